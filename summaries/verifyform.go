package summaries

import (
	"strings"
	"unicode"
)

var (
	reLeftover = lazily(`[{}<>|\x60]|\*\*|__|##|\[\w*\]|\bF\d+\b|&\w+;`)
	rePrompt   = lazily(`(?i)\bberikut\b.{0,20}\b(?:ringkasan|rangkuman|teks|hasil)|\bringkasan\s*:|\brangkuman\s*:|\bsebagai\s+(?:sebuah\s+)?(?:ai|model|asisten)\b|\bas an? (?:ai|language)\b|\bhere(?:'s| is)\b|^\s*tentu\b|^\s*baik\s*[,!]|\bsemoga\b|\bmaaf\b|\bprompt\b|\bplaceholder\b|\btoken\b|\binstruksi\b|\bsaya\b`)
	reLinks    = lazily(`(?i)\bhttps?:\S+|\bwww\.\S+|\S*@\S+|\bt\.me\S*|\b[a-z0-9-]+\.(?:com|co\.id|go\.id|or\.id|ac\.id|id|org|net|info|example|io)\b\S*`)
)

// form looks for what no summary may hold, whatever it says.
func (v *verifier) form() {
	if n := len(strings.Fields(v.text)); n > MostWords {
		v.fault(faultLong, n, MostWords)
	}
	if len(v.text) > mostLetters {
		v.fault(faultLetters, len(v.text), mostLetters)
		v.text = clip(v.text, 4*mostLetters)
	}
	if m := reLeftover().FindString(v.text); m != "" {
		v.fault(faultMarkup, m)
	}
	if m := rePrompt().FindString(v.text); m != "" && !v.stands(plain(m)) {
		v.fault(faultPrompt, m)
	} else if lures(v.text) {
		v.fault(faultPrompt, "perintah kepada peringkas")
	}
	for _, m := range reLinks().FindAllString(v.text, -1) {
		if !strings.Contains(strings.ToLower(v.r.Page.Text), strings.ToLower(strings.TrimRight(m, ".,)"))) {
			v.fault(faultLink, m)
		}
	}
	if strings.ContainsFunc(v.text, isStrange) {
		v.fault(faultHidden)
	}
	v.language()
}

// isStrange tells whether a character is no part of Indonesian prose: marks without
// width, digits of other scripts, fractions.
func isStrange(r rune) bool {
	return r > 127 && (unicode.IsNumber(r) || unicode.Is(unicode.Cf, r) || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)) || r == unicode.ReplacementChar || unicode.Is(unicode.Cc, r) && r != '\n'
}

// language refuses text that is not Indonesian.
func (v *verifier) language() {
	found := map[string]bool{}
	for _, w := range pieces(v.text) {
		if englishWords[w.low] && !v.known[w.low] {
			found[w.low] = true
		}
	}
	if len(found) > 1 || len(found) == 1 && plainEnglish(found) {
		v.fault(faultEnglish, anyOf(found))
	}
}

func plainEnglish(found map[string]bool) bool {
	for w := range found {
		if strongEnglish[w] {
			return true
		}
	}
	return false
}

// anyOf is the first of a set by letter.
func anyOf(set map[string]bool) (first string) {
	for w := range set {
		if first == "" || w < first {
			first = w
		}
	}
	return first
}

var (
	englishWords  = wordSet("the of and in is was were are has have had for with from by at to this that it its as on an or be been than while also people poor poverty rate percent percentage points line fell rose decreased increased decline rise year million thousand compared population per cent which their regency city province according reported number")
	strongEnglish = wordSet("the poverty percent percentage fell rose decreased increased population people poor rate compared regency")
)

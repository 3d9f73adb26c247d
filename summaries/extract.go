package summaries

import "strings"

// The bounds of what is taken from a page word by word.
const (
	mostExtracted = 2
	mostSentence  = 32 // words
	leastSentence = 5
	mostLooked    = 40 // sentences from the page's beginning; news comes first
)

// What bars a sentence from being told word by word.
var (
	// marks of what is no prose, and numbers that are no figures
	unfit = lazily(`(?i)[|<>@#*_{}\[\]…]|https?:|www\.|\d{6,}|\bno\.|\.\.\.|\bbaca juga\b|\bhak cipta\b`)
	// a whole quotation and who said it
	quotation = lazily(`^["“]([^"“”]+?)[,.]?["”],? (?:ujar|kata|ucap|tutur|jelas|ungkap|terang|papar|sebut)[^"“”]*$`)
	// a town and a day before the first sentence
	dateline = lazily(`^(?:[\p{L}.() ]{2,40}(?:, \d{1,2} \p{L}+ \d{4})?|[\p{L} ]{2,30}, \d{1,2}/\d{1,2}/\d{4}) ?[–—-] ?`)
	digits   = lazily(`\d`)
	year     = lazily(`\b(19|20)\d\d\b`)
)

// extracted are sentences of the page that may be told word by word, the best two in the
// order of the page. Where figures are told already, they must be news and bear none.
func extracted(r Reading, besideFigures bool) (lines []line) {
	if r.Poverty && !besideFigures {
		return nil // what it says of poverty could not be made sure of
	}
	rated := rate(r, besideFigures)
	for len(rated) > mostExtracted {
		worst := 0
		for i := range rated {
			if rated[i].points <= rated[worst].points {
				worst = i
			}
		}
		rated = append(rated[:worst], rated[worst+1:]...)
	}
	for _, s := range rated {
		lines = append(lines, line{s.text, s.claims})
	}
	return lines
}

// ratedSentence is a sentence that may be told, and how much speaks for it.
type ratedSentence struct {
	line
	points int
}

// rate are the sentences that may be told, in the order of the page.
func rate(r Reading, besideFigures bool) (rated []ratedSentence) {
	seen := map[string]bool{}
	for i, sentence := range r.Sentences[:min(len(r.Sentences), mostLooked)] {
		text, ok := tellable(sentence)
		if !ok || seen[text] {
			continue
		}
		seen[text] = true
		s := ratedSentence{line: line{text, claimsOf(r, i)}}
		isEvent, bears := hasWord(text, events), digits().MatchString(year().ReplaceAllString(text, ""))
		switch {
		case besideFigures && (!isEvent || bears):
			continue
		case bears && len(s.claims) == 0, !isEvent && len(s.claims) == 0:
			continue
		}
		s.points = 2*min(len(s.claims), 2) + earliness(i)
		if isEvent {
			s.points += 2
		}
		rated = append(rated, s)
	}
	return rated
}

// earliness favours the first sentences of a page.
func earliness(i int) int {
	const few = 3
	return max(few-i, 0)
}

// claimsOf are the trusted claims of a sentence.
func claimsOf(r Reading, sentence int) (claims []Claim) {
	for _, c := range trusted(r) {
		if c.Sentence == sentence && c.Role == Level {
			claims = append(claims, c)
		}
	}
	return claims
}

// tellable is a sentence as it may be told: without its dateline and, where all of it is
// a quotation, without the marks and the speaker. A sentence with part of a quotation,
// advice, a cause or anything that is no prose may not.
func tellable(sentence string) (string, bool) {
	s := strings.TrimSpace(sentence)
	if m := quotation().FindStringSubmatch(s); m != nil {
		s = m[1] + "."
	}
	s = dateline().ReplaceAllString(s, "")
	n := wordCount(s)
	switch {
	case n < leastSentence || n > mostSentence, !strings.HasSuffix(s, "."):
		return "", false
	case strings.ContainsAny(s, `"“”`), hasWord(s, slanted), leans(s), unfit().MatchString(s):
		return "", false
	}
	return upperFirst(s), true
}

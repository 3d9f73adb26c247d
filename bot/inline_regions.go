package bot

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// inlineRegions are the regions that the words typed so far mean or may come to mean, a
// few at most; together tells that they were named beside each other. Where no region is
// spoken of it is the bot's own.
func (t *talk) inlineRegions(q *indicators.Query) (codes []string, together bool) {
	if t.words == "" {
		return []string{t.Home}, false
	}
	certain := true
	for _, p := range q.Places {
		code, sure := p.Match.Certain()
		if sure && !p.Match.Typo {
			codes = withCode(codes, code)
			continue
		}
		certain = false
		for _, code := range t.inlineNames(p.Words, p.Match) {
			codes = withCode(codes, code)
		}
	}
	if q.Here || q.Group == indicators.BanuaEnam && len(codes) == 0 {
		codes = prepend(t.Home, codes)
	}
	if len(codes) == 0 || !certain {
		if whole := t.Catalogue.Complete(t.words); len(whole) > 0 {
			*q, codes, certain = indicators.Query{}, t.nearHome(whole), false
		}
	}
	if len(codes) == 0 {
		codes, certain = t.inlineRest(*q), false
	}
	return codes[:min(len(codes), mostInline)], certain && len(codes) > 1
}

// inlineNames are the regions that a name typed so far may mean: those that it begins,
// and those that it is near to.
func (t *talk) inlineNames(words string, m indicators.Match) []string {
	codes := t.Catalogue.Complete(words)
	for _, code := range append(slices.Clone(m.Regions), m.Near...) {
		codes = withCode(codes, code)
	}
	return t.nearHome(codes)
}

// inlineRest are the regions that the words without a meaning may come to name; where
// all words have one, the bot's own region.
func (t *talk) inlineRest(q indicators.Query) []string {
	for n := range q.Unclear {
		if codes := t.Catalogue.Complete(strings.Join(q.Unclear[n:], " ")); len(codes) > 0 {
			return t.nearHome(codes)
		}
	}
	if q.Unclear = nil; nothing(q) {
		return nil
	}
	if q.National || q.Group == indicators.Provinces {
		return []string{"0000"}
	}
	return []string{t.Home}
}

// nearHome puts the regions of the bot's own province first, and keeps the order else.
func (t *talk) nearHome(codes []string) []string {
	own, _ := t.Catalogue.Province(t.Home)
	near := func(code string) int {
		if p, ok := t.Catalogue.Province(code); ok && p.Code == own.Code {
			return 0
		}
		return 1
	}
	return slices.SortedStableFunc(slices.Values(codes), func(a, b string) int { return near(a) - near(b) })
}

// withCode adds a code that is not yet there.
func withCode(codes []string, code string) []string {
	if slices.Contains(codes, code) {
		return codes
	}
	return append(codes, code)
}

package examtest

import (
	"regexp"
	"slices"

	"pantau/indicators"
)

// Talk is what one person asks one after the other in one chat.
type Talk []Question

// Question is one thing asked, and what a right answer tells.
type Question struct {
	Theme  string // as its file names it
	File   string // name of the file, without folder and ending
	Line   int    // of the file
	Home   string // BPS code of the chat's region; empty is Balangan
	Before string // what was asked before in the same chat, joined by " > "
	Words  string

	figures []either  // that must be told
	only    bool      // no other region of their kind may be
	phrases []phrases // of each one must be told
	never   phrases
	must    duty
	offers  []string // choices of which a question back has all
	helps   []cell   // that a refusal may tell
}

// Key names the question among all: its file, and what was asked up to it.
func (q Question) Key() string {
	if q.Before == "" {
		return q.File + ": " + q.Words
	}
	return q.File + ": " + q.Before + " > " + q.Words
}

// Answerable tells whether the tables hold what is asked, and the question is clear.
func (q Question) Answerable() bool { return q.must == answer }

// Figures are the figures that the question wants or allows, so that the set can be
// held against the catalogue.
func (q Question) Figures() (all []indicators.Figure) {
	for _, c := range slices.Concat(slices.Concat(q.figures...), q.helps) {
		all = append(all, indicators.Figure{Region: c.region.Code, Indicator: c.indicator, Period: c.period, Value: c.value})
	}
	return all
}

// duty is what the bot has to do with a question.
type duty uint8

const (
	answer  duty = iota
	askBack      // it may mean several places
	decline      // nobody can answer it from the tables
	deny         // the tables do not have the figure
)

// cell is one figure of the tables.
type cell struct {
	region    indicators.Region
	indicator indicators.Indicator
	period    indicators.Period
	value     indicators.Decimal
	rank      int // 1 for the first of its kind; 0 anywhere
}

// either are figures of which one is wanted.
type either []cell

// phrases are ways to say the same.
type phrases []phrase

// phrase is one of them; flipped says the contrary of a change.
type phrase struct{ said, flipped *regexp.Regexp }

func (p phrases) in(text string) bool {
	return slices.ContainsFunc(p, func(p phrase) bool { return p.said.MatchString(text) })
}

func (p phrases) contradicted(text string) bool {
	return slices.ContainsFunc(p, func(p phrase) bool { return p.flipped != nil && p.flipped.MatchString(text) })
}

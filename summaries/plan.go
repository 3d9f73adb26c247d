package summaries

import (
	"fmt"
	"slices"
	"strings"
)

// plan is a Plan with what code puts in for each of its tokens.
type plan struct {
	Plan
	prints map[string]string // token → words with figures
	topics map[string]Topic  // token → what its level measures
}

// The bounds of what a Drafter is given.
const (
	mostPlanned   = 9    // figures, place and period included
	mostPlanBytes = 3000 // of the masked sentences
)

// newPlan makes the plan of a choice: place, period, and the figures in the order in
// which they are told, as many as leave room for words between. Whatever could turn a
// figure into a wrong one stands inside the tokens: region, period, unit, direction and
// what a change is compared with.
func newPlan(r Reading, c choice) plan {
	p := plan{prints: map[string]string{}, topics: map[string]Topic{}}
	p.Title = masked(r, r.Page.Title)
	p.add(placeWords(c.Place), "nama wilayah; semua angka tentang wilayah ini")
	if words := periodWords(c.Period); words != "" {
		p.add(words, "waktu angka, dicetak tanpa kata pada di depannya")
	}
	p.figures(c)
	p.Text = bearing(r, c)
	return p
}

// add gives a print the next token.
func (p *plan) add(print, means string) {
	token := fmt.Sprintf("{{F%d}}", len(p.Figures)+1)
	p.prints[token] = print
	p.Figures = append(p.Figures, PlanFigure{token, means})
}

// figures adds what is to be told with a number. A figure of another period than the
// summary's is left to the template, which can name it.
func (p *plan) figures(c choice) {
	t := &teller{period: c.Period}
	for _, of := range []told{c.Rate, c.Count, c.Line, {Level: c.Depth}, {Level: c.Severity}} {
		if !of.Level.isSet() || of.Level.Period != c.Period || len(p.Figures) >= mostPlanned {
			continue
		}
		print, means := amount(of.Level), topicWords[of.Level.Topic]
		if of.Level.Topic == "line" {
			print += " per kapita per bulan"
		}
		p.add(print, means+"; dicetak lengkap dengan satuan")
		p.topics[p.Figures[len(p.Figures)-1].Token] = of.Level.Topic
		if moved := t.moved(of); moved != "" && len(p.Figures) < mostPlanned {
			p.add(moved, "perubahan "+means+", tepat di belakang angkanya; dicetak lengkap dengan arah, satuan dan pembandingnya")
		}
	}
}

// fill puts the figures into a draft that has passed check.
func (p plan) fill(draft string) string {
	text := strings.Join(strings.Fields(draft), " ")
	for token, print := range p.prints {
		text = strings.Replace(text, token, print, 1)
	}
	return text
}

// bearing are the sentences from which the chosen figures come, masked.
func bearing(r Reading, c choice) string {
	var numbers []int
	for _, of := range []Claim{c.Rate.Level, c.Rate.Change, c.Count.Level, c.Count.Change, c.Line.Level, c.Line.Change, c.Depth, c.Severity} {
		if of.isSet() && of.Sentence >= 0 && of.Sentence < len(r.Sentences) {
			numbers = append(numbers, of.Sentence)
		}
	}
	slices.Sort(numbers)
	var text string
	for _, n := range slices.Compact(numbers) {
		if s := masked(r, r.Sentences[n]); len(text)+len(s) < mostPlanBytes {
			text += s + "\n"
		}
	}
	return strings.TrimSpace(text)
}

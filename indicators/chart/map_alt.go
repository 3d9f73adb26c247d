package chart

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/indicators"
)

// alt says in words what the map shows, and which figures it states. What matters comes
// whole; the classes name as many of their regions as fit.
func (p *plan) alt() (string, []indicators.Figure) {
	a := &account{}
	head := "Peta: " + lower(measure(p.Indicator)) + ", " + p.survey() + "."
	p.sayEnds(a)
	if len(p.ranking.LeftOut) <= few {
		a.told = append(a.told, p.ranking.LeftOut...) // the notes state them
	}
	p.sayOwn(a)
	a.say(p.notes()...)
	a.say(source(p.c, p.figures()))
	names := p.inClasses()
	for each := mostTold; ; each-- {
		words := strings.Join(slices.Concat([]string{head}, p.told(names, each), a.words), " ")
		if each == 0 || utf8.RuneCountInString(words) <= altMost {
			return words, a.told
		}
	}
}

// sayEnds tells the least and the greatest value.
func (p *plan) sayEnds(a *account) {
	rows := p.ranking.Rows
	if len(rows) == 0 {
		return
	}
	if rows[0].Value.Cmp(rows[len(rows)-1].Value) == 0 {
		a.told = append(a.told, rows...) // the only class states it
		return
	}
	if p.scarce() {
		return
	}
	a.told = slices.Concat(a.told, p.lowest(), p.highest())
	a.say("Terendah " + p.end(p.lowest()) + ", tertinggi " + p.end(p.highest()) + unit(p.Indicator) + ".")
}

// sayOwn tells the figures of the regions outlined that are not told yet.
func (p *plan) sayOwn(a *account) {
	for _, code := range p.own()[:min(len(p.own()), few)] {
		at := slices.IndexFunc(p.figures(), func(f indicators.Figure) bool { return f.Region == code })
		if at < 0 {
			continue
		}
		r, _ := p.c.Region(code)
		f := p.figures()[at]
		words := r.Full + " (bergaris tebal) " + f.Indicator.Number(f.Value) + unit(f.Indicator)
		if !slices.Contains(a.told, f) {
			a.told = append(a.told, f)
		}
		if f.Flag != nil && len(p.ranking.LeftOut) > few { // of few the notes say it
			words += ", " + Caution(f)
		}
		a.say(words + ".")
	}
}

// mostTold is how many names of one class could at all be told.
const mostTold = altMost / 5

// inClasses names the regions of each class, as many as could be told.
func (p *plan) inClasses() [][]string {
	var names [][]string
	for _, k := range p.classes {
		names = append(names, p.names(k.Codes[:min(len(k.Codes), mostTold)]))
	}
	return names
}

// told are the classes, each with so many of its regions by name.
func (p *plan) told(names [][]string, each int) []string {
	var words []string
	for k, class := range p.classes {
		some := slices.Clone(names[k][:min(len(names[k]), each)])
		switch rest := len(class.Codes) - len(some); {
		case rest > 0 && each > 0:
			some = append(some, strconv.Itoa(rest)+" lainnya")
		case rest > 0:
			some = []string{strconv.Itoa(rest) + " wilayah"}
		}
		words = append(words, upper(class.Words)+": "+listed(some)+".")
	}
	return words
}

package main

import (
	"fmt"
	"strings"

	"pantau/indicators"
)

// question is what somebody asks, and what the answer cannot lack.
type question struct {
	words string
	wants []string
}

// lacks is the first thing that an answer lacks; empty when it has all.
func (q question) lacks(answer string) string {
	for _, want := range q.wants {
		if !strings.Contains(answer, want) {
			return want
		}
	}
	return ""
}

// questions are real ones on all kabupaten and kota: their newest figures, a year,
// one indicator in plain words, two beside each other, and the rank in the
// province. What they want is worked out from the catalogue.
func questions(cat *indicators.Catalogue) (all []question) {
	neighbour := indicators.Region{}
	for _, r := range cat.Regions() {
		if !r.Kind.IsDistrict() {
			continue
		}
		all = append(all, newest(cat, r), ofYear(cat, r, 2020), inWords(cat, r, 2023))
		if neighbour.Parent == r.Parent {
			all = append(all, beside(neighbour, r))
		} else if province, ok := cat.Region(r.Parent); ok {
			all = append(all, question{"/peringkat " + province.Full, []string{province.Name}})
		}
		neighbour = r
	}
	return spread(all)
}

func newest(cat *indicators.Catalogue, r indicators.Region) question {
	q := question{"/indikator " + r.Full, []string{r.Full}}
	for _, i := range indicators.All {
		if f, ok := cat.Newest(r.Code, i, indicators.March); ok {
			q.wants = append(q.wants, printed(f))
		}
	}
	return q
}

func ofYear(cat *indicators.Catalogue, r indicators.Region, year int) question {
	q := question{fmt.Sprintf("/indikator %s %d", r.Full, year), []string{r.Full}}
	for _, i := range indicators.All {
		if f, ok := cat.InYear(r.Code, i, year, indicators.March); ok {
			q.wants = append(q.wants, printed(f))
		}
	}
	return q
}

func inWords(cat *indicators.Catalogue, r indicators.Region, year int) question {
	q := question{fmt.Sprintf("berapa garis kemiskinan %s tahun %d?", r.Full, year), []string{r.Full}}
	if f, ok := cat.InYear(r.Code, indicators.Line, year, indicators.March); ok {
		q.wants = append(q.wants, printed(f))
	}
	return q
}

func beside(a, b indicators.Region) question {
	return question{"/bandingkan " + a.Full + " dan " + b.Full, []string{a.Name, b.Name}}
}

// printed is the number as an answer shows it.
func printed(f indicators.Figure) string {
	if f.Indicator == indicators.Line {
		return f.Value.Indonesian(0)
	}
	return f.Value.Indonesian(2)
}

// spread puts the kinds of questions and the provinces among each other, the same
// way each time.
func spread(all []question) []question {
	const step = 7919 // a prime, so that every question comes once
	mixed := make([]question, len(all))
	for n := range all {
		mixed[n] = all[n*step%len(all)]
	}
	return mixed
}

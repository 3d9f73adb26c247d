package examtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"pantau/indicators"
)

// wanted reads a line below a question.
func (r *reader) wanted(q *Question, sign, words string) (err error) {
	switch sign {
	case "=":
		return r.told(q, words)
	case "≠":
		q.never = append(q.never, ways(words)...)
	case "~":
		cell, err := r.cell(words)
		q.helps = append(q.helps, cell)
		return err
	case "!":
		return r.refused(q, words)
	default:
		return errSign
	}
	return nil
}

// told reads a figure, "hanya itu", or words.
func (r *reader) told(q *Question, words string) error {
	switch {
	case words == "hanya itu":
		q.only = true
	case strings.Count(words, " · ") < 3:
		q.phrases = append(q.phrases, ways(words))
	default:
		var one either
		for part := range strings.SplitSeq(words, " | ") {
			cell, err := r.cell(part)
			if err != nil {
				return err
			}
			one = append(one, cell)
		}
		q.figures = append(q.figures, one)
	}
	return nil
}

func (r *reader) refused(q *Question, words string) error {
	kind, rest, _ := strings.Cut(words, ":")
	rest = strings.TrimSpace(rest)
	duties := map[string]duty{"tanya balik": askBack, "tolak": decline, "tidak ada": deny}
	must, known := duties[kind]
	if !known || must == deny && rest == "" {
		return errSign
	}
	q.must = must
	switch {
	case rest == "":
	case must == askBack:
		q.offers = strings.Split(rest, ", ")
	default:
		q.phrases = append(q.phrases, ways(rest))
	}
	return nil
}

// cell reads "1. Kabupaten Sampang · P0 · Maret 2025 · 20,61".
func (r *reader) cell(words string) (c cell, err error) {
	if number, rest, ranked := strings.Cut(words, ". "); ranked {
		if c.rank, err = strconv.Atoi(number); err == nil {
			words = rest
		}
	}
	parts := strings.Split(strings.TrimSpace(words), " · ")
	if len(parts) != 4 {
		return c, fmt.Errorf("%q is no figure: region · indicator · period · value", words)
	}
	if c.region, err = r.region(parts[0]); err != nil {
		return c, err
	}
	var known, dated bool
	c.indicator, known = called[parts[1]]
	c.period, dated = period(parts[2])
	if c.value, err = indicators.ReadNumber(parts[3]); err != nil || !known || !dated {
		return c, fmt.Errorf("%q is no figure: %w", words, indicators.ErrNumber)
	}
	return c, nil
}

// called are the indicators as the set names them.
var called = map[string]indicators.Indicator{"P0": indicators.P0, "jumlah": indicators.Poor, "garis": indicators.Line, "P1": indicators.P1, "P2": indicators.P2}

// months are the survey months as answers name them.
var months = map[indicators.Month]string{indicators.March: "Maret", indicators.September: "September"}

// period reads "Maret 2023", "September 2024", or "2012" of an unknown month.
func period(words string) (p indicators.Period, ok bool) {
	month, year, dated := strings.Cut(words, " ")
	if !dated {
		year = month
	}
	for m, name := range months {
		if dated && name == month {
			p.Month = m
		}
	}
	var err error
	p.Year, err = strconv.Atoi(year)
	return p, err == nil && dated == (p.Month != indicators.Unknown)
}

// region is the one region of a full name, or of a short one that no other has.
func (r *reader) region(name string) (found indicators.Region, err error) {
	hits := 0
	for _, x := range r.cat.Regions() {
		if x.Full == name {
			return x, nil
		}
		if x.Name == name {
			found, hits = x, hits+1
		}
	}
	if hits != 1 {
		return found, fmt.Errorf("%q is not one region", name)
	}
	return found, nil
}

// ways reads words with "|" between ways to say them.
func ways(words string) (all phrases) {
	for way := range strings.SplitSeq(words, " | ") {
		p := phrase{said: pattern(way)}
		if flipped := flip(way); flipped != "" {
			p.flipped = pattern(flipped)
		}
		all = append(all, p)
	}
	return all
}

// The words of change, and what stands for them in patterns.
const falls, rises = `(?:turun|berkurang|menurun|−)`, `(?:naik|bertambah|meningkat|\+)`

// pattern finds words in whatever case. A number is never the tail of a longer one.
func pattern(way string) *regexp.Regexp {
	expr := `(?im)`
	for i, part := range strings.Split(way, "…") {
		part = strings.TrimSpace(part)
		switch number := part != "" && '0' <= part[0] && part[0] <= '9'; {
		case number && i == 0:
			expr += `(?:^|[^\d.,])`
		case number:
			expr += `(?:[^\n]{0,80}?[^\d.,])?`
		case i > 0:
			expr += `[^\n]{0,80}?`
		}
		expr += quoted(part)
	}
	return regexp.MustCompile(expr)
}

// quoted finds the part of a way between two "…".
func quoted(part string) string {
	switch {
	case part == "turun":
		return falls
	case part == "naik":
		return rises
	case part != "" && '0' <= part[len(part)-1] && part[len(part)-1] <= '9':
		return regexp.QuoteMeta(part) + `\b`
	}
	return regexp.QuoteMeta(part)
}

// flip is a change in the other direction; empty when the words are none.
func flip(way string) string {
	if rest, ok := strings.CutPrefix(way, "turun …"); ok {
		return "naik …" + rest
	}
	if rest, ok := strings.CutPrefix(way, "naik …"); ok {
		return "turun …" + rest
	}
	return ""
}

package summaries

// line is one sentence of a summary and what it tells.
type line struct {
	text   string
	claims []Claim
}

// teller writes the sentences of a choice, and remembers what it has named already: the
// place stands in the first sentence only, and a period only where it is another one
// than the sentence before spoke of.
type teller struct {
	writer
	place, period, since string
	said                 []line
}

// lines writes all that is chosen, a sentence a pattern, in the order of importance.
func (w writer) lines(c choice) []line {
	t := &teller{writer: w, place: placeWords(c.Place), period: "-"}
	t.level("rate", c.Rate)
	t.level("count", c.Count)
	t.level("line", c.Line)
	if c.AreasPart {
		t.parted(c.Urban, c.Rural)
	}
	if c.Year.isSet() {
		t.say("year", words{On: periodWords(c.Year.Vs), Moved: changeWords(c.Year)}, c.Year)
	}
	t.indices(c.Depth, c.Severity)
	if !c.AreasPart && c.Urban.Level.isSet() && alike(c.Urban.Level.Period, t.period) {
		t.say("areas", words{Value: amount(c.Urban.Level), Other: amount(c.Rural.Level)}, c.Urban.Level, c.Rural.Level)
	}
	return t.said
}

// say writes one sentence.
func (t *teller) say(pattern string, with words, claims ...Claim) {
	t.said = append(t.said, line{t.sentence(pattern, with), claims})
}

// level writes a level and how it moved.
func (t *teller) level(pattern string, of told) {
	if !of.Level.isSet() {
		return
	}
	with := t.opening(of.Level.Period)
	with.Value, with.Moved = amount(of.Level), t.moved(of)
	claims := []Claim{of.Level}
	for _, c := range []Claim{of.Change, of.Before} {
		if c.isSet() {
			claims = append(claims, c)
		}
	}
	t.say(pattern, with, claims...)
}

// opening names place and period, unless they were named. A year is named beside a month
// of it: the page may not mean the same.
func (t *teller) opening(period string) (w words) {
	w.Place, t.place = t.place, ""
	if period != "" && period != t.period {
		w.On, t.period, t.since = on(period), period, ""
	}
	return w
}

// moved writes how a level moved, and since when, unless that was named.
func (t *teller) moved(of told) string {
	named := ""
	if vs := of.since(); vs != "" && vs != t.since {
		named, t.since = since(vs), vs
	}
	switch {
	case of.Before.isSet() && of.direction() == Steady:
		return "tidak berubah" + behind(" ", named)
	case of.Before.isSet():
		return string(of.direction()) + " dari " + amount(of.Before) + behind(" ", on(of.Before.Period))
	case of.Change.isSet():
		return changeWords(of.Change) + behind(" ", named)
	}
	return ""
}

// parted writes town and village, which went different ways.
func (t *teller) parted(urban, rural told) {
	t.say("parted", words{
		Moved: string(urban.direction()), Value: amount(urban.Level),
		OtherMoved: string(rural.direction()), Other: amount(rural.Level),
	}, urban.Level, rural.Level)
}

// indices writes P1 and P2, in one sentence where they are of one period.
func (t *teller) indices(depth, severity Claim) {
	switch {
	case depth.isSet() && severity.isSet() && depth.Period == severity.Period:
		with := t.opening(depth.Period)
		with.Value, with.Other = amount(depth), amount(severity)
		t.say("indices", with, depth, severity)
	default:
		t.level("depth", told{Level: depth})
		t.level("severity", told{Level: severity})
	}
}

// within are the lines, in order, that together have at most so many words; one that is
// too long is left out, and a shorter one behind it may still come in.
func within(lines []line, most int) (kept []line) {
	for _, l := range lines {
		if n := wordCount(l.text); n <= most {
			kept, most = append(kept, l), most-n
		}
	}
	return kept
}

// joined is the text of lines.
func joined(lines []line) (text string) {
	for _, l := range lines {
		text += behind(" ", l.text)
	}
	if text == "" {
		return ""
	}
	return text[1:]
}

// one writes the one claim of a choice that is surest: confirmed, in the order rate,
// number, line; nothing when none is.
func one(c choice) (l line) {
	for _, of := range []struct {
		name  string
		claim Claim
	}{{"one/rate", c.Rate.Level}, {"one/count", c.Count.Level}, {"one/line", c.Line.Level}} {
		if of.claim.isSet() && of.claim.Trust == Confirmed {
			return line{render(of.name, words{Place: placeWords(c.Place), On: on(of.claim.Period), Value: amount(of.claim)}), []Claim{of.claim}}
		}
	}
	return line{}
}

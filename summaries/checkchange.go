package summaries

import (
	"strings"

	"pantau/indicators"
)

// checkChange holds a change against the two cells it lies between. Where the text does
// not say what it is compared with, it is the survey a year before.
func (k *checker) checkChange(x *judged, one *Checked) {
	later := cellsFor(k.c, x.Place.Code, x.Topic, x.Period)
	if len(later) != 1 {
		one.Reason = k.absent(x, later)
		return
	}
	from, reason := k.earlier(x, later[0])
	if reason != "" {
		one.Reason = reason
		return
	}
	if from.Flag != nil || later[0].Flag != nil {
		one.Reason = whyFlagged
		return
	}
	v, step, dir, ok := changeOf(from, later[0], x.pointsFor())
	if !ok {
		one.Reason = whyWhichUnit
		return
	}
	if x.Topic == "p0" && x.Unit == Percent && equals(later[0], x.Value, x.Step) {
		one.Reason = whyWhichRole // "lebih rendah dari provinsi maupun nasional (8,47 persen)": a level
		return
	}
	one.Figure, one.From, one.Value, one.Verdict = &later[0], &from, v, Differs
	switch {
	case !near(v, x.Value, stepAtLeast(step, x.Step)) && !(x.about != exactly && x.equals(v)):
	case dir != x.Direction:
		one.Reason = whyWayIs + string(dir)
	case x.Topic == "p0" && x.Unit == Percent:
		one.Reason = whyPoints
	default:
		one.Verdict = Agrees
	}
}

// pointsFor is the unit in which a change is computed: a rate's never in percent.
func (x *judged) pointsFor() Unit {
	if x.Topic == "p0" {
		return PercentPoints
	}
	return x.Unit
}

// stepAtLeast is how far a told change may lie from the tables': its own last digit where
// it is coarser, and nothing where both have the same decimals.
func stepAtLeast(table, told indicators.Decimal) indicators.Decimal {
	if told.Cmp(table) > 0 {
		return told
	}
	if table.Places > 0 {
		return indicators.Decimal{}
	}
	return table
}

// earlier is the figure that a change is compared with, or why there is none.
func (k *checker) earlier(x *judged, later indicators.Figure) (indicators.Figure, string) {
	if x.Vs == "" {
		if k.d.sentences[x.Sentence].spansYears() {
			return indicators.Figure{}, whyYearOpen
		}
		if half, ok := k.halfYearBefore(later); ok && x.fits(half, later) {
			return half, ""
		}
		d := k.c.ChangeTo(later)
		switch d.Reason {
		case indicators.Computed:
			return d.From, ""
		case indicators.FlaggedNow, indicators.FlaggedBefore:
			return d.From, whyFlagged
		}
		return d.From, whyNotInData
	}
	figures := cellsFor(k.c, x.Place.Code, x.Topic, x.Vs)
	for _, f := range figures {
		if (len(figures) == 1 || f.Period.Month == later.Period.Month) && f.Period.Before(later.Period) {
			return f, ""
		}
	}
	y := *x
	y.Period = x.Vs
	return indicators.Figure{}, k.absent(&y, figures)
}

// spansYears tells whether a sentence speaks of several years at once, "dalam lima tahun":
// what moved did not move since the year before.
func (s *sentence) spansYears() bool {
	for _, m := range s.marks {
		if m.kind != maskMark || m.to-m.from < 2 || s.pieces[m.to-1].low != "tahun" {
			continue
		}
		if first := s.pieces[m.from].low; first != "1" && first != "satu" {
			return true
		}
	}
	return false
}

// halfYearBefore is the figure of the survey before, where there are two a year.
func (k *checker) halfYearBefore(later indicators.Figure) (indicators.Figure, bool) {
	p := indicators.Period{Year: later.Period.Year, Month: indicators.March}
	if later.Period.Month == indicators.March {
		p = indicators.Period{Year: later.Period.Year - 1, Month: indicators.September}
	}
	f, ok := k.c.Figure(later.Region, later.Indicator, p)
	return f, ok && p.Before(later.Period) && f.Flag == nil
}

// fits tells whether a change is that between two figures.
func (x *judged) fits(from, to indicators.Figure) bool {
	v, step, dir, ok := changeOf(from, to, x.pointsFor())
	return ok && dir == x.Direction && near(v, x.Value, stepAtLeast(step, x.Step))
}

// absent says why the catalogue has nothing to hold a claim against.
func (k *checker) absent(x *judged, figures []indicators.Figure) string {
	i, _ := x.Topic.Indicator()
	p, ok := indicators.ParsePeriod(x.Period)
	switch {
	case len(figures) > 0:
		return whyYearOnly
	case x.Period == "":
		return whyWhichPeriod
	case !ok:
		return whyNoSurvey
	}
	switch k.c.Absence(x.Place.Code, i, p) {
	case indicators.NotPublished:
		return whyNoSeptember
	case indicators.NotYetARegion:
		return whyNotYet
	}
	if len(k.c.Series(x.Place.Code, i, indicators.Unknown)) > 0 && p.Month != indicators.Unknown && len(cellsFor(k.c, x.Place.Code, x.Topic, x.Period[:4])) > 0 {
		return whyMonthUnknown
	}
	return whyNotInData
}

// nameBare finds out what a bare number is of: what another number of its sentence is of,
// or the cell of the region that has it. False for numbers of other things.
func (k *checker) nameBare(x *judged, at int) bool {
	if x.Topic != "angka" || x.barred != whyWhichTopic || x.Place.Code == "" || x.words || x.unit == "kali" {
		return false
	}
	for i := range k.all {
		if y := &k.all[i]; y.Sentence == x.Sentence && i != at && isFive(y.Topic) && plausibleFor(y.Topic, x) {
			x.is5(y.Topic)
			return true
		}
	}
	if h, ok := k.hit(x); ok {
		x.is5(topicOf(h.Figure.Indicator))
		if v, step := valueOf(h.Figure); h.Figure.Indicator == indicators.Poor && h.Figure.Value.Cmp(x.Value) == 0 {
			x.Value, x.Step = v, step // a table's thousands
		}
		if h.Misprint && x.Period == "" {
			x.Period = h.Figure.Period.ID()
		}
		return true
	}
	return false
}

// hit is the first cell that has a bare number, of its year if one is said.
func (k *checker) hit(x *judged) (indicators.Hit, bool) {
	for _, h := range k.c.WithValue(x.Place.Code, x.Value) {
		fits := x.Period == "" || strings.HasPrefix(h.Figure.Period.ID(), x.Period)
		if fits && (x.unit == "" || x.unit == Percent && h.Figure.Indicator == indicators.P0) {
			return h, true
		}
	}
	return indicators.Hit{}, false
}

// is5 makes a bare number one of the five indicators.
func (x *judged) is5(t Topic) {
	x.Topic, x.barred, x.dead = t, "", ""
	if x.Role == Level {
		x.Unit = unitOf(t)
	} else if t == "p0" {
		x.Unit = PercentPoints
	} else {
		x.Unit = unitOf(t)
	}
}

// plausibleFor tells whether a bare number has the size of a topic's.
func plausibleFor(t Topic, x *judged) bool {
	whole := x.Value.Places == 0 && x.Value.Cmp(indicators.Decimal{Units: 1000}) >= 0
	return (t == "poor" || t == "line") == whole && (x.unit == "" || x.unit == unitOf(t))
}

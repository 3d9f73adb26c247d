package summaries

import (
	"slices"

	"pantau/indicators"
)

// Check holds any text, claim by claim, against the catalogue alone: a speech, a message,
// an article. Page.Region is the place of "kita" and of what names none. Numbers of
// anything else than the five indicators are left out; of those, each is told once, in the
// order of the text. What may be one of the five is never left out: what it is of is read
// from the sentences before, and where they leave that open it is NoData with the reason.
func Check(c *indicators.Catalogue, p Page) []Checked {
	list, _ := CheckAll(c, p)
	return list
}

// CheckAll is Check, with the numbers that were left out: persons, percentages, sums of
// money and broken numbers of anything else, as they stand in the text, each once, in its
// order, and behind them the ranks that it tells.
func CheckAll(c *indicators.Catalogue, p Page) (list []Checked, others []string) {
	d := readLoosely(c, p, true)
	k := newChecker(c, d)
	odd := map[int]bool{}
	for i := range k.all {
		odd[i] = k.all[i].odd != ""
	}
	k.askCatalogue()
	v := survey(d)
	for i := range k.all {
		x := &k.all[i]
		open, five := k.recall(v, i)
		if !five && !k.nameBare(x, i) || d.isYearOf(x) {
			others = withOther(others, x.quantity)
			continue
		}
		one := unclear(x.Claim, open)
		if open == "" || x.barred == whyNegated || x.barred == whyBetweenPlaces {
			one = k.check(x)
		}
		if odd[i] && one.Verdict == Agrees && x.Value.Cmp(x.value) != 0 {
			one.Verdict, one.Reason = Differs, whyWritten
		}
		one.Claim.Trust, one.Claim.Table = Single, one.Verdict == Agrees
		if !slices.ContainsFunc(list, func(o Checked) bool { return sameChecked(o.Claim, one.Claim) }) {
			list = append(list, one)
		}
	}
	for _, q := range d.leftOut() {
		others = withOther(others, q)
	}
	return list, append(others, d.ranks()...)
}

// withOther adds a number that was left out, if it may mean anything alone, once.
func withOther(others []string, q quantity) []string {
	if q.unit == "" && q.value.Places == 0 && q.value.Cmp(indicators.Decimal{Units: 10_000}) < 0 || q.noun != "" || slices.Contains(others, q.raw) {
		return others
	}
	return append(others, q.raw)
}

// leftOut are the numbers of tables that no claim was made of.
func (d *document) leftOut() (out []quantity) {
	read := map[spot]bool{}
	for _, r := range d.raws {
		read[spot{r.Sentence, r.from}] = true
	}
	for n := range d.sentences {
		if s := &d.sentences[n]; s.row {
			for _, cell := range cellsOf(s) {
				out = append(out, unread(s, cell, func(q quantity) bool { return read[spot{n, q.from}] })...)
			}
		}
	}
	return out
}

// unread are the numbers of a cell that were not read.
func unread(s *sentence, cell []mark, read func(quantity) bool) (out []quantity) {
	if q, ok := onlyQuantity(s, cell); ok {
		cell = []mark{{kind: quantityMark, quantity: q}}
	}
	for _, m := range cell {
		if m.kind == quantityMark && !read(m.quantity) {
			out = append(out, m.quantity)
		}
	}
	return out
}

// unclear is a claim of which one thing cannot be told, without that thing.
func unclear(c Claim, open string) Checked {
	switch open {
	case whyPlaceOpen:
		c.Place = Place{}
	case whyYearOpen:
		c.Period = ""
	case whyTopicOpen:
		c.Topic = bareTopic
	}
	return Checked{Claim: c, Verdict: NoData, Reason: open}
}

func sameChecked(a, b Claim) bool {
	return a.Topic == b.Topic && a.Place == b.Place && a.Area == b.Area && a.Period == b.Period && a.Role == b.Role && a.Unit == b.Unit &&
		a.Value.Cmp(b.Value) == 0 && a.Direction == b.Direction && a.Vs == b.Vs
}

// check holds one claim against the catalogue.
func (k *checker) check(x *judged) Checked {
	one := Checked{Claim: x.Claim, Verdict: NoData}
	switch {
	case x.ranged:
		one.Reason = whyRange
	case x.barred == whyNegated || x.barred == whyBetweenPlaces || isSentenceBar(x.barred):
		one.Reason = x.barred
	case x.Place.Code == "":
		one.Reason = k.noRegion(x)
	case x.unclear == whyWhichPlace:
		one.Reason = whyWhichPlace
	case x.Role == Target:
		one.Reason = whyTarget
	case x.Area != Total:
		one.Reason = whyNoAreas
	case x.Unit == "" && x.unclear == whyWhichUnit:
		one.Reason = whyWhichUnit
	case x.unclear == whyWhichArea && !k.bornOut(x):
		one.Reason = whyWhichArea
	case x.Role == Change && x.Direction == "":
		one.Reason = whyNoDirection
	case x.Role == Change:
		k.checkChange(x, &one)
	default:
		k.checkLevel(x, &one)
	}
	return one
}

// checkLevel holds a level against its cell.
func (k *checker) checkLevel(x *judged, one *Checked) {
	if x.Period == "" {
		k.checkUndated(x, one)
		return
	}
	figures := cellsFor(k.c, x.Place.Code, x.Topic, x.Period)
	verdict, f := k.verdict(x, figures)
	if f == nil {
		one.Reason = k.absent(x, figures)
		return
	}
	one.Verdict, one.Figure = verdict, f
	one.Value, _ = valueOf(*f)
	if verdict == Differs {
		one.Reason = x.roundsTo(*f)
	}
	k.checkWay(x, one)
}

// roundsTo tells what a figure rounds to as coarsely as the text wrote it, where that is one
// step from what it wrote: "24,06 juta" of 24.054,72 thousand. "" where it is further off.
func (x *judged) roundsTo(f indicators.Figure) string {
	v, step := valueOf(f)
	if x.Step.Cmp(step) <= 0 {
		return ""
	}
	for _, near := range []indicators.Decimal{x.Value.Sub(x.Step), added(x.Value, x.Step)} {
		if agree(near, x.Step, v, step) {
			c := x.Claim
			c.Value = near
			return whyRounds + amount(c)
		}
	}
	return ""
}

// verdict is levelVerdict, where the text rounds, with its rounding.
func (k *checker) verdict(x *judged, figures []indicators.Figure) (Verdict, *indicators.Figure) {
	if x.about == exactly {
		return levelVerdict(figures, x.Value, x.Step, len(x.Period) == 4)
	}
	var same []indicators.Figure
	for _, f := range figures {
		if v, _ := valueOf(f); x.equals(v) {
			same = append(same, f)
		}
	}
	if len(same) == 1 {
		return Agrees, &same[0]
	}
	return levelVerdict(figures, x.Value, x.Step, len(x.Period) == 4)
}

// checkWay looks at the direction that a level is said to have been reached in.
func (k *checker) checkWay(x *judged, one *Checked) {
	from := cellsFor(k.c, x.Place.Code, x.Topic, x.Vs)
	if one.Verdict != Agrees || x.Direction == "" || len(from) != 1 || from[0].Flag != nil || one.Figure.Flag != nil || !from[0].Period.Before(one.Figure.Period) {
		return
	}
	if _, _, dir, ok := changeOf(from[0], *one.Figure, x.Unit); ok && dir != x.Direction {
		one.Verdict, one.From, one.Reason = Differs, &from[0], whyWayIs+string(dir)
	}
}

// checkUndated looks for a level of no period: any survey's figure that equals it, else
// the newest tells what it should be.
func (k *checker) checkUndated(x *judged, one *Checked) {
	i, _ := x.Topic.Indicator()
	var newest *indicators.Figure
	for _, m := range []indicators.Month{indicators.March, indicators.September} {
		s := k.c.Series(x.Place.Code, i, m)
		for n := len(s) - 1; n >= 0; n-- {
			if equals(s[n], x.Value, x.Step) {
				one.agree(s[n])
				return
			}
		}
	}
	if f, ok := k.c.Newest(x.Place.Code, i, indicators.Unknown); ok {
		newest = &f
	}
	hit := k.misprint(x, i)
	if hit != nil {
		newest = hit
	}
	switch {
	case newest == nil:
		one.Reason = whyNotInData
		return
	case hit == nil && x.lead == fromMark:
		one.Reason = whyYearOpen // "dari 15,97 ribu menjadi": of before, and nothing says of when
		return
	}
	one.Verdict, one.Figure = Differs, newest
	one.Value, _ = valueOf(*newest)
}

// misprint is the cell of which another source has the value.
func (k *checker) misprint(x *judged, i indicators.Indicator) *indicators.Figure {
	for _, h := range k.c.WithValue(x.Place.Code, x.Value) {
		if h.Misprint && h.Figure.Indicator == i {
			return &h.Figure
		}
	}
	return nil
}

// agree notes the figure that a claim equals, and its period.
func (one *Checked) agree(f indicators.Figure) {
	one.Verdict, one.Figure = Agrees, &f
	one.Value, _ = valueOf(f)
	if one.Claim.Period == "" {
		one.Claim.Period = f.Period.ID()
	}
}

package summaries

import (
	"slices"

	"pantau/indicators"
)

// compare holds every clear claim of one of the five indicators against the catalogue,
// those that are not used too.
func (k *checker) compare() {
	for i := range k.all {
		x := &k.all[i]
		if !isFive(x.Topic) || x.Place.Code == "" || x.Area != Total || x.merged || x.about != exactly || x.odd != "" || x.unclear != "" || x.barred != "" {
			continue
		}
		switch x.Role {
		case Level:
			k.compareLevel(x)
		case Change:
			k.compareChange(x)
		}
	}
}

func (k *checker) compareLevel(x *judged) {
	verdict, f := levelVerdict(cellsFor(k.c, x.Place.Code, x.Topic, x.Period), x.Value, x.Step, len(x.Period) == 4)
	if f == nil || verdict != Agrees && k.isOfAnother(x) {
		return
	}
	x.table = verdict == Agrees
	x.doubt = x.doubt || !x.table
	v, _ := valueOf(*f)
	x.cross = &Cross{Figure: *f, Value: v, Agrees: x.table}
}

// isOfAnother tells whether a level that was said without a period, and that the page gives
// otherwise for the newest, is another survey's.
func (k *checker) isOfAnother(x *judged) bool {
	i, five := x.Topic.Indicator()
	if !five || x.dead != whyContradicted || k.d.sentences[x.Sentence].names(periodMark) {
		return false
	}
	return slices.ContainsFunc(k.c.WithValue(x.Place.Code, x.Value), func(h indicators.Hit) bool {
		return h.Figure.Indicator == i && !h.Misprint
	})
}

// names tells whether a sentence has a mark of a kind.
func (s *sentence) names(kind markKind) bool {
	return slices.ContainsFunc(s.marks, func(m mark) bool { return m.kind == kind })
}

// compareChange holds a change against the two cells it lies between; no change is
// computed from a flagged one.
func (k *checker) compareChange(x *judged) {
	from, to, ok := changeFigures(k.c, x.Claim)
	if !ok || from.Flag != nil || to.Flag != nil || x.Unit == "" {
		return
	}
	v, step, dir, ok := changeOf(from, to, x.pointsFor())
	if !ok || x.dead == whyPercentOfRate {
		return
	}
	if x.Step.Cmp(step) > 0 {
		step = x.Step
	}
	x.table = near(v, x.Value, step) && (dir == x.Direction || dir == Steady)
	x.doubt = x.doubt || !x.table
	x.cross = &Cross{Figure: to, From: &from, Value: v, Agrees: x.table}
}

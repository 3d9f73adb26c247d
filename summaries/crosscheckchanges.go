package summaries

import "pantau/indicators"

// points makes percentage points of what a page calls percent, where the two levels
// prove it; where nothing does, it is dropped.
func (k *checker) points() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Change || x.Topic != "p0" || x.Unit != Percent {
			continue
		}
		x.dead = whyWhichUnit
		k.findVs(x, PercentPoints)
		from, to, ok := k.ends(x)
		if !ok {
			continue
		}
		d := to.Sub(from)
		relative, _ := d.PercentOf(from)
		switch {
		case directionOf(d) != x.Direction:
			x.dead = whyDirection
		case near(d.Abs(), x.Value, x.Step):
			x.Unit, x.dead, x.proven = PercentPoints, "", true
		case near(relative.Abs(), x.Value, indicators.Decimal{Units: 1, Places: 1}):
			x.dead = whyPercentOfRate
		}
	}
}

// ends are the levels that a change lies between: the page's, else the catalogue's.
func (k *checker) ends(x *judged) (from, to indicators.Decimal, ok bool) {
	from, okFrom := k.levelValue(x, x.Vs)
	to, okTo := k.levelValue(x, x.Period)
	return from, to, okFrom && okTo
}

func (k *checker) levelValue(x *judged, period string) (indicators.Decimal, bool) {
	if y := k.level(x.Topic, x.Place, x.Area, period); y != nil {
		return y.Value, true
	}
	if f := cellsFor(k.c, x.Place.Code, x.Topic, period); len(f) == 1 && x.Area == Total && f[0].Flag == nil {
		v, _ := valueOf(f[0])
		return v, true
	}
	return indicators.Decimal{}, false
}

// findVs finds the period that a change is compared with, where the page does not say it
// and one earlier level alone explains the change.
func (k *checker) findVs(x *judged, unit Unit) {
	if x.Vs != "" {
		return
	}
	to := k.level(x.Topic, x.Place, x.Area, x.Period)
	if to == nil {
		return
	}
	found := ""
	for i := range k.all {
		y := &k.all[i]
		if !y.is(x.Topic, x.Place, x.Area, y.Period) || !later(x.Period, y.Period) || y.Period == x.Period {
			continue
		}
		c := judged{}
		c.Claim = x.Claim
		c.Unit = unit
		if moves(y.Value, to.Value, &c) {
			if found != "" && found != y.Period {
				return
			}
			found = y.Period
		}
	}
	x.Vs = found
}

// changes holds changes against the levels they lie between.
func (k *checker) changes() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Change || !isFive(x.Topic) {
			continue
		}
		k.findVs(x, x.Unit)
		a, b := k.level(x.Topic, x.Place, x.Area, x.Vs), k.level(x.Topic, x.Place, x.Area, x.Period)
		if a == nil || b == nil {
			continue
		}
		k.judgeChange(x, a, b)
	}
}

// judgeChange proves a change and its levels by each other, or drops the change.
func (k *checker) judgeChange(x, a, b *judged) {
	d := b.Value.Sub(a.Value)
	size, slack := d.Abs(), x.Step
	if x.Unit == Percent {
		p, ok := d.PercentOf(a.Value)
		if !ok {
			return
		}
		size = p.Abs()
	} else {
		for _, s := range []indicators.Decimal{a.Step, b.Step} {
			if s.Cmp(slack) > 0 {
				slack = s
			}
		}
	}
	switch fits := near(size, x.Value, slack); {
	case fits && (directionOf(d) == x.Direction || d.Sign() == 0):
		x.proven, a.proven, b.proven = true, true, true
		if b.Direction == "" || b.Vs == "" && b.Direction == x.Direction {
			b.Direction, b.Vs = x.Direction, x.Vs
		}
	case fits:
		x.dead = whyDirection
	default:
		x.dead = whyDifference
	}
}

// pairs drops "turun dari 5,1 menjadi 5,3": one of the two, or the word, is wrong.
func (k *checker) pairs() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Level || x.Direction == "" || !isFive(x.Topic) {
			continue
		}
		from := k.level(x.Topic, x.Place, x.Area, x.Vs)
		if from == nil || from == x || directionOf(x.Value.Sub(from.Value)) == x.Direction {
			continue
		}
		if x.proven && from.proven {
			x.Direction, x.Vs = "", ""
			continue
		}
		x.dead = whyDirection
		if !from.proven {
			from.dead = whyDirection
		}
	}
}

// repeats joins changes that are told twice; those that differ fall together.
func (k *checker) repeats() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Change || !isFive(x.Topic) {
			continue
		}
		for j := i + 1; j < len(k.all); j++ {
			y := &k.all[j]
			if !y.alive() || !x.alive() || !sameLevel(x, y) || x.Vs != y.Vs {
				continue
			}
			switch same := agree(x.Value, x.Step, y.Value, y.Step) && x.Direction == y.Direction; {
			case same:
				x.absorb(y)
			case x.proven && !y.proven:
				y.dead = whyContradicted
			case y.proven && !x.proven:
				x.dead = whyContradicted
			default:
				x.dead, y.dead = whyContradicted, whyContradicted
			}
		}
	}
}

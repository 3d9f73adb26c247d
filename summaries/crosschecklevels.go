package summaries

import "pantau/indicators"

// headlines drops headlines that tell a level as a change, and what a headline tells
// otherwise than the body: the body wins.
func (k *checker) headlines() {
	for i := range k.all {
		x := &k.all[i]
		if x.dead != "" || x.Role != Change || x.Topic != "p0" || x.Unit != Percent {
			continue
		}
		for j := range k.all {
			y := &k.all[j]
			if y.dead == "" && y.Role == Level && y.Topic == "p0" && y.Place == x.Place && y.Value.Cmp(x.Value) == 0 && j != i {
				x.dead = whyHeadline
			}
		}
	}
}

// levels joins what is told twice and judges between tellings that differ.
func (k *checker) levels() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role == Change || !isFive(x.Topic) {
			continue
		}
		for j := i + 1; j < len(k.all); j++ {
			if y := &k.all[j]; y.alive() && x.alive() && sameLevel(x, y) {
				k.joinLevels(x, y)
			}
		}
	}
	k.years()
}

// sameLevel tells whether two claims are of one cell.
func sameLevel(x, y *judged) bool {
	return x.Role == y.Role && x.Topic == y.Topic && x.Place == y.Place && x.Area == y.Area && x.Unit == y.Unit && x.Period == y.Period
}

// joinLevels makes one claim of two that agree; of two that do not, only a proven one
// stays.
func (k *checker) joinLevels(x, y *judged) {
	if agree(x.Value, x.Step, y.Value, y.Step) {
		x.absorb(y)
		return
	}
	px, py := k.backed(x), k.backed(y)
	switch {
	case px && !py:
		y.dead = whyContradicted
	case py && !px:
		x.dead = whyContradicted
	case x.title != y.title && x.title:
		x.dead = whyBodyWins
	case x.title != y.title:
		y.dead = whyBodyWins
	default:
		x.dead, y.dead = whyContradicted, whyContradicted
	}
}

// absorb takes what a second telling adds.
func (x *judged) absorb(y *judged) {
	if y.Step.Cmp(x.Step) < 0 {
		x.Value, x.Step, x.Text, x.unitless = y.Value, y.Step, y.Text, y.unitless
	}
	if x.title {
		x.Sentence, x.Text, x.title = y.Sentence, y.Text, y.title
	}
	if x.Direction == "" {
		x.Direction, x.Vs = y.Direction, y.Vs
	}
	x.proven = x.proven || y.proven || x.Sentence != y.Sentence || x.Text != y.Text
	y.merged = true
}

// backed tells whether a change or the catalogue speaks for a level.
func (k *checker) backed(x *judged) bool {
	if x.proven || k.fitsChange(x, x.Value) {
		return true
	}
	verdict, _ := levelVerdict(cellsFor(k.c, x.Place.Code, x.Topic, x.Period), x.Value, x.Step, len(x.Period) == 4)
	return verdict == Agrees
}

// years joins a year's level with the one of its month where they are equal.
func (k *checker) years() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Level || len(x.Period) != 4 || !isFive(x.Topic) {
			continue
		}
		for j := range k.all {
			y := &k.all[j]
			if y.alive() && y.Role == Level && len(y.Period) == 7 && y.Period[:4] == x.Period && y.Topic == x.Topic &&
				y.Place == x.Place && y.Area == x.Area && agree(x.Value, x.Step, y.Value, y.Step) {
				y.absorb(x)
				break
			}
		}
	}
}

// areas holds town, village and the whole against each other.
func (k *checker) areas() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Level || x.Area != Total || !isFive(x.Topic) {
			continue
		}
		u, r := k.level(x.Topic, x.Place, Urban, x.Period), k.level(x.Topic, x.Place, Rural, x.Period)
		if u == nil || r == nil {
			continue
		}
		fits := between3(u.Value, x.Value, r.Value)
		if x.Topic == "poor" {
			step := indicators.Decimal{Units: x.Step.Units * 2, Places: x.Step.Places}
			fits = near(added(u.Value, r.Value), x.Value, step)
		}
		for _, y := range []*judged{x, u, r} {
			y.proven = y.proven || fits && x.Topic == "poor"
			y.doubt = y.doubt || !fits && !y.proven && !y.table
		}
	}
}

// between3 tells whether the second number lies between the others.
func between3(a, m, b indicators.Decimal) bool {
	return a.Cmp(m) <= 0 && m.Cmp(b) <= 0 || b.Cmp(m) <= 0 && m.Cmp(a) <= 0
}

// headlineRate drops all of the page's main rate when no telling of it holds.
func (k *checker) headlineRate() {
	subject, period := k.d.subject, k.period()
	failed := ""
	for i := range k.all {
		x := &k.all[i]
		if x.Topic == "p0" && x.Role == Level && x.Place == subject && x.Area == Total && x.dead == whyContradicted {
			failed = x.Period
		}
	}
	if failed == "" || k.level("p0", subject, Total, failed) != nil || later(period, failed) && period[:4] != failed[:4] {
		return
	}
	for i := range k.all {
		x := &k.all[i]
		if x.alive() && x.Topic == "p0" && x.Place == subject && x.Area == Total {
			x.dead = whyHeadlineRate
		}
	}
}

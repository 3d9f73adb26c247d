package summaries

import "slices"

// move is what a quantity of the text says of the way there.
func (t *rawClaim) move() moveSaid {
	return moveSaid{Topic: t.Topic, Place: t.Place, Area: t.Area, Period: t.Period, Vs: t.Vs, Direction: t.Direction}
}

// move requires the page's word for a direction that a text tells without a figure.
func (v *verifier) move(m moveSaid) {
	switch {
	case !isFive(m.Topic):
		if !v.known[m.text] {
			v.fault(faultMove, m.text)
		}
	case !v.moved(m):
		v.fault(faultMove, m.text)
	}
}

// moved tells whether the page bears a direction out, against the period said; where
// none is said, all that the page knows must agree.
func (v *verifier) moved(m moveSaid) bool {
	same, other := 0, 0
	for _, e := range v.evidence(m) {
		switch {
		case m.Vs != "" && e.Vs != "" && !samePeriod(m.Vs, e.Vs):
		case e.Direction == m.Direction:
			same++
		default:
			other++
		}
	}
	return same > 0 && other == 0
}

// evidence is all that the page knows of how a figure came to where it is.
func (v *verifier) evidence(m moveSaid) (out []moveSaid) {
	for _, c := range v.r.Claims {
		if !v.isCell(c, m) {
			continue
		}
		if c.Direction != "" && c.Role != Target {
			out = append(out, moveSaid{Vs: c.Vs, Direction: c.Direction})
		}
		if c.Role != Level {
			continue
		}
		for _, d := range v.r.Claims {
			if d.Role == Level && d.Topic == c.Topic && sameRegion(d.Place, c.Place) && d.Area == c.Area && later(c.Period, d.Period) && d.Period != "" && !samePeriod(c.Period, d.Period) {
				out = append(out, moveSaid{Vs: d.Period, Direction: directionOf(c.Value.Sub(d.Value))})
			}
		}
	}
	return out
}

// isCell tells whether a claim is of what moved.
func (v *verifier) isCell(c Claim, m moveSaid) bool {
	return c.Topic == m.Topic && sameRegion(c.Place, m.Place) && c.Area == m.Area && (m.Period == "" || samePeriod(c.Period, m.Period))
}

// derive takes a quantity that the page does not print but that follows from two of its
// levels.
func (v *verifier) derive(t *rawClaim) bool {
	switch {
	case !isFive(t.Topic):
		return false
	case t.Role == Change:
		return v.deriveChange(t)
	case t.Role == Level && t.Topic == "poor" && t.Area == Total:
		return v.deriveSum(t)
	}
	return false
}

// deriveChange takes the difference of two levels, or for counts and rupiah the change in
// percent. Where the page prints the change itself, that one counts.
func (v *verifier) deriveChange(t *rawClaim) bool {
	printed := slices.ContainsFunc(v.r.Claims, func(c Claim) bool {
		return c.Role == Change && c.Unit == t.Unit && v.isCell(c, t.move()) && (c.Vs == "" || samePeriod(c.Vs, t.Vs))
	})
	to, ok := v.levelOf(t, t.Period)
	from, ok2 := v.levelOf(t, t.Vs)
	if t.Vs == "" {
		from, ok2 = v.onlyEarlier(t)
	}
	if printed || !ok || !ok2 || !later(to.Period, from.Period) {
		return false
	}
	d, how := to.Value.Sub(from.Value), "selisih"
	size := d.Abs()
	if t.Unit == Percent {
		p, fits := d.PercentOf(from.Value)
		if !fits || t.Topic != "poor" && t.Topic != "line" {
			return false
		}
		size, how = p.Abs(), "persen"
	}
	if directionOf(d) != t.Direction || !t.equals(size) {
		return false
	}
	v.derived(t, from, to, how)
	return true
}

// levelOf is the page's level of what a quantity is of, if it is not in doubt.
func (v *verifier) levelOf(t *rawClaim, period string) (Claim, bool) {
	return v.trusted(t, t.Area, period)
}

// onlyEarlier is the one earlier level of what a quantity is of, where the text does not
// say what it compares with.
func (v *verifier) onlyEarlier(t *rawClaim) (found Claim, ok bool) {
	for _, c := range v.r.Claims {
		if c.Role != Level || !v.isCell(c, moveSaid{Topic: t.Topic, Place: t.Place, Area: t.Area}) || !later(t.Period, c.Period) || samePeriod(c.Period, t.Period) {
			continue
		}
		if ok || c.Period == "" || c.Trust == Doubtful {
			return Claim{}, false
		}
		found, ok = c, true
	}
	return found, ok
}

func (v *verifier) trusted(t *rawClaim, a Area, period string) (found Claim, ok bool) {
	for _, c := range v.r.Claims {
		if c.Role == Level && c.Trust != Doubtful && c.Topic == t.Topic && sameRegion(c.Place, t.Place) && c.Area == a && period != "" && c.Period != "" &&
			(c.Period == period || len(period) == 4 && samePeriod(c.Period, period)) {
			if ok && found.Value.Cmp(c.Value) != 0 {
				return Claim{}, false
			}
			found, ok = c, true
		}
	}
	return found, ok
}

// deriveSum takes town and village together, where the page does not print the whole.
func (v *verifier) deriveSum(t *rawClaim) bool {
	if _, printed := v.trusted(t, Total, t.Period); printed {
		return false
	}
	u, ok := v.trusted(t, Urban, t.Period)
	r, ok2 := v.trusted(t, Rural, t.Period)
	if !ok || !ok2 || !t.equals(added(u.Value, r.Value)) || t.Direction != "" {
		return false
	}
	v.derived(t, u, r, "jumlah")
	return true
}

// areaGap takes the distance between town and village, "selisih perkotaan dan perdesaan".
func (v *verifier) areaGap(t *rawClaim) bool {
	if t.barred != whyNoDirection || !isFive(t.Topic) || t.odd != "" || !v.namesBoth(t.Sentence) {
		return false
	}
	u, ok := v.trusted(t, Urban, t.Period)
	r, ok2 := v.trusted(t, Rural, t.Period)
	if !ok || !ok2 || !t.equals(u.Value.Sub(r.Value).Abs()) {
		return false
	}
	v.derived(t, u, r, "selisih")
	return true
}

// namesBoth tells whether a sentence of the text sets town and village apart.
func (v *verifier) namesBoth(n int) bool {
	s := v.said.sentences[n]
	urban, rural, gap := false, false, false
	for _, m := range s.marks {
		urban = urban || m.kind == areaMark && m.area == Urban
		rural = rural || m.kind == areaMark && m.area == Rural
	}
	for _, w := range s.pieces {
		gap = gap || w.low == "selisih" || w.low == "kesenjangan" || w.low == "perbedaan"
	}
	return urban && rural && gap
}

func (v *verifier) derived(t *rawClaim, a, b Claim, how string) {
	v.out.Derived = append(v.out.Derived, Derived{Claim: t.Claim, From: [2]Claim{a, b}, How: how})
}

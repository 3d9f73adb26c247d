package summaries

import (
	"slices"

	"pantau/indicators"
)

// moved fills in how a level came about: by the change that the page prints, preferably
// since a given period; else by the level before.
func (s selector) moved(t *told, since string, units ...Unit) {
	if !t.Level.isSet() {
		return
	}
	if t.Change = s.change(t.Level, since, units...); t.Change.isSet() {
		return
	}
	before := s.before(t.Level, since)
	switch {
	case !before.isSet():
	case s.printsChange(t.Level) || before.Step.Cmp(t.Level.Step) != 0 || isCoarse(before, t.Level):
		t.Before = before
	default:
		t.Change, t.Derived = difference(before, t.Level), true
	}
}

// change is the change to a level that the page prints, in the first of the units that
// has one: since the period asked for, else since the latest.
func (s selector) change(level Claim, since string, units ...Unit) (best Claim) {
	for _, unit := range units {
		for _, c := range s.good {
			if c.Unit == unit && isFirm(c) && isChangeTo(c, level) && (!best.isSet() || best.Vs != since && (c.Vs == since || c.Vs > best.Vs)) {
				best = c
			}
		}
		if best.isSet() {
			break
		}
	}
	return best
}

// isFirm tells whether a change may be told: what it is against is said, or something
// else proves it. News leave it out, and mean now the year before, now the half-year.
func isFirm(c Claim) bool { return c.Vs != "" || c.Trust == Confirmed }

// isChangeTo tells whether a claim is a change to a level, with a direction.
func isChangeTo(c, level Claim) bool {
	return c.Role == Change && c.Direction != "" && c.Topic == level.Topic && area(c) == area(level) &&
		samePlace(c.Place, level.Place) && alike(c.Period, level.Period)
}

// printsChange tells whether the page prints a change to a level, be it one that was
// dropped: then none is computed.
func (s selector) printsChange(level Claim) bool {
	return slices.ContainsFunc(s.good, func(c Claim) bool { return isChangeTo(c, level) }) ||
		slices.ContainsFunc(s.r.Dropped, func(d Dropped) bool { return isChangeTo(d.Claim, level) })
}

// before is the level of the period asked for or else the last before, of a period of the
// same kind: a year is not compared with a month.
func (s selector) before(level Claim, since string) (best Claim) {
	for _, c := range s.good {
		if c.Role != Level || c.Topic != level.Topic || area(c) != area(level) || !samePlace(c.Place, level.Place) || c.Unit != level.Unit {
			continue
		}
		if len(c.Period) != len(level.Period) || c.Period >= level.Period || c.Period == "" {
			continue
		}
		if !best.isSet() || best.Period != since && (c.Period == since || c.Period > best.Period) {
			best = c
		}
	}
	if best.Period != since && s.skips(best, level) {
		return Claim{}
	}
	return best
}

// skips tells whether the page has a level between two that may not be told.
func (s selector) skips(before, level Claim) bool {
	between := func(c Claim) bool {
		return c.Role == Level && c.Topic == level.Topic && area(c) == area(level) && samePlace(c.Place, level.Place) &&
			len(c.Period) == len(level.Period) && c.Period > before.Period && c.Period < level.Period
	}
	return before.isSet() && (slices.ContainsFunc(s.r.Claims, between) || slices.ContainsFunc(s.r.Dropped, func(d Dropped) bool { return isRead(d) && between(d.Claim) }))
}

// isCoarse tells whether two rounded counts or sums lie so near to each other that their
// difference is mostly rounding: 3,37 and 3,34 million. A rate's change is by BPS's own
// practice the difference of the rounded rates.
func isCoarse(before, now Claim) bool {
	const leastSteps = 20
	d := now.Value.Sub(before.Value).Abs()
	return now.Topic != "p0" && d.Cmp(indicators.Decimal{Units: now.Step.Units * leastSteps, Places: now.Step.Places}) < 0
}

// difference is the change that follows from two levels of one thing.
func difference(before, now Claim) Claim {
	d := now
	d.Role, d.Vs, d.Direction = Change, before.Period, directionFrom(before, now)
	d.Value = now.Value.Sub(before.Value).Abs()
	if d.Unit == Percent {
		d.Unit = PercentPoints
	}
	return d
}

// directionFrom is the direction from one level to another.
func directionFrom(before, now Claim) Direction {
	switch now.Value.Cmp(before.Value) {
	case -1:
		return Fell
	case 1:
		return Rose
	}
	return Steady
}

// yearly is the rate's change in a year, where it went the other way than the change
// since the release before.
func (s selector) yearly(rate told) Claim {
	if !rate.Change.isSet() || len(rate.Level.Period) < len("2006-01") {
		return Claim{}
	}
	for _, c := range s.good {
		if c.Unit == PercentPoints && isChangeTo(c, rate.Level) && opposite(c.Direction, rate.Change.Direction) && isYearBefore(c.Vs, rate.Level.Period) {
			return c
		}
	}
	return Claim{}
}

func opposite(a, b Direction) bool { return a == Fell && b == Rose || a == Rose && b == Fell }

// isYearBefore tells whether a period is the same month of an earlier year.
func isYearBefore(before, period string) bool {
	return len(before) == len(period) && before < period && before[4:] == period[4:]
}

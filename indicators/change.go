package indicators

// Delta is the change from one figure to a later one of the same region,
// indicator and survey month. Only with the reason Computed may Diff and
// Relative be told; From and To are given as far as they are known.
type Delta struct {
	From, To    Figure
	Diff        Decimal // To − From; percentage points for P0, else in the indicator's unit
	Relative    Decimal // percent of From, two decimals
	HasRelative bool    // only for Poor and Line: a rate or an index has none
	Reason      Reason
}

// Reason says why there is a change, or why there is none.
type Reason uint8

// The reasons. Only Computed means that there is a change to tell, and the zero
// Delta tells of none.
const (
	NoEarlier     Reason = iota // there is no earlier figure
	Computed                    // nothing speaks against it
	FlaggedNow                  // a caution lies on the later figure
	FlaggedBefore               // a caution lies on the earlier figure
	Incomparable                // the survey month is unknown, or the months, regions or indicators differ
	NewTerritory                // the region lost part of its territory in between
)

// ChangeTo is the change to f from the last earlier figure of its region,
// indicator and survey month. Where only figures of unknown month are earlier,
// the newest of them is From and the reason Incomparable.
func (c *Catalogue) ChangeTo(f Figure) Delta {
	region, from, to := c.row(f.Region, f.Indicator)
	unknown := int32(-1)
	for at := to - 1; at >= from; at-- {
		switch x := c.cells[at]; {
		case !x.period().Before(f.Period):
		case x.month() == f.Period.Month:
			return Between(c.figure(region, f.Indicator, at), f)
		case x.month() == Unknown && unknown < 0:
			unknown = at
		}
	}
	if unknown >= 0 {
		return Delta{From: c.figure(region, f.Indicator, unknown), To: f, Reason: Incomparable}
	}
	return Delta{To: f, Reason: NoEarlier}
}

// Between is the change between two figures that the caller chose, as ChangeTo
// gives it; NoEarlier when the first is not the earlier one.
func Between(from, to Figure) Delta {
	d := Delta{From: from, To: to, Reason: whether(from, to)}
	if d.Reason != Computed {
		return d
	}
	d.Diff = to.Value.Sub(from.Value)
	if to.Indicator == Poor || to.Indicator == Line {
		d.Relative, d.HasRelative = d.Diff.PercentOf(from.Value)
	}
	return d
}

func whether(from, to Figure) Reason {
	switch {
	case from.Region != to.Region || from.Indicator != to.Indicator:
		return Incomparable
	case from.Period.Month != to.Period.Month || to.Period.Month == Unknown:
		return Incomparable
	case !from.Period.Before(to.Period):
		return NoEarlier
	case to.Flag != nil:
		return FlaggedNow
	case from.Flag != nil:
		return FlaggedBefore
	case from.Period.Year < to.Territory && to.Period.Year >= to.Territory:
		return NewTerritory
	}
	return Computed
}

// Rebased tells whether a number of poor people is compared across 2020 and
// 2021, when BPS appears to have moved to population figures on the census of
// 2020 in many districts.
func (d Delta) Rebased() bool {
	return d.Reason == Computed && d.To.Indicator == Poor && d.From.Period.Year <= 2020 && d.To.Period.Year > 2020
}

// Distance is a − b for two figures of the same indicator and period, such as a
// district's and its province's; false when either carries a caution.
func Distance(a, b Figure) (Decimal, bool) {
	if a.Indicator != b.Indicator || a.Period != b.Period || a.Period.IsZero() || a.Flag != nil || b.Flag != nil {
		return Decimal{}, false
	}
	return a.Value.Sub(b.Value), true
}

package summaries

import (
	"cmp"
	"slices"
)

// choice is what a summary is to tell, and nothing that may not be told.
type choice struct {
	Place  Place
	Period string

	Rate, Count, Line  told
	Urban, Rural       told
	Depth, Severity    Claim // P1 and P2
	Year               Claim // change of the rate in a year, where it went the other way than Rate's
	AreasPart, Abstain bool  // Abstain: the page contradicts itself on the rate
}

// told is a level with how it came there: by a change that the page prints, by one that
// follows from two levels, or, where the page prints one that does not hold, by the level
// before. Change and Before may be unset, and never are both set.
type told struct {
	Level, Change, Before Claim
	Derived               bool // Change is Level less an earlier level
}

// isSet tells whether there is a claim.
func (c Claim) isSet() bool { return c.Topic != "" }

// figures tells how many of the summary's own patterns have something to tell.
func (c choice) figures() bool {
	return c.Rate.Level.isSet() || c.Count.Level.isSet() || c.Line.Level.isSet() || c.Depth.isSet() || c.Severity.isSet()
}

// choose takes from a reading what a summary tells: the rate and how it moved since the
// release before, the number and its change, the line, urban and rural, the yearly change
// where its sign differs, P1 and P2. Only what is of the page's subject, trusted, no
// target, and not contradicted by the catalogue comes in.
func choose(r Reading) choice {
	s := selector{r, trusted(r)}
	c := choice{Place: r.Subject, Period: r.Period}
	if r.Subject.Name == "" {
		return c
	}
	c.Rate.Level = s.level("p0", Total, c.Period)
	c.Abstain = !c.Rate.Level.isSet() && (s.droppedRate() || s.hasRate())
	if c.Rate.Level.isSet() && c.Rate.Level.Period != "" {
		c.Period = c.Rate.Level.Period
	}
	s.moved(&c.Rate, "", PercentPoints)
	c.Count.Level = s.level("poor", Total, c.Period)
	s.moved(&c.Count, c.Rate.since(), Persons, Percent)
	c.Line.Level = s.level("line", Total, c.Period)
	c.Line.Change = s.change(c.Line.Level, c.Rate.since(), Percent, Rupiah)
	c.Depth, c.Severity = s.index("p1", c.Period), s.index("p2", c.Period)
	s.areas(&c)
	c.Year = s.yearly(c.Rate)
	return c
}

// since is the period that a told level is compared with; "" for none.
func (t told) since() string {
	if t.Before.isSet() {
		return t.Before.Period
	}
	return t.Change.Vs
}

// areas chooses town and village, of the rate's own period and only together.
func (s selector) areas(c *choice) {
	urban, rural := told{Level: s.level("p0", Urban, c.Period)}, told{Level: s.level("p0", Rural, c.Period)}
	if !urban.Level.isSet() || !rural.Level.isSet() || urban.Level.Period != rural.Level.Period || !alike(urban.Level.Period, c.Period) {
		return
	}
	s.moved(&urban, c.Rate.since(), PercentPoints)
	s.moved(&rural, c.Rate.since(), PercentPoints)
	c.Urban, c.Rural = urban, rural
	u, r := urban.direction(), rural.direction()
	c.AreasPart = u != "" && r != "" && u != r && urban.since() == rural.since()
}

// direction is where a told level came from; "" unknown.
func (t told) direction() Direction {
	if t.Before.isSet() {
		return directionFrom(t.Before, t.Level)
	}
	return t.Change.Direction
}

// selector looks for claims among the trusted ones of a reading.
type selector struct {
	r    Reading
	good []Claim
}

// trusted are the claims that may be told as plain figures.
func trusted(r Reading) (good []Claim) {
	for _, c := range r.Claims {
		if (c.Trust == Confirmed || c.Trust == Single) && c.Role != Target && !r.contradicted(c) {
			good = append(good, c)
		}
	}
	return good
}

// contradicted tells whether the catalogue has another value for the claim.
func (r Reading) contradicted(c Claim) bool {
	return slices.ContainsFunc(r.Cross, func(x Cross) bool { return !x.Agrees && sameCell(x.Claim, c) && x.Claim.Value.Cmp(c.Value) == 0 })
}

// sameCell tells whether two claims are of one thing.
func sameCell(a, b Claim) bool {
	return a.Topic == b.Topic && a.Role == b.Role && samePlace(a.Place, b.Place) && area(a) == area(b) && alike(a.Period, b.Period) && a.Vs == b.Vs
}

func samePlace(a, b Place) bool {
	if a.Code != "" || b.Code != "" {
		return a.Code == b.Code
	}
	return a.Name == b.Name
}

func area(c Claim) Area { return cmp.Or(c.Area, Total) }

// alike tells whether two periods may be the same: equal, or one a month of the other's year.
func alike(a, b string) bool {
	return a == b || len(a) > 4 && a[:4] == b || len(b) > 4 && b[:4] == a
}

// level is the best level of a topic: of the period asked for, else the newest other one,
// if the page tells of none that is newer.
func (s selector) level(t Topic, a Area, period string) Claim {
	if best := s.best(t, a, period); !s.isStale(best) {
		return best
	}
	return Claim{}
}

// isStale tells whether the page has a newer level of the same thing, be it one that was
// dropped or that the catalogue contradicts: an older one in its place would be no news.
func (s selector) isStale(c Claim) bool {
	newer := func(o Claim) bool {
		return o.Role == Level && o.Topic == c.Topic && area(o) == area(c) && samePlace(o.Place, c.Place) &&
			later(o.Period, c.Period) && !alike(o.Period, c.Period)
	}
	return slices.ContainsFunc(s.r.Claims, newer) || slices.ContainsFunc(s.r.Dropped, func(d Dropped) bool { return isRead(d) && newer(d.Claim) })
}

// isRead tells whether a dropped claim was meant as a result.
func isRead(d Dropped) bool {
	return d.Reason != whySupposed && d.Reason != whyPlanned && d.Reason != whyBelowDistrict
}

// hasRate tells whether the page has any rate of the subject that is trusted.
func (s selector) hasRate() bool { return s.best("p0", Total, s.r.Period).isSet() }

// best is the best level of a topic. The first of equals that are trusted alike wins.
func (s selector) best(t Topic, a Area, period string) (best Claim) {
	for _, c := range s.good {
		if c.Topic != t || c.Role != Level || area(c) != a || !samePlace(c.Place, s.r.Subject) || !plausibleUnit(c) {
			continue
		}
		if !best.isSet() || rank(c, period) > rank(best, period) {
			best = c
		}
	}
	return best
}

// index is an index of the period asked for: one of before is no news.
func (s selector) index(t Topic, period string) Claim {
	if c := s.level(t, Total, period); alike(c.Period, period) {
		return c
	}
	return Claim{}
}

// rank orders levels by period, then by trust, so that the largest is the one to tell.
func rank(c Claim, period string) string {
	key := "0" + c.Period
	switch {
	case c.Period == period:
		key = "2"
	case alike(c.Period, period):
		key = "1"
	}
	if c.Trust == Confirmed {
		return key + "|1"
	}
	return key + "|0"
}

// plausibleUnit tells whether a level is in its topic's own unit.
func plausibleUnit(c Claim) bool {
	want := map[Topic]Unit{"p0": Percent, "poor": Persons, "line": Rupiah, "p1": Index, "p2": Index}
	return want[c.Topic] == c.Unit
}

// droppedRate tells whether the subject's rate was read and could not be trusted.
func (s selector) droppedRate() bool {
	return slices.ContainsFunc(s.r.Dropped, func(d Dropped) bool {
		c := d.Claim
		return c.Topic == "p0" && c.Role == Level && area(c) == Total && samePlace(c.Place, s.r.Subject) && alike(c.Period, s.r.Period)
	})
}

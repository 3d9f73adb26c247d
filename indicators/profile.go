package indicators

// Profile is all that one answer about a region tells.
type Profile struct {
	Region   Region
	Period   Period // of the persentase (P0); without one, the period asked for
	Readings [len(All)]Reading

	Rank      Standing // of P0 in RankGroup, in Period
	Ranked    bool     // false for the nation, and when P0 is missing or flagged
	RankGroup Group    // the district's province, or the provinces

	Beside []Figure // P0 of the province, then of the nation, in Period
	Newer  []Figure // P0 of both from later surveys; only when Period is the region's newest

	SmallChange      bool // a district's P0 moved less than a survey sample can tell surely
	DepthAgainstRate bool // P1 rose while P0 fell
}

// Reading is what is known of one indicator.
type Reading struct {
	Indicator Indicator
	Figure    Figure  // zero when absent
	Absence   Absence // Present when there is a figure
	Period    Period  // the figure's, else the one that was looked for
	Change    Delta   // on the last earlier figure; only meaningful with a figure
	Streak    int     // as Series.Streak, up to the figure
}

// Profile gathers what there is of a region. With year 0 each indicator shows
// its own newest period, else the one of that year; m Unknown means that no
// month was named (see Newest and InYear). A region not known has a zero profile.
func (c *Catalogue) Profile(code string, year int, m Month) Profile {
	r, ok := c.Region(code)
	if !ok {
		return Profile{}
	}
	p := Profile{Region: r, Period: Period{year, m}}
	for _, i := range All {
		p.Readings[i] = c.reading(code, i, year, m, p.Period)
		if i == P0 {
			p.Period = p.Readings[P0].Period
		}
	}
	c.rank(&p)
	c.beside(&p)
	rate, depth := p.Readings[P0].Change, p.Readings[P1].Change
	p.SmallChange = r.Kind.IsDistrict() && isSmall(rate)
	p.DepthAgainstRate = isAgainst(rate, depth)
	return p
}

// reading looks for an indicator's figure; title is the period to name when
// there is none.
func (c *Catalogue) reading(code string, i Indicator, year int, m Month, title Period) Reading {
	f, ok := c.Newest(code, i, m)
	if year != 0 {
		f, ok = c.InYear(code, i, year, m)
	}
	if !ok {
		return Reading{Indicator: i, Period: title, Absence: c.Absence(code, i, title)}
	}
	var years [32]Figure
	s := c.appendSeries(years[:0], code, i, f.Period.Month)
	return Reading{Indicator: i, Figure: f, Period: f.Period, Change: c.ChangeTo(f), Streak: s.Streak(f.Period)}
}

// rank ranks a province among the provinces and a district in its province.
func (c *Catalogue) rank(p *Profile) {
	if p.Region.Parent == "" {
		return
	}
	p.RankGroup, _ = c.Group(p.Region.Parent)
	if rate := p.Readings[P0]; rate.Absence == Present {
		p.Rank, p.Ranked = c.standing(p.RankGroup, rate.Figure)
	}
}

// beside looks up what stands beside the region's P0, and what is newer.
func (c *Catalogue) beside(p *Profile) {
	if p.Readings[P0].Absence != Present {
		return
	}
	own, _ := c.Newest(p.Region.Code, P0, Unknown)
	for code := p.Region.Parent; code != ""; code = c.regions[c.at[code]].Parent {
		if f, ok := c.Figure(code, P0, p.Period); ok {
			p.Beside = append(p.Beside, f)
		}
		if own.Period == p.Period {
			p.Newer = c.appendNewer(p.Newer, code, p)
		}
	}
}

// appendNewer adds the newest P0 of a larger region if it is newer than the
// profile's; where that is September's, a district also gets March's, the only
// month in which districts have figures themselves.
func (c *Catalogue) appendNewer(newer []Figure, code string, p *Profile) []Figure {
	f, ok := c.Newest(code, P0, Unknown)
	if !ok || !p.Period.Before(f.Period) {
		return newer
	}
	if f.Period.Month == September && p.Region.Kind.IsDistrict() {
		if march, ok := c.Newest(code, P0, March); ok && p.Period.Before(march.Period) {
			newer = append(newer, march)
		}
	}
	return append(newer, f)
}

// smallChange bounds the changes of a district's P0, in percentage points, that
// are told with a caution because the survey is a sample. It is a rule of
// display until standard errors are known.
var smallChange = Decimal{Units: 50, Places: 2}

func isSmall(d Delta) bool {
	return d.Reason == Computed && d.Diff.Abs().Cmp(smallChange) < 0
}

// isAgainst tells whether the depth rose between the two surveys between which
// the rate fell.
func isAgainst(rate, depth Delta) bool {
	return rate.Reason == Computed && depth.Reason == Computed &&
		rate.From.Period == depth.From.Period && rate.To.Period == depth.To.Period &&
		rate.Diff.Sign() < 0 && depth.Diff.Sign() > 0
}

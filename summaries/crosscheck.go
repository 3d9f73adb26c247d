package summaries

import "pantau/indicators"

// checker holds the claims of one page against each other and against the catalogue.
type checker struct {
	c   *indicators.Catalogue
	d   *document
	all []judged
}

// judged is a claim with what was found of it.
type judged struct {
	rawClaim
	dead   string // why it is not used; "" it is
	merged bool   // told again by another claim, which is used
	proven bool
	doubt  bool
	table  bool
	cross  *Cross
}

// mostClaims bounds what is read of one page: checks hold each claim against the others.
const mostClaims = 600

func newChecker(c *indicators.Catalogue, d *document) *checker {
	k := &checker{c: c, d: d}
	for _, r := range d.raws[:min(len(d.raws), mostClaims)] {
		k.all = append(k.all, judged{rawClaim: r, dead: r.barred})
	}
	return k
}

// run goes through the checks. What decides how a claim is read comes first; then levels
// are held against each other, then changes against levels, in the end all against the
// catalogue.
func (k *checker) run() {
	for _, step := range []func(){
		k.askCatalogue, k.dropAbout, k.repair, k.repairPairs, k.headlines, k.dropUnclear, k.levels, k.points, k.changes, k.pairs,
		k.repeats, k.population, k.areas, k.headlineRate, k.compare,
	} {
		step()
	}
}

// fill puts the outcome into a reading.
func (k *checker) fill(r *Reading) {
	for i := range k.all {
		x := &k.all[i]
		x.Trust, x.Table = x.trust(), x.table
		if x.cross != nil && !x.merged {
			x.cross.Claim = x.Claim
			r.Cross = append(r.Cross, *x.cross)
		}
		switch {
		case x.merged, x.dead == whyWhichTopic:
		case x.dead != "":
			r.Dropped = append(r.Dropped, Dropped{x.Claim, x.dead})
		default:
			r.Claims = append(r.Claims, x.Claim)
		}
		r.Poverty = r.Poverty || isFive(x.Topic)
	}
	r.Period = k.period()
}

func (x *judged) trust() Trust {
	switch {
	case x.dead != "" || x.doubt:
		return Doubtful
	case x.proven || x.table:
		return Confirmed
	}
	return Single
}

// period is the newest period of a usable figure of the page's subject.
func (k *checker) period() string {
	newest := ""
	for _, x := range k.all {
		if x.alive() && isFive(x.Topic) && x.Role == Level && x.Place == k.d.subject && later(x.Period, newest) {
			newest = x.Period
		}
	}
	if newest == "" {
		return k.d.docPeriod
	}
	return newest
}

func (x *judged) alive() bool { return x.dead == "" && !x.merged }

// is tells whether a claim is a usable level of a topic, place, area and period.
func (x *judged) is(t Topic, p Place, a Area, period string) bool {
	return x.alive() && x.Role == Level && x.Topic == t && x.Place == p && x.Area == a && x.Period == period && x.odd == "" && x.unclear == ""
}

// level finds a usable level; a year's where none of the month is told.
func (k *checker) level(t Topic, p Place, a Area, period string) *judged {
	if period == "" {
		return nil
	}
	for i := range k.all {
		if k.all[i].is(t, p, a, period) {
			return &k.all[i]
		}
	}
	if len(period) == 7 {
		return k.level(t, p, a, period[:4])
	}
	return nil
}

// dropAbout drops what is only said roughly.
func (k *checker) dropAbout() {
	for i := range k.all {
		if x := &k.all[i]; x.dead == "" && x.about != exactly {
			x.dead = whyAbout
		}
	}
}

// dropUnclear drops what nothing has made clear by now.
func (k *checker) dropUnclear() {
	for i := range k.all {
		switch x := &k.all[i]; {
		case x.dead != "":
		case x.odd != "":
			x.dead = whyMisprint + x.odd
		case x.unclear != "":
			x.dead = x.unclear
		case x.asLevel && x.Unit == Percent && x.Topic == "p0":
			k.likelyLevel(x)
		}
	}
}

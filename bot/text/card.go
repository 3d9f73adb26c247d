package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// CardView is what a card tells of a region.
type CardView struct {
	Profile indicators.Profile
	Only    []indicators.Indicator // those asked for; empty means all five
	Notes   []string               // how the question was understood
	Targets []TargetLine           // what was planned for the survey shown
	Share   bool                   // tell the change of the number of poor in percent too
}

// Card tells a region's indicators, each with its change, then the rank, the
// larger regions beside it, the notes that apply and the source.
func Card(c *indicators.Catalogue, v CardView) (string, []indicators.Figure) {
	p, only := &page{c: c, share: v.Share}, v.Only
	if len(only) == 0 {
		only = indicators.All[:]
	}
	p.notes(v.Notes)
	p.line("<b>Kemiskinan ", v.Profile.Region.Full, "</b>")
	p.line(title(v.Profile))
	p.gap()
	if why, all := allAbsent(v.Profile, only); all && len(only) > 1 {
		p.line(absence(c, v.Profile.Region, why))
	} else {
		p.readings(v.Profile, only)
	}
	switch {
	case slices.Contains(only, indicators.P0):
		p.place(indicators.P0, v.Profile.Rank, v.Profile.Ranked, v.Profile)
	case len(only) == 1:
		rank, ranked := p.c.Rank(v.Profile.RankGroup, only[0], v.Profile.Readings[only[0]].Period).Place(v.Profile.Region.Code)
		p.place(only[0], rank, ranked && only[0] != indicators.Line, v.Profile)
	}
	p.cardTargets(v.Targets)
	p.remarks(v.Profile, only)
	return p.done()
}

// allAbsent tells whether all readings are absent for one and the same reason.
func allAbsent(v indicators.Profile, only []indicators.Indicator) (indicators.Absence, bool) {
	why := v.Readings[only[0]].Absence
	for _, i := range only {
		if a := v.Readings[i].Absence; a == indicators.Present || a != why {
			return 0, false
		}
	}
	return why, true
}

// title names the survey that the card is about.
func title(v indicators.Profile) string {
	if v.Period.Month == indicators.Unknown && v.Readings[indicators.P0].Absence != indicators.Present {
		return strconv.Itoa(v.Period.Year)
	}
	return Period(v.Period)
}

// notes are told above the answer: they say how it was understood.
func (p *page) notes(notes []string) {
	for _, n := range notes {
		p.line("<i>", n, "</i>")
	}
	if len(notes) > 0 {
		p.gap()
	}
}

func (p *page) readings(v indicators.Profile, only []indicators.Indicator) {
	for _, i := range only {
		p.reading(v, v.Readings[i])
	}
}

// reading tells one indicator: value, unit, and below it the change.
func (p *page) reading(v indicators.Profile, r indicators.Reading) {
	if r.Absence != indicators.Present {
		p.line(upper(Indicator(r.Indicator)), ": ", absence(p.c, v.Region, r.Absence))
		return
	}
	at := ""
	if r.Period != v.Period {
		at = ", " + shortPeriod(r.Period)
	}
	p.line("<b>", p.figure(r.Figure), "</b> ", label(r.Indicator), at)
	if s := p.change(r); s != "" {
		p.line(s)
	}
}

// label is what follows an indicator's value on a card.
func label(i indicators.Indicator) string {
	return [...]string{
		indicators.P0:   "penduduk miskin (P0)",
		indicators.Poor: "penduduk miskin",
		indicators.Line: "garis kemiskinan per kapita per bulan",
		indicators.P1:   "indeks kedalaman (P1)",
		indicators.P2:   "indeks keparahan (P2)",
	}[i]
}

// change tells how a figure moved, or why that is not told.
func (p *page) change(r indicators.Reading) string {
	d := r.Change
	switch d.Reason {
	case indicators.Computed:
		return p.computed(r)
	case indicators.FlaggedNow:
		return "perubahan tidak dihitung, lihat catatan"
	case indicators.FlaggedBefore:
		return shortPeriod(d.From.Period) + ": " + p.value(d.From) + ", " + caution(d.From) + "; perubahan tidak dihitung"
	case indicators.NewTerritory:
		return "wilayah dimekarkan setelah " + shortPeriod(d.From.Period) + "; perubahan tidak dihitung"
	}
	return ""
}

// computed tells a change: the rate's always with the survey it is measured from,
// the others' only where that is not the year before.
func (p *page) computed(r indicators.Reading) string {
	d, words := r.Change, moved(r.Change)+p.shareOf(r.Change)
	before := d.To.Period.Year - d.From.Period.Year
	if r.Indicator == indicators.P0 || before > 1 {
		words += " dari " + shortPeriod(d.From.Period)
	}
	if before > 1 {
		words += " (" + missingYears(d) + " belum ada di data Pantau)"
	}
	if n := r.Streak; r.Indicator == indicators.P0 && (n < -1 || n > 1) {
		words += ", " + direction(d.Diff) + " " + count(max(n, -n)) + " tahun berturut-turut"
	}
	return words
}

// missingYears names the years between the two figures of a change.
func missingYears(d indicators.Delta) string {
	first, last := d.From.Period.Year+1, d.To.Period.Year-1
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// absence says that a figure is missing, in one of the three ways.
func absence(c *indicators.Catalogue, r indicators.Region, why indicators.Absence) string {
	switch why {
	case indicators.NotPublished:
		return "BPS tidak menerbitkan angka ini untuk kabupaten/kota. " + marchOnly
	case indicators.NotYetARegion:
		return chat.Escape(r.Full) + " belum terbentuk pada tahun itu."
	}
	return "Belum ada di data Pantau (terakhir diperiksa " + date(c.Checked()) + ")."
}

// place tells the rank by an indicator, and the larger regions' figures of the
// same survey. Lines are not ranked: each region has its own prices.
func (p *page) place(i indicators.Indicator, rank indicators.Standing, ranked bool, v indicators.Profile) {
	var beside []indicators.Figure
	for r := v.Region; r.Parent != ""; r, _ = p.c.Region(r.Parent) {
		if f, ok := p.c.Figure(r.Parent, i, v.Readings[i].Period); ok {
			beside = append(beside, f)
		}
	}
	ranked = ranked && 2*rank.Of >= len(v.RankGroup.Members)
	if v.Readings[i].Absence != indicators.Present || !ranked && len(beside) == 0 {
		return
	}
	p.gap()
	if ranked {
		p.line("Peringkat ", shortName(i), ": ", standing(rank), " ", among(v.RankGroup))
	}
	if len(beside) > 0 {
		p.line(shortPeriod(v.Readings[i].Period), ": ", strings.Join(p.named(beside, ""), " · "))
	}
}

// named writes figures with their regions, and the period where asked.
func (p *page) named(figures []indicators.Figure, period string) []string {
	var list []string
	for _, f := range figures {
		r, _ := p.c.Region(f.Region)
		words := r.Name + " " + p.figure(f) + p.mark(f)
		if period != "" {
			words = r.Name + " " + p.value(f) + " (" + shortPeriod(f.Period) + ")"
		}
		list = append(list, words)
	}
	return list
}

// standing writes a rank with both ends named.
func standing(s indicators.Standing) string {
	of := " dari " + strconv.Itoa(s.Of)
	switch {
	case s.Lowest == 1:
		return "terendah" + of
	case s.Highest == 1:
		return "tertinggi" + of
	}
	return "ke-" + strconv.Itoa(s.Lowest) + " terendah (ke-" + strconv.Itoa(s.Highest) + " tertinggi)" + of
}

// among names the group of a rank after its number of members.
func among(g indicators.Group) string {
	switch {
	case g.ID == "0000":
		return "provinsi"
	case g.ID == "districts":
		return "kabupaten/kota se-Indonesia"
	case strings.HasPrefix(g.ID, "around:"):
		return "di " + g.Name + " dan sekitarnya"
	case g.ID == string(indicators.BanuaEnam):
		return "di " + g.Name
	case g.ID == "":
		return g.Name
	case strings.HasPrefix(g.ID, ownPrefix):
		return "di kelompok " + chat.Escape(g.Name)
	}
	return "kabupaten/kota se-" + g.Name
}

// remarks tell what must be known to read the figures rightly, each where it
// applies: cautions plainly, the rest with the source, folded below a full card so
// that the card fits a phone.
func (p *page) remarks(v indicators.Profile, only []indicators.Indicator) {
	p.gap()
	for _, i := range only {
		if f := v.Readings[i].Figure; f.Flag != nil {
			p.line("Catatan: ", p.flag(f))
		}
	}
	if v.SmallChange && slices.Contains(only, indicators.P0) {
		p.line(smallChange)
	}
	asides, from := p.asides(v, only), p.source(surveys(v, only))
	if len(only) > 2 && len(from) > 0 {
		p.line("<blockquote expandable>", strings.Join(append(from, asides...), "\n"), "</blockquote>")
		return
	}
	for _, s := range append(asides, from...) {
		p.line(s)
	}
}

// asides are remarks that explain rather than caution.
func (p *page) asides(v indicators.Profile, only []indicators.Indicator) []string {
	var list []string
	if slices.ContainsFunc(only, func(i indicators.Indicator) bool { return joinsUnknown(v.Readings[i]) }) {
		list = append(list, unknownMonths)
	}
	if v.DepthAgainstRate && len(only) > 1 {
		list = append(list, depthAgainstRate)
	}
	if slices.Contains(only, indicators.Poor) && v.Readings[indicators.Poor].Change.Rebased() {
		list = append(list, rebased)
	}
	if len(only) == 1 && only[0] == indicators.Line && v.Readings[indicators.Line].Absence == indicators.Present {
		list = append(list, lineGrows)
	}
	if len(v.Newer) > 0 && slices.Contains(only, indicators.P0) {
		list = append(list, "Rilis lebih baru: "+strings.Join(p.named(v.Newer, "with period"), ", ")+"; bukan pembanding "+shortPeriod(v.Period)+".")
	}
	return list
}

// joinsUnknown tells whether a reading stands beside a survey of unknown month, so
// that no change is told.
func joinsUnknown(r indicators.Reading) bool {
	return r.Absence == indicators.Present && r.Change.Reason == indicators.Incomparable
}

// surveys are the periods of the figures told, newest first.
func surveys(v indicators.Profile, only []indicators.Indicator) []indicators.Period {
	var list []indicators.Period
	for _, i := range only {
		if r := v.Readings[i]; r.Absence == indicators.Present && !slices.Contains(list, r.Period) {
			list = append(list, r.Period)
		}
	}
	return list
}

// source says who did what: BPS the figures, Pantau the arithmetic.
func (p *page) source(periods []indicators.Period) []string {
	if len(periods) == 0 {
		return nil
	}
	var names []string
	for _, q := range periods {
		names = append(names, shortPeriod(q))
	}
	return []string{strings.TrimSpace("Sumber: BPS, Susenas " + strings.Join(names, ", ") + "; selisih dan peringkat diolah Pantau. " + p.unconfirmed())}
}

package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// RankView is a ranking to be told.
type RankView struct {
	Ranking indicators.Ranking
	Own     []string // codes of the regions to set off
	Op      indicators.Op
	Both    bool                 // of Highest: tell the lowest too
	Top     int                  // show so many of the end that Op names; 0 shows all
	Also    *indicators.Ranking  // a second order told in a line
	Others  []indicators.Ranking // the same of other surveys, of which the end that Op names is told, or the own regions' places
	Notes   []string
}

// longList is how many rows a ranking shows before the rest is folded away.
const longList = 15

// Ranking tells a group in order, from the lowest, with the own region set off
// and its place named from both ends.
func Ranking(c *indicators.Catalogue, v RankView) (string, []indicators.Figure) {
	p, r := &page{c: c}, v.Ranking
	p.notes(v.Notes)
	p.line("<b>Peringkat ", shortName(r.Indicator), ", ", groupTitle(r.Group), "</b>")
	p.line(Period(r.Period), ", ", measure(r.Indicator), ", dari yang ", choose(topOfHighest(v), "tertinggi", "terendah"))
	p.gap()
	p.extremesOf(v)
	p.placesBefore(v)
	for _, code := range v.Own {
		p.own(v.Ranking, code)
	}
	p.list(v)
	p.leftOut(r)
	p.gap()
	if r.Indicator == indicators.Line {
		p.line(lineGrows)
	}
	p.line("Sumber: BPS, Susenas ", shortPeriod(r.Period), "; peringkat diolah Pantau. ", p.unconfirmed())
	return p.done()
}

// groupTitle names a group in a heading.
func groupTitle(g indicators.Group) string {
	switch {
	case g.ID == "0000":
		return "provinsi se-Indonesia"
	case g.ID == "districts":
		return "kabupaten/kota se-Indonesia"
	case strings.HasPrefix(g.ID, "around:"):
		return g.Name + " dan kabupaten sekitar"
	case strings.HasPrefix(g.ID, ownPrefix):
		return "kelompok " + chat.Escape(g.Name)
	case g.ID == "" || g.ID == string(indicators.BanuaEnam):
		return g.Name
	}
	return "kabupaten/kota se-" + g.Name
}

// extremesOf answers who is highest or lowest, where that was asked.
func (p *page) extremesOf(v RankView) {
	if v.Op != indicators.Highest && v.Op != indicators.Lowest || len(v.Ranking.Rows) == 0 {
		return
	}
	for _, other := range v.Others {
		p.line(Period(other.Period), ":")
		p.extreme(other, v.Op)
		p.gap()
	}
	if len(v.Others) > 0 {
		p.line(Period(v.Ranking.Period), ":")
	}
	p.extreme(v.Ranking, v.Op)
	if v.Both {
		p.extreme(v.Ranking, indicators.Lowest)
	}
	if v.Also != nil && len(v.Also.Rows) > 0 {
		p.extreme(*v.Also, v.Op)
		if v.Both {
			p.extreme(*v.Also, indicators.Lowest)
		}
	}
	p.gap()
}

// placesBefore tells the own regions' places in the other surveys, one a line.
func (p *page) placesBefore(v RankView) {
	if v.Op != indicators.Rank || len(v.Others) == 0 {
		return
	}
	for _, code := range v.Own {
		r, _ := p.c.Region(code)
		for _, other := range v.Others {
			s, ok := other.Place(code)
			if !ok {
				p.line(r.Full, ", ", shortPeriod(other.Period), ": tidak dapat diperingkat.")
				continue
			}
			f, _ := p.c.Figure(code, other.Indicator, other.Period)
			p.line(r.Full, ", ", shortPeriod(f.Period), ", ", p.figure(f), ": ", standing(s), ".")
		}
	}
	p.gap()
}

func (p *page) extreme(r indicators.Ranking, op indicators.Op) {
	if len(r.Rows) == 0 {
		p.line("Tidak ada angka yang dapat diperingkat.")
		return
	}
	f, word := r.Rows[0], "terendah"
	if op == indicators.Highest {
		f, word = r.Rows[len(r.Rows)-1], "tertinggi"
	}
	region, _ := p.c.Region(f.Region)
	p.line(upper(shortName(r.Indicator)), " ", word, ": <b>", region.Full, " ", p.figure(f), "</b>")
}

// own tells the own region's place from both ends, and its neighbours in rank.
func (p *page) own(in indicators.Ranking, code string) {
	s, ok := in.Place(code)
	if !ok {
		return
	}
	r, _ := p.c.Region(code)
	f, _ := p.c.Figure(code, in.Indicator, in.Period)
	p.line("<b>", r.Full, " ", p.figure(f), "</b>: ", standing(s), ".")
	var near []string
	if s.Below != nil {
		near = append(near, "di bawahnya "+p.c.ShortName(s.Below.Region)+" "+p.value(*s.Below))
	}
	if s.Above != nil {
		near = append(near, "di atasnya "+p.c.ShortName(s.Above.Region)+" "+p.value(*s.Above))
	}
	if len(near) > 0 {
		p.line(upper(strings.Join(near, ", ")), ".")
	}
	p.gap()
}

// topOfHighest tells whether the highest so many are told, from the highest on.
func topOfHighest(v RankView) bool { return v.Top > 0 && v.Op == indicators.Highest }

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// topRows writes so many rows of one end, with all that share the last one's value.
func (p *page) topRows(v RankView) {
	rows := slices.Clone(v.Ranking.Rows)
	if v.Op == indicators.Highest {
		slices.Reverse(rows)
	}
	n := min(v.Top, len(rows))
	for n < len(rows) && n > 0 && rows[n].Value.Cmp(rows[n-1].Value) == 0 {
		n++
	}
	end := v
	end.Ranking.Rows = rows
	p.rows(end, 0, n)
	if n > v.Top {
		p.line("Angka terakhir sama, jadi ditampilkan ", strconv.Itoa(n), ".")
	}
}

// list writes the rows; a long list is folded but for its ends.
func (p *page) list(v RankView) {
	rows := v.Ranking.Rows
	if v.Top > 0 {
		p.topRows(v)
		return
	}
	if len(rows) <= longList {
		p.rows(v, 0, len(rows))
		return
	}
	p.rows(v, 0, 5)
	if len(rows) <= 60 {
		inner := &page{c: p.c}
		inner.rows(v, 5, len(rows)-5)
		p.line("<blockquote expandable>", strings.TrimSpace(inner.String()), "</blockquote>")
		p.told = append(p.told, inner.told...)
	} else {
		p.line("…")
	}
	p.rows(v, len(rows)-5, len(rows))
}

// rows writes places from one to another; equal values share a place.
func (p *page) rows(v RankView, from, to int) {
	rows := v.Ranking.Rows
	for k := from; k < to; k++ {
		place := k
		for place > 0 && rows[place-1].Value.Cmp(rows[k].Value) == 0 {
			place--
		}
		row := strconv.Itoa(place+1) + ". " + p.c.ShortName(rows[k].Region) + " " + p.value(rows[k])
		if slices.Contains(v.Own, rows[k].Region) {
			row = "<b>" + row + "</b>"
		}
		p.line(row)
	}
}

// leftOut names who has no place: a caution on the figure, or none at all.
func (p *page) leftOut(r indicators.Ranking) {
	if len(r.LeftOut)+len(r.Missing) == 0 {
		return
	}
	p.gap()
	for _, f := range r.LeftOut[:min(len(r.LeftOut), 5)] {
		p.line("Tidak diperingkat: ", p.c.ShortName(f.Region), " ", p.value(f), ", ", caution(f), ".")
	}
	if n := len(r.LeftOut) - 5; n > 0 {
		p.line("Juga tidak diperingkat: ", strconv.Itoa(n), " wilayah lain yang angkanya bercatatan.")
	}
	p.absent(r)
}

// absent names the members without a figure, by the reason.
func (p *page) absent(r indicators.Ranking) {
	var young, unknown []string
	for _, code := range r.Missing {
		if p.c.Absence(code, r.Indicator, r.Period) == indicators.NotYetARegion {
			young = append(young, code)
		} else {
			unknown = append(unknown, code)
		}
	}
	p.some("Belum terbentuk saat itu: ", young)
	p.some("Belum ada di data Pantau: ", unknown)
}

// some names a few regions, or how many they are.
func (p *page) some(what string, codes []string) {
	switch n := len(codes); {
	case n > 5:
		p.line(what, strconv.Itoa(n), " wilayah.")
	case n > 0:
		p.line(what, strings.Join(names(p.c, codes), ", "), ".")
	}
}

func names(c *indicators.Catalogue, codes []string) []string {
	var list []string
	for _, code := range codes {
		list = append(list, c.ShortName(code))
	}
	return list
}

// Movers tells who fell and who rose most between two surveys; top is how many are shown,
// 0 for all.
func Movers(c *indicators.Catalogue, m indicators.Movement, way indicators.Way, top int, notes []string) (string, []indicators.Figure) {
	p, first := &page{c: c}, "turun"
	if way == indicators.Rise {
		first = "naik"
		m.Changes = slices.Clone(m.Changes)
		slices.Reverse(m.Changes)
	}
	p.notes(notes)
	p.line("<b>Perubahan ", shortName(m.Indicator), ", ", groupTitle(m.Group), "</b>")
	p.line(shortPeriod(m.From), " ke ", shortPeriod(m.To), ", dari yang ", first, " paling banyak")
	p.gap()
	p.changes(m, top)
	p.tally(m)
	if len(m.Changes) == 0 {
		p.line("Tidak ada perubahan yang dapat dihitung di antara kedua survei itu.")
	}
	p.moversEnd(m)
	return p.done()
}

// moversEnd tells who has no change, and what must be known of the others.
func (p *page) moversEnd(m indicators.Movement) {
	if len(m.LeftOut) > 0 {
		p.line("Tidak dihitung: ", strconv.Itoa(len(m.LeftOut)), " wilayah, karena angkanya belum ada atau bercatatan.")
	}
	p.gap()
	p.rebasing()
	p.line(smallChange)
	p.line("Sumber: BPS, Susenas; selisih diolah Pantau. ", p.unconfirmed())
}

// tally counts how many fell and rose.
func (p *page) tally(m indicators.Movement) {
	var n [3]int
	for _, d := range m.Changes {
		n[1+d.Diff.Sign()]++
	}
	if len(m.Changes) > 1 {
		p.line("Turun ", strconv.Itoa(n[0]), ", tetap ", strconv.Itoa(n[1]), ", naik ", strconv.Itoa(n[2]), " wilayah.")
	}
}

// changes lists who moved how much: so many of them, or of a long list the ends.
func (p *page) changes(m indicators.Movement, top int) {
	for k, d := range m.Changes {
		if top > 0 && k == top {
			return
		}
		if k > longList && k < len(m.Changes)-5 {
			continue
		}
		if k == longList && k < len(m.Changes)-5 {
			p.line("…")
			continue
		}
		p.line(strconv.Itoa(k+1), ". ", p.c.ShortName(d.To.Region), ": ", moved(d), sizeOfLine(d), " (", p.value(d.From), " → ", p.value(d.To), ")")
	}
}

// NoRanking says why a group cannot be ranked: no figures in our data, or none
// published for its regions.
func NoRanking(c *indicators.Catalogue, g indicators.Group, i indicators.Indicator, when indicators.Period) string {
	words := "Peringkat " + shortName(i) + ", " + groupTitle(g)
	if when.Year != 0 {
		words += ", " + shortPeriod(when)
	}
	words += ": "
	if len(g.Members) == 0 {
		return words + "tidak ada wilayah yang dapat diperingkat."
	}
	r, _ := c.Region(g.Members[0])
	return words + absence(c, r, c.Absence(r.Code, i, when))
}

// OneSurvey tells that a ranking is of one survey, whatever years were named.
func OneSurvey(at indicators.Period) string {
	return "Peringkat dibuat per survei; ini " + shortPeriod(at) + "."
}

// NotInGroup tells that a region that was named has no place in a ranking.
func NotInGroup(r indicators.Region, g indicators.Group) string {
	return r.Full + " tidak termasuk " + groupTitle(g) + "."
}

// OneIndicator tells that a ranking is by one indicator.
func OneIndicator(i indicators.Indicator) string {
	return "Peringkat dibuat per indikator; ini " + shortName(i) + "."
}

// OnlyKind names the kota, or the kabupaten, of a group.
func OnlyKind(kind indicators.Kind, g indicators.Group) string {
	which, where := "kabupaten", "se-"+g.Name
	if g.ID == "" {
		where = strings.TrimPrefix(g.Name, "kabupaten/kota ")
	}
	if kind == indicators.Kota {
		which = "kota"
	}
	switch {
	case g.ID == "districts", g.ID == "0000":
		where = "se-Indonesia"
	case strings.HasPrefix(g.ID, ownPrefix):
		where = "di kelompok " + chat.Escape(g.Name)
	}
	return which + " " + where
}

// DistrictsOf names the kabupaten and kota of several provinces.
func DistrictsOf(provinces []string) string {
	return "kabupaten/kota di " + strings.Join(provinces, ", ")
}

// ProvincesOf names the provinces of an island.
func ProvincesOf(island string) string { return "provinsi di " + Island(island) }

// Island is an island's name as it is written, of a word for it.
func Island(word string) string {
	if word == "sumatra" {
		word = "sumatera"
	}
	return upper(word)
}

// ChosenRegions names a group that the asker put together.
func ChosenRegions() string { return "wilayah pilihan" }

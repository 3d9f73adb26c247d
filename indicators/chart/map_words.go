package chart

import (
	"strconv"
	"strings"

	"pantau/indicators"
)

// title is the finding of a map: who is at its ends.
func (p *plan) title() string {
	name := upper(shortName(p.Indicator)) + " " + p.where()
	if p.scarce() {
		return name + ", " + period(p.Period)
	}
	low, high := p.lowest(), p.highest()
	if low[0].Value.Cmp(high[0].Value) == 0 {
		return name + ": semuanya " + p.Indicator.Number(low[0].Value) + unit(p.Indicator)
	}
	return name + ": terendah " + p.end(low) + ", tertinggi " + p.end(high) + unit(p.Indicator)
}

// scarce tells whether too few regions have a class to say who is at the ends.
func (p *plan) scarce() bool {
	n := len(p.ranking.Rows)
	return n < 2 || 2*n < len(p.ranking.Group.Members)
}

// end names who has the least or the greatest value.
func (p *plan) end(same []indicators.Figure) string {
	who := strconv.Itoa(len(same)) + nbsp + "wilayah"
	if len(same) <= 2 {
		who = listed(p.names(codesOf(same)))
	}
	return who + " " + p.Indicator.Number(same[0].Value)
}

// where names the group in a title.
func (p *plan) where() string {
	if r, ok := p.c.Region(p.Group.ID); ok && r.Kind == indicators.Province {
		return "di " + r.Name
	}
	return groupTitle(p.Group)
}

func codesOf(figures []indicators.Figure) []string {
	var codes []string
	for _, f := range figures {
		codes = append(codes, f.Region)
	}
	return codes
}

func (p *plan) names(codes []string) []string {
	var names []string
	for _, code := range codes {
		names = append(names, p.c.ShortName(code))
	}
	return names
}

// survey names the survey, with the remark that its month is not known.
func (p *plan) survey() string {
	if p.Period.Month == indicators.Unknown {
		return "Susenas " + period(p.Period) + " (bulan survei tidak pasti)"
	}
	return "Susenas " + period(p.Period)
}

func (p *plan) subtitle() string {
	if p.shapes {
		return p.survey()
	}
	return p.survey() + "; satu kotak satu " + p.kind() + ", letak kira-kira"
}

// kind is what the regions of the map are called.
func (p *plan) kind() string {
	provinces, districts := 0, 0
	for _, code := range p.ranking.Group.Members {
		if r, _ := p.c.Region(code); r.Kind.IsDistrict() {
			districts++
		} else {
			provinces++
		}
	}
	switch {
	case districts == 0:
		return "provinsi"
	case provinces == 0:
		return "kabupaten/kota"
	}
	return "wilayah"
}

// heading stands above the legend.
func (p *plan) heading() string {
	return [...]string{
		indicators.P0:   "Penduduk miskin (P0), persen",
		indicators.Poor: "Penduduk miskin, ribu orang",
		indicators.Line: "Garis kemiskinan, rupiah per kapita per bulan",
		indicators.P1:   "Indeks kedalaman kemiskinan (P1)",
		indicators.P2:   "Indeks keparahan kemiskinan (P2)",
	}[p.Indicator]
}

// few is how many regions a note names; of more it tells the number.
const few = 4

// notes are the remarks on what is shown.
func (p *plan) notes() []string {
	notes := p.cautions()
	notes = append(notes, p.absent()...)
	notes = append(notes, p.some("Batas lama, sebelum pemekaran: ", p.undivided())...)
	if p.Indicator == indicators.Line {
		notes = append(notes, "Tiap daerah punya garis sendiri; garis tinggi tidak berarti lebih miskin.")
	}
	if p.shapes {
		notes = append(notes, p.some("Tanpa gambar batas: ", p.shapeless())...)
		notes = append(notes, "Batas wilayah untuk orientasi, bukan acuan resmi.")
	}
	return notes
}

// cautions say what speaks against the figures without a class, once for each caution.
func (p *plan) cautions() []string {
	out := p.ranking.LeftOut
	if len(out) > few {
		return []string{"* Tidak dikelompokkan: " + strconv.Itoa(len(out)) + " wilayah yang angkanya bercatatan."}
	}
	var order []string
	which := map[string][]string{}
	for _, f := range out {
		why := Caution(f)
		if which[why] == nil {
			order = append(order, why)
		}
		which[why] = append(which[why], p.c.ShortName(f.Region)+" "+f.Indicator.Number(f.Value))
	}
	for k, why := range order {
		order[k] = "* Tidak dikelompokkan: " + listed(which[why]) + ", " + why + "."
	}
	return order
}

// absent names the regions without a figure, by the reason.
func (p *plan) absent() []string {
	why := map[indicators.Absence][]string{}
	for _, code := range p.ranking.Missing {
		a := p.c.Absence(code, p.Indicator, p.Period)
		why[a] = append(why[a], code)
	}
	var notes []string
	notes = append(notes, p.some("Belum ada di data Pantau: ", why[indicators.NotInData])...)
	notes = append(notes, p.some("Belum terbentuk saat itu: ", why[indicators.NotYetARegion])...)
	return append(notes, p.some("Tidak diterbitkan BPS: ", why[indicators.NotPublished])...)
}

// some names a few regions, or how many they are; nothing of none.
func (p *plan) some(what string, codes []string) []string {
	switch n := len(codes); {
	case n == 0:
		return nil
	case n > few:
		return []string{what + strconv.Itoa(n) + " wilayah."}
	}
	return []string{what + strings.Join(p.names(codes), ", ") + "."}
}

// undivided are the regions of which the figure is that of a larger, earlier territory.
func (p *plan) undivided() []string {
	var codes []string
	for _, f := range p.figures() {
		if p.Period.Year < f.Territory {
			codes = append(codes, f.Region)
		}
	}
	return codes
}

// shapeless are the regions without a shape.
func (p *plan) shapeless() []string {
	var codes []string
	for _, code := range p.ranking.Group.Members {
		if !p.Borders.has(code) {
			codes = append(codes, code)
		}
	}
	return codes
}

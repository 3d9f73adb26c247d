package text

import (
	"strconv"

	"pantau/bot/chat"
	"pantau/indicators"
)

// SourceView is what there is to say of the data.
type SourceView struct {
	Figures, Regions int
	First, Last      int // years
	Checked          string
	Newest           []indicators.Figure // P0 of the home region and those above it
}

// Sources tells where the figures come from, their dates, licence and limits.
func Sources(c *indicators.Catalogue, v SourceView) (string, []indicators.Figure) {
	p := &page{c: c}
	p.line("<b>Sumber angka</b>")
	p.line("Angka: Badan Pusat Statistik (BPS), Susenas. ", usesAPI(c), "Pantau bukan layanan BPS.")
	p.gap()
	p.line(indicators.Decimal{Units: int64(v.Figures)}.Indonesian(0), " angka untuk ", strconv.Itoa(v.Regions), " wilayah, ", strconv.Itoa(v.First), "–", strconv.Itoa(v.Last), ". ", copies(c), "Terakhir diperiksa ", date(v.Checked), ".")
	p.line("P0 terbaru di Pantau:")
	for _, f := range v.Newest {
		r, _ := c.Region(f.Region)
		p.line("• ", r.Full, ": ", p.figure(f), ", ", Period(f.Period))
	}
	p.gap()
	p.line(marchOnly, " ", february2025, " ", unknownMonths, " Perkotaan/perdesaan bukan kota/kabupaten.")
	p.line("Selisih, peringkat, dan urutan diolah Pantau. Angka bercatatan ditampilkan apa adanya, tanpa perubahan dan peringkat.")
	p.gap()
	p.line("Sumber tiap angka: <code>/sumber balangan 2020</code>")
	p.line("Lisensi: angka adalah statistik resmi BPS, mohon sebut “Sumber: BPS” bila dikutip. Kode, nama, dan titik wilayah disusun dari wilayah_boundaries (MIT, Cahya DSN). Program Pantau berlisensi MIT.")
	return p.done()
}

// usesAPI says that figures were read over the API of BPS, as its terms ask, once
// that is so.
func usesAPI(c *indicators.Catalogue) string {
	if !c.UsesAPI() {
		return ""
	}
	return "Layanan ini menggunakan API Badan Pusat Statistik (BPS). "
}

// copies says which figures come from copies of tables.
func copies(c *indicators.Catalogue) string {
	if c.UsesAPI() {
		return "Sebagian angka dari salinan tabel BPS, belum dicocokkan langsung. "
	}
	return fromCopies + " "
}

// SourcesOf tells in which table or report each figure of a region was read.
func SourcesOf(c *indicators.Catalogue, v indicators.Profile) (string, []indicators.Figure) {
	p := &page{c: c}
	p.line("<b>Sumber angka ", v.Region.Full, ", ", Period(v.Period), "</b>")
	for _, r := range v.Readings {
		if r.Absence != indicators.Present {
			p.line("• ", upper(shortName(r.Indicator)), ": ", absence(c, v.Region, r.Absence))
			continue
		}
		s, _ := c.Source(r.Figure.Source)
		at := ""
		if r.Period != v.Period {
			at = " (" + shortPeriod(r.Period) + ")"
		}
		p.line("• ", upper(shortName(r.Indicator)), " ", p.figure(r.Figure), at, p.mark(r.Figure), ": “", chat.Escape(s.Title), "”, dibaca ", date(s.Retrieved))
	}
	p.gap()
	p.line("Penerbit angka: Badan Pusat Statistik (BPS). ", p.unconfirmed())
	return p.done()
}

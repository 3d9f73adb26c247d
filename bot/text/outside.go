package text

import (
	"slices"

	"pantau/indicators"
)

// OutsideView is a question about what is not in the catalogue.
type OutsideView struct {
	Topic   indicators.Topic
	Profile indicators.Profile     // of the region meant, told where figures help
	Asked   []indicators.Indicator // those named in the question
}

// Outside is the fixed reply to a question about what BPS does not publish or
// Pantau does not hold. Where figures help, the profile's are told.
func Outside(c *indicators.Catalogue, o OutsideView) (string, []indicators.Figure) {
	p, v := &page{c: c}, o.Profile
	p.line(outside[o.Topic])
	if v.Region.Code == "" {
		return p.done()
	}
	both := slices.Contains(o.Asked, indicators.P0) && slices.Contains(o.Asked, indicators.P1)
	if o.Topic == indicators.Causes && (v.DepthAgainstRate || both) {
		p.line(depthAgainstRate)
	}
	switch {
	case !TellsFigures(o.Topic):
	case o.Topic == indicators.PerHead, o.Topic == indicators.Wage:
		p.lineOf(v)
	case len(o.Asked) > 0:
		p.known(v, o.Asked[0])
	default:
		p.known(v, indicators.P0)
	}
	return p.done()
}

// TellsFigures tells whether the reply to a topic states a region's figures, so
// that the region must be certain.
func TellsFigures(topic indicators.Topic) bool {
	switch topic {
	case indicators.Villages, indicators.Extreme, indicators.Causes, indicators.Forecast, indicators.Target,
		indicators.PerHead, indicators.Wage, indicators.Subgroups:
		return true
	}
	return false
}

var outside = map[indicators.Topic]string{
	indicators.Villages:   "BPS tidak menerbitkan angka kemiskinan per kecamatan atau desa; Susenas mewakili sampai kabupaten/kota.",
	indicators.Registry:   "Desil DTSEN adalah peringkat kesejahteraan keluarga untuk penyasaran, bukan angka kemiskinan BPS (Susenas); jumlahnya tidak sama. Hubungi Dinas Sosial.",
	indicators.Residents:  "Pantau tidak menyimpan dan tidak meneruskan data keluarga atau warga. Mohon hubungi Dinas Sosial melalui saluran resmi.",
	indicators.Extreme:    "Kemiskinan ekstrem memakai ukuran lain; angka kabupaten tidak ada di Pantau.",
	indicators.OtherStats: "Pantau baru memuat lima indikator kemiskinan: persentase (P0), jumlah penduduk miskin, garis kemiskinan, kedalaman (P1), dan keparahan (P2).",
	indicators.Forecast:   "Pantau tidak membuat proyeksi.",
	indicators.Wage:       "Garis kemiskinan diukur dari pengeluaran per orang dalam rumah tangga; Pantau tidak menilai perorangan.",
	indicators.PerHead:    "Garis kemiskinan dihitung per orang (per kapita) per bulan, bukan per rumah tangga atau per KK.",
	indicators.Target:     "Target RPJMD dan RKPD dicatat oleh sekretariat TKPKD tiap wilayah. Di percakapan yang terikat pada wilayah itu, /target menampilkannya di samping realisasi.",
	indicators.Subgroups:  "Pantau memuat angka seluruh penduduk suatu wilayah; rincian menurut kelompok penduduk, rumah tangga, atau perkotaan/perdesaan tidak dimuat. Perkotaan/perdesaan bukan kota/kabupaten.",
	indicators.Opinion:    "Pantau hanya menyampaikan angka BPS dan tidak menilai kebijakan, pejabat, atau pilihan politik.",
	indicators.Abroad:     "Pantau memuat Indonesia, provinsi, dan kabupaten/kotanya; negara lain tidak dimuat.",
	indicators.Aside:      "Pantau hanya menjawab angka kemiskinan BPS menurut wilayah dan tidak menjalankan perintah lain. Contoh pertanyaan: /bantuan",
	indicators.Causes:     "Pantau menyampaikan angka dan artinya, bukan sebabnya.",
}

// FigureOf is a paragraph with one figure of a region, below the explanation of its
// indicator; empty where there is none.
func FigureOf(c *indicators.Catalogue, v indicators.Profile, i indicators.Indicator) (string, []indicators.Figure) {
	p := &page{c: c}
	p.known(v, i)
	words, told := p.done()
	if len(told) == 0 {
		return "", nil
	}
	return "\n\n" + words, told
}

// known tells what there is instead: one indicator and how it moved.
func (p *page) known(v indicators.Profile, i indicators.Indicator) {
	r := v.Readings[i]
	if r.Absence != indicators.Present {
		return
	}
	p.gap()
	p.line("Yang tersedia: ", shortName(i), " ", v.Region.Full, " ", p.figure(r.Figure), " (", shortPeriod(r.Period), ")", p.mark(r.Figure), p.against(r), ".")
	p.line("Sumber: BPS, Susenas. ", p.unconfirmed())
}

// lineOf tells the region's poverty line.
func (p *page) lineOf(v indicators.Profile) {
	line := v.Readings[indicators.Line]
	if line.Absence != indicators.Present {
		return
	}
	p.gap()
	p.line("Garis kemiskinan ", v.Region.Full, ", ", shortPeriod(line.Period), ": ", p.figure(line.Figure), " per kapita per bulan.")
	p.line("Sumber: BPS, Susenas. ", p.unconfirmed())
}

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
	if o.Topic == indicators.Causes && slices.Contains(o.Asked, indicators.P1) {
		p.line(depthAgainstRate)
	}
	switch o.Topic {
	case indicators.Villages, indicators.Extreme, indicators.Causes, indicators.Forecast, indicators.Target:
		p.known(v)
	case indicators.PerHead, indicators.Wage:
		p.lineOf(v)
	}
	return p.done()
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
	indicators.Target:     "Target RPJMD dan RKPD belum dimuat di Pantau. Yang ada baru angka realisasi dari BPS.",
	indicators.Causes:     "Pantau menyampaikan angka dan artinya, bukan sebabnya.",
}

// known tells what there is instead: the rate and how it moved.
func (p *page) known(v indicators.Profile) {
	rate := v.Readings[indicators.P0]
	if rate.Absence != indicators.Present {
		return
	}
	p.gap()
	p.line("Yang tersedia: P0 ", v.Region.Full, " ", p.figure(rate.Figure), " (", shortPeriod(rate.Period), ")", p.against(rate), ".")
	p.line("Sumber: BPS, Susenas. ", fromCopies)
}

// lineOf tells the region's poverty line.
func (p *page) lineOf(v indicators.Profile) {
	line := v.Readings[indicators.Line]
	if line.Absence != indicators.Present {
		return
	}
	p.gap()
	p.line("Garis kemiskinan ", v.Region.Full, ", ", shortPeriod(line.Period), ": ", p.figure(line.Figure), " per kapita per bulan.")
	p.line("Sumber: BPS, Susenas. ", fromCopies)
}

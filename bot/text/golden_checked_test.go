package text_test

import (
	"slices"
	"time"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

// checked is what is told of texts whose figures are checked, of releases and of what
// somebody brings to be read.
func checked(c *indicators.Catalogue) []sentence {
	return append(append(checks(c), releaseList(c)...), readings()...)
}

// claimOf is a claim about a cell of Balangan.
func claimOf(topic summaries.Topic, value string, unit summaries.Unit, period, said string) summaries.Claim {
	v, _ := indicators.ParseDecimal(value)
	return summaries.Claim{Topic: topic, Place: summaries.Place{Code: "6311", Name: "Kabupaten Balangan"}, Area: summaries.Total,
		Period: period, Role: summaries.Level, Value: v, Unit: unit, Text: said, Trust: summaries.Confirmed}
}

func checks(c *indicators.Catalogue) []sentence {
	p0, _ := c.Figure("6311", indicators.P0, march)
	before, _ := c.Figure("6311", indicators.P0, indicators.Period{Year: 2024, Month: indicators.March})
	line, _ := c.Figure("6311", indicators.Line, indicators.Period{Year: 2020, Month: indicators.March})
	poor, _ := c.Figure("6311", indicators.Poor, march)
	fell := claimOf("p0", "0.23", summaries.PercentPoints, "2025-03", "0,23 persen poin")
	fell.Role, fell.Direction, fell.Vs = summaries.Change, summaries.Fell, "2024-03"
	rose := fell
	rose.Direction, rose.Text = summaries.Rose, "0,32 persen poin"
	percent := fell
	percent.Unit, percent.Text = summaries.Percent, "0,23 persen"
	urban := claimOf("p0", "3.1", summaries.Percent, "2025", "3,1 persen")
	urban.Area = summaries.Urban
	other := claimOf("kecamatan", "8", "kecamatan", "", "8 kecamatan")
	other.Place.Name = ""
	value := func(f indicators.Figure) indicators.Decimal { return f.Value }
	list := []summaries.Checked{
		{Claim: claimOf("p0", "4.64", summaries.Percent, "2025-03", "4,64 persen"), Verdict: summaries.Agrees, Figure: &p0, Value: value(p0)},
		{Claim: fell, Verdict: summaries.Agrees, Figure: &p0, From: &before, Value: p0.Value.Sub(before.Value)},
		{Claim: rose, Verdict: summaries.Differs, Figure: &p0, From: &before, Value: p0.Value.Sub(before.Value), Reason: "arahnya berbeda"},
		{Claim: percent, Verdict: summaries.Differs, Figure: &p0, From: &before, Value: p0.Value.Sub(before.Value), Reason: "selisih persentase dalam persen poin"},
		{Claim: claimOf("line", "441448", summaries.Rupiah, "2020-03", "Rp441.448"), Verdict: summaries.Differs, Figure: &line, Value: value(line)},
		{Claim: claimOf("poor", "6400", summaries.Persons, "2025-03", "6.400 orang"), Verdict: summaries.Differs, Figure: &poor, Value: indicators.Decimal{Units: 6420}},
		{Claim: claimOf("p1", "0.4", summaries.Index, "2025-03", "0,4"), Verdict: summaries.Differs, Figure: &p0, Value: indicators.Decimal{Units: 51, Places: 2}},
		{Claim: urban, Verdict: summaries.NoData, Reason: "tabel tidak memuat perkotaan dan perdesaan"},
		{Claim: other, Verdict: summaries.NoData},
	}
	return []sentence{
		{"Cek naskah", text.Checked(c, list, nil, 0)}, {"Cek naskah, sebagian", text.Checked(c, list, []string{"138.321 orang", "12 persen"}, 3)},
		{"Cek naskah, semua cocok", text.Checked(c, list[:1], nil, 0)}, {"Cek naskah tanpa angka", text.Checked(c, nil, nil, 0)},
		{"Naskah tanpa angka kemiskinan", text.NothingToCheck()},
		{"Pertanyaan yang dibaca model", text.ReadByModel(text.AskedAs(indicators.Proposal{Op: indicators.ProposeBelow, Places: []string{"kalsel"}, Group: indicators.Districts, Value: "4"}))},
		{"Periode", text.PeriodID("2025-03") + ", " + text.PeriodID("2024-07") + ", " + text.PeriodID("2024")},
		{"Kalimat yang minta dicek", saidToCheck("cek: 4,64 persen") + saidToCheck("periksa 4,64 persen") + saidToCheck("berapa p0 balangan")},
	}
}

// saidToCheck is how words that begin a check are read.
func saidToCheck(words string) string {
	rest, sure, ok := text.CutCheck(words)
	switch {
	case !ok:
		return "“" + words + "”: pertanyaan\n"
	case sure:
		return "“" + words + "”: cek “" + rest + "”\n"
	}
	return "“" + words + "”: cek “" + rest + "” bila ada angkanya\n"
}

// releaseShown is a summary with everything that can stand beside it.
func releaseShown(c *indicators.Catalogue) text.ReleaseView {
	p0, _ := c.Figure("6311", indicators.P0, march)
	line, _ := c.Figure("6311", indicators.Line, indicators.Period{Year: 2020, Month: indicators.March})
	agrees := summaries.Cross{Claim: claimOf("p0", "4.64", summaries.Percent, "2025-03", "4,64 persen"), Figure: p0, Value: p0.Value, Agrees: true}
	differs := summaries.Cross{Claim: claimOf("line", "441448", summaries.Rupiah, "2020-03", "Rp441.448"), Figure: line, Value: line.Value}
	poor := claimOf("poor", "6420", summaries.Persons, "2025-03", "6,42 ribu orang")
	fell := claimOf("p0", "0.23", summaries.PercentPoints, "2025-03", "0,23 persen poin")
	fell.Role, fell.Direction = summaries.Change, summaries.Fell
	return text.ReleaseView{Origin: "BPS Kabupaten Balangan", Date: "2026-11-20", Summary: summaries.Summary{
		Title: "Kemiskinan Balangan <2025>", Text: "Persentase penduduk miskin Kabupaten Balangan Maret 2025 sebesar 4,64 persen.", Words: 10, Method: summaries.ByTemplate,
		Claims: []summaries.Claim{agrees.Claim, poor}, Cross: []summaries.Cross{agrees, differs, agrees},
		Derived: []summaries.Derived{{Claim: fell, From: [2]summaries.Claim{agrees.Claim, agrees.Claim}, How: "selisih"}},
		Dropped: []summaries.Dropped{{Claim: fell, Reason: "tidak sama dengan selisih kedua angka"}},
		Refused: []summaries.Refused{{Method: summaries.ByModel, Faults: []string{"angka 0,12 tidak ada di naskah"}}},
		Doubts:  []string{"garis kemiskinan berbeda dengan tabel BPS"},
	}}
}

func releaseList(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	v := releaseShown(c)
	plain, byTitle, changed := v, v, v
	plain.Summary.Cross, plain.Summary.Doubts = v.Summary.Cross[:1], nil
	byTitle.Summary = summaries.Summary{Title: v.Summary.Title, Method: summaries.ByTitle}
	changed.Changed = "Ralat Pantau 23 November 2026. Semula 4,46, menjadi 4,64."
	noSource := text.ReleaseView{Summary: plain.Summary}
	worse := v
	worse.Summary.Cross = slices.Repeat(v.Summary.Cross[1:2], 7)
	list := text.ReleasesView{Region: balangan, List: []text.ListedRelease{{Number: 17, View: plain}, {Number: 16, View: changed}, {Number: 15, View: worse}}, Page: 1, Pages: 2, Waiting: []int{18}}
	search := text.ReleasesView{Region: balangan, Words: "garis <balangan>", List: list.List[:1], Page: 1, Pages: 1, Cut: true}
	item := summaries.Item{Number: 17, State: summaries.Announced, By: "Sekretaris TKPKD", Release: summaries.Release{Title: v.Summary.Title}, Draft: &v.Summary,
		Traces:  []summaries.Trace{{At: noon, What: "prompt", Text: "Susun kalimat dengan {{F1}}."}, {At: noon, What: "jawaban", Text: "{{F1}} dari {{F2}}."}},
		Changes: []summaries.Edit{{At: noon, What: "Semula 4,46, menjadi 4,64.", Before: "Sebesar 4,46 persen."}}}
	trace := text.Trace(item, time.UTC)
	return []sentence{
		{"Rilis", text.Release(plain)}, {"Rilis, satu angka berbeda", text.Release(v)}, {"Rilis, banyak yang berbeda", text.Release(worse)}, {"Rilis, diubah", text.Release(changed)},
		{"Rilis, judul saja", text.Release(byTitle)}, {"Rilis tanpa sumber", text.Release(noSource)},
		{"Pencocokan perubahan", text.CrossLine([]summaries.Cross{differingChange(c)})},
		{"Pencocokan rilis", text.CrossLine(v.Summary.Cross) + "\n" + text.CrossLine(v.Summary.Cross[:1]) + "\n" + text.CrossLine([]summaries.Cross{v.Summary.Cross[0], v.Summary.Cross[2]})},
		{"Ringkasan di terminal", text.SummaryReport(v)}, {"Tombol rilis", text.ButtonRead() + ", " + text.ButtonFullFigures() + ", " + text.ButtonRelease(17) + ", " + text.ButtonDecide(18) + ", " + text.ButtonPageBefore() + ", " + text.ButtonNextPage()},
		{"Daftar rilis", text.Releases(list)}, {"Mencari rilis", text.Releases(search)},
		{"Tidak ada rilis", text.Releases(text.ReleasesView{Region: balangan})}, {"Rilis tidak ditemukan", text.Releases(text.ReleasesView{Region: balangan, Words: "beras"})},
		{"Tidak ada rilis itu", text.NoSuchRelease("99")}, {"Rilis ditarik", text.ReleaseTakenBackHere(17)}, {"Rilis diperbaiki", text.ReleaseUnchecked(17)}, {"Rilis tidak tersedia", text.ReleasesUnserved()},
		{"Jejak rilis", text.TraceCard(trace)}, {"Jejak rilis sebagai berkas", text.TraceCaption(17)}, {"Jejak rilis, bukan penyetuju", text.TraceOnly()},
		{"Jadwal rilis", text.ReleaseDates([]text.ScheduledRelease{{Title: "Profil Kemiskinan September 2026", Origin: "BPS", Date: "2027-01-15"}, {Title: "Tanpa penerbit", Date: "2027-01-16"}}, expected(), "2026-11-23")},
		{"Jadwal rilis yang berubah", text.ReleaseMoved(text.ScheduledRelease{Title: "Profil Kemiskinan September 2026", Origin: "BPS", Date: "2027-01-19"}, "2027-01-15")},
		{"Jadwal rilis, hanya perkiraan", text.ReleaseDates(nil, expected()[:1], "")}, {"Jadwal rilis, wilayah tidak jelas", text.ScheduleUnclear()},
	}
}

// expected are surveys of which nothing is there yet.
func expected() []text.ExpectedRelease {
	month := func(year int, m time.Month) time.Time { return time.Date(year, m, 1, 0, 0, 0, 0, time.UTC) }
	return []text.ExpectedRelease{
		{Whom: "Kabupaten Balangan", Period: indicators.Period{Year: 2026, Month: indicators.March}, From: month(2026, 8), To: month(2027, 1)},
		{Whom: "Provinsi Kalimantan Selatan", Period: indicators.Period{Year: 2026, Month: indicators.March}, From: month(2026, 7), To: month(2026, 7), Middle: true, Past: true},
		{Whom: "Indonesia", Period: indicators.Period{Year: 2026, Month: indicators.September}, From: month(2027, 1), To: month(2027, 2), Middle: true},
	}
}

func readings() []sentence {
	made := text.ReleaseView{Origin: "contoh.go.id", Date: "2026-11-20", Summary: summaries.Summary{Title: "Kemiskinan turun", Text: "Kemiskinan turun.", Method: summaries.ByTemplate, Doubts: []string{"dua angka berbeda untuk hal yang sama"}}}
	certain, none := made, text.ReleaseView{Summary: summaries.Summary{Title: "Rapat", Method: summaries.ByTitle}}
	certain.Summary.Doubts = nil
	return []sentence{
		{"Cek apa", text.CheckWhich()}, {"Ringkas apa", text.SummariseWhich()},
		{"Naskah untuk apa", text.BroughtWhat(text.BroughtText) + "\n" + text.BroughtWhat(text.BroughtPage) + "\n" + text.BroughtWhat(text.BroughtFile)},
		{"Tombol naskah", text.ButtonSummarise() + ", " + text.ButtonCheck() + ", " + text.ButtonPublishReading() + ", " + text.ButtonOpenPrivate()},
		{"Sedang dibaca", text.ReadingNow(false)}, {"Sedang dibaca, dari grup", text.ReadingNow(true)}, {"Sedang dibaca, ditekan lagi", text.ReadingNowShort()},
		{"Pembacaan ramai", text.ReadingBusy()}, {"Batas pembacaan", text.ReadingSpent(20)}, {"Pembacaan hilang", text.ReadingLost()}, {"Pembacaan gagal", text.ReadingFailed("K7F2Q")},
		{"Pembacaan lambat", text.ReadingSlow()}, {"Pembacaan tidak tersedia", text.ReadingUnserved()}, {"Ringkasan tidak tersedia", text.SummariesUnserved()},
		{"Naskah terlupakan", text.ReadingGone()}, {"Naskah terlalu panjang", text.ReadingTooLong()},
		{"Alamat ditolak", text.PageRefused()}, {"Halaman tidak ada", text.PageGone()}, {"Halaman terlalu besar", text.PageTooLarge()}, {"Halaman tanpa teks", text.PageUnreadable()},
		{"Berkas tidak terambil", text.FileNotFetched()}, {"Jenis berkas", text.FileNotReadable()}, {"Gambar", text.PictureNotReadable()},
		{"Hasil cek dari grup", text.CheckedInPrivate(false)}, {"Hasil cek tertahan", text.CheckedInPrivate(true)}, {"Cek oleh admin anonim", text.CheckAnonymous()},
		{"Ringkasan naskah", text.Summarised(certain)}, {"Ringkasan naskah yang ragu", text.Summarised(made)}, {"Tidak ada ringkasan", text.Summarised(none)},
		{"Tidak ada ringkasan, tanpa judul", text.NothingSummarised(text.ReleaseView{})}, {"Penerbit naskah", chat.Escape(text.OriginByHand("Sekretaris TKPKD"))},
	}
}

// differingChange is a change that the tables tell otherwise.
func differingChange(c *indicators.Catalogue) summaries.Cross {
	from, _ := c.Figure("6311", indicators.P0, indicators.Period{Year: 2024, Month: indicators.March})
	to, _ := c.Figure("6311", indicators.P0, march)
	claim := claimOf("p0", "0.32", summaries.PercentPoints, "2025-03", "0,32 persen poin")
	claim.Role, claim.Direction, claim.Vs = summaries.Change, summaries.Fell, "2024-03"
	return summaries.Cross{Claim: claim, Figure: to, From: &from, Value: from.Value.Sub(to.Value)}
}

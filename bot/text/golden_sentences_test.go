package text_test

import (
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
)

type sentence struct{ name, words string }

// sentences are all that the bot can say, with real figures in them.
func sentences(c *indicators.Catalogue) []sentence {
	all := append(cards(c), replies(c)...)
	all = append(all, delivery(c)...)
	all = append(all, subscriptions(c)...)
	all = append(all, made(c)...)
	all = append(all, reminders(c)...)
	all = append(all, agenda(c)...)
	all = append(all, pledges(c)...)
	all = append(all, releasePosts(c)...)
	all = append(all, checked(c)...)
	all = append(all, pictured(c)...)
	all = append(all, questioned(c)...)
	return append(append(append(all, labels(c)...), terminal()...), demo()...)
}

func cards(c *indicators.Catalogue) []sentence {
	balangan := c.Profile("6311", 0, indicators.Unknown)
	older := c.Profile("6311", 2020, indicators.Unknown)
	card := func(v text.CardView) string { words, _ := text.Card(c, v); return words }
	kalsel, _ := c.Group("6300")
	march := indicators.Period{Year: 2025, Month: indicators.March}
	ranking, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(kalsel, indicators.P0, march), Own: []string{"6311"}})
	movers, _ := text.Movers(c, c.Movers(kalsel, indicators.P0, indicators.Period{Year: 2024, Month: indicators.March}, march), indicators.Fall, 0, nil)
	comparison, _ := text.Comparison(c, text.CompareView{Codes: []string{"6311", "6309"}, Period: march})
	overYears, _ := text.ComparisonOverYears(c, text.CompareYearsView{Codes: []string{"6311", "6309"}, List: []indicators.Indicator{indicators.P1}, From: 2021, To: 2025})
	gap, _ := text.Gap(c, balangan, indicators.P0, nil)
	years, _ := text.Years(c, text.YearsView{Region: balangan.Region, List: []indicators.Indicator{indicators.P0}, From: 2021, To: 2025, EachBase: true})
	value := indicators.Decimal{Units: 441448}
	which, _ := text.WhichYear(c, text.ValueView{Region: balangan.Region, Value: value, Hits: c.WithValue("6311", value), Asked: balangan.Readings[indicators.P0].Figure})
	none, _ := text.WhichYear(c, text.ValueView{Region: balangan.Region, Value: indicators.Decimal{Units: 1}})
	brief, _ := text.Briefing(c, balangan, 0)
	sources, _ := text.Sources(c, text.SourceView{Figures: c.Count(), Regions: len(c.Regions()), First: 2010, Last: 2026, Checked: c.Checked(), Newest: balangan.Beside})
	sourcesOf, _ := text.SourcesOf(c, older)
	return []sentence{
		{"Sumber tiap angka", sourcesOf},
		{"Kartu", card(text.CardView{Profile: balangan})},
		{"Kartu 2020", card(text.CardView{Profile: older})},
		{"Kartu September", card(text.CardView{Profile: c.Profile("6300", 0, indicators.Unknown)})},
		{"Kartu dengan angka yang tidak ada", card(text.CardView{Profile: c.Profile("9500", 2020, indicators.Unknown)})},
		{"Satu indikator", card(text.CardView{Profile: balangan, Only: []indicators.Indicator{indicators.Line}})},
		{"Peringkat", ranking}, {"Perubahan", movers}, {"Perbandingan", comparison}, {"Perbandingan beberapa tahun", overYears}, {"Selisih", gap}, {"Beberapa tahun", years},
		{"Tahun suatu nilai", which}, {"Nilai tidak ditemukan", none}, {"Bahan", brief}, {"Sumber", sources},
	}
}

func replies(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	list := []sentence{
		{"Salam", text.Greeting(balangan, false, "Diskominfo Balangan", false)},
		{"Salam di grup", text.Greeting(balangan, true, "", true)},
		{"Bantuan", text.Help([]string{"indikator", "grafik", "bandingkan", "peringkat", "peta", "lembar", "bahan", "wilayah", "definisi", "sumber", "bantuan"}, balangan, true)},
		{"Wilayah mana", text.WhichRegion(false, "banjar", balangan)},
		{"Memastikan wilayah", text.WhichRegion(true, "paringin", balangan)},
		{"Pilihan wilayah", text.Choice(c, balangan)},
		{"Wilayah tidak ditemukan", text.UnknownRegion("atlantis", false)},
		{"Wilayah tidak ditemukan, ada yang mirip", text.UnknownRegion("balagan", true)},
		{"Dibaca seperti sebelumnya", text.ReadAsBefore("banjar", balangan)},
		{"Salah ketik", text.ReadTypo("balngan", balangan)},
		{"Wilayah tidak disebut", text.HomeUsed(balangan)},
		{"Tahun awal tidak disebut", text.SinceWhen()},
		{"Terlalu banyak wilayah", text.FirstOnly(6, 8)},
		{"Satu wilayah saja", text.OneRegion(balangan)},
		{"Tidak terbaca", strings.Join(text.Unread([]string{"xyz", "abc"}), "\n")},
		{"Wilayah percakapan", text.OwnRegion(balangan, true)},
		{"Wilayah percakapan belum diatur", text.OwnRegion(balangan, false)},
		{"Wilayah tersimpan", text.RegionKept(balangan, false)},
		{"Wilayah grup tersimpan", text.RegionKept(balangan, true)},
		{"Hanya admin", text.AdminsOnly()},
		{"Admin belum dapat diperiksa", text.AdminUnchecked("/wilayah 6311")},
		{"Pertanyaan sudah lewat", text.QuestionGone()},
		{"Pilih tahun", text.WhichYearToShow(balangan)},
		{"Gangguan", text.Apology("K7F2A")},
		{"Penyimpanan", text.StoreAway("K7F2A")},
		{"Pesan terlambat", text.Late()},
		{"Pesan terlalu banyak", text.TooMany()},
		{"Tombol orang lain", text.NotYours()},
		{"NIK/KK", text.ResidentNumber()},
		{"Perintah tidak dikenal", text.UnknownCommand("/ping")},
		{"Tidak dipahami", text.NotUnderstood(balangan)},
		{"Indikator tidak dikenal", text.UnknownIndicator("p9")},
		{"Tahun lampau", text.NoSuchYear(1800, 2010, 2026, 2026)},
		{"Tahun depan", text.NoSuchYear(3000, 2010, 2026, 2026)},
		{"Peringkat belum ada", text.NoRanking(c, indicators.Group{ID: "6300", Name: "Kalimantan Selatan", Members: []string{"6301"}}, indicators.P2, indicators.Period{Year: 2024, Month: indicators.March})},
		{"Hanya kota", text.OnlyKind(indicators.Kota, indicators.Group{ID: "6300", Name: "Kalimantan Selatan"})},
		{"Satu survei", text.OneSurvey(indicators.Period{Year: 2025, Month: indicators.March})},
		{"Satu indikator saja", text.OneIndicator(indicators.P1)},
		{"Belum dapat dibandingkan", text.NoCommonPeriod([]string{"Kabupaten Balangan", "Kabupaten Tabalong"}, 2026)},
		{"Dengan catatan", text.WithNotes("Jawaban.", []string{"Catatan."})},
		{"Istilah tidak dikenal", text.UnknownTerm("gini")},
		{"Terima kasih kembali", polite("terima kasih")},
		{"Salam kembali", polite("Assalamu'alaikum") + "\n" + polite("selamat pagi")},
		{"Arti lima indikator", text.AllDefinitions()},
	}
	for _, term := range text.Terms() {
		words, _ := text.Definition(term.Word, nil)
		list = append(list, sentence{"Istilah " + term.Label, words})
	}
	profile := c.Profile("6311", 0, indicators.Unknown)
	for _, topic := range []indicators.Topic{indicators.Villages, indicators.Registry, indicators.Residents, indicators.Extreme, indicators.OtherStats,
		indicators.Forecast, indicators.Wage, indicators.PerHead, indicators.Causes, indicators.Target, indicators.Subgroups, indicators.Opinion, indicators.Abroad, indicators.Aside} {
		words, _ := text.Outside(c, text.OutsideView{Topic: topic, Profile: profile, Asked: []indicators.Indicator{indicators.P1}})
		list = append(list, sentence{"Di luar data: " + string(topic), words})
	}
	return list
}

func polite(words string) string { answer, _ := text.Courtesy(words); return answer }

func labels(c *indicators.Catalogue) []sentence {
	buttons := []string{text.ButtonCompare(), text.ButtonRank(), text.ButtonYear(2024), text.ButtonYears(), text.ButtonFiveYears(), text.ButtonNewest(),
		text.ButtonExplain(), text.ButtonBack(), text.ButtonMovers(), text.ButtonAround(), text.ButtonCard("Balangan"), text.ButtonUseRegion("Balangan"),
		text.ButtonCopy(), text.ButtonOtherRegion(), text.ButtonHelp(), c.ShortName("6303"), text.ShortIndicator(indicators.P0)}
	words := []string{text.FiveYears(), text.MoversWord(), text.IndicatorWord(indicators.Line), text.GroupWord("banua6"), text.MonthWord(indicators.September), text.ChosenRegions(),
		text.Period(indicators.Period{Year: 2012}), text.Indicator(indicators.P1)}
	query := indicators.Query{Indicators: indicators.All[:], From: 2021, Since: true, Op: indicators.Movers, Group: indicators.Districts}
	words = append(words, text.Spell(query)...)
	var menus, aliases []string
	for _, name := range []string{"indikator", "grafik", "bandingkan", "peringkat", "peta", "lembar", "bahan", "wilayah", "definisi", "sumber", "bantuan", "start"} {
		menus = append(menus, "/"+name+": "+text.Summary(name))
		aliases = append(aliases, name+" = "+strings.Join(text.Aliases(name), ", "))
	}
	var understood []string
	for _, word := range []string{"ya", "tidak", "kabupaten", "yang kota"} {
		if _, kind := text.KindWord(word); kind || text.IsYes(word) {
			understood = append(understood, word)
		}
	}
	return []sentence{{"Tombol", strings.Join(buttons, "\n")}, {"Kata pada tombol", strings.Join(words, "\n")}, {"Menu", strings.Join(menus, "\n")},
		{"Nama lain", strings.Join(aliases, "\n")}, {"Jawaban yang dipahami", strings.Join(understood, "\n")}}
}

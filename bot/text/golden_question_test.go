package text_test

import (
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
)

// questioned is what is said of free questions: how they were understood, and what is
// answered to since-when and list-where.
func questioned(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	below := []indicators.Bound{{Below: true, Value: indicators.Decimal{Units: 5}}}
	between := []indicators.Bound{{OrEqual: true, Value: indicators.Decimal{Units: 3}}, {Below: true, OrEqual: true, Value: indicators.Decimal{Units: 4}}}
	since := func(i indicators.Indicator, bounds []indicators.Bound, turn indicators.Turn, from, to int) string {
		words, _ := text.Since(c, text.SinceView{Region: balangan, Indicator: i, Bounds: bounds, Turn: turn, Asks: to == 0, Month: indicators.March,
			List: c.Judge("6311", i, indicators.March, from, to, bounds)})
		return words
	}
	kalsel, _ := c.Group("6300")
	selected := func(i indicators.Indicator, year int, bounds []indicators.Bound) string {
		words, _ := text.Selected(c, text.SelectionView{Selection: c.Select(kalsel, i, indicators.Period{Year: year, Month: indicators.March}, bounds), Own: []string{"6311"}})
		return words
	}
	query := indicators.Query{Places: []indicators.Place{{Words: "6311", Match: indicators.Match{Regions: []string{"6311"}}}}, Indicators: []indicators.Indicator{indicators.P0, indicators.P1}, From: 2020, To: 2025}
	examples := []string{}
	for _, e := range text.Examples(balangan) {
		examples = append(examples, e.Label+" = "+e.Words)
	}
	above := []indicators.Bound{{Value: indicators.Decimal{Units: 7, Places: 1}}}
	top, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2025, Month: indicators.March}), Op: indicators.Highest, Top: 3})
	extreme, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.P0}, From: 2015, To: 2025, Extreme: indicators.Lowest})
	single, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.P0}, From: 2015, To: 2025, Years: []int{2015, 2025}})
	streak, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.P0}, From: 2015, To: 2025, Streak: true, Way: indicators.Rise})
	moves, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.P0}, From: 2015, To: 2025, Moves: true, Way: indicators.Rise})
	steepest, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.Line}, From: 2018, To: 2025, Moves: true, Steepest: true, Way: indicators.Rise})
	share, _ := text.Years(c, text.YearsView{Region: balangan, List: []indicators.Indicator{indicators.Poor}, From: 2020, To: 2025, Share: true})
	ends, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2025, Month: indicators.March}), Op: indicators.Highest, Both: true})
	places, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2025, Month: indicators.March}), Op: indicators.Rank, Own: []string{"6306"},
		Others: []indicators.Ranking{c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2024, Month: indicators.March})}})
	moved := c.Movers(kalsel, indicators.P0, indicators.Period{Year: 2024, Month: indicators.March}, indicators.Period{Year: 2025, Month: indicators.March})
	moversBy, _ := text.MoversBy(c, moved, indicators.Fall, indicators.Bound{Value: indicators.Decimal{Units: 5, Places: 1}}, nil)
	noMovers, _ := text.MoversBy(c, moved, indicators.Rise, indicators.Bound{OrEqual: true, Value: indicators.Decimal{Units: 1}}, nil)
	two, _ := text.Ranking(c, text.RankView{Ranking: c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2025, Month: indicators.March}), Op: indicators.Highest,
		Others: []indicators.Ranking{c.Rank(kalsel, indicators.P0, indicators.Period{Year: 2019, Month: indicators.March})}})
	figure, _ := text.FigureOf(c, c.Profile("6311", 2025, indicators.March), indicators.Line)
	whole, _ := text.Since(c, text.SinceView{Region: balangan, Indicator: indicators.P0, Bounds: below, Whole: true, Month: indicators.March, List: c.Judge("6311", indicators.P0, indicators.March, 2022, 0, below)})
	ten := []indicators.Bound{{Below: true, Value: indicators.Decimal{Units: 10}}}
	half, _ := text.Since(c, text.SinceView{Region: c.Regions()[0], Indicator: indicators.P0, Bounds: ten, Asks: true, Month: indicators.March,
		List: c.Judge("0000", indicators.P0, indicators.March, 2017, 0, ten), September: c.Judge("0000", indicators.P0, indicators.September, 2017, 0, ten)})
	both, _ := text.Years(c, text.YearsView{Region: c.Regions()[0], List: []indicators.Indicator{indicators.P0}, From: 2024, To: 2025, Both: true})
	exact := []indicators.Bound{{OrEqual: true, Value: indicators.Decimal{Units: 503, Places: 2}}, {Below: true, OrEqual: true, Value: indicators.Decimal{Units: 503, Places: 2}}}
	rest, _ := text.Corrected("bukan balangan tapi tabalong")
	return []sentence{
		{"Sejak kapan", since(indicators.P0, below, indicators.Ever, 0, 0)},
		{"Pertama kali", since(indicators.P0, below, indicators.FirstTime, 0, 0)},
		{"Terakhir kali, dengan angka bercatatan", since(indicators.P1, above, indicators.LastTime, 0, 0)},
		{"Ya atau tidak pada satu tahun", since(indicators.P0, below, indicators.Ever, 2020, 2020)},
		{"Tidak pernah", since(indicators.P0, []indicators.Bound{{Below: true, Value: indicators.Decimal{Units: 4}}}, indicators.Ever, 0, 0)},
		{"Dibanding provinsi", since(indicators.P0, []indicators.Bound{{Than: indicators.ThanProvince}}, indicators.Ever, 2020, 0)},
		{"Wilayah di antara dua batas", selected(indicators.P0, 2025, between)},
		{"Wilayah di atas nasional", selected(indicators.P1, 2024, []indicators.Bound{{Than: "0000"}})},
		{"Sejak kapan, dan September", half}, {"Maret dan September", both}, {"Wilayah dengan suatu angka", selected(indicators.P0, 2025, exact)},
		{"Provinsi di suatu pulau", text.ProvincesOf("sumatra") + "\n" + text.DistrictsOf([]string{text.Island("jawa")})},
		{"Pernah", since(indicators.P0, below, indicators.AnyTime, 2015, 2025)}, {"Pada semua tahun yang disebut", whole},
		{"Sejak kapan naik", streak}, {"Tahun berapa naik", moves}, {"Tahun berapa naik paling banyak", steepest}, {"Jumlah turun berapa persen", share}, {"Tertinggi dan terendah", ends}, {"Peringkat pada dua survei", places}, {"Siapa turun lebih dari 0,5", moversBy}, {"Siapa naik minimal 1", noMovers}, {"Tertinggi pada dua survei", two},
		{"Arti dan angkanya", "…" + figure}, {"Mengapa hanya Maret", text.Months()},
		{"Disebut untuk satu wilayah masing-masing", text.ToldOfAll(true) + "\n" + text.ToldOfAll(false)},
		{"Tidak termasuk peringkat", text.NotInGroup(balangan, indicators.Group{Name: text.DistrictsOf([]string{"Kalimantan Tengah", "Kalimantan Timur"})})},
		{"Tiga tertinggi", top}, {"Tahun terendah", extreme}, {"Dua tahun", single},
		{"Melanjutkan", text.Continued(c, query)}, {"Dipahami", text.Described(c, query)},
		{"Wilayah percakapan dipakai", text.OwnRegionUsed(balangan)}, {"Indikator dipakai", text.IndicatorAssumed(indicators.P0)},
		{"Di luar kemampuan", text.Beyond([]string{"kecuali"})}, {"Bulan tanpa survei", text.NoSuchMonth([]string{"januari"})},
		{"Terbaca sebagian", text.HalfRead([]string{"harga", "beras"})}, {"Bukan itu", text.NotThat(c, query)}, {"Belum ada jawaban", text.NothingToCorrect()},
		{"Tombol pertanyaan", strings.Join([]string{text.ButtonNotThat(), text.ButtonElsewhere(), text.ButtonRankOf(balangan), text.Reading(indicators.Change, 0), text.Reading(indicators.Show, 5), text.WhichElse()}, " | ")},
		{"Contoh pertanyaan", strings.Join(examples, "\n")}, {"Ralat yang dipahami", rest},
	}
}

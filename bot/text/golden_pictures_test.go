package text_test

import (
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/text"
	"pantau/indicators"
)

// pictured are the words around pictures, the printed page and the cards of inline mode.
func pictured(c *indicators.Catalogue) []sentence {
	province, _ := c.Region("6300")
	district, _ := c.Region("6311")
	nation, _ := c.Group("0000")
	all, _ := c.Group("districts")
	own, _ := c.Group("6300")
	march, unknown := indicators.Period{Year: 2025, Month: indicators.March}, indicators.Period{Year: 2012}
	notes := []string{text.PictureOneYear(2015), text.PictureOneIndicator(indicators.P1), text.PictureOneSurvey(march), text.PictureByValue(), text.PictureWithoutBounds(), text.PictureSomeAround(4, 5)}
	buttons := []string{text.ButtonTrend(), text.ButtonMap(), text.ButtonPictureTrend(), text.ButtonPictureYears(5), text.ButtonPictureSince(2015), text.ButtonPictureAll(),
		text.ButtonPictureAbove(district.Kind), text.ButtonPictureAbove(province.Kind), text.ButtonPictureAround(), text.ButtonPictureAlone(), text.ButtonYearAfter(2025),
		text.ButtonPictureScope(own), text.ButtonPictureScope(nation), text.ButtonPictureScope(all), text.ButtonBriefInternal(), text.ButtonInlineBot()}
	words := []string{text.AloneWord(), text.AroundWord(), text.ProvincesWord(), text.DistrictsWord(), text.SurveyWord(indicators.March), text.BriefInternalWord(), text.BriefFile(false), text.BriefFile(true)}
	caption := text.Caption("P0 Balangan turun empat tahun berturut-turut, 6,07 → 4,64 persen", "Grafik: persentase penduduk miskin (P0) Kabupaten Balangan.", notes[:1])
	title, summary, said := text.InlineNothing("PantauBot")
	return []sentence{
		{"Keterangan gambar", caption}, {"Catatan pada gambar", strings.Join(notes, "\n")}, {"Tombol gambar", strings.Join(buttons, "\n")}, {"Kata pada tombol gambar", strings.Join(words, "\n")},
		{"Tidak ada yang dapat digambar", strings.Join([]string{
			text.PictureNothing(c, district.Full, district.Code, indicators.P2, 2010, 2012, indicators.Unknown), text.PictureNothing(c, text.PictureOf(own), "6311", indicators.P0, 2007, 2007, indicators.Unknown),
			text.PictureNothing(c, district.Full, district.Code, indicators.P0, 0, 0, indicators.September), text.PictureNothing(c, "Provinsi Papua Selatan", "9500", indicators.P1, 2015, 2016, indicators.March)}, "\n")},
		{"Lembar", text.BriefCaption(district, march, false)}, {"Lembar internal", text.BriefCaption(district, unknown, true)},
		{"Lembar tanpa angka", text.BriefNothing(c, district)}, {"Lembar internal wilayah lain", text.BriefOtherRegion(province, district)},
		{"Keadaan komitmen pada lembar", strings.Join(briefStates(), "\n")},
		{"Kartu yang ditawarkan", text.InlineTitle("", caption) + "\n" + text.InlineTitle(text.ButtonTrend(), caption) + "\n" + text.InlineSummary(caption)},
		{"Kartu tanpa wilayah", title + "\n" + summary + "\n" + said}, {"Kartu dengan NIK", text.InlineGuarded()},
	}
}

func briefStates() []string {
	item := func(left int, s commitments.Status, progress int) string {
		i := text.PledgeItem{Due: commitments.Due{Left: left, Late: max(-left, 0)}, Commitment: commitments.Commitment{Parties: []commitments.Party{{SKPD: "dpmd", Status: s, Progress: progress}}}}
		if s.Owes() {
			i.Day = commitments.NewDate(2026, 12, 31)
		}
		return text.BriefState(i)
	}
	return []string{item(8, commitments.Waiting, 0), item(8, commitments.Running, 60), item(-3, commitments.Running, 60), item(-3, commitments.Reported, 0), item(8, commitments.Verified, 0)}
}

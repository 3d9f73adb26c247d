package text_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
)

// news is what subscribers are told of figures, and what is said of sending itself.
func news(c *indicators.Catalogue) []sentence {
	all := append(newFigures(c), revisedFigures(c)...)
	return append(all, sentence{"Topik hilang", text.TopicGone([]people.Kind{people.NewFigures, people.Releases})},
		sentence{"Data Redis hilang", text.Wiped()})
}

// told is news of the figures of regions in March 2025, as BPS itself has them.
func told(c *indicators.Catalogue, of []indicators.Indicator, codes ...string) (v text.NewsView) {
	v.Period = march
	for _, code := range codes {
		for _, i := range of {
			if f, ok := c.Figure(code, i, march); ok {
				v.Figures = append(v.Figures, text.NewsFigure{Figure: f, Origin: indicators.FromAPI})
			}
		}
	}
	return v
}

var (
	rate = []indicators.Indicator{indicators.P0}
	five = indicators.All[:]
)

func newFigures(c *indicators.Catalogue) []sentence {
	words := func(v text.NewsView) string { s, _ := text.News(c, v); return s }
	entered := told(c, five[:2], "6311")
	for i := range entered.Figures {
		entered.Figures[i].Origin, entered.Figures[i].Source = indicators.FromFile, "Berita Resmi Statistik 2025 <No. 12>"
	}
	mixed := told(c, five[:2], "6311", "6309")
	mixed.Figures[0].Origin, mixed.Figures[0].Source = indicators.FromFile, "Berita Resmi Statistik 2025"
	flagged := text.NewsView{Period: indicators.Period{Year: 2024, Month: indicators.March}}
	depth, _ := c.Figure("6311", indicators.P1, flagged.Period)
	flagged.Figures = []text.NewsFigure{{Figure: depth, Origin: indicators.FromAPI}}
	old := text.NewsView{Period: indicators.Period{Year: 2012}}
	unknown, _ := c.Figure("6311", indicators.P0, old.Period)
	old.Figures = []text.NewsFigure{{Figure: unknown, Origin: indicators.FromAPI}}
	district := told(c, rate, append([]string{"6300"}, c.Children("6300")...)...)
	rest := told(c, five[1:], "6402")
	district.Figures = append(district.Figures, rest.Figures...)
	south := append(append([]string{"6300"}, c.Children("6300")...), c.Children("6400")...)
	return []sentence{
		{"Angka baru", words(told(c, five, "6311"))},
		{"Angka baru, dua wilayah", words(told(c, five[:3], "6309", "6311"))},
		{"Angka baru, provinsi dan nasional", words(told(c, rate, "0000", "6300"))},
		{"Angka baru, hanya garis kemiskinan", words(told(c, five[2:3], "6311"))},
		{"Angka baru dengan catatan", words(flagged)}, {"Angka baru, bulan tidak pasti", words(old)},
		{"Angka baru dari impor", words(entered)}, {"Angka baru, sebagian dari impor", words(mixed)},
		{"Angka baru banyak wilayah", words(district)},
		{"Angka baru banyak wilayah, garis kemiskinan", words(told(c, five[2:3], c.Children("6300")[:4]...))},
		{"Angka baru dua provinsi", words(told(c, rate, south...))},
	}
}

func revisedFigures(c *indicators.Catalogue) []sentence {
	words := func(v text.NewsView) string { v.Revised = true; s, _ := text.News(c, v); return s }
	revised := func(v text.NewsView, by indicators.Origin) text.NewsView {
		for i := range v.Figures {
			f := &v.Figures[i]
			was := f.Figure.Value
			was.Units -= 9
			f.Was, f.Origin = &was, by
			if by != indicators.FromAPI {
				f.Source = "Kabupaten Balangan Dalam Angka 2026, hlm. 112"
			}
			if by == indicators.FromCorrection {
				f.Reason = "salah ketik saat impor"
			}
		}
		return v
	}
	one := revised(told(c, five[2:3], "6311"), indicators.FromAPI)
	one.Before = time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)
	some := revised(told(c, five[:3], "6309", "6311"), indicators.FromAPI)
	some.Before, some.Partly = one.Before, true
	return []sentence{
		{"Angka diperbarui BPS", words(one)}, {"Beberapa angka diperbarui BPS", words(some)},
		{"Banyak angka diperbarui BPS", words(revised(told(c, five[:2], c.Children("6300")...), indicators.FromAPI))},
		{"Angka diperbarui dari impor", words(revised(told(c, five[2:3], "6311"), indicators.FromFile))},
		{"Ralat Pantau", words(revised(told(c, five[2:3], "6311"), indicators.FromCorrection))},
		{"Ralat Pantau, dua angka", words(revised(told(c, five[:2], "6311"), indicators.FromCorrection))},
	}
}

// News of every region of the country states each figure once, and its lines are as
// short on a phone as the others.
func TestNewsOfTheWholeCountry(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, r := range c.Regions() {
		codes = append(codes, r.Code)
	}
	for name, v := range map[string]text.NewsView{"new": told(c, five, codes...), "revised": told(c, rate, codes...)} {
		v.Revised = name == "revised"
		for i := range v.Figures {
			v.Figures[i].Was = &indicators.Decimal{Units: 1}
		}
		words, figures := text.News(c, v)
		plain := chat.Plain(words)
		seen := map[string]int{}
		for _, f := range figures {
			seen[f.Region+f.Indicator.ID()]++
		}
		for _, f := range v.Figures {
			if f.Figure.Indicator == indicators.P0 && seen[f.Figure.Region+"p0"] != 1 {
				t.Errorf("%s: the figure of %s is told %d times", name, f.Figure.Region, seen[f.Figure.Region+"p0"])
			}
		}
		if open, end := strings.Count(words, "<blockquote"), strings.Count(words, "</blockquote>"); open < 38 || open != end {
			t.Errorf("%s: %d folds begin, %d end", name, open, end)
		}
		for line := range strings.Lines(plain) {
			if n := len([]rune(line)); n > 75 && !strings.Contains(line, "Sumber:") && !strings.Contains(line, "Persentase penduduk") && !strings.Contains(line, "survei sampel") && !strings.Contains(line, "Angka lain") && !regexp.MustCompile(`\(.*\)`).MatchString(line) {
				t.Errorf("%s: a line of %d characters: %q", name, n, line)
			}
		}
		t.Logf("%s: %d figures in %d characters", name, len(figures), len([]rune(plain)))
	}
}

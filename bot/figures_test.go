package bot_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/indicators/data"
)

// published are the catalogue's cells as its file has them, read without the
// program's own reader: "6311 2020-03 p0" → "5.32".
func published(t *testing.T) map[string]string {
	file, err := data.Files.ReadFile("indicators.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{"p0": "p0", "poor_thousand": "poor", "line_rp": "line", "p1": "p1", "p2": "p2"}
	cells := map[string]string{}
	for _, r := range rows[1:] {
		period := r[1] + "-" + r[2]
		cells[r[0]+" "+strings.TrimSuffix(period, "-00")+" "+names[r[3]]] = r[4]
	}
	return cells
}

var printed = regexp.MustCompile(`Rp[\d.]+|\d[\d.]*,\d+`)

// TestFiguresAreThePublishedOnes asks for every region and many years. Each figure
// that an answer carries is the cell of the file, and is printed in the text; and
// each number printed is such a figure or the distance of two cells of its region.
func TestFiguresAreThePublishedOnes(t *testing.T) {
	cells, b, n := published(t), withoutStore(t, new(bytes.Buffer)), 0
	for _, r := range catalogue(t).Regions() {
		for _, year := range []string{"", " 2025", " 2024", " 2021", " 2020", " 2016", " 2012", " september 2024"} {
			for _, m := range b.Answer(t.Context(), private("/indikator "+r.Code+year)).Messages {
				n += len(m.Figures)
				checkPublished(t, cells, m)
				checkPrinted(t, r.Code, m)
			}
		}
	}
	t.Logf("%d figures told", n)
	if n < 10000 {
		t.Errorf("only %d figures were told", n)
	}
}

func checkPublished(t *testing.T, cells map[string]string, m chat.Message) {
	text := chat.Plain(m.Text)
	for _, f := range m.Figures {
		if want := cells[f.Region+" "+f.Period+" "+f.Indicator]; f.Value != want {
			t.Errorf("%s %s %s is told as %s, published as %q", f.Region, f.Period, f.Indicator, f.Value, want)
		}
		if v, err := indicators.ParseDecimal(f.Value); err != nil || !strings.Contains(text, shown(f.Indicator, v)) {
			t.Errorf("%s %s %s = %s is not in the text:\n%s", f.Region, f.Period, f.Indicator, f.Value, text)
		}
	}
}

func shown(indicator string, v indicators.Decimal) string {
	if indicator == "line" {
		return "Rp" + v.Indonesian(0)
	}
	return v.Indonesian(2)
}

// checkPrinted holds every number in the text against what may stand there.
func checkPrinted(t *testing.T, code string, m chat.Message) {
	allowed := map[string]bool{}
	for _, f := range m.Figures {
		v, _ := indicators.ParseDecimal(f.Value)
		allowed[shown(f.Indicator, v)] = true
		i, _ := indicators.ParseIndicator(f.Indicator)
		period, _ := indicators.ParsePeriod(f.Period)
		told, _ := catalogue(t).Figure(f.Region, i, period)
		if told.Flag != nil && told.Flag.HasOther {
			allowed[shown(f.Indicator, told.Flag.Other)] = true
		}
		if f.Region == code && told.Flag == nil {
			allowDistances(t, told, allowed)
		}
	}
	for _, number := range printed.FindAllString(chat.Plain(m.Text), -1) {
		if number = strings.TrimRight(number, "."); !allowed[number] {
			t.Errorf("%s: %s is no figure told and no distance of two:\n%s", code, number, chat.Plain(m.Text))
		}
	}
}

// allowDistances allows the distances of a figure to the earlier ones of the same
// survey month, none of them flagged.
func allowDistances(t *testing.T, f indicators.Figure, allowed map[string]bool) {
	for _, earlier := range catalogue(t).Series(f.Region, f.Indicator, f.Period.Month) {
		if earlier.Flag != nil || !earlier.Period.Before(f.Period) || f.Period.Month == indicators.Unknown {
			continue
		}
		d := f.Value.Sub(earlier.Value)
		allowed[shown(f.Indicator.ID(), d.Abs())] = true
		if percent, ok := d.PercentOf(earlier.Value); ok && f.Indicator == indicators.Line {
			allowed[percent.Abs().Indonesian(2)] = true
		}
	}
}

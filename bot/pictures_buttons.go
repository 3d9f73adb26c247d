package bot

import (
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// keyboard lays out the buttons below a picture, on which the present choice is marked.
type keyboard struct {
	rows [][]chat.Button
	row  []chat.Button
}

// add adds a button to the row. One whose words do not fit is left out.
func (k *keyboard) add(label string, chosen bool, data string) {
	if chosen {
		label = text.ButtonChosen(label)
	}
	if data != "" && len(data) <= maxData {
		k.row = append(k.row, chat.Button{Label: label, Data: data})
	}
}

// endRow ends a row; one without a choice is left out.
func (k *keyboard) endRow() {
	if len(k.row) > 1 {
		k.rows = append(k.rows, k.row)
	}
	k.row = nil
}

// kinds are the kinds of pictures of a region.
func (k *keyboard) kinds(r indicators.Region, is, trend, bars, onMap string) {
	k.add(text.ButtonPictureTrend(), is == inTrend, trend)
	k.add(text.ButtonRank(), is == inBars, bars)
	k.add(text.ButtonMap(), is == inMap, onMap)
	k.endRow()
}

// pictureData is what a button below a picture says: as many of the regions set off as
// fit, and then the words.
func pictureData(kind string, own []string, words []string) string {
	for n := len(own); n >= 0; n-- {
		data := button("", "gambar", append([]string{kind, joinedCodes(own[:n])}, words...)...).Data
		if len(data) <= maxData || n == 0 {
			return data
		}
	}
	return ""
}

// joinedCodes writes codes as one word, which nobody takes for the groups of a NIK.
func joinedCodes(codes []string) string { return strings.Join(codes, "+") }

// yearsWord writes years as a button says them; both 0 is none.
func yearsWord(from, to int) string {
	if from == 0 {
		return ""
	}
	return yearOf(from) + "-" + yearOf(to)
}

// besideYears are the buttons to the surveys of the years before and after one, for as
// many of the group as a ranking needs. says is what a button says for a period.
func (t *talk) besideYears(k *keyboard, g indicators.Group, i indicators.Indicator, at indicators.Period, says func(indicators.Period) string) {
	first, last := t.Catalogue.Years()
	for year := at.Year - 1; year >= first; year-- {
		if p, ok := t.surveyOf(g, i, year); ok {
			k.add(text.ButtonYear(year), false, says(p))
			break
		}
	}
	for year := at.Year + 1; year <= last; year++ {
		if p, ok := t.surveyOf(g, i, year); ok {
			k.add(text.ButtonYearAfter(year), false, says(p))
			break
		}
	}
	if len(k.row) > 0 {
		k.rows, k.row = append(k.rows, k.row), nil
	}
}

// surveyOf is the survey of a year in which at least half of a group have a figure.
func (t *talk) surveyOf(g indicators.Group, i indicators.Indicator, year int) (indicators.Period, bool) {
	q := indicators.Query{Indicators: []indicators.Indicator{i}, From: year, To: year}
	p, ok := t.rankPeriod(q, g)
	return p, ok && t.surveyed(g, i, p)
}

// surveyed tells whether at least half of a group have a figure in a survey.
func (t *talk) surveyed(g indicators.Group, i indicators.Indicator, p indicators.Period) bool {
	n := 0
	for _, code := range g.Members {
		if _, has := t.Catalogue.Figure(code, i, p); has {
			n++
		}
	}
	return 2*n >= len(g.Members)
}

// surveyFor is the survey in which another indicator is shown than the one that is shown
// now: the same, or where that is the newest and has no such figures, its own newest,
// which is the zero period.
func (t *talk) surveyFor(g indicators.Group, now, other indicators.Indicator, at indicators.Period) indicators.Period {
	newest, _ := t.rankPeriod(indicators.Query{Indicators: []indicators.Indicator{now}}, g)
	if newest == at && !t.surveyed(g, other, at) {
		return indicators.Period{}
	}
	return at
}

// The buttons below text say a command with a slash: a picture is a new message, and
// the text stays.

// trendButton draws how regions moved.
func (t *talk) trendButton(codes []string, i indicators.Indicator, years string, m indicators.Month) chat.Button {
	return button(text.ButtonTrend(), "/"+inTrend, t.plainly(codes), text.IndicatorWord(i), years, text.SurveyWord(m))
}

// orderButtons draw an order, and lay it on a map.
func (t *talk) orderButtons(m members, i indicators.Indicator, at indicators.Period) []chat.Button {
	below := func(label, data string) chat.Button {
		return chat.Button{Label: label, Data: "/" + inTrend + strings.TrimPrefix(data, "gambar")}
	}
	row := []chat.Button{below(text.ButtonTrend(), saysBars(m, i, at))}
	onMap := saysMap(m.group, t.aboutOnMap(m), i, at)
	row = append(row, chat.Button{Label: text.ButtonMap(), Data: "/" + strings.TrimPrefix(onMap, "gambar ")})
	return slices.DeleteFunc(row, func(b chat.Button) bool { return len(b.Data) > maxData })
}

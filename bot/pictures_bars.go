package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
)

// bars draws an order, as /peringkat reads it.
func bars(ctx context.Context, t *talk) (chat.Reply, error) {
	t.takeOwnGroup(ctx)
	q := t.Catalogue.Read(t.words)
	if len(q.Places) == 0 && q.Group == indicators.NoGroup && !q.National && !q.Here {
		q = t.Catalogue.Read(inBars + " " + t.words) // "provinsi" says something beside it
	}
	return t.pictured(ctx, q, t.barsPicture)
}

// barsPicture draws the order of a group in one survey.
func (t *talk) barsPicture(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = inTrend + " " + inBars
	notes := pictureNotes(q)
	if q.Op == indicators.Movers {
		notes = append(notes, text.PictureByValue())
		q.Op, q.From, q.Last, q.Since = indicators.Rank, q.To, 0, false
	}
	if q.Op != indicators.Highest && q.Op != indicators.Lowest {
		q.Op = indicators.Rank
	}
	m, ask := t.ranked(ctx, q)
	if ask != nil {
		return *ask, nil
	}
	t.concerns(q, m.named...)
	period, ok := t.rankPeriod(q, m.group)
	if !ok {
		return t.reply(text.NoRanking(t.Catalogue, m.group, lead(q), indicators.Period{Year: max(q.From, q.To), Month: q.Month})), nil
	}
	notes = append(m.notes, notes...)
	if spansYears(q) {
		notes = append(notes, text.PictureOneSurvey(period))
	}
	r := t.Catalogue.Rank(m.group, lead(q), period)
	nothing := text.PictureNothing(t.Catalogue, text.PictureOf(m.group), m.group.Members[0], lead(q), period.Year, period.Year, period.Month)
	return t.photo(chart.Bars{Ranking: r, Own: m.own}, notes, t.barsButtons(m, lead(q), period), nothing)
}

// spansYears tells whether more than one year is asked for.
func spansYears(q indicators.Query) bool {
	return q.Since || q.Last > 1 || q.To != 0 && q.From != q.To
}

// barsButtons change the indicator, the year and the kind of an order's picture.
func (t *talk) barsButtons(m members, i indicators.Indicator, at indicators.Period) [][]chat.Button {
	if groupWord(m.group) == "" {
		return nil
	}
	k := keyboard{}
	for _, other := range indicators.All {
		k.add(text.ShortIndicator(other), other == i, saysBars(m, other, t.surveyFor(m.group, i, other, at)))
	}
	k.endRow()
	t.besideYears(&k, m.group, i, at, func(p indicators.Period) string { return saysBars(m, i, p) })
	meant := t.meantIn(m)
	onMap := saysMap(m.group, t.aboutOnMap(m), i, at)
	k.kinds(t.region(meant), inBars, pictureData(inTrend, nil, []string{meant, text.IndicatorWord(i)}), saysBars(m, i, at), onMap)
	return k.rows
}

// saysBars is what a button says for the order of a group, with the regions set off.
func saysBars(m members, i indicators.Indicator, at indicators.Period) string {
	word := groupWord(m.group)
	if m.group.ID == "0000" && len(m.own) > 0 {
		word = text.ProvincesWord()
	}
	own := slices.DeleteFunc(slices.Clone(m.own), func(code string) bool { return strings.HasPrefix(word, code) })
	return pictureData(inBars, own, []string{word, text.IndicatorWord(i), yearWord(at)})
}

// meantIn is the region that the other pictures of a group are about.
func (t *talk) meantIn(m members) string {
	if len(m.own) > 0 {
		return m.own[0]
	}
	if _, is := t.Catalogue.Region(m.group.ID); is {
		return m.group.ID
	}
	return m.group.Members[0]
}

// aboutOnMap are the regions that the map of a group is about: those set off, or else
// the one meant.
func (t *talk) aboutOnMap(m members) []string {
	if len(m.own) > 0 {
		return m.own
	}
	return []string{t.meantIn(m)}
}

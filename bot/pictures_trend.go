package bot

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
)

// maxTrend is how many regions a trend shows.
const maxTrend = 5

// trended is a trend as its buttons say it.
type trended struct {
	chart.Trend
	beside string // AloneWord, AroundWord, or empty: the larger regions, or those named
	named  int    // of Codes: how many were named
}

// trendPicture draws how an indicator moved in a region, and beside it in its province
// and the nation, in those around it, or in the regions named.
func (t *talk) trendPicture(ctx context.Context, q indicators.Query, alone bool) (chat.Reply, error) {
	t.command = inTrend
	var notes []string
	if n := len(q.Places); n > maxTrend {
		q.Places, notes = q.Places[:maxTrend], []string{text.FirstOnly(maxTrend, n)}
	}
	s := t.compared(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	t.concerns(q, s.codes...)
	p := trended{named: min(len(s.codes), maxTrend)}
	p.Codes, p.Indicator, p.Month = s.codes[:p.named], lead(q), q.Month
	notes = slices.Concat(s.notes, notes, text.Unread(q.Unclear), pictureNotes(q))
	notes = append(notes, t.placeBeside(&p, q, alone)...)
	notes = append(notes, t.placeYears(&p, q)...)
	nothing := text.PictureNothing(t.Catalogue, strings.Join(t.names(p.Codes[:p.named]), ", "), p.Codes[0], p.Indicator, p.From, p.To, p.Month)
	return t.photo(p.Trend, notes, t.trendButtons(p), nothing)
}

// placeBeside chooses the regions beside one that stands alone.
func (t *talk) placeBeside(p *trended, q indicators.Query, alone bool) (notes []string) {
	own := p.Codes[0]
	around := len(t.region(own).Neighbours)
	switch {
	case p.named > 1:
	case alone:
		p.beside = text.AloneWord()
	case q.Group == indicators.Around && around > 0:
		p.beside = text.AroundWord()
		p.Codes = append([]string{own}, t.nearest(own)...)
		if shown := len(p.Codes) - 1; shown < around {
			notes = []string{text.PictureSomeAround(shown, around)}
		}
	default:
		p.Codes = t.withAbove(own)
	}
	return notes
}

// nearest are the neighbours of a district that fit beside it, those whose middles lie
// nearest, in the catalogue's order.
func (t *talk) nearest(code string) []string {
	own := t.region(code)
	far := func(code string) float64 {
		r := t.region(code)
		return math.Hypot((r.Lon-own.Lon)*math.Cos(own.Lat*math.Pi/180), r.Lat-own.Lat)
	}
	near := slices.SortedStableFunc(slices.Values(own.Neighbours), func(a, b string) int { return cmp.Compare(far(a), far(b)) })
	near = near[:min(len(near), maxTrend-1)]
	return slices.DeleteFunc(slices.Clone(own.Neighbours), func(c string) bool { return !slices.Contains(near, c) })
}

// placeYears sets the years that a query means. One year is no trend: it is shown within
// all since 2015, or since itself where it is an earlier one.
func (t *talk) placeYears(p *trended, q indicators.Query) (notes []string) {
	from, to := t.span(q, p.Codes[0])
	first, newest := t.yearsOf(p.Trend)
	if from == to && from != 0 {
		from, to = min(from, recordsFrom), newest
		notes = []string{text.PictureOneYear(from)}
	}
	if from != 0 && newest != 0 {
		from, to = max(from, min(first, to)), max(from, min(to, newest))
	}
	if from == recordsFrom && to >= newest {
		from, to = 0, 0
	}
	p.From, p.To = from, to
	return notes
}

// yearsOf are the first and last years for which the region meant has figures, each 0
// where it has none.
func (t *talk) yearsOf(p chart.Trend) (first, newest int) {
	if f, ok := t.Catalogue.Newest(p.Codes[0], p.Indicator, p.Month); ok {
		newest = f.Period.Year
	}
	first = newest
	for _, m := range []indicators.Month{indicators.Unknown, indicators.March, indicators.September} {
		if s := t.Catalogue.Series(p.Codes[0], p.Indicator, m); len(s) > 0 && (p.Month == indicators.Unknown || p.Month == m) {
			first = min(first, s[0].Period.Year)
		}
	}
	return first, newest
}

// trendButtons change the indicator, the years, the regions beside and the kind of a
// picture.
func (t *talk) trendButtons(p trended) [][]chat.Button {
	k := keyboard{}
	for _, i := range indicators.All {
		k.add(text.ShortIndicator(i), i == p.Indicator, t.saysTrend(p, func(p *trended) { p.Indicator = i }))
	}
	k.endRow()
	t.yearButtons(&k, p)
	t.besideButtons(&k, p)
	onMap := saysMap(indicators.Group{}, p.Codes[:p.named], p.Indicator, indicators.Period{})
	k.kinds(t.region(p.Codes[0]), inTrend, t.saysTrend(p, nil), t.trendAsBars(p), onMap)
	return k.rows
}

// yearButtons choose the last five years, those since 2015, or all that there are.
func (t *talk) yearButtons(k *keyboard, p trended) {
	first, newest := t.yearsOf(p.Trend)
	span := func(label string, from, to int) {
		k.add(label, p.From == from && p.To == to, t.saysTrend(p, func(p *trended) { p.From, p.To = from, to }))
	}
	if newest-4 > max(first, recordsFrom) {
		span(text.ButtonPictureYears(5), newest-4, newest)
	}
	span(text.ButtonPictureSince(recordsFrom), 0, 0)
	if first < recordsFrom {
		span(text.ButtonPictureAll(), first, newest)
	}
	k.endRow()
}

// besideButtons choose who stands beside a region that was named alone.
func (t *talk) besideButtons(k *keyboard, p trended) {
	r := t.region(p.Codes[0])
	if p.named > 1 || r.Kind == indicators.Nation {
		return
	}
	beside := func(word string) string { return t.saysTrend(p, func(p *trended) { p.beside = word }) }
	k.add(text.ButtonPictureAbove(r.Kind), p.beside == "", beside(""))
	if len(r.Neighbours) > 0 {
		k.add(text.ButtonPictureAround(), p.beside == text.AroundWord(), beside(text.AroundWord()))
	}
	k.add(text.ButtonPictureAlone(), p.beside == text.AloneWord(), beside(text.AloneWord()))
	k.endRow()
}

// saysTrend is what a button says for a trend that is otherwise.
func (t *talk) saysTrend(p trended, change func(*trended)) string {
	if change != nil {
		change(&p)
	}
	return pictureData(inTrend, nil, []string{t.plainly(p.Codes[:p.named]), p.beside, text.IndicatorWord(p.Indicator), yearsWord(p.From, p.To), text.SurveyWord(p.Month)})
}

// plainly are codes as a button says them: with "dan" between a region and its own
// province, which else would only say where the region lies.
func (t *talk) plainly(codes []string) string {
	if len(codes) < 2 || t.region(codes[0]).Parent != codes[1] {
		return joinedCodes(codes)
	}
	return codes[0] + " dan " + joinedCodes(codes[1:])
}

// trendAsBars is what a button says for the order in which the regions of a trend stand:
// those that lie in one province, else the first.
func (t *talk) trendAsBars(p trended) string {
	codes := p.Codes[:p.named]
	parent := t.region(codes[0]).Parent
	for _, code := range codes {
		if len(codes) > 1 && (t.region(code).Parent != parent || !t.region(code).Kind.IsDistrict()) {
			codes = codes[:1]
		}
	}
	if len(codes) > 1 {
		return pictureData(inBars, codes, []string{parent, text.IndicatorWord(p.Indicator)})
	}
	return pictureData(inBars, nil, []string{codes[0], text.IndicatorWord(p.Indicator)})
}

package bot

import (
	"context"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
)

// mapPicture draws an indicator over a group in one survey, with the regions named
// outlined, or the chat's own.
func (t *talk) mapPicture(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = inMap
	s := t.onMap(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	t.concerns(q, s.codes...)
	group, _ := t.Catalogue.Group(t.mapped(q, s.codes))
	period, ok := t.rankPeriod(q, group)
	nothing := text.PictureNothing(t.Catalogue, text.PictureOf(group), group.Members[0], lead(q), q.From, max(q.From, q.To), q.Month)
	if !ok {
		return t.reply(nothing), nil
	}
	notes := slices.Concat(s.notes, text.Unread(q.Unclear), pictureNotes(q))
	if spansYears(q) {
		notes = append(notes, text.PictureOneSurvey(period))
	}
	m := chart.Map{Group: group, Indicator: lead(q), Period: period, Own: t.outlined(ctx, group, s.codes), Borders: t.Borders}
	return t.photo(m, notes, t.mapButtons(m, s.codes), nothing)
}

// onMap are the regions that a map is about: those named, the nation, the members of an
// own group, or else the chat's own.
func (t *talk) onMap(ctx context.Context, q indicators.Query) settled {
	s := t.settle(ctx, q)
	switch {
	case s.ask != nil:
	case t.group != nil:
		s.codes = append(s.codes, t.group.Members...)
	case q.Here || len(s.codes) == 0 && !q.National && q.Group != indicators.Provinces && q.Group != indicators.BanuaEnam:
		own := t.one(ctx, indicators.Query{Here: q.Here, Unclear: q.Unclear})
		if own.ask != nil {
			return own
		}
		s.codes, s.notes = append(own.codes, s.codes...), append(s.notes, own.notes...)
	case q.Group == indicators.BanuaEnam && len(s.codes) == 0:
		g, _ := t.Catalogue.Group(string(indicators.BanuaEnam))
		s.codes = g.Members
	case len(s.codes) == 0:
		s.codes = []string{"0000"}
	}
	return s
}

// mapped is the group that a map shows: the largest that is named, or the province of
// the first region.
func (t *talk) mapped(q indicators.Query, codes []string) string {
	nation := q.National || q.Group == indicators.Provinces || slices.Contains(codes, "0000")
	switch {
	case nation && q.Group == indicators.Districts:
		return "districts"
	case nation:
		return "0000"
	}
	for _, code := range codes {
		if t.region(code).Kind == indicators.Province {
			return code
		}
	}
	return t.region(codes[0]).Parent
}

// outlined are the regions set off on a map: those named, or the chat's own.
func (t *talk) outlined(ctx context.Context, g indicators.Group, codes []string) []string {
	if own := t.within(g, codes); len(own) > 0 {
		return own
	}
	home, _ := t.home(ctx)
	return t.within(g, []string{home})
}

// mapButtons change the indicator, the year, the group and the kind of a map about some
// regions.
func (t *talk) mapButtons(m chart.Map, codes []string) [][]chat.Button {
	k, meant := keyboard{}, codes[0]
	for _, i := range indicators.All {
		k.add(text.ShortIndicator(i), i == m.Indicator, saysMap(m.Group, codes, i, t.surveyFor(m.Group, m.Indicator, i, m.Period)))
	}
	k.endRow()
	t.besideYears(&k, m.Group, m.Indicator, m.Period, func(p indicators.Period) string { return saysMap(m.Group, codes, m.Indicator, p) })
	for _, id := range t.scopes(meant) {
		g, _ := t.Catalogue.Group(id)
		at := indicators.Period{Year: m.Period.Year} // another group may have had no survey in that month
		if id == m.Group.ID {
			at = m.Period
		}
		k.add(text.ButtonPictureScope(g), id == m.Group.ID, saysMap(g, codes, m.Indicator, at))
	}
	k.endRow()
	order := members{group: m.Group, own: t.within(m.Group, codes)}
	trend := pictureData(inTrend, nil, []string{meant, text.IndicatorWord(m.Indicator)})
	k.kinds(t.region(meant), inMap, trend, saysBars(order, m.Indicator, m.Period), saysMap(m.Group, codes, m.Indicator, m.Period))
	return k.rows
}

// within are those of the regions that belong to a group; in one of provinces, the
// provinces that hold them.
func (t *talk) within(g indicators.Group, codes []string) (own []string) {
	for _, code := range codes {
		if r := t.region(code); g.ID == "0000" && r.Kind.IsDistrict() {
			code = r.Parent
		}
		if slices.Contains(g.Members, code) && !slices.Contains(own, code) {
			own = append(own, code)
		}
	}
	return own
}

// scopes are the groups that a map of a region can show.
func (t *talk) scopes(meant string) []string {
	list := []string{"0000", "districts"}
	if p, ok := t.Catalogue.Province(meant); ok {
		list = append([]string{p.Code}, list...)
	}
	return list
}

// saysMap is what a button says for the map of a group about some regions.
func saysMap(g indicators.Group, codes []string, i indicators.Indicator, at indicators.Period) string {
	which, nation := "", codes[0] == "0000"
	switch {
	case g.ID == "districts" && nation:
		which, codes = text.DistrictsWord(), nil
	case g.ID == "districts":
		which = text.DistrictsWord()
	case g.ID == "0000" && !nation:
		which = text.ProvincesWord()
	}
	return pictureData(inMap, codes, []string{which, text.IndicatorWord(i), yearWord(at)})
}

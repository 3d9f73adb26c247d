package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdBukan = command{name: "bukan", answer: bukan}

// bukan is said by a button below the answer to a free question: it was another that was
// asked. The words are how the question was understood; without them it is what was asked
// last.
func bukan(ctx context.Context, t *talk) (chat.Reply, error) {
	if command, ok := strings.CutPrefix(t.words, "lain "); ok {
		return t.askWords(ctx, command, text.WhichElse())
	}
	if t.words != "" {
		return t.alternatives(t.Catalogue.Read(t.words)), nil
	}
	return t.alternativesOfLast(ctx), nil
}

func (t *talk) alternativesOfLast(ctx context.Context) chat.Reply {
	q, ok := t.lastSubject(ctx)
	if !ok {
		home, _ := t.home(ctx)
		return t.mistake(text.NothingToCorrect(), t.examples(home)...)
	}
	return t.alternatives(q)
}

// answersFreely answers a free question, with a way out below where it was taken for
// another.
func (t *talk) answersFreely(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	r, err := t.ask(ctx, q)
	if err != nil || t.concern == nil || r.Mistake || len(r.Messages) != 1 || r.Messages[0].Asks {
		return r, err
	}
	m := &r.Messages[0]
	b := button(text.ButtonNotThat(), "bukan", spelt(*t.concern))
	if len(b.Data) > maxData {
		b = button(text.ButtonNotThat(), "bukan")
	}
	if last := len(m.Buttons) - 1; last >= 0 && len(m.Buttons[last]) < 3 {
		m.Buttons[last] = append(slices.Clip(m.Buttons[last]), b)
		return r, nil
	}
	m.Buttons = append(m.Buttons, []chat.Button{b})
	return r, nil
}

// alternatives offers other readings of a question: other indicators, other things to do,
// other regions and years.
func (t *talk) alternatives(q indicators.Query) chat.Reply {
	var rows [][]chat.Button
	add := func(row ...chat.Button) {
		row = slices.DeleteFunc(row, func(b chat.Button) bool { return len(b.Data) > maxData })
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	add(otherIndicators(q)...)
	add(otherOps(q)[:2]...)
	add(otherOps(q)[2:]...)
	for _, b := range t.otherRegions(q) {
		add(b)
	}
	last := []chat.Button{{Label: text.ButtonElsewhere(), Data: "bukan lain " + anotherRegion(q)}}
	if code, ok := soleRegion(q); ok {
		last = append(last, button(text.ButtonYears(), "tahun", code))
	}
	add(last...)
	return chat.Reply{Messages: []chat.Message{t.card(text.NotThat(t.Catalogue, q), rows)}}
}

// otherIndicators ask the same of the indicators that were not told.
func otherIndicators(q indicators.Query) (row []chat.Button) {
	if q.Op == indicators.SinceWhen || q.Op == indicators.ListWhere || q.Op == indicators.WhichYear {
		q.Op, q.Bounds = indicators.Show, nil // a limit is one of its own indicator
	}
	asked := q.Indicators
	for _, i := range indicators.All {
		if len(asked) != 1 || asked[0] != i {
			q.Indicators = []indicators.Indicator{i}
			row = append(row, chat.Button{Label: text.ShortIndicator(i), Data: commanded(q)})
		}
	}
	return row
}

// otherOps do something else with the same regions and indicators.
func otherOps(q indicators.Query) []chat.Button {
	q.Bounds, q.When, q.Top, q.Turn, q.Value = nil, false, 0, indicators.Ever, nil
	of := func(op indicators.Op, last int) chat.Button {
		next := q
		next.Op = op
		if op != indicators.Rank {
			next.Group, next.National = indicators.NoGroup, false
		}
		if last > 0 || op == indicators.Show {
			next.From, next.To, next.Years, next.Since, next.Last = 0, 0, nil, false, last
		}
		if last > 0 {
			next.Op = indicators.Show
		}
		return chat.Button{Label: text.Reading(op, last), Data: commanded(next)}
	}
	return []chat.Button{of(indicators.Show, 0), of(indicators.Change, 0), of(indicators.Show, 5), of(indicators.Compare, 0), of(indicators.Rank, 0)}
}

// otherRegions are regions whose names are like the one that was understood.
func (t *talk) otherRegions(q indicators.Query) (list []chat.Button) {
	code, ok := soleRegion(q)
	if !ok {
		return nil
	}
	m := t.Catalogue.Find(t.region(code).Name)
	for _, other := range slices.Concat(m.Regions, m.Near) {
		if other == code || len(list) == 3 {
			continue
		}
		q.Places = []indicators.Place{{Words: other, Match: indicators.Match{Regions: []string{other}}}}
		list = append(list, chat.Button{Label: text.Choice(t.Catalogue, t.region(other)), Data: commanded(q)})
	}
	return list
}

func soleRegion(q indicators.Query) (string, bool) {
	if len(q.Places) != 1 {
		return "", false
	}
	return q.Places[0].Match.Certain()
}

// anotherRegion is the command that asks the same of another region.
func anotherRegion(q indicators.Query) string {
	q.Places = nil
	name, rest, _ := strings.Cut(commanded(q), " ")
	return strings.TrimSpace(name + " %s " + rest)
}

// corrected hears "bukan itu" and "maksud saya p1": the one offers other readings, the
// other asks the question before anew with what it says.
func (t *talk) corrected(ctx context.Context) (chat.Reply, bool, error) {
	rest, is := text.Corrected(t.words)
	if !is {
		return chat.Reply{}, false, nil
	}
	before, ok := t.lastSubject(ctx)
	if rest == "" {
		return t.alternativesOfLast(ctx), true, nil
	}
	q := t.Catalogue.Read(rest)
	if !ok || nothing(q) || len(q.Unclear) > 0 {
		return chat.Reply{}, false, nil
	}
	q.Follows = true
	r, err := t.answersFreely(ctx, t.continues(q, before))
	return r, true, err
}

// halfRead tells whether so much was not understood that an answer would be to another
// question: nothing speaks of poverty, or most of the words are unknown.
func (t *talk) halfRead(q indicators.Query) bool {
	if _, bad := unknownIndicator(q); bad || q.Outside != indicators.NoTopic || len(q.Unclear) == 0 {
		return false
	}
	silent := len(q.Indicators) == 0 && q.Value == nil && q.Op != indicators.Define && q.Op != indicators.Brief
	return silent || len(q.Unclear) > 3
}

// declines says why a question is not answered, and offers what can be told of what was
// understood.
func (t *talk) declines(q indicators.Query, words string) chat.Reply {
	return t.mistake(words, t.tellable(q)...)
}

// beyond declines a question in which words stand that no answer takes into account.
func (t *talk) beyond(q indicators.Query) chat.Reply {
	if slices.ContainsFunc(q.Beyond, text.IsMonth) {
		return t.declines(q, text.NoSuchMonth(q.Beyond))
	}
	return t.declines(q, text.Beyond(q.Beyond))
}

// tellable are buttons for what can be told of what a query names: the figures of its
// regions, or its order.
func (t *talk) tellable(q indicators.Query) (rows [][]chat.Button) {
	for _, m := range q.Places[:min(len(q.Places), 3)] {
		code, certain := m.Match.Certain()
		if !certain {
			continue
		}
		one := indicators.Query{Places: []indicators.Place{m}, Indicators: q.Indicators, From: q.From, To: q.To, Last: q.Last, Since: q.Since, Month: q.Month}
		if b := (chat.Button{Label: text.ButtonCard(t.Catalogue.ShortName(code)), Data: commanded(one)}); len(b.Data) <= maxData {
			rows = append(rows, []chat.Button{b})
		}
		if !t.region(code).Kind.IsDistrict() {
			rows = append(rows, []chat.Button{button(text.ButtonRankOf(t.region(code)), "peringkat", code, text.IndicatorWord(lead(q)))})
		}
	}
	if len(rows) == 0 {
		return t.examples(t.Home)
	}
	return rows
}

// examples are questions about a region that a tap asks.
func (t *talk) examples(code string) (rows [][]chat.Button) {
	r := t.region(code)
	province := r.Code
	if p, ok := t.Catalogue.Province(code); ok {
		province = p.Code
	}
	for _, e := range text.Examples(r) {
		rows = append(rows, []chat.Button{{Label: e.Label, Data: strings.NewReplacer("%s", code, "%p", province).Replace(e.Words)}})
	}
	return rows
}

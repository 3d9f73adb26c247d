package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdDefinisi = command{name: "definisi", spoken: true, answer: definisi}

// definisi tells what a term means, how it is computed and what it does not say.
// Below a card it explains all five indicators and leads back.
func definisi(ctx context.Context, t *talk) (chat.Reply, error) {
	q := t.Catalogue.Read(t.words)
	if t.IsPress() && len(q.Places) == 1 {
		if code, certain := q.Places[0].Match.Certain(); certain {
			return t.defineAll(code, indicators.Period{Year: q.From, Month: q.Month}), nil
		}
	}
	return t.define(q), nil
}

// defineAll explains the five indicators below a region's card, and leads back.
func (t *talk) defineAll(code string, at indicators.Period) chat.Reply {
	rows := [][]chat.Button{{button(text.ButtonBack(), "indikator", code, yearWord(at))}}
	return chat.Reply{Messages: []chat.Message{t.card(text.AllDefinitions(), rows)}}
}

// define explains the term that was asked for.
func (t *talk) define(q indicators.Query) chat.Reply {
	words, known := text.Definition(t.words, q.Indicators)
	rows := t.termButtons()
	if !known && t.words != "" {
		return t.mistake(text.UnknownTerm(t.words), rows...)
	}
	if code, sole := soleRegion(q); sole && len(q.Indicators) == 1 && !t.IsPress() {
		more, told := text.FigureOf(t.Catalogue, t.Catalogue.Profile(code, max(q.From, q.To), q.Month), q.Indicators[0])
		return chat.Reply{Messages: []chat.Message{t.card(words+more, rows, told...)}}
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
}

func (t *talk) termButtons() [][]chat.Button {
	var terms []chat.Button
	for _, term := range text.Terms() {
		terms = append(terms, button(term.Label, "definisi", term.Word))
	}
	return grid(terms, 2)
}

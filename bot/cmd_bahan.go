package bot

import (
	"context"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdBahan = command{name: "bahan", menus: inPrivate, spoken: true, answer: bahan}

// maxCopy is the most characters that a button can put into the clipboard.
const maxCopy = 256

// bahan words a region's figures as plain text that can be forwarded anywhere.
func bahan(ctx context.Context, t *talk) (chat.Reply, error) {
	q := t.dated(t.Catalogue.Read(t.words))
	if r, bad := t.badYears(q); bad {
		return r, nil
	}
	return t.brief(ctx, q)
}

// brief words the figures that a query asks for.
func (t *talk) brief(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "bahan"
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	code := s.codes[0]
	p := t.Catalogue.Profile(code, max(q.From, q.To), q.Month)
	words, told := text.Briefing(t.Catalogue, p, 0)
	rows := [][]chat.Button{{button(text.ButtonCard(t.Catalogue.ShortName(code)), "indikator", code, yearWord(p.Period))}}
	if short, _ := text.Briefing(t.Catalogue, p, maxCopy); utf8.RuneCountInString(short) <= maxCopy && len(told) > 0 {
		rows = append([][]chat.Button{{{Label: text.ButtonCopy(), Copy: short}}}, rows...)
	}
	m := t.card(text.WithNotes(words, s.notes), rows, told...)
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

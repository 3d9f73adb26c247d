package bot

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdTim = command{name: "tim", changes: true, answer: tim}

// tim shows who sits in the co-ordination team and in the implementing unit.
func tim(ctx context.Context, t *talk) (chat.Reply, error) {
	word, rest := first(arguments(t.words))
	switch strings.ToLower(word) {
	case "tambah":
		return t.addSeat(ctx, rest)
	case "hapus":
		return t.removeSeat(ctx, rest)
	case "":
		return t.team(ctx)
	}
	if _, known := text.UnitOf(word); known && len(rest) == 0 {
		return t.team(ctx)
	}
	return t.mistake(text.SeatHow()), nil
}

// team tells both lists.
func (t *talk) team(ctx context.Context) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	seats, skpds, err := t.seats(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	return t.reply(text.Team(t.region(region), seats, skpds, rights.Manages())), nil
}

// seats are those of a region, in its own zone, and its SKPD.
func (t *talk) seats(ctx context.Context, region string) ([]people.Seat, []people.SKPD, error) {
	seats, err := people.List[people.Seat](ctx, t.People, region)
	if err != nil {
		return nil, nil, stored("reading the team", err)
	}
	skpds, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return nil, nil, stored("reading the SKPD", err)
	}
	for i := range seats {
		if !seats[i].Since.IsZero() {
			seats[i].Since = seats[i].Since.In(people.Zone(region))
		}
	}
	return seats, skpds, nil
}

// addSeat adds a seat: "tkpkd ketua “Wakil Bupati” dpmd sejak 12 maret 2026".
func (t *talk) addSeat(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	draft, refusal, err := t.draftSeat(ctx, region, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	seats, skpds, err := t.seats(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	same := func(s people.Seat) bool {
		return s.Unit == draft.Unit && s.Position == draft.Position && s.Title == draft.Title && s.SKPD == draft.SKPD
	}
	if i := slices.IndexFunc(seats, same); i >= 0 {
		return t.reply(text.SeatExists(seats[i])), nil
	}
	s, err := people.Add(ctx, t.People, region, func(id string) people.Seat {
		draft.ID = id
		return draft
	})
	if err != nil {
		return t.changed("keeping a seat", err)
	}
	t.logs(ctx, region, "tim", "", text.LogSeat(s, skpds))
	return t.reply(text.SeatSaved(s, skpds)), nil
}

// draftSeat reads the arguments of a new seat: what is quoted is the office that
// sits there, what stands before it the position.
func (t *talk) draftSeat(ctx context.Context, region string, args []argument) (people.Seat, *chat.Reply, error) {
	word, rest := first(args)
	unit, known := text.UnitOf(word)
	at := slices.IndexFunc(rest, func(a argument) bool { return a.quoted })
	if !known || at < 1 {
		r := t.mistake(text.SeatHow())
		return people.Seat{}, &r, nil
	}
	position := joined(rest[:at])
	draft := people.Seat{Unit: unit, Position: capital(position), Title: rest[at].text}
	for _, name := range []string{draft.Position, draft.Title} {
		if refusal := t.badTitle(name); refusal != nil {
			return draft, refusal, nil
		}
	}
	skpd, since := cutWord(rest[at+1:], "sejak")
	if len(since) > 0 {
		day, full, left, ok := text.ParseDay(joined(since), t.Now().In(people.Zone(region)))
		if !ok || !full || left != "" {
			r := t.mistake(text.BadDay(joined(since)))
			return draft, &r, nil
		}
		draft.Since = day
	} else {
		draft.Since = t.Now().Truncate(time.Second)
	}
	if len(skpd) == 0 {
		return draft, nil, nil
	}
	s, refusal, err := t.skpdNamed(ctx, region, joined(skpd))
	draft.SKPD = s.ID
	return draft, refusal, err
}

// capital begins a word with a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// cutWord parts arguments at a word.
func cutWord(args []argument, word string) (before, behind []argument) {
	at := slices.IndexFunc(args, func(a argument) bool { return !a.quoted && strings.EqualFold(a.text, word) })
	if at < 0 {
		return args, nil
	}
	return args[:at], args[at+1:]
}

// removeSeat takes a seat away, after a question.
func (t *talk) removeSeat(ctx context.Context, args []argument) (chat.Reply, error) {
	region, args, yes, refusal, err := t.removes(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, _ := first(args)
	seats, skpds, err := t.seats(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	s, ok := numbered(seats, func(s people.Seat) string { return s.ID }, word)
	switch {
	case !ok && yes:
		return t.reply(text.SeatRemoved(word)), nil
	case !ok:
		return t.mistake(text.NoSuchSeat(word)), nil
	case !yes:
		return t.confirm(text.RemoveSeatAsk(s, skpds), text.DoRemove, region, t.command, "hapus", s.ID), nil
	}
	_, stood, err := people.Remove[people.Seat](ctx, t.People, region, s.ID)
	if err != nil {
		return t.changed("removing a seat", err)
	}
	if stood {
		t.logs(ctx, region, "tim", text.LogSeat(s, skpds), "")
	}
	return t.reply(text.SeatRemoved(s.ID)), nil
}

package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
)

// pictured answers a query with a picture, once it is held to what there are figures of.
// Where there is no picture to show, it says in words why.
func (t *talk) pictured(ctx context.Context, q indicators.Query, show func(context.Context, indicators.Query) (chat.Reply, error)) (chat.Reply, error) {
	if q.Outside != indicators.NoTopic {
		return t.outside(ctx, q)
	}
	if bad, is := unknownIndicator(q); is {
		return t.mistake(text.UnknownIndicator(bad)), nil
	}
	if len(q.Beyond) > 0 {
		return t.beyond(q), nil
	}
	q = t.dated(q)
	if r, bad := t.badYears(q); bad {
		return r, nil
	}
	r, err := show(ctx, q)
	if err == nil {
		t.keepsSubject(ctx)
	}
	return r, err
}

// pictureNotes tell what of a query no picture shows: indicators besides the first, and
// limits.
func pictureNotes(q indicators.Query) (notes []string) {
	if len(q.Bounds) > 0 {
		notes = append(notes, text.PictureWithoutBounds())
	}
	usual := len(q.Indicators) == 2 && q.Indicators[0] == indicators.P0 && q.Indicators[1] == indicators.Poor // "kemiskinan"
	if len(q.Indicators) > 1 && !usual {
		notes = append(notes, text.PictureOneIndicator(lead(q)))
	}
	return notes
}

// photo is a picture as a new message; nothing is drawn yet. nothing is said where there
// is no figure to draw.
func (t *talk) photo(s chart.Spec, notes []string, rows [][]chat.Button, nothing string) (chat.Reply, error) {
	v, err := s.View(t.Catalogue)
	switch {
	case errors.Is(err, chart.ErrNothing):
		return t.reply(nothing), nil
	case err != nil:
		return chat.Reply{}, fmt.Errorf("working out a picture: %w", err)
	}
	m := t.said(t.Update, text.Caption(v.Title, v.Alt, notes))
	m.Photo, m.Figures = t.Bot.picture(v), t.facts(v.Told)
	m.Buttons = t.againBelow(rows)
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// againBelow is withAgain below what never turns into a text: it asks in a new message.
func (t *talk) againBelow(rows [][]chat.Button) [][]chat.Button {
	if data := "/" + t.again; t.again != "" && len(data) <= maxData {
		return append(rows, []chat.Button{{Label: text.ButtonOtherRegion(), Data: data}})
	}
	return rows
}

// picture is a picture that is drawn when it is needed.
func (b *Bot) picture(v chart.View) *chat.Photo {
	return &chat.Photo{Key: v.Key, Alt: v.Alt, Draw: func(ctx context.Context) ([]byte, error) { return b.drawn(ctx, v) }}
}

// drawn is a picture as it is kept, or else drawn and kept. That it cannot be kept is no
// reason not to show it.
func (b *Bot) drawn(ctx context.Context, v chart.View) ([]byte, error) {
	if b.Pictures == nil {
		return draw(v)
	}
	png, ok, err := b.Pictures.Picture(ctx, v.Key)
	if err != nil {
		b.Log.Warn("a kept picture is out of reach", "picture", v.Key, "error", err)
	}
	if ok && err == nil {
		return png, nil
	}
	if png, err = draw(v); err != nil {
		return nil, err
	}
	if err := b.Pictures.KeepPicture(ctx, v.Key, png); err != nil {
		b.Log.Warn("a picture is not kept", "picture", v.Key, "error", err)
	}
	return png, nil
}

// draw draws a picture. It runs at the doors, where nobody catches a panic.
func draw(v chart.View) (png []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("drawing %s: panic: %v\n%s", v.Key, p, debug.Stack())
		}
	}()
	if png, err = v.Draw(); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", v.Key, err)
	}
	return png, nil
}

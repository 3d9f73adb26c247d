package bot_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
)

// courier does what the program does beside the bot, step by step in simulated time:
// figures come into the book, and what is to be told goes out.
type courier struct {
	t      testing.TB
	now    time.Time
	bot    *bot.Bot
	people *people.Memory
	box    *outbox.Memory
	book   *indicators.MemoryBook
	number int // of the last message
	said   []delivered
}

// delivered is a message that stands in a chat.
type delivered struct {
	outbox.Letter
	message chat.Message
	ref     chat.Ref
	at      time.Time
}

// monday is ten in the morning in Balangan on a working day.
var monday = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

// settles is how long no figure may have come in before news goes out.
const settles = 30 * time.Minute

func newCourier(t testing.TB) *courier {
	c := &courier{t: t, now: monday, book: indicators.NewMemoryBook()}
	clock := func() time.Time { return c.now }
	c.people, c.box = people.NewMemoryAt(clock), outbox.NewMemory(outbox.Pace{}, clock)
	refs := dialogue.NewMemory(clock)
	c.bot = bot.New(bot.Options{Catalogue: catalogue(t), Home: "6311", Username: "PantauBot", People: c.people, Talk: refs, Refs: refs, Pledges: commitments.NewMemory(), Forms: refs,
		Mail: c.box, Book: c.book, Quiet: settles, IsAdmin: firstIsAdmin, Now: clock, Log: slog.New(slog.DiscardHandler)})
	return c
}

// replica is another process of the program that has just started: it answers from
// the embedded figures.
func (c *courier) replica() *bot.Bot {
	o := c.bot.Options
	o.Catalogue = catalogue(c.t)
	return bot.New(o)
}

// subscribe has a chat want new figures, with other settings.
func (c *courier) subscribe(id int64, change func(*people.Settings)) {
	c.t.Helper()
	_, err := c.people.Change(c.t.Context(), id, func(s *people.Settings) error {
		s.Talks = string(chat.Private)
		if id < 0 {
			s.Talks = string(chat.Group)
		}
		s.Set(people.NewFigures, true)
		if change != nil {
			change(s)
		}
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// in has a chat want figures of regions.
func in(regions ...string) func(*people.Settings) {
	return func(s *people.Settings) { s.Regions = regions }
}

// figure is an entry read from BPS: "6311:p0:2026-03 4.41".
func (c *courier) figure(words string) indicators.Entry {
	cell, value, _ := strings.Cut(words, " ")
	k, ok := indicators.ParseKey(cell)
	v, err := indicators.ParseDecimal(value)
	if !ok || err != nil {
		c.t.Fatalf("no figure is %q", words)
	}
	return indicators.Entry{Region: k.Region, Indicator: k.Indicator, Period: k.Period, Value: v,
		Origin: indicators.FromAPI, Source: "BPS Web API, tabel 0000/621", At: c.now}
}

// comes has figures come into the book, to be told.
func (c *courier) comes(entries ...indicators.Entry) {
	c.t.Helper()
	known := c.inUse()
	for i, e := range entries {
		if f, ok := known.Figure(e.Region, e.Indicator, e.Period); ok {
			entries[i].Was = &f.Value
		}
	}
	if err := c.book.Write(c.t.Context(), true, entries...); err != nil {
		c.t.Fatal(err)
	}
	c.bot.Use(c.inUse())
}

// inUse are the figures with those of the book over them.
func (c *courier) inUse() *indicators.Catalogue {
	c.t.Helper()
	entries, _, err := c.book.Entries(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	cat, err := catalogue(c.t).With(entries)
	if err != nil {
		c.t.Fatal(err)
	}
	return cat
}

// tell has figures come in and, once they have settled, everything due go out.
func (c *courier) tell(words ...string) {
	c.t.Helper()
	var entries []indicators.Entry
	for _, w := range words {
		entries = append(entries, c.figure(w))
	}
	c.comes(entries...)
	c.wait(settles)
}

// wait lets time go by, and everything go out that is due then.
func (c *courier) wait(d time.Duration) {
	c.t.Helper()
	c.now = c.now.Add(d)
	if _, err := c.bot.Announce(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
	spread(c.t, c.bot, c.people, c.box)
	carry(c.t, c.bot, c.box, func(l outbox.Letter, m chat.Message) chat.Ref {
		c.number++
		ref := chat.Ref{Chat: l.To.Chat, Message: c.number}
		if err := telegramtest.CheckMessage(m); err != nil {
			c.t.Errorf("%v in %q", err, m.Text)
		}
		c.said = append(c.said, delivered{l, m, ref, c.now})
		return ref
	})
}

// heard are the chats that were told since the last look, in order.
func (c *courier) heard() (ids []int64) {
	for _, d := range c.taken() {
		ids = append(ids, d.To.Chat)
	}
	slices.Sort(ids)
	return ids
}

// taken are the messages since the last look.
func (c *courier) taken() []delivered {
	said := c.said
	c.said = nil
	return said
}

// one is the only message since the last look.
func (c *courier) one() delivered {
	c.t.Helper()
	said := c.taken()
	if len(said) != 1 {
		c.t.Fatalf("%d messages, want one: %v", len(said), said)
	}
	return said[0]
}

func (d delivered) String() string {
	return fmt.Sprintf("%d: %s", d.To.Chat, chat.Plain(d.message.Text))
}

// spread makes letters of all broadcasts.
func spread(t testing.TB, b *bot.Bot, p people.Subscriptions, box *outbox.Memory) {
	t.Helper()
	ctx := t.Context()
	for {
		br, ok, err := box.Spread(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		ids, next, err := b.Readers(ctx, br.Indexes[br.At], br.After, outbox.Page)
		if err != nil {
			t.Fatal(err)
		}
		step := outbox.Step{At: br.At, After: next}
		if next == "" {
			step.At++
		}
		if len(ids) > 0 {
			if step.Letters, err = b.Address(ctx, br, ids); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := box.Advance(ctx, br, step); err != nil {
			t.Fatal(err)
		}
	}
}

// carry delivers all letters that are due.
func carry(t testing.TB, b *bot.Bot, box *outbox.Memory, say func(outbox.Letter, chat.Message) chat.Ref) {
	t.Helper()
	ctx := t.Context()
	for {
		claimed, err := box.Claim(ctx, 16, 25*time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if len(claimed.Leases) == 0 {
			return
		}
		for _, l := range claimed.Leases {
			w, err := b.Words(ctx, l.Letter)
			switch {
			case err != nil:
				t.Fatal(err)
			case w.Hold > 0:
				err = box.Delay(ctx, l, w.Hold, "")
			case w.Drop:
				err = box.Finish(ctx, l, outbox.Dropped, "")
			default:
				ref := say(l.Letter, w.Message)
				err = box.Finish(ctx, l, outbox.Sent, "")
				b.Delivered(ctx, l.Letter, ref)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

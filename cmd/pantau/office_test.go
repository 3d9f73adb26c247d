package main

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
	"pantau/indicators/data"
)

// hearer is a messenger that notes what it delivers.
type hearer struct {
	mu    sync.Mutex
	heard []string
}

func (h *hearer) Split(m chat.Message) []chat.Message { return []chat.Message{m} }

func (h *hearer) Deliver(_ context.Context, to chat.ID, _ chat.Kind, m chat.Message) (chat.Ref, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.heard = append(h.heard, time.Now().In(people.Zone("6311")).Format("Mon 15.04"))
	return chat.Ref{Chat: to.Chat, Message: len(h.heard)}, nil
}

// What is owed goes all the way: from the store over the outbox to the messenger, at
// half past eight on the working day.
func TestOfficeReminds(t *testing.T) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(48 * time.Hour) // to a Monday, 08.00 in the region
		r, messenger, log := newMemory(), &hearer{}, slog.New(slog.DiscardHandler)
		now := time.Now().In(people.Zone("6311"))
		_, err := people.Save(t.Context(), r.people, "6311", "1", func(o *people.Office) error {
			*o = people.Office{ID: "1", Role: people.Contact, SKPD: "dinsos", Title: "Narahubung Dinsos", Holder: 2, Since: now}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		c := commitments.Commitment{State: commitments.Open, Title: "Pelatihan kerja", Deadline: commitments.DateOf(now).AddDays(100), Begun: commitments.DateOf(now), CreatedAt: now,
			Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}}}
		if _, err := commitments.Add(t.Context(), r.pledges, "6311", commitments.Entry{At: now, Day: c.Begun, What: commitments.WasRecorded}, c); err != nil {
			t.Fatal(err)
		}
		o := &office{bot: newBot(cat, config{Region: "6311"}, r, log, "PantauBot", nil), rooms: r, carrier: messenger, base: cat, log: log}
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		if err := o.run(ctx); err != nil {
			t.Error(err)
		}
		if len(messenger.heard) != 1 || messenger.heard[0] != "Mon 08.30" {
			t.Errorf("delivered at %v", messenger.heard)
		}
	})
}

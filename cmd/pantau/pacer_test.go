package main

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

func defaultPace(t *testing.T) outbox.Pace {
	t.Helper()
	p, err := outbox.ParsePace("30/s,1/s,20/m")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sharedPacer paces by an outbox that is there.
func sharedPacer(t *testing.T) *pacer {
	return newPacer(defaultPace(t), outbox.NewMemory(defaultPace(t), time.Now), slog.New(slog.DiscardHandler))
}

// gone is an outbox that cannot be reached.
type gone struct{ outbox.Pacing }

var errGone = errors.New("away")

func (gone) Reserve(context.Context, int64, chat.Kind) (time.Duration, bool, error) {
	return 0, false, errGone
}
func (gone) Told(context.Context, int64, chat.Kind, time.Duration) error { return errGone }

// While the outbox cannot be reached the same limits hold in the process.
func TestPacerAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(defaultPace(t), gone{}, slog.New(slog.DiscardHandler))
		p.told(5, chat.Private, 7*time.Second)
		start := time.Now()
		if err := p.wait(t.Context(), 5, chat.Private); err != nil || time.Since(start) < 7*time.Second {
			t.Errorf("the chat waited %v only, %v", time.Since(start), err)
		}
		for range 21 {
			if err := p.wait(t.Context(), -7, chat.Group); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); took < time.Minute {
			t.Errorf("21 messages to a group within %v", took)
		}
	})
}

func TestPacerHoldsAGroupToItsMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := sharedPacer(t)
		start := time.Now()
		for range 20 {
			if err := p.wait(t.Context(), -7, chat.Group); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.wait(t.Context(), -7, chat.Group); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took < time.Minute {
			t.Errorf("21 messages to a group within %v", took)
		}
	})
}

func TestPacerObeys429(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := sharedPacer(t)
		p.told(5, chat.Private, 7*time.Second)
		start := time.Now()
		if err := p.wait(t.Context(), 6, chat.Private); err != nil || time.Since(start) > time.Second {
			t.Errorf("another chat waited %v, %v", time.Since(start), err)
		}
		if err := p.wait(t.Context(), 5, chat.Private); err != nil || time.Since(start) < 7*time.Second {
			t.Errorf("the chat waited %v only, %v", time.Since(start), err)
		}
	})
}

func TestPacerGivesUpWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := sharedPacer(t)
		p.told(5, chat.Private, time.Hour)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := p.wait(ctx, 5, chat.Private); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("wait = %v", err)
		}
	})
}

func TestPaceOff(t *testing.T) {
	off, err := outbox.ParsePace("off")
	if err != nil || newPacer(off, nil, nil) != nil {
		t.Errorf("newPacer(off, nil, nil) = %v, %v", newPacer(off, nil, nil), err)
	}
}

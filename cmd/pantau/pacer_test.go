package main

import (
	"context"
	"errors"
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

func TestPacerHoldsAGroupToItsMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(defaultPace(t))
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
		p := newPacer(defaultPace(t))
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
		p := newPacer(defaultPace(t))
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
	if err != nil || newPacer(off) != nil {
		t.Errorf("newPacer(off) = %v, %v", newPacer(off), err)
	}
}

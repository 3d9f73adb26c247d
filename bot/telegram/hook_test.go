package telegram_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// TestHook looks at the webhook before it is set, while it refuses, and when
// polling has removed it.
func TestHook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const url = "https://bot.example/hook"
		b := newHooked(t, 0)
		ask := func(want telegram.Hook) {
			t.Helper()
			got, err := b.door.Client.Hook(t.Context())
			if err != nil {
				t.Error(err)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		}
		ask(telegram.Hook{})
		b.Say(7, 7, "hai")
		ask(telegram.Hook{Pending: 1})
		b.DeliverTo(url, "salah")
		synctest.Wait()
		refused := time.Now()
		pass(time.Millisecond)
		ask(telegram.Hook{URL: url, Pending: 1, LastError: "Wrong response from the webhook: 401 Unauthorized", LastErrorAt: refused.Truncate(time.Second)})
		b.DeliverTo(url, password)
		b.next()
		synctest.Wait()
		ask(telegram.Hook{URL: url})
		stop := b.start()
		<-b.Polled()
		ask(telegram.Hook{})
		if err := stop(); err != nil {
			t.Error(err)
		}
		b.clean()
	})
}

func TestHookFails(t *testing.T) {
	tests := []struct {
		name  string
		fault telegramtest.Fault
		token bool
	}{
		{"wrong token", telegramtest.Fault{Status: 401, Body: `{"ok":false,"error_code":401,"description":"Unauthorized"}`}, true},
		{"away", telegramtest.Fault{Status: 502}, false},
		{"no object", telegramtest.Fault{Status: 200, Body: `{"ok":true,"result":"x"}`}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, telegramtest.Options{Memory: true})
			b.SetFault(func(telegramtest.Call) telegramtest.Fault { return tt.fault })
			h, err := b.door.Client.Hook(t.Context())
			if err == nil || h != (telegram.Hook{}) || errors.Is(err, telegram.ErrToken) != tt.token {
				t.Errorf("%+v, %v", h, err)
			}
		})
	}
}

package telegram_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// group is a chat that persons 5 and 6 administer.
const group = -100

func newGroup(t *testing.T) *bench {
	b := newBench(t, telegramtest.Options{Memory: true})
	b.AddGroup(group, 5, 6)
	return b
}

// is asks, and fails the test when the question goes wrong.
func (b *bench) is(person int64) bool {
	b.t.Helper()
	is, err := b.door.Client.IsAdmin(b.t.Context(), group, person)
	if err != nil {
		b.t.Errorf("person %d: %v", person, err)
	}
	return is
}

func TestIsAdmin(t *testing.T) {
	tests := []struct {
		name   string
		person int64
		want   bool
		asked  int // calls that the question costs
	}{
		{"administrator", 5, true, 1},
		{"another", 6, true, 1},
		{"member", 7, false, 2},
		{"nobody", 0, false, 0},
		{"linked channel", 777000, false, 0},
		{"channel that speaks", 136817688, false, 0},
		{"anonymous administrator", 1087968824, false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newGroup(t)
			// The accounts that stand in for others do not count even where they are listed.
			for _, p := range []int64{0, 777000, 136817688, 1087968824} {
				b.SetAdmin(group, p, true)
			}
			if got := b.is(tt.person); got != tt.want {
				t.Errorf("is %v", got)
			}
			if n := b.Calls("getChatAdministrators") + b.Calls("getChatMember"); n != tt.asked {
				t.Errorf("asked %d times, want %d", n, tt.asked)
			}
			b.clean()
		})
	}
}

// TestAdminsHold keeps the list for five minutes: who comes on is seen at once, who
// falls off when the list is read anew.
func TestAdminsHold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newGroup(t)
		b.is(5)
		b.SetAdmin(group, 5, false)
		b.SetAdmin(group, 8, true)
		pass(5*time.Minute - 1)
		if !b.is(5) || !b.is(8) {
			t.Error("within five minutes: the list is not kept, or who is new is not seen")
		}
		if lists, ones := b.Calls("getChatAdministrators"), b.Calls("getChatMember"); lists != 1 || ones != 1 {
			t.Errorf("%d lists and %d members were read, want 1 and 1", lists, ones)
		}
		pass(1)
		if b.is(5) || !b.is(8) {
			t.Error("after five minutes: the list is old")
		}
		if lists := b.Calls("getChatAdministrators"); lists != 2 {
			t.Errorf("%d lists were read, want 2", lists)
		}
	})
}

// TestAdminsForgotten has a thousand groups ask within five minutes: lists are
// forgotten rather than kept without end, and answers stay right.
func TestAdminsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		ask := func(group int64) {
			if is, err := b.door.Client.IsAdmin(t.Context(), group, 5); !is || err != nil {
				t.Fatalf("group %d: %v, %v", group, is, err)
			}
		}
		for n := range int64(1001) {
			b.AddGroup(-1-n, 5)
			ask(-1 - n)
		}
		ask(-1)
		if n := b.Calls("getChatAdministrators"); n != 1002 {
			t.Errorf("%d lists were read, want 1002: the first was not forgotten", n)
		}
		for n := range int64(998) {
			ask(-2 - n)
		}
		pass(6 * time.Minute)
		b.AddGroup(-5000, 5)
		ask(-5000)
		before := b.Calls("getChatAdministrators")
		ask(-5000)
		if n := b.Calls("getChatAdministrators"); n != before {
			t.Error("a list that holds was forgotten with those that do not")
		}
	})
}

// TestMember reads what the API may say of a single person when it gives no list.
func TestMember(t *testing.T) {
	tests := map[string]bool{"creator": true, "administrator": true, "member": false, "restricted": false, "left": false, "kicked": false}
	for status, want := range tests {
		t.Run(status, func(t *testing.T) {
			b := newGroup(t)
			b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
				if c.Method == "getChatAdministrators" {
					return telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: member list is inaccessible"}`}
				}
				return telegramtest.Fault{Status: 200, Body: fmt.Sprintf(`{"ok":true,"result":{"status":%q,"user":{"id":9}}}`, status)}
			})
			if got := b.is(9); got != want {
				t.Errorf("is %v", got)
			}
		})
	}
}

// TestUndecided has the API give no answer: that is an error, not a no.
func TestUndecided(t *testing.T) {
	json := func(body string) telegramtest.Fault { return telegramtest.Fault{Status: 200, Body: body} }
	tests := []struct {
		name         string
		list, member telegramtest.Fault
		gone         bool
	}{
		{"away", telegramtest.Fault{Status: 502}, telegramtest.Fault{Status: 502}, false},
		{"hanging", telegramtest.Fault{Hang: true}, telegramtest.Fault{Hang: true}, false},
		{"list of the wrong form", json(`{"ok":true,"result":{}}`), telegramtest.Fault{Reset: true}, false},
		{"member of the wrong form", telegramtest.Fault{}, json(`{"ok":true,"result":[]}`), false},
		{"chat is gone", telegramtest.Fault{}, json(`{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}`), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newGroup(t)
				b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
					if c.Method == "getChatAdministrators" {
						return tt.list
					}
					return tt.member
				})
				is, err := b.door.Client.IsAdmin(t.Context(), group, 7)
				if is || err == nil || errors.Is(err, chat.ErrGone) != tt.gone {
					t.Errorf("%v, %v", is, err)
				}
			})
		})
	}
}

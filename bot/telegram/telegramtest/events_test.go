package telegramtest_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/telegram/telegramtest"
)

// event is what a test looks at of an update.
type event struct {
	ID      int64 `json:"update_id"`
	Message *struct {
		Chat struct {
			ID   int64  `json:"id"`
			Type string `json:"type"`
		} `json:"chat"`
		To   int64 `json:"migrate_to_chat_id"`
		From int64 `json:"migrate_from_chat_id"`
	} `json:"message"`
	Change *struct {
		Chat struct {
			ID   int64  `json:"id"`
			Type string `json:"type"`
		} `json:"chat"`
		Old struct {
			Status string `json:"status"`
		} `json:"old_chat_member"`
		New struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

// events takes what the bot would get.
func events(t *testing.T, s *telegramtest.Server) (all []event) {
	t.Helper()
	if err := json.Unmarshal(ask(t, s, "getUpdates", "timeout=0").Result, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestRights lets the bot in and out: the update says so, and messages go through
// or are refused accordingly.
func TestRights(t *testing.T) {
	tests := []struct {
		name         string
		chat         string
		do           func(*telegramtest.Server)
		old, renewed string
		refused      string // empty when messages go through
	}{
		{"added", "-70", func(s *telegramtest.Server) { s.Add(-70, 5) }, "left", "member", ""},
		{"promoted", "-5", func(s *telegramtest.Server) { s.Promote(-5, 5) }, "member", "administrator", ""},
		{"restricted", "-5", func(s *telegramtest.Server) { s.Restrict(-5, 5) }, "member", "restricted", "not enough rights"},
		{"removed", "-5", func(s *telegramtest.Server) { s.Remove(-5, 5) }, "member", "kicked", "kicked from the supergroup"},
		{"blocked", "7", func(s *telegramtest.Server) { s.Remove(7, 7) }, "member", "kicked", "blocked by the user"},
		{"channel", "-9", func(s *telegramtest.Server) { s.AddChannel(-9); s.Remove(-9, 5) }, "administrator", "kicked", "kicked from the channel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := server(t)
			tt.do(s)
			all := events(t, s)
			if len(all) != 1 || all[0].Change == nil || all[0].Change.Old.Status != tt.old || all[0].Change.New.Status != tt.renewed {
				t.Errorf("updates: %+v", all)
			}
			r := ask(t, s, "sendMessage", "chat_id="+tt.chat, "text=a")
			if r.OK != (tt.refused == "") || !strings.Contains(r.Description, tt.refused) || len(s.Violations()) > 0 {
				t.Errorf("a message is answered %+v, violations %q", r, s.Violations())
			}
		})
	}
}

// A bot that does not ask for a kind of update gets none of it.
func TestEventsAskedFor(t *testing.T) {
	s := server(t)
	ask(t, s, "getUpdates", "timeout=0", `allowed_updates=["message"]`)
	s.Add(-70, 5)
	s.Post(-9, "siaran")
	s.Start(7, "undangan")
	if all := events(t, s); len(all) != 1 || all[0].Message == nil {
		t.Errorf("updates: %+v", all)
	}
}

func TestMigrate(t *testing.T) {
	s := server(t)
	old, renewed := s.Migrate(-5, -1005)
	all := events(t, s)
	if len(all) != 2 || all[0].ID != old || all[1].ID != renewed {
		t.Fatalf("updates: %+v", all)
	}
	if m := all[0].Message; m.Chat.ID != -5 || m.To != -1005 {
		t.Errorf("the old chat tells %+v", m)
	}
	if m := all[1].Message; m.Chat.ID != -1005 || m.From != -5 {
		t.Errorf("the new chat tells %+v", m)
	}
	r := ask(t, s, "sendMessage", "chat_id=-5", "text=a")
	if r.OK || r.Parameters.Migrate != -1005 {
		t.Errorf("the old chat answers %+v", r)
	}
	if r := ask(t, s, "sendMessage", "chat_id=-1005", "text=a"); !r.OK {
		t.Errorf("the new chat answers %+v", r)
	}
}

// In a channel only buttons that open an address are of use.
func TestChannelButtons(t *testing.T) {
	s := server(t)
	s.AddChannel(-9)
	if r := ask(t, s, "sendMessage", "chat_id=-9", "text=a", markup+keys(`"url":"https://bps.go.id"`)); !r.OK {
		t.Errorf("an address is refused: %+v", r)
	}
	ask(t, s, "sendMessage", "chat_id=-9", "text=a", markup+keys(`"callback_data":"a"`))
	if len(s.Violations()) != 1 {
		t.Errorf("violations %q", s.Violations())
	}
}

// TestWindows holds the limits against every window: in no second, and to no group
// in any minute, more than the limit goes through, however the tries fall; and after
// the seconds that a 429 names a message does go through.
func TestWindows(t *testing.T) {
	tests := []struct {
		name   string
		chats  []string
		every  time.Duration
		window time.Duration
		most   int
	}{
		{"over all", []string{"7", "8", "-5", "-6", "9", "10", "11", "12"}, 7 * time.Millisecond, time.Second, 30},
		{"a group", []string{"-5"}, 410 * time.Millisecond, time.Minute, 20},
		// Five at once and the one of the second that follows, which may be early by what
		// the wire takes.
		{"a person, in a second", []string{"7"}, 90 * time.Millisecond, time.Second, 5 + 1},
		{"a person, in ten seconds", []string{"7"}, 90 * time.Millisecond, 10 * time.Second, 5 + 10},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := limited(t)
				s.AddPrivate(8, 9, 10, 11, 12)
				s.AddGroup(-6)
				var through []time.Time
				refused := 0
				for i := range 2000 {
					if ask(t, s, "sendMessage", "chat_id="+tt.chats[i%len(tt.chats)], "text=a").OK {
						through = append(through, time.Now())
					} else {
						refused++
					}
					time.Sleep(tt.every)
				}
				if n := fullest(through, tt.window); n != tt.most {
					t.Errorf("%d go through in %v, want %d", n, tt.window, tt.most)
				}
				if s.TooMany() != refused || refused == 0 {
					t.Errorf("%d refused, the server counts %d", refused, s.TooMany())
				}
			})
		})
	}
}

// fullest is how many rising times lie in the fullest window.
func fullest(times []time.Time, window time.Duration) (most int) {
	for first, last := 0, 0; last < len(times); last++ {
		for times[last].Sub(times[first]) >= window {
			first++
		}
		most = max(most, last-first+1)
	}
	return most
}

// TestForget sends to ten thousand chats, many times: what was delivered is counted,
// and the server does not grow with it.
func TestForget(t *testing.T) {
	s := telegramtest.New(token, telegramtest.Options{Memory: true, Forget: true, Marker: "rilis"})
	t.Cleanup(s.Close)
	const chats = 10_000
	before := heap()
	for id := range int64(chats) {
		s.AddPrivate(1 + id)
	}
	rooms := heap() - before
	if rooms > chats*512 {
		t.Errorf("%d chats take %d bytes", chats, rooms)
	}
	before = heap()
	for i := range 20_000 {
		if r := ask(t, s, "sendMessage", "chat_id="+number(1+i%100), "text=rilis "+number(i)); !r.OK {
			t.Fatalf("message %d: %+v", i, r)
		}
	}
	if grown := heap() - before; grown > 1<<20 {
		t.Errorf("20,000 messages take %d bytes", grown)
	}
	ask(t, s, "sendMessage", "chat_id=1", "text=jawaban")
	if r := ask(t, s, "editMessageText", "chat_id=1", "message_id=3", "text=rilis lagi"); !r.OK {
		t.Errorf("an edit is refused: %+v", r)
	}
	if r := ask(t, s, "editMessageText", "chat_id=1", "message_id=999", "text=rilis lagi"); r.OK {
		t.Error("what never stood is edited")
	}
	for id, want := range map[int64]int{1: 200, 100: 200, 101: 0, chats + 1: 0} {
		if n := s.Delivered(id); n != want {
			t.Errorf("chat %d had %d messages, want %d", id, n, want)
		}
	}
	if s.Waiting() != 0 {
		t.Errorf("%d messages are kept", s.Waiting())
	}
}

// heap is what is in use after everything else is gone.
func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// The limits forget chats that nothing limits any more.
func TestLimitsDoNotGrow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(token, telegramtest.Options{Memory: true, Forget: true, Limits: true})
		t.Cleanup(s.Close)
		for id := range int64(4000) {
			s.AddPrivate(1 + id)
			if r := ask(t, s, "sendMessage", "chat_id="+number(int(1+id)), "text=a"); !r.OK {
				t.Fatalf("%+v", r)
			}
			time.Sleep(40 * time.Millisecond)
		}
		if n := s.Limited(); n > 2000 {
			t.Errorf("%d chats are remembered", n)
		}
	})
}

// Faults by chance come at their rate, on the methods named, and the same ones again
// from the same seed.
func TestRandomFaults(t *testing.T) {
	faults := []telegramtest.Fault{{Status: 502}, {Reset: true}}
	strike := func(seed uint64) (struck []int) {
		decide := telegramtest.RandomFaults(seed, 0.1, faults, "sendMessage")
		for i := range 10_000 {
			if f := decide(telegramtest.Call{Method: "sendMessage"}); f.Status != 0 || f.Reset {
				struck = append(struck, i)
			}
			if f := decide(telegramtest.Call{Method: "getUpdates"}); f.Status != 0 || f.Reset {
				t.Fatal("a method that was not named is struck")
			}
		}
		return struck
	}
	one, again, other := strike(1), strike(1), strike(2)
	if len(one) < 800 || len(one) > 1200 {
		t.Errorf("%d of 10,000 calls are struck, want about 1,000", len(one))
	}
	if number(len(one)) != number(len(again)) || one[0] != again[0] || one[len(one)-1] != again[len(again)-1] {
		t.Error("the same seed strikes other calls")
	}
	if len(other) == len(one) && other[0] == one[0] && other[1] == one[1] {
		t.Error("another seed strikes the same calls")
	}
}

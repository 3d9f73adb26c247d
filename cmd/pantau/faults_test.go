package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pantau/bot/telegram/telegramtest"
)

// told is what news of the figure 4.41 says.
const told = "4,41 persen"

// quick has news go out at once.
const quick = "NEWS_QUIET=0s"

// A chat that is told to wait is left alone for so long and told once; others go on.
func TestChatIsToldToWait(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		environ = append(environ, quick)
		chats := crowd(40)
		x := newExchange(t, telegramtest.Options{Private: chats})
		r := serveOn(t, x, environ...)
		subscribe(t, environ, chats...)
		var held int64
		x.fail(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method != "sendMessage" || c.N != 8 {
				return telegramtest.Fault{}
			}
			_, _ = fmt.Sscan(c.Params["chat_id"], &held)
			return telegramtest.Fault{Status: 429, After: 2}
		})
		announce(t, environ, "4.41")
		x.mustReach(t, r, chats, told)
		sends := x.sent(told)
		first := slices.IndexFunc(sends, func(s send) bool { return s.to == held })
		others := 0
		for _, s := range sends[first+1:] {
			switch after := s.at.Sub(sends[first].at); {
			case s.to == held && after < 2*time.Second:
				t.Errorf("the chat heard again after %v; it was told to wait two seconds", after)
			case s.to != held && after < 2*time.Second:
				others++
			}
		}
		if len(sends) != 41 || others == 0 {
			t.Errorf("%d attempts for 40 chats and one 429, %d to others while one waited", len(sends), others)
		}
		if n := stats(t, environ).Counts["too_many"]; n != 1 {
			t.Errorf("%d are counted as told to wait", n)
		}
	})
}

// When two chats are told to wait the limit over all is meant: nobody hears anything.
func TestAllAreToldToWait(t *testing.T) {
	t.Parallel()
	environ := append(onServer(t), quick)
	chats := crowd(40)
	x := newExchange(t, telegramtest.Options{Private: chats})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, chats...)
	var at time.Time
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		if c.Method != "sendMessage" || c.N != 5 && c.N != 10 {
			return telegramtest.Fault{}
		}
		at = time.Now()
		return telegramtest.Fault{Status: 429, After: 2}
	})
	announce(t, environ, "4.41")
	x.mustReach(t, r, chats, told)
	early := 0
	for _, s := range x.sent(told) {
		if after := s.at.Sub(at); after > 0 && after < 2*time.Second {
			early++
		}
	}
	// What was under way when the second reply came; without the hold it is all thirty.
	if early > 15 {
		t.Errorf("%d messages went out in the two seconds in which nothing may", early)
	}
}

// Errors of servers and proxies, broken connections and replies lose nothing. What
// doubles is counted as uncertain, where an operator sees it.
func TestRandomFaultsLoseNothing(t *testing.T) {
	t.Parallel()
	page := telegramtest.Fault{Status: 200, Body: "<html><body>Silakan masuk ke jaringan kantor</body></html>"}
	faults := []telegramtest.Fault{
		{Status: 500}, {Status: 502}, {Status: 504}, {Reset: true}, {Reset: true, Late: true}, {Cut: true}, {Cut: true, Late: true}, page,
	}
	eachStore(t, func(t *testing.T, environ []string) {
		address := freeAddress(t)
		environ = append(environ, quick, "LISTEN_ADDR="+address)
		chats := crowd(40)
		x := newExchange(t, telegramtest.Options{Private: chats})
		r := serveOn(t, x, environ...)
		subscribe(t, environ, chats...)
		random, calls, late := telegramtest.RandomFaults(7, 0.4, faults, "sendMessage"), 0, 0
		x.fail(func(c telegramtest.Call) telegramtest.Fault {
			f := random(c)
			if calls++; calls > 60 { // then the network is well again
				return telegramtest.Fault{}
			}
			if f.Late {
				late++
			}
			return f
		})
		announce(t, environ, "4.41")
		var waiting int
		await(t, r, "nothing waits", func() bool {
			s := stats(t, environ)
			waiting = s.Waiting[1] + s.Waiting[2] + s.Waiting[3]
			return waiting == 0 && s.Counts["sent"] == 40
		})
		x.fail(nil)
		reached, doubled := x.reached(chats, told)
		uncertain := stats(t, environ).Counts["uncertain"]
		if reached != len(chats) || late == 0 || doubled != late || int64(doubled) > uncertain {
			t.Errorf("%d of %d chats are told, %d messages stand twice; %d were taken without a reply, %d are counted as uncertain",
				reached, len(chats), doubled, late, uncertain)
		}
		mustSay(t, beside(t, environ, "antrean"), fmt.Sprintf("%d tidak pasti", uncertain), "40 terkirim", "0 gagal")
		mustSay(t, get(t, "http://"+address+metricsPath), fmt.Sprintf("pantau_letters_uncertain_total %d\n", uncertain))
	})
}

// get is what stands at an address.
func get(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// Markup that Telegram does not read goes out as plain text, and the log says whose
// mistake that is.
func TestMarkupIsRefused(t *testing.T) {
	t.Parallel()
	environ := []string{"DATA_DIR=" + t.TempDir(), quick}
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, person)
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		if c.Method == "sendMessage" && c.Params["parse_mode"] == "HTML" {
			return telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: unsupported start tag"}`}
		}
		return telegramtest.Fault{}
	})
	announce(t, environ, "4.41")
	x.mustReach(t, r, []int64{person}, told)
	if m := x.to(person, told)[0]; strings.Contains(m.Markup, "<") || m.Markup != m.Text {
		t.Errorf("it is not plain:\n%s", m.Markup)
	}
	mustSay(t, r.log.String(), "our markup was refused")
}

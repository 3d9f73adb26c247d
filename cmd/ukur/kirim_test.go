package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
	"pantau/indicators/data"
)

func TestAudienceCountsWhatComes(t *testing.T) {
	a, began := newAudience(3), time.Now()
	a.expect([]string{"4,41"})
	hear := func(n int64, after time.Duration, text string) {
		a.heard(telegramtest.Shown{Ref: chat.Ref{Chat: firstTold + n}, Text: text, At: began.Add(after)})
	}
	a.between() // before the first message: takes no time of the broadcast
	hear(0, 0, "4,41 persen")
	a.between()
	hear(1, time.Second, "4,41 persen")
	hear(1, 2*time.Second, "4,41 persen")
	a.between() // after the last one
	d, err := a.result()
	if want := (delivery{began, 2 * time.Second, 3, 1, 1, 1}); err != nil || d != want {
		t.Errorf("%+v, %v; want %+v", d, err, want)
	}
	if got := d.floor(); got < 0.1333 || got > 0.1334 {
		t.Errorf("four messages take %v s at least, want 4/30", got)
	}
	if got := d.seconds(); got < 2.0333 || got > 2.0334 {
		t.Errorf("%v s, want two seconds and a slot", got)
	}
	if a.has(3) || !a.has(2) {
		t.Error("two chats of three have heard")
	}
	hear(2, 3*time.Second, "4,42 persen")
	if _, err := a.result(); err == nil || !strings.Contains(err.Error(), `lacks "4,41"`) {
		t.Errorf("a wrong message: %v", err)
	}
}

func TestAudienceRefusesStrangers(t *testing.T) {
	for _, stranger := range []int64{firstTold - 1, firstTold + 1} {
		a := newAudience(1)
		a.heard(telegramtest.Shown{Ref: chat.Ref{Chat: stranger}})
		if d, err := a.result(); err == nil || d.total != 0 {
			t.Errorf("chat %d heard: %+v", stranger, d)
		}
	}
}

// TestAwait ends with everybody told, with silence, and with the service.
func TestAwait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, service := newAudience(2), &child{ended: make(chan error, 1)}
		hear := func(n int64) { a.heard(telegramtest.Shown{Ref: chat.Ref{Chat: firstTold + n}}) }
		began := time.Now()
		time.AfterFunc(stall-time.Second, func() { hear(0) })
		if all, err := a.await(t.Context(), service, 2); all || err != nil || time.Since(began) != 2*stall-time.Second {
			t.Errorf("silence: %v, %v after %v", all, err, time.Since(began))
		}
		time.AfterFunc(time.Second, func() { hear(1) })
		if all, err := a.await(t.Context(), service, 2); !all || err != nil {
			t.Errorf("everybody: %v, %v", all, err)
		}
		service.ended <- exec.ErrNotFound
		if _, err := a.await(t.Context(), service, 3); err == nil {
			t.Error("the service has ended, and that is no error")
		}
	})
}

func TestSteadilyAsksAtItsPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrowd(2)
		c.server = telegramtest.New(token, telegramtest.Options{Memory: true, Private: c.chats()})
		defer c.server.Close()
		// Each answer comes before the chat's next turn, and after the other's.
		for n := range 4 {
			time.AfterFunc(time.Duration(n)*askEvery+300*time.Millisecond, func() {
				c.heard(telegramtest.Shown{Ref: chat.Ref{Chat: c.order[n%2].chat}, Text: "4,41", At: time.Now()})
			})
		}
		over := make(chan struct{})
		time.AfterFunc(4*askEvery-time.Millisecond, func() { close(over) })
		took, err := c.steadily(t.Context(), []question{{"berapa?", []string{"4,41"}}}, 100, over)
		if want := slices.Repeat([]time.Duration{300 * time.Millisecond}, 4); err != nil || !slices.Equal(took, want) {
			t.Errorf("%v, %v; want %v", took, err, want)
		}
	})
}

// TestNewsIsNew imports what the catalogue does not have.
func TestNewsIsNew(t *testing.T) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range regions {
		for _, i := range []indicators.Indicator{indicators.P0, indicators.Poor} {
			imported(t, cat, code, i)
		}
	}
}

func imported(t *testing.T, cat *indicators.Catalogue, code string, i indicators.Indicator) {
	t.Helper()
	n, err := newsOf(cat, code, i)
	if err != nil {
		t.Fatal(err)
	}
	cells, wrong := indicators.ParseImport(strings.NewReader(n.csv()), cat)
	if len(cells) != 1 || len(wrong) > 0 {
		t.Fatalf("%q: %v", n.csv(), wrong)
	}
	f := indicators.Audit(cat, cells, time.Date(2026, 7, 15, 0, 0, 0, 0, time.UTC))
	if len(f.New) != 1 {
		t.Errorf("%q is not taken as new: %+v", n.csv(), f)
	}
}

// TestOpenRegion finds a region whose subscribers are told at once whenever there is
// one, and the first one whenever that is open.
func TestOpenRegion(t *testing.T) {
	for at, want := range map[string]string{
		"2026-12-03T04:30:00Z": "6311", // a Thursday
		"2026-12-04T02:34:00Z": "6311",
		"2026-12-04T02:36:00Z": "3204", // 11.00 in Balangan is near
		"2026-12-04T03:34:00Z": "3204",
		"2026-12-04T03:36:00Z": "", // in Bandung too, and in Ambon it is not over
		"2026-12-04T04:59:00Z": "",
		"2026-12-04T05:00:00Z": "8171",
		"2026-12-04T06:00:00Z": "6311",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := openRegion(now); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v; want %q", at, got, err, want)
		}
	}
}

func TestCardsAreOfOtherRegions(t *testing.T) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{bench: bench{cat: cat, questions: questions(cat)}, region: "6311"}
	cards := s.cards()
	if len(cards) != 513 {
		t.Errorf("%d cards, want those of all kabupaten and kota but one", len(cards))
	}
	for _, q := range cards {
		if strings.Contains(q.words, "Balangan") || strings.Contains(q.words, "2020") {
			t.Errorf("%q", q.words)
		}
	}
}

// TestSentTable says which aims are missed; of several runs the worst counts for
// what should never be.
func TestSentTable(t *testing.T) {
	fine := sent{Chats: 1000, Seconds: 34, Floor: 33.33, BusySeconds: 40, BusyFloor: 39, AnswerP99: 100, AnswerP99Idle: 1, FreeRate: 2500}
	bad := sent{Chats: 1000, Seconds: 35, Floor: 33.33, BusySeconds: 41, BusyFloor: 39, AnswerP99: 102, AnswerP99Idle: 1, FreeRate: 1999, TooMany: 1, Lost: 2, Doubled: 3}
	for want, runs := range map[int][]sent{0: {fine}, 3: {fine, bad, fine}, 7: {bad}} {
		r := sendings{runs: runs}
		var out strings.Builder
		if err := r.print(&out, summary(r.rows(), runs)); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "missed"); got != want {
			t.Errorf("%d aims missed, want %d\n%s", got, want, &out)
		}
	}
}

// Moments by chance are in order, apart, and within the time given.
func TestMoments(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 100 {
		at := moments(random, 20, 30)
		if !slices.IsSorted(at) || len(slices.Compact(slices.Clone(at))) != 20 || at[0] < 1 || at[19] > 29 {
			t.Fatalf("%v", at)
		}
	}
	if diff := cmp.Diff([]int{1}, moments(random, 1, 2)); diff != "" {
		t.Error(diff)
	}
}

// TestKilledAimsAtOneAKill holds what was doubled against the kills.
func TestKilledAimsAtOneAKill(t *testing.T) {
	for _, tt := range []struct {
		killed
		fine bool
	}{{killed{Kills: 2}, true}, {killed{Kills: 2, Doubled: 2}, true}, {killed{Kills: 2, Doubled: 3}, false}, {killed{Kills: 2, Lost: 1}, false}} {
		if err := tt.bad(); (err == nil) != tt.fine {
			t.Errorf("%+v: %v", tt.killed, err)
		}
	}
}

// TestKills kills the delivered binary in a small broadcast, on both stores: nobody
// goes without, and no kill doubles more than one message.
func TestKills(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the binary and may wait for a lease to end")
	}
	for _, args := range []string{"bunuh --chats 60 --kills 3", "bunuh --chats 60 --kills 3 --embedded"} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			// In time to end what was started, however long the tests may take.
			ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
			defer cancel()
			var out, errs strings.Builder
			err := run(ctx, strings.Fields(args), &out, &errs)
			if errors.Is(err, errPrayer) {
				t.Skip(err)
			}
			if err != nil {
				t.Error(err)
			}
			t.Logf("%s%s", &out, &errs)
		})
	}
}

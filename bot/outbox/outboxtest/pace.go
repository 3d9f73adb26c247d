package outboxtest

import (
	"testing"
	"time"

	"pantau/bot/outbox"
)

// slow is a pace at which the time that a test takes does not matter. Its steps
// are 10.1 s over all, 60.7 s to a person and 75.8 s to a group.
var slow = outbox.Pace{
	All:     outbox.Rate{N: 6, Per: time.Minute},
	Private: outbox.Rate{N: 1, Per: time.Minute},
	Group:   outbox.Rate{N: 20, Per: 20 * time.Minute},
}

// act is one thing done at a time after the beginning, and what must come of it.
type act struct {
	at   time.Duration
	do   deed
	chat int64         // claim: whose letter comes, 0 is none; else to whom
	wait time.Duration // answer: how long it waits; told: how long to
}

type deed string

const (
	put     deed = "put"
	claim   deed = "claim"
	answer  deed = "answer"  // takes its slot and waits for it
	refused deed = "refused" // an answer whose chat must wait
	told    deed = "told"
)

const (
	s  = time.Second
	ms = time.Millisecond
)

// paceTable says what the pace is. What is put is due long ago, in the order of
// putting.
var paceTable = []struct {
	name  string
	pace  outbox.Pace
	exact bool // needs a clock that stands while the test runs
	acts  []act
}{
	{"one at a time over all", slow, false, []act{
		{0, put, 1, 0}, {0, put, 2, 0}, {0, put, 3, 0},
		{0, claim, 1, 0}, {0, claim, 0, 0}, {8 * s, claim, 0, 0},
		{12 * s, claim, 2, 0}, {20 * s, claim, 0, 0}, {24 * s, claim, 3, 0}, {90 * s, claim, 0, 0},
	}},
	{"thirty a second, late ones made up for", Usual, true, []act{
		{0, put, 1, 0}, {0, put, 2, 0}, {0, put, 3, 0}, {0, put, 4, 0}, {0, put, 5, 0}, {0, put, 6, 0},
		{0, claim, 1, 0}, {23 * ms, claim, 0, 0}, {24 * ms, claim, 2, 0},
		{65 * ms, claim, 3, 0}, {91 * ms, claim, 0, 0}, {92 * ms, claim, 4, 0},
		{1 * s, claim, 5, 0}, {1023 * ms, claim, 0, 0}, {1024 * ms, claim, 6, 0},
	}},
	{"a person once a step", slow, false, []act{
		{0, put, 1, 0}, {0, put, 1, 0}, {0, put, 2, 0}, {0, claim, 1, 0}, {12 * s, claim, 2, 0},
		{24 * s, put, 3, 0}, {24 * s, claim, 3, 0}, {56 * s, claim, 0, 0}, {63 * s, claim, 1, 0},
	}},
	{"a group once a step", slow, false, []act{
		{0, put, -1, 0}, {0, put, -1, 0}, {0, claim, -1, 0}, {63 * s, claim, 0, 0}, {78 * s, claim, -1, 0},
	}},
	{"limits are spent together or not at all", slow, false, []act{
		{0, put, 1, 0}, {0, put, 1, 0}, {0, claim, 1, 0}, {12 * s, claim, 0, 0}, {12 * s, answer, 2, 0},
	}},
	{"a waiting chat holds nobody up", slow, false, []act{
		{0, put, 1, 0}, {0, put, 1, 0}, {0, put, 1, 0}, {0, put, 1, 0}, {0, put, 2, 0},
		{0, claim, 1, 0}, {12 * s, claim, 2, 0}, {24 * s, claim, 0, 0}, {63 * s, claim, 1, 0}, {126 * s, claim, 1, 0},
	}},
	{"five answers at once", slow, false, []act{
		{0, answer, 1, 0}, {0, answer, 1, 10110 * ms}, {0, answer, 1, 20220 * ms},
		{0, answer, 1, 30330 * ms}, {0, answer, 1, 40440 * ms},
		{0, refused, 1, 60660 * ms}, {0, refused, 1, 60660 * ms},
		{0, answer, 2, 50550 * ms}, // what was refused took nothing
		{70 * s, answer, 1, 0}, {70 * s, refused, 1, 51320 * ms},
	}},
	{"answers go before letters", slow, false, []act{
		{0, put, 2, 0}, {0, answer, 1, 0}, {0, answer, 1, 10110 * ms},
		{12 * s, claim, 0, 0}, {23 * s, claim, 2, 0},
	}},
	{"answers and letters share a chat's pace", slow, false, []act{
		{0, put, 1, 0}, {0, answer, 1, 0}, {12 * s, claim, 0, 0}, {56 * s, claim, 0, 0}, {63 * s, claim, 1, 0},
		{63 * s, answer, 1, 10110 * ms},
	}},
	{"a 429 holds its chat back", slow, false, []act{
		{0, put, 1, 0}, {0, put, 2, 0}, {0, told, 1, 100 * s}, {0, claim, 2, 0},
		{12 * s, refused, 1, 88 * s}, {12 * s, answer, 3, 0}, {95 * s, claim, 0, 0}, {103 * s, claim, 1, 0},
	}},
	{"letters go on in pace after a 429", slow, false, []act{
		{0, put, 1, 0}, {0, put, 1, 0}, {0, told, 1, 100 * s}, {95 * s, claim, 0, 0}, {103 * s, claim, 1, 0},
		{150 * s, claim, 0, 0}, {167 * s, claim, 1, 0},
	}},
	{"answers do not burst after a 429", slow, false, []act{
		{0, told, 1, 100 * s}, {103 * s, answer, 1, 0}, {114 * s, refused, 1, 46660 * ms},
	}},
	{"a shorter 429 shortens nothing", slow, false, []act{
		{0, put, 1, 0}, {0, told, 1, 100 * s}, {1 * s, told, 1, 5 * s}, {20 * s, claim, 0, 0}, {103 * s, claim, 1, 0},
	}},
	{"a 429 of a second chat holds all back", slow, false, []act{
		{0, put, 3, 0}, {0, told, 1, 100 * s}, {10 * s, told, 2, 50 * s},
		{12 * s, claim, 0, 0}, {55 * s, claim, 0, 0}, {63 * s, claim, 3, 0},
	}},
	{"answers wait for the limit over all", slow, false, []act{
		{0, told, 1, 100 * s}, {0, told, 2, 50 * s}, {10 * s, answer, 3, 40 * s},
	}},
	{"a second 429 of one chat holds only that back", slow, false, []act{
		{0, put, 3, 0}, {0, told, 1, 100 * s}, {10 * s, told, 1, 100 * s}, {12 * s, claim, 3, 0},
	}},
	{"a 429 that is over is nobody's", slow, false, []act{
		{0, put, 3, 0}, {0, told, 1, 20 * s}, {30 * s, told, 2, 50 * s}, {31 * s, claim, 3, 0},
	}},
	{"a long 429 is believed", slow, false, []act{
		{0, put, 3, 0}, {0, told, 1, 3000 * s}, {0, told, 2, 3000 * s}, {12 * s, claim, 0, 0},
		{2990 * s, claim, 0, 0}, {3003 * s, claim, 3, 0},
	}},
	{"a 429 holds without a pace too", outbox.Pace{}, false, []act{
		{0, put, 1, 0}, {0, put, 2, 0}, {0, put, 2, 0}, {0, told, 1, 100 * s}, {0, claim, 2, 0}, {0, claim, 2, 0}, {0, claim, 0, 0},
		{0, refused, 1, 100 * s}, {0, answer, 2, 0}, {0, answer, 2, 0}, {95 * s, claim, 0, 0}, {103 * s, claim, 1, 0},
	}},
	{"a queue of answers is no clock set back", outbox.Pace{All: slow.All}, false, []act{
		{0, answer, 1, 0}, {0, answer, 2, 10110 * ms}, {0, answer, 3, 20220 * ms}, {0, answer, 4, 30330 * ms},
		{0, answer, 5, 40440 * ms}, {0, answer, 6, 50550 * ms}, {0, answer, 7, 60660 * ms}, {0, answer, 8, 70770 * ms},
		{0, answer, 9, 80880 * ms}, {0, answer, 10, 90990 * ms}, {0, put, 11, 0}, {96 * s, claim, 0, 0}, {103 * s, claim, 11, 0},
	}},
	{"a clock set back", slow, false, []act{
		{0, put, 1, 0}, {0, put, 1, 0}, {0, put, 2, 0}, {0, claim, 1, 0},
		{-3600 * s, claim, 1, 0}, {-3600 * s, claim, 0, 0}, {-3588 * s, claim, 2, 0},
	}},
	{"a clock set back in a 429", slow, false, []act{
		{0, put, 1, 0}, {0, put, 2, 0}, {0, told, 1, 100 * s}, {0, told, 2, 100 * s},
		{-3600 * s, claim, 1, 0}, {-3588 * s, answer, 2, 0},
	}},
}

func testPace(t *testing.T, open Open) {
	for _, tt := range paceTable {
		t.Run(tt.name, func(t *testing.T) {
			d := opened(t, open, tt.pace)
			if c, ok := d.clock.(interface{ Exact() bool }); tt.exact && (!ok || !c.Exact()) {
				t.Skip("the store's clock runs on during the test")
			}
			begun := d.clock.Now()
			for i, a := range tt.acts {
				d.pass(begun.Add(a.at).Sub(d.clock.Now()))
				d.act(i, a, begun)
			}
		})
	}
}

// act does one act and checks what came of it.
func (d desk) act(i int, a act, begun time.Time) {
	d.Helper()
	switch a.do {
	case put:
		l := d.letter(string(rune('a'+i)), a.chat)
		l.Due = begun.Add(-10*time.Hour + time.Duration(i)*s)
		d.put(1, l)
	case told:
		d.check(d.Told(d.Context(), a.chat, kindOf(a.chat), a.wait))
	case claim:
		var got int64
		if leases := d.take(1); len(leases) > 0 {
			got = leases[0].To.Chat
			d.finish(leases[0], outbox.Sent, "")
		}
		if got != a.chat {
			d.Fatalf("act %d: at %v a letter to %d came; want %d", i, a.at, got, a.chat)
		}
	case answer, refused:
		wait, ok, err := d.Reserve(d.Context(), a.chat, kindOf(a.chat))
		d.check(err)
		if off := wait - a.wait; ok != (a.do == answer) || off > time.Second || off < -4*s || !ok && wait <= 0 {
			d.Fatalf("act %d: at %v an answer to %d waits %v, %v; want %v, %v", i, a.at, a.chat, wait, ok, a.wait, a.do)
		}
	}
}

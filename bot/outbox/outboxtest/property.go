package outboxtest

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pantau/bot/outbox"
)

// testProperty does anything in any order: no letter is lost, none is taken twice
// without an ended lease, no second holds more than thirty messages and no minute
// more than twenty to a group.
func testProperty(t *testing.T, open Open) {
	rapid.Check(t, func(r *rapid.T) {
		m := &model{desk: opened(t, open, Usual), r: r, letters: map[string]*fate{}}
		r.Repeat(map[string]func(*rapid.T){
			"put":    m.put,
			"claim":  m.claim,
			"answer": m.answer,
			"finish": m.finish,
			"delay":  m.delay,
			"pass":   m.pass,
		})
		m.drain()
		m.windows()
	})
}

// fate is what the model knows of a letter.
type fate struct {
	lease outbox.Lease
	until time.Time // the lease ends then
	open  bool      // it is leased, or was
	ended bool
}

// sending is one message: it went out at some time between.
type sending struct {
	chat         int64
	after, until time.Time
}

type model struct {
	desk
	r       *rapid.T
	letters map[string]*fate
	gone    []sending
}

func (m *model) fail(format string, args ...any) { m.r.Fatalf(format, args...) }

func (m *model) put(r *rapid.T) {
	now := m.clock.Now()
	for range rapid.IntRange(1, 30).Draw(r, "letters") {
		key := fmt.Sprint(rapid.IntRange(1, 300).Draw(r, "key"))
		l := letterAt(now, key, rapid.Int64Range(-3, 12).Filter(func(n int64) bool { return n != 0 }).Draw(r, "chat"))
		l.Priority = rapid.SampledFrom(outbox.Priorities[:]).Draw(r, "priority")
		added, err := m.Put(m.Context(), l)
		if _, known := m.letters[key]; err != nil || (added == 1) == known {
			m.fail("Put of %s, known %v: %d, %v", key, known, added, err)
		}
		if added == 1 {
			m.letters[key] = &fate{}
		}
	}
}

func (m *model) claim(r *rapid.T) {
	for range rapid.IntRange(1, 40).Draw(r, "claims") {
		m.claimSome(rapid.IntRange(1, 3).Draw(r, "n"))
		m.desk.pass(time.Duration(rapid.IntRange(0, 60).Draw(r, "ms")) * time.Millisecond)
	}
}

func (m *model) claimSome(n int) {
	before := m.clock.Now()
	c, err := m.Claim(m.Context(), n, lease)
	after := m.clock.Now()
	if err != nil || len(c.Leases) > n {
		m.fail("Claim of %d: %d, %v", n, len(c.Leases), err)
	}
	for _, l := range c.Leases {
		f := m.letters[l.Key]
		switch {
		case f == nil:
			m.fail("%s came, which was never put", l.Key)
		case f.ended:
			m.fail("%s came again after it had ended", l.Key)
		case f.open && after.Before(f.until):
			m.fail("%s came again %v before its lease ends", l.Key, f.until.Sub(after))
		}
		f.lease, f.until, f.open = l, before.Add(lease), true
		m.gone = append(m.gone, sending{l.To.Chat, before, after})
	}
}

func (m *model) answer(r *rapid.T) {
	to := rapid.SampledFrom([]int64{-2, -1, 1, 2}).Draw(r, "chat")
	before := m.clock.Now()
	wait, ok, err := m.Reserve(m.Context(), to, kindOf(to))
	if err != nil {
		m.fail("Reserve: %v", err)
	}
	if ok {
		m.gone = append(m.gone, sending{to, before.Add(wait), m.clock.Now().Add(wait)})
	}
}

// leased are letters whose lease is surely on.
func (m *model) leased() []string {
	var keys []string
	now := m.clock.Now()
	for _, key := range slices.Sorted(maps.Keys(m.letters)) {
		if f := m.letters[key]; f.open && !f.ended && f.until.Sub(now) > time.Second {
			keys = append(keys, key)
		}
	}
	return keys
}

func (m *model) finish(r *rapid.T) {
	keys := m.leased()
	if len(keys) == 0 {
		return
	}
	f := m.letters[rapid.SampledFrom(keys).Draw(r, "key")]
	if err := m.Finish(m.Context(), f.lease, outbox.Outcome(rapid.IntRange(0, 2).Draw(r, "outcome")), outbox.Refused); err != nil {
		m.fail("Finish: %v", err)
	}
	f.ended = true
}

func (m *model) delay(r *rapid.T) {
	keys := m.leased()
	if len(keys) == 0 {
		return
	}
	f := m.letters[rapid.SampledFrom(keys).Draw(r, "key")]
	if err := m.Delay(m.Context(), f.lease, time.Duration(rapid.IntRange(0, 90).Draw(r, "s"))*time.Second, outbox.Away); err != nil {
		m.fail("Delay: %v", err)
	}
	f.open = false
}

func (m *model) pass(r *rapid.T) {
	m.desk.pass(time.Duration(rapid.IntRange(0, 40_000).Draw(r, "ms")) * time.Millisecond)
}

// drain takes all that is left, a lease's time later.
func (m *model) drain() {
	left := func() (n int) {
		for _, f := range m.letters {
			if !f.ended {
				n++
			}
		}
		return n
	}
	m.desk.pass(2 * time.Minute)
	for idle := 0; left() > 0 && idle < 100; {
		c, err := m.Claim(m.Context(), 5, lease)
		if err != nil {
			m.fail("Claim: %v", err)
		}
		for _, l := range c.Leases {
			f := m.letters[l.Key]
			if f == nil || f.ended {
				m.fail("%s came, which was never put or has ended", l.Key)
			}
			if err := m.Finish(m.Context(), l, outbox.Sent, ""); err != nil {
				m.fail("Finish: %v", err)
			}
			f.ended = true
		}
		idle++
		if len(c.Leases) > 0 {
			idle = 0
		}
		m.desk.pass(max(c.Wait, time.Second))
	}
	if n := left(); n > 0 {
		m.fail("%d letters are lost", n)
	}
}

// windows checks that no window holds more than its limit.
func (m *model) windows() {
	groups := map[int64][]sending{}
	for _, s := range m.gone {
		if s.chat < 0 {
			groups[s.chat] = append(groups[s.chat], s)
		}
	}
	m.window(m.gone, 30, time.Second)
	for _, g := range groups {
		m.window(g, 20, time.Minute)
	}
}

func (m *model) window(all []sending, most int, length time.Duration) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b sending) int { return a.after.Compare(b.after) })
	for i := range all {
		if k := i + most; k < len(all) && all[k].until.Sub(all[i].after) < length {
			m.fail("more than %d messages in %v: the last of %d after %v", most, length, most+1, all[k].until.Sub(all[i].after))
		}
	}
}

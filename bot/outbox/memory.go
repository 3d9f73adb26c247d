package outbox

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Memory is a Store that ends with the process: for the terminal and the demo
// page, which remind nobody, and for tests.
type Memory struct {
	mu     sync.Mutex
	now    func() time.Time
	steps  Steps
	order  int
	items  map[string]*item     // not ended, by key
	ended  map[string]end       // by key
	marks  map[string]time.Time // known marks, and when they were last asked about
	combed time.Time            // when marks were last looked through for forgotten ones
	old    []string             // keys that ended, the oldest first
	due    [Release + 1]queue
	leased queue
	parked queue
	dead   []DeadLetter // the oldest first
	counts map[string]int64
	sent   map[int64]int // by minute

	next    time.Time // slot over all chats
	lanes   map[int64]Lane
	told    map[int64]time.Time // chats that a 429 holds back, until
	longest time.Duration       // known wait or lease
	last    time.Time           // time of the last claim
	swept   int                 // lanes left by the last sweep

	resting map[int64]Reason
	moved   map[int64]int64 // former numbers to the present one

	broadcasts map[string]*telling
}

// end is how a letter has ended.
type end struct {
	outcome Outcome
	at      time.Time
}

var _ Store = (*Memory)(nil)

// NewMemory is an empty outbox with a pace and a clock.
func NewMemory(p Pace, now func() time.Time) *Memory {
	return &Memory{
		now: now, steps: p.Steps(), items: map[string]*item{}, ended: map[string]end{}, marks: map[string]time.Time{},
		counts: map[string]int64{}, sent: map[int64]int{}, lanes: map[int64]Lane{}, told: map[int64]time.Time{},
		resting: map[int64]Reason{}, moved: map[int64]int64{}, broadcasts: map[string]*telling{},
	}
}

// Put implements Letters.
func (m *Memory) Put(ctx context.Context, letters ...Letter) (added int, err error) {
	letters = slices.Clone(letters)
	for i, l := range letters {
		if letters[i], err = l.Drawn(ctx); err == nil {
			err = letters[i].Check()
		}
		if err != nil {
			return 0, fmt.Errorf("putting a letter in: %w", err)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range letters {
		if m.put(l) {
			added++
		}
	}
	return added, nil
}

// put adds a letter whose key never went in before.
func (m *Memory) put(l Letter) bool {
	m.forget()
	_, waits := m.items[l.Key]
	_, ended := m.ended[l.Key]
	if waits || ended || slices.ContainsFunc(l.Marks, m.marked) {
		return false
	}
	for _, mark := range l.Marks {
		m.marks[mark] = m.now()
	}
	l.Marks = nil
	m.add(l)
	return true
}

// add has a letter wait until it is due.
func (m *Memory) add(l Letter) {
	m.order++
	it := &item{Letter: l, order: m.order}
	m.items[l.Key] = it
	at := l.Due
	if at.IsZero() {
		at = m.now()
	}
	m.place(it, &m.due[it.Priority], at)
}

// Claim implements Letters.
func (m *Memory) Claim(_ context.Context, n int, lease time.Duration) (Claimed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.longest = max(m.longest, lease)
	now := m.now()
	m.tidy(now)
	var c Claimed
	for len(c.Leases) < n && !m.next.After(now) {
		it, ok := m.ready(now)
		if !ok {
			break
		}
		m.spend(now, it)
		m.order++
		it.lease = strconv.Itoa(m.order)
		m.place(it, &m.leased, now.Add(lease))
		c.Leases = append(c.Leases, Lease{it.Letter, it.lease})
	}
	if len(c.Leases) == 0 {
		c.Wait = m.idle(now)
	}
	return c, nil
}

// ready is the first due letter whose chat takes one now. Those on the way that
// cannot go are put where they belong.
func (m *Memory) ready(now time.Time) (*item, bool) {
	for _, p := range Priorities {
		for {
			it, ok := m.due[p].first(now)
			if !ok {
				break
			}
			it.To.Chat = m.present(it.To.Chat)
			_, rests := m.resting[it.To.Chat]
			switch at := m.lane(it.To.Chat, now).Letter(); {
			case it.Expires.Before(now):
				m.end(it, Dead, late(it.Reason), now)
			case rests:
				m.place(it, &m.parked, it.Expires)
			case at.After(now):
				m.place(it, &m.due[p], at)
			default:
				return it, true
			}
		}
	}
	return nil, false
}

// late is the reason of a letter that has expired.
func late(last Reason) Reason {
	if last == "" {
		return Late
	}
	return last
}

// tidy puts ended leases back, and parked letters that have expired among the dead.
func (m *Memory) tidy(now time.Time) {
	furthest := m.furthest(now)
	if now.Before(m.last) { // the clock was set back
		for _, it := range slices.Clone(m.leased.items) {
			if it.at.After(furthest) {
				m.place(it, &m.leased, now)
			}
		}
	}
	m.last = now
	for it, ok := m.leased.first(now); ok; it, ok = m.leased.first(now) {
		m.counts["again"]++
		m.place(it, &m.due[it.Priority], now)
	}
	for it, ok := m.parked.first(now); ok; it, ok = m.parked.first(now) {
		m.end(it, Dead, late(it.Reason), now)
	}
	if m.next.After(furthest) {
		m.next = time.Time{}
	}
}

// idle is after how long it is worth to claim again.
func (m *Memory) idle(now time.Time) time.Duration {
	at := now.Add(time.Second)
	for p := range m.due {
		at = earlier(at, &m.due[p])
	}
	at = later(earlier(at, &m.leased), m.next)
	return min(max(at.Sub(now), time.Millisecond), time.Second)
}

// earlier is the time of a queue's first item when that is earlier than at.
func earlier(at time.Time, q *queue) time.Time {
	if len(q.items) > 0 && q.items[0].at.Before(at) {
		return q.items[0].at
	}
	return at
}

// Finish implements Letters.
func (m *Memory) Finish(_ context.Context, l Lease, o Outcome, reason Reason) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.ended[l.Key]; ok && e.outcome == o {
		return nil
	}
	it, ok := m.items[l.Key]
	if !ok || l.ID == "" || it.lease != l.ID {
		return fmt.Errorf("finishing a letter: %w", ErrLease)
	}
	m.end(it, o, reason, m.now())
	return nil
}

// end takes a letter out for good.
func (m *Memory) end(it *item, o Outcome, reason Reason, now time.Time) {
	m.place(it, nil, now)
	delete(m.items, it.Key)
	m.ended[it.Key] = end{o, now}
	m.old = append(m.old, it.Key)
	switch o {
	case Sent:
		m.counts["sent"]++
		m.sent[minute(now)]++
		maps.DeleteFunc(m.sent, func(at int64, _ int) bool { return at < minute(now)-1 })
	case Dropped:
		m.counts["dropped"]++
	case Dead:
		m.counts["dead"]++
		it.Reason = reason
		m.dead = append(m.dead, DeadLetter{it.Letter, now})
		m.dead = m.dead[max(0, len(m.dead)-DeadKept):]
	}
}

// minute is the number of a time's minute.
func minute(t time.Time) int64 { return t.Unix() / 60 }

// Delay implements Letters.
func (m *Memory) Delay(_ context.Context, l Lease, after time.Duration, reason Reason) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	it, ok := m.items[l.Key]
	if !ok || l.ID == "" || it.lease != l.ID {
		return fmt.Errorf("putting a letter back: %w", ErrLease)
	}
	it.lease, it.To, it.Parts = "", l.To, l.Parts
	it.Tries, it.Reason = failed(it.Letter, reason)
	if reason == Uncertain || reason == TooMany {
		m.counts[countOf[reason]]++
	}
	now := m.now()
	if at := now.Add(after); at.After(it.Expires) {
		m.end(it, Dead, late(it.Reason), now)
	} else {
		m.place(it, &m.due[it.Priority], at)
	}
	return nil
}

// countOf names the counts of reasons.
var countOf = map[Reason]string{Uncertain: "uncertain", TooMany: "too_many"}

// failed is the tries and the reason of a letter after another delay.
func failed(l Letter, reason Reason) (int, Reason) {
	switch reason {
	case "":
		return l.Tries, l.Reason
	case TooMany:
		return l.Tries, reason
	}
	return l.Tries + 1, reason
}

// forget drops the oldest keys and the marks whose time is over.
func (m *Memory) forget() {
	m.comb()
	limit := m.now().Add(-Remembered)
	for len(m.old) > 0 && m.ended[m.old[0]].at.Before(limit) {
		delete(m.ended, m.old[0])
		m.old = m.old[1:]
	}
}

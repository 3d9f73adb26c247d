package outbox

import (
	"context"
	"maps"
	"time"

	"pantau/bot/chat"
)

// Reserve implements Pacing.
func (m *Memory) Reserve(_ context.Context, to int64, kind chat.Kind) (time.Duration, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now, step := m.now(), m.steps.Of(kind)
	to = m.present(to)
	at, lane := m.lane(to, now).Answer(step)
	if at.After(now) {
		return at.Sub(now), false, nil
	}
	slot := m.slot(now)
	m.keep(to, lane.Gone(slot, step), now)
	return slot.Sub(now), true, nil
}

// Told implements Pacing.
func (m *Memory) Told(_ context.Context, to int64, _ chat.Kind, after time.Duration) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	to = m.present(to)
	until, furthest := now.Add(after), m.furthest(now)
	maps.DeleteFunc(m.told, func(id int64, until time.Time) bool {
		return !until.After(now) || until.After(furthest)
	})
	m.longest = max(m.longest, after)
	lane := m.lane(to, now)
	lane.Hold = later(lane.Hold, until)
	m.keep(to, lane, now)
	m.told[to] = later(m.told[to], until)
	if len(m.told) > 1 {
		m.next = later(m.next, until)
	}
	return nil
}

// slot takes the next slot over all chats: now, or later.
func (m *Memory) slot(now time.Time) time.Time {
	if m.next.After(m.furthest(now)) {
		m.next = time.Time{}
	}
	slot := later(m.next, now.Add(-Slack))
	m.next = slot.Add(m.steps.All)
	m.longest = max(m.longest, m.next.Sub(now)) // a queue is no clock set back
	return later(slot, now)
}

// spend takes all slots that a letter needs. It may go now.
func (m *Memory) spend(now time.Time, it *item) {
	m.slot(now)
	m.keep(it.To.Chat, m.lane(it.To.Chat, now).Gone(now, m.steps.Of(it.Kind)), now)
}

// lane is how far a chat is.
func (m *Memory) lane(to int64, now time.Time) Lane {
	return m.lanes[to].Known(m.furthest(now))
}

// keep remembers how far a chat is, and forgets chats that nothing limits now.
func (m *Memory) keep(to int64, l Lane, now time.Time) {
	m.lanes[to] = l
	m.longest = max(m.longest, l.Next.Sub(now))
	if len(m.lanes) > 2*m.swept+64 {
		maps.DeleteFunc(m.lanes, func(_ int64, l Lane) bool { return !l.Letter().After(now) })
		m.swept = len(m.lanes)
	}
}

// furthest is how far ahead a limit can lie.
func (m *Memory) furthest(now time.Time) time.Time { return now.Add(m.longest + Lead) }

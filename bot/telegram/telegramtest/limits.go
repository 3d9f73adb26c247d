package telegramtest

import (
	"fmt"
	"time"
)

// What Telegram lets through. Short bursts to a person are let pass.
const (
	allRate     = 30
	privateRate = time.Second
	privateMore = 5 // at once
	groupRate   = 20
	slack       = 50 * time.Millisecond // on a person's rate, for the wire
)

// limits model Telegram's. The server's lock guards them.
type limits struct {
	all     []time.Time           // within the last second
	private map[int64]time.Time   // when the burst is whole again
	groups  map[int64][]time.Time // within the last minute
	kept    int                   // chats left by the last sweep
}

func newLimits() limits {
	return limits{private: map[int64]time.Time{}, groups: map[int64][]time.Time{}}
}

// Limited is how many chats the limits remember.
func (s *Server) Limited() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.limits.private) + len(s.limits.groups)
}

// limited counts a message or edit, or refuses it.
func (s *Server) limited(c *Call, r *room) *apiError {
	if !s.opts.Limits {
		return nil
	}
	if wait := s.limits.spend(time.Now(), r.id, r.kind != "private"); wait > 0 {
		s.tooMany++
		sec := int((wait + time.Second - 1) / time.Second)
		return &apiError{Code: 429, Text: fmt.Sprintf("Too Many Requests: retry after %d", sec), After: sec}
	}
	return nil
}

// spend counts a message at a time, or tells how long it must wait and counts
// nothing.
func (l *limits) spend(now time.Time, id int64, group bool) time.Duration {
	l.all = since(l.all, now.Add(-time.Second))
	if len(l.all) >= allRate {
		return l.all[0].Add(time.Second).Sub(now)
	}
	if group {
		l.groups[id] = since(l.groups[id], now.Add(-time.Minute))
		if sent := l.groups[id]; len(sent) >= groupRate {
			return sent[0].Add(time.Minute).Sub(now)
		}
		l.groups[id] = append(l.groups[id], now)
	} else {
		whole := l.private[id]
		if whole.Before(now) {
			whole = now
		}
		if wait := whole.Add(-(privateMore - 1) * privateRate).Sub(now); wait > slack {
			return wait
		}
		l.private[id] = whole.Add(privateRate)
	}
	l.all = append(l.all, now)
	if len(l.private)+len(l.groups) > 2*l.kept+1024 {
		l.sweep(now)
	}
	return 0
}

// sweep forgets chats that nothing limits any more.
func (l *limits) sweep(now time.Time) {
	for id, whole := range l.private {
		if !whole.After(now) {
			delete(l.private, id)
		}
	}
	for id, sent := range l.groups {
		if len(since(sent, now.Add(-time.Minute))) == 0 {
			delete(l.groups, id)
		}
	}
	l.kept = len(l.private) + len(l.groups)
}

// since drops the times up to one.
func since(times []time.Time, from time.Time) []time.Time {
	for len(times) > 0 && !times[0].After(from) {
		times = times[1:]
	}
	return times
}

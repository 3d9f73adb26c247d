package summaries

import (
	"context"
	"time"
)

// Spend implements Ledger. Counts end as days three days later are counted.
func (l *MemoryLedger) Spend(_ context.Context, day, name string, most int) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.counts[day][name] >= most {
		return false, nil
	}
	if l.counts == nil {
		l.counts = map[string]map[string]int{}
	}
	if l.counts[day] == nil {
		l.counts[day] = map[string]int{}
	}
	l.counts[day][name]++
	l.endCounts(day)
	return true, nil
}

// endCounts drops the counts of days that are long over on a day. One that is none
// ends nothing.
func (l *MemoryLedger) endCounts(day string) {
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return
	}
	for d := range l.counts {
		if at, err := time.Parse(time.DateOnly, d); err == nil && !at.Add(CountsLive).After(now) {
			delete(l.counts, d)
		}
	}
}

// Spent implements Ledger.
func (l *MemoryLedger) Spent(_ context.Context, day, name string) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.counts[day][name], nil
}

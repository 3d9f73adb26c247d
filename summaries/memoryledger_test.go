package summaries_test

import (
	"fmt"
	"testing"
	"time"

	"pantau/summaries"
	"pantau/summaries/ledgertest"
)

func TestMemoryLedger(t *testing.T) {
	ledgertest.Test(t, func(t *testing.T, keep int) ledgertest.Home {
		l := &summaries.MemoryLedger{Keep: keep}
		return ledgertest.Home{Ledger: func() summaries.Ledger { return l }}
	})
}

// BenchmarkMemoryLedger adds a new item to a ledger that has 1,000 open ones.
func BenchmarkMemoryLedger(b *testing.B) {
	l, n := summaries.NewMemoryLedger(), 0
	add := func(s summaries.State) {
		n++
		id := fmt.Sprintf("feed/x/%d", n)
		_, isNew, err := l.Add(b.Context(), summaries.Item{Release: summaries.Release{ID: id}, State: s, FoundAt: time.Unix(int64(n), 0)})
		if err != nil || !isNew {
			b.Fatal(isNew, err)
		}
	}
	for range 1000 {
		add(summaries.Found)
	}
	for b.Loop() {
		add(summaries.Rejected)
	}
}

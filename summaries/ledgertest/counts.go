package ledgertest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"pantau/summaries"
)

func testOpened(t *testing.T, h Home) {
	l := h.Ledger()
	for _, source := range []string{"brs/6311", "feed/https://example.go.id/rss?a={b}:c"} {
		for _, want := range []bool{false, false, true, true} {
			if want {
				check(t, l.SetOpened(t.Context(), source))
			}
			was, err := h.Ledger().Opened(t.Context(), source)
			check(t, err)
			if was != want {
				t.Errorf("%s was opened: %v", source, was)
			}
		}
	}
	if was, err := l.Opened(t.Context(), "brs/6309"); was || err != nil {
		t.Errorf("another was opened: %v, %v", was, err)
	}
}

// spent tells what a count is.
func spent(t *testing.T, l summaries.Ledger, day, name string, want int) {
	t.Helper()
	n, err := l.Spent(t.Context(), day, name)
	check(t, err)
	if n != want {
		t.Errorf("%s of %s is %d; want %d", name, day, n, want)
	}
}

func testBudget(t *testing.T, h Home) {
	l := h.Ledger()
	spent(t, l, "2026-12-01", "model", 0)
	for n, want := range []bool{true, true, false, false} {
		ok, err := h.Ledger().Spend(t.Context(), "2026-12-01", "model", 2)
		check(t, err)
		if ok != want {
			t.Errorf("%d was added: %v", n, ok)
		}
	}
	for _, tt := range []struct {
		day, name string
		most      int
		want      bool
	}{
		{"2026-12-01", "model", 1, false}, // less than there is
		{"2026-12-01", "model", 3, true},
		{"2026-12-01", "chat/123", 1, true},
		{"2026-12-02", "model", 1, true},
		{"2026-12-02", "none", 0, false},
		{"2026-12-02", "less", -1, false},
	} {
		if ok, err := l.Spend(t.Context(), tt.day, tt.name, tt.most); err != nil || ok != tt.want {
			t.Errorf("%v: %v, %v", tt, ok, err)
		}
	}
	spent(t, l, "2026-12-01", "model", 3)
	spent(t, l, "2026-12-01", "chat/123", 1)
	spent(t, l, "2026-12-02", "model", 1)
	spent(t, l, "2026-12-02", "none", 0)
}

// testBudgetAtOnce has many spend at once over two handles: as many as there are may.
func testBudgetAtOnce(t *testing.T, h Home) {
	const spenders, each, most = 10, 10, 37
	ledgers := []summaries.Ledger{h.Ledger(), h.Ledger()}
	var added [spenders]int
	var all sync.WaitGroup
	for s := range spenders {
		all.Go(func() {
			for range each {
				ok, err := ledgers[s%2].Spend(t.Context(), "2026-12-01", "model", most)
				if err != nil {
					t.Error(err)
				}
				if ok {
					added[s]++
				}
			}
		})
	}
	all.Wait()
	sum := 0
	for _, n := range added {
		sum += n
	}
	if sum != most {
		t.Errorf("%d were added; want %d", sum, most)
	}
	spent(t, ledgers[0], "2026-12-01", "model", most)
}

// testBudgetsEnd lets the days go by.
func testBudgetsEnd(t *testing.T, h Home) {
	l := h.Ledger()
	for d := range 8 {
		name := fmt.Sprintf("2026-12-%02d", d+1)
		ok, err := l.Spend(t.Context(), name, "model", 1)
		check(t, err)
		if !ok {
			t.Errorf("nothing is left of %s", name)
		}
		if h.Pass != nil {
			h.Pass(t, 24*time.Hour)
		}
	}
	spent(t, l, "2026-12-08", "model", 1)
	spent(t, l, "2026-12-07", "model", 1)
	for d := range 5 {
		spent(t, l, fmt.Sprintf("2026-12-%02d", d+1), "model", 0)
	}
}

package ledgertest

import (
	"errors"
	"strings"
	"testing"

	"pantau/summaries"
)

func testChange(t *testing.T, h Home) {
	l, other := h.Ledger(), h.Ledger()
	first := put(t, l, item(1), item(2))[0]
	got, err := other.Change(t.Context(), 1, func(i *summaries.Item) error {
		i.State, i.Tries = summaries.Drafted, i.Tries+1
		i.Draft = &summaries.Summary{Text: "Teks"}
		i.Number, i.Version, i.Release.ID = 9, 99, "brs/0000/9" // are not the writer's to change
		return nil
	})
	check(t, err)
	want := item(1)
	want.Number, want.Version, want.State, want.Tries = 1, got.Version, summaries.Drafted, 1
	want.Draft = &summaries.Summary{Text: "Teks"}
	same(t, "changed", got, want)
	if got.Version <= first.Version {
		t.Errorf("version is %d after %d", got.Version, first.Version)
	}
	has(t, l, want)
	known, err := l.Known(t.Context(), "brs/0000/9")
	check(t, err)
	same(t, "known", known, []bool{false})
}

// testChangeMeanwhile has another change an item while a change is worked out: it is
// worked out again, from what the other has made.
func testChangeMeanwhile(t *testing.T, h Home) {
	l, other := h.Ledger(), h.Ledger()
	put(t, l, item(1))
	called := 0
	got, err := l.Change(t.Context(), 1, func(i *summaries.Item) error {
		if called++; called == 1 {
			_, err := other.Change(t.Context(), 1, func(i *summaries.Item) error { i.By = "Sekretariat"; return nil })
			check(t, err)
		}
		i.Tries++
		return nil
	})
	check(t, err)
	if called != 2 || got.By != "Sekretariat" || got.Tries != 1 {
		t.Errorf("after %d calls: by %q, %d tries", called, got.By, got.Tries)
	}
	has(t, other, got)
}

// testChangeAlways has another change it each time: the writer is told so in the end.
func testChangeAlways(t *testing.T, h Home) {
	l, other := h.Ledger(), h.Ledger()
	put(t, l, item(1))
	others := 0
	_, err := l.Change(t.Context(), 1, func(i *summaries.Item) error {
		i.By = "nobody"
		others++
		_, err := other.Change(t.Context(), 1, func(i *summaries.Item) error { i.Tries++; return nil })
		return err
	})
	if !errors.Is(err, summaries.ErrChanged) || others < 2 {
		t.Errorf("error is %v after %d tries", err, others)
	}
	got, _, err := other.Find(t.Context(), 1)
	check(t, err)
	if got.By != "" || got.Tries != others {
		t.Errorf("by %q, %d tries; want %d", got.By, got.Tries, others)
	}
}

// testChangeAtOnce has some change the same item: no change is lost, and none is made
// twice.
func testChangeAtOnce(t *testing.T, h Home) {
	const writers = 4
	first := put(t, h.Ledger(), item(1))[0]
	done := make(chan error)
	for range writers {
		l := h.Ledger()
		go func() {
			for range 5 {
				_, err := l.Change(t.Context(), 1, func(i *summaries.Item) error { i.Tries++; return nil })
				done <- err
			}
		}()
	}
	changed := 0
	for range writers * 5 {
		switch err := <-done; {
		case err == nil:
			changed++
		case !errors.Is(err, summaries.ErrChanged):
			t.Error(err)
		}
	}
	got, _, err := h.Ledger().Find(t.Context(), 1)
	check(t, err)
	if got.Tries != changed || changed < writers || got.Version < first.Version+changed {
		t.Errorf("%d changes of %d, version %d", got.Tries, changed, got.Version)
	}
}

func testChangeRefuses(t *testing.T, h Home) {
	l := h.Ledger()
	kept := put(t, l, item(1))[0]
	mine := errors.New("mine")
	_, err := l.Change(t.Context(), 1, func(i *summaries.Item) error { i.State = summaries.Announced; return mine })
	if err != mine {
		t.Errorf("error is %v, not as it was", err)
	}
	_, err = l.Change(t.Context(), 1, func(i *summaries.Item) error {
		i.State, i.Digest = summaries.Announced, strings.Repeat("x", summaries.MostItem)
		return nil
	})
	if !errors.Is(err, summaries.ErrItem) {
		t.Errorf("too large: %v", err)
	}
	for _, n := range []int{2, 0, -1} {
		_, err := l.Change(t.Context(), n, func(*summaries.Item) error { t.Error("called for no item"); return nil })
		if !errors.Is(err, summaries.ErrNoItem) {
			t.Errorf("item %d: %v", n, err)
		}
	}
	has(t, l, kept)
	lists(t, l, []int{1}, nil)
}

// testReopen goes on with a new handle, as after a kill.
func testReopen(t *testing.T, h Home) {
	kept := put(t, h.Ledger(), item(1), told(2, 5, "6311"))
	changed, err := h.Ledger().Change(t.Context(), 1, func(i *summaries.Item) error { i.State = summaries.Waiting; return nil })
	check(t, err)
	l := h.Ledger()
	has(t, l, changed)
	has(t, l, kept[1])
	lists(t, l, []int{1}, []int{2})
	if next := put(t, l, item(3))[0]; next.Number != 3 {
		t.Errorf("the next number is %d", next.Number)
	}
}

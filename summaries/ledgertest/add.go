package ledgertest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pantau/summaries"
)

func testEmpty(t *testing.T, h Home) {
	l := h.Ledger()
	lists(t, l, nil, nil)
	tells(t, l, []string{"6311"}, 0, 10, 0)
	for _, find := range []func() (summaries.Item, bool, error){
		func() (summaries.Item, bool, error) { return l.Find(t.Context(), 1) },
		func() (summaries.Item, bool, error) { return l.Find(t.Context(), 0) },
		func() (summaries.Item, bool, error) { return l.Find(t.Context(), -1) },
		func() (summaries.Item, bool, error) { return l.ByID(t.Context(), "brs/6311/1") },
		func() (summaries.Item, bool, error) { return l.ByID(t.Context(), "") },
	} {
		if i, ok, err := find(); ok || err != nil {
			t.Errorf("found %v, %v", i, err)
		}
	}
	known, err := l.Known(t.Context())
	check(t, err)
	same(t, "known of none", known, []bool{})
}

func testAdd(t *testing.T, h Home) {
	l, other := h.Ledger(), h.Ledger()
	kept := put(t, l, item(1), item(2))
	same(t, "numbers", numbers(kept), []int{1, 2})
	want := item(1)
	want.Number, want.Version = 1, kept[0].Version
	same(t, "kept", kept[0], want)
	again := item(1)
	again.Release.Title, again.State = "another title", summaries.Old
	got, isNew, err := other.Add(t.Context(), again)
	check(t, err)
	if isNew {
		t.Error("what was in is new")
	}
	same(t, "what is there", got, want)
	has(t, other, want)
	lists(t, other, []int{1, 2}, nil)
}

// testAddSideBySide has many add the same releases at once over two handles: each is in
// once, under one number, which all are told.
func testAddSideBySide(t *testing.T, h Home) {
	const writers, releases = 8, 12
	type answer struct {
		id     string
		number int
		isNew  bool
		err    error
	}
	answers := make(chan answer)
	ledgers := []summaries.Ledger{h.Ledger(), h.Ledger()}
	for w := range writers {
		go func() {
			for n := range releases {
				i := item((n + w) % releases)
				kept, isNew, err := ledgers[w%2].Add(t.Context(), i)
				answers <- answer{i.Release.ID, kept.Number, isNew, err}
			}
		}()
	}
	byID, byNumber, news := map[string]int{}, map[int]string{}, map[string]int{}
	for range writers * releases {
		a := <-answers
		if a.err != nil {
			t.Error(a.err)
		}
		if n, ok := byID[a.id]; ok && n != a.number {
			t.Errorf("%s is %d and %d", a.id, n, a.number)
		}
		if id, ok := byNumber[a.number]; ok && id != a.id {
			t.Errorf("%d is %s and %s", a.number, id, a.id)
		}
		byID[a.id], byNumber[a.number] = a.number, a.id
		if a.isNew {
			news[a.id]++
		}
	}
	for id, n := range news {
		if n != 1 {
			t.Errorf("%s was new %d times", id, n)
		}
	}
	items, err := ledgers[0].Open(t.Context())
	check(t, err)
	if len(items) != releases || len(news) != releases {
		t.Errorf("%d are open, %d were new; want %d", len(items), len(news), releases)
	}
}

func testRefuses(t *testing.T, h Home) {
	l := h.Ledger()
	nameless, large := item(1), item(2)
	nameless.Release.ID = ""
	large.Release.Text = strings.Repeat("panjang ", summaries.MostItem/8)
	for _, i := range []summaries.Item{nameless, large} {
		if _, isNew, err := l.Add(t.Context(), i); !errors.Is(err, summaries.ErrItem) || isNew {
			t.Errorf("error is %v, new %v", err, isNew)
		}
	}
	lists(t, l, nil, nil)
	known, err := l.Known(t.Context(), large.Release.ID)
	check(t, err)
	same(t, "known", known, []bool{false})
}

// testTraces has more traces than an item may have: the newest stay, each with its
// beginning, and an item never fails for its traces.
func testTraces(t *testing.T, h Home) {
	l := h.Ledger()
	i := item(1)
	for n := range summaries.MostTraces + 5 {
		i.Traces = append(i.Traces, summaries.Trace{At: minutes(n), What: "prompt", Text: fmt.Sprintf("%02dé", n)})
	}
	i.Traces[24].Text = strings.Repeat("é", summaries.MostTrace)
	kept := put(t, l, i)[0]
	if len(i.Traces) != summaries.MostTraces+5 || len(i.Traces[24].Text) != 2*summaries.MostTrace {
		t.Error("the caller's own traces were trimmed")
	}
	if n := len(kept.Traces); n != summaries.MostTraces || kept.Traces[0].Text != "05é" || len(kept.Traces[n-1].Text) != summaries.MostTrace {
		t.Errorf("%d traces, the first %q", n, kept.Traces[0].Text)
	}
	kept, err := l.Change(t.Context(), 1, func(i *summaries.Item) error {
		for n := range i.Traces {
			i.Traces[n].Text = strings.Repeat("x", summaries.MostTrace)
		}
		return nil
	})
	check(t, err)
	if n := len(kept.Traces); n < 10 || n >= summaries.MostTraces || !kept.Traces[n-1].At.Equal(minutes(24)) {
		t.Errorf("%d traces are left of what was too large", n)
	}
	has(t, l, kept)
}

func testKnown(t *testing.T, h Home) {
	l := h.Ledger()
	put(t, l, item(7), item(700))
	var ids []string
	for n := range 1203 {
		ids = append(ids, item(n).Release.ID)
	}
	ids = append(ids, ids[7], "", "brs/6311")
	known, err := l.Known(t.Context(), ids...)
	check(t, err)
	if len(known) != len(ids) {
		t.Fatalf("%d answers to %d questions", len(known), len(ids))
	}
	for n, k := range known {
		if k != (n == 7 || n == 700 || n == 1203) {
			t.Errorf("%d, %q is known: %v", n, ids[n], k)
		}
	}
}

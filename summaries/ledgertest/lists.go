package ledgertest

import (
	"testing"
	"time"

	"pantau/summaries"
)

// testOpen adds items out of their order; two were found in one moment.
func testOpen(t *testing.T, h Home) {
	l := h.Ledger()
	items := []summaries.Item{item(5), item(3), item(9), item(4), item(1)}
	items[3].FoundAt = items[1].FoundAt
	items[2].State, items[4].State = summaries.Waiting, summaries.Drafted
	kept := put(t, l, items...)
	got, err := l.Open(t.Context())
	check(t, err)
	same(t, "open", got, []summaries.Item{kept[4], kept[1], kept[3], kept[0], kept[2]})
}

// testStates takes an item through all states: it is on the lists of each.
func testStates(t *testing.T, h Home) {
	l := h.Ledger()
	put(t, l, item(1))
	for n, s := range []summaries.State{
		summaries.Drafted, summaries.Waiting, summaries.Announced, summaries.Withdrawn, summaries.Rejected, summaries.Old,
		summaries.Beside, summaries.Found, summaries.Announced, summaries.Found, summaries.Beside, summaries.Announced,
	} {
		_, err := l.Change(t.Context(), 1, func(i *summaries.Item) error { i.State, i.ToldAt = s, minutes(n); return nil })
		check(t, err)
		var open, announced []int
		switch s {
		case summaries.Found, summaries.Drafted, summaries.Waiting:
			open = []int{1}
		case summaries.Announced:
			announced = []int{1}
		}
		lists(t, l, open, announced)
		tells(t, l, []string{"6311"}, 0, 1, len(announced), announced...)
	}
}

// testTold pages through what was announced, the last first; 2 and 3 were told in one
// moment, 5 out of order.
func testTold(t *testing.T, h Home) {
	l := h.Ledger()
	kept := put(t, l, told(1, 10, "6311"), told(2, 20, "6311"), told(3, 20, "6300"), told(4, 30, ""), told(5, 15, "0000"), item(6))
	items, all, err := l.Told(t.Context(), nil, 0, 10)
	check(t, err)
	same(t, "told", items, []summaries.Item{kept[3], kept[2], kept[1], kept[4], kept[0]})
	if all != 5 {
		t.Errorf("%d in all", all)
	}
	for _, tt := range []struct {
		skip, most int
		want       []int
	}{
		{0, 2, []int{4, 3}}, {2, 2, []int{2, 5}}, {4, 2, []int{1}}, {5, 2, nil}, {99, 2, nil},
		{0, 0, nil}, {1, -1, nil}, {-3, 1, []int{4}}, {3, 100, []int{5, 1}},
	} {
		tells(t, l, nil, tt.skip, tt.most, 5, tt.want...)
	}
}

// testRegions filters: an item of no known region is told of all regions only.
func testRegions(t *testing.T, h Home) {
	l := h.Ledger()
	put(t, l, told(1, 10, "6311"), told(2, 20, "6300"), told(3, 30, ""), told(4, 40, "6311"), told(5, 50, "0000"), told(6, 20, "6309"))
	for _, tt := range []struct {
		regions    []string
		skip, most int
		all        int
		want       []int
	}{
		{[]string{"6311"}, 0, 9, 2, []int{4, 1}},
		{[]string{"6311"}, 1, 9, 2, []int{1}},
		{[]string{"6311", "6311"}, 0, 9, 2, []int{4, 1}},
		{[]string{"6300", "6309"}, 0, 9, 2, []int{6, 2}},
		{[]string{"6300", "6311", "0000", "6300"}, 0, 9, 4, []int{5, 4, 2, 1}},
		{[]string{"6300", "6311", "0000"}, 1, 2, 4, []int{4, 2}},
		{[]string{"6300", "6311", "0000"}, 3, 2, 4, []int{1}},
		{[]string{"6300", "6311", "0000"}, 4, 2, 4, nil},
		{[]string{"6300", "6311", "0000"}, 0, 0, 4, nil},
		{[]string{"9999"}, 0, 9, 0, nil},
		{[]string{""}, 0, 9, 0, nil},
		{[]string{"", "6300"}, 0, 9, 1, []int{2}},
	} {
		tells(t, l, tt.regions, tt.skip, tt.most, tt.all, tt.want...)
	}
}

// testMoves changes what lists go by while an item stays in its state.
func testMoves(t *testing.T, h Home) {
	l := h.Ledger()
	put(t, l, told(1, 10, "6311"), told(2, 20, "6311"), item(3), item(4))
	for number, change := range map[int]func(*summaries.Item){
		1: func(i *summaries.Item) { i.ToldAt, i.Edition = minutes(30), 1 },
		2: func(i *summaries.Item) { i.Release.Region = "6309" },
		3: func(i *summaries.Item) { i.FoundAt = minutes(60) },
	} {
		_, err := l.Change(t.Context(), number, func(i *summaries.Item) error { change(i); return nil })
		check(t, err)
	}
	lists(t, l, []int{4, 3}, []int{1, 2})
	tells(t, l, []string{"6311"}, 0, 9, 1, 1)
	tells(t, l, []string{"6309"}, 0, 9, 1, 2)
}

// testRoom announces more than are kept: those told first are forgotten, but known.
func testRoom(t *testing.T, h Home) {
	l := h.Ledger()
	put(t, l, told(1, 50, "6311"), told(2, 20, "6311"), told(3, 30, "6309"), item(4))
	lists(t, l, []int{4}, []int{1, 3, 2})
	put(t, l, told(5, 40, "6311"))
	lists(t, l, []int{4}, []int{1, 5, 3})
	tells(t, l, []string{"6311"}, 0, 9, 2, 1, 5)
	_, err := l.Change(t.Context(), 4, func(i *summaries.Item) error {
		i.State, i.ToldAt = summaries.Announced, minutes(60)
		return nil
	})
	check(t, err)
	lists(t, l, nil, []int{4, 1, 5})
	isForgotten(t, l, item(2), 2)
	isForgotten(t, h.Ledger(), item(3), 3)
	if next := put(t, l, item(6))[0]; next.Number != 6 {
		t.Errorf("the next number is %d", next.Number)
	}
}

// isForgotten tells whether an item is gone while its ID is known.
func isForgotten(t *testing.T, l summaries.Ledger, i summaries.Item, number int) {
	t.Helper()
	known, err := l.Known(t.Context(), "unknown", i.Release.ID)
	check(t, err)
	same(t, "known", known, []bool{false, true})
	if got, ok, err := l.Find(t.Context(), number); ok || err != nil {
		t.Errorf("item %d is there: %v, %v", number, got, err)
	}
	if got, ok, err := l.ByID(t.Context(), i.Release.ID); ok || err != nil {
		t.Errorf("%s is there: %v, %v", i.Release.ID, got, err)
	}
	kept, isNew, err := l.Add(t.Context(), i)
	if err != nil || isNew || kept.Number != 0 || kept.Release.ID != i.Release.ID {
		t.Errorf("adding %s again: %v, %v, %v", i.Release.ID, kept, isNew, err)
	}
}

// testAside has items aside for more than they are kept: as others come in they are
// forgotten, but known. Others of that age stay.
func testAside(t *testing.T, h Home) {
	l := h.Ledger()
	old, beside, just, rejected := item(1), item(2), item(3), item(4)
	old.State, beside.State, just.State, rejected.State = summaries.Old, summaries.Beside, summaries.Old, summaries.Rejected
	now := minutes(100).Add(summaries.KeepsAside)
	just.FoundAt = minutes(100)
	put(t, l, old, beside, just, rejected, item(5), told(6, 7, "6311"))
	for n := 7; n <= 2*summaries.RoomEvery; n++ {
		i := item(n)
		i.FoundAt = now
		put(t, l, i)
	}
	isForgotten(t, l, old, 1)
	isForgotten(t, l, beside, 2)
	for n := 3; n <= 6; n++ {
		if _, ok, err := l.Find(t.Context(), n); !ok || err != nil {
			t.Errorf("item %d is gone, %v", n, err)
		}
	}
	late := item(99) // of an unknown time: tells nothing of the age of others
	late.FoundAt = time.Time{}
	put(t, l, late)
	lists(t, l, append([]int{21, 5}, count(7, 20)...), []int{6})
}

// count is from one number to another.
func count(from, to int) (all []int) {
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

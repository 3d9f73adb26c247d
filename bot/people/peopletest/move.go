package peopletest

import (
	"errors"
	"slices"
	"testing"

	"pantau/bot/people"
)

func moves(t *testing.T, s people.Store, _ Pass) {
	const old, new = -330, -1000000000330
	check(t, s.SetRegion(t.Context(), old, "9401"))
	check(t, s.Remember(t.Context(), old, "banjar", "6303"))
	change(t, s, old, func(p *people.Settings) { p.Set(people.NewFigures, true) })
	for range 2 {
		check(t, s.Move(t.Context(), old, new))
	}
	for _, id := range []int64{old, new} {
		expect(t, s, id, people.Chat{Region: "9401", Meant: map[string]string{"banjar": "6303"}})
		expectSettings(t, s, id, people.Settings{Wants: []people.Kind{people.NewFigures}})
	}
	if got := all(t, s, people.Index(people.NewFigures, "9401")); len(got) != 1 {
		t.Errorf("subscribers %v; want the chat once", got)
	}
	check(t, s.SetRegion(t.Context(), new, "9402"))
	check(t, s.Remember(t.Context(), new, "banjar", "3279"))
	change(t, s, new, func(p *people.Settings) { p.Greeted = true })
	expect(t, s, old, people.Chat{Region: "9402", Meant: map[string]string{"banjar": "3279"}})
	expectSettings(t, s, old, people.Settings{Wants: []people.Kind{people.NewFigures}, Greeted: true})
	check(t, s.Move(t.Context(), new, new))
	check(t, s.Forget(t.Context(), new))
	expect(t, s, old, people.Chat{})
	check(t, s.SetRegion(t.Context(), old, "9401"))
	expect(t, s, new, people.Chat{Region: "9401"})
}

func movesTwice(t *testing.T, s people.Store, _ Pass) {
	const first, second, third = -331, -1000000000331, -1000000001331
	change(t, s, first, func(p *people.Settings) { p.Greeted = true })
	check(t, s.Move(t.Context(), first, second))
	check(t, s.Move(t.Context(), second, third))
	check(t, s.Move(t.Context(), first, third))
	check(t, s.SetRegion(t.Context(), third, "9403"))
	for _, id := range []int64{first, second, third} {
		expect(t, s, id, people.Chat{Region: "9403"})
		expectSettings(t, s, id, people.Settings{Greeted: true})
	}
}

// What the new number had of its own gives way, and is on no list any more.
func movesOnto(t *testing.T, s people.Store, _ Pass) {
	const old, new, later = -332, -1000000000332, -1000000001332
	check(t, s.SetRegion(t.Context(), new, "9404"))
	check(t, s.Remember(t.Context(), new, "banjar", "6303"))
	change(t, s, new, func(p *people.Settings) { p.Set(people.NewFigures, true) })
	check(t, s.Move(t.Context(), new, later))
	check(t, s.SetRegion(t.Context(), old, "9405"))
	check(t, s.Move(t.Context(), old, new))
	for _, id := range []int64{old, new, later} {
		expect(t, s, id, people.Chat{Region: "9405"})
		expectSettings(t, s, id, people.Settings{})
	}
	if got := all(t, s, people.Index(people.NewFigures, "9404")); slices.Contains(got, new) {
		t.Errorf("subscribers %v; want none", got)
	}
}

func movesNowhere(t *testing.T, s people.Store, _ Pass) {
	for _, to := range []int64{0, 333, -333, people.Supergroup + 1} {
		if err := s.Move(t.Context(), -333, to); !errors.Is(err, people.ErrMove) {
			t.Errorf("Move to %d = %v; want ErrMove", to, err)
		}
	}
}

package peopletest

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/people"
)

func settings(t *testing.T, s people.Store, _ Pass) {
	want := people.Settings{
		Talks: "group", Bound: "6311", SKPD: "dpmd", Wants: []people.Kind{people.NewFigures, people.Digest},
		Regions: []string{"6311", people.Whole("6300")}, Watches: []people.Watch{people.IfP0Rises, "di-atas-5.25"},
		Weekly: people.Weekly{Day: time.Monday, Hour: 9}, Paused: time.Date(2027, 1, 2, 3, 4, 5, 6, time.UTC),
		Quiet: &people.Quiet{From: 1260, To: 300}, Topics: map[people.Kind]int{people.Releases: 77},
		Rest: &people.Rest{Reason: "blocked ä", Since: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}, Greeted: true,
	}
	expectSettings(t, s, -301, people.Settings{})
	check(t, s.SetRegion(t.Context(), -301, "6309"))
	for range 2 { // the second time nothing changes
		change(t, s, -301, func(p *people.Settings) { *p = want })
	}
	expectSettings(t, s, -301, want)
	expect(t, s, -301, people.Chat{Region: "6309"})

	refused := errors.New("refused")
	_, err := s.Change(t.Context(), -301, func(p *people.Settings) error {
		p.Topics[people.Releases] = 1
		p.Wants[0] = people.Releases
		return refused
	})
	if !errors.Is(err, refused) {
		t.Errorf("Change = %v; want the error of change", err)
	}
	expectSettings(t, s, -301, want)
	change(t, s, -301, func(p *people.Settings) { *p = people.Settings{} })
	expectSettings(t, s, -301, people.Settings{})
}

func badSettings(t *testing.T, s people.Store, _ Pass) {
	for _, tt := range []struct {
		bad  people.Settings
		want error
	}{
		{people.Settings{Regions: make([]string, people.MaxRegions+1)}, people.ErrFull},
		{people.Settings{Regions: []string{"631"}}, people.ErrRegion},
		{people.Settings{Watches: []people.Watch{"di-atas-x"}}, people.ErrWatch},
		{people.Settings{Quiet: &people.Quiet{To: 1440}}, people.ErrHours},
	} {
		_, err := s.Change(t.Context(), 302, func(p *people.Settings) error {
			*p = tt.bad
			return nil
		})
		if !errors.Is(err, tt.want) {
			t.Errorf("Change = %v; want %v", err, tt.want)
		}
	}
	expectSettings(t, s, 302, people.Settings{})
}

// Nobody's change is lost.
func changedAtOnce(t *testing.T, s people.Store, _ Pass) {
	const callers, times = 8, 10
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range times {
				_, err := s.Change(t.Context(), 303, func(p *people.Settings) error {
					p.Topics = map[people.Kind]int{people.Digest: p.Topics[people.Digest] + 1}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	expectSettings(t, s, 303, people.Settings{Topics: map[people.Kind]int{people.Digest: callers * times}})
}

func forgets(t *testing.T, s people.Store, _ Pass) {
	for _, id := range []int64{304, 305} {
		check(t, s.SetRegion(t.Context(), id, "9104"))
		check(t, s.Remember(t.Context(), id, "banjar", "6303"))
		change(t, s, id, func(p *people.Settings) { p.Set(people.NewFigures, true) })
	}
	for range 2 {
		check(t, s.Forget(t.Context(), 304))
	}
	expect(t, s, 304, people.Chat{})
	expectSettings(t, s, 304, people.Settings{})
	expect(t, s, 305, people.Chat{Region: "9104", Meant: map[string]string{"banjar": "6303"}})
	if got := all(t, s, people.Index(people.NewFigures, "9104")); !slices.Equal(got, []int64{305}) {
		t.Errorf("subscribers %v; want only 305", got)
	}
}

func change(t tester, s people.Store, id int64, change func(*people.Settings)) {
	t.Helper()
	got, err := s.Change(t.Context(), id, func(p *people.Settings) error {
		change(p)
		return nil
	})
	check(t, err)
	expectSettings(t, s, id, got)
}

func expectSettings(t tester, s people.Store, id int64, want people.Settings) {
	t.Helper()
	got, err := s.Settings(t.Context(), id)
	check(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings of %d (-want +got):\n%s", id, diff)
	}
}

package peopletest

import (
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/people"
)

func records(t *testing.T, s people.Store, _ Pass) {
	ctx := t.Context()
	steps := []struct {
		id, was, is string
		want        error
	}{
		{"1", "", "a", nil},
		{"1", "", "a", nil}, // as it is to be
		{"1", "", "b", people.ErrChanged},
		{"2", "x", "b", people.ErrChanged},
		{"1", "a", "b ä\x00 %s", nil},
		{"2", "", "c", nil},
		{"2", "x", "", people.ErrChanged},
		{"2", "c", "", nil},
		{"2", "c", "", nil},
	}
	for i, st := range steps {
		if err := s.Write(ctx, "9501", people.Seats, st.id, st.was, st.is); !errors.Is(err, st.want) {
			t.Errorf("step %d: %v; want %v", i, err, st.want)
		}
	}
	check(t, s.Write(ctx, "9501", people.Offices, "1", "", "another shelf"))
	check(t, s.Write(ctx, "9502", people.Seats, "1", "", "another region"))
	got, err := s.Records(ctx, "9501", people.Seats)
	check(t, err)
	if diff := cmp.Diff(map[string]string{"1": "b ä\x00 %s"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, err := s.Records(ctx, "9503", people.Seats); len(got) > 0 || err != nil {
		t.Errorf("a shelf never used holds %v, %v", got, err)
	}
}

// Everybody's new record is kept, under a number of its own.
func recordsAtOnce(t *testing.T, s people.Store, _ Pass) {
	const callers = 6
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			for err := people.ErrChanged; errors.Is(err, people.ErrChanged); {
				_, err = people.Add(t.Context(), s, "9504", func(id string) people.Seat {
					return people.Seat{ID: id, Unit: people.Coordination, Position: "Anggota", Title: strconv.Itoa(i)}
				})
				if err != nil && !errors.Is(err, people.ErrChanged) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	seats, err := people.List[people.Seat](t.Context(), s, "9504")
	check(t, err)
	var titles []string
	for i, seat := range seats {
		titles = append(titles, seat.Title)
		if seat.ID != strconv.Itoa(i+1) {
			t.Errorf("seat %d has number %s", i+1, seat.ID)
		}
	}
	if slices.Sort(titles); len(slices.Compact(titles)) != callers {
		t.Errorf("seats of %v; want one of each of %d", titles, callers)
	}
}

func persons(t *testing.T, s people.Store, _ Pass) {
	for _, region := range []string{"9506", "9505", "9506"} {
		check(t, s.AddRegion(t.Context(), 501, region))
	}
	check(t, s.AddRegion(t.Context(), 502, "9507"))
	for range 2 {
		check(t, s.DropRegion(t.Context(), 502, "9507"))
	}
	for person, want := range map[int64][]string{501: {"9505", "9506"}, 502: {}, 503: {}} {
		got, err := s.Regions(t.Context(), person)
		check(t, err)
		if !slices.Equal(got, want) {
			t.Errorf("regions of %d are %v; want %v", person, got, want)
		}
	}
}

// However many appoint and vacate at once, each office that a person holds is found
// by the person.
func officesChangeHands(t *testing.T, s people.Store, _ Pass) {
	ctx, now := t.Context(), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for range 3 {
		_, err := people.Add(ctx, s, "9508", func(id string) people.Office {
			return people.Office{ID: id, Role: people.Leader, Title: "Sekda"}
		})
		check(t, err)
	}
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			office := strconv.Itoa(i%3 + 1)
			for round := range 4 {
				var err error
				if (i+round)%3 == 0 {
					_, err = people.Vacate(ctx, s, "9508", office, now)
				} else {
					_, err = people.Appoint(ctx, s, "9508", office, 510+int64(round%2), now)
				}
				if err != nil && !errors.Is(err, people.ErrChanged) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	offices, err := people.List[people.Office](ctx, s, "9508")
	check(t, err)
	for _, o := range offices {
		held, err := people.OfficesOf(ctx, s, o.Holder)
		check(t, err)
		if o.Holder != 0 && !slices.ContainsFunc(held, func(h people.Held) bool { return h.Office.ID == o.ID }) {
			t.Errorf("office %s is not found by its holder", o.ID)
		}
	}
}

func inviteOnce(t *testing.T, s people.Store, _ Pass) {
	invite := people.Invite{Office: "3", Since: time.Date(2026, 12, 1, 1, 2, 3, 4, people.Zone("6311")), Bind: true, SKPD: "dpmd", By: "Sekretariat TKPKD \"ä\""}
	check(t, s.Invite(t.Context(), "9509", "token", invite, 24*time.Hour))
	for _, st := range []struct {
		region, token string
		person        int64
		ok            bool
	}{
		{"9510", "token", 1, false}, {"9509", "other", 1, false},
		{"9509", "token", 1, true}, {"9509", "token", 1, true},
		{"9509", "token", 2, false}, {"9509", "token", -1, false},
	} {
		got, ok, err := s.Redeem(t.Context(), st.region, st.token, st.person)
		check(t, err)
		want := people.Invite{}
		if st.ok {
			want = invite
		}
		if ok != st.ok || !cmp.Equal(got, want) {
			t.Errorf("Redeem(%s, %s, %d) = %+v, %v; want %v", st.region, st.token, st.person, got, ok, st.ok)
		}
	}
}

func inviteAtOnce(t *testing.T, s people.Store, _ Pass) {
	check(t, s.Invite(t.Context(), "9511", "token", people.Invite{Office: "1"}, time.Hour))
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		took []int64
	)
	for person := range int64(10) {
		wg.Go(func() {
			_, ok, err := s.Redeem(t.Context(), "9511", "token", person+1)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
			}
			if ok {
				took = append(took, person)
			}
		})
	}
	wg.Wait()
	if len(took) != 1 {
		t.Errorf("%d took the invitation; want one", len(took))
	}
}

func inviteEnds(t *testing.T, s people.Store, pass Pass) {
	redeem := func(token string, person int64, want bool) {
		t.Helper()
		if _, ok, err := s.Redeem(t.Context(), "9512", token, person); ok != want || err != nil {
			t.Errorf("Redeem(%s, %d) = %v, %v; want %v", token, person, ok, err, want)
		}
	}
	for token, ttl := range map[string]time.Duration{"unused": time.Hour, "hour": 24 * time.Hour, "short": 30 * time.Minute} {
		check(t, s.Invite(t.Context(), "9512", token, people.Invite{Office: "1"}, ttl))
	}
	redeem("hour", 1, true)
	redeem("short", 1, true)
	pass(t, 29*time.Minute)
	redeem("short", 1, true)
	pass(t, 2*time.Minute)
	redeem("short", 1, false) // its time is over, though not yet the hour
	redeem("hour", 1, true)
	pass(t, 30*time.Minute)
	redeem("hour", 1, false)
	redeem("unused", 1, false)
}

package people_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/people"
)

// first and second are two days on which offices change hands.
func first() time.Time  { return time.Date(2026, 12, 1, 1, 0, 0, 0, time.UTC) }
func second() time.Time { return first().AddDate(0, 1, 0) }

// withOffices is a store with two offices in 6311 and one in 6309.
func withOffices(t *testing.T) *people.Memory {
	m := people.NewMemory()
	for _, o := range []struct {
		region string
		people.Office
	}{
		{"6311", people.Office{Role: people.Secretariat, Title: "Sekretariat TKPKD"}},
		{"6311", people.Office{Role: people.Head, SKPD: "dpmd", Title: "Kepala DPMD"}},
		{"6309", people.Office{Role: people.Leader, Title: "Sekda"}},
	} {
		_, err := people.Add(t.Context(), m, o.region, func(id string) people.Office { o.ID = id; return o.Office })
		if err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func appoint(t *testing.T, s people.Store, region, office string, person int64, now time.Time) people.Office {
	t.Helper()
	o, err := people.Appoint(t.Context(), s, region, office, person, now)
	if err != nil || o.Holder != person {
		t.Fatalf("appointed %+v, %v", o, err)
	}
	return o
}

// expectHeld compares what a person holds, as region and office, and where the
// index says so.
func expectHeld(t *testing.T, s people.Store, person int64, want ...string) {
	t.Helper()
	held, err := people.OfficesOf(t.Context(), s, person)
	if err != nil {
		t.Fatal(err)
	}
	var got, regions []string
	for _, h := range held {
		got = append(got, h.Region+" "+h.Office.ID)
		if !slices.Contains(regions, h.Region) {
			regions = append(regions, h.Region)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d holds %v; want %v", person, got, want)
	}
	if known, _ := s.Regions(t.Context(), person); !slices.Equal(known, regions) {
		t.Errorf("%d is looked for in %v; holds offices in %v", person, known, regions)
	}
}

// An office has one holder, and a person may hold several; to appoint the holder again
// changes nothing.
func TestAppoint(t *testing.T) {
	m := withOffices(t)
	appoint(t, m, "6311", "1", 7, first())
	appoint(t, m, "6311", "2", 7, first())
	appoint(t, m, "6309", "1", 7, first())
	if o := appoint(t, m, "6311", "1", 7, second()); !o.Since.Equal(first()) {
		t.Errorf("since %v after the same person was appointed again; want %v", o.Since, first())
	}
	expectHeld(t, m, 7, "6309 1", "6311 1", "6311 2")
	if o := appoint(t, m, "6311", "1", 8, second()); !o.Since.Equal(second()) {
		t.Errorf("since %v; want %v", o.Since, second())
	}
	expectHeld(t, m, 7, "6309 1", "6311 2")
	expectHeld(t, m, 8, "6311 1")
	if _, err := people.Appoint(t.Context(), m, "6311", "9", 9, first()); !errors.Is(err, people.ErrNone) {
		t.Errorf("an office that is none: %v; want ErrNone", err)
	}
	expectHeld(t, m, 9)
	if _, err := people.Vacate(t.Context(), m, "6311", "2", second()); err != nil {
		t.Error(err)
	}
	expectHeld(t, m, 7, "6309 1")
	expectHeld(t, m, 0)
}

// Only who holds an office hands it over; asked for twice it is done once.
func TestHandOver(t *testing.T) {
	m := withOffices(t)
	appoint(t, m, "6311", "1", 7, first())
	for range 2 { // asked for twice
		o, err := people.HandOver(t.Context(), m, "6311", "1", 7, 8, second())
		if err != nil || o.Holder != 8 || !o.Since.Equal(second()) || o.Title != "Sekretariat TKPKD" {
			t.Errorf("handed over %+v, %v", o, err)
		}
	}
	expectHeld(t, m, 7)
	expectHeld(t, m, 8, "6311 1")
	if _, err := people.HandOver(t.Context(), m, "6311", "1", 7, 9, second()); !errors.Is(err, people.ErrHolder) {
		t.Errorf("by one who holds it no more: %v; want ErrHolder", err)
	}
	expectHeld(t, m, 9)
}

// Rights are those of the offices that are held in the region; an operator has all.
func TestRightsOf(t *testing.T) {
	m := withOffices(t)
	appoint(t, m, "6311", "1", 7, first())
	appoint(t, m, "6311", "2", 8, first())
	tests := []struct {
		region       string
		person       int64
		any, manages bool
		secretary    bool
		skpds        []string
	}{
		{"6311", 7, true, true, true, nil},
		{"6311", 8, true, false, false, []string{"dpmd"}},
		{"6309", 7, false, false, false, nil},
		{"6309", 99, true, true, false, nil}, // operator
		{"", 99, true, true, false, nil},
		{"6311", 0, false, false, false, nil}, // vacant offices are nobody's
	}
	for _, tt := range tests {
		r, err := people.RightsOf(t.Context(), m, tt.region, tt.person, []int64{99, 0})
		if err != nil || r.Any() != tt.any || r.Manages() != tt.manages || r.Is(people.Leader, people.Secretariat) != tt.secretary ||
			!slices.Equal(r.SKPDs(), tt.skpds) {
			t.Errorf("%d in %q: %+v, %v", tt.person, tt.region, r, err)
		}
	}
}

// Of a person who is forgotten nothing is kept but that the offices stand vacant since then.
func TestForgetPerson(t *testing.T) {
	m, ctx := withOffices(t), t.Context()
	appoint(t, m, "6311", "1", 7, first())
	appoint(t, m, "6309", "1", 7, first())
	appoint(t, m, "6311", "2", 8, first())
	if err := errors.Join(m.AddRegion(ctx, 7, "6301"), m.SetRegion(ctx, 7, "6311"), m.Remember(ctx, 7, "banjar", "6303")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := people.ForgetPerson(ctx, m, 7, second()); err != nil {
			t.Fatal(err)
		}
	}
	expectHeld(t, m, 7)
	expectHeld(t, m, 8, "6311 2")
	if c, _ := m.Chat(ctx, 7); !cmp.Equal(c, people.Chat{}) {
		t.Errorf("the private chat has %+v", c)
	}
	o, ok, err := people.Find[people.Office](ctx, m, "6311", "1")
	if err != nil || !ok || o.Holder != 0 || o.Title != "Sekretariat TKPKD" || !o.Since.Equal(second()) {
		t.Errorf("the office is %+v, %v, %v; want it vacant", o, ok, err)
	}
}

// An invitation gives the office to the one who was invited, and to nobody who has lost it.
func TestTakeUp(t *testing.T) {
	m := withOffices(t)
	appoint(t, m, "6311", "2", 5, first())
	vacant, held := people.Invite{Office: "1"}, people.Invite{Office: "2", Since: first()}
	for i, tt := range []struct {
		invite people.Invite
		person int64
		was    int64
		err    error
	}{
		{vacant, 7, 0, nil}, {vacant, 7, 7, nil}, {vacant, 8, 7, people.ErrHolder},
		{held, 6, 5, nil}, {held, 6, 6, nil}, {held, 5, 6, people.ErrHolder}, // the old holder does not come back
		{people.Invite{Office: "9"}, 7, 0, people.ErrNone},
	} {
		o, was, err := people.TakeUp(t.Context(), m, "6311", tt.invite, tt.person, second())
		if !errors.Is(err, tt.err) || was != tt.was || err == nil && o.Holder != tt.person {
			t.Errorf("step %d: %+v, before %d, %v", i, o, was, err)
		}
	}
	expectHeld(t, m, 5)
	expectHeld(t, m, 6, "6311 2")
	expectHeld(t, m, 7, "6311 1")
	expectHeld(t, m, 8)
}

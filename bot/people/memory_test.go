package people_test

import (
	"testing"
	"time"

	"pantau/bot/people"
	"pantau/bot/people/peopletest"
)

func TestMemory(t *testing.T) {
	peopletest.TestStore(t, func(*testing.T) (people.Store, peopletest.Pass) {
		now := time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
		return people.NewMemoryAt(func() time.Time { return now }),
			func(_ *testing.T, d time.Duration) { now = now.Add(d) }
	})
}

// What a caller gets is its own: writing to it changes nothing that is kept.
func TestMemoryGivesCopies(t *testing.T) {
	m := people.NewMemory()
	if err := m.Remember(t.Context(), 1, "banjar", "6303"); err != nil {
		t.Fatal(err)
	}
	c, _ := m.Chat(t.Context(), 1)
	c.Meant["banjar"] = "3279"
	if c, _ = m.Chat(t.Context(), 1); c.Meant["banjar"] != "6303" {
		t.Errorf("banjar means %s after a caller wrote to its copy; want 6303", c.Meant["banjar"])
	}
	if err := m.Write(t.Context(), "6311", people.Seats, "1", "", "a"); err != nil {
		t.Fatal(err)
	}
	r, _ := m.Records(t.Context(), "6311", people.Seats)
	r["1"] = "b"
	if r, _ = m.Records(t.Context(), "6311", people.Seats); r["1"] != "a" {
		t.Errorf("record %q after a caller wrote to its copy; want a", r["1"])
	}
}

// Without a clock an invitation stays, and works once.
func TestMemoryWithoutClock(t *testing.T) {
	m := people.NewMemory()
	if err := m.Invite(t.Context(), "6311", "token", people.Invite{Bind: true}, time.Second); err != nil {
		t.Fatal(err)
	}
	for person, want := range []bool{1: true, 2: false} {
		if person == 0 {
			continue
		}
		if _, ok, err := m.Redeem(t.Context(), "6311", "token", int64(person)); ok != want || err != nil {
			t.Errorf("Redeem by %d = %v, %v; want %v", person, ok, err, want)
		}
	}
}

package people_test

import (
	"testing"

	"pantau/bot/people"
	"pantau/bot/people/peopletest"
)

func TestMemory(t *testing.T) {
	peopletest.TestChats(t, func(*testing.T) people.Chats { return people.NewMemory() })
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
}

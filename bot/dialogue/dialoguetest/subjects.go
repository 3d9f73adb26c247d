package dialoguetest

import (
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
)

func subjectKept(t *testing.T, s dialogue.Store, _ Pass) {
	at := chat.ID{Chat: -1001, Topic: 7}
	about(t, s, at, 11, "", false)
	check(t, s.DropSubject(t.Context(), at, 11))

	check(t, s.PutSubject(t.Context(), at, 11, "6311 p0 2020", time.Hour))
	about(t, s, at, 11, "6311 p0 2020", true)
	about(t, s, at, 11, "6311 p0 2020", true) // reading does not end it

	check(t, s.PutSubject(t.Context(), at, 11, "", time.Hour)) // all five indicators of all
	about(t, s, at, 11, "", true)

	check(t, s.Ask(t.Context(), at, 11, banjar, time.Hour)) // a question is another thing
	check(t, s.DropSubject(t.Context(), at, 11))
	about(t, s, at, 11, "", false)
	pending(t, s, at, 11, &banjar)
}

func subjectsApart(t *testing.T, s dialogue.Store, _ Pass) {
	check(t, s.PutSubject(t.Context(), chat.ID{Chat: 1, Topic: 2}, 3, "6311", time.Hour))
	for _, place := range []struct {
		at     chat.ID
		person int64
	}{
		{chat.ID{Chat: 1, Topic: 2}, 4}, {chat.ID{Chat: 1, Topic: 3}, 3}, {chat.ID{Chat: 1}, 3},
		{chat.ID{Chat: -1, Topic: 2}, 3}, {chat.ID{Chat: 12}, 3}, {chat.ID{Chat: 1, Topic: 2}, 0},
	} {
		about(t, s, place.at, place.person, "", false)
		check(t, s.DropSubject(t.Context(), place.at, place.person))
	}
	about(t, s, chat.ID{Chat: 1, Topic: 2}, 3, "6311", true)
}

func subjectsEnd(t *testing.T, s dialogue.Store, pass Pass) {
	at := chat.ID{Chat: 22}
	check(t, s.PutSubject(t.Context(), at, 1, "6311", 30*time.Minute))
	pass(t, 29*time.Minute)
	about(t, s, at, 1, "6311", true)
	check(t, s.PutSubject(t.Context(), at, 1, "6309", 30*time.Minute)) // asked anew, kept anew
	pass(t, 29*time.Minute)
	about(t, s, at, 1, "6309", true)
	pass(t, 2*time.Minute)
	about(t, s, at, 1, "", false)
}

func about(t *testing.T, s dialogue.Store, at chat.ID, person int64, want string, is bool) {
	t.Helper()
	got, ok, err := s.Subject(t.Context(), at, person)
	check(t, err)
	if got != want || ok != is {
		t.Errorf("the talk in %v of %d is about %q, %v; want %q, %v", at, person, got, ok, want, is)
	}
}

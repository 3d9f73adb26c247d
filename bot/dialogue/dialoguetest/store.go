// Package dialoguetest holds the contract of dialogue's stores: what every
// implementation must do, whatever it keeps its data in.
package dialoguetest

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
)

// Pass makes time go by for a store, so that no test has to wait for it.
type Pass func(*testing.T, time.Duration)

// TestStore holds a store against dialogue.Store. open gives an empty store and
// what makes time go by for it.
func TestStore(t *testing.T, open func(*testing.T) (dialogue.Store, Pass)) {
	tests := []struct {
		name string
		run  func(*testing.T, dialogue.Store, Pass)
	}{
		{"question", question},
		{"questions are apart", questionsApart},
		{"questions end by themselves", questionsEnd},
		{"subject", subjectKept},
		{"subjects are apart", subjectsApart},
		{"subjects end by themselves", subjectsEnd},
		{"cards", cards},
		{"cards end by themselves", cardsEnd},
		{"once", once},
		{"once among many", onceAmongMany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, pass := open(t)
			tt.run(t, s, pass)
		})
	}
}

var banjar = dialogue.Question{
	Command: "indikator %s 2020", Name: "banjar", Choices: []string{"6303", "3279"},
}

func question(t *testing.T, s dialogue.Store, _ Pass) {
	at := chat.ID{Chat: -1001, Topic: 7}
	pending(t, s, at, 11, nil)
	check(t, s.Close(t.Context(), at, 11))

	check(t, s.Ask(t.Context(), at, 11, banjar, time.Hour))
	pending(t, s, at, 11, &banjar)
	pending(t, s, at, 11, &banjar) // reading does not end it

	other := dialogue.Question{Command: "peringkat %s", Name: "bandung \"ä\" \x00", Choices: []string{"3204", "3273"}}
	check(t, s.Ask(t.Context(), at, 11, other, time.Hour))
	pending(t, s, at, 11, &other)

	check(t, s.Close(t.Context(), at, 11))
	pending(t, s, at, 11, nil)
}

func questionsApart(t *testing.T, s dialogue.Store, _ Pass) {
	check(t, s.Ask(t.Context(), chat.ID{Chat: 1, Topic: 2}, 3, banjar, time.Hour))
	for _, place := range []struct {
		at     chat.ID
		person int64
	}{
		{chat.ID{Chat: 1, Topic: 2}, 4}, {chat.ID{Chat: 1, Topic: 3}, 3}, {chat.ID{Chat: 1}, 3},
		{chat.ID{Chat: -1, Topic: 2}, 3}, {chat.ID{Chat: 12}, 3}, {chat.ID{Chat: 1, Topic: 2}, 0},
	} {
		pending(t, s, place.at, place.person, nil)
		check(t, s.Close(t.Context(), place.at, place.person))
	}
	pending(t, s, chat.ID{Chat: 1, Topic: 2}, 3, &banjar)
}

func questionsEnd(t *testing.T, s dialogue.Store, pass Pass) {
	at := chat.ID{Chat: 21}
	check(t, s.Ask(t.Context(), at, 1, banjar, 10*time.Minute))
	check(t, s.Ask(t.Context(), at, 2, banjar, time.Hour))
	pass(t, 9*time.Minute)
	pending(t, s, at, 1, &banjar)
	pass(t, 2*time.Minute)
	pending(t, s, at, 1, nil)
	pending(t, s, at, 2, &banjar)

	check(t, s.Ask(t.Context(), at, 2, banjar, 2*time.Hour)) // asked anew, kept anew
	pass(t, 90*time.Minute)
	pending(t, s, at, 2, &banjar)
	pass(t, time.Hour)
	pending(t, s, at, 2, nil)
}

func cards(t *testing.T, s dialogue.Store, _ Pass) {
	a, b := chat.Ref{Chat: -31, Message: 5}, chat.Ref{Chat: 31, Message: 5}
	first := dialogue.Card{Owner: 9_007_199_254_740_993, Topic: 4, Command: "indikator"}
	kept(t, s, a, nil)
	check(t, s.Keep(t.Context(), a, first, time.Hour))
	kept(t, s, a, &first)
	kept(t, s, b, nil)

	second := dialogue.Card{Command: "peringkat"}
	check(t, s.Keep(t.Context(), a, second, time.Hour))
	kept(t, s, a, &second)
}

func cardsEnd(t *testing.T, s dialogue.Store, pass Pass) {
	a := chat.Ref{Chat: 32, Message: 1}
	check(t, s.Keep(t.Context(), a, dialogue.Card{Owner: 1, Command: "indikator"}, 400*24*time.Hour))
	pass(t, 399*24*time.Hour)
	kept(t, s, a, &dialogue.Card{Owner: 1, Command: "indikator"})
	pass(t, 2*24*time.Hour)
	kept(t, s, a, nil)
}

func once(t *testing.T, s dialogue.Store, pass Pass) {
	key := "update:41:{}:" + strings.Repeat("ä", 20)
	first(t, s, key, true)
	first(t, s, key, false)
	first(t, s, "update:42", true)
	pass(t, 59*time.Minute)
	first(t, s, key, false)
	pass(t, 2*time.Minute)
	first(t, s, key, true)
	first(t, s, key, false)
}

func onceAmongMany(t *testing.T, s dialogue.Store, _ Pass) {
	for round := range 10 {
		var firsts atomic.Int32
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				ok, err := s.Once(t.Context(), fmt.Sprint("press ", round), time.Hour)
				if err != nil {
					t.Error(err)
				}
				if ok {
					firsts.Add(1)
				}
			})
		}
		wg.Wait()
		if n := firsts.Load(); n != 1 {
			t.Errorf("round %d: %d were first; want 1", round, n)
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func pending(t *testing.T, s dialogue.Store, at chat.ID, person int64, want *dialogue.Question) {
	t.Helper()
	got, ok, err := s.Pending(t.Context(), at, person)
	check(t, err)
	if ok != (want != nil) {
		t.Fatalf("pending in %v of %d: %v; want %v", at, person, ok, want != nil)
	}
	if want == nil {
		want = &dialogue.Question{}
	}
	if diff := cmp.Diff(*want, got); diff != "" {
		t.Errorf("pending in %v of %d (-want +got):\n%s", at, person, diff)
	}
}

func kept(t *testing.T, s dialogue.Store, ref chat.Ref, want *dialogue.Card) {
	t.Helper()
	got, ok, err := s.Card(t.Context(), ref)
	check(t, err)
	if ok != (want != nil) {
		t.Fatalf("card of %v: %v; want %v", ref, ok, want != nil)
	}
	if want == nil {
		want = &dialogue.Card{}
	}
	if diff := cmp.Diff(*want, got); diff != "" {
		t.Errorf("card of %v (-want +got):\n%s", ref, diff)
	}
}

func first(t *testing.T, s dialogue.Store, key string, want bool) {
	t.Helper()
	got, err := s.Once(t.Context(), key, time.Hour)
	check(t, err)
	if got != want {
		t.Errorf("Once(%q) = %v; want %v", key, got, want)
	}
}

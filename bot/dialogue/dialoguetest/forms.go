package dialoguetest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
)

// TestForms holds a store against dialogue.Forms. open gives an empty store and what
// makes time go by for it.
func TestForms(t *testing.T, open func(*testing.T) (dialogue.Forms, Pass)) {
	tests := []struct {
		name string
		run  func(*testing.T, dialogue.Forms, Pass)
	}{
		{"form", oneForm},
		{"an older version", olderForm},
		{"a new form", newForm},
		{"forms are apart", formsApart},
		{"forms end by themselves", formsEnd},
		{"what callers have is their own", formCopies},
		{"many at once", formsAtOnce},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, pass := open(t)
			tt.run(t, s, pass)
		})
	}
}

var (
	here   = chat.ID{Chat: -1001, Topic: 7}
	filled = dialogue.Form{
		Command: "komitmen baru", Step: "skpd", Fields: map[string]string{"judul": "Latih \"200\"\n{ä} \x00😀", "": "", "kosong": ""},
		Card: 1 << 30, Last: 9_007_199_254_740_993,
	}
)

func oneForm(t *testing.T, s dialogue.Forms, _ Pass) {
	form(t, s, here, 11, nil)
	check(t, s.DropForm(t.Context(), here, 11))

	first := put(t, s, here, 11, filled)
	want := filled
	want.Version = first.Version
	if diff := cmp.Diff(want, first); diff != "" || first.Version == 0 {
		t.Errorf("put version %d (-want +got):\n%s", first.Version, diff)
	}
	form(t, s, here, 11, &first)
	form(t, s, here, 11, &first) // reading does not end it

	next := first
	next.Step, next.Fields, next.Card = "tenggat", nil, 0
	second := put(t, s, here, 11, next)
	if second.Version <= first.Version {
		t.Errorf("version %d comes after %d", second.Version, first.Version)
	}
	form(t, s, here, 11, &second)
	for range 2 {
		check(t, s.DropForm(t.Context(), here, 11))
		form(t, s, here, 11, nil)
	}
}

func olderForm(t *testing.T, s dialogue.Forms, _ Pass) {
	never := filled
	never.Version = 1
	refused(t, s, here, 11, never)
	first := put(t, s, here, 11, filled)
	second := put(t, s, here, 11, first)
	refused(t, s, here, 11, first) // a second press
	for _, by := range []int{-1, 1} {
		other := second
		other.Version += by
		refused(t, s, here, 11, other)
	}
	form(t, s, here, 11, &second)
	check(t, s.DropForm(t.Context(), here, 11))
	refused(t, s, here, 11, second)
	form(t, s, here, 11, nil)
}

// A version tells the questions of all forms of a place apart, those that have ended too.
func newForm(t *testing.T, s dialogue.Forms, pass Pass) {
	last := 0
	for i, end := range []func(){
		func() {},
		func() { check(t, s.DropForm(t.Context(), here, 11)) },
		func() { pass(t, 25*time.Hour) },
		func() {},
	} {
		fresh := dialogue.Form{Command: fmt.Sprint("perintah ", i), Step: "a"}
		for range 3 {
			kept := put(t, s, here, 11, fresh)
			if kept.Version <= last {
				t.Errorf("form %d has version %d after %d", i, kept.Version, last)
			}
			form(t, s, here, 11, &kept)
			last, fresh = kept.Version, kept
		}
		end()
	}
}

func formsApart(t *testing.T, s dialogue.Forms, _ Pass) {
	mine := put(t, s, here, 11, filled)
	other := filled
	other.Command = "lapor"
	for _, place := range []struct {
		at     chat.ID
		person int64
	}{{here, 12}, {chat.ID{Chat: here.Chat}, 11}, {chat.ID{Chat: -here.Chat, Topic: here.Topic}, 11}, {here, 0}} {
		form(t, s, place.at, place.person, nil)
		refused(t, s, place.at, place.person, mine)
		theirs := put(t, s, place.at, place.person, other)
		form(t, s, place.at, place.person, &theirs)
		check(t, s.DropForm(t.Context(), place.at, place.person))
	}
	form(t, s, here, 11, &mine)
}

func formsEnd(t *testing.T, s dialogue.Forms, pass Pass) {
	first := put(t, s, here, 11, filled)
	pass(t, 23*time.Hour)
	form(t, s, here, 11, &first)
	second := put(t, s, here, 11, first) // gone on with, kept anew
	pass(t, 23*time.Hour)
	form(t, s, here, 11, &second)
	pass(t, 2*time.Hour)
	form(t, s, here, 11, nil)
	refused(t, s, here, 11, second)
}

func formCopies(t *testing.T, s dialogue.Forms, _ Pass) {
	mine := dialogue.Form{Command: "lapor", Fields: map[string]string{"a": "1"}}
	kept := put(t, s, here, 11, mine)
	mine.Fields["a"], kept.Fields["a"] = "2", "3"
	got, _, err := s.Form(t.Context(), here, 11)
	check(t, err)
	got.Fields["a"] = "4"
	kept.Fields = map[string]string{"a": "1"}
	form(t, s, here, 11, &kept)
}

// Of those who answer one question at once a single one is heard.
func formsAtOnce(t *testing.T, s dialogue.Forms, _ Pass) {
	kept := put(t, s, here, 11, filled)
	for round := range 10 {
		var heard atomic.Int32
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				answer := kept
				answer.Step = fmt.Sprint(round, " ", i)
				_, err := s.PutForm(t.Context(), here, 11, answer, time.Hour)
				switch {
				case err == nil:
					heard.Add(1)
				case !errors.Is(err, dialogue.ErrChanged):
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := heard.Load(); n != 1 {
			t.Errorf("round %d: %d were heard; want 1", round, n)
		}
		var err error
		kept, _, err = s.Form(t.Context(), here, 11)
		check(t, err)
	}
}

// put keeps a form for a day.
func put(t *testing.T, s dialogue.Forms, at chat.ID, person int64, f dialogue.Form) dialogue.Form {
	t.Helper()
	kept, err := s.PutForm(t.Context(), at, person, f, 24*time.Hour)
	check(t, err)
	return kept
}

func refused(t *testing.T, s dialogue.Forms, at chat.ID, person int64, f dialogue.Form) {
	t.Helper()
	if _, err := s.PutForm(t.Context(), at, person, f, 24*time.Hour); !errors.Is(err, dialogue.ErrChanged) {
		t.Errorf("PutForm of version %d = %v; want ErrChanged", f.Version, err)
	}
}

func form(t *testing.T, s dialogue.Forms, at chat.ID, person int64, want *dialogue.Form) {
	t.Helper()
	got, ok, err := s.Form(t.Context(), at, person)
	check(t, err)
	if ok != (want != nil) {
		t.Fatalf("form in %v of %d: %v; want %v", at, person, ok, want != nil)
	}
	if want == nil {
		want = &dialogue.Form{}
	}
	if diff := cmp.Diff(*want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("form in %v of %d (-want +got):\n%s", at, person, diff)
	}
}

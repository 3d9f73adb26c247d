package embedded_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"pantau/bot/embedded"
)

// What was not asked for longest makes room.
func TestPictures(t *testing.T) {
	p, ctx := embedded.NewPictures(10), t.Context()
	keep := func(key string, n int) { check(t, p.KeepPicture(ctx, key, bytes.Repeat([]byte(key), n))) }
	has := func(want string) {
		t.Helper()
		got := ""
		for _, key := range []string{"a", "b", "c", "d"} {
			if png, ok, err := p.Picture(ctx, key); ok && err == nil {
				got += fmt.Sprint(key, len(png))
			}
		}
		if got != want {
			t.Errorf("kept: %q, want %q", got, want)
		}
	}
	has("")
	keep("a", 4)
	keep("b", 6)
	has("a4b6")
	keep("c", 1) // a makes room
	has("b6c1")
	if _, ok, _ := p.Picture(ctx, "b"); !ok {
		t.Error("b is gone")
	}
	keep("d", 4) // c makes room
	has("b6d4")
	keep("d", 2)
	has("b6d2")
	keep("a", 11) // too large
	keep("d", 0)
	has("b6")
	keep("c", 10)
	has("c10")
}

// A picture that somebody changes is kept as it was.
func TestPicturesAreCopies(t *testing.T) {
	p, mine := embedded.NewPictures(10), []byte("abc")
	check(t, p.KeepPicture(t.Context(), "k", mine))
	mine[0] = 'x'
	got, _, _ := p.Picture(t.Context(), "k")
	got[1] = 'x'
	if again, ok, _ := p.Picture(t.Context(), "k"); !ok || string(again) != "abc" {
		t.Errorf("kept as %q", again)
	}
}

func TestPicturesAmongMany(t *testing.T) {
	p := embedded.NewPictures(100)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 200 {
				key := fmt.Sprint((i + n) % 20)
				_ = p.KeepPicture(t.Context(), key, []byte("0123456789"))
				if png, ok, _ := p.Picture(t.Context(), key); ok && len(png) != 10 {
					t.Errorf("%d bytes", len(png))
				}
			}
		})
	}
	all.Wait()
}

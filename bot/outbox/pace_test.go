package outbox_test

import (
	"errors"
	"testing"
	"time"

	"pantau/bot/outbox"
)

func TestParsePace(t *testing.T) {
	usual := outbox.Pace{All: outbox.Rate{N: 30, Per: time.Second}, Private: outbox.Rate{N: 1, Per: time.Second}, Group: outbox.Rate{N: 20, Per: time.Minute}}
	for words, want := range map[string]outbox.Pace{
		"30/s,1/s,20/m":     usual,
		" 30/s, 1/s ,20/m ": usual,
		"off":               {},
	} {
		if got, err := outbox.ParsePace(words); err != nil || got != want {
			t.Errorf("ParsePace(%q) = %v, %v; want %v", words, got, err, want)
		}
	}
	for _, words := range []string{"", "30/s", "30/s,1/s,20/h", "0/s,1/s,20/m", "-1/s,1/s,20/m", "30,1,20", "1000000/s,1/s,1/m", "30/s,1/s,20/m,1/s"} {
		if p, err := outbox.ParsePace(words); !errors.Is(err, outbox.ErrPace) {
			t.Errorf("ParsePace(%q) = %v, %v; want ErrPace", words, p, err)
		}
	}
}

// What is read can be written, and read again as the same.
func FuzzParsePace(f *testing.F) {
	f.Add("30/s,1/s,20/m")
	f.Add("off")
	f.Fuzz(func(t *testing.T, words string) {
		p, err := outbox.ParsePace(words)
		if err != nil {
			return
		}
		if again, err := outbox.ParsePace(p.String()); err != nil || again != p {
			t.Errorf("%q is written %q and read as %v, %v", words, p, again, err)
		}
	})
}

package people_test

import (
	"errors"
	"strings"
	"testing"

	"pantau/bot/people"
)

func TestParseStart(t *testing.T) {
	token := strings.Repeat("aZ9_-", 11) + "abc" // as many characters as a link can carry
	for payload, want := range map[string]people.Start{
		"w6311": {Region: "6311"}, "i6311-ABC_-9": {Region: "6311", Token: "ABC_-9"}, "i6311-" + token: {Region: "6311", Token: token},
	} {
		got, err := people.ParseStart(payload)
		if err != nil || got != want || got.String() != payload || len(payload) > people.MaxStart {
			t.Errorf("%s is read as %+v, %v", payload, got, err)
		}
	}
	for _, bad := range []string{"", "w", "w631", "w63111", "w63a1", "x6311", "i6311", "i6311-", "i6311-a b", "i6311-ä", "w6311-a", "i6311-" + token + "a"} {
		if got, err := people.ParseStart(bad); !errors.Is(err, people.ErrStart) {
			t.Errorf("%q is read as %+v, %v; want ErrStart", bad, got, err)
		}
	}
}

func FuzzParseStart(f *testing.F) {
	f.Add("w6311")
	f.Add("i6311-TOKEN")
	f.Fuzz(func(t *testing.T, payload string) {
		s, err := people.ParseStart(payload)
		if err == nil && (s.String() != payload || len(payload) > people.MaxStart) {
			t.Errorf("%q is read as %+v", payload, s)
		}
	})
}

// Package peopletest holds the contract of people's stores: what every
// implementation must do, whatever it keeps its data in.
package peopletest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"pantau/bot/people"
)

// TestChats holds a store against people.Chats. open gives an empty store, and
// may give the same data again: every test speaks of chats of its own.
func TestChats(t *testing.T, open func(*testing.T) people.Chats) {
	tests := []struct {
		name string
		run  func(*testing.T, people.Chats)
	}{
		{"a chat never heard of", unknown},
		{"region", region},
		{"names", names},
		{"names that cannot be kept", badNames},
		{"too many names", manyNames},
		{"chats are apart", apart},
		{"many at once", atOnce},
		{"like a map", likeMap},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, open(t)) })
	}
}

func unknown(t *testing.T, s people.Chats) {
	expect(t, s, 101, people.Chat{})
	check(t, s.SetRegion(t.Context(), 101, ""))
	check(t, s.Remember(t.Context(), 101, "banjar", ""))
	expect(t, s, 101, people.Chat{})
}

func region(t *testing.T, s people.Chats) {
	check(t, s.SetRegion(t.Context(), -100200, "6311"))
	expect(t, s, -100200, people.Chat{Region: "6311"})
	check(t, s.SetRegion(t.Context(), -100200, "6309"))
	expect(t, s, -100200, people.Chat{Region: "6309"})
	check(t, s.SetRegion(t.Context(), -100200, ""))
	expect(t, s, -100200, people.Chat{})
}

func names(t *testing.T, s people.Chats) {
	check(t, s.Remember(t.Context(), 102, "banjar", "6303"))
	check(t, s.Remember(t.Context(), 102, "bandung barat ä\x00 %s", "3217"))
	check(t, s.SetRegion(t.Context(), 102, "6311"))
	expect(t, s, 102, people.Chat{Region: "6311", Meant: map[string]string{
		"banjar": "6303", "bandung barat ä\x00 %s": "3217",
	}})
	check(t, s.Remember(t.Context(), 102, "banjar", "3279"))
	check(t, s.Remember(t.Context(), 102, "bandung barat ä\x00 %s", ""))
	check(t, s.SetRegion(t.Context(), 102, ""))
	expect(t, s, 102, people.Chat{Meant: map[string]string{"banjar": "3279"}})
}

func badNames(t *testing.T, s people.Chats) {
	for _, pair := range [][2]string{
		{"", "6303"}, {strings.Repeat("a", people.MaxBytes+1), "6303"}, {"banjar", "63 03"}, {"banjar", "63\t03"},
	} {
		if err := s.Remember(t.Context(), 103, pair[0], pair[1]); !errors.Is(err, people.ErrName) {
			t.Errorf("Remember(%q, %q) = %v; want ErrName", pair[0], pair[1], err)
		}
	}
	check(t, s.Remember(t.Context(), 103, strings.Repeat("b", people.MaxBytes), "6303"))
	expect(t, s, 103, people.Chat{Meant: map[string]string{strings.Repeat("b", people.MaxBytes): "6303"}})
}

// The name chosen longest ago makes room, not the one that was first chosen first.
func manyNames(t *testing.T, s people.Chats) {
	for i := range people.MaxNames {
		check(t, s.Remember(t.Context(), 104, fmt.Sprint("name ", i), "6303"))
	}
	check(t, s.Remember(t.Context(), 104, "name 0", "6311"))
	check(t, s.Remember(t.Context(), 104, "one more", "3279"))
	c, err := s.Chat(t.Context(), 104)
	check(t, err)
	if len(c.Meant) != people.MaxNames {
		t.Errorf("%d names; want %d", len(c.Meant), people.MaxNames)
	}
	for name, want := range map[string]string{"name 0": "6311", "name 1": "", "name 2": "6303", "one more": "3279"} {
		if c.Meant[name] != want {
			t.Errorf("%s means %q; want %q", name, c.Meant[name], want)
		}
	}
}

func apart(t *testing.T, s people.Chats) {
	check(t, s.SetRegion(t.Context(), 105, "6311"))
	check(t, s.SetRegion(t.Context(), -105, "6309"))
	check(t, s.Remember(t.Context(), 105, "banjar", "6303"))
	expect(t, s, -105, people.Chat{Region: "6309"})
	expect(t, s, 10, people.Chat{})
}

func atOnce(t *testing.T, s people.Chats) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			id := int64(1000 + i)
			for n := range 20 {
				if err := s.Remember(t.Context(), 106, fmt.Sprint("name ", i, " ", n), "6303"); err != nil {
					t.Error(err)
				}
				if err := s.SetRegion(t.Context(), id, fmt.Sprint(n)); err != nil {
					t.Error(err)
				}
				if c, err := s.Chat(t.Context(), id); err != nil || c.Region != fmt.Sprint(n) {
					t.Errorf("chat %d has region %q, %v; want %d", id, c.Region, err, n)
				}
			}
		})
	}
	wg.Wait()
	if c, err := s.Chat(t.Context(), 106); err != nil || len(c.Meant) != people.MaxNames {
		t.Errorf("%d names, %v; want %d", len(c.Meant), err, people.MaxNames)
	}
}

// likeMap plays any sequence of calls on the store and on a map.
func likeMap(t *testing.T, s people.Chats) {
	id := int64(5000)
	rapid.Check(t, func(rt *rapid.T) {
		id++ // a fresh chat for every sequence
		want := people.Chat{Meant: map[string]string{}}
		for range rapid.IntRange(1, 12).Draw(rt, "calls") {
			code := rapid.SampledFrom([]string{"", "6303", "3279", "0000"}).Draw(rt, "code")
			if rapid.Bool().Draw(rt, "region") {
				want.Region = code
				check(rt, s.SetRegion(t.Context(), id, code))
				continue
			}
			name := rapid.StringN(1, 10, people.MaxBytes).Draw(rt, "name")
			want.Meant[name] = code
			if code == "" {
				delete(want.Meant, name)
			}
			check(rt, s.Remember(t.Context(), id, name, code))
		}
		expect(rt, s, id, want)
	})
}

type tester interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
	Context() context.Context
}

func check(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func expect(t tester, s people.Chats, id int64, want people.Chat) {
	t.Helper()
	got, err := s.Chat(t.Context(), id)
	check(t, err)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("chat %d (-want +got):\n%s", id, diff)
	}
}

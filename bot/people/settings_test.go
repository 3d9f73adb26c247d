package people_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/people"
)

// A chat stands on the lists of what it wants, of the regions it has named, else of its own.
func TestIndexes(t *testing.T) {
	tests := []struct {
		name string
		s    people.Settings
		own  string
		want []string
	}{
		{"nothing", people.Settings{}, "6311", nil},
		{"own region", people.Settings{Wants: []people.Kind{people.Releases, people.NewFigures}}, "6311", []string{"angka:6311", "rilis:6311"}},
		{"no region at all", people.Settings{Wants: []people.Kind{people.Releases}}, "", nil},
		{"bound region", people.Settings{Wants: []people.Kind{people.Releases}, Bound: "6311"}, "", []string{"bound:6311", "rilis:6311"}},
		{"own before bound", people.Settings{Wants: []people.Kind{people.Releases}, Bound: "6311"}, "6309", []string{"bound:6311", "rilis:6309"}},
		{"named ones before own", people.Settings{Wants: []people.Kind{people.Releases}, Regions: []string{"6300*", "6300"}}, "6311",
			[]string{"rilis:6300", "rilis:6300*"}},
		{"paused and resting", people.Settings{Wants: []people.Kind{people.Digest}, Paused: time.Unix(1, 0), Rest: &people.Rest{}}, "6311",
			[]string{"rekap:6311"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, people.Indexes(tt.s, tt.own)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A chat follows the regions it has named or those within one of them; else its own.
func TestFollows(t *testing.T) {
	s := people.Settings{Wants: []people.Kind{people.NewFigures}}
	named := people.Settings{Wants: s.Wants, Regions: []string{people.Whole("6300"), "0000", "7100"}}
	tests := []struct {
		s      people.Settings
		k      people.Kind
		region string
		want   bool
	}{
		{s, people.NewFigures, "6311", true}, {s, people.NewFigures, "6309", false}, {s, people.Releases, "6311", false},
		{named, people.NewFigures, "6311", true}, {named, people.NewFigures, "6300", false}, // the province itself is not within it
		{named, people.NewFigures, "0000", true}, {named, people.NewFigures, "7100", true}, {named, people.NewFigures, "7101", false},
		{named, people.NewFigures, "x", false},
	}
	for _, tt := range tests {
		if got := tt.s.Follows(tt.k, tt.region, "6311"); got != tt.want {
			t.Errorf("%v follows %s of %s: %v; want %v", tt.s.Regions, tt.k, tt.region, got, tt.want)
		}
	}
}

// A chat follows a region exactly when it stands on one of the lists that are read
// to tell of it.
func TestFollowsAgreesWithIndexes(t *testing.T) {
	code := rapid.SampledFrom([]string{"0000", "6300", "6311", "6309", "7100", "7101"})
	entry := rapid.OneOf(code, rapid.SampledFrom([]string{"6300*", "7100*"}))
	rapid.Check(t, func(t *rapid.T) {
		s := people.Settings{Bound: rapid.SampledFrom([]string{"", "6311"}).Draw(t, "bound")}
		for _, k := range people.Kinds {
			s.Set(k, rapid.Bool().Draw(t, string(k)))
		}
		if err := s.SetRegions(rapid.SliceOfN(entry, 0, 3).Draw(t, "regions")); err != nil {
			t.Fatal(err)
		}
		own := rapid.SampledFrom([]string{"", "6311", "6300"}).Draw(t, "own")
		region, k := code.Draw(t, "region"), rapid.SampledFrom(people.Kinds[:]).Draw(t, "kind")
		on := slices.ContainsFunc(people.Lists(k, region), func(list string) bool {
			return slices.Contains(people.Indexes(s, own), list)
		})
		if follows := s.Follows(k, region, own); follows != on {
			t.Fatalf("follows %v, on a list %v", follows, on)
		}
	})
}

func TestSet(t *testing.T) {
	var s people.Settings
	for _, st := range []struct {
		k    people.Kind
		on   bool
		want []people.Kind
	}{
		{people.Digest, true, []people.Kind{people.Digest}},
		{people.NewFigures, true, []people.Kind{people.NewFigures, people.Digest}},
		{people.NewFigures, true, []people.Kind{people.NewFigures, people.Digest}},
		{people.Releases, false, []people.Kind{people.NewFigures, people.Digest}},
		{people.Digest, false, []people.Kind{people.NewFigures}},
		{people.NewFigures, false, nil},
		{"unknown", true, nil},
	} {
		s.Set(st.k, st.on)
		if !slices.Equal(s.Wants, st.want) {
			t.Errorf("after %s %v: %v; want %v", st.k, st.on, s.Wants, st.want)
		}
	}
}

func TestBindTo(t *testing.T) {
	g := people.Settings{Talks: "group"}
	g.BindTo("6311", "")
	want := []people.Kind{people.NewFigures, people.Releases, people.Commitments}
	if g.Bound != "6311" || !slices.Equal(g.Wants, want) {
		t.Errorf("a group that is bound has %+v; want the usual kinds", g)
	}
	g.Set(people.Releases, false)
	g.BindTo("6311", "dpmd")
	if g.SKPD != "dpmd" || g.Has(people.Releases) {
		t.Errorf("%+v; want what it had chosen, and its SKPD", g)
	}
	g.Unbind()
	if g.Bound != "" || g.SKPD != "" || !slices.Equal(g.Wants, []people.Kind{people.NewFigures}) {
		t.Errorf("%+v; want new figures only", g)
	}
	p := people.Settings{Talks: "private"}
	if p.BindTo("6311", ""); len(p.Wants) > 0 {
		t.Errorf("a private chat gets %v unasked", p.Wants)
	}
}

func TestSetRegions(t *testing.T) {
	many := make([]string, 0, people.MaxRegions+1)
	for n := range people.MaxRegions + 1 {
		many = append(many, fmt.Sprint(6301+n))
	}
	tests := []struct {
		regions, want []string
		err           error
	}{
		{[]string{"6311", "63*", "6311", "6300*"}, []string{"6311", "6300*"}, nil},
		{nil, nil, nil},
		{many[:people.MaxRegions], many[:people.MaxRegions], nil},
		{append(slices.Clone(many[:people.MaxRegions]), many[0]), many[:people.MaxRegions], nil},
		{many, nil, people.ErrFull},
		{[]string{"6311*"}, nil, people.ErrRegion}, {[]string{"0000*"}, nil, people.ErrRegion}, {[]string{"*"}, nil, people.ErrRegion},
		{[]string{"banjar"}, nil, people.ErrRegion}, {[]string{""}, nil, people.ErrRegion},
	}
	for _, tt := range tests {
		s := people.Settings{Regions: []string{"7100"}}
		err := s.SetRegions(tt.regions)
		if tt.err != nil {
			tt.want = []string{"7100"}
		}
		if !errors.Is(err, tt.err) || !slices.Equal(s.Regions, tt.want) {
			t.Errorf("SetRegions(%v) = %v, %v; want %v, %v", tt.regions, s.Regions, err, tt.want, tt.err)
		}
	}
}

func TestWatches(t *testing.T) {
	for words, want := range map[string]people.Watch{
		"naik": people.IfP0Rises, " Peringkat ": people.IfRankChanges, "di-atas-5": "di-atas-5", "di-atas-5,250": "", "di-atas-5,20": "di-atas-5.2",
		"di-atas-5.05 %": "di-atas-5.05", "di-atas-0": "di-atas-0", "di-atas-100": "di-atas-100", "di-atas-100.01": "", "di-atas--1": "",
		"di-atas-": "", "di-atas-.5": "", "di-atas-5.": "", "turun": "", "di-atas-0007": "", "": "",
	} {
		got, err := people.ParseWatch(words)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ParseWatch(%q) = %q, %v; want %q", words, got, err, want)
		}
	}
	var s people.Settings
	for _, w := range []string{"naik", "di-atas-5", "naik", "di-atas-6,5", "peringkat"} {
		if err := s.AddWatch(w); err != nil {
			t.Error(err)
		}
	}
	if want := []people.Watch{people.IfP0Rises, "di-atas-6.5", people.IfRankChanges}; !slices.Equal(s.Watches, want) {
		t.Errorf("watches %v; want %v", s.Watches, want)
	}
	if err := s.DropWatch("di-atas-1"); err != nil || len(s.Watches) != 2 {
		t.Errorf("watches %v, %v; want no limit", s.Watches, err)
	}
	if err := s.AddWatch("turun"); !errors.Is(err, people.ErrWatch) {
		t.Errorf("AddWatch = %v; want ErrWatch", err)
	}
}

func TestNotable(t *testing.T) {
	rose, moved, high := people.Event{P0: 480, P0Rose: true}, people.Event{P0: 480, RankChanged: true}, people.Event{P0: 501}
	for _, tt := range []struct {
		watches []people.Watch
		want    [3]bool // of rose, moved, high
	}{
		{nil, [3]bool{true, true, true}},
		{[]people.Watch{people.IfP0Rises}, [3]bool{true, false, false}},
		{[]people.Watch{people.IfRankChanges}, [3]bool{false, true, false}},
		{[]people.Watch{"di-atas-5"}, [3]bool{false, false, true}},
		{[]people.Watch{"di-atas-5.01"}, [3]bool{false, false, false}},
		{[]people.Watch{people.IfP0Rises, "di-atas-5"}, [3]bool{true, false, true}},
	} {
		s := people.Settings{Watches: tt.watches}
		if got := [3]bool{s.Notable(rose), s.Notable(moved), s.Notable(high)}; got != tt.want {
			t.Errorf("%v: %v; want %v", tt.watches, got, tt.want)
		}
	}
}

// Settings and watches come back as they were kept.
func TestReadsWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 10000).Draw(t, "limit")
		if got, ok := people.Above(n).Limit(); !ok || got != n {
			t.Fatalf("%s has the limit %d, %v; want %d", people.Above(n), got, ok, n)
		}
		s := people.Settings{Watches: []people.Watch{people.Above(n)}, Greeted: rapid.Bool().Draw(t, "greeted"),
			Paused: moments().Draw(t, "paused"), SKPD: rapid.String().Draw(t, "skpd")}
		text, err := s.Text()
		if err != nil {
			t.Fatal(err)
		}
		again, err := people.ReadSettings(text)
		if err != nil {
			t.Fatal(err)
		}
		if second, _ := again.Text(); second != text {
			t.Fatalf("%s is read and written as %s", text, second)
		}
	})
	if text, err := (people.Settings{}).Text(); text != "" || err != nil {
		t.Errorf("the zero settings are kept as %q, %v; want nothing", text, err)
	}
}

func FuzzParseWatch(f *testing.F) {
	f.Add("di-atas-5,25 %")
	f.Add("naik")
	f.Fuzz(func(t *testing.T, words string) {
		w, err := people.ParseWatch(words)
		if err != nil {
			return
		}
		if again, err := people.ParseWatch(string(w)); err != nil || again != w {
			t.Errorf("%q is read as %q, and that as %q, %v", words, w, again, err)
		}
	})
}

func FuzzReadSettings(f *testing.F) {
	f.Add(`{"wants":["angka"],"paused":"2026-12-01T00:00:00Z"}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := people.ReadSettings(text)
		if err != nil || s.Check() != nil {
			return
		}
		people.Indexes(s, "6311")
		s.Next(people.Digest, people.Calendar{}, time.Unix(1e9, 0))
	})
}

package peopletest

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/people"
)

// listsFollow plays any history of a chat; then it must stand on exactly the lists
// of Indexes.
func listsFollow(t *testing.T, s people.Store, _ Pass) {
	id := int64(310_000)
	rapid.Check(t, func(rt *rapid.T) {
		id++
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			step(rt, s, id)
		}
		expectLists(rt, s, id)
	})
}

// areas is what the chats of these tests subscribe to.
var areas = [...]string{"9201", "9202", "9200*"}

func step(t *rapid.T, s people.Store, id int64) {
	k := rapid.SampledFrom(people.Kinds[:2]).Draw(t, "kind")
	on := rapid.Bool().Draw(t, "on")
	area := rapid.SampledFrom(areas[:]).Draw(t, "area")
	switch rapid.SampledFrom([]string{"set", "set", "regions", "own", "bind", "stop", "forget"}).Draw(t, "step") {
	case "set":
		change(t, s, id, func(p *people.Settings) { p.Set(k, on) })
	case "regions":
		change(t, s, id, func(p *people.Settings) {
			p.Regions = nil
			if on {
				p.Regions = []string{area, "9201"}
			}
		})
	case "own":
		own := ""
		if on {
			own = area[:4]
		}
		check(t, s.SetRegion(t.Context(), id, own))
	case "bind":
		change(t, s, id, func(p *people.Settings) { p.BindTo(area[:4], "") })
	case "stop":
		change(t, s, id, func(p *people.Settings) { p.Stop() })
	case "forget":
		check(t, s.Forget(t.Context(), id))
	}
}

// expectLists looks for the chat on every list that these tests know.
func expectLists(t tester, s people.Store, id int64) {
	t.Helper()
	c, err := s.Chat(t.Context(), id)
	check(t, err)
	p, err := s.Settings(t.Context(), id)
	check(t, err)
	var on []string
	for _, k := range []people.Kind{people.NewFigures, people.Releases, people.Bound} {
		for _, area := range []string{"9201", "9202", "9200", "9200*"} {
			if slices.Contains(all(t, s, people.Index(k, area)), id) {
				on = append(on, people.Index(k, area))
			}
		}
	}
	slices.Sort(on)
	if diff := cmp.Diff(people.Indexes(p, c.Region), on); diff != "" {
		t.Errorf("lists of %d with %+v (-want +got):\n%s", id, p, diff)
	}
}

// Whoever is last, the chat stands on its lists and on no others.
func listsAtOnce(t *testing.T, s people.Store, _ Pass) {
	const id = 320
	for range 10 {
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Go(func() {
				if i%3 == 0 {
					if err := s.SetRegion(t.Context(), id, areas[i/3][:4]); err != nil {
						t.Error(err)
					}
					return
				}
				_, err := s.Change(t.Context(), id, func(p *people.Settings) error {
					p.Set(people.NewFigures, i%2 == 0)
					p.Set(people.Releases, i%3 == 1)
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		expectLists(t, s, id)
	}
}

// Chats that stay are met once each, whoever comes and goes between the pages.
func pages(t *testing.T, s people.Store, _ Pass) {
	list := people.Index(people.NewFigures, "9301")
	subscribe := func(id int64, on bool) {
		check(t, s.SetRegion(t.Context(), id, "9301"))
		change(t, s, id, func(p *people.Settings) { p.Set(people.NewFigures, on) })
	}
	stay := []int64{math.MinInt64, -1002147483647, -1000000000000, -2, -1, 1, 2, 52, 1 << 51, math.MaxInt64}
	for n := range int64(20) {
		stay = append(stay, 7000+10*n, -7000-10*n)
	}
	for _, id := range stay {
		subscribe(id, true)
	}
	var met []int64
	for after, n := "", int64(0); ; n++ {
		page, next, err := s.Subscribers(t.Context(), list, after, 7)
		check(t, err)
		if len(page) > 7 {
			t.Fatalf("a page of %d; want 7 at most", len(page))
		}
		met = append(met, page...)
		if after = next; next == "" {
			break
		}
		subscribe(7005+10*n, true)
		subscribe(-7005-10*n, true)
		subscribe(7005+10*(n-1), false)
	}
	if !slices.IsSorted(met) || len(slices.Compact(slices.Clone(met))) != len(met) {
		t.Errorf("met %v; want each once, in order", met)
	}
	for _, id := range stay {
		if !slices.Contains(met, id) {
			t.Errorf("chat %d was not met", id)
		}
	}
	if _, _, err := s.Subscribers(t.Context(), list, "elsewhere", 7); !errors.Is(err, people.ErrPlace) {
		t.Errorf("behind a place that is none: %v; want ErrPlace", err)
	}
	if ids, next, err := s.Subscribers(t.Context(), people.Index(people.Digest, "9301"), "", 7); len(ids) > 0 || next != "" || err != nil {
		t.Errorf("a list without chats is %v, %q, %v", ids, next, err)
	}
}

// all reads a list to its end.
func all(t tester, s people.Store, list string) (ids []int64) {
	t.Helper()
	for after := ""; ; {
		page, next, err := s.Subscribers(t.Context(), list, after, 100)
		check(t, err)
		ids = append(ids, page...)
		if next == "" {
			return ids
		}
		if next == after {
			t.Fatal(fmt.Sprintf("%s has a page behind %s that begins there", list, after))
		}
		after = next
	}
}

package commitmentstest

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"pantau/bot/commitments"
)

func numbers(d desk) {
	reserve := func(region string, s commitments.Shelf, n, want int) {
		d.Helper()
		if first, err := d.Reserve(d.Context(), region, s, n); err != nil || first != want {
			d.Errorf("Reserve(%s, %s, %d) = %d, %v; want %d", region, s, n, first, err, want)
		}
	}
	reserve(region, commitments.Pledges, 1, 1)
	reserve(region, commitments.Pledges, 3, 2)
	reserve(region, commitments.Meetings, 1, 1)
	reserve("6309", commitments.Pledges, 2, 1)
	reserve(region, commitments.Pledges, 1, 5)

	var mu sync.Mutex
	var given []int
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 20 {
				first, err := d.Reserve(d.Context(), region, commitments.Pledges, i%3+1)
				if err != nil {
					d.Error(err)
				}
				mu.Lock()
				for n := range i%3 + 1 {
					given = append(given, first+n)
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	slices.Sort(given)
	if unique := len(slices.Compact(slices.Clone(given))); unique != len(given) || given[0] != 6 {
		d.Errorf("%d numbers were given, %d different ones, from %d on; want each once, from 6 on", len(given), unique, given[0])
	}
}

func allOrNone(d desk) {
	d.write([]commitments.Change{put(1, 1, "a"), put(2, 2, "b")}, entry("komitmen 1", "made"))
	change := func(number int, was, is string) commitments.Change {
		c := put(number, 9-number, is)
		c.Was = was
		return c
	}
	d.refuses(commitments.ErrChanged, []commitments.Change{change(1, "a", "A"), change(2, "x", "B"), change(3, "", "C")}, entry("komitmen 1", "changed"))
	d.refuses(commitments.ErrChanged, []commitments.Change{change(3, "", "C"), change(1, "", "A")}, entry("komitmen 1", "made again"))
	d.refuses(commitments.ErrChanged, []commitments.Change{change(3, "c", "C")})
	d.refuses(commitments.ErrChanged, []commitments.Change{change(1, "A", "A")}) // it is no answer to a question of before
	d.has([]int{1, 2, 3}, "a b -")
	d.lists(commitments.Current, "a", "b")
	d.tells("komitmen 1", 9, "made")

	d.write([]commitments.Change{change(1, "a", "A"), change(2, "b", "B"), change(3, "", "C")}, entry("komitmen 1", "changed"), entry("komitmen 3", "made"))
	d.has([]int{1, 2, 3}, "A B C")
	d.lists(commitments.Current, "C", "B", "A")
	d.tells("komitmen 1", 9, "made", "changed")
	d.write(nil)
	d.write(nil, entry("libur", "alone"))
	d.tells("libur", 9, "alone")
	if version, err := d.Version(d.Context(), region); err != nil || version != 4 {
		d.Errorf("version %d, %v; want 4, one for each Write", version, err)
	}
}

func bad(d desk) {
	for name, spoil := range map[string]func(*commitments.Change){
		"shelf":     func(c *commitments.Change) { c.Shelf = "other" },
		"list":      func(c *commitments.Change) { c.List = "" },
		"number":    func(c *commitments.Change) { c.Number = 0 },
		"no number": func(c *commitments.Change) { c.Number = 1_000_000_000 },
		"text":      func(c *commitments.Change) { c.Is = "" },
	} {
		broken := put(2, 1, "b")
		spoil(&broken)
		d.Run(name, func(t *testing.T) {
			d := desk{t, d.Store, d.pass}
			d.refuses(commitments.ErrChange, []commitments.Change{put(1, 1, "a"), broken}, entry("komitmen 1", "made"))
		})
	}
	without := entry("", "about nothing")
	d.refuses(commitments.ErrChange, []commitments.Change{put(1, 1, "a")}, without)
	undated := entry("komitmen 1", "never")
	undated.Day = commitments.Date{}
	d.refuses(commitments.ErrChange, []commitments.Change{put(1, 1, "a")}, undated)
	d.has([]int{1, 2}, "- -")
	d.tells("komitmen 1", 9)
	d.write([]commitments.Change{put(1, 1, "a")})
}

func much(d desk) {
	var changes []commitments.Change
	var entries []commitments.Entry
	for i := range commitments.MaxChanges + 1 {
		changes = append(changes, put(i+1, i%50, "x"))
		entries = append(entries, entry(commitments.AboutCommitment(i+1), fmt.Sprint(i)))
	}
	d.refuses(commitments.ErrChange, changes)
	d.refuses(commitments.ErrChange, changes[:1], entries...)
	d.write(changes[:commitments.MaxChanges], entries[:commitments.MaxChanges]...)
	if all := d.all(region, commitments.Current, 500); len(all) != commitments.MaxChanges {
		d.Errorf("%d are on the list; want %d", len(all), commitments.MaxChanges)
	}
	d.tells("komitmen 2000", 2, "1999")
	d.day(entries[0].Day, 2, "1998", "1999")
}

func regionsApart(d desk) {
	d.write([]commitments.Change{put(1, 1, "a")}, entry("komitmen 1", "a"))
	for i, other := range []string{"7300", "6309", "0000"} {
		d.check(d.Write(d.Context(), other, []commitments.Change{put(1, 1, "b")}, entry("komitmen 1", "b")))
		if version, err := d.Version(d.Context(), other); err != nil || version != 1 {
			d.Errorf("region %d has version %d, %v; want 1", i, version, err)
		}
		if all := d.all(other, commitments.Current, 5); !slices.Equal(all, []string{"b"}) {
			d.Errorf("%s has %q; want b", other, all)
		}
	}
	d.has([]int{1}, "a")
	d.lists(commitments.Current, "a")
	d.tells("komitmen 1", 9, "a")
	_, err := d.Texts(d.Context(), "1100", commitments.Pledges, 1)
	d.check(err)
	_, err = d.Reserve(d.Context(), "1100", commitments.Pledges, 1)
	d.check(err)
	if regions, err := d.Regions(d.Context()); err != nil || !slices.Equal(regions, []string{"0000", "6309", "6311", "7300"}) {
		d.Errorf("regions %q, %v; want those written in, sorted", regions, err)
	}
}

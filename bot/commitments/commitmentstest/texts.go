package commitmentstest

import (
	"fmt"
	"slices"
	"strings"

	"pantau/bot/commitments"
)

func nothing(d desk) {
	d.has(nil, "")
	d.has([]int{1, 7}, "- -")
	d.lists(commitments.Current)
	d.lists(commitments.Past)
	d.tells("komitmen 1", 5)
	d.day(commitments.NewDate(2026, 12, 1), 5)
	version, err := d.Version(d.Context(), region)
	d.check(err)
	regions, err := d.Regions(d.Context())
	d.check(err)
	if version != 0 || len(regions) != 0 {
		d.Errorf("version %d, regions %q; want 0 and none", version, regions)
	}
}

func textsInOrder(d desk) {
	odd := "{\"a\":\"ä \\u0000 \x01 😀\"}\nsecond line "
	d.write([]commitments.Change{put(1, 5, "one"), put(12, 5, "twelve"), put(999_999_999, 5, "last")})
	d.write([]commitments.Change{put(2, 5, odd)})
	d.has([]int{12, 1, 3, 12, 999_999_999}, "twelve one - twelve last")
	d.has([]int{2}, odd)
	change := put(2, 5, strings.Repeat("long ", 10_000))
	change.Was = odd
	d.write([]commitments.Change{change})
	d.has([]int{2}, change.Is)
	if texts, err := d.Texts(d.Context(), region, commitments.Meetings, 1); err != nil || texts[0] != "" {
		d.Errorf("there is a meeting %q, %v under the number of a commitment", texts, err)
	}
}

func pages(d desk) {
	d.write([]commitments.Change{
		put(10, 20_000, "d"), put(9, 20_000, "c"), put(2, 20_001, "e"), put(100, 3, "a"), put(7, 20_000, "b"), put(1, 9_999_999, "f"),
	})
	d.lists(commitments.Current, "a", "b", "c", "d", "e", "f")
	d.lists(commitments.Past)
	texts, next, err := d.Page(d.Context(), region, commitments.Pledges, commitments.Current, "", 6)
	if err != nil || len(texts) != 6 || next != "" {
		d.Errorf("a page of all six brought %q and goes on behind %q, %v", texts, next, err)
	}
	for _, n := range []int{0, -1} {
		if texts, next, err := d.Page(d.Context(), region, commitments.Pledges, commitments.Current, "", n); err != nil || len(texts) != 1 || next == "" {
			d.Errorf("a page of %d brought %q and goes on behind %q, %v; want one", n, texts, next, err)
		}
	}
}

func boundedPages(d desk) {
	const things = commitments.MaxPage + 1
	var changes []commitments.Change
	for i := range things {
		changes = append(changes, put(i+1, 5, fmt.Sprint(i)))
	}
	d.write(changes)
	texts, next, err := d.Page(d.Context(), region, commitments.Pledges, commitments.Current, "", 10*things)
	if err != nil || len(texts) != commitments.MaxPage || next == "" {
		d.Errorf("a page brought %d things, %v; want %d", len(texts), err, commitments.MaxPage)
	}
	if all := d.all(region, commitments.Current, 10*things); len(all) != things {
		d.Errorf("all pages brought %d things; want %d", len(all), things)
	}
}

// What stood on the list at the beginning is met once, whatever comes meanwhile.
func pagesMeanwhile(d desk) {
	var old []string
	var changes []commitments.Change
	for i := range 60 {
		changes = append(changes, put(2*i+1, 10*(i/7), fmt.Sprint("old ", i)))
		old = append(old, fmt.Sprint("old ", i))
	}
	d.write(changes)
	var met []string
	after, number := "", 2
	for {
		texts, next, err := d.Page(d.Context(), region, commitments.Pledges, commitments.Current, after, 4)
		d.check(err)
		met = append(met, texts...)
		if next == "" {
			break
		}
		after = next
		for _, order := range []int{0, 3, 45, 200} {
			d.write([]commitments.Change{put(number, order, "new")})
			number += 2
		}
		if gone := put(1, 900, "gone"); len(met) == 8 { // its place was passed already
			gone.Was, gone.List = "old 0", commitments.Past
			d.write([]commitments.Change{gone})
		}
	}
	met = slices.DeleteFunc(met, func(s string) bool { return s == "new" })
	if !slices.Equal(met, old) {
		d.Errorf("met %q; want %q", met, old)
	}
}

func moves(d desk) {
	d.write([]commitments.Change{put(1, 10, "a"), put(2, 20, "b"), put(3, 30, "c")})
	step := func(number int, was, is string, l commitments.List, order int) {
		change := put(number, order, is)
		change.Was, change.List = was, l
		d.write([]commitments.Change{change})
	}
	step(1, "a", "A", commitments.Current, 25)
	d.lists(commitments.Current, "b", "A", "c")
	step(2, "b", "B", commitments.Past, 20)
	d.lists(commitments.Current, "A", "c")
	d.lists(commitments.Past, "B")
	step(3, "c", "C", commitments.Current, 30)
	d.lists(commitments.Current, "A", "C")
	step(3, "C", "x", commitments.Past, 7)
	step(2, "B", "b", commitments.Current, 99)
	d.lists(commitments.Current, "A", "b")
	d.lists(commitments.Past, "x")
	meeting := put(1, 1, "meeting")
	meeting.Shelf = commitments.Meetings
	d.write([]commitments.Change{meeting})
	d.lists(commitments.Current, "A", "b")
	d.has([]int{1, 2, 3}, "A b x")
}

func beyond(d desk) {
	d.write([]commitments.Change{
		put(4, 9_999_998, "d"), put(3, 1, "c"), put(6, 123_456_789, "f"), put(1, -700_000, "a"), put(2, 0, "b"), put(5, 9_999_999, "e"),
	})
	d.lists(commitments.Current, "a", "b", "c", "d", "e", "f")
	back := put(6, 5, "g")
	back.Was = "f"
	d.write([]commitments.Change{back})
	d.lists(commitments.Current, "a", "b", "c", "g", "d", "e")
}

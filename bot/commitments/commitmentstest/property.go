package commitmentstest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"pantau/bot/commitments"
)

// likeMap plays any sequence of writes on the store and on a map.
func likeMap(d desk) {
	round := 0
	rapid.Check(d.T, func(t *rapid.T) {
		round++
		region := fmt.Sprint("r", round) // a fresh one for every sequence
		kept, entries := map[int]commitments.Change{}, 0
		for range rapid.IntRange(1, 12).Draw(t, "writes") {
			changes := rapid.SliceOfN(rapid.Custom(drawChange), 0, 4).Draw(t, "changes")
			want := error(nil)
			for i, c := range changes {
				if rapid.IntRange(0, 9).Draw(t, "stale") > 0 {
					changes[i].Was = kept[c.Number].Is
				}
				if changes[i].Was != kept[c.Number].Is {
					want = commitments.ErrChanged
				}
			}
			if err := d.Write(d.Context(), region, changes, entry("a", "b")); !errors.Is(err, want) {
				t.Fatalf("Write = %v; want %v", err, want)
			}
			if want == nil {
				entries++
				for _, c := range changes {
					kept[c.Number] = c
				}
			}
		}
		for _, l := range []commitments.List{commitments.Current, commitments.Past} {
			n := rapid.IntRange(1, 6).Draw(t, "page")
			if got, want := d.all(region, l, n), on(kept, l); !slices.Equal(got, want) {
				t.Fatalf("%s in pages of %d: %q; want %q", l, n, got, want)
			}
		}
		if told, err := d.History(d.Context(), region, "a", 99); err != nil || len(told) != entries {
			t.Fatalf("%d entries, %v; want %d", len(told), err, entries)
		}
	})
}

func drawChange(t *rapid.T) commitments.Change {
	return commitments.Change{
		Shelf: commitments.Pledges, Number: rapid.IntRange(1, 6).Draw(t, "number"),
		Is:   rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "is"),
		List: rapid.SampledFrom([]commitments.List{commitments.Current, commitments.Past}).Draw(t, "list"), Order: rapid.IntRange(0, 3).Draw(t, "order"),
	}
}

// on are the texts of a list, in order.
func on(kept map[int]commitments.Change, l commitments.List) (texts []string) {
	all := slices.DeleteFunc(slices.Collect(maps.Values(kept)), func(c commitments.Change) bool { return c.List != l })
	slices.SortFunc(all, func(a, b commitments.Change) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Number, b.Number))
	})
	for _, c := range all {
		texts = append(texts, c.Is)
	}
	return texts
}

package outboxtest

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"pantau/bot/outbox"
)

// telling is a letter with marks.
func (d desk) telling(key string, marks ...string) outbox.Letter {
	l := d.letter(key, 1)
	l.Expires = d.clock.Now().Add(24 * time.Hour)
	l.Marks = marks
	return l
}

// marked checks which marks are known; those behind a dash are not.
func (d desk) marked(want ...string) {
	d.Helper()
	var marks, got []string
	for _, w := range want {
		marks = append(marks, strings.TrimPrefix(w, "-"))
	}
	known, err := d.Marked(d.Context(), marks...)
	d.check(err)
	for i, k := range known {
		got = append(got, map[bool]string{true: "", false: "-"}[k]+marks[i])
	}
	if !slices.Equal(got, want) {
		d.Errorf("marks %q; want %q", got, want)
	}
}

func markOnce(d desk) {
	d.marked()
	d.marked("-H-7", "-{x}: ä %s")
	d.put(1, d.telling("a", "H-7", "{x}: ä %s"))
	d.marked("H-7", "-H-3", "{x}: ä %s", "H-7")

	d.put(0, d.telling("b", "H-3", "H-7")) // one is known, so none is set
	d.marked("-H-3")
	d.put(0, d.telling("a", "H-1")) // the key is known
	d.marked("-H-1")
	d.put(1, d.telling("b", "H-3")) // what was refused goes in without what is known
	d.put(2, d.telling("c", "H-0"), d.telling("d", "H-0"), d.letter("e", 1), d.telling("f", "H-7"))
	d.takes(9, "a", "b", "c", "e")
	d.marked("H-0", "H-3", "-H-1")
}

// A mark is of what was said, not of the letter that said it.
func marksOutlive(d desk) {
	d.put(3, d.telling("a", "1", "one"), d.telling("b", "2"), d.telling("c", "3"))
	for i, l := range d.take(3) {
		if len(l.Marks) > 0 {
			d.Errorf("%s came out with the marks %q; want none", l.Key, l.Marks)
		}
		d.finish(l, outbox.Outcome(i), outbox.Refused)
	}
	d.marked("1", "2", "3", "one")
	d.put(0, d.telling("d", "1"), d.telling("e", "2"), d.telling("f", "4", "3"))
	d.marked("-4")
	d.none()
}

func marksEnd(d desk) {
	d.put(2, d.telling("a", "asked"), d.telling("b", "unasked"))
	for range 9 {
		d.pass(40 * 24 * time.Hour)
		d.marked("asked", "-other")
	}
	d.marked("-unasked")
	d.put(1, d.telling("c", "unasked"))
	d.put(0, d.telling("d", "asked", "new"))
	d.pass(89 * 24 * time.Hour)
	d.put(0, d.telling("e", "unasked"))
	d.pass(2 * 24 * time.Hour)
	d.marked("-unasked", "-asked", "-new", "-other")
	d.put(1, d.telling("f", "asked", "unasked", "new"))
}

func badMarks(d desk) {
	many := make([]string, 1001)
	for i := range many {
		many[i] = fmt.Sprint("m", i)
	}
	for name, marks := range map[string][]string{
		"empty": {"good", ""}, "long": {strings.Repeat("x", 257)}, "tab": {"a\tb"}, "line": {"a\nb"}, "many": many,
	} {
		_, err := d.Put(d.Context(), d.telling("good", "good"), d.telling("bad", marks...))
		if err == nil {
			d.Errorf("a letter with marks that are %s is taken", name)
		}
		d.wantError(err, outbox.ErrLetter)
	}
	d.marked("-good", "-a")
	d.put(1, d.telling("good", many[:1000]...))
	if known, err := d.Marked(d.Context(), many...); err != nil || slices.Index(known, false) != 1000 {
		d.Errorf("of 1,001 marks number %d is the first not known, %v; want 1,000", slices.Index(known, false), err)
	}
}

// Letters of a broadcast have none.
func broadcastMarks(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	l := d.telling("b/1", "x")
	l.Broadcast = "b"
	_, err := d.Advance(d.Context(), b, outbox.Step{At: 1, Letters: []outbox.Letter{l}})
	d.wantError(err, outbox.ErrLetter)
	d.marked("-x")
	d.none()
}

// Of many who tell the same at once one does.
func crowdOfTellers(d desk) {
	var added atomic.Int32
	crowd(8, func(i int) {
		for k := range 20 {
			n, err := d.Put(d.Context(), d.telling(fmt.Sprint(i, " ", k), fmt.Sprint("own ", i, k), fmt.Sprint("shared ", k)))
			if err != nil {
				d.Error(err)
			}
			added.Add(int32(n))
		}
	})
	if added.Load() != 20 {
		d.Errorf("%d letters went in; want 20, one a mark", added.Load())
	}
	known := 0
	for k := range 20 {
		for i := range 8 {
			own, err := d.Marked(d.Context(), fmt.Sprint("own ", i, k))
			d.check(err)
			if own[0] {
				known++
			}
		}
	}
	if known != 20 {
		d.Errorf("%d marks of their own are known; want those of the 20 letters", known)
	}
}

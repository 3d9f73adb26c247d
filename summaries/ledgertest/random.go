package ledgertest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"pantau/summaries"
)

var errOwn = errors.New("the caller's own")

// Same has two ledgers do the same random things: their answers are the same. open
// makes two empty ones.
func Same(t *testing.T, open func(keep int) (one, other summaries.Ledger)) {
	rapid.Check(t, func(rt *rapid.T) {
		one, other := open(rapid.IntRange(2, 5).Draw(rt, "keep"))
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			step := anyStep(rt, t)
			got, want := step.do(other), step.do(one)
			if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
				rt.Fatalf("%s (-one +other):\n%s", step.name, d)
			}
		}
	})
}

// step is something that is done to a ledger, and all that it answers.
type step struct {
	name string
	do   func(summaries.Ledger) []any
}

// said is what a call answers; of an error what a caller tells it by.
func said(err error, answers ...any) []any {
	for _, known := range []error{errOwn, summaries.ErrNoItem, summaries.ErrItem, summaries.ErrChanged} {
		if errors.Is(err, known) {
			return []any{known.Error()}
		}
	}
	if err != nil {
		return []any{"unexpected: " + err.Error()}
	}
	return answers
}

func anyStep(rt *rapid.T, t *testing.T) step {
	return rapid.OneOf(
		rapid.Custom(func(rt *rapid.T) step { return addStep(rt, t) }),
		rapid.Custom(func(rt *rapid.T) step { return changeStep(rt, t) }),
		rapid.Custom(func(rt *rapid.T) step { return readStep(rt, t) }),
		rapid.Custom(func(rt *rapid.T) step { return listStep(rt, t) }),
		rapid.Custom(func(rt *rapid.T) step { return countStep(rt, t) }),
	).Draw(rt, "step")
}

// states are all there are, those oftener that lists go by.
var states = []summaries.State{summaries.Announced, summaries.Announced, summaries.Found, summaries.Drafted, summaries.Waiting,
	summaries.Rejected, summaries.Old, summaries.Beside, summaries.Withdrawn}

// shape is what lists go by of an item.
type shape struct {
	State       summaries.State
	Region      string
	Found, Told int // minutes
	Days        int // later
}

func anyShape(rt *rapid.T) shape {
	return shape{
		State:  rapid.SampledFrom(states).Draw(rt, "state"),
		Region: rapid.SampledFrom([]string{"", "0000", "6300", "6311"}).Draw(rt, "region"),
		Found:  rapid.IntRange(0, 9).Draw(rt, "found"), Told: rapid.IntRange(0, 9).Draw(rt, "told"),
		Days: rapid.SampledFrom([]int{0, 0, 0, 401}).Draw(rt, "days"),
	}
}

func (s shape) give(i *summaries.Item) {
	i.State, i.Release.Region = s.State, s.Region
	i.FoundAt, i.ToldAt = minutes(s.Found).AddDate(0, 0, s.Days), minutes(s.Told)
}

func anyID(rt *rapid.T) int { return rapid.IntRange(1, 25).Draw(rt, "id") }

func addStep(rt *rapid.T, t *testing.T) step {
	i, s := item(anyID(rt)), anyShape(rt)
	s.give(&i)
	return step{fmt.Sprintf("add %s %+v", i.Release.ID, s), func(l summaries.Ledger) []any {
		kept, isNew, err := l.Add(t.Context(), i)
		return said(err, kept, isNew)
	}}
}

func changeStep(rt *rapid.T, t *testing.T) step {
	number, s := rapid.IntRange(0, 20).Draw(rt, "number"), anyShape(rt)
	var fails error
	if rapid.IntRange(0, 9).Draw(rt, "fails") == 0 {
		fails = errOwn
	}
	return step{fmt.Sprintf("change %d %+v %v", number, s, fails), func(l summaries.Ledger) []any {
		kept, err := l.Change(t.Context(), number, func(i *summaries.Item) error { s.give(i); i.Tries++; return fails })
		return said(err, kept)
	}}
}

func readStep(rt *rapid.T, t *testing.T) step {
	id := item(anyID(rt)).Release.ID
	number := rapid.IntRange(-1, 20).Draw(rt, "number")
	return step{fmt.Sprintf("find %d, %s", number, id), func(l summaries.Ledger) []any {
		a, aOK, err1 := l.Find(t.Context(), number)
		b, bOK, err2 := l.ByID(t.Context(), id)
		known, err3 := l.Known(t.Context(), id, "unknown", item(1).Release.ID)
		return said(errors.Join(err1, err2, err3), a, aOK, b, bOK, known)
	}}
}

func listStep(rt *rapid.T, t *testing.T) step {
	regions := rapid.SliceOfN(rapid.SampledFrom([]string{"", "0000", "6300", "6311", "6309"}), 0, 3).Draw(rt, "regions")
	skip, most := rapid.IntRange(-1, 6).Draw(rt, "skip"), rapid.IntRange(-1, 6).Draw(rt, "most")
	return step{fmt.Sprintf("told %q %d %d, open", regions, skip, most), func(l summaries.Ledger) []any {
		told, all, err1 := l.Told(t.Context(), regions, skip, most)
		open, err2 := l.Open(t.Context())
		return said(errors.Join(err1, err2), told, all, open)
	}}
}

func countStep(rt *rapid.T, t *testing.T) step {
	name := rapid.SampledFrom([]string{"model", "chat/1"}).Draw(rt, "name")
	most := rapid.IntRange(-1, 4).Draw(rt, "most")
	return step{fmt.Sprintf("spend %s %d", name, most), func(l summaries.Ledger) []any {
		ok, err1 := l.Spend(t.Context(), "2026-12-01", name, most)
		n, err2 := l.Spent(t.Context(), "2026-12-01", name)
		opened, err3 := l.Opened(t.Context(), name)
		err4 := l.SetOpened(t.Context(), name)
		return said(errors.Join(err1, err2, err3, err4), ok, n, opened)
	}}
}

package commitments_test

import (
	"encoding/json"
	"testing"

	"pantau/bot/commitments"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawDeed draws something that anybody could try, of people and parts that exist and
// of others, with dates around the deadline.
func drawDeed(t *rapid.T) deed {
	skpd := rapid.SampledFrom([]string{"dinsos", "disnaker", "dpmd", "pupr", ""}).Draw(t, "skpd")
	by := rapid.SampledFrom([]string{"dinsos", "pupr", "dinkes", ""}).Draw(t, "by")
	reason := rapid.SampledFrom([]string{"banjir", "banjir", " "}).Draw(t, "reason")
	to := date("2026-12-20").AddDays(rapid.IntRange(0, 60).Draw(t, "to"))
	a := commitments.Act{By: "Kepala", Trust: rapid.Bool().Draw(t, "trust"),
		At: date("2026-12-20").AddDays(rapid.IntRange(0, 40).Draw(t, "day")).At(9*60, wita)}
	percent := rapid.IntRange(-50, 150).Draw(t, "percent")
	type c = commitments.Commitment
	type entries = []commitments.Entry
	return rapid.SampledFrom([]deed{
		func(x *c) (entries, error) { return x.ReportDone(skpd, a, reason) },
		func(x *c) (entries, error) { return x.ReportDone(skpd, a, reason) },
		func(x *c) (entries, error) {
			return x.ReportProgress(skpd, a, commitments.Progress{Percent: &percent, Note: reason})
		},
		func(x *c) (entries, error) {
			return x.AddEvidence(skpd, a, commitments.Evidence{File: "F" + reason, Name: reason})
		},
		func(x *c) (entries, error) { return x.Verify(skpd, a) },
		func(x *c) (entries, error) { return x.Verify(skpd, a) },
		func(x *c) (entries, error) { return x.Return(skpd, a, reason) },
		func(x *c) (entries, error) { return x.Waive(skpd, a, reason) },
		func(x *c) (entries, error) { return x.AskExtension(skpd, a, to, reason) },
		func(x *c) (entries, error) { return x.Disclaim(skpd, a, reason) },
		func(x *c) (entries, error) { return x.Grant(skpd, a) },
		func(x *c) (entries, error) { return x.Refuse(skpd, a, reason) },
		func(x *c) (entries, error) { return x.Replace(skpd, by, a) },
		func(x *c) (entries, error) { return x.Move(a, to, reason) },
		func(x *c) (entries, error) { return x.Snooze(skpd, by, to, a) },
		func(x *c) (entries, error) { return x.Escalate(skpd, a, commitments.Hold, reason) },
		func(x *c) (entries, error) { return x.Escalate(skpd, a, commitments.RemindAgain, reason) },
		func(x *c) (entries, error) { return x.Accept(a) },
		func(x *c) (entries, error) {
			if percent < 140 { // seldom, for it ends all
				return nil, commitments.ErrState
			}
			return x.Cancel(a, reason)
		},
	}).Draw(t, "deed")
}

// text is the whole commitment as it is kept.
func text(t *rapid.T, c commitments.Commitment) string {
	all, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// Whatever is tried in whatever order: an error has changed nothing, a success has an
// entry, and the commitment is closed just when its lead is verified and all others are
// verified or waived.
func TestAnyOrderOfDeeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := shared()
		c.State = rapid.SampledFrom([]commitments.State{commitments.Open, commitments.Open, commitments.Draft}).Draw(t, "state")
		for range rapid.IntRange(1, 60).Draw(t, "deeds") {
			before := text(t, c)
			entries, err := drawDeed(t)(&c)
			if after := text(t, c); err != nil && before != after {
				t.Fatalf("%v, and it was changed:\n%s", err, cmp.Diff(before, after))
			}
			if (err == nil) != (len(entries) > 0) {
				t.Fatalf("error %v with %d entries", err, len(entries))
			}
			for _, e := range entries {
				if e.At.IsZero() || e.Day != commitments.DateOf(e.At) || e.What == "" || e.About != "komitmen 12" {
					t.Fatalf("an entry is incomplete: %+v", e)
				}
			}
			consistent(t, c)
		}
	})
}

// consistent fails when a commitment contradicts itself.
func consistent(t *rapid.T, c commitments.Commitment) {
	settled := c.Parties[0].Status == commitments.Verified
	seen := map[string]bool{}
	for i, p := range c.Parties {
		settled = settled && p.Status.Settled()
		claimed := p.Status == commitments.Reported || p.Status == commitments.Verified
		switch {
		case seen[p.SKPD]:
			t.Fatalf("%s has two parts", p.SKPD)
		case claimed && (p.Reported.IsZero() || p.ReportedBy == ""), p.Status.Owes() && !p.Reported.IsZero():
			t.Fatalf("%s, reported %v by %q", p.Status, p.Reported, p.ReportedBy)
		case (p.Status == commitments.Verified) == p.Verified.IsZero():
			t.Fatalf("%s, verified %v", p.Status, p.Verified)
		case (p.Status == commitments.Returned || p.Status == commitments.Waived) == (p.Reason == ""):
			t.Fatalf("%s, because %q", p.Status, p.Reason)
		case p.Request != nil && (!p.Status.Owes() || c.State != commitments.Open):
			t.Fatalf("a request stands with %s, %s", p.Status, c.State)
		case p.Progress < 0 || p.Progress > 100 || len(p.Evidence) > commitments.MaxEvidence:
			t.Fatalf("%d percent, %d files", p.Progress, len(p.Evidence))
		case !p.Until.IsZero() && (i == 0 || !p.Until.After(c.Deadline) || p.Begun.IsZero()):
			t.Fatalf("%s until %s, the commitment until %s", p.SKPD, p.Until, c.Deadline)
		}
		seen[p.SKPD] = true
	}
	switch c.State {
	case commitments.Draft:
	case commitments.Cancelled:
		if c.ClosedAt.IsZero() || c.Reason == "" {
			t.Fatal("cancelled without a moment or a reason")
		}
	default:
		if (c.State == commitments.Closed) != settled || settled == c.ClosedAt.IsZero() {
			t.Fatalf("%s at %v, and settled: %v", c.State, c.ClosedAt, settled)
		}
	}
}

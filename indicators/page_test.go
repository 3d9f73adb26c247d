package indicators

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestReadersAreToldWhatIsTrue plays any course of writes and tellings: a reader
// who believes each news, as a change from what he knew, always ends up knowing
// what stands in the book, and is never told the same twice.
func TestReadersAreToldWhatIsTrue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var p Page
		var knows, stands *Decimal
		tell := func(e Entry) {
			if knows != nil && (e.Was == nil || e.Was.Cmp(*knows) != 0 || e.Value.Cmp(*knows) == 0) {
				rt.Fatalf("told %v after %v", e, knows)
			}
			knows, p = &e.Value, p.Tell(e)
		}
		for step := range rapid.IntRange(1, 15).Draw(rt, "steps") {
			e := Entry{Region: "6311", Period: Period{2026, March}, At: auditTime.Add(time.Duration(step) * time.Minute),
				Value: Decimal{rapid.Int64Range(450, 453).Draw(rt, "value"), 2}}
			switch rapid.IntRange(0, 2).Draw(rt, "what") {
			case 0:
				p, stands = p.Write(e, true), &e.Value
			case 1:
				if e := p.Waiting(); e != nil {
					tell(*e)
				}
			case 2: // a write between reading the news and marking it
				if before := p.Waiting(); before != nil {
					p, stands = p.Write(e, true), &e.Value
					tell(*before)
				}
			}
			if stands != nil && p.Told.Value.Cmp(*stands) != 0 {
				rt.Fatalf("the book says %v, not %v", p.Told.Value, stands)
			}
		}
		if e := p.Waiting(); e != nil {
			tell(*e)
		}
		if p.Waiting() != nil || stands != nil && (knows == nil || knows.Cmp(*stands) != 0) {
			rt.Fatalf("the reader knows %v, the book says %v", knows, stands)
		}
	})
}

func TestKeys(t *testing.T) {
	for _, id := range []string{"6311:p0:2025-03", "0000:line:2012", "9471:p2:2150-09"} {
		if k, ok := ParseKey(id); !ok || k.ID() != id {
			t.Errorf("%s is %v, %v", id, k, ok)
		}
	}
	for _, id := range []string{"", "6311:p0", "631:p0:2025-03", "6311:p3:2025-03", "6311:p0:2025-04", "6311:p0:2156-03", "6311:p0:1900", "6311:p0:2025-03:x", "abcd:p0:2025-03"} {
		if k, ok := ParseKey(id); ok {
			t.Errorf("%s is %v", id, k)
		}
	}
}

func FuzzKey(f *testing.F) {
	f.Add("6311:p0:2025-03")
	f.Add("0000:line:2012")
	f.Fuzz(func(t *testing.T, id string) {
		if k, ok := ParseKey(id); ok && k.ID() != id {
			t.Errorf("%q is %s", id, k.ID())
		}
	})
}

package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

// A lead is over when its day is over for every SKPD, also one with a later deadline.
func TestLeadsOver(t *testing.T) {
	today := commitments.NewDate(2026, 12, 21)
	c := commitments.Commitment{State: commitments.Open, Deadline: commitments.NewDate(2026, 12, 31), Leads: []int{30, 14, 10, 3},
		Parties: []commitments.Party{{SKPD: "dinsos"}}}
	if got := leadsOver(c, today); !cmp.Equal(got, []int{30, 14}) {
		t.Errorf("over are %v", got)
	}
	c.Parties = append(c.Parties, commitments.Party{SKPD: "dpmd", Until: commitments.NewDate(2027, 1, 5)})
	if got := leadsOver(c, today); !cmp.Equal(got, []int{30}) {
		t.Errorf("with a later deadline over are %v", got)
	}
	if c.State = commitments.Draft; leadsOver(c, today) != nil {
		t.Error("a draft has leads that are over")
	}
}

package bot

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func TestNotesComeBack(t *testing.T) {
	r := reminded{Region: "6311", More: 3, Items: []remindedItem{{12, "dinsos", "H-7", "1z141z3"}, {9, "diskop-ukm", commitments.Overdue, "a"}, {Number: 7, SKPD: "dpmd"}}}
	got, ok := readNote(noteOf(r))
	if diff := cmp.Diff(r, got); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
}

// A note is at most 1 KB, whatever ids an SKPD has; what finds no room is counted.
func TestNotesStayShort(t *testing.T) {
	for _, id := range []string{"dinsos", strings.Repeat("ж", 40)} {
		r := reminded{Region: "6311", More: 2}
		for n := range 30 {
			r.Items = append(r.Items, remindedItem{1_000_000 + n, id, "H-30", "1z141z3"})
		}
		note := noteOf(r)
		got, ok := readNote(note)
		if !ok || len(note) > maxNote || len(got.Items)+got.More != 32 || len(got.Items) > noteItems || len(got.Items) < 5 {
			t.Errorf("%s: %d bytes, %d items, %d more", id, len(note), len(got.Items), got.More)
		}
	}
}

func FuzzReadNote(f *testing.F) {
	f.Add("a6311 0 12:dinsos:H-7:1z141z3")
	f.Add("a6311 99 1:a:: 2:b:lewat:x")
	f.Add("rapat|6311|3|0|dinsos|H-7")
	f.Fuzz(func(t *testing.T, note string) {
		r, ok := readNote(note)
		if !ok {
			return
		}
		again, ok := readNote(noteOf(r))
		if len(r.Items) <= noteItems && len(note) < maxNote/2 {
			if diff := cmp.Diff(r, again); !ok || diff != "" {
				t.Errorf("%q: %s", note, diff)
			}
		}
	})
}

// A button that would be too long names the SKPD by its place.
func TestPartyButtonsFit(t *testing.T) {
	long := strings.Repeat("a", 40)
	c := commitments.Commitment{Number: 999_999_999, Parties: []commitments.Party{{SKPD: "dinsos"}, {SKPD: long}}}
	for _, p := range c.Parties {
		b := partyButton("Lapor progres", "tinjau kembalikan", "6311", c, p.SKPD)
		words := strings.Fields(b.Data)
		if len(b.Data) > maxData || len(words) != 5 {
			t.Fatalf("%q has %d bytes", b.Data, len(b.Data))
		}
		if found := partyNamed(&c, words[3]); found == nil || found.SKPD != p.SKPD {
			t.Errorf("%q names %v", b.Data, found)
		}
	}
	for _, word := range []string{"~0", "~3", "~x", "~", "lain", fmt.Sprint("~", 1<<40)} {
		if p := partyNamed(&c, word); p != nil {
			t.Errorf("%q names %s", word, p.SKPD)
		}
	}
}

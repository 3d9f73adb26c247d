package commitments_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func amend(f commitments.Field, value string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Amend(office, f, value) }
}

func support(skpd string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Support(skpd, office) }
}

// A draft and an open commitment can be amended, and get one more SKPD; what has ended
// cannot.
func TestAmendments(t *testing.T) {
	const title = "Pelatihan kerja 200 orang"
	walk(t, []transition{
		{"another title", nil, amend(commitments.FieldTitle, "Pelatihan las"), "amended: " + title + " > judul: Pelatihan las", commitments.Open},
		{"blanks around a title", nil, amend(commitments.FieldTitle, " "+title+"\n"), "same", commitments.Open},
		{"no title", nil, amend(commitments.FieldTitle, " \n"), "state", commitments.Open},
		{"a programme", nil, amend(commitments.FieldProgramme, "pelatihan kerja"), "amended:  > program: pelatihan kerja", commitments.Open},
		{"a programme no more", []deed{amend(commitments.FieldProgramme, "pelatihan kerja")}, amend(commitments.FieldProgramme, ""), "amended: pelatihan kerja > program: ", commitments.Open},
		{"no programme as before", nil, amend(commitments.FieldProgramme, ""), "same", commitments.Open},
		{"a target", nil, amend(commitments.FieldMeasure, "200 orang"), "amended:  > target: 200 orang", commitments.Open},
		{"the same target", []deed{amend(commitments.FieldMeasure, "200 orang")}, amend(commitments.FieldMeasure, "200 orang"), "same", commitments.Open},
		{"a document", nil, amend(commitments.FieldDocument, "Komitmen bersama 2021"), "amended:  > dokumen: Komitmen bersama 2021", commitments.Open},
		{"details", nil, amend(commitments.FieldDetails, "dua kelas"), "amended:  > keterangan: dua kelas", commitments.Open},
		{"a field that is none", nil, amend("tenggat", "2027-01-29"), "state", commitments.Open},
		{"supporters as a field", nil, amend(commitments.FieldSupport, "pupr"), "state", commitments.Open},
		{"a draft", []deed{draft}, amend(commitments.FieldTitle, "Pelatihan las"), "amended: " + title + " > judul: Pelatihan las", commitments.Draft},
		{"what is closed", closes(), amend(commitments.FieldTitle, "Pelatihan las"), "state", commitments.Closed},
		{"what is cancelled", []deed{cancel("a")}, amend(commitments.FieldDetails, "a"), "state", commitments.Cancelled},

		{"one more SKPD", nil, support("pupr"), "amended pupr:  > SKPD pendukung: +", commitments.Open},
		{"one more of a draft", []deed{draft}, support("pupr"), "amended pupr:  > SKPD pendukung: +", commitments.Draft},
		{"one that has a part", nil, support("dpmd"), "same", commitments.Open},
		{"the lead", nil, support("dinsos"), "same", commitments.Open},
		{"one that is verified", []deed{done("dpmd", trust)}, support("dpmd"), "same", commitments.Open},
		{"one that was waived", []deed{waive("dpmd", "b")}, support("dpmd"), "amended dpmd:  > SKPD pendukung: +", commitments.Open},
		{"nobody", nil, support(""), "state", commitments.Open},
		{"one more of what is closed", closes(), support("pupr"), "state", commitments.Closed},
		{"one more of what is cancelled", []deed{cancel("a")}, support("pupr"), "state", commitments.Cancelled},
	})
}

// An amendment changes its field and nothing else; one that is refused changes nothing.
func TestAmendmentsChangeTheirFieldAlone(t *testing.T) {
	want := shared()
	for _, x := range []struct {
		field commitments.Field
		value string
		set   func(c *commitments.Commitment)
	}{
		{commitments.FieldTitle, "Pelatihan las", func(c *commitments.Commitment) { c.Title = "Pelatihan las" }},
		{commitments.FieldProgramme, "pelatihan kerja", func(c *commitments.Commitment) { c.Programme = "pelatihan kerja" }},
		{commitments.FieldMeasure, "2.5 km jalan", func(c *commitments.Commitment) { c.Measure = commitments.Measure{Target: "2.5", Unit: "km jalan"} }},
		{commitments.FieldDocument, "Komitmen bersama", func(c *commitments.Commitment) { c.Document = "Komitmen bersama" }},
		{commitments.FieldDetails, "dua kelas", func(c *commitments.Commitment) { c.Details = "dua kelas" }},
		{commitments.FieldMeasure, "", func(c *commitments.Commitment) { c.Measure = commitments.Measure{} }},
	} {
		got := want
		entries, err := got.Amend(office, x.field, x.value)
		check(t, err)
		x.set(&want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", x.field, diff)
		}
		if e := entries[0]; len(entries) != 1 || e.By != "Sekretariat" || e.At != office.At || e.Day != date("2026-12-28") || e.About != "komitmen 12" || e.SKPD != "" {
			t.Errorf("%s: the entry is %+v", x.field, entries)
		}
		for _, bad := range []struct {
			field commitments.Field
			value string
		}{{x.field, " " + x.value}, {commitments.FieldTitle, ""}, {"lain", "a"}} {
			before := got
			if _, err := got.Amend(office, bad.field, bad.value); err == nil {
				t.Errorf("%s can be made %q", bad.field, bad.value)
			}
			if diff := cmp.Diff(before, got); diff != "" {
				t.Errorf("%s is refused, and changed:\n%s", bad.field, diff)
			}
		}
	}
}

// Who was waived and takes part again owes a report as somebody new: nothing of the
// earlier part counts. The lead stays the lead.
func TestSupportBeginsAnew(t *testing.T) {
	c := shared()
	for _, d := range []deed{progress("dpmd", commitments.Progress{Actual: "40", Note: "sebagian"}), evidence("dpmd", "F1", dinas), waive("dpmd", "bukan tugasnya"), support("dpmd"), support("pupr")} {
		check(t, errorOf(d(&c)))
	}
	want := append(shared().Parties, commitments.Party{SKPD: "pupr", Status: commitments.Waiting})
	if diff := cmp.Diff(want, c.Parties); diff != "" || c.Lead() != "dinsos" {
		t.Errorf("the lead is %s (-want +got):\n%s", c.Lead(), diff)
	}
	if c.State != commitments.Open {
		t.Errorf("it is %s", c.State)
	}
	for _, d := range []deed{done("dinsos", trust), done("disnaker", trust), done("dpmd", trust)} {
		check(t, errorOf(d(&c)))
	}
	if c.State != commitments.Open {
		t.Error("it is closed before the new SKPD has reported")
	}
	check(t, errorOf(done("pupr", trust)(&c)))
	if c.State != commitments.Closed {
		t.Errorf("it is %s once all have reported", c.State)
	}
}

func TestPartiesAreBounded(t *testing.T) {
	c := shared()
	check(t, errorOf(waive("dpmd", "b")(&c)))
	for n := len(c.Parties); n < commitments.MaxParties; n++ {
		check(t, errorOf(support(fmt.Sprint("skpd-", n))(&c)))
	}
	entries, err := c.Support("satu-lagi", office)
	if len(c.Parties) != commitments.MaxParties || err != commitments.ErrFull || entries != nil || c.Party("satu-lagi") != nil {
		t.Errorf("%d parties, and then %v", len(c.Parties), err)
	}
	if err := errorOf(support("dpmd")(&c)); err != nil || c.Party("dpmd").Status != commitments.Waiting {
		t.Errorf("one that was waived finds no place in the full list: %v", err)
	}
}

// A draft that is turned down never was a commitment; one that was recorded stays one.
func TestRejected(t *testing.T) {
	for state, want := range map[commitments.State]bool{commitments.Draft: true, commitments.Open: false} {
		c := shared()
		c.State, c.Origin = state, commitments.Proposal
		if c.Rejected() {
			t.Errorf("%s is rejected", state)
		}
		_, err := c.Cancel(act("Sekretariat", "2026-11-23"), "ganda")
		check(t, err)
		if c.Rejected() != want {
			t.Errorf("%s and then cancelled is rejected: %v", state, !want)
		}
	}
}

package commitments_test

import (
	"testing"

	"pantau/bot/commitments"

	"github.com/google/go-cmp/cmp"
)

// What is said of a report stands in the part, and each report in place of the last.
func TestWhatAPartKeeps(t *testing.T) {
	c := shared()
	sixty, beyond := 60, 250
	do := func(entries []commitments.Entry, err error) {
		t.Helper()
		check(t, err)
		for _, e := range entries {
			if e.At.IsZero() || e.Day.IsZero() || e.By == "" || e.About != "komitmen 12" {
				t.Errorf("an entry is incomplete: %+v", e)
			}
		}
	}
	is := func(want commitments.Party) {
		t.Helper()
		if diff := cmp.Diff(want, *c.Party("disnaker")); diff != "" {
			t.Error(diff)
		}
	}
	do(c.ReportProgress("disnaker", dinas, commitments.Progress{Percent: &sixty, Actual: "120", Note: "peserta terdaftar"}))
	do(c.ReportProgress("disnaker", dinas, commitments.Progress{Actual: "130"}))
	is(commitments.Party{SKPD: "disnaker", Status: commitments.Running, Progress: 60, Actual: "130", Note: "peserta terdaftar"})

	do(c.AskExtension("disnaker", dinas, date("2027-01-29"), "gagal lelang"))
	do(c.AskExtension("disnaker", dinas, date("2027-02-26"), "gagal lelang lagi"))
	if r := c.Party("disnaker").Request; r.Date != date("2027-02-26") || r.Reason != "gagal lelang lagi" || r.By != "Kepala Disnaker" {
		t.Errorf("the request is %+v", r)
	}
	do(c.ReportDone("disnaker", dinas, ""))
	is(commitments.Party{SKPD: "disnaker", Status: commitments.Reported, Progress: 60, Actual: "130",
		Reported: dinas.At, ReportedBy: "Kepala Disnaker"})
	do(c.ReportDone("disnaker", dinas, "bukti menyusul"))
	is(commitments.Party{SKPD: "disnaker", Status: commitments.Reported, Progress: 60, Actual: "130", Note: "bukti menyusul",
		Reported: dinas.At, ReportedBy: "Kepala Disnaker"})

	do(c.Return("disnaker", office, "tanpa bukti"))
	is(commitments.Party{SKPD: "disnaker", Status: commitments.Returned, Progress: 60, Actual: "130", Note: "bukti menyusul", Reason: "tanpa bukti"})

	do(c.AddEvidence("disnaker", dinas, commitments.Evidence{File: "F1", By: "seseorang"}))
	do(c.ReportProgress("disnaker", dinas, commitments.Progress{Percent: &beyond}))
	do(c.ReportDone("disnaker", dinas, "lengkap"))
	do(c.Verify("disnaker", office))
	is(commitments.Party{SKPD: "disnaker", Status: commitments.Verified, Progress: 100, Actual: "130", Note: "lengkap",
		Evidence: []commitments.Evidence{{File: "F1", By: "Kepala Disnaker", At: dinas.At}},
		Reported: dinas.At, ReportedBy: "Kepala Disnaker", Verified: office.At})
	if c.Party("dinsos").Status != commitments.Waiting || c.Party("dpmd").Status != commitments.Waiting {
		t.Error("what one reports has changed another's part")
	}
}

// A later deadline of the commitment ends earlier ones of single SKPD, and leaves those
// that are later still.
func TestWhoseDeadlineMoves(t *testing.T) {
	c := shared()
	for skpd, to := range map[string]string{"disnaker": "2027-01-15", "dpmd": "2027-03-31"} {
		_, err := ask(skpd, to, "a")(&c)
		check(t, err)
		_, err = grant(skpd)(&c)
		check(t, err)
	}
	_, err := ask("dinsos", "2027-01-29", "b")(&c)
	check(t, err)
	_, err = c.Grant("dinsos", act("Sekretariat", "2026-12-30"))
	check(t, err)
	for skpd, want := range map[string][2]string{
		"dinsos": {"2027-01-29", "2026-12-30"}, "disnaker": {"2027-01-29", "2026-12-30"}, "dpmd": {"2027-03-31", "2026-12-28"},
	} {
		if x := c.TermsOf(*c.Party(skpd)); x.Deadline != date(want[0]) || x.Begun != date(want[1]) {
			t.Errorf("%s: %s, set on %s", skpd, x.Deadline, x.Begun)
		}
	}
	_, err = replace("dpmd", "pupr")(&c)
	check(t, err)
	if diff := cmp.Diff(commitments.Party{SKPD: "pupr", Status: commitments.Waiting, Until: date("2027-03-31"), Begun: date("2026-12-28")}, *c.Party("pupr")); diff != "" {
		t.Error(diff)
	}
}

// A draft counts from the day on which it was taken.
func TestADraftBeginsWhenItIsTaken(t *testing.T) {
	c := shared()
	c.State, c.Begun = commitments.Draft, date("2026-06-01")
	_, err := c.Accept(act("Sekretariat", "2026-12-21"))
	check(t, err)
	if d := c.DueOf(c.Parties[0], at("2026-12-21"), lebaran()); d.Stage != commitments.Far {
		t.Errorf("ten days before its deadline it says %s", d.Stage)
	}
}

// What was asked for ends with the commitment.
func TestACancelledCommitmentAsksForNothing(t *testing.T) {
	c := shared()
	for _, d := range []deed{ask("disnaker", "2027-01-29", "a"), disclaim("dpmd", "b"), cancel("anggaran")} {
		check(t, errorOf(d(&c)))
	}
	for _, p := range c.Parties {
		if p.Request != nil {
			t.Errorf("%s still asks for %s", p.SKPD, p.Request.Kind)
		}
	}
	if !c.ClosedAt.Equal(office.At) || c.Reason != "anggaran" {
		t.Errorf("cancelled at %v because %q", c.ClosedAt, c.Reason)
	}
}

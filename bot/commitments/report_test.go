package commitments_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pantau/bot/commitments"
)

// deed is something done to a commitment.
type deed func(c *commitments.Commitment) ([]commitments.Entry, error)

// Deeds of 28 December 2026, by their short names.
var (
	dinas  = act("Kepala Disnaker", "2026-12-28")
	office = act("Sekretariat", "2026-12-28")
	trust  = commitments.Act{By: "Kepala Disnaker", At: dinas.At, Trust: true}
)

func done(skpd string, a commitments.Act) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.ReportDone(skpd, a, "bukti menyusul")
	}
}

func progress(skpd string, p commitments.Progress) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.ReportProgress(skpd, dinas, p) }
}

func evidence(skpd, file string, a commitments.Act) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.AddEvidence(skpd, a, commitments.Evidence{File: file, Name: "foto"})
	}
}

func verify(skpd string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Verify(skpd, office) }
}

func giveBack(skpd, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Return(skpd, office, reason) }
}

func waive(skpd, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Waive(skpd, office, reason) }
}

func ask(skpd, to, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.AskExtension(skpd, dinas, date(to), reason)
	}
}

func disclaim(skpd, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Disclaim(skpd, dinas, reason) }
}

func grant(skpd string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Grant(skpd, office) }
}

func refuse(skpd, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Refuse(skpd, office, reason) }
}

func replace(skpd, by string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Replace(skpd, by, office) }
}

func move(to, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Move(office, date(to), reason) }
}

func snooze(skpd, of, until string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.Snooze(skpd, of, date(until), dinas)
	}
}

func escalate(skpd, day string, d commitments.Decision, reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.Escalate(skpd, act("Sekretariat", day), d, reason)
	}
}

func accept(day string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Accept(act("Sekretariat", day)) }
}

func cancel(reason string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) { return c.Cancel(office, reason) }
}

func draft(c *commitments.Commitment) ([]commitments.Entry, error) {
	c.State = commitments.Draft
	return nil, nil
}

// lines are entries in short: "reported disnaker: menunggu laporan > dilaporkan selesai (bukti menyusul)".
func lines(entries []commitments.Entry) string {
	var all []string
	for _, e := range entries {
		s := strings.TrimSpace(fmt.Sprintf("%s %s", e.What, e.SKPD)) + fmt.Sprintf(": %s > %s", e.From, e.To)
		if e.Reason != "" {
			s += " (" + e.Reason + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

// transition is a deed after some others, with the entries or the error that it has and
// the state it leads to.
type transition struct {
	name  string
	first []deed
	then  deed
	want  string
	state commitments.State
}

// walk tries transitions, each from the shared commitment.
func walk(t *testing.T, all []transition) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			x := shared()
			for _, d := range c.first {
				check(t, errorOf(d(&x)))
			}
			entries, err := c.then(&x)
			got := lines(entries)
			if err != nil {
				got = short(err)
			}
			if got != c.want || x.State != c.state {
				t.Errorf("got  %s, %s\nwant %s, %s", got, x.State, c.want, c.state)
			}
		})
	}
}

// closes are deeds that settle all parts.
func closes() []deed {
	return []deed{done("dinsos", trust), waive("disnaker", "a"), waive("dpmd", "b")}
}

// What an SKPD reports counts once, from an SKPD that owes a report.
func TestReports(t *testing.T) {
	half := 50
	fill := func(c *commitments.Commitment) ([]commitments.Entry, error) {
		for i := range commitments.MaxEvidence {
			check(t, errorOf(evidence("disnaker", fmt.Sprint("F", i), dinas)(c)))
		}
		return nil, nil
	}
	walk(t, []transition{
		{"a claim", nil, done("disnaker", dinas), "reported disnaker: menunggu laporan > dilaporkan selesai (bukti menyusul)", commitments.Open},
		{"a claim twice", []deed{done("disnaker", dinas)}, done("disnaker", dinas), "same", commitments.Open},
		{"a claim of a stranger", nil, done("pupr", dinas), "party", commitments.Open},
		{"a claim of a draft", []deed{draft}, done("disnaker", dinas), "state", commitments.Draft},
		{"a claim of who was let off", []deed{waive("disnaker", "a")}, done("disnaker", dinas), "state", commitments.Open},
		{"a claim after all is over", closes(), done("dinsos", dinas), "same", commitments.Closed},
		{"a claim after it was cancelled", []deed{cancel("a")}, done("dinsos", dinas), "state", commitments.Cancelled},
		{"a claim that is trusted", nil, done("disnaker", trust), "reported disnaker: menunggu laporan > dilaporkan selesai (bukti menyusul); verified disnaker: dilaporkan selesai > selesai (terverifikasi)", commitments.Open},
		{"a trusted claim of the lead closes", []deed{waive("disnaker", "a"), waive("dpmd", "b")}, done("dinsos", trust), "reported dinsos: menunggu laporan > dilaporkan selesai (bukti menyusul); verified dinsos: dilaporkan selesai > selesai (terverifikasi); closed: terbuka > selesai", commitments.Closed},

		{"on the way", nil, progress("disnaker", commitments.Progress{Percent: &half, Note: " peserta terdaftar "}), "progress disnaker: menunggu laporan > berjalan (peserta terdaftar)", commitments.Open},
		{"a claim taken back", []deed{done("disnaker", dinas)}, progress("disnaker", commitments.Progress{}), "progress disnaker: dilaporkan selesai > berjalan", commitments.Open},
		{"taken back twice", []deed{done("disnaker", dinas), progress("disnaker", commitments.Progress{})}, progress("disnaker", commitments.Progress{}), "same", commitments.Open},
		{"on the way though verified", []deed{done("disnaker", trust)}, progress("disnaker", commitments.Progress{}), "state", commitments.Open},

		{"a picture", nil, evidence("disnaker", "F1", dinas), "evidence disnaker: menunggu laporan > berjalan (foto)", commitments.Open},
		{"a picture of what is claimed", []deed{done("disnaker", dinas)}, evidence("disnaker", "F1", dinas), "evidence disnaker: dilaporkan selesai > dilaporkan selesai (foto)", commitments.Open},
		{"the same picture", []deed{evidence("disnaker", "F1", dinas)}, evidence("disnaker", "F1", dinas), "same", commitments.Open},
		{"too many pictures", []deed{fill}, evidence("disnaker", "F99", dinas), "full", commitments.Open},
		{"a picture of what is verified", []deed{done("disnaker", trust)}, evidence("disnaker", "F1", dinas), "state", commitments.Open},
		{"a picture where reports are trusted", closes(), evidence("dinsos", "F1", trust), "evidence dinsos: selesai (terverifikasi) > selesai (terverifikasi) (foto)", commitments.Closed},
	})
}

// The secretariat decides about what was reported, with a reason against it, and once. With
// the last part that is settled the commitment is closed.
func TestReviews(t *testing.T) {
	walk(t, []transition{
		{"verified", []deed{done("disnaker", dinas)}, verify("disnaker"), "verified disnaker: dilaporkan selesai > selesai (terverifikasi)", commitments.Open},
		{"verified twice", []deed{done("disnaker", dinas), verify("disnaker")}, verify("disnaker"), "same", commitments.Open},
		{"nothing to verify", nil, verify("disnaker"), "state", commitments.Open},
		{"the lead is verified, others owe", []deed{done("dinsos", dinas)}, verify("dinsos"), "verified dinsos: dilaporkan selesai > selesai (terverifikasi)", commitments.Open},
		{"the lead is verified last", []deed{done("dinsos", dinas), waive("dpmd", "b"), waive("disnaker", "a")}, verify("dinsos"), "verified dinsos: dilaporkan selesai > selesai (terverifikasi); closed: terbuka > selesai", commitments.Closed},

		{"returned", []deed{done("disnaker", dinas)}, giveBack("disnaker", "tanpa bukti"), "returned disnaker: dilaporkan selesai > dikembalikan (tanpa bukti)", commitments.Open},
		{"returned without a reason", []deed{done("disnaker", dinas)}, giveBack("disnaker", "  "), "reason", commitments.Open},
		{"returned twice", []deed{done("disnaker", dinas), giveBack("disnaker", "a")}, giveBack("disnaker", "a"), "same", commitments.Open},
		{"returned when verified", []deed{done("disnaker", trust)}, giveBack("disnaker", "a"), "state", commitments.Open},

		{"let off", []deed{ask("dpmd", "2027-01-29", "a")}, waive("dpmd", "bukan tugasnya"), "waived dpmd: menunggu laporan > dikecualikan (bukan tugasnya)", commitments.Open},
		{"the lead is not let off", nil, waive("dinsos", "a"), "state", commitments.Open},
		{"let off twice", []deed{waive("dpmd", "a")}, waive("dpmd", "a"), "same", commitments.Open},
		{"let off without a reason", nil, waive("dpmd", ""), "reason", commitments.Open},
		{"the last one is let off", []deed{done("dinsos", trust), waive("dpmd", "b")}, waive("disnaker", "a"), "waived disnaker: menunggu laporan > dikecualikan (a); closed: terbuka > selesai", commitments.Closed},
	})
}

func TestRequestsAndDeadlines(t *testing.T) {
	walk(t, []transition{
		{"another deadline is asked for", nil, ask("disnaker", "2027-01-29", "gagal lelang"), "asked disnaker: 2026-12-31 > 2027-01-29 (gagal lelang)", commitments.Open},
		{"an earlier deadline", nil, ask("disnaker", "2026-12-30", "a"), "past", commitments.Open},
		{"the same deadline", nil, ask("disnaker", "2026-12-31", "a"), "past", commitments.Open},
		{"no reason for it", nil, ask("disnaker", "2027-01-29", ""), "reason", commitments.Open},
		{"nothing is owed", []deed{done("disnaker", dinas)}, ask("disnaker", "2027-01-29", "a"), "state", commitments.Open},
		{"a supporter's wish is granted", []deed{ask("disnaker", "2027-01-29", "a")}, grant("disnaker"), "granted disnaker: 2026-12-31 > 2027-01-29 (a)", commitments.Open},
		{"the lead's wish is granted", []deed{ask("dinsos", "2027-01-29", "a")}, grant("dinsos"), "granted dinsos: 2026-12-31 > 2027-01-29 (a); moved: 2026-12-31 > 2027-01-29 (a)", commitments.Open},
		{"granted twice", []deed{ask("disnaker", "2027-01-29", "a"), grant("disnaker")}, grant("disnaker"), "state", commitments.Open},
		{"overtaken by a later deadline", []deed{ask("disnaker", "2027-01-29", "a"), move("2027-02-26", "b")}, grant("disnaker"), "state", commitments.Open},
		{"not overtaken", []deed{ask("disnaker", "2027-01-29", "a"), move("2027-01-15", "b")}, grant("disnaker"), "granted disnaker: 2027-01-15 > 2027-01-29 (a)", commitments.Open},
		{"refused", []deed{ask("disnaker", "2027-01-29", "a")}, refuse("disnaker", "tetap"), "refused disnaker: 2027-01-29 > tenggat (tetap)", commitments.Open},
		{"refused without a reason", []deed{ask("disnaker", "2027-01-29", "a")}, refuse("disnaker", ""), "reason", commitments.Open},
		{"nothing to refuse", nil, refuse("disnaker", "a"), "state", commitments.Open},

		{"not our business", nil, disclaim("disnaker", "urusan DPMD"), "disclaimed disnaker: menunggu laporan > menunggu laporan (urusan DPMD)", commitments.Open},
		{"that is granted", []deed{disclaim("disnaker", "a")}, grant("disnaker"), "granted disnaker: menunggu laporan > dikecualikan (a)", commitments.Open},
		{"not of the lead", []deed{disclaim("dinsos", "a")}, grant("dinsos"), "state", commitments.Open},
		{"the lead is replaced", []deed{disclaim("dinsos", "a")}, replace("dinsos", "pupr"), "replaced dinsos: dinsos > pupr", commitments.Open},
		{"by one that has a part", nil, replace("dinsos", "dpmd"), "same", commitments.Open},
		{"a part that is verified", []deed{done("disnaker", trust)}, replace("disnaker", "pupr"), "state", commitments.Open},

		{"moved", nil, move("2027-01-29", "banjir"), "moved: 2026-12-31 > 2027-01-29 (banjir)", commitments.Open},
		{"moved to today", nil, move("2026-12-28", "a"), "past", commitments.Open},
		{"moved nowhere", nil, move("2026-12-31", "a"), "same", commitments.Open},
		{"moved without a reason", nil, move("2027-01-29", ""), "reason", commitments.Open},
		{"moved when closed", closes(), move("2027-01-29", "a"), "state", commitments.Closed},
	})
}

func TestLatenessAndTheWhole(t *testing.T) {
	walk(t, []transition{
		{"snoozed", nil, snooze("disnaker", "kadis", "2026-12-29"), "snoozed disnaker:  > 2026-12-29", commitments.Open},
		{"snoozed twice", []deed{snooze("disnaker", "kadis", "2026-12-29")}, snooze("disnaker", "kadis", "2026-12-29"), "same", commitments.Open},
		{"snoozed until today", nil, snooze("disnaker", "kadis", "2026-12-28"), "past", commitments.Open},
		{"snoozed by nobody", nil, snooze("disnaker", "", "2026-12-29"), "state", commitments.Open},

		{"held", nil, escalate("disnaker", "2027-01-12", commitments.Hold, "banjir"), "escalated disnaker:  > tahan (banjir)", commitments.Open},
		{"held without a reason", nil, escalate("disnaker", "2027-01-12", commitments.Hold, ""), "reason", commitments.Open},
		{"forwarded, then held", []deed{escalate("disnaker", "2027-01-12", commitments.Forward, "")}, escalate("disnaker", "2027-01-13", commitments.Hold, "a"), "same", commitments.Open},
		{"reminded, then forwarded", []deed{escalate("disnaker", "2027-01-12", commitments.RemindAgain, "")}, escalate("disnaker", "2027-01-12", commitments.Forward, ""), "escalated disnaker: ingatkan > teruskan", commitments.Open},
		{"reminded twice a day", []deed{escalate("disnaker", "2027-01-12", commitments.RemindAgain, "")}, escalate("disnaker", "2027-01-12", commitments.RemindAgain, ""), "same", commitments.Open},
		{"reminded the next day", []deed{escalate("disnaker", "2027-01-12", commitments.RemindAgain, "")}, escalate("disnaker", "2027-01-13", commitments.RemindAgain, ""), "escalated disnaker: ingatkan > ingatkan", commitments.Open},
		{"not late", nil, escalate("disnaker", "2026-12-31", commitments.Forward, ""), "state", commitments.Open},
		{"an unknown decision", nil, escalate("disnaker", "2027-01-12", "lain", "a"), "state", commitments.Open},

		{"a draft is taken", []deed{draft}, accept("2026-12-28"), "recorded: usulan > Pelatihan kerja 200 orang", commitments.Open},
		{"a draft is taken twice", nil, accept("2026-12-28"), "same", commitments.Open},
		{"a draft is taken too late", []deed{draft}, accept("2027-01-01"), "past", commitments.Draft},
		{"a draft is turned down", []deed{draft}, cancel("sudah ada"), "rejected: usulan > dibatalkan (sudah ada)", commitments.Cancelled},
		{"it is cancelled", nil, cancel("anggaran"), "cancelled: terbuka > dibatalkan (anggaran)", commitments.Cancelled},
		{"it is cancelled twice", []deed{cancel("a")}, cancel("a"), "same", commitments.Cancelled},
		{"it is cancelled without a reason", nil, cancel(""), "reason", commitments.Open},
		{"what is closed stays", closes(), cancel("a"), "state", commitments.Closed},
	})
}

func errorOf(_ []commitments.Entry, err error) error { return err }

// short is an error in a word.
func short(err error) string {
	for word, is := range map[string]error{
		"same": commitments.ErrSame, "state": commitments.ErrState, "party": commitments.ErrParty,
		"past": commitments.ErrPast, "reason": commitments.ErrReason, "full": commitments.ErrFull,
	} {
		if errors.Is(err, is) {
			return word
		}
	}
	return err.Error()
}

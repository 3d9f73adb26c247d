package main

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// secretary and officer are who a commitment is about in these tests.
const (
	secretary = int64(501)
	officer   = int64(502)
)

// workingMorning is a clock that goes on from the last working day at nine in region
// 6311, so that reminders go out whenever the test runs.
func workingMorning() func() time.Time {
	begun := time.Now()
	day := people.NewCalendar(people.Zone("6311"), people.Policy{})
	at := day.Midnight(begun.Add(-24 * time.Hour))
	for !day.IsWorkday(at) {
		at = at.AddDate(0, 0, -1)
	}
	return func() time.Time { return at.Add(9 * time.Hour).Add(time.Since(begun)) }
}

// serveAt is serveOn with a clock.
func serveAt(t *testing.T, x *exchange, now func() time.Time, environ ...string) *running {
	t.Helper()
	r := startProgram(t, x.Server, now, environ...)
	until(t, r, "the store is ready")
	until(t, r, "known to the Bot API")
	return r
}

// furnish has the region know Dinsos, its secretariat, and the contacts of Dinsos.
func furnish(t *testing.T, environ []string, contacts ...int64) {
	t.Helper()
	atDesk(t, environ, func(s store) {
		dinsos := people.SKPD{ID: "dinsos", Name: "Dinas Sosial", Abbr: "Dinsos"}
		_, err := people.Save(t.Context(), s, "6311", dinsos.ID, func(kept *people.SKPD) error { *kept = dinsos; return nil })
		if err != nil {
			t.Fatal(err)
		}
		appoint(t, s, secretary, people.Office{Role: people.Secretariat, Title: "Sekretariat TKPKD"})
		for _, id := range contacts {
			appoint(t, s, id, people.Office{Role: people.Contact, SKPD: dinsos.ID, Title: "Narahubung Dinsos"})
		}
	})
}

// appoint has a person hold a new office.
func appoint(t *testing.T, s store, person int64, o people.Office) {
	t.Helper()
	o, err := people.Add(t.Context(), s, "6311", func(id string) people.Office { o.ID = id; return o })
	if err == nil {
		_, err = people.Appoint(t.Context(), s, "6311", o.ID, person, time.Now().AddDate(0, 0, -30))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// press presses the button with a label on the last message of a private chat that has it.
func (x *exchange) press(t *testing.T, id int64, label string) {
	t.Helper()
	all := x.to(id, "")
	for i := len(all) - 1; i >= 0; i-- {
		for _, row := range all[i].Buttons {
			for _, b := range row {
				if b.Label != label {
					continue
				}
				if _, err := x.Press(all[i].Ref, b.Data); err != nil {
					t.Fatal(err)
				}
				return
			}
		}
	}
	t.Fatalf("no message to %d has the button %q", id, label)
}

// hears waits until a chat is told the words.
func (x *exchange) hears(t *testing.T, r *running, id int64, words string) {
	t.Helper()
	await(t, r, "it is told "+words, func() bool { return len(x.to(id, words)) > 0 })
}

// A commitment is recorded in the chat, comes back as a reminder although the program
// was stopped right away, is reported and verified by buttons, and each message arrives
// once, on every store.
func TestACommitmentFromEndToEnd(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		now := workingMorning()
		x := newExchange(t, telegramtest.Options{Private: []int64{secretary, officer}})
		furnish(t, environ, officer)
		r := serveAt(t, x, now, environ...)
		mustSay(t, x.ask(t, r, secretary, `/komitmen baru "Pelatihan kerja 200 orang" dinsos 2 minggu lagi`), "Simpan komitmen ini?")
		x.press(t, secretary, "Simpan")
		x.hears(t, r, secretary, "Tersimpan sebagai #1")
		r.end()

		r = serveAt(t, x, now, environ...)
		x.hears(t, r, officer, "#1 Pelatihan kerja 200 orang")
		x.press(t, officer, "Lapor selesai")
		x.hears(t, r, officer, "Laporan selesai tersimpan")
		x.hears(t, r, secretary, "mohon ditinjau")
		x.press(t, secretary, "Terima")
		x.hears(t, r, secretary, "selesai seluruhnya")
		x.hears(t, r, officer, "Selesai: Dinsos")
		r.end()

		r = serveAt(t, x, now, environ...)
		mustSay(t, x.ask(t, r, secretary, "/komitmen 1"), "Selesai")
		r.end()
		if n := x.fresh(officer); n != 1 {
			t.Errorf("the officer got %d messages, and edits of them: %v", n, x.words(officer))
		}
	})
}

// fresh is how many messages a chat got, without edits.
func (x *exchange) fresh(id int64) (n int) {
	for _, m := range x.to(id, "") {
		if !m.Edit {
			n++
		}
	}
	return n
}

// words is what a chat was told, for a test that fails.
func (x *exchange) words(id int64) string {
	var all []string
	for _, m := range x.to(id, "") {
		all = append(all, m.Text)
	}
	return strings.Join(all, "\n--\n")
}

// Two replicas on one store, one of which is stopped while it reminds: every contact
// is told once.
func TestReplicasRemindOnce(t *testing.T) {
	t.Parallel()
	environ := []string{"REDIS_URL=" + redistest.Start(t).URL(), quick}
	contacts, now := crowd(40), workingMorning()
	x := newExchange(t, telegramtest.Options{Private: contacts})
	desk := append([]string{"DATA_DIR=" + t.TempDir()}, environ...)
	furnish(t, desk, contacts...)
	promise(t, desk, now())
	first := serveAt(t, x, now, append([]string{"DATA_DIR=" + t.TempDir()}, environ...)...)
	second := serveAt(t, x, now, append([]string{"DATA_DIR=" + t.TempDir()}, environ...)...)
	await(t, first, "some are reminded", func() bool { n, _ := x.reached(contacts, "#1 Pelatihan"); return n > 5 })
	first.end()
	x.mustReach(t, second, contacts, "#1 Pelatihan")
	second.end()
	for _, id := range contacts {
		if n := x.fresh(id); n != 1 {
			t.Errorf("%d got %d messages", id, n)
		}
	}
}

// promise records a commitment of Dinsos that is due in a week.
func promise(t *testing.T, environ []string, now time.Time) {
	t.Helper()
	atDesk(t, environ, func(s store) {
		today := commitments.DateOf(now.In(people.Zone("6311")))
		c := commitments.Commitment{State: commitments.Open, Title: "Pelatihan kerja 200 orang", Deadline: today.AddDays(7), Begun: today, CreatedAt: now,
			Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}}}
		_, err := commitments.Add(t.Context(), s.pledges, "6311", commitments.Entry{At: now, Day: today, What: commitments.WasRecorded}, c)
		if err != nil {
			t.Fatal(err)
		}
	})
}

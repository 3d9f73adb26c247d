package bot_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/summaries"
)

// A correction changes the message that told the release, replies to it with what
// changed, and comes to nobody who was told nothing.
func TestCorrection(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.reads(2, func(s *people.Settings) { s.Paused = p.now.Add(72 * time.Hour) }, "6311")
	p.reads(4, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	first := p.taken()
	p.reads(3, nil, "6311") // came later
	p.reads(4, func(s *people.Settings) { s.Wants = nil }, "6311")
	p.now = p.now.Add(24 * time.Hour)
	p.revises(1, "4,43")
	p.posts()
	p.posts()
	d := p.one()
	want := "Diperbarui BPS: Semula 4,64 persen, menjadi 4,43 persen.\nMenggantikan pesan kami tanggal 23 November 2026.\n\nKemiskinan 6311\nP0 4,43 persen.\nSumber: BPS, 20 November 2026; diringkas Pantau."
	if got := chat.Plain(d.message.Text); d.To.Chat != 1 || d.message.ReplyTo != first[0].ref.Message || got != want {
		t.Errorf("%d is told %q in reply to %d", d.To.Chat, got, d.message.ReplyTo)
	}
	if got := p.shown[first[0].ref]; strings.Contains(got, "P0 4,64") || !strings.Contains(got, "Diperbarui BPS 24 November 2026. Semula 4,64 persen, menjadi 4,43 persen.") {
		t.Errorf("the old message reads %q", got)
	}
	if len(p.edited) != 2 {
		t.Errorf("%d messages are edited", len(p.edited))
	}
	for _, d := range first { // of a chat that wants releases no more as well
		if got := p.shown[d.ref]; strings.Contains(got, "P0 4,64") {
			t.Errorf("in %d there stands %q", d.To.Chat, got)
		}
	}
	p.passes(2 * 24 * time.Hour)
	if d := p.one(); d.To.Chat != 2 || !strings.HasPrefix(chat.Plain(d.message.Text), "Kemiskinan 6311\nP0 4,43") {
		t.Errorf("after the pause %v", d)
	}
	if i := p.item(1); i.State != summaries.Announced || i.Edition != 1 || !i.ToldAt.Equal(monday) {
		t.Errorf("it is %+v", i)
	}
}

// A second correction changes all messages, and tells each reader what changed since
// what they were told.
func TestSecondCorrection(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	p.revises(1, "4,43")
	p.posts()
	p.reads(1, func(s *people.Settings) { s.Paused = p.now.Add(time.Hour) }, "6311")
	p.revises(1, "4,44")
	p.posts()
	p.revises(1, "4,45")
	p.posts()
	p.passes(2 * time.Hour)
	said := p.taken()
	if len(said) != 3 {
		t.Fatalf("told %v", said)
	}
	last := chat.Plain(said[2].message.Text)
	if !strings.HasPrefix(last, "Diperbarui BPS: Semula 4,43 persen, menjadi 4,44 persen.\nDiperbarui BPS: Semula 4,44 persen, menjadi 4,45 persen.\n") {
		t.Errorf("told %q", last)
	}
	for _, d := range said {
		if got := p.shown[d.ref]; !strings.Contains(got, "P0 4,45") {
			t.Errorf("a message still reads %q", got)
		}
	}
}

// What is rejected or taken back before a letter's turn comes is not told.
func TestDecidedBeforeItWasTold(t *testing.T) {
	for state, change := range map[string]func(p *pressroom){
		"rejected": func(p *pressroom) { p.changes(1, func(i *summaries.Item) { i.State = summaries.Rejected }) },
		"taken back": func(p *pressroom) {
			if got := p.says(operator, "/rilis tarik 1 salah wilayah"); !strings.Contains(got, "Ditarik.") {
				t.Errorf("answered %q", got)
			}
		},
	} {
		p := newPressroom(t)
		p.now = p.now.Add(12 * time.Hour)
		p.reads(1, nil, "6311")
		p.drafts("brs/1", "6311", nil)
		p.posts()
		change(p)
		p.passes(12 * time.Hour)
		if got := p.heard(); len(got) != 0 {
			t.Errorf("%s: %v are told", state, got)
		}
	}
}

// A draft made anew between announcing a release and writing that down is a correction of
// what may have been told.
func TestDraftedAnewAfterAKill(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	killed := p.replica()
	killed.Releases = fatedLedger{p.ledger, &fate{at: 1}}
	if _, err := killed.PostReleases(t.Context()); err == nil {
		t.Fatal("the kill is not noticed")
	}
	p.delivers()
	p.changes(1, func(i *summaries.Item) { i.Draft, i.DraftAt = summaryOf("6311", "4,43"), p.now.Add(time.Minute) })
	p.posts()
	p.posts()
	texts := p.texts()
	if len(texts) != 2 || !strings.HasPrefix(texts[0], "1: Diperbarui BPS: Isi ringkasan berubah.") || !strings.Contains(texts[1], "P0 4,64") {
		t.Errorf("told %q", texts)
	}
}

// A correction that is turned down leaves what was told as it is; it can still be taken
// back, from those who were told.
func TestRejectedCorrection(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.reads(2, func(s *people.Settings) { s.Paused = p.now.Add(48 * time.Hour) }, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	first := p.one()
	p.revises(1, "9,99")
	p.changes(1, func(i *summaries.Item) { i.Draft.Doubts = []string{"melonjak"} })
	p.posts()
	if d := p.one(); d.To.Chat != operator || !strings.Contains(chat.Plain(d.message.Text), "Mohon persetujuan: perbaikan rilis #1") {
		t.Errorf("asked %v", d)
	}
	if got := p.says(operator, "/rilis tolak 1 angka melonjak"); !strings.Contains(got, "Perbaikan ini tidak dikirim") {
		t.Errorf("answered %q", got)
	}
	p.posts()
	if got := p.shown[first.ref]; len(p.taken()) != 0 || !strings.Contains(got, "P0 4,64") {
		t.Errorf("the message reads %q", got)
	}
	if got := p.says(operator, "/rilis tarik 1 sumbernya keliru"); !strings.Contains(got, "Ditarik.") {
		t.Errorf("answered %q", got)
	}
	p.posts()
	if d := p.one(); d.To.Chat != 1 || !strings.Contains(chat.Plain(d.message.Text), "ringkasan ditarik") || strings.Contains(p.shown[first.ref], "4,64") {
		t.Errorf("told %v, and the message reads %q", d, p.shown[first.ref])
	}
	p.passes(72 * time.Hour)
	if got := p.heard(); len(got) != 0 {
		t.Errorf("after the pause %v are told", got)
	}
}

// A group that has become a supergroup hears of a correction, though its old messages
// can be neither changed nor replied to.
func TestCorrectionInAGroupThatHasMoved(t *testing.T) {
	p := newPressroom(t)
	p.reads(-5, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	p.taken()
	const to = people.Supergroup - 5
	if err := p.people.Move(t.Context(), -5, to); err != nil {
		t.Fatal(err)
	}
	if err := p.box.Move(t.Context(), -5, to); err != nil {
		t.Fatal(err)
	}
	for _, value := range []string{"4,43", "4,44"} {
		p.revises(1, value)
		p.posts()
		d := p.one()
		if d.To.Chat != to || !strings.HasPrefix(chat.Plain(d.message.Text), "Diperbarui BPS: Semula") || value == "4,43" && d.message.ReplyTo != 0 {
			t.Errorf("%d is told %q in reply to %d", d.To.Chat, d.message.Text, d.message.ReplyTo)
		}
	}
	if len(p.edited) != 0 {
		t.Errorf("%d messages are edited", len(p.edited))
	}
}

// A letter whose words were made and not said, while a correction told the newest edition
// and the program was killed before it knew, does not tell that once more.
func TestLostMarkOfACorrection(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	if _, err := p.bot.PostReleases(t.Context()); err != nil {
		t.Fatal(err)
	}
	spread(t, p.bot, p.people, p.box)
	one := func() outbox.Lease {
		t.Helper()
		claimed, err := p.box.Claim(t.Context(), 1, 25*time.Second)
		if err != nil || len(claimed.Leases) != 1 {
			t.Fatalf("claimed %v: %v", claimed.Leases, err)
		}
		return claimed.Leases[0]
	}
	first := one()
	if w, err := p.bot.Words(t.Context(), first.Letter); err != nil || w.Message.Text == "" {
		t.Fatalf("%+v: %v", w, err)
	}
	if err := p.box.Delay(t.Context(), first, time.Minute, outbox.Away); err != nil {
		t.Fatal(err)
	}
	p.revises(1, "4,43")
	if _, err := p.bot.PostReleases(t.Context()); err != nil {
		t.Fatal(err)
	}
	spread(t, p.bot, p.people, p.box)
	correction := one()
	w, err := p.bot.Words(t.Context(), correction.Letter)
	if err != nil || !strings.HasPrefix(chat.Plain(w.Message.Text), "Diperbarui BPS") {
		t.Fatalf("%+v: %v", w, err)
	}
	if err := p.box.Finish(t.Context(), correction, outbox.Sent, ""); err != nil {
		t.Fatal(err)
	}
	p.passes(time.Hour)
	if got := p.heard(); len(got) != 0 {
		t.Errorf("%v are told once more", got)
	}
}

// A chat that has given releases up has every message it got changed by each correction,
// and hears of none; one that follows another region by now hears of them.
func TestCorrectionsForThoseWhoLeft(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.reads(2, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	first := p.taken()
	p.reads(1, func(s *people.Settings) { s.Wants = nil }, "6311")
	p.reads(2, nil, "7101")
	for _, value := range []string{"4,43", "4,44"} {
		p.now = p.now.Add(time.Hour)
		p.revises(1, value)
		p.posts()
		if d := p.one(); d.To.Chat != 2 || !strings.Contains(d.message.Text, "menjadi "+value) {
			t.Errorf("told %v", d)
		}
		for _, d := range first {
			if got := p.shown[d.ref]; !strings.Contains(got, "P0 "+value) {
				t.Errorf("in %d there stands %q", d.To.Chat, got)
			}
		}
	}
	p.says(operator, "/rilis tarik 1 keliru")
	p.posts()
	if d := p.one(); d.To.Chat != 2 || !strings.Contains(p.shown[first[0].ref], "ditarik") {
		t.Errorf("told %v, and there stands %q", d, p.shown[first[0].ref])
	}
}

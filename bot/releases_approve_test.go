package bot_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/summaries"
)

// What waits for approval goes to those who decide about its region, once each, and to no
// reader.
func TestWhoApproves(t *testing.T) {
	doubtful := func(i *summaries.Item) { i.Draft.Doubts = []string{"judul memuat angka lain"} }
	for _, test := range []struct {
		name, region string
		rule         people.Approval
		of           string // region of the rule
		change       func(*summaries.Item)
		want         []int64
		state        summaries.State
	}{
		{"certain", "6311", "", "6311", nil, []int64{1}, summaries.Announced},
		{"doubtful", "6311", "", "6311", doubtful, []int64{20, 21}, summaries.Waiting},
		{"doubtful without a secretariat", "6309", "", "6309", doubtful, []int64{operator}, summaries.Waiting},
		{"doubtful, of a province", "6300", "", "0000", doubtful, []int64{operator}, summaries.Waiting},
		{"on", "6311", people.ApproveAll, "6311", nil, []int64{20, 21}, summaries.Waiting},
		{"on for the nation and provinces", "6300", people.ApproveAll, "0000", nil, []int64{operator}, summaries.Waiting},
		{"off", "6311", people.ApproveNone, "6311", doubtful, []int64{1}, summaries.Announced},
		{"off elsewhere", "6311", people.ApproveNone, "6309", doubtful, []int64{20, 21}, summaries.Waiting},
	} {
		p := newPressroom(t)
		p.reads(1, nil, "6311")
		p.holds("6311", "1", people.Secretariat, 20)
		p.holds("6311", "2", people.Secretariat, 21)
		p.holds("6311", "3", people.Reader, 22)
		p.rules(test.of, test.rule)
		i := p.drafts("brs/1", test.region, test.change)
		p.posts()
		p.passes(time.Hour)
		if got, is := p.heard(), p.item(i.Number); !slices.Equal(got, test.want) || is.State != test.state {
			t.Errorf("%s: %v are told and it is %s, want %v and %s", test.name, got, is.State, test.want, test.state)
		}
	}
}

// A draft that is made anew while its approval is awaited is asked about anew; nobody is
// asked at night, nor about what is decided.
func TestAskingForApproval(t *testing.T) {
	p := newPressroom(t)
	p.now = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC) // 22.00 in Balangan
	p.holds("6311", "1", people.Secretariat, 20)
	p.rules("6311", people.ApproveAll)
	p.drafts("brs/1", "6311", nil)
	p.posts()
	if got := p.heard(); len(got) != 0 {
		t.Errorf("%v are asked at night", got)
	}
	p.now = p.now.Add(time.Hour)
	p.changes(1, func(i *summaries.Item) {
		i.State, i.Draft, i.DraftAt = summaries.Drafted, summaryOf("6311", "4,65"), p.now
	})
	p.posts()
	p.passes(8 * time.Hour)
	if d := p.one(); !strings.Contains(chat.Plain(d.message.Text), "4,65") {
		t.Errorf("asked about %q", d.message.Text)
	}
	p.changes(1, func(i *summaries.Item) {
		i.State, i.Draft, i.DraftAt = summaries.Drafted, summaryOf("6311", "4,66"), p.now
	})
	p.posts()
	if d := p.one(); !strings.Contains(chat.Plain(d.message.Text), "4,66") {
		t.Errorf("asked about %q", d.message.Text)
	}
}

// Readers hear of figures that the tables contradict; the approvers get a note.
func TestNoteOnAContradiction(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.holds("6311", "1", people.Secretariat, 20)
	p.drafts("brs/1", "6311", func(i *summaries.Item) {
		f, _ := catalogue(t).Figure("6311", 0, march2020())
		i.Draft.Cross = []summaries.Cross{{Claim: i.Draft.Claims[0], Figure: f, Value: f.Value}}
	})
	p.posts()
	p.passes(time.Hour)
	texts := p.texts()
	if len(texts) != 2 || !strings.HasPrefix(texts[0], "1: Kemiskinan") || !strings.HasPrefix(texts[1], "20: Catatan untuk rilis #1") {
		t.Errorf("told %q", texts)
	}
}

// Two approvers may press at once, and long after: one decides, and the other hears who
// has. Nobody publishes words that they have not seen.
func TestTwoApprovers(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.holds("6311", "1", people.Secretariat, 20)
	p.holds("6311", "2", people.Secretariat, 21)
	p.rules("6311", people.ApproveAll)
	p.drafts("brs/1", "6311", nil)
	p.posts()
	cards := map[int64]chat.Button{}
	for _, d := range p.taken() {
		cards[d.To.Chat] = d.message.Buttons[0][0]
	}
	press := func(person int64) chat.Reply {
		return p.bot.Answer(t.Context(), chat.Update{ID: person, Chat: chat.ID{Chat: person}, Kind: chat.Private, From: person, Message: 1, Text: cards[person].Data, Press: "p"})
	}
	p.changes(1, func(i *summaries.Item) { i.Draft = summaryOf("6311", "4,65") })
	if r := press(20); !r.Alert || !strings.Contains(r.Notice, "Naskahnya berubah") || p.item(1).State != summaries.Waiting {
		t.Errorf("words that were not seen: %q", r.Notice)
	}
	p.changes(1, func(i *summaries.Item) { i.Draft = summaryOf("6311", "4,64") })
	var running sync.WaitGroup
	replies := make([]chat.Reply, 2)
	for i, person := range []int64{20, 21} {
		running.Go(func() { replies[i] = press(person) })
	}
	running.Wait()
	said := replies[0].Notice + " / " + replies[1].Notice
	if strings.Count(said, "Disetujui. Dikirim") != 1 || strings.Count(said, "oleh Sekretaris") != 1 || replies[0].Fault || replies[1].Fault {
		t.Errorf("the two hear %q", said)
	}
	p.posts()
	p.passes(90 * 24 * time.Hour)
	if got := p.heard(); !slices.Equal(got, []int64{1}) {
		t.Errorf("%v are told", got)
	}
	if r := press(21); !strings.HasPrefix(r.Notice, "Sudah diterbitkan Senin, 23 November 2026 pukul 10.00 WITA, disetujui oleh Sekretaris") {
		t.Errorf("long after: %q", r.Notice)
	}
	p.posts()
	if got := p.heard(); len(got) != 0 {
		t.Errorf("pressed long after, %v are told", got)
	}
}

// Only those who decide about a region's releases may, and only in private.
func TestWhoMayDecide(t *testing.T) {
	for _, test := range []struct {
		region string
		person int64
		may    bool
	}{
		{"6311", 20, true}, {"6311", operator, true}, {"6311", 22, false}, {"6311", 30, false}, {"6309", 20, false}, {"6309", operator, true},
		{"6300", 20, false}, {"6300", operator, true}, {"0000", 20, false}, {"0000", operator, true},
	} {
		for _, verb := range []string{"terbit", "tolak", "ubah", "tarik"} {
			p := newPressroom(t)
			p.holds("6311", "1", people.Secretariat, 20)
			p.holds("6311", "2", people.BPS, 22)
			before := p.drafts("brs/1", test.region, func(i *summaries.Item) { i.State = summaries.Waiting })
			got := p.says(test.person, "/rilis "+verb+" 1 alasan")
			if refused := strings.Contains(got, "Mohon maaf, persetujuan rilis"); refused == test.may {
				t.Errorf("%d says %s of %s: %q", test.person, verb, test.region, got)
			}
			if after := p.item(1); !test.may && after.Version != before.Version {
				t.Errorf("%d has changed a release of %s by %s", test.person, test.region, verb)
			}
		}
	}
}

// What readers have is not turned down, though the program was killed before it was
// written down as told; nor does it wait for approval when the rules have changed since.
func TestDecidingWhatIsOnItsWay(t *testing.T) {
	for _, decide := range []func(p *pressroom){
		func(p *pressroom) { p.says(operator, "/rilis tolak 1 keliru") },
		func(p *pressroom) { p.rules("6311", people.ApproveAll) },
	} {
		p := newPressroom(t)
		p.reads(1, nil, "6311")
		p.drafts("brs/1", "6311", nil)
		killed := p.replica()
		killed.Releases = fatedLedger{p.ledger, &fate{at: 1}}
		if _, err := killed.PostReleases(t.Context()); err == nil {
			t.Fatal("the kill is not noticed")
		}
		decide(p)
		p.posts()
		if got := p.heard(); p.item(1).State != summaries.Announced || !slices.Equal(got, []int64{1}) {
			t.Errorf("it is %s, and %v are told", p.item(1).State, got)
		}
	}
}

// A correction that is turned down leaves what was told where readers find it, and comes
// to nobody.
func TestCorrectionTurnedDown(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	first := p.one()
	p.rules("6311", people.ApproveAll)
	p.revises(1, "4,43")
	p.posts()
	p.taken()
	if got := p.says(1, "/rilis 1"); !strings.Contains(got, "sedang diperbaiki") {
		t.Errorf("while it waits: %q", got)
	}
	if got := p.says(operator, "/rilis tolak 1 salah baca tabel"); !strings.Contains(got, "pesan yang sudah terkirim tetap seperti semula") || !strings.Contains(got, "Sudah diterbitkan") {
		t.Errorf("answered %q", got)
	}
	p.posts()
	for _, said := range []string{"/rilis 1", "/rilis"} {
		if got := p.says(1, said); !strings.Contains(got, "P0 4,64") || strings.Contains(got, "4,43") {
			t.Errorf("%s: %q", said, got)
		}
	}
	if got := p.texts(); len(got) != 0 || !strings.Contains(p.shown[first.ref], "P0 4,64") {
		t.Errorf("told %q, and the message reads %q", got, p.shown[first.ref])
	}
	if got := p.says(operator, "/rilis tolak 1 sekali lagi"); !strings.Contains(got, "Sudah diterbitkan") {
		t.Errorf("the second time: %q", got)
	}
}

// An approver who gives a correction other words has it say what changed by them.
func TestEditedCorrection(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	page := summaries.Page{Text: "Persentase penduduk miskin Kabupaten Balangan pada Maret 2025 sebesar 4,64 persen.", Region: "6311"}
	wrong := *summaryOf("6311", "4,46")
	p.drafts("brs/1", "6311", func(i *summaries.Item) { i.Page = page })
	p.posts()
	p.rules("6311", people.ApproveAll)
	p.changes(1, func(i *summaries.Item) { i.Correct(wrong, summaries.Edit{At: p.now, ByBPS: true}) })
	p.posts()
	p.taken()
	p.says(operator, "/rilis ubah 1 "+page.Text)
	p.says(operator, "/rilis terbit 1")
	p.delivers()
	if d := p.one(); strings.Contains(d.message.Text, "4,46") {
		t.Errorf("told %q", d.message.Text)
	}
}

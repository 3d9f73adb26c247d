package bot_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
)

// These tests try what an attacker would, and what a clumsy official might. Tabalong
// keeps secrets: whatever its people have made is called Zamrud.

const (
	secretary = 20 // of Tabalong
	leader    = 21
	head      = 22
	bpsHere   = 24
	reader    = 25
	neighbour = 30 // secretary of Balangan
	bpsThere  = 34
	successor = 40
	stranger  = 66
)

// The groups of the scene, by their number on the stage.
const ours, theirs, open = 1, 2, 3

// newScene is a stage on which Tabalong has secrets.
func newScene(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.in("pribadi", operator)
	for _, words := range []string{"/wilayah tabalong", `/peran tambah sekretariat "Sekretariat Zamrud"`, "/skpd tambah DPMD Dinas Zamrud", `/peran tambah kepala dpmd "Kepala Zamrud"`,
		`/peran tambah bps "BPS Zamrud"`, `/peran tambah pembaca "Pembaca Zamrud"`, `/peran tambah pimpinan "Bupati Zamrud"`, `/tim tambah tkpkd ketua "Wakil Zamrud"`,
		`/target p0 2025 4,10-4,35 "RPJMD Zamrud" hlm 87`, `/kelompok baru "Rawa Zamrud" hss hst hsu`, "/libur 26 desember 2026 daerah Hari Zamrud",
		"/wilayah balangan", `/peran tambah sekretariat "Sekretariat Balangan"`, `/peran tambah bps "BPS Balangan"`, "/wilayah tabalong"} {
		if got := s.says(words); !strings.Contains(got, "Tersimpan") && !strings.Contains(got, "Zamrud") && !strings.HasPrefix(words, "/wilayah") {
			t.Fatalf("%s: %q", words, got)
		}
	}
	for _, o := range []struct {
		region, id string
		person     int64
	}{{"6309", "1", secretary}, {"6309", "2", head}, {"6309", "3", bpsHere}, {"6309", "4", reader}, {"6309", "5", leader}, {"6311", "1", neighbour}, {"6311", "2", bpsThere}} {
		if _, err := people.Appoint(t.Context(), s.bot.People, o.region, o.id, o.person, s.now); err != nil {
			t.Fatal(err)
		}
	}
	s.in("grup 1", secretary).says("/peran ikat tabalong")
	s.in("grup 2", neighbour).says("/peran ikat balangan")
	s.later(time.Minute)
	return s
}

// in turns to a place and a person; 0 speaks in the group's own name.
func (s *stage) in(place string, person int64) *stage {
	s.turn(place)
	s.person = person
	return s
}

func (s *stage) later(d time.Duration) { s.now = s.now.Add(d) }

// says is all that anybody reads because these words are said here: messages with
// their markup, buttons, notices and letters.
func (s *stage) says(words string) string { return s.reads(s.said(words, "")) }

// presses is the same for a button with this data, which a person may forge.
func (s *stage) presses(data string) string {
	u := s.said(data, "")
	u.Press, u.Time = "press", time.Time{}
	return s.reads(u)
}

func (s *stage) reads(u chat.Update) string {
	s.t.Helper()
	r := s.bot.Answer(s.t.Context(), u)
	if r.Fault {
		s.t.Errorf("%q is answered with an apology", u.Text)
	}
	messages := r.Messages
	for _, l := range s.mail.taken() {
		messages = append(messages, l.Message)
	}
	out := r.Notice + "\n"
	for _, m := range messages {
		if err := telegramtest.CheckMessage(m); err != nil {
			s.t.Errorf("%.60q: %v in %.200q", u.Text, err, m.Text)
		}
		out += m.Text + "\n"
		for _, row := range m.Buttons {
			for _, b := range row {
				out += "[" + b.Label + "|" + b.Data + b.URL + b.Copy + "]"
			}
		}
	}
	return out
}

// kept is everything that a region's people have made.
func (s *stage) kept(region string) map[people.Shelf]map[string]string {
	all := map[people.Shelf]map[string]string{}
	for _, shelf := range []people.Shelf{people.Offices, people.SKPDs, people.Seats, people.Targets, people.Groups, people.DaysOff, people.Policies} {
		records, err := s.bot.People.Records(s.t.Context(), region, shelf)
		if err != nil {
			s.t.Fatal(err)
		}
		all[shelf] = records
	}
	return all
}

// boundTo is the region that a group of the stage is bound to.
func (s *stage) boundTo(group int64) string {
	kept, err := s.bot.People.Settings(s.t.Context(), -100*group)
	if err != nil {
		s.t.Fatal(err)
	}
	return kept.Bound
}

// reading are the words that show what a region's people have made, and changing those
// that change it, as commands and as what buttons say.
var (
	reading = []string{"peran", "skpd", "skpd dpmd", "tim", "tim tkpkd", "target", "target p0", "kelompok", "libur", "peringkat rawa zamrud", "bandingkan rawa zamrud", "serahterima",
		"serahterima 1", "indikator tabalong", "indikator 6309 2025", "koreksi tahanan", "pengaturan", "privasi", "ulang peran", "ulang tim", "mulai", "role", "opd", "tkpk", "langganan"}
	changing = []string{`peran tambah sekretariat "Sekretariat Kedua"`, "peran sekretariat", "peran pembaca", "peran undang 1", "peran undang 1 6309", `peran ubah 1 "Lain"`, "peran cabut 1",
		"peran cabut 1 ya 6309", "peran hapus 4 ya 6309", "serahterima 1 kepada 66 ya 6309", "serahterima 1 tautan 6309", "skpd tambah XYZ Yang Lain", "skpd ubah dpmd Lain",
		"skpd hapus dpmd ya 6309", "skpd isi ya 6309", `tim tambah tkpkd ketua "Lain"`, "tim hapus 1 ya 6309", `target p0 2027 4,10 "RKPD" hlm 1`, "target hapus p0 2025",
		`kelompok baru "Lain Lagi" hss hst`, "kelompok hapus rawa-zamrud ya 6309", "libur 1 maret 2027 daerah Lain", "libur hapus 26 desember 2026", "libur jam 09.00",
		"libur ramadan 8 februari 2027 - 9 maret 2027", "privasi pengelola Lain", "ulang libur jam 09.00", "pilih simpan"}
)

// TestOutsidersReadAndChangeNothing tries all of it from everywhere that is not
// Tabalong's own.
func TestOutsidersReadAndChangeNothing(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", secretary).says("/serahterima 1") // lose the office, as the transcript of serahterima does
	if _, err := people.HandOver(t.Context(), s.bot.People, "6309", "1", secretary, successor, s.now); err != nil {
		t.Fatal(err)
	}
	s.in("pribadi", head).says("/hapusdata ya")
	s.in("grup 4", successor).says("/peran ikat")
	s.in("grup 4", 1).says("/peran lepas")
	before := s.kept("6309")
	for _, from := range []struct {
		name, place string
		person      int64
	}{
		{"a stranger", "pribadi", stranger}, {"the secretariat next door", "pribadi", neighbour}, {"BPS next door", "pribadi", bpsThere},
		{"the former secretary", "pribadi", secretary}, {"who has deleted their data", "pribadi", head}, {"a stranger in a group bound elsewhere", "grup 2", stranger},
		{"the administrator of a group bound elsewhere", "grup 2", 1}, {"the secretary in a group bound elsewhere", "grup 2", successor},
		{"a stranger in a group that is not bound", "grup 3", stranger}, {"the secretary in a group that is not bound", "grup 3", successor},
		{"an anonymous administrator", "grup 3", 0}, {"the operator in a group that is not bound", "grup 3", operator}, {"the secretary in a group unbound since", "grup 4", successor},
	} {
		s.in(from.place, from.person)
		for _, region := range []string{"", "/wilayah tabalong", "/start w6309"} {
			if region != "" && from.person != neighbour {
				s.says(region)
			}
			for _, words := range slices.Concat(reading, changing) {
				got := s.says("/"+words) + s.presses(words)
				if words == "peran sekretariat" || words == "peran pembaca" || words == "serahterima" {
					got += s.reads(s.said("/"+words, "66"))
				}
				if strings.Contains(got, "Zamrud") {
					t.Errorf("%s, after %q, reads by /%s: %q", from.name, region, words, got)
				}
			}
			s.says("target rpjmd tercapai ga")
		}
		if diff := cmp.Diff(before, s.kept("6309")); diff != "" {
			t.Fatalf("%s has changed (-before +now):\n%s", from.name, diff)
		}
	}
	if got := s.boundTo(ours) + "," + s.boundTo(theirs) + "," + s.boundTo(open) + "," + s.boundTo(4); got != "6309,6311,," {
		t.Errorf("the groups are bound to %q", got)
	}
}

// TestReadersChangeNothing tries it as those who may read, with every role but the
// secretariat's.
func TestReadersChangeNothing(t *testing.T) {
	s := newScene(t)
	before := s.kept("6309")
	for _, place := range []string{"pribadi", "grup 1"} {
		for _, person := range []int64{leader, head, bpsHere, reader, stranger, 1, 0} {
			if person == stranger && place == "pribadi" || person == 1 && place == "pribadi" || person == 0 && place == "pribadi" {
				continue
			}
			s.in(place, person)
			if got := s.says("/peran"); !strings.Contains(got, "Zamrud") {
				t.Fatalf("%d in %s cannot read: %q", person, place, got)
			}
			for _, words := range changing {
				s.says("/" + words)
				s.presses(words)
				s.reads(s.said("/"+words, fmt.Sprint(stranger)))
				s.reads(s.said("/"+words, ">"))
			}
			if diff := cmp.Diff(before, s.kept("6309")); diff != "" {
				t.Fatalf("%d in %s has changed (-before +now):\n%s", person, place, diff)
			}
		}
	}
}

// TestFiguresAreCorrectedByTheirOwnBPS refuses everybody else, at home and abroad.
func TestFiguresAreCorrectedByTheirOwnBPS(t *testing.T) {
	s := newScene(t)
	const cell = " 6309 gk maret 2025 580.000 alasan salin sumber tabel"
	for _, person := range []int64{bpsThere, secretary, leader, head, reader, stranger} {
		for _, words := range []string{"koreksi" + cell, "koreksi simpan" + cell} {
			got := s.in("pribadi", person).says("/"+words) + s.presses(words) + s.in("grup 1", person).says("/"+words) + s.presses("pilih simpan")
			if !strings.Contains(got, "hanya dapat dikoreksi oleh") || strings.Contains(got, "Tersimpan") {
				t.Errorf("%d says %s: %q", person, words, got)
			}
		}
	}
	s.has("BPS at home", s.in("pribadi", bpsHere).says("/koreksi"+cell+" BPS"), "mohon diperiksa")
	if _, err := people.Vacate(t.Context(), s.bot.People, "6309", "3", s.now); err != nil {
		t.Fatal(err)
	}
	s.has("BPS at home, gone since", s.says("ya"), "hanya dapat dikoreksi oleh")
	if entries, _, _ := s.book.Entries(t.Context()); len(entries) > 0 {
		t.Errorf("the book has %d entries", len(entries))
	}
}

// TestCardsMoveForTheirOwnersOnly presses what stands in a group as somebody else, and
// after the binding has changed.
func TestCardsMoveForTheirOwnersOnly(t *testing.T) {
	s := newScene(t)
	s.in("grup 1", secretary)
	s.has("the question", s.do("> /skpd hapus dpmd"), "masih dipakai")
	s.has("the question", s.do("> /tim hapus 1"), "Ya, hapus")
	s.person = leader
	s.has("the leader", s.do("* Ya, hapus"), "< !")
	s.in("grup 1", 1).says("/peran lepas")
	s.person = secretary
	s.has("after it was unbound", s.do("* Ya, hapus"), "hanya ditampilkan di grup yang sudah diikat")
	s.in("grup 1", neighbour).says("/peran ikat balangan")
	s.person = secretary
	s.has("bound elsewhere", s.do("* Ya, hapus"), "< !")
	if n := len(s.kept("6309")[people.Seats]); n != 1 {
		t.Errorf("the team has %d seats", n)
	}
}

// TestOldQuestionsAreGone does not do to an office what was asked about it when it was
// another's, or another.
func TestOldQuestionsAreGone(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", secretary).do("> /peran cabut 4")
	if _, err := people.HandOver(t.Context(), s.bot.People, "6309", "4", reader, successor, s.now); err != nil {
		t.Fatal(err)
	}
	s.has("another's office", s.do("* Ya, kosongkan"), "sudah lewat")
	s.has("the new holder", s.in("pribadi", successor).says("/peran"), "Peran Anda: #4")

	s.in("pribadi", secretary).says(`/peran tambah pembaca "Tamu"`)
	s.in("grup 1", secretary).reads(s.said("/serahterima 6", fmt.Sprint(stranger)))
	s.do(fmt.Sprintf(">%d /serahterima 6", stranger))
	question := s.last[-100]
	s.in("pribadi", secretary).says("/peran hapus 6 ya 6309")
	s.later(time.Minute)
	s.has("another office", s.says(`/peran tambah sekretariat "Sekretariat Kedua"`), "#7")
	s.in("grup 1", secretary).last[-100] = question
	s.has("an office that is gone", s.do("* Ya, serahkan"), "Tidak ada peran bernomor")
	s.has("the stranger", s.in("pribadi", stranger).says("/peran"), "belum memegang peran")
}

// TestChannelsSettleNothing refuses what a channel says in a group, and whoever cannot be
// looked up; what they have said is shown to them as words.
func TestChannelsSettleNothing(t *testing.T) {
	s := newScene(t)
	before, _ := s.bot.People.Settings(t.Context(), -100)
	settling := []string{"/langganan angka tidak", "/berhenti", "/jeda 2 minggu", "/pengaturan tenang mati", "/topik angka", "/wilayah balangan", "/peran lepas", "/peran ikat", "/skpd grup dpmd", "/start w6311", "/lanjut"}
	for _, words := range settling {
		u := s.in("grup 1", 0).said(words, "")
		u.AsChat = false
		s.reads(u)
	}
	s.bot.IsAdmin = func(context.Context, int64, int64) (bool, error) { return false, errGone }
	for _, words := range append(settling, "/langganan <u>"+strings.Repeat("&", 4000)) {
		got := s.in("grup 1", stranger).says(words) + s.presses(strings.TrimPrefix(words, "/"))
		if strings.Contains(got, "<u>") && !strings.Contains(got, "&lt;u&gt;") || len(got) > 4000 {
			t.Errorf("%.40s: %.200q", words, got)
		}
	}
	after, _ := s.bot.People.Settings(t.Context(), -100)
	home, _ := s.bot.People.Chat(t.Context(), -100)
	if diff := cmp.Diff(before, after); diff != "" || home.Region != "6309" {
		t.Errorf("the group is now of %s (-before +now):\n%s", home.Region, diff)
	}
}

// TestGroupsAreNoChannels settles nothing of a group from a private chat, where its
// members do not see it, nor of a channel by anyone but its administrators.
func TestGroupsAreNoChannels(t *testing.T) {
	s := newScene(t)
	for _, person := range []int64{1, stranger} {
		s.has("a group", s.in("pribadi", person).says("/langganan untuk -100 angka tidak")+s.presses("langganan untuk -100 angka tidak"), "admin kanal")
	}
	s.has("a stranger's channel", s.in("pribadi", stranger).presses("langganan untuk -1000 angka ya"), "admin kanal")
	if got := s.says("langganan untuk -1000 angka ya"); strings.Contains(got, "Langganan") {
		t.Errorf("a button's words are taken for a command: %q", got)
	}
	if kept, _ := s.bot.People.Settings(t.Context(), -100); kept.Talks != string(chat.Group) || !kept.Has(people.NewFigures) {
		t.Errorf("the group has settled %+v", kept)
	}
	s.has("its administrator", s.in("pribadi", 1).says("/langganan untuk -1000 angka ya"), "Tersimpan")
}

// TestBindingMovesWithTheGroup lets the members of a group that became a supergroup
// read on, and those of others not.
func TestBindingMovesWithTheGroup(t *testing.T) {
	s := newScene(t)
	for _, group := range []string{"grup 1", "grup 3"} {
		s.in(group, 0).do("+ pindah")
	}
	s.has("bound", s.in("grup 1", stranger).says("/tim"), "Wakil Zamrud")
	s.has("unbound", s.in("grup 3", stranger).says("/tim"), "hanya ditampilkan di grup yang sudah diikat")
	link := s.link(secretary, "/peran ikat")
	s.has("a link", s.in("grup 1", 1).says(link), "terikat pada <b>Kabupaten Tabalong")
	s.in("grup 1", 1).says("/peran lepas")
	s.moved = map[int64]int64{}
	s.has("by its old number", s.in("grup 1", stranger).says("/tim"), "hanya ditampilkan di grup yang sudah diikat")
}

// TestAfterErasure lets who has deleted their data begin anew, with nothing of before.
func TestAfterErasure(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", secretary).says("/langganan angka")
	s.in("grup 3", stranger)
	s.presses("hapusdata ya 20")
	if got := s.in("pribadi", secretary).says("/peran"); !strings.Contains(got, "Sekretariat Zamrud") {
		t.Fatalf("another has deleted it: %q", got)
	}
	s.presses("hapusdata ya 20")
	for _, words := range []string{"/peran", "/tim", "/privasi", "/pengaturan", "/serahterima 1", "/start", "/langganan"} {
		if got := s.says(words); strings.Contains(got, "Zamrud") || strings.Contains(got, "Tabalong") {
			t.Errorf("%s: %q", words, got)
		}
	}
	if c, _ := s.bot.People.Chat(t.Context(), secretary); c.Region != "" || len(c.Meant) > 0 {
		t.Errorf("kept is %+v", c)
	}
	if regions, _ := s.bot.People.Regions(t.Context(), secretary); len(regions) > 0 {
		t.Errorf("regions %v are kept", regions)
	}
	s.has("a new subscription", s.says("/langganan angka ya"), "Tersimpan")
}

// TestTwoSecretariesAtOnce has two people change the same lists at the same time:
// what was confirmed stands, under a number of its own.
func TestTwoSecretariesAtOnce(t *testing.T) {
	s := newScene(t)
	both, round := []int64{secretary, operator}, 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		before, confirmed := len(s.kept("6309")[people.Offices]), make(chan bool, 16)
		n := rapid.IntRange(1, 4).Draw(r, "n")
		if before > 900 {
			return
		}
		for i, person := range both {
			go func() {
				for k := range n {
					u := chat.Update{ID: 1, Chat: chat.ID{Chat: person}, Kind: chat.Private, From: person, Message: 1,
						Text: fmt.Sprintf(`/peran tambah pembaca "Pembaca %d-%d-%d"`, round, i, k)}
					confirmed <- strings.Contains(said(s.bot.Answer(t.Context(), u)), "Tersimpan: #")
				}
			}()
		}
		made := 0
		for range 2 * n {
			if <-confirmed {
				made++
			}
		}
		if after := len(s.kept("6309")[people.Offices]); after != before+made || made == 0 {
			r.Fatalf("%d of %d confirmed, but %d stand, not %d", made, 2*n, after, before)
		}
	})
}

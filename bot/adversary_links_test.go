package bot_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
)

// link makes a link by a command in private, and answers what it carries.
func (s *stage) link(person int64, words string) string {
	s.t.Helper()
	got := s.in("pribadi", person).says(words)
	_, rest, ok := strings.Cut(got, "start=")
	if !ok {
		_, rest, ok = strings.Cut(got, "startgroup=")
	}
	if end := strings.IndexAny(rest, "\n]|"); ok && end > 0 {
		return "/start " + rest[:end]
	}
	s.t.Fatalf("%s gives no link: %q", words, got)
	return ""
}

const gone = "sudah dipakai, sudah lewat masanya"

// has fails unless what was read holds the words.
func (s *stage) has(what, got, want string) {
	s.t.Helper()
	if !strings.Contains(got, want) {
		s.t.Errorf("%s: %q does not hold %q", what, got, want)
	}
}

// TestLinksEndWithTheirOffice gives nothing by links of those who hold their office no
// more, nor by those to an office whose number another has by now.
func TestLinksEndWithTheirOffice(t *testing.T) {
	s := newScene(t)
	binding, office := s.link(secretary, "/peran ikat"), s.link(secretary, "/peran undang 4")
	other, own := s.link(secretary, "/serahterima 3 tautan"), s.link(secretary, "/serahterima 1 tautan")
	s.later(time.Hour)
	s.has("the successor", s.in("pribadi", successor).says(own), "Sekretariat Zamrud")
	s.has("the successor again", s.says(own), "Sekretariat Zamrud")
	s.later(time.Minute)
	s.has("the group of the former secretary", s.in("grup 3", 1).says(binding), gone)
	for _, link := range []string{office, other, own} {
		s.has("a friend of the former secretary", s.in("pribadi", stranger).says(link), gone)
		s.has("the former secretary", s.in("pribadi", secretary).says(link), gone)
	}
	s.in("pribadi", successor).says(`/peran tambah pembaca "Tamu"`)
	guest := s.link(successor, "/peran undang 6")
	s.later(time.Minute)
	s.presses("peran hapus 6 ya 6309")
	s.has("a new office", s.says(`/peran tambah sekretariat "Sekretariat Kedua"`), "#7")
	s.has("the guest", s.in("pribadi", stranger).says(guest), "sudah tidak ada")
	if got := s.boundTo(open); got != "" {
		t.Errorf("the group is bound to %s", got)
	}
}

// TestLinksWorkOnce gives what a link gives to one person or group, and costs nothing
// where it was opened in the wrong place.
func TestLinksWorkOnce(t *testing.T) {
	s := newScene(t)
	binding := s.link(secretary, "/peran ikat")
	s.has("a stranger in private", s.in("pribadi", stranger).says(binding), "untuk mengikat grup")
	s.has("a member", s.in("grup 3", stranger).says(binding), "hanya dapat diubah oleh admin")
	s.has("a press", s.presses(strings.TrimPrefix(binding, "/")), "hanya dapat diubah oleh admin")
	s.has("an administrator", s.in("grup 3", 1).says(binding), "terikat pada <b>Kabupaten Tabalong")
	s.has("the administrator again", s.says(binding), "terikat pada <b>Kabupaten Tabalong")
	s.has("in another group", s.in("grup 5", 1).says(binding), gone)
	s.in("grup 3", 1).says("/peran lepas")
	s.has("after it was unbound", s.says(binding), gone)

	office := s.link(operator, "/peran undang 4")
	s.has("an anonymous administrator", s.in("grup 3", 0).says(office), "admin anonim")
	s.has("tampered with", s.in("pribadi", successor).says(strings.Replace(office, "i6309", "i6311", 1)), gone)
	s.has("cut", s.says(office[:len(office)-1]), gone)
	s.has("whom it was for", s.says(office), "Pembaca Zamrud")
	s.has("somebody else", s.in("pribadi", stranger).says(office), gone)
	late := s.link(operator, "/peran undang 4")
	s.later(7*24*time.Hour + time.Second)
	s.has("too late", s.in("pribadi", stranger).says(late), gone)
}

// TestBindingIsEndedByThoseWhoMay keeps a group with its region: a contact person who
// does not administer it cannot bring it to another by a link, which stays unused.
func TestBindingIsEndedByThoseWhoMay(t *testing.T) {
	s := newScene(t)
	link := s.link(neighbour, "/peran ikat")
	s.has("the head of an SKPD", s.in("grup 1", head).says(link), "terikat pada Kabupaten Tabalong")
	s.has("the secretariat next door", s.in("grup 1", neighbour).says("/peran ikat balangan"), "terikat pada Kabupaten Tabalong")
	if got := s.boundTo(ours); got != "6309" {
		t.Fatalf("the group is bound to %s", got)
	}
	s.in("grup 1", head).says("/skpd grup dpmd")
	again := s.link(secretary, "/peran ikat")
	s.has("the same region again", s.in("grup 1", 1).says(again), "sebagai grup DPMD")
	s.has("its administrator", s.in("grup 1", 1).says(link), "terikat pada <b>Kabupaten Balangan")
}

// TestOneOfManyTakesAnOffice has many people follow links to one office at once.
func TestOneOfManyTakesAnOffice(t *testing.T) {
	const many = 16
	s, begin, taken := newScene(t), make(chan bool), make(chan bool, many)
	for n := range many {
		link, person := s.link(secretary, "/peran undang 4"), int64(1000+n)
		go func() {
			u := chat.Update{ID: person, Chat: chat.ID{Chat: person}, Kind: chat.Private, From: person, Message: 1, Text: link}
			<-begin
			taken <- strings.Contains(said(s.bot.Answer(t.Context(), u)), "Undangan diterima")
		}()
	}
	s.later(time.Minute)
	close(begin)
	took := 0
	for range many {
		if <-taken {
			took++
		}
	}
	if took != 1 {
		t.Errorf("%d have taken the office: %s", took, s.kept("6309")[people.Offices]["4"])
	}
}

package text

import (
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// AgendaTally counts what those who are invited to a meeting have answered.
type AgendaTally struct{ Attends, StandIn, NotComing, NoAnswer int }

// AgendaCount counts the answers of those who are invited. An answer of an SKPD that
// is invited no more does not count.
func AgendaCount(m commitments.Meeting, invited []string) (n AgendaTally) {
	for _, id := range invited {
		switch m.Answers[id].Comes {
		case commitments.Attends:
			n.Attends++
		case commitments.StandIn:
			n.StandIn++
		case commitments.NotComing:
			n.NotComing++
		default:
			n.NoAnswer++
		}
	}
	return n
}

// glance is who comes, in one line.
func (n AgendaTally) glance() string {
	return fmt.Sprintf("Hadir %d · Diwakili %d · Berhalangan %d · Belum menjawab %d", n.Attends, n.StandIn, n.NotComing, n.NoAnswer)
}

// AgendaFooter says that a reminder takes no invitation's place.
func AgendaFooter() string {
	return "Pengingat ini bukan naskah dinas; undangan resmi tetap berlaku."
}

// AgendaItem is a meeting as it is shown: those who are invited, parts of the team
// among them.
type AgendaItem struct {
	Meeting commitments.Meeting
	Invited []string // ids of SKPD
}

// AgendaHours writes when a meeting is: "Selasa, 12 Januari 2027, pukul 09.00 WITA s.d.
// selesai".
func AgendaHours(m commitments.Meeting, zone string) string {
	return CivilDate(m.Date) + ", " + agendaClock(m, zone)
}

func agendaClock(m commitments.Meeting, zone string) string {
	if m.End > m.Start {
		return "pukul " + Clock(m.Start) + "–" + Clock(m.End) + " " + zone
	}
	return "pukul " + Clock(m.Start) + " " + zone + " s.d. selesai"
}

// agendaHead is the title of a meeting with its number.
func agendaHead(m commitments.Meeting) string {
	return "#" + strconv.Itoa(m.Number) + " <b>" + chat.Escape(m.Title) + "</b>"
}

// AgendaListView is a page of the agenda.
type AgendaListView struct {
	Region  indicators.Region
	Items   []AgendaItem
	Zone    string // WIB, WITA or WIT
	Days    string // on which they are, if others are left out
	Past    bool
	Manages bool // whoever asks may add to it
}

// AgendaList lists meetings, with who comes at a glance.
func AgendaList(v AgendaListView) string {
	lines := []string{"<b>Agenda " + v.Region.Full + "</b>"}
	switch {
	case v.Past:
		lines[0] = "<b>Agenda yang sudah lewat, " + v.Region.Full + "</b>"
	case v.Days != "":
		lines[0] = "<b>Agenda " + v.Region.Full + ", " + v.Days + "</b>"
	}
	for _, x := range v.Items {
		lines = append(lines, "", agendaHead(x.Meeting), AgendaHours(x.Meeting, v.Zone))
		if x.Meeting.Place != "" {
			lines = append(lines, chat.Escape(x.Meeting.Place))
		}
		if x.Meeting.Cancelled != "" {
			lines = append(lines, "Dibatalkan: "+chat.Escape(x.Meeting.Cancelled))
		} else if len(x.Invited) > 0 {
			lines = append(lines, AgendaCount(x.Meeting, x.Invited).glance())
		}
	}
	switch {
	case len(v.Items) > 0:
	case v.Past:
		lines = append(lines, "", "Belum ada rapat yang sudah lewat.")
	default:
		lines = append(lines, "", "Belum ada rapat yang dijadwalkan.")
	}
	if v.Manages && !v.Past {
		lines = append(lines, "", "Menambah: <code>/agenda baru</code>")
	}
	return strings.Join(lines, "\n")
}

// AgendaView is one meeting with what is known about it.
type AgendaView struct {
	AgendaItem
	SKPDs   []people.SKPD
	Zone    string
	Own     []string                 // ids of SKPD for which whoever asks answers, or whose group it is
	Names   bool                     // those who have not answered may be named
	Pledges []commitments.Commitment // made there
	Over    bool                     // it has begun
	Manages bool
	Done    string // what has just been done; empty is nothing
}

// Agenda shows a meeting: when and where, who comes, its documents, and what became of
// the commitments made there.
func Agenda(v AgendaView) string {
	m := v.Meeting
	lines := append(agendaOpening(v), agendaFacts(m, v.Zone)...)
	lines = append(lines, "", agendaInvited(v))
	if m.Cancelled == "" {
		lines = append(lines, AgendaCount(m, v.Invited).glance())
		lines = append(lines, agendaAnswers(v)...)
		for _, id := range v.Own {
			lines = append(lines, "Kehadiran "+SKPDAbbr(v.SKPDs, id)+": "+AgendaAnswer(m.Answers[id]))
		}
	}
	if len(m.Files) > 0 {
		lines = append(lines, "", "Dokumen: "+agendaFiles(m))
	}
	lines = append(lines, agendaPledges(v)...)
	if v.Manages && m.Cancelled == "" {
		lines = append(lines, "", agendaHint(m, v.Over))
	}
	return strings.Join(append(lines, "", "<i>"+AgendaFooter()+"</i>"), "\n")
}

func agendaOpening(v AgendaView) []string {
	head := agendaHead(v.Meeting)
	if v.Done != "" {
		head = v.Done + "\n\n" + head
	}
	switch {
	case v.Meeting.Cancelled != "":
		return []string{head, "<b>Dibatalkan:</b> " + chat.Escape(v.Meeting.Cancelled)}
	case v.Over:
		return []string{head, "Rapat ini sudah dimulai atau sudah lewat."}
	}
	return []string{head}
}

// agendaFacts are when, where, and under which letter.
func agendaFacts(m commitments.Meeting, zone string) []string {
	lines := []string{AgendaHours(m, zone)}
	if m.Place != "" {
		lines = append(lines, "Tempat: "+chat.Escape(m.Place))
	}
	if m.Letter != "" {
		lines = append(lines, "Nomor undangan: "+chat.Escape(m.Letter))
	}
	return lines
}

// agendaInvited says who is invited: parts of the team by name, SKPD as long as they
// are few.
func agendaInvited(v AgendaView) string {
	var parts []string
	for _, u := range v.Meeting.Units {
		parts = append(parts, units[people.Unit(u)].name)
	}
	switch n := len(v.Meeting.Invited); {
	case n > 0 && n == len(v.SKPDs):
		parts = append(parts, "semua SKPD ("+strconv.Itoa(n)+")")
	case n > 12:
		parts = append(parts, strconv.Itoa(n)+" SKPD")
	case n > 0:
		parts = append(parts, agendaAbbrs(v.SKPDs, v.Meeting.Invited))
	}
	return "Diundang: " + strings.Join(parts, ", ")
}

func agendaAbbrs(list []people.SKPD, ids []string) string {
	abbrs := make([]string, len(ids))
	for i, id := range ids {
		abbrs[i] = SKPDAbbr(list, id)
	}
	return strings.Join(abbrs, ", ")
}

// agendaAnswers name who comes, who is stood in for, and who has not answered, to
// those who may know.
func agendaAnswers(v AgendaView) (lines []string) {
	if !v.Names {
		return nil
	}
	for _, of := range []struct {
		comes commitments.Comes
		name  string
	}{{commitments.Attends, "Hadir"}, {commitments.StandIn, "Diwakili"}, {commitments.NotComing, "Berhalangan"}, {commitments.NoAnswer, "Belum menjawab"}} {
		var who []string
		for _, id := range v.Invited {
			if a := v.Meeting.Answers[id]; a.Comes == of.comes {
				word := SKPDAbbr(v.SKPDs, id)
				if a.Note != "" {
					word += " (" + chat.Escape(a.Note) + ")"
				}
				who = append(who, word)
			}
		}
		if len(who) > 0 {
			lines = append(lines, of.name+": "+strings.Join(who, ", "))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []string{"<blockquote expandable>" + strings.Join(lines, "\n") + "</blockquote>"}
}

// AgendaAnswer writes what an SKPD has answered.
func AgendaAnswer(a commitments.Answer) string {
	note := chat.Escape(a.Note)
	switch {
	case a.Comes == commitments.Attends:
		return "hadir"
	case a.Comes == commitments.StandIn && note != "":
		return "diwakili " + note
	case a.Comes == commitments.StandIn:
		return "diwakili"
	case a.Comes == commitments.NotComing && note != "":
		return "berhalangan (" + note + ")"
	case a.Comes == commitments.NotComing:
		return "berhalangan"
	}
	return "belum dijawab"
}

// agendaFiles counts the documents by their kind.
func agendaFiles(m commitments.Meeting) string {
	var kinds []string
	count := map[string]int{}
	for _, f := range m.Files {
		if count[f.Kind]++; count[f.Kind] == 1 {
			kinds = append(kinds, f.Kind)
		}
	}
	for i, k := range kinds {
		if n := count[k]; n > 1 {
			kinds[i] = fmt.Sprintf("%s (%d)", k, n)
		}
	}
	return strings.Join(kinds, ", ")
}

// mostPledges is how many commitments of a meeting are named.
const mostPledges = 12

// agendaPledges tell what became of what was agreed.
func agendaPledges(v AgendaView) []string {
	if len(v.Pledges) == 0 {
		return nil
	}
	closed, lines := 0, []string{}
	for i, c := range v.Pledges {
		if c.State == commitments.Closed {
			closed++
		}
		if i < mostPledges {
			lines = append(lines, fmt.Sprintf("#%d %s: %s", c.Number, chat.Escape(c.Title), agendaPledgeState(c)))
		}
	}
	if n := len(v.Pledges) - mostPledges; n > 0 {
		lines = append(lines, fmt.Sprintf("dan %d lainnya: /komitmen", n))
	}
	head := fmt.Sprintf("<b>Komitmen dari rapat ini</b> (%d, selesai %d)", len(v.Pledges), closed)
	return []string{"", head, strings.TrimSpace(folded(lines))}
}

func agendaPledgeState(c commitments.Commitment) string {
	switch c.State {
	case commitments.Open:
		return "berjalan, tenggat " + ShortDate(c.Deadline)
	case commitments.Draft:
		return "usulan, menunggu sekretariat"
	}
	return string(c.State)
}

func agendaHint(m commitments.Meeting, over bool) string {
	n := strconv.Itoa(m.Number)
	attach := "Melampirkan notula atau dokumen: kirim berkasnya dengan keterangan <code>/agenda lampirkan " + n + "</code>"
	if over {
		return attach
	}
	return "Mengubah: <code>/agenda ubah " + n + " 13 Januari 2027 10.00</code> · membatalkan: <code>/agenda batal " + n + " alasannya</code>\n" + attach
}

// NoSuchMeeting answers a number that no meeting has.
func NoSuchMeeting(word string) string {
	return "Agenda " + quote(word) + " tidak ada di wilayah ini. Daftar: /agenda"
}

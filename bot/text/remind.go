package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// RemindView is what one chat is reminded of.
type RemindView struct {
	Items []RemindItem // the most urgent first
	More  int          // that are not among them
	SKPDs []people.SKPD
	Open  bool // the region lets groups see who is late
	Head  bool // it goes up to the head of the SKPD
	After int  // working days after which it does
}

// RemindItem is one SKPD's part in a commitment.
type RemindItem struct {
	Commitment commitments.Commitment
	Party      commitments.Party // of the SKPD that is reminded
	Due        commitments.Due
}

// owes tells whether a report is awaited.
func (i RemindItem) owes() bool {
	return i.Commitment.State == commitments.Open && i.Party.Status.Owes()
}

// Reminder is the message of what a chat is reminded of.
func Reminder(v RemindView) string {
	if len(v.Items) == 1 && v.More == 0 {
		return oneReminder(v, v.Items[0])
	}
	var b strings.Builder
	b.WriteString(salute(v) + "\n")
	for _, i := range v.Items {
		b.WriteString("\n" + remindTitle(i.Commitment) + "\n" + remindLine(v, i) + "\n")
	}
	if v.More > 0 {
		fmt.Fprintf(&b, "\ndan %d lainnya: /komitmen", v.More)
	}
	return strings.TrimRight(b.String(), "\n")
}

// oneReminder has room for the states of all SKPD.
func oneReminder(v RemindView, i RemindItem) string {
	lines := []string{salute(v), deadlineLine(i), "", remindTitle(i.Commitment)}
	begins := i.Due.Stage == commitments.Far && i.owes()
	if begins {
		lines = append(lines, dutyLine(v, i))
	}
	switch {
	case i.Commitment.State == commitments.Cancelled:
		lines = append(lines, "Dibatalkan: "+chat.Escape(i.Commitment.Reason))
	case !begins || len(byState(i.Commitment.Parties)) > 1: // else nobody has begun
		lines = append(lines, partyStates(v, i))
	}
	if i.Party.Status == commitments.Returned && i.Party.Reason != "" {
		lines = append(lines, "Catatan sekretariat: "+chat.Escape(i.Party.Reason))
	}
	if r := i.Party.Request; r != nil {
		lines = append(lines, requestLine(*r))
	}
	return strings.Join(lines, "\n")
}

// salute opens a reminder.
func salute(v RemindView) string {
	open := "Yth. Bapak/Ibu, izin "
	owing, far, late := 0, 0, 0
	for _, i := range v.Items {
		switch {
		case !i.owes():
		case i.Due.Stage == commitments.Far:
			owing, far = owing+1, far+1
		case i.Due.Stage == commitments.Overdue:
			owing, late = owing+1, late+1
		default:
			owing++
		}
	}
	n := len(v.Items) + v.More
	switch {
	case owing == 0:
		return "Terima kasih, Bapak/Ibu."
	case v.Head:
		return fmt.Sprintf("Yth. Bapak/Ibu, mohon perhatian. Komitmen berikut lewat tenggat %d hari kerja atau lebih dan belum dilaporkan selesai; sekretariat turut diberi tahu.", v.After)
	case far == owing && n == 1:
		return open + "menyampaikan komitmen " + SKPDAbbr(v.SKPDs, v.Items[0].Party.SKPD) + " dan tenggatnya."
	case far == owing:
		return open + fmt.Sprintf("menyampaikan %d komitmen dan tenggatnya.", n)
	case n > 1:
		return open + fmt.Sprintf("mengingatkan %d komitmen.", n)
	case late == owing:
		return open + "mengingatkan. Tenggatnya sudah lewat; mohon kirim laporan atau ajukan tenggat baru."
	}
	return open + "mengingatkan."
}

// deadlineLine is when the report is due, and how far that is while it is owed.
func deadlineLine(i RemindItem) string {
	line := "Tenggat <b>" + CivilDate(i.Commitment.DeadlineOf(i.Party)) + "</b>"
	if i.owes() {
		line += " (" + DaysLeft(i.Due) + ")"
	}
	return line
}

// remindTitle is a commitment's number and title, cut where it is very long.
func remindTitle(c commitments.Commitment) string {
	return fmt.Sprintf("#%d <b>%s</b>", c.Number, chat.Escape(cutWords(c.Title, 120)))
}

// cutWords cuts a text behind its last whole word within so many characters.
func cutWords(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if end := strings.LastIndexByte(cut, ' '); end > most/2 {
		cut = cut[:end]
	}
	return strings.TrimRight(cut, " ,.;:") + "…"
}

// remindLine is the deadline and the SKPD's own state.
func remindLine(v RemindView, i RemindItem) string {
	state := StatusWords(i.Party)
	if i.Commitment.State == commitments.Cancelled {
		state = "Dibatalkan"
	}
	if severalSKPD(v.Items) {
		state = SKPDAbbr(v.SKPDs, i.Party.SKPD) + ": " + strings.ToLower(state[:1]) + state[1:]
	}
	line := deadlineLine(i) + "\n" + state
	if i.Party.Request != nil {
		line += " · " + requestLine(*i.Party.Request)
	}
	return line
}

// severalSKPD tells whether one reader is reminded for more than one SKPD.
func severalSKPD(items []RemindItem) bool {
	for _, i := range items {
		if i.Party.SKPD != items[0].Party.SKPD {
			return true
		}
	}
	return false
}

// dutyLine tells what is the SKPD's part in something new to it.
func dutyLine(v RemindView, i RemindItem) string {
	c := i.Commitment
	line := "Penanggung jawab utama: " + SKPDAbbr(v.SKPDs, c.Lead())
	if len(c.Parties) > 1 {
		var others []string
		for _, p := range c.Parties[1:] {
			others = append(others, SKPDAbbr(v.SKPDs, p.SKPD))
		}
		line += " · Pendukung: " + strings.Join(others, ", ")
	}
	if c.Repeat != "" && c.Term > 1 {
		line += "\nKomitmen " + string(c.Repeat) + ", periode ke-" + strconv.Itoa(c.Term)
	}
	return line
}

// requestLine tells what awaits the secretariat.
func requestLine(r commitments.Request) string {
	if r.Kind == commitments.Extension {
		return "Diajukan tenggat baru " + ShortDate(r.Date) + ", menunggu sekretariat"
	}
	return "Diajukan: bukan kewenangan SKPD ini, menunggu sekretariat"
}

// partyStates are the states of all SKPD, those that owe first. An SKPD that is late is
// not named to others, unless the region wants it so.
func partyStates(v RemindView, i RemindItem) string {
	var owe, done []string
	hidden := 0
	for _, g := range byState(i.Commitment.Parties) {
		all := len(g)
		if !v.Open {
			g = slices.DeleteFunc(g, func(p commitments.Party) bool { return p.SKPD != i.Party.SKPD && i.late(p) })
		}
		if hidden += all - len(g); len(g) == 0 {
			continue
		}
		words := stateOf(g[0]) + ": " + remindAbbrs(v.SKPDs, g)
		if g[0].Status.Owes() && g[0].Status != commitments.Running {
			owe = append(owe, words)
		} else {
			done = append(done, words)
		}
	}
	var lines []string
	for _, line := range []string{strings.Join(owe, " · "), strings.Join(done, " · ")} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	if hidden > 0 {
		lines = append(lines, OthersOwe(hidden))
	}
	return strings.Join(lines, "\n")
}

// late tells whether an SKPD owes a report whose deadline is over on the day of the
// reminder.
func (i RemindItem) late(p commitments.Party) bool {
	today := i.Commitment.DeadlineOf(i.Party).AddDays(-i.Due.Left)
	return p.Status.Owes() && i.Commitment.DeadlineOf(p).Before(today)
}

// byState parts SKPD by their state, those that wait longest for first.
func byState(parties []commitments.Party) (groups [][]commitments.Party) {
	for _, s := range []commitments.Status{commitments.Waiting, commitments.Returned, commitments.Running, commitments.Reported, commitments.Verified, commitments.Waived} {
		at := map[string]int{}
		for _, p := range parties {
			if p.Status != s {
				continue
			}
			words := stateOf(p)
			n, known := at[words]
			if !known {
				n = len(groups)
				at[words], groups = n, append(groups, nil)
			}
			groups[n] = append(groups[n], p)
		}
	}
	return groups
}

// stateOf is a state in few words.
func stateOf(p commitments.Party) string {
	switch {
	case p.Status == commitments.Running && p.Progress > 0:
		return "Progres " + strconv.Itoa(p.Progress) + "%"
	case p.Status == commitments.Verified:
		return "Selesai"
	}
	return StatusWords(p)
}

// remindAbbrs are the abbreviations of SKPD.
func remindAbbrs(list []people.SKPD, parties []commitments.Party) string {
	var names []string
	for _, p := range parties {
		names = append(names, SKPDAbbr(list, p.SKPD))
	}
	return strings.Join(names, ", ")
}

// ReminderPlain stands in a letter until its turn has come.
func ReminderPlain() string { return "Pengingat komitmen: /komitmen" }

// The buttons of reminders.
func ButtonReportDone() string     { return "Lapor selesai" }
func ButtonReportProgress() string { return "Lapor progres" }
func ButtonTomorrow() string       { return "Ingatkan besok" }
func ButtonExtension() string      { return "Ajukan tenggat baru" }
func ButtonNotOurs() string        { return "Bukan kewenangan kami" }

// ButtonNumber opens a commitment.
func ButtonNumber(number int) string { return "#" + strconv.Itoa(number) }

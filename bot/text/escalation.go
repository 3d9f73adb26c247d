package text

import (
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// LatePart is one SKPD's part of which the secretariat has to decide what is done.
type LatePart struct {
	Commitment commitments.Commitment
	Party      commitments.Party
	Due        commitments.Due
}

// LateList is what the secretariat decides about: parts that are late for longer than
// the region has settled, in working days.
func LateList(list []LatePart, more, after int, skpds []people.SKPD) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<b>%d komitmen lewat tenggat %d hari kerja atau lebih.</b> Mohon ditinjau.\n", numbersOf(list)+more, after)
	for _, l := range list {
		b.WriteString("\n" + lateLine(l, skpds))
	}
	if more > 0 {
		fmt.Fprintf(&b, "\ndan %d lainnya: /komitmen terlambat", more)
	}
	b.WriteString("\n\nHanya yang diputuskan sekretariat diteruskan kepada pimpinan.")
	return b.String()
}

// numbersOf is how many commitments a list is about.
func numbersOf(list []LatePart) int {
	seen := map[int]bool{}
	for _, l := range list {
		seen[l.Commitment.Number] = true
	}
	return len(seen)
}

// lateLine is one of the list; what was decided before stands behind.
func lateLine(l LatePart, skpds []people.SKPD) string {
	line := fmt.Sprintf("#%d %s: %s (%s)", l.Commitment.Number, SKPDAbbr(skpds, l.Party.SKPD),
		chat.Escape(cutWords(l.Commitment.Title, 80)), DaysLeft(l.Due))
	if e := l.Party.Escalation; e != nil && e.Decision == commitments.RemindAgain && e.Deadline == l.Commitment.DeadlineOf(l.Party) {
		line += ", diingatkan lagi " + ShortDate(commitments.DateOf(e.At))
	}
	return line
}

// LateOne asks what is done about one of them.
func LateOne(l LatePart, skpds []people.SKPD) string {
	abbr := SKPDAbbr(skpds, l.Party.SKPD)
	return fmt.Sprintf("#%d <b>%s</b>\n%s, tenggat %s (%s)\n%s\n\nMohon keputusan sekretariat.",
		l.Commitment.Number, chat.Escape(cutWords(l.Commitment.Title, 120)), abbr,
		CivilDate(l.Commitment.DeadlineOf(l.Party)), DaysLeft(l.Due), StatusWords(l.Party))
}

// LateOver answers a button of the list when nothing is to be decided any more.
func LateOver(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	words := fmt.Sprintf("#%d %s: %s.", c.Number, SKPDAbbr(skpds, p.SKPD), StatusWords(p))
	if e := p.Escalation; e != nil && e.Deadline == c.DeadlineOf(p) {
		words += "\n" + DecisionWords(*e)
	}
	return words
}

// DecisionWords tell what the secretariat has decided about a part that is late.
func DecisionWords(e commitments.Escalation) string {
	day := ShortDate(commitments.DateOf(e.At))
	switch e.Decision {
	case commitments.Forward:
		return "Diteruskan kepada pimpinan " + day + "."
	case commitments.Hold:
		return "Ditahan " + day + ": " + chat.Escape(e.Reason)
	}
	return "Diingatkan lagi " + day + "."
}

// ButtonLate names one of the list.
func ButtonLate(number int, abbr string) string { return fmt.Sprintf("#%d %s", number, abbr) }

// The decisions.
func ButtonRemindAgain() string { return "Ingatkan lagi" }
func ButtonForward() string     { return "Teruskan kepada Sekda" }
func ButtonHold() string        { return "Tahan, ada alasan" }

// Awaited is one thing that awaits the secretariat.
type Awaited struct {
	Commitment commitments.Commitment
	Party      commitments.Party
}

// AwaitedList reminds the secretariat of what awaits it, and of SKPD that cannot be
// reached; now is in the region's zone.
func AwaitedList(list []Awaited, more int, mute []Mute, skpds []people.SKPD, now time.Time) string {
	var b strings.Builder
	b.WriteString("Yth. Bapak/Ibu, izin mengingatkan.\n")
	if len(list) > 0 {
		b.WriteString("\n<b>Menunggu keputusan sekretariat</b>\n")
	}
	for _, a := range list {
		b.WriteString(awaitedLine(a, skpds, now.Location()) + "\n")
	}
	if more > 0 {
		fmt.Fprintf(&b, "dan %d lainnya: /tinjau\n", more)
	}
	if len(mute) > 0 {
		b.WriteString("\n<b>Belum ada narahubung yang dapat dihubungi</b>\n")
		for _, m := range mute {
			b.WriteString(SKPDAbbr(skpds, m.SKPD) + ": " + m.numbers() + "\n")
		}
		b.WriteString("Pengingat untuk SKPD ini belum sampai. Mohon tunjuk narahubungnya: /peran\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// Mute is an SKPD that nobody can be written to for, and what it owes.
type Mute struct {
	SKPD    string
	Numbers []int
	More    int
}

func (m Mute) numbers() string {
	var words []string
	for _, n := range m.Numbers {
		words = append(words, fmt.Sprintf("#%d", n))
	}
	if m.More > 0 {
		words = append(words, fmt.Sprintf("dan %d lainnya", m.More))
	}
	return strings.Join(words, ", ")
}

func awaitedLine(a Awaited, skpds []people.SKPD, zone *time.Location) string {
	abbr, what, since := SKPDAbbr(skpds, a.Party.SKPD), "melaporkan selesai", a.Party.Reported
	if r := a.Party.Request; r != nil {
		since = r.At
		what = "menyatakan bukan kewenangannya"
		if r.Kind == commitments.Extension {
			what = "mengajukan tenggat baru " + ShortDate(r.Date)
		}
	}
	return fmt.Sprintf("#%d %s: %s %s, menunggu sejak %s", a.Commitment.Number, chat.Escape(cutWords(a.Commitment.Title, 80)),
		abbr, what, ShortDate(commitments.DateOf(since.In(zone))))
}

// ButtonReviewAll leads to what awaits the secretariat.
func ButtonReviewAll() string { return "Tinjau" }

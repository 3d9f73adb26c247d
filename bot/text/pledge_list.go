package text

import (
	"fmt"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// PledgeItem is one commitment of a list, with the earliest stage in which it is owed.
type PledgeItem struct {
	Commitment commitments.Commitment // with the parts that may be told
	Day        commitments.Date       // at which a report is owed first; zero when none is
	Due        commitments.Due
	Untold     int // SKPD that have a part besides
}

// PledgeListView is a page of a list of commitments.
type PledgeListView struct {
	Region  indicators.Region
	Items   []PledgeItem
	SKPDs   []people.SKPD
	Filter  string // in words: "terlambat"; empty is all that are open
	Whose   string // abbreviation of the SKPD whose list this is; may be empty
	Counts  commitments.Tally
	Names   bool // who owes may be named
	Untold  int  // commitments that are late, and not shown for that
	Page    int  // from 1
	Pages   int
	Manages bool
}

// PledgeList shows a page of commitments, the most urgent first.
func PledgeList(v PledgeListView) string {
	var b strings.Builder
	b.WriteString("<b>Komitmen " + pledgesOf(v) + "</b>\n")
	if v.Filter == "" {
		fmt.Fprintf(&b, "%d terbuka · %d selesai · %d lewat tenggat\n", v.Counts.Open, v.Counts.Done, v.Counts.Late)
	}
	for _, i := range v.Items {
		b.WriteString("\n" + pledgeItem(v, i) + "\n")
	}
	if v.Untold > 0 {
		b.WriteString("\n" + latePrivately(v.Untold) + "\n")
	}
	if v.Pages > 1 {
		fmt.Fprintf(&b, "\nHalaman %d dari %d", v.Page, v.Pages)
	}
	return strings.TrimRight(b.String(), "\n")
}

// latePrivately says where the commitments are that a group is not shown.
func latePrivately(n int) string {
	return fmt.Sprintf("%d komitmen lewat tenggat. Rinciannya hanya ditampilkan di percakapan pribadi SKPD terkait, sekretariat, dan pimpinan.", n)
}

// OthersOwe says that other SKPD have not done their part, without naming them.
func OthersOwe(n int) string { return fmt.Sprintf("%d SKPD lain belum selesai", n) }

// pledgesOf names the list: whose it is, and what was asked.
func pledgesOf(v PledgeListView) string {
	words := chat.Escape(v.Region.Full)
	if v.Whose != "" {
		words = chat.Escape(v.Whose)
	}
	if v.Filter != "" {
		words += ": " + chat.Escape(v.Filter)
	}
	return words
}

// pledgeItem is one commitment in a few lines.
func pledgeItem(v PledgeListView, i PledgeItem) string {
	c := i.Commitment
	lines := []string{remindTitle(c)}
	switch {
	case c.State == commitments.Closed:
		lines = append(lines, "● Selesai "+CivilDate(commitments.DateOf(c.ClosedAt)))
	case c.State == commitments.Cancelled:
		lines = append(lines, "– Dibatalkan "+CivilDate(commitments.DateOf(c.ClosedAt)))
	case c.State == commitments.Draft:
		lines = append(lines, draftOf(c)+" · tenggat "+CivilDate(c.Deadline))
	default:
		lines = append(lines, pledgeDay(i))
		if v.Names {
			lines = append(lines, partyGroups(c, v.SKPDs)...)
		}
		if v.Names && i.Untold > 0 {
			lines = append(lines, OthersOwe(i.Untold))
		}
	}
	return strings.Join(lines, "\n")
}

// pledgeDay is the deadline that comes first, and how far it is.
func pledgeDay(i PledgeItem) string {
	reported := slices.ContainsFunc(i.Commitment.Parties, func(p commitments.Party) bool { return p.Status == commitments.Reported })
	switch {
	case !i.Day.IsZero():
		return "Tenggat " + CivilDate(i.Day) + " (" + DaysLeft(i.Due) + ")"
	case reported:
		return "Menunggu verifikasi · tenggat " + CivilDate(i.Commitment.Deadline)
	}
	return "Tenggat " + CivilDate(i.Commitment.Deadline)
}

// partyGroups names the SKPD by their states, one line a state.
func partyGroups(c commitments.Commitment, list []people.SKPD) (lines []string) {
	for _, group := range byState(c.Parties) {
		lines = append(lines, StatusSign(group[0].Status)+" "+stateOf(group[0])+": "+remindAbbrs(list, group))
	}
	return lines
}

// draftOf is who has brought a draft in.
func draftOf(c commitments.Commitment) string { return upper(draftWord(c)) + ", menunggu sekretariat" }

// draftWord is what a draft is called: an instruction of a leader is no proposal.
func draftWord(c commitments.Commitment) string {
	if c.Origin == commitments.Instruction {
		return "arahan"
	}
	return "usulan"
}

// NoPledges says that a list is empty, and what helps.
func NoPledges(v PledgeListView) string {
	if v.Filter != "" {
		return "<b>Komitmen " + pledgesOf(v) + "</b>\nTidak ada. Semua yang terbuka: /komitmen"
	}
	words := "Belum ada komitmen terbuka untuk " + pledgesOf(v) + "."
	if v.Manages {
		return words + " Mencatat: /komitmen baru · dari berkas CSV: /komitmen impor"
	}
	return words + " Mengusulkan: /komitmen baru"
}

// PledgeFilterUnread answers words behind /komitmen that name nothing.
func PledgeFilterUnread(words string) string {
	return quote(words) + " tidak dikenali sebagai nomor, SKPD, atau program.\n" +
		"Contoh: /komitmen 12 · /komitmen terlambat · /komitmen minggu ini · /komitmen selesai · <code>/komitmen dinsos terlambat</code>"
}

// PledgesOwnOnly answers somebody who asks for the list of another SKPD.
func PledgesOwnOnly() string {
	return "Rincian SKPD lain hanya untuk sekretariat dan pimpinan, di percakapan pribadi."
}

// Words of filters.
func FilterLate() string      { return "terlambat" }
func FilterThisWeek() string  { return "minggu ini" }
func FilterDone() string      { return "selesai" }
func FilterCancelled() string { return "dibatalkan" }
func FilterDrafts() string    { return "usulan" }

// FilterSpan names those that owe a report for a deadline in a stretch of days.
func FilterSpan(s commitments.Span) string {
	return "menunggu laporan, tenggat " + DateSpan(s.From, s.To)
}

// FilterProgramme names a programme.
func FilterProgramme(name string) string { return "program " + name }

// FilterBoth is one filter in another; either may be empty.
func FilterBoth(of, in string) string {
	if of == "" || in == "" {
		return of + in
	}
	return of + ", " + in
}

// Buttons of lists.
func ButtonPrevious() string { return "‹ Sebelumnya" }

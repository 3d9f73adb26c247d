package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// PledgeView is one commitment with all that is known of it.
type PledgeView struct {
	Commitment commitments.Commitment
	Dues       map[string]commitments.Due // by SKPD
	SKPDs      []people.SKPD
	History    []commitments.Entry // the last ones, the oldest first
	Names      bool                // how SKPD stand may be told
	Untold     []string            // ids of those of which it may not
	Late       int                 // of those how many are late
	Zone       *time.Location
	Done       string // what was just done; may be empty
}

// Pledge tells a commitment in full.
func Pledge(v PledgeView) string {
	c := v.Commitment
	var b strings.Builder
	if v.Done != "" {
		b.WriteString(v.Done + "\n\n")
	}
	b.WriteString(pledgeTitle(c) + "\n" + pledgeState(v) + "\n")
	for _, line := range pledgeFacts(c) {
		b.WriteString(line + "\n")
	}
	b.WriteString("\n" + pledgeParties(v))
	if len(v.History) > 0 {
		b.WriteString("\n<blockquote expandable>" + pledgeHistory(v) + "</blockquote>")
	}
	return strings.TrimRight(b.String(), "\n")
}

// pledgeTitle is number and title, whole.
func pledgeTitle(c commitments.Commitment) string {
	if c.Number == 0 {
		return "<b>" + chat.Escape(c.Title) + "</b>"
	}
	return fmt.Sprintf("<b>#%d %s</b>", c.Number, chat.Escape(c.Title))
}

// pledgeState is the deadline, or how it ended.
func pledgeState(v PledgeView) string {
	c := v.Commitment
	switch c.State {
	case commitments.Draft:
		return draftOf(c) + "\nTenggat " + CivilDate(c.Deadline)
	case commitments.Closed:
		return "● Selesai " + CivilDate(commitments.DateOf(c.ClosedAt.In(v.Zone))) + "\nTenggat " + CivilDate(c.Deadline)
	case commitments.Cancelled:
		return "– Dibatalkan " + CivilDate(commitments.DateOf(c.ClosedAt.In(v.Zone))) + ": " + chat.Escape(c.Reason)
	}
	for _, p := range c.Parties {
		if d, ok := v.Dues[p.SKPD]; ok && p.Until.IsZero() && p.Status.Owes() {
			return "Tenggat " + CivilDate(c.Deadline) + " (" + DaysLeft(d) + ")"
		}
	}
	return "Tenggat " + CivilDate(c.Deadline)
}

// pledgeFacts are what is known besides, one line each.
func pledgeFacts(c commitments.Commitment) (lines []string) {
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, label+": "+chat.Escape(value))
		}
	}
	if c.Measure.Target != "" {
		lines = append(lines, "Target: "+MeasureWords(c.Measure))
	}
	add("Program", c.Programme)
	if i, ok := indicators.ParseIndicator(c.Indicator); ok {
		add("Indikator", chat.Plain(Indicator(i)))
	}
	add("Dokumen", c.Document)
	if c.Meeting > 0 {
		lines = append(lines, "Disepakati dalam rapat: /agenda "+strconv.Itoa(c.Meeting))
	}
	if c.Repeat != "" {
		lines = append(lines, "Berulang: "+string(c.Repeat)+pledgeTerm(c))
	}
	if len(c.Leads) > 0 {
		lines = append(lines, "Pengingat: "+leadWords(c.Leads))
	}
	add("Keterangan", c.Details)
	return lines
}

// pledgeTerm is which term it is, and where the others are.
func pledgeTerm(c commitments.Commitment) string {
	words := ""
	if c.Term > 1 {
		words += fmt.Sprintf(", periode ke-%d sejak #%d", c.Term, c.Series)
	}
	if c.Next > 0 {
		words += fmt.Sprintf(", berikutnya #%d", c.Next)
	}
	return words
}

// pledgeParties are the SKPD: how each stands, or only who they are and how many have
// reported.
func pledgeParties(v PledgeView) string {
	var b strings.Builder
	settled := 0
	for i, p := range v.Commitment.Parties {
		if !p.Status.Owes() {
			settled++
		}
		b.WriteString(pledgeParty(v, p, i == 0) + "\n")
	}
	switch {
	case v.Commitment.State != commitments.Open || len(v.Untold) == 0 && v.Names:
	case v.Names:
		b.WriteString(OthersOwe(len(v.Untold)) + ".\n")
	case v.Late > 0:
		b.WriteString(statesPrivately() + "\n")
	default:
		fmt.Fprintf(&b, "%d dari %d SKPD sudah melapor.\n", settled, len(v.Commitment.Parties))
	}
	return b.String()
}

// statesPrivately says where it is told how each SKPD stands.
func statesPrivately() string {
	return "Keadaan tiap SKPD hanya ditampilkan di percakapan pribadi SKPD terkait, sekretariat, dan pimpinan."
}

func pledgeParty(v PledgeView, p commitments.Party, lead bool) string {
	name := SKPDAbbr(v.SKPDs, p.SKPD)
	if lead {
		name += " (penanggung jawab utama)"
	}
	begun := v.Commitment.State == commitments.Open || v.Commitment.State == commitments.Closed
	if !v.Names || !begun || slices.Contains(v.Untold, p.SKPD) {
		return "· " + name
	}
	lines := []string{StatusSign(p.Status) + " " + name + ": " + lowerFirst(StatusWords(p))}
	if !p.Until.IsZero() {
		lines = append(lines, "tenggat sendiri "+CivilDate(p.Until))
	}
	for _, line := range partLines(v.Commitment, p) {
		lines = append(lines, lowerFirst(line))
	}
	return strings.Join(lines, "\n   ")
}

func pledgeHistory(v PledgeView) string {
	lines := []string{"Riwayat terakhir"}
	for _, e := range v.History {
		lines = append(lines, ShortDate(e.Day)+": "+EntryWords(e, v.SKPDs))
	}
	return strings.Join(append(lines, fmt.Sprintf("Selengkapnya: /riwayat %d", v.Commitment.Number)), "\n")
}

// lowerFirst begins words with a small letter, unless they begin with an abbreviation.
func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// Buttons of a commitment's card.
func ButtonChangePledge() string { return "Ubah" }

// PledgeChangeAsk asks what of a commitment is to be changed.
func PledgeChangeAsk(c commitments.Commitment) string {
	return pledgeTitle(c) + "\nApa yang diubah?"
}

// ButtonChange names a field that can be changed.
func ButtonChange(field string) string {
	switch field {
	case "judul":
		return "Judul"
	case "tenggat":
		return "Tenggat"
	case "program":
		return "Program"
	case "target":
		return "Target"
	case "indikator":
		return "Indikator"
	case "dokumen":
		return "Dokumen"
	case "pengingat":
		return "Pengingat"
	case "berulang":
		return "Berulang"
	case "pendukung":
		return "Tambah SKPD"
	case "keterangan":
		return "Keterangan"
	}
	return "Batalkan komitmen"
}

// PledgeChangeWhat asks for the new value of a field.
func PledgeChangeWhat(c commitments.Commitment, field string) string {
	head := pledgeTitle(c) + "\n"
	switch field {
	case "judul":
		return head + fmt.Sprintf("Apa judul yang baru? Paling banyak %d karakter.", commitments.MaxTitle)
	case "tenggat":
		return head + "Tenggat sekarang " + CivilDate(c.Deadline) + ". Kapan tenggat yang baru? " + dayExamples
	case "program":
		return head + PledgeProgrammeAsk()
	case "target":
		return head + PledgeMeasureAsk()
	case "dokumen":
		return head + PledgeDocumentAsk()
	case "pendukung":
		return head + "SKPD pendukung mana yang ditambahkan?"
	case "indikator", "pengingat", "berulang":
		return head + planAsk(c, field)
	case "keterangan":
		return head + "Apa keterangannya?"
	}
	return head + "Mengapa dibatalkan? Alasan ini dicatat dan dikirim kepada pihak terkait."
}

// PledgeChangeWhy asks for the reason of a moved deadline.
func PledgeChangeWhy(to commitments.Date) string {
	return "Tenggat baru " + CivilDate(to) + ". Mohon sebutkan alasannya; SKPD akan diberi tahu."
}

// PledgeChanged confirms a change. told tells that those concerned hear of it.
func PledgeChanged(told bool) string {
	if told {
		return "Tersimpan. Pihak terkait diberi tahu."
	}
	return "Tersimpan."
}

// PledgeChangeHow asks which commitment is to be changed.
func PledgeChangeHow() string {
	return "Mohon sebutkan nomornya, misalnya <code>/komitmen ubah 12</code> atau <code>/komitmen ubah 12 pengingat 14, 3</code>. Daftar: /komitmen"
}

// PledgeClosedAlready answers a change of what has ended.
func PledgeClosedAlready(c commitments.Commitment) string {
	return fmt.Sprintf("Komitmen #%d sudah berakhir dan tidak dapat diubah lagi.", c.Number)
}

// PledgeSameAlready answers a change that changes nothing.
func PledgeSameAlready() string { return "Sudah tercatat demikian. Tidak ada yang berubah." }

// ButtonReviewOf leads the secretariat to what an SKPD has reported or asked for.
func ButtonReviewOf(abbr string) string { return "Tinjau " + chat.Plain(abbr) }

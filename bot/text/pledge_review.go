package text

import (
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// ReviewView is what the secretariat decides about: an SKPD's part, or a draft.
type ReviewView struct {
	Commitment commitments.Commitment
	Party      commitments.Party // the zero Party for a draft
	Due        commitments.Due
	SKPDs      []people.SKPD
	Zone       *time.Location
	Done       string // what was just done; may be empty
}

// Review shows what was reported or asked for.
func Review(v ReviewView) string {
	var b strings.Builder
	if v.Done != "" {
		b.WriteString(v.Done + "\n\n")
	}
	if v.Party.SKPD == "" {
		return b.String() + draftWords(v)
	}
	r := ReportView{v.Commitment, v.Party, v.Due, v.SKPDs, "", false}
	b.WriteString(remindTitle(v.Commitment) + "\n")
	b.WriteString("<b>" + SKPDAbbr(v.SKPDs, v.Party.SKPD) + "</b> · " + partDeadline(r) + "\n")
	b.WriteString(partSign(v.Commitment, v.Party) + " " + partState(v.Commitment, v.Party))
	if v.Party.Status == commitments.Reported {
		b.WriteString(" " + byWhom(v.Party.ReportedBy, v.Party.Reported, v.Zone))
	}
	p := v.Party
	p.Request = nil
	for _, line := range partLines(v.Commitment, p) {
		b.WriteString("\n" + line)
	}
	if v.Party.Status == commitments.Reported && len(v.Party.Evidence) == 0 {
		b.WriteString("\nBukti: belum ada")
	}
	if v.Party.Request != nil {
		b.WriteString("\n\n" + askedFor(v, *v.Party.Request))
	}
	return b.String()
}

// byWhom tells who reported and when.
func byWhom(office string, at time.Time, zone *time.Location) string {
	local := at.In(zone)
	return fmt.Sprintf("oleh %s, %s pukul %s %s", chat.Escape(office), LongDay(local), Clock(local.Hour()*60+local.Minute()), zone)
}

// askedFor is a request as the secretariat reads it.
func askedFor(v ReviewView, r commitments.Request) string {
	who := chat.Escape(r.By)
	if r.Kind == commitments.Extension {
		return fmt.Sprintf("%s mengajukan tenggat baru:\n%s → <b>%s</b>\nAlasan: %s", who,
			CivilDate(v.Commitment.DeadlineOf(v.Party)), CivilDate(r.Date), chat.Escape(r.Reason))
	}
	words := fmt.Sprintf("%s menyatakan ini bukan kewenangan %s.\nAlasan: %s", who, SKPDAbbr(v.SKPDs, v.Party.SKPD), chat.Escape(r.Reason))
	if v.Commitment.Lead() == v.Party.SKPD {
		words += "\nSKPD ini adalah penanggung jawab utama; bila benar, mohon pilih SKPD penggantinya."
	}
	return words
}

// draftWords is a draft as the secretariat reads it.
func draftWords(v ReviewView) string {
	c := v.Commitment
	var b strings.Builder
	origin := upper(draftWord(c)) + " dari " + chat.Escape(c.CreatedBy)
	switch c.State {
	case commitments.Open, commitments.Closed:
		origin += " (sudah dicatat)"
	case commitments.Cancelled:
		origin += " (tidak dicatat: " + chat.Escape(c.Reason) + ")"
	}
	fmt.Fprintf(&b, "%s\n\n%s\n", origin, remindTitle(c))
	b.WriteString("Tenggat " + CivilDate(c.Deadline) + "\n")
	b.WriteString("Penanggung jawab utama: " + SKPDAbbr(v.SKPDs, c.Lead()))
	if len(c.Parties) > 1 {
		b.WriteString("\nPendukung: " + remindAbbrs(v.SKPDs, c.Parties[1:]))
	}
	if c.Programme != "" {
		b.WriteString("\nProgram: " + chat.Escape(c.Programme))
	}
	return b.String()
}

// AwaitsView is what awaits the secretariat, the oldest first.
type AwaitsView struct {
	List  []Awaited // the zero Party marks a draft
	More  int
	SKPDs []people.SKPD
	Zone  *time.Location
}

// Awaits lists what awaits the secretariat.
func Awaits(v AwaitsView) string {
	if len(v.List) == 0 {
		return "Tidak ada laporan, permohonan, atau usulan yang menunggu sekretariat."
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<b>Menunggu keputusan sekretariat</b> (%d)\n", len(v.List)+v.More)
	for _, a := range v.List {
		line := awaitedLine(a, v.SKPDs, v.Zone)
		if a.Party.SKPD == "" {
			line = draftLine(a.Commitment, v.Zone)
		}
		b.WriteString("\n" + line)
	}
	if v.More > 0 {
		fmt.Fprintf(&b, "\ndan %d lainnya", v.More)
	}
	return b.String()
}

func draftLine(c commitments.Commitment, zone *time.Location) string {
	return fmt.Sprintf("#%d %s: %s dari %s, menunggu sejak %s", c.Number, chat.Escape(cutWords(c.Title, 80)), draftWord(c),
		chat.Escape(c.CreatedBy), ShortDate(commitments.DateOf(c.CreatedAt.In(zone))))
}

// ReviewPrivately says where the secretariat reviews.
func ReviewPrivately() string {
	return "Tinjauan sekretariat hanya ditampilkan dan diputuskan di percakapan pribadi dengan Pantau: /tinjau"
}

// ButtonAwaited names one of the list.
func ButtonAwaited(number int, abbr string) string {
	return strings.TrimSpace(fmt.Sprintf("#%d %s", number, abbr))
}

// ReviewKept says what the secretariat has just decided, for itself.
func ReviewKept(what commitments.What, abbr string) string {
	switch what {
	case commitments.WasVerified:
		return "Laporan " + abbr + " diterima."
	case commitments.WasReturned:
		return "Laporan " + abbr + " dikembalikan. " + abbr + " diberi tahu beserta alasannya."
	case commitments.WasWaived:
		return abbr + " dikecualikan dari komitmen ini dan diberi tahu."
	case commitments.WasGranted:
		return "Permohonan " + abbr + " disetujui. " + abbr + " diberi tahu."
	case commitments.WasRefused:
		return "Permohonan " + abbr + " ditolak. " + abbr + " diberi tahu beserta alasannya."
	case commitments.WasReplaced:
		return "Bagian ini dialihkan kepada " + abbr + ", yang akan diberi tahu."
	}
	return ReportNotice()
}

// DraftKept says what the secretariat has just decided about a draft.
func DraftKept(c commitments.Commitment) string {
	if c.State == commitments.Cancelled {
		return fmt.Sprintf("%s tidak dicatat. %s diberi tahu beserta alasannya.", upper(draftWord(c)), chat.Escape(c.CreatedBy))
	}
	return upper(draftWord(c)) + " dicatat sebagai komitmen. SKPD akan diberi tahu."
}

// AllDone says that with this the whole commitment is done.
func AllDone(number int) string {
	return fmt.Sprintf("Komitmen #%d selesai seluruhnya.", number)
}

// Decided says what was decided about a part that is late.
func Decided(d commitments.Decision, abbr string) string {
	switch d {
	case commitments.RemindAgain:
		return abbr + " akan diingatkan lagi pada jam pengingat berikutnya."
	case commitments.Forward:
		return "Diteruskan kepada pimpinan, hanya di percakapan pribadi masing-masing."
	}
	return "Ditahan. Tidak diteruskan untuk tenggat ini."
}

// NoLeader says that there is nobody to forward to.
func NoLeader() string {
	return "Belum ada pimpinan yang dapat dihubungi. Mohon tunjuk lebih dahulu: /peran"
}

// NobodyToRemind says that a reminder would reach nobody.
func NobodyToRemind(abbr string) string {
	return "Belum ada narahubung " + abbr + " yang dapat dihubungi, jadi pengingat tidak akan sampai. Mohon tunjuk lebih dahulu: /peran"
}

// AskReason asks for a reason; verb is what it is for, as /tinjau or /lapor has it.
func AskReason(verb string, c commitments.Commitment, abbr string) string {
	words := map[string]string{
		"kembalikan": "Mengapa laporan " + abbr + " dikembalikan? Alasan ini dikirim kepada " + abbr + ":",
		"kecualikan": "Mengapa " + abbr + " dikecualikan? Alasan ini dicatat dan dikirim kepada " + abbr + ":",
		"tolak":      "Mengapa permohonan " + abbr + " ditolak? Alasan ini dikirim kepada " + abbr + ":",
		"tahan":      "Mengapa ditahan dan tidak diteruskan kepada pimpinan? Alasan ini dicatat:",
		"usul-tidak": "Mengapa " + draftWord(c) + " ini tidak dicatat? Alasan ini dikirim kepada " + chat.Escape(c.CreatedBy) + ":",
		"bukan":      "Mengapa ini bukan kewenangan " + abbr + "? Alasan ini dikirim kepada sekretariat:",
	}[verb]
	return remindTitle(c) + "\n" + words
}

// UsualReasons are reasons that a button offers.
func UsualReasons(verb string) []string {
	switch verb {
	case "kembalikan":
		return []string{"Bukti belum dilampirkan", "Bukti belum sesuai", "Sasaran belum tercapai"}
	case "tahan":
		return []string{"Sudah dibahas lisan", "Menunggu APBD perubahan"}
	}
	return nil
}

// AskReplacement asks which SKPD takes over.
func AskReplacement(c commitments.Commitment, abbr string) string {
	return remindTitle(c) + "\nSKPD mana yang menggantikan " + abbr + "?"
}

// ReplacedAlready refuses to give a part to an SKPD that has one.
func ReplacedAlready(c commitments.Commitment, abbr string) string {
	return fmt.Sprintf("%s sudah terlibat dalam komitmen #%d.", abbr, c.Number)
}

// LeadMustBeReplaced says why a request of the lead SKPD cannot simply be granted.
func LeadMustBeReplaced() string {
	return "SKPD ini adalah penanggung jawab utama. Mohon pilih SKPD penggantinya, atau tolak permohonannya."
}

// LeadNotWaived says why the lead SKPD cannot be waived, and what helps.
func LeadNotWaived(c commitments.Commitment, abbr string) string {
	return fmt.Sprintf("%s adalah penanggung jawab utama dan tidak dapat dikecualikan. Mengganti SKPD: /tinjau ganti %d %s · membatalkan komitmen: /komitmen ubah %d batal", abbr, c.Number, chat.Escape(c.Lead()), c.Number)
}

// DateIsOver says that a date asked for has gone by.
func DateIsOver(d commitments.Date) string {
	return "Tanggal " + CivilDate(d) + " sudah lewat. Mohon tolak permohonannya, atau ubah tenggatnya: /komitmen"
}

// DraftDateIsOver says that the deadline of a draft has gone by.
func DraftDateIsOver(c commitments.Commitment) string {
	return fmt.Sprintf("Tenggat %s sudah lewat. Mohon ubah dahulu tenggatnya: /komitmen ubah %d tenggat", CivilDate(c.Deadline), c.Number)
}

// NothingToDecide answers a decision where nothing awaits one.
func NothingToDecide(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	return "Tidak ada yang menunggu keputusan. " + PartNow(c, p, skpds)
}

// DraftDecided answers a decision on a draft that was decided before.
func DraftDecided(c commitments.Commitment) string {
	switch c.State {
	case commitments.Cancelled:
		return fmt.Sprintf("%s #%d sudah tidak dicatat: %s", upper(draftWord(c)), c.Number, chat.Escape(c.Reason))
	case commitments.Draft:
		return fmt.Sprintf("%s #%d masih menunggu.", upper(draftWord(c)), c.Number)
	}
	return fmt.Sprintf("%s #%d sudah dicatat sebagai komitmen.", upper(draftWord(c)), c.Number)
}

// ReviewHow shows how to decide by words.
func ReviewHow() string {
	return "Contoh: <code>/tinjau</code> · <code>/tinjau 12 dinsos</code> · <code>/tinjau kembalikan 12 dinsos bukti belum sesuai</code>"
}

// EvidenceCaption stands below a piece of evidence.
func EvidenceCaption(c commitments.Commitment, p commitments.Party, n int, skpds []people.SKPD) string {
	e := p.Evidence[n]
	words := fmt.Sprintf("#%d %s · bukti %d dari %d\n%s, %s", c.Number, SKPDAbbr(skpds, p.SKPD), n+1, len(p.Evidence),
		chat.Escape(e.By), CivilDate(commitments.DateOf(e.At)))
	if e.Name != "" {
		words += "\n" + chat.Escape(e.Name)
	}
	return words
}

// FileLost says in place of a file that Telegram keeps it no more; caption is what would
// have stood below it.
func FileLost(caption string) string {
	return caption + "\nBerkas ini sudah tidak tersimpan di Telegram. Mohon minta dikirim ulang."
}

// EvidenceNotYours refuses the evidence of an SKPD to others.
func EvidenceNotYours(abbr string) string {
	return "Mohon maaf, bukti " + abbr + " hanya dapat dibuka oleh petugas " + abbr + ", sekretariat, dan pimpinan."
}

// NoEvidence says that there is none.
func NoEvidence() string { return "Belum ada bukti yang dilampirkan." }

// EvidencePrivately says where evidence is shown.
func EvidencePrivately() string {
	return "Bukti hanya ditampilkan di percakapan pribadi dengan Pantau."
}

// The buttons of the secretariat.
func ButtonReturn() string      { return "Kembalikan" }
func ButtonGrant() string       { return "Setujui" }
func ButtonRefuse() string      { return "Tolak" }
func ButtonReplace() string     { return "Ganti SKPD" }
func ButtonAcceptDraft() string { return "Catat" }
func ButtonRejectDraft() string { return "Jangan dicatat" }
func ButtonSeeEvidence() string { return "Lihat bukti" }
func ButtonAllAwaiting() string { return "‹ Daftar" }

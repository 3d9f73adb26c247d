package text

import (
	"fmt"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// Result is what the secretariat has decided, as the SKPD concerned reads it.
type Result struct {
	What       commitments.What
	Commitment commitments.Commitment
	Party      commitments.Party    // as it is by now; of a draft the zero Party
	Request    *commitments.Request // that was decided; nil when none was
	Was        commitments.Date     // the deadline before
	By         string               // id of the SKPD that takes over
	Reason     string
	SKPDs      []people.SKPD
}

// Decision tells an SKPD, or who has brought in a draft, what the secretariat has
// decided.
func Decision(r Result) string {
	abbr := SKPDAbbr(r.SKPDs, r.Party.SKPD)
	reason := ""
	if r.Reason != "" {
		reason = "\nCatatan sekretariat: " + chat.Escape(r.Reason)
	}
	title := "\n\n" + remindTitle(r.Commitment)
	switch r.What {
	case commitments.WasReturned:
		return "Yth. Bapak/Ibu, laporan " + abbr + " dikembalikan oleh sekretariat untuk dilengkapi." + title + reason +
			"\nTenggat " + CivilDate(r.Commitment.DeadlineOf(r.Party))
	case commitments.WasGranted:
		if r.Request != nil && r.Request.Kind == commitments.Extension {
			return "Yth. Bapak/Ibu, tenggat baru " + abbr + " disetujui sekretariat." + title +
				fmt.Sprintf("\nSemula %s, menjadi <b>%s</b>.", CivilDate(r.Was), CivilDate(r.Request.Date))
		}
		return "Yth. Bapak/Ibu, sekretariat menerima bahwa ini bukan kewenangan " + abbr + ". Tidak ada lagi yang perlu dilaporkan." + title
	case commitments.WasRefused:
		return "Yth. Bapak/Ibu, permohonan " + abbr + " belum dapat disetujui sekretariat." + title + reason +
			"\nTenggat tetap " + CivilDate(r.Commitment.DeadlineOf(r.Party)) + "."
	case commitments.WasWaived:
		return "Yth. Bapak/Ibu, " + abbr + " dikecualikan dari komitmen ini. Tidak ada lagi yang perlu dilaporkan." + title + reason
	case commitments.WasAmended:
		return "Yth. Bapak/Ibu, " + abbr + " kembali menjadi SKPD pendukung komitmen berikut." + title +
			"\nTenggat " + CivilDate(r.Commitment.DeadlineOf(r.Party))
	case commitments.WasMoved:
		return "Yth. Bapak/Ibu, tenggat komitmen berikut diubah oleh sekretariat." + title +
			fmt.Sprintf("\nSemula %s, menjadi <b>%s</b>.", CivilDate(r.Was), CivilDate(r.Commitment.DeadlineOf(r.Party))) + reason
	case commitments.WasCancelled:
		return "Yth. Bapak/Ibu, komitmen berikut dibatalkan oleh sekretariat. Tidak ada lagi yang perlu dilaporkan." + title + reason
	case commitments.WasReplaced:
		return "Yth. Bapak/Ibu, bagian " + abbr + " dialihkan kepada " + SKPDAbbr(r.SKPDs, r.By) + ". Tidak ada lagi yang perlu dilaporkan." + title
	case commitments.WasRecorded:
		return fmt.Sprintf("Yth. Bapak/Ibu, %s Bapak/Ibu dicatat sebagai komitmen #%d.", draftWord(r.Commitment), r.Commitment.Number) + title + "\nTenggat " + CivilDate(r.Commitment.Deadline)
	case commitments.WasRejected:
		return "Yth. Bapak/Ibu, " + draftWord(r.Commitment) + " Bapak/Ibu tidak dicatat sebagai komitmen." + title + reason
	}
	return title[2:] + reason
}

// AwaitsYou opens the message that tells the secretariat of something to decide.
func AwaitsYou() string { return "Yth. Bapak/Ibu, mohon ditinjau." }

// Forwarded is what leaders are told of a part that is late, by decision of the
// secretariat.
func Forwarded(v ReportView) string {
	lead := ""
	if v.Commitment.Lead() == v.Party.SKPD {
		lead = " (penanggung jawab utama)"
	}
	words := fmt.Sprintf("Yth. Bapak/Ibu, izin menyampaikan atas keputusan sekretariat TKPKD: komitmen berikut lewat tenggat dan belum dilaporkan selesai.\n\n%s\n%s%s · tenggat %s (%s)\n%s %s",
		remindTitle(v.Commitment), SKPDAbbr(v.SKPDs, v.Party.SKPD), lead, CivilDate(v.Commitment.DeadlineOf(v.Party)), DaysLeft(v.Due),
		StatusSign(v.Party.Status), StatusWords(v.Party))
	if v.Party.Note != "" {
		words += "\nCatatan: " + chat.Escape(v.Party.Note)
	}
	return words
}

// ReviewPlain stands in a letter until its turn has come.
func ReviewPlain() string { return "Ada yang menunggu sekretariat: /tinjau" }

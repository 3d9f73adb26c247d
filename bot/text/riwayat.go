package text

import (
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// HistoryView is a page of a history.
type HistoryView struct {
	Title   string // of what it is the history; safe in markup
	Entries []commitments.Entry
	SKPDs   []people.SKPD
	Zone    *time.Location
	Mixed   bool // entries are about several things, so each names its own
	Part    bool // only what all who read here may see
	Private bool // it is one person who reads
}

// History tells who has changed what and when, the last first.
func History(v HistoryView) string {
	lines := []string{"<b>" + v.Title + "</b>"}
	var day commitments.Date
	for _, e := range v.Entries {
		if e.Day != day {
			day = e.Day
			if !v.Mixed {
				lines = append(lines, "", "<i>"+CivilDate(day)+"</i>")
			} else {
				lines = append(lines, "")
			}
		}
		lines = append(lines, historyLine(e, v))
	}
	if len(v.Entries) == 0 && !v.Part {
		lines = append(lines, "", "Belum ada perubahan yang tercatat.")
	}
	switch {
	case v.Part && v.Private:
		lines = append(lines, "", "Riwayat SKPD lain hanya untuk SKPD itu, sekretariat, dan pimpinan.")
	case v.Part:
		lines = append(lines, "", "Riwayat selengkapnya: kirim perintah yang sama di percakapan pribadi.")
	}
	return strings.Join(lines, "\n")
}

// historyLine is one entry: "08.30 Kepala DPMD: melaporkan selesai (DPMD)".
func historyLine(e commitments.Entry, v HistoryView) string {
	at := e.At.In(v.Zone)
	line := Clock(at.Hour()*60+at.Minute()) + " "
	if v.Mixed {
		line += historyAbout(e.About)
	}
	return line + EntryWords(e, v.SKPDs)
}

// historyAbout names what an entry is about.
func historyAbout(about string) string {
	kind, number, numbered := strings.Cut(about, " ")
	if !numbered {
		return "" // the words of a shelf name it
	}
	return upper(kind) + " #" + number + ", "
}

// EntryWords says what somebody did, and who: "Kepala DPMD melaporkan selesai (DPMD)".
func EntryWords(e commitments.Entry, list []people.SKPD) string {
	by := "Pantau"
	if e.By != "" {
		by = chat.Escape(e.By)
	}
	words := by + " " + entryDone(e, list)
	if e.Reason != "" && e.What != commitments.WasAnswered {
		words += ": " + chat.Escape(e.Reason)
	}
	return words
}

// entryDone is the verb with what it was done to.
func entryDone(e commitments.Entry, list []people.SKPD) string {
	done := entryVerbs[e.What]
	switch e.What {
	case commitments.WasChanged:
		return entryShelf(e)
	case commitments.WasProposed:
		if e.From == string(commitments.Instruction) {
			done = "memberi arahan"
		}
		done += " " + entryValue(e.To)
	case commitments.WasReplaced:
		return "mengganti " + SKPDAbbr(list, e.From) + " dengan " + SKPDAbbr(list, e.To)
	case commitments.WasMoved:
		return "memindahkan " + entryMoved(e)
	case commitments.WasEscalated:
		done += " " + entryDecision(e.To)
	case commitments.WasGranted:
		if _, err := commitments.ParseISO(e.To); err == nil {
			done = "menyetujui tenggat " + entryValue(e.To)
		}
	case commitments.WasAmended:
		done += " " + entryField(e)
		if e.To == string(commitments.FieldSupport)+": +" {
			done = "menambahkan SKPD pendukung"
		}
	case commitments.WasAnswered:
		done += " " + AgendaAnswer(commitments.Answer{Comes: commitments.Comes(e.To), Note: e.Reason})
	case commitments.WasRenewed:
		done += " #" + chat.Escape(strings.TrimPrefix(e.To, "#"))
	case commitments.WasClosed:
		done += " " + entryThing(e) + " selesai"
	case commitments.WasRecorded, commitments.WasImported, commitments.WasAsked, commitments.WasSnoozed,
		commitments.WasAttached:
		done += " " + entryValue(e.To)
	}
	if e.SKPD != "" {
		done += " (" + SKPDAbbr(list, e.SKPD) + ")"
	}
	return strings.TrimSpace(done)
}

// entryVerbs are the words for what can be done.
var entryVerbs = map[commitments.What]string{
	commitments.WasProposed:   "mengusulkan",
	commitments.WasRecorded:   "mencatat",
	commitments.WasRejected:   "menolak usulan",
	commitments.WasCancelled:  "membatalkan",
	commitments.WasAmended:    "mengubah",
	commitments.WasReported:   "melaporkan selesai",
	commitments.WasProgress:   "melaporkan progres",
	commitments.WasEvidence:   "menambahkan bukti",
	commitments.WasVerified:   "memverifikasi laporan",
	commitments.WasReturned:   "mengembalikan laporan",
	commitments.WasWaived:     "mengecualikan",
	commitments.WasAsked:      "mengajukan tenggat",
	commitments.WasDisclaimed: "menyatakan bukan kewenangannya",
	commitments.WasGranted:    "menyetujui permohonan",
	commitments.WasRefused:    "menolak permohonan",
	commitments.WasSnoozed:    "minta diingatkan lagi",
	commitments.WasEscalated:  "memutuskan:",
	commitments.WasClosed:     "mencatat",
	commitments.WasRenewed:    "membuat periode berikutnya,",
	commitments.WasImported:   "mencatat dari berkas",
	commitments.WasAnswered:   "menjawab undangan:",
	commitments.WasAttached:   "melampirkan",
}

// entryThing is what an entry is about: "agenda" or "komitmen".
func entryThing(e commitments.Entry) string {
	thing, _, _ := strings.Cut(e.About, " ")
	return thing
}

// entryMoved tells from when to when a deadline or a meeting was moved.
func entryMoved(e commitments.Entry) string {
	what := "tenggat"
	if entryThing(e) == "agenda" {
		what = "jadwal"
	}
	if e.From != "" {
		what += " dari " + entryValue(e.From)
	}
	return what + " ke " + entryValue(e.To)
}

// AgendaFields are the fields of a meeting that "/agenda ubah" names, besides its time
// and place.
const (
	AgendaLetter  = "nomor undangan"
	AgendaInvites = "undangan"
)

// entryField names the field that was changed with its value. Of a meeting what bears
// no name is its place.
func entryField(e commitments.Entry) string {
	if plan, ok := entryPlan(e.To); ok && entryThing(e) == "komitmen" {
		return plan
	}
	if entryThing(e) == "agenda" && !strings.HasPrefix(e.To, AgendaLetter+": ") && !strings.HasPrefix(e.To, AgendaInvites+": ") {
		return "tempat: " + entryValue(e.To)
	}
	return entryValue(e.To)
}

// entryValue writes a value; a date as people do, with the time behind it.
func entryValue(s string) string {
	day, clock, _ := strings.Cut(s, " ")
	d, err := commitments.ParseISO(day)
	switch {
	case err != nil:
		return chat.Escape(s)
	case clock != "":
		return ShortDate(d) + " pukul " + chat.Escape(clock)
	}
	return ShortDate(d)
}

func entryDecision(decision string) string {
	switch commitments.Decision(decision) {
	case commitments.RemindAgain:
		return "ingatkan lagi"
	case commitments.Forward:
		return "teruskan kepada Sekda"
	case commitments.Hold:
		return "tahan"
	}
	return chat.Escape(decision)
}

// entryShelf says what a command has changed of the region's things.
func entryShelf(e commitments.Entry) string {
	from, to := chat.Escape(e.From), chat.Escape(e.To)
	name := upper(e.About)
	switch e.About {
	case "skpd":
		name = "SKPD"
	case "libur":
		name = "Kalender"
	case "komitmen":
		name = "Aturan komitmen"
		if from == "" {
			return "mengubah aturan komitmen: " + to
		}
	case "privasi":
		name = "Privasi"
	case "rilis":
		if name = "Persetujuan rilis"; from == "" {
			return "mencatat rilis " + to
		}
	}
	switch {
	case from == "":
		return "mencatat di " + name + ": " + to
	case to == "":
		return "menghapus dari " + name + ": " + from
	}
	return fmt.Sprintf("mengubah %s: %s → %s", name, from, to)
}

// HistoryOfCommitment heads the history of a commitment.
func HistoryOfCommitment(c commitments.Commitment) string {
	return fmt.Sprintf("Riwayat komitmen #%d %s", c.Number, chat.Escape(c.Title))
}

// HistoryOfMeeting heads the history of a meeting.
func HistoryOfMeeting(m commitments.Meeting) string {
	return fmt.Sprintf("Riwayat agenda #%d %s", m.Number, chat.Escape(m.Title))
}

// HistoryOfDay heads the history of a day.
func HistoryOfDay(d commitments.Date) string { return "Riwayat " + CivilDate(d) }

// HistoryOf heads the history of a command's shelf.
func HistoryOf(command string) string { return "Riwayat " + chat.Escape(command) }

// HistoryHow says how a history is asked for.
func HistoryHow() string {
	return "Mohon sebutkan nomor komitmennya, misalnya <code>/riwayat 12</code>, atau <code>/riwayat agenda 3</code>.\n" +
		"Sekretariat juga dapat meminta <code>/riwayat hari ini</code>, <code>/riwayat 24 november</code>, atau <code>/riwayat peran</code>."
}

// HistoryManaged says who sees the history of a day.
func HistoryManaged() string {
	return "Riwayat harian hanya bagi sekretariat TKPKD dan pengelola. Riwayat satu komitmen terbuka bagi pemegang peran: <code>/riwayat 12</code>"
}

// HistoryPrivately says where the history of a day is told.
func HistoryPrivately() string {
	return "Riwayat harian memuat semua SKPD, jadi hanya ditampilkan di percakapan pribadi. Mohon kirim perintah yang sama kepada saya secara pribadi."
}

// HistoryGone says that a day is too far back.
func HistoryGone(days int) string {
	return fmt.Sprintf("Riwayat harian disimpan %d hari dan tidak memuat hari yang belum tiba. Riwayat tiap komitmen tersimpan seterusnya: <code>/riwayat 12</code>", days)
}

// ButtonOlder and ButtonNewer turn the pages of a history.
func ButtonOlder() string { return "‹ Lebih lama" }
func ButtonNewer() string { return "Lebih baru ›" }

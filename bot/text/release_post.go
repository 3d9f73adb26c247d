package text

import (
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/summaries"
)

// ReleaseCorrection is what a reader hears of a release that was told before.
type ReleaseCorrection struct {
	Release ReleaseView
	Changes []summaries.Edit // since what the reader was told, oldest first
	BPS     bool             // the release is BPS's own
	Before  time.Time        // day of our message, in the reader's zone; zero when none is known
}

// ReleaseCorrected tells what changed in a summary, and the whole of it as it is now.
func ReleaseCorrected(c ReleaseCorrection) string {
	var lines []string
	for _, e := range c.Changes {
		lines = append(lines, "<b>"+corrector(e, c.BPS)+":</b> "+chat.Escape(changeWords(e)))
	}
	if !c.Before.IsZero() {
		lines = append(lines, "Menggantikan pesan kami tanggal "+date(c.Before.Format(time.DateOnly))+".")
	}
	return strings.Join(lines, "\n") + "\n\n" + Release(c.Release)
}

// corrector says whose correction it is.
func corrector(e summaries.Edit, bps bool) string {
	switch {
	case !e.ByBPS:
		return "Ralat Pantau"
	case bps:
		return "Diperbarui BPS"
	}
	return "Diperbarui sumbernya"
}

func changeWords(e summaries.Edit) string {
	if e.What == "" {
		return ReleaseWordsChanged()
	}
	return e.What
}

// ReleaseWordsChanged says that a summary has other words, where no figure has changed.
func ReleaseWordsChanged() string { return "Isi ringkasan berubah." }

// ReleaseChangedHere marks an older message that has the newest words now.
func ReleaseChangedHere(e summaries.Edit, bps bool) string {
	return corrector(e, bps) + " " + date(e.At.Format(time.DateOnly)) + ". " + changeWords(e)
}

// ReleaseChanges stands in a letter until its words are made.
func ReleaseChanges() string { return "Ringkasan rilis ini diperbarui." }

// WithdrawnWhat is what changed in a release that was taken back.
func WithdrawnWhat() string { return "Ringkasan ditarik." }

// ReleaseWithdrawn tells that a summary was taken back. It repeats none of its figures.
func ReleaseWithdrawn(c ReleaseCorrection) string {
	told := "Ringkasan rilis " + releaseName(c.Release)
	if !c.Before.IsZero() {
		told += " pada pesan kami tanggal " + date(c.Before.Format(time.DateOnly))
	}
	return "<b>Ralat Pantau: ringkasan ditarik</b>\n" + told + " kami tarik. Mohon angkanya tidak dipakai; silakan merujuk rilis aslinya. Kami mohon maaf."
}

// ReleaseWithdrawnHere takes the place of a message that told a summary.
func ReleaseWithdrawnHere(v ReleaseView, at time.Time) string {
	return "<b>Ringkasan ditarik</b> " + date(at.Format(time.DateOnly)) + "\nRingkasan rilis " + releaseName(v) + " tidak berlaku lagi. Silakan merujuk rilis aslinya."
}

// releaseName names a release without its title, which may bear figures.
func releaseName(v ReleaseView) string {
	var of []string
	if v.Origin != "" {
		of = append(of, chat.Escape(v.Origin))
	}
	if v.Date != "" {
		of = append(of, date(v.Date))
	}
	return strings.Join(of, ", ")
}

// ApprovalView is a release as those see it who decide about it.
type ApprovalView struct {
	Number    int
	Edition   int
	Release   ReleaseView
	Region    indicators.Region
	State     summaries.State
	By        string          // office that decided; empty is none
	Approved  bool            // a person has let it pass
	Withdrawn bool            // it was taken back
	Change    *summaries.Edit // the last correction; nil is none
	ToldAt    time.Time
	Zone      *time.Location
}

// Approval is the card of a release for approvers: what there is to decide, or how it
// stands; done is what was just done.
func Approval(v ApprovalView, doneWords string) string {
	var b strings.Builder
	b.WriteString(done(doneWords))
	if awaits(v) {
		b.WriteString("<b>Mohon persetujuan: " + approvalThing(v) + "</b>\nUntuk pelanggan rilis " + chat.Escape(v.Region.Full) + ".\n")
	} else {
		b.WriteString("<b>Rilis #" + fmt.Sprint(v.Number) + "</b>\n" + ReleaseStands(v) + "\n")
	}
	b.WriteString("\n" + Release(v.Release) + "\n")
	if v.Change != nil && !v.Withdrawn {
		b.WriteString("\nPerubahan: " + chat.Escape(changeWords(*v.Change)) + "\n")
	}
	if doubts := v.Release.Summary.Doubts; awaits(v) && len(doubts) > 0 {
		b.WriteString("\n<b>Mohon diperiksa</b>\n")
		for _, d := range doubts {
			b.WriteString("• " + chat.Escape(upper(d)) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func awaits(v ApprovalView) bool {
	return !v.Withdrawn && (v.State == summaries.Waiting || v.State == summaries.Drafted && !v.Approved)
}

func approvalThing(v ApprovalView) string {
	if v.Edition > 0 {
		return fmt.Sprintf("perbaikan rilis #%d", v.Number)
	}
	return fmt.Sprintf("rilis #%d", v.Number)
}

// ReleaseStands tells how a release stands and who has decided.
func ReleaseStands(v ApprovalView) string {
	by := ""
	if v.By != "" {
		by = " oleh " + chat.Escape(v.By)
	}
	switch {
	case v.Withdrawn:
		return "Sudah ditarik" + by + "."
	case v.State == summaries.Announced:
		words := "Sudah diterbitkan"
		if !v.ToldAt.IsZero() {
			at := v.ToldAt.In(v.Zone)
			words += " " + LongDay(at) + " pukul " + Clock(at.Hour()*60+at.Minute()) + " " + v.Zone.String()
		}
		if v.By != "" {
			return words + ", disetujui" + by + "."
		}
		return words + ", tanpa persetujuan khusus."
	case v.State == summaries.Rejected:
		return "Sudah ditolak" + by + "; tidak diterbitkan."
	case v.State == summaries.Drafted && v.Approved:
		return "Sudah disetujui" + by + "; segera dikirim."
	case awaits(v):
		return "Menunggu persetujuan."
	}
	return "Sedang dirangkum ulang."
}

// ApprovalPlain stands in a letter to an approver until its words are made.
func ApprovalPlain() string { return "Ringkasan rilis menunggu persetujuan." }

// ReleaseDiffers tells approvers of a release that goes out though the tables have other
// figures.
func ReleaseDiffers(v ApprovalView) string {
	return fmt.Sprintf("<b>Catatan untuk rilis #%d</b>\nAngka sumber berbeda dari tabel BPS; keduanya disebut dalam kiriman kepada pelanggan rilis %s.\n\n%s\n\nBila perlu: <code>/rilis ubah %d</code> atau <code>/rilis tarik %d</code>",
		v.Number, chat.Escape(v.Region.Full), Release(v.Release), v.Number, v.Number)
}

// ReleaseApproved confirms that a release goes out: at once, or from a time on.
func ReleaseApproved(r indicators.Region, from time.Time) string {
	if !from.IsZero() {
		return "Disetujui. Dikirim kepada pelanggan rilis " + r.Full + " mulai " + date(from.Format(time.DateOnly)) + " pukul " + Clock(from.Hour()*60) + " WIB."
	}
	return "Disetujui. Dikirim kepada pelanggan rilis " + r.Full + "."
}

// ReleaseRejected confirms that a draft is turned down; told says that an older one was
// told.
func ReleaseRejected(told bool) string {
	if told {
		return "Ditolak. Perbaikan ini tidak dikirim; pesan yang sudah terkirim tetap seperti semula. Bila pesan itu keliru, mohon ditarik dengan /rilis tarik."
	}
	return "Ditolak. Ringkasan ini tidak diterbitkan."
}

// ReleaseTakenBack confirms a withdrawal.
func ReleaseTakenBack() string {
	return "Ditarik. Pesan yang sudah terkirim diberi tanda, dan penerimanya diberi tahu."
}

// ReleaseEdited confirms other words of a draft.
func ReleaseEdited() string { return "Tersimpan. Semua angkanya sesuai sumber." }

// ReleaseCorrectedByUs confirms other words of what was told.
func ReleaseCorrectedByUs() string {
	return "Tersimpan. Semua angkanya sesuai sumber. Ralat dikirim kepada penerima pesan semula."
}

// ReleaseSame says that the words are what they were.
func ReleaseSame() string { return "Teksnya sama; tidak ada yang berubah." }

// ReleaseOtherDraft says that a draft is another than the one that was seen.
func ReleaseOtherDraft() string {
	return "Naskahnya berubah sejak pesan tadi. Mohon periksa naskah terbaru ini."
}

// ReleaseNotTold answers a withdrawal of what was never told.
func ReleaseNotTold(number int) string {
	return fmt.Sprintf("Rilis #%d belum diterbitkan. Untuk tidak menerbitkannya: <code>/rilis tolak %d</code>", number, number)
}

// ReleaseFaults lists what is wrong with the words of an approver.
func ReleaseFaults(faults []string) string {
	lines := []string{"Belum disimpan, karena tidak semuanya sesuai sumber:"}
	for _, f := range faults {
		lines = append(lines, "• "+chat.Escape(upper(f)))
	}
	return strings.Join(append(lines, "Mohon perbaiki teksnya."), "\n")
}

// ReleaseTooLong is the fault of too long a summary.
func ReleaseTooLong(words int) string { return fmt.Sprintf("lebih dari %d kata", words) }

// AskReleaseWords asks for other words of a summary.
func AskReleaseWords(number int, words string, told bool, most int) string {
	ask := fmt.Sprintf("<b>Ubah ringkasan rilis #%d</b>\n", number)
	if told {
		ask = fmt.Sprintf("<b>Ralat ringkasan rilis #%d</b>\nSudah diterbitkan; perubahan dikirim sebagai Ralat Pantau.\n", number)
	}
	ask += fmt.Sprintf("Mohon kirim teks barunya, paling banyak %d kata. Setiap angka dicocokkan lagi dengan sumber.", most)
	if words == "" {
		return ask
	}
	return ask + "\n\nTeks saat ini (ketuk untuk menyalin):\n<code>" + chat.Escape(words) + "</code>"
}

// AskRejection asks why a draft is turned down.
func AskRejection(number int, title string) string {
	return fmt.Sprintf("Mohon tuliskan alasan menolak rilis #%d%s.", number, titled(title))
}

// AskWithdrawal asks why a summary is taken back.
func AskWithdrawal(number int, title string) string {
	return fmt.Sprintf("Rilis #%d%s akan ditarik: pesan yang sudah terkirim diberi tanda, dan penerimanya diberi tahu. Mohon tuliskan alasannya; alasan hanya tersimpan di riwayat.", number, titled(title))
}

func titled(title string) string {
	if title == "" {
		return ""
	}
	return ", " + quote(title)
}

// NoReleaseToDecide answers a number that no release has.
func NoReleaseToDecide(number int) string {
	return fmt.Sprintf("Rilis #%d tidak ada. Daftar rilis: /rilis", number)
}

// ReleaseUndrafted says that there is nothing to decide about a release.
func ReleaseUndrafted(number int) string {
	return fmt.Sprintf("Rilis #%d tidak mempunyai naskah untuk diputuskan.", number)
}

// ApproversOnly says who decides about releases of a region.
func ApproversOnly(r indicators.Region) string {
	if r.Kind.IsDistrict() {
		return "Mohon maaf, persetujuan rilis " + r.Full + " hanya oleh sekretariat TKPKD atau pengelola Pantau."
	}
	return "Mohon maaf, persetujuan rilis nasional dan provinsi hanya oleh pengelola Pantau."
}

// ReleasePrivately says where drafts are shown.
func ReleasePrivately() string {
	return "Naskah rilis hanya ditampilkan di percakapan pribadi. Mohon kirim perintah yang sama kepada saya secara pribadi."
}

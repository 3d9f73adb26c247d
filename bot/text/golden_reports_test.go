package text_test

import (
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// reports are what an SKPD reads of its part, and the answers to what it reports.
func reports() []sentence {
	skpds := people.CommonSKPDs()
	p := promised()
	part := func(c commitments.Commitment, at int, d commitments.Due, done string) string {
		return text.Report(text.ReportView{Commitment: c, Party: c.Parties[at], Due: d, SKPDs: skpds, Done: done})
	}
	back := joint(commitments.Returned, commitments.Waiting, commitments.Waiting)
	back.Parties[0].Reason = "Bukti belum memuat daftar hadir."
	asked := promised()
	asked.Parties[0].Request = &commitments.Request{Kind: commitments.Extension, Date: commitments.NewDate(2027, 1, 15), Reason: "gagal lelang", By: "Kepala Dinsos", At: noon}
	return []sentence{
		{"Bagian SKPD", part(p, 0, week, text.ProgressKept())}, {"Bagian SKPD, tenggat sendiri", part(p, 2, commitments.Due{Left: 23}, "")},
		{"Bagian SKPD, lewat tenggat", part(back, 0, late, "")}, {"Bagian SKPD, ada permohonan", part(asked, 0, week, text.DeadlineAsked())},
		{"Bagian SKPD, selesai", part(ended(), 0, week, "")}, {"Bagian SKPD, dikecualikan", part(ended(), 2, week, "")},
		{"Bagian SKPD, dibatalkan", part(cancelled(""), 0, week, "")}, {"Bagian SKPD, usulan", part(drafted(commitments.Proposal), 0, week, "")},
		{"Bagian SKPD, arahan", part(drafted(commitments.Instruction), 0, week, "")},
		{"Bagian SKPD, satu baris", text.PartNow(p, p.Parties[0], skpds) + "\n" + text.PartNow(p, p.PartOf("dinkes"), skpds)},
		{"Lapor selesai", part(p, 1, week, text.ReportKept(false))}, {"Lapor selesai, tanpa verifikasi", text.ReportKept(true) + " " + text.AllDone(12)},
		{"Lapor di grup, lewat tenggat", text.Report(text.ReportView{Commitment: p, Party: p.Parties[0], Due: late, SKPDs: skpds, Untold: true})},
		{"Lapor selesai, diurungkan", text.ReportUndone()},
		{"Laporan tidak terbaca", text.ReportUnread(12)},
		{"Lapor progres", text.AskProgress(p, p.Parties[0], skpds)}, {"Lapor progres, tanpa target", text.AskProgress(back, back.Parties[0], skpds)},
		{"Lapor progres, seluruhnya", text.ProgressFull()},
		{"Lapor progres, angka keliru", text.NotPercent(p.Measure) + "\n" + text.NotPercent(commitments.Measure{}) + "\n" + text.NoteTooLong(500)},
		{"Tidak ada yang berubah", text.SameAlready() + "\n" + text.NothingOwed()},
		{"Ingatkan besok", text.Snoozed(day(12, 24), false) + "\n" + text.Snoozed(day(12, 24), true) + "\n" + text.SnoozeOwn("Dinsos")},
		{"Bukan kewenangan", text.Disclaimed()},
	}
}

func reportQuestions() []sentence {
	skpds := people.CommonSKPDs()
	p := promised()
	return []sentence{
		{"Komitmen mana", text.WhichReport(true) + "\n" + text.ReportLabel(p, "dinsos", skpds)}, {"Tidak ada yang menunggu laporan", text.WhichReport(false)},
		{"SKPD mana", text.WhichPart(p)}, {"SKPD mana, dengan kata", text.ReportNames(12, []string{"dinsos", "dpmd"}, skpds)},
		{"Bukan bagian komitmen", text.NoPart(12, "dinkes")},
		{"Bukan petugas SKPD", text.ReportNotYours("Dinsos")}, {"Tanpa peran", text.ReportNobody()},
		{"Tombol laporan", strings.Join([]string{text.ReportNotice(), text.ButtonAddEvidence(), text.ButtonUndoReport(), text.ButtonFilesDone()}, " · ")},
	}
}

func files() []sentence {
	skpds := people.CommonSKPDs()
	p := promised()
	var refused []string
	for _, why := range []text.FileRefused{text.FileOfResidents, text.FileTooLarge, text.FileUnreadable, text.FileOldTable, text.FileEnough} {
		refused = append(refused, text.FileNotKept(why))
	}
	return []sentence{
		{"Minta bukti", text.AskEvidence(p, p.Parties[0], skpds) + "\n" + text.FileAwaited()},
		{"Bukti tersimpan", text.EvidenceKept(1, true) + "\n" + text.EvidenceKept(3, false)}, {"Bukti ditolak", strings.Join(refused, "\n")},
		{"Bukti untuk apa", text.WhichEvidence() + "\n" + text.OneFileFirst()},
		{"Berkas tanpa tujuan", text.FileForNothing(true) + "\n" + text.FileForNothing(false)},
		{"Bukti", text.EvidenceCaption(p, p.Parties[1], 0, skpds) + "\n" + text.EvidenceCaption(p, p.Parties[1], 1, skpds)},
		{"Bukti belum ada", text.NoEvidence() + "\n" + text.EvidencePrivately() + "\n" + text.EvidenceNotYours("Dinsos")},
		{"Berkas hilang", text.FileLost(text.EvidenceCaption(p, p.Parties[1], 0, skpds))},
	}
}

func laterDeadlines() []sentence {
	p := promised()
	var unread []string
	for _, problem := range []commitments.Problem{commitments.NoDate, commitments.NoSuchDay, commitments.PastDay, commitments.TooFar, commitments.WeekdayDiffers} {
		unread = append(unread, text.DeadlineUnread(problem))
	}
	return []sentence{
		{"Ajukan tenggat baru", text.AskDeadline(p, p.Parties[0], people.CommonSKPDs())},
		{"Ajukan tenggat baru, alasan", text.AskWhyLater(p, commitments.NewDate(2027, 1, 15)) + "\n" + strings.Join(text.LaterReasons(), " · ")},
		{"Ajukan tenggat baru, tidak terbaca", strings.Join(unread, "\n") + "\n" + text.DeadlineUnclear() + "\n" + text.DeadlineNotLater(p.Deadline)},
		{"Tenggat baru diajukan", text.DeadlineAsked()},
	}
}

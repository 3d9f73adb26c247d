package text_test

import (
	"strings"
	"time"

	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

// releasePosts are the sentences with which releases go out, are corrected and approved.
func releasePosts(c *indicators.Catalogue) []sentence {
	return append(append(correctedReleases(c), approvals(c)...), deciding(c)...)
}

// toldRelease is a summary of the figures of Balangan of 2025, of which the page wrote the
// line otherwise than the table.
func toldRelease(c *indicators.Catalogue) text.ReleaseView {
	line, _ := c.Figure("6311", indicators.Line, march)
	rate, _ := c.Figure("6311", indicators.P0, march)
	place := summaries.Place{Code: "6311", Name: "Kabupaten Balangan"}
	return text.ReleaseView{Origin: "BPS Kabupaten Balangan", Date: "2025-07-25", Summary: summaries.Summary{
		Title: "Kemiskinan Balangan Maret 2025: 4,64 persen", Method: summaries.ByTemplate,
		Text:   "Persentase penduduk miskin Kabupaten Balangan pada Maret 2025 sebesar 4,64 persen, turun 0,23 persen poin dari Maret 2024.",
		Cross:  []summaries.Cross{{Claim: summaries.Claim{Place: place, Text: "4,64 persen"}, Figure: rate, Agrees: true}, {Claim: summaries.Claim{Topic: "line", Unit: summaries.Rupiah, Place: place, Text: "Rp544.196"}, Figure: line, Value: line.Value}},
		Doubts: []string{"garis kemiskinan berbeda dari tabel BPS", "judul memuat angka yang tidak ada dalam isi"}}}
}

func correctedReleases(c *indicators.Catalogue) []sentence {
	at := time.Date(2026, 11, 24, 10, 0, 0, 0, people.Zone("6311"))
	bps := summaries.Edit{At: at, ByBPS: true, What: "Semula 4,64 persen, menjadi 4,63 persen."}
	ours := summaries.Edit{At: at, By: "Sekretaris TKPKD", What: "Semula 4,63 persen, menjadi 4,64 persen."}
	v := toldRelease(c)
	marked := v
	marked.Changed = text.ReleaseChangedHere(bps, true)
	correction := text.ReleaseCorrection{Release: v, BPS: true, Before: noon, Changes: []summaries.Edit{bps}}
	both := correction
	both.Changes = []summaries.Edit{bps, ours, {At: at, ByBPS: true}}
	news := text.ReleaseCorrection{Release: v, Changes: []summaries.Edit{bps}}
	return []sentence{
		{"Rilis diperbarui BPS", text.ReleaseCorrected(correction)}, {"Rilis diperbarui beberapa kali", text.ReleaseCorrected(both)},
		{"Berita diperbarui sumbernya", text.ReleaseCorrected(news)}, {"Pesan lama yang diperbarui", text.Release(marked)},
		{"Pesan lama, ralat Pantau", text.ReleaseChangedHere(ours, true)},
		{"Rilis ditarik", text.ReleaseWithdrawn(correction)}, {"Rilis ditarik, pesan lama tidak diketahui", text.ReleaseWithdrawn(news)},
		{"Pesan lama yang ditarik", text.ReleaseWithdrawnHere(v, at)},
		{"Perubahan rilis", strings.Join([]string{text.ReleaseWordsChanged(), text.WithdrawnWhat(), text.ReleaseChanges()}, "\n")},
	}
}

func approvals(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	waits := text.ApprovalView{Number: 17, Release: toldRelease(c), Region: balangan, State: summaries.Waiting, Zone: people.Zone("6311")}
	correction := waits
	correction.Edition, correction.Change = 1, &summaries.Edit{ByBPS: true, What: "Semula 4,64 persen, menjadi 4,63 persen."}
	stands := func(s summaries.State, change func(*text.ApprovalView)) string {
		v := waits
		v.State, v.By, v.ToldAt = s, "Sekretaris TKPKD", noon
		if change != nil {
			change(&v)
		}
		return text.ReleaseStands(v)
	}
	told := waits
	told.State, told.By, told.ToldAt, told.Approved = summaries.Announced, "Sekretaris TKPKD", noon, true
	states := []string{
		stands(summaries.Announced, nil), stands(summaries.Announced, func(v *text.ApprovalView) { v.By = "" }), stands(summaries.Rejected, nil),
		stands(summaries.Drafted, func(v *text.ApprovalView) { v.Approved = true }), stands(summaries.Waiting, nil), stands(summaries.Found, nil),
		stands(summaries.Withdrawn, func(v *text.ApprovalView) { v.Withdrawn = true }),
	}
	return []sentence{
		{"Persetujuan rilis", text.Approval(waits, "")}, {"Persetujuan perbaikan rilis", text.Approval(correction, text.ReleaseOtherDraft())},
		{"Rilis yang sudah diputuskan", text.Approval(told, text.ReleaseApproved(balangan, time.Time{}))}, {"Keadaan rilis", strings.Join(states, "\n")},
		{"Persetujuan rilis, sementara", text.ApprovalPlain()}, {"Catatan angka berbeda", text.ReleaseDiffers(waits)},
	}
}

func deciding(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	nation, _ := c.Region("0000")
	eleven := time.Date(2026, 11, 24, 11, 0, 0, 0, people.Zone(""))
	var rules, labels []string
	for _, rule := range []people.Approval{people.ApproveDoubtful, people.ApproveAll, people.ApproveNone} {
		rules, labels = append(rules, text.LogApproval(rule)), append(labels, text.ButtonApproval(rule))
	}
	labels = append(labels, text.ButtonNationalRules(), text.ButtonPublish(), text.ButtonEditRelease(), text.ButtonTrace(), text.ButtonWithdraw())
	const words = "P0 Balangan Maret 2025 sebesar 4,64 persen."
	return []sentence{
		{"Rilis disetujui sebelum pukul 11", text.ReleaseApproved(balangan, eleven)}, {"Rilis ditolak", text.ReleaseRejected(false)}, {"Perbaikan rilis ditolak", text.ReleaseRejected(true)},
		{"Rilis ditarik pengelola", text.ReleaseTakenBack()}, {"Rilis diubah", text.ReleaseEdited()}, {"Ralat rilis dikirim", text.ReleaseCorrectedByUs()}, {"Teks rilis sama", text.ReleaseSame()},
		{"Rilis belum diterbitkan", text.ReleaseNotTold(17)}, {"Teks rilis tidak sesuai sumber", text.ReleaseFaults([]string{"angka 4,46 persen tidak ada di sumber", text.ReleaseTooLong(60)})},
		{"Teks rilis ditanyakan", text.AskReleaseWords(17, words, false, 60)}, {"Ralat rilis ditanyakan", text.AskReleaseWords(17, words, true, 60)}, {"Teks rilis ditanyakan, belum ada", text.AskReleaseWords(17, "", false, 60)},
		{"Alasan menolak ditanyakan", text.AskRejection(17, "Kemiskinan Balangan")}, {"Alasan menarik ditanyakan", text.AskWithdrawal(17, "")},
		{"Rilis tidak ada", text.NoReleaseToDecide(99)}, {"Rilis tanpa naskah", text.ReleaseUndrafted(17)},
		{"Bukan penyetuju", text.ApproversOnly(balangan)}, {"Bukan penyetuju nasional", text.ApproversOnly(nation)}, {"Naskah di grup", text.ReleasePrivately()},
		{"Aturan rilis", text.ReleaseRules(balangan, people.ApproveDoubtful, text.RulesKept())}, {"Aturan rilis nasional", text.ReleaseRules(nation, people.ApproveAll, "")},
		{"Aturan rilis tidak terbaca", text.ReleaseRulesHow()}, {"Pilihan aturan rilis", strings.Join(rules, "\n")},
		{"Riwayat rilis", strings.Join([]string{text.LogRelease(17, text.LogPublished), text.LogRelease(17, text.LogRejected), text.LogRelease(17, text.LogEdited), text.LogRelease(17, text.LogWithdrawn)}, "\n")},
		{"Tombol persetujuan rilis", strings.Join(labels, "\n")},
	}
}

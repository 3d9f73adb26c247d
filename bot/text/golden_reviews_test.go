package text_test

import (
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// wanted is a commitment with a request of its lead SKPD, or of a supporting one.
func wanted(at int, kind commitments.RequestKind) commitments.Commitment {
	c := joint(commitments.Running, commitments.Waiting, commitments.Waiting)
	r := &commitments.Request{Kind: kind, Reason: "gagal lelang", By: "Kepala Dinsos", At: noon}
	if at > 0 {
		r.By = "Kepala Disnaker"
	}
	if r.Kind == commitments.Extension {
		r.Date = commitments.NewDate(2027, 1, 15)
	} else {
		r.Reason = "pelatihan kerja tugas DPMD"
	}
	c.Parties[at].Request = r
	return c
}

// reviews are what the secretariat decides about.
func reviews() []sentence {
	words := func(c commitments.Commitment, at int, d commitments.Due, done string) string {
		v := text.ReviewView{Commitment: c, Due: d, SKPDs: people.CommonSKPDs(), Zone: noon.Location(), Done: done}
		if at >= 0 {
			v.Party = c.Parties[at]
		}
		return text.Review(v)
	}
	p, bare := promised(), promised()
	bare.Parties[1].Evidence, bare.Parties[1].Note, bare.Parties[1].Actual = nil, "", ""
	taken := drafted(commitments.Instruction)
	taken.State = commitments.Open
	return []sentence{
		{"Tinjau laporan", text.AwaitsYou() + "\n\n" + words(p, 1, week, "")}, {"Tinjau laporan tanpa bukti", words(bare, 1, week, "")},
		{"Tinjau, belum dilaporkan", words(p, 0, week, "")},
		{"Tinjau permohonan tenggat", words(wanted(0, commitments.Extension), 0, week, "")},
		{"Tinjau bukan kewenangan", words(wanted(1, commitments.NotOurs), 1, week, "")},
		{"Tinjau bukan kewenangan, penanggung jawab utama", words(wanted(0, commitments.NotOurs), 0, week, text.LeadMustBeReplaced())},
		{"Tinjau usulan", words(drafted(commitments.Proposal), -1, week, "")}, {"Tinjau arahan", words(drafted(commitments.Instruction), -1, week, "")},
		{"Arahan yang sudah dicatat", words(taken, -1, week, text.DraftKept(taken))},
		{"Usulan yang tidak dicatat", words(cancelled(commitments.Proposal), -1, week, text.DraftKept(cancelled(commitments.Proposal)))},
		{"Tombol sekretariat", strings.Join([]string{text.ButtonReturn(), text.ButtonGrant(), text.ButtonRefuse(), text.ButtonReplace(),
			text.ButtonAcceptDraft(), text.ButtonRejectDraft(), text.ButtonSeeEvidence(), text.ButtonAllAwaiting(), text.ButtonAwaited(12, "Dinsos"), text.ButtonAwaited(12, "")}, " · ")},
	}
}

func awaits() []sentence {
	reported, later, notOurs := promised(), wanted(0, commitments.Extension), wanted(1, commitments.NotOurs)
	list := []text.Awaited{{Commitment: reported, Party: reported.Parties[1]}, {Commitment: later, Party: later.Parties[0]}, {Commitment: notOurs, Party: notOurs.Parties[1]},
		{Commitment: drafted(commitments.Proposal)}, {Commitment: drafted(commitments.Instruction)}}
	return []sentence{
		{"Daftar tinjauan", text.Awaits(text.AwaitsView{List: list, More: 3, SKPDs: people.CommonSKPDs(), Zone: noon.Location()})},
		{"Daftar tinjauan kosong", text.Awaits(text.AwaitsView{})}, {"Daftar tinjauan secara pribadi", text.ReviewPrivately()},
		{"Tinjauan yang menunggu", text.ReviewPlain()}, {"Cara meninjau", text.ReviewHow()},
	}
}

func decided() []sentence {
	p := promised()
	var kept, about []string
	for _, what := range []commitments.What{commitments.WasVerified, commitments.WasReturned, commitments.WasWaived, commitments.WasGranted, commitments.WasRefused, commitments.WasReplaced} {
		kept = append(kept, text.ReviewKept(what, "Dinsos"))
	}
	for _, d := range []commitments.Decision{commitments.RemindAgain, commitments.Forward, commitments.Hold} {
		about = append(about, text.Decided(d, "Dinsos"))
	}
	accepted := drafted(commitments.Proposal)
	accepted.State = commitments.Open
	return []sentence{
		{"Keputusan tersimpan", strings.Join(kept, "\n") + "\n" + text.AllDone(12)}, {"Keputusan atas yang lewat tenggat", strings.Join(about, "\n") + "\n" + text.NoLeader() + "\n" + text.NobodyToRemind("Dinkes")},
		{"Keputusan sudah diambil", text.NothingToDecide(p, p.Parties[0], people.CommonSKPDs()) + "\n" + text.DraftDecided(accepted) + "\n" +
			text.DraftDecided(drafted(commitments.Instruction)) + "\n" + text.DraftDecided(cancelled(commitments.Proposal))},
		{"Keputusan belum dapat diambil", text.LeadMustBeReplaced() + "\n" + text.LeadNotWaived(p, "Dinsos") + "\n" + text.ReplacedAlready(p, "DPMD") + "\n" +
			text.DateIsOver(day(11, 20)) + "\n" + text.DraftDateIsOver(drafted(commitments.Proposal))},
		{"Ganti SKPD", text.AskReplacement(p, "Dinsos")},
	}
}

func reasons() []sentence {
	var asked []string
	for _, verb := range []string{"kembalikan", "kecualikan", "tolak", "tahan", "bukan"} {
		asked = append(asked, text.AskReason(verb, promised(), "Dinsos")+"\n"+strings.Join(text.UsualReasons(verb), " · "))
	}
	for _, o := range []commitments.Origin{commitments.Proposal, commitments.Instruction} {
		asked = append(asked, text.AskReason("usul-tidak", drafted(o), ""))
	}
	return []sentence{{"Alasan keputusan", strings.Join(asked, "\n")}}
}

// results are what the SKPD, and leaders, read of what the secretariat has decided.
func results() []sentence {
	skpds := people.CommonSKPDs()
	told := func(what commitments.What, c commitments.Commitment, at int, change func(*text.Result)) string {
		r := text.Result{What: what, Commitment: c, SKPDs: skpds, Was: day(12, 31), By: "dpmd"}
		if at >= 0 {
			r.Party = c.Parties[at]
		}
		if change != nil {
			change(&r)
		}
		return text.Decision(r)
	}
	because := func(reason string) func(*text.Result) { return func(r *text.Result) { r.Reason = reason } }
	granted := func(kind commitments.RequestKind) func(*text.Result) {
		return func(r *text.Result) { r.Request = wanted(0, kind).Parties[0].Request }
	}
	p, moved := promised(), promised()
	moved.Deadline = commitments.NewDate(2027, 1, 15)
	overdue := text.ReportView{Commitment: p, Party: p.Parties[0], Due: long, SKPDs: skpds}
	second := text.ReportView{Commitment: p, Party: commitments.Party{SKPD: "disnaker", Status: commitments.Waiting}, Due: long, SKPDs: skpds}
	return []sentence{
		{"Kepada SKPD: laporan dikembalikan", told(commitments.WasReturned, p, 0, because("Bukti belum memuat daftar hadir."))},
		{"Kepada SKPD: tenggat baru disetujui", told(commitments.WasGranted, moved, 0, granted(commitments.Extension))},
		{"Kepada SKPD: bukan kewenangan, diterima", told(commitments.WasGranted, p, 1, granted(commitments.NotOurs))},
		{"Kepada SKPD: permohonan ditolak", told(commitments.WasRefused, p, 0, because("sisa waktu masih cukup"))},
		{"Kepada SKPD: dikecualikan", told(commitments.WasWaived, p, 1, because("sudah ditangani Dinsos"))},
		{"Kepada SKPD: kembali menjadi pendukung", told(commitments.WasAmended, p, 1, nil)},
		{"Kepada SKPD: tenggat dipindahkan", told(commitments.WasMoved, moved, 0, because("menunggu APBD perubahan"))},
		{"Kepada SKPD: dibatalkan", told(commitments.WasCancelled, cancelled(""), 0, because("sudah tercakup dalam komitmen #9"))},
		{"Kepada SKPD: dialihkan", told(commitments.WasReplaced, p, 0, nil)},
		{"Kepada pengusul: dicatat", told(commitments.WasRecorded, drafted(commitments.Proposal), -1, nil)},
		{"Kepada pemberi arahan: dicatat", told(commitments.WasRecorded, drafted(commitments.Instruction), -1, nil)},
		{"Kepada pengusul: tidak dicatat", told(commitments.WasRejected, cancelled(commitments.Proposal), -1, because("sudah tercakup dalam komitmen #9"))},
		{"Kepada pimpinan: lewat tenggat", text.Forwarded(overdue)}, {"Kepada pimpinan: SKPD pendukung", text.Forwarded(second)},
	}
}

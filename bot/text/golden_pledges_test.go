package text_test

import (
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// pledges are the sentences about commitments: how they are read, recorded, reported
// on and decided about.
func pledges(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	all := append(pledgeCards(), pledgeLists(r)...)
	all = append(append(all, pledgeWords()...), pledgeChanges()...)
	all = append(append(all, pledgeRules(r)...), pledgeForms()...)
	all = append(append(all, pledgeDays()...), imports()...)
	all = append(append(all, reports()...), reportQuestions()...)
	all = append(append(all, files()...), laterDeadlines()...)
	all = append(append(all, reviews()...), awaits()...)
	return append(append(append(all, decided()...), reasons()...), results()...)
}

// promised is a commitment of three SKPD with all that can be known of it.
func promised() commitments.Commitment {
	p := joint(commitments.Running, commitments.Reported, commitments.Waiting)
	p.Measure, p.Indicator, p.Programme = commitments.Measure{Target: "200", Unit: "orang"}, "p0", "pelatihan kerja"
	p.Document, p.Meeting, p.Series, p.Next, p.Details = "Komitmen bersama 2026", 3, 5, 19, "Peserta dari rumah tangga miskin."
	p.CreatedBy, p.CreatedAt = "Sekretaris TKPKD", noon
	p.Parties[0].Actual, p.Parties[0].Note = "120", "tahap kedua berjalan"
	p.Parties[1].Reported, p.Parties[1].ReportedBy, p.Parties[1].Actual, p.Parties[1].Note = noon, "Narahubung Disnaker", "200", "laporan akhir terlampir"
	p.Parties[1].Evidence = []commitments.Evidence{{File: "F1", Name: "laporan akhir.pdf", By: "Narahubung Disnaker", At: noon}, {File: "F2", Photo: true, By: "Narahubung Disnaker", At: noon}}
	p.Parties[2].Until = commitments.NewDate(2027, 1, 15)
	return p
}

// drafted is one that awaits the secretariat.
func drafted(o commitments.Origin) commitments.Commitment {
	d := promised()
	d.Meeting, d.Term, d.Series, d.Next = 0, 1, 0, 0
	d.State, d.Origin, d.CreatedBy = commitments.Draft, o, "Kepala Dinsos"
	if o == commitments.Instruction {
		d.CreatedBy = "Bupati Balangan"
	}
	for i := range d.Parties {
		d.Parties[i] = commitments.Party{SKPD: d.Parties[i].SKPD, Status: commitments.Waiting}
	}
	return d
}

// ended is one that is done, cancelled is one that was called off.
func ended() commitments.Commitment {
	e := joint(commitments.Verified, commitments.Verified, commitments.Waived)
	e.Repeat, e.Term = "", 0
	e.State, e.ClosedAt, e.Parties[2].Reason = commitments.Closed, noon, "desa tidak terlibat"
	return e
}

func cancelled(o commitments.Origin) commitments.Commitment {
	c := drafted(o)
	c.State, c.ClosedAt, c.Reason = commitments.Cancelled, noon, "sudah tercakup dalam komitmen #9"
	return c
}

func pledgeCards() []sentence {
	skpds := people.CommonSKPDs()
	dues := map[string]commitments.Due{"dinsos": week, "dpmd": {Left: 23}}
	history := []commitments.Entry{{At: noon, Day: day(11, 23), By: "Sekretaris TKPKD", What: commitments.WasRecorded, To: "Pelatihan kerja 200 orang"},
		{At: noon, Day: day(11, 23), By: "Narahubung Disnaker", What: commitments.WasReported, SKPD: "disnaker"}}
	card := func(c commitments.Commitment, change func(*text.PledgeView)) string {
		v := text.PledgeView{Commitment: c, Dues: dues, SKPDs: skpds, Names: true, Zone: noon.Location()}
		if change != nil {
			change(&v)
		}
		return text.Pledge(v)
	}
	known := card(promised(), func(v *text.PledgeView) { v.History, v.Done = history, text.PledgeChanged(true) })
	some := card(promised(), func(v *text.PledgeView) { v.Untold = []string{"dpmd"} })
	none := card(promised(), func(v *text.PledgeView) { v.Names, v.Untold = false, []string{"dinsos", "disnaker", "dpmd"} })
	over := card(promised(), func(v *text.PledgeView) {
		v.Names, v.Untold, v.Late, v.Dues = false, []string{"dinsos", "disnaker", "dpmd"}, 1, nil
	})
	open := joint(commitments.Returned, commitments.Waived, commitments.Waiting)
	open.Repeat, open.Term = "", 0
	open.Parties[0].Reason, open.Parties[1].Reason = "bukti belum sesuai", "bukan tugasnya"
	return []sentence{
		{"Komitmen", known}, {"Komitmen, sebagian SKPD", some}, {"Komitmen di grup", none}, {"Komitmen di grup, lewat tenggat", over},
		{"Komitmen dikembalikan", card(open, func(v *text.PledgeView) { v.Dues = map[string]commitments.Due{"dinsos": late} })},
		{"Komitmen selesai", card(ended(), nil)}, {"Komitmen dibatalkan", card(cancelled(""), nil)},
		{"Usulan", card(drafted(commitments.Proposal), nil)}, {"Arahan", card(drafted(commitments.Instruction), nil)},
	}
}

func pledgeLists(r indicators.Region) []sentence {
	skpds := people.CommonSKPDs()
	behind := joint(commitments.Running, commitments.Waiting, commitments.Verified)
	behind.Number, behind.Title, behind.Deadline = 9, "Perbaikan 3 ruas jalan desa", day(12, 18)
	claimed := joint(commitments.Reported, commitments.Reported, commitments.Verified)
	claimed.Number, claimed.Title = 15, "Pemutakhiran data penerima bantuan"
	tally := commitments.Tally{Open: 18, Late: 3, Done: 4}
	items := []text.PledgeItem{{Commitment: behind, Day: day(12, 18), Due: late}, {Commitment: promised(), Day: day(12, 31), Due: week}, {Commitment: claimed}}
	list := text.PledgeListView{Region: r, Items: items, SKPDs: skpds, Counts: tally, Names: true, Page: 1, Pages: 2, Manages: true}
	group := text.PledgeListView{Region: r, Items: items[1:], SKPDs: skpds, Counts: tally, Untold: 3, Page: 1, Pages: 1}
	own := list
	own.Whose, own.Pages, own.Counts, own.Items = "Dinsos", 1, commitments.Tally{Open: 2, Late: 1, Done: 1}, []text.PledgeItem{items[0]}
	own.Items[0].Commitment.Parties, own.Items[0].Untold = behind.Parties[:1], 2
	filtered := func(filter string, list ...commitments.Commitment) string {
		v := text.PledgeListView{Region: r, SKPDs: skpds, Filter: filter, Page: 1, Pages: 1}
		for _, c := range list {
			v.Items = append(v.Items, text.PledgeItem{Commitment: c})
		}
		if len(list) == 0 {
			return text.NoPledges(v)
		}
		return text.PledgeList(v)
	}
	return []sentence{
		{"Daftar komitmen", text.PledgeList(list)}, {"Daftar komitmen di grup", text.PledgeList(group)}, {"Daftar komitmen satu SKPD", text.PledgeList(own)},
		{"Daftar komitmen selesai", filtered(text.FilterDone(), ended(), cancelled(""))},
		{"Daftar usulan", filtered(text.FilterDrafts(), drafted(commitments.Proposal), drafted(commitments.Instruction))},
		{"Daftar komitmen kosong", filtered(text.FilterLate()) + "\n" + filtered(text.FilterThisWeek()) + "\n" + filtered(text.FilterProgramme("kesehatan")) + "\n" + filtered(text.FilterBoth(text.FilterProgramme("kesehatan"), text.FilterLate())) + "\n" + filtered(text.FilterCancelled()) + "\n" + filtered(text.FilterSpan(commitments.Span{From: commitments.NewDate(2026, 7, 1), To: commitments.NewDate(2026, 10, 10)})) + "\n" +
			text.NoPledges(text.PledgeListView{Region: r, Manages: true}) + "\n" + text.NoPledges(text.PledgeListView{Region: r, Whose: "Dinsos"})},
		{"Daftar tidak terbaca", text.PledgeFilterUnread("semuanya")}, {"Daftar SKPD lain", text.PledgesOwnOnly()},
		{"SKPD lain", text.OthersOwe(1) + "\n" + text.OthersOwe(2)},
		{"Tombol daftar komitmen", strings.Join([]string{text.ButtonPrevious(), text.ButtonChangePledge(), text.ButtonReviewOf("Dinsos")}, " · ")},
	}
}

func pledgeWords() []sentence {
	var states, lefts []string
	for _, s := range []commitments.Status{commitments.Waiting, commitments.Running, commitments.Reported, commitments.Verified, commitments.Returned, commitments.Waived, commitments.Gone} {
		states = append(states, text.StatusSign(s)+" "+text.StatusWords(commitments.Party{Status: s}))
	}
	for _, d := range []commitments.Due{week, {Left: 1}, tonight, {Left: -1}, {Left: -2, Late: 1}, long} {
		lefts = append(lefts, text.DaysLeft(d))
	}
	return []sentence{
		{"Keadaan SKPD", strings.Join(append(states, text.StatusWords(commitments.Party{Status: commitments.Running, Progress: 60})), "\n")},
		{"Sampai tenggat", text.CivilDate(day(12, 31)) + ": " + strings.Join(lefts, ", ")},
		{"Singkatan SKPD", text.SKPDAbbr(people.CommonSKPDs(), "dpmd") + ", " + text.SKPDAbbr(nil, "rsud")},
		{"Komitmen tidak ada", text.NoSuchCommitment("99")},
		{"Isian", strings.Join([]string{text.FormGone(), text.FormSaved("12"), text.FormGivenUp(), text.FormNoSkip(), text.FormNoWords()}, "\n")},
		{"Tombol isian", strings.Join([]string{text.ButtonFormBack(), text.ButtonSkip(), text.ButtonGiveUp(), text.ButtonSave()}, " · ")},
	}
}

func pledgeChanges() []sentence {
	p := promised()
	leads := p
	leads.Leads, leads.Next = []int{14, 3}, 13
	var history []string
	for _, to := range []string{"indikator: p1", "indikator: ", "pengingat: 14, 3", "pengingat: ", "berulang: triwulanan", "berulang: "} {
		history = append(history, text.EntryWords(commitments.Entry{By: "Sekretaris TKPKD", What: commitments.WasAmended, About: "komitmen 12", To: to}, nil))
	}
	var asked, buttons []string
	for _, field := range []string{"judul", "tenggat", "program", "target", "indikator", "dokumen", "pendukung", "pengingat", "berulang", "keterangan", "batal"} {
		asked = append(asked, text.PledgeChangeWhat(p, field))
		buttons = append(buttons, text.ButtonChange(field))
	}
	return []sentence{
		{"Ubah komitmen", text.PledgeChangeAsk(p) + "\n" + strings.Join(buttons, " · ")}, {"Ubah komitmen, isinya", strings.Join(asked, "\n")},
		{"Ubah komitmen, alasan", text.PledgeChangeWhy(commitments.NewDate(2027, 1, 15))},
		{"Komitmen diubah", text.PledgeChanged(true) + "\n" + text.PledgeChanged(false) + "\n" + text.PledgeSameAlready()},
		{"Ubah komitmen, pengingat", text.PledgeChangeWhat(leads, "pengingat") + "\n" + text.PledgeChanged(false) + text.LeadsOver([]int{30, 14}) + text.LeadsOver(nil)},
		{"Ubah komitmen, tidak terbaca", strings.Join([]string{text.PledgeIndicatorBad(), text.PledgeLeadsBad(), text.PledgeRepeatBad()}, "\n")},
		{"Ubah komitmen, periode", strings.Join([]string{text.PledgeChangePast(true), text.PledgeChangePast(false), text.PledgeRenewedAlready(leads)}, "\n")},
		{"Tombol ubah komitmen", strings.Join([]string{text.ButtonNoIndicator(), text.ButtonUsualLeads(), text.LeadDays(leads.Leads), text.ButtonOnce()}, " · ")},
		{"Riwayat ubah komitmen", strings.Join(history, "\n")},
		{"Cara mengubah komitmen", text.PledgeChangeHow()}, {"Komitmen sudah berakhir", text.PledgeClosedAlready(p)},
	}
}

func pledgeRules(r indicators.Region) []sentence {
	open := people.Policy{Trust: true, OpenNames: true, Escalate: 5, Programmes: []string{"padat karya", "bantuan sosial"}}
	logs := []string{text.LogTrust(true), text.LogTrust(false), text.LogOpenNames(true), text.LogOpenNames(false), text.LogEscalate(5), text.LogProgrammes(open.Programmes)}
	for i, log := range logs {
		logs[i] = text.EntryWords(commitments.Entry{By: "Sekretaris TKPKD", What: commitments.WasChanged, About: "komitmen", To: log}, nil)
	}
	daysOff := text.EntryWords(commitments.Entry{By: "Sekretaris TKPKD", What: commitments.WasChanged, About: "libur", To: text.LogDaysOff(12)}, nil)
	return []sentence{
		{"Aturan komitmen", text.PledgeRules(r, people.Policy{}, "") + "\n\n" + text.PledgeRulesHow()},
		{"Aturan komitmen, diubah", text.PledgeRules(r, open, text.RulesKept())},
		{"Aturan komitmen, cara", text.RulesHow() + "\n" + text.NoSuchProgramme("padat karya")},
		{"Tombol aturan komitmen", strings.Join([]string{text.ButtonTrust(true), text.ButtonTrust(false), text.ButtonOpenNames(true), text.ButtonOpenNames(false)}, " · ")},
		{"Riwayat aturan komitmen", strings.Join(append(logs, daysOff), "\n")},
	}
}

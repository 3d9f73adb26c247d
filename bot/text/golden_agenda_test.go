package text_test

import (
	"strings"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// agenda are the sentences about meetings, exports and the history.
func agenda(c *indicators.Catalogue) []sentence {
	list := append(agendaCards(c), agendaSteps()...)
	list = append(append(list, agendaAnswers()...), exports(c)...)
	return append(append(list, histories()...), logged(c)...)
}

var agendaZone = time.FixedZone("WITA", 8*60*60)

func agendaMeeting() commitments.Meeting {
	return commitments.Meeting{Number: 3, Title: "Rakor TKPKD", Date: commitments.NewDate(2027, 1, 12), Start: 9 * 60, Place: "Aula Bapperida", Letter: "005/12/Bapperida",
		Invited: []string{"dpmd"}, Units: []string{string(people.Coordination)}, Answers: map[string]commitments.Answer{"dpmd": {Comes: commitments.StandIn, Note: "kepala bidang"}},
		Files: []commitments.Attachment{{Kind: "undangan", File: "F1"}}}
}

func agendaPledge() commitments.Commitment {
	return commitments.Commitment{Number: 12, State: commitments.Open, Title: "Pelatihan kerja 200 orang", Deadline: commitments.NewDate(2026, 12, 31), Meeting: 3,
		Measure: commitments.Measure{Target: "200", Unit: "orang"}, Indicator: "p0", Programme: "pelatihan kerja", Parties: []commitments.Party{
			{SKPD: "dinsos", Status: commitments.Running, Progress: 60, Actual: "120", Note: "dua kelas"}, {SKPD: "dpmd", Status: commitments.Waiting}}}
}

func agendaCards(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	item := text.AgendaItem{Meeting: agendaMeeting(), Invited: []string{"dpmd", "dinsos"}}
	open := text.AgendaView{AgendaItem: item, SKPDs: madeList(), Zone: "WITA", Own: []string{"dpmd"}}
	whole := text.AgendaView{AgendaItem: item, SKPDs: madeList(), Zone: "WITA", Names: true, Manages: true, Pledges: []commitments.Commitment{agendaPledge()}, Done: text.MeetingSaved()}
	off := whole
	off.Meeting.Cancelled, off.Done = "gedung dipakai", text.MeetingCalledOff()
	return []sentence{
		{"Agenda", text.AgendaList(text.AgendaListView{Region: r, Items: []text.AgendaItem{item, off.AgendaItem}, Zone: "WITA", Manages: true})},
		{"Agenda minggu ini", text.AgendaList(text.AgendaListView{Region: r, Items: []text.AgendaItem{item}, Days: text.AgendaDays(commitments.Span{From: commitments.NewDate(2027, 1, 11), To: commitments.NewDate(2027, 1, 17)}), Zone: "WITA"})},
		{"Agenda, kosong", text.AgendaList(text.AgendaListView{Region: r, Zone: "WITA"})},
		{"Agenda, lewat", text.AgendaList(text.AgendaListView{Region: r, Zone: "WITA", Past: true})},
		{"Rapat", text.Agenda(open)}, {"Rapat bagi sekretariat", text.Agenda(whole)}, {"Rapat dibatalkan", text.Agenda(off)},
		{"Waktu rapat", text.AgendaHours(item.Meeting, "WITA")},
		{"Catatan kaki agenda", text.AgendaFooter()},
		{"Rapat tidak ada", text.NoSuchMeeting("9")},
		{"Yang diundang", text.InvitedWords([]string{"dpmd"}, []string{string(people.Implementation)}, madeList())},
	}
}

func agendaSteps() []sentence {
	m, off := agendaMeeting(), agendaMeeting()
	off.Cancelled = "gedung dipakai"
	var refused []string
	for _, p := range []commitments.Problem{commitments.NoDate, commitments.NoSuchDay, commitments.PastDay, commitments.TooFar, commitments.WeekdayDiffers} {
		refused = append(refused, text.DayRefused(p))
	}
	return []sentence{
		{"Judul rapat", text.MeetingTitleAsk() + "\n" + strings.Join(text.MeetingTitles(), " · ")},
		{"Hari rapat", text.MeetingDayAsk() + "\n" + text.DayUncertain() + " " + text.DayUnclear("Jumat depan") + "\n" + strings.Join(refused, "\n")},
		{"Jam rapat", text.MeetingHoursAsk(m.Date) + "\n" + text.HoursUnread() + "\n" + text.MeetingPast()},
		{"Tempat rapat", text.MeetingPlaceAsk()}, {"Surat undangan", text.MeetingLetterAsk()},
		{"Siapa diundang", text.InvitedAsk() + "\n" + text.NobodyInvited()},
		{"Isian terlalu panjang", text.LineLength(200)},
		{"Periksa rapat", text.MeetingConfirm(text.AgendaView{AgendaItem: text.AgendaItem{Meeting: m}, SKPDs: madeList(), Zone: "WITA"}, text.MeetingSameDay(m))},
		{"Rapat berubah", text.MeetingMoved(true) + "\n" + text.MeetingMoved(false) + "\n" + text.MeetingAmended() + "\n" + text.MeetingSame()},
		{"Rapat sudah lewat", text.MeetingOver(m)}, {"Rapat sudah dibatalkan", text.MeetingCancelled(off)},
		{"Batalkan rapat", text.CancelMeetingAsk(m.Title) + "\n" + text.CancelMeetingConfirm(m, "WITA", "gedung dipakai")},
		{"Cara agenda", text.AgendaHow()}, {"Cara mengubah agenda", text.AgendaChangeHow()},
		{"Lampiran rapat", text.AttachAsk(m.Title) + "\n" + text.AttachNoFile() + "\n" + text.AttachKindAsk() + " " + strings.Join(text.AttachKinds(), ", ")},
		{"Lampiran tersimpan", text.Attached("notula") + "\n" + text.AttachFull(20) + "\n" + text.NoSuchFile(m) + "\n" + text.MeetingFile(m, m.Files[0])},
		{"Tombol agenda", strings.Join([]string{text.ButtonComes(commitments.Attends, true), text.ButtonComes(commitments.StandIn, false), text.ButtonMeetingFile(m.Files[0]),
			text.ButtonAgenda(), text.ButtonAgendaOf(3), text.ButtonAgendaComing(), text.ButtonAgendaPast(), text.ButtonAgendaPrevious(), text.ButtonAgendaNext(),
			text.ButtonPledgeOfMeeting(), text.ButtonEverySKPD(), text.ButtonCallOff(), text.ButtonUnit(people.Implementation), text.AgendaChoice(m)}, " · ")},
	}
}

func agendaAnswers() []sentence {
	m := agendaMeeting()
	var answers []string
	for _, a := range []commitments.Answer{{}, {Comes: commitments.Attends}, {Comes: commitments.StandIn, Note: "sekretaris"}, {Comes: commitments.NotComing, Note: "dinas luar"}} {
		answers = append(answers, text.AgendaAnswer(a))
	}
	remind := func(stage commitments.MeetingStage, left int, change func(*text.MeetingReminderView)) string {
		v := text.MeetingReminderView{AgendaItem: text.AgendaItem{Meeting: m, Invited: []string{"dpmd", "dinsos"}}, Due: commitments.MeetingDue{Stage: stage, Left: left},
			SKPDs: madeList(), SKPD: "dpmd", Zone: "WITA", Group: true}
		if change != nil {
			change(&v)
		}
		return text.MeetingReminder(v)
	}
	return []sentence{
		{"Kehadiran", strings.Join(answers, "; ")},
		{"Jawaban tercatat", text.AnswerKept(m, madeList(), "dpmd", "WITA") + "\n" + text.AnswerNotice(m.Answers["dpmd"])},
		{"Menjawab untuk siapa", text.AnswerWhose(m, "hadir") + "\n" + text.AnswerWhich(m)},
		{"Bukan undangan Anda", text.AnswerNotYours(false) + "\n" + text.NotInvited("Dinkes")},
		{"Siapa mewakili", text.StandInAsk("3") + "\n" + strings.Join(text.StandIns(), " · ")},
		{"Mengapa berhalangan", text.NotComingAsk("3")},
		{"Rapat yang mana", text.AgendaWhich()},
		{"Tidak ada rapat", text.AgendaNone("") + "\n" + text.AgendaNone("Rabu, 25 November 2026")},
		{"Undangan rapat", remind(commitments.Invited, 12, nil)},
		{"Pengingat rapat, pribadi", remind(commitments.WeekBefore, 7, func(v *text.MeetingReminderView) { v.Group = false })},
		{"Pengingat rapat besok, sekretariat", remind(commitments.DayBefore, 1, func(v *text.MeetingReminderView) { v.Group, v.SKPD, v.Glance = false, "", true })},
		{"Pengingat rapat sejam", remind(commitments.HourBefore, 0, nil)},
		{"Jadwal rapat berubah", remind(commitments.Invited, 12, func(v *text.MeetingReminderView) { v.Meeting.Sets = 1 })},
		{"Rapat dibatalkan, kabar", remind(commitments.CalledOff, 12, func(v *text.MeetingReminderView) { v.Meeting.Cancelled = "gedung dipakai" })},
		{"Rapat sudah dimulai, kabar", remind(commitments.Over, 0, nil)},
	}
}

func exports(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	m, p := agendaMeeting(), agendaPledge()
	v := text.ExportView{SKPDs: madeList(), Zone: agendaZone, Today: commitments.NewDate(2026, 11, 24), Meetings: map[int]string{3: m.Title}}
	tally := text.NewExportTally(v)
	tally.Add(p, p.Parties[0])
	table := func(s text.Sheet, row []any) string {
		var lines []string
		for i, col := range s.Columns {
			lines = append(lines, col.Title+": "+cellWords(row[i]))
		}
		return s.Name + "\n" + strings.Join(lines, "\n")
	}
	return []sentence{
		{"Ekspor yang mana", text.ExportWhich(r) + "\n" + strings.Join([]string{text.ButtonExport("xlsx"), text.ButtonExport("csv"), text.ButtonExport("ics")}, " · ")},
		{"Ekspor, keterangan", text.ExportCaption(r, "", v.Today, 42, 97) + "\n" + text.ExportCaption(r, "DPMD", v.Today, 1, 1)},
		{"Ekspor kalender", text.ExportCalendar(r, 12, 2)},
		{"Ekspor kosong", text.ExportEmpty()}, {"Ekspor secara pribadi", text.ExportPrivately()},
		{"Ekspor SKPD sendiri", text.ExportOwnOnly(nil) + "\n" + text.ExportOwnOnly([]string{"DPMD"})},
		{"Ekspor, lembar komitmen", table(text.ExportPledges(), text.ExportPledgeRow(v, p, p.Parties[0]))},
		{"Ekspor, lembar rekap", table(tally.Sheet(), tally.Sheet().Rows[0])},
		{"Ekspor, lembar agenda", table(text.ExportMeetings(), text.ExportMeetingRow(m, []string{"dpmd", "dinsos"}))},
		{"Kalender, isi", text.ExportDeadline(p) + "\n" + text.ExportDeadlineNote(madeList(), []string{"dpmd"}) + "\n" + text.ExportMeetingNote(m) + "\n" + text.ExportCancelled(m.Title)},
		{"Kehadiran sekilas", cellWords(text.AgendaCount(m, []string{"dpmd", "dinsos"}).NoAnswer) + " belum menjawab"},
	}
}

func cellWords(cell any) string {
	switch x := cell.(type) {
	case string:
		return x
	case int:
		return strings.TrimSpace(indicators.Decimal{Units: int64(x)}.Indonesian(0))
	case indicators.Decimal:
		return x.Indonesian(0)
	case commitments.Date:
		return text.ShortDate(x)
	}
	return ""
}

func histories() []sentence {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, agendaZone)
	entry := func(w commitments.What, from, to, reason string) commitments.Entry {
		return commitments.Entry{At: at, Day: commitments.DateOf(at), By: "Kepala DPMD", What: w, About: commitments.AboutCommitment(12), SKPD: "dpmd", From: from, To: to, Reason: reason}
	}
	all := []commitments.Entry{
		entry(commitments.WasProposed, "", "Pelatihan kerja", ""), entry(commitments.WasRecorded, "", "Pelatihan kerja", ""), entry(commitments.WasImported, "", "Pelatihan kerja", ""),
		entry(commitments.WasRejected, "", "", "ganda"), entry(commitments.WasCancelled, "", "", "ganda"), entry(commitments.WasAmended, "", "judul: Pelatihan", ""),
		entry(commitments.WasReported, "", "dilaporkan selesai", "bukti menyusul"), entry(commitments.WasProgress, "", "berjalan", "60%"), entry(commitments.WasEvidence, "", "", "notula.pdf"),
		entry(commitments.WasVerified, "", "", ""), entry(commitments.WasReturned, "", "", "bukti kurang"), entry(commitments.WasWaived, "", "", "bukan tugasnya"),
		entry(commitments.WasMoved, "2026-12-31", "2027-01-15", "gagal lelang"), entry(commitments.WasAsked, "2026-12-31", "2027-01-15", "gagal lelang"),
		entry(commitments.WasDisclaimed, "", "", "tugas Dinsos"), entry(commitments.WasGranted, "2026-12-31", "2027-01-15", ""), entry(commitments.WasGranted, "", "dikecualikan", ""),
		entry(commitments.WasRefused, "", "", "tidak cukup alasan"), entry(commitments.WasSnoozed, "", "2026-11-25", ""),
		entry(commitments.WasEscalated, "", string(commitments.RemindAgain), ""), entry(commitments.WasEscalated, "", string(commitments.Forward), ""), entry(commitments.WasEscalated, "", string(commitments.Hold), "menunggu anggaran"),
		entry(commitments.WasClosed, "", "", ""), entry(commitments.WasRenewed, "", "13", ""),
	}
	all[len(all)-1].By, all[len(all)-1].SKPD = "", ""
	replaced := entry(commitments.WasReplaced, "dpmd", "dinsos", "")
	replaced.SKPD = ""
	meeting := func(w commitments.What, from, to, reason string) commitments.Entry {
		e := entry(w, from, to, reason)
		e.About = commitments.AboutMeeting(3)
		return e
	}
	all = append(all, replaced, meeting(commitments.WasMoved, "2027-01-12 09.00", "2027-01-13 10.00", ""), meeting(commitments.WasAmended, "", "Aula Setda", ""),
		meeting(commitments.WasAmended, "", text.AgendaLetter+": 005/12", ""), meeting(commitments.WasAnswered, "", "diwakili", "kabid"), meeting(commitments.WasAttached, "", "notula", "notula.pdf"), meeting(commitments.WasClosed, "", "", ""))
	for _, about := range []string{"libur", "skpd", "privasi", "komitmen", "peran"} {
		e := entry(commitments.WasChanged, "dahulu", "sekarang", "")
		e.About, e.SKPD = about, ""
		all = append(all, e)
	}
	var words []string
	for _, e := range all {
		words = append(words, text.EntryWords(e, madeList()))
	}
	return []sentence{
		{"Riwayat bagi SKPD", text.History(text.HistoryView{Title: text.HistoryOfCommitment(agendaPledge()), Zone: agendaZone, Part: true, Private: true})},
		{"Riwayat", text.History(text.HistoryView{Title: text.HistoryOfCommitment(agendaPledge()), Entries: all[:2], SKPDs: madeList(), Zone: agendaZone, Part: true})},
		{"Riwayat sehari", text.History(text.HistoryView{Title: text.HistoryOfDay(commitments.DateOf(at)), Entries: all[len(all)-7:], SKPDs: madeList(), Zone: agendaZone, Mixed: true})},
		{"Riwayat kosong", text.History(text.HistoryView{Title: text.HistoryOfMeeting(agendaMeeting()), Zone: agendaZone}) + "\n" + text.HistoryOf("libur")},
		{"Apa yang dilakukan", strings.Join(words, "\n")},
		{"Cara riwayat", text.HistoryHow() + "\n" + text.HistoryManaged() + "\n" + text.HistoryPrivately() + "\n" + text.HistoryGone(400) + "\n" + text.ButtonOlder() + " · " + text.ButtonNewer()},
	}
}

func logged(c *indicators.Catalogue) []sentence {
	r, _ := c.Region("6311")
	target := text.TargetLine{Target: people.Target{Year: 2027, Document: "RPJMD 2025–2029", Page: "87"}, Indicator: indicators.P0,
		Low: indicators.Decimal{Units: 410, Places: 2}, High: indicators.Decimal{Units: 435, Places: 2}}
	k := text.Correction{Region: r, Entry: indicators.Entry{Region: "6311", Indicator: indicators.Line, Period: indicators.Period{Year: 2025, Month: indicators.March}, Value: indicators.Decimal{Units: 545120}}}
	o, vacant := madeOffice(), people.Office{ID: "2", Title: "Kepala DPMD"}
	return []sentence{{"Riwayat perangkat daerah", strings.Join([]string{
		text.GroupAdminTitle(), text.LogDayOff(people.DayOff{Date: "2026-12-24", Kind: people.Collective, Name: "Natal"}),
		text.LogRamadan(people.Span{From: "2027-02-08", To: "2027-03-09"}), text.LogHour(0, false), text.LogHour(0, true), text.LogSKPD(madeList()[0]), text.LogSKPDs(22),
		text.LogSeat(people.Seat{Unit: people.Coordination, Position: "Anggota", Title: "Kepala Dinsos", SKPD: "dinsos"}, madeList()), text.LogTarget(target),
		text.LogGroup(c, people.Group{ID: "hulu-sungai", Name: "Hulu Sungai", Members: []string{"6306", "6307"}}), text.LogFigure(k, k.Entry.Value), text.LogHeld(k, true), text.LogHeld(k, false),
		text.LogOffice(o), text.LogHolder(o, false), text.LogHolder(o, true), text.LogHolder(vacant, true), text.LogChat(madeList(), "dpmd"), text.LogChat(nil, ""), text.LogController("Diskominfo Balangan"),
	}, "\n")}}
}

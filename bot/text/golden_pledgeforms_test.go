package text_test

import (
	"strings"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// pledgeForms are the questions by which a commitment is recorded.
func pledgeForms() []sentence {
	skpds := people.CommonSKPDs()
	title := "Pelatihan kerja 200 orang"
	fresh := promised()
	fresh.Number, fresh.Meeting, fresh.Term, fresh.Next = 0, 0, 1, 0
	proposal, instruction := drafted(commitments.Proposal), drafted(commitments.Instruction)
	short := commitments.Commitment{Origin: commitments.Instruction, Title: title, Deadline: day(12, 31), Parties: fresh.Parties[:1]}
	return []sentence{
		{"Komitmen baru, judul", text.PledgeTitleAsk() + "\n" + text.PledgeTitleBad(commitments.MaxTitle)},
		{"Komitmen baru, penanggung jawab utama", text.PledgeLeadAsk(title)},
		{"Komitmen baru, SKPD pendukung", text.PledgeSupportAsk(nil, skpds) + "\n" + text.PledgeSupportAsk([]string{"disnaker", "dpmd"}, skpds)},
		{"Komitmen baru, SKPD belum jelas", text.PledgeSKPDUnknown("dinas pertanahan") + "\n" + text.PledgeSKPDNearest("dinas perumahan")},
		{"Komitmen baru, daftar SKPD kosong", text.PledgeNoSKPD(true) + "\n" + text.PledgeNoSKPD(false)},
		{"Komitmen baru, program", text.PledgeProgrammeAsk()},
		{"Komitmen baru, target", text.PledgeMeasureAsk() + "\n" + text.PledgeMeasureBad() + "\n" + text.MeasureWords(commitments.Measure{Target: "1500", Unit: "orang"})},
		{"Komitmen baru, dokumen", text.PledgeDocumentAsk()}, {"Komitmen baru, berulang", text.PledgeRepeatAsk()},
		{"Komitmen baru, satu baris", text.PledgeLineBad()},
		{"Periksa komitmen", text.PledgeConfirm(fresh, skpds, []int{9}, day(11, 23))},
		{"Periksa usulan", text.PledgeConfirm(proposal, skpds, nil, day(11, 23))}, {"Periksa arahan", text.PledgeConfirm(short, skpds, nil, day(12, 30))},
		{"Komitmen tersimpan", text.PledgeSaved(promised(), skpds) + "\n" + text.PledgeSavedLate(promised(), skpds)},
		{"Usulan tersimpan", text.PledgeSaved(proposal, skpds)}, {"Arahan tersimpan", text.PledgeSaved(instruction, skpds)},
		{"Tidak berwenang mencatat", text.PledgeMayNot()},
		{"Tombol komitmen baru", strings.Join([]string{text.ButtonChosen("Disnaker"), text.ButtonChosenAll(), text.ButtonMore()}, " · ")},
	}
}

func pledgeDays() []sentence {
	var refused, buttons []string
	for _, p := range []commitments.Problem{commitments.NoDate, commitments.NoSuchDay, commitments.PastDay, commitments.TooFar, commitments.WeekdayDiffers} {
		refused = append(refused, text.PledgeDayRefused(p))
	}
	for _, k := range []commitments.ChoiceKind{commitments.JustDay, commitments.ThisWeek, commitments.NextWeek, commitments.EndOfQuarter, commitments.EndOfSemester,
		commitments.ReportLimit, commitments.EndOfMonth, commitments.EndOfYear, commitments.Workdays} {
		buttons = append(buttons, text.ButtonDay(commitments.Choice{Date: day(12, 31), Kind: k}))
	}
	return []sentence{
		{"Tenggat komitmen", text.PledgeDayAsk()}, {"Tenggat ditolak", strings.Join(refused, "\n")}, {"Tenggat lewat", text.PledgeDayPast()},
		{"Tenggat belum pasti", text.PledgeDayUnsaid("sebelum Lebaran") + "\n" + text.PledgeDayOther()},
		{"Tombol tenggat", strings.Join(append(buttons, text.ButtonOtherDay()), "\n")},
	}
}

func imports() []sentence {
	skpds := people.CommonSKPDs()
	var wrong []text.ImportError
	for i, err := range []error{commitments.ErrColumns, commitments.ErrTooMany, commitments.ErrTable, commitments.ErrTitle, commitments.ErrLead, commitments.ErrUnknown, commitments.ErrDay,
		commitments.ErrOver, commitments.ErrMeasure, commitments.ErrRepeated, commitments.ErrServes, commitments.ErrLong, commitments.ErrFull, commitments.ErrTwice,
		people.ErrColumns, people.ErrDate, people.ErrKind, people.ErrField} {
		wrong = append(wrong, text.ImportError{Line: i + 1, Err: err})
	}
	wrong[5].Word, wrong[6].Word = "Dinas Pertanahan", "31/02/2027"
	few := []text.ImportError{{Line: 2, Word: "Dinas Pertanahan", Err: commitments.ErrUnknown}}
	list := make([]commitments.Commitment, 0, 7)
	for range 7 {
		list = append(list, promised())
	}
	days := []people.DayOff{{Date: "2026-12-24", Kind: people.Collective, Name: "Cuti bersama Natal"}, {Date: "2026-12-26", Kind: people.Local, Name: "Hari Jadi"}}
	many := make([]people.DayOff, 0, 12)
	for d := range 12 {
		many = append(many, people.DayOff{Date: time.Date(2027, 3, 8+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), Kind: people.National, Name: "Idulfitri"})
	}
	return []sentence{
		{"Impor komitmen", text.ImportAsk()}, {"Impor hari libur", text.ImportDaysOffAsk()},
		{"Impor ditolak", text.ImportNoFile() + "\n" + text.ImportOnlyCSV() + "\n" + text.ImportNotFetched() + "\n" + text.ImportEmpty()},
		{"Impor, satu hal keliru", text.ImportWrong(few)}, {"Impor, semua yang dapat keliru", text.ImportWrong(wrong)},
		{"Impor, banyak yang keliru", text.ImportWrong(append(wrong, wrong...))},
		{"Impor siap", text.ImportReady(list, 2, skpds)}, {"Impor siap, satu", text.ImportReady(list[:1], 0, skpds)},
		{"Impor tersimpan", text.ImportKept(20, 7) + "\n" + text.ImportKept(20, 1)},
		{"Impor hari libur siap", text.ImportDaysOffReady(days)}, {"Impor hari libur siap, banyak", text.ImportDaysOffReady(many)},
		{"Impor hari libur tersimpan", text.ImportDaysOffKept(12)},
	}
}

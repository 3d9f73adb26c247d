package text_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// reminders are what goes out by itself about commitments, and the recap.
func reminders(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	all := append(remindOne(), remindSeveral()...)
	all = append(all, goingUp()...)
	all = append(all, recaps()...)
	labels := []string{text.ButtonReportDone(), text.ButtonReportProgress(), text.ButtonTomorrow(), text.ButtonExtension(), text.ButtonNotOurs(), text.ButtonNumber(12),
		text.ButtonLate(7, "Dinkes"), text.ButtonRemindAgain(), text.ButtonForward(), text.ButtonHold(), text.ButtonReviewAll(), text.ButtonAllOpen(), text.ButtonOwn()}
	return append(all, sentence{"Pengingat yang menunggu", text.ReminderPlain()}, sentence{"Tombol pengingat", strings.Join(labels, "\n")},
		sentence{"Rekap kosong", text.RecapEmpty(balangan)}, sentence{"Rekap tanpa SKPD", text.RecapNoSKPD()},
		sentence{"Langganan komitmen tidak tersedia", text.NotServed(people.Commitments)}, sentence{"Langganan rilis tidak tersedia", text.NotServed(people.Releases)})
}

// day is a date in the week of the examples.
func day(month time.Month, d int) commitments.Date { return commitments.NewDate(2026, month, d) }

// joint is a commitment of three SKPD with their states.
func joint(states ...commitments.Status) commitments.Commitment {
	j := commitments.Commitment{Number: 12, State: commitments.Open, Title: "Pelatihan kerja 200 orang", Deadline: day(12, 31), Begun: day(6, 1), Repeat: commitments.Quarterly, Term: 2}
	for i, id := range []string{"dinsos", "disnaker", "dpmd"} {
		p := commitments.Party{SKPD: id, Status: states[i]}
		if p.Status == commitments.Running {
			p.Progress = 60
		}
		j.Parties = append(j.Parties, p)
	}
	return j
}

// remindedOf is what the first of them is reminded of.
func remindedOf(j commitments.Commitment, d commitments.Due) text.RemindItem {
	return text.RemindItem{Commitment: j, Party: j.Parties[0], Due: d}
}

var (
	far     = commitments.Due{Stage: commitments.Far, Left: 200}
	week    = commitments.Due{Stage: "H-7", Lead: 7, Left: 8}
	tonight = commitments.Due{Stage: commitments.Today}
	late    = commitments.Due{Stage: commitments.Overdue, Number: 2, Left: -2, Late: 2}
	long    = commitments.Due{Stage: commitments.Overdue, Number: 4, Left: -12, Late: 8}
)

func remindOne() []sentence {
	words := func(i text.RemindItem) string {
		return text.Reminder(text.RemindView{Items: []text.RemindItem{i}, SKPDs: people.CommonSKPDs()})
	}
	w, r, v := commitments.Waiting, commitments.Running, commitments.Verified
	back := joint(commitments.Returned, v, w)
	back.Parties[0].Reason = "Bukti belum memuat daftar hadir."
	asked := joint(r, v, w)
	asked.Parties[0].Request = &commitments.Request{Kind: commitments.Extension, Date: commitments.NewDate(2027, 1, 15), Reason: "gagal lelang"}
	notOurs := joint(w, v, w)
	notOurs.Parties[0].Request = &commitments.Request{Kind: commitments.NotOurs}
	open := text.Reminder(text.RemindView{Items: []text.RemindItem{remindedOf(joint(w, r, w), late)}, SKPDs: people.CommonSKPDs(), Open: true})
	head := text.Reminder(text.RemindView{Items: []text.RemindItem{remindedOf(joint(w, v, w), long)}, SKPDs: people.CommonSKPDs(), Head: true, After: 7})
	return []sentence{
		{"Komitmen disampaikan", words(remindedOf(joint(w, w, w), far))}, {"Pengingat", words(remindedOf(joint(r, v, w), week))},
		{"Pengingat pada harinya", words(remindedOf(joint(w, r, w), tonight))}, {"Pengingat lewat tenggat", words(remindedOf(joint(w, r, w), late))},
		{"Pengingat lewat tenggat, nama terbuka", open}, {"Pengingat sesudah dikembalikan", words(remindedOf(back, week))},
		{"Pengingat dengan permohonan tenggat", words(remindedOf(asked, week))}, {"Pengingat dengan bukan kewenangan", words(remindedOf(notOurs, week))},
		{"Pengingat sesudah dilaporkan", words(remindedOf(joint(commitments.Reported, v, w), commitments.Due{Left: 3}))}, {"Pengingat kepada kepala SKPD", head},
	}
}

func remindSeveral() []sentence {
	w, r := commitments.Waiting, commitments.Running
	second := joint(r, w, w)
	second.Number, second.Title, second.Deadline = 9, "Perbaikan 3 ruas jalan <desa> "+strings.Repeat("dan jembatan gantung ", 8), day(12, 18)
	third := remindedOf(second, late)
	other := joint(w, w, w)
	mixed := text.RemindItem{Commitment: other, Party: other.Parties[2], Due: week}
	view := func(more int, items ...text.RemindItem) string {
		return text.Reminder(text.RemindView{Items: items, More: more, SKPDs: people.CommonSKPDs()})
	}
	return []sentence{
		{"Beberapa pengingat", view(0, third, remindedOf(other, week))}, {"Pengingat untuk dua SKPD", view(0, third, mixed)},
		{"Banyak komitmen disampaikan", view(12, remindedOf(other, far), remindedOf(second, far))}, {"Banyak pengingat", view(12, third)},
	}
}

func goingUp() []sentence {
	w := commitments.Waiting
	part := func(number int, at int) text.LatePart {
		j := joint(w, w, w)
		j.Number = number
		return text.LatePart{Commitment: j, Party: j.Parties[at], Due: long}
	}
	again := part(15, 2)
	again.Party.Escalation = &commitments.Escalation{Decision: commitments.RemindAgain, Deadline: day(12, 31), At: noon}
	held := part(9, 1)
	held.Party.Escalation = &commitments.Escalation{Decision: commitments.Hold, Deadline: day(12, 31), Reason: "menunggu APBD perubahan", At: noon}
	forward := commitments.Escalation{Decision: commitments.Forward, At: noon}
	reported, asked, notOurs := joint(commitments.Reported, w, w), joint(w, w, w), joint(w, w, w)
	reported.Parties[0].Reported = noon
	asked.Parties[1].Request = &commitments.Request{Kind: commitments.Extension, Date: commitments.NewDate(2027, 1, 15), At: noon}
	notOurs.Parties[2].Request = &commitments.Request{Kind: commitments.NotOurs, At: noon}
	awaited := []text.Awaited{{Commitment: reported, Party: reported.Parties[0]}, {Commitment: asked, Party: asked.Parties[1]}, {Commitment: notOurs, Party: notOurs.Parties[2]}}
	mute := []text.Mute{{SKPD: "dpmd", Numbers: []int{12, 15}}, {SKPD: "dinkes", Numbers: []int{3}, More: 4}}
	skpds := people.CommonSKPDs()
	return []sentence{
		{"Untuk sekretariat: lewat tenggat", text.LateList([]text.LatePart{part(7, 0), held, again}, 2, 7, skpds)}, {"Untuk sekretariat: satu", text.LateOne(part(7, 0), skpds)},
		{"Sudah diputuskan", text.LateOver(held.Commitment, held.Party, skpds)}, {"Keputusan", text.DecisionWords(forward) + "\n" + text.DecisionWords(*again.Party.Escalation)},
		{"Menunggu sekretariat", text.AwaitedList(awaited, 3, mute, skpds, noon)},
	}
}

func recaps() []sentence {
	rows := []commitments.Share{{SKPD: "dinsos", Parts: 9, OnTime: 3, Late: 1, Open: 5, Owing: 6, Verified: 3}, {SKPD: "dpmd", Parts: 2, OnTime: 2, Verified: 2}}
	group := text.RecapView{From: day(12, 21), Today: day(12, 28), Open: 18, Done: 4, Late: 3, Next: day(12, 31), Number: 12, Group: true}
	leader, own := group, group
	leader.Group, leader.From, leader.Rows, leader.SKPDs = false, commitments.Date{}, rows, people.CommonSKPDs()
	own.Of, own.Rows, own.SKPDs = []string{"dinsos"}, rows[:1], leader.SKPDs
	many := leader
	for range 6 {
		many.Rows = append(many.Rows, rows...)
	}
	return []sentence{
		{"Rekap mingguan di grup", text.Recap(group)}, {"Rekap menurut SKPD", text.Recap(leader)}, {"Rekap satu SKPD", text.Recap(own)}, {"Rekap panjang", text.Recap(many)},
		{"Rekap untuk sendiri", text.RecapOwn(rows, leader.SKPDs)},
		{"Rentang tanggal", text.DateSpan(day(11, 30), day(12, 6)) + "\n" + text.DateSpan(day(12, 28), commitments.NewDate(2027, 1, 3))},
	}
}

// A toast has room for 200 characters.
func TestRecapForOneselfIsShort(t *testing.T) {
	rows := []commitments.Share{{SKPD: strings.Repeat("dinas-", 6), Owing: 12345, Open: 1}, {SKPD: strings.Repeat("badan-", 6), Owing: 12345, Open: 1}, {SKPD: "dpmd"}}
	if n := len([]rune(text.RecapOwn(rows, nil))); n > 200 {
		t.Errorf("it has %d characters", n)
	}
}

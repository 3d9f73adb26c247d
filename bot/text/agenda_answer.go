package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// AnswerWhose says that the secretariat has to name the SKPD that it answers for.
func AnswerWhose(m commitments.Meeting, comes string) string {
	return fmt.Sprintf("Mohon sebutkan SKPD-nya, misalnya <code>/agenda %s %d dinsos</code>", comes, m.Number)
}

// AnswerWhich asks for which of several SKPD somebody answers.
func AnswerWhich(m commitments.Meeting) string {
	return "Untuk SKPD mana jawaban atas “" + chat.Escape(m.Title) + "”?"
}

// AnswerNotYours says who answers an invitation.
func AnswerNotYours(group bool) string {
	return "Mohon maaf, kehadiran dijawab oleh kepala atau narahubung SKPD yang diundang. Peran " + you(group) + ": /peran"
}

// NotInvited says that an SKPD is not invited.
func NotInvited(abbr string) string { return abbr + " tidak ada di daftar undangan rapat ini." }

// AnswerKept says what was answered.
func AnswerKept(m commitments.Meeting, list []people.SKPD, skpd, zone string) string {
	return fmt.Sprintf("Tercatat. Kehadiran %s di #%d %s (%s): <b>%s</b>.\nMengubah jawaban: <code>/agenda %d</code>",
		SKPDAbbr(list, skpd), m.Number, chat.Escape(m.Title), AgendaHours(m, zone), AgendaAnswer(m.Answers[skpd]), m.Number)
}

// AnswerNotice is what flashes up when a button has answered.
func AnswerNotice(a commitments.Answer) string {
	return "Tercatat: " + chat.Plain(AgendaAnswer(a)) + ". Terima kasih."
}

// StandIns are offices that usually stand in.
func StandIns() []string { return []string{"Sekretaris", "Kepala bidang", "Kepala seksi", "Staf"} }

// StandInAsk asks who stands in.
func StandInAsk(number string) string {
	return "Siapa yang mewakili di rapat #" + chat.Escape(number) + "? Mohon sebutkan jabatannya, misalnya <code>Kepala Bidang Rehabilitasi Sosial</code>."
}

// NotComingAsk asks why nobody comes.
func NotComingAsk(number string) string {
	return "Mohon tuliskan alasan berhalangan di rapat #" + chat.Escape(number) + ", atau lewati."
}

// AgendaWhich asks which of several coming meetings is meant.
func AgendaWhich() string { return "Untuk rapat yang mana?" }

// AgendaNone says that no meeting is coming on the days asked about; empty is any day.
func AgendaNone(day string) string {
	if day == "" {
		return "Belum ada rapat yang dijadwalkan di agenda. Daftar: /agenda"
	}
	return "Belum ada rapat di agenda pada " + day + ". Daftar: /agenda"
}

// AgendaDays names the days that were asked about.
func AgendaDays(s commitments.Span) string {
	if s.From == s.To {
		return CivilDate(s.From)
	}
	return DateSpan(s.From, s.To)
}

// MeetingReminderView is what somebody is told of a coming meeting.
type MeetingReminderView struct {
	AgendaItem
	Due    commitments.MeetingDue
	SKPDs  []people.SKPD
	SKPD   string // id, for which it is; empty for the secretariat and groups of the region
	Zone   string
	Group  bool
	Glance bool // who comes is told at a glance
}

// MeetingReminder invites to a meeting, or reminds of it, or tells that it is called
// off.
func MeetingReminder(v MeetingReminderView) string {
	m := v.Meeting
	lines := []string{reminderOpening(v), "", agendaHead(m)}
	lines = append(lines, agendaFacts(m, v.Zone)...)
	switch {
	case m.Cancelled != "":
		lines = append(lines, "<b>Dibatalkan:</b> "+chat.Escape(m.Cancelled))
	case v.SKPD != "":
		lines = append(lines, "", "Kehadiran "+SKPDAbbr(v.SKPDs, v.SKPD)+": "+AgendaAnswer(m.Answers[v.SKPD]))
	case v.Glance:
		lines = append(lines, "", AgendaCount(m, v.Invited).glance())
	}
	return strings.Join(append(lines, "", "<i>"+AgendaFooter()+"</i>"), "\n")
}

// reminderOpening greets as an official does, and says what it is about.
func reminderOpening(v MeetingReminderView) string {
	does := "mengingatkan: " + meetingLeft(v.Due) + "."
	switch {
	case v.Due.Stage == commitments.Over && v.Meeting.Cancelled == "":
		does = "menyampaikan: rapat ini sudah dimulai atau sudah lewat."
	case v.Meeting.Cancelled != "":
		does = "menyampaikan: rapat berikut dibatalkan."
	case v.Due.Stage == commitments.Invited && v.Meeting.Sets > 0:
		does = "menyampaikan perubahan jadwal atau tempat rapat."
	case v.Due.Stage == commitments.Invited:
		does = "menyampaikan undangan rapat."
	}
	if v.Group {
		return "Yth. Bapak/Ibu, izin " + does
	}
	return "Izin " + strings.Replace(does, "mengingatkan:", "mengingatkan, Bapak/Ibu:", 1)
}

// meetingLeft says how far a meeting is.
func meetingLeft(d commitments.MeetingDue) string {
	switch {
	case d.Stage == commitments.HourBefore:
		return "rapat dimulai dalam satu jam"
	case d.Left == 0:
		return "rapat hari ini"
	case d.Left == 1:
		return "rapat besok"
	}
	return fmt.Sprintf("rapat %d hari lagi", d.Left)
}

// AgendaChoice names a meeting on a button.
func AgendaChoice(m commitments.Meeting) string {
	title := []rune(m.Title)
	if len(title) > 30 {
		title = append(title[:29], '…')
	}
	return fmt.Sprintf("#%d %s, %s", m.Number, string(title), ShortDate(m.Date))
}

package bot

import (
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/text"
)

// meetingTime is when and where a meeting is, as somebody said it in one line; what was
// not said is missing.
type meetingTime struct {
	date    commitments.Date
	said    string // the words for it
	asks    bool   // they can mean several days
	start   int    // minutes after midnight; -1 when not said
	end     int    // 0 is open
	place   string
	choices []commitments.Choice // days that may be meant
	problem commitments.Problem  // why the words are no day
}

// longestDay is how many words a date may have: "hari Jumat, 31 Desember 2026".
const longestDay = 6

// readMeetingTime reads "12 Januari 2027 09.00 Aula Bapperida": a date, if the words
// begin with one, then a time of day and an end, then the place.
func readMeetingTime(words string, today commitments.Date) meetingTime {
	m := meetingTime{start: -1}
	fields := strings.Fields(words)
	for n := min(longestDay, len(fields)); n > 0; n-- {
		r := commitments.ReadDate(strings.Join(fields[:n], " "), today)
		if r.Problem != commitments.NoDate {
			m.date, m.choices, m.problem, m.said = r.Date, r.Choices, r.Problem, strings.Join(fields[:n], " ")
			m.asks, fields = r.Asks(), fields[n:]
			break
		}
	}
	rest := strings.TrimLeft(strings.Join(fields, " "), ", ")
	m.start, m.end, m.place = readHours(rest)
	return m
}

// readHours reads "pukul 09.00 WITA s.d. selesai Aula Bapperida" or "09.00-12.00": when
// it begins, when it ends, and what stands behind. Without a time start is -1.
func readHours(words string) (start, end int, rest string) {
	minutes, behind, ok := commitments.ReadTime(spacedHours(words))
	if !ok {
		return -1, 0, strings.TrimSpace(words)
	}
	after, until := cutUntil(behind)
	if !until {
		return minutes, 0, strings.Trim(behind, " ,")
	}
	if last, rest, ok := commitments.ReadTime("pukul " + after); ok && last > minutes {
		return minutes, last, strings.Trim(rest, " ,")
	}
	if low := strings.ToLower(after); strings.HasPrefix(low, "selesai") {
		return minutes, 0, strings.Trim(after[len("selesai"):], " ,")
	}
	return minutes, 0, strings.Trim(behind, " ,")
}

// spacedHours sets blanks around the hyphen of "09.00-12.00" at the beginning of words.
func spacedHours(words string) string {
	head, rest, _ := strings.Cut(strings.TrimSpace(words), " ")
	for _, mark := range []string{"-", "–"} {
		if from, to, ok := strings.Cut(head, mark); ok && from != "" && to != "" {
			return from + " " + mark + " " + to + " " + rest
		}
	}
	return words
}

// cutUntil takes "s.d." and the like off the beginning of words.
func cutUntil(words string) (rest string, until bool) {
	low := strings.ToLower(words)
	for _, lead := range []string{"s.d. ", "s.d.", "s/d ", "sd ", "sampai dengan ", "sampai ", "hingga ", "-", "–"} {
		if strings.HasPrefix(low, lead) {
			return strings.TrimSpace(words[len(lead):]), true
		}
	}
	return words, false
}

// dayChoices are the days that may be meant, as answers to a question.
func dayChoices(list []commitments.Choice) (choices []choice) {
	for _, c := range list {
		choices = append(choices, choice{label: text.CivilDate(c.Date), value: c.Date.String(), wide: true})
	}
	return choices
}

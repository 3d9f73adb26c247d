package bot

import (
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// deadlineSaid is what words say about a deadline: a day, days that may be meant, or
// what to say when they are neither.
type deadlineSaid struct {
	date    commitments.Date
	choices []choice
	again   string
}

// readDeadline reads words that are a day and nothing else.
func readDeadline(words string, today commitments.Date) deadlineSaid {
	r := commitments.ReadDate(words, today)
	switch {
	case r.Problem != "" || r.Asks() && len(r.Choices) == 0:
		return deadlineSaid{again: text.DeadlineUnread(r.Problem)}
	case !r.Date.IsZero():
		return deadlineSaid{date: r.Date}
	}
	var s deadlineSaid
	for _, c := range r.Choices {
		s.choices = append(s.choices, choice{label: text.CivilDate(c.Date), value: c.Date.String(), wide: true})
	}
	return s
}

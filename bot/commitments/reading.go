package commitments

import "strings"

// Reading is what words say about a day. Either Date is set, or there are Choices to
// ask about, or Other alone says that the day must be asked for, or Problem says why the
// words are refused.
type Reading struct {
	Date    Date     // when certain
	Choices []Choice // when the words can mean several days, in the order to offer them
	Other   bool     // the day can also be another one, or only the person can say it
	Rest    string   // of FindDate: what stands before the words of the date
	Problem Problem
}

// Choice is a day that words can mean.
type Choice struct {
	Date Date
	Kind ChoiceKind
}

// ChoiceKind is what a day is beside its date.
type ChoiceKind string

// The kinds of choices.
const (
	JustDay       ChoiceKind = ""
	ThisWeek      ChoiceKind = "this week"
	NextWeek      ChoiceKind = "next week"
	EndOfQuarter  ChoiceKind = "end of the quarter"
	EndOfSemester ChoiceKind = "end of the semester"
	ReportLimit   ChoiceKind = "limit of reports" // the tenth of the month behind the period
	EndOfMonth    ChoiceKind = "end of the month"
	EndOfYear     ChoiceKind = "end of the year"
	Workdays      ChoiceKind = "working days" // counted without the days off of the region
)

// Problem is why words are no day.
type Problem string

// The problems.
const (
	NoDate         Problem = "no date"         // they say no day
	NoSuchDay      Problem = "no such day"     // 31 February
	PastDay        Problem = "past"            // before today
	TooFar         Problem = "too far"         // more than MaxYears ahead
	WeekdayDiffers Problem = "another weekday" // the day of the week is not that of the date
)

// MaxYears is how far ahead a deadline may lie.
const MaxYears = 10

// Asks tells whether the person must be asked which day is meant.
func (r Reading) Asks() bool {
	return r.Problem == "" && r.Date.IsZero()
}

// ReadDate reads words that are a day and nothing else, as Indonesian officials write
// them: "31 Desember 2026", "31/12/2026", "besok", "Jumat depan", "akhir bulan",
// "3 hari lagi", "triwulan I 2027", "minggu II Maret". A day without a year is the next
// one from today on. What can mean several days is not guessed.
func ReadDate(words string, today Date) Reading {
	p := phrase{words: dateWords(words), today: today}
	p.skipLead()
	if len(p.words) == 0 || len(p.words) > longestDate {
		return Reading{Problem: NoDate}
	}
	for _, rule := range dateRules {
		q := p
		if r, ok := rule(&q); ok && len(q.words) == 0 {
			return r.checked(today)
		}
	}
	return Reading{Problem: NoDate}
}

// longestDate is how many words a day can take.
const longestDate = 10

// FindDate reads the longest run of words at the end that is a day. Rest is what stands
// before; all of it, with the problem NoDate, when there is none.
func FindDate(words string, today Date) Reading {
	fields := strings.Fields(words)
	for at := max(0, len(fields)-longestDate); at < len(fields); at++ {
		if r := ReadDate(strings.Join(fields[at:], " "), today); r.Problem != NoDate {
			r.Rest = strings.Join(fields[:at], " ")
			return r
		}
	}
	return Reading{Rest: strings.Join(fields, " "), Problem: NoDate}
}

// dateRules are the ways to say a day, the first that reads all words counts.
var dateRules = []func(*phrase) (Reading, bool){
	nearDay, numericDate, apart, weekdayAndDate, dateAndWeekday, monthDate, dayOfMonth, weekday, week,
	endOf, partOf, ahead, quarter, semester, weekOfMonth, wholeMonth, wholeYear, before, movable,
}

// certain is a reading of one day.
func certain(d Date) (Reading, bool) { return Reading{Date: d}, true }

// ask is a reading that must be asked about.
func ask(choices ...Choice) (Reading, bool) { return Reading{Choices: choices, Other: true}, true }

// refused is a reading with a problem.
func refused(p Problem) (Reading, bool) { return Reading{Problem: p}, true }

// checked holds the days of a reading to the bounds: choices that are over are not
// offered, and when none is left the reading is refused.
func (r Reading) checked(today Date) Reading {
	if r.Problem != "" {
		return r
	}
	if !r.Date.IsZero() {
		r.Problem = bounds(r.Date, today)
		if r.Problem != "" {
			r.Date = Date{}
		}
		return r
	}
	var left []Choice
	problem := Problem("")
	for _, c := range r.Choices {
		if p := bounds(c.Date, today); p != "" {
			problem = p
		} else {
			left = append(left, c)
		}
	}
	if len(left) == 0 && problem != "" {
		return Reading{Problem: problem}
	}
	r.Choices = left
	return r
}

// bounds is why a day cannot be a deadline; empty for one that can.
func bounds(d, today Date) Problem {
	switch {
	case d.Before(today):
		return PastDay
	case d.After(NewDate(today.Year+MaxYears, today.Month, today.Day)):
		return TooFar
	}
	return ""
}

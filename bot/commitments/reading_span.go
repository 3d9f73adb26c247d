package commitments

import (
	"slices"
	"strings"
	"time"
)

// Span is a stretch of days, both ends within it.
type Span struct{ From, To Date }

// Has tells whether a day lies within.
func (s Span) Has(d Date) bool { return !d.Before(s.From) && !d.After(s.To) }

// ReadSpan reads words that are a stretch of days and nothing else, for which reports are
// asked about: "tw 3", "semester I 2027", "Desember", "bulan ini", "tahun 2026". Without a
// year a quarter or semester is the last one that has begun, and a month the nearest. A
// quarter or semester ends with the limit of its reports.
func ReadSpan(words string, today Date) (Span, bool) {
	p := phrase{words: dateWords(words), today: today}
	if len(p.words) == 0 || len(p.words) > longestDate {
		return Span{}, false
	}
	for _, read := range spans {
		q := p
		if s, ok := read(&q); ok && len(q.words) == 0 {
			return s, true
		}
	}
	return Span{}, false
}

// spans are the ways to say a stretch, the first that reads all words counts.
var spans = []func(*phrase) (Span, bool){
	func(p *phrase) (Span, bool) { return p.reported(periods[0]) },
	func(p *phrase) (Span, bool) { return p.reported(periods[1]) },
	monthSpan, yearSpan, weekSpan, daySpan,
}

// reported reads a quarter or semester.
func (p *phrase) reported(of span) (Span, bool) {
	next := strings.Contains(strings.Join(p.words, " "), "depan")
	n, ok := p.periodNumber(of)
	if !ok {
		return Span{}, false
	}
	year, said := p.year()
	if !said {
		year = p.today.Year
	}
	from := NewDate(year, time.Month((n-1)*of.months+1), 1)
	if !said && !next && from.After(p.today) {
		from = NewDate(year-1, from.Month, 1)
	}
	return Span{from, reportLimit(NewDate(from.Year, from.Month+time.Month(of.months), 0))}, true
}

// monthSpan reads "Desember 2026", "bulan ini", "bulan depan".
func monthSpan(p *phrase) (Span, bool) {
	said := slices.ContainsFunc(p.words, func(w string) bool {
		_, year := yearNamed(w)
		return year || w == "tahun" || w == "ini" || w == "depan"
	})
	first, ok := p.month()
	if !ok {
		return Span{}, false
	}
	if before := NewDate(first.Year-1, first.Month, 1); !said && first.Sub(p.today) > p.today.Sub(before.LastOfMonth()) {
		first = before
	}
	return Span{first, first.LastOfMonth()}, true
}

// yearSpan reads "2026", "tahun ini".
func yearSpan(p *phrase) (Span, bool) {
	year, ok := p.year()
	return Span{Date{year, time.January, 1}, Date{year, time.December, 31}}, ok
}

// weekSpan reads "minggu ini", "minggu depan".
func weekSpan(p *phrase) (Span, bool) {
	first := monday(p.today)
	if !p.take("minggu", "pekan") {
		return Span{}, false
	}
	switch {
	case p.take("depan"):
		first = first.AddDays(7)
	case !p.take("ini"):
		return Span{}, false
	}
	return Span{first, first.AddDays(6)}, true
}

// daySpan reads "hari ini", "besok".
func daySpan(p *phrase) (Span, bool) {
	r, ok := nearDay(p)
	return Span{r.Date, r.Date}, ok && !r.Date.IsZero()
}

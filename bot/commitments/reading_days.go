package commitments

import (
	"strconv"
	"strings"
	"time"
)

// nearDay reads "hari ini", "besok", "lusa", and what is over.
func nearDay(p *phrase) (Reading, bool) {
	hari := p.take("hari", "hr")
	switch {
	case hari && p.take("ini"), !hari && p.take("sekarang", "skrg"):
		return certain(p.today)
	case p.take("besok", "bsk", "besuk", "esok"):
		if p.take("lusa") {
			return ask(Choice{Date: p.today.AddDays(1)}, Choice{Date: p.today.AddDays(2)})
		}
		return certain(p.today.AddDays(1))
	case p.take("lusa"):
		return certain(p.today.AddDays(2))
	case p.take("kemarin", "kmrn", "kemaren"):
		return refused(PastDay)
	}
	return Reading{}, false
}

// numericDate reads "31/12/2026", "31-12-26", "31.12.2026", "31/12" and "2026-12-31".
func numericDate(p *phrase) (Reading, bool) {
	p.take("tanggal", "tgl")
	w, ok := next(p, func(w string) (string, bool) { return w, strings.ContainsAny(w, "/-.") })
	if !ok {
		return Reading{}, false
	}
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	var n []int
	for _, part := range parts {
		x, err := strconv.Atoi(part)
		if err != nil || len(part) > 4 {
			return monthInWord(p, parts)
		}
		n = append(n, x)
	}
	switch {
	case len(n) == 3 && len(parts[0]) == 4:
		return dated(n[2], time.Month(n[1]), n[0])
	case len(n) == 3 && len(parts[2]) == 4:
		return dated(n[0], time.Month(n[1]), n[2])
	case len(n) == 3 && len(parts[2]) == 2:
		return dated(n[0], time.Month(n[1]), 2000+n[2])
	case len(n) == 2 && strings.Contains(w, "/") && len(parts[0]) <= 2 && len(parts[1]) <= 2:
		return p.comingDay(n[0], time.Month(n[1]))
	}
	return Reading{}, false
}

// monthInWord reads "31-des-2026".
func monthInWord(p *phrase, parts []string) (Reading, bool) {
	if len(parts) != 3 && len(parts) != 2 {
		return Reading{}, false
	}
	q := phrase{words: parts, today: p.today}
	r, ok := monthDate(&q)
	return r, ok && len(q.words) == 0
}

// apart reads "31 12 2026".
func apart(p *phrase) (Reading, bool) {
	p.take("tanggal", "tgl")
	day, _ := next(p, digits)
	month, ok := next(p, monthNumber)
	year, named := next(p, yearNamed)
	if !ok || !named {
		return Reading{}, false
	}
	return dated(day, month, year)
}

// monthNumber reads the number of a month.
func monthNumber(w string) (time.Month, bool) {
	n, ok := digits(w)
	return time.Month(n), ok && n >= 1 && n <= 12
}

// dated is a day of a year that is named.
func dated(day int, month time.Month, year int) (Reading, bool) {
	d := NewDate(year, month, day)
	if day < 1 || month < 1 || month > 12 || d.Day != day || d.Month != month {
		return refused(NoSuchDay)
	}
	return certain(d)
}

// comingDay is the next day of that name from today on; 29 February may be years away.
func (p *phrase) comingDay(day int, month time.Month) (Reading, bool) {
	for year := p.today.Year; year <= p.today.Year+8; year++ {
		if r, _ := dated(day, month, year); r.Problem == "" && !r.Date.Before(p.today) {
			return r, true
		}
	}
	return refused(NoSuchDay)
}

// monthDate reads "31 Desember 2026", "31 des", "tgl 31 bulan Desember", "tgl 10 bulan 1".
func monthDate(p *phrase) (Reading, bool) {
	named := p.take("tanggal", "tgl")
	day, ok := p.number()
	if !ok {
		return Reading{}, false
	}
	numbered := p.take("bulan", "bln") && named
	month, ok := next(p, monthNamed)
	if !ok && numbered {
		month, ok = next(p, monthNumber)
	}
	if !ok {
		return Reading{}, false
	}
	if year, named := p.year(); named {
		return dated(day, month, year)
	}
	if short, ok := next(p, digits); ok {
		if short < 20 || short > 99 {
			return Reading{}, false
		}
		return dated(day, month, 2000+short)
	}
	return p.comingDay(day, month)
}

// dayOfMonth reads "tgl 5", "tanggal 5 bulan depan".
func dayOfMonth(p *phrase) (Reading, bool) {
	if !p.take("tanggal", "tgl") {
		return Reading{}, false
	}
	day, ok := p.number()
	if !ok {
		return Reading{}, false
	}
	first := NewDate(p.today.Year, p.today.Month, 1)
	if p.take("bulan", "bln") {
		switch {
		case p.take("ini"):
			return dated(day, first.Month, first.Year)
		case p.take("depan"):
			first = NewDate(first.Year, first.Month+1, 1)
			return dated(day, first.Month, first.Year)
		}
		return Reading{}, false
	}
	if day < 1 || day > 31 {
		return refused(NoSuchDay)
	}
	for ; ; first = NewDate(first.Year, first.Month+1, 1) {
		if r, _ := dated(day, first.Month, first.Year); r.Problem == "" && !r.Date.Before(p.today) {
			return r, true
		}
	}
}

// before reads "sebelum tgl 10": the day itself may count or not. What has an end,
// "sebelum akhir tahun", is meant with it.
func before(p *phrase) (Reading, bool) {
	if !p.take("sebelum", "sblm") {
		return Reading{}, false
	}
	if q := *p; true {
		if r, ok := endOf(&q); ok {
			*p = q
			return r, true
		}
	}
	r, ok := either(p, nearDay, numericDate, weekdayAndDate, monthDate, dayOfMonth, weekday)
	if !ok || r.Date.IsZero() {
		return r, ok
	}
	return ask(Choice{Date: r.Date.AddDays(-1)}, Choice{Date: r.Date})
}

// weekdayAndDate reads "Kamis, 31 Desember 2026": both must be the same day. "minggu 3
// Desember" that is no Sunday is a week.
func weekdayAndDate(p *phrase) (Reading, bool) {
	hari := p.take("hari", "hr")
	day, ok := next(p, weekdayNamed)
	if !ok {
		return Reading{}, false
	}
	r, ok := either(p, numericDate, apart, monthDate, dayOfMonth)
	if ok && r.Problem == "" && r.Date.Weekday() != day {
		if day == time.Sunday && !hari && r.Date.Day <= 5 {
			return Reading{}, false
		}
		return refused(WeekdayDiffers)
	}
	return r, ok
}

// dateAndWeekday reads "31 Desember 2026 (Kamis)".
func dateAndWeekday(p *phrase) (Reading, bool) {
	last := len(p.words) - 1
	if last < 1 {
		return Reading{}, false
	}
	p.words = append([]string{p.words[last]}, p.words[:last]...)
	return weekdayAndDate(p)
}

// either reads by the first rule that reads all that is left.
func either(p *phrase, rules ...func(*phrase) (Reading, bool)) (Reading, bool) {
	for _, rule := range rules {
		q := *p
		if r, ok := rule(&q); ok && len(q.words) == 0 {
			*p = q
			return r, true
		}
	}
	return Reading{}, false
}

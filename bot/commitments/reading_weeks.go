package commitments

import "time"

// monday is the first day of a day's week.
func monday(d Date) Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// weekday reads "Jumat", "hari Jumat", "Jumat ini", "Jumat depan", "Jumat minggu depan".
// "depan" of a day that is still to come this week can mean either; so can the bare name
// of today.
func weekday(p *phrase) (Reading, bool) {
	hari := p.take("hari", "hr")
	day, ok := next(p, weekdayNamed)
	if !ok || day == time.Sunday && !hari && len(p.words) > 0 {
		return Reading{}, false // "minggu depan" is the next week
	}
	coming := p.today
	for coming.Weekday() != day {
		coming = coming.AddDays(1)
	}
	later := Choice{Date: coming.AddDays(7), Kind: NextWeek}
	isToday := coming == p.today
	switch {
	case p.take("ini"):
		return certain(coming)
	case p.take("depan"):
		if !isToday && monday(coming) == monday(p.today) {
			return ask(Choice{Date: coming, Kind: ThisWeek}, later)
		}
		if isToday {
			coming = later.Date
		}
		return certain(coming)
	case p.take("minggu", "pekan"):
		return p.dayOfWeek(day)
	case isToday:
		return ask(Choice{Date: coming, Kind: ThisWeek}, later)
	}
	return certain(coming)
}

// dayOfWeek reads "ini" or "depan" behind "Jumat minggu".
func (p *phrase) dayOfWeek(day time.Weekday) (Reading, bool) {
	first := monday(p.today)
	switch {
	case p.take("depan"):
		first = first.AddDays(7)
	case !p.take("ini"):
		return Reading{}, false
	}
	return certain(first.AddDays((int(day) + 6) % 7))
}

// week reads "minggu ini", "minggu depan", "akhir pekan": the day is asked for.
func week(p *phrase) (Reading, bool) {
	end := p.take("akhir")
	if !p.take("minggu", "pekan") {
		return Reading{}, false
	}
	first := monday(p.today)
	switch {
	case p.take("depan"):
		first = first.AddDays(7)
	case !p.take("ini") && !end:
		return Reading{}, false
	}
	if end {
		return ask(Choice{Date: first.AddDays(4)}, Choice{Date: first.AddDays(5)})
	}
	return ask(weekdays(first, first.AddDays(6))...)
}

// weekdays are the days from Monday to Friday within a stretch.
func weekdays(from, to Date) (days []Choice) {
	for d := from; !d.After(to); d = d.AddDays(1) {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			days = append(days, Choice{Date: d})
		}
	}
	return days
}

// weekOfMonth reads "minggu II Maret 2027", "minggu ke 2 Maret", "minggu terakhir Maret":
// the day is asked for. The second week is from the eighth to the fourteenth.
func weekOfMonth(p *phrase) (Reading, bool) {
	if !p.take("minggu", "pekan") {
		return Reading{}, false
	}
	last := p.take("terakhir")
	p.take("ke")
	n, ok := next(p, ordinal)
	if !ok && !last {
		return Reading{}, false
	}
	first, ok := p.month()
	if !ok {
		return Reading{}, false
	}
	end := first.LastOfMonth()
	from, to := first.AddDays(7*(n-1)), first.AddDays(7*n-1)
	if last {
		from, to = end.AddDays(-6), end
	}
	if from.After(end) {
		return refused(NoSuchDay)
	}
	if to.After(end) {
		to = end
	}
	return ask(weekdays(from, to)...)
}

// month reads "Maret 2027", "bulan Maret", "bulan 3", "bulan ini" or "bulan depan" as its
// first day. Without a year it is the next one that is not over.
func (p *phrase) month() (first Date, ok bool) {
	named := p.take("bulan", "bln")
	switch {
	case named && p.take("ini"):
		return NewDate(p.today.Year, p.today.Month, 1), true
	case named && p.take("depan"):
		return NewDate(p.today.Year, p.today.Month+1, 1), true
	}
	m, ok := next(p, monthNamed)
	if !ok && named {
		m, ok = next(p, monthNumber)
	}
	if !ok {
		return Date{}, false
	}
	year, said := p.year()
	if !said {
		if year = p.today.Year; m < p.today.Month {
			year++
		}
	}
	return NewDate(year, m, 1), true
}

package commitments

import "time"

// endOf reads "akhir bulan", "akhir Maret 2027", "akhir tahun", "akhir triwulan I",
// "akhir semester": one day.
func endOf(p *phrase) (Reading, bool) {
	if !p.take("akhir", "ujung", "penghujung") {
		return Reading{}, false
	}
	if len(p.words) == 1 && p.take("bulan", "bln") {
		return certain(p.today.LastOfMonth())
	}
	if q := *p; q.take("tahun", "thn", "th") && (len(q.words) == 0 || q.take("anggaran") && len(q.words) == 0) {
		*p = q
		return certain(Date{p.today.Year, time.December, 31})
	}
	if year, ok := p.year(); ok {
		return certain(Date{year, time.December, 31})
	}
	if q := *p; true {
		if first, ok := q.month(); ok && len(q.words) == 0 {
			*p = q
			return certain(first.LastOfMonth())
		}
	}
	for _, of := range periods {
		q := *p
		if end, ok := q.period(of); ok && len(q.words) == 0 {
			*p = q
			return certain(end)
		}
	}
	return Reading{}, false
}

// partOf reads "awal Maret", "pertengahan bulan depan", "awal tahun 2027": too vague for
// a deadline, so some days are offered.
func partOf(p *phrase) (Reading, bool) {
	early, middle := p.take("awal"), p.take("pertengahan", "tengah", "medio")
	if early == middle {
		return Reading{}, false
	}
	if q := *p; q.take("tahun", "thn", "th") || len(q.words) == 1 {
		if year, ok := p.year(); ok && len(p.words) == 0 {
			if early {
				return ask(Choice{Date: Date{year, time.January, 10}}, Choice{Date: Date{year, time.January, 31}, Kind: EndOfMonth})
			}
			return ask(Choice{Date: Date{year, time.June, 30}, Kind: EndOfSemester}, Choice{Date: Date{year, time.July, 10}, Kind: ReportLimit})
		}
	}
	first, ok := p.month()
	switch {
	case !ok:
		return Reading{}, false
	case early:
		return ask(Choice{Date: first}, Choice{Date: first.AddDays(4)}, Choice{Date: first.AddDays(9)})
	}
	return ask(Choice{Date: first.AddDays(14)}, Choice{Date: first.AddDays(19)})
}

// ahead reads "3 hari lagi", "dalam dua minggu", "sebulan lagi", "10 hari kerja lagi".
func ahead(p *phrase) (Reading, bool) {
	in := p.take("dalam", "dlm")
	n, unit, ok := p.stretch()
	if !ok {
		return Reading{}, false
	}
	work := unit == "hari" && p.take("kerja")
	behind := p.take("lagi", "mendatang") || p.take("ke") && p.take("depan") || p.take("kedepan")
	if !in && !behind || n > 999 {
		return Reading{}, false
	}
	t := p.today
	switch {
	case work:
		return ask(Choice{Date: weekdaysAhead(t, n), Kind: Workdays})
	case unit == "hari":
		return certain(t.AddDays(n))
	case unit == "minggu":
		return certain(t.AddDays(7 * n))
	case unit == "bulan":
		return certain(monthsAhead(t, n))
	}
	return certain(monthsAhead(t, 12*n))
}

// stretchUnits are the units of time, and how they begin a word for one of them.
var stretchUnits = map[string]string{
	"hari": "hari", "hr": "hari", "minggu": "minggu", "mgg": "minggu", "pekan": "minggu", "bulan": "bulan", "bln": "bulan",
	"tahun": "tahun", "thn": "tahun", "th": "tahun",
	"sehari": "hari", "seminggu": "minggu", "sepekan": "minggu", "sebulan": "bulan", "setahun": "tahun",
}

// stretch reads "3 hari", "sebulan".
func (p *phrase) stretch() (n int, unit string, ok bool) {
	q := *p
	n, counted := q.number()
	word := ""
	if len(q.words) > 0 {
		word, q.words = q.words[0], q.words[1:]
	}
	unit, ok = stretchUnits[word]
	one := len(word) > 2 && word[:2] == "se"
	if !ok || counted == one {
		return 0, "", false
	}
	if one {
		n = 1
	}
	*p = q
	return n, unit, true
}

// weekdaysAhead is so many days from Monday to Friday later.
func weekdaysAhead(d Date, n int) Date {
	for n > 0 {
		d = d.AddDays(1)
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return d
}

// monthsAhead is the same day so many months later, or the last one of that month.
func monthsAhead(d Date, n int) Date {
	last := NewDate(d.Year, d.Month+time.Month(n), 1).LastOfMonth()
	return Date{last.Year, last.Month, min(d.Day, last.Day)}
}

// span is a period for which reports are due.
type span struct {
	words  []string
	months int
	kind   ChoiceKind
}

// periods are the quarters and semesters.
var periods = [...]span{
	{[]string{"triwulan", "tw", "trw", "trwln", "triwln", "kuartal", "kwartal", "q"}, 3, EndOfQuarter},
	{[]string{"semester", "smt", "smtr", "smstr", "smster", "sem"}, 6, EndOfSemester},
}

// period reads "triwulan I 2027", "tw1", "semester ini", as its last day. Without a year
// it is the next one whose reports are not over.
func (p *phrase) period(of span) (end Date, ok bool) {
	n, ok := p.periodNumber(of)
	if !ok {
		return Date{}, false
	}
	year, said := p.year()
	if !said {
		year = p.today.Year
	}
	end = NewDate(year, time.Month(n*of.months)+1, 0)
	if !said && reportLimit(end).Before(p.today) {
		end = NewDate(year+1, time.Month(n*of.months)+1, 0)
	}
	return end, true
}

// periodNumber reads which period of the year is meant; "ini" and "depan" may lie in the
// next one, as a number beyond the last.
func (p *phrase) periodNumber(of span) (int, bool) {
	if len(p.words) == 0 {
		return 0, false
	}
	for _, w := range of.words { // "tw1", "tw-i"
		if len(p.words[0]) > len(w) && p.words[0][:len(w)] == w {
			rest := p.words[0][len(w):]
			if rest[0] == '-' || rest[0] == '.' {
				rest = rest[1:]
			}
			if n, ok := ordinal(rest); ok && n <= 12/of.months {
				p.words = p.words[1:]
				return n, true
			}
		}
	}
	if !p.take(of.words...) {
		return 0, false
	}
	now := (int(p.today.Month) + of.months - 1) / of.months
	switch {
	case p.take("ini"), len(p.words) == 0:
		return now, true
	case p.take("depan"):
		return now + 1, true
	}
	p.take("ke")
	n, ok := next(p, ordinal)
	return n, ok && n <= 12/of.months
}

// reportLimit is the day by which the report on a period that ends on a day is due.
func reportLimit(end Date) Date { return end.AddDays(10) }

// quarter reads "triwulan I 2027", "TW I".
func quarter(p *phrase) (Reading, bool) { return reporting(p, periods[0]) }

// semester reads "semester II", "smt 1 2027".
func semester(p *phrase) (Reading, bool) { return reporting(p, periods[1]) }

// reporting asks whether the end of a period is meant or the limit of its reports.
func reporting(p *phrase, of span) (Reading, bool) {
	end, ok := p.period(of)
	if !ok {
		return Reading{}, false
	}
	return ask(Choice{end, of.kind}, Choice{reportLimit(end), ReportLimit})
}

// wholeMonth reads "Maret 2027", "bulan depan": the day is asked for.
func wholeMonth(p *phrase) (Reading, bool) {
	first, ok := p.month()
	if !ok {
		return Reading{}, false
	}
	return ask(Choice{Date: first.AddDays(14)}, Choice{first.LastOfMonth(), EndOfMonth})
}

// wholeYear reads "tahun depan", "2027".
func wholeYear(p *phrase) (Reading, bool) {
	year, ok := p.year()
	if !ok {
		return Reading{}, false
	}
	return ask(Choice{Date{year, time.December, 31}, EndOfYear})
}

// movable reads feasts that fall on another day every year, and what stands before one,
// "sebelum" or "H-3": the day must be said.
func movable(p *phrase) (Reading, bool) {
	_, counted := next(p, countedFrom)
	before := counted || p.take("sebelum", "sblm", "menjelang", "setelah", "sesudah", "habis", "abis", "hbs", "usai")
	p.take("hari", "hari raya", "bulan")
	p.take("raya")
	switch {
	case p.take("lebaran", "idulfitri", "iduladha", "ramadan", "ramadhan", "puasa", "idulqurban", "kurban", "nyepi", "waisak", "imlek", "paskah"):
	case p.take("idul", "hari") && p.take("fitri", "adha"):
	case before && p.take("natal", "hut", "musrenbang"):
	default:
		return Reading{}, false
	}
	p.take("ini", "depan")
	p.year()
	return Reading{Other: true}, true
}

// countedFrom reads "h-3", three days before a feast, and "h+3".
func countedFrom(w string) (int, bool) {
	if len(w) < 3 || w[0] != 'h' || w[1] != '-' && w[1] != '+' {
		return 0, false
	}
	return digits(w[2:])
}

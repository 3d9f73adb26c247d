package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdLibur = command{name: "libur", changes: true, answer: libur}

// libur shows the days off and the hours of a region, and changes them.
func libur(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.words == "" {
		region, _, refusal, err := t.mayRead(ctx)
		if err != nil || refusal != nil {
			return or(refusal), err
		}
		return t.calendarCard(ctx, region, "")
	}
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, rest, _ := strings.Cut(t.words, " ")
	switch strings.ToLower(word) {
	case "impor":
		return t.importDaysOff(ctx, region)
	case "hapus":
		return t.dropDayOff(ctx, region, strings.TrimSpace(rest))
	case "ramadan", "ramadhan":
		return t.keepRamadan(ctx, region, rest)
	case "jam":
		return t.keepHour(ctx, region, strings.ToLower(rest))
	}
	return t.addDayOff(ctx, region)
}

// calendarCard lists the days off of the twelve months from today, and the hours.
func (t *talk) calendarCard(ctx context.Context, region, done string) (chat.Reply, error) {
	entered, err := people.List[people.DayOff](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the days off", err)
	}
	calendar, err := people.CalendarOf(ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the calendar", err)
	}
	today := t.Now().In(calendar.Zone())
	from, to := today.Format(time.DateOnly), today.AddDate(1, 0, 0).Format(time.DateOnly)
	byDate := map[string]people.DayOff{}
	for _, d := range slices.Concat(people.Yearly(today.Year()), people.Yearly(today.Year()+1), entered) {
		if from <= d.Date && d.Date <= to {
			byDate[d.Date] = d
		}
	}
	v := text.CalendarView{Region: t.region(region), Policy: calendar.Policy(), Zone: calendar.Zone().String(), Today: from, Done: done}
	for _, d := range byDate {
		v.Days = append(v.Days, d)
	}
	slices.SortFunc(v.Days, func(a, b people.DayOff) int { return strings.Compare(a.Date, b.Date) })
	return t.reply(text.Calendar(v)), nil
}

// addDayOff reads "26 desember 2026 daerah Hari Jadi".
func (t *talk) addDayOff(ctx context.Context, region string) (chat.Reply, error) {
	day, full, rest, ok := text.ParseDay(t.words, t.zonedAt(region))
	if !ok || !full {
		return t.mistake(text.DayUnread()), nil
	}
	fields := strings.Fields(rest)
	for n := min(2, len(fields)); n >= 1; n-- {
		kind, err := people.ParseDayOffKind(strings.Join(fields[:n], " "))
		if err != nil {
			continue
		}
		d := people.DayOff{Date: day.Format(time.DateOnly), Kind: kind, Name: strings.Join(fields[n:], " ")}
		if d.Check() != nil {
			break
		}
		var was people.DayOff
		if _, err := people.Save(ctx, t.People, region, d.Date, func(kept *people.DayOff) error { was, *kept = *kept, d; return nil }); err != nil {
			return t.calendarTrouble(err)
		}
		if was.Date == "" {
			t.logs(ctx, region, "libur", "", text.LogDayOff(d))
		} else if was != d {
			t.logs(ctx, region, "libur", text.LogDayOff(was), text.LogDayOff(d))
		}
		return t.calendarCard(ctx, region, text.DayKept(d))
	}
	return t.mistake(text.DayKindUnread(day)), nil
}

// dropDayOff reads "26 desember 2026", or "ramadan 18 februari 2026".
func (t *talk) dropDayOff(ctx context.Context, region, words string) (chat.Reply, error) {
	rest, ramadan := strings.CutPrefix(strings.Replace(strings.ToLower(words), "ramadhan", "ramadan", 1), "ramadan")
	day, full, behind, ok := text.ParseDay(strings.TrimSpace(rest), t.zonedAt(region))
	if !ok || !full || behind != "" {
		return t.mistake(text.DayUnread()), nil
	}
	date := day.Format(time.DateOnly)
	if ramadan {
		var dropped string
		return t.changePolicy(ctx, region, text.RamadanDropped(), func(p *people.Policy) (from, to string) {
			p.Ramadan = slices.DeleteFunc(p.Ramadan, func(s people.Span) bool {
				in := s.From <= date && date <= s.To
				if in {
					dropped = text.LogRamadan(s)
				}
				return in
			})
			return dropped, ""
		})
	}
	d, was, err := people.Remove[people.DayOff](ctx, t.People, region, date)
	if err != nil {
		return t.calendarTrouble(err)
	}
	if !was {
		return t.mistake(text.NoSuchDay(day)), nil
	}
	t.logs(ctx, region, "libur", text.LogDayOff(d), "")
	return t.calendarCard(ctx, region, text.DayDropped(d))
}

// keepRamadan reads "18 februari 2026 - 19 maret 2026".
func (t *talk) keepRamadan(ctx context.Context, region, words string) (chat.Reply, error) {
	now := t.zonedAt(region)
	from, full, rest, ok := text.ParseDay(words, now)
	rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(rest, "sampai"), "s.d."), " -–")
	to, fullTo, behind, okTo := text.ParseDay(rest, now)
	days := int(to.Sub(from).Hours()/24) + 1
	if !ok || !okTo || !full || !fullTo || behind != "" || days < 28 || days > 31 {
		return t.mistake(text.RamadanUnread()), nil
	}
	span := people.Span{From: from.Format(time.DateOnly), To: to.Format(time.DateOnly)}
	return t.changePolicy(ctx, region, text.RamadanKept(span), func(p *people.Policy) (from, to string) {
		p.Ramadan = slices.DeleteFunc(p.Ramadan, func(s people.Span) bool { return s.From <= span.To && span.From <= s.To })
		p.Ramadan = append(p.Ramadan, span)
		slices.SortFunc(p.Ramadan, func(a, b people.Span) int { return strings.Compare(a.From, b.From) })
		p.Ramadan = p.Ramadan[max(0, len(p.Ramadan)-5):] // those long past make room
		return "", text.LogRamadan(span)
	})
}

// keepHour reads "08.30", "ramadan 09.00" and "biasa".
func (t *talk) keepHour(ctx context.Context, region, words string) (chat.Reply, error) {
	words = strings.Replace(words, "ramadhan", "ramadan", 1)
	rest, ramadan := strings.CutPrefix(strings.TrimSpace(words), "ramadan")
	minutes, behind, ok := text.ParseClock(rest)
	if strings.TrimSpace(rest) == "biasa" {
		minutes, behind, ok = 0, "", true
	}
	candidate := people.Policy{Remind: minutes}
	if !ok || behind != "" && behind != "wib" && behind != "wita" && behind != "wit" || candidate.Check() != nil {
		return t.mistake(text.HourUnread()), nil
	}
	return t.changePolicy(ctx, region, text.HourKept(), func(p *people.Policy) (from, to string) {
		at := &p.Remind
		if ramadan {
			at = &p.RemindR
		}
		from, *at = text.LogHour(*at, ramadan), minutes
		return from, text.LogHour(minutes, ramadan)
	})
}

// changePolicy changes what the region has settled for itself; change answers what it
// was and is, for the history.
func (t *talk) changePolicy(ctx context.Context, region, done string, change func(*people.Policy) (from, to string)) (chat.Reply, error) {
	var from, to string
	_, err := people.Save(ctx, t.People, region, people.Policy{}.Key(), func(p *people.Policy) error { from, to = change(p); return nil })
	if err != nil {
		return t.calendarTrouble(err)
	}
	if from != to {
		t.logs(ctx, region, "libur", from, to)
	}
	return t.calendarCard(ctx, region, done)
}

// calendarTrouble turns the error of a change into an answer.
func (t *talk) calendarTrouble(err error) (chat.Reply, error) {
	if errors.Is(err, people.ErrFull) {
		return t.mistake(text.CalendarFull()), nil
	}
	return t.changed("keeping the calendar", err)
}

// zonedAt is the present time in a region's zone.
func (t *talk) zonedAt(region string) time.Time { return t.Now().In(people.Zone(region)) }

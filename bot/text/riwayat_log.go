package text

import (
	"cmp"
	"strconv"
	"strings"

	"pantau/bot/people"
	"pantau/indicators"
)

// The words in which the history keeps what was changed on a region's shelves. They
// are plain, and name offices, never persons.

// GroupAdminTitle is the title under which an administrator of a group acts who holds
// no office.
func GroupAdminTitle() string { return "Admin grup" }

// LogDayOff names a day off.
func LogDayOff(d people.DayOff) string {
	return longDate(d.Date) + ", " + d.Name + " (" + offKinds[d.Kind] + ")"
}

// LogRamadan names a Ramadan that was entered.
func LogRamadan(s people.Span) string { return "Ramadan " + date(s.From) + "–" + date(s.To) }

// LogHour names the hour of reminders; 0 is the usual one.
func LogHour(minutes int, ramadan bool) string {
	usual, when := 8*60+30, "pengingat pukul "
	if ramadan {
		usual, when = 9*60, "pengingat pada bulan Ramadan pukul "
	}
	return when + Clock(cmp.Or(minutes, usual))
}

// LogSKPD names an SKPD; nothing for none.
func LogSKPD(s people.SKPD) string {
	if s.ID == "" {
		return ""
	}
	return s.Abbr + ", " + s.Name
}

// LogSKPDs says that the usual list was taken over.
func LogSKPDs(n int) string { return "daftar umum, " + count(n) + " SKPD" }

// LogSeat names a seat of the team.
func LogSeat(s people.Seat, list []people.SKPD) string {
	words := units[s.Unit].name + ": " + s.Position + ", " + s.Title
	if s.SKPD != "" {
		words += " (" + AbbrOf(list, s.SKPD) + ")"
	}
	return words
}

// LogTarget names a planned value.
func LogTarget(l TargetLine) string {
	value := l.Indicator.Number(l.Low)
	if l.Low.Cmp(l.High) != 0 {
		value += "–" + l.Indicator.Number(l.High)
	}
	return Indicator(l.Indicator) + " " + strconv.Itoa(l.Target.Year) + ": " + value + " (" + l.Target.Document + ", hlm. " + l.Target.Page + ")"
}

// LogGroup names a group of regions with its members; nothing for none.
func LogGroup(c *indicators.Catalogue, g people.Group) string {
	if g.ID == "" {
		return ""
	}
	return g.Name + ": " + shorts(c, g.Members)
}

// LogFigure names a value of a figure that was corrected.
func LogFigure(k Correction, v indicators.Decimal) string {
	return Indicator(k.Entry.Indicator) + ", " + Period(k.Entry.Period) + ": " + k.Entry.Indicator.Number(v) + unit(k.Entry.Indicator)
}

// LogHeld says what was decided about a figure that was held.
func LogHeld(k Correction, accepted bool) string {
	if accepted {
		return LogFigure(k, k.Entry.Value) + " (tahanan diterima)"
	}
	return LogFigure(k, k.Entry.Value) + " (tahanan ditolak)"
}

// LogOffice names an office; nothing for none.
func LogOffice(o people.Office) string {
	if o.ID == "" {
		return ""
	}
	return "#" + o.ID + " " + o.Title
}

// LogHolder says what became of an office's holder; former tells whether it had one.
func LogHolder(o people.Office, former bool) string {
	switch {
	case o.Holder == 0:
		return LogOffice(o) + " dikosongkan"
	case former:
		return LogOffice(o) + " diserahterimakan"
	}
	return LogOffice(o) + " mulai dipegang"
}

// LogChat names a chat that is bound to a region by whose it is.
func LogChat(list []people.SKPD, skpd string) string {
	if skpd == "" {
		return "grup wilayah terikat"
	}
	return "grup SKPD " + strings.TrimSpace(AbbrOf(list, skpd)) + " terikat"
}

// LogController names who is responsible for the data.
func LogController(name string) string {
	if name == "" {
		return ""
	}
	return "pengendali data: " + name
}

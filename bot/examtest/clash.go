package examtest

import (
	"fmt"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// clash is what of the answer contradicts what is wanted; empty when nothing does.
func (m marking) clash() string {
	for _, e := range m.Question.figures {
		for _, f := range m.told.figures {
			if c := e[0]; c.at(f) && !c.is(f) {
				return fmt.Sprintf("it tells %s for %v", f.Value, c)
			}
		}
		if other := m.before(e[0]); other != "" {
			return fmt.Sprintf("%s stands before %v", other, e[0])
		}
	}
	for _, p := range m.phrases {
		if !p.in(m.text) && p.contradicted(m.text) {
			return "it tells the change in the other direction"
		}
	}
	if m.only {
		return m.tooMany()
	}
	return ""
}

// before is what has the place of a wanted region; empty when nothing has, or no place
// is wanted. The first of its kind is told first; for further places a numbered list is
// looked at, where there is one.
func (m marking) before(c cell) string {
	if c.rank == 0 {
		return ""
	}
	if line := m.numbered(c.rank); c.rank > 1 && line != "" {
		if strings.Contains(line, c.region.Name) {
			return ""
		}
		return line
	}
	order := m.order(c)
	if len(order) < c.rank || order[c.rank-1] == c.region.Code {
		return ""
	}
	return order[c.rank-1]
}

// numbered is the line of a list that begins with the number.
func (m marking) numbered(n int) string {
	for line := range strings.Lines(m.text) {
		if strings.HasPrefix(line, fmt.Sprint(n, ". ")) {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// order are the regions of a figure's kind in the order in which their figures of the same
// indicator and period are told. The chat's own region is left out where it is not wanted.
func (m marking) order(c cell) (codes []string) {
	for _, f := range m.told.figures {
		r, known := m.cat.Region(f.Region)
		if !known || r.Kind.IsDistrict() != c.region.Kind.IsDistrict() || r.Kind == indicators.Nation || slices.Contains(codes, f.Region) {
			continue
		}
		if f.Indicator == c.indicator.ID() && f.Period == c.period.ID() && (m.wants(f.Region) || !m.own(f.Region)) {
			codes = append(codes, f.Region)
		}
	}
	return codes
}

// tooMany is a region told beside those that are wanted.
func (m marking) tooMany() string {
	for _, e := range m.Question.figures {
		for _, code := range m.order(e[0]) {
			if !m.wants(code) {
				return code + " is not one of them"
			}
		}
	}
	return ""
}

func (m marking) wants(code string) bool {
	return slices.ContainsFunc(m.Question.figures, func(e either) bool {
		return slices.ContainsFunc(e, func(c cell) bool { return c.region.Code == code })
	})
}

// own tells whether a region is the chat's.
func (m marking) own(code string) bool {
	if m.Home == "" {
		return code == Home
	}
	return code == m.Home
}

// another is what the answer tells in place of what is wanted, unless it says so.
func (m marking) another() string {
	if len(m.Question.figures) == 0 {
		if slices.ContainsFunc(m.phrases, func(p phrases) bool { return p.in(m.text) }) {
			return ""
		}
		return "it tells figures in place of what is asked"
	}
	any := false
	for _, e := range m.Question.figures {
		told := slices.ContainsFunc(e, func(c cell) bool { return slices.ContainsFunc(m.told.figures, c.at) })
		any = any || told
		if !told && !m.admits(e) {
			if other := m.inPlaceOf(e[0]); other != "" {
				return other
			}
		}
	}
	if !any && !slices.ContainsFunc(m.Question.figures, m.admits) {
		return "none of its figures is what is asked"
	}
	return ""
}

// inPlaceOf is the region, indicator or period that is told where that of a wanted figure
// is not told at all; empty when it is, or nothing stands in its place. Indicator and
// period are looked at among figures of wanted regions, if there are any.
func (m marking) inPlaceOf(c cell) string {
	parts := []struct {
		wanted  string
		of      func(chat.Figure) string
		fine    func(string) bool // told without harm
		figures []chat.Figure
	}{
		{c.region.Code, func(f chat.Figure) string { return f.Region }, m.beside, m.told.figures},
		{c.indicator.ID(), func(f chat.Figure) string { return f.Indicator }, m.asksIndicator, m.ofWanted()},
		{c.period.ID(), func(f chat.Figure) string { return f.Period }, m.asksPeriod, m.ofWanted()},
	}
	for _, p := range parts {
		if slices.ContainsFunc(m.told.figures, func(f chat.Figure) bool { return p.of(f) == p.wanted }) {
			continue
		}
		for _, f := range p.figures {
			if got := p.of(f); !p.fine(got) {
				return fmt.Sprintf("it tells %s in place of %s", got, p.wanted)
			}
		}
	}
	return ""
}

// ofWanted are the figures told of wanted regions; all when there are none.
func (m marking) ofWanted() []chat.Figure {
	wanted := slices.DeleteFunc(slices.Clone(m.told.figures), func(f chat.Figure) bool { return !m.wants(f.Region) })
	if len(wanted) == 0 {
		return m.told.figures
	}
	return wanted
}

// beside tells whether a region may stand beside those wanted: it is wanted, the chat's
// own, or the province or nation above one that is wanted.
func (m marking) beside(code string) bool {
	if m.wants(code) || m.own(code) {
		return true
	}
	return slices.ContainsFunc(m.Question.figures, func(e either) bool {
		r := e[0].region
		return r.Kind != indicators.Nation && (code == r.Parent || code == "0000")
	})
}

func (m marking) asksIndicator(id string) bool {
	return slices.ContainsFunc(m.Question.figures, func(e either) bool { return e[0].indicator.ID() == id })
}

func (m marking) asksPeriod(id string) bool {
	return slices.ContainsFunc(m.Question.figures, func(e either) bool {
		return slices.ContainsFunc(e, func(c cell) bool { return c.period.ID() == id })
	})
}

// absences are the ways in which the bot says that a figure is not there.
var absences = ways("belum ada di data | tidak menerbitkan | belum terbentuk | belum ada sebagai wilayah | tidak ada di data | tidak diterbitkan | tidak tersedia")

// refusals are the ways in which it declines.
var refusals = ways("bukan sebabnya | tidak membuat proyeksi | lima indikator | Dinas Sosial | kecamatan atau desa | tidak menilai | memuat NIK")

// admissions are those, and the ways to say that something was not understood or is not told.
var admissions = append(ways("tidak dihitung | tidak ditemukan | tidak dikenal | tidak dapat | belum dapat | belum bisa"), absences...)

// admits tells whether a line says that a wanted figure is not told: it names the
// figure's year or region and says that something is not there.
func (m marking) admits(e either) bool {
	for line := range strings.Lines(m.text) {
		for _, c := range e {
			if admissions.in(line) && (strings.Contains(line, fmt.Sprint(c.period.Year)) || strings.Contains(line, c.region.Name)) {
				return true
			}
		}
	}
	return false
}

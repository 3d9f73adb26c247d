package people

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Bounds of what people enter, in characters.
const (
	maxShort = 40  // ids, abbreviations, numbers of pages
	maxLine  = 120 // titles and names
)

// checks collects the first field that is wrong.
type checks struct {
	shelf Shelf
	err   error
}

func (c *checks) that(field string, ok bool) {
	if c.err == nil && !ok {
		c.err = FieldError{c.shelf, field}
	}
}

// line tells whether s is one line of least to most characters that can be seen.
func line(s string, least, most int) bool {
	n := utf8.RuneCountInString(s)
	return least <= n && n <= most && utf8.ValidString(s) && strings.TrimSpace(s) == s &&
		!strings.ContainsFunc(s, hidden)
}

// hidden tells a character that nobody sees, and that can turn the line around it.
func hidden(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

// number tells whether s is an id made by NewID.
func number(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0 && len(s) <= 9 && strconv.Itoa(n) == s
}

// isID tells whether s is an id made by FoldID.
func isID(s string) bool { return line(s, 1, maxShort) && FoldID(s) == s }

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// FoldID makes an id of an abbreviation or a name: lower case letters and digits,
// and a dash for everything between them, so that it is one word in a command.
func FoldID(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "-")
}

// Check implements Record.
func (o Office) Check() error {
	c := checks{shelf: o.Shelf()}
	c.that("id", number(o.ID))
	c.that("role", slices.Contains(Roles[:], o.Role))
	c.that("skpd", isID(o.SKPD) || o.SKPD == "" && o.Role != Contact && o.Role != Head)
	c.that("title", line(o.Title, 1, maxLine))
	c.that("holder", o.Holder >= 0)
	return c.err
}

// Check implements Record.
func (s SKPD) Check() error {
	c := checks{shelf: s.Shelf()}
	c.that("abbr", line(s.Abbr, 1, maxShort) && isID(FoldID(s.Abbr)))
	c.that("id", isID(s.ID))
	c.that("name", line(s.Name, 1, maxLine))
	c.that("aliases", len(s.Aliases) <= 10)
	for _, a := range s.Aliases {
		c.that("aliases", isID(a))
	}
	return c.err
}

// Check implements Record.
func (s Seat) Check() error {
	c := checks{shelf: s.Shelf()}
	c.that("id", number(s.ID))
	c.that("unit", s.Unit == Coordination || s.Unit == Implementation)
	c.that("position", line(s.Position, 1, maxLine))
	c.that("title", line(s.Title, 1, maxLine))
	c.that("skpd", s.SKPD == "" || isID(s.SKPD))
	return c.err
}

// Check implements Record.
func (t Target) Check() error {
	c := checks{shelf: t.Shelf()}
	c.that("indicator", slices.Contains(targetOrder, t.Indicator))
	c.that("year", 2000 <= t.Year && t.Year <= 2100)
	low, lowOK := decimal(t.Low)
	high, highOK := decimal(t.High)
	c.that("low", lowOK)
	c.that("high", t.High == "" || highOK && high >= low)
	c.that("document", line(t.Document, 1, maxLine))
	c.that("page", line(t.Page, 1, maxShort))
	c.that("by", line(t.By, 0, maxLine))
	c.that("id", t.ID == TargetID(t.Indicator, t.Year, t.Document))
	return c.err
}

// TargetID is the id of a target.
func TargetID(indicator string, year int, document string) string {
	return fmt.Sprintf("%s-%d-%s", indicator, year, FoldID(document))
}

// decimal reads digits with an optional point and at most six digits behind it.
func decimal(s string) (float64, bool) {
	whole, rest, point := strings.Cut(s, ".")
	if whole == "" || len(whole) > 12 || len(rest) > 6 || point && rest == "" || !digits(whole) || !digits(rest) {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// Check implements Record.
func (g Group) Check() error {
	c := checks{shelf: g.Shelf()}
	c.that("name", line(g.Name, 1, maxShort))
	c.that("id", isID(g.ID) && g.ID == FoldID(g.Name))
	c.that("members", 2 <= len(g.Members) && len(g.Members) <= MaxRegions)
	for i, m := range g.Members {
		c.that("members", isRegion(m) && !slices.Contains(g.Members[:i], m))
	}
	return c.err
}

// Check implements Record.
func (d DayOff) Check() error {
	c := checks{shelf: d.Shelf()}
	c.that("date", isDate(d.Date))
	c.that("kind", d.Kind == National || d.Kind == Collective || d.Kind == Local)
	c.that("name", line(d.Name, 1, maxLine))
	return c.err
}

// Check implements Record. Reminders go out outside the usual quiet hours.
func (p Policy) Check() error {
	c := checks{shelf: p.Shelf()}
	c.that("operator", line(p.Operator, 0, maxLine))
	c.that("planning", line(p.Planning, 0, maxLine))
	c.that("remind", p.Remind == 0 || quietTo <= p.Remind && p.Remind < quietFrom)
	c.that("remind_r", p.RemindR == 0 || quietTo <= p.RemindR && p.RemindR < quietFrom)
	c.that("ramadan", len(p.Ramadan) <= 10)
	for _, s := range p.Ramadan {
		c.that("ramadan", isDate(s.From) && isDate(s.To) && s.From <= s.To)
	}
	c.that("head_start", 0 <= p.HeadStart && p.HeadStart <= 60)
	c.that("escalate", 0 <= p.Escalate && p.Escalate <= 60)
	c.that("approval", p.Approval == "" || p.Approval == ApproveDoubtful || p.Approval == ApproveAll || p.Approval == ApproveNone)
	c.that("programmes", len(p.Programmes) <= MaxProgrammes)
	for _, name := range p.Programmes {
		c.that("programmes", line(name, 1, maxShort))
	}
	return c.err
}

package bps

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"pantau/indicators"
)

// Table is what BPS sent of a table.
type Table struct {
	Domain   string
	Variable int
	Title    string
	Unit     string // as BPS says, which is often that there is none
	Decimals int    // published decimals; -1 when BPS does not say
	Note     string // BPS's own remarks as plain text
	Rows     string // what the rows are: "Kabupaten/Kota", "38 Provinsi"
	Parts    []Item // the breakdown, e.g. urban, rural, total
	Seasons  []Item // the parts of a year
	Stamp    string // date of the last change, as text; equal stamps, equal tables
	Cells    []Cell

	Ambiguous  []string // keys that two cells share: both are left out
	Strays     []string // keys that no cell has
	Unreadable []string // keys whose value is no number that can be kept exactly
	Odd        []string // year IDs whose label is no year or another's too (left out), or not the usual year (kept)
	Unasked    []int    // years that came without having been asked for: left out
	Unknown    []int    // years asked for about which there was no word
}

// Item is a row, a part of a breakdown, or a part of a year.
type Item struct{ ID, Label string }

// Cell is one figure of a table.
type Cell struct {
	Row, Part Item
	Year      int
	Season    Item
	// Value has the digits that were sent, which JSON robs of the zeros at their
	// end: they are put back up to the table's Decimals. None is ever cut.
	Value indicators.Decimal
}

// Name is the table's in errors, logs and indicators.TableCell: "0000/621".
func (t *Table) Name() string { return fmt.Sprintf("%s/%d", t.Domain, t.Variable) }

// add takes another answer's cells in. The first answer's stamp stays: should
// the table change in between, the next reading sees another one.
func (t *Table) add(answer Table) error {
	if t.Title == "" {
		answer.Unknown = t.Unknown
		*t = answer
		return nil
	}
	if answer.Title != t.Title {
		return fmt.Errorf("%w: the title of %s changed from %q to %q", ErrTable, t.Name(), t.Title, answer.Title)
	}
	t.Cells = append(t.Cells, answer.Cells...)
	t.Ambiguous = append(t.Ambiguous, answer.Ambiguous...)
	t.Strays = append(t.Strays, answer.Strays...)
	t.Unreadable = append(t.Unreadable, answer.Unreadable...)
	t.Odd = append(t.Odd, answer.Odd...)
	t.Unasked = append(t.Unasked, answer.Unasked...)
	return nil
}

// keep leaves out the years that were not asked for.
func (t *Table) keep(years []Year) {
	t.Cells = slices.DeleteFunc(t.Cells, func(cell Cell) bool {
		asked := slices.ContainsFunc(years, func(y Year) bool { return y.Year == cell.Year })
		if !asked && !slices.Contains(t.Unasked, cell.Year) {
			t.Unasked = append(t.Unasked, cell.Year)
		}
		return !asked
	})
}

var tags = regexp.MustCompile(`<[^<>]*>`)

// plain is a label or a remark as text: entities (which come escaped twice at
// times), tags and needless blanks taken away.
func plain(s scalar) string {
	text := html.UnescapeString(string(s))
	if strings.Contains(text, "&lt;") || strings.Contains(text, "&gt;") {
		text = html.UnescapeString(text)
	}
	text = tags.ReplaceAllString(text, " ")
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}

// pad puts zeros back at the end, as many as there are to be.
func pad(d indicators.Decimal, places int) indicators.Decimal {
	for int(d.Places) < places {
		d = indicators.Decimal{Units: d.Units * 10, Places: d.Places + 1}
	}
	return d
}

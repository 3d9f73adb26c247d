package indicators

import (
	"slices"
	"strings"
	"time"
)

// The kinds of reasons for which an entry is held.
const (
	HeldJump      = "jump"      // too far from the figures before it
	HeldOrder     = "order"     // not P2 ≤ P1 ≤ P0
	HeldLabel     = "label"     // the label beside the code names another region
	HeldUnit      = "unit"      // decimals, or poor people against P0, as if in another unit
	HeldRange     = "range"     // no value or period that this indicator can have there
	HeldAmbiguous = "ambiguous" // two tables of BPS, or two lines of one, differ
	HeldCorrected = "corrected" // it contradicts a correction that an office has made
)

// Audit holds what was read against what is known, which is the catalogue with
// the book's entries over it (With). Cells of tables read over the API (named
// like "0000/621") become entries FromAPI, others FromFile. All tables of a round
// belong into one audit, since they are held against each other too.
//
// A figure that is known stays as it is written, and needs no checks. A correction
// stands as long as the table says what was corrected.
func Audit(c *Catalogue, cells []TableCell, now time.Time) Findings {
	a := newAuditing(c, now)
	for _, t := range cells {
		a.read(t)
	}
	for _, k := range a.order {
		a.choose(a.batch[k])
	}
	for _, k := range a.order {
		a.judge(a.batch[k])
	}
	return a.found
}

// auditing is an audit at work.
type auditing struct {
	c      *Catalogue
	now    time.Time
	labels *labels
	batch  map[Key]*finding
	order  []Key // of the batch, as read
	seen   map[string]bool
	found  Findings
}

// finding is what is found out about a cell.
type finding struct {
	read  []TableCell // all that the tables say of it
	cell  TableCell   // what is taken
	known Figure
	has   bool   // whether anything is known
	held  string // what speaks against it by itself
}

func newAuditing(c *Catalogue, now time.Time) *auditing {
	return &auditing{c: c, now: now, labels: newLabels(c.regions), batch: map[Key]*finding{}, seen: map[string]bool{},
		found: Findings{Ignored: map[string]int{}}}
}

// read puts a cell to the others of its key.
func (a *auditing) read(t TableCell) {
	if _, ok := a.c.at[t.Region]; !ok || !t.Key().sound() || t.Value.Places > maxPlaces {
		a.found.Ignored[t.Region]++
		return
	}
	t.Value = t.asPublished()
	f, ok := a.batch[t.Key()]
	if !ok {
		f = &finding{}
		f.known, f.has = a.c.Figure(t.Region, t.Indicator, t.Period)
		a.batch[t.Key()], a.order = f, append(a.order, t.Key())
	}
	f.read = append(f.read, t)
}

// choose takes one of several readings, that which is known before others, and
// checks it by itself.
func (a *auditing) choose(f *finding) {
	f.cell = f.read[0]
	named := slices.DeleteFunc(slices.Clone(f.read), func(t TableCell) bool { return !a.named(t) })
	if len(named) == 0 {
		f.held = HeldLabel
		return
	}
	f.cell = named[0]
	if i := slices.IndexFunc(named, f.isKnown); i >= 0 {
		f.cell = named[i]
		return
	}
	f.held = a.alone(f)
	if slices.ContainsFunc(named, func(t TableCell) bool { return t.Value.Cmp(f.cell.Value) != 0 }) {
		f.held = HeldAmbiguous
	}
}

func (f *finding) isKnown(t TableCell) bool { return f.has && f.known.Value.Cmp(t.Value) == 0 }

// named tells whether the label beside the code names its region. A figure that
// an office enters has none.
func (a *auditing) named(t TableCell) bool {
	return t.Label == "" && !t.isAPI() || a.labels.fit(t.Label, t.Region)
}

// judge settles a cell, now that all others have been looked at.
func (a *auditing) judge(f *finding) {
	if f.held == "" && f.isKnown(f.cell) {
		a.confirm(f)
		return
	}
	if a.stands(f) {
		a.found.Stands++
		return
	}
	e := f.cell.entry(a.now)
	if e.Held = f.held; e.Held == "" {
		e.Held = a.together(f)
	}
	if f.has {
		e.Was = &f.known.Value
	}
	switch {
	case e.Held != "":
		a.found.Held = append(a.found.Held, e)
	case f.has:
		a.found.Revised = append(a.found.Revised, e)
	default:
		a.found.New = append(a.found.New, e)
	}
}

// confirm is for a value that is known.
func (a *auditing) confirm(f *finding) {
	if slices.ContainsFunc(f.read, func(t TableCell) bool { return !f.isKnown(t) }) {
		a.found.Stands++
	}
	a.found.Known++
	e := f.cell.entry(a.now)
	e.Value = f.known.Value
	again := f.known.Source == e.sourceID() && !a.seen[f.cell.Table]
	if f.cell.isAPI() && (again || !f.known.Confirmed()) {
		a.seen[f.cell.Table] = true
		a.found.Same = append(a.found.Same, e)
	}
}

// stands tells whether the known value stands against the table: a correction
// does while the table has what it corrected.
func (a *auditing) stands(f *finding) bool {
	was, ok := a.c.correctedFrom(f.cell.Key())
	return ok && f.cell.isAPI() && was.Cmp(f.cell.Value) == 0
}

// isAPI tells whether the cell was read over the API, by its table's name: the
// domain of four digits, a stroke, the number of the variable.
func (t TableCell) isAPI() bool {
	domain, variable, ok := strings.Cut(t.Table, "/")
	return ok && isCode(domain) && variable != "" && strings.Trim(variable, "0123456789") == ""
}

// entry is the cell as an entry of the book.
func (t TableCell) entry(now time.Time) Entry {
	e := Entry{Region: t.Region, Indicator: t.Indicator, Period: t.Period, Value: t.Value,
		Origin: FromFile, Source: t.Table, Stamp: t.Stamp, At: now}
	if t.isAPI() {
		e.Origin, e.Source = FromAPI, apiTitle+t.Table
	}
	return e
}

// asPublished is the value with the decimals with which BPS prints it. The API
// sends bare numbers, 5.2 for 5.20 and 544169.0 for 544169.
func (t TableCell) asPublished() Decimal {
	v, places := t.Value, uint8(2)
	if t.Indicator == Line {
		places = 0
	}
	for v.Places > places && v.Units%10 == 0 {
		v = Decimal{v.Units / 10, v.Places - 1}
	}
	for t.isAPI() && v.Places < places && fits(t.Indicator, v) {
		v = Decimal{v.Units * 10, v.Places + 1}
	}
	return v
}

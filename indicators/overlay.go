package indicators

import (
	"cmp"
	"slices"
)

// overlaid is an entry of the book on its way over the table.
type overlaid struct {
	slot   int32
	period Period
	source uint16
	entry  *Entry
}

// With is a catalogue in which the entries stand over the figures: each replaces
// its cell's, or adds one. Held entries are left out, and of several in one cell
// the newest counts. c does not change; both share what they have in common, so
// the new one costs eight bytes a figure.
//
// A caution of a copied figure (one copy only, copies that differ) ends where BPS
// has said the figure itself, over the API or by a correction; see keeps. Errors
// wrap ErrData: an entry of a region that the catalogue lacks, or of a value that
// no figure can have.
func (c *Catalogue) With(entries []Entry) (*Catalogue, error) {
	d := *c
	over, err := d.overlay(entries)
	if err != nil {
		return nil, err
	}
	m := merger{from: c, to: &d}
	m.merge(over)
	return &d, nil
}

// overlay orders the entries as the table is, one a cell, and adds their sources.
func (c *Catalogue) overlay(entries []Entry) ([]overlaid, error) {
	s := newSourcing(c.sources)
	over := make([]overlaid, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		at, known := c.at[e.Region]
		if e.Held != "" {
			continue
		}
		if err := e.Check(); err != nil {
			return nil, err
		}
		source, ok := s.of(e)
		if !known || !ok {
			return nil, unfit("entry %s of %q, source %d", e.Key().ID(), e.Origin, source)
		}
		over = append(over, overlaid{int32(at*len(All)) + int32(e.Indicator), e.Period, source, e})
	}
	slices.SortStableFunc(over, func(a, b overlaid) int {
		return cmp.Or(cmp.Compare(a.slot, b.slot), a.period.compare(b.period), -a.entry.At.Compare(b.entry.At))
	})
	c.sources = s.all
	return slices.CompactFunc(over, func(a, b overlaid) bool { return a.slot == b.slot && a.period == b.period }), nil
}

// merger lays a table and the entries over it out anew.
type merger struct {
	from, to *Catalogue
	flag     int // the next of from's cautions
}

func (m *merger) merge(over []overlaid) {
	c, d := m.from, m.to
	d.starts = make([]int32, len(c.starts))
	d.cells = make([]cell, 0, len(c.cells)+len(over))
	d.flags = make([]flagged, 0, len(c.flags))
	d.corrected = map[int32]Decimal{}
	for slot := range len(c.starts) - 1 {
		n := 0
		for n < len(over) && over[n].slot == int32(slot) {
			n++
		}
		m.mergeRow(c.starts[slot], c.starts[slot+1], over[:n])
		over = over[n:]
		d.starts[slot+1] = int32(len(d.cells))
	}
}

// mergeRow merges the cells of a region and indicator with the entries over them.
func (m *merger) mergeRow(at, end int32, over []overlaid) {
	for at < end || len(over) > 0 {
		switch {
		case len(over) == 0 || at < end && m.from.cells[at].period().Before(over[0].period):
			m.keep(at)
			at++
		case at < end && m.from.cells[at].period() == over[0].period:
			m.put(over[0], at)
			over = over[1:]
			at++
		default:
			m.put(over[0], -1)
			over = over[1:]
		}
	}
}

// keep takes a cell over with all that is known of it.
func (m *merger) keep(at int32) {
	now := int32(len(m.to.cells))
	m.to.cells = append(m.to.cells, m.from.cells[at])
	m.keepFlags(at, func(FlagKind) bool { return true })
	if was, ok := m.from.corrected[at]; ok {
		m.to.corrected[now] = was
	}
}

// put lays an entry over a cell, or in a new one where at is negative.
func (m *merger) put(o overlaid, at int32) {
	e, now := o.entry, int32(len(m.to.cells))
	m.to.cells = append(m.to.cells, newCell(e.Period, e.Value, o.source))
	m.to.first = min(cmp.Or(m.to.first, e.Period.Year), e.Period.Year)
	m.to.last = max(m.to.last, e.Period.Year)
	if at >= 0 {
		same := m.from.cells[at].value().Cmp(e.Value) == 0
		m.keepFlags(at, func(k FlagKind) bool { return keeps(k, e.Origin, same) })
	}
	if e.Origin == FromCorrection && e.Was != nil {
		m.to.corrected[now] = *e.Was
	}
}

// keeps tells whether a caution stays on a cell under an entry with the same or
// another value. What speaks of the survey stays. What speaks of an odd value
// stays until a person has corrected it. What speaks of copies ends with the
// first hand, and with the value.
func keeps(k FlagKind, by Origin, same bool) bool {
	switch k {
	case Definition:
		return true
	case Suspicious:
		return by != FromCorrection || same
	}
	return by == FromFile && same
}

// keepFlags takes over the cautions of a cell, of which the newest cell is heir.
func (m *merger) keepFlags(at int32, keeps func(FlagKind) bool) {
	now := int32(len(m.to.cells)) - 1
	heir := &m.to.cells[now]
	heir.form &^= hasFlag
	for ; m.flag < len(m.from.flags) && m.from.flags[m.flag].cell == at; m.flag++ {
		if f := m.from.flags[m.flag].flag; keeps(f.Kind) {
			m.to.flags = append(m.to.flags, flagged{now, f})
			heir.form |= hasFlag
		}
	}
}

// correctedFrom is what stood in a figure's cell before a correction.
func (c *Catalogue) correctedFrom(k Key) (Decimal, bool) {
	_, from, to := c.row(k.Region, k.Indicator)
	for at := to - 1; at >= from; at-- {
		if c.cells[at].period() == k.Period {
			was, ok := c.corrected[at]
			return was, ok
		}
	}
	return Decimal{}, false
}

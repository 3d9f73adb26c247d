package indicators

import (
	"cmp"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The columns of the files that Export writes.
var (
	sourceColumns = []string{"source_id", "title", "publisher", "where_found", "retrieved", "licence_notes", "role"}
	figureColumns = []string{"region_code", "year", "period", "indicator", "value", "source_id"}
	flagColumns   = []string{"region_code", "year", "period", "indicator", "kept_value", "other_value", "other_source", "kind", "note"}
)

func (c *Catalogue) readSources(files fs.FS) error {
	err := eachLine(files, "sources.csv", strings.Join(sourceColumns, ","), func(row []string) error {
		s := Source{row[0], row[1], row[2], row[3], row[4], row[5], row[6]}
		_, twice := c.Source(s.ID)
		_, err := time.Parse(time.DateOnly, s.Retrieved)
		switch {
		case s.ID == "" || s.Title == "":
			return unfit("source %q, %q", s.ID, s.Title)
		case twice:
			return unfit("source %s comes twice", s.ID)
		case err != nil:
			return unfit("date %q", s.Retrieved)
		case len(c.sources) > math.MaxUint16:
			return unfit("more than %d sources", math.MaxUint16)
		}
		c.sources = append(c.sources, s)
		return nil
	})
	return err
}

// entry is a figure on its way into the table.
type entry struct {
	slot int32 // region and indicator
	cell cell
}

// readFigures reads all figures and lays them out by region and indicator. Within
// each the periods must ascend, which they cannot if one comes twice.
func (c *Catalogue) readFigures(files fs.FS) error {
	sources := map[string]uint16{}
	for i, s := range c.sources {
		sources[s.ID] = uint16(i)
	}
	slots := len(c.regions) * len(All)
	entries, latest := []entry(nil), make([]Period, slots)
	c.starts = make([]int32, slots+1)
	err := eachLine(files, "indicators.csv", strings.Join(figureColumns, ","), func(row []string) error {
		slot, period, err := c.parseCell(row)
		if err != nil {
			return err
		}
		v, err := parseValue(row[3], row[4])
		if err != nil {
			return err
		}
		source, ok := sources[row[5]]
		switch {
		case !ok:
			return unfit("source %q is not known", row[5])
		case !latest[slot].Before(period):
			return unfit("%s %s %s comes twice or not in order", row[0], row[3], period.ID())
		}
		latest[slot] = period
		c.starts[slot+1]++
		entries = append(entries, entry{slot, newCell(period, v, source)})
		return nil
	})
	c.lay(entries)
	return err
}

// lay puts the entries into the table. Before, starts[slot+1] counts the cells
// of a slot; after, starts holds where each slot begins.
func (c *Catalogue) lay(entries []entry) {
	for slot := 1; slot < len(c.starts); slot++ {
		c.starts[slot] += c.starts[slot-1]
	}
	next := slices.Clone(c.starts)
	c.cells = make([]cell, len(entries))
	for _, e := range entries {
		c.cells[next[e.slot]] = e.cell
		next[e.slot]++
		year := e.cell.period().Year
		c.first, c.last = cmp.Or(min(c.first, year), year), max(c.last, year)
	}
}

// parseCell reads region, year, period and indicator, the first four columns of
// figures and of cautions.
func (c *Catalogue) parseCell(row []string) (slot int32, p Period, err error) {
	at, ok := c.at[row[0]]
	if !ok {
		return 0, p, unfit("region %q is not known", row[0])
	}
	year, ok := parseYear(row[1])
	if !ok {
		return 0, p, unfit("year %q", row[1])
	}
	month, ok := parseMonth(row[2])
	if !ok {
		return 0, p, unfit("period %q", row[2])
	}
	i, ok := parseColumn(row[3])
	if !ok {
		return 0, p, unfit("indicator %q", row[3])
	}
	return int32(at*len(All)) + int32(i), Period{year, month}, nil
}

func parseMonth(s string) (Month, bool) {
	for _, m := range [...]Month{Unknown, March, September} {
		if len(s) == 2 && s[0] == '0' && s[1] == '0'+byte(m) {
			return m, true
		}
	}
	return 0, false
}

func parseYear(s string) (int, bool) {
	year, err := strconv.Atoi(s)
	return year, err == nil && len(s) == 4 && fitsYear(year)
}

// fitsYear tells whether a cell has room for a year.
func fitsYear(year int) bool { return year > epoch && year <= epoch+math.MaxUint8 }

// parseValue reads a value as published; none is negative, and no share is above
// a hundred percent.
func parseValue(column, s string) (Decimal, error) {
	v, err := ParseDecimal(s)
	if err != nil {
		return v, unfit("value: %w", err)
	}
	if i, ok := parseColumn(column); !ok || strings.HasPrefix(s, "-") || !fits(i, v) {
		return v, unfit("value %s", s)
	}
	return v, nil
}

// fits tells whether a value has room in a cell and is none that cannot be.
func fits(i Indicator, v Decimal) bool {
	most := Decimal{Units: math.MaxInt32, Places: v.Places}
	if i == P0 {
		most = Decimal{Units: 100}
	}
	return v.Sign() >= 0 && v.Places <= maxPlaces && v.Units <= math.MaxInt32 && v.Cmp(most) <= 0
}

// readFlags reads the cautions. A cell may have several, one for each source
// that differs; each names the value on which it lies.
func (c *Catalogue) readFlags(files fs.FS) error {
	type caution struct {
		cell  int32
		other string
	}
	seen := map[caution]bool{}
	err := eachLine(files, "flags.csv", strings.Join(flagColumns, ","), func(row []string) error {
		at, err := c.flaggedCell(row)
		if err != nil {
			return err
		}
		f := Flag{Kind: FlagKind(row[7]), OtherSource: row[6], Note: row[8]}
		if row[5] != "" {
			if f.Other, err = ParseDecimal(row[5]); err != nil {
				return unfit("other value: %w", err)
			}
			f.HasOther = true
		}
		key := caution{at, f.OtherSource}
		if !slices.Contains(flagKinds[:], f.Kind) || f.HasOther != (f.OtherSource != "") || seen[key] {
			return unfit("a caution of kind %q with other source %q, unknown or twice", row[7], row[6])
		}
		seen[key] = true
		c.cells[at].form |= hasFlag
		c.flags = append(c.flags, flagged{at, f})
		return nil
	})
	slices.SortStableFunc(c.flags, func(a, b flagged) int { return cmp.Compare(a.cell, b.cell) })
	return err
}

// flaggedCell is the cell that a caution names, which must hold the value it names.
func (c *Catalogue) flaggedCell(row []string) (int32, error) {
	slot, p, err := c.parseCell(row)
	if err != nil {
		return 0, err
	}
	kept, err := ParseDecimal(row[4])
	if err != nil {
		return 0, unfit("kept value: %w", err)
	}
	for at := c.starts[slot]; at < c.starts[slot+1]; at++ {
		x := c.cells[at]
		if x.period() == p && kept.Cmp(x.value()) == 0 {
			return at, nil
		}
	}
	return 0, unfit("no figure %s %s %s of value %s", row[0], row[3], p.ID(), row[4])
}

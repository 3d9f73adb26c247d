package indicators

import "slices"

// Catalogue is all that is known: regions, figures, sources, cautions. It never
// changes, so any number of goroutines may read it; With makes another one.
type Catalogue struct {
	regions  []Region       // by code
	at       map[string]int // code → place in regions
	children [][]string     // by place in regions
	starts   []int32        // region and indicator → first of its cells; one more at the end
	cells    []cell         // by region, indicator, period
	flags    []flagged      // by cell
	sources  []Source       // in the order of their file, main tables first
	groups   []Group        // the named ones
	finder   *finder

	corrected map[int32]Decimal // cell → what stood there before a correction; see With

	first, last int // years
}

// cell is a figure without what its place in the table already tells: eight
// bytes, so that all figures together stay far below a megabyte.
type cell struct {
	units  int32
	source uint16
	year   uint8 // since 1900
	form   uint8 // month, hasFlag, decimal places
}

const (
	epoch     = 1900
	monthAt   = 4 // the upper half of form is the month
	hasFlag   = 1 << 3
	placeBits = hasFlag - 1
)

func newCell(p Period, v Decimal, source uint16) cell {
	return cell{int32(v.Units), source, uint8(p.Year - epoch), uint8(p.Month)<<monthAt | v.Places}
}

func (x cell) month() Month   { return Month(x.form >> monthAt) }
func (x cell) period() Period { return Period{epoch + int(x.year), x.month()} }
func (x cell) value() Decimal { return Decimal{int64(x.units), x.form & placeBits} }

// flagged is a caution and the cell on which it lies.
type flagged struct {
	cell int32
	flag Flag
}

// Region is the region of a BPS code.
func (c *Catalogue) Region(code string) (Region, bool) {
	i, ok := c.at[code]
	if !ok {
		return Region{}, false
	}
	return c.regions[i], true
}

// ShortName names a region in a list: the kind stands where the name alone would be another
// region's too ("Kota Banjar", "Kab. Banjar", "Balangan"). A code that is no region's has
// no name.
func (c *Catalogue) ShortName(code string) string {
	r, _ := c.Region(code)
	switch {
	case r.Kind == Kota:
		return "Kota " + r.Name
	case r.Kind == Kabupaten && len(c.Find(r.Name).Regions) > 1:
		return "Kab. " + r.Name
	}
	return r.Name
}

// Regions lists all regions by code: the nation, the provinces, each followed by
// its kabupaten and kota. The slice is the catalogue's own: read it only.
func (c *Catalogue) Regions() []Region { return c.regions }

// Count is the number of figures.
func (c *Catalogue) Count() int { return len(c.cells) }

// Years is the span of years with figures of any region.
func (c *Catalogue) Years() (first, last int) { return c.first, c.last }

// Source is the source of an ID.
func (c *Catalogue) Source(id string) (Source, bool) {
	i := slices.IndexFunc(c.sources, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return Source{}, false
	}
	return c.sources[i], true
}

// Checked is the newest date on which a source was read, YYYY-MM-DD.
func (c *Catalogue) Checked() string {
	newest := ""
	for _, s := range c.sources {
		newest = max(newest, s.Retrieved)
	}
	return newest
}

// row is the stretch of cells of a region and indicator; empty when there are none.
func (c *Catalogue) row(code string, i Indicator) (region int, from, to int32) {
	at, ok := c.at[code]
	if !ok || int(i) >= len(All) {
		return 0, 0, 0
	}
	slot := at*len(All) + int(i)
	return at, c.starts[slot], c.starts[slot+1]
}

// figure builds the figure of a cell.
func (c *Catalogue) figure(region int, i Indicator, at int32) Figure {
	x, r := c.cells[at], &c.regions[region]
	f := Figure{
		Region:    r.Code,
		Indicator: i,
		Period:    x.period(),
		Value:     x.value(),
		Source:    c.sources[x.source].ID,
		Territory: r.Territory,
	}
	if x.form&hasFlag != 0 {
		f.Flag = &c.flags[c.flagAt(at)].flag
	}
	return f
}

// flagAt is the place of the first caution on a cell, or where it would stand.
func (c *Catalogue) flagAt(at int32) int {
	i, _ := slices.BinarySearchFunc(c.flags, at, func(f flagged, at int32) int { return int(f.cell - at) })
	return i
}

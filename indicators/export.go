package indicators

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
)

// Export hands the files of the catalogue that figures change to write, one after
// the other: indicators.csv, flags.csv and sources.csv, as Load reads them. The
// same catalogue always gives the same bytes: figures by region, period and
// indicator; cautions by region, period and the name of the indicator; sources as
// they came. So a difference between two versions of a file is one of figures.
//
// An entry's value before and its reason are the book's and not among them.
func (c *Catalogue) Export(write func(name string, content []byte) error) error {
	for _, file := range []struct {
		name string
		rows func(*csv.Writer)
	}{
		{"indicators.csv", c.writeFigures},
		{"flags.csv", c.writeFlags},
		{"sources.csv", c.writeSources},
	} {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		file.rows(w)
		w.Flush()
		if err := write(file.name, b.Bytes()); err != nil {
			return fmt.Errorf("writing %s: %w", file.name, err)
		}
	}
	return nil
}

// put writes a row. A csv.Writer keeps its first error, and a buffer has none.
func put(w *csv.Writer, row ...string) { _ = w.Write(row) }

func (c *Catalogue) writeFigures(w *csv.Writer) {
	put(w, figureColumns...)
	for region := range c.regions {
		cells := c.ofRegion(region)
		slices.SortStableFunc(cells, func(a, b placed) int { return a.period().compare(b.period()) })
		for _, x := range cells {
			put(w, append(c.cellColumns(x), x.value().String(), c.sources[x.source].ID)...)
		}
	}
}

// placed is a cell with its place in the table.
type placed struct {
	cell
	at        int32
	region    int
	indicator Indicator
}

// ofRegion are all cells of a region, indicator by indicator.
func (c *Catalogue) ofRegion(region int) []placed {
	var all []placed
	for _, i := range All {
		slot := region*len(All) + int(i)
		for at := c.starts[slot]; at < c.starts[slot+1]; at++ {
			all = append(all, placed{c.cells[at], at, region, i})
		}
	}
	return all
}

// cellColumns are the four columns that name a cell.
func (c *Catalogue) cellColumns(x placed) []string {
	p := x.period()
	return []string{c.regions[x.region].Code, strconv.Itoa(p.Year), fmt.Sprintf("%02d", p.Month), kinds[x.indicator].column}
}

func (c *Catalogue) writeFlags(w *csv.Writer) {
	put(w, flagColumns...)
	var rows [][]string
	for region := range c.regions {
		for _, x := range c.ofRegion(region) {
			if x.form&hasFlag == 0 {
				continue
			}
			for k := c.flagAt(x.at); k < len(c.flags) && c.flags[k].cell == x.at; k++ {
				f := c.flags[k].flag
				other := ""
				if f.HasOther {
					other = f.Other.String()
				}
				rows = append(rows, append(c.cellColumns(x), x.value().String(), other, f.OtherSource, string(f.Kind), f.Note))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b []string) int { return slices.Compare(a[:4], b[:4]) })
	for _, row := range rows {
		put(w, row...)
	}
}

func (c *Catalogue) writeSources(w *csv.Writer) {
	put(w, sourceColumns...)
	for _, s := range c.sources {
		put(w, s.ID, s.Title, s.Publisher, s.Where, s.Retrieved, s.Licence, s.Role)
	}
}

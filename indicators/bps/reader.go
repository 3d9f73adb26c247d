package bps

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"pantau/indicators"
)

// Reader reads the figures that Pantau tells.
type Reader struct{ Client *Client }

// Report says how a round of reading went.
type Report struct {
	Tables  []TableReport
	Ignored []string // domains that were given and are not read
}

// TableReport says how the reading of one table went.
type TableReport struct {
	Table       string // "0000/621"
	Indicator   indicators.Indicator
	Title, Note string // as BPS has them
	Stamp       string // date of the last change
	Years       []int  // that had figures, the newest first
	Cells       int    // that are believed

	Ambiguous, Strays, Unreadable []string // keys that were left out (see Table), or "6311 2025-03" for a figure told in two ways
	Odd                           []string // year IDs that are not the usual ones
	Unasked, Unknown              []int    // years; see Table
	Err                           error    // why the table, or its older years, could not be read
}

// Cells reads the tables of the five indicators: for every kabupaten and kota
// March's, for provinces and the nation March's and September's. With since 0 it
// reads at least the two newest years of each table that have figures, else all
// years from since on (those of districts before 2015 have no month).
//
// The domain 0000 has the tables of all regions and is always read; others are
// accepted, not read, and named in the report. A table whose title or labels are
// not those expected is refused as a whole (ErrTable in its report) and the
// others are read. An error means that the round broke off: what was read before
// is returned beside it.
func (r *Reader) Cells(ctx context.Context, domains []string, since int) ([]indicators.TableCell, Report, error) {
	var cells []indicators.TableCell
	report := Report{Ignored: slices.DeleteFunc(slices.Clone(domains), func(d string) bool { return d == national })}
	away := 0
	for _, t := range readings {
		read, tr := r.table(ctx, t, since)
		cells = append(cells, read...)
		report.Tables = append(report.Tables, tr)
		if away++; !errors.Is(tr.Err, ErrAway) {
			away = 0
		}
		if away > 1 || endsRound(tr.Err) {
			return cells, report, fmt.Errorf("reading table %s: %w", t.name(), tr.Err)
		}
	}
	return cells, report, nil
}

// endsRound tells whether the next table would fail in the same way.
func endsRound(err error) bool {
	return slices.ContainsFunc([]error{ErrKey, ErrBlocked, ErrCertificate, ErrBudget, context.Canceled, context.DeadlineExceeded},
		func(kind error) bool { return errors.Is(err, kind) })
}

// mostYears is how many of the newest years are asked for when two with figures
// are wanted: the list may name some that have none yet.
const mostYears = 6

// table reads one table.
func (r *Reader) table(ctx context.Context, t reading, since int) (cells []indicators.TableCell, tr TableReport) {
	tr = TableReport{Table: t.name(), Indicator: t.indicator}
	years, err := r.Client.Years(ctx, national, t.variable)
	if err != nil {
		tr.Err = err
		return nil, tr
	}
	for part := range slices.Chunk(wanted(years, since), perCall) {
		table, err := r.Client.Data(ctx, national, t.variable, part)
		tr.note(table)
		if errors.Is(err, ErrEmpty) || errors.Is(err, errNull) {
			continue
		}
		read, err := t.cells(table, err)
		if err != nil {
			tr.Err = err
			return cells, tr
		}
		read, twice := distinct(read)
		tr.Ambiguous = append(tr.Ambiguous, twice...)
		cells = append(cells, read...)
		tr.count(read)
		if since == 0 && len(tr.Years) >= perCall {
			break
		}
	}
	switch {
	case len(cells) > 0:
	case len(tr.Unknown) > 0:
		tr.Err = errNull
	default:
		tr.Err = ErrEmpty
	}
	return cells, tr
}

// wanted are the years to ask for, of those listed.
func wanted(years []Year, since int) []Year {
	if since == 0 {
		return years[:min(len(years), mostYears)]
	}
	return slices.DeleteFunc(slices.Clone(years), func(y Year) bool { return y.Year < since })
}

// cells are the figures of a table that is what it should be.
func (r reading) cells(t Table, err error) ([]indicators.TableCell, error) {
	if err == nil {
		err = r.fits(t.Title)
	}
	if err != nil {
		return nil, err
	}
	total, err := t.total()
	if err != nil {
		return nil, err
	}
	var cells []indicators.TableCell
	for _, c := range t.Cells {
		code, ours := r.region(c.Row)
		period, dated := r.period(c)
		if ours && dated && c.Part == total {
			cells = append(cells, indicators.TableCell{
				Region: code, Label: c.Row.Label, Indicator: r.indicator, Period: period,
				Value: r.value(c, t.Decimals), Table: t.Name(), Stamp: t.Stamp,
			})
		}
	}
	if len(cells) == 0 {
		return nil, fmt.Errorf("%w: no row and season of %s has a label that is known", ErrTable, t.Name())
	}
	return cells, nil
}

// distinct leaves out the cells of a region and period that a table has twice
// with different figures, such as under two labels of one season, and names them.
func distinct(cells []indicators.TableCell) (kept []indicators.TableCell, twice []string) {
	type place struct {
		region string
		period indicators.Period
	}
	first := make(map[place]indicators.TableCell, len(cells))
	differ := map[place]bool{}
	for _, c := range cells {
		at := place{c.Region, c.Period}
		if f, again := first[at]; !again {
			first[at] = c
			kept = append(kept, c)
		} else if f.Value.Cmp(c.Value) != 0 && !differ[at] {
			differ[at] = true
			twice = append(twice, c.Region+" "+c.Period.ID())
		}
	}
	return slices.DeleteFunc(kept, func(c indicators.TableCell) bool { return differ[place{c.Region, c.Period}] }), twice
}

// note takes over what is said about an answer. The first title and stamp stay,
// as in a Table.
func (tr *TableReport) note(t Table) {
	if tr.Title == "" {
		tr.Title, tr.Note, tr.Stamp = t.Title, t.Note, t.Stamp
	}
	tr.Ambiguous = append(tr.Ambiguous, t.Ambiguous...)
	tr.Strays = append(tr.Strays, t.Strays...)
	tr.Unreadable = append(tr.Unreadable, t.Unreadable...)
	tr.Odd = append(tr.Odd, t.Odd...)
	tr.Unasked = append(tr.Unasked, t.Unasked...)
	tr.Unknown = append(tr.Unknown, t.Unknown...)
}

// count counts figures and their years, which come with the newest first.
func (tr *TableReport) count(cells []indicators.TableCell) {
	tr.Cells += len(cells)
	for _, c := range cells {
		if !slices.Contains(tr.Years, c.Period.Year) {
			tr.Years = append(tr.Years, c.Period.Year)
		}
	}
	slices.SortFunc(tr.Years, func(a, b int) int { return b - a })
}

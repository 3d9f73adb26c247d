package chart

import (
	"slices"

	"pantau/indicators"
)

// Bars show the order of a group in one survey, from the lowest, with regions set off.
// Of a long order they show both ends and the regions set off with their neighbours.
type Bars struct {
	Ranking indicators.Ranking
	Own     []string // BPS codes of the regions set off
}

// How many rows there may be, and how many from each end of a long order.
const (
	fullRows = 15
	endRows  = 5
)

// View works the order out.
func (b Bars) View(c *indicators.Catalogue) (View, error) {
	if len(b.Ranking.Rows) == 0 || int(b.Ranking.Indicator) >= len(indicators.All) {
		return View{}, ErrNothing
	}
	o := order{c, b.Ranking, b.Own, b.rows(c)}
	alt, told := o.alt()
	scene := barsScene{
		Frame:     frame{o.finding(), o.heading(), o.notes(), source(c, told)},
		Indicator: b.Ranking.Indicator,
		Rows:      o.rows,
	}
	return View{
		Title: plain(scene.Frame.Title),
		Alt:   plain(alt),
		Key:   keyOf("bars", scene),
		Told:  told,
		draw:  scene.draw,
	}, nil
}

// barRow is a region in an order, or how many are left out between two.
type barRow struct {
	Skipped int // the rest is empty where it is not 0
	Place   int // from the lowest; equal values share one
	Name    string
	Value   indicators.Decimal
	Own     bool

	figure indicators.Figure
}

// rows are the regions shown, and what is left out between them.
func (b Bars) rows(c *indicators.Catalogue) []barRow {
	var list []barRow
	all, skipped := b.Ranking.Rows, 0
	shown := b.shown()
	for k, f := range all {
		if !shown[k] {
			skipped++
			continue
		}
		if skipped > 0 {
			list, skipped = append(list, barRow{Skipped: skipped}), 0
		}
		list = append(list, barRow{
			Place: b.place(k), Name: c.ShortName(f.Region), Value: f.Value, Own: slices.Contains(b.Own, f.Region), figure: f,
		})
	}
	return list
}

// place is where a row stands from the lowest.
func (b Bars) place(k int) int {
	for k > 0 && b.Ranking.Rows[k-1].Value.Cmp(b.Ranking.Rows[k].Value) == 0 {
		k--
	}
	return k + 1
}

// shown tells of each row whether it is shown: all of a short order; of a long one the
// ends, and the regions set off, with their neighbours as far as there is room.
func (b Bars) shown() []bool {
	all := b.Ranking.Rows
	shown := make([]bool, len(all))
	for k := range all {
		shown[k] = len(all) <= fullRows || k < endRows || k >= len(all)-endRows
	}
	for _, around := range [...]int{0, 1} {
		for k, f := range all {
			if !slices.Contains(b.Own, f.Region) {
				continue
			}
			more := slices.Clone(shown)
			for near := max(0, k-around); near <= min(len(all)-1, k+around); near++ {
				more[near] = true
			}
			if joinedUp(more) <= fullRows+1 {
				shown = more
			}
		}
	}
	return shown
}

// joinedUp shows rows that are left out alone, in whose stead a row would say so, and
// counts the rows that there are, those that say so among them.
func joinedUp(shown []bool) int {
	n := 0
	for k := range shown {
		left := k == 0 || shown[k-1]
		if !shown[k] && left && k+1 < len(shown) && shown[k+1] {
			shown[k] = true
		}
		if shown[k] || left {
			n++
		}
	}
	return n
}

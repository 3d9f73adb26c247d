package people

import (
	"fmt"
	"slices"
	"strings"
)

// Where each record stands, its id, and how lists of them are sorted.

// Shelf implements Record.
func (Office) Shelf() Shelf { return Offices }

// Key implements Record.
func (o Office) Key() string { return o.ID }

// order is by role as in menus, then by SKPD.
func (o Office) order() string { return fmt.Sprint(slices.Index(Roles[:], o.Role), " ", o.SKPD) }

// Shelf implements Record.
func (SKPD) Shelf() Shelf { return SKPDs }

// Key implements Record.
func (s SKPD) Key() string { return s.ID }

func (s SKPD) order() string { return strings.ToLower(s.Abbr) }

// Shelf implements Record.
func (Seat) Shelf() Shelf { return Seats }

// Key implements Record.
func (s Seat) Key() string { return s.ID }

// positions are those of a team from the top; others come behind them.
var positions = []string{"pengarah", "penanggung jawab", "ketua", "wakil ketua", "sekretaris", "wakil sekretaris", "koordinator"}

// order is by unit, then by position.
func (s Seat) order() string {
	rank := slices.Index(positions, strings.ToLower(s.Position))
	if rank < 0 {
		rank = len(positions)
	}
	unit := 0
	if s.Unit != Coordination {
		unit = 1
	}
	return fmt.Sprint(unit, " ", rank)
}

// Shelf implements Record.
func (Target) Shelf() Shelf { return Targets }

// Key implements Record.
func (t Target) Key() string { return t.ID }

// targetOrder is the order of indicators in every list.
var targetOrder = []string{"p0", "poor", "line", "p1", "p2"}

func (t Target) order() string {
	return fmt.Sprint(slices.Index(targetOrder, t.Indicator), " ", t.Year, " ", t.Document)
}

// Shelf implements Record.
func (Group) Shelf() Shelf { return Groups }

// Key implements Record.
func (g Group) Key() string { return g.ID }

func (g Group) order() string { return strings.ToLower(g.Name) }

// Shelf implements Record.
func (DayOff) Shelf() Shelf { return DaysOff }

// Key implements Record.
func (d DayOff) Key() string { return d.Date }

func (d DayOff) order() string { return d.Date }

// Shelf implements Record.
func (Policy) Shelf() Shelf { return Policies }

// Key implements Record. A region has one policy.
func (Policy) Key() string { return "policy" }

func (Policy) order() string { return "" }

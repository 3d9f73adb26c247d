package indicators

import "strings"

// Key names a cell of the tables.
type Key struct {
	Region    string
	Indicator Indicator
	Period    Period
}

// Key is the cell in which an entry stands.
func (e Entry) Key() Key { return Key{e.Region, e.Indicator, e.Period} }

// Key is the cell of a table.
func (t TableCell) Key() Key { return Key{t.Region, t.Indicator, t.Period} }

// ID is the cell as stores have it: 6311:p0:2025-03.
func (k Key) ID() string { return k.Region + ":" + k.Indicator.ID() + ":" + k.Period.ID() }

// ParseKey reads an ID.
func ParseKey(id string) (Key, bool) {
	parts := strings.Split(id, ":")
	if len(parts) != 3 || !isCode(parts[0]) {
		return Key{}, false
	}
	i, ok1 := ParseIndicator(parts[1])
	p, ok2 := ParsePeriod(parts[2])
	k := Key{parts[0], i, p}
	return k, ok1 && ok2 && k.sound()
}

// sound tells whether the parts have the forms that a cell can hold.
func (k Key) sound() bool {
	_, month := parseMonth("0" + string('0'+rune(k.Period.Month)))
	return isCode(k.Region) && int(k.Indicator) < len(All) && month && fitsYear(k.Period.Year)
}

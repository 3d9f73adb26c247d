package indicators

// Hit is a cell in which a value asked for stands.
type Hit struct {
	Figure   Figure
	Persons  bool // the value was a number of persons; the figure has it in thousands
	Misprint bool // not the table's value but the one that another source has
}

// WithValue finds the figures of a region that equal a value, in whatever
// indicator: in the order in which indicators are told, by period. A number of
// poor people matches in persons too (7064 for 7.06 thousand), and a value that
// another source printed leads to the table's cell as a misprint.
func (c *Catalogue) WithValue(code string, v Decimal) []Hit {
	var hits []Hit
	for _, i := range All {
		region, from, to := c.row(code, i)
		for at := from; at < to; at++ {
			f := c.figure(region, i, at)
			switch {
			case f.Value.Cmp(v) == 0:
				hits = append(hits, Hit{Figure: f})
			case i == Poor && inPersons(f.Value, v):
				hits = append(hits, Hit{Figure: f, Persons: true})
			case f.Flag != nil && c.printed(at, v):
				hits = append(hits, Hit{Figure: f, Misprint: true})
			}
		}
	}
	return hits
}

// inPersons tells whether a whole number of persons rounds to so many thousands.
func inPersons(thousands, persons Decimal) bool {
	const few = 1000 // below, a number is hardly meant in persons
	if persons.Places > 0 || persons.Units < few {
		return false
	}
	twice := Decimal{2 * persons.Units, 3}.Sub(Decimal{2 * thousands.Units, thousands.Places}).Abs()
	return twice.Cmp(Decimal{1, thousands.Places}) <= 0
}

// printed tells whether another source has the value for a flagged cell.
func (c *Catalogue) printed(at int32, v Decimal) bool {
	for k := c.flagAt(at); k < len(c.flags) && c.flags[k].cell == at; k++ {
		if f := c.flags[k].flag; f.HasOther && f.Other.Cmp(v) == 0 {
			return true
		}
	}
	return false
}

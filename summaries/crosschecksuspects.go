package summaries

import "pantau/indicators"

// askCatalogue lets the catalogue bear out what the page leaves open: a misprint, a
// number without a unit, a change that may be a level. It is a witness only for the same
// region, topic and year.
func (k *checker) askCatalogue() {
	for i := range k.all {
		x := &k.all[i]
		if x.dead != "" || x.Place.Code == "" {
			continue
		}
		switch {
		case x.odd != "":
			k.witness(x, x.readings())
		case x.asLevel && x.Topic == "p0" && x.Unit == Percent:
			k.witnessLevel(x)
		case x.Topic == "penduduk" && x.Unit == Persons:
			k.witnessPeople(x)
		case (x.unclear == whyWhichUnit || x.unclear == whyWhichRole) && x.Role == Level && isFive(x.Topic):
			k.witness(x, []indicators.Decimal{x.Value})
		}
	}
}

// readings are what an odd number may mean, as written first.
func (x *judged) readings() []indicators.Decimal {
	if x.odd == oddForm {
		return x.others
	}
	return append([]indicators.Decimal{x.Value}, x.others...)
}

// witness takes the one reading that the table has.
func (k *checker) witness(x *judged, readings []indicators.Decimal) {
	figures := cellsFor(k.c, x.Place.Code, x.Topic, x.Period)
	if x.Role != Level {
		return
	}
	for _, v := range readings {
		if verdict, _ := levelVerdict(figures, v, stepFor(v), len(x.Period) == 4); verdict == Agrees {
			x.settle(v)
			return
		}
	}
}

// stepFor is the last digit's unit of a reading, tens where persons come from thousands.
func stepFor(v indicators.Decimal) indicators.Decimal { return stepOf(v) }

// settle takes a reading that is proven.
func (x *judged) settle(v indicators.Decimal) {
	if x.Value.Cmp(v) != 0 {
		x.Value, x.Step = v, stepFor(v)
	}
	x.odd, x.unclear, x.proven = "", "", true
	if x.Unit == "" {
		x.Unit = unitOf(x.Topic)
	}
}

// unitOf is the unit of a topic's levels.
func unitOf(t Topic) Unit {
	switch t {
	case "p0":
		return Percent
	case "poor":
		return Persons
	case "line":
		return Rupiah
	}
	return Index
}

// witnessLevel makes a level of what reads like a change, where the table has it as one.
func (k *checker) witnessLevel(x *judged) {
	verdict, _ := levelVerdict(cellsFor(k.c, x.Place.Code, "p0", x.Period), x.Value, x.Step, len(x.Period) == 4)
	if verdict == Agrees {
		x.Role, x.Direction, x.Vs, x.asLevel, x.unclear, x.proven = Level, "", "", false, "", true
	}
}

// likelyLevel makes a doubtful level of "penurunan mencapai 7,25 persen": no rate moves so
// far in a year. It is dropped where the page has another level, or the number is small.
func (k *checker) likelyLevel(x *judged) {
	if k.level("p0", x.Place, x.Area, x.Period) != nil || x.Value.Cmp(indicators.Decimal{Units: 3}) < 0 {
		x.dead = whyWhichRole
		return
	}
	x.Role, x.Direction, x.Vs, x.asLevel, x.doubt = Level, "", "", false, true
}

// witnessPeople makes poor people of "jumlah penduduk", where the table has them so.
func (k *checker) witnessPeople(x *judged) {
	verdict, _ := levelVerdict(cellsFor(k.c, x.Place.Code, "poor", x.Period), x.Value, x.Step, len(x.Period) == 4)
	if verdict == Agrees && x.Role == Level {
		x.Topic, x.unclear, x.proven = "poor", "", true
	}
}

// repair takes the one reading of an odd number that the page's own arithmetic proves.
func (k *checker) repair() {
	for i := range k.all {
		x := &k.all[i]
		if x.dead != "" || x.odd == "" || x.Role == Target {
			continue
		}
		var fit []indicators.Decimal
		for _, v := range x.readings() {
			if k.proves(x, v) && !containsDecimal(fit, v) {
				fit = append(fit, v)
			}
		}
		if len(fit) == 1 {
			x.settle(fit[0])
		}
	}
}

// repairPairs reads two odd poverty lines together, where the told change leads from one
// to the other: a line of a few hundred rupiah is none.
func (k *checker) repairPairs() {
	for i := range k.all {
		c := &k.all[i]
		if c.dead != "" || c.Role != Change || c.Topic != "line" {
			continue
		}
		from, to := k.oddLine(c, c.Vs), k.oddLine(c, c.Period)
		if from != nil && to != nil && moves(from.others[0], to.others[0], c) {
			from.settle(from.others[0])
			to.settle(to.others[0])
		}
	}
}

// oddLine is the one odd poverty line of a period.
func (k *checker) oddLine(c *judged, period string) (found *judged) {
	for i := range k.all {
		x := &k.all[i]
		if x.dead == "" && x.odd == oddMoney && x.Role == Level && x.Topic == c.Topic && x.Place == c.Place && x.Area == c.Area && x.Period == period && period != "" {
			if found != nil || len(x.others) != 1 {
				return nil
			}
			found = x
		}
	}
	return found
}

func containsDecimal(list []indicators.Decimal, v indicators.Decimal) bool {
	for _, x := range list {
		if x.Cmp(v) == 0 {
			return true
		}
	}
	return false
}

// proves tells whether the page bears a reading out: another telling, a difference, or
// one population for two periods.
func (k *checker) proves(x *judged, v indicators.Decimal) bool {
	if x.Role == Level {
		return k.toldElsewhere(x, v) || k.fitsChange(x, v) || x.Topic == "poor" && k.fitsPopulation(x, v)
	}
	return x.Role == Change && k.fitsLevels(x, v)
}

func (k *checker) toldElsewhere(x *judged, v indicators.Decimal) bool {
	for i := range k.all {
		y := &k.all[i]
		if y != x && y.is(x.Topic, x.Place, x.Area, x.Period) && y.Value.Cmp(v) == 0 {
			return true
		}
	}
	return false
}

// fitsLevels tells whether a change of that size lies between the two levels.
func (k *checker) fitsLevels(x *judged, v indicators.Decimal) bool {
	a, b := k.level(x.Topic, x.Place, x.Area, x.Vs), k.level(x.Topic, x.Place, x.Area, x.Period)
	return a != nil && b != nil && b.Value.Sub(a.Value).Abs().Cmp(v) == 0
}

// fitsChange tells whether a level and a told change give another told level.
func (k *checker) fitsChange(x *judged, v indicators.Decimal) bool {
	for i := range k.all {
		c := &k.all[i]
		if !c.alive() || c.odd != "" || c.Role != Change || c.Topic != x.Topic || c.Place != x.Place || c.Area != x.Area {
			continue
		}
		from, to := v, v
		switch x.Period {
		case c.Period:
			other := k.level(x.Topic, x.Place, x.Area, c.Vs)
			if other == nil {
				continue
			}
			from = other.Value
		case c.Vs:
			other := k.level(x.Topic, x.Place, x.Area, c.Period)
			if other == nil {
				continue
			}
			to = other.Value
		default:
			continue
		}
		if moves(from, to, c) {
			return true
		}
	}
	return false
}

// moves tells whether a told change leads from one level to another.
func moves(from, to indicators.Decimal, c *judged) bool {
	d := to.Sub(from)
	if directionOf(d) != c.Direction {
		return false
	}
	if c.Unit == Percent {
		p, ok := d.PercentOf(from)
		return ok && near(p.Abs(), c.Value, c.Step)
	}
	return near(d.Abs(), c.Value, c.Step)
}

package main

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// scored is how one release was summarised.
type scored struct {
	ID          string   `json:"id"`
	Method      string   `json:"method"`
	Words       int      `json:"words"`
	Figures     int      `json:"figures"`
	Unsupported []string `json:"unsupported,omitempty"` // numbers of the summary that the gold does not bear
	Wanted      int      `json:"wanted"`
	Missed      []string `json:"missed,omitempty"` // key facts that it does not tell
	Traps       []string `json:"traps,omitempty"`  // what it says and may not
	Good        int      `json:"good"`             // acceptable texts: reference and paraphrases
	GoodRefused []string `json:"good_refused,omitempty"`
	Bad         int      `json:"bad"`
	BadAccepted []string `json:"bad_accepted,omitempty"`
	Millis      float64  `json:"ms"`
	Title       string   `json:"title"`
	Text        string   `json:"text"`
}

// score holds a summary against the gold. Title and text may bear no unsupported figure
// and no trap; the key figures must be in the text.
func (l labelled) score(title, text string) (s scored) {
	s = scored{ID: l.ID, Title: title, Text: text, Words: len(strings.Fields(text)), Wanted: len(l.Must)}
	for _, part := range []string{title, text} {
		for _, n := range numbers(part) {
			s.Figures++
			if !l.supports(n) {
				s.Unsupported = append(s.Unsupported, n.raw)
			}
		}
		if wrong := l.misnamed(part); wrong != "" {
			s.Unsupported = append(s.Unsupported, wrong)
		}
	}
	s.Missed = l.missed(numbers(text))
	for _, b := range l.MustNot {
		if b.in(title + "\n" + text) {
			s.Traps = append(s.Traps, b.Why)
		}
	}
	return s
}

// supports tells whether a number is a fact of the gold or follows from two of them.
func (l labelled) supports(n told) bool {
	if n.value == nil {
		return false
	}
	region := l.regionOf(n.before)
	return slices.ContainsFunc(l.Facts, func(f fact) bool { return f.Region == region && n.tells(f) }) || l.follows(n, region)
}

// tells tells whether a number says a fact, with all that binds it.
func (n told) tells(f fact) bool {
	switch {
	case n.unit == "" && !isIndicator(f.Indicator):
		return n.equals(f.Value)
	case n.unit != f.Unit, n.area != f.Area, n.change != (f.Change != nil):
		return false
	case n.indicator != "" && n.indicator != f.Indicator:
		return false
	case n.earlier:
		return n.period >= f.Period && n.equals(f.Value)
	case n.period != "" && !samePeriod(n.period, f.Period):
		return false
	case n.change:
		return n.direction == f.Direction && (n.vs == "" || f.Vs == "" || samePeriod(n.vs, f.Vs)) && n.equals(f.Change)
	}
	return n.equals(f.Value)
}

func isIndicator(name string) bool {
	return slices.Contains([]string{"p0", "n", "gk", "p1", "p2"}, name)
}

// samePeriod tells whether two periods are one, a bare year standing for its months.
func samePeriod(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"-") || strings.HasPrefix(b, a+"-")
}

// equals tells whether a value is the number, or rounds to it.
func (n told) equals(v *big.Rat) bool {
	off := new(big.Rat).Sub(n.value, v)
	return new(big.Rat).Mul(off.Abs(off), big.NewRat(2, 1)).Cmp(n.step) <= 0 && (off.Sign() == 0 || n.step.Cmp(big.NewRat(1, 100)) > 0 && n.unit != "rupiah")
}

// follows tells whether a change follows from two levels of the gold: their difference,
// of numbers and lines also the relative one.
func (l labelled) follows(n told, region string) bool {
	if !n.change {
		return false
	}
	for _, from := range l.Facts {
		for _, to := range l.Facts {
			if from.Value != nil && to.Value != nil && from.Period < to.Period && from.Region == region && sameThing(from, to) && n.tellsMove(from, to) {
				return true
			}
		}
	}
	return false
}

func sameThing(a, b fact) bool {
	return a.Indicator == b.Indicator && a.Region == b.Region && a.Area == b.Area && a.Unit == b.Unit
}

// tellsMove tells whether a number is the change from one level to a later one.
func (n told) tellsMove(from, to fact) bool {
	diff := new(big.Rat).Sub(to.Value, from.Value)
	move := to
	move.Vs, move.Direction, move.Change, move.Value = from.Period, "naik", new(big.Rat).Abs(diff), nil
	if diff.Sign() < 0 {
		move.Direction = "turun"
	}
	if to.Unit == "persen" {
		move.Unit = "poin_persen"
	}
	if n.unit == "persen" && to.Unit != "persen" && from.Value.Sign() != 0 {
		move.Unit = "persen"
		move.Change = new(big.Rat).Quo(new(big.Rat).Mul(move.Change, big.NewRat(100, 1)), from.Value)
		return n.tells(rounded2(move))
	}
	return n.tells(move)
}

// rounded2 rounds a change to two decimals.
func rounded2(f fact) fact {
	f.Change, _ = new(big.Rat).SetString(f.Change.FloatString(2))
	return f
}

// missed are the key facts that none of the numbers tells. A change is told by both its
// levels as well.
func (l labelled) missed(all []told) (missed []string) {
	has := func(f fact) bool { return slices.ContainsFunc(all, func(n told) bool { return n.tells(f) }) }
	for _, w := range l.Must {
		ok := slices.ContainsFunc(w, func(id string) bool {
			f, _ := l.fact(id)
			return has(f) || f.Change != nil && l.bothLevels(f, has) || f.Value != nil && l.movedFrom(f, all)
		})
		if !ok {
			missed = append(missed, strings.Join(w, "|"))
		}
	}
	return missed
}

// bothLevels tells whether the levels that a change lies between are both told.
func (l labelled) bothLevels(change fact, has func(fact) bool) bool {
	told := 0
	for _, f := range l.Facts {
		if f.Value != nil && f.Indicator == change.Indicator && f.Region == change.Region && f.Area == change.Area &&
			(f.Period == change.Period || f.Period == change.Vs) && has(f) {
			told++
		}
	}
	return told == 2
}

// movedFrom tells whether a level before is told by a change that follows from it and a
// later one.
func (l labelled) movedFrom(level fact, all []told) bool {
	for _, to := range l.Facts {
		if to.Value == nil || to.Period <= level.Period || !sameThing(level, to) {
			continue
		}
		if slices.ContainsFunc(all, func(n told) bool { return n.change && n.tellsMove(level, to) }) {
			return true
		}
	}
	return false
}

// in tells whether a text says what it may not.
func (b barred) in(text string) bool {
	if b.Text != "" && strings.Contains(text, b.Text) {
		return true
	}
	if b.Regex != "" && regexp.MustCompile("(?i)"+b.Regex).MatchString(text) {
		return true
	}
	v := exact(b.Value)
	return v != nil && slices.ContainsFunc(numbers(text), func(n told) bool { return n.value != nil && n.value.Cmp(v) == 0 && n.unit == b.Unit })
}

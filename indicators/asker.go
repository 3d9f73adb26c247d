package indicators

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// ErrUngrounded is a proposal that the question's words do not bear out.
var ErrUngrounded = errors.New("the words do not bear the proposal out")

// Asker reads a question that Read does not understand, as a language model does. It
// gets the words alone, which Scrub has been over. Its answer is a Proposal, which counts
// for nothing until Ground has held it against the words.
type Asker interface {
	Ask(ctx context.Context, words string) (Proposal, error)
}

// Proposal says what a question asks, in terms of its own words: it can choose among
// what is there to be done and point at words, and say nothing else.
type Proposal struct {
	Op         ProposedOp
	Places     []string // names of regions, each as it stands in the question
	Group      GroupWord
	National   bool // an order among all districts, or among the provinces
	Indicators []Indicator
	From, To   int    // years that stand in the question; both 0 is the newest
	Last       int    // so many years up to the newest
	Month      Month  // Unknown: none is named
	Value      string // the threshold, or the value whose year is asked, as it stands in the question
}

// ProposedOp is what a proposal wants done.
type ProposedOp string

// What can be proposed.
const (
	ProposeNothing ProposedOp = "tidak_ada" // the question asks nothing that the catalogue holds
	ProposeValue   ProposedOp = "angka"
	ProposeTrend   ProposedOp = "tren" // year by year
	ProposeChange  ProposedOp = "perubahan"
	ProposeCompare ProposedOp = "banding"
	ProposeRank    ProposedOp = "peringkat"
	ProposeHighest ProposedOp = "tertinggi"
	ProposeLowest  ProposedOp = "terendah"
	ProposeFallers ProposedOp = "turun_terbanyak"
	ProposeRisers  ProposedOp = "naik_terbanyak"
	ProposeGap     ProposedOp = "selisih" // distance to province and nation
	ProposeYear    ProposedOp = "tahun"   // the year of a value
	ProposeDefine  ProposedOp = "arti"
	ProposeBelow   ProposedOp = "wilayah_di_bawah" // the regions of a group below a threshold
	ProposeAbove   ProposedOp = "wilayah_di_atas"
	ProposeSince   ProposedOp = "sejak_di_bawah" // since when a region is below a threshold
	ProposeUntil   ProposedOp = "sejak_di_atas"
)

// ProposedOps lists what can be proposed.
var ProposedOps = [...]ProposedOp{
	ProposeNothing, ProposeValue, ProposeTrend, ProposeChange, ProposeCompare, ProposeRank, ProposeHighest, ProposeLowest, ProposeFallers,
	ProposeRisers, ProposeGap, ProposeYear, ProposeDefine, ProposeBelow, ProposeAbove, ProposeSince, ProposeUntil,
}

// mostProposed is how many regions a proposal may name.
const mostProposed = 5

// Ground holds a proposal against the question that it is of, and tells which regions
// its places mean. It refuses, with ErrUngrounded, whatever does not stand in the words:
// a place, a year, a number; and what says otherwise than that part of the words which
// Read is sure of: a region left out, another indicator, year, month or direction, or a
// subject that has its fixed reply.
func (c *Catalogue) Ground(words string, p Proposal) ([]Place, error) {
	own := c.Read(words)
	places, ok := c.groundPlaces(words, p, own)
	switch {
	case !slices.Contains(ProposedOps[:], p.Op), p.Op == ProposeNothing, own.Outside != NoTopic:
		return nil, ErrUngrounded
	case !ok, !p.fitsYears(words, own), !p.fitsIndicators(own), !p.fitsWay(own), !p.fitsValue(words), p.turned(words):
		return nil, ErrUngrounded
	case p.Month != own.Month, own.Group != NoGroup && p.Group != own.Group, own.National && !p.National:
		return nil, ErrUngrounded
	}
	return places, nil
}

// groundPlaces finds the places in the words. Those that Read is certain of must all be
// among them.
func (c *Catalogue) groundPlaces(words string, p Proposal, own Query) (places []Place, ok bool) {
	if len(p.Places) > mostProposed {
		return nil, false
	}
	said := " " + join(split(words)) + " "
	var codes []string
	for _, name := range p.Places {
		tokens := split(name)
		m := c.Find(name)
		if len(tokens) == 0 || !strings.Contains(said, " "+join(tokens)+" ") || len(m.Regions) == 0 {
			return nil, false
		}
		places, codes = append(places, Place{name, m}), append(codes, m.Regions...)
	}
	for _, place := range own.Places {
		if code, certain := place.Match.Certain(); certain && !slices.Contains(codes, code) {
			return nil, false
		}
	}
	return places, true
}

// fitsYears tells whether the years stand in the words, and all that Read found there
// are kept.
func (p Proposal) fitsYears(words string, own Query) bool {
	said := split(words)
	stands := func(n int) bool {
		return n == 0 || slices.ContainsFunc(said, func(t token) bool { return t.word == strconv.Itoa(n) })
	}
	kept := func(year int) bool { return year == 0 || year == p.From || year == p.To }
	return stands(p.From) && stands(p.To) && kept(own.From) && kept(own.To) && (p.To == 0 || p.From <= p.To) &&
		(p.Last == own.Last || own.Last == 0 && stands(p.Last)) && own.Ago == 0 && !own.ThisYear && p.Last >= 0
}

// fitsIndicators tells whether the indicators are those that are named; "kemiskinan"
// leaves the choice.
func (p Proposal) fitsIndicators(own Query) bool {
	for _, i := range p.Indicators {
		if int(i) >= len(All) {
			return false
		}
	}
	if len(own.Indicators) == 0 || slices.Equal(own.Indicators, []Indicator{P0, Poor}) {
		return true
	}
	sorted := func(list []Indicator) []Indicator { return slices.Sorted(slices.Values(list)) }
	return slices.Equal(sorted(own.Indicators), sorted(p.Indicators))
}

// fitsWay tells whether nothing is turned round.
func (p Proposal) fitsWay(own Query) bool {
	switch p.Op {
	case ProposeFallers:
		return own.Way != Rise && own.Op != Highest && own.Op != Lowest
	case ProposeRisers:
		return own.Way != Fall && own.Op != Highest && own.Op != Lowest
	case ProposeHighest:
		return own.Op != Lowest
	case ProposeLowest:
		return own.Op != Highest
	}
	return true
}

// turned tells whether the words say below where the proposal says above, or the other
// way round.
func (p Proposal) turned(words string) bool {
	says := func(some ...string) bool {
		return slices.ContainsFunc(split(words), func(t token) bool { return slices.Contains(some, t.word) })
	}
	below, above := says("bawah", "dibawah", "kurang", "krg", "rendah"), says("atas", "diatas", "lebih", "lbh", "melebihi", "melampaui")
	switch p.Op {
	case ProposeBelow, ProposeSince:
		return above && !below
	case ProposeAbove, ProposeUntil:
		return below && !above
	}
	return false
}

// fitsValue tells whether the number that is meant stands in the words, where one must.
func (p Proposal) fitsValue(words string) bool {
	needs := slices.Contains([]ProposedOp{ProposeYear, ProposeBelow, ProposeAbove, ProposeSince, ProposeUntil}, p.Op)
	if p.Value == "" || !needs {
		return p.Value == "" && !needs
	}
	_, err := ReadNumber(p.Value)
	return err == nil && slices.ContainsFunc(split(words), func(t token) bool { return t.word == p.Value })
}

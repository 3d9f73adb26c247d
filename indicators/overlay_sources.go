package indicators

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"time"
)

// apiID begins the ID of every table that was read over the BPS Web API, and is
// the whole of it where the table is not named: "bps-api:0000/621".
const apiID = "bps-api"

// apiTitle comes before a table's name in the title of its source.
const apiTitle = "BPS Web API, tabel "

const bpsName = "BPS (Badan Pusat Statistik)"

// wib is the zone in which BPS dates what it publishes.
var wib = time.FixedZone("WIB", 7*60*60)

// FromAPI tells whether a source is a table read over the BPS Web API.
func (s Source) FromAPI() bool { return s.ID == apiID || strings.HasPrefix(s.ID, apiID+":") }

// Confirmed tells whether the figure was read from BPS itself, over its API, and
// not from a copy.
func (f Figure) Confirmed() bool { return Source{ID: f.Source}.FromAPI() }

// UsesAPI tells whether any figure was read over the BPS Web API.
func (c *Catalogue) UsesAPI() bool { return slices.ContainsFunc(c.sources, Source.FromAPI) }

// sourceID is the ID of the source that an entry's figure has in a catalogue; ""
// when its origin is none that is known.
func (e Entry) sourceID() string {
	switch e.Origin {
	case FromAPI:
		return strings.TrimSuffix(apiID+":"+strings.TrimPrefix(e.Source, apiTitle), ":")
	case FromFile, FromCorrection:
		sum := sha256.Sum256([]byte(e.Source))
		return string(e.Origin) + "-" + hex.EncodeToString(sum[:6])
	}
	return ""
}

// asSource is the source of an entry. Its date is when the entry went into the
// book, on BPS's calendar.
func (e Entry) asSource(id string) Source {
	s := Source{ID: id, Title: cmp.Or(e.Source, bpsName), Publisher: bpsName, Role: "values",
		Retrieved: e.At.In(wib).Format(time.DateOnly), Licence: "figures are official BPS statistics"}
	switch e.Origin {
	case FromAPI:
		s.Where = "webapi.bps.go.id"
	case FromFile:
		s.Where, s.Publisher = "entered by the operator", ""
	case FromCorrection:
		s.Where = "corrected in the bot"
	}
	return s
}

// sourcing finds the sources of entries and adds those that are new.
type sourcing struct {
	all []Source
	at  map[string]uint16
}

func newSourcing(sources []Source) *sourcing {
	s := &sourcing{slices.Clone(sources), make(map[string]uint16, len(sources))}
	for i, src := range sources {
		s.at[src.ID] = uint16(i)
	}
	return s
}

// of is the place of an entry's source, whose date becomes the newest that is
// said; false without one.
func (s *sourcing) of(e *Entry) (uint16, bool) {
	id := e.sourceID()
	at, known := s.at[id]
	if known {
		s.all[at].Retrieved = max(s.all[at].Retrieved, e.At.In(wib).Format(time.DateOnly))
		return at, true
	}
	if id == "" || len(s.all) > math.MaxUint16 {
		return 0, false
	}
	at = uint16(len(s.all))
	s.at[id], s.all = at, append(s.all, e.asSource(id))
	return at, true
}

// bears tells whether a source's ID is one that entries of this origin bear.
func (e Entry) bears(id string) bool { return strings.HasPrefix(id, string(e.Origin)+"-") }

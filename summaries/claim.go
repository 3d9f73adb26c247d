package summaries

import "pantau/indicators"

// Topic is what a claim's number measures: one of the five indicators by its ID (p0,
// poor, line, p1, p2), or another thing counted in local news, by the noun it counts
// ("laporan", "kecamatan").
type Topic string

// Indicator is the indicator of a topic, if it is one.
func (t Topic) Indicator() (indicators.Indicator, bool) { return indicators.ParseIndicator(string(t)) }

// Area is the part of a region that a figure is of.
type Area string

// The areas.
const (
	Total Area = "total"
	Urban Area = "perkotaan"
	Rural Area = "perdesaan"
)

// Role is what a claim says of its number.
type Role string

// The roles.
const (
	Level  Role = "level"  // it is so much
	Change Role = "change" // it moved by so much
	Target Role = "target" // it is to become so much; never told as a result
)

// Direction is where a change went.
type Direction string

// The directions.
const (
	Fell   Direction = "turun"
	Rose   Direction = "naik"
	Steady Direction = "tetap"
)

// Unit is what a claim's value is counted in: persen, persen_poin, orang, rupiah, indeks,
// or a noun of its own. Numbers of people are always in persons, whatever the page wrote.
type Unit string

// The units of the five indicators.
const (
	Percent       Unit = "persen"
	PercentPoints Unit = "persen_poin"
	Persons       Unit = "orang"
	Rupiah        Unit = "rupiah"
	Index         Unit = "indeks"
)

// Place is the region of a claim. One that the catalogue does not know has no code.
type Place struct {
	Code string // BPS code, "" when the catalogue does not know it
	Name string // in full, "Kabupaten Balangan"
}

// Trust is how sure a claim is.
type Trust string

// The degrees of trust.
const (
	Confirmed Trust = "terbukti"  // arithmetic, a second telling, or the catalogue agrees
	Single    Trust = "tunggal"   // nothing speaks for it or against it
	Doubtful  Trust = "meragukan" // written in a way that may be a misprint, or contradicted
)

// Claim is one thing that a page says with a number.
type Claim struct {
	Topic     Topic
	Place     Place
	Area      Area
	Period    string // YYYY-03, YYYY-09, YYYY-MM, or YYYY; "" unknown
	Role      Role
	Value     indicators.Decimal // size of the change for Change, never negative there
	Step      indicators.Decimal // unit of the last digit as printed, in Unit: 0.01 persen, 10 orang
	Unit      Unit
	Direction Direction // of a Change; of a Level where a word beside it says so; else ""
	Vs        string    // period compared with, for a Change; "" unknown
	Trust     Trust
	Table     bool   // the catalogue has the same value
	Text      string // as the page writes the number: "Rp441.448", "7,06 ribu orang"
	About     string // of another counted thing: the word beside its noun, "masuk"; else ""
	Sentence  int    // number of the sentence in the page, from 0, for the audit
}

// Dropped is a claim that is not used, and why.
type Dropped struct {
	Claim  Claim
	Reason string // Indonesian, short, for the secretariat
}

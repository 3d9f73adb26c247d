package indicators

// Figure is one published value with all that binds it: region, indicator,
// period, source, and the caution on its cell, if any.
type Figure struct {
	Region    string // BPS code
	Indicator Indicator
	Period    Period
	Value     Decimal // as published, in the indicator's unit
	Source    string  // ID of a Source
	Flag      *Flag   // nil when nothing speaks against the figure; read it only
	Territory int     // first year of the region's present territory, as Region.Territory
}

// Flag is a caution on one cell of the tables. A flagged figure is shown with
// its caution, and no change, streak, record or rank is computed from it.
type Flag struct {
	Kind        FlagKind
	Other       Decimal // the value that another source has
	HasOther    bool
	OtherSource string // ID of a Source, or its name
	Note        string // English, for developers and operators
}

// FlagKind says why a cell is to be handled with care.
type FlagKind string

// The kinds of cautions.
const (
	Definition   FlagKind = "definition"    // the region's territory or the survey differs
	Disagreement FlagKind = "disagreement"  // two sources differ
	Rejected     FlagKind = "rejected"      // another source is plainly wrong
	Rounding     FlagKind = "rounding"      // another source rounds
	SingleSource FlagKind = "single source" // one copy only, not confirmed
	Suspicious   FlagKind = "suspicious"    // as in the table, but odd
)

var flagKinds = [...]FlagKind{Definition, Disagreement, Rejected, Rounding, SingleSource, Suspicious}

// Source tells where figures were read.
type Source struct {
	ID, Title, Publisher, Where string
	Retrieved                   string // date, YYYY-MM-DD
	Licence, Role               string
}

// Absence says why there is no figure; the three are never confused.
type Absence uint8

// The ways in which a figure can be absent.
const (
	Present       Absence = iota
	NotInData             // not in our data; whether BPS has released it is not known
	NotPublished          // BPS does not publish it for this kind of region
	NotYetARegion         // the region did not exist in that year
)

package summaries

import "pantau/indicators"

// MostWords is how long a summary may be; title, cross-check and source line are not
// counted.
const MostWords = 60

// Method is how a summary came about.
type Method string

// The methods, best first.
const (
	ByModel    Method = "model"    // the model's words with our figures
	ByTemplate Method = "template" // our words
	ByOne      Method = "single"   // one claim only
	ByTitle    Method = "title"    // title and link, no figure
)

// Summary is what readers get of a release, with all that led to it.
type Summary struct {
	Title   string // as readers see it: the page's if every number in it passes, else one of ours
	Text    string // plain; may be empty for ByTitle
	Words   int    // of Text
	Method  Method
	Claims  []Claim // that Text tells
	Derived []Derived
	Dropped []Dropped
	Refused []Refused
	Cross   []Cross  // claims held against the catalogue
	Doubts  []string // why a person should look before it goes out; Indonesian; empty is no doubt
	Key     string   // of release text, model and prompt: the same key, the same words
}

// Subject is the BPS code of the region that the summary tells of first; "" when it tells
// of none that the catalogue knows.
func (s Summary) Subject() string {
	for _, c := range s.Claims {
		if c.Place.Code != "" {
			return c.Place.Code
		}
	}
	return ""
}

// Derived is a figure that Text tells and the page does not print, with its arithmetic.
type Derived struct {
	Claim Claim
	From  [2]Claim
	How   string // "selisih", "persen", "jumlah"
}

// Refused is a draft that did not pass, and its faults.
type Refused struct {
	Method Method
	Text   string
	Faults []string // Indonesian, one a fault
}

// Cross is a claim about a cell that the catalogue has.
type Cross struct {
	Claim  Claim
	Figure indicators.Figure  // of the catalogue; for a change the later one
	From   *indicators.Figure // for a change: the earlier one
	Value  indicators.Decimal // what the table gives for the claim, in the claim's unit
	Agrees bool
}

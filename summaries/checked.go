package summaries

import "pantau/indicators"

// Verdict is how a claim stands against the catalogue.
type Verdict string

// The verdicts.
const (
	Agrees  Verdict = "cocok"
	Differs Verdict = "beda"
	NoData  Verdict = "tanpa_data"
)

// Checked is a claim of any text held against the catalogue.
type Checked struct {
	Claim   Claim
	Verdict Verdict
	Figure  *indicators.Figure // the table's; for a change the later one; nil with NoData
	From    *indicators.Figure // for a change: the earlier one
	Value   indicators.Decimal // what the table gives for the claim, in the claim's unit; unset with NoData
	Reason  string             // of NoData; of a Differs that is not of value (direction, unit), or what the table's rounds to: Indonesian
}

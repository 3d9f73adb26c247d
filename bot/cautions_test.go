package bot_test

import (
	"strings"
	"testing"

	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
)

// A message says of a figure that is handled with care what a picture and the sheet say.
func TestCautionsReadAlike(t *testing.T) {
	c := catalogue(t)
	for _, kind := range []indicators.FlagKind{
		indicators.Definition, indicators.Disagreement, indicators.Rejected, indicators.Rounding, indicators.SingleSource, indicators.Suspicious,
	} {
		f, ok := c.Newest("6311", indicators.P0, indicators.March)
		if !ok {
			t.Fatal("Balangan has no figure")
		}
		f.Flag = &indicators.Flag{Kind: kind}
		r := indicators.Ranking{Indicator: f.Indicator, Period: f.Period, LeftOut: []indicators.Figure{f}}
		words, _ := text.Ranking(c, text.RankView{Ranking: r, Op: indicators.Rank})
		if want := ", " + chart.Caution(f) + "."; !strings.Contains(words, want) {
			t.Errorf("of %s a message says\n%s\nwant %q, as pictures have it", kind, words, want)
		}
	}
}

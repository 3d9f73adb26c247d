package text_test

import (
	"slices"
	"testing"

	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
)

// What a model proposes is read, once it is written as a question of our own, to ask
// that and nothing else.
func TestAskedAs(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	kalsel, tapin := []string{"kalsel"}, []string{"tapin"}
	gk := []indicators.Indicator{indicators.Line}
	for _, tt := range []struct {
		p        indicators.Proposal
		op       indicators.Op
		from, to int
	}{
		{indicators.Proposal{Op: indicators.ProposeValue, Places: tapin, Indicators: gk}, indicators.Show, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeValue, Places: tapin, From: 2023, To: 2023, Month: indicators.March}, indicators.Show, 2023, 2023},
		{indicators.Proposal{Op: indicators.ProposeTrend, Places: tapin, From: 2019, To: 2024}, indicators.Show, 2019, 2024},
		{indicators.Proposal{Op: indicators.ProposeTrend, Places: tapin}, indicators.Show, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeChange, Places: tapin, From: 2019, To: 2024}, indicators.Change, 2019, 2024},
		{indicators.Proposal{Op: indicators.ProposeCompare, Places: []string{"hsu", "hst"}, Last: 5}, indicators.Compare, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeRank, Places: tapin, Indicators: gk}, indicators.Rank, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeHighest, Places: kalsel, Group: indicators.Districts}, indicators.Highest, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeLowest, Group: indicators.Provinces, National: true}, indicators.Lowest, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeLowest, National: true}, indicators.Lowest, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeFallers, Places: kalsel}, indicators.Movers, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeRisers, Group: indicators.BanuaEnam}, indicators.Movers, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeGap, Places: tapin}, indicators.Gap, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeYear, Places: tapin, Value: "2,91"}, indicators.WhichYear, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeDefine, Indicators: gk}, indicators.Define, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeBelow, Places: kalsel, Group: indicators.Districts, Value: "4"}, indicators.ListWhere, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeAbove, Places: kalsel, Group: indicators.Districts, Value: "600.000", Indicators: gk}, indicators.ListWhere, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeAbove, Group: indicators.Provinces, Value: "10"}, indicators.ListWhere, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeSince, Places: tapin, Value: "4"}, indicators.SinceWhen, 0, 0},
		{indicators.Proposal{Op: indicators.ProposeUntil, Places: tapin, Value: "3"}, indicators.SinceWhen, 0, 0},
	} {
		asked := text.AskedAs(tt.p)
		q := c.Read(asked)
		if q.Op != tt.op || q.From != tt.from || q.To != tt.to || len(q.Unclear)+len(q.Beyond) > 0 || len(q.Places) != len(tt.p.Places) {
			t.Errorf("%q is read as %+v", asked, q)
		}
		if want := tt.p.Indicators; len(want) > 0 && !slices.Equal(q.Indicators, want) {
			t.Errorf("%q is read to be of %v", asked, q.Indicators)
		}
	}
}

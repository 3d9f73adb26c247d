package bps_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pantau/indicators"
	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
	"pantau/indicators/data"
)

// published are the catalogue's figures of these years as cells of the tables in
// which BPS has them.
func published(t *testing.T, years ...int) (cells []indicators.TableCell) {
	t.Helper()
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	district := map[indicators.Indicator]string{indicators.P0: "0000/621", indicators.Poor: "0000/619", indicators.Line: "0000/624", indicators.P1: "0000/622", indicators.P2: "0000/623"}
	province := map[indicators.Indicator]string{indicators.P0: "0000/192", indicators.Poor: "0000/185", indicators.Line: "0000/195", indicators.P1: "0000/503"}
	for _, region := range cat.Regions() {
		for _, i := range indicators.All {
			for _, m := range []indicators.Month{indicators.March, indicators.September} {
				table := district[i]
				if !region.Kind.IsDistrict() && (i != indicators.P2 || m == indicators.September) {
					table = province[i]
				}
				for _, year := range years {
					if f, ok := cat.Figure(region.Code, i, indicators.Period{Year: year, Month: m}); ok && table != "" {
						cells = append(cells, indicators.TableCell{Region: region.Code, Label: region.Name, Indicator: i, Period: f.Period, Value: f.Value, Table: table})
					}
				}
			}
		}
	}
	return cells
}

// TestRoundOverWhatIsPublished reads all figures of two years, in tables of the
// real size, and measures what that takes of BPS.
func TestRoundOverWhatIsPublished(t *testing.T) {
	cells := published(t, 2024, 2025)
	s := bpstest.New(key)
	s.Put(cells...)
	var got []indicators.TableCell
	synctest.Test(t, func(t *testing.T) {
		w := &watch{RoundTripper: s, lasts: 5 * time.Second}
		c, _ := client(t, w)
		var report bps.Report
		var err error
		d := took(func() { got, report, err = (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0) })
		if err != nil || report.Err() != nil {
			t.Fatal(err, report.Err())
		}
		t.Logf("%d cells in %d requests and %s, of which BPS takes %s", len(got), c.Spent(), d, time.Duration(c.Spent())*w.lasts)
	})
	if len(got) != len(cells) || len(got) < 4000 {
		t.Fatalf("%d cells of %d", len(got), len(cells))
	}
	slices.SortFunc(cells, byPlace)
	slices.SortFunc(got, byPlace)
	for i, want := range cells {
		if byPlace(got[i], want) != 0 || got[i].Value.Cmp(want.Value) != 0 || got[i].Label != want.Label {
			t.Errorf("%+v, want %+v", got[i], want)
		}
	}
}

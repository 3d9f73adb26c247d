package bps_test

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/bps"
)

func TestRecordedYears(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, file(t, "th-0000-621-page1.json"))
		got, err := c.Years(t.Context(), "0000", 621)
		// The recording says that it is one of three pages; here all three are the same.
		if diff := cmp.Diff(years(2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016), got); err != nil || diff != "" || c.Spent() != 3 {
			t.Errorf("%v after %d requests\n%s", err, c.Spent(), diff)
		}
	})
}

func TestRecordedSubjectListsThePovertyLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, file(t, "var-list-0000-subject23.json"))
		if err := c.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// lists serves pages of a list of years: ten a page, as many pages as there are,
// whatever the first says.
func lists(says, there int) transport {
	return func(r *http.Request) (*http.Response, error) {
		var page int
		fmt.Sscan(r.URL.Query().Get("page"), &page)
		if page > there {
			return body(200, "application/json", `{"status":"OK","data-availability":"list-not-available","data":""}`), nil
		}
		return body(200, "application/json", fmt.Sprintf(
			`{"status":"OK","data-availability":"available","data":[{"page":%d,"pages":"%d"},[{"th_id":"%d","th":%d},{"th_id":null,"th":"rata-rata"}]]}`,
			page, says, 100+page, 2000+page)), nil
	}
}

func TestPages(t *testing.T) {
	tests := []struct{ says, there, want int }{
		{3, 3, 3},     // the last page is read too
		{0, 3, 1},     // no word of more
		{3, 2, 2},     // it ends before its time
		{999, 99, 50}, // no list is that long
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, lists(tt.says, tt.there))
			got, err := c.Years(t.Context(), "0000", 621)
			if err != nil || len(got) != tt.want || got[len(got)-1] != (bps.Year{ID: 101, Year: 2001}) {
				t.Errorf("%+v: %v %v", tt, got, err)
			}
		})
	}
}

func TestListsOfOtherShapes(t *testing.T) {
	tests := []struct {
		data string
		kind error
	}{
		{`{"page":1}`, bps.ErrUnknown},
		{`[{"page":1}]`, bps.ErrUnknown},
		{`[{"page":1},{"a":1}]`, bps.ErrUnknown},
		{`[7,[]]`, bps.ErrUnknown},
		{`[{"page":1},[]]`, nil},
		{`""`, nil},
		{`null`, nil},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", `{"status":"OK","data-availability":"available","data":`+tt.data+`}`))
			got, err := c.Years(t.Context(), "0000", 621)
			if tt.kind == nil && (err != nil || len(got) > 0) || tt.kind != nil && !isOnly(err, tt.kind) {
				t.Errorf("%s: %v %v, want %v", tt.data, got, err, tt.kind)
			}
		})
	}
}

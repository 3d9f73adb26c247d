package indicators

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Month is the month of a Susenas survey.
type Month uint8

// The survey months. Figures of an Unknown month (BPS's district tables before
// 2015, partly March and partly September) are never joined with those of March.
const (
	Unknown   Month = 0
	March     Month = 3
	September Month = 9
)

// Period is a survey: its month and year.
type Period struct {
	Year  int
	Month Month
}

// ID is the period as JSON, button data and keys have it: 2025-03, 2025-09, or
// 2012 when the month is unknown.
func (p Period) ID() string {
	if p.Month == Unknown {
		return strconv.Itoa(p.Year)
	}
	return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
}

// IsZero tells whether no period is meant.
func (p Period) IsZero() bool { return p == Period{} }

// Before tells whether p lies earlier than q. A period of unknown month counts
// as the start of its year.
func (p Period) Before(q Period) bool {
	return p.Year < q.Year || p.Year == q.Year && p.Month < q.Month
}

// ParsePeriod reads an ID.
func ParsePeriod(id string) (Period, bool) {
	year, month, dated := strings.Cut(id, "-")
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || y < 1000 {
		return Period{}, false
	}
	switch {
	case !dated:
		return Period{Year: y}, true
	case month == "03":
		return Period{y, March}, true
	case month == "09":
		return Period{y, September}, true
	}
	return Period{}, false
}

func (p Period) compare(q Period) int {
	return cmp.Or(cmp.Compare(p.Year, q.Year), cmp.Compare(p.Month, q.Month))
}

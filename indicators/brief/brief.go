// Package brief writes a region's figures on one printed page, A4, for a meeting.
//
// It promises three things. The page is one page, whatever is missing or long: what
// does not fit is left out and counted, and no words lie over others. Every figure on
// it stands in the catalogue with the caution that lies on it, and every difference is
// one that indicators computes. And equal pages are equal bytes.
//
// A page with targets or commitments is marked as internal; without them it holds
// nothing but public figures. All is drawn as lines and letters in greys that print.
package brief

import (
	"fmt"
	"time"

	"pantau/indicators"
	"pantau/indicators/chart"
)

// Page is what a brief tells.
type Page struct {
	Region  string           // BPS code
	Made    time.Time        // when, in the region's zone
	Borders *chart.Borders   // for the map; a page draws tiles, with or without them
	Targets []Target         // of the region's own plan; none in a public brief
	Pledges *Pledges         // commitments; nil in a public brief
	Group   indicators.Group // of which the region's rank is told; zero is the districts of its province, or the provinces
}

// Target is what a plan aims at for an indicator in a year.
type Target struct {
	Indicator indicators.Indicator
	Year      int
	Low, High indicators.Decimal // equal where the target is one value
	Plan      string             // "RPJMD 2025–2029"
}

// Pledges are the commitments of a region, for the eyes of those who have a role there.
type Pledges struct {
	Open, Late, Done int
	Next             []Pledge // the most urgent ones, as many as fit
}

// Pledge is one line about a commitment.
type Pledge struct {
	Number                       int
	Title, Lead, Deadline, State string // as told in words
}

// PDF is the page, one A4 sheet. A region that is not known, or of which there is no
// figure, is chart.ErrNothing.
func (p Page) PDF(c *indicators.Catalogue) ([]byte, error) {
	s, err := p.write(c)
	if err != nil {
		return nil, fmt.Errorf("writing a brief: %w", err)
	}
	return s.bytes()
}

// internal tells whether the page holds what not everybody may read.
func (p Page) internal() bool { return p.Pledges != nil || len(p.Targets) > 0 }

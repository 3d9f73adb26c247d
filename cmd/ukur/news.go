package main

import (
	"errors"
	"fmt"
	"time"

	"pantau/bot/people"
	"pantau/indicators"
)

// regions are those whose figures may be told, one in each of the country's zones:
// on Fridays nobody is told anything over the prayer.
var regions = [...]string{"6311", "3204", "8171"}

// mustStayOpen is how long a broadcast may take before a pause could meet it.
const mustStayOpen = 25 * time.Minute

// errPrayer means that there is no region whose subscribers may be told just now.
var errPrayer = errors.New("on Fridays from 03.35 to 05.00 UTC nobody in the country is told anything; measure later")

// openRegion is a region whose subscribers may be told from now on for a while.
func openRegion(now time.Time) (string, error) {
	for _, code := range regions {
		if isOpen(code, now) {
			return code, nil
		}
	}
	return "", errPrayer
}

func isOpen(code string, now time.Time) bool {
	var p people.Settings
	wantsFigures(&p, code)
	c := people.NewCalendar(people.Zone(code), people.Policy{})
	for t := now; t.Before(now.Add(mustStayOpen)); t = t.Add(time.Minute) {
		if p.Next(people.NewFigures, c, t).After(t) {
			return false
		}
	}
	return true
}

// survey is the one whose figures the catalogue does not have yet.
var survey = indicators.Period{Year: 2026, Month: indicators.March}

// news is a figure that an operator imports.
type news struct {
	indicators.Figure
	name string // of the region
}

// newsOf is the newest figure of a region that the catalogue has, moved by the
// smallest step to the next survey.
func newsOf(cat *indicators.Catalogue, region string, i indicators.Indicator) (news, error) {
	r, known := cat.Region(region)
	f, ok := cat.Newest(region, i, survey.Month)
	if !known || !ok || f.Period.Year >= survey.Year {
		return news{}, fmt.Errorf("the catalogue has no figure of %s before %s", region, survey.ID())
	}
	f.Period = survey
	f.Value.Units--
	return news{f, r.Full}, nil
}

// csv is the file to import.
func (n news) csv() string {
	return fmt.Sprintf("region,indicator,period,value,source\n%s,%s,%s,%s,Berita Resmi Statistik\n",
		n.Region, n.Indicator.ID(), n.Period.ID(), n.Value)
}

// wants is what a message about it cannot lack. Its words begin the message, so that
// an answer that shows the figure too is none.
func (n news) wants() []string {
	return []string{"Angka baru BPS", "Maret 2026", n.name, printed(n.Figure)}
}

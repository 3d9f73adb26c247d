package bot

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

var cmdJadwalrilis = command{name: "jadwalrilis", answer: jadwalrilis}

// jadwalrilis tells which releases are dated ahead, and when figures are expected that are
// not there yet.
func jadwalrilis(ctx context.Context, t *talk) (chat.Reply, error) {
	code := t.about(ctx)
	if words := strings.TrimSpace(t.words); words != "" {
		named, certain := t.Catalogue.Find(words).Certain()
		if !certain {
			return t.mistake(text.ScheduleUnclear()), nil
		}
		code = named
	}
	known, err := t.scheduled(ctx, code)
	if err != nil {
		return chat.Reply{}, err
	}
	return t.reply(text.ReleaseDates(known, expectedReleases(t.Catalogue, code, t.Now()), t.Catalogue.Checked())), nil
}

// scheduled are the releases dated ahead of a region, its province and the nation, the
// next first.
func (t *talk) scheduled(ctx context.Context, code string) (known []text.ScheduledRelease, err error) {
	if t.Releases == nil {
		return nil, nil
	}
	open, err := t.Releases.Open(ctx)
	if err = t.ledgerRead(err); err != nil {
		return nil, err
	}
	for _, i := range open {
		r := i.Release
		concerns := r.Region == nation || r.Region == code || r.Region == people.ProvinceOf(code)
		if i.State == summaries.Found && concerns && !summaries.May(r.Date, t.Now()) {
			known = append(known, text.ScheduledRelease{Title: r.Title, Origin: r.Origin, Date: r.Date})
		}
	}
	slices.SortStableFunc(known, func(a, b text.ScheduledRelease) int { return cmp.Compare(a.Date, b.Date) })
	return known[:min(len(known), mostScheduled)], nil
}

const (
	mostScheduled = 10 // lines
	mostExpected  = 3  // surveys of one region that are told as missing
)

// expectedReleases are the next surveys of the nation, of a region's province, and of the
// region itself, by what is in the catalogue and by the habit of past years: BPS tells of
// March for the nation and the provinces in the middle of July, and of September in January
// or February; of the districts, which are surveyed in March alone, from August to January.
func expectedReleases(c *indicators.Catalogue, code string, now time.Time) (all []text.ExpectedRelease) {
	codes := []string{nation, people.ProvinceOf(code), code}
	for n, one := range codes {
		r, known := c.Region(one)
		if !known || slices.Contains(codes[:n], one) {
			continue
		}
		whom := r.Full
		if r.Kind == indicators.Nation {
			whom = "Indonesia"
		}
		newest, ok := newestSurvey(c, r)
		if !ok {
			continue
		}
		for range mostExpected {
			newest = surveyAfter(newest, r.Kind.IsDistrict())
			e := expectedOf(newest, r.Kind.IsDistrict(), now)
			e.Whom = whom
			if all = append(all, e); !e.Past {
				break
			}
		}
	}
	return all
}

// newestSurvey is the last one of which a region has P0.
func newestSurvey(c *indicators.Catalogue, r indicators.Region) (indicators.Period, bool) {
	newest, ok := c.Newest(r.Code, indicators.P0, indicators.March)
	if sept, too := c.Newest(r.Code, indicators.P0, indicators.September); too && !r.Kind.IsDistrict() && (!ok || newest.Period.Before(sept.Period)) {
		newest, ok = sept, true
	}
	return newest.Period, ok
}

// surveyAfter is the next one; districts are surveyed in March only.
func surveyAfter(p indicators.Period, district bool) indicators.Period {
	if p.Month == indicators.March && !district {
		return indicators.Period{Year: p.Year, Month: indicators.September}
	}
	return indicators.Period{Year: p.Year + 1, Month: indicators.March}
}

// expectedOf is when the figures of a survey are expected.
func expectedOf(p indicators.Period, district bool, now time.Time) text.ExpectedRelease {
	month := func(year int, m time.Month) time.Time { return time.Date(year, m, 1, 0, 0, 0, 0, people.Zone("")) }
	e := text.ExpectedRelease{Period: p}
	switch {
	case district:
		e.From, e.To = month(p.Year, time.August), month(p.Year+1, time.January)
	case p.Month == indicators.March:
		e.From, e.To, e.Middle = month(p.Year, time.July), month(p.Year, time.July), true
	default:
		e.From, e.To, e.Middle = month(p.Year+1, time.January), month(p.Year+1, time.February), true
	}
	e.Past = !now.Before(e.To.AddDate(0, 1, 0))
	return e
}

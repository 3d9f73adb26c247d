package bot

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// affairs are what the commands and letters about commitments need to know of a region.
type affairs struct {
	Region   string
	SKPDs    []people.SKPD
	Offices  []people.Office
	Calendar people.Calendar
	Now      time.Time // in the region's zone
}

// affairs reads what a region has settled.
func (b *Bot) affairs(ctx context.Context, region string) (affairs, error) {
	a := affairs{Region: region}
	var err error
	if a.SKPDs, err = people.List[people.SKPD](ctx, b.People, region); err != nil {
		return a, stored("reading the SKPD", err)
	}
	if a.Offices, err = people.List[people.Office](ctx, b.People, region); err != nil {
		return a, stored("reading the offices", err)
	}
	if a.Calendar, err = people.CalendarOf(ctx, b.People, region); err != nil {
		return a, stored("reading the calendar", err)
	}
	a.Now = b.Now().In(a.Calendar.Zone())
	return a, nil
}

// Today is the region's civil date.
func (a affairs) Today() commitments.Date { return commitments.DateOf(a.Now) }

// act is who acts for an SKPD, or for the secretariat when skpd is empty.
func (a affairs) act(rights people.Rights, skpd string) commitments.Act {
	o := acting(rights, people.Secretariat)
	if skpd != "" {
		for _, held := range rights.Offices {
			if held.SKPD == skpd {
				o = held
				break
			}
		}
	}
	return commitments.Act{By: cmp.Or(o.Title, text.OperatorTitle()), At: a.Now, Trust: a.Calendar.Policy().Trust}
}

// entry is a line of the history of what somebody does now.
func (a affairs) entry(by string, what commitments.What, about string) commitments.Entry {
	return commitments.Entry{At: a.Now, Day: a.Today(), By: by, What: what, About: about}
}

// mayReport tells whether the rights let somebody report for an SKPD: people of that
// SKPD, and the secretariat.
func mayReport(rights people.Rights, skpd string) bool {
	return rights.Manages() || slices.Contains(rights.SKPDs(), skpd)
}

// commitmentNamed is the commitment whose number stands in a word, with or without "#".
// Drafts are found too. refusal says that there is none.
func (t *talk) commitmentNamed(ctx context.Context, region, word string) (c commitments.Commitment, refusal *chat.Reply, err error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err == nil && n > 0 {
		var ok bool
		if c, ok, err = commitments.Find(ctx, t.Pledges, region, n); err != nil {
			return c, nil, stored("reading a commitment", err)
		} else if ok {
			return c, nil, nil
		}
	}
	r := t.mistake(text.NoSuchCommitment(word))
	return c, &r, nil
}

// record adds to the history what a command has changed on a shelf of the region. The
// change stands without it.
func (t *talk) record(ctx context.Context, region, by, about, from, to string) {
	now := t.Now().In(people.Zone(region))
	e := commitments.Entry{At: now, Day: commitments.DateOf(now), By: by, What: commitments.WasChanged, About: about, From: from, To: to}
	if err := commitments.Record(ctx, t.Pledges, region, e); err != nil {
		t.Log.Error("a change is missing in the history", "update", t.ID, "region", region, "about", about, "error", err)
	}
}

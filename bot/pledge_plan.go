package bot

import (
	"slices"
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/text"
	"pantau/indicators"
)

// noneWords say that there is none.
var noneWords = []string{"tidak ada", "tidak", "kosong", "kosongkan", "hapus", "-"}

// plansOffered are the usual answers about what a commitment serves, and when and how
// often it comes back.
func plansOffered(field string) (choices []choice) {
	switch field {
	case changeIndicator:
		for _, i := range indicators.All {
			choices = append(choices, choice{label: text.ShortIndicator(i), value: i.ID()})
		}
		return append(choices, choice{label: text.ButtonNoIndicator(), value: noneWords[0]})
	case changeLeads:
		choices = append(choices, choice{label: text.ButtonUsualLeads(), value: "bawaan", wide: true})
		for _, leads := range [][]int{{14, 7, 3, 1}, {7, 3, 1}, {7, 1}, {3, 1}} {
			choices = append(choices, choice{label: text.LeadDays(leads), value: commitments.LeadWords(leads)})
		}
	case changeRepeat:
		choices = append(repeatChoices(), choice{label: text.ButtonOnce(), value: "tidak", wide: true})
	}
	return choices
}

// planTaken reads such an answer; again is what to say when it cannot be read.
func planTaken(field, said string) (value, again string) {
	said = strings.ToLower(said)
	switch field {
	case changeIndicator:
		if value = commitments.IndicatorNamed(said); value == "" && !slices.Contains(noneWords, said) {
			return "", text.PledgeIndicatorBad()
		}
		return value, ""
	case changeLeads:
		leads, ok := commitments.ReadLeads(said)
		if !ok {
			return "", text.PledgeLeadsBad()
		}
		return commitments.LeadWords(leads), ""
	}
	r, ok := commitments.ReadRepeat(said)
	if !ok && !slices.Contains(noneWords, said) {
		return "", text.PledgeRepeatBad()
	}
	return string(r), ""
}

// leadsOver are the leads of an open commitment whose day is over for all its SKPD, so
// that they do not come any more.
func leadsOver(c commitments.Commitment, today commitments.Date) (over []int) {
	for _, k := range c.Leads {
		comes := func(p commitments.Party) bool { return !c.DeadlineOf(p).AddDays(-k).Before(today) }
		if c.State == commitments.Open && !slices.ContainsFunc(c.Parties, comes) {
			over = append(over, k)
		}
	}
	return over
}

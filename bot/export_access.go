package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// export is what somebody may take away as a file, and wants.
type export struct {
	affairs
	form  string   // xlsx, csv or ics; empty when not said
	whose []string // ids of SKPD; nil is all
	draft bool     // those that await the secretariat are wanted as well
}

// exports are the forms of files, in the order of buttons.
var exports = [...]string{"xlsx", "csv", "ics"}

// exportFor reads what is wanted, and holds it to what may be given here: files name
// who is late, so they go to private chats, and of other SKPD to the secretariat and to
// leaders only; where the region has opened the names the secretariat may have them in a
// group. A calendar names nobody and is for every reader.
func (t *talk) exportFor(ctx context.Context, region string, rights people.Rights, args []argument) (e export, refusal *chat.Reply, err error) {
	if e.affairs, err = t.affairs(ctx, region); err != nil {
		return e, nil, err
	}
	word, rest := first(args)
	if slices.Contains(exports[:], strings.ToLower(word)) {
		e.form, args = strings.ToLower(word), rest
	}
	if tables := e.form != "ics" && !e.Calendar.Policy().OpenNames; t.Kind != chat.Private && (tables || !rights.Manages()) {
		r := t.refuse(text.ExportPrivately())
		return e, &r, nil
	}
	e.draft = rights.Manages()
	all := rights.Manages() || rights.Is(people.Leader) || e.Calendar.Policy().OpenNames || e.form == "ics"
	own := rights.SKPDs()
	if !rights.Manages() && !rights.Is(people.Leader) {
		e.whose = own
	}
	if named := joined(args); named != "" && strings.ToLower(named) != "semua" {
		s, refusal, err := t.skpdNamed(ctx, region, named)
		if err != nil || refusal != nil {
			return e, refusal, err
		}
		e.whose = []string{s.ID}
	} else if named != "" {
		e.whose = nil
	}
	if all || e.whose != nil && !slices.ContainsFunc(e.whose, func(id string) bool { return !slices.Contains(own, id) }) {
		return e, nil, nil
	}
	r := t.refuse(text.ExportOwnOnly(e.abbrs(own)))
	return e, &r, nil
}

// abbrs are the abbreviations of SKPD.
func (e export) abbrs(ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = text.AbbrOf(e.SKPDs, id)
	}
	return list
}

// wants tells whether a part in a commitment is asked for.
func (e export) wants(c commitments.Commitment, skpd string) bool {
	return (e.draft || c.State != commitments.Draft && !c.Rejected()) && (e.whose == nil || slices.Contains(e.whose, skpd))
}

// invites tells whether a meeting is asked for: it is of one of those SKPD.
func (e export) invites(invited []string) bool {
	return e.whose == nil || slices.ContainsFunc(invited, func(id string) bool { return slices.Contains(e.whose, id) })
}

package bot

import (
	"cmp"
	"context"

	"pantau/bot/people"
	"pantau/bot/text"
)

// doer is the title under which whoever speaks changes something of a region: of an
// office of the secretariat, else of their first office; the operators' own; else an
// administrator of the group.
func (t *talk) doer(ctx context.Context, region string) string {
	rights, err := t.rightsIn(ctx, region)
	switch {
	case err != nil:
		t.Log.Warn("who changes something is not known", "update", t.ID, "error", err)
	case rights.Is(people.Secretariat):
		return acting(rights, people.Secretariat).Title
	case len(rights.Offices) > 0:
		return rights.Offices[0].Title
	case rights.Operator:
		return text.OperatorTitle()
	}
	return text.GroupAdminTitle()
}

// logs adds to the history what whoever speaks has just changed with this command. The
// change stands without it.
func (t *talk) logs(ctx context.Context, region, about, from, to string) {
	t.record(ctx, region, t.doer(ctx, region), about, from, to)
}

// logsHolder adds to the history that an office has another holder, or none. It names
// offices only, never persons.
func (t *talk) logsHolder(ctx context.Context, region, by string, o people.Office, former int64) {
	if o.Holder != former {
		t.record(ctx, region, cmp.Or(by, o.Title), "peran", "", text.LogHolder(o, former != 0))
	}
}

// logsBinding adds to the history whose group this is from now on.
func (t *talk) logsBinding(ctx context.Context, region string, was, is people.Settings) {
	if was.Bound == is.Bound && was.SKPD == is.SKPD {
		return
	}
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		t.Log.Warn("the SKPD are out of reach", "update", t.ID, "error", err)
	}
	words := func(s people.Settings) string {
		if s.Bound != region {
			return ""
		}
		return text.LogChat(list, s.SKPD)
	}
	t.logs(ctx, region, "peran", words(was), words(is))
}

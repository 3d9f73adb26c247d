package bot

import (
	"context"
	"fmt"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// tenancy is the region whose people's things are meant in a chat, and what the
// person who speaks may do there.
type tenancy struct {
	region  string
	rights  people.Rights
	may     bool     // those things may be read here
	several []string // regions of the person's offices, where none of them is certain
}

// tenant is the region whose people's things are meant here, what the person who
// speaks may do in that region, and whether those things may be read in this chat.
// In a bound chat everybody reads; in any other group nobody does, since its
// members are not known. In private a person reads of the region where they hold an
// office: the chat's own region first, else the only one. Operators read and manage
// everywhere, of the chat's own region.
//
// Where it may not be read, unread says so in words.
func (t *talk) tenant(ctx context.Context) (region string, rights people.Rights, may bool, err error) {
	y, err := t.tenancy(ctx)
	return y.region, y.rights, y.may, err
}

// mayRead is tenant, with the words for those who may not read here; nil for those
// who may.
func (t *talk) mayRead(ctx context.Context) (region string, rights people.Rights, refusal *chat.Reply, err error) {
	y, err := t.tenancy(ctx)
	if err != nil || y.may {
		return y.region, y.rights, nil, err
	}
	r := t.unread(y)
	return y.region, y.rights, &r, nil
}

// mayManage is tenant, with the words for those who may not change what the region's
// people make: all but its secretariat and the operators, and these too where it may
// not be read.
func (t *talk) mayManage(ctx context.Context) (region string, rights people.Rights, refusal *chat.Reply, err error) {
	region, rights, refusal, err = t.mayRead(ctx)
	if err != nil || refusal != nil || rights.Manages() {
		return region, rights, refusal, err
	}
	r := t.refuse(text.SecretariatOnly(t.region(region), t.AsChat))
	return region, rights, &r, nil
}

// tenancy is worked out once an answer.
func (t *talk) tenancy(ctx context.Context) (tenancy, error) {
	if t.tenure != nil {
		return *t.tenure, nil
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return tenancy{}, err
	}
	var y tenancy
	switch {
	case kept.Bound != "":
		y.region, y.may = kept.Bound, true
	case t.Kind == chat.Private:
		y, err = t.officeRegion(ctx)
	default:
		y.region, _ = t.home(ctx)
	}
	if err == nil {
		y.rights, err = t.rightsIn(ctx, y.region)
	}
	if err != nil {
		return tenancy{}, stored("reading what a person may do", err)
	}
	t.tenure = &y
	return y, nil
}

// officeRegion is the region meant in private by somebody who may hold offices.
func (t *talk) officeRegion(ctx context.Context) (tenancy, error) {
	home, _ := t.home(ctx)
	y := tenancy{region: home, may: t.isOperator()}
	if y.may {
		return y, nil
	}
	held, err := people.OfficesOf(ctx, t.People, t.From)
	if err != nil {
		return tenancy{}, fmt.Errorf("reading a person's offices: %w", err)
	}
	var regions []string
	for _, h := range held {
		if !slices.Contains(regions, h.Region) {
			regions = append(regions, h.Region)
		}
	}
	switch {
	case slices.Contains(regions, home):
		y.may = true
	case len(regions) == 1:
		y.region, y.may = regions[0], true
	default:
		y.several = regions
	}
	return y, nil
}

// rightsIn are the rights of whoever speaks. One who speaks in the group's own name
// holds no office that can be seen.
func (t *talk) rightsIn(ctx context.Context, region string) (people.Rights, error) {
	if t.From == 0 || t.AsChat {
		return people.Rights{}, nil
	}
	return people.RightsOf(ctx, t.People, region, t.From, t.Admins)
}

func (t *talk) isOperator() bool {
	return t.From != 0 && !t.AsChat && slices.Contains(t.Admins, t.From)
}

// unread tells why nothing of the region's people is shown here, and what helps.
func (t *talk) unread(y tenancy) chat.Reply {
	if len(y.several) == 0 {
		return t.refuse(text.NotReadHere(t.region(y.region), t.Kind))
	}
	var rows [][]chat.Button
	for _, code := range y.several[:min(len(y.several), 8)] {
		rows = append(rows, []chat.Button{button(text.ButtonUseRegion(t.region(code).Full), "wilayah", code)})
	}
	m := t.card(text.WhichOffice(), rows)
	return chat.Reply{Messages: []chat.Message{m}}
}

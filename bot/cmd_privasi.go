package bot

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdPrivasi = command{name: "privasi", changes: true, answer: privasi}

// privasi tells what is kept of a person. What it is in their case is told in private
// only.
func privasi(ctx context.Context, t *talk) (chat.Reply, error) {
	if name, is := strings.CutPrefix(t.words, "pengelola "); is {
		return t.nameController(ctx, strings.TrimSpace(name))
	}
	v := text.PrivacyView{Group: t.Kind != chat.Private, Asks: t.Asker != nil}
	if err := t.ownData(ctx, &v); err != nil {
		return chat.Reply{}, err
	}
	rows := [][]chat.Button{{button(text.ButtonErase(false), "hapusdata")}}
	return chat.Reply{Messages: []chat.Message{t.card(text.Privacy(v), rows)}}, nil
}

// nameController keeps who is responsible for the data of the region's people.
func (t *talk) nameController(ctx context.Context, name string) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	var was string
	_, err = people.Save(ctx, t.People, region, people.Policy{}.Key(), func(p *people.Policy) error {
		was, p.Operator = p.Operator, name
		return nil
	})
	if errors.Is(err, people.ErrField) {
		return t.mistake(text.ControllerUnread()), nil
	}
	if err != nil {
		return t.changed("keeping who is responsible", err)
	}
	if was != name {
		t.logs(ctx, region, "privasi", text.LogController(was), text.LogController(name))
	}
	return t.reply(text.ControllerKept(name, t.region(region))), nil
}

// ownData fills in who is responsible, and in private what is kept of the person.
func (t *talk) ownData(ctx context.Context, v *text.PrivacyView) error {
	kept, err := t.preferences(ctx)
	if err != nil {
		return err
	}
	settled, err := t.chosen(ctx)
	if err != nil {
		return stored("reading the chat's region", err)
	}
	region, _ := t.home(ctx)
	policy, _, err := people.Find[people.Policy](ctx, t.People, cmp.Or(kept.Bound, region), people.Policy{}.Key())
	if err != nil {
		return stored("reading a region's policy", err)
	}
	v.Controller = cmp.Or(policy.Operator, t.Operator)
	if v.Group {
		return nil
	}
	v.Settings = settled.Region != "" || len(settled.Meant) > 0 || !reflect.ValueOf(kept).IsZero()
	held, err := people.OfficesOf(ctx, t.People, t.From)
	for _, h := range held {
		v.Offices = append(v.Offices, h.Office.Title+" ("+t.region(h.Region).Full+")")
	}
	return stored("reading a person's offices", err)
}

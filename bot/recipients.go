package bot

import (
	"context"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/people"
)

// recipient is a chat that may be told of a region's commitments and meetings.
type recipient struct {
	chat     int64
	kind     chat.Kind
	topic    int // of the chat's forum, for commitments
	settings people.Settings
	office   people.Office // that brings it, of a private chat; the zero Office of a group
}

// id is where the recipient is written to.
func (r recipient) id() chat.ID { return chat.ID{Chat: r.chat, Topic: r.topic} }

// desk knows who is told what of a region: its offices, with the private chats of
// those who hold them, and the groups bound to it. Chats that take nothing at present
// are left out, so that what they would be told is told once they are back.
type desk struct {
	held  []recipient // private chats, one for each office that is held
	bound []recipient // groups
}

// audienceOf reads who is told of a region, each chat once.
func (b *Bot) audienceOf(ctx context.Context, a affairs) (desk, error) {
	var d desk
	read := map[int64]people.Settings{}
	for _, o := range a.Offices {
		if o.Holder == 0 {
			continue
		}
		s, known := read[o.Holder]
		if !known {
			var err error
			if s, err = b.People.Settings(ctx, o.Holder); b.unreadable(err) {
				continue
			} else if err != nil {
				return desk{}, stored("reading an officer's settings", err)
			}
			read[o.Holder] = s
		}
		if s.Rest == nil {
			d.held = append(d.held, recipient{o.Holder, chat.Private, s.Topics[people.Commitments], s, o})
		}
	}
	err := b.eachBound(ctx, a.Region, func(id int64, s people.Settings) {
		if s.Bound == a.Region && s.Talks == string(chat.Group) && s.Rest == nil {
			d.bound = append(d.bound, recipient{chat: id, kind: chat.Group, topic: s.Topics[people.Commitments], settings: s})
		}
	})
	return d, err
}

// eachBound goes through the chats that may be bound to a region; their settings decide.
func (b *Bot) eachBound(ctx context.Context, region string, see func(id int64, s people.Settings)) error {
	for after, more := "", true; more; {
		ids, next, err := b.People.Subscribers(ctx, people.Index(people.Bound, region), after, boundPage)
		if err != nil {
			return stored("reading the chats of a region", err)
		}
		for _, id := range ids {
			s, err := b.People.Settings(ctx, id)
			if b.unreadable(err) {
				continue
			}
			if err != nil {
				return stored("reading the settings of a region's chat", err)
			}
			see(id, s)
		}
		after, more = next, next != ""
	}
	return nil
}

// boundPage is how many chats are read at a time.
const boundPage = 250

// of are the chats that are reminded for an SKPD: of its contacts, or of its head where
// there is no contact, and its groups.
func (d desk) of(skpd string) []recipient {
	if skpd == "" {
		return nil
	}
	officers := d.offices(people.Contact, skpd)
	if len(officers) == 0 {
		officers = d.offices(people.Head, skpd)
	}
	all := taking(officers)
	for _, r := range d.bound {
		if r.settings.SKPD == skpd && r.settings.Has(people.Commitments) {
			all = append(all, r)
		}
	}
	return all
}

// heads are the private chats of those who head an SKPD.
func (d desk) heads(skpd string) []recipient { return taking(d.offices(people.Head, skpd)) }

// secretariat are the private chats of its offices.
func (d desk) secretariat() []recipient { return taking(d.offices(people.Secretariat, "")) }

// leaders are the private chats of bupati, wakil bupati and sekda.
func (d desk) leaders() []recipient { return taking(d.offices(people.Leader, "")) }

// groups are the groups of the region that are no single SKPD's.
func (d desk) groups() []recipient {
	return slices.DeleteFunc(slices.Clone(d.bound), func(r recipient) bool {
		return r.settings.SKPD != "" || !r.settings.Has(people.Commitments)
	})
}

// offices are the private chats of those who hold a role; with an SKPD, of that one.
func (d desk) offices(role people.Role, skpd string) (list []recipient) {
	for _, r := range d.held {
		if r.office.Role == role && (skpd == "" || r.office.SKPD == skpd) {
			list = append(list, r)
		}
	}
	return list
}

// taking are those who take what comes with their office, each chat once.
func taking(list []recipient) (some []recipient) {
	for _, r := range list {
		if r.settings.Takes(people.Commitments, true) && !slices.ContainsFunc(some, func(s recipient) bool { return s.chat == r.chat }) {
			some = append(some, r)
		}
	}
	return some
}

// subscribed are all chats that have subscribed to a kind, each once.
func (d desk) subscribed(k people.Kind) (list []recipient) {
	for _, r := range slices.Concat(d.held, d.bound) {
		if r.settings.Has(k) && !slices.ContainsFunc(list, func(s recipient) bool { return s.chat == r.chat }) {
			list = append(list, r)
		}
	}
	return list
}

// heldBy are the offices of the person in a private chat.
func (d desk) heldBy(id int64) (offices []people.Office) {
	for _, r := range d.held {
		if r.chat == id {
			offices = append(offices, r.office)
		}
	}
	return offices
}

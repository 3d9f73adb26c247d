package bot

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// This file holds what the commands over people's things have in common.

// readable is the region whose people's things may be read here, for answers that
// are public and only tell more where they may. It asks the store for less than
// tenant does; without the store there is none.
func (t *talk) readable(ctx context.Context) (region string, may bool) {
	kept, err := t.preferences(ctx)
	switch {
	case err != nil || kept.Bound != "" || t.Kind != chat.Private:
		return kept.Bound, err == nil && kept.Bound != ""
	}
	y, err := t.officeRegion(ctx)
	return y.region, err == nil && y.may
}

// confirmed is the last word of the button that confirms a change.
const confirmed = "ya"

// confirm asks before something is done: the button says the command again, with
// the region, since the chat may mean another one by the time it is pressed. The
// other button leads back to the list of the command.
func (t *talk) confirm(words, verb, region, list string, command ...string) chat.Reply {
	yes := button(text.ButtonYes(verb), t.command, append(command, confirmed, region)...)
	m := t.card(words, [][]chat.Button{{yes, button(text.ButtonCancel(), list)}})
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}
}

// agreed tells whether the arguments end with the agreement that confirm asks for,
// and what stands before it.
func agreed(args []argument, region string) (before []argument, yes bool) {
	n := len(args)
	if n < 2 || args[n-2].text != confirmed || args[n-1].text != region {
		return args, false
	}
	return args[:n-2], true
}

// actor is the title under which somebody acts: of an office with one of the roles,
// or the operators' own.
func actor(rights people.Rights, roles ...people.Role) string {
	return cmp.Or(acting(rights, roles...).Title, text.OperatorTitle())
}

// acting is the office with one of the roles under which somebody acts; the zero
// Office for operators who hold none.
func acting(rights people.Rights, roles ...people.Role) people.Office {
	for _, o := range rights.Offices {
		if slices.Contains(roles, o.Role) {
			return o
		}
	}
	return people.Office{}
}

// maxTitle is how many characters a title or name may have here.
const maxTitle = 80

// badTitle refuses what cannot be a title; nil for what can.
func (t *talk) badTitle(name string) *chat.Reply {
	if n := utf8.RuneCountInString(name); n > 0 && n <= maxTitle && !strings.ContainsAny(name, "\n\r") {
		return nil
	}
	r := t.mistake(text.TooLong(maxTitle))
	return &r
}

// changed turns the error of a change into an answer: another one's change at the
// same time is no fault.
func (t *talk) changed(doing string, err error) (chat.Reply, error) {
	switch {
	case errors.Is(err, people.ErrChanged), errors.Is(err, people.ErrHolder), errors.Is(err, people.ErrNone):
		return t.refuse(text.Busy()), nil
	case errors.Is(err, people.ErrFull):
		return t.refuse(text.Full()), nil
	case errors.Is(err, people.ErrField):
		return t.mistake(text.Unfit()), nil
	}
	return chat.Reply{}, stored(doing, err)
}

// invitationLasts is how long a link works.
const invitationLasts = 7 * 24 * time.Hour

// hosted is an invitation by whoever manages the region's people: it ends with the
// time of the office that invites, so that nobody keeps a way in beyond it.
func hosted(rights people.Rights, i people.Invite) people.Invite {
	host := acting(rights, people.Secretariat)
	i.By, i.Host, i.Hosted = cmp.Or(host.Title, text.OperatorTitle()), host.ID, host.Since
	return i
}

// invitation keeps an invitation under a new token, and gives the address that
// redeems it once. way is start or startgroup.
func (t *talk) invitation(ctx context.Context, region, way string, i people.Invite) (link string, until time.Time, err error) {
	token := t.Token()
	i.Until = t.Now().Add(invitationLasts)
	if err := t.People.Invite(ctx, region, token, i, invitationLasts); err != nil {
		return "", time.Time{}, stored("keeping an invitation", err)
	}
	payload := people.Start{Region: region, Token: token}.String()
	return "https://t.me/" + t.Username + "?" + way + "=" + payload, i.Until.In(people.Zone(region)), nil
}

// linkButtons send a link on, and copy it.
func linkButtons(link string) [][]chat.Button {
	return [][]chat.Button{{
		{Label: text.ButtonSendLink(), URL: "https://t.me/share/url?url=" + url.QueryEscape(link)},
		{Label: text.ButtonCopyLink(), Copy: link},
	}}
}

// numbered is the record with a number as people write it, with or without "#".
func numbered[T any](list []T, id func(T) string, word string) (found T, ok bool) {
	word = strings.TrimPrefix(word, "#")
	for _, x := range list {
		if id(x) == word {
			return x, true
		}
	}
	return found, false
}

// localSince are offices with the times of the region's own zone.
func localSince(region string, list []people.Office) []people.Office {
	list = slices.Clone(list)
	for i := range list {
		if !list[i].Since.IsZero() {
			list[i].Since = list[i].Since.In(people.Zone(region))
		}
	}
	return list
}

// tellHolders writes to both persons of an office that went from one to another.
// Whoever has never spoken with the bot cannot be written to; the handing over
// stands without it.
func (t *talk) tellHolders(ctx context.Context, region string, o people.Office, former int64) {
	local, r := localSince(region, []people.Office{o})[0], t.region(region)
	var letters []outbox.Letter
	if former != 0 && former != o.Holder {
		letters = append(letters, t.holderLetter("former", region, o, former, text.FormerHolder(local, r)))
	}
	if o.Holder != 0 && o.Holder != t.From {
		letters = append(letters, t.holderLetter("holder", region, o, o.Holder, text.NewHolder(local, r)))
	}
	if len(letters) == 0 {
		return
	}
	if _, err := t.Mail.Put(ctx, letters...); err != nil {
		t.Log.Error("the holders of an office are not told", "update", t.ID, "region", region, "error", err)
	}
}

func (t *talk) holderLetter(which, region string, o people.Office, to int64, words string) outbox.Letter {
	key := strings.Join([]string{"office", which, region, o.ID, strconv.FormatInt(o.Since.Unix(), 10), strconv.FormatInt(to, 10)}, "/")
	return outbox.Letter{Key: key, Priority: outbox.Answer, To: chat.ID{Chat: to}, Kind: chat.Private,
		Expires: t.Now().Add(invitationLasts), Message: chat.Message{Text: words}}
}

package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// reviewWords remind the secretariat of what awaits it, and of SKPD that nobody can be
// written to for.
func (b *Bot) reviewWords(ctx context.Context, h hearing, n reminded) (m chat.Message, ok bool, err error) {
	d, err := b.audienceOf(ctx, h.affairs)
	if err != nil || !h.may("", people.Secretariat) {
		return m, false, err
	}
	var list []text.Awaited
	var mute []text.Mute
	err = b.eachReminded(ctx, n, func(c commitments.Commitment, p commitments.Party, i remindedItem) {
		switch {
		case i.Stage == commitments.Review:
			if commitments.ReviewAt(c.TermsOf(p), h.Now, h.Calendar).Stage == commitments.Review {
				list = append(list, text.Awaited{Commitment: c, Party: p})
			}
		case p.Status.Owes() && len(d.of(p.SKPD)) == 0:
			mute = muted(mute, p.SKPD, c.Number)
		}
	})
	if err != nil || len(list)+len(mute) == 0 {
		return m, false, err
	}
	m = chat.Message{Text: text.AwaitedList(list, n.More, mute, h.SKPDs, h.Now)}
	if len(list) > 0 {
		m.Buttons = [][]chat.Button{{button(text.ButtonReviewAll(), "/tinjau")}}
	}
	return m, true, nil
}

// muted adds a commitment to what an SKPD does not hear of.
func muted(list []text.Mute, skpd string, number int) []text.Mute {
	at := slices.IndexFunc(list, func(m text.Mute) bool { return m.SKPD == skpd })
	if at < 0 {
		at, list = len(list), append(list, text.Mute{SKPD: skpd})
	}
	list[at].Numbers = append(list[at].Numbers, number)
	return list
}

// lateWords are the list of what the secretariat decides about.
func (b *Bot) lateWords(ctx context.Context, h hearing, n reminded) (m chat.Message, ok bool, err error) {
	if !h.may("", people.Secretariat) {
		return m, false, nil
	}
	var list []text.LatePart
	err = b.eachReminded(ctx, n, func(c commitments.Commitment, p commitments.Party, _ remindedItem) {
		if c.GoesUp(p, h.Now, h.Calendar, h.Calendar.Policy().EscalatesAfter()) {
			list = append(list, h.latePart(c, p))
		}
	})
	if err != nil || len(list) == 0 {
		return m, false, err
	}
	m = chat.Message{Text: text.LateList(list, n.More, h.Calendar.Policy().EscalatesAfter(), h.SKPDs)}
	if len(list) == 1 {
		m.Buttons = decisions(h.Region, list[0])
		return m, true, nil
	}
	var some []chat.Button
	for _, l := range list {
		label := text.ButtonLate(l.Commitment.Number, chat.Plain(text.SKPDAbbr(h.SKPDs, l.Party.SKPD)))
		some = append(some, partyButton(label, "/rekap naik", h.Region, l.Commitment, l.Party.SKPD))
	}
	m.Buttons = grid(some, 2)
	return m, true, nil
}

func (a affairs) latePart(c commitments.Commitment, p commitments.Party) text.LatePart {
	return text.LatePart{Commitment: c, Party: p, Due: c.DueOf(p, a.Now, a.Calendar)}
}

// decisions are what the secretariat can decide about a part that is late.
func decisions(region string, l text.LatePart) [][]chat.Button {
	say := func(label, verb string) chat.Button {
		return partyButton(label, "tinjau "+verb, region, l.Commitment, l.Party.SKPD)
	}
	return [][]chat.Button{
		{say(text.ButtonRemindAgain(), "lagi"), say(text.ButtonForward(), "teruskan")},
		{say(text.ButtonHold(), "tahan")},
	}
}

// eachReminded reads what a note names, as it is by now; what is open no more, or no
// part of a commitment, is left out.
func (b *Bot) eachReminded(ctx context.Context, n reminded, see func(c commitments.Commitment, p commitments.Party, i remindedItem)) error {
	for _, i := range n.Items {
		c, ok, err := commitments.Find(ctx, b.Pledges, n.Region, i.Number)
		if errors.Is(err, commitments.ErrText) {
			continue
		}
		if err != nil {
			return stored("reading a commitment", err)
		}
		if p := c.Party(i.SKPD); ok && c.State == commitments.Open && p != nil {
			see(c, *p, i)
		}
	}
	return nil
}

// remindNow reminds an SKPD once more, as the secretariat has decided, at the next hour
// at which its chats may be told: at most once a day.
func (b *Bot) remindNow(ctx context.Context, region string, number int, skpd string) error {
	a, err := b.affairs(ctx, region)
	if err != nil {
		return err
	}
	d, err := b.audienceOf(ctx, a)
	if err != nil {
		return err
	}
	s := newSweep(b, a, d)
	for _, r := range s.of(skpd) {
		due := r.settings.Next(people.Commitments, a.Calendar, a.Now)
		s.Now = due.In(a.Calendar.Zone())
		letter := s.letter(r, "lagi-"+strconv.Itoa(number)+"-"+skpd, text.ReminderPlain())
		letter.Due, letter.Note = due, noteOf(reminded{Region: region, Items: []remindedItem{{Number: number, SKPD: skpd}}})
		if err := s.put(ctx, letter); err != nil {
			return err
		}
	}
	return nil
}

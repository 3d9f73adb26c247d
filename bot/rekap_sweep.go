package bot

import (
	"context"
	"fmt"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// recaps sends the weekly recap to those who have subscribed to it: what a chat may
// read of the region decides how much it tells.
func (s *sweep) recaps(ctx context.Context) error {
	sums := map[commitments.Date]*recapSums{}
	for _, r := range s.desk.subscribed(people.Digest) {
		at := r.settings.Next(people.Digest, s.Calendar, s.Now)
		if s.due(at); at.After(s.Now) {
			continue
		}
		day := digestDay(r.settings.Weekly, s.today)
		mark := fmt.Sprintf("rekap/%s/%s@%d", s.Region, day, r.chat)
		known, err := s.Mail.Marked(ctx, mark)
		if err != nil {
			return stored("reading what was told", err)
		}
		if known[0] {
			continue
		}
		if sums[day] == nil {
			if sums[day], err = s.sums(ctx, s.affairs, day.AddDays(-7), day.AddDays(-1)); err != nil {
				return err
			}
		}
		if err := s.recap(ctx, r, sums[day], mark); err != nil {
			return err
		}
	}
	return nil
}

// digestDay is the day of the week on which the chat has its digest, today or last: a
// digest that is carried over a holiday is still that one.
func digestDay(w people.Weekly, today commitments.Date) commitments.Date {
	if w == (people.Weekly{}) {
		w.Day = 1
	}
	return today.AddDays(-((int(today.Weekday()) - int(w.Day) + 7) % 7))
}

// recap makes one chat's letter, if there is anything to tell.
func (s *sweep) recap(ctx context.Context, r recipient, sums *recapSums, mark string) error {
	var of []string
	named := s.Calendar.Policy().OpenNames // in the region's groups
	switch {
	case r.kind == chat.Private:
		of, named = recapFor(people.Rights{Offices: s.desk.heldBy(r.chat)})
	case r.settings.SKPD != "":
		of = []string{r.settings.SKPD}
	}
	v := sums.view(s.affairs, of, named)
	if !sums.any(of) || v.Open+v.Done == 0 {
		return nil // there is nothing to tell
	}
	v.From, v.Group = sums.from, r.kind != chat.Private
	letter := s.letter(r, keyRecap, text.Recap(v))
	letter.Message.Buttons = recapButtons(s.Region, v)
	letter.To.Topic, letter.Marks = r.settings.Topics[people.Digest], []string{mark}
	return s.put(ctx, letter)
}

// keyRecap ends the keys of recaps.
const keyRecap = "rekap"

// recapButtons show a reader's own commitments.
func recapButtons(region string, v text.RecapView) [][]chat.Button {
	if v.Group && len(v.Of) == 0 {
		return [][]chat.Button{{button(text.ButtonOwn(), "rekap", "saya", region)}}
	}
	return [][]chat.Button{{button(text.ButtonAllOpen(), "/komitmen")}}
}

// recapStillWanted tells whether a recap that waits may still be told: the chat wants
// it, and may read of the region.
func (h hearing) recapStillWanted() bool {
	if !h.settings.Has(people.Digest) {
		return false
	}
	return h.settings.Bound == h.Region || len(h.held()) > 0
}

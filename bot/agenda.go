package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// invitedTo are the ids of the SKPD that a meeting invites, those of the parts of the
// team among them.
func invitedTo(m commitments.Meeting, seats []people.Seat) []string {
	ids := slices.Clone(m.Invited)
	for _, s := range seats {
		if s.SKPD != "" && slices.Contains(m.Units, string(s.Unit)) && !slices.Contains(ids, s.SKPD) {
			ids = append(ids, s.SKPD)
		}
	}
	return ids
}

// meetingNamed is the meeting whose number stands in a word, with or without "#".
// refusal says that there is none.
func (t *talk) meetingNamed(ctx context.Context, region, word string) (m commitments.Meeting, refusal *chat.Reply, err error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err == nil && n > 0 {
		var ok bool
		if m, ok, err = commitments.FindMeeting(ctx, t.Pledges, region, n); err != nil {
			return m, nil, stored("reading a meeting", err)
		} else if ok {
			return m, nil, nil
		}
	}
	r := t.mistake(text.NoSuchMeeting(word))
	return m, &r, nil
}

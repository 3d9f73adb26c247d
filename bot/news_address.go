package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
)

// errBehind means that this replica does not answer from the figures of a broadcast
// yet, and so cannot tell who wants to hear of them.
var errBehind = errors.New("the figures of the broadcast are not in use here yet")

// Address makes the letters of a broadcast for a page of its readers: for those who
// still want it, at the time that suits them, in the topic that they chose.
func (b *Bot) Address(ctx context.Context, br outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
	if strings.HasPrefix(br.ID, releasesBegin) {
		return b.addressRelease(ctx, br, ids)
	}
	if d, ok := readNewDate(br.ID); ok {
		return b.addressDate(ctx, br, d, ids)
	}
	n, err := readNews(br)
	if err != nil {
		return nil, err
	}
	if _, behind, err := b.current(ctx, n, n.Cells); err != nil || behind {
		return nil, cmp.Or(err, errBehind)
	}
	now := b.Now()
	return b.lettersTo(ctx, ids, func(a audience, r reader) (l outbox.Letter, ok bool, err error) {
		if !b.notable(r, n, r.cells(n)) {
			return l, false, nil
		}
		start, err := a.start(ctx, br, r)
		due := r.next(later(now, start))
		return outbox.Letter{
			Key: fmt.Sprintf("%s/%d", br.ID, r.id), Priority: br.Priority, Broadcast: br.ID, Kind: r.kind(),
			To: chat.ID{Chat: r.id, Topic: r.settings.Topics[people.NewFigures]}, Due: due, Expires: br.Expires,
		}, !due.After(br.Expires), err
	})
}

// lettersTo makes the letters to a page of readers. write makes one; ok is false for a
// reader who gets none.
func (b *Bot) lettersTo(ctx context.Context, ids []int64, write func(audience, reader) (l outbox.Letter, ok bool, err error)) ([]outbox.Letter, error) {
	a := b.audience()
	var letters []outbox.Letter
	for _, id := range ids {
		r, err := a.reader(ctx, id)
		if b.unreadable(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		l, ok, err := write(a, r)
		if err != nil {
			return nil, err
		}
		if ok {
			letters = append(letters, l)
		}
	}
	return letters, nil
}

// toldBegin begins the names of lists of those who were told a broadcast.
const toldBegin = "told:"

// Readers is a page of up to n chats on a list of a broadcast, behind the place after:
// those who want something, or who were told another broadcast.
func (b *Bot) Readers(ctx context.Context, list, after string, n int) (ids []int64, next string, err error) {
	if id, told := strings.CutPrefix(list, toldBegin); told {
		return b.Mail.Readers(ctx, id, after, n)
	}
	return b.People.Subscribers(ctx, list, after, n)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// audience reads what chats have settled. What chats of a region share is read once.
type audience struct {
	*Bot
	calendars map[string]people.Calendar
	leaders   map[string][]int64
}

func (b *Bot) audience() audience {
	return audience{b, map[string]people.Calendar{}, map[string][]int64{}}
}

// reader is a chat to which something may be told.
type reader struct {
	id       int64
	settings people.Settings
	own      string // its region, when it has named none
	at       string // the region whose time and calendar it keeps
	calendar people.Calendar
}

// reader reads what a chat has settled.
func (a audience) reader(ctx context.Context, id int64) (reader, error) {
	s, err := a.People.Settings(ctx, id)
	if err != nil {
		return reader{}, stored("reading a reader's settings", err)
	}
	c, err := a.People.Chat(ctx, id)
	if err != nil {
		return reader{}, stored("reading a reader's region", err)
	}
	r := reader{id: id, settings: s, own: c.Region}
	named := ""
	if len(s.Regions) > 0 {
		named = strings.TrimSuffix(s.Regions[0], "*")
	}
	r.at = cmp.Or(s.Bound, c.Region, named, a.Home)
	cal, known := a.calendars[r.at]
	if !known {
		if cal, err = people.CalendarOf(ctx, a.People, r.at); err != nil {
			return reader{}, stored("reading a calendar", err)
		}
		a.calendars[r.at] = cal
	}
	r.calendar = cal
	return r, nil
}

// unreadable tells whether an error is of one chat, whose settings cannot be read: that
// holds up no other.
func (b *Bot) unreadable(err error) bool {
	unreadable := errors.Is(err, people.ErrSettings)
	if unreadable {
		b.Log.Error("a chat whose settings cannot be read is told nothing", "error", err)
	}
	return unreadable
}

// kind is the kind of the reader's chat.
func (r reader) kind() chat.Kind {
	if r.settings.Talks != "" {
		return chat.Kind(r.settings.Talks)
	}
	if r.id > 0 {
		return chat.Private
	}
	return chat.Group
}

// cells are those of the news that the reader wants.
func (r reader) cells(n news) (wanted []told) {
	for _, cell := range n.Cells {
		if r.settings.Follows(people.NewFigures, cell.Region, r.own) {
			wanted = append(wanted, cell)
		}
	}
	return wanted
}

// next is the earliest moment from a time on at which the reader may be told.
func (r reader) next(from time.Time) time.Time { return r.nextOf(people.NewFigures, from) }

// nextOf is next for another kind.
func (r reader) nextOf(k people.Kind, from time.Time) time.Time {
	return r.settings.Next(k, r.calendar, from)
}

// start is when a broadcast may reach a reader first. Where a region has settled
// that its leaders have a head start, it is so long after the moment at which a
// person there can be told at all: over night nobody has had the time.
func (a audience) start(ctx context.Context, br outbox.Broadcast, r reader) (time.Time, error) {
	minutes := r.calendar.Policy().HeadStart
	if minutes == 0 {
		return br.Start, nil
	}
	leads, err := a.leads(ctx, r)
	if err != nil || leads {
		return br.Start, err
	}
	open := people.Settings{}.Next(people.NewFigures, r.calendar, br.Start)
	return open.Add(time.Duration(minutes) * time.Minute), nil
}

// leads tells whether the reader is a leader's own chat.
func (a audience) leads(ctx context.Context, r reader) (bool, error) {
	leaders, known := a.leaders[r.at]
	if !known {
		offices, err := people.List[people.Office](ctx, a.People, r.at)
		if err != nil {
			return false, stored("reading who leads", err)
		}
		for _, o := range offices {
			if o.Role == people.Leader && o.Holder != 0 {
				leaders = append(leaders, o.Holder)
			}
		}
		a.leaders[r.at] = leaders
	}
	return slices.Contains(leaders, r.id), nil
}

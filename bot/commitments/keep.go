package commitments

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
)

// thing is what stands on a shelf.
type thing interface {
	Commitment | Meeting
}

// Find is one commitment; ok is false when there is none with the number.
func Find(ctx context.Context, s Store, region string, number int) (c Commitment, ok bool, err error) {
	return find[Commitment](ctx, s, region, Pledges, number)
}

// FindMeeting is one meeting; ok is false when there is none with the number.
func FindMeeting(ctx context.Context, s Store, region string, number int) (m Meeting, ok bool, err error) {
	return find[Meeting](ctx, s, region, Meetings, number)
}

// Each goes through the commitments of a list page by page: current ones by their
// deadline, drafts among them; past ones the last closed first. It goes on behind one that
// cannot be read (ErrText), and ends after any other error.
func Each(ctx context.Context, s Store, region string, l List) iter.Seq2[Commitment, error] {
	return each[Commitment](ctx, s, region, Pledges, l)
}

// EachMeeting goes through the meetings of a list: coming ones by their date, past ones
// the last one first. Its errors are those of Each.
func EachMeeting(ctx context.Context, s Store, region string, l List) iter.Seq2[Meeting, error] {
	return each[Meeting](ctx, s, region, Meetings, l)
}

// Save reads a commitment, has change alter it, and keeps it with the entries that
// change answers; it does all again when somebody else was faster. change may be called
// several times; its error ends the call and is answered as it is. ErrNone, ErrChanged.
func Save(ctx context.Context, s Store, region string, number int, change func(*Commitment) ([]Entry, error)) (Commitment, error) {
	return save(ctx, s, region, Pledges, number, func(c *Commitment) ([]Entry, error) {
		entries, err := change(c)
		c.Version++
		return entries, err
	})
}

// SaveMeeting is Save of a meeting.
func SaveMeeting(ctx context.Context, s Store, region string, number int, change func(*Meeting) ([]Entry, error)) (Meeting, error) {
	return save(ctx, s, region, Meetings, number, func(m *Meeting) ([]Entry, error) {
		entries, err := change(m)
		m.Version++
		return entries, err
	})
}

// Add keeps new commitments under the next numbers, all or none, each with an entry
// like the one given. Its fields About and To are filled in with number and title.
func Add(ctx context.Context, s Store, region string, like Entry, list ...Commitment) ([]Commitment, error) {
	first, err := s.Reserve(ctx, region, Pledges, len(list))
	if err != nil {
		return nil, err
	}
	var changes []Change
	var entries []Entry
	for i := range list {
		list[i].Number, list[i].Version = first+i, 1
		change, err := write(Pledges, list[i], "")
		if err != nil {
			return nil, err
		}
		like.About, like.To = AboutCommitment(first+i), list[i].Title
		changes, entries = append(changes, change), append(entries, like)
	}
	return list, s.Write(ctx, region, changes, entries...)
}

// AddAs is Add of one commitment under a number that was reserved for it. When it is
// kept already, since a press came twice, it is answered as it stands.
func AddAs(ctx context.Context, s Store, region string, like Entry, c Commitment) (Commitment, error) {
	like.About, like.To = AboutCommitment(c.Number), c.Title
	c.Version = 1
	return addAs(ctx, s, region, Pledges, c.Number, c, like)
}

// AddAllAs is AddAs of several commitments, all or none.
func AddAllAs(ctx context.Context, s Store, region string, like Entry, list ...Commitment) error {
	var changes []Change
	var entries []Entry
	for _, c := range list {
		c.Version = 1
		change, err := write(Pledges, c, "")
		if err != nil {
			return err
		}
		like.About, like.To = AboutCommitment(c.Number), c.Title
		changes, entries = append(changes, change), append(entries, like)
	}
	err := s.Write(ctx, region, changes, entries...)
	if !errors.Is(err, ErrChanged) || len(list) == 0 {
		return err
	}
	if _, ok, found := Find(ctx, s, region, list[0].Number); found != nil || !ok {
		return errors.Join(err, found)
	}
	return nil
}

// AddMeetingAs is AddAs of a meeting.
func AddMeetingAs(ctx context.Context, s Store, region string, like Entry, m Meeting) (Meeting, error) {
	like.About, like.To = AboutMeeting(m.Number), m.Title
	m.Version = 1
	return addAs(ctx, s, region, Meetings, m.Number, m, like)
}

func addAs[T thing](ctx context.Context, s Store, region string, of Shelf, number int, x T, e Entry) (T, error) {
	change, err := write(of, x, "")
	if err != nil {
		return x, err
	}
	err = s.Write(ctx, region, []Change{change}, e)
	if !errors.Is(err, ErrChanged) {
		return x, err
	}
	stands, ok, err := find[T](ctx, s, region, of, number)
	if err == nil && !ok {
		err = ErrChanged
	}
	return stands, err
}

// Record adds entries to the history of a region without changing anything here.
func Record(ctx context.Context, s Store, region string, entries ...Entry) error {
	return s.Write(ctx, region, nil, entries...)
}

func find[T thing](ctx context.Context, s Store, region string, of Shelf, number int) (x T, ok bool, err error) {
	texts, err := s.Texts(ctx, region, of, number)
	if err != nil || len(texts) == 0 || texts[0] == "" {
		return x, false, err
	}
	x, err = read[T](of, texts[0])
	return x, err == nil, err
}

// page is how many things are read at a time.
const page = 250

func each[T thing](ctx context.Context, s Store, region string, of Shelf, l List) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for after, more := "", true; more; {
			texts, next, err := s.Page(ctx, region, of, l, after, page)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, text := range texts {
				if x, err := read[T](of, text); !yield(x, err) {
					return
				}
			}
			after, more = next, next != ""
		}
	}
}

// tries is how often a writer begins anew when others were faster.
const tries = 8

func save[T thing](ctx context.Context, s Store, region string, of Shelf, number int, change func(*T) ([]Entry, error)) (T, error) {
	var none T
	for range tries {
		texts, err := s.Texts(ctx, region, of, number)
		if err != nil {
			return none, err
		}
		if texts[0] == "" {
			return none, ErrNone
		}
		x, err := read[T](of, texts[0])
		if err != nil {
			return none, err
		}
		entries, err := change(&x)
		if err != nil {
			return x, err
		}
		put, err := write(of, x, texts[0])
		if err != nil {
			return none, err
		}
		if err := s.Write(ctx, region, []Change{put}, entries...); !errors.Is(err, ErrChanged) {
			return x, err
		}
	}
	return none, ErrChanged
}

func read[T thing](of Shelf, text string) (x T, err error) {
	if err := json.Unmarshal([]byte(text), &x); err != nil {
		return x, fmt.Errorf("reading the shelf %s: %w", of, ErrText)
	}
	return x, nil
}

// write is the change that keeps a thing.
func write[T thing](of Shelf, x T, was string) (Change, error) {
	text, err := json.Marshal(x)
	if err != nil {
		return Change{}, err
	}
	c := Change{Shelf: of, Was: was, Is: string(text)}
	switch x := any(x).(type) {
	case Commitment:
		c.Number, c.List, c.Order = x.Number, Current, x.Deadline.Days()
		if x.State == Closed || x.State == Cancelled {
			c.List, c.Order = Past, newestFirst(DateOf(x.ClosedAt))
		}
	case Meeting:
		c.Number, c.List, c.Order = x.Number, Current, x.Date.Days()
		if x.Over {
			c.List, c.Order = Past, newestFirst(x.Date)
		}
	}
	return c, nil
}

// newestFirst is a place on a list that begins with the last day.
func newestFirst(d Date) int { return 1_000_000 - d.Days() }

package summaries_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"pantau/summaries"
)

// spoilt is a ledger in which the item of one release cannot be read.
type spoilt struct {
	*summaries.MemoryLedger
	id string
}

var errSpoilt = fmt.Errorf("reading item 1: %w", summaries.ErrRecord)

func (s spoilt) ByID(ctx context.Context, id string) (summaries.Item, bool, error) {
	if id == s.id {
		return summaries.Item{}, false, errSpoilt
	}
	return s.MemoryLedger.ByID(ctx, id)
}

func (s spoilt) Open(ctx context.Context) ([]summaries.Item, error) {
	items, err := s.MemoryLedger.Open(ctx)
	return items, errors.Join(err, errors.Join(errSpoilt))
}

func (s spoilt) Told(ctx context.Context, regions []string, skip, most int) ([]summaries.Item, int, error) {
	items, all, err := s.MemoryLedger.Told(ctx, regions, skip, most)
	return items, all, errors.Join(err, errSpoilt)
}

// An item that cannot be read holds up no other: neither of its source, nor of others.
func TestItemThatCannotBeRead(t *testing.T) {
	a, b := newShelf("brs/6311"), newShelf("brs/6300")
	d := newDesk(t, a, b)
	d.look()
	d.room.Ledger = spoilt{d.ledger, "brs/6311/1"}
	a.put("brs/6311/1", "Kemiskinan Maret 2030", "2031-07-22", "5,10")
	a.put("brs/6311/2", "Kemiskinan Balangan Maret 2031", "2031-07-23", "4,64")
	b.put("brs/6300/1", "Kemiskinan Kalimantan Selatan Maret 2031", "2031-07-24", "3,84")
	if r, err := d.room.Look(t.Context(), d.now); !errors.Is(err, summaries.ErrRecord) || r.New != 2 || r.Drafted != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

// stubborn is a ledger that keeps nothing of one item, whatever is tried.
type stubborn struct {
	*summaries.MemoryLedger
	number int
}

func (s stubborn) Change(ctx context.Context, number int, change func(*summaries.Item) error) (summaries.Item, error) {
	if number == s.number {
		return summaries.Item{}, summaries.ErrItem
	}
	return s.MemoryLedger.Change(ctx, number, change)
}

// A draft that cannot be kept holds up no other, and is not silent.
func TestDraftThatCannotBeKept(t *testing.T) {
	s := newShelf("brs/6311")
	d := newDesk(t, s)
	d.look()
	d.room.Ledger = stubborn{d.ledger, 1}
	s.put("brs/6311/1", "Kemiskinan Maret 2030", "2031-07-22", "5,10")
	s.put("brs/6311/2", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	if r, err := d.room.Look(t.Context(), d.now); !errors.Is(err, summaries.ErrItem) || r.Drafted != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	d.is("brs/6311/1", summaries.Found)
	d.is("brs/6311/2", summaries.Drafted)
}

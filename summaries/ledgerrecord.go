package summaries

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// What a ledger holds on to. An item that is forgotten keeps its ID known.
const (
	KeepsAnnounced = 10_000               // items in state Announced; beyond them the first told are forgotten
	KeepsAside     = 400 * 24 * time.Hour // of items that are aside, counted to one that comes in
	RoomEvery      = 10                   // items that come in, of which the last makes room among those aside
	ForgetsAtOnce  = 50                   // items
	CountsLive     = 3 * 24 * time.Hour

	MostTraces = 20
	MostTrace  = 20_000    // bytes of a trace's text; the rest is cut off
	MostTraced = 256 << 10 // bytes of an item's record beyond which its oldest traces make room
	MostItem   = 512 << 10 // bytes of an item's record beyond which what its draft left out does
)

// Errors of ledgers, besides ErrChanged.
var (
	// ErrNoItem is a number that no item has.
	ErrNoItem = errors.New("the ledger has no such item")
	// ErrItem is an item that cannot stand in a ledger: without an ID, or too large.
	ErrItem = errors.New("the item cannot stand in the ledger")
	// ErrRecord is a record that is none of an item.
	ErrRecord = errors.New("the record is none of an item")
	// ErrNewer is a record that a newer version of the program has written. It is not
	// read, since it could only be written back with a part lost.
	ErrNewer = errors.New("the record was written by a newer version of the program")
)

// IsOpen tells whether something is still to be done about an item.
func (s State) IsOpen() bool { return s == Found || s == Drafted || s == Waiting }

// IsAside tells whether an item was never to be told; see KeepsAside.
func (s State) IsAside() bool { return s == Old || s == Beside }

// record is an item as ledgers keep it. A field more in any type below Item is known
// to older programs as newer; one that changes its meaning needs another schema.
type record struct {
	Schema int
	Item   Item
}

const schema = 1

// EncodeItem is the record of an item: JSON, without its Number and Version, which
// stand beside it, times in UTC, trimmed to MostTraces, MostTrace, MostTraced and MostItem.
// Errors wrap ErrItem.
func EncodeItem(i Item) ([]byte, error) {
	if i.Release.ID == "" {
		return nil, fmt.Errorf("%w: it has no ID", ErrItem)
	}
	i.Number, i.Version = 0, 0
	i.inUTC()
	i.trim()
	for {
		text, err := encode(record{schema, i})
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w: %w", ErrItem, err)
		case len(text) <= MostTraced, len(text) <= MostItem && len(i.Traces) == 0:
			return text, nil
		case !i.lighten():
			return nil, fmt.Errorf("%w: its record has %d bytes of %d", ErrItem, len(text), MostItem)
		}
	}
}

// lighten takes away what is for review alone: the oldest trace, then half of what the
// draft left out; at last what stood before a correction. false means that nothing of that
// is left.
func (i *Item) lighten() bool {
	switch {
	case len(i.Traces) > 0:
		i.Traces = i.Traces[1:]
	case i.Draft != nil && len(i.Draft.Dropped) > 0:
		draft := *i.Draft
		draft.Dropped = draft.Dropped[:len(draft.Dropped)/2]
		i.Draft = &draft
	case slices.ContainsFunc(i.Changes, func(e Edit) bool { return e.Former != nil }):
		i.settle()
	default:
		return false
	}
	return true
}

func encode(r record) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(r)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// inUTC makes times the same whatever zone the writer was in.
func (i *Item) inUTC() {
	for _, t := range [...]*time.Time{&i.FoundAt, &i.DraftAt, &i.ToldAt, &i.TryAt} {
		*t = t.UTC()
	}
	i.Changes, i.Traces = slices.Clone(i.Changes), slices.Clone(i.Traces)
	for n := range i.Changes {
		i.Changes[n].At = i.Changes[n].At.UTC()
		if f := i.Changes[n].Former; f != nil {
			i.Changes[n].Former = &Former{f.Draft, f.At.UTC(), f.By}
		}
	}
	for n := range i.Traces {
		i.Traces[n].At = i.Traces[n].At.UTC()
	}
}

// trim keeps the newest traces and the beginnings of their texts.
func (i *Item) trim() {
	i.Traces = i.Traces[max(0, len(i.Traces)-MostTraces):]
	for n, t := range i.Traces {
		if len(t.Text) > MostTrace {
			i.Traces[n].Text = strings.ToValidUTF8(t.Text[:MostTrace], "")
		}
	}
}

// DecodeItem reads a record. Errors are ErrRecord or ErrNewer.
func DecodeItem(text []byte) (Item, error) {
	var r record
	err := decode(text, &r, true)
	switch {
	case err == nil && r.Schema == schema && r.Item.Release.ID != "":
		return r.Item, nil
	case r.Schema > schema, err != nil && decode(text, new(record), false) == nil:
		return Item{}, ErrNewer
	}
	return Item{}, ErrRecord
}

// decode reads JSON, and nothing behind it; strictly, it refuses fields it does not know.
func decode(text []byte, to any, strictly bool) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if strictly {
		d.DisallowUnknownFields()
	}
	if err := d.Decode(to); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return ErrRecord
	}
	return nil
}

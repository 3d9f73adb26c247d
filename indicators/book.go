package indicators

import (
	"context"
	"errors"
	"time"
)

// TableCell is one cell of a table of BPS as somebody has read it, not yet held
// against anything.
type TableCell struct {
	Region    string // BPS code
	Label     string // the region's name in the table, to be held against the code
	Indicator Indicator
	Period    Period
	Value     Decimal // in the indicator's unit
	Table     string  // where it was read: "0000/621" over the API, a title otherwise
	Stamp     string  // the table's own date of last change; equal stamps, equal tables
}

// Origin says how a figure came into the book.
type Origin string

// The origins.
const (
	FromAPI        Origin = "api"        // read from the BPS Web API
	FromFile       Origin = "import"     // entered by an operator with a source
	FromCorrection Origin = "correction" // entered by the role BPS
)

// Entry is a figure in the book: it stands over the embedded catalogue's.
type Entry struct {
	Region    string
	Indicator Indicator
	Period    Period
	Value     Decimal
	Was       *Decimal // the value told before, by the book or the catalogue; nil for a new figure
	Origin    Origin
	Source    string    // title of the source for readers
	Stamp     string    // of the table, for FromAPI, on the entry that closes a reading: see Findings.Keep
	Reason    string    // of a correction
	By        string    // title of the office that made a correction or let a held figure pass
	At        time.Time // when it went into the book
	Held      string    // why it is not told but waits for a person, for people; empty when it is told
}

// Book keeps entries: figures that were fetched, imported or corrected after the
// program was built. Methods may be called from many goroutines and processes.
type Book interface {
	// Entries are all of them, one a cell and held ones beside, with the version of
	// the book that they are.
	Entries(ctx context.Context) (entries []Entry, version int64, err error)
	// Version rises with every Write.
	Version(ctx context.Context) (int64, error)
	// Write puts entries in, each in place of the one of its cell, held or not held
	// apart. What was told before is kept in Was. With news the entries wait to be
	// told, unless the book has told their values already. When it returns without
	// error they outlive a kill. Page decides what becomes of each.
	Write(ctx context.Context, news bool, entries ...Entry) error
	// Drop takes held entries out: somebody has let them pass, or turned them down.
	// The same value is not held again in that cell.
	Drop(ctx context.Context, held ...Entry) error
}

// News is the list of entries that wait to be told.
type News interface {
	// Untold are the entries that wait, the oldest first.
	Untold(ctx context.Context) ([]Entry, error)
	// Told takes entries off the list.
	Told(ctx context.Context, entries ...Entry) error
}

// ErrBook is a book that holds what this program cannot read.
var ErrBook = errors.New("the book of figures cannot be read")

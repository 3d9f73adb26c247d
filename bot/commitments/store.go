package commitments

import (
	"context"
	"errors"
)

// Shelf is a collection of numbered things of one region.
type Shelf string

// The shelves.
const (
	Pledges  Shelf = "commitments" // Commitment
	Meetings Shelf = "meetings"    // Meeting
)

// List is one of the two lists on which a thing of a shelf can stand.
type List string

// The lists, each in the order of Change.Order, then of numbers.
const (
	Current List = "current" // drafts and open ones; coming meetings
	Past    List = "past"
)

// Change puts one thing in place of what it was.
type Change struct {
	Shelf  Shelf
	Number int    // from 1
	Was    string // the text that was read; empty for what is new
	Is     string // the text to keep
	List   List   // on which it stands from then on, and on that alone
	Order  int    // its place there, ascending; beyond 0 to 9,999,999 it counts as the nearest
}

// Store keeps commitments, meetings and their history as text. Typed readers and
// writers stand beside it. Every method may be called from many goroutines and
// replicas at once.
type Store interface {
	// Texts are the things with the numbers, in the order asked for; empty for one that is
	// not there.
	Texts(ctx context.Context, region string, s Shelf, numbers ...int) ([]string, error)
	// Page is up to n things of a list, at most MaxPage, behind the place after (empty is
	// the beginning). next is empty behind the last page. What changes its place meanwhile
	// may be met twice or not at all; everything else is met once.
	Page(ctx context.Context, region string, s Shelf, l List, after string, n int) (texts []string, next string, err error)
	// Reserve gives out n numbers that were never given before, from first on.
	Reserve(ctx context.Context, region string, s Shelf, n int) (first int, err error)
	// Write makes the changes and adds the entries to the history, all or none, at most
	// MaxChanges of each. It answers ErrChanged when a thing is no longer what it was, and
	// ErrChange to one that cannot be kept. When it returns without error everything
	// outlives a kill.
	Write(ctx context.Context, region string, changes []Change, entries ...Entry) error
	// History is the last n entries about something, the oldest of them first.
	History(ctx context.Context, region, about string, n int) ([]Entry, error)
	// Day is the last n entries of a day, the oldest of them first. A day is kept for
	// KeepsDays after the last entry came to it, and at most MaxDay entries of it.
	Day(ctx context.Context, region string, day Date, n int) ([]Entry, error)
	// Version rises with every Write in the region; 0 when there never was one.
	Version(ctx context.Context, region string) (int64, error)
	// Regions are those in which anything was ever written, sorted.
	Regions(ctx context.Context) ([]string, error)
}

// KeepsDays is for how many days the history by day is kept; the history of each thing
// is kept for good.
const KeepsDays = 400

// Bounds of single calls.
const (
	MaxPage    = 1000   // things
	MaxChanges = 2000   // of a Write; entries as well
	MaxDay     = 20_000 // entries of a day that are kept, the last ones
)

// Errors of the store.
var (
	// ErrChange means that a change or an entry is incomplete, or that there are too many.
	ErrChange = errors.New("the change cannot be kept")
	// ErrChanged means that somebody else has changed the thing meanwhile.
	ErrChanged = errors.New("somebody else has changed it meanwhile")
	// ErrNone means that there is no such thing.
	ErrNone = errors.New("there is no such thing")
	// ErrText means that what is kept is no text of ours.
	ErrText = errors.New("it holds something else")
)

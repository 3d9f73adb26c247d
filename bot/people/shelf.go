package people

import (
	"context"
	"errors"
	"time"
)

// Shelf is a collection of records of one kind that people of one region make.
type Shelf string

// The shelves.
const (
	Offices  Shelf = "offices"  // Office, by ID
	SKPDs    Shelf = "skpd"     // SKPD, by ID
	Seats    Shelf = "team"     // Seat, by ID
	Targets  Shelf = "targets"  // Target, by ID
	Groups   Shelf = "groups"   // Group, by ID
	DaysOff  Shelf = "daysoff"  // DayOff, by date
	Policies Shelf = "policies" // one record: Policy, by "policy"
	Numbers  Shelf = "numbers"  // the last number given on a numbered shelf, by the shelf's name
)

// ErrChanged means that a record is no longer what the writer has read.
var ErrChanged = errors.New("somebody else has changed it meanwhile")

// Shelves keeps records as text. Typed readers and writers stand beside each type.
type Shelves interface {
	// Records are all records of a region on a shelf, by id.
	Records(ctx context.Context, region string, s Shelf) (map[string]string, error)
	// Write puts a record in place of what it was: an empty was is none, an empty is
	// takes it away. It answers ErrChanged when the record is another by now, unless
	// it is what is to be written. When it returns without error the record outlives
	// a kill.
	Write(ctx context.Context, region string, s Shelf, id, was, is string) error
}

// Persons knows in which regions a person may hold an office, so that the offices
// of a person are found without reading every region. It may name a region too many.
type Persons interface {
	// Regions are the codes of those regions, sorted.
	Regions(ctx context.Context, person int64) ([]string, error)
	// AddRegion adds one; it does nothing when it is there.
	AddRegion(ctx context.Context, person int64, region string) error
	// DropRegion takes one away; it does nothing when there is none.
	DropRegion(ctx context.Context, person int64, region string) error
}

// Again is how long the one who has taken an invitation may take it again, because
// a press may come twice.
const Again = time.Hour

// Invites keeps invitations that work once.
type Invites interface {
	// Invite keeps an invitation to something of a region for a while.
	Invite(ctx context.Context, region, token string, i Invite, ttl time.Duration) error
	// Redeem takes the invitation for a person: ok for the first who asks, and for the
	// same person again within the hour; not for others, and not after its time.
	Redeem(ctx context.Context, region, token string, person int64) (i Invite, ok bool, err error)
}

// Store is everything that this room keeps.
type Store interface {
	Chats
	Subscriptions
	Shelves
	Persons
	Invites
}

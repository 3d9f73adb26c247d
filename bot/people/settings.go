package people

import (
	"context"
	"errors"
	"time"
)

// Kind is the kind of what a chat can subscribe to.
type Kind string

// The kinds, in the order of menus. A kind's value is its word in commands.
const (
	NewFigures  Kind = "angka"    // a new or revised figure of the chat's regions
	Releases    Kind = "rilis"    // summaries of releases
	Commitments Kind = "komitmen" // reminders
	Digest      Kind = "rekap"    // weekly
)

// Kinds are all of them, in the order of menus.
var Kinds = [...]Kind{NewFigures, Releases, Commitments, Digest}

// Settings is what a chat has settled for what comes unasked. The zero Settings
// wants nothing and is bound to no region.
type Settings struct {
	Talks   string       `json:"talks,omitempty"`   // private, group or channel
	Bound   string       `json:"bound,omitempty"`   // code of the region whose people's things may be read here
	SKPD    string       `json:"skpd,omitempty"`    // id of the SKPD whose chat this is, within Bound
	Wants   []Kind       `json:"wants,omitempty"`   // kinds subscribed to
	Regions []string     `json:"regions,omitempty"` // see Whole; empty is the chat's own region
	Off     []Kind       `json:"off,omitempty"`     // kinds turned off, which an office would bring
	Watches []Watch      `json:"watches,omitempty"` // conditions on new figures
	Weekly  Weekly       `json:"weekly,omitzero"`   // when the digest comes
	Paused  time.Time    `json:"paused,omitzero"`   // nothing unasked before; zero is not paused
	Quiet   *Quiet       `json:"quiet,omitempty"`   // quiet hours; nil is the usual ones
	Topics  map[Kind]int `json:"topics,omitempty"`  // thread of a forum for each kind
	Rest    *Rest        `json:"rest,omitempty"`    // the chat takes nothing at present
	Greeted bool         `json:"greeted,omitempty"` // the bot has introduced itself
}

// Watch is a condition under which a new figure is told. A chat without watches is
// told of every new figure of its regions.
type Watch string

// The conditions.
const (
	IfP0Rises     Watch = "naik"      // P0 rose on the year before
	IfRankChanges Watch = "peringkat" // the rank within the province is another
	IfAbove       Watch = "di-atas"   // followed by "-" and a percentage with a point, such as "di-atas-5": P0 lies above it
)

// Weekly is when a weekly digest comes, in the region's own time. The zero Weekly is
// Monday at 9.
type Weekly struct {
	Day  time.Weekday `json:"day"`
	Hour int          `json:"hour"` // 0 to 23
}

// Quiet is a stretch of every day, in minutes after midnight in the region's own
// time; it may reach over midnight. With both ends equal there is none.
type Quiet struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Rest is why and since when a chat takes nothing.
type Rest struct {
	Reason string    `json:"reason"`
	Since  time.Time `json:"since"`
}

// Bounds of what a chat may settle.
const (
	MaxRegions = 50
	MaxWatches = 5
)

// Whole names all kabupaten and kota of a province, as Settings.Regions and index
// names do: the province's code and a star.
func Whole(province string) string { return province + "*" }

// Bound is the kind under which the chats bound to a region are indexed.
const Bound Kind = "bound"

// Index names a list of chats: those that want a kind for a region, or for
// everything in a province (see Whole).
func Index(k Kind, region string) string { return string(k) + ":" + region }

// Errors of what a chat settles.
var (
	ErrFull   = errors.New("there is no room for more")
	ErrRegion = errors.New("a region is four digits, with a star behind for all within a province")
	ErrHours  = errors.New("hours lie within a day, and days within a week")
	ErrWatch  = errors.New("no such condition")
	ErrPlace  = errors.New("no such place on a list")
	ErrMove   = errors.New("chats move to numbers of supergroups only")
	// ErrSettings is what is kept of a chat and cannot be read.
	ErrSettings = errors.New("they are no settings of ours")
)

// Subscriptions keeps settings, and an index over them. Chats go by any number
// they ever had (see Move). Methods may be called from many goroutines.
type Subscriptions interface {
	// Settings of a chat; the zero Settings for one never heard of.
	Settings(ctx context.Context, id int64) (Settings, error)
	// Change reads the settings, has change alter them, and keeps them if nobody else
	// has changed them meanwhile, else it does all again. change may be called several
	// times; its error, or that of Check, ends the call and is answered. When Change
	// returns without error the settings outlive a kill, and the chat is on the lists
	// of Indexes.
	Change(ctx context.Context, id int64, change func(*Settings) error) (Settings, error)
	// Subscribers is a page of up to n chats on a list, in a fixed order, behind the
	// place after (empty is the beginning). next is empty behind the last page. A chat
	// may still stand on a list that it has just left: its Settings decide. A chat that
	// has moved stands there once, under its first number. ErrPlace.
	Subscribers(ctx context.Context, index string, after string, n int) (ids []int64, next string, err error)
	// Move gives a chat a new number: what was kept under the old one is found under
	// both from then on, and what was kept under the new one gives way. Moving again
	// does nothing. It answers ErrMove when the new one is no number of a supergroup.
	Move(ctx context.Context, from, to int64) error
	// Forget drops everything that is kept about a chat: settings, region, names.
	Forget(ctx context.Context, id int64) error
}

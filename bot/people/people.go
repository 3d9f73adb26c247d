// Package people knows the chats that talk with the bot and what each has settled,
// and the people of a region: the offices they hold and the records they make.
//
// It promises:
//   - What is settled is kept for good once the call has returned, under whatever
//     number the chat goes, and small: a region, at most MaxNames names that are
//     forgotten when the chat stops using them, and Settings within their bounds.
//   - Lists of chats (Index) are complete: a chat that wants something is on the
//     list for it, so that telling many reads a list page by page and nothing else.
//   - Two who change the same thing at once both succeed, one after the other, or
//     one of them hears ErrChanged. Nothing is overwritten unseen.
//   - Rights belong to offices, and an office to one region. Who hands one over has
//     no right of it from that moment. No names of persons are kept, only the
//     messenger's numbers of those who hold an office.
//   - When something may be told (Settings.Next) and to whom (Settings.Follows,
//     Settings.Notable) are pure decisions; now is an argument.
//
// The room is pure: a store is an adapter's business, held to the promises by
// the contract in peopletest. Memory is the store of programs that keep nothing.
package people

import (
	"context"
	"errors"
	"strings"
	"time"
)

// What a chat may have remembered.
const (
	MaxNames = 100                 // names a chat; the one chosen longest ago makes room
	MaxBytes = 100                 // bytes of one name
	Forgets  = 90 * 24 * time.Hour // after the chat's last choice its names are forgotten
)

// ErrName refuses a name or code that cannot be remembered: a name has 1 to
// MaxBytes bytes, a code no blanks.
var ErrName = errors.New("a name has 1 to 100 bytes, and a code no blanks")

// Chat is what one chat has settled. The zero Chat has settled nothing.
type Chat struct {
	Region string            // BPS code; empty when not set
	Meant  map[string]string // an ambiguous name, folded → the code chosen in this chat
}

// Chats keeps what chats have settled. id is the messenger's number of a chat.
// Every method may be called from many goroutines at once.
type Chats interface {
	// Chat is what the chat has settled; the zero Chat for one never heard of.
	Chat(ctx context.Context, id int64) (Chat, error)
	// SetRegion keeps the chat's own region; empty clears it. When it returns
	// without error the region outlives a kill of the process, and the chat is on
	// the lists of Indexes.
	SetRegion(ctx context.Context, id int64, code string) error
	// Remember keeps which code the chat means by a folded name; an empty code
	// forgets the name. It answers ErrName to what cannot be kept.
	Remember(ctx context.Context, id int64, name, code string) error
}

// CheckName answers ErrName when a store must refuse to remember the pair.
func CheckName(name, code string) error {
	if name == "" || len(name) > MaxBytes || strings.ContainsAny(code, " \t\n") {
		return ErrName
	}
	return nil
}

// Package dialogue holds talk that takes more than one step: the question the
// bot has asked back and not yet heard the answer to, and the cards, which are
// messages whose buttons move them, and what a person's talk was about last.
//
// It promises that everything in it ends by itself: each thing is kept for the
// time its caller names and is then as if it had never been. A person has at
// most one pending question in a place, so a second question takes the place of
// the first. Of anybody's words it keeps the ambiguous name itself, and what was said
// so far of a command that asked for the rest, until the question ends.
//
// The room is pure: a store is an adapter's business, held to the promises by
// the contract in dialoguetest.
package dialogue

import (
	"context"
	"time"

	"pantau/bot/chat"
)

// Question is what the bot has asked back: which region is meant by a name, or,
// without choices, for words that complete a command.
type Question struct {
	Command string   // words with one %s for the chosen code, such as "indikator %s 2020"
	Name    string   // the ambiguous words, folded
	Choices []string // BPS codes in the order of the buttons
}

// Card is a message of the bot whose buttons change it in place. A press on an
// old message brings its number only, so the rest stands here.
type Card struct {
	Owner   int64  // who asked; in a group nobody else moves the card
	Topic   int    // thread of the forum it stands in; 0 is none
	Command string // the kind of card, by its command
}

// Store keeps questions, subjects, cards and marks, each for a time to live that must be
// above zero. person is the messenger's number of a person; 0 is a chat that
// speaks in its own name. Every method may be called from many goroutines at once.
type Store interface {
	// Ask keeps q as the one pending question of the person in that place.
	Ask(ctx context.Context, at chat.ID, person int64, q Question, ttl time.Duration) error
	// Pending is the person's pending question in that place, if there is one.
	Pending(ctx context.Context, at chat.ID, person int64) (Question, bool, error)
	// Close ends the pending question; where there is none it does nothing.
	Close(ctx context.Context, at chat.ID, person int64) error

	// PutSubject keeps what the person's talk in that place is about: a question of ours
	// that asks it, with codes in place of names ("6311 p0 2020"), and in a second line
	// what it followed on, if it did. It takes the place of the one before.
	PutSubject(ctx context.Context, at chat.ID, person int64, question string, ttl time.Duration) error
	// Subject is what the person's talk in that place is about, if it is still kept.
	Subject(ctx context.Context, at chat.ID, person int64) (question string, ok bool, err error)
	// DropSubject forgets it; where there is none it does nothing.
	DropSubject(ctx context.Context, at chat.ID, person int64) error

	// Keep keeps what a press on the message will need.
	Keep(ctx context.Context, message chat.Ref, c Card, ttl time.Duration) error
	// Card is what was kept of the message, if it still is.
	Card(ctx context.Context, message chat.Ref) (Card, bool, error)

	// Once is true for the first caller with the key within ttl, over all
	// replicas. A call that fails may have taken the key or not.
	Once(ctx context.Context, key string, ttl time.Duration) (bool, error)
}

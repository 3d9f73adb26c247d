package dialogue

import (
	"context"
	"errors"
	"time"

	"pantau/bot/chat"
)

// Form is a conversation of several steps: what one person is filling in at one place.
type Form struct {
	Command string            // that asks and, in the end, does it: "komitmen baru"
	Step    string            // the question that is open
	Fields  map[string]string // what was answered so far
	Card    int               // number of the message that asks last; 0 when unknown
	Last    int64             // number of the update that was heard last, so that none is heard twice
	Version int               // rises with every change, and from form to form; 0 is a form that is not kept yet
}

// ErrChanged means that the form is no longer what the writer has read: the person
// pressed twice, or two replicas heard the person at once.
var ErrChanged = errors.New("the form has changed meanwhile")

// Forms keeps one form a person and place. Every method may be called from many
// goroutines at once.
type Forms interface {
	// Form is what the person is filling in there, if anything.
	Form(ctx context.Context, at chat.ID, person int64) (Form, bool, error)
	// PutForm keeps f, under a higher version, for a while that begins anew, and answers
	// it as it is kept. It answers ErrChanged unless the form that is kept has f.Version;
	// 0 puts a new form in place of any. Versions follow the clock, in µs, so that a button
	// of a form that has ended fits no later one, and nothing is kept to know that.
	PutForm(ctx context.Context, at chat.ID, person int64, f Form, ttl time.Duration) (Form, error)
	// DropForm ends it; where there is none it does nothing.
	DropForm(ctx context.Context, at chat.ID, person int64) error
}

package bps

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// The kinds of failure. Each error of this package is one of them or the end of
// a context.
var (
	// ErrKey is a key that BPS does not accept; asking again does not help.
	ErrKey = errors.New("BPS does not accept the key")
	// ErrRequest is a request that BPS finds wrong: the program's or the address's mistake.
	ErrRequest = errors.New("BPS finds the request wrong")
	// ErrBlocked is the firewall's refusal. It says nothing about the key, though an
	// unlucky key can cause it, as a User-Agent can.
	ErrBlocked = errors.New("the firewall of BPS refuses")
	// ErrEmpty is an answer that says that there is nothing of the kind.
	ErrEmpty = errors.New("BPS has nothing there")
	// ErrUnknown is an answer that does not say whether there is something: the body
	// null, or a shape that this program does not know.
	ErrUnknown = errors.New("the answer of BPS says nothing")
	// ErrAway is BPS out of reach, too slow, overloaded, or asking to wait.
	ErrAway = errors.New("BPS cannot be reached")
	// ErrCertificate is a server that cannot prove that it is BPS's.
	ErrCertificate = errors.New("the certificate of BPS does not hold")
	// ErrTable is a table that is not what it should be by its title, number or labels.
	ErrTable = errors.New("not the table that was expected")
	// ErrBudget is a day's requests used up.
	ErrBudget = errors.New("the day's requests to BPS are used up")
)

// errNull is the body null: too large an answer, none for any year, or overload.
var errNull = fmt.Errorf("%w: its body is null", ErrUnknown)

// transient is a failure that another try may mend, no sooner than after.
type transient struct {
	error
	after time.Duration
}

func (t *transient) Unwrap() error { return t.error }

// tooManyYears is BPS's refusal to send so many years in one answer.
type tooManyYears struct{ most int }

func (e *tooManyYears) Error() string {
	return fmt.Sprintf("%v: at most %d years a call", ErrRequest, e.most)
}

func (e *tooManyYears) Unwrap() error { return ErrRequest }

// cleaner takes secrets out of text that came from elsewhere.
type cleaner struct{ key string }

// keyParts are the places of an address where a key or a password stands.
var keyParts = regexp.MustCompile(`(?i)\bkey(=|%3d|/|%2f)[^&;\s"'<>/#]*`)
var passwords = regexp.MustCompile(`//[^/@\s]+@`)

// short keeps what is quoted from elsewhere readable in a line of a log.
const short = 300

// clean is the text without key, without line breaks and of bounded length.
func (c cleaner) clean(text string) string {
	text = keyParts.ReplaceAllString(text, "key$1…")
	text = passwords.ReplaceAllString(text, "//…@")
	for _, form := range []string{c.key, url.QueryEscape(c.key), url.PathEscape(c.key)} {
		if len(form) >= 6 {
			text = strings.ReplaceAll(text, form, "…")
		}
	}
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > short {
		text = strings.ToValidUTF8(text[:short], "") + "…"
	}
	return text
}

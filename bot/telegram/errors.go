package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

// What a caller may tell apart.
var (
	// ErrToken means that the API does not know the token. Trying again is no use.
	ErrToken = errors.New("the Bot API does not know the token")
	// ErrWebhook means that the API will never take the webhook as it is set: its
	// address or secret is wrong. The API's own sentence stands beside it.
	ErrWebhook = errors.New("the Bot API does not take the webhook")
	// ErrEmpty means that a message has nothing in it to send.
	ErrEmpty = errors.New("the message is empty")
	// ErrTooLarge means that a file has more bytes than it may.
	ErrTooLarge = errors.New("the file is too large")
	// ErrNoFile means that the Bot API does not have the file, or not now.
	ErrNoFile = errors.New("the Bot API does not have the file")
)

// refusal is the API's own "no".
type refusal struct {
	Method string
	Code   int           // as of HTTP
	Reason string        // the API's sentence, without what it quotes of the message
	After  time.Duration // how long to wait, for a 429
	Moved  int64         // the chat's new number, when a group became a supergroup
}

// Error is the method, the code and the reason.
func (r *refusal) Error() string {
	return fmt.Sprintf("%s: %d %s", r.Method, r.Code, r.Reason)
}

// Is makes refusals the errors above, and chat.ErrGone, where they mean that.
func (r *refusal) Is(target error) bool {
	switch target {
	case ErrToken:
		// A method that a server does not know is 404 too; getMe every server knows.
		return r.Code == http.StatusUnauthorized || r.Code == http.StatusNotFound && r.Method == "getMe"
	case ErrWebhook:
		return r.Code == http.StatusBadRequest && r.Method == setWebhook
	case ErrTooLarge:
		return r.says(oversized) || r.Code == http.StatusRequestEntityTooLarge
	case ErrNoFile:
		return r.Method == theFile && r.Code == http.StatusNotFound ||
			r.Method == getFile && r.Code == http.StatusBadRequest && !r.says(oversized)
	case chat.ErrGone:
		return !r.says(fileless) && (r.Code == http.StatusForbidden || r.says(gone))
	}
	return false
}

// says tells whether the reason holds one of the phrases.
func (r *refusal) says(phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(r.Reason, p) {
			return true
		}
	}
	return false
}

// The API has one code for most refusals, so its sentences decide.
var (
	gone = []string{
		"chat not found", "user not found", "user is deactivated", "group chat was deactivated",
		"not enough rights", "have no rights", "CHAT_WRITE_FORBIDDEN", "CHAT_RESTRICTED",
		"PEER_ID_INVALID", "need administrator rights", "bot was kicked", "bot was blocked",
		"CHAT_ADMIN_REQUIRED", "CHAT_SEND_PLAIN_FORBIDDEN",
	}
	// fileless chats take words, but no files.
	fileless = []string{
		"rights to send photos", "rights to send documents",
		"CHAT_SEND_PHOTOS_FORBIDDEN", "CHAT_SEND_DOCS_FORBIDDEN", "CHAT_SEND_MEDIA_FORBIDDEN",
	}
	unreadable = []string{"can't parse entities"}
	threadless = []string{"message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID"}
	unmodified = []string{"message is not modified"}
	uneditable = []string{
		"message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
		"there is no text in the message to edit", "there is no media in the message to edit",
		"there is no caption in the message to edit",
		"message to be edited not found", "message identifier is not specified",
	}
	// unkept is the id of a file that Telegram does not keep, or for another bot.
	unkept = []string{
		"file identifier", "file_id", "file reference", "FILE_REFERENCE", "FILE_ID_INVALID", "MEDIA_EMPTY",
		"can't use file of type",
	}
	oversized = []string{"file is too big"}
	expired   = []string{"query is too old", "query ID is invalid", "QUERY_ID_INVALID"}
)

// noReply is a reply that is not one of the API's.
type noReply struct {
	Status int  // of HTTP
	Begun  bool // the reply broke off, so the request was taken
	cause  error
}

// Error is the status, never the page that came.
func (n *noReply) Error() string {
	if n.cause != nil {
		return fmt.Sprintf("the reply broke off (status %d): %v", n.Status, n.cause)
	}
	return fmt.Sprintf("the reply is not from the Bot API (status %d)", n.Status)
}

// Unwrap is the reason why the reply broke off, when there is one.
func (n *noReply) Unwrap() error { return n.cause }

// sorted turns the library's results into ours. Uploads lose the code in the
// library's error, so it is taken from the reply itself.
func sorted(method string, resp *tgbotapi.APIResponse, err error) (json.RawMessage, error) {
	if err == nil {
		return resp.Result, nil
	}
	var page *noReply
	if errors.As(err, &page) && page.Status == http.StatusRequestEntityTooLarge {
		return nil, &refusal{Method: method, Code: page.Status, Reason: http.StatusText(page.Status)} // of a proxy, for good
	}
	var e *tgbotapi.Error
	if !errors.As(err, &e) {
		return nil, fmt.Errorf("%s: %w", method, reread(err))
	}
	r := &refusal{
		Method: method,
		Code:   e.Code,
		Reason: reason(method, e.Message),
		After:  time.Duration(e.RetryAfter) * time.Second,
		Moved:  e.MigrateToChatID,
	}
	if r.Code == 0 && resp != nil {
		r.Code = resp.ErrorCode
	}
	if r.Code == http.StatusTooManyRequests && r.After <= 0 {
		r.After = time.Second
	}
	return nil, r
}

// reread names JSON that breaks off or does not fit: it came from the API, which
// therefore took the request.
func reread(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &noReply{Status: http.StatusOK, Begun: true, cause: errors.New("undecodable JSON")}
	}
	return err
}

// reason is the API's sentence as it may stand in a log. What it says of a webhook
// quotes nobody, and the operator needs all of it.
func reason(method, said string) string {
	if method == setWebhook {
		return shorten(said, maxNotice)
	}
	return unquoted(said)
}

// unquoted cuts what the API quotes of a message behind its own sentence.
func unquoted(reason string) string {
	head, rest, ok := strings.Cut(reason, ": ")
	if !ok {
		return reason
	}
	rest, _, _ = strings.Cut(rest, ": ")
	rest, _, _ = strings.Cut(rest, `"`)
	return head + ": " + rest
}

// temporary tells whether the same request may succeed later.
func temporary(err error) bool {
	var r *refusal
	if errors.As(err, &r) {
		return r.Code == http.StatusTooManyRequests || r.Code >= 500
	}
	return !errors.Is(err, context.Canceled) && !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrTooLarge)
}

// errUnsent marks a request that had no connection to go out on.
var errUnsent = errors.New("not connected")

// taken tells whether the API may have done what was asked although the request
// failed. A reset connection counts as not taken: see the package comment.
func taken(err error) bool {
	if errors.Is(err, errUnsent) || isDial(err) {
		return false
	}
	var n *noReply
	if errors.As(err, &n) {
		return n.Begun && n.Status == http.StatusOK
	}
	var slow net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &slow) && slow.Timeout()
}

// isDial tells whether there was no connection to begin with.
func isDial(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

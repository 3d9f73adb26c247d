package telegram

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

// What the webhook reads of an update, and how long the API may take to bring it.
const (
	maxBody  = 1 << 20 // bytes
	bodyTime = 10 * time.Second
)

// setWebhook is the method that sets it.
const setWebhook = "setWebhook"

// SetWebhook has the API bring updates to an address, with a secret that it
// shows each time. The error is ErrWebhook when the API refuses them for good,
// ErrToken, or one that may pass by itself.
func (c *Client) SetWebhook(ctx context.Context, url, secret string) error {
	_, err := c.repeat(ctx, setWebhook, tgbotapi.Params{
		"url":             url,
		"secret_token":    secret,
		"allowed_updates": handled,
	})
	if errors.Is(err, ErrWebhook) {
		return fmt.Errorf("setting the webhook: %w: %w", ErrWebhook, err)
	}
	if err != nil {
		return fmt.Errorf("setting the webhook: %w", err)
	}
	return nil
}

// Webhook takes updates that the API brings. It answers 200 only when an update
// is finished, so that one in hand comes again after a crash; 401 without the
// secret (and always when the secret is empty), 405 to anything but POST, 413 to
// a body over one megabyte, 408 to one that takes over ten seconds, 400 to what is
// no JSON, and 503 when too many updates wait already, upon which the API brings
// them again later. An update that comes again while it is in hand waits for that
// to finish. An inline query is taken with 200 at once.
func (d *Door) Webhook(secret string) http.Handler {
	h := &hook{
		Door:   d,
		secret: []byte(secret),
		lanes:  newLanes(d.workers(), 4*d.workers()),
		inHand: map[int64]chan struct{}{},
	}
	return h
}

// hook is one webhook that is served.
type hook struct {
	*Door
	secret []byte
	lanes  *lanes

	mu     sync.Mutex
	inHand map[int64]chan struct{} // by id; closed when finished
	past   history
}

// ServeHTTP takes one update.
func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	given := []byte(r.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
	if len(h.secret) == 0 || subtle.ConstantTimeCompare(given, h.secret) != 1 {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	raw, status := body(w, r)
	if status == http.StatusOK {
		status = h.take(r.Context(), raw)
	}
	w.WriteHeader(status)
}

// body reads an update, or tells the status that refuses it. The server has no
// time limit of its own, because answers may take a minute; the one set here ends
// with the body. Writers that know no deadlines do without.
func body(w http.ResponseWriter, r *http.Request) ([]byte, int) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime))
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var long *http.MaxBytesError
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, http.StatusRequestTimeout
	case errors.As(err, &long):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil || !json.Valid(raw):
		return nil, http.StatusBadRequest
	}
	return raw, http.StatusOK
}

// take has an update answered and waits for that, or for the caller to go away;
// the answer goes on then.
func (h *hook) take(ctx context.Context, raw []byte) int {
	u, ok, err := decode(raw, h.Client.self.Load())
	if err != nil {
		h.log().Warn("telegram: an update was skipped", "update", u.ID, "error", err)
	}
	if !ok {
		return http.StatusOK
	}
	if u.Inline != "" {
		h.typed(ctx, u)
		return http.StatusOK
	}
	done, status := h.begin(u, func() { h.answer(context.WithoutCancel(ctx), u) })
	if done == nil {
		return status
	}
	select {
	case <-done:
		return http.StatusOK
	case <-ctx.Done():
		return http.StatusServiceUnavailable
	}
}

// begin puts an update in hand. The channel closes when it is finished; it is nil
// when the status is known at once.
func (h *hook) begin(u chat.Update, answer func()) (<-chan struct{}, int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.past.has(u.ID) {
		return nil, http.StatusOK
	}
	if done, ok := h.inHand[u.ID]; ok {
		return done, 0
	}
	done := make(chan struct{})
	ok := h.lanes.add(task{update: u, do: func() {
		defer h.finish(u.ID, done)
		answer()
	}})
	if !ok {
		return nil, http.StatusServiceUnavailable
	}
	h.inHand[u.ID] = done
	return done, 0
}

// typed has an inline query answered, unless it was brought before. The API need not
// wait for that: it would bring no other query of the person meanwhile.
func (h *hook) typed(ctx context.Context, u chat.Update) {
	h.mu.Lock()
	known := h.past.has(u.ID)
	h.past.add(u.ID)
	h.mu.Unlock()
	if !known {
		h.Door.typed(context.WithoutCancel(ctx), u)
	}
}

func (h *hook) finish(id int64, done chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.inHand, id)
	h.past.add(id)
	close(done)
}

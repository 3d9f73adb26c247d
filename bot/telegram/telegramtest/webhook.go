package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"syscall"
	"time"
)

// hook delivers updates to one address.
type hook struct {
	url, secret string
	stop        chan struct{}
	failed      string // why the last delivery that failed did; empty when none has
	failedAt    time.Time
}

const (
	inParallel = 40          // deliveries at once, as Telegram has it by default
	patience   = time.Minute // for a webhook to answer
)

// DeliverTo has updates delivered to a webhook, as if the bot had set it: up to
// forty at once, those of one chat too, each again until it is answered 200.
func (s *Server) DeliverTo(url, secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
	s.updates.end("setWebhook request")
	s.hook = &hook{url: url, secret: secret, stop: make(chan struct{})}
	go s.deliverAll(s.hook)
}

func (s *Server) unhook() {
	if s.hook != nil {
		close(s.hook.stop)
		s.hook = nil
	}
}

// deliverAll takes updates in order and delivers them beside each other.
func (s *Server) deliverAll(h *hook) {
	slots := make(chan struct{}, inParallel)
	var last int64
	for {
		fresh, changed := s.after(last)
		for _, u := range fresh {
			last = u.id
			select {
			case slots <- struct{}{}:
			case <-h.stop:
				return
			}
			go func() {
				defer func() { <-slots }()
				s.deliver(h, u)
			}()
		}
		select {
		case <-changed:
		case <-h.stop:
			return
		}
	}
}

// after are the updates behind one, and what closes when there are others.
func (s *Server) after(last int64) (fresh []queued, changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range s.updates.waiting {
		if u.id > last {
			fresh = append(fresh, u)
		}
	}
	return fresh, s.updates.watch()
}

// deliver brings one update until it is taken.
func (s *Server) deliver(h *hook, u queued) {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		failed := s.post(h, u.raw)
		if failed == "" {
			s.drop(u.id)
			return
		}
		s.mu.Lock()
		h.failed, h.failedAt = failed, time.Now()
		s.mu.Unlock()
		select {
		case <-time.After(wait):
		case <-h.stop:
			return
		}
	}
}

// post brings an update once and tells why it was not taken, in Telegram's words.
func (s *Server) post(h *hook, raw []byte) (failed string) {
	r, err := http.NewRequest(http.MethodPost, h.url, bytes.NewReader(raw))
	if err != nil {
		return "Failed to resolve host: " + h.url
	}
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	go func() {
		select {
		case <-h.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	client := http.Client{Transport: s.opts.Webhook, CheckRedirect: stay}
	resp, err := client.Do(r.WithContext(ctx))
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "Read timeout expired"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "Connection refused"
	case err != nil:
		return "Connection reset by peer"
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Sprintf("Wrong response from the webhook: %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	return ""
}

// stay follows no redirect.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// drop forgets an update that was taken.
func (s *Server) drop(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := &s.updates
	for i, u := range q.waiting {
		if u.id == id {
			q.waiting = append(q.waiting[:i:i], q.waiting[i+1:]...)
			q.tell()
			return
		}
	}
}

// secretForm is what a webhook's secret may be.
var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{0,256}$`)

func (s *Server) setWebhook(c *Call) (json.RawMessage, *apiError) {
	if c.Params["url"] == "" {
		return s.deleteWebhook(c)
	}
	if !secretForm.MatchString(c.Params["secret_token"]) {
		return nil, wrong("secret token contains unallowed characters")
	}
	s.mu.Lock()
	s.updates.allow(c.Params["allowed_updates"])
	s.mu.Unlock()
	s.DeliverTo(c.Params["url"], c.Params["secret_token"])
	return yes, nil
}

func (s *Server) deleteWebhook(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
	if c.Params["drop_pending_updates"] == "true" {
		s.updates.waiting = nil
	}
	return yes, nil
}

func (s *Server) getWebhookInfo(*Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := map[string]any{"url": "", "has_custom_certificate": false, "pending_update_count": len(s.updates.waiting)}
	if h := s.hook; h != nil {
		info["url"] = h.url
		if h.failed != "" {
			info["last_error_message"], info["last_error_date"] = h.failed, h.failedAt.Unix()
		}
	}
	return encode(info), nil
}

package telegramtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

// hook delivers updates to one address.
type hook struct {
	url, secret string
	stop        chan struct{}
}

// inParallel is how many deliveries run at once, as Telegram has it by default.
const inParallel = 40

// DeliverTo has updates delivered to a webhook, as if the bot had set it.
func (s *Server) DeliverTo(url, secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unhook()
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
	for wait := 50 * time.Millisecond; !post(h, u.raw); wait = min(2*wait, 5*time.Second) {
		select {
		case <-time.After(wait):
		case <-h.stop:
			return
		}
	}
	s.drop(u.id)
}

func post(h *hook, raw []byte) bool {
	r, err := http.NewRequest(http.MethodPost, h.url, bytes.NewReader(raw))
	if err != nil {
		return false
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	_ = resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

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

func (s *Server) setWebhook(c *Call) (json.RawMessage, *apiError) {
	if c.Params["url"] == "" {
		return s.deleteWebhook(c)
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
	url := ""
	if s.hook != nil {
		url = s.hook.url
	}
	return encode(map[string]any{"url": url, "has_custom_certificate": false, "pending_update_count": len(s.updates.waiting)}), nil
}

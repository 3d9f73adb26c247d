package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// queue holds the updates that are not confirmed. The server's lock guards it.
type queue struct {
	waiting   []queued
	next      int64
	allowed   map[string]bool // nil is all
	changed   chan struct{}   // closed and made anew with each update and confirmation
	watched   bool            // somebody waits for changed
	poller    chan string     // of the poll that is held; gets what ends it
	polled    chan struct{}   // closed with the first poll
	firstPoll time.Time
	polls     int
}

type queued struct {
	id  int64
	raw []byte
}

func newQueue() queue {
	return queue{next: 100_000_001, changed: make(chan struct{}), polled: make(chan struct{})}
}

// add puts an update of a kind behind the others. One that the bot did not ask
// for is lost.
func (q *queue) add(kind string, value json.RawMessage) int64 {
	if q.allowed != nil && !q.allowed[kind] {
		q.next++
		return q.next - 1
	}
	return q.put(func(id int64) []byte {
		raw := make([]byte, 0, len(value)+64)
		raw = strconv.AppendInt(append(raw, `{"update_id":`...), id, 10)
		raw = append(append(raw, `,"`+kind+`":`...), value...)
		return append(raw, '}')
	})
}

func (q *queue) put(write func(id int64) []byte) int64 {
	id := q.next
	q.next++
	q.waiting = append(q.waiting, queued{id, write(id)})
	q.tell()
	return id
}

func (q *queue) tell() {
	if q.watched {
		close(q.changed)
		q.changed = make(chan struct{})
		q.watched = false
	}
}

func (q *queue) watch() <-chan struct{} {
	q.watched = true
	return q.changed
}

// confirm drops what an offset says was taken; a negative one keeps so many from
// the end.
func (q *queue) confirm(offset int64) {
	n := 0
	switch {
	case offset > 0:
		for n < len(q.waiting) && q.waiting[n].id < offset {
			n++
		}
	case offset < 0:
		n = max(0, len(q.waiting)+int(max(offset, -1e6)))
	}
	if n > 0 {
		q.waiting = q.waiting[n:]
		q.tell()
	}
}

// first writes the first updates as a list.
func (q *queue) first(n int) json.RawMessage {
	raw := []byte{'['}
	for i, u := range q.waiting[:min(n, len(q.waiting))] {
		if i > 0 {
			raw = append(raw, ',')
		}
		raw = append(raw, u.raw...)
	}
	return append(raw, ']')
}

// getUpdates holds the request until there is something or its time is over.
func (s *Server) getUpdates(c *Call) (json.RawMessage, *apiError) {
	limit, timeout := int(c.number("limit")), c.number("timeout")
	if limit == 0 {
		limit = 100
	}
	if limit < 1 || limit > 100 || timeout < 0 {
		return nil, wrong("limit or timeout out of range")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook != nil {
		return nil, &apiError{Code: 409, Text: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}
	}
	q := &s.updates
	if q.polls++; q.polls == 1 {
		q.firstPoll = c.at
		close(q.polled)
	}
	q.end("other getUpdates request; make sure that only one bot instance is running")
	me := make(chan string, 1)
	q.poller = me
	defer func() {
		if q.poller == me {
			q.poller = nil
		}
	}()
	q.allow(c.Params["allowed_updates"])
	q.confirm(c.number("offset"))
	end := time.NewTimer(time.Duration(timeout) * time.Second)
	defer end.Stop()
	for len(q.waiting) == 0 && timeout > 0 {
		if done, e := s.held(c, me, end.C); done {
			return json.RawMessage("[]"), e
		}
	}
	return q.first(limit), nil
}

// end ends the poll that is held, if there is one.
func (q *queue) end(by string) {
	if q.poller != nil {
		q.poller <- by
		q.poller = nil
	}
}

// held waits for updates without the lock, and tells whether the poll is over
// without any.
func (s *Server) held(c *Call, me <-chan string, end <-chan time.Time) (bool, *apiError) {
	changed := s.updates.watch()
	s.mu.Unlock()
	defer s.mu.Lock()
	select {
	case <-changed:
		return false, nil
	case by := <-me:
		return true, &apiError{Code: 409, Text: "Conflict: terminated by " + by}
	case <-end:
	case <-c.r.Context().Done():
	case <-s.stop:
	}
	return true, nil
}

// allow remembers which kinds of updates the bot wants; no list leaves it as it was.
func (q *queue) allow(list string) {
	var kinds []string
	if list == "" || json.Unmarshal([]byte(list), &kinds) != nil {
		return
	}
	q.allowed = nil
	for _, k := range kinds {
		if q.allowed == nil {
			q.allowed = map[string]bool{}
		}
		q.allowed[k] = true
	}
}

// Polled is closed when the bot first asks for updates.
func (s *Server) Polled() <-chan struct{} { return s.updates.polled }

// FirstPoll is when the bot first asked for updates; zero before.
func (s *Server) FirstPoll() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.updates.firstPoll
}

// Pending is how many updates the bot has not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.updates.waiting)
}

// Confirmed waits until the bot has confirmed everything up to an update.
func (s *Server) Confirmed(ctx context.Context, update int64) error {
	for {
		s.mu.Lock()
		q := &s.updates
		done := len(q.waiting) == 0 || q.waiting[0].id > update
		changed := q.watch()
		s.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("waiting for a confirmation: %w", ctx.Err())
		}
	}
}

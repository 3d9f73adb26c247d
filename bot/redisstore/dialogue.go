package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
)

// question and card are the forms in Redis, whose names stay when Go's change.
type question struct {
	Command string   `json:"command"`
	Name    string   `json:"name"`
	Choices []string `json:"choices"`
}

type card struct {
	Owner   int64  `json:"owner"`
	Topic   int    `json:"topic,omitempty"`
	Command string `json:"command"`
}

// Ask implements dialogue.Store.
func (s *Store) Ask(ctx context.Context, at chat.ID, person int64, q dialogue.Question, ttl time.Duration) error {
	at, err := s.place(ctx, at)
	if err != nil {
		return err
	}
	return s.put(ctx, "keeping a question", s.askKey(at, person), question(q), ttl)
}

// Pending implements dialogue.Store.
func (s *Store) Pending(ctx context.Context, at chat.ID, person int64) (dialogue.Question, bool, error) {
	at, err := s.place(ctx, at)
	if err != nil {
		return dialogue.Question{}, false, err
	}
	var q question
	ok, err := s.get(ctx, "reading the pending question", s.askKey(at, person), &q)
	return dialogue.Question(q), ok, err
}

// Close implements dialogue.Store.
func (s *Store) Close(ctx context.Context, at chat.ID, person int64) error {
	at, err := s.place(ctx, at)
	if err != nil {
		return err
	}
	return s.do(ctx, "ending a question", func() error {
		return s.rdb.Del(ctx, s.askKey(at, person)).Err()
	})
}

// PutSubject implements dialogue.Store.
func (s *Store) PutSubject(ctx context.Context, at chat.ID, person int64, question string, ttl time.Duration) error {
	at, err := s.place(ctx, at)
	if err != nil {
		return err
	}
	return s.do(ctx, "keeping what a talk is about", func() error {
		return s.rdb.Set(ctx, s.subjectKey(at, person), question, life(ttl)).Err()
	})
}

// Subject implements dialogue.Store.
func (s *Store) Subject(ctx context.Context, at chat.ID, person int64) (question string, ok bool, err error) {
	at, err = s.place(ctx, at)
	if err != nil {
		return "", false, err
	}
	err = s.do(ctx, "reading what a talk is about", func() (err error) {
		question, err = s.rdb.Get(ctx, s.subjectKey(at, person)).Result()
		ok = err == nil
		return err
	})
	return question, ok, err
}

// DropSubject implements dialogue.Store.
func (s *Store) DropSubject(ctx context.Context, at chat.ID, person int64) error {
	at, err := s.place(ctx, at)
	if err != nil {
		return err
	}
	return s.do(ctx, "forgetting what a talk is about", func() error {
		return s.rdb.Del(ctx, s.subjectKey(at, person)).Err()
	})
}

// place is where a chat's questions are kept, whatever number it goes by now.
func (s *Store) place(ctx context.Context, at chat.ID) (chat.ID, error) {
	first, err := s.first(ctx, at.Chat)
	at.Chat = first
	return at, err
}

// Keep implements dialogue.Store. A card goes by the number that its chat has now:
// the messages of a chat that moves are numbered anew.
func (s *Store) Keep(ctx context.Context, message chat.Ref, c dialogue.Card, ttl time.Duration) error {
	return s.put(ctx, "keeping a card", s.cardKey(message), card(c), ttl)
}

// Card implements dialogue.Store.
func (s *Store) Card(ctx context.Context, message chat.Ref) (dialogue.Card, bool, error) {
	var c card
	ok, err := s.get(ctx, "reading a card", s.cardKey(message), &c)
	return dialogue.Card(c), ok, err
}

// Once implements dialogue.Store. The mark is random, so that a call whose reply
// was lost and which the client sends again knows its own mark.
func (s *Store) Once(ctx context.Context, key string, ttl time.Duration) (bool, error) {
	mine := rand.Text()
	var holder *redis.StringCmd
	err := s.do(ctx, "marking what happens once", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			p.SetNX(ctx, s.onceKey(key), mine, life(ttl))
			holder = p.Get(ctx, s.onceKey(key))
			return nil
		})
		return err
	})
	return err == nil && holder.Val() == mine, err
}

func (s *Store) put(ctx context.Context, doing, key string, v any, ttl time.Duration) error {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return s.do(ctx, doing, func() error { return s.rdb.Set(ctx, key, text, life(ttl)).Err() })
}

// get reads what put has written, and tells whether it is still there.
func (s *Store) get(ctx context.Context, doing, key string, into any) (bool, error) {
	var text []byte
	err := s.do(ctx, doing, func() (err error) {
		text, err = s.rdb.Get(ctx, key).Bytes()
		return err
	})
	if err != nil || text == nil {
		return false, err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return false, fmt.Errorf("%s: %s holds something else", doing, key)
	}
	return true, nil
}

// life is a time to live that Redis takes, never the zero that means for ever.
func life(ttl time.Duration) time.Duration { return max(ttl, time.Millisecond) }

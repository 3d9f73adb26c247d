package redisstore

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/dialogue"
)

// Mark implements dialogue.Refs. A chat that has moved is another here: the numbers
// of its old messages mean nothing in the new one.
func (s *Store) Mark(ctx context.Context, message dialogue.Told, names ...string) error {
	if len(names) == 0 {
		return nil
	}
	fields := make([]any, 0, 2*len(names))
	for _, name := range names {
		fields = append(fields, name, fmt.Sprintf("%d %d", message.Message, message.At.Unix()))
	}
	key := s.refsKey(message.Chat)
	return s.do(ctx, "keeping which message told something", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			p.HSet(ctx, key, fields...)
			p.Expire(ctx, key, dialogue.KeepsRefs)
			return nil
		})
		return err
	})
}

// Marked implements dialogue.Refs.
func (s *Store) Marked(ctx context.Context, chat int64, name string) (dialogue.Told, bool, error) {
	var kept string
	err := s.do(ctx, "looking for the message that told something", func() (err error) {
		kept, err = s.rdb.HGet(ctx, s.refsKey(chat), name).Result()
		return err
	})
	if err != nil || kept == "" {
		return dialogue.Told{}, false, err
	}
	told, at := dialogue.Told{Chat: chat}, int64(0)
	if _, err := fmt.Sscanf(kept, "%d %d", &told.Message, &at); err != nil {
		return dialogue.Told{}, false, fmt.Errorf("%s holds something else", s.refsKey(chat))
	}
	told.At = time.Unix(at, 0).UTC()
	return told, true, nil
}

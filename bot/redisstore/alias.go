package redisstore

import (
	"context"
	"fmt"
	"strconv"

	"pantau/bot/people"
)

// hops bounds a chain of numbers, so that damaged data cannot hold a call for ever.
const hops = 8

// first is the number under which a chat is kept: the first that it ever had. Only
// supergroups can have had another, so only they are looked up, and those that had
// one stay known: the messenger moves a chat once.
func (s *Store) first(ctx context.Context, id int64) (int64, error) {
	for range hops {
		if id > people.Supergroup {
			return id, nil
		}
		if known, ok := s.moved.Load(id); ok {
			id = known.(int64)
			continue
		}
		from, err := s.alias(ctx, id)
		if err != nil || from == id {
			return id, err
		}
		s.moved.Store(id, from)
		id = from
	}
	return 0, fmt.Errorf("looking for the first number of a chat: more than %d", hops)
}

// alias is the number that a chat had before, or its own when it had none.
func (s *Store) alias(ctx context.Context, id int64) (int64, error) {
	var text string
	err := s.do(ctx, "looking for the first number of a chat", func() (err error) {
		text, err = s.rdb.Get(ctx, s.aliasKey(id)).Result()
		return err
	})
	if err != nil || text == "" {
		return id, err
	}
	from, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("looking for the first number of a chat: %s holds no number", s.aliasKey(id))
	}
	return from, nil
}

// Move implements people.Subscriptions. Renaming keys cannot do it, since the two
// numbers lie in different slots of a cluster.
func (s *Store) Move(ctx context.Context, from, to int64) error {
	if err := people.CheckMove(to); err != nil {
		return err
	}
	first, err := s.first(ctx, from)
	if err != nil {
		return err
	}
	switch now, err := s.first(ctx, to); {
	case err != nil:
		return err
	case now == first:
		return s.sync(ctx) // another call may have moved it and not yet have kept it
	case now == to:
		if err := s.forget(ctx, to); err != nil {
			return err
		}
	}
	err = s.do(ctx, "moving a chat", func() error {
		return s.rdb.Set(ctx, s.aliasKey(to), first, 0).Err()
	})
	if err != nil {
		return err
	}
	s.moved.Store(to, first)
	return s.sync(ctx)
}

// Forget implements people.Subscriptions. The numbers that the chat had stay, since
// messages still come under each.
func (s *Store) Forget(ctx context.Context, id int64) error {
	id, err := s.first(ctx, id)
	if err != nil {
		return err
	}
	if err := s.forget(ctx, id); err != nil {
		return err
	}
	return s.sync(ctx)
}

// forget drops what is kept under a number.
func (s *Store) forget(ctx context.Context, id int64) error {
	err := s.alter(ctx, id, func(r *record) error {
		*r = record{}
		return nil
	})
	if err != nil {
		return err
	}
	return s.do(ctx, "forgetting a chat", func() error {
		return s.rdb.Del(ctx, s.meantKey(id)).Err()
	})
}

package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/redis/go-redis/v9"

	"pantau/bot/people"
)

// member is the number of a chat as lists hold it: of one width, and in the order
// of numbers when compared as text, the negative ones first.
func member(id int64) string { return fmt.Sprintf("%016x", uint64(id)^1<<63) }

// chatOf reads what member has written.
func chatOf(member string) (int64, error) {
	n, err := strconv.ParseUint(member, 16, 64)
	return int64(n ^ 1<<63), err
}

// Subscribers implements people.Subscriptions. It reads one chat more than a page
// has, to know whether there is another page.
func (s *Store) Subscribers(ctx context.Context, index, after string, n int) (ids []int64, next string, err error) {
	n, from := max(n, 1), "-"
	if after != "" {
		if _, err := chatOf(after); err != nil {
			return nil, "", people.ErrPlace
		}
		from = "(" + after
	}
	var page []string
	err = s.do(ctx, "reading a list of chats", func() (err error) {
		page, err = s.rdb.ZRangeByLex(ctx, s.listKey(index),
			&redis.ZRangeBy{Min: from, Max: "+", Count: int64(n) + 1}).Result()
		return err
	})
	if err != nil {
		return nil, "", err
	}
	if len(page) > n {
		page = page[:n]
		next = page[n-1]
	}
	for _, m := range page {
		id, err := chatOf(m)
		if err != nil {
			return nil, "", fmt.Errorf("reading a list of chats: %s holds something else", s.listKey(index))
		}
		ids = append(ids, id)
	}
	return ids, next, nil
}

func (s *Store) join(ctx context.Context, id int64, lists []string) error {
	if len(lists) == 0 {
		return nil
	}
	return s.do(ctx, "putting a chat on lists", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			for _, list := range lists {
				p.ZAdd(ctx, s.listKey(list), redis.Z{Member: member(id)})
			}
			return nil
		})
		return err
	})
}

// leave takes the chat off lists on which its record does not put it. Somebody else
// may put it back on one just before it is taken off, so it looks again afterwards.
func (s *Store) leave(ctx context.Context, id int64, off []string) error {
	for len(off) > 0 {
		on, err := s.listsOf(ctx, id)
		if err != nil {
			return err
		}
		if off = minus(off, on); len(off) == 0 {
			return nil
		}
		if err := s.drop(ctx, id, off); err != nil {
			return err
		}
		if on, err = s.listsOf(ctx, id); err != nil {
			return err
		}
		off = minus(off, minus(off, on)) // what was wrongly left, and is joined again
		if err := s.join(ctx, id, off); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) drop(ctx context.Context, id int64, lists []string) error {
	return s.do(ctx, "taking a chat off lists", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			for _, list := range lists {
				p.ZRem(ctx, s.listKey(list), member(id))
			}
			return nil
		})
		return err
	})
}

// listsOf are the lists on which the chat stands by its record.
func (s *Store) listsOf(ctx context.Context, id int64) ([]string, error) {
	r, err := s.record(ctx, id)
	if err != nil {
		return nil, err
	}
	return r.lists()
}

// minus are the elements of a that are not in b, each once.
func minus(a, b []string) []string {
	rest := slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
	slices.Sort(rest)
	return slices.Compact(rest)
}

package redisstore

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/people"
)

// Chat implements people.Chats.
func (s *Store) Chat(ctx context.Context, id int64) (people.Chat, error) {
	var (
		region *redis.StringCmd
		meant  *redis.StringSliceCmd
	)
	err := s.do(ctx, "reading a chat", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			region = p.Get(ctx, s.regionKey(id))
			meant = p.LRange(ctx, s.meantKey(id), 0, -1)
			return nil
		})
		if errors.Is(err, redis.Nil) { // no region; the names may still be a fault
			return meant.Err()
		}
		return err
	})
	if err != nil {
		return people.Chat{}, err
	}
	c := people.Chat{Region: region.Val()}
	if kept := meant.Val(); len(kept) > 0 {
		c.Meant = make(map[string]string, len(kept))
		for _, e := range kept {
			code, name, _ := strings.Cut(e, " ")
			c.Meant[name] = code
		}
	}
	return c, nil
}

// SetRegion implements people.Chats.
func (s *Store) SetRegion(ctx context.Context, id int64, code string) error {
	err := s.do(ctx, "keeping the region of a chat", func() error {
		if code == "" {
			return s.rdb.Del(ctx, s.regionKey(id)).Err()
		}
		return s.rdb.Set(ctx, s.regionKey(id), code, 0).Err()
	})
	if err != nil {
		return err
	}
	return s.sync(ctx)
}

// Remember implements people.Chats. The names last people.Forgets after the last
// choice of the chat.
func (s *Store) Remember(ctx context.Context, id int64, name, code string) error {
	if err := people.CheckName(name, code); err != nil {
		return err
	}
	return s.do(ctx, "keeping what a chat means by a name", func() error {
		return remember.Run(ctx, s.rdb, []string{s.meantKey(id)},
			name, code, people.MaxNames-1, int(people.Forgets/time.Second)).Err()
	})
}

// remember puts a choice in front of the list and takes an older one of the same
// name out.
//
//	KEYS[1] list of "code name"
//	ARGV    name; code, empty to forget the name; index of the last entry to keep;
//	        seconds to live
//	output  1
var remember = redis.NewScript(`
for _, e in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if string.sub(e, string.find(e, ' ', 1, true) + 1) == ARGV[1] then
    redis.call('LREM', KEYS[1], 0, e)
  end
end
if ARGV[2] ~= '' then
  redis.call('LPUSH', KEYS[1], ARGV[2] .. ' ' .. ARGV[1])
  redis.call('LTRIM', KEYS[1], 0, ARGV[3])
  redis.call('EXPIRE', KEYS[1], ARGV[4])
end
return 1`)

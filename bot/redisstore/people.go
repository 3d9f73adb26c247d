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
	id, err := s.first(ctx, id)
	if err != nil {
		return people.Chat{}, err
	}
	var (
		region *redis.StringCmd
		meant  *redis.StringSliceCmd
	)
	err = s.do(ctx, "reading a chat", func() error {
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
	return people.Chat{Region: region.Val(), Meant: choices(meant.Val())}, nil
}

// choices reads a list of "code name"; nil when there is none.
func choices(kept []string) map[string]string {
	if len(kept) == 0 {
		return nil
	}
	meant := make(map[string]string, len(kept))
	for _, e := range kept {
		code, name, _ := strings.Cut(e, " ")
		meant[name] = code
	}
	return meant
}

// SetRegion implements people.Chats.
func (s *Store) SetRegion(ctx context.Context, id int64, code string) error {
	id, err := s.first(ctx, id)
	if err != nil {
		return err
	}
	err = s.alter(ctx, id, func(r *record) error {
		r.region = code
		return nil
	})
	if err != nil {
		return err
	}
	return s.sync(ctx)
}

// Settings implements people.Subscriptions.
func (s *Store) Settings(ctx context.Context, id int64) (people.Settings, error) {
	id, err := s.first(ctx, id)
	if err != nil {
		return people.Settings{}, err
	}
	var text string
	err = s.do(ctx, "reading the settings of a chat", func() (err error) {
		text, err = s.rdb.Get(ctx, s.settingsKey(id)).Result()
		return err
	})
	if err != nil {
		return people.Settings{}, err
	}
	return people.ReadSettings(text)
}

// Change implements people.Subscriptions.
func (s *Store) Change(ctx context.Context, id int64, change func(*people.Settings) error) (people.Settings, error) {
	id, err := s.first(ctx, id)
	if err != nil {
		return people.Settings{}, err
	}
	var text string
	err = s.alter(ctx, id, func(r *record) error {
		settings, err := people.ReadSettings(r.settings)
		if err != nil {
			return err
		}
		if err := change(&settings); err != nil {
			return err
		}
		text, err = settings.Text()
		r.settings = text
		return err
	})
	if err != nil {
		return people.Settings{}, err
	}
	if err := s.sync(ctx); err != nil {
		return people.Settings{}, err
	}
	return people.ReadSettings(text)
}

// Remember implements people.Chats. The names last people.Forgets after the last
// choice of the chat.
func (s *Store) Remember(ctx context.Context, id int64, name, code string) error {
	if err := people.CheckName(name, code); err != nil {
		return err
	}
	id, err := s.first(ctx, id)
	if err != nil {
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

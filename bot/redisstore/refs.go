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
	life := int64(dialogue.KeepsRefs / time.Second)
	args := []any{life, message.At.Unix() - life, fmt.Sprintf("%d %d", message.Message, message.At.Unix())}
	for _, name := range names {
		args = append(args, name)
	}
	return s.do(ctx, "keeping which message told something", func() error {
		return markRefs.Run(ctx, s.rdb, []string{s.refsKey(message.Chat)}, args...).Err()
	})
}

// markRefs keeps which message told some things. Of a chat that goes on being told new
// ones it forgets the oldest, each time that 200 more have come.
//
//	KEYS[1] hash: name of a thing → number and Unix time of a message
//	ARGV    seconds to live; Unix time of the oldest message that is kept; number and time
//	        of this one; names
//	output  1
var markRefs = redis.NewScript(`
local call, key = redis.call, KEYS[1]
local before = call('HLEN', key)
for i = 4, #ARGV do call('HSET', key, ARGV[i], ARGV[3]) end
call('EXPIRE', key, ARGV[1])
if math.floor(call('HLEN', key) / 200) > math.floor(before / 200) then
  local all = call('HGETALL', key)
  for i = 1, #all, 2 do
    local at = tonumber(string.match(all[i + 1], ' (%d+)$'))
    if at and at < tonumber(ARGV[2]) then call('HDEL', key, all[i]) end
  end
end
return 1`)

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

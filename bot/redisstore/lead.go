package redisstore

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// Lead makes the holder the one of a name that leads, for ttl from now, unless
// another does; a holder that leads goes on. So it is called well before ttl ends.
func (s *Store) Lead(ctx context.Context, name, holder string, ttl time.Duration) (mine bool, err error) {
	err = s.do(ctx, "asking to lead", func() (err error) {
		mine, err = leading.Run(ctx, s.rdb, []string{s.leadKey(name)}, holder, life(ttl).Milliseconds()).Bool()
		return err
	})
	return mine && err == nil, err
}

// Yield has the holder lead no longer, so that another can at once. It does nothing
// when another leads.
func (s *Store) Yield(ctx context.Context, name, holder string) error {
	err := s.do(ctx, "leading no longer", func() error {
		return leading.Run(ctx, s.rdb, []string{s.leadKey(name)}, holder, 0).Err()
	})
	if err != nil {
		return fmt.Errorf("yielding: %w", err)
	}
	return nil
}

// leading takes, prolongs or gives up the lead.
//
//	KEYS[1] string: the holder
//	ARGV    holder; ms to lead, 0 to give up
//	output  1 when the holder leads, or led; else 0
var leading = redis.NewScript(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1`)

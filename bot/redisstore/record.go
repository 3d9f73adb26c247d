package redisstore

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"pantau/bot/people"
)

// record is what decides on which lists a chat stands. Both parts lie in one slot
// and are always changed together, so that no list follows from half of a change.
type record struct {
	region   string
	settings string // JSON; empty when nothing is settled
}

// lists are the names of the lists that the record stands on.
func (r record) lists() ([]string, error) {
	s, err := people.ReadSettings(r.settings)
	if err != nil {
		return nil, err
	}
	return people.Indexes(s, r.region), nil
}

func (s *Store) record(ctx context.Context, id int64) (record, error) {
	var region, settings *redis.StringCmd
	err := s.do(ctx, "reading the settings of a chat", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			region, settings = p.Get(ctx, s.regionKey(id)), p.Get(ctx, s.settingsKey(id))
			return nil
		})
		return faultIn(err, region, settings)
	})
	return record{region.Val(), settings.Val()}, err
}

// faultIn is the first fault of commands that went out together. A key that is not
// there is none, yet hides what comes behind it.
func faultIn(err error, all ...*redis.StringCmd) error {
	if err != redis.Nil {
		return err
	}
	for _, c := range all {
		if c.Err() != nil && c.Err() != redis.Nil {
			return c.Err()
		}
	}
	return nil
}

// alter reads a record, has change alter it, and puts it in place of what it was,
// as often as it takes. The chat joins lists before it is so recorded and leaves
// others after, so a call that breaks off leaves it on a list too many, not too few.
// It joins once more after, since another call may just have taken it off.
func (s *Store) alter(ctx context.Context, id int64, change func(*record) error) error {
	var off []string // what the chat may stand on, and need not
	for {
		was, err := s.record(ctx, id)
		if err != nil {
			return err
		}
		is := was
		if err := change(&is); err != nil {
			return errors.Join(err, s.leave(ctx, id, off))
		}
		from, err := was.lists()
		if err != nil {
			return err
		}
		to, err := is.lists()
		if err != nil {
			return err
		}
		done, err := s.swap(ctx, id, was, is, to)
		if err != nil {
			return err
		}
		off = append(append(off, from...), to...)
		if !done {
			continue
		}
		if err := s.join(ctx, id, to); err != nil {
			return err
		}
		return s.leave(ctx, id, off)
	}
}

// swap joins lists and puts the record in place of what it was, unless that is
// something else by now.
func (s *Store) swap(ctx context.Context, id int64, was, is record, lists []string) (done bool, err error) {
	if err := s.join(ctx, id, lists); err != nil {
		return false, err
	}
	err = s.do(ctx, "keeping the settings of a chat", func() (err error) {
		done, err = swap.Run(ctx, s.rdb, []string{s.regionKey(id), s.settingsKey(id)},
			was.region, is.region, was.settings, is.settings).Bool()
		return err
	})
	return done, err
}

// swap puts values in place of what they were.
//
//	KEYS[1], KEYS[2] strings
//	ARGV    for each key: what it was, what it is to be; empty is no key
//	output  1, or 0 when one is something else
var swap = redis.NewScript(`
for i, key in ipairs(KEYS) do
  if (redis.call('GET', key) or '') ~= ARGV[2*i-1] then return 0 end
end
for i, key in ipairs(KEYS) do
  if ARGV[2*i] == ARGV[2*i-1] then
  elseif ARGV[2*i] == '' then redis.call('DEL', key)
  else redis.call('SET', key, ARGV[2*i]) end
end
return 1`)

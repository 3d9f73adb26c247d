package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/people"
)

// Records implements people.Shelves.
func (s *Store) Records(ctx context.Context, region string, shelf people.Shelf) (all map[string]string, err error) {
	err = s.do(ctx, "reading records of a region", func() (err error) {
		all, err = s.rdb.HGetAll(ctx, s.shelfKey(region, shelf)).Result()
		return err
	})
	return all, err
}

// Write implements people.Shelves.
func (s *Store) Write(ctx context.Context, region string, shelf people.Shelf, id, was, is string) error {
	var done bool
	err := s.do(ctx, "keeping a record of a region", func() (err error) {
		done, err = replace.Run(ctx, s.rdb, []string{s.shelfKey(region, shelf)}, id, was, is).Bool()
		return err
	})
	switch {
	case err != nil:
		return err
	case !done:
		return people.ErrChanged
	}
	return s.sync(ctx)
}

// replace puts a field of a hash in place of what it was.
//
//	KEYS[1] hash
//	ARGV    field; what it was, what it is to be; empty is no field
//	output  1, also when it is so already; 0 when it is something else
var replace = redis.NewScript(`
local now = redis.call('HGET', KEYS[1], ARGV[1]) or ''
if now == ARGV[3] then return 1 end
if now ~= ARGV[2] then return 0 end
if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
return 1`)

// Regions implements people.Persons.
func (s *Store) Regions(ctx context.Context, person int64) (regions []string, err error) {
	err = s.do(ctx, "reading the regions of a person", func() (err error) {
		regions, err = s.rdb.SMembers(ctx, s.personKey(person)).Result()
		return err
	})
	slices.Sort(regions)
	return regions, err
}

// AddRegion implements people.Persons.
func (s *Store) AddRegion(ctx context.Context, person int64, region string) error {
	err := s.do(ctx, "keeping a region of a person", func() error {
		return s.rdb.SAdd(ctx, s.personKey(person), region).Err()
	})
	if err != nil {
		return err
	}
	return s.sync(ctx)
}

// DropRegion implements people.Persons.
func (s *Store) DropRegion(ctx context.Context, person int64, region string) error {
	err := s.do(ctx, "dropping a region of a person", func() error {
		return s.rdb.SRem(ctx, s.personKey(person), region).Err()
	})
	if err != nil {
		return err
	}
	return s.sync(ctx)
}

// Invite implements people.Invites. The dash is nobody, who has not yet taken it.
func (s *Store) Invite(ctx context.Context, region, token string, i people.Invite, ttl time.Duration) error {
	text, err := json.Marshal(i)
	if err != nil {
		return fmt.Errorf("keeping an invitation: %w", err)
	}
	err = s.do(ctx, "keeping an invitation", func() error {
		return s.rdb.Set(ctx, s.inviteKey(region, token), "- "+string(text), life(ttl)).Err()
	})
	if err != nil {
		return err
	}
	return s.sync(ctx)
}

// Redeem implements people.Invites.
func (s *Store) Redeem(ctx context.Context, region, token string, person int64) (i people.Invite, ok bool, err error) {
	var text string
	err = s.do(ctx, "taking an invitation", func() (err error) {
		text, err = redeem.Run(ctx, s.rdb, []string{s.inviteKey(region, token)},
			strconv.FormatInt(person, 10), people.Again.Milliseconds()).Text()
		return err
	})
	if err != nil || text == "" {
		return people.Invite{}, false, err
	}
	if err := json.Unmarshal([]byte(text), &i); err != nil {
		return people.Invite{}, false, fmt.Errorf("taking an invitation: it holds something else")
	}
	return i, true, s.sync(ctx)
}

// redeem writes who has taken an invitation, and has it end soon.
//
//	KEYS[1] string "PERSON JSON", or "- JSON" before anybody has taken it
//	ARGV    person; milliseconds for which the same person may take it again
//	output  the JSON, or nothing when it is not there or another has it
var redeem = redis.NewScript(`
local kept = redis.call('GET', KEYS[1])
if not kept then return false end
local space = string.find(kept, ' ', 1, true)
local by, invite = string.sub(kept, 1, space - 1), string.sub(kept, space + 1)
if by == ARGV[1] then return invite end
if by ~= '-' then return false end
local left = math.min(redis.call('PTTL', KEYS[1]), tonumber(ARGV[2]))
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. invite, 'PX', string.format('%.0f', left))
return invite`)

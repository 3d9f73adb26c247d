package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/commitments"
)

// Write implements commitments.Store. The region is noted first, in a slot of its own.
func (p *Pledges) Write(ctx context.Context, region string, changes []commitments.Change, entries ...commitments.Entry) error {
	const doing = "keeping commitments"
	args, err := pledgesArgs(changes, entries)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	err = p.s.do(ctx, doing, func() error { return p.s.rdb.SAdd(ctx, p.s.pledgedKey(), region).Err() })
	if err != nil {
		return err
	}
	var done bool
	err = p.s.do(ctx, doing, func() (err error) {
		done, err = pledgesWrite.Run(ctx, p.s.rdb, []string{p.s.pledgesKey(region)}, args...).Bool()
		return err
	})
	switch {
	case err != nil:
		return err
	case !done:
		return commitments.ErrChanged
	}
	return p.s.sync(ctx)
}

// again is for how long a call that is sent again knows its own work.
const again = time.Minute

// pledgesArgs are the arguments of pledgesWrite.
func pledgesArgs(changes []commitments.Change, entries []commitments.Entry) ([]any, error) {
	if err := commitments.CheckWrite(changes, entries); err != nil {
		return nil, err
	}
	args := []any{
		maker(), again.Milliseconds(), (commitments.KeepsDays * 24 * time.Hour).Milliseconds(),
		commitments.MaxDay, len(changes),
	}
	for _, c := range changes {
		args = append(args, string(c.Shelf), c.Number, c.Was, c.Is, string(c.List), c.Place())
	}
	for _, e := range entries {
		text, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		args = append(args, e.About, e.Day.String(), text)
	}
	return args, nil
}

// pledgesWrite makes changes and adds to the history, all or none. What it is told of
// texts is compared byte by byte. A thing lies with its list and place before it, so
// that it can be taken from where it stands.
//
//	KEYS[1] beginning of the keys of a region's commitments
//	ARGV    random name of this call, and for how many ms it is known; ms for which days
//	        are kept, and how many entries of one; number of changes; of each change its
//	        shelf, number, text as it was (empty when new), text, list and place; of each
//	        entry what it is about, its day and JSON
//	output  1, also when this very call has done it before; 0 when a thing has changed
var pledgesWrite = redis.NewScript(`
local k, call = KEYS[1], redis.call
local known = k .. 'call:' .. ARGV[1]
if call('EXISTS', known) == 1 then return 1 end

local function kept(shelf, number) -- list, place and text of a thing
  local thing = call('HGET', k .. shelf, number)
  if not thing then return nil, nil, '' end
  local one = string.find(thing, ' ', 1, true)
  local two = string.find(thing, ' ', one + 1, true)
  return string.sub(thing, 1, one - 1), string.sub(thing, one + 1, two - 1), string.sub(thing, two + 1)
end
local last = 5 + 6 * tonumber(ARGV[5])
for i = 6, last, 6 do
  local _, _, text = kept(ARGV[i], ARGV[i + 1])
  if text ~= ARGV[i + 2] then return 0 end
end
call('INCR', k .. 'version')
for i = 6, last, 6 do
  local shelf, number, list, place = ARGV[i], ARGV[i + 1], ARGV[i + 4], ARGV[i + 5]
  local from, at = kept(shelf, number)
  if from ~= list or at ~= place then
    if from then call('ZREM', k .. shelf .. ':' .. from, at) end
    call('ZADD', k .. shelf .. ':' .. list, 0, place)
  end
  call('HSET', k .. shelf, number, list .. ' ' .. place .. ' ' .. ARGV[i + 3])
end

local days = {}
for i = last + 1, #ARGV, 3 do
  days[ARGV[i + 1]] = true
  call('RPUSH', k .. 'log:' .. ARGV[i], ARGV[i + 2])
  call('RPUSH', k .. 'day:' .. ARGV[i + 1], ARGV[i + 2])
end
for day in pairs(days) do
  call('LTRIM', k .. 'day:' .. day, -tonumber(ARGV[4]), -1)
  call('PEXPIRE', k .. 'day:' .. day, ARGV[3])
end
call('SET', known, '1', 'PX', ARGV[2])
return 1`)

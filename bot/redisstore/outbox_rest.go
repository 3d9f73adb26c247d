package redisstore

import (
	"context"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// Rest implements outbox.Resting. Letters are parked when their turn comes.
func (o *Outbox) Rest(ctx context.Context, to int64, reason outbox.Reason) error {
	_, err := o.run(ctx, "setting a chat to rest", outboxRest, to, string(reason))
	return err
}

// Revive implements outbox.Resting.
func (o *Outbox) Revive(ctx context.Context, to int64) (was bool, err error) {
	reply, err := o.run(ctx, "reviving a chat", outboxRevive, to)
	return err == nil && reply[0] == "1", err
}

// Move implements outbox.Resting. Numbers move on: who moves twice is found from
// the first number too.
func (o *Outbox) Move(ctx context.Context, from, to int64) error {
	_, err := o.run(ctx, "moving a chat", outboxMove, from, to)
	return err
}

// outboxRest sets a chat to rest.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; chat; reason
//	output  "ok"
var outboxRest = redis.NewScript(luaBase + `
call('HSET', k .. 'rest', present(ARGV[2]), ARGV[3])
return {'ok'}`)

// outboxRevive ends the rest of a chat.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; chat
//	output  1 when it rested, else 0
var outboxRevive = redis.NewScript(luaBase + luaLetters + `
local chat = present(ARGV[2])
for _, key in ipairs(call('SMEMBERS', k .. 'parked:' .. chat)) do
  move(key, read(key), 'q', now)
end
return {tostring(call('HDEL', k .. 'rest', chat))}`)

// outboxMove gives a chat a new number, with its rest, its pace and its letters. The
// new number may itself have moved on; where numbers would form a ring, the last
// move holds.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; old and new number
//	output  "ok"
var outboxMove = redis.NewScript(luaBase + luaPace + `
local from, to = ARGV[2], ARGV[3]
if from == to then return {'ok'} end
local at = to
while at and at ~= from do at = call('HGET', k .. 'moved', at) end
if at then call('HDEL', k .. 'moved', to) end
call('HSET', k .. 'moved', from, to)
local new = present(to)

local reason = call('HGET', k .. 'rest', from)
if reason then
  call('HDEL', k .. 'rest', from)
  call('HSET', k .. 'rest', new, reason)
end
local next, hold = limit('c:' .. from)
if next + hold > 0 then
  local was, stop = limit('c:' .. new)
  keep('c:' .. new, math.max(next, was), math.max(hold, stop), 0)
  call('DEL', k .. 'c:' .. from)
end
for _, key in ipairs(call('SMEMBERS', k .. 'parked:' .. from)) do call('SADD', k .. 'parked:' .. new, key) end
call('DEL', k .. 'parked:' .. from)
for p = 1, 3 do
  for _, id in ipairs(call('ZRANGE', k .. 'bq:' .. p, 0, -1)) do
    if call('SISMEMBER', k .. 'told:' .. id, from) == 1 then call('SADD', k .. 'told:' .. id, new) end
  end
end
return {'ok'}`)

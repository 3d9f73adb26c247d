package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// Stats implements outbox.Desk.
func (o *Outbox) Stats(ctx context.Context) (outbox.Stats, error) {
	const doing = "counting letters"
	reply, err := o.run(ctx, doing, outboxStats)
	if err != nil {
		return outbox.Stats{}, err
	}
	var n [16]int64
	for i := range n {
		if i >= len(reply) {
			return outbox.Stats{}, errors.New(doing + ": a short reply")
		}
		if n[i], err = strconv.ParseInt(reply[i], 10, 64); err != nil {
			return outbox.Stats{}, errors.New(doing + ": no number")
		}
	}
	s := outbox.Stats{
		Waiting: map[outbox.Priority]int{outbox.Answer: int(n[0]), outbox.Reminder: int(n[1]), outbox.Release: int(n[2])},
		Oldest:  time.Duration(n[3]) * time.Microsecond, LastMinute: int(n[4]),
		Leased: int(n[5]), Parked: int(n[6]), Resting: int(n[7]), Dead: int(n[8]), Held: int(n[9]),
		Counts: map[string]int64{
			"sent": n[10], "dropped": n[11], "dead": n[12], "uncertain": n[13], "too_many": n[14], "again": n[15],
		},
	}
	for r := range slices.Chunk(reply[len(n):], 4) {
		b, err := decodeBroadcast(r)
		if err != nil {
			return outbox.Stats{}, fmt.Errorf("%s: %w", doing, err)
		}
		s.Broadcasts = append(s.Broadcasts, b)
	}
	return s, nil
}

// Dead implements outbox.Desk. Of a letter that cannot be read the key is known.
func (o *Outbox) Dead(ctx context.Context, n int) ([]outbox.DeadLetter, error) {
	const doing = "reading dead letters"
	if n <= 0 {
		return nil, nil
	}
	reply, err := o.run(ctx, doing, outboxDead, n)
	if err != nil {
		return nil, err
	}
	var all []outbox.DeadLetter
	for r := range slices.Chunk(reply[1:], 4) {
		l, err := decode(r[0], r[2], r[3])
		if err != nil {
			l.Letter = outbox.Letter{Key: r[0], Reason: outbox.Unmade}
		}
		at, err := strconv.ParseFloat(r[1], 64)
		if err != nil {
			return nil, errors.New(doing + ": no time")
		}
		all = append(all, outbox.DeadLetter{Letter: l.Letter, At: time.UnixMicro(int64(at))})
	}
	return all, nil
}

// Retry implements outbox.Desk. A letter whose broadcast is forgotten stays dead.
func (o *Outbox) Retry(ctx context.Context, until time.Time, keys ...string) (int, error) {
	if len(keys) == 0 {
		dead, err := o.Dead(ctx, deadLetters)
		if err != nil {
			return 0, err
		}
		for _, l := range dead {
			keys = append(keys, l.Key)
		}
	}
	total := 0
	for part := range slices.Chunk(keys, chunk) {
		args := []any{micros(until)}
		for _, key := range part {
			args = append(args, key)
		}
		reply, err := o.run(ctx, "putting dead letters back", outboxRetry, args...)
		if err != nil {
			return total, err
		}
		n, _ := strconv.Atoi(reply[0])
		total += n
	}
	return total, o.s.sync(ctx)
}

// outboxStats counts.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs
//	output  letters waiting by priority (3); µs that the first has been due; sent in
//	        the last minute; leased; parked; chats that rest; dead; held; counts (6);
//	        then JSON, index, place and count of each broadcast, at most 100 a priority
var outboxStats = redis.NewScript(luaBase + luaHeld + `
local n = call('HMGET', k .. 'n', 'w1', 'w2', 'w3', 'sent', 'dropped', 'dead', 'uncertain', 'too_many', 'again')
for i = 1, 9 do n[i] = n[i] or '0' end
local first = now
for p = 1, 3 do
  local r = call('ZRANGE', k .. 'q:' .. p, 0, 0, 'WITHSCORES')
  if r[2] then first = math.min(first, tonumber(r[2])) end
end
local minute = call('GET', k .. 'min:' .. us(math.floor(now / 60000000) - 1)) or '0'
local out = {n[1], n[2], n[3], us(now - first), minute}
for _, c in ipairs({call('ZCARD', k .. 'lease'), call('ZCARD', k .. 'parked'), call('HLEN', k .. 'rest'), call('ZCARD', k .. 'dead'), held()}) do
  out[#out + 1] = us(c)
end
for i = 4, 9 do out[#out + 1] = n[i] end
for p = 1, 3 do
  for _, id in ipairs(call('ZRANGE', k .. 'bq:' .. p, 0, 99)) do
    for _, v in ipairs(call('HMGET', k .. 'bc:' .. id, 'json', 'at', 'after', 'made')) do out[#out + 1] = v end
  end
end
return out`)

// outboxDead reads dead letters, the newest first.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; how many at most
//	output  "ok"; then key, µs of its death, state and body of each
var outboxDead = redis.NewScript(luaBase + `
local out = {'ok'}
local dead = call('ZREVRANGE', k .. 'dead', 0, tonumber(ARGV[2]) - 1, 'WITHSCORES')
for i = 1, #dead, 2 do
  out[#out + 1] = dead[i]
  out[#out + 1] = us(tonumber(dead[i + 1]))
  out[#out + 1] = call('HGET', k .. 'h', dead[i])
  out[#out + 1] = call('HGET', k .. 'b', dead[i]) or ''
end
return out`)

// outboxRetry puts dead letters back.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; new expiry in µs; keys
//	output  how many there were
var outboxRetry = redis.NewScript(luaBase + luaLetters + `
local n = 0
for i = 3, #ARGV do
  local key = ARGV[i]
  local f = read(key)
  local bc = f and f[BROADCAST] ~= '' and k .. 'bc:' .. f[BROADCAST]
  if f and f[PLACE] == 'd' and (not bc or call('EXISTS', bc) == 1) then
    if bc then
      call('PERSIST', bc)
      call('PERSIST', k .. 'told:' .. f[BROADCAST])
    end
    f[EXPIRES], f[TRIES], f[REASON] = ARGV[2], '0', ''
    move(key, f, 'q', now)
    n = n + 1
  end
end
return {tostring(n)}`)

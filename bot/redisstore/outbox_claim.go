package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// Claim implements outbox.Letters. A letter that cannot be read is put among the dead,
// where it holds up no other.
func (o *Outbox) Claim(ctx context.Context, n int, lease time.Duration) (outbox.Claimed, error) {
	const doing = "claiming letters"
	gen, err := o.known(ctx)
	if err != nil {
		return outbox.Claimed{}, err
	}
	s := o.steps
	reply, err := o.run(ctx, doing, outboxClaim, gen, n, lease.Microseconds(),
		s.All.Microseconds(), s.Private.Microseconds(), s.Group.Microseconds())
	if err != nil {
		return outbox.Claimed{}, err
	}
	if reply[0] == "wiped" {
		return outbox.Claimed{}, fmt.Errorf("%s: %w", doing, outbox.ErrWiped)
	}
	wait, err := strconv.ParseInt(reply[0], 10, 64)
	if err != nil || len(reply)%3 != 1 {
		return outbox.Claimed{}, fmt.Errorf("%s: a reply of %d values", doing, len(reply))
	}
	c := outbox.Claimed{Wait: min(time.Duration(wait)*time.Microsecond, time.Second)}
	for r := reply[1:]; len(r) > 0; r = r[3:] {
		l, err := decode(r[0], r[1], r[2])
		if err != nil {
			o.bury(ctx, r[0], r[1])
			continue
		}
		c.Leases = append(c.Leases, l)
	}
	return c, nil
}

// bury puts a letter that was just taken out among the dead. One that is not heard of is
// taken out once more when its lease has ended.
func (o *Outbox) bury(ctx context.Context, key, state string) {
	if f := strings.Split(state, "\t"); len(f) > leaseField {
		_, _ = o.run(ctx, "burying a letter", outboxFinish, key, f[leaseField], int(outbox.Dead), string(outbox.Unmade), "", 0)
	}
}

// leaseField is where the lease stands in a state, from 0; see luaLetters.
const leaseField = 8

// decode is a letter from its key, state and body.
func decode(key, state, text string) (outbox.Lease, error) {
	l := outbox.Lease{Letter: outbox.Letter{Key: key}}
	if err := decodeState(state, &l); err != nil {
		return l, err
	}
	if err := decodeBody(text, &l.Letter); err != nil {
		return l, fmt.Errorf("a letter that is no JSON")
	}
	return l, nil
}

// outboxClaim takes due letters out.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; generation; most letters; lease in µs; steps in
//	        µs over all, to a person, to a group
//	output  µs after which to ask again, or "wiped"; then key, state and body of each letter
var outboxClaim = redis.NewScript(luaBase + luaLetters + luaPace + `
if call('GET', k .. 'gen') ~= ARGV[2] then return {'wiped'} end
local most, lease, step = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local out = {'0'}

if lease > LEAD then remember(lease) end

for _, key in ipairs(call('ZRANGEBYSCORE', k .. 'lease', '-inf', us(now), 'LIMIT', 0, 100)) do back(key) end
for _, key in ipairs(call('ZRANGEBYSCORE', k .. 'lease', '(' .. us(furthest), '+inf', 'LIMIT', 0, 100)) do back(key) end
for _, key in ipairs(call('ZRANGEBYSCORE', k .. 'parked', '-inf', us(now), 'LIMIT', 0, 20)) do expire(key, read(key)) end

local next, hold = limit('all')
local function free() return math.max(next, hold) <= now end
if not free() then return {us(math.max(next, hold) - now)} end

local function hand(key, f)
  f[LEASE] = us(call('HINCRBY', k .. 'n', 'lease', 1))
  move(key, f, 'l', now + lease)
  if step > 0 then next = math.max(next, now - SLACK) + step end
  out[#out + 1] = key
  out[#out + 1] = table.concat(f, '\t') .. '\t'
  out[#out + 1] = call('HGET', k .. 'b', key) or ''
end
local function try(key) -- tells whether the letter was taken
  local f = read(key)
  if tonumber(f[EXPIRES]) <= now then expire(key, f) return false end
  f[CHAT] = present(f[CHAT])
  if call('HEXISTS', k .. 'rest', f[CHAT]) == 1 then
    f[LEASE] = ''
    move(key, f, 'p', tonumber(f[EXPIRES]))
    return false
  end
  local lane, own = 'c:' .. f[CHAT], tonumber(f[KIND] == 'private' and ARGV[6] or ARGV[7])
  local at, until_ = limit(lane)
  if math.max(at, until_) > now then
    lay(key, f, math.max(at, until_))
    return false
  end
  hand(key, f)
  if own > 0 then keep(lane, math.max(at, now) + own, until_, own) end
  return true
end

local taken, looked = 0, 0
local function look(priority) -- tells whether to look at more
  for _, key in ipairs(call('ZRANGEBYSCORE', k .. 'q:' .. priority, '-inf', us(now), 'LIMIT', 0, most + 19)) do
    if taken == most or looked == 20 or not free() then return false end
    if try(key) then taken, looked = taken + 1, 0 else looked = looked + 1 end
  end
  return true
end
local _ = look(1) and look(2) and look(3)

if taken > 0 then
  if step > 0 then keep('all', next, hold, step) end
  return out
end
local soon = now + 1000000
for _, set in ipairs({'q:1', 'q:2', 'q:3', 'lease'}) do
  local first = call('ZRANGE', k .. set, 0, 0, 'WITHSCORES')
  if first[2] then soon = math.min(soon, tonumber(first[2])) end
end
return {us(math.max(soon - now, 0))}`)

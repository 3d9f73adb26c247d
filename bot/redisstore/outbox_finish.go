package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// Finish implements outbox.Letters.
func (o *Outbox) Finish(ctx context.Context, l outbox.Lease, out outbox.Outcome, reason outbox.Reason) error {
	const doing = "closing a letter"
	reply, err := o.run(ctx, doing, outboxFinish,
		l.Key, l.ID, int(out), oneLine(reason), l.Broadcast, l.To.Chat)
	return leaseError(doing, reply, err)
}

// Delay implements outbox.Letters.
func (o *Outbox) Delay(ctx context.Context, l outbox.Lease, after time.Duration, reason outbox.Reason) error {
	const doing = "putting a letter back"
	fails := "1"
	if reason == "" || reason == outbox.TooMany {
		fails = "0"
	}
	reply, err := o.run(ctx, doing, outboxDelay, l.Key, l.ID, after.Microseconds(), oneLine(reason), fails,
		strconv.Itoa(l.Parts), strconv.FormatInt(l.To.Chat, 10), strconv.Itoa(l.To.Topic), string(l.Kind))
	return leaseError(doing, reply, err)
}

func leaseError(doing string, reply []string, err error) error {
	if err == nil && reply[0] != "ok" {
		return fmt.Errorf("%s: %w", doing, outbox.ErrLease)
	}
	return err
}

// outboxFinish ends a leased letter. A lease whose time is over, but whose letter
// nobody has taken back yet, still counts: the message stands.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; key; lease; outcome; reason; broadcast; chat
//	output  "ok", also when the letter has ended so; "ended" for a lease that has
var outboxFinish = redis.NewScript(luaBase + luaLetters + `
local key, outcome = ARGV[2], ARGV[4]
local f = read(key)
if not f then
  local done = call('GET', k .. 'done:' .. key)
  if done == outcome then return {'ok'} end
  if not done and ARGV[6] ~= '' and call('SISMEMBER', k .. 'told:' .. ARGV[6], present(ARGV[7])) == 1 then return {'ok'} end
  return {'ended'}
end
if f[PLACE] == 'd' and outcome == '2' then return {'ok'} end
if f[PLACE] ~= 'l' or f[LEASE] ~= ARGV[3] then return {'ended'} end
if outcome == '0' then sent(key, f)
elseif outcome == '1' then drop(key, f)
else bury(key, f, ARGV[5]) end
return {'ok'}`)

// outboxDelay puts a leased letter back.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; key; lease; µs until it is due; reason; 1 when a
//	        delivery failed; parts that stand; chat; topic; kind
//	output  "ok", also when this lease put it back already; "ended" for a lease that has
var outboxDelay = redis.NewScript(luaBase + luaLetters + `
local key, reason = ARGV[2], ARGV[5]
local f = read(key)
if not f or f[LEASE] ~= ARGV[3] then return {'ended'} end
if f[PLACE] ~= 'l' then return {'ok'} end
f[PARTS], f[CHAT], f[TOPIC], f[KIND] = ARGV[7], ARGV[8], ARGV[9], ARGV[10]
if ARGV[6] == '1' then f[TRIES] = us(tonumber(f[TRIES]) + 1) end
if reason == 'uncertain' then count('uncertain', 1) end
if reason == 'too many' then count('too_many', 1) end
if reason ~= '' then f[REASON] = reason end
local due = now + tonumber(ARGV[4])
if due >= tonumber(f[EXPIRES]) then
  bury(key, f, reason ~= '' and reason or 'expired')
elseif call('HEXISTS', k .. 'rest', present(f[CHAT])) == 1 then
  move(key, f, 'p', tonumber(f[EXPIRES]))
else
  move(key, f, 'q', due)
end
return {'ok'}`)

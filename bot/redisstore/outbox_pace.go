package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
)

// Reserve implements outbox.Pacing.
func (o *Outbox) Reserve(ctx context.Context, to int64, kind chat.Kind) (time.Duration, bool, error) {
	const doing = "reserving a slot"
	reply, err := o.run(ctx, doing, outboxReserve, to, o.steps.All.Microseconds(), o.steps.Of(kind).Microseconds())
	if err != nil {
		return 0, false, err
	}
	wait, err := strconv.ParseInt(reply[0], 10, 64)
	if err != nil || len(reply) != 2 {
		return 0, false, fmt.Errorf("%s: no number", doing)
	}
	return time.Duration(wait) * time.Microsecond, reply[1] == "1", nil
}

// Told implements outbox.Pacing.
func (o *Outbox) Told(ctx context.Context, to int64, kind chat.Kind, after time.Duration) error {
	_, err := o.run(ctx, "holding back a chat", outboxTold, to, after.Microseconds(), o.steps.Of(kind).Microseconds())
	return err
}

// outboxReserve takes the next slot for an answer.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; chat; step over all and of the chat in µs
//	output  µs to wait; 1 when the slot is taken, 0 when the chat itself must wait
var outboxReserve = redis.NewScript(luaBase + luaPace + `
local all, step = tonumber(ARGV[3]), tonumber(ARGV[4])
local lane = 'c:' .. present(ARGV[2])
local next, hold = limit(lane)
if hold > 0 then next = math.max(next, hold + (BURST - 1) * step) end
local at = math.max(hold, next - (BURST - 1) * step)
if at > now then return {us(at - now), '0'} end
local first, stop = limit('all')
local slot = math.max(now, first, stop)
if all > 0 then keep('all', math.max(first, stop, now - SLACK) + all, stop, all) end
if step > 0 then keep(lane, math.max(next, slot) + step, hold, step) end
return {us(slot - now), '1'}`)

// outboxTold holds back a chat, or all.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; chat; wait and step of the chat in µs
//	output  what is held back: "chat" or "all"
var outboxTold = redis.NewScript(luaBase + luaPace + `
local chat, wait, step = present(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
remember(wait)
local who, over = string.match(call('GET', k .. 'waits') or '', '^(%S+) (%d+)$')
over = tonumber(over or '0')
if over > furthest then over = 0 end
local others = over > now and who ~= chat
if over <= now or who == chat or now + wait > over then
  call('SET', k .. 'waits', chat .. ' ' .. us(now + wait), 'PX', us(math.ceil(wait / 1000) + 1000))
end
for _, name in ipairs(others and {'c:' .. chat, 'all'} or {'c:' .. chat}) do
  local next, hold = limit(name)
  keep(name, next, math.max(hold, now + wait), step)
end
return {others and 'all' or 'chat'}`)

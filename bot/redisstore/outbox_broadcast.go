package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// broadcast is the form in Redis of what of a broadcast never changes.
type broadcast struct {
	ID       string   `json:"id"`
	Priority int      `json:"p"`
	Start    int64    `json:"s"` // Unix µs
	Expires  int64    `json:"x"` // Unix µs
	Indexes  []string `json:"i"`
	Body     string   `json:"b"`
}

// Announce implements outbox.Broadcasts. The cursor begins at the beginning.
func (o *Outbox) Announce(ctx context.Context, b outbox.Broadcast) (bool, error) {
	const doing = "announcing a broadcast"
	if b.Check() != nil || !fits(b.ID) {
		return false, fmt.Errorf("%s: %w", doing, outbox.ErrLetter)
	}
	w := broadcast{b.ID, int(b.Priority), 0, b.Expires.UnixMicro(), b.Indexes, b.Body}
	if !b.Start.IsZero() {
		w.Start = b.Start.UnixMicro()
	}
	text, err := json.Marshal(w)
	if err != nil {
		return false, fmt.Errorf("%s: %w", doing, err)
	}
	reply, err := o.run(ctx, doing, outboxAnnounce,
		maker(), b.ID, int(b.Priority), micros(b.Start), micros(b.Expires), len(b.Indexes), text)
	if err != nil {
		return false, err
	}
	return reply[0] == "1", o.s.sync(ctx)
}

// Spread implements outbox.Broadcasts. One that has expired is done.
func (o *Outbox) Spread(ctx context.Context, aside ...string) (outbox.Broadcast, bool, error) {
	args := []any{outbox.Ahead, outbox.Held}
	for _, id := range aside {
		args = append(args, id)
	}
	reply, err := o.run(ctx, "looking for a broadcast to go on with", outboxSpread, args...)
	return oneBroadcast(reply, err)
}

// Broadcast implements outbox.Broadcasts.
func (o *Outbox) Broadcast(ctx context.Context, id string) (outbox.Broadcast, bool, error) {
	reply, err := o.run(ctx, "reading a broadcast", outboxBroadcast, id)
	return oneBroadcast(reply, err)
}

// Readers implements outbox.Broadcasts. It reads all of them for each page: what is told
// to them again goes out far more slowly.
func (o *Outbox) Readers(ctx context.Context, id, after string, n int) ([]int64, string, error) {
	const doing = "reading whom a broadcast was told"
	var members []string
	err := o.s.do(ctx, doing, func() (err error) {
		members, err = o.s.rdb.SMembers(ctx, o.s.toldKey(id)).Result()
		return err
	})
	if err != nil {
		return nil, "", err
	}
	ids := make([]int64, len(members))
	for i, m := range members {
		if ids[i], err = strconv.ParseInt(m, 10, 64); err != nil {
			return nil, "", errors.New(doing + ": no number")
		}
	}
	return outbox.PageOf(ids, after, n)
}

// Advance implements outbox.Broadcasts.
func (o *Outbox) Advance(ctx context.Context, b outbox.Broadcast, s outbox.Step) (int, error) {
	const doing = "moving a broadcast on"
	if err := s.Check(); err != nil {
		return 0, fmt.Errorf("%s: %w", doing, err)
	}
	args := []any{maker(), b.ID, b.At, b.After, s.At, s.After, len(b.Indexes)}
	for _, l := range s.Letters {
		more, err := encode(l)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", doing, err)
		}
		args = append(args, more...)
	}
	reply, err := o.run(ctx, doing, outboxAdvance, args...)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(reply[0])
	if err != nil {
		return 0, fmt.Errorf("%s: %w", doing, outbox.ErrStep)
	}
	return n, nil
}

func oneBroadcast(reply []string, err error) (outbox.Broadcast, bool, error) {
	if err != nil || len(reply) < 4 {
		return outbox.Broadcast{}, false, err
	}
	b, err := decodeBroadcast(reply)
	return b, err == nil, err
}

// decodeBroadcast is a broadcast from its JSON, index, place and count.
func decodeBroadcast(r []string) (outbox.Broadcast, error) {
	var w broadcast
	if json.Unmarshal([]byte(r[0]), &w) != nil {
		return outbox.Broadcast{}, errors.New("reading a broadcast: no JSON")
	}
	at, err1 := strconv.Atoi(r[1])
	made, err2 := strconv.Atoi(r[3])
	if errors.Join(err1, err2) != nil {
		return outbox.Broadcast{}, errors.New("reading a broadcast: no number")
	}
	b := outbox.Broadcast{
		ID: w.ID, Priority: outbox.Priority(w.Priority), Expires: time.UnixMicro(w.Expires),
		Indexes: w.Indexes, Body: w.Body, At: at, After: r[2], Made: made,
	}
	if w.Start != 0 {
		b.Start = time.UnixMicro(w.Start)
	}
	return b, nil
}

// outboxAnnounce keeps a broadcast.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; mark of this call; ID; priority; start and
//	        expiry in µs; number of indexes; JSON
//	output  1 when it is new, else 0
var outboxAnnounce = redis.NewScript(luaBase + luaLetters + `
local id, bc = ARGV[3], k .. 'bc:' .. ARGV[3]
local by = call('HGET', bc, 'by')
if by then return {by == ARGV[2] and '1' or '0'} end
local open = ARGV[7] ~= '0'
call('HSET', bc, 'by', ARGV[2], 'p', ARGV[4], 'x', ARGV[6], 'json', ARGV[8],
  'at', '0', 'after', '', 'made', '0', 'left', '0', 'open', open and '1' or '0')
local start = ARGV[5] == '0' and us(now) or ARGV[5]
if open then call('ZADD', k .. 'bq:' .. ARGV[4], start, id) else over(id) end
return {'1'}`)

// luaShut takes a broadcast out of those that go on.
const luaShut = `
local function shut(id)
  local bc = k .. 'bc:' .. id
  call('ZREM', k .. 'bq:' .. call('HGET', bc, 'p'), id)
  call('HSET', bc, 'open', '0')
  if call('HGET', bc, 'left') == '0' then over(id) end
end
`

// outboxSpread finds the broadcast to go on with.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; how many letters of broadcasts may be due soon or
//	        leased; how many may be held; IDs of broadcasts that are set aside
//	output  JSON, index, place and count of letters made; "none" when there is none
var outboxSpread = redis.NewScript(luaBase + luaLetters + luaHeld + luaShut + `
local rest = held()
local ahead = tonumber(call('HGET', k .. 'n', 'ahead') or '0') - rest
if ahead >= tonumber(ARGV[2]) or rest >= tonumber(ARGV[3]) then return {'none'} end
local aside = {}
for i = 4, #ARGV do aside[ARGV[i]] = true end
for p = 1, 3 do
  for _, id in ipairs(call('ZRANGEBYSCORE', k .. 'bq:' .. p, '-inf', us(now))) do
    local r = call('HMGET', k .. 'bc:' .. id, 'json', 'at', 'after', 'made', 'x')
    if tonumber(r[5]) <= now then shut(id)
    elseif not aside[id] then return {r[1], r[2], r[3], r[4]} end
  end
end
return {'none'}`)

// outboxBroadcast reads a broadcast.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; ID
//	output  JSON, index, place and count of letters made; "none" when there is none
var outboxBroadcast = redis.NewScript(luaBase + `
local r = call('HMGET', k .. 'bc:' .. ARGV[2], 'json', 'at', 'after', 'made')
if not r[1] then return {'none'} end
return r`)

// outboxAdvance moves a cursor and puts the letters in. A chat that has got a
// letter of the broadcast gets none.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; mark of this call; ID; index and place where the
//	        cursor is; index and place where it goes; number of indexes; key, state
//	        and body of each letter
//	output  number of letters that were new; "moved" when the cursor is elsewhere
var outboxAdvance = redis.NewScript(luaBase + luaLetters + luaAdd + luaShut + `
local id, bc = ARGV[3], k .. 'bc:' .. ARGV[3]
local r = call('HMGET', bc, 'at', 'after', 'by', 'last', 'open')
if r[4] and string.match(r[4], '^%S+') == ARGV[2] then return {string.match(r[4], '%d+$')} end
if r[5] ~= '1' or r[1] ~= ARGV[4] or r[2] ~= ARGV[5] then return {'moved'} end
local added = 0
for i = 9, #ARGV, 3 do added = added + add(i, id, ARGV[2], {}) end
call('HINCRBY', bc, 'made', added)
call('HSET', bc, 'at', ARGV[6], 'after', ARGV[7], 'last', ARGV[2] .. ' ' .. added)
if tonumber(ARGV[6]) >= tonumber(ARGV[8]) then shut(id) end
return {tostring(added)}`)

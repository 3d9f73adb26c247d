package redisstore

import (
	"strconv"

	"pantau/bot/outbox"
)

// deadLetters is how many dead letters are kept; the oldest make room.
const deadLetters = 10_000

// The scripts of the outbox are put together from these parts. Times are Unix
// microseconds, which a number of Lua holds exactly; they go to Redis as text by us.
//
// The state of a letter is one text in the hash "h": the fields that constants name
// here, each followed by a tab. A letter is in one place: q waits in its queue, l is
// leased, p is parked because its chat rests, d is dead. In its queue DUE is its score.
//
// Letters of broadcasts that wait for later are counted by the minute they are due
// in, not looked for: the store in the process sorts a whole queue to look at its
// first letter. Minutes that are not later any more count for nothing, and go with
// the next look (luaHeld).
var luaBase = "local LIFE, LEAD, SOON, SLACK, BURST, DEAD = '" +
	strconv.FormatInt(outbox.Remembered.Milliseconds(), 10) + "', " +
	strconv.FormatInt(outbox.Lead.Microseconds(), 10) + ", " +
	strconv.FormatInt(outbox.Soon.Microseconds(), 10) + ", " +
	strconv.FormatInt(outbox.Slack.Microseconds(), 10) + ", " +
	strconv.Itoa(outbox.Burst) + ", " + strconv.Itoa(deadLetters) + `
local k, call = KEYS[1], redis.call
local t = call('TIME')
local now = tonumber(t[1]) * 1000000 + tonumber(t[2]) + tonumber(ARGV[1])

local function us(n) return string.format('%.0f', n) end
local function count(what, n) call('HINCRBY', k .. 'n', what, n) end

local function later(minute) return tonumber(minute) * 60000000 > now + SOON end

local function present(chat) -- the number that a chat has now
  for _ = 1, 100 do
    local to = call('HGET', k .. 'moved', chat)
    if not to then return chat end
    chat = to
  end
  return chat
end
`

// luaLetters moves letters from place to place.
const luaLetters = `
local PRIORITY, CHAT, TOPIC, KIND, DUE, EXPIRES, PARTS = 1, 2, 3, 4, 5, 6, 7
local TRIES, LEASE, PLACE, BROADCAST, REASON, MAKER = 8, 9, 10, 11, 12, 13

local function parse(text)
  local f = {}
  for v in string.gmatch(text, '([^\t]*)\t') do f[#f + 1] = v end
  return f
end
local function read(key)
  local text = call('HGET', k .. 'h', key)
  return text and parse(text)
end
local function hold(f, n) -- counts a letter of a broadcast that waits for later
  local minute = f[BROADCAST] ~= '' and us(math.floor(tonumber(f[DUE]) / 60000000))
  if minute and later(minute) then call('HINCRBY', k .. 'held', minute, n) end
end
local function take(key, f)
  local place = f[PLACE]
  if place == 'q' then
    call('ZREM', k .. 'q:' .. f[PRIORITY], key)
    hold(f, -1)
  elseif place == 'l' then call('ZREM', k .. 'lease', key)
  elseif place == 'd' then call('ZREM', k .. 'dead', key)
  elseif place == 'p' then
    call('ZREM', k .. 'parked', key)
    call('SREM', k .. 'parked:' .. present(f[CHAT]), key)
  end
end
local function lay(key, f, score)
  local place = f[PLACE]
  if place == 'q' then
    f[DUE] = us(score)
    call('ZADD', k .. 'q:' .. f[PRIORITY], f[DUE], key)
    hold(f, 1)
  elseif place == 'l' then call('ZADD', k .. 'lease', us(score), key)
  elseif place == 'd' then call('ZADD', k .. 'dead', us(score), key)
  elseif place == 'p' then
    call('ZADD', k .. 'parked', us(score), key)
    call('SADD', k .. 'parked:' .. present(f[CHAT]), key)
  end
  call('HSET', k .. 'h', key, table.concat(f, '\t') .. '\t')
end

local function over(id) -- what a broadcast leaves is forgotten in time
  call('PEXPIRE', k .. 'bc:' .. id, LIFE)
  call('PEXPIRE', k .. 'told:' .. id, LIFE)
end
local function reckon(f, from, to) -- keeps the counts right when a letter changes places
  local function waits(place) return (place == 'q' or place == 'l' or place == 'p') and 1 or 0 end
  local function runs(place) return (place == 'q' or place == 'l') and 1 or 0 end
  local n, id = waits(to) - waits(from), f[BROADCAST]
  if n ~= 0 then count('w' .. f[PRIORITY], n) end
  if id == '' then return end
  local ahead = runs(to) - runs(from)
  if ahead ~= 0 then count('ahead', ahead) end
  if n == 0 or call('EXISTS', k .. 'bc:' .. id) == 0 then return end
  local left = call('HINCRBY', k .. 'bc:' .. id, 'left', n)
  if left == 0 and call('HGET', k .. 'bc:' .. id, 'open') ~= '1' then over(id) end
end
local function move(key, f, place, score)
  take(key, f)
  reckon(f, f[PLACE], place)
  f[PLACE] = place
  lay(key, f, score)
end
local function back(key) -- its lease has ended
  local f = read(key)
  f[LEASE] = ''
  count('again', 1)
  move(key, f, 'q', tonumber(f[DUE]))
end

local function close(key, f, outcome) -- remembers the key and forgets the letter
  take(key, f)
  call('HDEL', k .. 'h', key)
  call('HDEL', k .. 'b', key)
  local id = f[BROADCAST]
  if id == '' or call('SISMEMBER', k .. 'told:' .. id, present(f[CHAT])) == 0 then
    call('SET', k .. 'done:' .. key, outcome, 'PX', LIFE)
  end
  reckon(f, f[PLACE], '')
end
local function sent(key, f)
  close(key, f, '0')
  count('sent', 1)
  local minute = k .. 'min:' .. us(math.floor(now / 60000000))
  call('INCR', minute)
  call('PEXPIRE', minute, 180000)
end
local function drop(key, f)
  close(key, f, '1')
  count('dropped', 1)
end
local function bury(key, f, reason)
  f[REASON] = reason
  move(key, f, 'd', now)
  count('dead', 1)
  if call('ZCARD', k .. 'dead') > DEAD then
    local old = call('ZRANGE', k .. 'dead', 0, 0)[1]
    close(old, read(old), '2')
  end
end
local function expire(key, f) -- why it could not be delivered says more than that it was not
  bury(key, f, f[REASON] ~= '' and f[REASON] or 'expired')
end
`

// luaHeld counts the letters that wait for later.
const luaHeld = `
local function held()
  local n, of = 0, call('HGETALL', k .. 'held')
  for i = 1, #of, 2 do
    if later(of[i]) then n = n + tonumber(of[i + 1]) else call('HDEL', k .. 'held', of[i]) end
  end
  return n
end
`

// luaPace reckons with slots, see outbox.Steps.
const luaPace = `
local longest = tonumber(call('GET', k .. 'longest') or '0')
local furthest = now + longest + LEAD

local function limit(name) -- next slot and hold, without what lies further ahead than can be
  local text = call('GET', k .. name)
  if not text then return 0, 0 end
  local next, hold = string.match(text, '^(%d+) (%d+)$')
  next, hold = tonumber(next), tonumber(hold)
  if next > furthest then next = 0 end
  if hold > furthest then hold = 0 end
  return next, hold
end
local function remember(wait) -- of our own making or told, it is no clock set back
  if wait > longest then
    longest = wait
    furthest = now + longest + LEAD
    call('SET', k .. 'longest', us(wait), 'PX', us(math.ceil(wait / 1000) + 86400000))
  end
end
local function keep(name, next, hold, step) -- as long as it limits anything
  local wait = math.max(next, hold) - now
  if wait > LEAD then remember(wait) end
  local left = math.max(next, hold + BURST * step) - now
  if left > 0 then call('SET', k .. name, us(next) .. ' ' .. us(hold), 'PX', us(math.ceil(left / 1000) + 1000)) end
end
`

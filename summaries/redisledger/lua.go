package redisledger

import "github.com/redis/go-redis/v9"

// enter is the part of scripts that puts an item on lists: keys from KEYS[from] on, with
// the scores from ARGV[score] on.
const enter = `
local function place(number) return string.format('%010d', number) end
local function enter(number, from, score)
  for i = from, #KEYS do redis.call('ZADD', KEYS[i], ARGV[score + i - from], place(number)) end
end
`

// add puts an item in, unless its ID is in already.
//
//	KEYS    last, ids, gone, items, and the lists that the item is to be on
//	ARGV    ID, its digest, name of this call, record, and a score for each list
//	output  number (0 when the item of the ID is forgotten), what items has of it, and 1
//	        when it is new, also when this very call has put it in before
var add = redis.NewScript(enter + `
local known = redis.call('HGET', KEYS[2], ARGV[1])
if known then
  local kept = redis.call('HGET', KEYS[4], known) or ''
  return {tonumber(known), kept, string.sub(kept, 1, #ARGV[3] + 3) == '1 ' .. ARGV[3] .. ' ' and 1 or 0}
end
if redis.call('SISMEMBER', KEYS[3], ARGV[2]) == 1 then return {0, '', 0} end
local number = redis.call('INCR', KEYS[1])
local kept = '1 ' .. ARGV[3] .. ' ' .. ARGV[4]
redis.call('HSET', KEYS[2], ARGV[1], number)
redis.call('HSET', KEYS[4], number, kept)
enter(number, 5, 5)
return {number, kept, 1}`)

// leave is the part of scripts that looks whether an item is still of a version (ARGV[2]
// of the number ARGV[1] in the hash KEYS[1]), and takes it from lists.
const leave = `
local version, by = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^(%d+) (%w+) ')
local function leave(from, to)
  for i = from, to do redis.call('ZREM', KEYS[i], string.format('%010d', ARGV[1])) end
end
`

// change puts a record in place of one of a version.
//
//	KEYS    items, the lists that the item is on, the lists that it is to be on
//	ARGV    number, version, name of this call, record, how many lists it is on, and a
//	        score for each that it is to be on
//	output  1, also when this very call has done it before; 0 when the item has changed
//	        or is forgotten
var change = redis.NewScript(enter + leave + `
if by == ARGV[3] then return 1 end
if version ~= ARGV[2] then return 0 end
local last = 1 + tonumber(ARGV[5])
leave(2, last)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d', tonumber(version) + 1) .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])
enter(tonumber(ARGV[1]), last + 1, 6)
return 1`)

// forget takes an item of a version out and goes on to know its ID.
//
//	KEYS    items, ids, gone, and the lists that the item is on
//	ARGV    number, version, ID, its digest
//	output  1; 0 when the item has changed
var forget = redis.NewScript(leave + `
if version ~= ARGV[2] then return 0 end
leave(4, #KEYS)
redis.call('SADD', KEYS[3], ARGV[4])
redis.call('HDEL', KEYS[2], ARGV[3])
redis.call('HDEL', KEYS[1], ARGV[1])
return 1`)

// page reads a part of what some lists have together, the highest score first, of equal
// ones the highest number. One list is read from where the part begins; of several, all
// before it are read too.
//
//	KEYS    items, and the lists
//	ARGV    how many to leave out, and how many to read
//	output  how many there are, then twos of a number and what items has of it
var page = redis.NewScript(`
local skip, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local all, rows, before = 0, {}, #KEYS == 2 and skip or 0
for i = 2, #KEYS do
  all = all + redis.call('ZCARD', KEYS[i])
  local read = most > 0 and redis.call('ZREVRANGE', KEYS[i], before, skip + most - 1, 'WITHSCORES') or {}
  for j = 1, #read, 2 do rows[#rows + 1] = {read[j], tonumber(read[j + 1])} end
end
if #KEYS > 2 then
  table.sort(rows, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] > b[1] end)
end
local out = {all}
for i = skip - before + 1, math.min(skip - before + most, #rows) do
  local number = tonumber(rows[i][1])
  out[#out + 1] = number
  out[#out + 1] = redis.call('HGET', KEYS[1], number) or ''
end
return out`)

// spend adds one to a count that has not reached its limit.
//
//	KEYS[1]  the count
//	ARGV     the limit; how many ms it lives on
//	output   1 when one was added, else 0
var spend = redis.NewScript(`
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`)

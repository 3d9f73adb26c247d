package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// chunk is how many letters go in at a time, so that no script holds others up.
const chunk = 100

// Put implements outbox.Letters. Letters beyond 100 go in by further scripts; when
// one of those fails, those before it are in, and a second call puts in the rest.
func (o *Outbox) Put(ctx context.Context, letters ...outbox.Letter) (added int, err error) {
	const doing = "putting letters in"
	var args []any
	for _, l := range letters {
		l, err := l.Drawn(ctx)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", doing, err)
		}
		more, err := encode(l)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", doing, err)
		}
		args = append(append(args, more...), encodeMarks(l.Marks))
	}
	for part := range slices.Chunk(args, 4*chunk) {
		reply, err := o.run(ctx, doing, outboxPut, append([]any{maker()}, part...)...)
		if err != nil {
			return added, err
		}
		n, err := strconv.Atoi(reply[0])
		if err != nil {
			return added, fmt.Errorf("%s: no number", doing)
		}
		added += n
	}
	if len(letters) == 0 {
		return 0, nil
	}
	return added, o.s.sync(ctx)
}

// encode is a letter as arguments: key, state, body.
func encode(l outbox.Letter) ([]any, error) {
	if err := l.Check(); err != nil {
		return nil, err
	}
	if !fits(l.Broadcast) || !fits(string(l.Kind)) || l.Message.Photo != nil && l.Message.Photo.Draw != nil {
		return nil, outbox.ErrLetter
	}
	text, err := encodeBody(l)
	if err != nil {
		return nil, err
	}
	return []any{l.Key, encodeState(l, ""), text}, nil
}

// luaAdd puts letters in whose keys are not known.
const luaAdd = `
local mine = {}
local function add(i, told, maker, marks) -- key, state and body of a letter are from ARGV[i] on
  local key, f = ARGV[i], parse(ARGV[i + 1])
  local id, chat = told or f[BROADCAST], present(f[CHAT])
  local old = read(key)
  if old then
    if old[MAKER] ~= maker or mine[key] then return 0 end
    mine[key] = true
    return 1
  end
  if call('EXISTS', k .. 'done:' .. key) == 1 then return 0 end
  for _, mark in ipairs(marks) do
    if call('EXISTS', k .. 'mark:' .. mark) == 1 then return 0 end
  end
  if id ~= '' then
    if call('SISMEMBER', k .. 'told:' .. id, f[CHAT]) == 1 then return 0 end
    if call('SADD', k .. 'told:' .. id, chat) == 0 then return 0 end
  end
  f[MAKER] = maker
  mine[key] = true
  if ARGV[i + 2] ~= '' then call('HSET', k .. 'b', key, ARGV[i + 2]) end
  move(key, f, 'q', f[DUE] == '0' and now or tonumber(f[DUE]))
  for _, mark in ipairs(marks) do call('SET', k .. 'mark:' .. mark, '1', 'PX', LIFE) end
  return 1
end
`

// outboxPut puts letters in, and their marks with them. A letter that is there by this
// very call, which was sent again, has set the marks that it would find.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; random name of this call; of each letter its key,
//	        state, body, and marks, each ended by a tab
//	output  number of those that were new
var outboxPut = redis.NewScript(luaBase + luaLetters + luaAdd + `
local added = 0
for i = 3, #ARGV, 4 do added = added + add(i, nil, ARGV[2], parse(ARGV[i + 3])) end
return {tostring(added)}`)

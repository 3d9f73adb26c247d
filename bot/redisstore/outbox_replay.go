package redisstore

import (
	"context"
	"slices"

	"github.com/redis/go-redis/v9"
)

// Replay tells the outbox what a journal knows and a snapshot may not: letters
// that were sent, and letters that were claimed and perhaps sent, which are counted
// as uncertain. Letters that the snapshot does not have either are remembered as
// sent, for the broadcast that makes them again. It is for the start of the only
// process that sends, before its first Claim: whoever held a lease is dead, so all
// leases end.
func (o *Outbox) Replay(ctx context.Context, sent, claimed []string) error {
	for _, part := range []struct {
		what string
		keys []string
	}{{"sent", sent}, {"claimed", claimed}} {
		for keys := range slices.Chunk(part.keys, chunk) {
			args := []any{part.what}
			for _, key := range keys {
				args = append(args, key)
			}
			if _, err := o.run(ctx, "replaying the journal", outboxReplay, args...); err != nil {
				return err
			}
		}
	}
	_, err := o.run(ctx, "ending the leases of a dead process", outboxReplay, "leases")
	return err
}

// outboxReplay takes over what a journal says, or ends all leases.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; "sent", "claimed" or "leases"; keys
//	output  "ok"
var outboxReplay = redis.NewScript(luaBase + luaLetters + `
for i = 3, #ARGV do
  local key = ARGV[i]
  local f = read(key)
  if ARGV[2] == 'claimed' then count('uncertain', 1)
  elseif f then sent(key, f)
  elseif call('SET', k .. 'done:' .. key, '0', 'PX', LIFE, 'NX') then count('sent', 1) end
end
if ARGV[2] == 'leases' then
  for _, key in ipairs(call('ZRANGE', k .. 'lease', 0, -1)) do back(key) end
end
return {'ok'}`)

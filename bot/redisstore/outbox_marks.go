package redisstore

import (
	"context"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// encodeMarks is marks as an argument, in the form of a state.
func encodeMarks(marks []string) string {
	var all strings.Builder
	for _, mark := range marks {
		all.WriteString(mark + "\t")
	}
	return all.String()
}

// asked is how many marks are asked about at a time.
const asked = 1000

// Marked implements outbox.Letters.
func (o *Outbox) Marked(ctx context.Context, marks ...string) ([]bool, error) {
	known := make([]bool, 0, len(marks))
	for part := range slices.Chunk(marks, asked) {
		args := []any{(outbox.Remembered / 2).Milliseconds()}
		for _, mark := range part {
			args = append(args, mark)
		}
		reply, err := o.run(ctx, "looking for what was told already", outboxMarked, args...)
		if err != nil {
			return nil, err
		}
		for _, said := range reply {
			known = append(known, said == "1")
		}
	}
	return known, nil
}

// outboxMarked looks for marks, and has those that are known live on. It writes only
// when half of the time of one is over: what only looks costs the store in the process
// no snapshot.
//
//	KEYS[1] beginning of the outbox's keys
//	ARGV    skew of the clock in µs; milliseconds left below which a mark's time begins
//	        anew; marks
//	output  for each mark 1 when it is known, else 0
var outboxMarked = redis.NewScript(luaBase + `
local known = {}
for i = 3, #ARGV do
  local mark = k .. 'mark:' .. ARGV[i]
  local left = call('PTTL', mark)
  if left ~= -2 and left < tonumber(ARGV[2]) then call('PEXPIRE', mark, LIFE) end
  known[#known + 1] = left == -2 and '0' or '1'
end
return known`)

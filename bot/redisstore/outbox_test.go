package redisstore_test

import (
	"flag"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
	"pantau/bot/outbox/outboxtest"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// skewed is a clock of Redis that a test moves: what the outbox adds to the
// server's time, and the times to live of its keys.
type skewed struct {
	t      *testing.T
	c      redis.UniversalClient
	prefix string
	by     atomic.Int64
	behind time.Duration // that times to live lag
}

func (s *skewed) skew() time.Duration { return time.Duration(s.by.Load()) }

func (s *skewed) Now() time.Time {
	now, err := s.c.Time(s.t.Context()).Result()
	check(s.t, err)
	return now.Add(s.skew())
}

// Pass lets times to live lag a moment behind, since moving them costs a look at
// all keys; and the clock, which runs on by itself, is not set back by a moment.
func (s *skewed) Pass(t *testing.T, d time.Duration) {
	t.Helper()
	if d < 0 && d > -time.Second {
		return
	}
	s.by.Add(int64(d))
	if s.behind += d; s.behind.Abs() < time.Second {
		return
	}
	check(t, age.Run(t.Context(), s.c, []string{s.prefix + "{outbox}:"}, s.behind.Milliseconds()).Err())
	s.behind = 0
}

// age takes ARGV[1] ms from all times to live of keys that begin with KEYS[1].
var age = redis.NewScript(`
for _, key in ipairs(redis.call('KEYS', KEYS[1] .. '*')) do
  local left = redis.call('PTTL', key)
  if left > 0 then redis.call('PEXPIRE', key, left - tonumber(ARGV[1])) end
end
return 1`)

// clear deletes the keys, so that looks at all keys stay short.
func (s *skewed) clear() {
	check(s.t, clearing.Run(s.t.Context(), s.c, []string{s.prefix + "{outbox}:"}).Err())
}

var clearing = redis.NewScript(`
for _, key in ipairs(redis.call('KEYS', KEYS[1] .. '*')) do redis.call('DEL', key) end
return 1`)

// outboxOn is an outbox of its own on a Redis, and its clock.
func outboxOn(t *testing.T, c redis.UniversalClient, p outbox.Pace) (*redisstore.Outbox, *skewed) {
	clock := &skewed{t: t, c: c, prefix: redistest.Prefix(t, c)}
	o := redisstore.OpenClient(c, redisstore.Options{Prefix: clock.prefix}).Outbox(p)
	o.Skew(clock.skew)
	return o, clock
}

// stopped is the clock of a Redis in the process, which stands until it is moved.
type stopped struct {
	redis *miniredis.Miniredis
	now   time.Time
}

func (s *stopped) Now() time.Time { return s.now }
func (s *stopped) Exact() bool    { return true }

func (s *stopped) Pass(_ *testing.T, d time.Duration) {
	s.now = s.now.Add(d)
	s.redis.SetTime(s.now)
	s.redis.FastForward(max(d, 0))
}

// fewer has properties tried so many times in this test. The store in the process
// runs scripts at a tenth of a server's pace, and the clock that stands tries the
// same engine in full.
func fewer(t *testing.T, times string) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	check(t, checks.Value.Set(times))
	t.Cleanup(func() { check(t, checks.Value.Set(before)) })
}

func TestOutbox(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		if strings.HasSuffix(t.Name(), "/embedded") {
			fewer(t, "20") // which is why this one does not run beside others
		} else {
			t.Parallel()
		}
		var last *skewed
		outboxtest.TestStore(t, func(t *testing.T, p outbox.Pace) (outbox.Store, outboxtest.Clock) {
			if last != nil && last.t == t { // a property opens many
				last.clear()
			}
			o, clock := outboxOn(t, c, p)
			last = clock
			return o, clock
		})
	})
	t.Run("clock that stands", func(t *testing.T) {
		t.Parallel()
		outboxtest.TestStore(t, func(t *testing.T, p outbox.Pace) (outbox.Store, outboxtest.Clock) {
			r := miniredis.RunT(t)
			clock := &stopped{r, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
			clock.Pass(t, 0)
			c := redis.NewClient(&redis.Options{Addr: r.Addr()})
			t.Cleanup(func() { _ = c.Close() })
			return redisstore.OpenClient(c, redisstore.Options{}).Outbox(p), clock
		})
	})
}

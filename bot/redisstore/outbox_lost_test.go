package redisstore_test

import (
	"context"
	"io"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// deaf is a connection that loses a reply when it is told to, the first from then on
// or a later one: the server has done what it was asked, and the client asks again.
type deaf struct {
	net.Conn
	lose *atomic.Int32 // which reply; 0 is none
}

func (d deaf) Read(p []byte) (int, error) {
	n, err := d.Conn.Read(p)
	if err == nil && d.lose.Load() > 0 && d.lose.Add(-1) == 0 {
		_ = d.Conn.Close()
		return 0, io.EOF
	}
	return n, err
}

func letter(key string, to int64) outbox.Letter {
	return outbox.Letter{
		Key: key, Priority: outbox.Release, To: chat.ID{Chat: to}, Kind: chat.Private,
		Expires: time.Now().Add(time.Hour), Message: chat.Message{Text: "words of " + key},
	}
}

func claimed(t *testing.T, o *redisstore.Outbox, n int) []outbox.Lease {
	t.Helper()
	c, err := o.Claim(t.Context(), n, time.Minute)
	check(t, err)
	if len(c.Leases) != n {
		t.Fatalf("%d letters came; want %d", len(c.Leases), n)
	}
	return c.Leases
}

// hardOfHearing is a Store on a client that sends again what it heard no reply to.
func hardOfHearing(t *testing.T) (s *redisstore.Store, lose *atomic.Int32) {
	c := redistest.Client(t)
	options := *c.(*redis.Client).Options()
	lose = new(atomic.Int32)
	options.MaxRetries = 3
	options.Dialer = func(ctx context.Context, network, addr string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, addr)
		return deaf{conn, lose}, err
	}
	client := redis.NewClient(&options)
	t.Cleanup(func() { _ = client.Close() })
	return redisstore.OpenClient(client, redisstore.Options{Prefix: redistest.Prefix(t, c)}), lose
}

// A call whose reply was lost and which the client sends again says what it would
// have said, and does what it does once.
func TestLostReplies(t *testing.T) {
	s, lose := hardOfHearing(t)
	o := s.Outbox(outbox.Pace{})
	b := outbox.Broadcast{Priority: outbox.Release, Expires: time.Now().Add(time.Hour), Indexes: []string{"a", "b"}}

	id := ""
	calls := []struct {
		name   string
		leased bool
		call   func(l outbox.Lease) (n int, err error)
		want   int
	}{
		{"put", false, func(outbox.Lease) (int, error) {
			one, same := letter(id+"1", 1), letter(id+"not", 4)
			one.Marks, same.Marks = []string{id}, []string{id}
			return o.Put(t.Context(), one, same, letter(id+"2", 2), letter(id+"3", 3))
		}, 3},
		{"announce", false, func(outbox.Lease) (int, error) {
			b.ID = id
			isNew, err := o.Announce(t.Context(), b)
			return map[bool]int{true: 1}[isNew], err
		}, 1},
		{"advance", false, func(outbox.Lease) (int, error) {
			l := letter(id+"/1", 1)
			l.Broadcast = id
			return o.Advance(t.Context(), b, outbox.Step{Letters: []outbox.Letter{l}, At: 1})
		}, 1},
		{"finish", true, func(l outbox.Lease) (int, error) { return 0, o.Finish(t.Context(), l, outbox.Sent, "") }, 0},
		{"bury", true, func(l outbox.Lease) (int, error) { return 0, o.Finish(t.Context(), l, outbox.Dead, "x") }, 0},
		{"delay", true, func(l outbox.Lease) (int, error) { return 0, o.Delay(t.Context(), l, time.Minute, "away") }, 0},
		{"delay for too long", true, func(l outbox.Lease) (int, error) { return 0, o.Delay(t.Context(), l, 2*time.Hour, "away") }, 0},
	}
	for _, lost := range []int32{0, 1} { // first without, so that the server knows the scripts
		id += "x"
		for _, tt := range calls {
			var l outbox.Lease
			if tt.leased {
				l = claimed(t, o, 1)[0]
			}
			lose.Store(lost)
			if n, err := tt.call(l); err != nil || n != tt.want || lose.Load() != 0 {
				t.Errorf("%s with reply %d lost: %d, %v; want %d", tt.name, lost, n, err, tt.want)
			}
		}
	}
	got, err := o.Stats(t.Context())
	check(t, err)
	if got.Counts["sent"] != 2 || got.Counts["dead"] != 4 || got.Waiting[outbox.Release] != 2 {
		t.Errorf("counts %v, waiting %v; want 2 sent, 4 dead, 2 waiting", got.Counts, got.Waiting)
	}
}

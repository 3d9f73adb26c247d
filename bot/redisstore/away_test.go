package redisstore_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// line is the way to a Redis, which a test cuts and mends. Time stands still in
// its tests unless a call waits, so they tell waiting from failing at once.
type line struct {
	redis *miniredis.Miniredis
	state atomic.Int32
	dials atomic.Int32
}

const (
	whole  = iota
	broken // connections are refused
	silent // connections are taken, and nobody answers
)

func (l *line) dial(context.Context, string, string) (net.Conn, error) {
	l.dials.Add(1)
	switch l.state.Load() {
	case broken:
		return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	case silent:
		c, _ := net.Pipe()
		return c, nil
	}
	return l.redis.Dial()
}

// onLine runs a test with a Store that is timed as Dial times it.
func onLine(t *testing.T, run func(*testing.T, *line, *redisstore.Store, *bytes.Buffer)) {
	synctest.Test(t, func(t *testing.T) {
		l := &line{redis: miniredis.NewMiniRedis()}
		c, err := redisstore.Dial("redis://in-memory")
		check(t, err)
		o := *c.(*redis.Client).Options()
		check(t, c.Close())
		o.Dialer = l.dial
		o.MaxRetries = -1 // a client shows this setting as 0, which as an option means 3
		client := redis.NewClient(&o)
		var log bytes.Buffer
		run(t, l, redisstore.OpenClient(client, redisstore.Options{Log: slog.New(slog.NewTextHandler(&log, nil))}), &log)
		_ = client.Close()
		l.redis.Close()
		time.Sleep(2 * time.Second) // go-redis looks once a second whether its pool is closed
	})
}

// Without Redis calls fail at once, or after three that have waited; it is said once.
func TestAway(t *testing.T) {
	for _, tt := range []struct {
		name  string
		state int32
		waits time.Duration // of the calls before the breaker, together
	}{
		{"refused", broken, 0},
		{"silent", silent, 3 * 500 * time.Millisecond},
	} {
		t.Run(tt.name, func(t *testing.T) {
			onLine(t, func(t *testing.T, l *line, s *redisstore.Store, log *bytes.Buffer) {
				l.state.Store(tt.state)
				start := time.Now()
				for range 3 {
					away(t, s)
				}
				if took := time.Since(start); took > tt.waits {
					t.Errorf("three calls waited %v; want %v at most", took, tt.waits)
				}
				dials, start := l.dials.Load(), time.Now()
				for range 1000 {
					away(t, s)
				}
				if took := time.Since(start); took != 0 || l.dials.Load() != dials {
					t.Errorf("with Redis known to be away calls waited %v and dialled %d times; want neither",
						took, l.dials.Load()-dials)
				}
				if n := strings.Count(log.String(), "redis is away"); n != 1 {
					t.Errorf("said %d times that Redis is away; want once", n)
				}
			})
		})
	}
}

// After an outage the store finds Redis again by itself, and says so once.
func TestComesBack(t *testing.T) {
	onLine(t, func(t *testing.T, l *line, s *redisstore.Store, log *bytes.Buffer) {
		check(t, s.SetRegion(t.Context(), 1, "6311"))
		l.state.Store(broken)
		l.redis.Close() // cuts the connections that are open
		for range 100 {
			away(t, s)
			time.Sleep(100 * time.Millisecond)
		}
		l.state.Store(whole) // the next to dial finds it running, with its data
		time.Sleep(2 * time.Second)
		c, err := s.Chat(t.Context(), 1)
		if err != nil || c.Region != "6311" {
			t.Errorf("two seconds after Redis is back: chat %v, %v; want region 6311", c, err)
		}
		if n := strings.Count(log.String(), "redis is back"); n != 1 {
			t.Errorf("said %d times that Redis is back; want once", n)
		}
	})
}

// Callers who stop waiting say nothing of Redis, and do not open the breaker.
func TestImpatientCallers(t *testing.T) {
	onLine(t, func(t *testing.T, l *line, s *redisstore.Store, _ *bytes.Buffer) {
		l.state.Store(silent)
		for range 10 {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
			if _, err := s.Chat(ctx, 1); err == nil {
				t.Error("no error from a Redis that says nothing")
			}
			cancel()
		}
		l.state.Store(whole)
		if err := s.SetRegion(t.Context(), 1, "6311"); err != nil {
			t.Errorf("SetRegion = %v after impatient callers; want nil", err)
		}
	})
}

// Replies that mean "not now" are ErrAway; only those that mean "nothing at all"
// keep further calls away.
func TestRefusals(t *testing.T) {
	tests := []struct {
		reply string
		away  bool
		opens bool
	}{
		{"LOADING Redis is loading the dataset in memory", true, true},
		{"MASTERDOWN Link with MASTER is down", true, true},
		{"READONLY You can't write against a read only replica.", true, true},
		{"OOM command not allowed when used memory > 'maxmemory'.", true, false},
		{"MISCONF Redis is configured to save RDB snapshots", true, false},
		{"NOPERM this user has no permissions", false, false},
		{"LOADINGS of another kind", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.reply, func(t *testing.T) {
			onLine(t, func(t *testing.T, l *line, s *redisstore.Store, _ *bytes.Buffer) {
				_, err := s.Chat(t.Context(), 1)
				check(t, err)
				l.redis.SetError(tt.reply)
				for range 5 {
					if _, err := s.Chat(t.Context(), 1); err == nil || errors.Is(err, redisstore.ErrAway) != tt.away {
						t.Errorf("error %v; want away %v", err, tt.away)
					}
				}
				l.redis.SetError("")
				if _, err := s.Chat(t.Context(), 1); (err != nil) != tt.opens {
					t.Errorf("the next call: %v; want it kept away: %v", err, tt.opens)
				}
			})
		})
	}
}

// The same with a server that is stopped and started again.
func TestServerRestarts(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	s, err := redisstore.Open(server.URL(), redisstore.Options{})
	check(t, err)
	t.Cleanup(func() { check(t, s.Disconnect()) })
	check(t, s.Check(t.Context()))
	for range 2 {
		server.Stop()
		for range 10 {
			away(t, s)
		}
		server.Again()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		again := time.NewTicker(50 * time.Millisecond)
		defer again.Stop()
		for s.Check(ctx) != nil {
			select {
			case <-again.C:
			case <-ctx.Done():
				t.Fatal("not back ten seconds after the server")
			}
		}
	}
}

func away(t *testing.T, s *redisstore.Store) {
	t.Helper()
	if _, err := s.Chat(t.Context(), 1); !errors.Is(err, redisstore.ErrAway) {
		t.Fatalf("error %v; want ErrAway", err)
	}
}

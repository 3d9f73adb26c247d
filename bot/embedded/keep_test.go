package embedded_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/embedded"
	"pantau/bot/embedded/rdb"
)

// Whoever hears from Sync finds what it wrote in the file, however many others
// write and sync at the same time.
func TestSync(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 5 {
				key := fmt.Sprint("key ", i, " ", n)
				if err := s.Client().Set(t.Context(), key, "v", 0).Err(); err != nil {
					t.Error(err)
				}
				if err := s.Sync(t.Context()); err != nil {
					t.Error(err)
				}
				if _, ok := entries(t, dir)[key]; !ok {
					t.Errorf("%s is not in the snapshot after Sync", key)
				}
			}
		})
	}
	wg.Wait()
}

// What only reads causes no snapshot, be it in a script; what writes does, be it
// in a script or a transaction.
func TestSnapshotsOnlyAfterWrites(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	ctx, c, path := t.Context(), s.Client(), filepath.Join(dir, "dump.rdb")
	tests := []struct {
		name   string
		run    func() error
		writes bool
	}{
		{"set", func() error { return c.Set(ctx, "k", "v", 0).Err() }, true},
		{"get", func() error { return c.Get(ctx, "k").Err() }, false},
		{"several", func() error { return c.MGet(ctx, "k", "l").Err() }, false},
		{"script that reads", func() error { return c.Eval(ctx, "return redis.call('GET', KEYS[1])", []string{"k"}).Err() }, false},
		{"script that writes", func() error { return c.Eval(ctx, "return redis.call('SET', KEYS[1], 'w')", []string{"k"}).Err() }, true},
		{"transaction", func() error {
			_, err := c.TxPipelined(ctx, func(p redis.Pipeliner) error { p.Incr(ctx, "n"); return nil })
			return err
		}, true},
		{"signal", func() error { return c.Publish(ctx, "channel", "x").Err() }, false},
		{"hello", func() error {
			other := redis.NewClient(c.Options())
			defer other.Close()
			return other.Ping(ctx).Err()
		}, false},
		{"delete", func() error { return c.Del(ctx, "k").Err() }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check(t, s.Sync(ctx))
			_ = os.Remove(path)
			check(t, tt.run())
			check(t, s.Sync(ctx))
			if _, err := os.Stat(path); (err == nil) != tt.writes {
				t.Errorf("%v; want a snapshot: %v", err, tt.writes)
			}
		})
	}
}

// Without Sync, what was written is on the disk soon.
func TestSnapshotsByItself(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	check(t, s.Client().Set(t.Context(), "k", "v", 0).Err())
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for {
		if _, err := os.Stat(filepath.Join(dir, "dump.rdb")); err == nil {
			break
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			t.Fatalf("no snapshot after 30 s; want one every %v", embedded.Every)
		}
	}
	if entries(t, dir)["k"].Value != rdb.String("v") {
		t.Error("the snapshot lacks the key")
	}
}

// Money moves between two accounts, by transactions and by scripts, from this
// process and from one outside; no snapshot finds more or less of it than there is.
func TestSnapshotsAreOneMoment(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	url, _ := embedded.Held(dir)
	o, err := redis.ParseURL(url)
	check(t, err)
	outside := redis.NewClient(o)
	defer outside.Close()
	check(t, s.Client().MSet(t.Context(), "a", 0, "z", 0).Err())
	for i := range 500 { // between the two in the order of the snapshot
		check(t, s.Client().Set(t.Context(), fmt.Sprint("m", i), "x", 0).Err())
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for _, c := range []*redis.Client{s.Client(), outside} {
		wg.Go(func() { moving(ctx, func() { _ = move.Run(ctx, c, []string{"a", "z"}).Err() }) })
		wg.Go(func() {
			moving(ctx, func() {
				_, _ = c.TxPipelined(ctx, func(p redis.Pipeliner) error {
					p.Incr(ctx, "z")
					p.Decr(ctx, "a")
					return nil
				})
			})
		})
	}
	torn, moved := 0, map[rdb.Value]bool{}
	for range 20 {
		check(t, s.Sync(t.Context()))
		all := entries(t, dir)
		a, z := string(all["a"].Value.(rdb.String)), string(all["z"].Value.(rdb.String))
		if strings.TrimPrefix(a, "-") != z {
			torn++
		}
		moved[all["z"].Value] = true
	}
	stop()
	wg.Wait()
	if torn > 0 || len(moved) < 5 {
		t.Errorf("%d of 20 snapshots torn, %d different ones; want none, and several", torn, len(moved))
	}
}

var move = redis.NewScript("redis.call('DECR', KEYS[1]) return redis.call('INCR', KEYS[2])")

func moving(ctx context.Context, step func()) {
	for ctx.Err() == nil {
		step()
	}
}

// A disk that refuses is told to those who must know and said in the log once,
// and nothing is lost once it takes data again.
func TestDiskRefuses(t *testing.T) {
	dir := t.TempDir()
	var log bytes.Buffer
	s := openLog(t, dir, slog.New(slog.NewTextHandler(&log, nil)))
	check(t, s.Client().Set(t.Context(), "k", "v", 0).Err())
	block := filepath.Join(dir, "dump.rdb.tmp")
	check(t, os.Mkdir(block, 0o700))
	for range 3 {
		if err := s.Sync(t.Context()); err == nil {
			t.Error("Sync says nothing of a disk that refuses")
		}
	}
	check(t, os.Remove(block))
	check(t, s.Sync(t.Context()))
	if _, ok := entries(t, dir)["k"]; !ok {
		t.Error("what could not be saved is not saved later")
	}
	check(t, s.Close())
	if strings.Count(log.String(), "cannot be saved") != 1 || strings.Count(log.String(), "saved again") != 1 {
		t.Errorf("log %q; want one line when it begins and one when it ends", log.String())
	}
}

func TestAfterClose(t *testing.T) {
	s := open(t, t.TempDir())
	check(t, s.Close())
	check(t, s.Close())
	if err := s.Sync(t.Context()); !errors.Is(err, embedded.ErrClosed) {
		t.Errorf("Sync = %v; want ErrClosed", err)
	}
	if err := s.Client().Ping(t.Context()).Err(); err == nil {
		t.Error("a closed store answers")
	}
}

// Those who wait for a snapshot while the store closes get an answer, and if it is
// a good one, their data are there.
func TestSyncWhileClosing(t *testing.T) {
	for range 20 {
		dir := t.TempDir()
		s := open(t, dir)
		check(t, s.Client().Set(t.Context(), "k", "v", 0).Err())
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if err := s.Sync(t.Context()); err != nil && !errors.Is(err, embedded.ErrClosed) {
					t.Error(err)
				}
			})
		}
		check(t, s.Close())
		wg.Wait()
		if _, ok := entries(t, dir)["k"]; !ok {
			t.Error("what was written before Close is lost")
		}
	}
}

// A caller who gives up waiting is let go.
func TestSyncGivesUp(t *testing.T) {
	s := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 100 {
		if err := s.Sync(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatalf("Sync = %v; want nil or context.Canceled", err)
		}
	}
}

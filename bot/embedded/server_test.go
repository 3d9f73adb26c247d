package embedded_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/embedded"
	"pantau/bot/embedded/rdb"
)

func open(t testing.TB, dir string) *embedded.Server {
	t.Helper()
	return openLog(t, dir, slog.New(slog.DiscardHandler))
}

func openLog(t testing.TB, dir string, log *slog.Logger) *embedded.Server {
	t.Helper()
	s, err := embedded.Open(t.Context(), dir, log)
	check(t, err)
	t.Cleanup(func() { _ = s.Close() }) // a test that cares has closed it
	return s
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// entries are the keys in the snapshot of a directory.
func entries(t testing.TB, dir string) map[string]rdb.Entry {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(dir, "dump.rdb"))
	check(t, err)
	all := map[string]rdb.Entry{}
	check(t, rdb.Read(file, func(e rdb.Entry) error {
		all[e.Key] = e
		return nil
	}))
	return all
}

func TestDataOutliveTheProcess(t *testing.T) {
	dir, ctx := filepath.Join(t.TempDir(), "deep", "data"), t.Context()
	s := open(t, dir)
	_, err := s.Client().Pipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, "text", "a\x00\xff", 0)
		p.Set(ctx, "hour", "text", time.Hour)
		p.RPush(ctx, "list", "b", "a", "b")
		p.SAdd(ctx, "set", "a", "b")
		p.HSet(ctx, "hash", "f", "1", "g", "2")
		p.ZAdd(ctx, "sorted", redis.Z{Member: "a", Score: 1.5}, redis.Z{Member: "b", Score: -2})
		return nil
	})
	check(t, err)
	check(t, s.Close())

	s = open(t, dir)
	c := s.Client()
	for what, got := range map[string][2]any{
		"text":   {c.Get(ctx, "text").Val(), "a\x00\xff"},
		"list":   {strings.Join(c.LRange(ctx, "list", 0, -1).Val(), " "), "b a b"},
		"set":    {c.SCard(ctx, "set").Val(), int64(2)},
		"hash":   {c.HGet(ctx, "hash", "g").Val(), "2"},
		"sorted": {c.ZScore(ctx, "sorted", "b").Val(), -2.0},
		"keys":   {c.DBSize(ctx).Val(), int64(6)},
	} {
		if got[0] != got[1] {
			t.Errorf("%s is %v after a restart; want %v", what, got[0], got[1])
		}
	}
	if left := c.TTL(ctx, "hour").Val(); left <= 58*time.Minute || left > time.Hour {
		t.Errorf("%v to live after a restart; want nearly an hour", left)
	}
	if left := c.TTL(ctx, "text").Val(); left != -1 {
		t.Errorf("%v to live for a key that lives for ever", left)
	}
}

// Keys that expired while no process ran are not there when one does.
func TestExpiresWhileDown(t *testing.T) {
	dir := t.TempDir()
	w := rdb.NewWriter()
	check(t, w.Put(rdb.Entry{Key: "past", Value: rdb.String("x"), Expires: time.Now().Add(-time.Second)}))
	check(t, w.Put(rdb.Entry{Key: "future", Value: rdb.String("x"), Expires: time.Now().Add(time.Hour)}))
	check(t, os.WriteFile(filepath.Join(dir, "dump.rdb"), w.Bytes(), 0o600))
	c := open(t, dir).Client()
	if got := c.Keys(t.Context(), "*").Val(); len(got) != 1 || got[0] != "future" {
		t.Errorf("keys %v; want future", got)
	}
}

// Times to live run, by themselves and to the end.
func TestTimePasses(t *testing.T) {
	s := open(t, t.TempDir())
	check(t, s.Client().Set(t.Context(), "k", "v", 50*time.Millisecond).Err())
	check(t, s.Client().Set(t.Context(), "l", "v", time.Hour).Err())
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for s.Client().Exists(ctx, "k").Val() != 0 {
		select {
		case <-again.C:
		case <-ctx.Done():
			t.Fatal("a key that lives 50 ms is there after 20 s")
		}
	}
	if left := s.Client().PTTL(t.Context(), "l").Val(); left >= time.Hour || left < 59*time.Minute {
		t.Errorf("%v left of an hour", left)
	}
}

func TestHeld(t *testing.T) {
	dir := t.TempDir()
	if url, ok := embedded.Held(dir); ok {
		t.Errorf("held at %s before anyone held it", url)
	}
	s := open(t, dir)
	_, err := embedded.Open(t.Context(), dir, slog.New(slog.DiscardHandler))
	var held *embedded.HeldError
	if !errors.As(err, &held) || held.PID != os.Getpid() || held.Dir != dir || strings.Contains(err.Error(), "redis://") {
		t.Errorf("second Open: %v; want HeldError of process %d without the address", err, os.Getpid())
	}
	url, ok := embedded.Held(dir)
	if !ok {
		t.Fatalf("Held = %q, %v; want the address of the holder", url, ok)
	}
	o, err := redis.ParseURL(url)
	check(t, err)
	other := redis.NewClient(o)
	defer other.Close()
	check(t, other.Set(t.Context(), "from", "outside", 0).Err())
	if got := s.Client().Get(t.Context(), "from").Val(); got != "outside" {
		t.Errorf("got %q; want what the other client wrote", got)
	}

	check(t, s.Close())
	if _, ok := embedded.Held(dir); ok {
		t.Error("held after Close")
	}
	if entries(t, dir)["from"].Value != rdb.String("outside") {
		t.Error("what another client wrote is not in the snapshot")
	}
	check(t, open(t, dir).Close())
}

// A process that was killed leaves its address behind, but holds nothing.
func TestAddressLeftBehind(t *testing.T) {
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "redis.url"), []byte("redis://:x@127.0.0.1:1/0\n"), 0o600))
	check(t, os.WriteFile(filepath.Join(dir, "lock"), []byte("1\n"), 0o600))
	if url, ok := embedded.Held(dir); ok {
		t.Errorf("held at %s by nobody", url)
	}
	open(t, dir)
}

func TestPasswordAndModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := open(t, dir)
	check(t, s.Client().Set(t.Context(), "k", "v", 0).Err())
	check(t, s.Sync(t.Context()))
	stranger := redis.NewClient(&redis.Options{Addr: s.Client().Options().Addr})
	defer stranger.Close()
	if err := stranger.Get(t.Context(), "k").Err(); err == nil || !strings.Contains(err.Error(), "NOAUTH") {
		t.Errorf("without the password: %v; want NOAUTH", err)
	}
	for name, want := range map[string]fs.FileMode{"": 0o700, "redis.url": 0o600, "dump.rdb": 0o600, "lock": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%q has mode %v, %v; want %v", name, info.Mode().Perm(), err, want)
		}
	}
}

// A snapshot that cannot be loaded stops the start, and stays as it is.
func TestRefusesWhatItCannotLoad(t *testing.T) {
	w := rdb.NewWriter()
	check(t, w.Put(rdb.Entry{Key: "k", Value: rdb.String("v")}))
	sound := w.Bytes()
	for name, file := range map[string][]byte{
		"cut short": sound[:len(sound)-1], "changed": append([]byte("R3DIS"), sound[5:]...), "empty": {},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "dump.rdb")
			check(t, os.WriteFile(path, file, 0o600))
			_, err := embedded.Open(t.Context(), dir, slog.New(slog.DiscardHandler))
			if !errors.Is(err, rdb.ErrDamaged) || !strings.Contains(err.Error(), path) {
				t.Errorf("Open = %v; want ErrDamaged and the file's name", err)
			}
			if kept, err := os.ReadFile(path); err != nil || !bytes.Equal(kept, file) {
				t.Errorf("the file is changed: %q, %v", kept, err)
			}
			check(t, os.WriteFile(path, sound, 0o600))
			open(t, dir) // the directory is not held by the one that failed
		})
	}
}

// What a snapshot could not hold is refused before it is there.
func TestRefusesCommands(t *testing.T) {
	s := open(t, t.TempDir())
	c, ctx := s.Client(), t.Context()
	for _, args := range [][]any{
		{"XADD", "k", "*", "f", "v"}, {"BLPOP", "k", "1"}, {"bzpopmin", "k", "1"}, {"PFADD", "k", "a"},
		{"HSETEX", "k", "EX", "1", "FIELDS", "1", "f", "v"}, {"SELECT", "1"}, {"MOVE", "k", "1"}, {"COPY", "k", "l", "DB", "1"},
		{"EVAL", "return redis.call('XADD', KEYS[1], '*', 'f', 'v')", "1", "k"},
	} {
		if err := c.Do(ctx, args...).Err(); err == nil || !strings.Contains(err.Error(), "the store in the process") {
			t.Errorf("%v: %v; want a refusal", args, err)
		}
	}
	if n := c.DBSize(ctx).Val(); n != 0 {
		t.Errorf("%d keys after refusals only", n)
	}
	check(t, c.Do(ctx, "SELECT", "0").Err())
	check(t, s.Sync(ctx))
}

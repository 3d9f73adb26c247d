package rdb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/redis/go-redis/v9"

	"pantau/bot/embedded/rdb"
	"pantau/bot/redisstore/redistest"
)

// A Redis server has the last word on its own format, both ways.

func TestServerLoadsOurs(t *testing.T) {
	dir := t.TempDir()
	entries := slices.Clone(sample)
	entries[8].Expires = time.Now().Add(time.Hour) // the server drops what has expired
	for i := range 500 {
		entries = append(entries, rdb.Entry{Key: fmt.Sprint("many ", i), Value: rdb.Hash{"a": fmt.Sprint(i), "b": "c"}})
	}
	if err := os.WriteFile(filepath.Join(dir, "dump.rdb"), write(t, entries), 0o600); err != nil {
		t.Fatal(err)
	}
	c := connect(t, redistest.StartIn(t, dir))
	ctx := t.Context()
	if n := c.DBSize(ctx).Val(); int(n) != len(entries) {
		t.Errorf("%d keys; want %d", n, len(entries))
	}
	for _, e := range entries {
		if diff := cmp.Diff(e.Value, ask(ctx, t, c, e), sorted); diff != "" {
			t.Errorf("%q (-want +got):\n%s", e.Key, diff)
		}
		if left := c.PExpireTime(ctx, e.Key).Val(); !e.Expires.IsZero() && left.Milliseconds() != e.Expires.UnixMilli() {
			t.Errorf("%q expires at %d; want %d", e.Key, left.Milliseconds(), e.Expires.UnixMilli())
		}
	}
}

// In the forms it chooses for small values and for large ones.
func TestWeLoadTheServers(t *testing.T) {
	for name, args := range map[string][]string{
		"compact":            nil,
		"without compaction": {"--hash-max-listpack-entries", "0", "--zset-max-listpack-entries", "0", "--set-max-intset-entries", "0", "--list-max-listpack-size", "1", "--rdbcompression", "no"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c := connect(t, redistest.StartIn(t, dir, args...))
			want := fill(t, c)
			if err := c.Save(t.Context()).Err(); err != nil {
				t.Fatal(err)
			}
			file, err := os.ReadFile(filepath.Join(dir, "dump.rdb"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := read(file)
			if err != nil {
				t.Fatal(err)
			}
			byKey := cmpopts.SortSlices(func(a, b rdb.Entry) bool { return a.Key < b.Key })
			if diff := cmp.Diff(want, got, byKey, sorted); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// fill puts into a server what its forms differ for: numbers of every width, texts
// that compress and texts that do not, collections below and above each bound.
func fill(t *testing.T, c *redis.Client) []rdb.Entry {
	var numbers []string
	for _, n := range []int64{0, 12, 13, 127, 128, 4095, 4096, 32767, 32768, 1<<23 - 1, 1 << 23, 1<<31 - 1, 1 << 31, 1<<63 - 1} {
		numbers = append(numbers, fmt.Sprint(n), fmt.Sprint(-n-1))
	}
	var texts []string
	for _, n := range []int{1, 63, 64, 126, 127, 4094, 4095, 4096, 9000, 16383, 16384, 70000} {
		texts = append(texts, strings.Repeat("pantau", n)[:n], noise(n))
	}
	var entries []rdb.Entry
	for i, s := range slices.Concat(numbers, texts) {
		entries = append(entries, rdb.Entry{Key: fmt.Sprint("text ", i), Value: rdb.String(s)})
	}
	for name, all := range map[string][]string{"numbers": numbers, "texts": texts, "mixed": slices.Concat(numbers, texts), "many": count(600)} {
		h, z := rdb.Hash{}, rdb.Sorted{}
		for i, s := range all {
			h[s], z[s] = all[len(all)-1-i], float64(i)*1.25-300
		}
		entries = append(entries,
			rdb.Entry{Key: name + " list", Value: rdb.List(all)}, rdb.Entry{Key: name + " set", Value: rdb.Set(all)},
			rdb.Entry{Key: name + " hash", Value: h}, rdb.Entry{Key: name + " sorted", Value: z})
	}
	entries = append(entries, rdb.Entry{Key: "few", Value: rdb.Set{"a", "7"}, Expires: time.UnixMilli(4_000_000_000_123)})
	for _, e := range entries {
		put(t, c, e)
	}
	return entries
}

// noise is text that no compression finds anything in.
func noise(n int) string {
	b, x := make([]byte, n), uint32(2463534242)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return string(b)
}

func count(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprint("member ", i)
	}
	return all
}

func put(t *testing.T, c *redis.Client, e rdb.Entry) {
	t.Helper()
	ctx := t.Context()
	var err error
	switch v := e.Value.(type) {
	case rdb.String:
		err = c.Set(ctx, e.Key, string(v), 0).Err()
	case rdb.List:
		err = c.RPush(ctx, e.Key, []string(v)).Err()
	case rdb.Set:
		err = c.SAdd(ctx, e.Key, []string(v)).Err()
	case rdb.Hash:
		err = c.HSet(ctx, e.Key, map[string]string(v)).Err()
	case rdb.Sorted:
		for member, score := range v {
			err = c.ZAdd(ctx, e.Key, redis.Z{Member: member, Score: score}).Err()
		}
	}
	if err == nil && !e.Expires.IsZero() {
		err = c.PExpireAt(ctx, e.Key, e.Expires).Err()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// ask is the value of a key that is of the kind of e.
func ask(ctx context.Context, t *testing.T, c *redis.Client, e rdb.Entry) rdb.Value {
	t.Helper()
	var got rdb.Value
	var err error
	switch e.Value.(type) {
	case rdb.String:
		var v string
		v, err = c.Get(ctx, e.Key).Result()
		got = rdb.String(v)
	case rdb.List:
		var v []string
		v, err = c.LRange(ctx, e.Key, 0, -1).Result()
		got = rdb.List(v)
	case rdb.Set:
		var v []string
		v, err = c.SMembers(ctx, e.Key).Result()
		got = rdb.Set(v)
	case rdb.Hash:
		var v map[string]string
		v, err = c.HGetAll(ctx, e.Key).Result()
		got = rdb.Hash(v)
	case rdb.Sorted:
		var all []redis.Z
		all, err = c.ZRangeWithScores(ctx, e.Key, 0, -1).Result()
		z := rdb.Sorted{}
		for _, m := range all {
			z[m.Member.(string)] = m.Score
		}
		got = z
	}
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var sorted = cmp.Transformer("sorted", func(s rdb.Set) []string { return slices.Sorted(slices.Values(s)) })

func connect(t *testing.T, s *redistest.Server) *redis.Client {
	o, err := redis.ParseURL(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

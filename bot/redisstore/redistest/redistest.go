// Package redistest gives tests real Redis servers: those that TEST_REDIS_URL and
// TEST_REDIS_CLUSTER_URL name, else a redis-server from PATH that a test starts
// for itself on a free port of loopback and ends by its process id. Tests are
// skipped where there is neither.
//
// Tests of several packages share a named server at the same time. So every test
// takes a prefix of its own for its keys, and nothing ever empties a database.
package redistest

import (
	"context"
	"crypto/rand"
	"os"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// Each runs a test on every kind of Redis there is: "server" and, when
// TEST_REDIS_CLUSTER_URL is set (nodes by &addr=), "cluster". prefix is for the
// keys of this run, which are deleted at its end.
func Each(t *testing.T, run func(t *testing.T, c redis.UniversalClient, prefix string)) {
	t.Run("server", func(t *testing.T) {
		c := Client(t)
		run(t, c, Prefix(t, c))
	})
	t.Run("cluster", func(t *testing.T) {
		c := Cluster(t)
		run(t, c, Prefix(t, c))
	})
}

// Client speaks with TEST_REDIS_URL, or with a server of the test's own.
func Client(t testing.TB) redis.UniversalClient {
	t.Helper()
	address := os.Getenv("TEST_REDIS_URL")
	if address == "" {
		address = Start(t).URL()
	}
	o, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal("TEST_REDIS_URL is no address of a Redis server")
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// Cluster speaks with TEST_REDIS_CLUSTER_URL, or skips the test.
func Cluster(t testing.TB) redis.UniversalClient {
	t.Helper()
	address := os.Getenv("TEST_REDIS_CLUSTER_URL")
	if address == "" {
		t.Skip("TEST_REDIS_CLUSTER_URL names no cluster")
	}
	o, err := redis.ParseClusterURL(address)
	if err != nil {
		t.Fatal("TEST_REDIS_CLUSTER_URL is no address of a Redis cluster")
	}
	c := redis.NewClusterClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// Prefix is a beginning of keys that no other test has. Its keys are deleted when
// the test ends, as far as the server is still there.
func Prefix(t testing.TB, c redis.UniversalClient) string {
	prefix := "test-" + rand.Text() + ":"
	ctx := context.WithoutCancel(t.Context()) // for after the test
	t.Cleanup(func() {
		_ = eachKey(ctx, c, prefix, func(ctx context.Context, key string) error {
			return c.Del(ctx, key).Err()
		})
	})
	return prefix
}

// Pass makes time go by for the keys with the prefix: it takes d from all their
// times to live, so that no test waits.
func Pass(c redis.UniversalClient, prefix string) func(*testing.T, time.Duration) {
	return func(t *testing.T, d time.Duration) {
		t.Helper()
		err := eachKey(t.Context(), c, prefix, func(ctx context.Context, key string) error {
			left, err := c.PTTL(ctx, key).Result()
			if err != nil || left < 0 {
				return err
			}
			return c.PExpire(ctx, key, left-d).Err() // deletes what has no time left
		})
		if err != nil {
			t.Fatalf("letting time go by: %v", err)
		}
	}
}

func eachKey(ctx context.Context, c redis.UniversalClient, prefix string, do func(context.Context, string) error) error {
	scan := func(ctx context.Context, node redis.Cmdable) error {
		var keys []string
		all := node.Scan(ctx, 0, prefix+"*", 1000).Iterator()
		for all.Next(ctx) {
			keys = append(keys, all.Val())
		}
		for _, key := range keys {
			if err := do(ctx, key); err != nil {
				return err
			}
		}
		return all.Err()
	}
	if cluster, ok := c.(*redis.ClusterClient); ok {
		return cluster.ForEachMaster(ctx, func(ctx context.Context, node *redis.Client) error { return scan(ctx, node) })
	}
	return scan(ctx, c)
}

package redisstore_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore"
)

func TestMain(m *testing.M) {
	redisstore.LogTo(slog.New(slog.DiscardHandler))
	if dir := os.Getenv(childDir); dir != "" {
		if err := toBeKilled(context.Background(), dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// Nothing that go-redis says reaches a log that is not set to debug.
func TestLogTo(t *testing.T) {
	defer redisstore.LogTo(slog.New(slog.DiscardHandler))
	for _, tt := range []struct {
		level slog.Level
		says  bool
	}{{slog.LevelDebug, true}, {slog.LevelInfo, false}} {
		var log bytes.Buffer
		redisstore.LogTo(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: tt.level})))
		c := redis.NewClient(&redis.Options{Addr: "127.0.0.1:1", MaxRetries: -1, DialerRetries: 1})
		_ = c.Ping(t.Context()).Err()
		_ = c.Close()
		if got := strings.Contains(log.String(), "failed to dial"); got != tt.says {
			t.Errorf("at level %v the log is %q; want something: %v", tt.level, log.String(), tt.says)
		}
	}
}

package redisstore_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/redis/go-redis/v9"
)

func TestMain(m *testing.M) {
	redis.SetLogger(silence{})
	if dir := os.Getenv(childDir); dir != "" {
		if err := toBeKilled(context.Background(), dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// silence keeps go-redis from writing of the servers that tests stop.
type silence struct{}

func (silence) Printf(context.Context, string, ...any) {}

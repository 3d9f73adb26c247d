package redisledger

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// Times that a call waits for Redis.
const (
	patience = 500 * time.Millisecond // for one item, or one part of many
	longest  = 5 * time.Second        // for a page of items, which may be large
)

// do is one call to Redis, which may take so long. redis.Nil is no error.
func do(ctx context.Context, most time.Duration, doing string, call func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	switch err := call(ctx); {
	case err == nil || errors.Is(err, redis.Nil):
		return nil
	case isAway(err):
		return fmt.Errorf("%s: %w: %w", doing, ErrAway, err)
	default:
		return fmt.Errorf("%s: %w", doing, err)
	}
}

// kept is what a changing call ends with: the change is on the disk.
func (l *Ledger) kept(ctx context.Context, doing string) error {
	if err := l.sync(ctx); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// isAway tells a Redis that cannot be used now from one that has said no.
func isAway(err error) bool {
	var said redis.Error
	if !errors.As(err, &said) {
		return true
	}
	for _, state := range [...]string{"LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY",
		"NOREPLICAS", "OOM", "MISCONF"} {
		if strings.HasPrefix(said.Error(), state+" ") {
			return true
		}
	}
	return false
}

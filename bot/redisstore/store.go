package redisstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/sony/gobreaker/v2"

	"pantau/bot/dialogue"
	"pantau/bot/people"
)

// Schema is the version of the data that this program reads and writes.
const Schema = 1

var (
	// ErrAway is every fault that means Redis cannot be used just now: no
	// connection, no reply in time, still loading, or no memory to write.
	ErrAway = errors.New("redis is away")
	// ErrNewer is data that a newer version of the program has written.
	ErrNewer = errors.New("the data in Redis were written by a newer version of the program")
)

// Options are what a Store needs besides a client. The zero value will do.
type Options struct {
	// Sync is called after what must outlive a kill and before the caller hears
	// that it is kept. nil for a server, which has its own persistence.
	Sync func(context.Context) error
	// Log hears when Redis goes away and when it is back. nil for nobody.
	Log *slog.Logger
	// Prefix starts every key; "pantau:" when empty. Bots that share a Redis need
	// one each.
	Prefix string
}

// Store keeps people and dialogues. Its methods may be called from many goroutines.
type Store struct {
	rdb     redis.UniversalClient
	owned   bool // closed with the Store
	sync    func(context.Context) error
	prefix  string
	breaker *gobreaker.CircuitBreaker[struct{}]
	moved   sync.Map // int64 → int64: a number of a chat → the one it had before
}

var (
	_ people.Store   = (*Store)(nil)
	_ dialogue.Store = (*Store)(nil)
	_ dialogue.Forms = (*Store)(nil)
)

// Open is a Store at the address; see Dial for its forms. It uses no network yet,
// so a bot starts while Redis is away. Errors wrap ErrURL.
func Open(address string, o Options) (*Store, error) {
	rdb, err := Dial(address)
	if err != nil {
		return nil, err
	}
	s := OpenClient(rdb, o)
	s.owned = true
	return s, nil
}

// OpenClient is a Store on a client, which the caller goes on to own.
func OpenClient(rdb redis.UniversalClient, o Options) *Store {
	if o.Sync == nil {
		o.Sync = func(context.Context) error { return nil }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Prefix == "" {
		o.Prefix = "pantau:"
	}
	return &Store{rdb: rdb, sync: o.Sync, prefix: o.Prefix, breaker: newBreaker(o.Log)}
}

// Disconnect closes the client of a Store that Open made. (Close ends a question.)
func (s *Store) Disconnect() error {
	if !s.owned {
		return nil
	}
	return s.rdb.Close()
}

// Check tells whether Redis answers and its data are of this program's Schema.
// Fresh data get the version. It answers ErrNewer to data of a newer one.
func (s *Store) Check(ctx context.Context) error {
	var version *redis.StringCmd
	err := s.do(ctx, "checking the version of the data", func() error {
		_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			p.SetNX(ctx, s.schemaKey(), Schema, 0)
			version = p.Get(ctx, s.schemaKey())
			return nil
		})
		return err
	})
	if err != nil {
		return err
	}
	switch v, err := strconv.Atoi(version.Val()); {
	case err != nil:
		return fmt.Errorf("checking the version of the data: %s holds no number", s.schemaKey())
	case v > Schema:
		return fmt.Errorf("%w: they are of schema %d, this one knows %d", ErrNewer, v, Schema)
	}
	return nil
}

// do is one call to Redis, unless Redis is known to be away. redis.Nil is no error.
func (s *Store) do(ctx context.Context, doing string, call func() error) error {
	_, err := s.breaker.Execute(func() (struct{}, error) {
		err := call()
		if err != nil && isOver(ctx) {
			return struct{}{}, givenUp{err}
		}
		return struct{}{}, err
	})
	switch {
	case err == nil || errors.Is(err, redis.Nil):
		return nil
	case isAway(err):
		return fmt.Errorf("%s: %w: %w", doing, ErrAway, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// isOver tells whether the caller has stopped waiting. A connection that ends with
// the caller's deadline can say so a moment before the context does.
func isOver(ctx context.Context) bool {
	deadline, limited := ctx.Deadline()
	return ctx.Err() != nil || limited && !time.Now().Before(deadline)
}

// givenUp is a call whose caller stopped waiting: it says nothing of Redis.
type givenUp struct{ error }

func (g givenUp) Unwrap() error { return g.error }

func newBreaker(log *slog.Logger) *gobreaker.CircuitBreaker[struct{}] {
	return gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		Timeout:      time.Second,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= 3 },
		IsSuccessful: func(err error) bool { return err == nil || !isAway(err) || refusesWrites(err) },
		IsExcluded:   func(err error) bool { return errors.As(err, new(givenUp)) },
		OnStateChange: func(_ string, _, to gobreaker.State) {
			switch to {
			case gobreaker.StateOpen:
				log.Warn("redis is away; trying again every second")
			case gobreaker.StateClosed:
				log.Info("redis is back")
			}
		},
	})
}

// isAway tells a Redis that cannot be used now from one that has said no.
func isAway(err error) bool {
	var said redis.Error
	if !errors.As(err, &said) {
		return true
	}
	for _, state := range []string{"LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "NOREPLICAS"} {
		if strings.HasPrefix(said.Error(), state+" ") {
			return true
		}
	}
	return refusesWrites(err)
}

// refusesWrites tells a Redis whose memory or disk is full, but which still reads.
func refusesWrites(err error) bool {
	var said redis.Error
	return errors.As(err, &said) &&
		(strings.HasPrefix(said.Error(), "OOM ") || strings.HasPrefix(said.Error(), "MISCONF "))
}

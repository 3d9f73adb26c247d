package redisbook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/indicators"
)

var (
	// ErrAway is every fault that means Redis cannot be used just now: no
	// connection, no reply in time, still loading, or no memory to write.
	ErrAway = errors.New("redis is away")
	// ErrBusy is a book that others kept changing while a change was worked out.
	ErrBusy = errors.New("the book of figures is being changed by others")
)

// Times that a call waits for Redis. A whole book of 50,000 entries takes a
// second where the store is in the process.
const (
	patience = 500 * time.Millisecond // for a part of a change, or the version, unless more is granted
	longest  = 5 * time.Second        // for all entries
)

// Options are what a Book needs besides a client. The zero value will do.
type Options struct {
	// Prefix starts every key; "pantau:" when empty.
	Prefix string
	// Sync is called after a change and before the caller hears that it is kept.
	// nil for a server, which has its own persistence.
	Sync func(context.Context) error
	// Patience is how long a part of a change waits; half a second when zero.
	Patience time.Duration
}

// Book is the book in Redis. Its methods may be called from many goroutines and
// processes.
type Book struct {
	rdb  redis.UniversalClient
	sync func(context.Context) error
	wait time.Duration // for a part of a change, or the version
	keys []string      // as the places below
}

// The places of the keys in Book.keys. The hashes come first, in this order.
const (
	told = iota
	held
	news
	refused
	hashes
	version = hashes
)

var (
	_ indicators.Book = (*Book)(nil)
	_ indicators.News = (*Book)(nil)
)

// Open is a book on a client, which the caller goes on to own. It uses no network
// yet.
func Open(rdb redis.UniversalClient, o Options) *Book {
	if o.Prefix == "" {
		o.Prefix = "pantau:"
	}
	if o.Sync == nil {
		o.Sync = func(context.Context) error { return nil }
	}
	b := &Book{rdb: rdb, sync: o.Sync, wait: cmp.Or(o.Patience, patience)}
	for _, name := range [...]string{told: "told", held: "held", news: "news", refused: "refused", version: "version"} {
		b.keys = append(b.keys, o.Prefix+"{book}:"+name)
	}
	return b
}

// Entries are all of them, in order of their cells, with the version they are.
// Errors wrap ErrAway or indicators.ErrBook.
func (b *Book) Entries(ctx context.Context) (all []indicators.Entry, v int64, err error) {
	var fields [2]*redis.MapStringStringCmd
	var number *redis.StringCmd
	err = do(ctx, longest, "reading the book", func(ctx context.Context) error {
		_, err := b.rdb.TxPipelined(ctx, func(p redis.Pipeliner) error {
			number = p.Get(ctx, b.keys[version])
			fields[0], fields[1] = p.HGetAll(ctx, b.keys[told]), p.HGetAll(ctx, b.keys[held])
			return nil
		})
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	for _, f := range fields {
		if err = f.Err(); err == nil {
			all, err = appendEntries(all, f.Val())
		}
		if err != nil {
			return nil, 0, fmt.Errorf("reading the book: %w", err)
		}
	}
	indicators.SortByCell(all)
	v, err = parseVersion(number.Val())
	return all, v, err
}

func appendEntries(all []indicators.Entry, fields map[string]string) ([]indicators.Entry, error) {
	for field, value := range fields {
		e, err := decode(field, value)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// Version rises with every change; 0 is the version of a book never written.
func (b *Book) Version(ctx context.Context) (int64, error) {
	var number *redis.StringCmd
	err := do(ctx, b.wait, "reading the version of the book", func(ctx context.Context) error {
		number = b.rdb.Get(ctx, b.keys[version])
		return number.Err()
	})
	if err != nil {
		return 0, err
	}
	return parseVersion(number.Val())
}

func parseVersion(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("version %q: %w", s, indicators.ErrBook)
	}
	return v, nil
}

// Untold are the entries that wait, the oldest first.
func (b *Book) Untold(ctx context.Context) ([]indicators.Entry, error) {
	var fields *redis.MapStringStringCmd
	err := do(ctx, longest, "reading the news", func(ctx context.Context) error {
		fields = b.rdb.HGetAll(ctx, b.keys[news])
		return fields.Err()
	})
	if err != nil {
		return nil, err
	}
	all, err := appendEntries(nil, fields.Val())
	if err != nil {
		return nil, fmt.Errorf("reading the news: %w", err)
	}
	all = slices.DeleteFunc(all, func(e indicators.Entry) bool { return indicators.Page{News: &e}.Waiting() == nil })
	indicators.SortByAge(all)
	return all, nil
}

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

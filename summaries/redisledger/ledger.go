package redisledger

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/redis/go-redis/v9"

	"pantau/summaries"
)

// ErrAway is every fault that means Redis cannot be used just now: no connection, no
// reply in time, still loading, or no memory to write.
var ErrAway = errors.New("redis is away")

// Options are what a Ledger needs besides a client. The zero value will do.
type Options struct {
	// Prefix starts every key; "pantau:" when empty.
	Prefix string
	// Sync is called after a change and before the caller hears that it is kept. nil for
	// a server, which has its own persistence.
	Sync func(context.Context) error
	// Keep is how many announced items are kept; summaries.KeepsAnnounced when 0.
	Keep int
}

// Ledger is the ledger in Redis. Its methods may be called from many goroutines and
// processes.
type Ledger struct {
	rdb    redis.UniversalClient
	sync   func(context.Context) error
	prefix string
	keep   int
}

var _ summaries.Ledger = (*Ledger)(nil)

// Open is a ledger on a client, which the caller goes on to own. It uses no network yet.
func Open(rdb redis.UniversalClient, o Options) *Ledger {
	if o.Prefix == "" {
		o.Prefix = "pantau:"
	}
	if o.Sync == nil {
		o.Sync = func(context.Context) error { return nil }
	}
	if o.Keep == 0 {
		o.Keep = summaries.KeepsAnnounced
	}
	return &Ledger{rdb: rdb, sync: o.Sync, prefix: o.Prefix, keep: o.Keep}
}

// key is the one place where keys come from.
func (l *Ledger) key(parts ...string) string {
	return l.prefix + "{ledger}:" + strings.Join(parts, ":")
}

// shelves are the lists that an item is on: the ends of their keys, each with the score
// that it has there.
func shelves(i summaries.Item) map[string]int64 {
	switch found, told := i.FoundAt.UnixMilli(), i.ToldAt.UnixMilli(); {
	case i.State.IsOpen():
		return map[string]int64{"open": found}
	case i.State.IsAside():
		return map[string]int64{"aside": found}
	case i.State == summaries.Announced && i.Release.Region == "":
		return map[string]int64{"told": told}
	case i.State == summaries.Announced:
		return map[string]int64{"told": told, ofRegion(i.Release.Region): told}
	}
	return nil
}

// ofRegion is the list of what was announced of a region.
func ofRegion(code string) string { return "told:" + code }

// digest stands for the ID of an item that is forgotten.
func digest(id string) string {
	sum := sha256.Sum256([]byte(id))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// caller is a random name of one call.
func caller() string { return rand.Text()[:12] }

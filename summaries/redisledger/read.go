package redisledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"

	"pantau/summaries"
)

const (
	part  = 500 // IDs that are looked for at once
	batch = 50  // items that are read at once
)

// Known implements summaries.Ledger.
func (l *Ledger) Known(ctx context.Context, ids ...string) ([]bool, error) {
	known := make([]bool, 0, len(ids))
	for some := range slices.Chunk(ids, part) {
		var numbers *redis.SliceCmd
		var gone *redis.BoolSliceCmd
		err := do(ctx, patience, "looking for releases", func(ctx context.Context) error {
			_, err := l.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
				numbers = p.HMGet(ctx, l.key("ids"), some...)
				gone = p.SMIsMember(ctx, l.key("gone"), digests(some)...)
				return nil
			})
			return err
		})
		if err != nil {
			return nil, err
		}
		for i, number := range numbers.Val() {
			known = append(known, number != nil || gone.Val()[i])
		}
	}
	return known, nil
}

func digests(ids []string) (all []any) {
	for _, id := range ids {
		all = append(all, digest(id))
	}
	return all
}

// Find implements summaries.Ledger.
func (l *Ledger) Find(ctx context.Context, number int) (i summaries.Item, ok bool, err error) {
	doing, text := "reading item "+strconv.Itoa(number), ""
	err = do(ctx, patience, doing, func(ctx context.Context) (err error) {
		text, err = l.rdb.HGet(ctx, l.key("items"), strconv.Itoa(number)).Result()
		return err
	})
	if err != nil || text == "" {
		return i, false, err
	}
	if i, err = read(number, text); err != nil {
		return i, false, fmt.Errorf("%s: %w", doing, err)
	}
	return i, true, nil
}

// ByID implements summaries.Ledger.
func (l *Ledger) ByID(ctx context.Context, id string) (summaries.Item, bool, error) {
	var text string
	err := do(ctx, patience, "reading the number of a release", func(ctx context.Context) (err error) {
		text, err = l.rdb.HGet(ctx, l.key("ids"), id).Result()
		return err
	})
	if err != nil || text == "" {
		return summaries.Item{}, false, err
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		return summaries.Item{}, false, fmt.Errorf("reading the number of a release: %w", summaries.ErrRecord)
	}
	return l.Find(ctx, number)
}

// Told implements summaries.Ledger. Items beside an error are those that it does not
// concern.
func (l *Ledger) Told(ctx context.Context, regions []string, skip, most int) (items []summaries.Item, all int, err error) {
	const doing = "reading announced items"
	keys := []string{l.key("items")}
	for _, code := range slices.Compact(slices.Sorted(slices.Values(regions))) {
		keys = append(keys, l.key(ofRegion(code)))
	}
	if len(regions) == 0 {
		keys = append(keys, l.key("told"))
	}
	var said []any
	err = do(ctx, longest, doing, func(ctx context.Context) (err error) {
		said, err = page.Run(ctx, l.rdb, keys, max(skip, 0), max(most, 0)).Slice()
		return err
	})
	if err != nil || len(said) == 0 {
		return nil, 0, err
	}
	n, _ := said[0].(int64)
	items, err = readTwos(said[1:])
	if err != nil {
		err = fmt.Errorf("%s: %w", doing, err)
	}
	return items, int(n), err
}

// readTwos reads what the script page has said of items.
func readTwos(twos []any) (items []summaries.Item, err error) {
	for two := range slices.Chunk(twos, 2) {
		number, _ := two[0].(int64)
		text, _ := two[1].(string)
		i, fault := read(int(number), text)
		if fault != nil {
			err = errors.Join(err, fmt.Errorf("item %d: %w", number, fault))
			continue
		}
		items = append(items, i)
	}
	return items, err
}

// Open implements summaries.Ledger. Items beside an error are those that it does not
// concern.
func (l *Ledger) Open(ctx context.Context) (items []summaries.Item, err error) {
	var places []string
	err = do(ctx, patience, "listing open items", func(ctx context.Context) (err error) {
		places, err = l.rdb.ZRange(ctx, l.key("open"), 0, -1).Result()
		return err
	})
	for some := range slices.Chunk(places, batch) {
		read, fault := l.readAll(ctx, "reading open items", some)
		items, err = append(items, read...), errors.Join(err, fault)
	}
	return slices.DeleteFunc(items, func(i summaries.Item) bool { return !i.State.IsOpen() }), err
}

// readAll reads the items of some places on lists, as far as they are still there.
func (l *Ledger) readAll(ctx context.Context, doing string, places []string) ([]summaries.Item, error) {
	numbers := make([]string, len(places))
	for n, place := range places {
		numbers[n] = strings.TrimLeft(place, "0")
	}
	var texts []any
	err := do(ctx, longest, doing, func(ctx context.Context) (err error) {
		texts, err = l.rdb.HMGet(ctx, l.key("items"), numbers...).Result()
		return err
	})
	var twos []any
	for n, text := range texts {
		if text != nil {
			number, _ := strconv.ParseInt(numbers[n], 10, 64)
			twos = append(twos, number, text)
		}
	}
	items, fault := readTwos(twos)
	if fault != nil {
		fault = fmt.Errorf("%s: %w", doing, fault)
	}
	return items, errors.Join(err, fault)
}

// read reads what the hash of items has of a number. Errors wrap summaries.ErrRecord or
// summaries.ErrNewer.
func read(number int, kept string) (summaries.Item, error) {
	version, rest, _ := strings.Cut(kept, " ")
	_, text, _ := strings.Cut(rest, " ")
	v, err := strconv.Atoi(version)
	if err != nil {
		return summaries.Item{}, summaries.ErrRecord
	}
	i, err := summaries.DecodeItem([]byte(text))
	i.Number, i.Version = number, v
	return i, err
}

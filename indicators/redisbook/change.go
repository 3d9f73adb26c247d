package redisbook

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/redis/go-redis/v9"

	"pantau/indicators"
)

const (
	part  = 300 // entries changed at once, so that no script holds Redis up for long
	tries = 20  // readings of a part before others are said to be too busy
)

// Write puts entries in.
func (b *Book) Write(ctx context.Context, news bool, entries ...indicators.Entry) error {
	return b.change(ctx, "writing into the book", entries, func(p indicators.Page, e indicators.Entry) indicators.Page {
		return p.Write(e, news)
	})
}

// Drop takes held entries out.
func (b *Book) Drop(ctx context.Context, held ...indicators.Entry) error {
	return b.change(ctx, "dropping held figures", held, indicators.Page.Drop)
}

// Told takes entries off the list.
func (b *Book) Told(ctx context.Context, entries ...indicators.Entry) error {
	return b.change(ctx, "marking news as told", entries, indicators.Page.Tell)
}

// change changes the pages of all entries, some hundreds at once.
func (b *Book) change(ctx context.Context, doing string, entries []indicators.Entry, how how) error {
	for _, e := range entries {
		if err := e.Check(); err != nil {
			return fmt.Errorf("%s: %w", doing, err)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	for some := range slices.Chunk(entries, part) {
		if err := b.changePart(ctx, doing, some, how); err != nil {
			return err
		}
	}
	if err := b.sync(ctx); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

type how func(indicators.Page, indicators.Entry) indicators.Page

// changePart reads the pages, works out what becomes of them and writes them,
// unless the book has changed meanwhile: then it begins again.
func (b *Book) changePart(ctx context.Context, doing string, entries []indicators.Entry, how how) error {
	for range tries {
		var s *spread
		err := do(ctx, b.wait, doing, func(ctx context.Context) (err error) {
			s, err = b.read(ctx, entries)
			return err
		})
		if err != nil {
			return err
		}
		args, err := s.changed(entries, how)
		if err != nil {
			return fmt.Errorf("%s: %w", doing, err)
		}
		done := 0
		err = do(ctx, b.wait, doing, func(ctx context.Context) (err error) {
			done, err = replace.Run(ctx, b.rdb, b.keys, args...).Int()
			return err
		})
		if err != nil || done == 1 {
			return err
		}
	}
	return fmt.Errorf("%s: %w", doing, ErrBusy)
}

// spread is some pages of the book as they are in Redis at a version.
type spread struct {
	version string
	fields  []string
	stored  map[string]*[hashes]string
}

// read reads the pages of the entries' cells, and their version before them: a
// change in between is noticed as one afterwards is.
func (b *Book) read(ctx context.Context, entries []indicators.Entry) (*spread, error) {
	s := &spread{stored: map[string]*[hashes]string{}}
	for _, e := range entries {
		if id := e.Key().ID(); s.stored[id] == nil {
			s.stored[id] = &[hashes]string{}
			s.fields = append(s.fields, id)
		}
	}
	var number *redis.StringCmd
	var values [hashes]*redis.SliceCmd
	_, err := b.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		number = p.Get(ctx, b.keys[version])
		for h := range values {
			values[h] = p.HMGet(ctx, b.keys[h], s.fields...)
		}
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return nil, err
	}
	s.version = number.Val()
	for h, v := range values {
		if v.Err() != nil {
			return nil, v.Err()
		}
		for i, field := range s.fields {
			s.stored[field][h], _ = v.Val()[i].(string)
		}
	}
	return s, nil
}

// replace sets and deletes fields of the hashes, if the book is of the version
// that was read. KEYS are Book.keys; ARGV is the version, then threes of a key's
// place, a field and its value, "" to delete it.
var replace = redis.NewScript(`
if (redis.call('GET', KEYS[#KEYS]) or '') ~= ARGV[1] then return 0 end
for i = 2, #ARGV, 3 do
  if ARGV[i + 2] == '' then
    redis.call('HDEL', KEYS[tonumber(ARGV[i])], ARGV[i + 1])
  else
    redis.call('HSET', KEYS[tonumber(ARGV[i])], ARGV[i + 1], ARGV[i + 2])
  end
end
redis.call('INCR', KEYS[#KEYS])
return 1
`)

// changed works out what becomes of the pages: the arguments of replace.
func (s *spread) changed(entries []indicators.Entry, how how) ([]any, error) {
	pages := map[string]indicators.Page{}
	for _, e := range entries {
		id := e.Key().ID()
		p, ok := pages[id]
		if !ok {
			var err error
			if p, err = page(id, s.stored[id]); err != nil {
				return nil, err
			}
		}
		pages[id] = how(p, e)
	}
	args := []any{s.version}
	for _, field := range s.fields {
		after, err := stored(pages[field])
		if err != nil {
			return nil, err
		}
		for h, value := range after {
			if value != s.stored[field][h] {
				args = append(args, h+1, field, value)
			}
		}
	}
	return args, nil
}

// page reads a page from its fields.
func page(field string, from *[hashes]string) (p indicators.Page, err error) {
	for h, to := range [...]**indicators.Entry{told: &p.Told, held: &p.Held, news: &p.News} {
		if from[h] == "" {
			continue
		}
		e, err := decode(field, from[h])
		if err != nil {
			return p, err
		}
		*to = &e
	}
	if from[refused] != "" {
		v, err := indicators.ParseDecimal(from[refused])
		if err != nil {
			return p, fmt.Errorf("refused value of %s: %w: %w", field, indicators.ErrBook, err)
		}
		p.Refused = &v
	}
	return p, nil
}

// stored is a page as fields.
func stored(p indicators.Page) (to [hashes]string, err error) {
	for h, e := range [...]*indicators.Entry{told: p.Told, held: p.Held, news: p.News} {
		if to[h], err = encode(e); err != nil {
			return to, err
		}
	}
	if p.Refused != nil {
		to[refused] = p.Refused.String()
	}
	return to, nil
}

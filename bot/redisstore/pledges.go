package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"

	"pantau/bot/commitments"
)

// Pledges keeps commitments, meetings and their history in Redis, for all replicas that
// share its prefix. All of one region is in one slot of a cluster, and each change of it
// is one script. It implements commitments.Store.
type Pledges struct{ s *Store }

var _ commitments.Store = (*Pledges)(nil)

// Pledges are the commitments of the Store.
func (s *Store) Pledges() *Pledges { return &Pledges{s} }

// Texts implements commitments.Store.
func (p *Pledges) Texts(ctx context.Context, region string, of commitments.Shelf, numbers ...int) ([]string, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	fields := make([]string, len(numbers))
	for i, n := range numbers {
		fields[i] = strconv.Itoa(n)
	}
	var kept []any
	err := p.s.do(ctx, "reading commitments", func() (err error) {
		kept, err = p.s.rdb.HMGet(ctx, p.s.pledgesKey(region)+string(of), fields...).Result()
		return err
	})
	if err != nil {
		return nil, err
	}
	return texts(kept)
}

// texts are things as they were written, without the list and place that stand before
// them; empty for one that is not there.
func texts(kept []any) ([]string, error) {
	all := make([]string, len(kept))
	for i, k := range kept {
		text, there := k.(string)
		if !there {
			continue
		}
		parts := strings.SplitN(text, " ", 3)
		if len(parts) < 3 {
			return nil, errors.New("reading commitments: something else lies among them")
		}
		all[i] = parts[2]
	}
	return all, nil
}

// Page implements commitments.Store.
func (p *Pledges) Page(ctx context.Context, region string, of commitments.Shelf, l commitments.List, after string, n int) (all []string, next string, err error) {
	from := "-"
	if after != "" {
		from = "(" + after
	}
	var reply []any
	err = p.s.do(ctx, "reading a page of commitments", func() (err error) {
		reply, err = pledgesPage.Run(ctx, p.s.rdb, []string{p.s.pledgesKey(region)},
			string(of), string(l), from, min(max(n, 1), commitments.MaxPage)).Slice()
		return err
	})
	if err != nil || len(reply) == 0 {
		return nil, "", err
	}
	next, _ = reply[0].(string)
	all, err = texts(reply[1:])
	return all, next, err
}

// pledgesPage reads a page of a list.
//
//	KEYS[1] beginning of the keys of a region's commitments
//	ARGV    shelf; list; where the page begins, as ZRANGEBYLEX has it; how many things
//	output  place behind which the next page begins, empty behind the last one; then
//	        each thing with its list and place before it
var pledgesPage = redis.NewScript(`
local shelf, n = KEYS[1] .. ARGV[1], tonumber(ARGV[4])
local places = redis.call('ZRANGEBYLEX', shelf .. ':' .. ARGV[2], ARGV[3], '+', 'LIMIT', 0, n + 1)
if #places == 0 then return {''} end
local next = ''
if #places > n then
  places[n + 1] = nil
  next = places[n]
end
local numbers = {}
for i, place in ipairs(places) do numbers[i] = string.match(place, ':0*(%d+)$') end
local page = redis.call('HMGET', shelf, unpack(numbers))
table.insert(page, 1, next)
return page`)

// Reserve implements commitments.Store. It waits for the disk, since a number that is
// given out may stand in a form before anything is kept under it.
func (p *Pledges) Reserve(ctx context.Context, region string, of commitments.Shelf, n int) (first int, err error) {
	var last int64
	err = p.s.do(ctx, "reserving numbers", func() (err error) {
		last, err = p.s.rdb.IncrBy(ctx, p.s.pledgesKey(region)+string(of)+":given", int64(n)).Result()
		return err
	})
	if err != nil {
		return 0, err
	}
	return int(last) - n + 1, p.s.sync(ctx)
}

// History implements commitments.Store.
func (p *Pledges) History(ctx context.Context, region, about string, n int) ([]commitments.Entry, error) {
	return p.entries(ctx, p.s.pledgesKey(region)+"log:"+about, n)
}

// Day implements commitments.Store.
func (p *Pledges) Day(ctx context.Context, region string, day commitments.Date, n int) ([]commitments.Entry, error) {
	return p.entries(ctx, p.s.pledgesKey(region)+"day:"+day.String(), n)
}

// entries are the last ones of a list.
func (p *Pledges) entries(ctx context.Context, key string, n int) (all []commitments.Entry, err error) {
	if n < 1 {
		return nil, nil
	}
	var kept []string
	err = p.s.do(ctx, "reading the history", func() (err error) {
		kept, err = p.s.rdb.LRange(ctx, key, int64(-n), -1).Result()
		return err
	})
	for _, text := range kept {
		var e commitments.Entry
		if json.Unmarshal([]byte(text), &e) != nil {
			return nil, fmt.Errorf("reading the history: %s holds something else", key)
		}
		all = append(all, e)
	}
	return all, err
}

// Version implements commitments.Store.
func (p *Pledges) Version(ctx context.Context, region string) (int64, error) {
	const doing = "reading the version of commitments"
	var kept string
	err := p.s.do(ctx, doing, func() (err error) {
		kept, err = p.s.rdb.Get(ctx, p.s.pledgesKey(region)+"version").Result()
		return err
	})
	if err != nil || kept == "" {
		return 0, err
	}
	version, err := strconv.ParseInt(kept, 10, 64)
	if err != nil {
		return 0, errors.New(doing + ": it is no number")
	}
	return version, nil
}

// Regions implements commitments.Store. A Write that was refused or broke off leaves a
// region too many, never one too few.
func (p *Pledges) Regions(ctx context.Context) (regions []string, err error) {
	err = p.s.do(ctx, "reading the regions with commitments", func() (err error) {
		regions, err = p.s.rdb.SMembers(ctx, p.s.pledgedKey()).Result()
		return err
	})
	slices.Sort(regions)
	return regions, err
}

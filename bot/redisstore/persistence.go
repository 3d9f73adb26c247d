package redisstore

import (
	"bufio"
	"context"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

// Persistence is what a Redis does so that data outlive it, as far as it says. Of
// a cluster it is what the weakest master does.
type Persistence struct {
	Version     string // such as "7.0.15"; empty when it does not say
	AOF         bool   // every write goes to a log on its disk
	Saves       string // its rule for snapshots, such as "3600 1 300 100"; empty for none
	SavesKnown  bool   // false when it forbids to ask for the rule
	Evicts      bool   // it may throw keys away when its memory is full
	Policy      string // which ones, such as "allkeys-lru"
	SaveFailing bool   // the last snapshot or the log could not be written
	Masters     int    // servers asked
}

// Persistence asks every master. A server that forbids CONFIG is asked the rest.
func (s *Store) Persistence(ctx context.Context) (Persistence, error) {
	var (
		mu  sync.Mutex
		all []Persistence
	)
	ask := func(ctx context.Context, c redis.Cmdable) error {
		p, err := persistenceOf(ctx, c)
		mu.Lock()
		defer mu.Unlock()
		all = append(all, p)
		return err
	}
	err := s.do(ctx, "asking how Redis keeps data", func() error {
		if cluster, ok := s.rdb.(*redis.ClusterClient); ok {
			return cluster.ForEachMaster(ctx, func(ctx context.Context, c *redis.Client) error { return ask(ctx, c) })
		}
		return ask(ctx, s.rdb)
	})
	if err != nil {
		return Persistence{}, err
	}
	return weakest(all), nil
}

func persistenceOf(ctx context.Context, c redis.Cmdable) (Persistence, error) {
	info, err := c.Info(ctx).Result()
	if err != nil {
		return Persistence{}, err
	}
	f := fields(info)
	p := Persistence{
		Version:     f["redis_version"],
		AOF:         f["aof_enabled"] == "1",
		Policy:      f["maxmemory_policy"],
		Evicts:      f["maxmemory"] != "" && f["maxmemory"] != "0" && f["maxmemory_policy"] != "noeviction",
		SaveFailing: f["rdb_last_bgsave_status"] == "err" || f["aof_last_write_status"] == "err",
		Masters:     1,
	}
	if rule, err := c.ConfigGet(ctx, "save").Result(); err == nil {
		p.Saves, p.SavesKnown = rule["save"], true
	}
	return p, nil
}

// fields are the lines "name:value" of INFO.
func fields(info string) map[string]string {
	f := map[string]string{}
	for lines := bufio.NewScanner(strings.NewReader(info)); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), ":"); ok {
			f[name] = value
		}
	}
	return f
}

func weakest(all []Persistence) Persistence {
	var w Persistence
	for i, p := range all {
		if i == 0 {
			w = p
			continue
		}
		w.AOF = w.AOF && p.AOF
		if p.Saves == "" {
			w.Saves = ""
		}
		w.SavesKnown = w.SavesKnown && p.SavesKnown
		if p.Evicts && !w.Evicts {
			w.Evicts, w.Policy = true, p.Policy
		}
		w.SaveFailing = w.SaveFailing || p.SaveFailing
		w.Masters++
	}
	return w
}

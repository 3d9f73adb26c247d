package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/embedded"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/telegram/telegramtest"
)

// stage is a service of which nobody has wanted anything yet: a store and a data
// directory of its own, the people around it, and the Bot API server between.
type stage struct {
	bench
	backing
	data    string   // the data directory
	region  string   // whose figures are told
	more    []string // settings beside the usual ones
	told    *audience
	askers  *crowd // nil when nobody asks
	server  *telegramtest.Server
	service *child // nil until play
}

// set builds a stage on an empty store. The chats that are told and those that ask
// are known to the Bot API server.
func (b bench) set(ctx context.Context, name string, told *audience, askers *crowd, o telegramtest.Options, more ...string) (*stage, error) {
	dir := filepath.Join(b.dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making a folder: %w", err)
	}
	region, err := openRegion(time.Now())
	if err != nil {
		return nil, err
	}
	s := &stage{bench: b, data: filepath.Join(dir, "data"), region: region, more: more, told: told, askers: askers}
	if s.backing, err = chooseStore(ctx, b.options, dir); err != nil {
		return nil, err
	}
	if err := s.mustBeEmpty(ctx); err != nil {
		s.stop()
		return nil, err
	}
	o.Private, o.OnMessage, o.Forget = told.chats(), s.heard, true
	if askers != nil {
		o.Private = append(o.Private, askers.chats()...)
	}
	s.server = telegramtest.New(token, o)
	if askers != nil {
		askers.server = s.server
	}
	return s, nil
}

// heard hands a message to the one in whose chat it is.
func (s *stage) heard(m telegramtest.Shown) {
	if s.askers != nil && s.askers.people[m.Ref.Chat] != nil {
		s.told.between()
		s.askers.heard(m)
		return
	}
	s.told.heard(m)
}

// play starts the service, and waits until it has asked the Bot API for updates.
func (s *stage) play(ctx context.Context) (err error) {
	if s.service, err = start(s.binary, s.environ(), s.log); err != nil {
		return err
	}
	_, err = firstPoll(ctx, s.server, s.service)
	return err
}

// again starts the service anew after a kill. It does not wait: whoever was killed
// holds the lease of polling for some seconds.
func (s *stage) again() (err error) {
	s.service, err = start(s.binary, s.environ(), s.log)
	return err
}

func (s *stage) environ() []string {
	return environ(s.server.URL(), s.data, s.address, append(s.more, "NEWS_QUIET=0s")...)
}

// strike ends everything, empties a store that was given, and tells what the Bot API
// server has met.
func (s *stage) strike(ctx context.Context) (err error) {
	if s.service != nil {
		err = s.service.end()
	}
	if wrong := s.server.Violations(); len(wrong) > 0 {
		err = errors.Join(err, fmt.Errorf("the Bot API server met %d violations, the first: %s", len(wrong), wrong[0]))
	}
	s.server.Close()
	if s.redis != "" {
		err = errors.Join(err, s.empty(context.WithoutCancel(ctx)))
	}
	s.stop()
	return err
}

// imports has an operator import a figure beside the running service.
func (s *stage) imports(ctx context.Context, n news) error {
	file := filepath.Join(filepath.Dir(s.data), "angka.csv")
	if err := os.WriteFile(file, []byte(n.csv()), 0o600); err != nil {
		return fmt.Errorf("writing an import: %w", err)
	}
	cmd := exec.CommandContext(ctx, s.binary, "impor", file)
	cmd.Env = s.environ()
	said, err := cmd.CombinedOutput()
	if err == nil && !bytes.Contains(said, []byte("Angka baru: 1\n")) {
		err = errors.New("the figure is not taken as new")
	}
	if err != nil {
		return fmt.Errorf("importing a figure: %w\n%s", err, said)
	}
	return nil
}

// visit speaks with the store that the service uses just now.
func (s *stage) visit() (redis.UniversalClient, error) {
	address := s.address
	if address == "" {
		var held bool
		if address, held = embedded.Held(s.data); !held {
			return nil, errors.New("nobody holds the data directory")
		}
	}
	return redisstore.Dial(address)
}

// drained waits until no letter and no broadcast is left, as far as a minute allows:
// what is doubled then has been doubled, and what is lost is lost.
func (s *stage) drained(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		left, err := s.left(ctx)
		if err == nil && left == 0 {
			return nil
		}
		if !pause(ctx, 100*time.Millisecond) {
			return fmt.Errorf("%d letters and broadcasts are left in the outbox: %w", left, errors.Join(ctx.Err(), err))
		}
	}
}

// left is how much waits in the outbox.
func (s *stage) left(ctx context.Context) (n int, err error) {
	stats, err := s.outbox(ctx)
	for _, waiting := range stats.Waiting {
		n += waiting
	}
	return n + len(stats.Broadcasts), err
}

func (s *stage) outbox(ctx context.Context) (outbox.Stats, error) {
	client, err := s.visit()
	if err != nil {
		return outbox.Stats{}, err
	}
	defer client.Close()
	return redisstore.OpenClient(client, redisstore.Options{}).Outbox(outbox.Pace{}).Stats(ctx)
}

// account says beside the figures what the outbox has counted, when a broadcast has
// not gone as it should.
func (s *stage) account(ctx context.Context) {
	d, _ := s.told.result()
	if d.lost+d.doubled+s.server.TooMany() == 0 {
		return
	}
	stats, err := s.outbox(ctx)
	fmt.Fprintf(s.log, "ukur: %s: %d lost, %d doubled, %d refused with 429 by now; the outbox counts %v %v\n",
		filepath.Base(filepath.Dir(s.data)), d.lost, d.doubled, s.server.TooMany(), stats.Counts, err)
}

// mustBeEmpty refuses a store that was given and holds data, which would be lost.
func (s *stage) mustBeEmpty(ctx context.Context) error {
	if s.redis == "" {
		return nil
	}
	client, err := s.visit()
	if err != nil {
		return err
	}
	defer client.Close()
	n, err := client.DBSize(ctx).Result()
	if err == nil && n > 0 {
		err = fmt.Errorf("it holds %d keys", n)
	}
	if err != nil {
		return fmt.Errorf("the Redis given must be empty, since it is emptied afterwards: %w", err)
	}
	return nil
}

func (s *stage) empty(ctx context.Context) error {
	client, err := s.visit()
	if err != nil {
		return err
	}
	defer client.Close()
	if cluster, ok := client.(*redis.ClusterClient); ok {
		return cluster.ForEachMaster(ctx, func(ctx context.Context, node *redis.Client) error { return node.FlushDB(ctx).Err() })
	}
	return client.FlushDB(ctx).Err()
}

// memory is what a Redis server uses, in MB; 0 for the store in the process, which
// is part of the process's.
func (s *stage) memory(ctx context.Context) (float64, error) {
	if s.address == "" {
		return 0, nil
	}
	client, err := s.visit()
	if err != nil {
		return 0, err
	}
	defer client.Close()
	info, err := client.Info(ctx, "memory").Result()
	if err != nil {
		return 0, fmt.Errorf("reading the memory of Redis: %w", err)
	}
	_, rest, _ := strings.Cut(info, "used_memory:")
	var bytes float64
	if _, err := fmt.Sscan(rest, &bytes); err != nil {
		return 0, fmt.Errorf("reading the memory of Redis: %w", err)
	}
	return bytes / 1e6, nil
}

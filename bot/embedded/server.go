package embedded

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Every is the time between two snapshots while something keeps being written.
const Every = 3 * time.Second

// tick is how often times to live run on.
const tick = time.Second

// Server is a running store. All its methods may be called from many goroutines.
type Server struct {
	dir  string
	log  *slog.Logger
	lock *os.File

	redis  *miniredis.Miniredis
	client *redis.Client
	gate   gate

	asked  chan struct{} // wakes the keeper; holds at most one
	stop   chan struct{}
	ended  chan struct{}
	closed sync.Once
	last   error // of closing

	mu      sync.Mutex
	next    *round   // the snapshot that callers of Sync wait for; nil when nobody does
	over    bool     // the last snapshot has begun
	journal *Journal // nil until it is asked for

	failing bool // the last snapshot could not be written; the keeper's own, then Close's
}

// Open starts the store on the data in dir, which it creates when absent, readable
// by this user only. It answers HeldError when another process holds dir, and an
// error that wraps rdb.ErrDamaged or rdb.ErrForeign when the snapshot in it cannot
// be loaded. The Server must be closed.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Server, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("creating the data directory: %w", err)
	}
	lock, err := hold(ctx, dir)
	if err != nil {
		return nil, err
	}
	s := &Server{
		dir: dir, log: log, lock: lock,
		redis: miniredis.NewMiniRedis(),
		asked: make(chan struct{}, 1),
		stop:  make(chan struct{}),
		ended: make(chan struct{}),
	}
	if err := s.start(); err != nil {
		if s.client != nil {
			_ = s.client.Close()
		}
		s.redis.Close()
		release(dir, lock)
		return nil, err
	}
	go s.keep()
	return s, nil
}

// start loads the data, and only then lets anyone in.
func (s *Server) start() error {
	if err := s.load(time.Now()); err != nil {
		return fmt.Errorf("reading %s: %w", s.dump(), err)
	}
	password := rand.Text()
	s.redis.RequireAuth(password)
	if err := s.redis.Start(); err != nil {
		return fmt.Errorf("starting the store in the process: %w", err)
	}
	s.gate.guard(s.redis.Server())
	s.client = redis.NewClient(&redis.Options{
		Addr:     s.redis.Addr(),
		Password: password,
		// One pool with small buffers: every connection costs memory twice here, for
		// the client's end and for the server's.
		PoolSize: 8, PipelinePoolSize: -1, ReadBufferSize: 4 << 10, WriteBufferSize: 4 << 10,
		DisableIdentity: true, ContextTimeoutEnabled: true,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	})
	return writeURL(s.dir, fmt.Sprintf("redis://:%s@%s/0", password, s.redis.Addr()))
}

// Client speaks with the store. It is closed with the Server.
func (s *Server) Client() *redis.Client { return s.client }

// Close takes a last snapshot, if anything was written since the one before, and
// gives the directory back. Its error is that of the snapshot. Commands sent
// meanwhile fail.
func (s *Server) Close() error {
	s.closed.Do(func() {
		close(s.stop)
		<-s.ended
		_ = s.client.Close() // its errors concern connections that end here anyway
		s.redis.Close()
		s.last = errors.Join(s.sync(true), s.journal.close())
		release(s.dir, s.lock)
	})
	return s.last
}

func (s *Server) dump() string { return filepath.Join(s.dir, "dump.rdb") }

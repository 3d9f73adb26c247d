package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"pantau/bot/embedded"
	"pantau/bot/redisstore"
	"pantau/bot/text"
)

// store is the state of a long-running program, and how it ends.
type store struct {
	*redisstore.Store
	close func() error
}

// openStore opens the server named by REDIS_URL, or without one the Redis of the
// process itself, with its data in dir. A server that is away is no error: the
// store finds it when it is back.
func openStore(ctx context.Context, cfg config, dir string, log *slog.Logger) (store, error) {
	if cfg.Redis != "" {
		s, err := redisstore.Open(string(cfg.Redis), redisstore.Options{Log: log})
		if err != nil {
			return store{}, errors.New("REDIS_URL cannot be read") // the cause repeats the address
		}
		return store{s, s.Disconnect}, nil
	}
	return openEmbedded(ctx, dir, log)
}

// openEmbedded starts the Redis that lives in the process.
func openEmbedded(ctx context.Context, dir string, log *slog.Logger) (store, error) {
	server, err := embedded.Open(ctx, dir, log)
	if err != nil {
		return store{}, err
	}
	s := redisstore.OpenClient(server.Client(), redisstore.Options{Sync: server.Sync, Log: log})
	return store{s, func() error { return errors.Join(s.Disconnect(), server.Close()) }}, nil
}

// storeTrouble is what an operator is told when the store cannot be opened.
func (p program) storeTrouble(dir string, err error) int {
	if held := new(embedded.HeldError); errors.As(err, &held) {
		return p.fail(text.FolderHeld(dir))
	}
	return p.fail(text.FolderBroken(dir), fmt.Sprint(err))
}

// checkStore waits until the store answers and looks once at the version of its
// data. Only data of a newer program are an error; a store that is away is not,
// since answers go on without it.
func checkStore(ctx context.Context, s store, log *slog.Logger) error {
	for first := true; ; first = false {
		err := s.Check(ctx)
		switch {
		case err == nil:
			log.Info("the store is ready")
			return nil
		case errors.Is(err, redisstore.ErrNewer):
			return err
		case first && ctx.Err() == nil:
			log.Warn("the store is away; answers go on without it", "error", err)
		}
		if !pause(ctx, 2*time.Second) {
			return nil
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"pantau/bot"
	"pantau/bot/embedded"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/text"
	"pantau/indicators/redisbook"
	"pantau/summaries/redisledger"
)

// store is the state of a long-running program, and how it ends.
type store struct {
	*redisstore.Store
	outbox  *redisstore.Outbox
	pledges *redisstore.Pledges
	book    *redisbook.Book
	ledger  *redisledger.Ledger
	drawn   bot.Pictures
	journal outbox.Journal // nil where the store outlives a kill itself
	close   func() error
}

// rooms are the rooms that the store keeps.
func (s store) rooms() rooms {
	return rooms{people: s.Store, talk: s.Store, refs: s.Store, outbox: s.outbox, book: s.book, releases: s.ledger, pledges: s.pledges, forms: s.Store, drawn: s.drawn, now: time.Now}
}

// openStore opens the server named by REDIS_URL, or without one the Redis of the
// process itself, with its data in dir. A server that is away is no error: the
// store finds it when it is back.
func openStore(ctx context.Context, cfg config, dir string, log *slog.Logger) (store, error) {
	if cfg.Redis != "" {
		return openServer(string(cfg.Redis), 0, cfg, log)
	}
	return openEmbedded(ctx, cfg, dir, log)
}

// openServer speaks with a server, a cluster, or the store of another process. A call
// waits for so long; zero is as long as somebody in a chat would.
func openServer(address string, wait time.Duration, cfg config, log *slog.Logger) (store, error) {
	if wait > 0 {
		address = redisstore.Patient(address, wait)
	}
	client, err := redisstore.Dial(address)
	if err != nil {
		return store{}, errors.New("REDIS_URL cannot be read") // the cause repeats the address
	}
	s := redisstore.OpenClient(client, redisstore.Options{Log: log})
	return store{
		Store: s, outbox: s.Outbox(cfg.Pace.Pace), pledges: s.Pledges(), book: redisbook.Open(client, redisbook.Options{Patience: wait}),
		ledger: redisledger.Open(client, redisledger.Options{}), drawn: s,
		close: client.Close,
	}, nil
}

// openEmbedded starts the Redis that lives in the process. What its journal knows of
// letters that the snapshot does not is made good before anybody asks.
func openEmbedded(ctx context.Context, cfg config, dir string, log *slog.Logger) (store, error) {
	server, err := embedded.Open(ctx, dir, log)
	if err != nil {
		return store{}, err
	}
	s := redisstore.OpenClient(server.Client(), redisstore.Options{Sync: server.Sync, Log: log})
	st := store{
		Store: s, outbox: s.Outbox(cfg.Pace.Pace), pledges: s.Pledges(), book: redisbook.Open(server.Client(), redisbook.Options{Sync: server.Sync}),
		ledger: redisledger.Open(server.Client(), redisledger.Options{Sync: server.Sync}), drawn: embedded.NewPictures(drawnBytes),
		close: func() error { return errors.Join(s.Disconnect(), server.Close()) },
	}
	if st.journal, err = replay(ctx, server, st.outbox); err != nil {
		return store{}, errors.Join(err, st.close())
	}
	return st, nil
}

// replay tells the outbox what the journal knows.
func replay(ctx context.Context, server *embedded.Server, o *redisstore.Outbox) (outbox.Journal, error) {
	journal, err := server.Journal()
	if err != nil {
		return nil, err
	}
	sent, claimed := journal.Replayed()
	if err := o.Replay(ctx, sent, claimed); err != nil {
		return nil, err
	}
	for _, key := range slices.Concat(sent, claimed) {
		journal.Known(key)
	}
	return journal, nil
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

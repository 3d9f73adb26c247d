package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"pantau/bot"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/bps"
)

// gatherer brings figures into the book: from the BPS Web API, or from a file.
type gatherer struct {
	base *indicators.Catalogue // embedded
	book bot.Book
	log  *slog.Logger
}

// present is the catalogue with the book over it.
func (g gatherer) present(ctx context.Context) (*indicators.Catalogue, error) {
	entries, _, err := g.book.Entries(ctx)
	if err != nil {
		return nil, err
	}
	return g.base.With(entries)
}

// round reads the BPS Web API once and keeps what it finds. The first round of all
// tells nobody. An error with a view is a round that broke off.
func (g gatherer) round(ctx context.Context, cfg config) (text.SyncView, error) {
	client, err := newBPS(cfg, g.log)
	if err != nil {
		return text.SyncView{}, err
	}
	c, err := g.present(ctx)
	if err != nil {
		return text.SyncView{}, err
	}
	reader := bps.Reader{Client: client}
	cells, report, broken := reader.Cells(ctx, cfg.BPSDomains, 0)
	if broken != nil && len(cells) == 0 {
		return text.SyncView{}, broken
	}
	f := indicators.Audit(c, cells, time.Now())
	if err := f.Keep(ctx, g.book, !c.UsesAPI()); err != nil {
		return text.SyncView{}, err
	}
	v := viewed(f)
	v.Quiet = !c.UsesAPI()
	for _, t := range report.Tables {
		if t.Err != nil {
			v.Failed = append(v.Failed, t.Table+": "+text.BPSTrouble(troubleKind(t.Err)))
		}
	}
	g.log.Info("the BPS Web API was read", "cells", len(cells), "new", len(f.New), "revised", len(f.Revised), "held", len(f.Held), "failed", len(v.Failed))
	return v, broken
}

// viewed is what operators see of an audit.
func viewed(f indicators.Findings) text.SyncView {
	v := text.SyncView{New: f.New, Revised: f.Revised, Held: f.Held, Same: f.Known + len(f.Same)}
	for _, n := range f.Ignored {
		v.Strange += n
	}
	return v
}

func newBPS(cfg config, log *slog.Logger) (*bps.Client, error) {
	return bps.New(bps.Config{Key: string(cfg.BPSKey), URL: cfg.BPSURL, Contact: cfg.BPSContact, Pause: time.Duration(cfg.BPSPause), Log: log})
}

// troubleKind names what went wrong with the API, for people.
func troubleKind(err error) text.Trouble {
	for _, k := range []struct {
		is   error
		kind text.Trouble
	}{
		{bps.ErrKey, text.TroubleKey}, {bps.ErrBlocked, text.TroubleBlocked}, {bps.ErrCertificate, text.TroubleCertificate},
		{bps.ErrTable, text.TroubleTable}, {bps.ErrBudget, text.TroubleBudget}, {bps.ErrEmpty, text.TroubleEmpty},
		{bps.ErrRequest, text.TroubleRequest}, {bps.ErrUnknown, text.TroubleUnknown},
	} {
		if errors.Is(err, k.is) {
			return k.kind
		}
	}
	return text.TroubleAway
}

// sync does one round and prints what changed; with --katalog it then writes the
// files of the embedded catalogue anew, so that a release can carry the figures.
func (p program) sync(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("sinkron", flag.ContinueOnError)
	dir := flags.String("katalog", "", "")
	words, err := parse(flags, args)
	if err != nil {
		return p.badFlags("sinkron", err)
	}
	if len(words) > 0 {
		return p.refuse(text.BadArguments("sinkron"))
	}
	cat, cfg, ok := p.setUp(bpsSettings...)
	if !ok {
		return exitFailed
	}
	if cfg.BPSKey == "" {
		return p.fail(text.SyncNoKey())
	}
	return p.withBook(ctx, cat, cfg, func(g gatherer) int { return p.syncOnce(ctx, g, cfg, *dir) })
}

func (p program) syncOnce(ctx context.Context, g gatherer, cfg config, dir string) int {
	v, err := g.round(ctx, cfg)
	if err != nil && len(v.Failed) == 0 {
		return p.fail(text.SyncAway(text.BPSTrouble(troubleKind(err))))
	}
	fmt.Fprintln(p.out, text.Sync(g.base, v))
	if dir != "" {
		return p.export(ctx, g, dir)
	}
	if err != nil || len(v.Failed) > 0 {
		return exitFailed
	}
	return exitFine
}

// export writes the catalogue as it is now.
func (p program) export(ctx context.Context, g gatherer, dir string) int {
	c, err := g.present(ctx)
	if err != nil {
		return p.fail(text.ProgramFault(), err.Error())
	}
	files := 0
	err = c.Export(func(name string, content []byte) error {
		files++
		return os.WriteFile(filepath.Join(dir, name), content, 0o644)
	})
	if err != nil {
		return p.fail(text.ProgramFault(), err.Error())
	}
	fmt.Fprintln(p.out, text.Exported(dir, files))
	return exitFine
}

// withBook opens the store for what a subcommand does with the book of figures.
func (p program) withBook(ctx context.Context, cat *indicators.Catalogue, cfg config, do func(gatherer) int) int {
	s, err := p.visitStore(ctx, cfg)
	if err != nil {
		return p.storeTrouble(cfg.DataDir, err)
	}
	code := do(gatherer{base: cat, book: s.book, log: p.logger(cfg)})
	if err := s.close(); err != nil {
		return p.fail(text.QueueAway(), err.Error())
	}
	return code
}

// readBPS reads the API again and again until ctx ends, in one replica at a time.
// Without a key it reads nothing.
func (s *service) readBPS(ctx context.Context) error {
	every := time.Duration(s.cfg.BPSEvery)
	if s.cfg.BPSKey == "" || every == 0 {
		<-ctx.Done()
		return nil
	}
	g := gatherer{base: s.cat, book: s.state.book, log: s.log}
	return leader{leases: s.state, name: "bps", log: s.log}.run(ctx, func(ctx context.Context) error {
		for {
			if _, err := g.round(ctx, s.cfg); err != nil && ctx.Err() == nil {
				s.log.Warn("the BPS Web API was not read", "error", err)
			}
			if !pause(ctx, every) {
				return nil
			}
		}
	})
}

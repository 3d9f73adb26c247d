package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"pantau/bot"
	"pantau/bot/text"
	"pantau/bot/web"
	"pantau/indicators"
)

// The page's address unless told otherwise, and how many ports above it are
// tried when it is taken.
const (
	demoAddress = "127.0.0.1:8080"
	demoTries   = 20
)

// demoName is what the bot goes by on the page.
const demoName = "PantauBot"

// demo serves the chat page on loopback until ctx ends. Its data stand in a
// folder of its own, so that it never meets the service's.
func (p program) demo(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("demo", flag.ContinueOnError)
	address := flags.String("addr", "", "")
	words, err := parse(flags, args)
	if err != nil {
		return p.badFlags("demo", err)
	}
	if len(words) > 0 {
		return p.refuse(text.BadArguments("demo"))
	}
	if *address != "" && !isLoopback(*address) {
		return p.refuse(text.DemoOnlyHere())
	}
	cat, cfg, ok := p.setUp(demoSettings...)
	if !ok {
		return exitFailed
	}
	listener, err := demoListener(*address)
	if err != nil {
		return p.fail(text.AddressTaken(cmp.Or(*address, demoAddress)))
	}
	defer listener.Close()
	return p.serveDemo(ctx, cat, cfg, listener)
}

// demoListener listens where it is told to or, when that is left open, at the
// usual port or the next free one above.
func demoListener(address string) (net.Listener, error) {
	if address != "" {
		return net.Listen("tcp", address)
	}
	return listenNear(demoAddress)
}

// isLoopback tells whether only this machine can reach the address.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil || !isListen(address) {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// listenNear listens at the address or, when it is taken, at the next free port
// above.
func listenNear(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	first, err := strconv.Atoi(port)
	if err != nil {
		return nil, err
	}
	for n := first; ; n++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n)))
		if !errors.Is(err, syscall.EADDRINUSE) || n == first+demoTries {
			return listener, err
		}
	}
}

// serveDemo runs the page until ctx ends, then lets answers in hand finish.
func (p program) serveDemo(ctx context.Context, cat *indicators.Catalogue, cfg config, listener net.Listener) int {
	log, dir := p.logger(cfg), filepath.Join(cfg.DataDir, "demo")
	s, err := openEmbedded(ctx, cfg, dir, log)
	if err != nil {
		return p.storeTrouble(dir, err)
	}
	clock := openDemoClock(dir)
	s.outbox.Skew(clock.ahead)
	r := s.rooms()
	r.now = clock.now
	if r.press, err = newPress(cfg, r.releases, clock.now, log); err != nil {
		return p.ended(errors.Join(err, s.close()), log)
	}
	if err := furnishDemo(ctx, r); err != nil {
		log.Error("the examples of the demo are not complete", "error", err)
	}
	page, b := newDemoPage(cat, cfg, r, clock, log)
	server := &http.Server{Handler: page, ReadHeaderTimeout: 10 * time.Second}
	mail := &office{bot: b, cfg: cfg, dir: dir, rooms: r, carrier: page, journal: s.journal, base: cat, log: log}
	working, cancel := context.WithCancel(ctx)
	defer cancel()
	beside := start(cancel,
		func() error { return server.Serve(listener) },
		func() error { return mail.run(working) },
	)
	fmt.Fprintln(p.out, text.DemoReady("http://"+listener.Addr().String()+"/"))
	fmt.Fprintln(p.out, text.DemoKept(dir))
	<-working.Done()
	err = shutDown(ctx, page.Shutdown, server.Shutdown)
	return p.ended(errors.Join(err, beside(), s.close()), log)
}

// newDemoPage is the page with the bot behind it.
func newDemoPage(cat *indicators.Catalogue, cfg config, r rooms, clock *demoClock, log *slog.Logger) (*web.Demo, *bot.Bot) {
	var page *web.Demo
	r.download = func(ctx context.Context, id string, most int64) ([]byte, error) { return page.Download(ctx, id, most) }
	isAdmin := func(_ context.Context, chat, person int64) (bool, error) { return page.IsAdmin(chat, person) }
	b := newBot(cat, cfg, r, log, demoName, isAdmin)
	page = web.NewDemo(web.Config{
		Answer: b.Answer,
		Sent:   b.Sent,
		Menus:  b.Menus(), Username: demoName, Now: clock.now, Log: log,
		Skip: func(ctx context.Context) error { return skipDemo(ctx, clock, r, b) },
	})
	return page, b
}

// goodbye is how long what is in hand may take when the program ends.
const goodbye = 10 * time.Second

// shutDown ends one part after the other, all within goodbye. What is cut off then
// was not acknowledged and comes again, so that is no error.
func shutDown(ctx context.Context, parts ...func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	var errs []error
	for _, end := range parts {
		if err := end(ctx); !errors.Is(err, context.DeadlineExceeded) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// ended is the exit code of a program that ran until it was told to stop.
func (p program) ended(err error, log *slog.Logger) int {
	if err != nil {
		log.Error("ended with an error", "error", err)
		return exitFailed
	}
	return exitFine
}

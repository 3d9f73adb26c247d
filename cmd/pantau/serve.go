package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"pantau/bot"
	"pantau/bot/redisstore"
	"pantau/bot/telegram"
	"pantau/bot/text"
	"pantau/bot/web"
	"pantau/indicators"
)

// healthPath is where the service answers whether it is alive.
const healthPath = "/healthz"

// metricsPath is where it tells how it is doing, in numbers.
const metricsPath = "/metrics"

// serve runs the Telegram service until ctx ends.
func (p program) serve(ctx context.Context, args []string) int {
	if len(args) > 0 {
		return p.refuse(text.BadArguments("run"))
	}
	cat, cfg, ok := p.setUp()
	if !ok {
		return exitFailed
	}
	log := p.logger(cfg)
	listener, err := net.Listen("tcp", cfg.Listen)
	if err != nil {
		return p.fail(text.AddressTaken(cfg.Listen))
	}
	defer listener.Close()
	state, err := openStore(ctx, cfg, cfg.DataDir, log)
	if err != nil {
		return p.storeTrouble(cfg.DataDir, err)
	}
	s := &service{cat: cat, cfg: cfg, state: state, now: p.now, log: log}
	if s.press, err = newPress(cfg, state.ledger, p.now, log); err != nil {
		return p.ended(errors.Join(err, state.close()), log)
	}
	err = errors.Join(s.run(ctx, listener), state.close())
	switch {
	case errors.Is(err, telegram.ErrToken):
		return p.fail(text.TokenRefused())
	case errors.Is(err, telegram.ErrWebhook):
		return p.fail(text.WebhookRefused(), err.Error())
	case errors.Is(err, redisstore.ErrNewer):
		return p.fail(text.StoreNewer())
	}
	return p.ended(err, log)
}

// service is the bot on Telegram, with the listener for health and the webhook.
type service struct {
	cat    *indicators.Catalogue
	cfg    config
	state  store
	now    func() time.Time
	press  press
	log    *slog.Logger
	client *telegram.Client
	me     atomic.Pointer[telegram.Me] // nil until the Bot API has said who we are
}

// run serves until ctx ends or something fails that time does not mend.
func (s *service) run(ctx context.Context, listener net.Listener) error {
	s.log.Info("starting", "version", buildVersion(), "addr", listener.Addr().String(),
		"webhook", s.cfg.WebhookURL != "", "embedded", s.cfg.Redis == "", "figures", s.cat.Count())
	s.client = telegram.New(telegram.Config{Token: string(s.cfg.Token), APIURL: s.cfg.APIURL, Log: s.log, Pictures: pictureIDs{s.state.Store, &s.me}})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	mux := http.NewServeMux()
	mux.Handle("GET "+healthPath, web.Health(s.alive))
	mux.Handle("GET "+metricsPath, web.Metrics(s.numbers))
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	beside := start(cancel,
		func() error { return server.Serve(listener) },
		func() error { return checkStore(ctx, s.state, s.log) },
	)
	err := errors.Join(s.answer(ctx, mux), shutDown(ctx, server.Shutdown))
	cancel()
	err = errors.Join(err, beside())
	s.log.Info("stopped")
	return err
}

// start runs parts of the service beside it; one that fails ends the service
// through cancel. The function returned waits for them and joins their errors.
func start(cancel func(), parts ...func() error) (wait func() error) {
	errs := make([]error, len(parts))
	var running sync.WaitGroup
	for i, part := range parts {
		running.Go(func() {
			if err := part(); err != nil && !errors.Is(err, http.ErrServerClosed) {
				errs[i] = err
				cancel()
			}
		})
	}
	return func() error {
		running.Wait()
		return errors.Join(errs...)
	}
}

// alive is nil once the bot can answer. The store being away does not count: the
// figures are in memory, and a restart would mend nothing.
func (s *service) alive(context.Context) error {
	if s.me.Load() == nil {
		return errors.New("the Bot API has not been reached yet")
	}
	return nil
}

// answer takes updates and answers them until ctx ends.
func (s *service) answer(ctx context.Context, mux *http.ServeMux) error {
	me, err := s.meet(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	s.me.Store(&me)
	s.log.Info("known to the Bot API", "bot", me.ID, "reads_groups", me.ReadsGroups, "inline", me.Inline)
	b := newBot(s.cat, s.cfg, s.rooms(), s.log, me.Username, s.client.IsAdmin)
	go s.menus(ctx, b)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return start(cancel,
		func() error { defer cancel(); return s.receive(ctx, mux, s.door(b)) },
		func() error { return s.office(b).run(ctx) },
		func() error { return s.readBPS(ctx) },
	)()
}

// receive takes updates until ctx ends: by webhook in every replica, by polling in
// the one that leads.
func (s *service) receive(ctx context.Context, mux *http.ServeMux, door *telegram.Door) error {
	if s.cfg.WebhookURL != "" {
		return s.hook(ctx, mux, door)
	}
	if s.cfg.Redis == "" {
		return door.Poll(ctx) // the data directory has one holder
	}
	return leader{leases: s.state, name: "poll", log: s.log, alone: true}.run(ctx, door.Poll)
}

// door is the way from Telegram to the bot and back, at the pace allowed.
func (s *service) door(b *bot.Bot) *telegram.Door {
	d := &telegram.Door{Client: s.client, Answer: b.Answer, Sent: b.Sent, Moved: s.moved, Album: s.cfg.MediaChat, Log: s.log}
	if pacer := newPacer(s.cfg.Pace.Pace, s.state.outbox, s.log); pacer != nil {
		d.Wait, d.Told429 = pacer.wait, pacer.told
	}
	return d
}

// moved follows a group that was found under a new number by answering in it: first
// with what was settled, then with letters.
func (s *service) moved(ctx context.Context, from, to int64) {
	err := s.state.Move(ctx, from, to)
	if err == nil {
		err = s.state.outbox.Move(ctx, from, to)
	}
	if err != nil {
		s.log.Error("a chat that moved is not followed", "error", err)
	}
}

// rooms are those of the store, by the program's clock, with the files that Telegram
// keeps.
func (s *service) rooms() rooms {
	r := s.state.rooms()
	r.now, r.download, r.press = s.now, s.client.Download, s.press
	return r
}

// office is what goes out by itself.
func (s *service) office(b *bot.Bot) *office {
	o := &office{bot: b, cfg: s.cfg, dir: s.cfg.DataDir, rooms: s.rooms(), carrier: s.client, journal: s.state.journal, base: s.cat, log: s.log}
	if s.cfg.Redis != "" {
		o.leases = s.state
	}
	return o
}

// meet asks the Bot API who we are until it answers. A wrong token ends the asking
// with an error, the end of ctx without one.
func (s *service) meet(ctx context.Context) (me telegram.Me, err error) {
	for wait := time.Second; ; wait = min(2*wait, 30*time.Second) {
		me, err = s.client.Me(ctx)
		if err == nil || errors.Is(err, telegram.ErrToken) {
			return me, err
		}
		s.log.Warn("the Bot API cannot be reached yet", "again_in", wait, "error", err)
		if !pause(ctx, wait) {
			return me, nil
		}
	}
}

// menus puts the commands into Telegram's menus, a moment after the start so that
// the first poll comes first. It tries again for a while: menus outlive us, so a
// failure is no more than a list that is out of date.
func (s *service) menus(ctx context.Context, b *bot.Bot) {
	const tries = 5
	for n := range tries {
		if !pause(ctx, time.Second<<(3*n)/2) {
			return
		}
		err := s.client.SetMenus(ctx, b.Menus())
		if err == nil {
			s.log.Debug("menus are set")
			return
		}
		s.log.Warn("menus are not set", "try", n+1, "error", err)
	}
}

// pause waits, and tells whether ctx lasted so long.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"pantau/bot"
	"pantau/bot/outbox"
	"pantau/bot/text"
	"pantau/indicators"
)

// office is everything that goes out by itself: the postman who delivers letters, the
// spreader who makes them of broadcasts, the sweeper who makes reminders, and who looks
// after the book of figures.
type office struct {
	bot     *bot.Bot
	cfg     config
	dir     string // where the program notes what it must know of the store
	rooms   rooms
	carrier outbox.Carrier
	journal outbox.Journal // nil where the store outlives a kill itself
	leases  leases         // among replicas; nil where there is one alone
	base    *indicators.Catalogue

	sending             atomic.Bool   // the outbox remembers what was told
	letters, broadcasts outbox.Bell   // ring when there may be some
	drafts              outbox.Bell   // rings when the newsroom has looked
	read                chan struct{} // closed when the book has been read
	log                 *slog.Logger
}

// bookEvery is how often the book of figures is looked at: for what another process
// has written, and for news that has been quiet for long enough.
const bookEvery = 2 * time.Second

// run works until ctx ends. When the outbox has lost its memory nothing more goes
// out, as it may have been told already, and the administrators hear of it; the book
// is kept all the same, since answers go on.
func (o *office) run(ctx context.Context) error {
	o.letters, o.broadcasts, o.drafts = make(outbox.Bell, 1), make(outbox.Bell, 1), make(outbox.Bell, 1)
	o.read = make(chan struct{})
	return start(func() {},
		func() error { return o.send(ctx) },
		func() error { o.keepBook(ctx); return nil },
		func() error { return o.watch(ctx) },
		func() error { return o.bot.Work(ctx) },
	)()
}

// send delivers until ctx ends or the outbox has lost its memory.
func (o *office) send(ctx context.Context) error {
	err := o.remember(ctx)
	if err == nil {
		err = o.deliver(ctx)
	}
	if !errors.Is(err, outbox.ErrWiped) {
		return err
	}
	o.log.Error("the outbox has lost its memory; nothing goes out until it is restored")
	o.tellAdmins(ctx, text.Wiped())
	return nil
}

// deliver runs the postman and those who make letters for him, once the book has been
// read: from the embedded figures alone no news could be told.
func (o *office) deliver(ctx context.Context) error {
	select {
	case <-o.read:
	case <-ctx.Done():
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o.sending.Store(true)
	defer o.sending.Store(false)
	return start(cancel,
		func() error { return o.postman().Run(ctx) },
		func() error { return o.spreader().Run(ctx) },
		func() error { return o.remind(ctx) },
		func() error { return o.postReleases(ctx) },
	)()
}

// postEvery is how often the ledger is looked at for drafts that may go out: of the
// newsroom, and those that an approver has just let pass.
const postEvery = 3 * time.Second

// postReleases has drafts approved or told, until ctx ends. Any replica may: what goes
// out goes in under a key.
func (o *office) postReleases(ctx context.Context) error {
	away := false
	for ok := true; ok; ok = o.awaitPost(ctx) {
		made, err := o.bot.PostReleases(ctx)
		if made > 0 {
			o.broadcasts.Ring()
			o.letters.Ring()
		}
		if (err != nil) != away && ctx.Err() == nil {
			away = err != nil
			o.log.Warn("the ledger of releases", "away", away, "error", err)
		}
	}
	return nil
}

// awaitPost waits until the newsroom has looked, or a while; false when ctx has ended.
func (o *office) awaitPost(ctx context.Context) bool {
	t := time.NewTimer(postEvery)
	defer t.Stop()
	select {
	case <-o.drafts:
	case <-t.C:
	case <-ctx.Done():
		return false
	}
	return true
}

// watch reads the sources of releases, in one replica at a time.
func (o *office) watch(ctx context.Context) error {
	n := &newsroom{cfg: o.cfg, cat: o.base, people: o.rooms.people, ledger: o.rooms.releases, press: o.rooms.press, inUse: o.bot.InUse, now: o.rooms.now, log: o.log}
	run := func(ctx context.Context) error { return n.run(ctx, o.drafts.Ring) }
	if o.leases == nil {
		return run(ctx)
	}
	return leader{leases: o.leases, name: "releases", log: o.log}.run(ctx, run)
}

// remind has everybody reminded, by one replica at a time: others would only do the
// same work again.
func (o *office) remind(ctx context.Context) error {
	s := &sweeper{remind: o.bot.RemindRegion, pledges: o.rooms.pledges, now: o.rooms.now, made: o.letters.Ring, log: o.log}
	if o.leases == nil {
		return s.run(ctx)
	}
	return leader{leases: o.leases, name: "remind", log: o.log}.run(ctx, s.run)
}

func (o *office) postman() *outbox.Postman {
	return &outbox.Postman{
		Store: o.rooms.outbox, Carrier: o.carrier, Words: o.bot.Words, Sent: o.bot.Delivered, Rested: o.bot.Rested,
		Moved: o.rooms.people.Move, TopicGone: o.bot.TopicGone, Journal: o.journal, Log: o.log, Now: time.Now, Wake: o.letters,
	}
}

func (o *office) spreader() *outbox.Spreader {
	return &outbox.Spreader{
		Store: o.rooms.outbox, Page: o.bot.Readers, Address: o.bot.Address,
		Log: o.log, Wake: o.broadcasts, Made: o.letters,
	}
}

// keepBook has the bot answer from the embedded figures with the book over them,
// anew whenever the book has changed, and announces what is new.
func (o *office) keepBook(ctx context.Context) {
	known, away := int64(-1), false
	var first sync.Once
	for ok := true; ok; ok = pause(ctx, bookEvery) {
		version, err := o.rooms.book.Version(ctx)
		if err == nil && version != known {
			known, err = o.useBook(ctx)
		}
		if err == nil {
			first.Do(func() { close(o.read) })
		}
		if err == nil && o.sending.Load() {
			err = o.tellNews(ctx)
		}
		if (err != nil) != away && ctx.Err() == nil {
			away = err != nil
			o.log.Warn("the book of figures", "away", away, "error", err)
		}
	}
}

// useBook reads the book and has the bot use it, and tells which version that is.
func (o *office) useBook(ctx context.Context) (int64, error) {
	entries, version, err := o.rooms.book.Entries(ctx)
	if err != nil {
		return -1, err
	}
	c, err := o.base.With(entries)
	if err != nil {
		return -1, err
	}
	o.bot.Use(c)
	if len(entries) > 0 {
		o.log.Info("figures of the book are in use", "entries", len(entries), "version", version)
	}
	return version, nil
}

// tellNews announces figures when they have settled. The bot answers from them
// already.
func (o *office) tellNews(ctx context.Context) error {
	made, err := o.bot.Announce(ctx)
	if made > 0 {
		o.broadcasts.Ring()
	}
	return err
}

package main

import (
	"context"
	"log/slog"
	"time"

	"pantau/bot"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
	"pantau/summaries"
)

// setUp reads the catalogue and the settings that a subcommand needs; names empty
// means all of them. When something is wrong it says so and ok is false.
func (p program) setUp(names ...string) (cat *indicators.Catalogue, cfg config, ok bool) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		p.fail(text.ProgramFault(), err.Error())
		return nil, config{}, false
	}
	cfg, wrong := readConfig(p.environ, knownIn(cat))
	if len(names) > 0 {
		wrong = wrong.about(names...)
	}
	if len(wrong) > 0 {
		p.fail(text.SettingsBad(len(wrong)), wrong.String())
		return nil, config{}, false
	}
	return cat, cfg, true
}

// knownIn tells which codes are regions of the catalogue.
func knownIn(cat *indicators.Catalogue) func(code string) bool {
	return func(code string) bool {
		_, known := cat.Region(code)
		return known
	}
}

// rooms are where the bot keeps what people settle, what it has asked and told them,
// what waits to go out, and the figures that came in since it was built.
type rooms struct {
	people  people.Store
	talk    dialogue.Store
	refs    dialogue.Refs
	outbox  outbox.Store
	book    bot.Book
	pledges commitments.Store
	forms   dialogue.Forms
	drawn   bot.Pictures     // nil draws anew each time
	now     func() time.Time // the clock on the wall

	// download gives a file that somebody sent, by its id; nil where there are none.
	download func(ctx context.Context, file string, most int64) ([]byte, error)

	releases summaries.Ledger // what was published, and what became of it
	press    press            // reads pages and files, and summarises
}

// newBot is the bot over its rooms, as known to a messenger by its username.
func newBot(cat *indicators.Catalogue, cfg config, r rooms, log *slog.Logger, username string, isAdmin func(ctx context.Context, chat, person int64) (bool, error)) *bot.Bot {
	var b *bot.Bot
	o := bot.Options{
		Catalogue: cat, Home: cfg.Region, Username: username, Operator: cfg.Operator, Admins: cfg.Admins,
		People: r.people, Talk: r.talk, Refs: r.refs, Mail: r.outbox, Book: r.book, Pledges: r.pledges, Forms: r.forms, Download: r.download, Releases: r.releases, Pictures: r.drawn, Borders: cfg.Map.Borders,
		Quiet: time.Duration(cfg.NewsQuiet), IsAdmin: isAdmin, Now: r.now, Log: log,
	}
	r.press.serve(&o, func() *indicators.Catalogue { return b.InUse() })
	b = bot.New(o)
	return b
}

// newMemory are rooms that end with the process.
func newMemory() rooms {
	talk := dialogue.NewMemory(time.Now)
	return rooms{
		people: people.NewMemoryAt(time.Now), talk: talk, refs: talk,
		outbox: outbox.NewMemory(outbox.Pace{}, time.Now), book: indicators.NewMemoryBook(),
		pledges: commitments.NewMemory(), forms: talk, now: time.Now,
		releases: summaries.NewMemoryLedger(),
	}
}

package main

import (
	"context"
	"log/slog"
	"time"

	"pantau/bot"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
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

// state is where the bot keeps what people settle and what it has asked them.
type state interface {
	people.Chats
	dialogue.Store
}

// newBot is the bot over a state, as known to a messenger by its username.
func newBot(cat *indicators.Catalogue, cfg config, s state, log *slog.Logger, username string, isAdmin func(ctx context.Context, chat, person int64) (bool, error)) *bot.Bot {
	return bot.New(bot.Options{
		Catalogue: cat, Home: cfg.Region, Username: username, Operator: cfg.Operator,
		Chats: s, Talk: s, IsAdmin: isAdmin, Now: time.Now, Log: log,
	})
}

// memory is a state that ends with the process.
type memory struct {
	people.Chats
	dialogue.Store
}

func newMemory() memory {
	return memory{people.NewMemory(), dialogue.NewMemory(time.Now)}
}

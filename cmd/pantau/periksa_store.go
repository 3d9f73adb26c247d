package main

import (
	"context"
	"errors"
	"log/slog"
	"os"

	"pantau/bot/embedded"
	"pantau/bot/redisstore"
	"pantau/bot/text"
)

// store looks at where the service keeps its state: the server, or the folder.
func (d doctor) store(ctx context.Context) []text.Finding {
	switch {
	case !d.usable("REDIS_URL", "DATA_DIR"):
		return nil
	case d.cfg.Redis != "":
		return d.server(ctx)
	}
	return d.folder(ctx)
}

// server asks the Redis server whether it answers and what it keeps.
func (d doctor) server(ctx context.Context) []text.Finding {
	s, err := redisstore.Open(string(d.cfg.Redis), redisstore.Options{})
	if err != nil {
		return []text.Finding{text.ServerAway("REDIS_URL")}
	}
	defer s.Disconnect()
	if err := s.Check(ctx); err != nil {
		return []text.Finding{text.ServerAway(err.Error())}
	}
	kept, err := s.Persistence(ctx)
	if err != nil {
		return []text.Finding{text.ServerFine(""), text.KeepingUnknown()}
	}
	return append([]text.Finding{text.ServerFine(kept.Version)}, keeping(kept)...)
}

// keeping weighs what a server does so that data outlive it.
func keeping(kept redisstore.Persistence) (findings []text.Finding) {
	switch {
	case kept.AOF:
		findings = append(findings, text.KeepingFine())
	case kept.Saves != "":
		findings = append(findings, text.KeepingSnapshots())
	case kept.SavesKnown:
		findings = append(findings, text.KeepingNothing())
	default:
		findings = append(findings, text.KeepingUnknown())
	}
	if kept.SaveFailing {
		findings = append(findings, text.KeepingFails())
	}
	if kept.Evicts {
		findings = append(findings, text.KeepingEvicts(kept.Policy))
	}
	return findings
}

// folder looks at the data folder: through the service that holds it, or by
// opening it for a moment when nobody does.
func (d doctor) folder(ctx context.Context) []text.Finding {
	dir := d.cfg.DataDir
	if address, held := embedded.Held(dir); held {
		return d.heldFolder(ctx, address)
	}
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return []text.Finding{text.FolderNew(dir)}
	}
	server, err := embedded.Open(ctx, dir, slog.New(slog.DiscardHandler))
	if err == nil {
		err = server.Close()
	}
	if err != nil {
		return []text.Finding{text.FolderBad(dir, err.Error())}
	}
	return []text.Finding{text.FolderFree(dir), text.FolderKept()}
}

// heldFolder asks the store of the service that runs.
func (d doctor) heldFolder(ctx context.Context, address string) []text.Finding {
	s, err := redisstore.Open(address, redisstore.Options{})
	if err != nil {
		return []text.Finding{text.FolderBad(d.cfg.DataDir, "redis.url")}
	}
	defer s.Disconnect()
	if err := s.Check(ctx); err != nil {
		return []text.Finding{text.FolderBad(d.cfg.DataDir, err.Error())}
	}
	return []text.Finding{text.FolderInUse(d.cfg.DataDir), text.FolderKept()}
}

package main

import "log/slog"

// logger writes to the program's error output in the form the settings ask for.
func (p program) logger(c config) *slog.Logger {
	o := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(p.errs, o))
	}
	return slog.New(slog.NewTextHandler(p.errs, o))
}

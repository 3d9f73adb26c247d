// Command pantau is the whole service in one binary: the Telegram bot, the demo
// page on loopback, one question in a terminal, and a doctor that says what is
// wrong with the settings and what to do about it.
//
// The program is a value: run takes arguments, environment and outputs, and
// returns the exit code, so that the end-to-end tests run the very program that
// operators run. Configuration comes from the environment alone. Here, and only
// here, adapters meet the rooms: everything is wired in wire.go.
//
// Exit codes: 0 for success, 1 for what failed or was not found, 2 for arguments
// that the program does not know.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the image has no zones, and neither may a bare server

	"github.com/redis/go-redis/v9"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	redis.SetLogger(silence{})
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// silence keeps the Redis library from writing lines of its own between ours.
// What it would say the store says too, once, when the server goes and comes back.
type silence struct{}

// Printf drops a line.
func (silence) Printf(context.Context, string, ...any) {}

// Command ukur measures the service: how it answers (jawab), how it delivers what
// nobody asked for (kirim), what is lost when it is killed over that (bunuh), how
// right its summaries of releases are (ringkasan), and how right its answers to
// questions in plain words are (tanya). It stands apart so that the service
// carries none of it.
//
//	go run ./cmd/ukur jawab [--json] [--redis URL] [--embedded] [--runs 5] [--keep]
//	go run ./cmd/ukur kirim [--json] [--redis URL] [--embedded] [--runs 1] [--keep]
//	                        [--chats 1000] [--subscriptions 0]
//	go run ./cmd/ukur bunuh [--json] [--redis URL] [--embedded] [--keep]
//	                        [--chats 2000] [--kills 20] [--seed N]
//	go run ./cmd/ukur ringkasan DIR [--json]
//	go run ./cmd/ukur tanya [DIR] [--verbose] [--json]
//
// ringkasan summarises the labelled releases of a folder without a model, in this
// process, and holds what comes out against their gold. tanya puts the question set to
// the bot without a model, in this process; what the set looks like, and when an answer
// is silently wrong, is said in bot/examtest. What follows is of the others.
//
// It builds the binary as it is delivered and starts it against the strict Bot API
// server of the tests (every request validated) and a Redis of its own on loopback.
//
// jawab speaks with it as people do: real questions on real figures, from many
// chats, every answer compared with the catalogue. The server has no limits then.
//
// kirim subscribes chats to a region and imports a figure of it, as an operator
// does, first with nobody talking, then while people ask; each chat must hear of
// the figure once. The server has Telegram's limits. Then it does so without limits,
// to see what the program can do, and with --subscriptions 1000000 to so many, to
// see what the first minute costs; without that word this is left out.
//
// bunuh kills the process again and again in such a broadcast and starts it anew.
//
// It prints what was measured beside the aims, or one JSON object; of several runs
// the medians, but the worst of what was lost, doubled or refused. It touches
// nothing but loopback and a temporary folder, and ends only what it started. A
// Redis that is given to kirim or bunuh must be empty, and is emptied. The exit code
// is 1 when an answer was wrong or missing, a message wrong, lost or doubled (but
// for one a kill), or the Bot API server met a request that it should not, or when a
// summary tells a figure that its release does not bear, or an answer is silently wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	// The Bot API server shares the cores with what is measured, so its own
	// garbage is collected seldom.
	debug.SetGCPercent(800)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "ukur:", err)
		os.Exit(1)
	}
}

// measures are what can be measured, by the command's first word.
var measures = map[string]func(ctx context.Context, o options, out, errs io.Writer) error{
	"jawab": answering,
	"kirim": sending,
	"bunuh": killing,

	"ringkasan": summarising,
	"tanya":     examining,
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	o, err := parse(args, errs)
	if errors.Is(err, flag.ErrHelp) {
		return nil // parse has told what may be said
	}
	if err != nil {
		return err
	}
	return measures[o.what](ctx, o, out, errs)
}

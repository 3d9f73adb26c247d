// Command ukur measures the service: how fast it answers, how many answers it
// gives a second, how soon it starts, and how much memory and disk it takes. It
// stands apart so that the service carries none of it.
//
//	go run ./cmd/ukur jawab [--json] [--redis URL] [--embedded] [--runs 5] [--keep]
//
// It builds the binary as it is delivered, starts it against the strict Bot API
// server of the tests (every request validated, no limits) and a Redis of its own
// on loopback, and speaks with it as people do: real questions on real figures,
// from many chats, every answer compared with the catalogue. It prints the medians
// of the runs beside the aims, or one JSON object.
//
// It touches nothing but loopback and a temporary folder, and ends only what it
// started. The exit code is 1 when an answer was wrong or missing or the Bot API
// server met a request that it should not.
package main

import (
	"context"
	"encoding/json"
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

// options are what the command line says.
type options struct {
	asJSON   bool
	redis    string // address of a Redis server; empty starts one
	embedded bool   // the store in the process in place of a server
	runs     int
	keep     bool // leave the temporary folder
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	o, err := parse(args)
	if err != nil {
		return err
	}
	results, err := measure(ctx, o, errs)
	if err != nil {
		return err
	}
	if o.asJSON {
		return json.NewEncoder(out).Encode(results.medians())
	}
	return results.print(out)
}

func parse(args []string) (o options, err error) {
	if len(args) == 0 || args[0] != "jawab" {
		return o, errors.New("say what to measure: ukur jawab [--json] [--redis URL] [--embedded] [--runs 5] [--keep]")
	}
	flags := flag.NewFlagSet("ukur jawab", flag.ContinueOnError)
	flags.BoolVar(&o.asJSON, "json", false, "print one JSON object")
	flags.StringVar(&o.redis, "redis", "", "address of a Redis server to use; its data of test chats are written over")
	flags.BoolVar(&o.embedded, "embedded", false, "measure with the store in the process")
	flags.IntVar(&o.runs, "runs", 5, "how many runs to take the medians of")
	flags.BoolVar(&o.keep, "keep", false, "keep the binary and the data")
	if err := flags.Parse(args[1:]); err != nil {
		return o, err
	}
	if o.runs < 1 || o.runs > 100 || flags.NArg() > 0 || o.embedded && o.redis != "" {
		return o, errors.New("there are 1 to 100 runs, one kind of store, and no further words")
	}
	return o, nil
}

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"

	"pantau/bot/text"
)

// The exit codes.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
)

// program is one run of the binary.
type program struct {
	environ map[string]string
	in      io.Reader // what is piped in
	out     io.Writer // what was asked for
	errs    io.Writer // problems and the log
	now     func() time.Time
}

// subcommand is one thing that the program can be told to do. It returns the
// exit code.
type subcommand struct {
	names []string
	run   func(p program, ctx context.Context, args []string) int
}

func subcommands() []subcommand {
	return []subcommand{
		{[]string{"run"}, program.serve},
		{[]string{"demo"}, program.demo},
		{[]string{"tanya"}, program.ask},
		{[]string{"cek"}, program.check},
		{[]string{"ringkas"}, program.summarise},
		{[]string{pdfWord}, program.readPDF},
		{[]string{"periksa"}, program.examine},
		{[]string{"antrean"}, program.queue},
		{[]string{"sinkron"}, program.sync},
		{[]string{"impor"}, program.load},
		{[]string{"version", "--version", "-v"}, program.version},
		{[]string{"bantuan", "help", "--help", "-help", "-h"}, program.usage},
	}
}

// run is the program: args without its own name, environ as from os.Environ. It
// ends early when ctx does.
func run(ctx context.Context, args, environ []string, out, errs io.Writer) int {
	return program{environ: env.ToMap(environ), in: os.Stdin, out: out, errs: errs, now: time.Now}.run(ctx, args)
}

func (p program) run(ctx context.Context, args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(p.errs, text.Usage())
		return exitUsage
	}
	for _, c := range subcommands() {
		for _, name := range c.names {
			if name == args[0] {
				return c.run(p, ctx, args[1:])
			}
		}
	}
	return p.refuse(text.UnknownSubcommand(args[0]))
}

// usage prints what the program can do.
func (p program) usage(context.Context, []string) int {
	fmt.Fprintln(p.out, text.Usage())
	return exitFine
}

// version prints which program this is.
func (p program) version(context.Context, []string) int {
	fmt.Fprintln(p.out, "pantau", buildVersion())
	return exitFine
}

// refuse says why arguments cannot be followed.
func (p program) refuse(why string) int {
	fmt.Fprintln(p.errs, why)
	return exitUsage
}

// fail says why a subcommand ends without success.
func (p program) fail(why ...string) int {
	fmt.Fprintln(p.errs, strings.Join(why, "\n"))
	return exitFailed
}

// parse reads flags wherever they stand among the arguments and returns the
// others. It prints nothing: the flag package speaks English.
func parse(flags *flag.FlagSet, args []string) (words []string, err error) {
	flags.SetOutput(io.Discard)
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words, args = append(words, flags.Arg(0)), flags.Args()[1:]
	}
}

// badFlags answers arguments that parse refused; asking for help is no mistake.
func (p program) badFlags(name string, err error) int {
	if err == flag.ErrHelp {
		fmt.Fprintln(p.out, text.Usage())
		return exitFine
	}
	return p.refuse(text.BadArguments(name))
}

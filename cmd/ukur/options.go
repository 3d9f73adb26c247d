package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
)

// options are what the command line says.
type options struct {
	what     string // jawab, kirim, bunuh, ringkasan or tanya
	asJSON   bool
	redis    string // address of a Redis server; empty starts one
	embedded bool   // the store in the process in place of a server
	keep     bool   // leave the temporary folder

	runs          int    // of jawab and kirim
	chats         int    // that are told, of kirim and bunuh
	subscriptions int    // of the large release of kirim; 0 leaves it out
	kills         int    // of bunuh
	seed          uint64 // of the moments at which bunuh kills
	dir           string // of the labelled releases of ringkasan, or the questions of tanya
	verbose       bool   // tanya tells every failure
}

// usage is what may be said.
const usage = "say what to measure: ukur jawab, ukur kirim, ukur bunuh, ukur ringkasan or ukur tanya, with -h for what may follow"

// parse reads the command line. Who asks for help (flag.ErrHelp) is told on errs what may
// be said, as is who says what may not.
func parse(args []string, errs io.Writer) (o options, err error) {
	if len(args) > 0 && slices.Contains([]string{"-h", "-help", "--help", "help"}, args[0]) {
		fmt.Fprintln(errs, usage)
		return o, flag.ErrHelp
	}
	if len(args) == 0 || measures[args[0]] == nil {
		return o, errors.New(usage)
	}
	o.what = args[0]
	words := args[1:]
	if o.what == "ringkasan" || o.what == "tanya" {
		o.dir, words = folderOf(words)
	}
	if o.what == "tanya" {
		o.dir = cmp.Or(o.dir, questionSet)
	}
	flags := o.flags()
	flags.SetOutput(errs)
	if err := flags.Parse(words); err != nil {
		return o, err
	}
	return o, o.check(flags.NArg())
}

// flags are those of what is to be measured.
func (o *options) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("ukur "+o.what, flag.ContinueOnError)
	flags.BoolVar(&o.asJSON, "json", false, "print one JSON object")
	switch o.what {
	case "jawab", "kirim", "bunuh":
		flags.StringVar(&o.redis, "redis", "", "`address` of a Redis server to use; jawab writes over its data of test chats, the others want it empty")
		flags.BoolVar(&o.embedded, "embedded", false, "measure with the store in the process")
		flags.BoolVar(&o.keep, "keep", false, "keep the binary and the data")
	}
	switch o.what {
	case "jawab":
		flags.IntVar(&o.runs, "runs", 5, "how many runs to take the medians of")
	case "kirim":
		flags.IntVar(&o.runs, "runs", 1, "how many runs to take the medians of")
		flags.IntVar(&o.chats, "chats", 1000, "how many chats are told at Telegram's limits")
		flags.IntVar(&o.subscriptions, "subscriptions", 0, "how many subscribers of one large release; 0 leaves it out, the aim is for 1000000")
	case "bunuh":
		flags.IntVar(&o.chats, "chats", 2000, "how many chats are told")
		flags.IntVar(&o.kills, "kills", 20, "how often the process is killed")
		flags.Uint64Var(&o.seed, "seed", rand.Uint64(), "`number` that the moments of the kills come from")
	case "tanya":
		flags.BoolVar(&o.verbose, "verbose", false, "tell every question that was not answered rightly")
	}
	return flags
}

// check refuses what cannot be measured. The bounds keep every measurement within
// an hour and a machine of usual size.
func (o options) check(words int) error {
	switch o.what {
	case "ringkasan":
		return o.checkFolder(words)
	case "tanya":
		return o.checkSet(words)
	}
	switch {
	case words > 0 || o.embedded && o.redis != "":
		return errors.New("there is one kind of store, and no further words")
	case o.what != "bunuh" && (o.runs < 1 || o.runs > 100):
		return errors.New("there are 1 to 100 runs")
	case o.what != "jawab" && (o.chats < 2 || o.chats > 20_000):
		return errors.New("there are 2 to 20000 chats")
	case o.what == "bunuh" && (o.kills < 1 || o.kills >= o.chats):
		return errors.New("there is at least one kill, and fewer than chats")
	case o.subscriptions < 0 || o.subscriptions > 2_000_000:
		return errors.New("there are at most 2000000 subscriptions")
	}
	return nil
}

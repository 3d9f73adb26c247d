package main

import (
	"context"
	"errors"
	"log/slog"
	"mime"
	"os"
	"path/filepath"
	"time"

	"pantau/bot"
	"pantau/indicators"
	"pantau/summaries"
	"pantau/summaries/openai"
	"pantau/summaries/page"
)

// pdfWord is the subcommand that reads a PDF in a process of its own; people need not
// know it.
const pdfWord = "baca-pdf"

// press reads pages and files, and makes summaries of them. The zero press fetches
// nothing, and reads no PDF.
type press struct {
	fetcher *page.Fetcher
	reader  page.Reader
	drafter summaries.Drafter // nil is templates only
	asker   indicators.Asker  // nil where questions do not leave the server
}

// newPress is a press by the settings, which were checked. The model is asked so often a
// day as the ledger says; without one, as often as it takes.
func newPress(cfg config, ledger summaries.Ledger, now func() time.Time, log *slog.Logger) (press, error) {
	pdf := &page.Extractor{Command: pdfCommand(), CacheDir: filepath.Join(cfg.DataDir, "pdf")}
	fetcher, err := page.New(page.Config{Allow: cfg.FetchAllow, Log: log, PDF: pdf})
	if err != nil {
		return press{}, err
	}
	p := press{fetcher: fetcher, reader: page.Reader{PDF: pdf}}
	if cfg.Model == "" {
		return p, nil
	}
	model := openai.Config{Key: string(cfg.ModelKey), BaseURL: cfg.ModelURL, Model: cfg.Model, Log: log}
	p.drafter = openai.New(model)
	if cfg.ModelAsked {
		model.Timeout = asking
		p.asker = openai.NewAsker(model)
	}
	if ledger != nil {
		p.drafter = summaries.Budgeted{Drafter: p.drafter, Ledger: ledger, Most: cfg.ModelDaily, Now: now}
		p.asker = thrifty(p.asker, func(ctx context.Context) (bool, error) {
			return ledger.Spend(ctx, summaries.DayOf(now()), "asked", cfg.ModelDaily)
		})
	}
	return p, nil
}

// asking is how long a model may take over a question, for which a person waits.
const asking = 6 * time.Second

// errSpent is a question that the day's budget does not reach to.
var errSpent = errors.New("the day's calls of the model are used up")

// thrifty is an Asker that is asked so often as spend allows; nil stays nil.
func thrifty(a indicators.Asker, spend func(context.Context) (bool, error)) indicators.Asker {
	if a == nil {
		return nil
	}
	return spending{a, spend}
}

type spending struct {
	asker indicators.Asker
	spend func(context.Context) (bool, error)
}

// Ask implements indicators.Asker.
func (s spending) Ask(ctx context.Context, words string) (indicators.Proposal, error) {
	if ok, err := s.spend(ctx); err != nil || !ok {
		return indicators.Proposal{}, errSpent
	}
	return s.asker.Ask(ctx, words)
}

// pdfCommand runs this program as the reader of PDF; nothing where it does not know its
// own file.
func pdfCommand() []string {
	self, err := os.Executable()
	if err != nil {
		return nil
	}
	return []string{self, pdfWord}
}

// file reads the text of a file; its name tells what it may be where its content does not.
func (p press) file(ctx context.Context, content []byte, name string) (title, words string, err error) {
	return p.reader.Text(ctx, content, mime.TypeByExtension(filepath.Ext(name)))
}

// maker makes summaries by a catalogue.
func (p press) maker(c *indicators.Catalogue, trace func(what, text string)) summaries.Maker {
	return summaries.Maker{Catalogue: c, Drafter: p.drafter, Trace: trace}
}

// serve has a bot read and summarise. inUse is the catalogue that it answers from.
func (p press) serve(o *bot.Options, inUse func() *indicators.Catalogue) {
	o.ReadFile, o.Asker = p.file, p.asker
	if p.fetcher != nil {
		o.Fetch = p.fetcher.Fetch
	}
	o.Summarise = func(ctx context.Context, page summaries.Page, trace func(what, text string)) (summaries.Summary, error) {
		return p.maker(inUse(), trace).Make(ctx, page)
	}
}

// readPDF is the child that reads one PDF from its input.
func (p program) readPDF(ctx context.Context, _ []string) int {
	if err := page.Child(ctx, p.in, p.out); err != nil {
		return p.fail(err.Error())
	}
	return exitFine
}

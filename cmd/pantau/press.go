package main

import (
	"context"
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
	p.drafter = openai.New(openai.Config{Key: string(cfg.ModelKey), BaseURL: cfg.ModelURL, Model: cfg.Model, Log: log})
	if ledger != nil {
		p.drafter = summaries.Budgeted{Drafter: p.drafter, Ledger: ledger, Most: cfg.ModelDaily, Now: now}
	}
	return p, nil
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
	o.ReadFile = p.file
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

package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"pantau/bot/text"
	"pantau/indicators"
)

// load takes figures from a CSV file into the book, held against what is known as
// those of the API are. A file with a bad line brings nothing.
func (p program) load(ctx context.Context, args []string) int {
	words, err := parse(flag.NewFlagSet("impor", flag.ContinueOnError), args)
	if err != nil {
		return p.badFlags("impor", err)
	}
	if len(words) != 1 {
		return p.refuse(text.ImportWhat())
	}
	cat, cfg, ok := p.setUp(storeSettings...)
	if !ok {
		return exitFailed
	}
	file, err := os.Open(words[0])
	if err != nil {
		return p.fail(text.ImportUnread(words[0]))
	}
	defer file.Close()
	cells, wrong := indicators.ParseImport(file, cat)
	if len(wrong) > 0 {
		lines := make([]string, len(wrong))
		for i, w := range wrong {
			lines[i] = text.ImportLine(w)
		}
		return p.fail(text.ImportBad(lines))
	}
	return p.withBook(ctx, cat, cfg, func(g gatherer) int { return p.importCells(ctx, g, cells) })
}

func (p program) importCells(ctx context.Context, g gatherer, cells []indicators.TableCell) int {
	c, err := g.present(ctx)
	if err != nil {
		return p.fail(text.QueueAway(), err.Error())
	}
	f := indicators.Audit(c, cells, p.now())
	if err := f.Keep(ctx, g.book, false); err != nil {
		return p.fail(text.QueueAway(), err.Error())
	}
	fmt.Fprintln(p.out, text.Sync(g.base, viewed(f)))
	return exitFine
}

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
	"pantau/summaries/page"
)

// readText reads what a person names on the terminal: a file, an address, or - for
// standard input; plain text, HTML or PDF.
func (p program) readText(ctx context.Context, by press, name string) (summaries.Page, error) {
	if strings.Contains(name, "://") {
		return by.fetcher.Fetch(ctx, name)
	}
	content, err := p.content(name)
	if err != nil {
		return summaries.Page{}, err
	}
	title, words, err := by.file(ctx, content, name)
	return summaries.Page{Title: title, Text: words}, err
}

// content is what a file or standard input holds.
func (p program) content(name string) ([]byte, error) {
	in := p.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, summaries.ErrGone
		}
		defer file.Close()
		in = file
	}
	content, err := io.ReadAll(io.LimitReader(in, page.MostContent+1))
	if err == nil && len(content) > page.MostContent {
		err = summaries.ErrTooLarge
	}
	return content, err
}

// unread tells why a text could not be read.
func unread(err error) string {
	switch {
	case errors.Is(err, summaries.ErrAddress):
		return text.SourceRefused()
	case errors.Is(err, summaries.ErrTooLarge):
		return text.SourceTooLarge()
	case errors.Is(err, summaries.ErrGone):
		return text.SourceGone()
	}
	return text.SourceUnreadable()
}

// regionNamed is the code of a region that is given by code or name; "" for none. ok is
// false when no one region is meant.
func regionNamed(c *indicators.Catalogue, name string) (code string, ok bool) {
	if name == "" {
		return "", true
	}
	return c.Find(name).Certain()
}

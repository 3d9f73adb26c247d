package page

import (
	"context"
	"fmt"

	"pantau/summaries"
)

// MostContent is how many bytes a page or file may have.
const MostContent = 10 << 20

// mostText is how many bytes of text are kept of one; the rest is cut off at a line.
const mostText = 1 << 20

// Reader reads what is at hand. The zero value reads HTML and plain text; for PDF it
// needs the command that does it.
type Reader struct {
	PDF *Extractor // nil: a PDF is summaries.ErrUnreadable
}

// Text gives title and lines of a page or file. What it is, is told by its first bytes;
// kind, a MIME type or "", decides where they do not. Errors: summaries.ErrUnreadable,
// summaries.ErrTooLarge, or what ended the context.
func (r Reader) Text(ctx context.Context, content []byte, kind string) (title, text string, err error) {
	if Sniff(content, kind) == PDF {
		if r.PDF == nil {
			return "", "", fmt.Errorf("%w: there is no reader for PDF", summaries.ErrUnreadable)
		}
		return r.PDF.Text(ctx, content)
	}
	return Text(content, kind)
}

// Text is Reader.Text without PDF: a PDF is summaries.ErrUnreadable, since reading one
// needs a child process and so a context.
func Text(content []byte, kind string) (title, text string, err error) {
	d, err := read(content, kind)
	return d.title, d.text, err
}

// document is what was read of a page.
type document struct {
	title, text string
	date        string // YYYY-MM-DD, "" unknown
}

// read reads HTML and plain text.
func read(content []byte, kind string) (document, error) {
	if len(content) > MostContent {
		return document{}, fmt.Errorf("%w: %d bytes", summaries.ErrTooLarge, len(content))
	}
	form := Sniff(content, kind)
	if form != HTML && form != Plain {
		return document{}, fmt.Errorf("%w: neither HTML nor plain text", summaries.ErrUnreadable)
	}
	source, err := decode(content, kind)
	if err != nil {
		return document{}, err
	}
	d := document{text: tidy(summaries.Columns(source))}
	if form == HTML {
		if d, err = readHTML(source); err != nil {
			return document{}, err
		}
	}
	if d.text == "" {
		return document{}, fmt.Errorf("%w: it is empty", summaries.ErrUnreadable)
	}
	d.text = cut(d.text, mostText)
	return d, nil
}

package page

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"pantau/summaries"
)

// childMemory is what the child's heap aims to stay under. pdfium's own memory is bounded
// apart, by mostPages.
const childMemory = 300 << 20

// Child is the whole work of the child process: it reads a PDF from in and writes a JSON
// object with title and text, or with an error, to out. An error comes back only when
// that cannot be done; the program then exits with 1.
func Child(ctx context.Context, in io.Reader, out io.Writer) error {
	debug.SetMemoryLimit(childMemory)
	limitProcess()
	a, err := childAnswer(ctx, in)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(a)
}

func childAnswer(ctx context.Context, in io.Reader) (answer, error) {
	content, err := io.ReadAll(io.LimitReader(in, MostContent+1))
	if err != nil {
		return answer{}, fmt.Errorf("reading the PDF: %w", err)
	}
	if len(content) > MostContent {
		return answer{Error: tooLarge}, nil
	}
	title, pages, err := readPDF(ctx, content, os.Getenv(CacheEnv))
	switch {
	case errors.Is(err, summaries.ErrTooLarge):
		return answer{Error: tooLarge}, nil
	case errors.Is(err, summaries.ErrUnreadable):
		return answer{Error: unreadable}, nil
	case err != nil:
		return answer{}, err
	}
	return layOut(title, pages), nil
}

// layOut is the text of pages of lines. A title that is taken from them does not stand in
// the text again.
func layOut(title string, pages [][]line) answer {
	pages = withoutRunningHeads(pages)
	if title = usable(title); title == "" && len(pages) > 0 {
		from, to := largest(pages[0])
		title = titleLines(pages[0][from:to])
		pages[0] = slices.Delete(pages[0], from, to)
	}
	return answer{Title: clip(title, mostTitle), Text: cut(strings.Join(paragraphs(pages), "\n"), mostText)}
}

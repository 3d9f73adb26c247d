package page

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"pantau/summaries"
)

// Bounds of a PDF.
const (
	mostSheets = 100     // pages read; what follows is annex
	mostChars  = 200_000 // characters of one page; more is a drawing
	mostPages  = 4096    // of 64 KB: 256 MB, the memory of pdfium
)

// readPDF starts pdfium and reads a file, each within its time: the parent may be gone.
// It is to be called in a process of its own.
func readPDF(ctx context.Context, content []byte, cacheDir string) (title string, sheets [][]line, err error) {
	limited, stop := context.WithCancel(ctx)
	defer stop()
	clock := time.AfterFunc(longestStart, stop)
	defer clock.Stop()
	pool, err := startPDFium(limited, cacheDir)
	if err != nil {
		return "", nil, fmt.Errorf("starting pdfium: %w", err)
	}
	defer pool.Close()
	clock.Reset(longestRead)
	return readWith(limited, pool, content)
}

// readWith gives the title that a PDF names and the lines of its sheets. A broken sheet
// leaves the others.
func readWith(ctx context.Context, pool pdfium.Pool, content []byte) (title string, sheets [][]line, err error) {
	p, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("starting pdfium: %w", err)
	}
	defer p.Close()
	doc, err := p.OpenDocument(&requests.OpenDocument{File: &content})
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", summaries.ErrUnreadable, err)
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", summaries.ErrUnreadable, err)
	}
	for i := range min(count.PageCount, mostSheets) {
		if lines, err := readSheet(p, doc.Document, i); err == nil {
			sheets = append(sheets, lines)
		}
		if ctx.Err() != nil {
			return "", nil, fmt.Errorf("%w: it takes too long", summaries.ErrUnreadable)
		}
	}
	if data, err := p.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc.Document, Tag: "Title"}); err == nil {
		title = data.Value
	}
	return title, sheets, nil
}

// startPDFium starts pdfium without files, without network and with bounded memory. The
// compiled code is kept in the directory, if there is one that can be written to.
func startPDFium(ctx context.Context, cacheDir string) (pdfium.Pool, error) {
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(mostPages)
	if cacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(cacheDir); err == nil {
			runtime = runtime.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), RuntimeConfig: runtime, Stdout: io.Discard, Stderr: io.Discard,
	})
}

// readSheet gives the lines of one page, in the order in which they are drawn: that is the
// reading order, of columns too, in what word processors write.
func readSheet(p pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) ([]line, error) {
	sheet := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: index}}
	loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: sheet})
	if err != nil {
		return nil, err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil || count.Count > mostChars {
		return nil, fmt.Errorf("%w: a page", summaries.ErrTooLarge)
	}
	found, err := p.GetPageTextStructured(&requests.GetPageTextStructured{Page: sheet, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, err
	}
	var b lineBuilder
	for i, c := range found.Chars {
		b.add(trusted(p, loaded.TextPage, i, c.Text), box{c.PointPosition.Left, c.PointPosition.Bottom, c.PointPosition.Right, c.PointPosition.Top})
	}
	return b.finish(), nil
}

// trusted is a character as it may be read. A blank that is drawn nowhere becomes apart,
// and a letter whose font does not say what it is becomes one that no number has.
func trusted(p pdfium.Pdfium, page references.FPDF_TEXTPAGE, index int, char string) string {
	if char == " " {
		made, err := p.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: page, Index: index})
		if err == nil && made.IsGenerated {
			return apart
		}
		return char
	}
	unknown, err := p.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: page, Index: index})
	if err == nil && unknown.HasUnicodeMapError {
		return "\uFFFD"
	}
	return char
}

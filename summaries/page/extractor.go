package page

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"sync"
	"sync/atomic"
	"time"

	"pantau/summaries"
)

// Extractor reads PDF in a child process, one at a time: reading takes up to 100 MB, and
// the first one ever up to 350 MB while pdfium is compiled.
type Extractor struct {
	Command  []string // program and arguments that run Child, as in {"/usr/bin/pantau", "baca-pdf"}
	CacheDir string   // of compiled pdfium, made when it is not there; "" compiles it each time (4 s)

	once     sync.Once
	slot     chan struct{}
	compiled atomic.Bool // a child has answered, so the next need not compile
}

// longestRead bounds the reading of one file. Until a child has answered, longestStart is
// added, in which pdfium may be compiled: a slow machine that was stopped at it would
// begin anew with each file.
const (
	longestRead  = 20 * time.Second
	longestStart = 60 * time.Second
)

// CacheEnv is the one variable in the environment of the child: the directory of
// compiled pdfium.
const CacheEnv = "PANTAU_PDF_CACHE"

// Text gives title and lines of a PDF. Errors: summaries.ErrUnreadable, also when the
// child dies or takes too long; summaries.ErrTooLarge; what ended the context.
func (e *Extractor) Text(ctx context.Context, content []byte) (title, text string, err error) {
	if len(content) > MostContent {
		return "", "", fmt.Errorf("%w: %d bytes", summaries.ErrTooLarge, len(content))
	}
	if len(e.Command) == 0 {
		return "", "", fmt.Errorf("%w: there is no reader for PDF", summaries.ErrUnreadable)
	}
	leave, err := e.enter(ctx)
	if err != nil {
		return "", "", err
	}
	defer leave()
	limited, cancel := context.WithTimeout(ctx, e.limit())
	defer cancel()
	out, err := e.run(limited, content)
	switch {
	case ctx.Err() != nil:
		return "", "", ctx.Err()
	case err != nil:
		return "", "", fmt.Errorf("%w: the reader of PDF: %w", summaries.ErrUnreadable, err)
	}
	e.compiled.Store(e.CacheDir != "")
	return answered(out)
}

// enter waits for the turn of a file.
func (e *Extractor) enter(ctx context.Context) (leave func(), err error) {
	e.once.Do(func() { e.slot = make(chan struct{}, 1) })
	select {
	case e.slot <- struct{}{}:
		return func() { <-e.slot }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// limit is the time that a child has.
func (e *Extractor) limit() time.Duration {
	if e.compiled.Load() {
		return longestRead
	}
	return longestRead + longestStart
}

// run starts the child, gives it the file and takes its answer. The child inherits
// nothing of the environment, where the keys are.
func (e *Extractor) run(ctx context.Context, content []byte) ([]byte, error) {
	child := exec.CommandContext(ctx, e.Command[0], e.Command[1:]...)
	child.Env = []string{CacheEnv + "=" + e.CacheDir}
	child.Dir = "/"
	child.Stdin = bytes.NewReader(content)
	out := &bounded{most: mostAnswer}
	child.Stdout = out
	child.WaitDelay = time.Second
	if err := child.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, errors.New("it takes too long")
		}
		return nil, err
	}
	return out.kept.Bytes(), nil
}

// answer is what the child writes: a text, or why there is none.
type answer struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	Error string `json:"error,omitempty"` // tooLarge or unreadable
}

// The errors that a child can tell.
const (
	tooLarge   = "too large"
	unreadable = "unreadable"
)

// mostAnswer bounds an answer: escapes make a text up to six times as long.
const mostAnswer = 6*mostText + 16<<10

// answered reads the answer of a child, which is not believed more than the file.
func answered(out []byte) (title, text string, err error) {
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		return "", "", fmt.Errorf("%w: the reader of PDF says nothing of use", summaries.ErrUnreadable)
	}
	switch {
	case a.Error == tooLarge:
		return "", "", fmt.Errorf("%w: the PDF", summaries.ErrTooLarge)
	case a.Error != "":
		return "", "", fmt.Errorf("%w: the PDF is broken or locked", summaries.ErrUnreadable)
	}
	if text = cut(tidy(a.Text), mostText); text == "" {
		return "", "", fmt.Errorf("%w: the PDF has no text; it may be a scan", summaries.ErrUnreadable)
	}
	return clip(squeeze(a.Title), mostTitle), text, nil
}

// bounded keeps what is written to it, and fails when that is too much. The buffer is not
// embedded: its ReadFrom would go past the bound.
type bounded struct {
	kept bytes.Buffer
	most int
}

// Write takes bytes.
func (b *bounded) Write(p []byte) (int, error) {
	if b.kept.Len()+len(p) > b.most {
		return 0, errors.New("its answer is too long")
	}
	return b.kept.Write(p)
}

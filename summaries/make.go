package summaries

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"pantau/indicators"
)

// Maker makes summaries. It may be used by many goroutines at once if its Drafter and
// Trace may.
type Maker struct {
	Catalogue *indicators.Catalogue
	Drafter   Drafter                 // nil is templates only
	Trace     func(what, text string) // hears "prompt", "jawaban", "pemeriksaan", "hasil"; nil is none
}

// Bounds of drafting.
const (
	draftTime = 20 * time.Second // for one draft
	drafts    = 2                // the first and one new try
	mostBytes = 900              // of Text
)

// Make reads a page and summarises it. Whatever the Drafter does, a summary comes out:
// a draft that is refused gets one new try with its faults, then come the template, the
// template with less in it, one claim alone, and in the end the title without a figure.
// The error is ctx's, when it ends.
func (m Maker) Make(ctx context.Context, p Page) (Summary, error) {
	w := m.open(p)
	if err := w.model(ctx); err != nil {
		return Summary{}, err
	}
	for _, try := range []func() bool{w.template, w.single, w.nothing} {
		if w.done() || try() {
			break
		}
	}
	w.finish()
	return w.Summary, ctx.Err()
}

// work is one summary being made.
type work struct {
	Maker
	Summary
	reading Reading
	choice  choice
	writer  writer
}

// open reads the page and chooses what to tell.
func (m Maker) open(p Page) *work {
	r := Read(m.Catalogue, p)
	w := &work{Maker: m, reading: r, choice: choose(r), writer: newWriter(p.Address)}
	w.Dropped, w.Cross, w.Key = r.Dropped, r.Cross, m.key(p)
	return w
}

func (w *work) done() bool { return w.Method != "" }

// key tells summaries apart that may differ: by page, drafter and templates.
func (m Maker) key(p Page) string {
	name := "template"
	if m.Drafter != nil {
		name = m.Drafter.Name()
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{p.Title, p.Text, p.Region, p.Address, name, templateVersion}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// model has the Drafter write, if there is one and figures to arrange. A page that speaks
// to summarisers is not shown to it. The error is ctx's.
func (w *work) model(ctx context.Context) error {
	if w.Drafter == nil || w.reading.Bait || w.choice.Abstain || !w.choice.Rate.Level.isSet() {
		return ctx.Err()
	}
	p := newPlan(w.reading, w.choice)
	for range drafts {
		if w.done() {
			break
		}
		text, faults, err := w.draft(ctx, p)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			w.refuse(ByModel, "", []string{modelFault(err)})
			break
		}
		if len(faults) > 0 {
			w.refuse(ByModel, text, faults)
		} else {
			faults = w.offer(ByModel, p.fill(text))
		}
		p.Faults = faults
	}
	return nil
}

// draft asks once and tells what is wrong with the answer.
func (w *work) draft(ctx context.Context, p plan) (text string, faults []string, err error) {
	w.trace("prompt", p.Title+"\n"+p.Text+"\n"+strings.Join(p.Faults, "\n"))
	ctx, cancel := context.WithTimeout(ctx, draftTime)
	defer cancel()
	if text, err = w.Drafter.Draft(ctx, p.Plan); err != nil {
		return "", nil, err
	}
	text = cut(text, 4*mostBytes)
	w.trace("jawaban", text)
	return text, p.check(w.reading, text), nil
}

// modelFault says in Indonesian why there is no draft.
func modelFault(err error) string {
	switch {
	case errors.Is(err, ErrRefused):
		return "model menolak menjawab"
	case errors.Is(err, ErrBusy):
		return "model sedang sibuk"
	case errors.Is(err, ErrBudget):
		return "jatah panggilan model habis"
	case errors.Is(err, context.DeadlineExceeded):
		return "model tidak menjawab tepat waktu"
	}
	return "model gagal: " + err.Error()
}

// cut is the beginning of a text, of whole letters.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

// offer takes a text if it passes: not too long, and without fault in Verify. It returns
// the faults that barred it.
func (w *work) offer(by Method, text string) []string {
	v := w.reading.Verify(text)
	faults := v.Faults
	if wordCount(text) > MostWords || len(text) > mostBytes {
		faults = append(faults, "terlalu panjang")
	}
	if len(faults) > 0 {
		w.refuse(by, text, faults)
		return faults
	}
	w.take(by, text, v)
	return nil
}

// take makes a text that has passed the summary's.
func (w *work) take(by Method, text string, v Verification) {
	w.Method, w.Text, w.Words, w.Claims, w.Derived = by, text, wordCount(text), v.Claims, v.Derived
	w.trace("hasil", text)
}

// refuse keeps what did not pass.
func (w *work) refuse(by Method, text string, faults []string) {
	w.Refused = append(w.Refused, Refused{by, text, faults})
	w.trace("pemeriksaan", strings.Join(faults, "\n"))
}

func (w *work) trace(what, text string) {
	if w.Trace != nil {
		w.Trace(what, text)
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"pantau/indicators"
	"pantau/indicators/data"
	"pantau/summaries"
)

// folderOf takes the folder of labelled releases out of the words of ringkasan; flags may
// stand on both sides of it.
func folderOf(args []string) (dir string, rest []string) {
	for i, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a, append(append(rest, args[:i]...), args[i+1:]...)
		}
	}
	return "", args
}

// checkFolder refuses words of ringkasan that say nothing to it.
func (o options) checkFolder(words int) error {
	if words > 0 || o.dir == "" {
		return errors.New("ringkasan takes one folder of labelled releases, and --json")
	}
	return nil
}

// summarising measures the summaries made without a model, on labelled releases.
func summarising(ctx context.Context, o options, out, _ io.Writer) error {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		return err
	}
	all, err := readLabelled(o.dir)
	if err != nil {
		return err
	}
	results := make([]scored, len(all))
	for i, l := range all {
		if results[i], err = l.summarise(ctx, cat); err != nil {
			return err
		}
	}
	total := totalOf(results)
	if o.asJSON {
		err = json.NewEncoder(out).Encode(total)
	} else {
		err = total.print(out)
	}
	if err == nil && total.Unsupported > 0 {
		err = fmt.Errorf("%.0f figures are not borne by their releases", total.Unsupported)
	}
	return err
}

// summarise makes one summary and scores it, and tries the verifier on the texts of which
// the gold says whether they are right.
func (l labelled) summarise(ctx context.Context, cat *indicators.Catalogue) (scored, error) {
	began := time.Now()
	made, err := summaries.Maker{Catalogue: cat}.Make(ctx, l.page())
	took := time.Since(began)
	if err != nil {
		return scored{}, fmt.Errorf("%s: %w", l.ID, err)
	}
	s := l.score(made.Title, made.Text)
	s.Method, s.Millis = string(made.Method), rounded(milliseconds(took))
	r := summaries.Read(cat, l.page())
	for _, text := range append([]string{l.Reference}, l.Good...) {
		if s.Good++; len(r.Verify(text).Faults) > 0 {
			s.GoodRefused = append(s.GoodRefused, text+" ["+strings.Join(r.Verify(text).Faults, "; ")+"]")
		}
	}
	for _, b := range l.Bad {
		if s.Bad++; len(r.Verify(b.Text).Faults) == 0 {
			s.BadAccepted = append(s.BadAccepted, b.Text+" ["+b.Why+"]")
		}
	}
	return s, nil
}

// summed is what all releases come to.
type summed struct {
	Releases        float64  `json:"releases"`
	Figures         float64  `json:"figures"`
	Unsupported     float64  `json:"unsupported"`
	UnsupportedRate float64  `json:"unsupported_percent"`
	Recall          float64  `json:"recall_percent"`
	Traps           float64  `json:"traps"`
	MostWords       float64  `json:"most_words"`
	GoodAccepted    float64  `json:"good_accepted_percent"`
	BadRefused      float64  `json:"bad_refused_percent"`
	MostMillis      float64  `json:"most_ms"`
	Without         float64  `json:"without_figures"` // summaries of method title
	Each            []scored `json:"each"`
}

func totalOf(results []scored) (t summed) {
	var wanted, missed, good, goodRefused, bad, badAccepted int
	for _, s := range results {
		t.Figures += float64(s.Figures)
		t.Unsupported += float64(len(s.Unsupported))
		t.Traps += float64(len(s.Traps))
		t.MostWords, t.MostMillis = max(t.MostWords, float64(s.Words)), max(t.MostMillis, s.Millis)
		wanted, missed = wanted+s.Wanted, missed+len(s.Missed)
		good, goodRefused = good+s.Good, goodRefused+len(s.GoodRefused)
		bad, badAccepted = bad+s.Bad, badAccepted+len(s.BadAccepted)
		if s.Method == string(summaries.ByTitle) {
			t.Without++
		}
	}
	t.Releases, t.Each = float64(len(results)), results
	t.UnsupportedRate = share(int(t.Unsupported), int(t.Figures))
	t.Recall = share(wanted-missed, wanted)
	t.GoodAccepted, t.BadRefused = share(good-goodRefused, good), share(bad-badAccepted, bad)
	return t
}

// share is a part in percent of a whole; 0 of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return rounded(100 * float64(part) / float64(whole))
}

func (summed) rows() []row[summed] {
	return []row[summed]{
		{"releases", "", 0, noAim, worst, func(t *summed) *float64 { return &t.Releases }},
		{"figures told", "", 0, noAim, worst, func(t *summed) *float64 { return &t.Figures }},
		{"unsupported figures", "", 0, atMost, worst, func(t *summed) *float64 { return &t.Unsupported }},
		{"key figures told", "%", 95, atLeast, worst, func(t *summed) *float64 { return &t.Recall }},
		{"traps repeated", "", 0, atMost, worst, func(t *summed) *float64 { return &t.Traps }},
		{"longest summary", "words", summaries.MostWords, atMost, worst, func(t *summed) *float64 { return &t.MostWords }},
		{"good texts accepted", "%", 0, noAim, worst, func(t *summed) *float64 { return &t.GoodAccepted }},
		{"bad texts refused", "%", 100, atLeast, worst, func(t *summed) *float64 { return &t.BadRefused }},
		{"slowest", "ms", 0, noAim, worst, func(t *summed) *float64 { return &t.MostMillis }},
		{"without figures", "", 0, noAim, worst, func(t *summed) *float64 { return &t.Without }},
	}
}

// print writes a line a release, what was wrong, and the totals beside the aims.
func (t summed) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "release\tmethod\twords\tfigures\tunsupported\tkey\ttraps\tgood\tbad refused\tms")
	for _, s := range t.Each {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%d/%d\t%d\t%d/%d\t%d/%d\t%.1f\n", s.ID, s.Method, s.Words, s.Figures, len(s.Unsupported),
			s.Wanted-len(s.Missed), s.Wanted, len(s.Traps), s.Good-len(s.GoodRefused), s.Good, s.Bad-len(s.BadAccepted), s.Bad, s.Millis)
	}
	err := w.Flush()
	for _, s := range t.Each {
		err = errors.Join(err, s.printFaults(out))
	}
	return errors.Join(err, printTable(out, t.rows(), t))
}

// printFaults writes what was wrong with one release.
func (s scored) printFaults(out io.Writer) (err error) {
	if len(s.Unsupported)+len(s.Missed)+len(s.Traps)+len(s.GoodRefused)+len(s.BadAccepted) == 0 {
		return nil
	}
	_, err = fmt.Fprintf(out, "\n%s: %s\n%s\n", s.ID, s.Title, s.Text)
	for _, part := range []struct {
		name  string
		items []string
	}{{"unsupported", s.Unsupported}, {"missed", s.Missed}, {"trap", s.Traps}, {"good but refused", s.GoodRefused}, {"bad but accepted", s.BadAccepted}} {
		for _, item := range part.items {
			_, e := fmt.Fprintf(out, "  %s: %s\n", part.name, item)
			err = errors.Join(err, e)
		}
	}
	return err
}

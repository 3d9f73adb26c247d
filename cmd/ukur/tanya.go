package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"pantau/bot/examtest"
	"pantau/indicators"
	"pantau/indicators/data"
)

// questionSet is the folder of questions unless another is named.
const questionSet = "bot/testdata/soal"

// checkSet refuses words of tanya that say nothing to it.
func (o options) checkSet(words int) error {
	if words > 0 {
		return errors.New("tanya takes at most one folder of questions, --verbose and --json")
	}
	return nil
}

// examining puts the question set to the bot without a model, in this process.
func examining(ctx context.Context, o options, out, _ io.Writer) error {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		return err
	}
	talks, err := examtest.Read(o.dir, cat)
	if err != nil {
		return err
	}
	e := newExamined(ctx, cat, talks)
	if o.asJSON {
		err = e.encode(out, o.verbose)
	} else {
		err = e.print(out, o.verbose)
	}
	if err == nil && e.Wrong > 0 {
		err = fmt.Errorf("%.0f answers are silently wrong", e.Wrong)
	}
	return err
}

// examined is what all questions come to. Shares are in percent.
type examined struct {
	Questions  float64        `json:"questions"`
	Answerable float64        `json:"answerable"`
	Recall     float64        `json:"recall_percent"` // answered rightly, of the answerable ones
	Wrong      float64        `json:"silently_wrong"`
	WrongShare float64        `json:"silently_wrong_percent"` // of all
	Misread    float64        `json:"misread_openly"`
	Refused    float64        `json:"refused_rightly_percent"` // declined, denied or asked back as wanted, of the others
	Themes     []examtest.Sum `json:"themes"`
	Failures   []failure      `json:"failures,omitempty"`
	results    []examtest.Result
}

// failure is a question that was not answered rightly.
type failure struct {
	Question string `json:"question"`
	Outcome  string `json:"outcome"`
	Why      string `json:"why"`
	Said     string `json:"said"`
}

func newExamined(ctx context.Context, cat *indicators.Catalogue, talks []examtest.Talk) (e examined) {
	sitting := examtest.NewSitting(cat)
	for _, talk := range talks {
		e.results = append(e.results, sitting.Hold(ctx, talk)...)
	}
	all := examtest.Total(e.results)
	e.Questions, e.Answerable = float64(all.Questions), float64(all.Answerable)
	e.Recall, e.Refused = share(all.Answered, all.Answerable), share(all.Refused, all.Questions-all.Answerable)
	e.Wrong, e.WrongShare = float64(all.Of[examtest.Wrong]), share(all.Of[examtest.Wrong], all.Questions)
	e.Misread = float64(all.Of[examtest.Misread])
	e.Themes = examtest.ByTheme(e.results)
	return e
}

func (e examined) failures() (all []failure) {
	for _, r := range e.results {
		if r.Outcome != examtest.Right {
			all = append(all, failure{r.Key(), string(r.Outcome), r.Why, r.Said})
		}
	}
	return all
}

func (e examined) encode(out io.Writer, verbose bool) error {
	if verbose {
		e.Failures = e.failures()
	}
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	return w.Encode(e)
}

func (examined) rows() []row[examined] {
	return []row[examined]{
		{"questions", "", 0, noAim, worst, func(e *examined) *float64 { return &e.Questions }},
		{"answerable", "", 0, noAim, worst, func(e *examined) *float64 { return &e.Answerable }},
		{"of these answered rightly", "%", 85, atLeast, worst, func(e *examined) *float64 { return &e.Recall }},
		{"silently wrong", "", 0, atMost, worst, func(e *examined) *float64 { return &e.Wrong }},
		{"silently wrong, of all", "%", 0, atMost, worst, func(e *examined) *float64 { return &e.WrongShare }},
		{"misread, and says so", "", 0, noAim, worst, func(e *examined) *float64 { return &e.Misread }},
		{"others refused rightly", "%", 0, noAim, worst, func(e *examined) *float64 { return &e.Refused }},
	}
}

// print writes a line a theme, the totals beside the aims, what "silently wrong" means,
// and with verbose every failure.
func (e examined) print(out io.Writer, verbose bool) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	columns := examtest.Outcomes
	fmt.Fprint(w, "theme\tquestions")
	for _, c := range columns {
		fmt.Fprint(w, "\t", c)
	}
	for _, s := range e.Themes {
		fmt.Fprintf(w, "\n%s\t%d", s.Theme, s.Questions)
		for _, c := range columns {
			fmt.Fprint(w, "\t", s.Of[c])
		}
	}
	fmt.Fprintln(w)
	err := errors.Join(w.Flush(), printTable(out, e.rows(), e))
	_, said := fmt.Fprintln(out, silently)
	if verbose {
		err = errors.Join(err, printFailures(out, e.failures()))
	}
	return errors.Join(err, said)
}

// silently says how silently wrong is decided; examtest.Outcome says it in full.
const silently = "silently wrong: tells figures of another region, indicator, period or operation than asked, or another value or direction, without saying so; " +
	"figures where it should ask back or decline; or that there is no figure where there is one.\n" +
	"misread, and says so: the same, but the answer names the words that it has not read, or follows on an answer that was not right"

func printFailures(out io.Writer, all []failure) (err error) {
	for _, f := range all {
		_, e := fmt.Fprintf(out, "\n%s\n  %s: %s\n    %s\n", f.Question, f.Outcome, f.Why, strings.ReplaceAll(f.Said, "\n", "\n    "))
		err = errors.Join(err, e)
	}
	return err
}

package openai_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/summaries"
	"pantau/summaries/openai"
	"pantau/summaries/openai/openaitest"
)

// What a server does instead of answering is an error of its kind, in time, after one
// call, and holds neither the key nor anything that the server has said.
func TestBroken(t *testing.T) {
	want := map[openaitest.Mode]error{
		openaitest.Refuses: summaries.ErrRefused, openaitest.Filtered: summaries.ErrRefused, openaitest.FilteredEarly: summaries.ErrRefused,
		openaitest.TooMany: summaries.ErrBusy, openaitest.TooManyLater: summaries.ErrBusy, openaitest.TooManyAtAll: summaries.ErrBusy,
		openaitest.Stalls: context.DeadlineExceeded, openaitest.StallsInside: context.DeadlineExceeded,
		openaitest.Endless: summaries.ErrTooLarge, openaitest.EndlessBlank: summaries.ErrTooLarge,
	}
	for _, m := range openaitest.Broken {
		t.Run(string(m), func(t *testing.T) {
			t.Parallel()
			s := openaitest.Start(t, m)
			var log bytes.Buffer
			patience := time.Minute
			if want[m] == context.DeadlineExceeded {
				patience = time.Second
			}
			d := openai.New(openai.Config{Key: openaitest.Key, BaseURL: s.URL, Model: openaitest.Model, Timeout: patience,
				Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
			text, err := d.Draft(t.Context(), plan())
			if err == nil || text != "" || !errors.Is(err, want[m]) && want[m] != nil {
				t.Fatalf("%q, %v; want %v", text, err, want[m])
			}
			for _, known := range []error{summaries.ErrRefused, summaries.ErrBusy} {
				if errors.Is(err, known) && want[m] != known {
					t.Errorf("%v is %v", err, known)
				}
			}
			for _, said := range []string{openaitest.Key, "Incorrect", "quota", "Rate", "crashed", "upstream", "Galat", "membantu"} {
				if strings.Contains(err.Error()+log.String(), said) {
					t.Errorf("it says %q: %v\n%s", said, err, log.String())
				}
			}
			if n := len(s.Requests()); n != 1 {
				t.Errorf("%d calls", n)
			}
		})
	}
}

// A server that is not there is an error that says where, without the key.
func TestNoServer(t *testing.T) {
	for name, c := range map[string]openai.Config{
		"refused":   {BaseURL: "http://127.0.0.1:1/v1"},
		"talkative": {HTTP: refusing{}},
		"wrong":     {BaseURL: "http://%zz/v1"},
	} {
		c.Key, c.Model = openaitest.Key, openaitest.Model
		_, err := openai.New(c).Draft(t.Context(), plan())
		if err == nil || strings.Contains(err.Error(), openaitest.Key) || errors.Is(err, summaries.ErrBusy) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// drafts are the errors of so many calls.
func drafts(t *testing.T, d *openai.Drafter, n int) (last error) {
	for range n {
		_, last = d.Draft(t.Context(), plan())
	}
	return last
}

// After five failures in a row a server is left alone for a minute, and then asked once.
func TestBreaker(t *testing.T) {
	for _, m := range []openaitest.Mode{openaitest.Fails, openaitest.BadGateway, openaitest.ErrorText, openaitest.TooManyAtAll,
		openaitest.Stalls, openaitest.StallsInside} {
		synctest.Test(t, func(t *testing.T) {
			s := openaitest.New(m)
			var log bytes.Buffer
			d := openai.New(openai.Config{Key: openaitest.Key, BaseURL: s.URL, Model: openaitest.Model, HTTP: s, Log: slog.New(slog.NewTextHandler(&log, nil))})
			asked := func(want int) {
				t.Helper()
				if n := len(s.Requests()); n != want {
					t.Errorf("%s: %d calls; want %d", m, n, want)
				}
			}
			start := time.Now()
			if err := drafts(t, d, 5); err == nil {
				t.Errorf("%s: no error", m)
			}
			if took := time.Since(start); (m == openaitest.Stalls || m == openaitest.StallsInside) != (took == 5*15*time.Second) {
				t.Errorf("%s: five calls took %v", m, took)
			}
			start = time.Now()
			if err := drafts(t, d, 3); !errors.Is(err, summaries.ErrBusy) || time.Since(start) != 0 {
				t.Errorf("%s: left alone: %v after %v", m, err, time.Since(start))
			}
			asked(5)
			time.Sleep(time.Minute + time.Millisecond) // of the bubble's clock
			_ = drafts(t, d, 2)                        // one is let through, fails, and it begins again
			asked(6)
			time.Sleep(time.Minute + time.Millisecond)
			s.Do()
			if err := drafts(t, d, 3); err != nil {
				t.Errorf("%s: back: %v", m, err)
			}
			asked(9)
			if strings.Count(log.String(), "left alone") != 2 || strings.Count(log.String(), "is back") != 1 {
				t.Errorf("%s: the log is\n%s", m, log.String())
			}
		})
	}
}

// Refusals and answers of no use do not make a server one to be left alone, and a good
// answer ends a row of failures.
func TestNoBreaker(t *testing.T) {
	for _, modes := range [][]openaitest.Mode{
		{openaitest.Refuses}, {openaitest.PlainText}, {openaitest.NoChoices}, {openaitest.NoKey}, {openaitest.Endless}, {openaitest.Filtered},
	} {
		s := openaitest.New(modes...)
		if err := drafts(t, inProcess(s), 12); err == nil || errors.Is(err, summaries.ErrBusy) || len(s.Requests()) != 12 {
			t.Errorf("%s: %v after %d calls", modes, err, len(s.Requests()))
		}
	}
	f := openaitest.Fails
	s := openaitest.New(f, f, f, f, openaitest.Good, f, f, f, f, openaitest.Good)
	if err := drafts(t, inProcess(s), 10); err != nil || len(s.Requests()) != 10 {
		t.Errorf("%v after %d calls", err, len(s.Requests()))
	}
}

// Retry-After is obeyed: seconds, or a date, up to ten minutes.
func TestRetryAfter(t *testing.T) {
	for m, wait := range map[openaitest.Mode]time.Duration{
		openaitest.TooMany: 7 * time.Second, openaitest.Loading: 30 * time.Second, openaitest.TooManyLater: 10 * time.Minute,
		openaitest.TooManyAtAll: 0,
	} {
		synctest.Test(t, func(t *testing.T) {
			s := openaitest.New(m, openaitest.Good)
			d := inProcess(s)
			if _, err := d.Draft(t.Context(), plan()); err == nil {
				t.Errorf("%s: no error", m)
			}
			if wait > 0 {
				time.Sleep(wait - 2*time.Millisecond) // of the bubble's clock
				if _, err := d.Draft(t.Context(), plan()); !errors.Is(err, summaries.ErrBusy) || len(s.Requests()) != 1 {
					t.Errorf("%s: before its time: %v", m, err)
				}
				time.Sleep(3 * time.Millisecond)
			}
			if _, err := d.Draft(t.Context(), plan()); err != nil || len(s.Requests()) != 2 {
				t.Errorf("%s: in its time: %v", m, err)
			}
		})
	}
}

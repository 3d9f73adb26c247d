package bps_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

// watch notes when each request came and whether another was under way.
type watch struct {
	http.RoundTripper
	lasts    time.Duration
	mu       sync.Mutex
	inside   bool
	together bool
	at       []time.Time
}

func (w *watch) RoundTrip(r *http.Request) (*http.Response, error) {
	w.enter()
	time.Sleep(w.lasts) // of the bubble's own time: how long BPS takes
	w.mu.Lock()
	w.inside = false
	w.mu.Unlock()
	return w.RoundTripper.RoundTrip(r)
}

func (w *watch) enter() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.together = w.together || w.inside
	w.inside = true
	w.at = append(w.at, time.Now())
}

// gaps are the times between the starts of requests.
func (w *watch) gaps() (all []time.Duration) {
	for i := 1; i < len(w.at); i++ {
		all = append(all, w.at[i].Sub(w.at[i-1]))
	}
	return all
}

func TestOneRequestAtATimeASecondApart(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		w := &watch{RoundTripper: s, lasts: 3 * time.Second}
		c, _ := client(t, w)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if _, err := c.Years(t.Context(), "0000", 621); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if w.together || len(w.at) != 8 {
			t.Errorf("together %v, %d requests", w.together, len(w.at))
		}
		for _, gap := range w.gaps() {
			if gap != 4*time.Second { // three that BPS takes, one of rest
				t.Errorf("a gap of %s", gap)
			}
		}
	})
}

func TestBackoff(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		s.Fail(bpstest.Overloaded, bpstest.CutOff)
		w := &watch{RoundTripper: s}
		c, log := client(t, w)
		if _, err := c.Years(t.Context(), "0000", 621); err != nil {
			t.Error(err)
		}
		gaps := w.gaps()
		if len(gaps) != 2 || gaps[0] < 2*time.Second || gaps[0] > 3*time.Second || gaps[1] < 8*time.Second || gaps[1] > 12*time.Second {
			t.Errorf("waited %v, want 2 to 3 s and 8 to 12 s\n%s", gaps, log)
		}
	})
}

// TestBackoffIsSpread: programs that failed together do not return together.
func TestBackoffIsSpread(t *testing.T) {
	seen := map[time.Duration]bool{}
	for range 20 {
		s, _ := server(t)
		synctest.Test(t, func(t *testing.T) {
			s.Fail(bpstest.Overloaded)
			w := &watch{RoundTripper: s}
			c, _ := client(t, w)
			if _, err := c.Years(t.Context(), "0000", 621); err != nil {
				t.Error(err)
			}
			seen[w.gaps()[0]] = true
		})
	}
	if len(seen) < 10 {
		t.Errorf("20 waits are of %d lengths", len(seen))
	}
}

func TestRetryAfter(t *testing.T) {
	dated := func(after time.Duration) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", time.Now().Add(after).UTC().Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}
	tests := []struct {
		name  string
		fault http.HandlerFunc
		wait  time.Duration // at least; at most a second more, or by back-off
	}{
		{"seconds", bpstest.Flood(47), 47 * time.Second},
		{"a date", dated(30 * time.Second), 29 * time.Second},
		{"no word", bpstest.Flood(0), time.Minute},
		{"less than the back-off", bpstest.Flood(1), 2 * time.Second},
	}
	for _, tt := range tests {
		s, _ := server(t)
		synctest.Test(t, func(t *testing.T) {
			s.Fail(tt.fault)
			w := &watch{RoundTripper: s}
			c, _ := client(t, w)
			if _, err := c.Years(t.Context(), "0000", 621); err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
			if gap := w.gaps()[0]; gap < tt.wait || gap > tt.wait+time.Second {
				t.Errorf("%s: waited %s, want %s", tt.name, gap, tt.wait)
			}
		})
	}
}

// TestLongRetryAfterHoldsEveryone: a wait of hours is not sat out, and nobody
// asks in the meantime.
func TestLongRetryAfterHoldsEveryone(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		s.Fail(bpstest.Flood(3600))
		c, _ := client(t, s)
		for range 2 {
			if _, err := c.Years(t.Context(), "0000", 621); !isOnly(err, bps.ErrAway) {
				t.Errorf("%v, want ErrAway", err)
			}
		}
		if n := len(s.Requests()); n != 1 {
			t.Errorf("%d requests within the hour", n)
		}
		time.Sleep(time.Hour)
		if _, err := c.Years(t.Context(), "0000", 621); err != nil {
			t.Error(err)
		}
	})
}

func TestThreeTriesOfThirtySeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, transport(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		}))
		var err error
		d := took(func() { _, err = c.Years(t.Context(), "0000", 621) })
		if !isOnly(err, bps.ErrAway) || errors.Is(err, context.DeadlineExceeded) || c.Spent() != 3 || d < 100*time.Second || d > 105*time.Second {
			t.Errorf("%v after %d tries and %s", err, c.Spent(), d)
		}
	})
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		s.Fail(bpstest.Flood(60))
		c, _ := client(t, s)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		var first error
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, first = c.Years(ctx, "0000", 621)
		}()
		synctest.Wait()
		soon, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		_, second := c.Years(soon, "0000", 621) // it waits for its turn
		<-done
		if !errors.Is(first, context.DeadlineExceeded) || !errors.Is(second, context.DeadlineExceeded) {
			t.Errorf("%v, %v", first, second)
		}
	})
}

// TestBudgetOfADay counts tries too and begins anew at midnight in Jakarta.
func TestBudgetOfADay(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) { // the bubble's clock starts at 00.00 UTC, 07.00 WIB
		s.Fail(bpstest.Overloaded)
		c, err := bps.New(bps.Config{Key: key, HTTP: s, Budget: 3})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		ask := func() {
			_, err := c.Years(t.Context(), "0000", 621)
			got = append(got, fmt.Sprint(err == nil, isOnly(err, bps.ErrBudget), c.Spent()))
		}
		ask() // two requests, the first failed
		ask()
		ask()
		time.Sleep(16 * time.Hour)
		ask()
		time.Sleep(time.Hour)
		ask()
		want := []string{"true false 2", "true false 3", "false true 3", "false true 3", "true false 1"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

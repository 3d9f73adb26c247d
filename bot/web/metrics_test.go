package web

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// Numbers are told under their names and kinds; without a store none are, and not why.
func TestMetrics(t *testing.T) {
	tests := []struct {
		name   string
		values map[string]float64
		err    error
		status int
		want   []string
	}{
		{"numbers", map[string]float64{"pantau_letters_waiting": 1234567, "pantau_letters_sent_total": 3, "pantau_oldest_seconds": 0.25}, nil, 200, []string{
			"# HELP pantau_letters_sent_total ", "# TYPE pantau_letters_sent_total counter", "pantau_letters_sent_total 3",
			"# HELP pantau_letters_waiting ", "# TYPE pantau_letters_waiting gauge", "pantau_letters_waiting 1.234567e+06",
			"# HELP pantau_oldest_seconds ", "# TYPE pantau_oldest_seconds gauge", "pantau_oldest_seconds 0.25",
		}},
		{"nothing", nil, nil, 200, nil},
		{"store is away", nil, errors.New("redis: rahasia"), 503, []string{"unavailable"}},
		{"name that is none", map[string]float64{"": 1}, nil, 500, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := Metrics(func(context.Context) (map[string]float64, error) { return tt.values, tt.err })
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
			if w.Code != tt.status || strings.Contains(w.Body.String(), "rahasia") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
				t.Errorf("status %d, %v: %s", w.Code, w.Header(), w.Body)
			}
			var got []string
			if body := strings.TrimRight(w.Body.String(), "\n"); body != "" {
				got = strings.Split(body, "\n")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" && tt.status != 500 {
				t.Error(diff)
			}
		})
	}
}

func TestMetricsOtherRequests(t *testing.T) {
	h := Metrics(func(context.Context) (map[string]float64, error) { return nil, nil })
	for request, want := range map[string]int{"POST /metrics": 405, "GET /": 404, "HEAD /metrics": 200} {
		method, path, _ := strings.Cut(request, " ")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
		if w.Code != want {
			t.Errorf("%s is answered %d", request, w.Code)
		}
	}
}

// A store that does not answer does not hold the probe up.
func TestMetricsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := Metrics(func(ctx context.Context) (map[string]float64, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		if w.Code != 503 {
			t.Errorf("answered %d", w.Code)
		}
	})
}

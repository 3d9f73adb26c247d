package web

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics answers GET /metrics with what read returns, in the text form of
// Prometheus: one number a name, a counter when the name ends in _total and a gauge
// otherwise. It answers 503 "unavailable" when read fails or takes over two seconds.
// There is nothing else in it (no memory or goroutines of the process), so whoever
// reaches the port learns no more than read tells.
func Metrics(read func(context.Context) (map[string]float64, error)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), healthTime)
		defer cancel()
		values, err := read(ctx)
		registry := prometheus.NewRegistry()
		if err == nil {
			err = registry.Register(numbers(values))
		}
		w.Header().Set("Cache-Control", "no-store")
		if err != nil {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.WriteHeader(http.StatusServiceUnavailable)
			io.WriteString(w, "unavailable\n")
			return
		}
		promhttp.HandlerFor(registry, promhttp.HandlerOpts{DisableCompression: true}).ServeHTTP(w, r)
	})
	return mux
}

// numbers are values by name, as Prometheus collects them.
type numbers map[string]float64

// Describe tells nothing beforehand: the names may differ from time to time.
func (n numbers) Describe(chan<- *prometheus.Desc) {}

// Collect brings every number.
func (n numbers) Collect(to chan<- prometheus.Metric) {
	for name, value := range n {
		kind := prometheus.GaugeValue
		if strings.HasSuffix(name, "_total") {
			kind = prometheus.CounterValue
		}
		desc := prometheus.NewDesc(name, "", nil, nil)
		m, err := prometheus.NewConstMetric(desc, kind, value)
		if err != nil {
			m = prometheus.NewInvalidMetric(desc, err)
		}
		to <- m
	}
}

package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// figures are what one run measured. Latencies go from saying something to the
// answer's arrival at the Bot API server; memory is what the system calls
// resident; a MB has 1,000,000 bytes.
type figures struct {
	IdleP50   float64 `json:"idle_p50_ms"` // one question at a time
	IdleP99   float64 `json:"idle_p99_ms"` //
	PerSecond float64 `json:"per_second"`  // answers, fifty chats at once
	BusyP99   float64 `json:"busy_p99_ms"` // fifty chats at once
	Start     float64 `json:"start_ms"`    // from exec to the first poll
	RSSIdle   float64 `json:"rss_idle_mb"` // half a second after the first poll
	RSSBusy   float64 `json:"rss_busy_mb"` // the most under load
	Binary    float64 `json:"binary_mb"`   // size of the file
}

// results are all runs, and what they ran with.
type results struct {
	store    string
	embedded bool
	runs     []figures
}

// rows are the figures with the names and aims of the table. Start, memory and
// binary may not exceed their aims; neither may latencies; the rate must reach it.
func (r results) rows() []row {
	memory := 45.0
	if r.embedded {
		memory = 60
	}
	return []row{
		{"answer, idle, p50", "ms", 1.10, false, func(f *figures) *float64 { return &f.IdleP50 }},
		{"answer, idle, p99", "ms", 1.81, false, func(f *figures) *float64 { return &f.IdleP99 }},
		{"answers a second, 50 chats", "", 2320, true, func(f *figures) *float64 { return &f.PerSecond }},
		{"answer, 50 chats, p99", "ms", 35, false, func(f *figures) *float64 { return &f.BusyP99 }},
		{"start to first poll", "ms", 150, false, func(f *figures) *float64 { return &f.Start }},
		{"resident memory, idle", "MB", memory, false, func(f *figures) *float64 { return &f.RSSIdle }},
		{"resident memory, 50 chats", "MB", memory, false, func(f *figures) *float64 { return &f.RSSBusy }},
		{"binary", "MB", 30, false, func(f *figures) *float64 { return &f.Binary }},
	}
}

// row is one line of the table.
type row struct {
	name, unit string
	aim        float64
	more       bool // more is better
	of         func(*figures) *float64
}

// medians are the medians of all runs, one figure at a time.
func (r results) medians() figures {
	var m figures
	for _, row := range r.rows() {
		values := make([]float64, len(r.runs))
		for i := range r.runs {
			values[i] = *row.of(&r.runs[i])
		}
		*row.of(&m) = rounded(median(values))
	}
	return m
}

// print writes the medians beside the aims.
func (r results) print(w io.Writer) error {
	fmt.Fprintf(w, "medians of %d runs, store: %s\n", len(r.runs), r.store)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\tmeasured\taim\t\t\n")
	m := r.medians()
	for _, row := range r.rows() {
		verdict := "reached"
		if value := *row.of(&m); row.more && value < row.aim || !row.more && value > row.aim {
			verdict = "missed"
		}
		fmt.Fprintf(t, "%s\t%.2f %s\t%.2f %s\t%s\t\n", row.name, *row.of(&m), row.unit, row.aim, row.unit, verdict)
	}
	return t.Flush()
}

func median(values []float64) float64 {
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 0 {
		return (values[middle-1] + values[middle]) / 2
	}
	return values[middle]
}

// percentile is the value that p percent of the durations do not exceed.
func percentile(durations []time.Duration, p int) float64 {
	sorted := slices.Clone(durations)
	slices.Sort(sorted)
	at := (len(sorted)*p + 99) / 100
	return milliseconds(sorted[max(at-1, 0)])
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func rounded(v float64) float64 { return float64(int64(v*1000+0.5)) / 1000 }

package main

import (
	"fmt"
	"io"
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
func (r results) rows() []row[figures] {
	memory := 45.0
	if r.embedded {
		memory = 60
	}
	return []row[figures]{
		{"answer, idle, p50", "ms", 1.10, atMost, middle, func(f *figures) *float64 { return &f.IdleP50 }},
		{"answer, idle, p99", "ms", 1.81, atMost, middle, func(f *figures) *float64 { return &f.IdleP99 }},
		{"answers a second, 50 chats", "", 2320, atLeast, middle, func(f *figures) *float64 { return &f.PerSecond }},
		{"answer, 50 chats, p99", "ms", 35, atMost, middle, func(f *figures) *float64 { return &f.BusyP99 }},
		{"start to first poll", "ms", 150, atMost, middle, func(f *figures) *float64 { return &f.Start }},
		{"resident memory, idle", "MB", memory, atMost, middle, func(f *figures) *float64 { return &f.RSSIdle }},
		{"resident memory, 50 chats", "MB", memory, atMost, middle, func(f *figures) *float64 { return &f.RSSBusy }},
		{"binary", "MB", 30, atMost, middle, func(f *figures) *float64 { return &f.Binary }},
	}
}

// medians are the medians of all runs, one figure at a time.
func (r results) medians() figures { return summary(r.rows(), r.runs) }

// print writes the medians beside the aims.
func (r results) print(w io.Writer) error {
	fmt.Fprintf(w, "medians of %d runs, store: %s\n", len(r.runs), r.store)
	return printTable(w, r.rows(), r.medians())
}

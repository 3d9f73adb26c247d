package main

import (
	"fmt"
	"io"
)

// sent is what one run of kirim measured. Latencies go from saying something to the
// answer's arrival; memory is what the system calls resident, and of Redis what it
// says it uses (0 for the store in the process); a MB has 1,000,000 bytes.
type sent struct {
	Chats         float64 `json:"chats"`                // told at Telegram's limits
	Seconds       float64 `json:"seconds"`              // first to last message and one slot, nobody talking
	Floor         float64 `json:"floor_seconds"`        // so many messages, 30 a second
	TooMany       float64 `json:"too_many_requests"`    // messages refused with 429
	Lost          float64 `json:"lost"`                 // chats that heard nothing, in all broadcasts
	Doubled       float64 `json:"doubled"`              // messages beyond the first, in all broadcasts
	AnswerP50     float64 `json:"answer_p50_ms"`        // in a broadcast, five questions a second
	AnswerP99     float64 `json:"answer_p99_ms"`        //
	AnswerP50Idle float64 `json:"answer_p50_idle_ms"`   // the same without one
	AnswerP99Idle float64 `json:"answer_p99_idle_ms"`   //
	BusySeconds   float64 `json:"busy_seconds"`         // as seconds, while people ask
	BusyFloor     float64 `json:"busy_floor_seconds"`   // answers count too
	FreeRate      float64 `json:"free_rate_per_second"` // messages, without limits
	FirstLetter   float64 `json:"first_letter_ms"`      // from the import's beginning to the first message
	RSS           float64 `json:"rss_mb"`               // the most in the broadcast, or in the large release
	Redis         float64 `json:"redis_mb"`             // the same

	// Of the large release; 0 when it is left out.
	Subscriptions      float64 `json:"subscriptions,omitempty"`
	MillionFirstLetter float64 `json:"million_first_letter_ms,omitempty"`
	RSSGrowth          float64 `json:"million_rss_growth_mb,omitempty"` // in the first minute
	RedisGrowth        float64 `json:"million_redis_growth_mb,omitempty"`
}

// sendings are all runs, and what they ran with.
type sendings struct {
	options
	store string
	runs  []sent
}

// Aims that several lines share.
const (
	overFloor   = 1.03 // seconds against the floor
	aboveIdle   = 100  // ms that an answer may take longer in a broadcast
	flatProcess = 15   // MB that a release may add to the process
	flatRedis   = 5    // and to Redis
)

// rows are the figures with the names and aims of the table.
func (r sendings) rows() []row[sent] {
	idle, floor, busyFloor := r.median(func(s sent) float64 { return s.AnswerP99Idle }),
		r.median(func(s sent) float64 { return s.Floor }), r.median(func(s sent) float64 { return s.BusyFloor })
	rows := []row[sent]{
		{"chats told at Telegram's limits", "", 0, noAim, middle, func(s *sent) *float64 { return &s.Chats }},
		{"the least time for it", "s", 0, noAim, middle, func(s *sent) *float64 { return &s.Floor }},
		{"time for it", "s", floor * overFloor, atMost, middle, func(s *sent) *float64 { return &s.Seconds }},
		{"import to first message", "ms", 0, noAim, middle, func(s *sent) *float64 { return &s.FirstLetter }},
		{"the least time while people ask", "s", 0, noAim, middle, func(s *sent) *float64 { return &s.BusyFloor }},
		{"time while people ask", "s", busyFloor * overFloor, atMost, middle, func(s *sent) *float64 { return &s.BusySeconds }},
		{"answer, no broadcast, p50", "ms", 0, noAim, middle, func(s *sent) *float64 { return &s.AnswerP50Idle }},
		{"answer, no broadcast, p99", "ms", 0, noAim, middle, func(s *sent) *float64 { return &s.AnswerP99Idle }},
		{"answer in a broadcast, p50", "ms", 0, noAim, middle, func(s *sent) *float64 { return &s.AnswerP50 }},
		{"answer in a broadcast, p99", "ms", idle + aboveIdle, atMost, middle, func(s *sent) *float64 { return &s.AnswerP99 }},
		{"refused with 429", "", 0, atMost, worst, func(s *sent) *float64 { return &s.TooMany }},
		{"lost", "", 0, atMost, worst, func(s *sent) *float64 { return &s.Lost }},
		{"doubled", "", 0, atMost, worst, func(s *sent) *float64 { return &s.Doubled }},
		{"messages a second without limits", "", 2000, atLeast, middle, func(s *sent) *float64 { return &s.FreeRate }},
	}
	return append(append(rows, r.largeRows()...),
		row[sent]{"resident memory", "MB", 0, noAim, middle, func(s *sent) *float64 { return &s.RSS }},
		row[sent]{"memory of Redis", "MB", 0, noAim, middle, func(s *sent) *float64 { return &s.Redis }})
}

func (r sendings) largeRows() []row[sent] {
	if r.subscriptions == 0 {
		return nil
	}
	return []row[sent]{
		{"subscribers of a large release", "", 0, noAim, middle, func(s *sent) *float64 { return &s.Subscriptions }},
		{"import to its first message", "ms", 0, noAim, middle, func(s *sent) *float64 { return &s.MillionFirstLetter }},
		{"growth of the process in a minute", "MB", flatProcess, atMost, middle, func(s *sent) *float64 { return &s.RSSGrowth }},
		{"growth of Redis in a minute", "MB", flatRedis, atMost, middle, func(s *sent) *float64 { return &s.RedisGrowth }},
	}
}

// median is that of a figure over the runs.
func (r sendings) median(of func(sent) float64) float64 {
	values := make([]float64, len(r.runs))
	for i, s := range r.runs {
		values[i] = of(s)
	}
	return middle(values)
}

// print writes what the runs come to beside the aims.
func (r sendings) print(w io.Writer, total sent) error {
	fmt.Fprintf(w, "medians of %d runs, store: %s\n", len(r.runs), r.store)
	if r.subscriptions == 0 {
		fmt.Fprintln(w, "the release to a million is left out; --subscriptions 1000000 measures it")
	}
	return printTable(w, r.rows(), total)
}

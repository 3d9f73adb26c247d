package web

import (
	"net/http"
	"time"
)

// clock is how far the page's clock is ahead of the machine's, in milliseconds, and
// whether time can be made to pass.
type clock struct {
	Ahead int64 `json:"ahead"`
	Skips bool  `json:"skips"`
}

func (d *Demo) clock() clock {
	return clock{Ahead: time.Until(d.cfg.Now()).Milliseconds(), Skips: d.cfg.Skip != nil}
}

// skip lets time pass until the next working morning, and tells every tab. It answers
// when what is due by then has been looked for.
func (d *Demo) skip(w http.ResponseWriter, r *http.Request) {
	if d.cfg.Skip == nil {
		http.NotFound(w, r)
		return
	}
	if !decode(w, r, &struct{}{}) {
		return
	}
	d.skips.Lock()
	defer d.skips.Unlock()
	if err := d.cfg.Skip(r.Context()); err != nil {
		d.cfg.Log.Error("letting time pass", "error", err)
		http.Error(w, "time cannot pass now", http.StatusServiceUnavailable)
		return
	}
	now := d.clock()
	d.board.mu.Lock()
	d.board.tell("clock", now)
	d.board.mu.Unlock()
	respond(w, http.StatusOK, now)
}

package web

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	beatEvery  = 20 * time.Second // a silent stream says that it lives
	writeTime  = 10 * time.Second // a tab that takes nothing that long is gone
	maxStreams = 64
)

// stream sends events until the tab goes: those after the Last-Event-ID (or
// ?after=, for a page that opens a new stream), or a reset first when that past
// is not known. A slow tab holds nobody up: it reads the board at its own pace,
// and starts over when it falls too far behind.
func (d *Demo) stream(w http.ResponseWriter, r *http.Request) {
	if d.streams.Add(1) > maxStreams {
		d.streams.Add(-1)
		http.Error(w, "too many open tabs", http.StatusServiceUnavailable)
		return
	}
	defer d.streams.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	io.WriteString(w, "retry: 1000\n\n") // milliseconds until a lost tab comes back
	at := d.board.position(r)
	beat := time.NewTicker(beatEvery)
	defer beat.Stop()
	for {
		events, changed, err := d.upTo(at)
		if err == nil {
			at, err = d.send(w, events, at)
		}
		if err != nil {
			return
		}
		select {
		case <-changed:
		case <-beat.C:
		case <-d.closing:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// upTo is what a tab at this event must be sent.
func (d *Demo) upTo(at int) ([]event, <-chan struct{}, error) {
	events, changed, ok := d.board.since(at)
	if ok {
		return events, changed, nil
	}
	all, err := d.board.snapshot(d.cfg.Username, d.cfg.Menus, d.clock())
	if err != nil {
		return nil, nil, fmt.Errorf("writing the chats: %w", err)
	}
	return []event{all}, changed, nil
}

// send writes events, or a comment when there are none, so that both ends notice
// a dead stream. It returns the number of the last event.
func (d *Demo) send(w http.ResponseWriter, events []event, at int) (int, error) {
	rc := http.NewResponseController(w)
	rc.SetWriteDeadline(time.Now().Add(writeTime)) // writers without deadlines do without
	if len(events) == 0 {
		io.WriteString(w, ": \n\n")
	}
	for _, e := range events {
		fmt.Fprintf(w, "id: %s-%d\nevent: %s\ndata: %s\n\n", d.board.life, e.number, e.name, e.data)
		at = e.number
	}
	if err := rc.Flush(); err != nil {
		return at, fmt.Errorf("writing events: %w", err)
	}
	return at, nil
}

// position is the number of the event the tab saw last; -1 when it has seen
// none of this process.
func (b *board) position(r *http.Request) int {
	id := r.Header.Get("Last-Event-ID")
	if id == "" {
		id = r.URL.Query().Get("after")
	}
	life, number, _ := strings.Cut(id, "-")
	n, err := strconv.Atoi(number)
	if err != nil || life != b.life {
		return -1
	}
	return n
}

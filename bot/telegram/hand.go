package telegram

import "sync"

// remembered is how many finished updates are recognised when they come again.
const remembered = 1024

// hand holds the updates that were taken and not confirmed yet, so that the
// offset moves past finished ones only and no update is taken twice.
type hand struct {
	mu    sync.Mutex
	done  map[int64]bool // by id: whether it is finished
	order []int64        // ids not confirmed, as they came
	left  int            // how many are not finished
	next  int64          // behind the newest one
	past  history
	empty chan struct{} // gets a token each time everything is finished
}

func newHand() *hand {
	return &hand{done: map[int64]bool{}, empty: make(chan struct{}, 1)}
}

// take tells whether the update is new, and holds it then.
func (h *hand) take(id int64) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.done[id]; ok || h.past.has(id) {
		return false
	}
	h.done[id] = false
	h.order = append(h.order, id)
	h.left++
	// Ids begin anew after a quiet week, so the newest need not be the highest.
	h.next = id + 1
	return true
}

// finish marks an update as answered.
func (h *hand) finish(id int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if done, ok := h.done[id]; !ok || done {
		return
	}
	h.done[id] = true
	h.left--
	for len(h.order) > 0 && h.done[h.order[0]] {
		h.past.add(h.order[0])
		delete(h.done, h.order[0])
		h.order = h.order[1:]
	}
	if h.left == 0 {
		select {
		case h.empty <- struct{}{}:
		default:
		}
	}
}

// offset is the first update that is not finished, or the one to come; 0 before
// the first.
func (h *hand) offset() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.order) > 0 {
		return h.order[0]
	}
	return h.next
}

// open is how many updates are not finished.
func (h *hand) open() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.left
}

// history remembers the last ids it was given. The zero history is empty.
type history struct {
	ids  map[int64]bool
	ring [remembered]int64
	at   int
}

func (h *history) has(id int64) bool { return h.ids[id] }

func (h *history) add(id int64) {
	if h.ids == nil {
		h.ids = make(map[int64]bool, remembered)
	}
	delete(h.ids, h.ring[h.at])
	h.ring[h.at], h.ids[id] = id, true
	h.at = (h.at + 1) % len(h.ring)
}

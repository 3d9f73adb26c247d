package web

import "sync"

// maxWaiting bounds the updates of one chat that wait for their turn.
const maxWaiting = 64

// room answers the updates of one chat in the order in which they came. It
// holds a goroutine only while there is work.
type room struct {
	place place

	mu     sync.Mutex
	jobs   []func()
	busy   bool
	closed bool // takes nothing more: the page is shutting down
}

// take queues one update. ready is called under the room's lock and returns the
// work, so that words stand on the board in the order in which they are
// answered. False means that too many wait, or that the page is closing.
func (r *room) take(inHand *sync.WaitGroup, ready func() func()) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed || len(r.jobs) >= maxWaiting {
		return false
	}
	r.jobs = append(r.jobs, ready())
	if !r.busy {
		r.busy = true
		inHand.Go(r.work)
	}
	return true
}

// work does the jobs until none is left.
func (r *room) work() {
	for {
		job := r.next()
		if job == nil {
			return
		}
		job()
	}
}

func (r *room) next() func() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.jobs) == 0 {
		r.busy = false
		r.jobs = nil
		return nil
	}
	job := r.jobs[0]
	r.jobs[0] = nil
	r.jobs = r.jobs[1:]
	return job
}

func (r *room) shut() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
}

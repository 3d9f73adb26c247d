package outbox

import (
	"container/heap"
	"time"
)

// item is one letter that has not ended, in exactly one queue.
type item struct {
	Letter
	at    time.Time // in its queue: when it is due, its lease ends, or it expires
	order int       // of putting in
	lease string    // the last taking
	place int       // in its queue
	in    *queue
}

// queue is a heap of items, the earliest first.
type queue struct{ items []*item }

func (q *queue) Len() int { return len(q.items) }

func (q *queue) Less(i, j int) bool {
	a, b := q.items[i], q.items[j]
	if c := a.at.Compare(b.at); c != 0 {
		return c < 0
	}
	return a.order < b.order
}

func (q *queue) Swap(i, j int) {
	q.items[i], q.items[j] = q.items[j], q.items[i]
	q.items[i].place, q.items[j].place = i, j
}

// Push is for package heap.
func (q *queue) Push(x any) {
	it := x.(*item)
	it.place = len(q.items)
	q.items = append(q.items, it)
}

// Pop is for package heap.
func (q *queue) Pop() any {
	last := len(q.items) - 1
	it := q.items[last]
	q.items[last] = nil
	q.items = q.items[:last]
	return it
}

// first is the earliest item, when there is one whose time has come.
func (q *queue) first(now time.Time) (*item, bool) {
	if len(q.items) == 0 || q.items[0].at.After(now) {
		return nil, false
	}
	return q.items[0], true
}

// place puts an item into a queue, from the one it was in; nil is none.
func (m *Memory) place(it *item, to *queue, at time.Time) {
	if it.in != nil {
		heap.Remove(it.in, it.place)
	}
	it.in, it.at = to, at
	if to != nil {
		heap.Push(to, it)
	}
}

// told counts the letters of broadcasts whose time has come by then, and the rest.
func (q *queue) told(by time.Time) (come, rest int) {
	for _, it := range q.items {
		switch {
		case it.Broadcast == "":
		case it.at.After(by):
			rest++
		default:
			come++
		}
	}
	return come, rest
}

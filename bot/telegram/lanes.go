package telegram

import (
	"slices"
	"sync"
	"time"

	"pantau/bot/chat"
)

// task is one update to be answered.
type task struct {
	update chat.Update
	do     func()
	drop   func() // instead of do, when it is shed
}

// lanes runs tasks: those of one chat one after another as they came, those of
// different chats beside each other, at most so many at once. Workers live only
// while there is something to do.
type lanes struct {
	mu      sync.Mutex
	working sync.WaitGroup
	waiting map[int64][]task // by chat; a chat that is being worked has an entry
	ready   []int64          // chats that wait for a worker, in turn
	queued  int              // tasks not begun
	workers int
	most    int // workers
	room    int // for tasks not begun; 0 is no bound
}

func newLanes(workers, room int) *lanes {
	return &lanes{waiting: map[int64][]task{}, most: workers, room: room}
}

// add puts a task into its chat's lane, and tells whether there was room.
func (l *lanes) add(t task) bool {
	to := t.update.Chat.Chat
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.room > 0 && l.queued >= l.room {
		return false
	}
	queue, busy := l.waiting[to]
	switch {
	case busy:
		l.waiting[to] = append(queue, t)
		l.queued++
	case l.workers < l.most:
		l.waiting[to] = nil
		l.workers++
		l.working.Go(func() { l.work(to, t.do) })
	default:
		l.waiting[to] = []task{t}
		l.ready = append(l.ready, to)
		l.queued++
	}
	return true
}

// work does a task, and then others for as long as there are any.
func (l *lanes) work(to int64, do func()) {
	for do != nil {
		do()
		to, do = l.next(to)
	}
}

// mostWaiting is how many updates of one chat may wait while others cannot be heard.
const mostWaiting = 20

// shed takes away the talk that the chat with the longest lane has waiting, when
// that is more than it may. What happened to the chat itself stays: it is rare, and
// nobody tells it again.
func (l *lanes) shed() (dropped []task) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var longest int64
	for to, queue := range l.waiting {
		if len(queue) > len(l.waiting[longest]) {
			longest = to
		}
	}
	if len(l.waiting[longest]) <= mostWaiting {
		return nil
	}
	var kept []task
	for _, t := range l.waiting[longest] {
		if t.update.Event == chat.Talk {
			dropped = append(dropped, t)
		} else {
			kept = append(kept, t)
		}
	}
	l.queued -= len(dropped)
	l.waiting[longest] = kept
	if i := slices.Index(l.ready, longest); i >= 0 && len(kept) == 0 {
		l.ready = slices.Delete(l.ready, i, i+1)
		delete(l.waiting, longest)
	}
	return dropped
}

// idle waits until no task is worked on, so long at most.
func (l *lanes) idle(most time.Duration) { await(&l.working, most) }

// await waits for all who work, so long at most.
func await(working *sync.WaitGroup, most time.Duration) {
	done := make(chan struct{})
	go func() {
		working.Wait()
		close(done)
	}()
	t := time.NewTimer(most)
	defer t.Stop()
	select {
	case <-done:
	case <-t.C:
	}
}

// next gives the worker of a chat its next task. A chat with more to do goes
// behind the chats that wait already.
func (l *lanes) next(to int64) (int64, func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting[to]) == 0 {
		delete(l.waiting, to)
	} else {
		l.ready = append(l.ready, to)
	}
	if len(l.ready) == 0 {
		l.workers--
		return 0, nil
	}
	to = l.ready[0]
	l.ready = l.ready[1:]
	queue := l.waiting[to]
	l.waiting[to] = queue[1:]
	l.queued--
	return to, queue[0].do
}

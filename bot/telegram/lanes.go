package telegram

import "sync"

// lanes runs tasks: those of one chat one after another as they came, those of
// different chats beside each other, at most so many at once. Workers live only
// while there is something to do.
type lanes struct {
	mu      sync.Mutex
	waiting map[int64][]func() // by chat; a chat that is being worked has an entry
	ready   []int64            // chats that wait for a worker, in turn
	queued  int                // tasks not begun
	workers int
	most    int // workers
	room    int // for tasks not begun; 0 is no bound
}

func newLanes(workers, room int) *lanes {
	return &lanes{waiting: map[int64][]func(){}, most: workers, room: room}
}

// add puts a task into its chat's lane, and tells whether there was room.
func (l *lanes) add(to int64, task func()) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.room > 0 && l.queued >= l.room {
		return false
	}
	queue, busy := l.waiting[to]
	switch {
	case busy:
		l.waiting[to] = append(queue, task)
		l.queued++
	case l.workers < l.most:
		l.waiting[to] = nil
		l.workers++
		go l.work(to, task)
	default:
		l.waiting[to] = []func(){task}
		l.ready = append(l.ready, to)
		l.queued++
	}
	return true
}

// work does a task, and then others for as long as there are any.
func (l *lanes) work(to int64, task func()) {
	for task != nil {
		task()
		to, task = l.next(to)
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
	return to, queue[0]
}

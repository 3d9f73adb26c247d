package telegram

import (
	"context"
	"sync"
	"time"

	"pantau/bot/chat"
)

// queries answers inline queries beside the lanes: they belong to no chat, come with
// every letter that is typed, and of one person only the newest is worth an answer.
// One that is lost with the process is no loss, since the next letter brings another.
type queries struct {
	mu      sync.Mutex
	people  map[int64]*typist
	working sync.WaitGroup
}

// typist is a person whose query is being answered.
type typist struct {
	newest int64        // id of the update
	next   *chat.Update // nil when there is none behind the one in hand
	end    context.CancelFunc
}

// add has a query answered by do in place of the person's older ones. The context of do
// ends with ctx, after a while, or when the person types on. So many persons are
// answered at once; others hear nothing.
func (q *queries) add(ctx context.Context, most int, u chat.Update, do func(context.Context, chat.Update)) {
	q.mu.Lock()
	defer q.mu.Unlock()
	p, typing := q.people[u.From]
	switch {
	case typing && u.ID < p.newest:
		return // a webhook brings updates in any order
	case typing:
		p.newest, p.next = u.ID, &u
		p.end()
		return
	case len(q.people) >= most:
		return
	}
	if q.people == nil {
		q.people = map[int64]*typist{}
	}
	p = &typist{newest: u.ID, next: &u, end: func() {}}
	q.people[u.From] = p
	q.working.Go(func() { q.serve(ctx, u.From, p, do) })
}

// serve answers what a person types until nothing new is there.
func (q *queries) serve(ctx context.Context, person int64, p *typist, do func(context.Context, chat.Update)) {
	for {
		turn, u := q.turn(ctx, person, p)
		if u == nil {
			return
		}
		do(turn, *u)
	}
}

// turn takes the person's next query; nil when there is none.
func (q *queries) turn(ctx context.Context, person int64, p *typist) (context.Context, *chat.Update) {
	q.mu.Lock()
	defer q.mu.Unlock()
	p.end()
	u := p.next
	if p.next = nil; u == nil {
		delete(q.people, person)
		return ctx, nil
	}
	ctx, p.end = context.WithTimeout(ctx, offerWithin)
	return ctx, u
}

// idle waits until no query is being answered, so long at most.
func (q *queries) idle(most time.Duration) { await(&q.working, most) }

package bot_test

import (
	"context"
	"slices"
	"sync"
	"time"

	"pantau/bot/outbox"
)

// post is an outbox of which a test sees what goes in: each key once, as long as keys
// are remembered.
type post struct {
	mu      sync.Mutex
	now     func() time.Time
	keys    map[string]time.Time
	marks   map[string]struct{}
	letters []outbox.Letter // that nobody has looked at yet
	box     *outbox.Memory  // of broadcasts
	resting map[int64]bool
	moves   map[int64]int64
}

func newPost(now func() time.Time) *post {
	return &post{now: now, keys: map[string]time.Time{}, marks: map[string]struct{}{}, box: outbox.NewMemory(outbox.Pace{}, now), resting: map[int64]bool{}, moves: map[int64]int64{}}
}

func (p *post) Put(_ context.Context, letters ...outbox.Letter) (added int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range letters {
		if l.Key == "" || l.Priority == 0 || l.To.Chat == 0 || l.Expires.IsZero() || l.Message.Text == "" && l.Broadcast == "" {
			return added, outbox.ErrLetter
		}
		if slices.ContainsFunc(l.Marks, func(mark string) bool { _, known := p.marks[mark]; return known }) {
			continue
		}
		if p.isNew(l.Key) {
			for _, mark := range l.Marks {
				p.marks[mark] = struct{}{}
			}
			p.letters = append(p.letters, l)
			added++
		}
	}
	return added, nil
}

// isNew takes a key, if nobody has taken it as long as it is remembered.
func (p *post) isNew(key string) bool {
	if at, known := p.keys[key]; known && p.now().Sub(at) < outbox.Remembered {
		return false
	}
	p.keys[key] = p.now()
	return true
}

func (p *post) Announce(ctx context.Context, b outbox.Broadcast) (isNew bool, err error) {
	return p.box.Announce(ctx, b)
}

func (p *post) Broadcast(ctx context.Context, id string) (outbox.Broadcast, bool, error) {
	return p.box.Broadcast(ctx, id)
}

func (p *post) Readers(ctx context.Context, id, after string, n int) ([]int64, string, error) {
	return p.box.Readers(ctx, id, after, n)
}

func (p *post) Marked(_ context.Context, marks ...string) ([]bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	known := make([]bool, len(marks))
	for i, mark := range marks {
		_, known[i] = p.marks[mark]
	}
	return known, nil
}

func (p *post) Revive(_ context.Context, to int64) (was bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	was = p.resting[to]
	delete(p.resting, to)
	return was, nil
}

func (p *post) Move(_ context.Context, from, to int64) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.moves[from] = to
	return nil
}

// taken are the letters put in since the last look.
func (p *post) taken() []outbox.Letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	letters := p.letters
	p.letters = nil
	return letters
}

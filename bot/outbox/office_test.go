package outbox_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/outbox/outboxtest"
)

// saying is one part that stands in a chat.
type saying struct {
	at   time.Duration // since the office opened
	to   chat.ID
	text string
}

// office is a postman with his store and a carrier that does as a test says. It
// lives in a synctest bubble.
type office struct {
	t      *testing.T
	opened time.Time
	store  *outbox.Memory
	bell   outbox.Bell
	lives  time.Duration // a letter, from when it is put
	logs   bytes.Buffer

	mu    sync.Mutex
	fate  func(ctx context.Context, to chat.ID, part string, attempt int) error // nil delivers
	tried map[string]int                                                        // attempts by part
	said  []saying
}

func openOffice(t *testing.T, p outbox.Pace) *office {
	return &office{t: t, opened: time.Now(), store: outbox.NewMemory(p, time.Now), bell: make(outbox.Bell, 1), lives: 24 * time.Hour, tried: map[string]int{}}
}

// postman is a usual one. Tests change what they need.
func (o *office) postman() *outbox.Postman {
	return &outbox.Postman{
		Store: o.store, Carrier: o, Wake: o.bell, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(lockedWriter{o}, nil)),
	}
}

// lockedWriter is where the postman logs to.
type lockedWriter struct{ *office }

func (w lockedWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.logs.Write(p)
}

func (o *office) logged() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.logs.String()
}

// Split cuts at every bar.
func (o *office) Split(m chat.Message) []chat.Message {
	var parts []chat.Message
	for text := range strings.SplitSeq(m.Text, "|") {
		parts = append(parts, chat.Message{Text: text})
	}
	return parts
}

func (o *office) Deliver(ctx context.Context, to chat.ID, _ chat.Kind, part chat.Message) (chat.Ref, error) {
	o.mu.Lock()
	attempt, fate := o.tried[part.Text], o.fate
	o.tried[part.Text]++
	o.mu.Unlock()
	if fate != nil {
		if err := fate(ctx, to, part.Text, attempt); err != nil {
			return chat.Ref{}, err
		}
	}
	return chat.Ref{Chat: to.Chat, Message: o.say(to, part.Text)}, nil
}

// say has a part stand, and gives it its number.
func (o *office) say(to chat.ID, text string) int {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.said = append(o.said, saying{time.Since(o.opened), to, text})
	return len(o.said)
}

// run has a postman work for so long, and stops him.
func (o *office) run(p *outbox.Postman, d time.Duration) {
	o.t.Helper()
	stop := o.start(p)
	time.Sleep(d)
	stop()
}

// start has a postman work until stop, which tells how long he took to end.
func (o *office) start(p *outbox.Postman) (stop func() time.Duration) {
	o.t.Helper()
	ctx, cancel := context.WithCancel(o.t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		if err := p.Run(ctx); err != nil {
			o.t.Errorf("Run: %v", err)
		}
	})
	return func() time.Duration {
		asked := time.Now()
		cancel()
		all.Wait()
		return time.Since(asked)
	}
}

func (o *office) put(letters ...outbox.Letter) {
	o.t.Helper()
	for i := range letters {
		letters[i].Expires = time.Now().Add(o.lives)
	}
	if n, err := o.store.Put(o.t.Context(), letters...); err != nil || n != len(letters) {
		o.t.Fatalf("Put of %d: %d, %v", len(letters), n, err)
	}
}

// texts are what stands, in order.
func (o *office) texts() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []string
	for _, s := range o.said {
		all = append(all, s.text)
	}
	return all
}

// when is when each part came to stand.
func (o *office) when() []time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []time.Duration
	for _, s := range o.said {
		all = append(all, s.at)
	}
	return all
}

func (o *office) stands(want ...string) {
	o.t.Helper()
	if got := o.texts(); !slices.Equal(got, want) {
		o.t.Errorf("in the chats stands %q; want %q", got, want)
	}
}

func (o *office) stats() outbox.Stats {
	o.t.Helper()
	s, err := o.store.Stats(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

// left checks what is left in the store, and that nothing is leased to nobody.
func (o *office) left(waiting, dead int) {
	o.t.Helper()
	s := o.stats()
	n := 0
	for _, p := range s.Waiting {
		n += p
	}
	if n != waiting || s.Dead != dead || s.Leased != 0 {
		o.t.Errorf("%d letters wait, %d are dead, %d leased; want %d, %d, 0", n, s.Dead, s.Leased, waiting, dead)
	}
}

func (o *office) counted(want map[string]int64) {
	o.t.Helper()
	got := o.stats().Counts
	for name, n := range want {
		if got[name] != n {
			o.t.Errorf("%d are counted as %s; want %d", got[name], name, n)
		}
	}
}

// bubble runs a test in an office of its own.
func bubble(t *testing.T, p outbox.Pace, run func(*office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { run(openOffice(t, p)) })
}

// failing gives so many errors first, then none.
func failing(n int, err error) func(context.Context, chat.ID, string, int) error {
	return func(_ context.Context, _ chat.ID, _ string, attempt int) error {
		if attempt < n {
			return fmt.Errorf("delivering: %w", err)
		}
		return nil
	}
}

// near tells whether a time is what is wanted, or up to so much later.
func near(got, want, slack time.Duration) bool { return got >= want && got <= want+slack }

func usualPace() outbox.Pace { return outboxtest.Usual }

package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// What may come of one attempt.
const (
	fine       = "fine"
	lost       = "lost"       // it stands, and no answer came
	unanswered = "unanswered" // it does not stand, and no answer came
	away       = "away"
	many       = "too many"
	gone       = "gone"
	topicGone  = "topic"
	hasMoved   = "moved"
	refuse     = "refused"
	killing    = "killed" // it stands, and the postman is killed before he tells anybody
)

var fates = []string{fine, lost, unanswered, away, many, gone, topicGone, hasMoved, refuse, killing}

// killable is the store as a postman sees it who may be killed: from then on
// nothing that he says is heard.
type killable struct {
	outbox.Store
	dead atomic.Bool
}

var errKilled = errors.New("the process is gone")

func (k *killable) Claim(ctx context.Context, n int, lease time.Duration) (outbox.Claimed, error) {
	if k.dead.Load() {
		return outbox.Claimed{}, errKilled
	}
	return k.Store.Claim(ctx, n, lease)
}

func (k *killable) Finish(ctx context.Context, l outbox.Lease, how outbox.Outcome, why outbox.Reason) error {
	if k.dead.Load() {
		return errKilled
	}
	return k.Store.Finish(ctx, l, how, why)
}

func (k *killable) Delay(ctx context.Context, l outbox.Lease, after time.Duration, why outbox.Reason) error {
	if k.dead.Load() {
		return errKilled
	}
	return k.Store.Delay(ctx, l, after, why)
}

// world is a messenger that does its worst, and counts.
type world struct {
	*office
	store  *killable
	fates  map[string][]string // by letter, for its first attempts
	kill   func()
	moved  map[int64]bool // numbers that are former ones by now
	stands map[string]int // how often each letter stands
	spare  map[string]int // how often it may stand besides the one time
}

func (w *world) deliver(_ context.Context, to chat.ID, part string, attempt int) error {
	fate := fine
	if f := w.fates[part]; attempt < len(f) {
		fate = f[attempt]
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.store.dead.Load():
		return errKilled // nothing comes from a process that is gone
	case w.moved[to.Chat], fate == hasMoved && to.Chat < 0 && to.Chat > -1000:
		w.moved[to.Chat] = true
		return chat.MovedError{To: to.Chat - 1000}
	case fate == topicGone && to.Topic != 0:
		return chat.ErrTopic
	case fate == refuse:
		return chat.ErrRefused
	case fate == gone:
		return chat.ErrGone
	case fate == many:
		return chat.RetryError{After: 3 * time.Second}
	case fate == away:
		return chat.ErrAway
	case fate == unanswered:
		return chat.ErrUncertain
	case fate == lost:
		w.stands[part]++
		w.spare[part]++
		return chat.ErrUncertain
	}
	w.stands[part]++
	if fate == killing {
		w.spare[part]++
		w.store.dead.Store(true)
		w.kill()
		return errKilled
	}
	return nil
}

// Whatever a messenger does, and however often the process is killed: each letter
// ends, it stands in its chat once, or is dead for a reason; more often only where
// no answer came or a kill fell between delivering and telling.
func TestNothingIsLostOrDoubled(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := map[string][]string{}
		chats := map[string]chat.ID{}
		for i := range rapid.IntRange(1, 25).Draw(r, "letters") {
			key := fmt.Sprint(i)
			id := rapid.SampledFrom([]int64{-3, -2, -1, 1, 2, 3, 4}).Draw(r, "chat")
			chats[key] = chat.ID{Chat: id, Topic: rapid.IntRange(0, 1).Draw(r, "topic")}
			all["words of "+key] = rapid.SliceOfN(rapid.SampledFrom(fates), 0, 5).Draw(r, "fates")
		}
		postmen := rapid.IntRange(1, 3).Draw(r, "postmen")
		var wrong string
		synctest.Test(t, func(t *testing.T) { wrong = liveThrough(t, chats, all, postmen) })
		if wrong != "" {
			r.Fatal(wrong)
		}
	})
}

// liveThrough lets everything happen, and tells what is wrong at the end.
func liveThrough(t *testing.T, chats map[string]chat.ID, fates map[string][]string, postmen int) string {
	o := openOffice(t, usualPace())
	w := &world{office: o, fates: fates, moved: map[int64]bool{}, stands: map[string]int{}, spare: map[string]int{}}
	o.fate = w.deliver
	for key, to := range chats {
		l := letter(key, to.Chat)
		l.To = to
		o.put(l)
	}
	for life := 0; ; life++ {
		if life > 1000 {
			return "the letters do not end"
		}
		if w.live(postmen, 20*time.Second); w.over() {
			break
		}
		time.Sleep(40 * time.Second) // leases of the life before end
		for _, to := range chats {
			if _, err := o.store.Revive(t.Context(), to.Chat); err != nil {
				return err.Error()
			}
		}
	}
	return w.judge(chats)
}

// live is one life of the process: until it is killed, or so long.
func (w *world) live(postmen int, d time.Duration) {
	ctx, cancel := context.WithTimeout(w.t.Context(), d)
	defer cancel()
	w.mu.Lock()
	w.store, w.kill = &killable{Store: w.office.store}, cancel
	w.mu.Unlock()
	var all sync.WaitGroup
	for range postmen {
		all.Go(func() {
			p := w.postman()
			p.Store, p.Workers = w.store, 3
			if err := p.Run(ctx); err != nil {
				w.t.Errorf("Run: %v", err)
			}
		})
	}
	all.Wait()
}

// over tells whether every letter has ended.
func (w *world) over() bool {
	n := 0
	for _, p := range w.stats().Waiting {
		n += p
	}
	return n == 0
}

func (w *world) judge(chats map[string]chat.ID) string {
	dead, err := w.office.store.Dead(w.t.Context(), 1000)
	if err != nil {
		return err.Error()
	}
	var given []string
	for _, d := range dead {
		if d.Reason != outbox.Refused {
			return fmt.Sprintf("%s is dead for %q", d.Key, d.Reason)
		}
		given = append(given, d.Key)
	}
	for key := range chats {
		part := "words of " + key
		least, most := 1, 1+w.spare[part]
		if slices.Contains(given, key) {
			least, most = 0, w.spare[part]
		}
		if n := w.stands[part]; n < least || n > most {
			return fmt.Sprintf("%s stands %d times; want %d to %d (dead: %v)", part, n, least, most, given)
		}
	}
	return ""
}

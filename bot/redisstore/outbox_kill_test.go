package redisstore_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/embedded"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
)

const (
	childDir  = "PANTAU_TEST_KILLED_IN" // names the directory for a run of this test binary that is to be killed
	audience  = 2000                    // chats of the broadcast
	atOnce    = 4                       // letters under way at a time
	killTimes = 20
)

// sender is a process that sends a broadcast, and says on its output each letter
// that it sends: that is the sending.
type sender struct {
	box     *redisstore.Outbox
	journal *embedded.Journal
}

// toBeKilled goes on with the broadcast in dir until all is sent.
func toBeKilled(ctx context.Context, dir string) error {
	s, err := embedded.Open(ctx, dir, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	j, err := s.Journal()
	if err != nil {
		return err
	}
	w := sender{redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync}).Outbox(outbox.Pace{}), j}
	sent, claimed := j.Replayed()
	if err := w.box.Replay(ctx, sent, claimed); err != nil {
		return err
	}
	for _, key := range append(sent, claimed...) {
		j.Known(key)
	}
	b := outbox.Broadcast{ID: "b", Priority: outbox.Release, Expires: time.Now().Add(time.Hour), Indexes: []string{"all"}}
	if _, err := w.box.Announce(ctx, b); err != nil {
		return err
	}
	for {
		if done, err := w.round(ctx); done || err != nil {
			return err
		}
	}
}

// round moves the broadcast on and sends what is due.
func (w sender) round(ctx context.Context) (done bool, err error) {
	b, ok, err := w.box.Spread(ctx)
	if err != nil {
		return false, err
	}
	if ok {
		if _, err := w.box.Advance(ctx, b, nextStep(b)); err != nil {
			return false, err
		}
	}
	for {
		c, err := w.box.Claim(ctx, atOnce, time.Minute)
		if err != nil || len(c.Leases) == 0 {
			return !ok && len(c.Leases) == 0, err
		}
		if err := w.send(ctx, c.Leases); err != nil {
			return false, err
		}
	}
}

func nextStep(b outbox.Broadcast) outbox.Step {
	from, _ := strconv.Atoi(b.After)
	to := min(from+100, audience)
	s := outbox.Step{After: strconv.Itoa(to)}
	if to == audience {
		s = outbox.Step{At: 1}
	}
	for i := from + 1; i <= to; i++ {
		s.Letters = append(s.Letters, outbox.Letter{
			Key: fmt.Sprint("b/", i), Broadcast: "b", Priority: b.Priority, Expires: b.Expires,
			To: chat.ID{Chat: int64(i)}, Kind: chat.Private,
		})
	}
	return s
}

func (w sender) send(ctx context.Context, leases []outbox.Lease) error {
	var keys []string
	for _, l := range leases {
		keys = append(keys, l.Key)
	}
	if err := w.journal.Claimed(keys...); err != nil {
		return err
	}
	var all sync.WaitGroup
	failed := make(chan error, len(leases))
	for _, l := range leases {
		all.Go(func() {
			_, _ = os.Stdout.WriteString(l.Key + "\n")
			err := w.journal.Sent(l.Key)
			if err == nil {
				err = w.box.Finish(ctx, l, outbox.Sent, "")
			}
			w.journal.Known(l.Key)
			failed <- err
		})
	}
	all.Wait()
	for range leases {
		if err := <-failed; err != nil {
			return err
		}
	}
	return nil
}

// In a broadcast to 2,000 chats the process is killed at random moments, 20 times:
// nothing is lost, and each kill doubles at most what was under way.
func TestKilledInABroadcast(t *testing.T) {
	t.Parallel()
	dir, times := t.TempDir(), map[string]int{}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	for range killTimes {
		run(t, dir, times, 1+random.IntN(2*audience/killTimes))
	}
	run(t, dir, times, 0)
	lost, doubled := 0, 0
	for i := range audience {
		n := times[fmt.Sprint("b/", i+1)]
		lost += map[bool]int{true: 1}[n == 0]
		doubled += max(n-1, 0)
	}
	t.Logf("of %d letters, in %d kills (seed %d): %d lost, %d doubled", audience, killTimes, seed, lost, doubled)
	if lost > 0 || doubled > killTimes*atOnce || len(times) != audience {
		t.Errorf("%d lost, %d doubled, %d sent; want 0, at most %d, %d", lost, doubled, len(times), killTimes*atOnce, audience)
	}
}

// run starts a sender, kills it after so many letters (0 is never), and counts
// what it sent.
func run(t *testing.T, dir string, times map[string]int, letters int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+dir)
	out, err := child.StdoutPipe()
	check(t, err)
	check(t, child.Start())
	said := bufio.NewScanner(out)
	for n := 1; said.Scan(); n++ {
		times[said.Text()]++
		if n == letters {
			check(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); err != nil && letters == 0 {
		t.Fatalf("the last run: %v", err)
	}
}

package embedded_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/embedded"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// childDir names the directory for a run of this test binary that is to be killed.
const childDir = "PANTAU_TEST_KILLED_IN"

func TestMain(m *testing.M) {
	redis.SetLogger(silence{})
	if dir := os.Getenv(childDir); dir != "" {
		if err := toBeKilled(context.Background(), dir); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// silence keeps go-redis from writing of the servers that tests stop.
type silence struct{}

func (silence) Printf(context.Context, string, ...any) {}

// toBeKilled keeps regions without end, and says each that it was told is kept.
func toBeKilled(ctx context.Context, dir string) error {
	s, err := embedded.Open(ctx, dir, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	store := redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync})
	for n := 0; ; n++ {
		if err := store.SetRegion(ctx, int64(n%5), fmt.Sprint(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// What SetRegion said is kept outlives kill -9, at whatever moment.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	for round := range 5 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childDir+"="+dir)
		out, err := child.StdoutPipe()
		check(t, err)
		check(t, child.Start())
		said := bufio.NewScanner(out)
		last := -1
		for n := 0; n <= 7*round && said.Scan(); n++ {
			_, err = fmt.Sscan(said.Text(), &last)
			check(t, err)
		}
		check(t, child.Process.Kill())
		for said.Scan() { // what it said before the kill reached it
			_, _ = fmt.Sscan(said.Text(), &last)
		}
		_ = child.Wait() // says that it was killed

		s := open(t, dir)
		store := redisstore.OpenClient(s.Client(), redisstore.Options{})
		for n := max(0, last-4); n <= last; n++ {
			c, err := store.Chat(t.Context(), int64(n%5))
			check(t, err)
			var got int
			if _, err := fmt.Sscan(c.Region, &got); err != nil || got < n {
				t.Errorf("round %d: chat %d has region %q after the kill; it was told %d", round, n%5, c.Region, n)
			}
		}
		check(t, s.Close())
	}
}

// Moving up is starting redis-server on the file, moving down putting its file
// in place.
func TestMovesUpAndDown(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	store := redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync})
	check(t, store.Check(t.Context()))
	check(t, store.SetRegion(t.Context(), -100, "6311"))
	check(t, store.Remember(t.Context(), -100, "banjar", "6303"))
	check(t, s.Close())

	server := redistest.StartIn(t, dir)
	up, err := redisstore.Open(server.URL(), redisstore.Options{})
	check(t, err)
	expect(t, up, "banjar")
	for n := range 150 { // enough for a list that is no longer in one piece
		check(t, up.Remember(t.Context(), -100, fmt.Sprint("name ", n), "1234"))
	}
	check(t, up.Remember(t.Context(), -100, "banjar", "6303"))
	check(t, up.Disconnect())
	o, err := redis.ParseURL(server.URL())
	check(t, err)
	c := redis.NewClient(o)
	check(t, c.Save(t.Context()).Err())
	if ttl := c.TTL(t.Context(), "pantau:{-100}:meant").Val(); ttl < 89*24*time.Hour {
		t.Errorf("names live %v on the server; want 90 days", ttl)
	}
	check(t, c.Close())
	server.Stop()
	if _, err := os.Stat(filepath.Join(dir, "dump.rdb")); err != nil {
		t.Fatal(err)
	}

	down := open(t, dir)
	expect(t, redisstore.OpenClient(down.Client(), redisstore.Options{}), "banjar")
	check(t, redisstore.OpenClient(down.Client(), redisstore.Options{}).Check(t.Context()))
}

func expect(t *testing.T, s *redisstore.Store, name string) {
	t.Helper()
	c, err := s.Chat(t.Context(), -100)
	if err != nil || c.Region != "6311" || c.Meant[name] != "6303" {
		t.Errorf("chat %v, %v; want region 6311, and %s for 6303", c, err, name)
	}
}

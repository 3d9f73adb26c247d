package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// A stop in the middle of a broadcast doubles nothing and loses nothing, and one that
// has nothing in hand is over at once.
func TestStopInABroadcast(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		environ = append(environ, quick)
		chats := crowd(40)
		x := newExchange(t, telegramtest.Options{Private: chats})
		r := serveOn(t, x, environ...)
		subscribe(t, environ, chats...)
		announce(t, environ, "4.41")
		for _, n := range []int{10, 25} {
			await(t, r, "some are told", func() bool { return len(x.sent(told)) >= n })
			if code := r.end(); code != exitFine {
				t.Errorf("exit code %d\n%s", code, r.log)
			}
			r = serveOn(t, x, environ...)
		}
		x.mustReach(t, r, chats, told)
		await(t, r, "all letters have ended", func() bool { return stats(t, environ).Counts["sent"] == 40 })
		if n := stats(t, environ).Counts["uncertain"]; n != 0 {
			t.Errorf("%d are uncertain", n)
		}
		began := time.Now()
		r.end()
		// A second is promised; more than eight is no slow machine but a wait for something.
		if took := time.Since(began); took > 8*time.Second {
			t.Errorf("an idle service took %v to end", took)
		}
	})
}

// A Redis server that is killed and comes back in the middle of a broadcast loses
// nothing and doubles nothing, as it has synced every write. Answers go on without it.
func TestRedisIsKilledInABroadcast(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t, "--appendonly", "yes", "--appendfsync", "always")
	environ := []string{"DATA_DIR=" + t.TempDir(), "REDIS_URL=" + server.URL(), quick}
	chats := crowd(40)
	x := newExchange(t, telegramtest.Options{Private: append(crowd(40), person)})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, chats...)
	announce(t, environ, "4.41")
	for _, n := range []int{5, 20} {
		await(t, r, "some are told", func() bool { return len(x.sent(told)) >= n })
		killRedis(t, server)
		mustSay(t, x.ask(t, r, person, "/indikator balangan 2020"), "5,32")
		server.Again()
	}
	// A letter that was taken by a claim whose reply was lost waits for its lease to end.
	awaitLong(t, r, 2*enough, "every chat is told", func() bool {
		reached, _ := x.reached(chats, told)
		return reached == len(chats)
	})
	x.mustReach(t, r, chats, told)
}

// killRedis ends the server as a loss of power would, but for the disk.
func killRedis(t *testing.T, server *redistest.Server) {
	t.Helper()
	c := dial(t, server)
	info, err := c.Info(t.Context(), "server").Result()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(info, "process_id:")
	pid, err := strconv.Atoi(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	server.Stop() // which has ended, and is waited for
}

func dial(t *testing.T, server *redistest.Server) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// A Redis that is emptied in the middle of a broadcast makes everything unasked stop,
// here and after a restart, until an operator says that the old memory is not to come
// back. The administrators are told, and answers go on.
func TestRedisIsEmptied(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	dir := t.TempDir()
	environ := []string{"DATA_DIR=" + dir, "REDIS_URL=" + server.URL(), quick, "ADMIN_IDS=" + strconv.Itoa(admin)}
	chats := crowd(100)
	x := newExchange(t, telegramtest.Options{Private: append(crowd(100), person, admin)})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, chats...)
	announce(t, environ, "4.41")
	await(t, r, "some are told", func() bool { return len(x.sent(told)) >= 10 })
	failed := false
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		if failed || c.Params["chat_id"] != strconv.Itoa(admin) {
			return telegramtest.Fault{}
		}
		failed = true
		return telegramtest.Fault{Status: 502}
	})
	if err := dial(t, server).FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	until(t, r, "the outbox has lost its memory") // and what was in hand is over
	before := len(x.sent(told))
	for n := 1; n <= 2; n++ { // at once, and after a restart
		await(t, r, "the administrator is told", func() bool { return len(x.to(admin, "data di Redis hilang")) == n })
		mustSay(t, r.log.String(), "the outbox has lost its memory")
		mustSay(t, x.ask(t, r, person, "/indikator balangan 2020"), "5,32")
		if after := len(x.sent(told)); after > before || before == len(chats) {
			t.Errorf("%d messages were sent after the memory was gone, %d before", after-before, before)
		}
		r.end()
		if n == 1 {
			r = serveOn(t, x, environ...)
			subscribe(t, environ, chats...)
			announce(t, environ, "4.41")
		}
	}
	if err := os.Remove(filepath.Join(dir, "generation")); err != nil {
		t.Fatal(err)
	}
	r = serveOn(t, x, environ...)
	announce(t, environ, "4.43")
	x.mustReach(t, r, chats, "4,43 persen")
}

// A store that is killed right after its very first start has not lost its memory.
func TestKillAfterTheFirstStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	first := spawn(t, x, "DATA_DIR="+dir)
	noted := filepath.Join(dir, "generation")
	await(t, first.running, "the memory is noted", func() bool {
		_, err := os.Stat(noted)
		return err == nil
	})
	first.kill()
	environ := []string{"DATA_DIR=" + dir, quick}
	r := serveOn(t, x, environ...)
	subscribe(t, environ, person)
	announce(t, environ, "4.41")
	await(t, r, "the chat is told, or nothing goes out", func() bool {
		return len(x.to(person, told)) > 0 || strings.Contains(r.log.String(), "has lost its memory")
	})
	x.mustReach(t, r, []int64{person}, told)
}

// Whoever asks during a broadcast is answered before it goes on, and at no higher pace.
func TestAnswersComeFirst(t *testing.T) {
	t.Parallel()
	environ := append(onServer(t), quick)
	chats := crowd(90)
	x := newExchange(t, telegramtest.Options{Private: append(crowd(90), person)})
	r := serveOn(t, x, environ...)
	subscribe(t, environ, chats...)
	announce(t, environ, "4.41")
	await(t, r, "some are told", func() bool { return len(x.sent(told)) >= 5 })
	heard := -1
	x.fail(func(c telegramtest.Call) telegramtest.Fault {
		if c.Method == "getUpdates" && heard < 0 { // the next look, with the question in hand
			heard = len(x.sends)
		}
		return telegramtest.Fault{}
	})
	x.ask(t, r, person, "/indikator balangan 2020")
	x.fail(nil)
	answer := slices.IndexFunc(x.sent(""), func(s send) bool { return s.to == person })
	if between := answer - heard; heard < 0 || between > 10 {
		t.Errorf("%d letters went before the answer", between)
	}
	x.mustReach(t, r, chats, told)
	if rate := x.perSecond(); rate > 40 {
		t.Errorf("%.1f messages a second went out", rate)
	}
}

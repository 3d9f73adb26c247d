package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/redis/go-redis/v9"

	"pantau/bot/telegram/telegramtest"
)

// asProgram makes the test binary the program itself, so that a test can send it
// signals.
const asProgram = "PANTAU_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	redis.SetLogger(silence{})
	flag.Parse()
	_ = flag.Set("test.parallel", "6") // tests of delivery wait for the pace more than they work
	os.Exit(m.Run())
}

// token is the bot's in tests; no log may ever hold what stands behind the colon.
const (
	tokenKey  = "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
	testToken = "4242:" + tokenKey
)

// enough is how long anything in a test may take, on a machine with much else to do.
const enough = 2 * time.Minute

// running is a service at work.
type running struct {
	t    *testing.T
	stop context.CancelFunc
	code chan int
	log  *pages
	over bool
}

// startService runs the service on a Bot API server until the test ends. The
// environment given comes last and wins.
func startService(t *testing.T, api *telegramtest.Server, environ ...string) *running {
	t.Helper()
	return startProgram(t, api, time.Now, environ...)
}

// startProgram is startService by a clock.
func startProgram(t *testing.T, api *telegramtest.Server, now func() time.Time, environ ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{t: t, stop: cancel, code: make(chan int, 1), log: &pages{}}
	base := []string{"TELEGRAM_TOKEN=" + testToken, "TELEGRAM_API_URL=" + api.URL(), "LISTEN_ADDR=127.0.0.1:0", "LOG_LEVEL=debug"}
	p := program{environ: env.ToMap(append(base, environ...)), out: r.log, errs: r.log, now: now}
	go func() { r.code <- p.run(ctx, []string{"run"}) }()
	t.Cleanup(func() {
		if !r.over {
			r.end()
		}
		if strings.Contains(r.log.String(), tokenKey) {
			t.Errorf("the token stands in the log:\n%s", r.log)
		}
	})
	return r
}

// end tells the service to stop and returns its exit code.
func (r *running) end() int {
	r.t.Helper()
	r.stop()
	return r.wait()
}

// wait returns the exit code of a service that ends by itself.
func (r *running) wait() int {
	r.t.Helper()
	r.over = true
	select {
	case code := <-r.code:
		return code
	case <-time.After(enough):
		r.t.Fatalf("the service did not end:\n%s", r.log)
		return -1
	}
}

// talk says words in a private chat and returns what the bot answers.
func talk(t *testing.T, api *telegramtest.Server, words string) string {
	t.Helper()
	api.Say(person, person, words)
	return next(t, api).Text
}

// person is who talks in tests, and the number of the private chat.
const person = 5001

func next(t *testing.T, api *telegramtest.Server) telegramtest.Shown {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	m, err := api.Next(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// newAPI is a Bot API server that must have nothing to complain of at the end.
func newAPI(t *testing.T) *telegramtest.Server {
	t.Helper()
	api := telegramtest.New(testToken, telegramtest.Options{Private: []int64{person}, ReadsGroups: true})
	t.Cleanup(func() {
		api.Close()
		for _, v := range api.Violations() {
			t.Errorf("the Bot API server says: %s", v)
		}
	})
	return api
}

// mustSay fails unless the answer holds all the words.
func mustSay(t *testing.T, answer string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(answer, w) {
			t.Errorf("the answer lacks %q:\n%s", w, answer)
		}
	}
}

// pages is a buffer for many writers.
type pages struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (p *pages) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.b.Write(b)
}

func (p *pages) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.b.String()
}

package main

import (
	"net/http"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// Two replicas behind one webhook share one pace and one broadcast: nobody hears
// twice, and no more goes out than from one of them. The server lets everything
// through, so that what is counted is what the replicas would send.
func TestReplicasShareAPace(t *testing.T) {
	t.Parallel()
	redis := "REDIS_URL=" + redistest.Start(t).URL()
	chats, asking := crowd(150)[:110], crowd(150)[110:]
	x := newExchange(t, telegramtest.Options{Private: append(crowd(150), person)})
	front, all := behindOne(t, x, 2, redis, quick)
	environ := []string{redis, "DATA_DIR=" + t.TempDir()}
	subscribe(t, environ, chats...)
	announce(t, environ, "4.41")
	await(t, all[0], "the broadcast has begun", func() bool { return len(x.sent(told)) > 0 })
	for _, id := range asking {
		x.Say(id, id, "/indikator balangan 2020")
	}
	x.mustReach(t, all[0], chats, told)
	x.mustReach(t, all[0], asking, "5,32")
	// The pace is 30 a second. A machine that stalls makes it less, or bunches what
	// waited; two paces would make it sixty.
	if rate := x.perSecond(); rate > 40 {
		t.Errorf("%.1f messages a second went out", rate)
	}
	if front.passed[0].Load() == 0 || front.passed[1].Load() == 0 {
		t.Error("one of the replicas got no updates")
	}
}

// behindOne runs replicas that get updates by one webhook in turn.
func behindOne(t *testing.T, x *exchange, n int, environ ...string) (front *balancer, all []*running) {
	t.Helper()
	front = balance(t, n)
	for _, address := range front.behind {
		all = append(all, serveOn(t, x, append([]string{"DATA_DIR=" + t.TempDir(), "LISTEN_ADDR=" + address,
			"TELEGRAM_WEBHOOK_URL=" + front.url + "/telegram", "TELEGRAM_WEBHOOK_SECRET=rahasia"}, environ...)...))
	}
	for _, r := range all {
		until(t, r, "the webhook is set")
	}
	return front, all
}

// A replica behind a webhook that stops finishes what it has in hand, and the other
// gets the rest: every question is answered once.
func TestReplicaStops(t *testing.T) {
	t.Parallel()
	asking := crowd(40)
	x := newExchange(t, telegramtest.Options{Private: asking})
	_, all := behindOne(t, x, 2, "REDIS_URL="+redistest.Start(t).URL())
	for i, id := range asking {
		x.Say(id, id, "/indikator balangan 2020")
		if i == 15 {
			await(t, all[0], "some are answered", func() bool { n, _ := x.reached(asking, "5,32"); return n > 3 })
			go all[0].stop()
		}
	}
	if code := all[0].end(); code != exitFine {
		t.Errorf("exit code %d\n%s", code, all[0].log)
	}
	x.mustReach(t, all[1], asking, "5,32")
	await(t, all[1], "all updates are taken", func() bool { return x.Pending() == 0 })
	if _, doubled := x.reached(asking, "5,32"); doubled > 0 {
		t.Errorf("%d answers stand twice", doubled)
	}
}

// perSecond is how many messages a second were sent, from the first to the last.
func (x *exchange) perSecond() float64 {
	sends := x.sent("")
	first, last := sends[0].at, sends[0].at
	for _, s := range sends {
		if s.at.Before(first) {
			first = s.at
		}
		if s.at.After(last) {
			last = s.at
		}
	}
	return float64(len(sends)-1) / last.Sub(first).Seconds()
}

// balancer passes requests on to several addresses in turn.
type balancer struct {
	url    string
	behind []string
	passed []atomic.Int32
	turn   atomic.Int32
	to     []*httputil.ReverseProxy
}

func balance(t *testing.T, n int) *balancer {
	t.Helper()
	b := &balancer{passed: make([]atomic.Int32, n)}
	for range n {
		address := freeAddress(t)
		b.behind = append(b.behind, address)
		b.to = append(b.to, httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: address}))
	}
	address := freeAddress(t)
	server := &http.Server{Addr: address, Handler: b}
	go func() { _ = server.ListenAndServe() }() // says that it was closed
	t.Cleanup(func() { _ = server.Close() })
	b.url = "http://" + address
	return b
}

// ServeHTTP passes one request on.
func (b *balancer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i := int(b.turn.Add(1)) % len(b.to)
	b.passed[i].Add(1)
	b.to[i].ServeHTTP(w, r)
}

// Of two pollers one leads. When it stops the other takes over at once, and every
// question is answered once.
func TestLeadIsHandedOver(t *testing.T) {
	t.Parallel()
	redis := "REDIS_URL=" + redistest.Start(t).URL()
	asking := crowd(60)
	x := newExchange(t, telegramtest.Options{Private: append(crowd(60), person)})
	first := serveOn(t, x, redis, "DATA_DIR="+t.TempDir())
	mustSay(t, x.ask(t, first, person, "/indikator balangan 2020"), "5,32")
	second := serveOn(t, x, redis, "DATA_DIR="+t.TempDir())
	until(t, second, "another replica leads")
	for i, id := range asking {
		x.Say(id, id, "/indikator balangan 2020")
		if i == 20 {
			await(t, first, "some are answered", func() bool { n, _ := x.reached(asking, "5,32"); return n > 5 })
			go first.stop()
		}
	}
	x.mustReach(t, second, asking, "5,32")
	if code := first.end(); code != exitFine {
		t.Errorf("exit code %d\n%s", code, first.log)
	}
	mustSay(t, x.ask(t, second, person, "/indikator tabalong 2022"), "Kabupaten Tabalong")
	if n := len(x.sent("")); n != len(asking)+2 {
		t.Errorf("%d questions and two more have %d answers", len(asking), n)
	}
}

// A poller that is killed gives nothing back; the other takes over all the same.
func TestLeaderIsKilled(t *testing.T) {
	t.Parallel()
	redis := "REDIS_URL=" + redistest.Start(t).URL()
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	first := spawn(t, x, redis, "DATA_DIR="+t.TempDir())
	mustSay(t, x.ask(t, first.running, person, "/indikator balangan 2020"), "5,32")
	second := serveOn(t, x, redis, "DATA_DIR="+t.TempDir())
	until(t, second, "another replica leads")
	killed := time.Now()
	first.kill()
	mustSay(t, x.ask(t, second, person, "/indikator tabalong 2022"), "Kabupaten Tabalong")
	t.Logf("answered %v after the kill", time.Since(killed).Round(time.Millisecond))
	if n := len(x.to(person, "")); n != 2 {
		t.Errorf("two questions have %d answers", n)
	}
}

// While Redis is away for a moment the one that leads goes on alone: the other does
// not begin beside it.
func TestPollersWithoutRedis(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t, "--appendonly", "yes", "--appendfsync", "always")
	redis := "REDIS_URL=" + server.URL()
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	first := serveOn(t, x, redis, "DATA_DIR="+t.TempDir())
	mustSay(t, x.ask(t, first, person, "/indikator balangan 2020"), "5,32")
	second := serveOn(t, x, redis, "DATA_DIR="+t.TempDir())
	until(t, second, "another replica leads")
	killRedis(t, server)
	until(t, second, "who leads is unknown")
	until(t, second, "the outbox cannot be reached")
	mustSay(t, x.ask(t, first, person, "/indikator tabalong 2022"), "Kabupaten Tabalong")
	server.Again()
	until(t, second, "reached again")
	mustSay(t, x.ask(t, first, person, "/indikator tapin 2022"), "Kabupaten Tapin")
	if n := len(x.to(person, "")); n != 3 {
		t.Errorf("three questions have %d answers", n)
	}
	for _, refused := range x.Refusals() {
		t.Errorf("the server refused %s", refused)
	}
}

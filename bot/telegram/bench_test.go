package telegram_test

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// arrivals tells each chat when its answer has come in.
type arrivals map[int64]chan time.Time

func (a arrivals) hear(m telegramtest.Shown) { a[m.Ref.Chat] <- m.At }

// newArrivals is for chats 1 to n.
func newArrivals(n int) (arrivals, []int64) {
	a, ids := arrivals{}, make([]int64, n)
	for i := range ids {
		ids[i] = int64(i + 1)
		a[ids[i]] = make(chan time.Time, 4)
	}
	return a, ids
}

// BenchmarkIdle is one update in and its message out, over loopback, nothing else
// going on.
func BenchmarkIdle(b *testing.B) {
	a, ids := newArrivals(1)
	s := newBench(b, telegramtest.Options{Private: ids, OnMessage: a.hear})
	s.door.Answer = short
	stop := s.start()
	<-s.Polled()
	took := make([]time.Duration, 0, b.N)
	for b.Loop() {
		said := s.Say(1, 1, "/indikator balangan")
		took = append(took, (<-a[1]).Sub(said.At))
	}
	report(b, took)
	if err := stop(); err != nil {
		b.Error(err)
	}
}

// BenchmarkBusy is fifty chats, each of which says its next word when it has its
// answer.
func BenchmarkBusy(b *testing.B) {
	const chats = 50
	a, ids := newArrivals(chats)
	s := newBench(b, telegramtest.Options{Private: ids, OnMessage: a.hear})
	s.door.Answer = short
	stop := s.start()
	<-s.Polled()
	var mu sync.Mutex
	var took []time.Duration
	var group sync.WaitGroup
	b.ResetTimer()
	for i, id := range ids {
		group.Go(func() {
			for n := i; n < b.N; n += chats {
				said := s.Say(id, id, "/indikator balangan "+strconv.Itoa(n))
				d := (<-a[id]).Sub(said.At)
				mu.Lock()
				took = append(took, d)
				mu.Unlock()
			}
		})
	}
	group.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
	report(b, took)
	if err := stop(); err != nil {
		b.Error(err)
	}
	s.clean()
}

func short(_ context.Context, u chat.Update) chat.Reply {
	return chat.Reply{Messages: []chat.Message{{
		Text:    "<b>Kemiskinan Kabupaten Balangan</b>\n" + chat.Escape(u.Text),
		Buttons: [][]chat.Button{{{Label: "Bandingkan", Data: "/bandingkan 6311"}, {Label: "Peringkat", Data: "/peringkat 63"}}},
	}}}
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(p float64) float64 {
		return took[int(p*float64(len(took)-1))].Seconds() * 1000
	}
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.99), "p99-ms")
}

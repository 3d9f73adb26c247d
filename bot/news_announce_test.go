package bot_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// forgetful is a book that cannot take news off its list, as when the program is killed.
type forgetful struct{ *indicators.MemoryBook }

func (forgetful) Told(context.Context, ...indicators.Entry) error { return errGone }

// A broadcast, and each letter of it, comes once, whoever announces it and whenever
// the program is killed.
func TestNewsIsAnnouncedOnce(t *testing.T) {
	t.Run("killed between announcing and taking it off the list", func(t *testing.T) {
		c := newCourier(t)
		c.subscribe(1, in("6311"))
		killed := c.replica()
		killed.Book = forgetful{c.book}
		c.comes(c.figure("6311:p0:2026-03 4.41"))
		c.now = c.now.Add(settles)
		if _, err := killed.Announce(t.Context()); err == nil {
			t.Fatal("the kill is not noticed")
		}
		c.wait(0)
		c.comes(c.figure("6309:p0:2026-03 4.50")) // joins nothing that went out
		c.wait(settles)
		if got := c.heard(); !slices.Equal(got, []int64{1}) {
			t.Errorf("%v are told", got)
		}
	})
	t.Run("replicas at once", func(t *testing.T) {
		c := newCourier(t)
		c.subscribe(1, in("6311"))
		c.comes(c.figure("6311:p0:2026-03 4.41"), c.figure("6311:p0:2025-03 4.65"))
		c.now = c.now.Add(settles)
		var running sync.WaitGroup
		made := make([]int, 4)
		for i := range made {
			b := c.replica()
			running.Go(func() {
				n, err := b.Announce(t.Context())
				if made[i] = n; err != nil {
					t.Error(err)
				}
			})
		}
		running.Wait()
		c.wait(0)
		if got := c.heard(); made[0]+made[1]+made[2]+made[3] != 2 || !slices.Equal(got, []int64{1, 1}) {
			t.Errorf("%v broadcasts are made, %v are told", made, got)
		}
	})
}

// Nobody is told a value that was replaced while the letter waited; the news of the
// new value tells it.
func TestReplacedBeforeItWasTold(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311"))
	c.now = c.now.Add(12 * time.Hour)
	c.tell("6311:p0:2026-03 4.41", "6311:line:2026-03 566000")
	c.tell("6311:p0:2026-03 4.43")
	c.wait(10 * time.Hour)
	var texts []string
	for _, d := range c.taken() {
		texts = append(texts, chat.Plain(d.message.Text))
	}
	all := strings.Join(texts, "\n")
	if len(texts) != 2 || strings.Contains(all, "4,41 persen") || !strings.Contains(all, "Semula 4,41, menjadi 4,43 persen") || !strings.Contains(all, "Rp566.000") {
		t.Errorf("told %q", texts)
	}
	if len(texts) == 2 && strings.Contains(texts[0], "Menggantikan") {
		t.Errorf("%q replaces a message that never told it", texts[0])
	}
	c.now = c.now.Add(12 * time.Hour)
	c.tell("6311:p1:2026-03 0.50")
	c.tell("6311:p1:2026-03 0.52")
	c.tell("6311:p1:2026-03 0.50")
	c.wait(10 * time.Hour)
	for _, d := range c.taken() {
		if strings.Contains(chat.Plain(d.message.Text), "menjadi 0,52") {
			t.Errorf("a value is told that went as it came: %v", d)
		}
	}
}

// A replica that does not answer from the book yet, as for a moment after every
// start, neither makes letters nor drops any.
func TestReplicaThatIsBehind(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311"))
	for i, figure := range []string{"6311:p0:2026-03 4.41", "6311:p0:2025-03 4.65"} {
		c.now = monday.Add(time.Duration(i)*24*time.Hour + 12*time.Hour)
		c.tell(figure)
		c.now = c.now.Add(10 * time.Hour) // the letter is due
		claimed, err := c.box.Claim(t.Context(), 1, 25*time.Second)
		if err != nil || len(claimed.Leases) != 1 {
			t.Fatalf("claimed %v: %v", claimed, err)
		}
		l := claimed.Leases[0]
		br, _, _ := c.box.Broadcast(t.Context(), l.Broadcast)
		behind := c.replica()
		if _, err := behind.Address(t.Context(), br, []int64{1}); err == nil {
			t.Error("it addresses what it does not know")
		}
		if w, err := behind.Words(t.Context(), l.Letter); err != nil || w.Hold <= 0 || w.Hold > 5*time.Second {
			t.Errorf("%s: its words are %+v, %v", figure, w, err)
		}
		behind.Use(c.inUse())
		if w, err := behind.Words(t.Context(), l.Letter); err != nil || w.Message.Text == "" {
			t.Errorf("%s: once it has caught up its words are %+v, %v", figure, w, err)
		}
	}
}

func TestLetterWithoutItsBroadcast(t *testing.T) {
	c := newCourier(t)
	l := outbox.Letter{Key: "angka/gone/1", Broadcast: "angka/gone", To: chat.ID{Chat: 1}}
	if w, err := c.bot.Words(t.Context(), l); err != nil || !w.Drop {
		t.Errorf("its words are %+v, %v", w, err)
	}
	c.bot.Delivered(t.Context(), l, chat.Ref{Chat: 1, Message: 2})
}

// A chat that rests keeps its letters until it is revived.
func TestChatThatRests(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311"))
	if err := c.box.Rest(t.Context(), 1, outbox.Gone); err != nil {
		t.Fatal(err)
	}
	c.bot.Rested(t.Context(), 1, outbox.Gone)
	if s, _ := c.people.Settings(t.Context(), 1); s.Rest == nil || !s.Has(people.NewFigures) {
		t.Errorf("its settings are %+v", s)
	}
	c.tell("6311:p0:2026-03 4.41")
	if got := c.heard(); got != nil {
		t.Errorf("%v are told", got)
	}
	c.now = c.now.Add(24 * time.Hour)
	c.bot.Answer(t.Context(), chat.Update{ID: 1, Chat: chat.ID{Chat: 1}, Kind: chat.Private, From: 1, Message: 1, Text: "/start"})
	c.wait(0)
	if s, _ := c.people.Settings(t.Context(), 1); s.Rest != nil || !slices.Equal(c.heard(), []int64{1}) {
		t.Errorf("it is not revived: %+v", s)
	}
}

// A topic that takes nothing is used no more, and the group hears of it once.
func TestTopicThatIsGone(t *testing.T) {
	c := newCourier(t)
	c.subscribe(-1, func(s *people.Settings) {
		s.BindTo("6311", "")
		s.Topics = map[people.Kind]int{people.NewFigures: 9, people.Releases: 9, people.Digest: 12}
	})
	for i := range 3 {
		for _, topic := range []int{0, 9} {
			l := outbox.Letter{Key: fmt.Sprint("angka/x/", i), Broadcast: "angka/x", To: chat.ID{Chat: -1, Topic: topic}, Kind: chat.Group}
			c.bot.TopicGone(t.Context(), l)
		}
	}
	if s, _ := c.people.Settings(t.Context(), -1); len(s.Topics) != 1 || s.Topics[people.Digest] != 12 {
		t.Errorf("topics are %v", s.Topics)
	}
	c.wait(0)
	if d := c.one(); d.To.Topic != 0 || !strings.Contains(d.message.Text, "angka baru dan rilis") {
		t.Errorf("told %v", d)
	}
}

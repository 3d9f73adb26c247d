package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

func TestPostmanKeepsThePace(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		const n = 100
		for i := range n {
			o.put(letter(fmt.Sprint("release/1/", i), int64(i+1)))
		}
		o.run(o.postman(), 10*time.Second)
		when := o.when()
		if len(when) != n {
			t.Fatalf("%d letters stand; want %d", len(when), n)
		}
		if last, forecast := when[n-1], outbox.Forecast(n, usualPace()); last < forecast-2*outbox.Slack || last > forecast+2*outbox.Slack {
			t.Errorf("the last stands after %v; the forecast says %v", last, forecast)
		}
		for i := 30; i < n; i++ {
			if in := when[i] - when[i-30]; in < time.Second {
				t.Errorf("31 letters in %v", in)
			}
		}
		o.left(0, 0)
	})
}

func TestPostmanWaitsAsTold(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		o.fate = func(_ context.Context, to chat.ID, _ string, attempt int) error {
			if to.Chat == -1 && attempt == 0 {
				return chat.RetryError{After: 7 * time.Second}
			}
			return nil
		}
		first, other := letter("a/1", -1), letter("b/2", 2)
		first.Priority = outbox.Answer
		o.put(first, other)
		o.run(o.postman(), 20*time.Second)
		o.stands("words of b/2", "words of a/1")
		if when := o.when(); when[0] > time.Second || !near(when[1], 7*time.Second, time.Second) {
			t.Errorf("they stand after %v; want at once, and after 7 s", when)
		}
		o.counted(map[string]int64{"too_many": 1, "sent": 2, "uncertain": 0})
		o.left(0, 0)
	})
}

func TestPostmanBacksOff(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want map[string]int64
	}{
		{chat.ErrAway, map[string]int64{"uncertain": 0, "sent": 1}},
		{chat.ErrUncertain, map[string]int64{"uncertain": 6, "sent": 1}},
		{errors.New("something else"), map[string]int64{"uncertain": 6, "sent": 1}},
		{fmt.Errorf("%w: %w", chat.ErrAway, chat.ErrUncertain), map[string]int64{"uncertain": 6, "sent": 1}},
	} {
		t.Run(tt.err.Error(), func(t *testing.T) {
			bubble(t, outbox.Pace{}, func(o *office) {
				o.fate = failing(6, tt.err)
				o.put(letter("a/1", 1))
				o.run(o.postman(), 2*time.Minute)
				if when := o.when(); len(when) != 1 || when[0] < 47*time.Second || when[0] > 80*time.Second {
					t.Errorf("after six failures it stands after %v; want 1+2+4+8+16+32 s, more or less a fourth", when)
				}
				o.counted(tt.want)
				o.left(0, 0)
			})
		})
	}
}

func TestPostmanGivesUp(t *testing.T) {
	for err, want := range map[error]outbox.Reason{chat.ErrAway: outbox.Away, chat.ErrUncertain: outbox.Uncertain, chat.ErrRefused: outbox.Refused, chat.ErrTopic: outbox.Gone} {
		t.Run(string(want), func(t *testing.T) {
			bubble(t, outbox.Pace{}, func(o *office) {
				o.fate = failing(1<<30, err)
				o.lives = 5 * time.Hour
				o.put(letter("release/77/4711", 4711))
				o.run(o.postman(), 6*time.Hour)
				o.left(0, 1)
				dead, err := o.store.Dead(o.t.Context(), 1)
				if err != nil || dead[0].Reason != want {
					t.Errorf("the reason is %q, %v; want %q", dead[0].Reason, err, want)
				}
				if want != outbox.Refused && (o.tried["words of release/77/4711"] < 55 || o.tried["words of release/77/4711"] > 85) {
					t.Errorf("%d attempts in five hours; want one in five minutes", o.tried["words of release/77/4711"])
				}
				if log := o.logged(); strings.Contains(log, "4711") || strings.Contains(log, "words of") {
					t.Errorf("the log names a chat or what was said:\n%s", log)
				}
			})
		})
	}
}

func TestPostmanSetsChatsToRest(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		gone := true
		o.fate = func(_ context.Context, to chat.ID, _ string, _ int) error {
			if to.Chat == 1 && gone {
				return fmt.Errorf("delivering: %w", chat.ErrGone)
			}
			return nil
		}
		var rested []int64
		p := o.postman()
		p.Workers = 1
		p.Rested = func(_ context.Context, to int64, why outbox.Reason) { rested = append(rested, to) }
		o.put(letter("a/1", 1), letter("b/1", 1), letter("c/2", 2))
		stop := o.start(p)
		time.Sleep(time.Minute)
		o.stands("words of c/2")
		if s := o.stats(); s.Parked != 2 || s.Resting != 1 || !slices.Equal(rested, []int64{1}) {
			t.Errorf("%d letters wait for %d chats, heard of %v; want 2 for 1, [1]", s.Parked, s.Resting, rested)
		}
		gone = false
		if was, err := o.store.Revive(o.t.Context(), 1); !was || err != nil {
			t.Errorf("Revive: %v, %v", was, err)
		}
		o.bell.Ring()
		synctest.Wait()
		stop()
		got := o.texts()
		slices.Sort(got)
		if !slices.Equal(got, []string{"words of a/1", "words of b/1", "words of c/2"}) {
			t.Errorf("in the chats stands %q; want each once", got)
		}
		o.left(0, 0)
	})
}

func TestPostmanFollowsChatsThatMove(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		o.fate = func(_ context.Context, to chat.ID, _ string, _ int) error {
			switch to.Chat {
			case -1:
				return fmt.Errorf("delivering: %w", chat.MovedError{To: -1001})
			case -1001:
				return chat.MovedError{To: -1002}
			}
			return nil
		}
		var moves [][2]int64
		p := o.postman()
		p.Moved = func(_ context.Context, from, to int64) error {
			moves = append(moves, [2]int64{from, to})
			if len(moves) == 1 {
				return errors.New("people cannot be reached")
			}
			return nil
		}
		o.put(letter("a/-1", -1))
		o.run(p, 10*time.Second)
		o.put(letter("b/-1", -1))
		o.run(p, 10*time.Second)
		o.stands("words of a/-1", "words of b/-1")
		for _, s := range o.said {
			if s.to.Chat != -1002 {
				t.Errorf("it stands in %d; want -1002", s.to.Chat)
			}
		}
		if when := o.when(); when[0] > 5*time.Second { // one back-off, and the group's pace
			t.Errorf("it stands after %v; want once people can be reached", when[0])
		}
		if want := [][2]int64{{-1, -1001}, {-1, -1001}, {-1001, -1002}}; !slices.Equal(moves, want) {
			t.Errorf("moves %v; want %v", moves, want)
		}
		o.left(0, 0)
	})
}

// In the group that a chat has become the number of a message is another's.
func TestPostmanRepliesToNothingInANewGroup(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		var replies []string
		p := o.postman()
		p.Carrier = replying{o, func(to int64, part chat.Message) error {
			replies = append(replies, fmt.Sprint(to, " to ", part.ReplyTo))
			if to == -1 {
				return fmt.Errorf("delivering: %w", chat.MovedError{To: -1001})
			}
			return nil
		}}
		for i, to := range []int64{-1, -2} {
			l := letter(fmt.Sprint("a/", to), to)
			l.Due, l.Message.ReplyTo = o.opened.Add(time.Duration(i)*time.Second), 77
			o.put(l)
		}
		o.run(p, 5*time.Second)
		if want := []string{"-1 to 77", "-1001 to 0", "-2 to 77"}; !slices.Equal(replies, want) {
			t.Errorf("delivered was %q; want %q", replies, want)
		}
		o.left(0, 0)
	})
}

// replying is a carrier that shows what a part replies to.
type replying struct {
	*office
	deliver func(to int64, part chat.Message) error
}

func (r replying) Deliver(_ context.Context, to chat.ID, _ chat.Kind, part chat.Message) (chat.Ref, error) {
	return chat.Ref{Chat: to.Chat, Message: 1}, r.deliver(to.Chat, part)
}

// Split keeps the whole message.
func (replying) Split(m chat.Message) []chat.Message { return []chat.Message{m} }

func TestPostmanTurnsToTheGeneralTopic(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		attempts := 0
		o.fate = func(_ context.Context, to chat.ID, _ string, _ int) error {
			if attempts++; to.Topic != 0 {
				return fmt.Errorf("delivering: %w", chat.ErrTopic)
			}
			if attempts == 2 {
				return chat.ErrAway
			}
			return nil
		}
		told := 0
		p := o.postman()
		p.TopicGone = func(_ context.Context, l outbox.Letter) {
			if told++; l.Key != "a/-1" || l.To.Topic != 9 || len(o.texts()) == 0 {
				t.Errorf("told of %s in topic %d while %q stands", l.Key, l.To.Topic, o.texts())
			}
		}
		l := letter("a/-1", -1)
		l.To.Topic = 9
		l.Message.Text = "one|two"
		o.put(l)
		o.run(p, 30*time.Second)
		o.stands("one", "two")
		if o.said[0].to != (chat.ID{Chat: -1}) || told != 1 || attempts != 5 {
			t.Errorf("it stands in %v, told %d times, %d attempts; want the general topic, once, 5", o.said[0].to, told, attempts)
		}
		o.left(0, 0)
	})
}

func TestPostmanSaysPartsOneByOne(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		o.fate = func(_ context.Context, _ chat.ID, part string, attempt int) error {
			if part == "two" && attempt == 0 {
				return chat.ErrAway
			}
			return nil
		}
		var heard []string
		p := o.postman()
		p.Sent = func(_ context.Context, l outbox.Letter, ref chat.Ref) {
			heard = append(heard, fmt.Sprint(l.Key, " ", ref.Message))
			panic("nobody stops the postman")
		}
		l := letter("a/1", 1)
		l.Message.Text = "one|two|three"
		o.put(l)
		o.run(p, 30*time.Second)
		o.stands("one", "two", "three")
		when := o.when()
		for i := 1; i < 3; i++ {
			if when[i]-when[i-1] < time.Second {
				t.Errorf("the parts stand after %v; want one a second", when)
			}
		}
		if !slices.Equal(heard, []string{"a/1 3"}) {
			t.Errorf("heard of %v; want the letter once, with its last part", heard)
		}
		o.left(0, 0)
	})
}

// The next part is not left to the next look into the store.
func TestPostmanSaysPartsAtOnce(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		l := letter("a/1", 1)
		l.Message.Text = "one|two|three|four"
		o.put(l)
		o.run(o.postman(), 10*time.Second)
		o.stands("one", "two", "three", "four")
		if last := o.when()[3]; last > 100*time.Millisecond {
			t.Errorf("without a pace the last part stands after %v", last)
		}
	})
}

func TestPostmanAsksForWords(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		asked := map[string]int{}
		var mu sync.Mutex
		p := o.postman()
		p.Words = func(_ context.Context, l outbox.Letter) (outbox.Words, error) {
			mu.Lock()
			defer mu.Unlock()
			asked[l.Key]++
			switch {
			case l.Key == "untrue":
				return outbox.Words{Drop: true}, nil
			case l.Key == "early" && asked[l.Key] == 1:
				return outbox.Words{Hold: 3 * time.Hour}, nil
			case l.Key == "unmade" && asked[l.Key] <= 20:
				return outbox.Words{}, errors.New("the book cannot be reached")
			case l.Key == "panic" && asked[l.Key] == 1:
				panic("a mistake")
			}
			return outbox.Words{Message: chat.Message{Text: "made of " + l.Note}}, nil
		}
		for i, key := range []string{"untrue", "early", "unmade", "panic", "plain"} {
			l := letter(key, int64(i+1))
			l.Note = key
			o.put(l)
		}
		o.run(p, 4*time.Hour)
		o.stands("made of plain", "made of panic", "made of unmade", "made of early")
		when := o.when()
		if !near(when[1], 0, 2*time.Second) || !near(when[2], 5*time.Minute, 20*time.Minute) || !near(when[3], 3*time.Hour, 2*time.Second) {
			t.Errorf("they stand after %v; want soon, after 20 minutes at most, after 3 hours", when)
		}
		o.counted(map[string]int64{"sent": 4, "dropped": 1, "dead": 0})
		o.left(0, 0)
	})
}

func TestPostmanWithoutWordsToSay(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		p := o.postman()
		p.Carrier = nothing{o}
		o.put(letter("a/1", 1))
		o.run(p, time.Minute)
		o.stands()
		o.left(0, 1)
	})
}

// nothing splits every message into no part.
type nothing struct{ *office }

func (nothing) Split(chat.Message) []chat.Message { return nil }

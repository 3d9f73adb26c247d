package bot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
	"pantau/summaries"
)

// clerk is a bot that reads pages for somebody, in a bubble's time.
type clerk struct {
	t    *testing.T
	bot  *bot.Bot
	mail *post
	log  *bytes.Buffer
	stop context.CancelFunc
}

// newClerk reads the page of an address by fetch, and summarises by summarise; nil is at
// once. It does not work yet.
func newClerk(t *testing.T, fetch, summarise func(ctx context.Context) error) *clerk {
	r := &clerk{t: t, mail: newPost(time.Now), log: new(bytes.Buffer)}
	talk := dialogue.NewMemory(time.Now)
	do := func(ctx context.Context, f func(context.Context) error) error {
		if f == nil {
			return nil
		}
		return f(ctx)
	}
	r.bot = bot.New(bot.Options{Catalogue: catalogue(t), Home: "6311", People: people.NewMemoryAt(time.Now), Talk: talk, Refs: talk, Forms: talk,
		Mail: r.mail, Book: indicators.NewMemoryBook(), Pledges: commitments.NewMemory(), Releases: summaries.NewMemoryLedger(), Now: time.Now,
		IsAdmin: firstIsAdmin, Log: slog.New(slog.NewTextHandler(r.log, nil)),
		Fetch: func(ctx context.Context, address string) (summaries.Page, error) {
			return summaries.Page{Title: "Judul", Text: "Isi.", Address: address}, do(ctx, fetch)
		},
		Summarise: func(ctx context.Context, p summaries.Page, _ func(what, text string)) (summaries.Summary, error) {
			return summaries.Summary{Title: "Judul", Text: "Ringkasannya.", Method: summaries.ByTemplate}, do(ctx, summarise)
		}})
	return r
}

// works begins to read; what was begun ends with the test.
func (r *clerk) works() {
	ctx, cancel := context.WithCancel(r.t.Context())
	r.stop = cancel
	ended := make(chan error, 1)
	go func() { ended <- r.bot.Work(ctx) }()
	r.t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			r.t.Error(err)
		}
	})
}

// asks says words as the update of a number.
func (r *clerk) asks(id int64, words string) string {
	u := private(words)
	u.ID, u.Time = id, time.Now()
	return said(r.bot.Answer(r.t.Context(), u))
}

// told are the letters that came since the last look: key, words, and when they are due.
func (r *clerk) told() string {
	var lines []string
	for _, l := range r.mail.taken() {
		due := ""
		if !l.Due.IsZero() {
			due = fmt.Sprintf(" in %v", time.Until(l.Due).Round(time.Second))
		}
		w, err := r.bot.Words(r.t.Context(), l)
		words, _, _ := strings.Cut(w.Message.Text, "\n")
		if w.Drop {
			words = "( )"
		}
		if err != nil {
			words = err.Error()
		}
		lines = append(lines, l.Key+due+": "+words)
	}
	return strings.Join(lines, "\n")
}

func (r *clerk) want(what, got, want string) {
	r.t.Helper()
	if !strings.Contains(got, want) || want == "" && got != "" {
		r.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// until ends when the bubble's time has come, or its context.
func until(d time.Duration, err error) func(context.Context) error {
	return func(ctx context.Context) error {
		select {
		case <-time.After(d):
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

const asksForPage = "/ringkas https://contoh.go.id/1"

// A page is promised at once, and told when it is read; then nothing is given up.
func TestLateResult(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newClerk(t, until(20*time.Second, nil), nil)
		r.works()
		began := time.Now()
		r.want("answer", r.asks(1, asksForPage), "Sedang dibaca.")
		if waited := time.Since(began); waited > 0 {
			t.Errorf("the answer took %v", waited)
		}
		synctest.Wait()
		r.want("promise", r.told(), "answer/1/gagal in 2m0s: Mohon maaf, pembacaan naskah tadi belum berhasil.")
		r.want("the same again", r.asks(1, asksForPage), "Sedang dibaca.")
		time.Sleep(30 * time.Second)
		synctest.Wait()
		r.want("result", r.told(), "answer/1: <b>Judul</b>")
		r.want("no second result", r.told(), "")
		r.want("the same again, with its result in", r.asks(1, asksForPage), "")
		words, err := r.bot.Words(t.Context(), outbox.Letter{Key: "answer/1/gagal", Message: chat.Message{Text: "x"}})
		if err != nil || !words.Drop {
			t.Errorf("a result that is in is given up: %+v %v", words, err)
		}
	})
}

// What fails says so in time, with a reference where it is our fault, and in place of what
// gives it up.
func TestLateFailure(t *testing.T) {
	for name, tt := range map[string]struct {
		fetch, summarise func(context.Context) error
		want             string
		logged           bool
	}{
		"refused":      {until(time.Second, summaries.ErrAddress), nil, "Alamat ini tidak dapat dibuka.", false},
		"gone":         {until(time.Second, fmt.Errorf("fetching: %w", summaries.ErrGone)), nil, "Halaman ini tidak dapat dibuka", false},
		"too large":    {until(time.Second, summaries.ErrTooLarge), nil, "Naskah ini terlalu besar", false},
		"unreadable":   {until(time.Second, summaries.ErrUnreadable), nil, "Tidak ada teks yang dapat dibaca", false},
		"endless":      {until(time.Hour, nil), nil, "terlalu lama dibaca", false},
		"endless text": {nil, until(time.Hour, nil), "terlalu lama dibaca", false},
		"fault":        {nil, until(time.Second, errors.New("secret words")), "belum berhasil (kode ", true},
		"panic":        {nil, func(context.Context) error { panic("secret words") }, "belum berhasil (kode ", true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newClerk(t, tt.fetch, tt.summarise)
				r.works()
				r.want("answer", r.asks(1, asksForPage), "Sedang dibaca.")
				time.Sleep(100 * time.Second)
				synctest.Wait()
				got := r.told()
				r.want("result", got, "answer/1: ")
				r.want("result", got, tt.want)
				r.want("given up", got, "answer/1/gagal in 20s: ( )")
				if logged := strings.Contains(r.log.String(), "is not read"); logged != tt.logged {
					t.Errorf("logged %v, want %v: %s", logged, tt.logged, r.log)
				}
			})
		})
	}
}

// When too much is being read, that is said at once, nothing is promised, and nothing is
// counted.
func TestLateFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newClerk(t, nil, nil)
		for id := range int64(16) {
			r.want("answer", r.asks(id+1, asksForPage), "Sedang dibaca.")
		}
		r.mail.taken()
		r.want("one more", r.asks(17, asksForPage), "sedang ramai")
		r.want("letters", r.told(), "")
		spent, err := r.bot.Releases.Spent(t.Context(), summaries.DayOf(time.Now()), "chat/1")
		if err != nil || spent != 16 {
			t.Errorf("%d are counted, want 16; %v", spent, err)
		}
		r.works()
		synctest.Wait()
		if got := strings.Count(r.told(), ": <b>Judul</b>"); got != 16 {
			t.Errorf("%d results, want 16", got)
		}
		r.want("afterwards", r.asks(18, asksForPage), "Sedang dibaca.")
	})
}

// A program that ends leaves what it has promised to the letter that gives it up, and one
// that comes after does not find it.
func TestLateKilled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newClerk(t, until(time.Minute, nil), nil)
		r.works()
		r.want("answer", r.asks(1, asksForPage), "Sedang dibaca.")
		synctest.Wait()
		r.stop()
		synctest.Wait()
		l := r.mail.taken()
		if len(l) != 1 || l[0].Key != "answer/1/gagal" {
			t.Fatalf("letters %v", l)
		}
		time.Sleep(2 * time.Minute)
		after := bot.New(r.bot.Options)
		words, err := after.Words(t.Context(), l[0])
		if err != nil || words.Drop || words.Hold != 0 || !strings.Contains(words.Message.Text, "Silakan kirim ulang") {
			t.Errorf("the person is told %+v, %v", words, err)
		}
	})
}

// What has waited too long is not read any more: it was given up.
func TestLateTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newClerk(t, nil, nil)
		r.want("answer", r.asks(1, asksForPage), "Sedang dibaca.")
		time.Sleep(3 * time.Minute)
		r.works()
		synctest.Wait()
		r.want("given up", r.told(), "answer/1/gagal in -1m0s: Mohon maaf")
		r.want("no result", r.told(), "")
	})
}

// A text is answered with its summary when that is quick, and promised when it is not.
func TestSoon(t *testing.T) {
	for _, tt := range []struct {
		takes                  time.Duration
		answer, within, letter string
	}{
		{time.Second, "Judul", "1s", ""},
		{2900 * time.Millisecond, "Judul", "2.9s", ""},
		{5 * time.Second, "Sedang dibaca.", "3s", "answer/1: <b>Judul</b>"},
		{50 * time.Second, "Sedang dibaca.", "3s", "answer/1: <b>Judul</b>"},
	} {
		t.Run(tt.takes.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newClerk(t, nil, until(tt.takes, nil))
				r.works()
				began := time.Now()
				r.want("answer", r.asks(1, "/ringkas Naskah pendek."), tt.answer)
				if took := time.Since(began).String(); took != tt.within {
					t.Errorf("the answer took %s, want %s", took, tt.within)
				}
				time.Sleep(time.Minute)
				synctest.Wait()
				r.want("letters", r.told(), tt.letter)
			})
		})
	}
}

// shut is a mailbox that takes no results.
type shut struct{ *post }

func (m shut) Put(ctx context.Context, letters ...outbox.Letter) (int, error) {
	if len(letters[0].Marks) > 0 {
		return 0, errGone
	}
	return m.post.Put(ctx, letters...)
}

// A result that cannot be put in is given up in time, and that is logged.
func TestResultIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newClerk(t, nil, nil)
		o := r.bot.Options
		o.Mail = shut{r.mail}
		r.bot = bot.New(o)
		r.works()
		r.want("answer", r.asks(1, asksForPage), "Sedang dibaca.")
		synctest.Wait()
		time.Sleep(2 * time.Minute)
		r.want("given up", r.told(), "answer/1/gagal in 0s: Mohon maaf")
		r.want("log", r.log.String(), "a result is lost")
	})
}

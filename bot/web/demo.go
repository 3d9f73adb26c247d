package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"pantau/bot/chat"
)

// answerTime bounds one answer with all that Sent does; the bot's own deadline
// is shorter, so this only keeps a chat from being held for ever.
const answerTime = time.Minute

// Config is what the page needs from the program.
type Config struct {
	// Answer is the bot. It gets updates of one chat one after another.
	Answer func(context.Context, chat.Update) chat.Reply
	// Sent is told of each message as it stands in the chat, before the next
	// update of that chat is answered; nil when nobody asks.
	Sent func(context.Context, chat.Update, chat.Message, chat.Ref)
	// Username is what the bot goes by: "@username words" offers cards. Empty is no
	// inline mode.
	Username string
	// Menus are the commands behind the menu button, by kind of place.
	Menus []chat.Menu
	// Now is the clock; nil is time.Now. Numbers of updates and messages begin
	// at its milliseconds, so that a restart on kept state repeats none.
	Now func() time.Time
	// Skip lets time pass until the next working morning; nil where it cannot. It is
	// called once at a time.
	Skip func(context.Context) error
	// Log gets faults, never what is said; nil is silence.
	Log *slog.Logger
}

// Demo is the chat page: an http.Handler with the page, its api and its stream
// of events.
type Demo struct {
	cfg     Config
	handler http.Handler
	board   *board
	files   shelf
	album   *album
	asking  chan struct{} // full while as many ask for cards as may at once
	skips   sync.Mutex    // held while time is made to pass
	rooms   map[int64]*room
	updates atomic.Int64
	inHand  sync.WaitGroup // rooms that are answering
	streams atomic.Int64
	closing chan struct{}
	close   sync.Once
}

// NewDemo makes the page. It starts nothing: rooms work only while there is
// something to answer.
func NewDemo(cfg Config) *Demo {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	start, life := cfg.Now().UnixMilli(), rand.Text()
	d := &Demo{
		cfg:     cfg,
		board:   newBoard(life, int(start)),
		album:   newAlbum(life),
		asking:  make(chan struct{}, maxAsking),
		rooms:   make(map[int64]*room),
		closing: make(chan struct{}),
	}
	d.updates.Store(start)
	for _, p := range places {
		d.rooms[p.chat] = &room{place: p}
	}
	d.handler = guard(d.routes())
	return d
}

// ServeHTTP serves the page to loopback names only.
func (d *Demo) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.handler.ServeHTTP(w, r) }

func (d *Demo) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", serveAsset("page.html"))
	mux.HandleFunc("GET /assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		serveAsset(r.PathValue("name"))(w, r)
	})
	mux.HandleFunc("GET /pictures/{id}", d.picture)
	mux.HandleFunc("GET /files/{id}", d.file)
	mux.HandleFunc("GET /api/events", d.stream)
	mux.HandleFunc("POST /api/skip", d.skip)
	mux.HandleFunc("POST /api/say", d.say)
	mux.HandleFunc("POST /api/press", d.press)
	mux.HandleFunc("POST /api/cards", d.cards)
	mux.HandleFunc("POST /api/choose", d.choose)
	return mux
}

// Shutdown ends the streams, which a server would else wait for, takes no more
// updates, and returns when the answers in hand are out. It gives up with the
// context's error. Call it before the server's own Shutdown.
func (d *Demo) Shutdown(ctx context.Context) error {
	d.close.Do(func() { close(d.closing) })
	for _, r := range d.rooms {
		r.shut()
	}
	done := make(chan struct{})
	go func() {
		d.inHand.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for answers in hand: %w", ctx.Err())
	}
}

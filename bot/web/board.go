package web

import (
	"encoding/json"
	"reflect"
	"sync"

	"pantau/bot/chat"
)

// Bounds of what is kept: beyond them the oldest go.
const (
	maxEntries = 200 // messages of a chat
	maxEvents  = 512 // over all chats; a tab that missed more starts over
)

// board is what stands in the chats, and the events that changed it. A tab
// begins with a snapshot ("reset") and follows the events by their numbers.
type board struct {
	life string // names this process, so that numbers of an earlier one mean nothing

	mu      sync.Mutex
	message int // number last given
	chats   map[int64]*history
	events  []event
	last    int           // number of the newest event
	changed chan struct{} // closed at the next event
}

// history is one chat.
type history struct {
	entries []*entry // oldest first
	typing  bool
}

// event is one change, numbered from 1 without holes.
type event struct {
	number int
	name   string
	data   []byte
}

func newBoard(life string, message int) *board {
	b := &board{life: life, message: message, chats: make(map[int64]*history), changed: make(chan struct{})}
	for _, p := range places {
		b.chats[p.chat] = &history{}
	}
	return b
}

// post adds an entry to a chat, as a reply to another one if that still stands,
// and returns its number.
func (b *board) post(chat, person int64, e entry, replyTo int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.chats[chat]
	b.message++
	e.ID, e.Chat, e.Person = b.message, chat, person
	if other := h.find(replyTo); other != nil {
		e.Quote = other.quoted()
	}
	h.entries = append(h.entries, &e)
	h.trim()
	b.tell("message", &e)
	return e.ID
}

// next is the number of a message that stands on no board.
func (b *board) next() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.message++
	return b.message
}

// edit changes a message of the bot in place. False means that none such stands
// any more, or that words would have to become a picture, which Telegram does
// not do either; the caller then posts anew.
func (b *board) edit(ref chat.Ref, e entry) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.chats[ref.Chat]
	if h == nil {
		return false
	}
	old := h.find(ref.Message)
	if old == nil || old.Person != 0 || (old.Picture == nil && e.Picture != nil) {
		return false
	}
	if unchanged(old, &e) {
		return true
	}
	e.ID, e.Chat, e.Time, e.Quote, e.Edited = old.ID, old.Chat, old.Time, old.Quote, true
	if e.Picture == nil {
		e.Picture = old.Picture
	}
	*old = e
	b.tell("edit", old)
	return true
}

// unchanged tells whether an edit would show the same again.
func unchanged(old, e *entry) bool {
	samePicture := e.Picture == nil || *old.Picture == *e.Picture
	return samePicture && reflect.DeepEqual(old.Body, e.Body) && reflect.DeepEqual(old.Buttons, e.Buttons)
}

// look shows one message to see, and tells whether it stands.
func (b *board) look(ref chat.Ref, see func(*entry)) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.chats[ref.Chat]
	if h == nil {
		return false
	}
	e := h.find(ref.Message)
	if e == nil {
		return false
	}
	see(e)
	return true
}

// typing says that the bot has begun or ended an answer.
func (b *board) typing(chat int64, on bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.chats[chat].typing = on
	b.tell("typing", struct {
		Chat int64 `json:"chat"`
		On   bool  `json:"on"`
	}{chat, on})
}

// tell numbers an event and wakes the streams.
func (b *board) tell(name string, what any) {
	data, err := json.Marshal(what)
	if err != nil {
		return // cannot be: the shapes above hold nothing that JSON lacks
	}
	b.last++
	b.events = append(b.events, event{number: b.last, name: name, data: data})
	if extra := len(b.events) - maxEvents; extra > 0 {
		clear(b.events[:extra])
		b.events = b.events[extra:]
	}
	close(b.changed)
	b.changed = make(chan struct{})
}

// since is what happened after an event, or nil and a channel that closes when
// something does. ok is false when that past is no longer known.
func (b *board) since(number int) (events []event, changed <-chan struct{}, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	first := b.last - len(b.events)
	if number < first || number > b.last {
		return nil, b.changed, false
	}
	return append(events, b.events[number-first:]...), b.changed, true
}

func (h *history) find(message int) *entry {
	for i := len(h.entries) - 1; i >= 0; i-- {
		if h.entries[i].ID == message {
			return h.entries[i]
		}
	}
	return nil
}

// trim drops the oldest entries beyond the bound.
func (h *history) trim() {
	extra := max(0, len(h.entries)-maxEntries)
	clear(h.entries[:extra])
	h.entries = h.entries[extra:]
}

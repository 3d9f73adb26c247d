package web

import (
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf16"

	"pantau/bot/chat"
)

const (
	maxBody = maxFile*4/3 + 32<<10 // bytes of a request; a file grows by a third on its way
	maxText = 4096                 // UTF-16 units of a message, as in Telegram
)

// saying is the body of POST /api/say: the person says text in the chat or sends a file
// with it, as a reply to a message unless reply_to is 0.
type saying struct {
	Chat    int64    `json:"chat"`
	Person  int64    `json:"person"`
	Text    string   `json:"text"`
	ReplyTo int      `json:"reply_to"`
	File    *sending `json:"file,omitempty"`
}

// sending is a file that is sent: a document, or a picture where Photo says so and the
// content is one.
type sending struct {
	Name    string `json:"name"`
	Photo   bool   `json:"photo"`
	Content []byte `json:"content"` // base64
}

// fits tells whether there is something to say, and not too much of it.
func (s saying) fits() bool {
	switch {
	case len(utf16.Encode([]rune(s.Text))) > maxText:
		return false
	case s.File != nil:
		return len(s.File.Content) > 0 && len(s.File.Content) <= maxFile
	}
	return s.Text != ""
}

// say takes words and answers 202 with the message's number; the bot's answer
// comes over the stream.
func (d *Demo) say(w http.ResponseWriter, r *http.Request) {
	var s saying
	if !decode(w, r, &s) {
		return
	}
	s.Text = strings.TrimSpace(strings.ToValidUTF8(s.Text, "\uFFFD"))
	room := d.rooms[s.Chat]
	if room == nil || !room.place.has(s.Person) || !s.fits() {
		http.Error(w, "no such chat or person, or nothing said, or more than 4096 units or 1 MB", http.StatusBadRequest)
		return
	}
	ctx := context.WithoutCancel(r.Context())
	number := 0
	taken := room.take(&d.inHand, func() func() {
		u := d.hear(room.place, s)
		number = u.Message
		return func() { d.answerWords(ctx, u) }
	})
	if !taken {
		busy(w)
		return
	}
	respond(w, http.StatusAccepted, map[string]int{"message": number})
}

// hear puts words on the board and makes them an update.
func (d *Demo) hear(p place, s saying) chat.Update {
	now := d.cfg.Now()
	toBot, about := false, int64(0)
	d.board.look(chat.Ref{Chat: p.chat, Message: s.ReplyTo}, func(e *entry) { toBot, about = e.Person == 0, e.Person })
	e, file := said(s.Text, now), d.received(s.File)
	u := chat.Update{ID: d.updates.Add(1), Chat: chat.ID{Chat: p.chat}, Kind: p.kind, From: s.Person, Time: now, Text: s.Text, ToBot: toBot, About: about}
	if file != nil {
		d.attach(&e, *file)
		u.File = &chat.File{ID: file.ID, Photo: file.Photo, Name: file.Name, Size: file.Size}
	}
	u.Message = d.board.post(p.chat, s.Person, e, s.ReplyTo)
	return u
}

// received keeps a file that somebody sends. Pictures have no names, as in Telegram.
func (d *Demo) received(s *sending) *chat.File {
	if s == nil {
		return nil
	}
	f := chat.File{Name: fileName(s.Name), Bytes: s.Content, Photo: s.Photo && isPicture(s.Content)}
	if f.Photo {
		f.Name = ""
	}
	f = d.files.keep(f)
	return &f
}

// pressing is the body of POST /api/press: the person presses the button of a
// message that says data.
type pressing struct {
	Chat    int64  `json:"chat"`
	Person  int64  `json:"person"`
	Message int    `json:"message"`
	Data    string `json:"data"`
}

// pressed is the answer to a press: what only the person who pressed sees.
type pressed struct {
	Notice string `json:"notice"`
	Alert  bool   `json:"alert"`
}

// press takes a press and answers when the bot has, with its notice. A button
// that has gone meanwhile answers 410.
func (d *Demo) press(w http.ResponseWriter, r *http.Request) {
	var p pressing
	if !decode(w, r, &p) {
		return
	}
	room := d.rooms[p.Chat]
	if room == nil || !room.place.has(p.Person) {
		http.Error(w, "no such chat or person", http.StatusBadRequest)
		return
	}
	offered := false
	d.board.look(chat.Ref{Chat: p.Chat, Message: p.Message}, func(e *entry) { offered = e.offers(p.Data) })
	if !offered {
		http.Error(w, "the message has no such button", http.StatusGone)
		return
	}
	ctx := context.WithoutCancel(r.Context())
	result := make(chan pressed, 1) // the bot never waits for the tab
	taken := room.take(&d.inHand, func() func() {
		u := d.feel(room.place, p)
		return func() { result <- d.answer(ctx, u) }
	})
	if !taken {
		busy(w)
		return
	}
	select {
	case done := <-result:
		respond(w, http.StatusOK, done)
	case <-r.Context().Done():
	}
}

// feel makes a press an update.
func (d *Demo) feel(at place, p pressing) chat.Update {
	id := d.updates.Add(1)
	return chat.Update{
		ID: id, Chat: chat.ID{Chat: at.chat}, Kind: at.kind, From: p.Person,
		Message: p.Message, Time: d.cfg.Now(), Text: p.Data, Press: strconv.FormatInt(id, 10),
	}
}

// decode reads a JSON body into v, or answers what is wrong with it. Asking for
// the content type keeps plain forms of other sites out.
func decode(w http.ResponseWriter, r *http.Request, v any) bool {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		http.Error(w, "the body must be application/json", http.StatusUnsupportedMediaType)
		return false
	}
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	body.DisallowUnknownFields()
	if err := body.Decode(v); err != nil {
		http.Error(w, "the body is not as documented, or too long", http.StatusBadRequest)
		return false
	}
	return true
}

func busy(w http.ResponseWriter) {
	http.Error(w, "too much is waiting in this chat", http.StatusServiceUnavailable)
}

func respond(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

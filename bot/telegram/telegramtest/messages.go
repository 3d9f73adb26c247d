package telegramtest

import (
	"encoding/json"
	"strings"

	"pantau/bot/chat"
)

// said is what a call wants to show.
type said struct {
	markup, text string
	buttons      [][]chat.Button
	force        bool
	media        *media // nil is none, or the one that stands
	reply        int
	anyway       bool // allow_sending_without_reply
}

// send is sendMessage, sendPhoto and sendDocument.
func (s *Server) send(c *Call) (json.RawMessage, *apiError) {
	what, e := read(c)
	if e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.written(c)
	if e != nil {
		return nil, e
	}
	topic, e := r.thread(c)
	if e != nil {
		return nil, e
	}
	if e := r.taps(what.buttons); e != nil {
		return nil, e
	}
	if what.reply != 0 && !s.stands(r, what.reply) {
		if !what.anyway {
			return nil, bad("message to be replied not found")
		}
		what.reply = 0
	}
	if e := s.limited(c, r); e != nil {
		return nil, e
	}
	file, e := s.file(what.media)
	if e != nil {
		return nil, e
	}
	m := &stood{byBot: true, topic: topic, markup: what.markup, keys: c.Params["reply_markup"], file: file}
	id := s.keep(r, m)
	m.shown = what.shown(c, chat.Ref{Chat: r.id, Message: id}, m)
	if s.opts.Marker == "" || strings.Contains(what.text, s.opts.Marker) {
		r.marked++
	}
	s.show(m.shown)
	return r.result(m, id, c), nil
}

// keep stands a message of the bot in the chat; a server that forgets keeps its
// number only.
func (s *Server) keep(r *room, m *stood) int {
	if !s.opts.Forget {
		return r.add(m)
	}
	r.last++
	return r.last
}

// stands tells whether a message is in the chat, as far as the server remembers.
func (s *Server) stands(r *room, id int) bool {
	return r.messages[id] != nil || s.opts.Forget && id > 0 && id <= r.last
}

// taps refuses buttons that nobody could use: in a channel nobody talks back. That
// is a rule of ours (Telegram would take them).
func (r *room) taps(rows [][]chat.Button) *apiError {
	if r.kind != "channel" {
		return nil
	}
	for _, row := range rows {
		for _, b := range row {
			if b.URL == "" {
				return wrong("a button of a channel opens no address")
			}
		}
	}
	return nil
}

// edit is every method that changes a message.
func (s *Server) edit(c *Call) (json.RawMessage, *apiError) {
	what, e := read(c)
	if e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.written(c)
	if e != nil {
		return nil, e
	}
	id := int(c.number("message_id"))
	m := r.messages[id]
	if m == nil && s.stands(r, id) {
		m = s.forgotten(c)
	}
	if e := editable(c, m); e != nil {
		return nil, e
	}
	if e := s.limited(c, r); e != nil {
		return nil, e
	}
	if c.Method == "editMessageReplyMarkup" {
		what.markup, what.text = m.markup, m.shown.Text
	}
	file, e := s.file(what.media)
	if e != nil {
		return nil, e
	}
	if m.markup == what.markup && m.keys == c.Params["reply_markup"] && (file == nil || file == m.file) {
		return nil, bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	m.markup, m.keys = what.markup, c.Params["reply_markup"]
	if file != nil {
		m.file = file
	}
	m.shown = what.shown(c, chat.Ref{Chat: r.id, Message: id}, m)
	m.shown.Edit = true
	s.show(m.shown)
	return r.result(m, id, c), nil
}

// forgotten is a message that the server no longer knows, as a call takes it to be.
func (s *Server) forgotten(c *Call) *stood {
	m := &stood{byBot: true}
	if c.Method == "editMessageMedia" || c.Method == "editMessageCaption" {
		m.file = s.newFile(chat.File{Photo: true})
	}
	return m
}

// Delivered is how many new messages of the bot with the marker of the Options a
// chat has had.
func (s *Server) Delivered(chat int64) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.chats[chat]; r != nil {
		return r.marked
	}
	return 0
}

func editable(c *Call, m *stood) *apiError {
	switch {
	case m == nil:
		return bad("message to edit not found")
	case !m.byBot:
		return bad("message can't be edited")
	case c.Method == "editMessageText" && m.file != nil:
		return bad("there is no text in the message to edit")
	case c.Method == "editMessageCaption" && m.file == nil:
		return bad("there is no caption in the message to edit")
	case c.Method == "editMessageMedia" && m.file == nil:
		return bad("there is no media in the message to edit")
	}
	return nil
}

// read reads and checks what a call wants to show.
func read(c *Call) (w said, e *apiError) {
	mode := c.Params["parse_mode"]
	limit, empty := 1024, true
	switch c.Method {
	case "sendMessage", "editMessageText":
		w.markup, limit, empty = c.Params["text"], 4096, false
	case "sendPhoto", "sendDocument":
		kind := strings.ToLower(strings.TrimPrefix(c.Method, "send"))
		w.markup = c.Params["caption"]
		w.media, e = readMedia(c, kind, c.Params[kind])
	case "editMessageCaption":
		w.markup = c.Params["caption"]
	case "editMessageMedia":
		mode, e = w.readNew(c)
	case "editMessageReplyMarkup":
		empty = true
	}
	if e != nil {
		return w, e
	}
	if w.text, e = visible(w.markup, mode, limit, empty); e != nil {
		return w, e
	}
	if w.buttons, w.force, e = keyboard(c); e != nil {
		return w, e
	}
	var reply struct {
		Message int  `json:"message_id"`
		Anyway  bool `json:"allow_sending_without_reply"`
	}
	if raw := c.Params["reply_parameters"]; raw != "" {
		_ = json.Unmarshal([]byte(raw), &reply)
	}
	w.reply, w.anyway = reply.Message, reply.Anyway
	return w, nil
}

// visible is text as shown, if Telegram takes it. Markdown is taken as it is.
func visible(markup, mode string, limit int, empty bool) (string, *apiError) {
	text := markup
	if mode == "HTML" {
		var fail string
		if text, fail = readMarkup(markup); fail != "" {
			return "", wrong("can't parse entities: " + fail)
		}
	}
	switch {
	case !empty && strings.TrimSpace(text) == "":
		return "", wrong("message text is empty")
	case units(text) > limit && limit == 1024:
		return "", wrong("message caption is too long")
	case units(text) > limit:
		return "", wrong("message is too long")
	}
	return text, nil
}

func (w said) shown(c *Call, ref chat.Ref, m *stood) Shown {
	o := Shown{
		Method: c.Method, Ref: ref, Topic: m.topic, Markup: w.markup, Text: w.text, Buttons: w.buttons,
		ReplyTo: w.reply, ForceReply: w.force, At: c.at,
	}
	if m.file != nil {
		f := m.file.File
		o.File = &f
	}
	if w.media != nil && w.media.photo && w.media.upload != nil {
		o.Photo = w.media.upload.content
	}
	return o
}

// result is a message as the API gives it back.
func (r *room) result(m *stood, id int, c *Call) json.RawMessage {
	o := map[string]any{"message_id": id, "date": c.at.Unix(), "chat": r.json(), "text": m.shown.Text}
	if m.file != nil {
		m.file.attach(o)
	}
	if m.topic != 0 {
		o["message_thread_id"], o["is_topic_message"] = m.topic, true
	}
	return encode(o)
}

func (r *room) json() map[string]any {
	o := map[string]any{"id": r.id, "type": r.kind}
	if r.kind == "private" {
		o["first_name"] = "Warga"
	} else {
		o["title"] = "Grup"
	}
	if r.forum {
		o["is_forum"] = true
	}
	return o
}

// show tells what people see now. The lock is held.
func (s *Server) show(m Shown) {
	if s.opts.OnMessage != nil {
		s.opts.OnMessage(m)
		return
	}
	if s.opts.Forget {
		return
	}
	s.shown = append(s.shown, m)
	select {
	case s.news <- struct{}{}:
	default:
	}
}

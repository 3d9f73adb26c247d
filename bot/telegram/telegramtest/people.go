package telegramtest

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
)

// Words are something that a person says.
type Words struct {
	Chat, Person int64
	Topic        int // of a forum; 0 is General
	Text         string
	File         *chat.File // picture or document, with Text as its caption; Size 0 is that of Bytes
	ReplyTo      int        // message answered
	AsChat       bool       // an anonymous administrator speaks
	Date         time.Time
}

// Said is what became of words.
type Said struct {
	Update  int64
	Message int
	File    string    // the API's id of the file sent
	At      time.Time // when the bot could first have it
}

// Say has a person say something in a chat. A private chat is there from the
// first words on; others must have been added.
func (s *Server) Say(chat, person int64, text string) Said {
	return s.SayWith(Words{Chat: chat, Person: person, Text: text})
}

// SayWith is Say with everything that can be told.
func (s *Server) SayWith(w Words) Said {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[w.Chat]
	if r == nil {
		r = s.open(w.Chat, "private", false)
	}
	if w.Date.IsZero() {
		w.Date = time.Now()
	}
	id := r.add(&stood{topic: w.Topic, person: w.Person})
	m := s.message(r, id, w)
	said := Said{Message: id}
	if w.File != nil {
		f := s.receive(*w.File)
		said.File = f.ID
		f.attach(m)
	}
	said.Update, said.At = s.updates.add("message", encode(m)), time.Now()
	return said
}

// message is what the API makes of words.
func (s *Server) message(r *room, id int, w Words) map[string]any {
	m := map[string]any{"message_id": id, "date": w.Date.Unix(), "chat": r.json(), "text": w.Text, "from": someone(w.Person)}
	if w.AsChat {
		m["sender_chat"] = r.json()
		m["from"] = map[string]any{"id": 1087968824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"}
	}
	if strings.HasPrefix(w.Text, "/") {
		end, _, _ := strings.Cut(w.Text, " ")
		m["entities"] = []any{map[string]any{"type": "bot_command", "offset": 0, "length": units(end)}}
	}
	if w.Topic != 0 {
		// What is said in a topic answers the message that opened it.
		m["message_thread_id"], m["is_topic_message"] = w.Topic, true
		m["reply_to_message"] = map[string]any{
			"message_id": w.Topic, "date": 1, "chat": r.json(), "from": s.self(),
			"message_thread_id": w.Topic, "forum_topic_created": map[string]any{"name": "Topik", "icon_color": 1},
		}
	}
	if old := r.messages[w.ReplyTo]; old != nil {
		from := someone(old.person)
		if old.byBot {
			from = s.self()
		}
		m["reply_to_message"] = map[string]any{"message_id": w.ReplyTo, "date": 1, "chat": r.json(), "from": from}
		if w.Topic == 0 && r.kind == "supergroup" {
			// Plain replies carry a thread number too, which the API never takes back.
			m["message_thread_id"] = w.ReplyTo
		}
	}
	return m
}

func someone(id int64) map[string]any {
	return map[string]any{"id": id, "is_bot": false, "first_name": "Warga", "language_code": "id"}
}

func (s *Server) self() map[string]any {
	return map[string]any{"id": s.id, "is_bot": true, "first_name": "Pantau", "username": s.opts.Username}
}

// Press has the person of a private chat press a button of the bot. The error
// tells when no such button is there. The result is the number of the press.
func (s *Server) Press(ref chat.Ref, data string) (string, error) {
	return s.PressBy(ref.Chat, ref, data)
}

// PressBy is Press in a group.
func (s *Server) PressBy(person int64, ref chat.Ref, data string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[ref.Chat]
	if r == nil || r.messages[ref.Message] == nil || !r.messages[ref.Message].has(data) {
		return "", fmt.Errorf("no button %q on message %d", data, ref.Message)
	}
	old := r.messages[ref.Message]
	m := map[string]any{"message_id": ref.Message, "date": old.shown.At.Unix(), "chat": r.json(), "from": s.self(), "text": old.shown.Text}
	if old.file != nil {
		old.file.attach(m)
	}
	if old.topic != 0 {
		m["message_thread_id"], m["is_topic_message"] = old.topic, true
	}
	return s.press(person, data, m), nil
}

// PressOld presses a button of a message so old that the API tells no more than
// its chat and number.
func (s *Server) PressOld(person int64, ref chat.Ref, data string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[ref.Chat]
	if r == nil {
		r = s.open(ref.Chat, "private", false)
	}
	return s.press(person, data, map[string]any{"message_id": ref.Message, "date": 0, "chat": r.json()})
}

// press is a press below a message, or below an inline one when there is none.
func (s *Server) press(person int64, data string, message map[string]any) string {
	s.nextPress++
	id := strconv.Itoa(9_000_000 + s.nextPress)
	s.presses[id] = nil
	o := map[string]any{"id": id, "from": someone(person), "chat_instance": "1", "data": data}
	if message != nil {
		o["message"] = message
	} else {
		o["inline_message_id"] = "inline-" + id
	}
	s.updates.add("callback_query", encode(o))
	return id
}

func (m *stood) has(data string) bool {
	for _, row := range m.shown.Buttons {
		for _, b := range row {
			if b.Data == data {
				return true
			}
		}
	}
	return false
}

// Inject brings an update as raw JSON, for what Telegram should never send. Its
// number takes the place of %d.
func (s *Server) Inject(raw string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.updates.put(func(id int64) []byte {
		return []byte(strings.Replace(raw, "%d", strconv.FormatInt(id, 10), 1))
	})
}

// Next waits for the next message or edit of the bot, in the order in which they
// came in. It gets nothing when Options.OnMessage is set.
func (s *Server) Next(ctx context.Context) (Shown, error) {
	for {
		s.mu.Lock()
		if len(s.shown) > 0 {
			m := s.shown[0]
			s.shown = s.shown[1:]
			s.mu.Unlock()
			return m, nil
		}
		s.mu.Unlock()
		select {
		case <-s.news:
		case <-ctx.Done():
			return Shown{}, fmt.Errorf("waiting for a message of the bot: %w", ctx.Err())
		}
	}
}

// Acked waits until a press is acknowledged.
func (s *Server) Acked(ctx context.Context, press string) (Ack, error) {
	for {
		s.mu.Lock()
		ack, changed := s.presses[press], s.answered
		s.mu.Unlock()
		if ack != nil {
			return *ack, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Ack{}, fmt.Errorf("waiting for an acknowledgement: %w", ctx.Err())
		}
	}
}

// Waiting is how many messages Next would give at once.
func (s *Server) Waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.shown)
}

package telegramtest

import (
	"cmp"

	"pantau/bot/chat"
)

// room is one chat.
type room struct {
	id       int64
	kind     string // private, group, supergroup, channel
	forum    bool
	topics   map[int]bool // by thread: whether it is open
	admins   map[int64]bool
	role     role  // of the bot
	moved    int64 // became a supergroup of this number
	last     int   // newest message
	marked   int   // messages with the marker
	messages map[int]*stood
}

// stood is a message that stands in a chat. Only what checks need is kept.
type stood struct {
	byBot  bool
	person int64 // who said it
	topic  int
	markup string
	keys   string // reply_markup as it came
	file   *file  // nil when it has words alone
	shown  Shown
}

// kept is how many messages of a chat are remembered.
const kept = 300

// add stands a message in the chat and gives it a number.
func (r *room) add(m *stood) int {
	r.last++
	if r.messages == nil {
		r.messages = map[int]*stood{}
	}
	r.messages[r.last] = m
	delete(r.messages, r.last-kept)
	return r.last
}

func (s *Server) open(id int64, kind string, forum bool) *room {
	r := &room{id: id, kind: kind, forum: forum, role: member}
	if kind == "channel" {
		r.role = administrator
	}
	s.chats[id] = r
	return r
}

// administer makes a person an administrator, or no longer.
func (r *room) administer(person int64, is bool) {
	if r.admins == nil {
		r.admins = map[int64]bool{}
	}
	r.admins[person] = is
}

// topic opens or closes a topic.
func (r *room) topic(thread int, open bool) {
	if r.topics == nil {
		r.topics = map[int]bool{}
	}
	r.topics[thread] = open
}

// AddPrivate makes private chats of persons who have pressed start.
func (s *Server) AddPrivate(persons ...int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range persons {
		s.open(id, "private", false)
	}
}

// AddGroup makes a supergroup; its number is negative.
func (s *Server) AddGroup(id int64, admins ...int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.open(id, "supergroup", false)
	for _, a := range admins {
		r.administer(a, true)
	}
}

// AddForum makes a supergroup with topics; the General topic is always there.
func (s *Server) AddForum(id int64, topics ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.open(id, "supergroup", true)
	for _, t := range topics {
		r.topic(t, true)
		r.last = max(r.last, t)
	}
}

// AddChannel makes a channel in which the bot may post; its number is negative.
func (s *Server) AddChannel(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open(id, "channel", false)
}

// SetAdmin makes a person an administrator of a group, or no longer.
func (s *Server) SetAdmin(group, person int64, is bool) {
	s.change(group, func(r *room) { r.administer(person, is) })
}

// CloseTopic closes a topic of a forum.
func (s *Server) CloseTopic(forum int64, topic int) {
	s.change(forum, func(r *room) { r.topic(topic, false) })
}

// DropTopic deletes a topic of a forum.
func (s *Server) DropTopic(forum int64, topic int) {
	s.change(forum, func(r *room) { delete(r.topics, topic) })
}

// Shut has the chat take nothing from the bot, which does not hear of it: as
// Remove, but for the update.
func (s *Server) Shut(id int64) { s.change(id, func(r *room) { r.role = kicked }) }

// Delete deletes a message.
func (s *Server) Delete(ref chat.Ref) {
	s.change(ref.Chat, func(r *room) { delete(r.messages, ref.Message) })
}

func (s *Server) change(id int64, how func(*room)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.chats[id]; r != nil {
		how(r)
	}
}

// find gives the chat of a call, if it takes messages. The lock is held.
func (s *Server) find(c *Call) (*room, *apiError) {
	r := s.chats[c.number("chat_id")]
	switch {
	case r == nil:
		return nil, bad("chat not found")
	case r.moved != 0:
		e := bad("group chat was upgraded to a supergroup chat")
		e.Moved = r.moved
		return nil, e
	case r.role == kicked && r.kind == "private":
		return nil, &apiError{Code: 403, Text: "Forbidden: bot was blocked by the user"}
	case r.role == kicked:
		return nil, &apiError{Code: 403, Text: "Forbidden: bot was kicked from the " + r.kind + " chat"}
	case r.role == left:
		return nil, &apiError{Code: 403, Text: "Forbidden: bot is not a member of the " + r.kind + " chat"}
	}
	return r, nil
}

// written gives the chat of a call that writes, if the bot may. The lock is held.
func (s *Server) written(c *Call) (*room, *apiError) {
	r, e := s.find(c)
	if e != nil {
		return nil, e
	}
	if r.role == restricted {
		return nil, bad("not enough rights to send " + cmp.Or(wares[c.Method], "text messages") + " to the chat")
	}
	return r, nil
}

// wares are what methods send, but for text messages.
var wares = map[string]string{"sendPhoto": "photos", "sendDocument": "documents"}

// thread checks the topic that a new message is for.
func (r *room) thread(c *Call) (int, *apiError) {
	if _, ok := c.Params["message_thread_id"]; !ok {
		return 0, nil
	}
	topic := int(c.number("message_thread_id"))
	open, ok := r.topics[topic]
	switch {
	case !r.forum || topic <= 1:
		return 0, wrong("message thread not found")
	case !ok:
		return 0, bad("message thread not found")
	case !open:
		return 0, bad("TOPIC_CLOSED")
	}
	return topic, nil
}

package telegramtest

import "time"

// role is what the bot is in a chat, in the API's words.
type role string

const (
	member        role = "member"
	administrator role = "administrator"
	restricted    role = "restricted" // without the right to write
	left          role = "left"
	kicked        role = "kicked" // by a person: blocked
)

// Add has somebody add the bot to a chat: as a member, to a channel as an
// administrator who may post. A chat that is not there yet becomes a supergroup.
// The result is the number of the update, as of all below.
func (s *Server) Add(chat, by int64) int64 {
	return s.become(chat, by, func(r *room) role {
		if r.kind == "channel" {
			return administrator
		}
		return member
	})
}

// Promote has somebody make the bot an administrator.
func (s *Server) Promote(chat, by int64) int64 {
	return s.become(chat, by, func(*room) role { return administrator })
}

// Restrict has somebody take the right to write from the bot; Add gives it back.
func (s *Server) Restrict(chat, by int64) int64 {
	return s.become(chat, by, func(*room) role { return restricted })
}

// Remove has somebody remove the bot from a chat, or a person block it.
func (s *Server) Remove(chat, by int64) int64 {
	return s.become(chat, by, func(*room) role { return kicked })
}

// Unblock has a person take the bot back who had blocked it.
func (s *Server) Unblock(person int64) int64 { return s.Add(person, person) }

// Start has a person press start, of a link with a payload or of the bot itself.
func (s *Server) Start(person int64, payload string) Said {
	text := "/start"
	if payload != "" {
		text += " " + payload
	}
	return s.Say(person, person, text)
}

// become changes what the bot is in a chat and tells it.
func (s *Server) become(chat, by int64, what func(*room) role) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[chat]
	if r == nil {
		kind := "supergroup"
		if chat > 0 {
			kind = "private"
		}
		r = s.open(chat, kind, false)
		r.role = left
	}
	before := r.role
	r.role = what(r)
	return s.updates.add("my_chat_member", encode(map[string]any{
		"chat": r.json(), "from": someone(by), "date": time.Now().Unix(),
		"old_chat_member": s.as(before), "new_chat_member": s.as(r.role),
	}))
}

// as is the bot in a role, with the rights that the API tells.
func (s *Server) as(what role) map[string]any {
	o := map[string]any{"status": what, "user": s.self()}
	switch what {
	case administrator:
		for _, right := range []string{"can_manage_chat", "can_delete_messages", "can_post_messages", "can_edit_messages"} {
			o[right] = true
		}
	case restricted:
		o["is_member"], o["can_send_messages"], o["until_date"] = true, false, 0
	case kicked:
		o["until_date"] = 0
	}
	return o
}

// Migrate makes a group a supergroup with a new number: both chats tell it, and the
// old one takes nothing any more. The results are the numbers of the two updates,
// the old chat's first.
func (s *Server) Migrate(from, to int64) (old, renewed int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.chats[from]
	if was == nil {
		was = s.open(from, "group", false)
	}
	now := s.open(to, "supergroup", was.forum)
	now.admins, now.topics = was.admins, was.topics
	was.moved = to
	return s.tellMove(was, "migrate_to_chat_id", to), s.tellMove(now, "migrate_from_chat_id", from)
}

// tellMove is the message in one of the two chats.
func (s *Server) tellMove(r *room, member string, other int64) int64 {
	return s.updates.add("message", encode(map[string]any{
		"message_id": r.add(&stood{}), "date": time.Now().Unix(), "chat": r.json(), member: other,
		"from":        map[string]any{"id": 1087968824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"},
		"sender_chat": r.json(),
	}))
}

// Post has a channel post something: an update that only a bot gets which asks for
// channel_post.
func (s *Server) Post(channel int64, text string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[channel]
	if r == nil {
		r = s.open(channel, "channel", false)
	}
	return s.updates.add("channel_post", encode(map[string]any{
		"message_id": r.add(&stood{}), "date": time.Now().Unix(), "chat": r.json(), "sender_chat": r.json(), "text": text,
	}))
}

// PressInline presses a button below a message that the bot sent inline: the update
// names no chat.
func (s *Server) PressInline(person int64, data string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.press(person, data, nil)
}

package telegram

import (
	"time"

	"pantau/bot/chat"
)

// anonymous is the account that stands in for a group's anonymous administrators.
const anonymous = 1087968824

// change is a change of what the bot may do in a chat.
type change struct {
	Chat place  `json:"chat"`
	From person `json:"from"`
	Date int64  `json:"date"`
	Old  role   `json:"old_chat_member"`
	New  role   `json:"new_chat_member"`
}

// role is what the bot is in a chat, with the rights that matter here.
type role struct {
	Status   string `json:"status"`
	IsMember bool   `json:"is_member"`         // of restricted ones
	Sends    bool   `json:"can_send_messages"` // of restricted ones
	Posts    bool   `json:"can_post_messages"` // of administrators of a channel
}

// writes tells whether the bot may write in a chat of that kind.
func (r role) writes(kind chat.Kind) bool {
	switch r.Status {
	case "creator":
		return true
	case "administrator":
		return kind != chat.Channel || r.Posts
	case "member":
		return kind != chat.Channel
	case "restricted":
		return r.IsMember && r.Sends
	}
	return false
}

// happened makes an event of a change. One after which the bot may write as before
// is nothing to hear of.
func (c *change) happened() (chat.Update, bool) {
	u := chat.Update{Chat: chat.ID{Chat: c.Chat.ID}, Kind: c.Chat.kind(), Time: time.Unix(c.Date, 0)}
	if u.AsChat = c.From.ID == anonymous; !u.AsChat {
		u.From = c.From.ID
	}
	before, now := c.Old.writes(u.Kind), c.New.writes(u.Kind)
	switch {
	case now && !before:
		u.Event = chat.Joined
	case before && !now:
		u.Event = chat.Left
	}
	return u, u.Event != chat.Talk && u.Chat.Chat != 0
}

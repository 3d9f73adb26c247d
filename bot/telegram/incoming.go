package telegram

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"pantau/bot/chat"
)

// handled are the kinds of updates asked for: exactly those that decode knows.
const handled = `["message","callback_query","my_chat_member","inline_query"]`

// The shapes below hold what the bot reads of an update and no more; the
// library's types lack topics, and decoding them would cost ten times as much.
type (
	update struct {
		ID      int64    `json:"update_id"`
		Message *message `json:"message"`
		Press   *press   `json:"callback_query"`
		Change  *change  `json:"my_chat_member"`
		Query   *query   `json:"inline_query"`
	}
	message struct {
		ID      int      `json:"message_id"`
		Thread  int      `json:"message_thread_id"`
		InTopic bool     `json:"is_topic_message"`
		From    *person  `json:"from"`
		Sender  *place   `json:"sender_chat"`
		Date    int64    `json:"date"`
		Chat    place    `json:"chat"`
		Text    string   `json:"text"`
		Caption string   `json:"caption"`
		Sent    document `json:"document"`
		Photo   []size   `json:"photo"`
		ReplyTo *earlier `json:"reply_to_message"`
		Via     person   `json:"via_bot"`
		Origin  notice   `json:"forward_origin"`
		MovedTo int64    `json:"migrate_to_chat_id"`
		MovedBy int64    `json:"migrate_from_chat_id"`
		Came    notice   `json:"new_chat_members"`
		Went    notice   `json:"left_chat_member"`
	}
	document struct {
		ID   string `json:"file_id"`
		Name string `json:"file_name"`
		Size int64  `json:"file_size"`
	}
	size struct {
		ID     string `json:"file_id"`
		Width  int64  `json:"width"`
		Height int64  `json:"height"`
		Size   int64  `json:"file_size"`
	}
	earlier struct {
		From     *person   `json:"from"`
		Sender   *place    `json:"sender_chat"`
		NewTopic *struct{} `json:"forum_topic_created"`
		Text     string    `json:"text"`
		Caption  string    `json:"caption"`
		Sent     document  `json:"document"`
		Photo    []size    `json:"photo"`
	}
	press struct {
		ID      string   `json:"id"`
		From    person   `json:"from"`
		Message *message `json:"message"`
		Data    string   `json:"data"`
	}
	query struct {
		ID    string `json:"id"`
		From  person `json:"from"`
		Words string `json:"query"`
	}
	person struct {
		ID    int64 `json:"id"`
		IsBot bool  `json:"is_bot"`
	}
	place struct {
		ID   int64  `json:"id"`
		Type string `json:"type"`
	}
)

// notice tells only whether something is there: the message is then one of the
// chat itself, which says nothing.
type notice bool

// UnmarshalJSON takes anything but null as being there.
func (n *notice) UnmarshalJSON(raw []byte) error {
	*n = string(raw) != "null"
	return nil
}

// errUpdate is an update that cannot be read; it carries nothing of it.
var errUpdate = errors.New("undecodable update")

// decode reads one update. The id is right whenever there is one, even with an
// error; ok is false when there is nothing to answer. A press without a message has
// no chat: it is there to be acknowledged and nothing more. self is the bot's own id.
func decode(raw []byte, self int64) (u chat.Update, ok bool, err error) {
	var in update
	if err := json.Unmarshal(raw, &in); err != nil || in.ID == 0 {
		return chat.Update{ID: idOf(raw)}, false, errUpdate
	}
	switch {
	case in.Message != nil:
		u, ok = in.Message.said(self)
	case in.Press != nil:
		u, ok = in.Press.pressed()
	case in.Change != nil:
		u, ok = in.Change.happened()
	case in.Query != nil:
		u, ok = in.Query.typed()
	}
	u.ID = in.ID
	return u, ok, nil
}

// idOf reads the id of an update and nothing else; 0 when it has none.
func idOf(raw []byte) int64 {
	const head = `{"update_id":`
	if len(raw) > len(head) && string(raw[:len(head)]) == head {
		var n int64
		for _, c := range raw[len(head):] {
			if c == ',' && n > 0 {
				return n
			}
			if c < '0' || c > '9' || n > 1<<59 {
				break
			}
			n = n*10 + int64(c-'0')
		}
	}
	var u struct {
		ID int64 `json:"update_id"`
	}
	if err := json.Unmarshal(raw, &u); err != nil {
		return 0
	}
	return u.ID
}

// said makes an update of a message. Posts of channels, what other bots say and
// what has neither words nor a file are nothing to answer.
func (m *message) said(self int64) (chat.Update, bool) {
	u := m.at()
	u.Time = time.Unix(m.Date, 0)
	u.Text = m.Text
	if u.Text == "" {
		u.Text = m.Caption
	}
	if m.Sender != nil {
		u.AsChat = m.Sender.ID == m.Chat.ID
	} else if m.From != nil {
		u.From = m.From.ID
	}
	switch {
	case m.MovedTo != 0 || m.MovedBy != 0:
		return m.moved(u)
	case m.Sender == nil && m.From != nil && m.From.IsBot, bool(m.Came), bool(m.Went),
		m.Via.ID != 0 && m.Via.ID == self: // a card of ours that somebody chose: our words, not theirs
		return u, false
	}
	// In a topic every message "replies" to the one that opened it.
	if r := m.ReplyTo; r != nil && r.NewTopic == nil {
		u.ToBot = r.From != nil && r.From.ID == self && self != 0
		u.About = r.speaker()
		u.Quoted, u.QuotedFile = cmp.Or(r.Text, r.Caption), file(r.Sent, r.Photo)
	}
	u.File, u.Forwarded = file(m.Sent, m.Photo), bool(m.Origin)
	return u, (u.Text != "" || u.File != nil) && u.Chat.Chat != 0 && u.Kind != chat.Channel
}

// file is the document or picture of a message; nil when there is none. Of a picture,
// which comes in several sizes, it is the largest.
func file(sent document, photo []size) *chat.File {
	if sent.ID != "" {
		return &chat.File{ID: sent.ID, Name: sent.Name, Size: sent.Size}
	}
	var best size
	for _, s := range photo {
		if s.ID != "" && s.Width*s.Height >= best.Width*best.Height {
			best = s
		}
	}
	if best.ID == "" {
		return nil
	}
	return &chat.File{ID: best.ID, Photo: true, Size: best.Size}
}

// moved makes the event of either of the two messages that tell of it: one stands
// in the old chat, one in the new.
func (m *message) moved(u chat.Update) (chat.Update, bool) {
	from, to := m.Chat.ID, m.MovedTo
	if to == 0 {
		from, to = m.MovedBy, m.Chat.ID
	}
	u.Chat, u.Message, u.Text = chat.ID{Chat: from}, 0, ""
	u.Event, u.MovedTo = chat.Moved, to
	return u, from != 0 && to != 0
}

// speaker is the person who said it; 0 when that was a bot, a channel or the group
// itself.
func (e *earlier) speaker() int64 {
	if e.Sender != nil || e.From == nil || e.From.IsBot || standIns[e.From.ID] {
		return 0
	}
	return e.From.ID
}

// pressed makes an update of a press. When it happened is unknown: the date is
// that of the message, and 0 for a message too old to be shown to bots.
func (p *press) pressed() (chat.Update, bool) {
	if p.ID == "" {
		return chat.Update{}, false
	}
	var u chat.Update
	if p.Message != nil {
		u = p.Message.at()
	}
	u.From, u.Text, u.Press = p.From.ID, p.Data, p.ID
	return u, p.Message == nil || u.Chat.Chat != 0
}

// typed makes an update of an inline query, which belongs to no chat.
func (q *query) typed() (chat.Update, bool) {
	return chat.Update{From: q.From.ID, Text: q.Words, Inline: q.ID}, q.ID != "" && q.From.ID != 0
}

// at is where a message stands. Only real topics count: plain replies carry a
// thread number too, and sending that back is refused.
func (m *message) at() chat.Update {
	u := chat.Update{Chat: chat.ID{Chat: m.Chat.ID}, Kind: m.Chat.kind(), Message: m.ID}
	if m.InTopic {
		u.Chat.Topic = m.Thread
	}
	return u
}

// kind is the kind of a chat, by its sign when the API does not tell.
func (p place) kind() chat.Kind {
	switch {
	case p.Type == "channel":
		return chat.Channel
	case p.Type == "private" || p.Type == "" && p.ID > 0:
		return chat.Private
	}
	return chat.Group
}

// batch reads the result of getUpdates into single updates.
func batch(result json.RawMessage) ([]json.RawMessage, error) {
	var raws []json.RawMessage
	if err := json.Unmarshal(result, &raws); err != nil {
		return nil, fmt.Errorf("reading the updates: %w", errUpdate)
	}
	return raws, nil
}

package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

// What one message may hold, in UTF-16 units after the markup is read.
const (
	maxText    = 4096
	maxCaption = 1024
)

// pace is what a sender does between messages; nil functions do nothing.
type pace struct {
	wait  func(context.Context) error
	told  func(time.Duration)
	moved func(from, to int64)
}

// send says a message in a chat, or changes one that stands, and returns where
// its last part stands: text over Telegram's limit goes out in several messages
// with the buttons below the last. A message that is to be changed and is gone is
// said anew. A 429 is waited out as long as ctx allows. The error is chat.ErrGone
// when the chat takes no messages, ErrToken, ErrEmpty, or the last of several
// failures; ErrTooLarge is a file that Telegram takes from no bot.
//
// A file with Bytes goes up, and on an edit takes the place of the one that stands. One
// with an ID Telegram keeps already; an edit then changes the words below it and leaves
// the file that stands.
//
// A photo whose Key is known goes out by its id, undrawn; any other is drawn and goes
// up, and its id is known from then on. On an edit it takes the place of the one that
// stands. When it cannot be drawn, or the chat takes no pictures, its words go alone.
func (c *Client) send(ctx context.Context, to chat.ID, kind chat.Kind, m chat.Message, p pace) (ref chat.Ref, err error) {
	for _, one := range c.Split(m) {
		if ref, err = c.put(ctx, &part{to: to, kind: kind, Message: one}, p); err != nil {
			return chat.Ref{}, fmt.Errorf("sending a message: %w", err)
		}
	}
	return ref, nil
}

// Split cuts a message into parts that Telegram takes: the first one carries the
// picture or file, the reply and the edit, the last one the buttons and the question.
// A file whose words are too long for a caption, or that comes with a picture, goes
// ahead alone. A message with nothing in it is one part with nothing in it, which is
// refused.
func (c *Client) Split(m chat.Message) []chat.Message {
	if m.File == nil || m.Photo == nil && fits(m.Text, maxCaption) {
		return spread(m)
	}
	ahead, rest := m, m
	ahead.Text, ahead.Photo, ahead.Figures, ahead.Buttons, ahead.Asks = "", nil, nil, nil, false
	rest.File, rest.Edit, rest.ReplyTo = nil, nil, 0
	return append([]chat.Message{ahead}, spread(rest)...)
}

// spread cuts the words of a message; the first part carries all but the end.
func spread(m chat.Message) []chat.Message {
	first := maxText
	if m.Photo != nil || m.File != nil {
		first = maxCaption
	}
	texts := split(m.Text, first, maxText)
	if len(texts) == 0 {
		texts = []string{""}
	}
	parts := make([]chat.Message, len(texts))
	for i, text := range texts {
		parts[i] = m
		parts[i].Text = text
		if i > 0 {
			parts[i].Edit, parts[i].Photo, parts[i].File, parts[i].ReplyTo = nil, nil, nil, 0
		}
		if i < len(texts)-1 {
			parts[i].Buttons, parts[i].Asks = nil, false
		}
	}
	return parts
}

// part is what goes out in one request.
type part struct {
	chat.Message
	to     chat.ID
	kind   chat.Kind
	plain  bool   // Text is sent without its markup
	kept   string // id under which Telegram keeps the Photo; empty when it goes up
	silent bool   // nobody's telephone makes a sound
}

// mostAmends is how often one part is changed and sent again.
const mostAmends = 4

// put sends one part, and again in another way or elsewhere when the API refuses
// the first. The part is afterwards as it was last sent.
func (c *Client) put(ctx context.Context, pt *part, p pace) (chat.Ref, error) {
	c.picture(ctx, pt)
	for amends := 0; ; amends++ {
		raw, err := request{
			once: pt.Edit == nil,
			wait: p.wait,
			told: p.told,
			do:   func(ctx context.Context) (json.RawMessage, error) { return c.post(ctx, *pt) },
		}.insist(ctx)
		if err == nil {
			c.keep(ctx, pt, raw)
			return pt.stands(raw)
		}
		var no *refusal
		if !errors.As(err, &no) {
			return chat.Ref{}, err
		}
		if pt.Edit != nil && no.says(unmodified) {
			return *pt.Edit, nil
		}
		if amends == mostAmends || !c.amend(ctx, pt, no) && !c.redirect(pt, no, p.moved) {
			return chat.Ref{}, err
		}
	}
}

// post makes the request of a part once.
func (c *Client) post(ctx context.Context, pt part) (json.RawMessage, error) {
	method, params, err := pt.params()
	if err != nil {
		return nil, err
	}
	if e := pt.enclosed(); e.uploads() {
		return c.upload(ctx, method, params, e)
	}
	return c.call(ctx, callTimeout, method, params)
}

// amend changes a refused part so that its chat may take it, and tells whether
// there was anything to change.
func (c *Client) amend(ctx context.Context, pt *part, no *refusal) bool {
	switch {
	case no.says(unreadable) && !pt.plain:
		c.log.Error("telegram: our markup was refused, the text goes out plain", "refusal", no)
		pt.plain = true
	case no.says(uneditable) && pt.Edit != nil:
		pt.Edit = nil
	case no.says(unkept) && pt.kept != "":
		c.log.Info("telegram: a picture is kept no more and goes up again", "refusal", no)
		c.forget(ctx, pt.Photo.Key)
		pt.kept = ""
		c.draw(ctx, pt)
	case no.says(unkept) && pt.File != nil && pt.File.Lost != "":
		c.log.Warn("telegram: a file is kept no more, words go in its place", "refusal", no)
		pt.Text, pt.File = pt.File.Lost, nil
	case no.says(fileless) && pt.Photo != nil && pt.Text != "":
		c.log.Info("telegram: the chat takes no pictures, the words go alone", "refusal", no)
		pt.Photo, pt.kept = nil, ""
	default:
		return false
	}
	return true
}

// redirect turns a refused answer to where it may be taken, and tells whether
// there was such a place. moved hears of a chat's new number; nil is nobody.
func (c *Client) redirect(pt *part, no *refusal, moved func(from, to int64)) bool {
	switch {
	case no.says(threadless) && pt.to.Topic != 0:
		c.log.Info("telegram: the topic is gone, the answer goes to the chat", "refusal", no)
		pt.to.Topic = 0
	case no.Moved != 0 && no.Moved != pt.to.Chat:
		c.log.Info("telegram: the group has a new number", "refusal", no)
		if moved != nil {
			moved(pt.to.Chat, no.Moved)
		}
		pt.to.Chat, pt.Edit, pt.ReplyTo = no.Moved, nil, 0
	default:
		return false
	}
	return true
}

// params are the method and the parameters of a part, a file that goes up apart.
func (pt part) params() (string, tgbotapi.Params, error) {
	file := pt.enclosed()
	if file == nil && pt.Text == "" {
		return "", nil, ErrEmpty
	}
	if file != nil {
		if err := file.check(); err != nil {
			return "", nil, err
		}
	}
	p := make(tgbotapi.Params, 8)
	text, mode := pt.Text, "HTML"
	if pt.plain {
		text, mode = chat.Plain(text), ""
	}
	markup, err := pt.markup()
	if err != nil {
		return "", nil, err
	}
	p.AddNonEmpty("reply_markup", markup)
	if pt.Edit != nil {
		p.AddNonZero64("chat_id", pt.Edit.Chat)
		p.AddNonZero("message_id", pt.Edit.Message)
	} else {
		pt.place(p)
		p.AddBool("disable_notification", pt.silent)
	}
	if file != nil {
		method, err := pt.enclose(file, p, text, mode)
		return method, p, err
	}
	return pt.write(p, text, mode), p, nil
}

// write completes the parameters of a part of words alone, and names the method.
func (pt part) write(p tgbotapi.Params, text, mode string) string {
	p["text"] = text
	p.AddNonEmpty("parse_mode", mode)
	p["link_preview_options"] = `{"is_disabled":true}`
	if pt.Edit != nil {
		return "editMessageText"
	}
	return "sendMessage"
}

// place says where a new message goes. A forum's General topic has no number
// that the API would take.
func (pt part) place(p tgbotapi.Params) {
	p.AddNonZero64("chat_id", pt.to.Chat)
	p.AddNonZero("message_thread_id", pt.to.Topic)
	if pt.ReplyTo != 0 {
		p["reply_parameters"] = fmt.Sprintf(`{"message_id":%d,"allow_sending_without_reply":true}`, pt.ReplyTo)
	}
}

// stands reads where the part stands now.
func (pt part) stands(raw json.RawMessage) (chat.Ref, error) {
	var m struct {
		ID   int `json:"message_id"`
		Chat struct {
			ID int64 `json:"id"`
		} `json:"chat"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return chat.Ref{}, errors.New("reading where the message stands: undecodable JSON")
	}
	if m.Chat.ID == 0 {
		m.Chat.ID = pt.to.Chat
	}
	return chat.Ref{Chat: m.Chat.ID, Message: m.ID}, nil
}

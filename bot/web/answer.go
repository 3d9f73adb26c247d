package web

import (
	"context"

	"pantau/bot/chat"
)

// answerWords answers what was said, and shows meanwhile that the bot types.
func (d *Demo) answerWords(ctx context.Context, u chat.Update) {
	d.board.typing(u.Chat.Chat, true)
	defer d.board.typing(u.Chat.Chat, false)
	d.answer(ctx, u)
}

// answer asks the bot and puts what it says on the board.
func (d *Demo) answer(ctx context.Context, u chat.Update) pressed {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	reply := d.cfg.Answer(ctx, u)
	for _, m := range reply.Messages {
		ref := d.put(ctx, u.Chat.Chat, m)
		if d.cfg.Sent != nil {
			d.cfg.Sent(ctx, u, m, ref)
		}
	}
	return pressed{Notice: reply.Notice, Alert: reply.Alert}
}

// put shows one message: in the place of another when it is an edit and that
// one still stands, else as a new one in the chat. An edit carries no file, so one with
// a file is new.
func (d *Demo) put(ctx context.Context, in int64, m chat.Message) chat.Ref {
	e := d.told(ctx, m)
	if m.Edit != nil && m.File == nil && d.board.edit(*m.Edit, e) {
		return *m.Edit
	}
	return chat.Ref{Chat: in, Message: d.board.post(in, 0, e, m.ReplyTo)}
}

// told is a message of the bot as it will stand, its picture drawn.
func (d *Demo) told(ctx context.Context, m chat.Message) entry {
	e := told(m, d.cfg.Now())
	if m.Photo != nil {
		e.Picture = d.framed(ctx, *m.Photo)
	}
	if m.File != nil {
		d.attach(&e, d.attached(*m.File))
	}
	return e
}

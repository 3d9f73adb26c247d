package web

import (
	"context"
	"net/http"
	"strconv"

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
		ref := d.put(u.Chat.Chat, m)
		if d.cfg.Sent != nil {
			d.cfg.Sent(ctx, u, m, ref)
		}
	}
	return pressed{Notice: reply.Notice, Alert: reply.Alert}
}

// put shows one message: in the place of another when it is an edit and that
// one still stands, else as a new one in the chat. An edit carries no file, so one with
// a file is new.
func (d *Demo) put(in int64, m chat.Message) chat.Ref {
	e := told(m, d.cfg.Now())
	if m.File != nil {
		e.attach(d.attached(*m.File))
	}
	if m.Edit != nil && m.File == nil && d.board.edit(*m.Edit, e) {
		return *m.Edit
	}
	return chat.Ref{Chat: in, Message: d.board.post(in, 0, e, m.ReplyTo)}
}

// picture serves the picture of a message; its address changes with it, so
// browsers may keep it.
func (d *Demo) picture(w http.ResponseWriter, r *http.Request) {
	in, err1 := strconv.ParseInt(r.PathValue("chat"), 10, 64)
	message, err2 := strconv.Atoi(r.PathValue("message"))
	var content []byte
	d.board.look(chat.Ref{Chat: in, Message: message}, func(e *entry) { content = e.content })
	if err1 != nil || err2 != nil || len(content) == 0 {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", http.DetectContentType(content))
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	w.Write(content)
}

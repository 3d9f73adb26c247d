package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"pantau/bot/chat"
)

// Bounds of inline mode.
const (
	maxAsking = 4   // queries answered at once; more are refused
	maxQuery  = 256 // UTF-16 units of the words, as in Telegram
	maxCards  = 50  // as in Telegram
	askTime   = 10 * time.Second
)

// asked is the body of POST /api/cards, the words that a person types behind the bot's
// name, and of POST /api/choose, with the card that the person chooses of those offered
// for them.
type asked struct {
	Chat    int64  `json:"chat"`
	Person  int64  `json:"person"`
	Text    string `json:"text"`
	Card    string `json:"card,omitempty"`
	ReplyTo int    `json:"reply_to,omitempty"`
}

// offered is a card as the page shows it; the picture is an address, empty when the card
// has none.
type offered struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Picture string `json:"picture,omitempty"`
}

// cards answers with the cards that the bot offers for some words. Nothing of the words
// is kept.
func (d *Demo) cards(w http.ResponseWriter, r *http.Request) {
	q, ok := d.query(w, r)
	if !ok {
		return
	}
	cards, ok := d.offers(r.Context(), q)
	if !ok {
		busy(w)
		return
	}
	out := make([]offered, 0, len(cards))
	for _, c := range cards {
		o := offered{ID: c.ID, Title: c.Title, Summary: c.Summary}
		if c.Message.Photo != nil {
			o.Picture = "/pictures/" + d.album.offer(*c.Message.Photo)
		}
		out = append(out, o)
	}
	respond(w, http.StatusOK, map[string][]offered{"cards": out})
}

// choose says a card in the person's name and answers 202 with the message's number. The
// bot is asked anew, so that nothing need be kept of what was offered; a card that it no
// longer offers answers 410.
func (d *Demo) choose(w http.ResponseWriter, r *http.Request) {
	q, ok := d.query(w, r)
	if !ok {
		return
	}
	ctx := context.WithoutCancel(r.Context())
	cards, ok := d.offers(ctx, q)
	if !ok {
		busy(w)
		return
	}
	for _, c := range cards {
		if c.ID == q.Card {
			respond(w, http.StatusAccepted, map[string]int{"message": d.sayCard(ctx, q, c.Message)})
			return
		}
	}
	http.Error(w, "the card is not offered", http.StatusGone)
}

// query reads what is asked, or answers what is wrong with it.
func (d *Demo) query(w http.ResponseWriter, r *http.Request) (q asked, ok bool) {
	if d.cfg.Username == "" {
		http.NotFound(w, r)
		return q, false
	}
	if !decode(w, r, &q) {
		return q, false
	}
	q.Text = strings.TrimSpace(strings.ToValidUTF8(q.Text, "\uFFFD"))
	room := d.rooms[q.Chat]
	if room == nil || !room.place.has(q.Person) || len(utf16.Encode([]rune(q.Text))) > maxQuery {
		http.Error(w, "no such chat or person, or more than 256 units", http.StatusBadRequest)
		return q, false
	}
	return q, true
}

// offers asks the bot for cards; false means that too many ask at once. As in Telegram
// the bot learns who asks and not where.
func (d *Demo) offers(ctx context.Context, q asked) ([]chat.Card, bool) {
	select {
	case d.asking <- struct{}{}:
		defer func() { <-d.asking }()
	default:
		return nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	id := d.updates.Add(1)
	reply := d.cfg.Answer(ctx, chat.Update{ID: id, From: q.Person, Time: d.cfg.Now(), Text: q.Text, Inline: strconv.FormatInt(id, 10)})
	if reply.Inline == nil {
		return nil, true
	}
	return reply.Inline.Cards[:min(len(reply.Inline.Cards), maxCards)], true
}

// sayCard puts a card on the board. Of its buttons those stay that open and copy: the bot
// does not hear of others. One that opens the bot itself goes, as that name may be
// anybody's outside of the page.
func (d *Demo) sayCard(ctx context.Context, q asked, m chat.Message) int {
	e := d.told(ctx, m)
	e.Via, e.Asks, e.Buttons = true, false, buttons(d.usable(m.Buttons))
	return d.board.post(q.Chat, q.Person, e, q.ReplyTo)
}

func (d *Demo) usable(rows [][]chat.Button) [][]chat.Button {
	var out [][]chat.Button
	for _, row := range rows {
		var line []chat.Button
		for _, b := range row {
			if b.Data == "" && b.URL != "https://t.me/"+d.cfg.Username {
				line = append(line, b)
			}
		}
		out = append(out, line)
	}
	return out
}

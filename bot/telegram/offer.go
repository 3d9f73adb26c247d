package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

const (
	// offerWithin is how long an inline query may take; later nobody looks at cards.
	offerWithin = 8 * time.Second
	// picturesWithin is how long cards wait for pictures that go up.
	picturesWithin = 4 * time.Second
	// incompleteKeeps is how long the API may keep cards that lack a picture.
	incompleteKeeps = 5 * time.Second
)

// What the API takes of cards.
const (
	mostCards = 50
	mostID    = 64 // bytes
)

// offered is a card with the id of its picture; empty when it shows none.
type offered struct {
	chat.Card
	picture string
}

// typed has an inline query answered, see queries.
func (d *Door) typed(ctx context.Context, u chat.Update) {
	d.queries.add(ctx, d.workers(), u, d.offer)
}

// offer answers an inline query. Cards whose picture does not come in time are left
// out, and it goes on for the next time. Finding the cards is not broken off when the
// person types on: it is short, and nothing has failed then.
func (d *Door) offer(ctx context.Context, u chat.Update) {
	var in chat.Inline
	if r := d.Answer(context.WithoutCancel(ctx), u); r.Inline != nil {
		in = *r.Inline
	}
	cards, complete := d.illustrate(ctx, in.Cards)
	if ctx.Err() != nil {
		return
	}
	if !complete {
		in.Keeps = min(in.Keeps, incompleteKeeps)
	}
	err := d.Client.offer(ctx, u.Inline, cards, in.Keeps)
	if err != nil && !errors.Is(ctx.Err(), context.Canceled) {
		d.log().Warn("telegram: an inline query was not answered", "update", u.ID, "error", err)
	}
}

// illustrate finds the pictures of cards, and leaves out the cards whose picture
// Telegram does not keep, and does not get in time. complete tells that waiting longer
// would bring no other.
func (d *Door) illustrate(ctx context.Context, cards []chat.Card) (shown []offered, complete bool) {
	ctx, cancel := context.WithTimeout(ctx, picturesWithin)
	defer cancel()
	ids, lacking := make([]string, len(cards)), make([]*chat.Photo, len(cards))
	for i, card := range cards {
		if photo := card.Message.Photo; photo != nil {
			if ids[i] = d.Client.pictureID(ctx, photo.Key); ids[i] == "" {
				lacking[i] = photo
			}
		}
	}
	ups := d.want(ctx, lacking)
	complete = true
	for i, card := range cards {
		id := cmp.Or(ids[i], ups[i].wait(ctx))
		if id != "" || card.Message.Photo == nil {
			shown = append(shown, offered{card, id})
		} else if ups[i] != nil {
			complete = false
		}
	}
	return shown, complete
}

// wait is the id of a picture once it has gone up; empty when it does not before ctx
// ends.
func (u *upload) wait(ctx context.Context) string {
	if u == nil {
		return ""
	}
	select {
	case <-u.done:
		return u.id
	default:
	}
	select {
	case <-u.done:
		return u.id
	case <-ctx.Done():
		return ""
	}
}

// offer sends cards in answer to a query. One that comes too late is no error. When the
// API keeps a picture no more all of them are forgotten, since it does not tell which.
func (c *Client) offer(ctx context.Context, query string, cards []offered, keeps time.Duration) error {
	for cards, plain := c.sound(cards), false; ; {
		err := c.answerQuery(ctx, query, results(cards, plain), keeps)
		var no *refusal
		switch {
		case err == nil, errors.As(err, &no) && no.says(expired):
			return nil
		case no != nil && no.says(unreadable) && !plain:
			c.log.Error("telegram: our markup was refused, cards go out plain", "refusal", no)
			plain = true
		case no != nil && no.says(unkept) && slices.ContainsFunc(cards, offered.isPhoto):
			c.log.Info("telegram: pictures of cards are kept no more", "refusal", no)
			cards, keeps = c.withoutPhotos(ctx, cards), min(keeps, incompleteKeeps)
		default:
			return fmt.Errorf("offering cards: %w", err)
		}
	}
}

// answerQuery makes the request. Cards are the same for everybody.
func (c *Client) answerQuery(ctx context.Context, query string, cards []result, keeps time.Duration) error {
	p := tgbotapi.Params{
		"inline_query_id": query,
		"cache_time":      strconv.Itoa(max(int(keeps/time.Second), 0)),
	}
	if err := p.AddInterface("results", cards); err != nil {
		return err
	}
	_, err := c.repeat(ctx, "answerInlineQuery", p)
	return err
}

func (o offered) isPhoto() bool { return o.picture != "" }

// withoutPhotos forgets pictures and leaves their cards out.
func (c *Client) withoutPhotos(ctx context.Context, cards []offered) (left []offered) {
	for _, card := range cards {
		if !card.isPhoto() {
			left = append(left, card)
			continue
		}
		c.forget(ctx, card.Message.Photo.Key)
	}
	return left
}

// sound are the cards that the API takes, at most fifty: one that it does not would
// cost all the others.
func (c *Client) sound(cards []offered) (fine []offered) {
	seen := map[string]bool{}
	for _, card := range cards {
		switch {
		case seen[card.ID] || !card.isSound():
			c.log.Error("telegram: a card that the Bot API would refuse is left out", "photo", card.isPhoto())
		case len(fine) < mostCards:
			seen[card.ID] = true
			fine = append(fine, card)
		}
	}
	return fine
}

func (o offered) isSound() bool {
	most := maxText
	if o.isPhoto() {
		most = maxCaption
	}
	return o.ID != "" && len(o.ID) <= mostID && strings.TrimSpace(o.Title) != "" &&
		(o.isPhoto() || !blank(o.Message.Text)) && fits(o.Message.Text, most)
}

// result is a card as the API has it.
type result struct {
	Type    string          `json:"type"`
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Summary string          `json:"description,omitempty"`
	Says    *says           `json:"input_message_content,omitempty"` // of an article
	Photo   string          `json:"photo_file_id,omitempty"`
	Caption string          `json:"caption,omitempty"`
	Mode    string          `json:"parse_mode,omitempty"` // of the caption
	Keys    json.RawMessage `json:"reply_markup,omitempty"`
}

type says struct {
	Text    string  `json:"message_text"`
	Mode    string  `json:"parse_mode,omitempty"`
	Preview preview `json:"link_preview_options"`
}

type preview struct {
	Off bool `json:"is_disabled"`
}

// results are cards as the API has them, their text plain on demand.
func results(cards []offered, plain bool) []result {
	all := make([]result, len(cards))
	for i, o := range cards {
		text, mode := o.Message.Text, "HTML"
		if plain {
			text, mode = chat.Plain(text), ""
		}
		all[i] = result{Type: "article", ID: o.ID, Title: o.Title, Summary: o.Summary, Keys: o.keys()}
		if o.isPhoto() {
			all[i].Type, all[i].Photo, all[i].Caption, all[i].Mode = aPhoto, o.picture, text, mode
		} else {
			all[i].Says = &says{text, mode, preview{Off: true}}
		}
	}
	return all
}

// keys are the buttons below a card that is sent. It stands in a chat that the bot may
// not know, so they are those of a channel.
func (o offered) keys() json.RawMessage {
	markup, err := part{kind: chat.Channel, Message: chat.Message{Buttons: o.Message.Buttons}}.markup()
	if err != nil || markup == "" {
		return nil
	}
	return json.RawMessage(markup)
}

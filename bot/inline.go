package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// inlineKeeps is how long the messenger may answer the same words by itself: to everybody,
// so that nothing of the person who types decides the cards.
const inlineKeeps = 5 * time.Minute

// mostInline is how many regions cards are offered for.
const mostInline = 5

// inline offers cards for words that somebody types behind the bot's name in any chat.
// The words may end in the middle of a name; where several regions fit, each has its own
// cards. They hold public figures only, whoever asks: nothing is read of any chat, and
// nothing is kept.
func (b *Bot) inline(ctx context.Context, u chat.Update) (chat.Reply, error) {
	t := &talk{Bot: b, Update: u, Catalogue: b.catalogue.Load(), settings: &people.Chat{}, prefers: &people.Settings{}, tenure: &tenancy{region: b.Home}}
	t.words = strings.TrimSpace(visible(u.Text))
	cards, err := t.inlineCards(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	return chat.Reply{Inline: &chat.Inline{Cards: cards, Keeps: inlineKeeps}}, nil
}

// inlineCards are the cards offered for the words: one that says why there are no figures,
// or those of each region that may be meant.
func (t *talk) inlineCards(ctx context.Context) ([]chat.Card, error) {
	if hasResidentNumber(t.words) {
		return []chat.Card{t.inlineCard("jaga", text.InlineGuarded(), "", chat.Message{Text: text.ResidentNumber()})}, nil
	}
	q := t.dated(t.Catalogue.Read(t.words))
	if r, bad := t.badYears(q); bad {
		return t.inlineSaid(r), nil
	}
	if len(q.Beyond) > 0 {
		return t.inlineSaid(t.beyond(q)), nil
	}
	codes, together := t.inlineRegions(&q)
	if len(codes) == 0 {
		title, summary, words := text.InlineNothing(t.Username)
		return []chat.Card{t.inlineCard("kosong", title, summary, chat.Message{Text: words})}, nil
	}
	q.Unclear, q.Here = nil, false
	if q.Outside != indicators.NoTopic || q.Op == indicators.Define {
		r, err := t.inlineAnswer(ctx, q, codes[:1])
		return t.inlineSaid(r), err
	}
	return t.cardsOfAll(ctx, q, codes, together)
}

// cardsOfAll are the cards of each region, behind those of all beside each other if they
// are asked for together.
func (t *talk) cardsOfAll(ctx context.Context, q indicators.Query, codes []string, together bool) (cards []chat.Card, err error) {
	if together {
		if cards, err = t.cardsTogether(ctx, q, codes); err != nil {
			return nil, err
		}
	}
	for _, code := range codes {
		own, err := t.cardsOf(ctx, q, code)
		if err != nil {
			return nil, err
		}
		cards = append(cards, own...)
	}
	return uniqueCards(cards), nil
}

// inlineAnswer answers a query about regions that are certain.
func (t *talk) inlineAnswer(ctx context.Context, q indicators.Query, codes []string) (chat.Reply, error) {
	q.Places = certainly(codes)
	if q.Outside != indicators.NoTopic {
		return t.outside(ctx, q)
	}
	return t.route(ctx, q)
}

// certainly are regions as places that need no question.
func certainly(codes []string) (places []indicators.Place) {
	for _, code := range codes {
		places = append(places, indicators.Place{Words: code, Match: indicators.Match{Regions: []string{code}}})
	}
	return places
}

// cardsTogether are the cards that set regions beside each other: in words and as a trend.
func (t *talk) cardsTogether(ctx context.Context, q indicators.Query, codes []string) ([]chat.Card, error) {
	q.Places = certainly(codes)
	if q.Op == indicators.Show || q.Op == indicators.Change {
		q.Op = indicators.Compare
	}
	said, err := t.route(ctx, q)
	if err != nil {
		return nil, err
	}
	drawn, err := t.trendPicture(ctx, q, false)
	return append(t.inlineSaid(said), t.inlineSaid(drawn)...), err
}

// cardsOf are the cards of a region: its figures as they are asked for, their trend, and
// its rank; where an order is asked for, that order first, also as a picture.
func (t *talk) cardsOf(ctx context.Context, q indicators.Query, code string) ([]chat.Card, error) {
	q.Places = certainly([]string{code})
	if t.ordersRegions(q) {
		figures := q
		figures.Op, figures.Group, figures.National, figures.Bounds = indicators.Show, indicators.NoGroup, false, nil
		return t.cardsBy(ctx, answering{q, t.ranking}, answering{q, t.barsPicture}, answering{figures, t.route})
	}
	order := indicators.Query{Places: q.Places, Indicators: q.Indicators, Month: q.Month, From: q.To, To: q.To, Op: indicators.Rank}
	order.National = t.region(code).Kind == indicators.Province
	if q.Op == indicators.Compare {
		q.Op = indicators.Show
	}
	trend := func(ctx context.Context, q indicators.Query) (chat.Reply, error) {
		return t.trendPicture(ctx, q, false)
	}
	return t.cardsBy(ctx, answering{q, t.route}, answering{q, trend}, answering{order, t.ranking})
}

// answering is a query and who answers it.
type answering struct {
	query  indicators.Query
	answer func(context.Context, indicators.Query) (chat.Reply, error)
}

// cardsBy are answers as cards.
func (t *talk) cardsBy(ctx context.Context, list ...answering) (cards []chat.Card, err error) {
	for _, a := range list {
		r, err := a.answer(ctx, a.query)
		if err != nil {
			return nil, err
		}
		cards = append(cards, t.inlineSaid(r)...)
	}
	return cards, nil
}

// inlineSaid is a reply as a card; one that asks back is none.
func (t *talk) inlineSaid(r chat.Reply) []chat.Card {
	if len(r.Messages) == 0 || r.Messages[0].Asks {
		return nil
	}
	m, kind := r.Messages[0], ""
	if m.Photo != nil {
		kind = text.ButtonTrend()
	}
	m.Buttons, m.ReplyTo, m.Edit = nil, 0, nil
	return []chat.Card{t.inlineCard("kartu", text.InlineTitle(kind, m.Text), text.InlineSummary(m.Text), m)}
}

// inlineCard is a card, whose ID is a digest of all that it says and shows.
func (t *talk) inlineCard(kind, title, summary string, m chat.Message) chat.Card {
	sum := sha256.New()
	sum.Write([]byte(title + "\x00" + summary + "\x00" + m.Text))
	if m.Photo != nil {
		sum.Write([]byte("\x00" + m.Photo.Key))
	}
	if t.Username != "" {
		m.Buttons = [][]chat.Button{{{Label: text.ButtonInlineBot(), URL: "https://t.me/" + t.Username}}}
	}
	return chat.Card{ID: kind + "-" + hex.EncodeToString(sum.Sum(nil)[:12]), Title: title, Summary: summary, Message: m}
}

// uniqueCards are cards without those that say the same again.
func uniqueCards(cards []chat.Card) []chat.Card {
	var list []chat.Card
	for _, c := range cards {
		if !slices.ContainsFunc(list, func(d chat.Card) bool { return d.ID == c.ID }) {
			list = append(list, c)
		}
	}
	return list
}

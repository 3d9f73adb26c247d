package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
)

// What the API takes in answer to an inline query.
const (
	mostResults = 50
	mostResult  = 64 // bytes of an id
	queryLives  = 10 * time.Second
)

// query is an inline query that somebody typed.
type query struct {
	at     time.Time
	offers *Offers // nil until answered
}

// Offers are the cards that the bot has offered for an inline query.
type Offers struct {
	Cards    []Offered
	Keeps    int  // cache_time in seconds; -1 when the bot names none
	Personal bool // for the one who asked alone
	At       time.Time
}

// Offered is one card, as people see it in the list and after they choose it.
type Offered struct {
	ID, Type       string
	Title, Summary string
	Markup, Text   string // of the message or caption, as sent and as shown
	Photo          *chat.File
	Buttons        [][]chat.Button
}

// Query has a person type words behind the bot's name in some chat. The result is the
// id of the query.
func (s *Server) Query(person int64, words string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := strconv.Itoa(7_000_000 + len(s.queries))
	s.queries[id] = &query{at: time.Now()}
	s.updates.add("inline_query", encode(map[string]any{
		"id": id, "from": someone(person), "query": words, "offset": "", "chat_type": "supergroup",
	}))
	return id
}

// Offered waits until a query is answered.
func (s *Server) Offered(ctx context.Context, id string) (Offers, error) {
	for {
		s.mu.Lock()
		q, changed := s.queries[id], s.answered
		var offers *Offers
		if q != nil {
			offers = q.offers
		}
		s.mu.Unlock()
		switch {
		case q == nil:
			return Offers{}, fmt.Errorf("nobody typed the query %q", id)
		case offers != nil:
			return *offers, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Offers{}, fmt.Errorf("waiting for the answer to a query: %w", ctx.Err())
		}
	}
}

func (s *Server) answerInlineQuery(c *Call) (json.RawMessage, *apiError) {
	o, e := s.readOffers(c)
	if e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.queries[c.Params["inline_query_id"]]
	switch {
	case q == nil || q.offers != nil:
		return nil, wrong("query is too old and response timeout expired or query ID is invalid")
	case c.at.Sub(q.at) > queryLives:
		return nil, bad("query is too old and response timeout expired or query ID is invalid")
	}
	for _, card := range o.Cards {
		if card.Photo == nil {
			continue
		}
		f, e := s.file(&media{photo: true, id: card.Photo.ID})
		if e != nil {
			return nil, e
		}
		*card.Photo = f.File
	}
	q.offers = &o
	close(s.answered)
	s.answered = make(chan struct{})
	return yes, nil
}

// readOffers reads and checks the whole answer.
func (s *Server) readOffers(c *Call) (o Offers, e *apiError) {
	var cards []card
	_ = json.Unmarshal([]byte(c.Params["results"]), &cards) // the table has checked its form
	o = Offers{Keeps: -1, Personal: c.Params["is_personal"] == "true", At: c.at}
	if _, named := c.Params["cache_time"]; named {
		o.Keeps = int(c.number("cache_time"))
	}
	switch {
	case len(cards) > mostResults:
		return o, wrong("too many inline query results specified")
	case o.Keeps < -1:
		return o, wrong("CACHE_TIME_INVALID")
	case len(c.Params["next_offset"]) > mostResult:
		return o, wrong("NEXT_OFFSET_INVALID")
	}
	if e := checkInvitation(c.Params["button"]); e != nil {
		return o, e
	}
	for _, card := range cards {
		if slices.ContainsFunc(o.Cards, func(other Offered) bool { return other.ID == card.ID }) {
			return o, wrong("RESULT_ID_DUPLICATE")
		}
		shown, e := card.read()
		if e != nil {
			return o, e
		}
		o.Cards = append(o.Cards, shown)
	}
	return o, nil
}

// card is one result as the API has it.
type card struct {
	Type, ID, Title string
	Description     string
	Says            *struct {
		Text string `json:"message_text"`
		Mode string `json:"parse_mode"`
	} `json:"input_message_content"`
	Photo   string `json:"photo_file_id"`
	Caption string
	Mode    string          `json:"parse_mode"`
	Keys    json.RawMessage `json:"reply_markup"`
}

// read checks a card. The server knows those that this bot may offer.
func (k card) read() (o Offered, e *apiError) {
	o = Offered{ID: k.ID, Type: k.Type, Title: k.Title, Summary: k.Description}
	if k.ID == "" || len(k.ID) > mostResult {
		return o, wrong("RESULT_ID_INVALID")
	}
	switch {
	case k.Type == "article" && strings.TrimSpace(k.Title) == "":
		return o, wrong("ARTICLE_TITLE_EMPTY")
	case k.Type == "article" && k.Says == nil:
		return o, wrong("an article says nothing that the server knows")
	case k.Type == "article":
		o.Markup = k.Says.Text
		o.Text, e = visible(o.Markup, k.Says.Mode, 4096, false)
	case k.Type == "photo" && k.Photo == "":
		return o, wrong("the server knows pictures by their id only")
	case k.Type == "photo":
		o.Photo, o.Markup = &chat.File{ID: k.Photo, Photo: true}, k.Caption
		o.Text, e = visible(o.Markup, k.Mode, 1024, true)
	default:
		return o, wrong("the server knows no cards of type " + k.Type)
	}
	if e != nil {
		return o, e
	}
	o.Buttons, _, e = readKeys(string(k.Keys))
	if e == nil {
		e = (&room{kind: "channel"}).taps(o.Buttons)
	}
	return o, e
}

var startParameter = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// checkInvitation checks the button above the cards.
func checkInvitation(raw string) *apiError {
	if raw == "" {
		return nil
	}
	var b struct {
		Text  string
		Start string          `json:"start_parameter"`
		App   json.RawMessage `json:"web_app"`
	}
	_ = json.Unmarshal([]byte(raw), &b)
	switch {
	case strings.TrimSpace(b.Text) == "":
		return wrong("BUTTON_TEXT_INVALID")
	case b.App == nil && !startParameter.MatchString(b.Start):
		return wrong("START_PARAM_INVALID")
	}
	return nil
}

package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// talk is one update being answered.
type talk struct {
	*Bot
	chat.Update
	Catalogue *indicators.Catalogue // one and the same for the whole answer
	command   string                // name of the command that answers
	words     string                // what was said after it
	settings  *people.Chat
	prefers   *people.Settings  // see preferences
	tenure    *tenancy          // see tenancy
	channel   int64             // see subject; 0 is none
	group     *indicators.Group // of the region's own making, named in the words
	again     string            // the button that asks anew for a name read as chosen before
	free      bool              // said without a command
	earlier   *indicators.Query // what the question follows on
	formerly  *indicators.Query // and what that followed on
	carried   string            // what was taken over from the question before, to be told
	concern   *indicators.Query // what the answer is about, regions certain
	noticed   map[string]bool   // chat and words of the results told so far, see tellsOnce
}

// said is a new message with the words; in a group it replies to what was asked.
func (b *Bot) said(u chat.Update, words string) chat.Message {
	m := chat.Message{Text: words}
	if u.Kind == chat.Group && !u.IsPress() {
		m.ReplyTo = u.Message
	}
	return m
}

// card is a message with buttons that takes the place of the one whose button
// was pressed, if one was. Buttons that say a command with a slash stand below what
// must stay; there it is a new message.
func (t *talk) card(words string, buttons [][]chat.Button, told ...indicators.Figure) chat.Message {
	m := t.said(t.Update, words)
	m.Buttons, m.Figures = t.withAgain(buttons), t.facts(told)
	if t.IsPress() && !strings.HasPrefix(t.Text, "/") {
		ref := t.Ref()
		m.Edit = &ref
	}
	return m
}

// withAgain adds the way back from a name that was read as the chat chose before.
func (t *talk) withAgain(rows [][]chat.Button) [][]chat.Button {
	if t.again == "" || len(t.again) > maxData {
		return rows
	}
	return append(rows, []chat.Button{{Label: text.ButtonOtherRegion(), Data: t.again}})
}

// reply is one message without buttons.
func (t *talk) reply(words string, told ...indicators.Figure) chat.Reply {
	return chat.Reply{Messages: []chat.Message{t.card(words, nil, told...)}}
}

// mistake is a reply to what cannot be found or understood.
func (t *talk) mistake(words string, buttons ...[]chat.Button) chat.Reply {
	return chat.Reply{Messages: []chat.Message{t.card(words, buttons)}, Mistake: true}
}

// facts are figures in the form that messages carry, each once.
func (t *talk) facts(told []indicators.Figure) []chat.Figure {
	facts := make([]chat.Figure, 0, len(told))
	for k, f := range told {
		if slices.ContainsFunc(told[:k], func(g indicators.Figure) bool {
			return g.Region == f.Region && g.Indicator == f.Indicator && g.Period == f.Period
		}) {
			continue
		}
		r, _ := t.Catalogue.Region(f.Region)
		fact := chat.Figure{Region: f.Region, Name: r.Full, Indicator: f.Indicator.ID(),
			Period: f.Period.ID(), Value: f.Value.String(), Unit: string(f.Indicator.Unit())}
		if f.Flag != nil {
			fact.Flag = string(f.Flag.Kind)
		}
		facts = append(facts, fact)
	}
	return facts
}

// chosen is what the chat has settled. Without a store it has settled nothing.
func (t *talk) chosen(ctx context.Context) (people.Chat, error) {
	if t.settings == nil {
		id, _ := t.subject()
		c, err := t.People.Chat(ctx, id)
		if err != nil {
			return people.Chat{}, err
		}
		t.settings = &c
	}
	return *t.settings, nil
}

// home is the region meant when none is named: the chat's own, or the bot's. own
// tells whether the chat chose it.
func (t *talk) home(ctx context.Context) (code string, own bool) {
	c, err := t.chosen(ctx)
	if err != nil {
		t.Log.Warn("the chat's region is out of reach", "update", t.ID, "error", err)
	}
	if _, known := t.Catalogue.Region(c.Region); known {
		return c.Region, true
	}
	return t.Home, false
}

// keepsCards is how long a message's buttons remember who may press them.
const keepsCards = 90 * 24 * time.Hour

// Sent is told of each message that now stands in a chat, and remembers who owns
// its buttons. In a private chat there is nobody else.
func (b *Bot) Sent(ctx context.Context, u chat.Update, m chat.Message, ref chat.Ref) {
	if u.Kind != chat.Group || len(m.Buttons) == 0 || m.Edit != nil {
		return
	}
	card := dialogue.Card{Owner: u.From, Topic: u.Chat.Topic}
	if err := b.Talk.Keep(ctx, ref, card, keepsCards); err != nil {
		b.Log.Warn("a card's owner is not kept", "update", u.ID, "error", err)
	}
}

// unknownCommand offers the commands there are.
func (t *talk) unknownCommand(words string) chat.Reply {
	return t.mistake(text.UnknownCommand(words))
}

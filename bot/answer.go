package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// errStore marks faults of the store, for which the user is told that what can
// be answered without it still is.
var errStore = errors.New("the store")

// stored marks an error of the store as one.
func stored(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %s: %w", errStore, doing, err)
}

// answer finds the command that is meant and runs it.
func (b *Bot) answer(ctx context.Context, u chat.Update) (chat.Reply, error) {
	if u.Event != chat.Talk {
		return b.happened(ctx, u)
	}
	if u.Inline != "" {
		return b.inline(ctx, u)
	}
	u.Text = visible(u.Text)
	words, ours := b.addressed(u)
	if !ours {
		return chat.Reply{}, nil
	}
	t := &talk{Bot: b, Update: u, Catalogue: b.catalogue.Load()}
	if hasResidentNumber(words) || u.File != nil && hasResidentNumber(u.File.Name) {
		return t.reply(text.ResidentNumber()), nil
	}
	if u.TooMany {
		return t.reply(text.TooMany()), nil
	}
	if b.late(u) {
		return t.lateReply(ctx, words)
	}
	if u.IsPress() && !t.mayPress(ctx) {
		return chat.Reply{Notice: text.NotYours()}, nil
	}
	c, rest, known := t.called(ctx, words)
	if !known {
		return t.unknownCommand(words), nil
	}
	t.command, t.words = c.name, rest
	r, err := c.answer(ctx, t)
	r.Topic = t.Chat.Topic
	return r, err
}

// called is the command that the words call, with what stands behind its name. Words that
// call none go with the file that came with them, or else are a question; known is false
// where they begin like a command.
func (t *talk) called(ctx context.Context, words string) (c command, rest string, known bool) {
	c, rest, found := t.find(t.Update, words)
	switch {
	case found:
		if c.name != cmdPilih.name {
			t.settleQuestion(ctx, words)
		}
		return c, rest, true
	case strings.HasPrefix(words, "/"):
		return c, rest, false
	case t.File != nil:
		return cmdBerkas, words, true
	}
	return free, words, true
}

// addressed tells whether an update speaks to the bot, and what it says without
// the bot's name. In a group the bot hears commands, mentions and replies only.
func (b *Bot) addressed(u chat.Update) (words string, ours bool) {
	words = strings.TrimSpace(u.Text)
	switch {
	case words == "" && u.File == nil || u.Kind == chat.Channel:
		return "", false
	case u.IsPress() || u.Kind == chat.Private && !strings.HasPrefix(words, "/"):
		return words, true
	case strings.HasPrefix(words, "/"):
		return b.commandToUs(u, words)
	}
	rest, mentioned := b.withoutMention(words)
	return rest, mentioned || u.ToBot
}

// commandToUs reads "/name@bot words"; a command to another bot is not ours, and
// in a group neither is one that we do not have.
func (b *Bot) commandToUs(u chat.Update, words string) (string, bool) {
	head, rest, _ := strings.Cut(words, " ")
	if i := strings.IndexAny(head, "\n\t"); i >= 0 {
		head, rest = words[:i], words[i+1:]
	}
	name, bot, named := strings.Cut(head, "@")
	if named && !strings.EqualFold(bot, b.Username) {
		return "", false
	}
	if _, known := b.words[strings.ToLower(strings.TrimPrefix(name, "/"))]; !known && u.Kind != chat.Private && !named {
		return "", false
	}
	return strings.TrimSpace(name + " " + rest), true
}

// withoutMention takes "@bot" out of the words.
func (b *Bot) withoutMention(words string) (string, bool) {
	if b.Username == "" {
		return words, false
	}
	for i := range len(words) - len(b.Username) {
		end := i + 1 + len(b.Username)
		if words[i] != '@' || !strings.EqualFold(words[i+1:end], b.Username) || end < len(words) && isNameByte(words[end]) {
			continue
		}
		return strings.TrimSpace(words[:i] + " " + words[end:]), true
	}
	return words, false
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// Updates wait at the messenger while the bot is away, at most a day. What waited
// longer than stale is answered in one sentence; an age of more than a day is no
// wait but a wrong clock.
const stale, longestWait = 10 * time.Minute, 25 * time.Hour

func (b *Bot) late(u chat.Update) bool {
	if u.IsPress() || u.Time.IsZero() {
		return false
	}
	age := b.Now().Sub(u.Time)
	return age > stale && age < longestWait
}

// lateReply says once a chat that its questions came too late to be answered.
func (t *talk) lateReply(ctx context.Context, words string) (chat.Reply, error) {
	if c, rest, found := t.find(t.Update, words); found && c.changes {
		t.command, t.words = c.name, rest
		return c.answer(ctx, t)
	}
	if t.words = words; !strings.HasPrefix(words, "/") {
		if r, done, err := t.filling(ctx); done || err != nil {
			return r, err
		}
		if r, done, err := t.spokenLate(ctx); done || err != nil {
			return r, err
		}
	}
	first, err := t.Talk.Once(ctx, fmt.Sprintf("late:%d:%d", t.Chat.Chat, t.Chat.Topic), stale)
	if err == nil && !first {
		return chat.Reply{}, nil
	}
	return t.reply(text.Late()), nil
}

// mayPress tells whether the person may move the card: in a group only the one
// who asked for it. When nobody is remembered, anybody may; so too when the card
// was asked for in the group's own name, as presses always bear a person's.
func (t *talk) mayPress(ctx context.Context) bool {
	if t.Kind != chat.Group {
		return true
	}
	card, known, err := t.Talk.Card(ctx, t.Ref())
	if err != nil || !known {
		return true
	}
	if t.Chat.Topic == 0 {
		t.Chat.Topic = card.Topic // a press on an old message does not tell
	}
	return card.Owner == 0 || card.Owner == t.From
}

// spokenLate does what was said freely and changes something: a report, or an answer to
// an invitation. What is forwarded, and a question, waits for nothing any more.
func (t *talk) spokenLate(ctx context.Context) (r chat.Reply, done bool, err error) {
	said, reports := readSpoken(t.words)
	answer, answers := readAgendaWords(t.words)
	switch {
	case t.Forwarded:
		return chat.Reply{}, false, nil
	case t.File != nil:
		return t.spokenFile(ctx)
	case reports && said.verb != "":
		return t.spokenPledge(ctx)
	case answers && answer.comes != commitments.NoAnswer:
		return t.spokenAgenda(ctx)
	}
	return chat.Reply{}, false, nil
}

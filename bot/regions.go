package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
	"pantau/indicators"
)

// maxRegions is how many regions are compared in one message.
const maxRegions = 6

// settled are the regions that a query means, once each is certain.
type settled struct {
	codes []string
	notes []string    // how names were understood, where that is not plain
	ask   *chat.Reply // the question to ask first; nil when all is certain
}

// asking is a question in place of regions.
func asking(r chat.Reply) settled { return settled{ask: &r} }

// settle turns the names in a query into regions. What is not certain becomes a
// question; what the chat has answered before is not asked again.
func (t *talk) settle(ctx context.Context, q indicators.Query) settled {
	s := settled{notes: t.takenOver()}
	for _, m := range q.Places {
		code, certain := m.Match.Certain()
		switch {
		case len(m.Match.Regions) == 0:
			return asking(t.unknownRegion(q, m))
		case !certain:
			if code = t.meant(ctx, m); code == "" {
				return asking(t.askRegion(ctx, q, m))
			}
			t.again = "ulang " + strings.Replace(t.spell(q, m), "%s", fold(m.Words), 1)
			s.notes = append(s.notes, text.ReadAsBefore(m.Words, t.region(code)))
		case m.Match.Typo:
			s.notes = append(s.notes, text.ReadTypo(m.Words, t.region(code)))
		}
		if !slices.Contains(s.codes, code) {
			s.codes = append(s.codes, code)
		}
	}
	if n := len(s.codes); n > maxRegions && q.Island == "" {
		s.codes = s.codes[:maxRegions]
		s.notes = append(s.notes, text.FirstOnly(maxRegions, n))
	}
	return s
}

// one is the single region that a query means: the one named, or the chat's own.
func (t *talk) one(ctx context.Context, q indicators.Query) settled {
	s := t.settle(ctx, q)
	if len(s.codes) > 1 {
		s.notes = append(s.notes, text.OneRegion(t.region(s.codes[0])))
	}
	if s.ask != nil || len(s.codes) > 0 {
		return s
	}
	if words, lost := unreadPlace(q); lost {
		return asking(t.unknownRegion(q, indicators.Place{Words: words, Match: t.Catalogue.Find(words)}))
	}
	code, own := t.home(ctx)
	s.codes = []string{code}
	switch {
	case !q.Here && !regionOpen(q): // a group that needs none
	case !own && !q.Here:
		s.notes = append(s.notes, text.HomeUsed(t.region(code)))
	case !q.Here && t.free:
		s.notes = append(s.notes, text.OwnRegionUsed(t.region(code)))
	}
	return s
}

// unreadPlace is what was probably meant as a region: words that nothing could be
// made of, where no region was named and the chat's own not spoken of.
func unreadPlace(q indicators.Query) (string, bool) {
	if len(q.Unclear) == 0 || q.Here || q.Group != indicators.NoGroup {
		return "", false
	}
	return strings.Join(q.Unclear, " "), true
}

func (t *talk) region(code string) indicators.Region {
	r, _ := t.Catalogue.Region(code)
	return r
}

// meant is the region that the chat chose before for an ambiguous name, or "".
func (t *talk) meant(ctx context.Context, m indicators.Place) string {
	c, err := t.chosen(ctx)
	if err != nil {
		return ""
	}
	if code := c.Meant[fold(m.Words)]; slices.Contains(m.Match.Regions, code) {
		return code
	}
	return ""
}

// fold is a name as it is remembered: lower case, one blank between words, and
// short enough to keep.
func fold(name string) string {
	folded := strings.Join(strings.Fields(strings.ToLower(name)), " ")
	return folded[:min(len(folded), 80)]
}

// waits is how long the bot waits for the answer to its question.
const waits = 30 * time.Minute

// askRegion asks which of several regions is meant, by buttons; the question is
// kept, so that words answer it too. Without a store the buttons still do.
func (t *talk) askRegion(ctx context.Context, q indicators.Query, m indicators.Place) chat.Reply {
	choices := m.Match.Regions[:min(len(m.Match.Regions), 8)]
	return t.askAmong(ctx, dialogue.Question{Command: t.spell(q, m), Name: fold(m.Words), Choices: choices}, m.Words)
}

// askAmong asks a question about a name, as it was written, and keeps it.
func (t *talk) askAmong(ctx context.Context, ask dialogue.Question, name string) chat.Reply {
	if err := t.Talk.Ask(ctx, t.Chat, t.From, ask, waits); err != nil {
		t.Log.Warn("a question is not kept", "update", t.ID, "error", err)
	}
	var rows [][]chat.Button
	for _, code := range ask.Choices {
		label := text.Choice(t.Catalogue, t.region(code))
		rows = append(rows, []chat.Button{{Label: label, Data: choosing(ask.Command, code)}})
	}
	words := text.WhichRegion(len(ask.Choices) == 1, name, t.region(ask.Choices[0]))
	question := t.card(words, rows)
	question.Asks = true
	return chat.Reply{Messages: []chat.Message{question}}
}

// choosing is the data of a button that chooses a code: the whole command, or
// where that is too long for a button, the choice alone.
func choosing(command, code string) string {
	if data := strings.Replace(command, "%s", code, 1); len(data) <= maxData {
		return data
	}
	return "pilih " + code
}

// maxData is the most bytes that a button's data may have.
const maxData = 64

// unknownRegion says that no region bears the name, and offers near ones.
func (t *talk) unknownRegion(q indicators.Query, m indicators.Place) chat.Reply {
	var rows [][]chat.Button
	command := t.spell(q, m)
	for _, code := range m.Match.Near[:min(len(m.Match.Near), 4)] {
		rows = append(rows, []chat.Button{{Label: text.Choice(t.Catalogue, t.region(code)), Data: choosing(command, code)}})
	}
	return t.mistake(text.UnknownRegion(m.Words, len(rows) > 0), rows...)
}

// spell writes the query as the command that asks it, with %s for the mention
// that is to be settled and codes for those that are certain.
func (t *talk) spell(q indicators.Query, open indicators.Place) string {
	words := []string{t.command}
	for _, m := range q.Places {
		code, certain := m.Match.Certain()
		switch {
		case m.Words == open.Words:
			words = append(words, "%s")
		case certain:
			words = append(words, "+"+code) // four codes side by side would look like a NIK
		default:
			words = append(words, strings.ReplaceAll(fold(m.Words), "%", ""))
		}
	}
	return strings.Join(append(words, text.Spell(q)...), " ")
}

// settleQuestion ends the question that waits, now that a command comes: whatever a
// person says next starts anew. Where the command is a button's choice among the
// answers, the choice is remembered.
func (t *talk) settleQuestion(ctx context.Context, words string) {
	q, pending, err := t.Talk.Pending(ctx, t.Chat, t.From)
	if err != nil || !pending {
		return
	}
	for _, code := range q.Choices {
		if t.IsPress() && words == choosing(q.Command, code) {
			t.remember(ctx, q.Name, code)
		}
	}
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
}

func (t *talk) remember(ctx context.Context, name, code string) {
	if name == "" {
		return // what was chosen is no region
	}
	if err := t.People.Remember(ctx, t.Chat.Chat, name, code); err != nil {
		t.Log.Warn("a choice is not remembered", "update", t.ID, "error", err)
	}
}

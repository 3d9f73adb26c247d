package bot

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// free is how words without a command are answered: as the answer to a question
// that waits, or as a question of their own.
var free = command{name: "indikator", answer: question}

func question(ctx context.Context, t *talk) (chat.Reply, error) {
	if r, done, err := t.continued(ctx); done || err != nil {
		return r, err
	}
	if r, done, err := t.saidToCheck(ctx); done || err != nil {
		return r, err
	}
	if t.Forwarded {
		if r, done := t.offersReading(ctx, readMaterial(t.words)); done {
			return r, nil
		}
	}
	if r, done, err := t.spokenPledge(ctx); done || err != nil {
		return r, err
	}
	if r, done, err := t.spokenAgenda(ctx); done || err != nil {
		return r, err
	}
	if utf8.RuneCountInString(t.words) > longQuestion || readMaterial(t.words).address != "" {
		if r, done := t.offersReading(ctx, readMaterial(t.words)); done {
			return r, nil
		}
	}
	q := t.Catalogue.Read(t.words)
	if nothing(q) {
		return t.notUnderstood(q), nil
	}
	return t.ask(ctx, q)
}

// longQuestion is how many characters a question has at most; what is longer is a text.
const longQuestion = 200

// nothing tells whether no part of the words was understood as a question.
func nothing(q indicators.Query) bool {
	return len(q.Places) == 0 && len(q.Indicators) == 0 && q.From == 0 && q.Last == 0 && q.Ago == 0 &&
		q.Group == indicators.NoGroup && q.Op == indicators.Show && q.Value == nil &&
		q.Outside == indicators.NoTopic && !q.Here && !q.National && !q.ThisYear && !q.Since
}

// notUnderstood tells a person what can be asked; in a group, words that merely
// reply to the bot are other people's talk.
func (t *talk) notUnderstood(q indicators.Query) chat.Reply {
	if _, mentioned := t.withoutMention(t.Text); t.Kind == chat.Group && !mentioned {
		return chat.Reply{}
	}
	if words, polite := text.Courtesy(t.words); polite {
		return t.reply(words)
	}
	return t.mistake(text.NotUnderstood(t.region(t.Home)))
}

// ask answers a query, whichever command or words it came from.
func (t *talk) ask(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	if q.Outside != indicators.NoTopic {
		return t.outside(ctx, q)
	}
	if t.words != "" && !strings.ContainsFunc(t.words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return t.mistake(text.NotUnderstood(t.region(t.Home))), nil
	}
	if bad, is := unknownIndicator(q); is {
		return t.mistake(text.UnknownIndicator(bad)), nil
	}
	q = t.dated(q)
	if r, bad := t.badYears(q); bad {
		return r, nil
	}
	return t.route(ctx, q)
}

// route chooses the answer by what the query wants done.
func (t *talk) route(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	switch {
	case q.Op == indicators.Define:
		return t.define(q), nil
	case q.Op == indicators.Brief:
		return t.brief(ctx, q)
	case q.Op == indicators.WhichYear && q.Value != nil:
		return t.whichYear(ctx, q)
	case q.When && len(q.Places) < 2 && q.Group == indicators.NoGroup && !q.National:
		return t.figures(ctx, q)
	case q.Op == indicators.Rank, q.Op == indicators.Movers, q.Op == indicators.Highest, q.Op == indicators.Lowest,
		q.Group != indicators.NoGroup:
		return t.ranking(ctx, q)
	case q.Op == indicators.Compare, len(q.Places) > 1:
		return t.comparison(ctx, q)
	}
	return t.figures(ctx, q)
}

// dated puts years in place of words that mean them by the clock. A change on
// "last year" is the newest change there is.
func (t *talk) dated(q indicators.Query) indicators.Query {
	switch {
	case q.Op == indicators.Change && q.Ago == 1:
	case q.Op == indicators.Change && q.Ago > 1:
		q.From, q.Since = t.Now().Year()-q.Ago, true
	case q.Ago > 0:
		q.From = t.Now().Year() - q.Ago
		q.To = q.From
	case q.ThisYear:
		q.From = t.Now().Year()
		q.To = q.From
	}
	q.Ago, q.ThisYear = 0, false
	return q
}

// unknownIndicator is a word of the form "p9" that names none of the five.
func unknownIndicator(q indicators.Query) (string, bool) {
	for _, word := range q.Unclear {
		if len(word) == 2 && (word[0] == 'p' || word[0] == 'P') && '0' <= word[1] && word[1] <= '9' {
			return word, true
		}
	}
	return "", false
}

// badYears refuses years that the catalogue cannot hold.
func (t *talk) badYears(q indicators.Query) (chat.Reply, bool) {
	first, last := t.Catalogue.Years()
	thisYear := t.Now().Year()
	for _, year := range []int{q.From, q.To} {
		if year != 0 && (year < first || year > max(last, thisYear)) {
			return t.reply(text.NoSuchYear(year, first, last, thisYear)), true
		}
	}
	return chat.Reply{}, false
}

// outside gives the fixed reply to a question about what BPS or Pantau does not
// hold, with the figures that there are where they help.
func (t *talk) outside(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	if r, ok, err := t.plans(ctx, q); ok || err != nil {
		return r, err
	}
	t.command = "indikator"
	s := t.settle(ctx, q)
	if s.ask != nil && text.TellsFigures(q.Outside) {
		return *s.ask, nil
	}
	code, _ := t.home(ctx)
	if len(s.codes) > 0 {
		code = s.codes[0]
	}
	p := t.Catalogue.Profile(code, max(q.From, q.To), q.Month)
	if p.Readings[lead(q)].Absence != indicators.Present {
		p = t.Catalogue.Profile(code, 0, indicators.Unknown)
	}
	words, told := text.Outside(t.Catalogue, text.OutsideView{Topic: q.Outside, Profile: p, Asked: q.Indicators})
	return t.reply(words, told...), nil
}

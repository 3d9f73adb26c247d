package bot

import (
	"context"
	"slices"
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
	if r, done, err := t.spokenList(ctx); done || err != nil {
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
	return t.asks(ctx)
}

// asks answers words as a question about figures.
func (t *talk) asks(ctx context.Context) (chat.Reply, error) {
	if r, done, err := t.corrected(ctx); done || err != nil {
		return r, err
	}
	return t.replies(ctx, t.Catalogue.Read(t.words))
}

// replies answers a query. What somebody said freely is completed with what was asked
// before, and is asked elsewhere where our own reading makes little of it.
func (t *talk) replies(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	if !t.isFree() {
		return t.ask(ctx, q)
	}
	t.free = true
	if q = t.followed(ctx, q); !nothing(q) && !t.halfRead(q) {
		return t.answersFreely(ctx, q)
	}
	if r, done := t.civil(q); done {
		return r, nil
	}
	if r, done, err := t.askElsewhere(ctx); done || err != nil {
		return r, err
	}
	if nothing(q) {
		home, _ := t.home(ctx)
		return t.mistake(text.NotUnderstood(t.region(home)), t.examples(home)...), nil
	}
	return t.declines(q, text.HalfRead(q.Unclear)), nil
}

// isFree tells whether the words are a question, not a command or a button's.
func (t *talk) isFree() bool {
	words, _ := t.withoutMention(strings.TrimSpace(t.Text))
	return !t.IsPress() && !strings.HasPrefix(words, "/")
}

// longQuestion is how many characters a question has at most; what is longer is a text.
const longQuestion = 200

// nothing tells whether no part of the words was understood as a question.
func nothing(q indicators.Query) bool {
	return len(q.Places) == 0 && len(q.Indicators) == 0 && q.From == 0 && q.Last == 0 && q.Ago == 0 &&
		q.Group == indicators.NoGroup && q.Op == indicators.Show && q.Value == nil &&
		q.Outside == indicators.NoTopic && !q.Here && !q.National && !q.ThisYear && !q.Since && q.Step == 0 && len(q.Beyond) == 0 &&
		q.Month == indicators.Unknown && q.Top == 0 && q.Kin == indicators.NoGroup && !q.Thence
}

// civil answers a greeting or thanks, and says nothing to what other people of a group say
// in reply to the bot.
func (t *talk) civil(q indicators.Query) (chat.Reply, bool) {
	if _, mentioned := t.withoutMention(t.Text); t.Kind == chat.Group && !mentioned && len(q.Places) == 0 {
		return chat.Reply{}, true
	}
	words, polite := text.Courtesy(t.words)
	if !polite || !nothing(q) {
		return chat.Reply{}, false
	}
	return t.reply(words), true
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
	if len(q.Beyond) > 0 {
		return t.beyond(q), nil
	}
	q = t.fromHere(ctx, t.dated(q))
	if r, bad := t.badYears(q); bad {
		return r, nil
	}
	r, err := t.route(ctx, q)
	if err == nil {
		t.keepsSubject(ctx)
	}
	return r, err
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
	case q.Op == indicators.SinceWhen:
		return t.sinceWhen(ctx, q)
	case q.When && len(q.Places) < 2 && q.Group == indicators.NoGroup && !q.National:
		return t.figures(ctx, q)
	case q.Op == indicators.Rank, q.Op == indicators.Movers, q.Op == indicators.Highest, q.Op == indicators.Lowest,
		q.Op == indicators.ListWhere, q.Group != indicators.NoGroup:
		return t.ranking(ctx, q)
	case q.Op == indicators.Compare, len(q.Places) > 1, len(q.Places) > 0 && q.Here, q.Op == indicators.Gap && spansYears(q):
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
	if q.Step != 0 {
		q.From = t.stepped(q)
		q.To = q.From
	}
	q.Ago, q.ThisYear, q.Step = 0, false, 0
	return q
}

// fromHere puts the chat's region in place of "kita" where its figure is a limit.
func (t *talk) fromHere(ctx context.Context, q indicators.Query) indicators.Query {
	for i, b := range q.Bounds {
		if b.Than == indicators.ThanHere {
			q.Bounds = slices.Clone(q.Bounds)
			q.Bounds[i].Than, _ = t.home(ctx)
		}
	}
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
	switch {
	case q.Outside == indicators.Sources:
		return t.allSources(), nil
	case asksMonths(q):
		return t.reply(text.Months()), nil
	}
	t.command = "indikator"
	s := t.settle(ctx, q)
	if s.ask != nil && q.Outside == indicators.Villages {
		words, _ := text.Outside(t.Catalogue, text.OutsideView{Topic: q.Outside})
		return t.reply(words), nil
	}
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
	t.keepsRefused(ctx, q, code)
	return t.reply(words, told...), nil
}

// keepsRefused keeps what a question was about that was refused, without the year and the
// part of it that there is no figure for: what is asked next may lean on it.
func (t *talk) keepsRefused(ctx context.Context, q indicators.Query, code string) {
	if !text.TellsFigures(q.Outside) || t.words == "" {
		return
	}
	if q.Outside == indicators.Forecast {
		q.From, q.To, q.Years, q.Since, q.Last = 0, 0, nil, false, 0
	}
	if q.Op == indicators.Highest || q.Op == indicators.Lowest {
		q.Group, q.When = indicators.Districts, false
	}
	q.Outside, q.Value, q.When = indicators.NoTopic, nil, false
	t.concerns(q, code)
	t.keepsSubject(ctx)
	t.concern = nil
}

// asksMonths tells whether it is asked why there are figures of one month only.
func asksMonths(q indicators.Query) bool {
	return q.Outside == indicators.Causes && q.Month != indicators.Unknown && q.Op == indicators.Show && len(q.Places) == 0 && undated(q)
}

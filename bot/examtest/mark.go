package examtest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// Outcome is what an answer is worth.
//
// An answer is silently wrong when somebody who reads it takes a figure for what was
// asked that is not: it tells figures, does not ask back, and
//   - none of them is wanted, or it tells none of a wanted region, indicator or period
//     and one of another in its place, without a line that says that the wanted one is
//     not there; regions above a wanted one and the chat's own are no others;
//   - a wanted figure has another value, or a change the other direction;
//   - another region stands where the first, second … was asked for, or one more stands
//     in a list of those that meet a condition;
//   - it should have asked back, or declined, and does not say why it does not answer;
//   - it says what the question forbids.
//
// Silently wrong is also an answer without figures that says that there is none where
// the tables have it. The same is Misread when the answer names words of the question
// that it has not read, or follows in its chat on an answer that was not right, so that
// whoever asks has been told. Everything else that is not right is seen by whoever reads
// it: something is missing (Partly), the bot asks back (AskedBack) or declines (Declined).
type Outcome string

// The outcomes. Right is an answer with all that is wanted, each figure in the text
// with its region, period and value, and in Message.Figures; a refusal is right with
// the reason that is wanted, a question back with the choices.
const (
	Right     Outcome = "right"
	Partly    Outcome = "partly"
	AskedBack Outcome = "asked back"
	Declined  Outcome = "declined"
	Misread   Outcome = "misread, and says so"
	Wrong     Outcome = "silently wrong"
)

// Outcomes are all of them, from the best to the worst.
var Outcomes = [...]Outcome{Right, Partly, AskedBack, Declined, Misread, Wrong}

// Result is one question with its mark.
type Result struct {
	Question
	Outcome Outcome
	Why     string // what is missing or wrong; empty when right
	Said    string // by the bot, plain, its buttons below
}

// mark marks the answer; lost says that the one before it in the chat was not right.
func (q Question) mark(cat *indicators.Catalogue, a told, lost bool) Result {
	r := Result{Question: q, Said: strings.TrimSpace(a.text + "\n" + strings.Join(a.labels, " · "))}
	r.Outcome, r.Why = marking{q, cat, a}.outcome()
	if r.Outcome == Wrong && (lost || q.unread(a.text)) {
		r.Outcome = Misread
	}
	return r
}

// unread finds the line in which an answer names words that it has not read.
var unread = regexp.MustCompile(`Tidak terbaca: “(.+)”`)

// unread tells whether an answer names words of the question that it has not read.
func (q Question) unread(text string) bool {
	named := unread.FindStringSubmatch(text)
	return named != nil && slices.ContainsFunc(strings.Fields(named[1]), func(word string) bool {
		return strings.Contains(strings.ToLower(q.Words), strings.ToLower(word))
	})
}

// marking is one answer held against its question.
type marking struct {
	Question
	cat *indicators.Catalogue
	told
}

func (m marking) outcome() (Outcome, string) {
	switch {
	case m.never.in(m.text):
		return Wrong, "it says what it must not"
	case m.must == askBack:
		return m.questionBack()
	case m.must != answer:
		return m.refusal()
	}
	return m.answer()
}

// number finds what looks like a figure in a text, example what is only one.
var (
	number  = regexp.MustCompile(`\d,\d\d\b|Rp\d`)
	example = regexp.MustCompile(`misalnya.*`)
)

// states tells whether the answer tells figures.
func (m marking) states() bool {
	return len(m.told.figures) > 0 || number.MatchString(example.ReplaceAllString(m.text, ""))
}

func (m marking) questionBack() (Outcome, string) {
	offered := strings.ToLower(m.text + "\n" + strings.Join(m.labels, "\n"))
	lacks := slices.IndexFunc(m.offers, func(o string) bool { return !strings.Contains(offered, strings.ToLower(o)) })
	switch {
	case m.asks && lacks < 0:
		return Right, ""
	case m.asks:
		return Partly, "it does not offer " + m.offers[lacks]
	case m.states():
		return Wrong, "it tells figures and should ask which place is meant"
	}
	return Declined, "it does not ask back"
}

func (m marking) refusal() (Outcome, string) {
	lacks := m.lacksWords()
	helps := len(m.told.figures) > 0 && !slices.ContainsFunc(m.told.figures, func(f chat.Figure) bool {
		return !slices.ContainsFunc(m.helps, func(c cell) bool { return c.is(f) })
	})
	switch {
	case m.text == "":
		return Declined, "it says nothing"
	case m.asks:
		return AskedBack, "it asks back and should decline"
	case lacks == "" && (len(m.phrases) > 0 || !m.states() || helps):
		return Right, ""
	case m.states() && !refusals.in(m.text):
		return Wrong, "it tells figures and does not say why that is no answer"
	}
	return Declined, "it declines in other words"
}

// answer marks the answer to a question that has one.
func (m marking) answer() (Outcome, string) {
	if clash := m.clash(); clash != "" {
		return Wrong, clash
	}
	lacks := m.lacks()
	switch {
	case lacks == "":
		return Right, ""
	case m.asks:
		return AskedBack, lacks
	case refusals.in(m.text):
		return Declined, lacks
	case !m.states():
		return m.silent(lacks)
	}
	if other := m.another(); other != "" {
		return Wrong, other
	}
	return Partly, lacks
}

// silent marks an answer without figures.
func (m marking) silent(lacks string) (Outcome, string) {
	switch {
	case len(m.Question.figures) > 0 && absences.in(m.text):
		return Wrong, "it says that there is no such figure"
	case len(m.Question.figures) == 0 && slices.ContainsFunc(m.phrases, func(p phrases) bool { return p.in(m.text) }):
		return Partly, lacks
	}
	return Declined, lacks
}

// lacks is the first thing that the answer lacks; empty when it has all.
func (m marking) lacks() string {
	for _, e := range m.Question.figures {
		if !slices.ContainsFunc(e, m.tells) {
			return "it does not tell " + e[0].String()
		}
	}
	return m.lacksWords()
}

func (m marking) lacksWords() string {
	for _, p := range m.phrases {
		if !p.in(m.text) {
			return "it does not say " + p[0].said.String()
		}
	}
	return ""
}

// tells tells whether the figure is among the answer's, and stands in its text with
// region, month, year and value.
func (m marking) tells(c cell) bool {
	if !slices.ContainsFunc(m.told.figures, c.is) || !m.names(c.region) {
		return false
	}
	return strings.Contains(m.text, c.shown()) && strings.Contains(m.text, months[c.period.Month]) && strings.Contains(m.text, fmt.Sprint(c.period.Year))
}

// names tells whether the text names a region: by its name, or as whole words by what
// else it is called.
func (m marking) names(r indicators.Region) bool {
	text := strings.ToLower(m.text)
	if strings.Contains(text, strings.ToLower(r.Name)) || strings.Contains(text, strings.ToLower(r.Full)) {
		return true
	}
	return slices.ContainsFunc(slices.Concat(r.Aliases, []string{r.Label}), func(name string) bool {
		return len(name) > 2 && regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(name)+`\b`).MatchString(text)
	})
}

func (c cell) shown() string {
	if c.indicator == indicators.Line {
		return c.value.Indonesian(0)
	}
	return c.value.Indonesian(2)
}

// String is the figure as the set has it.
func (c cell) String() string {
	for name, i := range called {
		if i == c.indicator {
			return strings.Join([]string{c.region.Full, name, strings.TrimSpace(fmt.Sprint(months[c.period.Month], " ", c.period.Year)), c.shown()}, " · ")
		}
	}
	return c.region.Full
}

// at tells whether f is the figure of the same place, indicator and period.
func (c cell) at(f chat.Figure) bool {
	return f.Region == c.region.Code && f.Indicator == c.indicator.ID() && f.Period == c.period.ID()
}

// is tells whether f is the figure, with its value.
func (c cell) is(f chat.Figure) bool {
	v, err := indicators.ParseDecimal(f.Value)
	return c.at(f) && err == nil && v.Cmp(c.value) == 0
}

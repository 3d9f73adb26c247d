package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/text"
)

// ask answers one question on the terminal. It keeps nothing and opens no store,
// so it runs beside a running service.
func (p program) ask(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("tanya", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	words, err := parse(flags, args)
	if err != nil {
		return p.badFlags("tanya", err)
	}
	question := strings.TrimSpace(strings.Join(words, " "))
	if question == "" {
		return p.refuse(text.AskWhat())
	}
	cat, cfg, ok := p.setUp(terminalSettings...)
	if !ok {
		return exitFailed
	}
	b := newBot(cat, cfg, newMemory(), p.logger(cfg), "", atTerminal)
	return p.tell(b.Answer(ctx, asked(question, p.now())), *asJSON)
}

// atTerminal says that whoever sits at the terminal may do everything there.
func atTerminal(context.Context, int64, int64) (bool, error) { return true, nil }

// asked is the question as one person's words in a private chat.
func asked(question string, now time.Time) chat.Update {
	return chat.Update{ID: 1, Chat: chat.ID{Chat: 1}, Kind: chat.Private, From: 1, Message: 1, Time: now, Text: question}
}

// tell prints a reply and returns the exit code: a mistake or a fault goes to
// the error output, and standard output stays empty.
func (p program) tell(r chat.Reply, asJSON bool) int {
	a := newAnswer(r)
	if r.Mistake || r.Fault {
		return p.fail(a.withChoices())
	}
	if !asJSON {
		fmt.Fprintln(p.out, a.shown())
		return exitFine
	}
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	if err := e.Encode(a); err != nil {
		return p.fail(fmt.Sprintf("writing the answer: %v", err))
	}
	return exitFine
}

// answer is the JSON form of a reply.
type answer struct {
	Text     string     `json:"text"`     // plain
	HTML     string     `json:"html"`     // as sent to the messenger
	Figures  []figure   `json:"figures"`  // stated in the text, in its order
	Buttons  [][]string `json:"buttons"`  // rows of labels
	Question bool       `json:"question"` // the text asks back
}

// figure is the JSON form of a chat.Figure.
type figure struct {
	Region    string      `json:"region"`
	Name      string      `json:"name"`
	Indicator string      `json:"indicator"`
	Period    string      `json:"period"`
	Value     json.Number `json:"value"` // as published, trailing zeros too
	Unit      string      `json:"unit"`
	Flag      string      `json:"flag"`
}

// newAnswer joins the messages of a reply into one answer.
func newAnswer(r chat.Reply) answer {
	a := answer{Figures: []figure{}, Buttons: [][]string{}}
	var html []string
	for _, m := range r.Messages {
		html = append(html, m.Text)
		a.Question = a.Question || m.Asks
		for _, f := range m.Figures {
			a.Figures = append(a.Figures, figure{f.Region, f.Name, f.Indicator, f.Period, json.Number(f.Value), f.Unit, f.Flag})
		}
		for _, row := range m.Buttons {
			a.Buttons = append(a.Buttons, labels(row))
		}
	}
	a.HTML = strings.Join(html, "\n\n")
	a.Text = chat.Plain(a.HTML)
	return a
}

func labels(row []chat.Button) []string {
	names := make([]string, len(row))
	for i, b := range row {
		names[i] = b.Label
	}
	return names
}

// shown is the answer as a terminal shows it: when it asks back, with the choices.
func (a answer) shown() string {
	if !a.Question {
		return a.Text
	}
	return a.withChoices()
}

// withChoices is the answer with its buttons below it, to be typed in place of
// pressed.
func (a answer) withChoices() string {
	lines := []string{a.Text}
	for _, row := range a.Buttons {
		lines = append(lines, "[ "+strings.Join(row, " ] [ ")+" ]")
	}
	return strings.Join(lines, "\n")
}

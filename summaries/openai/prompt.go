package openai

import (
	"crypto/rand"
	"crypto/sha256"
	_ "embed" // the prompt
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"pantau/summaries"
)

//go:embed prompts/ringkas.tmpl
var promptFile string

var (
	prompts       = template.Must(template.New("ringkas").Parse(promptFile))
	promptVersion = versionOf(promptFile)
)

// versionOf tells prompts apart.
func versionOf(file string) string {
	sum := sha256.Sum256([]byte(file))
	return hex.EncodeToString(sum[:4])
}

// given is what the templates are filled with.
type given struct {
	summaries.Plan
	Begin, End string // delimiters of data
}

// prompt is what the model is told and asked.
func prompt(p summaries.Plan) (system, user string, err error) {
	g := given{Plan: withoutDigits(p)}
	g.Begin, g.End = delimiters(p)
	for name, to := range map[string]*string{"sistem": &system, "permintaan": &user} {
		var b strings.Builder
		if err := prompts.ExecuteTemplate(&b, name, g); err != nil {
			return "", "", fmt.Errorf("writing the prompt: %w", err)
		}
		*to = b.String()
	}
	return system, user, nil
}

// delimiters are two marks of letters that nothing in a plan holds.
func delimiters(p summaries.Plan) (begin, end string) {
	for {
		mark := letters(12)
		if !strings.Contains(p.Title+p.Text+strings.Join(p.Faults, ""), mark) {
			return "<<" + mark + ">>", "<</" + mark + ">>"
		}
	}
}

// letters are so many random ones.
func letters(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	for i := range b {
		b[i] = 'A' + b[i]%26
	}
	return string(b)
}

var (
	figures        = regexp.MustCompile(`\d[\d.,]*`)
	tokensOrDigits = regexp.MustCompile(`\{\{F\d+\}\}|\d[\d.,]*`)
)

// withoutDigits masks what a model must not see, whatever the plan holds: tokens stand
// in what we say of figures and faults, not in the page's text.
func withoutDigits(p summaries.Plan) summaries.Plan {
	p.Title, p.Text = figures.ReplaceAllString(p.Title, "…"), figures.ReplaceAllString(p.Text, "…")
	masked := make([]summaries.PlanFigure, len(p.Figures))
	for i, f := range p.Figures {
		masked[i] = summaries.PlanFigure{Token: f.Token, Means: butTokens(f.Means)}
	}
	faults := make([]string, len(p.Faults))
	for i, f := range p.Faults {
		faults[i] = butTokens(f)
	}
	p.Figures, p.Faults = masked, faults
	return p
}

// butTokens masks digits outside of tokens.
func butTokens(s string) string {
	return tokensOrDigits.ReplaceAllStringFunc(s, func(found string) string {
		if found[0] == '{' {
			return found
		}
		return "…"
	})
}

package openai

import (
	"crypto/rand"
	"crypto/sha256"
	_ "embed" // the prompts
	"encoding/hex"
	"regexp"
	"strings"

	"pantau/summaries"
)

// The prompt: what the model is told, what it is asked, and what is added when its draft
// was refused. Words with a dollar sign are filled in.
var (
	//go:embed prompts/sistem.txt
	systemFile string
	//go:embed prompts/permintaan.txt
	requestFile string
	//go:embed prompts/kesalahan.txt
	faultsFile string
)

var promptVersion = versionOf(systemFile + requestFile + faultsFile)

// versionOf tells prompts apart.
func versionOf(file string) string {
	sum := sha256.Sum256([]byte(file))
	return hex.EncodeToString(sum[:4])
}

// prompt is what the model is told and asked. What is filled in is not read again, so a
// page cannot put anything in the place of something else.
func prompt(p summaries.Plan) (system, user string) {
	begin, end := delimiters(p)
	p = withoutDigits(p)
	fill := strings.NewReplacer("$AWAL", begin, "$AKHIR", end, "$PENANDA", tokens(p.Figures), "$JUDUL", p.Title, "$TEKS", p.Text,
		"$KESALAHAN", "- "+strings.Join(p.Faults, "\n- "))
	user = requestFile
	if len(p.Faults) > 0 {
		user += faultsFile
	}
	return fill.Replace(systemFile), strings.TrimSpace(fill.Replace(user))
}

// tokens list the placeholders and what they stand for, one a line.
func tokens(figures []summaries.PlanFigure) string {
	lines := make([]string, len(figures))
	for i, f := range figures {
		lines[i] = f.Token + ": " + f.Means
	}
	return strings.Join(lines, "\n")
}

// delimiters are two marks of letters that nothing in a plan holds.
func delimiters(p summaries.Plan) (begin, end string) {
	return marks(p.Title + p.Text + strings.Join(p.Faults, ""))
}

// marks are two marks of letters that words do not hold.
func marks(words string) (begin, end string) {
	for {
		mark := letters(12)
		if !strings.Contains(words, mark) {
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

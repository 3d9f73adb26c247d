package text

import (
	"strings"

	"pantau/bot/chat"
)

// How many characters of a heading and of a summary are shown.
const mostTitle, mostSummary = 100, 120

// InlineTitle is the heading of a card that is offered: the first line of what it says,
// without the notes above it. kind stands before it, and may be empty.
func InlineTitle(kind, html string) string {
	lines := inlineLines(html)
	switch {
	case len(lines) == 0:
		return kind
	case kind != "":
		lines[0] = kind + ": " + lines[0]
	}
	return shortened(lines[0], mostTitle)
}

// InlineSummary is what stands below the heading: the lines that follow.
func InlineSummary(html string) string {
	lines := inlineLines(html)
	if len(lines) < 2 {
		return ""
	}
	return shortened(strings.Join(lines[1:min(len(lines), 3)], " · "), mostSummary)
}

// shortened is the beginning of words.
func shortened(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return strings.TrimRight(string(runes[:most-1]), " .,;:·") + "…"
}

// inlineLines are the lines of a message that are not empty, from its bold title on.
func inlineLines(html string) (lines []string) {
	if at := strings.Index(html, "<b>"); at > 0 && strings.HasPrefix(html, "<i>") {
		html = html[at:]
	}
	for line := range strings.Lines(chat.Plain(html)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// InlineNothing stands on the card that is offered where no region is found.
func InlineNothing(bot string) (title, summary, words string) {
	how := "Tulis nama kabupaten, kota, atau provinsi, misalnya @" + bot + " balangan"
	return "Wilayah tidak ditemukan", how, "Wilayah itu tidak ditemukan oleh Pantau. " + how + "."
}

// InlineGuarded is the heading of the card that tells to keep residents' numbers out.
func InlineGuarded() string { return "Mohon tidak menulis NIK atau KK" }

// ButtonInlineBot opens the bot from a card that was sent.
func ButtonInlineBot() string { return "Buka Pantau" }

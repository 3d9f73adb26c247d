package text_test

import (
	"strings"

	"pantau/bot/text"
)

// demo are the examples that the demo begins with.
func demo() []sentence {
	lines := []string{text.DemoKept("data/demo"), text.DemoSecretariat(), text.DemoHead(), text.DemoPlanner(), text.DemoContact(), text.DemoDocument(), text.DemoPlace()}
	for _, title := range text.DemoMeetings() {
		lines = append(lines, title)
	}
	for _, p := range text.DemoPledges() {
		lines = append(lines, p.Title+" · "+p.Programme)
	}
	for _, note := range text.DemoNotes() {
		lines = append(lines, note)
	}
	return []sentence{{"Contoh di demo", strings.Join(lines, "\n")}}
}

package bot

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// button says a command with codes when pressed.
func button(label, command string, words ...string) chat.Button {
	said := []string{command}
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	return chat.Button{Label: label, Data: strings.Join(said, " ")}
}

func yearOf(year int) string { return strconv.Itoa(year) }

// yearWord writes a period as a button says it: the year, and the month where it
// is not the usual one.
func yearWord(p indicators.Period) string {
	if p.IsZero() {
		return ""
	}
	return strings.TrimSpace(yearOf(p.Year) + " " + text.MonthWord(p.Month))
}

// grid lays buttons out in rows of so many.
func grid(buttons []chat.Button, across int) [][]chat.Button {
	var rows [][]chat.Button
	for len(buttons) > across {
		rows, buttons = append(rows, buttons[:across]), buttons[across:]
	}
	if len(buttons) == 0 {
		return rows
	}
	return append(rows, buttons)
}

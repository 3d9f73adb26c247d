package telegram

import (
	"encoding/json"
	"strings"

	"pantau/bot/chat"
)

// button is a button as the API has it.
type button struct {
	Text string    `json:"text"`
	Data string    `json:"callback_data,omitempty"`
	URL  string    `json:"url,omitempty"`
	Copy *copyText `json:"copy_text,omitempty"`
}

type copyText struct {
	Text string `json:"text"`
}

// markup is the keyboard below the part. A question to a group asks for a reply,
// because the privacy mode hides every other message from the bot.
func (pt part) markup() (string, error) {
	rows := pt.rows()
	if len(pt.Buttons) == 0 && pt.Asks && pt.kind == chat.Group && pt.Edit == nil {
		return `{"force_reply":true,"selective":true}`, nil
	}
	if len(rows) == 0 {
		return "", nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(map[string]any{"inline_keyboard": rows})
	return strings.TrimSpace(b.String()), err
}

// rows are the buttons without empty rows. Nobody talks back in a channel, so only
// buttons that open an address stand there.
func (pt part) rows() [][]button {
	rows := make([][]button, 0, len(pt.Buttons))
	for _, row := range pt.Buttons {
		bs := make([]button, 0, len(row))
		for _, b := range row {
			if pt.kind == chat.Channel && b.URL == "" {
				continue
			}
			bs = append(bs, button{Text: b.Label, Data: b.Data, URL: b.URL})
			if b.Copy != "" {
				bs[len(bs)-1].Copy = &copyText{b.Copy}
			}
		}
		if len(bs) > 0 {
			rows = append(rows, bs)
		}
	}
	return rows
}

package web

import (
	"time"

	"pantau/bot/chat"
)

// entry is one message as it stands in a chat, in the form the page gets it.
type entry struct {
	ID      int        `json:"id"`
	Chat    int64      `json:"chat"`
	Person  int64      `json:"person"` // 0 is the bot
	Time    int64      `json:"time"`   // milliseconds of the epoch
	Body    []node     `json:"body"`
	Picture *picture   `json:"picture,omitempty"`
	File    *document  `json:"file,omitempty"`
	Buttons [][]button `json:"buttons,omitempty"`
	Quote   *quote     `json:"quote,omitempty"`
	Edited  bool       `json:"edited,omitempty"`
	Asks    bool       `json:"asks,omitempty"`
	Via     bool       `json:"via,omitempty"` // a card of the bot that the person has chosen

	plain string // the words alone
}

// document is a file to download: its size in bytes, 0 when unknown, and where it is;
// the address is empty when the page has it no more.
type document struct {
	Address string `json:"address,omitempty"`
	Name    string `json:"name,omitempty"`
	Size    int64  `json:"size,omitempty"`
	Photo   bool   `json:"photo,omitempty"` // a picture that is gone
	Opens   bool   `json:"opens,omitempty"` // the browser can show it
}

// picture is where the page finds a picture and how much room to keep for it;
// width and height are in pixels, 0 when they cannot be told. The address is empty when
// the picture could not be drawn.
type picture struct {
	Address string `json:"address,omitempty"`
	Alt     string `json:"alt"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
}

// button is a chat.Button on the wire.
type button struct {
	Label string `json:"label"`
	Data  string `json:"data,omitempty"`
	URL   string `json:"url,omitempty"`
	Copy  string `json:"copy,omitempty"`
}

// quote is the message that an entry replies to, in short.
type quote struct {
	ID     int    `json:"id"`
	Person int64  `json:"person"`
	Text   string `json:"text"`
}

// maxQuote is how many characters of a quoted message are shown.
const maxQuote = 120

// said is what a person said. Words are words: no markup is read from them, but
// commands in them can be tapped.
func said(text string, now time.Time) entry {
	return entry{Time: now.UnixMilli(), Body: parseMarkup(chat.Escape(text)), plain: text}
}

// told is what the bot says, without picture and file.
func told(m chat.Message, now time.Time) entry {
	return entry{
		Time:    now.UnixMilli(),
		Body:    parseMarkup(m.Text),
		Buttons: buttons(m.Buttons),
		Asks:    m.Asks,
		plain:   chat.Plain(m.Text),
	}
}

func buttons(rows [][]chat.Button) [][]button {
	var out [][]button
	for _, row := range rows {
		var line []button
		for _, b := range row {
			line = append(line, button{Label: b.Label, Data: b.Data, URL: safeURL(b.URL), Copy: b.Copy})
		}
		if line != nil {
			out = append(out, line)
		}
	}
	return out
}

// offers tells whether the message has a button that says data.
func (e *entry) offers(data string) bool {
	for _, row := range e.Buttons {
		for _, b := range row {
			if b.Data != "" && b.Data == data {
				return true
			}
		}
	}
	return false
}

// quoted is the entry as another one quotes it.
func (e *entry) quoted() *quote {
	text := []rune(e.plain)
	if len(text) == 0 && e.File != nil {
		text = []rune(e.File.Name)
	}
	if len(text) > maxQuote {
		text = append(text[:maxQuote-1], '…')
	}
	return &quote{ID: e.ID, Person: e.Person, Text: string(text)}
}

package redisstore

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// body is what of a letter no script looks into, as JSON, whose names stay when
// Go's change.
type body struct {
	Message *message `json:"m,omitempty"`
	Note    string   `json:"n,omitempty"`
}

type message struct {
	Text    string     `json:"t,omitempty"`
	Photo   *photo     `json:"p,omitempty"`
	File    *file      `json:"d,omitempty"`
	Buttons [][]button `json:"b,omitempty"`
	Edit    *ref       `json:"e,omitempty"`
	ReplyTo int        `json:"r,omitempty"`
	Figures []figure   `json:"f,omitempty"`
	Asks    bool       `json:"a,omitempty"`
}

type photo struct {
	Key string `json:"k,omitempty"`
	PNG []byte `json:"p"` // base64
	Alt string `json:"a,omitempty"`
}

type file struct {
	ID    string `json:"i,omitempty"`
	Photo bool   `json:"p,omitempty"`
	Name  string `json:"n,omitempty"`
	Size  int64  `json:"s,omitempty"`
	Bytes []byte `json:"b,omitempty"` // base64
	Lost  string `json:"l,omitempty"`
}

type button struct {
	Label string `json:"l"`
	Data  string `json:"d,omitempty"`
	URL   string `json:"u,omitempty"`
	Copy  string `json:"c,omitempty"`
}

type ref struct {
	Chat    int64 `json:"c"`
	Message int   `json:"m"`
}

type figure struct {
	Region    string `json:"r"`
	Name      string `json:"n,omitempty"`
	Indicator string `json:"i"`
	Period    string `json:"p,omitempty"`
	Value     string `json:"v,omitempty"`
	Unit      string `json:"u,omitempty"`
	Flag      string `json:"f,omitempty"`
}

// encodeBody is empty for a letter that states nothing itself.
func encodeBody(l outbox.Letter) (string, error) {
	text, err := json.Marshal(body{toMessage(l.Message), l.Note})
	if string(text) == `{"m":{}}` {
		return "", nil
	}
	return string(text), err
}

func decodeBody(text string, l *outbox.Letter) error {
	if text == "" {
		return nil
	}
	var b body
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		return err
	}
	l.Note = b.Note
	if b.Message != nil {
		l.Message = fromMessage(*b.Message)
	}
	return nil
}

func toMessage(m chat.Message) *message {
	w := message{
		Text: m.Text, File: (*file)(m.File), Edit: (*ref)(m.Edit), ReplyTo: m.ReplyTo, Asks: m.Asks,
		Buttons: each(m.Buttons, func(row []chat.Button) []button {
			return each(row, func(b chat.Button) button { return button(b) })
		}),
		Figures: each(m.Figures, func(f chat.Figure) figure { return figure(f) }),
	}
	if m.Photo != nil {
		w.Photo = &photo{m.Photo.Key, m.Photo.PNG, m.Photo.Alt}
	}
	return &w
}

func fromMessage(w message) chat.Message {
	m := chat.Message{
		Text: w.Text, File: (*chat.File)(w.File), Edit: (*chat.Ref)(w.Edit), ReplyTo: w.ReplyTo, Asks: w.Asks,
		Buttons: each(w.Buttons, func(row []button) []chat.Button {
			return each(row, func(b button) chat.Button { return chat.Button(b) })
		}),
		Figures: each(w.Figures, func(f figure) chat.Figure { return chat.Figure(f) }),
	}
	if w.Photo != nil {
		m.Photo = &chat.Photo{Key: w.Photo.Key, PNG: w.Photo.PNG, Alt: w.Photo.Alt}
	}
	return m
}

// each is what becomes of every element; nil stays nil.
func each[A, B any](all []A, to func(A) B) []B {
	if all == nil {
		return nil
	}
	out := make([]B, len(all))
	for i, a := range all {
		out[i] = to(a)
	}
	return out
}

// encodeState is the state of a letter that goes in, in the fields of luaLetters.
func encodeState(l outbox.Letter, maker string) string {
	f := [...]string{
		strconv.Itoa(int(l.Priority)), strconv.FormatInt(l.To.Chat, 10), strconv.Itoa(l.To.Topic), string(l.Kind),
		micros(l.Due), micros(l.Expires), strconv.Itoa(l.Parts), strconv.Itoa(l.Tries),
		"", "", l.Broadcast, oneLine(l.Reason), maker,
	}
	return strings.Join(f[:], "\t") + "\t"
}

// decodeState fills a lease from the state of a letter.
func decodeState(text string, l *outbox.Lease) error {
	f := strings.Split(text, "\t")
	if len(f) != 14 {
		return fmt.Errorf("a state of %d fields", len(f)-1)
	}
	var n [8]int64
	for i := range n {
		if i == 3 {
			continue
		}
		v, err := strconv.ParseInt(f[i], 10, 64)
		if err != nil {
			return fmt.Errorf("field %d of a state is no number", i)
		}
		n[i] = v
	}
	l.Priority, l.To, l.Kind = outbox.Priority(n[0]), chat.ID{Chat: n[1], Topic: int(n[2])}, chat.Kind(f[3])
	l.Due, l.Expires, l.Parts, l.Tries = time.UnixMicro(n[4]), time.UnixMicro(n[5]), int(n[6]), int(n[7])
	l.ID, l.Broadcast, l.Reason = f[leaseField], f[10], outbox.Reason(f[11])
	return nil
}

// micros is a time as scripts know it; the zero time is 0.
func micros(t time.Time) string {
	if t.IsZero() {
		return "0"
	}
	return strconv.FormatInt(t.UnixMicro(), 10)
}

// oneLine keeps the fields of a state apart.
func oneLine(r outbox.Reason) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, string(r))
}

// fits tells whether a name can be a field of a state.
func fits(name string) bool { return !strings.Contains(name, "\t") }

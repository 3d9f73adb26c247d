package telegram_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// looks is what people see of a message.
type looks struct {
	Method, Text, Name string
	Content            string // of the file
	Photo              bool
	Keys               int // rows
	Topic, ReplyTo     int
	Edit               bool
}

// saw waits for a message and looks at it.
func (b *bench) saw() (looks, chat.Ref) {
	b.t.Helper()
	m := b.next()
	l := looks{Method: m.Method, Text: m.Text, Keys: len(m.Buttons), Topic: m.Topic, ReplyTo: m.ReplyTo, Edit: m.Edit}
	if f := m.File; f != nil {
		l.Name, l.Content, l.Photo = f.Name, string(f.Bytes), f.Photo
	}
	return l, m.Ref
}

// sheet is a file that goes out for the first time.
func sheet(name string) *chat.File { return &chat.File{Name: name, Bytes: []byte("isi")} }

// TestSendFile sends one message and looks at what people see: one message mostly, the
// file ahead of words that are too long for a caption.
func TestSendFile(t *testing.T) {
	const (
		photoID    = "photo"
		documentID = "document"
		lostID     = "lost"
	)
	keys := [][]chat.Button{{{Label: "A", Data: "/a"}}}
	topic := chat.ID{Chat: -200, Topic: 9}
	caption := "<b>" + strings.Repeat("😀", 510) + "</b>&lt;&amp;ab" // 1,024 units
	tests := []struct {
		name string
		to   chat.ID
		kind chat.Kind
		m    chat.Message
		want []looks
	}{
		{"document", person, chat.Private, chat.Message{Text: "<b>a</b> &lt;", File: sheet("rekap.xlsx"), Buttons: keys},
			[]looks{{Method: "sendDocument", Text: "a <", Name: "rekap.xlsx", Content: "isi", Keys: 1}}},
		{"without words", person, chat.Private, chat.Message{Text: " \n", File: sheet("rekap.csv")},
			[]looks{{Method: "sendDocument", Name: "rekap.csv", Content: "isi"}}},
		{"name with everything", person, chat.Private, chat.Message{File: sheet(`Rekap "Juni" Dinas Sosial; P3A/é.xlsx`)},
			[]looks{{Method: "sendDocument", Name: "Rekap 'Juni' Dinas Sosial; P3A-é.xlsx", Content: "isi"}}},
		{"without a name", person, chat.Private, chat.Message{File: sheet("")},
			[]looks{{Method: "sendDocument", Name: "pantau", Content: "isi"}}},
		{"picture", person, chat.Private, chat.Message{Text: "a", File: &chat.File{Photo: true, Bytes: []byte("jpeg")}},
			[]looks{{Method: "sendPhoto", Text: "a", Photo: true, Content: "jpeg"}}},
		{"document that is kept", person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: documentID, Name: "ganti.pdf"}, Buttons: keys},
			[]looks{{Method: "sendDocument", Text: "a", Name: "notula.pdf", Content: "pdf", Keys: 1}}},
		{"picture that is kept", person, chat.Private, chat.Message{Text: "<i>a</i>", File: &chat.File{ID: photoID, Photo: true}},
			[]looks{{Method: "sendPhoto", Text: "a", Photo: true, Content: "kept"}}},
		{"kept no more", person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: lostID, Photo: true, Lost: "<b>tiada</b>"}, Buttons: keys},
			[]looks{{Method: "sendMessage", Text: "tiada", Keys: 1}}},
		{"in a topic", topic, chat.Group, chat.Message{Text: "a", File: sheet("a.ics"), ReplyTo: 9},
			[]looks{{Method: "sendDocument", Text: "a", Name: "a.ics", Content: "isi", Topic: 9}}},
		{"reply", person, chat.Private, chat.Message{Text: "a", File: sheet("a.ics"), ReplyTo: 1},
			[]looks{{Method: "sendDocument", Text: "a", Name: "a.ics", Content: "isi", ReplyTo: 1}}},
		{"reply to what is gone", person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: photoID, Photo: true}, ReplyTo: 999},
			[]looks{{Method: "sendPhoto", Text: "a", Photo: true, Content: "kept"}}},
		{"closed topic", chat.ID{Chat: -200, Topic: 8}, chat.Group, chat.Message{Text: "a", File: sheet("a.ics")},
			[]looks{{Method: "sendDocument", Text: "a", Name: "a.ics", Content: "isi"}}},
		{"group that moved", chat.ID{Chat: -300}, chat.Group, chat.Message{Text: "a", File: sheet("a.ics"), ReplyTo: 3},
			[]looks{{Method: "sendDocument", Text: "a", Name: "a.ics", Content: "isi"}}},
		{"longest caption", person, chat.Private, chat.Message{Text: caption, File: sheet("a.ics"), Buttons: keys},
			[]looks{{Method: "sendDocument", Text: chat.Plain(caption), Name: "a.ics", Content: "isi", Keys: 1}}},
		{"a letter more", person, chat.Private, chat.Message{Text: caption + "c", File: sheet("a.ics"), Buttons: keys, ReplyTo: 1},
			[]looks{{Method: "sendDocument", Name: "a.ics", Content: "isi", ReplyTo: 1}, {Method: "sendMessage", Text: chat.Plain(caption) + "c", Keys: 1}}},
		{"with a drawing", person, chat.Private, chat.Message{Text: "a", File: sheet("a.ics"), Photo: &chat.Photo{PNG: []byte("png")}, Buttons: keys},
			[]looks{{Method: "sendDocument", Name: "a.ics", Content: "isi"}, {Method: "sendPhoto", Text: "a", Photo: true, Content: "png", Keys: 1}}},
		{"edit of what is gone", person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: documentID}, Edit: &chat.Ref{Chat: 7, Message: 999}},
			[]looks{{Method: "sendDocument", Text: "a", Name: "notula.pdf", Content: "pdf"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := places(t)
			ids := map[string]string{
				photoID:    b.sends(chat.File{Photo: true, Bytes: []byte("kept")}),
				documentID: b.sends(chat.File{Name: "notula.pdf", Bytes: []byte("pdf")}),
				lostID:     "AgACAgUAAxkBAAIBsomethingelse",
			}
			if f := tt.m.File; f.ID != "" {
				f.ID = ids[f.ID]
			}
			ref, err := b.door.Client.Send(t.Context(), tt.to, tt.kind, tt.m)
			if err != nil {
				t.Fatal(err)
			}
			for i, want := range tt.want {
				got, at := b.saw()
				if d := cmp.Diff(want, got); d != "" {
					t.Error(d)
				}
				if last := i == len(tt.want)-1; last && at != ref {
					t.Errorf("the end stands at %v, Send says %v", at, ref)
				}
			}
			if n := b.Waiting(); n != 0 {
				t.Errorf("%d messages more", n)
			}
			b.clean()
		})
	}
}

// A file that the bot has sent can be fetched like one that a person has sent, and sent
// again by its id.
func TestSentFileIsKept(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	c := b.door.Client
	if _, err := c.Send(t.Context(), person, chat.Private, chat.Message{File: sheet("rekap.csv")}); err != nil {
		t.Fatal(err)
	}
	id := b.next().File.ID
	if got, err := c.Download(t.Context(), id, 1<<20); err != nil || string(got) != "isi" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := c.Send(t.Context(), person, chat.Private, chat.Message{File: &chat.File{ID: id}}); err != nil {
		t.Fatal(err)
	}
	if f := b.next().File; f == nil || f.ID != id {
		t.Errorf("again it is %+v", f)
	}
	b.clean()
}

// TestEditFile changes messages that carry a file: the words below one that is kept, the
// file itself when another comes. Doing nothing succeeds.
func TestEditFile(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	send := func(m chat.Message) (chat.Ref, looks, string) {
		t.Helper()
		ref, err := b.door.Client.Send(t.Context(), person, chat.Private, m)
		if err != nil {
			t.Fatal(err)
		}
		if b.Waiting() == 0 {
			return ref, looks{}, ""
		}
		m2 := b.next()
		l := looks{Method: m2.Method, Text: m2.Text, Edit: m2.Edit}
		if m2.File != nil {
			l.Name, l.Content = m2.File.Name, string(m2.File.Bytes)
			return ref, l, m2.File.ID
		}
		return ref, l, ""
	}
	text, _, _ := send(chat.Message{Text: "a"})
	sent, _, id := send(chat.Message{Text: "a", File: sheet("a.csv")})
	steps := []struct {
		name string
		m    chat.Message
		at   *chat.Ref // nil is anew
		want looks
	}{
		{"words", chat.Message{Text: "<b>b</b>", File: &chat.File{ID: id}, Edit: &sent}, &sent, looks{Method: "editMessageCaption", Text: "b", Name: "a.csv", Content: "isi", Edit: true}},
		{"the same words", chat.Message{Text: "<b>b</b>", File: &chat.File{ID: id}, Edit: &sent}, &sent, looks{}},
		{"markup that cannot be read", chat.Message{Text: "<b>c", File: &chat.File{ID: id}, Edit: &sent}, &sent, looks{Method: "editMessageCaption", Text: "c", Name: "a.csv", Content: "isi", Edit: true}},
		{"no words", chat.Message{File: &chat.File{ID: id}, Edit: &sent}, &sent, looks{Method: "editMessageCaption", Name: "a.csv", Content: "isi", Edit: true}},
		{"another file", chat.Message{Text: "d", File: &chat.File{Name: "b.csv", Bytes: []byte("lain")}, Edit: &sent}, &sent, looks{Method: "editMessageMedia", Text: "d", Name: "b.csv", Content: "lain", Edit: true}},
		{"in place of words", chat.Message{Text: "e", File: &chat.File{ID: id}, Edit: &text}, nil, looks{Method: "sendDocument", Text: "e", Name: "a.csv", Content: "isi"}},
		{"words in place of a file", chat.Message{Text: "f", Edit: &sent}, nil, looks{Method: "sendMessage", Text: "f"}},
	}
	for _, s := range steps {
		ref, got, _ := send(s.m)
		if d := cmp.Diff(s.want, got); d != "" {
			t.Errorf("%s: %s", s.name, d)
		}
		if s.at != nil && ref != *s.at || s.at == nil && (ref == sent || ref == text) {
			t.Errorf("%s: stands at %v", s.name, ref)
		}
	}
	for _, v := range b.Violations() {
		if !strings.Contains(v, "parse entities") {
			t.Errorf("violation: %s", v)
		}
	}
}

// TestDeliverFile makes one attempt each: how it ends, and what it cost.
func TestDeliverFile(t *testing.T) {
	const pictureID = "picture"
	tests := []struct {
		name  string
		to    int64
		file  chat.File
		fault telegramtest.Fault
		want  error
		calls int
		shown int
	}{
		{"document", 7, *sheet("a.csv"), telegramtest.Fault{}, nil, 1, 1},
		{"picture that is kept", 7, chat.File{ID: pictureID, Photo: true}, telegramtest.Fault{}, nil, 1, 1},
		{"unknown id", 7, chat.File{ID: "x"}, telegramtest.Fault{}, chat.ErrRefused, 1, 0},
		{"picture called a document", 7, chat.File{ID: pictureID}, telegramtest.Fault{}, chat.ErrRefused, 1, 0},
		{"nothing in it", 7, chat.File{Name: "a.csv"}, telegramtest.Fault{}, chat.ErrRefused, 0, 0},
		{"too large a document", 7, chat.File{Name: "a.csv", Bytes: make([]byte, 50<<20+1)}, telegramtest.Fault{}, chat.ErrRefused, 0, 0},
		{"too large a picture", 7, chat.File{Photo: true, Bytes: make([]byte, 10<<20+1)}, telegramtest.Fault{}, chat.ErrRefused, 0, 0},
		{"person who has blocked the bot", 8, *sheet("a.csv"), telegramtest.Fault{}, chat.ErrGone, 1, 0},
		{"group that takes no documents", -600, *sheet("a.csv"), telegramtest.Fault{}, chat.ErrRefused, 1, 0},
		{"group that takes no pictures", -600, chat.File{ID: pictureID, Photo: true}, telegramtest.Fault{}, chat.ErrRefused, 1, 0},
		{"group that moved", -300, *sheet("a.csv"), telegramtest.Fault{}, chat.MovedError{To: -400}, 1, 0},
		{"too large by the API", 7, *sheet("a.csv"), apiSays(413, "Request Entity Too Large"), chat.ErrRefused, 1, 0},
		{"too large by a proxy", 7, *sheet("a.csv"), telegramtest.Fault{Status: 413}, chat.ErrRefused, 1, 0},
		{"file is too big", 7, *sheet("a.csv"), apiSays(400, "Bad Request: file is too big"), chat.ErrRefused, 1, 0},
		{"documents forbidden", 7, *sheet("a.csv"), apiSays(400, "Bad Request: CHAT_SEND_DOCS_FORBIDDEN"), chat.ErrRefused, 1, 0},
		{"429", 7, *sheet("a.csv"), telegramtest.Fault{Status: 429, After: 7}, chat.RetryError{After: 7 * time.Second}, 1, 0},
		{"500", 7, *sheet("a.csv"), apiSays(500, "Internal Server Error"), chat.ErrAway, 1, 0},
		{"502 page", 7, *sheet("a.csv"), telegramtest.Fault{Status: 502}, chat.ErrAway, 1, 0},
		{"token is revoked", 7, *sheet("a.csv"), apiSays(401, "Unauthorized"), chat.ErrAway, 1, 0},
		{"reset", 7, *sheet("a.csv"), telegramtest.Fault{Reset: true}, chat.ErrUncertain, 1, 0},
		{"hangs", 7, *sheet("a.csv"), telegramtest.Fault{Hang: true}, chat.ErrUncertain, 1, 0},
		{"taken, but the reply is cut", 7, *sheet("a.csv"), telegramtest.Fault{Cut: true, Late: true}, chat.ErrUncertain, 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := places(t)
				if id := b.sends(chat.File{Photo: true, Bytes: []byte("jpeg")}); tt.file.ID == pictureID {
					tt.file.ID = id
				}
				b.SetFault(func(telegramtest.Call) telegramtest.Fault { return tt.fault })
				_, err := b.door.Client.Deliver(t.Context(), chat.ID{Chat: tt.to}, chat.Private, chat.Message{Text: "a", File: &tt.file})
				check(t, err, tt.want)
				if n := b.Calls("sendDocument") + b.Calls("sendPhoto"); n != tt.calls || b.Waiting() != tt.shown {
					t.Errorf("%d requests, %d messages stand", n, b.Waiting())
				}
			})
		})
	}
}

// apiSays is a refusal in the API's form.
func apiSays(code int, words string) telegramtest.Fault {
	return telegramtest.Fault{Status: code, Body: fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q}`, code, words)}
}

// TestSendFileFaults has an answer with a file go wrong: it stands at most once, and what
// is refused for good is not tried again.
func TestSendFileFaults(t *testing.T) {
	tests := []struct {
		name         string
		fault        telegramtest.Fault
		times, tries int
		shown        int
		want         error // nil is success
	}{
		{"502 page", telegramtest.Fault{Status: 502}, 2, 3, 1, nil},
		{"429", telegramtest.Fault{Status: 429, After: 7}, 2, 3, 1, nil},
		{"reset", telegramtest.Fault{Reset: true}, 1, 2, 1, nil},
		{"hangs", telegramtest.Fault{Hang: true}, 1, 1, 0, errAny},
		{"taken, but the reply is cut", telegramtest.Fault{Cut: true, Late: true}, 1, 1, 1, errAny},
		{"too large by the API", apiSays(413, "Request Entity Too Large"), 9, 1, 0, telegram.ErrTooLarge},
		{"too large by a proxy", telegramtest.Fault{Status: 413}, 9, 1, 0, telegram.ErrTooLarge},
		{"token", apiSays(401, "Unauthorized"), 9, 1, 0, telegram.ErrToken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
				n := 0
				b.SetFault(func(telegramtest.Call) telegramtest.Fault {
					if n++; n <= tt.times {
						return tt.fault
					}
					return telegramtest.Fault{}
				})
				_, err := b.door.Client.Send(t.Context(), person, chat.Private, chat.Message{Text: "a", File: sheet("a.csv")})
				if !errors.Is(err, tt.want) && (tt.want != errAny || err == nil) {
					t.Errorf("error %v, want %v", err, tt.want)
				}
				if n != tt.tries || b.Waiting() != tt.shown {
					t.Errorf("%d tries, %d messages stand", n, b.Waiting())
				}
			})
		})
	}
}

// TestSplitFile cuts messages with a file: the parts fit, none is cut again, and together
// they carry everything once, so that whoever goes on after a part doubles nothing.
func TestSplitFile(t *testing.T) {
	c := telegram.New(telegram.Config{Token: token})
	keys := [][]chat.Button{{{Label: "A", Data: "/a"}}}
	for name, test := range map[string]struct {
		text  string
		photo *chat.Photo
		parts int
	}{
		"no words":             {"", nil, 1},
		"caption":              {"<b>" + strings.Repeat("a", 1024) + "</b>", nil, 1},
		"longer":               {strings.Repeat("a", 1025), nil, 2},
		"longer than messages": {strings.Repeat("baris\n", 1500), nil, 4},
		"with a drawing":       {strings.Repeat("a", 1024), &chat.Photo{PNG: []byte("png")}, 2},
		"drawing and no words": {"", &chat.Photo{PNG: []byte("png")}, 2},
	} {
		m := chat.Message{Text: test.text, Photo: test.photo, File: sheet("a.csv"), ReplyTo: 3, Asks: true, Buttons: keys, Edit: &chat.Ref{Chat: 7, Message: 5}}
		parts := c.Split(m)
		if len(parts) != test.parts {
			t.Fatalf("%s: %d parts", name, len(parts))
		}
		said := ""
		for i, p := range parts {
			first, last := i == 0, i == len(parts)-1
			if (p.File != nil) != first || (p.Edit != nil) != first || (p.ReplyTo != 0) != first || (p.Buttons != nil) != last || p.Asks != last {
				t.Errorf("%s: part %d: %+v", name, i, p)
			}
			if d := cmp.Diff([]chat.Message{p}, c.Split(p)); d != "" {
				t.Errorf("%s: part %d is cut again: %s", name, i, d)
			}
			said += p.Text
		}
		if strings.ReplaceAll(said, "\n", "") != strings.ReplaceAll(m.Text, "\n", "") {
			t.Errorf("%s: the parts say %d bytes of %d", name, len(said), len(m.Text))
		}
	}
}

// TestDoorSendsFiles answers with a file, and the program hears where the end of it stands.
func TestDoorSendsFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
			return chat.Reply{Messages: []chat.Message{
				{Text: u.Text, File: sheet("a.csv")},
				{Text: strings.Repeat("x ", 600), File: u.File},
			}}
		}
		var sent []chat.Ref
		b.door.Sent = func(_ context.Context, _ chat.Update, _ chat.Message, ref chat.Ref) { sent = append(sent, ref) }
		stop := b.start()
		content := bytes.Repeat([]byte("jpeg"), 1000)
		b.SayWith(telegramtest.Words{Chat: 7, Person: 7, Text: "bukti", File: &chat.File{Photo: true, Bytes: content}})
		first, second, third := b.next(), b.next(), b.next()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if first.Text != "bukti" || second.File == nil || !bytes.Equal(second.File.Bytes, content) || second.Text != "" || third.Method != "sendMessage" {
			t.Errorf("got %+v, %+v, %+v", first, second.Method, third)
		}
		if d := cmp.Diff([]chat.Ref{first.Ref, third.Ref}, sent); d != "" {
			t.Error(d)
		}
		b.clean()
	})
}

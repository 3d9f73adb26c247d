package telegram_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// shelf knows the ids of pictures; when it is away it fails.
type shelf struct {
	mu   sync.Mutex
	ids  map[string]string
	away bool
}

var errAway = errors.New("the shelf is away")

func (s *shelf) PictureID(_ context.Context, key string) (string, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away {
		return "", false, errAway
	}
	id, ok := s.ids[key]
	return id, ok, nil
}

func (s *shelf) KeepPictureID(_ context.Context, key, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.away:
		return errAway
	case id == "":
		delete(s.ids, key)
	default:
		s.ids[key] = id
	}
	return nil
}

// id is what is known of a key; empty when nothing is.
func (s *shelf) id(key string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ids[key]
}

// illustrated is a bench whose client knows pictures.
func illustrated(t *testing.T, o telegramtest.Options) (*bench, *shelf) {
	o.Memory = true
	b, s := newBench(t, o), &shelf{ids: map[string]string{}}
	b.door.Client = telegram.New(telegram.Config{Token: token, APIURL: b.URL(), HTTP: b.Transport(), Log: b.logs.logger(), Pictures: s})
	return b, s
}

// easel draws pictures and counts them.
type easel struct {
	mu    sync.Mutex
	drawn int
	fails error
}

// photo is a picture that is drawn when it is needed.
func (e *easel) photo(key string) *chat.Photo {
	return &chat.Photo{Key: key, Alt: "Garis turun", Draw: func(context.Context) ([]byte, error) {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.drawn++
		return []byte("png " + key), e.fails
	}}
}

// count is how many pictures were drawn.
func (e *easel) count() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.drawn
}

// sending is one of the two ways in which messages go out.
type sending func(context.Context, chat.ID, chat.Kind, chat.Message) (chat.Ref, error)

// eachWay runs a test with answers and with letters.
func eachWay(t *testing.T, test func(t *testing.T, b *bench, s *shelf, send sending)) {
	for way, of := range map[string]func(*telegram.Client) sending{
		"answer": func(c *telegram.Client) sending { return c.Send },
		"letter": func(c *telegram.Client) sending { return c.Deliver },
	} {
		t.Run(way, func(t *testing.T) {
			b, s := illustrated(t, telegramtest.Options{Private: []int64{7}})
			test(t, b, s, of(b.door.Client))
			b.clean()
		})
	}
}

// say sends a message to the person.
func say(t *testing.T, send sending, m chat.Message) chat.Ref {
	t.Helper()
	ref, err := send(t.Context(), person, chat.Private, m)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// The second time a picture is neither drawn nor brought, also in the place of another.
func TestPicturesGoUpOnce(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, _ *shelf, send sending) {
		var e easel
		a := say(t, send, chat.Message{Text: "a", Photo: e.photo("a")})
		say(t, send, chat.Message{Text: "b", Photo: e.photo("a")})
		other := say(t, send, chat.Message{Text: "c", Photo: e.photo("b")})
		keys := [][]chat.Button{{{Label: "Lagi", Data: "lagi"}}}
		if ref := say(t, send, chat.Message{Text: "<b>d</b>", Photo: e.photo("a"), Edit: &other, Buttons: keys}); ref != other {
			t.Errorf("the edit stands at %v, want %v", ref, other)
		}
		if ref := say(t, send, chat.Message{Text: "e", Photo: e.photo("c"), Edit: &a}); ref != a {
			t.Errorf("the edit with a new picture stands at %v, want %v", ref, a)
		}
		var shown [5]telegramtest.Shown
		for i := range shown {
			shown[i] = b.next()
		}
		first, changed := shown[0].File.ID, shown[3]
		if shown[1].File.ID != first || changed.File.ID != first || changed.Method != "editMessageMedia" || changed.Text != "d" || len(changed.Buttons) != 1 {
			t.Errorf("shown again: %+v, and in the place of another %+v", shown[1], changed)
		}
		if string(shown[4].Photo) != "png c" || shown[4].Ref != a {
			t.Errorf("a new picture in the place of another: %+v", shown[4])
		}
		if e.count() != 3 || b.Uploads() != 3 {
			t.Errorf("%d drawn, %d brought; want 3", e.count(), b.Uploads())
		}
	})
}

// A picture without a key goes up each time.
func TestPicturesWithoutAKeyAreNotKept(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, s *shelf, send sending) {
		for range 2 {
			say(t, send, chat.Message{Text: "a", Photo: &chat.Photo{PNG: []byte("png")}})
		}
		if b.Uploads() != 2 || len(s.ids) != 0 {
			t.Errorf("%d brought, %v kept", b.Uploads(), s.ids)
		}
	})
}

// An id that Telegram refuses is forgotten, and the picture goes up in its place.
func TestRefusedPicturesGoUpAgain(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, s *shelf, send sending) {
		var e easel
		first := say(t, send, chat.Message{Text: "a", Photo: e.photo("a")})
		lost := s.id("a")
		b.Lose(lost)
		say(t, send, chat.Message{Text: "b", Photo: e.photo("a")})
		if id := s.id("a"); id == lost || id == "" {
			t.Errorf("%q is known after %q was refused", id, lost)
		}
		s.ids["b"] = "of-another-bot"
		say(t, send, chat.Message{Text: "c", Photo: e.photo("b"), Edit: &first})
		if id := s.id("b"); id == "of-another-bot" || id == "" || b.Uploads() != 3 || e.count() != 3 {
			t.Errorf("%q is known; %d brought, %d drawn", id, b.Uploads(), e.count())
		}
	})
}

// Every sentence that says so means that an id is of no use.
func TestWaysToRefuseAPicture(t *testing.T) {
	for _, says := range []string{
		"Bad Request: wrong file identifier/HTTP URL specified", "Bad Request: Wrong file identifier/HTTP URL specified",
		"Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
		"Bad Request: invalid remote file identifier", "Bad Request: invalid file_id", "Bad Request: MEDIA_EMPTY",
		"Bad Request: FILE_REFERENCE_EXPIRED", "Bad Request: can't use file of type Document as Photo",
	} {
		b, s := illustrated(t, telegramtest.Options{Private: []int64{7}})
		s.ids["a"] = "x"
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Params["photo"] != "x" {
				return telegramtest.Fault{}
			}
			return telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"` + says + `"}`}
		})
		say(t, b.door.Client.Send, chat.Message{Text: "a", Photo: new(easel).photo("a")})
		if b.Uploads() != 1 || s.id("a") == "x" {
			t.Errorf("%s: %d brought, %q known", says, b.Uploads(), s.id("a"))
		}
	}
}

// A shelf that is away costs drawings and uploads, no picture.
func TestPicturesWithoutTheShelf(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, s *shelf, send sending) {
		var e easel
		s.away = true
		for range 2 {
			say(t, send, chat.Message{Text: "a", Photo: e.photo("a")})
			if m := b.next(); string(m.Photo) != "png a" || m.Text != "a" {
				t.Errorf("shown %+v", m)
			}
		}
		if e.count() != 2 || !strings.Contains(b.logs.String(), errAway.Error()) {
			t.Errorf("%d drawn; log: %s", e.count(), b.logs)
		}
	})
}

// When a picture cannot be drawn its words go alone, or what it would have shown, and
// the fault is logged once.
func TestPicturesThatCannotBeDrawn(t *testing.T) {
	panics := &chat.Photo{Key: "p", Alt: "a < b", Draw: func(context.Context) ([]byte, error) { panic("no ink") }}
	empty := &chat.Photo{Draw: func(context.Context) ([]byte, error) { return nil, nil }}
	for name, test := range map[string]struct {
		m    chat.Message
		want string
	}{
		"words":            {chat.Message{Text: "<b>a</b>", Photo: (&easel{fails: errors.New("no ink")}).photo("a")}, "a"},
		"none":             {chat.Message{Photo: panics}, "a < b"},
		"nothing drawn":    {chat.Message{Text: "b", Photo: empty}, "b"},
		"in another place": {chat.Message{Text: "c", Photo: panics, Edit: &chat.Ref{Chat: 7, Message: 1}}, "c"},
	} {
		t.Run(name, func(t *testing.T) {
			eachWay(t, func(t *testing.T, b *bench, s *shelf, send sending) {
				say(t, send, chat.Message{Photo: &chat.Photo{PNG: []byte("lama")}})
				b.next()
				say(t, send, test.m)
				if m := b.next(); m.Text != test.want || m.File != nil || m.Method != "sendMessage" {
					t.Errorf("shown %+v, want %q", m, test.want)
				}
				if n := strings.Count(b.logs.String(), "cannot be drawn"); n != 1 || len(s.ids) > 0 {
					t.Errorf("logged %d times, known %v", n, s.ids)
				}
			})
		})
	}
}

// Pictures and words do not turn into each other: they become new messages.
func TestPicturesInThePlaceOfWords(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, s *shelf, send sending) {
		var e easel
		words := say(t, send, chat.Message{Text: "a"})
		picture := say(t, send, chat.Message{Text: "b", Photo: e.photo("a")})
		for name, m := range map[string]chat.Message{
			"a known picture": {Text: "c", Photo: e.photo("a"), Edit: &words},
			"a new picture":   {Text: "d", Photo: e.photo("b"), Edit: &words},
			"words":           {Text: "e", Edit: &picture},
		} {
			if ref := say(t, send, m); ref == words || ref == picture {
				t.Errorf("%s: it stands at %v, where the other was", name, ref)
			}
		}
		if e.count() != 2 {
			t.Errorf("%d drawn, want 2", e.count())
		}
	})
}

// A chat that takes words and no pictures has the words.
func TestWordsWherePicturesAreForbidden(t *testing.T) {
	eachWay(t, func(t *testing.T, b *bench, _ *shelf, send sending) {
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method != "sendPhoto" {
				return telegramtest.Fault{}
			}
			return telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: not enough rights to send photos to the chat"}`}
		})
		say(t, send, chat.Message{Text: "<b>a</b>", Photo: new(easel).photo("a"), Buttons: [][]chat.Button{{{Label: "L", Data: "l"}}}})
		if m := b.next(); m.Text != "a" || m.File != nil || len(m.Buttons) != 1 {
			t.Errorf("shown %+v", m)
		}
	})
}

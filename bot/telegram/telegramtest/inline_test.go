package telegramtest_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// article is a card of words, with further members.
func article(id, title, words string, more ...string) string {
	return fmt.Sprintf(`{"type":"article","id":%q,"title":%q,"input_message_content":{"message_text":%q,"parse_mode":"HTML"}%s}`,
		id, title, words, strings.Join(more, ""))
}

// pictured is a card of a picture, with further members.
func pictured(id, file string, more ...string) string {
	return fmt.Sprintf(`{"type":"photo","id":%q,"photo_file_id":%q%s}`, id, file, strings.Join(more, ""))
}

func list(cards ...string) string { return "[" + strings.Join(cards, ",") + "]" }

// many are so many cards.
func many(n int) string {
	cards := make([]string, n)
	for i := range cards {
		cards[i] = article(number(i), "a", "a")
	}
	return list(cards...)
}

// TestStrictCards answers an inline query as Telegram takes it, and with one thing
// wrong.
func TestStrictCards(t *testing.T) {
	long := strings.Repeat("a", 4097)
	s := server(t)
	sent := func(f chat.File) string {
		return s.SayWith(telegramtest.Words{Chat: 7, Person: 7, File: &f}).File
	}
	photo, document := sent(chat.File{Photo: true, Bytes: []byte("jpeg")}), sent(chat.File{Name: "a.csv", Bytes: []byte("isi")})
	stranger := telegramtest.New("124:abc", telegramtest.Options{Memory: true, Private: []int64{7}})
	t.Cleanup(stranger.Close)
	foreign := stranger.SayWith(telegramtest.Words{Chat: 7, Person: 7, File: &chat.File{Photo: true, Bytes: []byte("jpeg")}}).File
	fine := list(article("1", "a", "<b>a</b>"))
	tests := map[string]struct{ good, bad, says string }{
		"number":             {many(50), many(51), "too many"},
		"none":               {list(), "", "results"},
		"id":                 {list(article(long[:64], "a", "a")), list(article(long[:65], "a", "a")), "RESULT_ID_INVALID"},
		"no id":              {fine, list(article("", "a", "a")), "RESULT_ID_INVALID"},
		"equal ids":          {list(article("1", "a", "a"), article("2", "a", "a")), list(article("1", "a", "a"), article("1", "b", "b")), "DUPLICATE"},
		"title":              {fine, list(article("1", " ", "a")), "TITLE"},
		"lacking title":      {fine, list(`{"type":"article","id":"1","input_message_content":{"message_text":"a"}}`), "results"},
		"lacking words":      {fine, list(`{"type":"article","id":"1","title":"a"}`), "results"},
		"empty words":        {fine, list(article("1", "a", " ")), "empty"},
		"long words":         {list(article("1", "a", long[:4096])), list(article("1", "a", long)), "too long"},
		"markup":             {fine, list(article("1", "a", "<b>a")), "parse entities"},
		"unknown member":     {list(article("1", "a", "a", `,"description":"b"`)), list(article("1", "a", "a", `,"colour":"red"`)), "results"},
		"unknown type":       {fine, list(`{"type":"gif","id":"1","gif_file_id":"x"}`), "gif"},
		"picture":            {list(pictured("1", photo)), list(`{"type":"photo","id":"1"}`), "results"},
		"picture by address": {list(pictured("1", photo)), list(`{"type":"photo","id":"1","photo_url":"https://bps.go.id/a.png","thumbnail_url":"https://bps.go.id/a.png"}`), "by their id"},
		"unknown picture":    {list(pictured("1", photo)), list(pictured("1", "x")), "wrong file identifier"},
		"another bot's":      {list(pictured("1", photo)), list(pictured("1", foreign)), "wrong file identifier"},
		"document":           {list(pictured("1", photo)), list(pictured("1", document)), "type Document"},
		"long caption":       {list(pictured("1", photo, `,"caption":"`+long[:1024]+`"`)), list(pictured("1", photo, `,"caption":"`+long[:1025]+`"`)), "too long"},
		"caption's markup":   {list(pictured("1", photo, `,"caption":"<i>a</i>","parse_mode":"HTML"`)), list(pictured("1", photo, `,"caption":"<i>a","parse_mode":"HTML"`)), "parse entities"},
		"button":             {list(article("1", "a", "a", `,"reply_markup":`+keys(`"url":"https://bps.go.id"`))), list(article("1", "a", "a", `,"reply_markup":`+keys(`"callback_data":"a"`))), "no address"},
		"picture's button":   {list(pictured("1", photo, `,"reply_markup":`+keys(`"url":"https://bps.go.id"`))), list(pictured("1", photo, `,"reply_markup":`+keys(`"url":"bps"`))), "BUTTON_URL_INVALID"},
		"cache":              {fine + "|cache_time=300", fine + "|cache_time=-5", "CACHE_TIME"},
		"cache's form":       {fine + "|cache_time=0", fine + "|cache_time=soon", "cache_time"},
		"offset":             {fine + "|next_offset=" + long[:64], fine + "|next_offset=" + long[:65], "OFFSET"},
		"invitation":         {fine + `|button={"text":"a","start_parameter":"inline"}`, fine + `|button={"text":"a","start_parameter":"in line"}`, "START_PARAM"},
		"empty invitation":   {fine + `|button={"text":"a","start_parameter":"inline"}`, fine + `|button={"text":" ","start_parameter":"inline"}`, "BUTTON_TEXT"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			answer := func(with string) reply {
				params := append(strings.Split("results="+with, "|"), "inline_query_id="+s.Query(7, "balangan"))
				return ask(t, s, "answerInlineQuery", params...)
			}
			before := len(s.Violations())
			if r := answer(test.good); !r.OK || len(s.Violations()) > before {
				t.Fatalf("what Telegram takes is refused: %s", r.Description)
			}
			r := answer(test.bad)
			if r.OK || r.Code != 400 || !strings.Contains(r.Description, test.says) {
				t.Errorf("answered %d %q; want 400 with %q", r.Code, r.Description, test.says)
			}
			mayBe := test.says == "wrong file identifier" // files go away
			if violated := len(s.Violations()) > before; violated == mayBe {
				t.Errorf("violations %q", s.Violations()[before:])
			}
		})
	}
}

// A query is answered once, and only while somebody waits.
func TestQueries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := server(t)
		id := s.Query(7, "balangan")
		var updates []struct {
			Query struct {
				ID, Query string
				From      struct{ ID int64 }
			} `json:"inline_query"`
		}
		if err := json.Unmarshal(ask(t, s, "getUpdates", "timeout=0").Result, &updates); err != nil || len(updates) != 1 {
			t.Fatalf("%+v, %v", updates, err)
		}
		if q := updates[0].Query; q.ID != id || q.Query != "balangan" || q.From.ID != 7 {
			t.Errorf("the update is %+v", q)
		}
		answer := func(id string) reply {
			return ask(t, s, "answerInlineQuery", "inline_query_id="+id, "cache_time=5", "results="+list(article("1", "a", "<b>b</b>")))
		}
		if r := answer(id); !r.OK {
			t.Fatal(r.Description)
		}
		o, err := s.Offered(t.Context(), id)
		if err != nil || len(o.Cards) != 1 || o.Cards[0].Text != "b" || o.Cards[0].Title != "a" || o.Keeps != 5 || o.Personal {
			t.Errorf("offered %+v, %v", o, err)
		}
		for i, nobodys := range []string{id, "9"} {
			if r := answer(nobodys); r.OK || len(s.Violations()) != i+1 {
				t.Errorf("a query that nobody waits for is answered: %+v", r)
			}
		}
		late := s.Query(7, "tabalong")
		time.Sleep(11 * time.Second)
		before := len(s.Violations())
		if r := answer(late); r.OK || !strings.Contains(r.Description, "too old") || len(s.Violations()) > before {
			t.Errorf("after eleven seconds: %+v", r)
		}
	})
}

// TestPicturesById changes pictures by id and by upload, and counts what went up.
func TestPicturesById(t *testing.T) {
	s := server(t)
	id := func(r reply) string {
		var m struct {
			Photo []struct {
				ID string `json:"file_id"`
			}
		}
		if err := json.Unmarshal(r.Result, &m); err != nil || len(m.Photo) == 0 {
			t.Fatalf("%s %s: %v", r.Description, r.Result, err)
		}
		return m.Photo[len(m.Photo)-1].ID
	}
	first := id(upload(t, s, "sendPhoto", "photo", "a.png", []byte("satu"), "chat_id=7")) // message 1
	second := id(upload(t, s, "sendPhoto", "photo", "a.png", []byte("dua"), "chat_id=7")) // message 2
	ask(t, s, "sendMessage", "chat_id=7", "text=a")                                       // message 3
	edit := func(message, media string) reply {
		return ask(t, s, "editMessageMedia", "chat_id=7", "message_id="+message, `media={"type":"photo","media":"`+media+`","caption":"b"}`)
	}
	if got := id(edit("1", second)); got != second {
		t.Errorf("the message shows %q, want %q", got, second)
	}
	for _, test := range []struct{ message, media, says string }{
		{"1", second, "not modified"}, {"1", "x", "wrong file identifier"}, {"3", second, "no media in the message"}, {"9", first, "not found"},
	} {
		if r := edit(test.message, test.media); r.OK || !strings.Contains(r.Description, test.says) {
			t.Errorf("%s in message %s: %+v, want %q", test.media, test.message, r, test.says)
		}
	}
	changed := upload(t, s, "editMessageMedia", "baru", "a.png", []byte("tiga"), "chat_id=7", "message_id=1", `media={"type":"photo","media":"attach://baru"}`)
	if third := id(changed); third == first || third == second || s.Uploads() != 3 {
		t.Errorf("%d uploads, the message shows %q", s.Uploads(), third)
	}
	s.Lose(first)
	if r := ask(t, s, "sendPhoto", "chat_id=7", "photo="+first); r.OK || !strings.Contains(r.Description, "wrong file identifier") {
		t.Errorf("what the server has lost is sent: %+v", r)
	}
	if r := ask(t, s, "sendPhoto", "chat_id=7", "photo="+second); !r.OK || s.Uploads() != 3 || len(s.Violations()) > 0 {
		t.Errorf("%+v, %d uploads, violations %q", r, s.Uploads(), s.Violations())
	}
}

// The bot can ask about a chat and what it may do there.
func TestChatsCanBeAskedAbout(t *testing.T) {
	s := server(t)
	s.AddChannel(-9)
	for i, want := range []string{`"can_post_messages":true`, `"can_send_messages":false`} {
		if i > 0 {
			s.Restrict(-9, 5)
		}
		if r := ask(t, s, "getChat", "chat_id=-9"); !r.OK || !strings.Contains(string(r.Result), `"type":"channel"`) {
			t.Errorf("the chat: %s %s", r.Result, r.Description)
		}
		if r := ask(t, s, "getChatMember", "chat_id=-9", "user_id=123"); !strings.Contains(string(r.Result), want) {
			t.Errorf("the bot in it: %s, want %s", r.Result, want)
		}
		if r := ask(t, s, "getChatMember", "chat_id=-9", "user_id=7"); !strings.Contains(string(r.Result), `"member"`) {
			t.Errorf("another in it: %s", r.Result)
		}
	}
	if r := ask(t, s, "getChat", "chat_id=-10"); r.OK || !strings.Contains(r.Description, "chat not found") {
		t.Errorf("a chat that is not there: %+v", r)
	}
}

package telegramtest_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/telegram/telegramtest"
)

const token = "123:abc"

// reply is what the API answers.
type reply struct {
	OK          bool            `json:"ok"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Result      json.RawMessage `json:"result"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		Migrate    int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// ask makes a request as a form, the way bots do; params are "name=value" pairs.
func ask(t *testing.T, s *telegramtest.Server, method string, params ...string) reply {
	t.Helper()
	form := url.Values{}
	for _, p := range params {
		name, value, _ := strings.Cut(p, "=")
		form.Set(name, value)
	}
	client := http.Client{Transport: s.Transport()}
	resp, err := client.PostForm(s.URL()+"/bot"+token+"/"+method, form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var r reply
	if err := json.NewDecoder(resp.Body).Decode(&r); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	return r
}

func server(t *testing.T) *telegramtest.Server {
	s := telegramtest.New(token, telegramtest.Options{Memory: true, Private: []int64{7}, Webhook: nowhere{}})
	t.Cleanup(s.Close)
	s.AddGroup(-5)
	s.AddForum(-6, 3)
	return s
}

// nowhere is the way to a webhook that nobody serves.
type nowhere struct{}

func (nowhere) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("nobody is there")
}

const markup = "reply_markup="

// TestStrict makes each request twice: as Telegram takes it, and with one thing
// wrong. A server that took both would make every end-to-end test worthless.
func TestStrict(t *testing.T) {
	long := strings.Repeat("a", 4097)
	tests := map[string]struct{ method, good, bad, says string }{
		"unknown parameter":  {"sendMessage", "chat_id=7|text=a", "chat_id=7|text=a|colour=red", "colour"},
		"missing parameter":  {"sendMessage", "chat_id=7|text=a", "chat_id=7", "text"},
		"wrong type":         {"getUpdates", "timeout=0", "timeout=soon", "timeout"},
		"empty text":         {"sendMessage", "chat_id=7|text=a", "chat_id=7|text= ", "empty"},
		"long text":          {"sendMessage", "chat_id=7|text=" + long[:4096], "chat_id=7|text=" + long, "too long"},
		"long after markup":  {"sendMessage", "chat_id=7|parse_mode=HTML|text=<b>" + long[:4096] + "</b>", "chat_id=7|parse_mode=HTML|text=<b>" + long + "</b>", "too long"},
		"open tag":           {"sendMessage", "chat_id=7|parse_mode=HTML|text=<b>a</b>", "chat_id=7|parse_mode=HTML|text=<b>a", "parse entities"},
		"crossed tags":       {"sendMessage", "chat_id=7|parse_mode=HTML|text=<b><i>a</i></b>", "chat_id=7|parse_mode=HTML|text=<b><i>a</b></i>", "parse entities"},
		"unknown tag":        {"sendMessage", "chat_id=7|parse_mode=HTML|text=<code>a</code>", "chat_id=7|parse_mode=HTML|text=<div>a</div>", "parse entities"},
		"unknown attribute":  {"sendMessage", "chat_id=7|parse_mode=HTML|text=<blockquote expandable>a</blockquote>", "chat_id=7|parse_mode=HTML|text=<b expandable>a</b>", "parse entities"},
		"bare less-than":     {"sendMessage", "chat_id=7|parse_mode=HTML|text=1 &lt; 2", "chat_id=7|parse_mode=HTML|text=1 < 2", "parse entities"},
		"data too long":      {"sendMessage", "chat_id=7|text=a|" + markup + keys(`"callback_data":"`+long[:64]+`"`), "chat_id=7|text=a|" + markup + keys(`"callback_data":"`+long[:65]+`"`), "BUTTON_DATA_INVALID"},
		"two actions":        {"sendMessage", "chat_id=7|text=a|" + markup + keys(`"url":"https://bps.go.id"`), "chat_id=7|text=a|" + markup + keys(`"url":"https://bps.go.id","callback_data":"a"`), "Text buttons are unallowed"},
		"no action":          {"sendMessage", "chat_id=7|text=a|" + markup + keys(`"callback_data":"a"`), "chat_id=7|text=a|" + markup + `{"inline_keyboard":[[{"text":"a"}]]}`, "Text buttons are unallowed"},
		"long copy":          {"sendMessage", "chat_id=7|text=a|" + markup + keys(`"copy_text":{"text":"a"}`), "chat_id=7|text=a|" + markup + keys(`"copy_text":{"text":"`+long[:257]+`"}`), "BUTTON_COPY_TEXT_INVALID"},
		"broken JSON":        {"sendMessage", "chat_id=7|text=a|" + markup + `{"inline_keyboard":[]}`, "chat_id=7|text=a|" + markup + `{"inline_keyboard":`, "reply_markup"},
		"unknown field":      {"sendMessage", `chat_id=7|text=a|link_preview_options={"is_disabled":true}`, `chat_id=7|text=a|link_preview_options={"is_off":true}`, "is_off"},
		"unknown chat":       {"sendMessage", "chat_id=7|text=a", "chat_id=8|text=a", "chat not found"},
		"topic in a group":   {"sendMessage", "chat_id=-5|text=a", "chat_id=-5|text=a|message_thread_id=3", "thread"},
		"the General topic":  {"sendMessage", "chat_id=-6|text=a|message_thread_id=3", "chat_id=-6|text=a|message_thread_id=1", "thread"},
		"unknown topic":      {"sendMessage", "chat_id=-6|text=a|message_thread_id=3", "chat_id=-6|text=a|message_thread_id=4", "thread"},
		"command name":       {"setMyCommands", `commands=[{"command":"indikator","description":"Angka"}]`, `commands=[{"command":"Indikator","description":"Angka"}]`, "BOT_COMMAND_INVALID"},
		"command summary":    {"setMyCommands", `commands=[{"command":"indikator","description":"Angka"}]`, `commands=[{"command":"indikator","description":""}]`, "BOT_COMMAND_INVALID"},
		"reply parameters":   {"sendMessage", `chat_id=7|text=a|reply_parameters={"message_id":1,"allow_sending_without_reply":true}`, `chat_id=7|text=a|reply_parameters={"message_id":"1"}`, "message_id"},
		"message not there":  {"sendMessage", "chat_id=7|text=a", `chat_id=7|text=a|reply_parameters={"message_id":99}`, "replied"},
		"bad callback alert": {"sendMessage", "chat_id=7|text=a|disable_notification=true", "chat_id=7|text=a|disable_notification=perhaps", "disable_notification"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := server(t)
			if r := ask(t, s, test.method, strings.Split(test.good, "|")...); !r.OK || len(s.Violations()) > 0 {
				t.Fatalf("what Telegram takes is refused: %s %q", r.Description, s.Violations())
			}
			r := ask(t, s, test.method, strings.Split(test.bad, "|")...)
			if r.OK || r.Code != 400 || !strings.Contains(r.Description, test.says) {
				t.Errorf("answered %d %q; want 400 with %q", r.Code, r.Description, test.says)
			}
			if violated := len(s.Violations()) == 1; violated == mayHappen[name] {
				t.Errorf("violations %q, refusals %q", s.Violations(), s.Refusals())
			}
		})
	}
}

// mayHappen are refusals that a bot without fault can meet, since chats, topics
// and messages go away; all others are violations.
var mayHappen = map[string]bool{"unknown chat": true, "unknown topic": true, "message not there": true}

// keys is a keyboard of one button with the fields.
func keys(fields string) string {
	return `{"inline_keyboard":[[{"text":"a",` + fields + `}]]}`
}

func TestUnknownMethodAndToken(t *testing.T) {
	s := server(t)
	if r := ask(t, s, "sendTelegram"); r.OK || r.Code != 404 || len(s.Violations()) != 1 {
		t.Errorf("an unknown method is answered %+v, violations %q", r, s.Violations())
	}
	client := http.Client{Transport: s.Transport()}
	resp, err := client.Get(s.URL() + "/bot999:xyz/getMe")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 401 && resp.StatusCode != 404 {
		t.Errorf("a wrong token gets status %d", resp.StatusCode)
	}
}

func TestEditsAndPresses(t *testing.T) {
	s := server(t)
	ask(t, s, "sendMessage", "chat_id=7", "text=satu", markup+keys(`"callback_data":"a"`))
	shown, err := s.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r := ask(t, s, "editMessageText", "chat_id=7", "message_id=999", "text=dua"); !strings.Contains(r.Description, "message to edit not found") {
		t.Errorf("editing what is not there: %q", r.Description)
	}
	same := []string{"chat_id=7", "message_id=" + number(shown.Ref.Message), "text=satu", markup + keys(`"callback_data":"a"`)}
	if r := ask(t, s, "editMessageText", same...); !strings.Contains(r.Description, "message is not modified") {
		t.Errorf("editing nothing: %q", r.Description)
	}
	press, err := s.Press(shown.Ref, "a")
	if err != nil {
		t.Fatal(err)
	}
	if r := ask(t, s, "answerCallbackQuery", "callback_query_id="+press); !r.OK {
		t.Errorf("a press cannot be answered: %q", r.Description)
	}
	if r := ask(t, s, "answerCallbackQuery", "callback_query_id="+press); r.OK {
		t.Error("a press is answered twice")
	}
	if _, err := s.Press(shown.Ref, "b"); err == nil {
		t.Error("a button that is not there is pressed")
	}
}

func number(n int) string { b, _ := json.Marshal(n); return string(b) }

// An offset confirms what lies before it; what is not confirmed comes again.
func TestOffsets(t *testing.T) {
	s := server(t)
	first, second := s.Say(7, 7, "satu"), s.Say(7, 7, "dua")
	ids := func(params ...string) (ids []int64) {
		var updates []struct {
			ID int64 `json:"update_id"`
		}
		if err := json.Unmarshal(ask(t, s, "getUpdates", params...).Result, &updates); err != nil {
			t.Fatal(err)
		}
		for _, u := range updates {
			ids = append(ids, u.ID)
		}
		return ids
	}
	if got := ids("timeout=0"); len(got) != 2 || got[0] != first.Update {
		t.Errorf("at first %v", got)
	}
	if got := ids("timeout=0", "offset="+number(int(second.Update))); len(got) != 1 || got[0] != second.Update {
		t.Errorf("after the first is confirmed %v", got)
	}
	if got := ids("timeout=0", "offset="+number(int(first.Update))); len(got) != 1 || got[0] != second.Update {
		t.Errorf("what is confirmed came again: %v", got)
	}
	if !ask(t, s, "setWebhook", "url=https://contoh.go.id/hook").OK {
		t.Fatal("a webhook cannot be set")
	}
	if r := ask(t, s, "getUpdates", "timeout=0"); r.Code != 409 {
		t.Errorf("polling beside a webhook is answered %d", r.Code)
	}
}

// TestLimits sends as fast as the server lets it: what is over a limit is refused
// with the seconds to wait, and goes through after them.
func TestLimits(t *testing.T) {
	tests := map[string]struct {
		chat string
		most int // that go through at once
	}{
		"a person": {"7", 5}, "a group": {"-5", 20},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := limited(t)
				n, refused := until429(t, s, "chat_id="+test.chat)
				if n != test.most || refused.Parameters.RetryAfter < 1 {
					t.Fatalf("%d go through at once, then %+v", n, refused)
				}
				time.Sleep(time.Duration(refused.Parameters.RetryAfter) * time.Second)
				if r := ask(t, s, "sendMessage", "chat_id="+test.chat, "text=a"); !r.OK {
					t.Errorf("after the wait: %+v", r)
				}
			})
		})
	}
}

func TestLimitOverAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, sent := limited(t), 0
		for person := int64(100); ; person++ {
			s.AddPrivate(person)
			r := ask(t, s, "sendMessage", "chat_id="+number(int(person)), "text=a")
			if r.Code == 429 {
				break
			}
			sent++
		}
		if sent != 30 {
			t.Errorf("%d messages go through in a second", sent)
		}
	})
}

func limited(t *testing.T) *telegramtest.Server {
	s := telegramtest.New(token, telegramtest.Options{Memory: true, Private: []int64{7}, Limits: true})
	t.Cleanup(s.Close)
	s.AddGroup(-5)
	return s
}

// until429 sends until the server has had enough.
func until429(t *testing.T, s *telegramtest.Server, chat string) (sent int, refused reply) {
	for sent < 1000 {
		if refused = ask(t, s, "sendMessage", chat, "text=a"); refused.Code == 429 {
			break
		}
		sent++
	}
	return sent, refused
}

// A long poll is held until something is said, and answers with it at once;
// without anything it answers an empty list when its time is over.
func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, began := server(t), time.Now()
		answered := make(chan reply)
		go func() { answered <- ask(t, s, "getUpdates", "timeout=50") }()
		time.Sleep(20 * time.Second)
		s.Say(7, 7, "satu")
		if r := <-answered; !strings.Contains(string(r.Result), "satu") || time.Since(began) != 20*time.Second {
			t.Errorf("after %v the poll answers %s", time.Since(began), r.Result)
		}
		began = time.Now()
		if r := ask(t, s, "getUpdates", "timeout=50", "offset=999999999999"); string(r.Result) != "[]" || time.Since(began) != 50*time.Second {
			t.Errorf("after %v an idle poll answers %s", time.Since(began), r.Result)
		}
	})
}

// Of two who poll at once, one is told so.
func TestTwoPollers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := server(t)
		codes := make(chan int, 2)
		for range 2 {
			go func() { codes <- ask(t, s, "getUpdates", "timeout=50").Code }()
			synctest.Wait()
		}
		if a, b := <-codes, <-codes; a != 409 && b != 409 {
			t.Errorf("two pollers are answered %d and %d", a, b)
		}
	})
}

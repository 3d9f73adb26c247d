package telegram

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

func TestDecode(t *testing.T) {
	tests := []struct {
		name string
		raw  string
		want chat.Update
		ok   bool
	}{
		{"private", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"hai"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "hai"}, true},
		{"caption", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"group"},"photo":[],"caption":"/cek"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "/cek"}, true},
		{"channel speaks in a group", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-9,"type":"channel"},"chat":{"id":-7,"type":"supergroup"},"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, Message: 3, Time: time.Unix(100, 0), Text: "x"}, true},
		{"another bot", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":8,"is_bot":true},"chat":{"id":-7,"type":"supergroup"},"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 8, Message: 3, Time: time.Unix(100, 0), Text: "x"}, false},
		{"old press", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"message":{"message_id":3,"date":0,"chat":{"id":-7,"type":"supergroup"}},"data":"/x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Text: "/x", Press: "p"}, true},
		{"press in a chat without a kind", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"message":{"message_id":3,"chat":{"id":7}},"data":"/x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Text: "/x", Press: "p"}, true},
		{"inline press", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"inline_message_id":"z"}}`, chat.Update{ID: 5}, false},
		{"edited", `{"update_id":5,"edited_message":{"message_id":3}}`, chat.Update{ID: 5}, false},
		{"channel", `{"update_id":5,"message":{"message_id":3,"date":100,"chat":{"id":-7,"type":"channel"},"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Channel, Message: 3, Time: time.Unix(100, 0), Text: "x"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok, err := decode([]byte(tt.raw), 1)
			if err != nil || ok != tt.ok {
				t.Errorf("ok %v, error %v", ok, err)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzDecode reads anything: the id is the one that stands there, whether the
// rest can be read or not.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"hai"}}`))
	f.Add([]byte(`{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"message":{"message_id":3,"date":0,"chat":{"id":-7}}}}`))
	f.Add([]byte(`{"update_id":99999999999999999999,"message":"x"}`))
	f.Add([]byte(`{"update_id":5 ,"update_id":6}`))
	f.Add([]byte(`[1]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, ok, err := decode(raw, 1)
		if !json.Valid(raw) {
			if err == nil {
				t.Fatal("no JSON, no error")
			}
			return
		}
		var want struct {
			ID int64 `json:"update_id"`
		}
		if json.Unmarshal(raw, &want) == nil && u.ID != want.ID {
			t.Fatalf("id %d, want %d", u.ID, want.ID)
		}
		if ok && (err != nil || u.ID == 0 || u.Chat.Chat == 0 || u.Kind == chat.Channel || u.Text == "" && !u.IsPress()) {
			t.Fatalf("to be answered: %+v, %v", u, err)
		}
	})
}

package telegram

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// Of what Telegram sends an update has what the bot can answer; all else is passed over.
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
		{"document", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"document":{"file_id":"d","file_unique_id":"u","file_name":"a.csv","mime_type":"text/csv","file_size":12}}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), File: &chat.File{ID: "d", Name: "a.csv", Size: 12}}, true},
		{"document of no name in a topic", `{"update_id":5,"message":{"message_id":3,"message_thread_id":9,"is_topic_message":true,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup","is_forum":true},"document":{"file_id":"d","file_unique_id":"u"},"caption":"/lapor 1"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7, Topic: 9}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "/lapor 1", File: &chat.File{ID: "d"}}, true},
		{"picture", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"photo":[{"file_id":"s","width":90,"height":51,"file_size":1},{"file_id":"l","width":1280,"height":720,"file_size":3},{"file_id":"m","width":320,"height":180,"file_size":2}],"caption":"selesai"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "selesai", File: &chat.File{ID: "l", Photo: true, Size: 3}}, true},
		{"picture of no sizes", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"photo":[{"file_id":"x"}]}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), File: &chat.File{ID: "x", Photo: true}}, true},
		{"document of another bot", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":8,"is_bot":true},"chat":{"id":-7,"type":"supergroup"},"document":{"file_id":"d"}}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 8, Message: 3, Time: time.Unix(100, 0)}, false},
		{"document in a channel", `{"update_id":5,"message":{"message_id":3,"date":100,"chat":{"id":-7,"type":"channel"},"document":{"file_id":"d"}}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Channel, Message: 3, Time: time.Unix(100, 0), File: &chat.File{ID: "d"}}, false},
		{"forwarded", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"forward_origin":{"type":"user","date":9,"sender_user":{"id":8}},"text":"hai"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "hai", Forwarded: true}, true},
		{"a card of ours", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"via_bot":{"id":1,"is_bot":true},"chat":{"id":7,"type":"private"},"text":"P0 4,64"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "P0 4,64"}, false},
		{"reply to words", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"group"},"reply_to_message":{"message_id":2,"from":{"id":8},"text":"P0 4,64"},"text":"/cek"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "/cek", About: 8, Quoted: "P0 4,64"}, true},
		{"reply to a document", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"group"},"reply_to_message":{"message_id":2,"from":{"id":8},"document":{"file_id":"d","file_name":"a.pdf","file_size":12},"caption":"mohon dicek"},"text":"/cek"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "/cek", About: 8, Quoted: "mohon dicek", QuotedFile: &chat.File{ID: "d", Name: "a.pdf", Size: 12}}, true},
		{"first words of a topic", `{"update_id":5,"message":{"message_id":3,"message_thread_id":9,"is_topic_message":true,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup"},"reply_to_message":{"message_id":9,"from":{"id":8},"forum_topic_created":{"name":"x"},"text":"x"},"text":"/cek"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7, Topic: 9}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "/cek"}, true},
		{"sticker", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":7,"type":"private"},"sticker":{"file_id":"d"}}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Time: time.Unix(100, 0)}, false},
		{"channel speaks in a group", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-9,"type":"channel"},"chat":{"id":-7,"type":"supergroup"},"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, Message: 3, Time: time.Unix(100, 0), Text: "x"}, true},
		{"another bot", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":8,"is_bot":true},"chat":{"id":-7,"type":"supergroup"},"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 8, Message: 3, Time: time.Unix(100, 0), Text: "x"}, false},
		{"old press", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"message":{"message_id":3,"date":0,"chat":{"id":-7,"type":"supergroup"}},"data":"/x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Text: "/x", Press: "p"}, true},
		{"press in a chat without a kind", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"message":{"message_id":3,"chat":{"id":7}},"data":"/x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: 7}, Kind: chat.Private, From: 7, Message: 3, Text: "/x", Press: "p"}, true},
		{"inline query", `{"update_id":5,"inline_query":{"id":"q","from":{"id":7,"is_bot":false},"chat_type":"group","query":"balangan p0","offset":""}}`,
			chat.Update{ID: 5, From: 7, Text: "balangan p0", Inline: "q"}, true},
		{"empty inline query", `{"update_id":5,"inline_query":{"id":"q","from":{"id":7},"query":"","offset":""}}`,
			chat.Update{ID: 5, From: 7, Inline: "q"}, true},
		{"inline query without an id", `{"update_id":5,"inline_query":{"from":{"id":7},"query":"a"}}`, chat.Update{ID: 5, From: 7, Text: "a"}, false},
		{"inline query of nobody", `{"update_id":5,"inline_query":{"id":"q","query":"a"}}`, chat.Update{ID: 5, Text: "a", Inline: "q"}, false},
		{"inline press", `{"update_id":5,"callback_query":{"id":"p","from":{"id":7},"inline_message_id":"z","data":"/x"}}`,
			chat.Update{ID: 5, From: 7, Text: "/x", Press: "p"}, true},
		{"somebody came", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup"},"new_chat_members":[{"id":8}],"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "x"}, false},
		{"somebody went", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup"},"left_chat_member":{"id":8}}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0)}, false},
		{"nobody came", `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup"},"new_chat_members":null,"text":"x"}}`,
			chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, From: 7, Message: 3, Time: time.Unix(100, 0), Text: "x"}, true},
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
	f.Add([]byte(changed("supergroup", 7, `"status":"left"`, `"status":"restricted","is_member":true,"can_send_messages":true`)))
	f.Add([]byte(`{"update_id":5,"message":{"message_id":3,"date":100,"chat":{"id":-7},"migrate_to_chat_id":-8,"migrate_from_chat_id":-9}}`))
	f.Add([]byte(`{"update_id":5,"message":{"message_id":3,"chat":{"id":7},"document":{"file_id":"d"},"photo":[{"file_id":"p","width":9,"height":9}]}}`))
	f.Add([]byte(`{"update_id":99999999999999999999,"message":"x"}`))
	f.Add([]byte(`{"update_id":5 ,"update_id":6}`))
	f.Add([]byte(`{"update_id":5,"inline_query":{"id":"q","from":{"id":7},"query":"balangan"}}`))
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
		if !ok {
			return
		}
		told, talk := u.Event != chat.Talk, (u.Text != "" || u.File != nil) && u.Kind != chat.Channel
		if u.Inline != "" && (u.Chat.Chat != 0 || told || u.IsPress() || u.From == 0) {
			t.Fatalf("an inline query that is more: %+v", u)
		}
		if err != nil || u.ID == 0 || u.Chat.Chat == 0 && !u.IsPress() && u.Inline == "" || !told && !talk && !u.IsPress() && u.Inline == "" {
			t.Fatalf("to be answered: %+v, %v", u, err)
		}
		if told && (u.Text != "" || u.File != nil || u.IsPress() || (u.Event == chat.Moved) != (u.MovedTo != 0)) {
			t.Fatalf("an event that is more than one: %+v", u)
		}
	})
}

// changed is an update in which the bot's role changes from one to the other.
func changed(kind string, by int64, old, renewed string) string {
	return fmt.Sprintf(`{"update_id":5,"my_chat_member":{"chat":{"id":-7,"type":%q},"from":{"id":%d},"date":100,"old_chat_member":{%s},"new_chat_member":{%s}}}`,
		kind, by, old, renewed)
}

// The bot has joined when it may write where it could not before, and left the other way
// round.
func TestDecodeChanges(t *testing.T) {
	const (
		left, kicked = `"status":"left"`, `"status":"kicked","until_date":0`
		member       = `"status":"member"`
		admin        = `"status":"administrator","can_delete_messages":true`
		poster       = `"status":"administrator","can_post_messages":true`
		mute         = `"status":"restricted","is_member":true,"can_send_messages":false`
		speaking     = `"status":"restricted","is_member":true,"can_send_messages":true`
		away         = `"status":"restricted","is_member":false,"can_send_messages":true`
	)
	tests := []struct {
		kind, old, renewed string
		want               chat.Event
	}{
		{"supergroup", left, member, chat.Joined},
		{"group", left, admin, chat.Joined},
		{"group", kicked, member, chat.Joined},
		{"supergroup", mute, member, chat.Joined},
		{"supergroup", mute, speaking, chat.Joined},
		{"supergroup", away, speaking, chat.Joined},
		{"supergroup", mute, admin, chat.Joined},
		{"supergroup", member, mute, chat.Left},
		{"supergroup", admin, left, chat.Left},
		{"supergroup", member, kicked, chat.Left},
		{"supergroup", speaking, away, chat.Left},
		{"supergroup", member, admin, chat.Talk},
		{"supergroup", admin, member, chat.Talk},
		{"supergroup", member, speaking, chat.Talk},
		{"supergroup", left, mute, chat.Talk},
		{"supergroup", left, kicked, chat.Talk},
		{"private", kicked, member, chat.Joined},
		{"private", member, kicked, chat.Left},
		{"channel", left, poster, chat.Joined},
		{"channel", poster, left, chat.Left},
		{"channel", poster, admin, chat.Left},
		{"channel", admin, poster, chat.Joined},
		{"channel", left, admin, chat.Talk},
		{"channel", left, member, chat.Talk},
		{"supergroup", member, `"status":"newly invented"`, chat.Left},
	}
	kinds := map[string]chat.Kind{"private": chat.Private, "channel": chat.Channel}
	for _, tt := range tests {
		got, ok, err := decode([]byte(changed(tt.kind, 9, tt.old, tt.renewed)), 1)
		want := chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: kinds[tt.kind], From: 9, Time: time.Unix(100, 0), Event: tt.want}
		if want.Kind == "" {
			want.Kind = chat.Group
		}
		if d := cmp.Diff(want, got); d != "" || err != nil || ok != (tt.want != chat.Talk) {
			t.Errorf("%s: %s to %s: ok %v, error %v: %s", tt.kind, tt.old, tt.renewed, ok, err, d)
		}
	}
	got, _, _ := decode([]byte(changed("supergroup", anonymous, left, member)), 1)
	if got.From != 0 || !got.AsChat {
		t.Errorf("an anonymous administrator is %+v", got)
	}
}

// Whichever of the two chats tells of it, a move is the same event.
func TestDecodeMoved(t *testing.T) {
	const form = `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":%[1]d,"type":"group"},"chat":{"id":%[1]d,"type":"group"},%[2]q:%[3]d}}`
	for _, raw := range []string{fmt.Sprintf(form, -7, "migrate_to_chat_id", -1007), fmt.Sprintf(form, -1007, "migrate_from_chat_id", -7)} {
		got, ok, err := decode([]byte(raw), 1)
		want := chat.Update{ID: 5, Chat: chat.ID{Chat: -7}, Kind: chat.Group, AsChat: true, Time: time.Unix(100, 0), Event: chat.Moved, MovedTo: -1007}
		if d := cmp.Diff(want, got); d != "" || !ok || err != nil {
			t.Errorf("%s: %v, %v: %s", raw, ok, err, d)
		}
	}
}

func TestDecodeAbout(t *testing.T) {
	tests := []struct {
		name, reply string
		about       int64
		toBot       bool
	}{
		{"person", `"from":{"id":8}`, 8, false},
		{"oneself", `"from":{"id":7}`, 7, false},
		{"the bot", `"from":{"id":1,"is_bot":true}`, 0, true},
		{"another bot", `"from":{"id":2,"is_bot":true}`, 0, false},
		{"linked channel", `"from":{"id":777000},"sender_chat":{"id":-9,"type":"channel"}`, 0, false},
		{"linked channel, old form", `"from":{"id":777000}`, 0, false},
		{"anonymous administrator", `"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-7,"type":"supergroup"}`, 0, false},
		{"opening of a topic", `"from":{"id":8},"forum_topic_created":{"name":"x"}`, 0, false},
		{"nobody", `"message_id":2`, 0, false},
	}
	for _, tt := range tests {
		raw := `{"update_id":5,"message":{"message_id":3,"date":100,"from":{"id":7},"chat":{"id":-7,"type":"supergroup"},"text":"/peran","reply_to_message":{` + tt.reply + `}}}`
		u, ok, err := decode([]byte(raw), 1)
		if u.About != tt.about || u.ToBot != tt.toBot || !ok || err != nil {
			t.Errorf("%s: about %d, to the bot %v (%v, %v)", tt.name, u.About, u.ToBot, ok, err)
		}
	}
}

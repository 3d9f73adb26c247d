package telegramtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pantau/bot/chat"
)

// methods are those that do something; others are checked and answered "true".
var methods = map[string]func(*Server, *Call) (json.RawMessage, *apiError){
	"getMe":                  (*Server).getMe,
	"getUpdates":             (*Server).getUpdates,
	"setWebhook":             (*Server).setWebhook,
	"deleteWebhook":          (*Server).deleteWebhook,
	"getWebhookInfo":         (*Server).getWebhookInfo,
	"sendMessage":            (*Server).send,
	"sendPhoto":              (*Server).send,
	"sendDocument":           (*Server).send,
	"editMessageText":        (*Server).edit,
	"editMessageCaption":     (*Server).edit,
	"editMessageMedia":       (*Server).edit,
	"editMessageReplyMarkup": (*Server).edit,
	"answerCallbackQuery":    (*Server).answer,
	"answerInlineQuery":      (*Server).answerInlineQuery,
	"setMyCommands":          (*Server).setMyCommands,
	"getMyCommands":          (*Server).getMyCommands,
	"getChatAdministrators":  (*Server).getChatAdministrators,
	"getChat":                (*Server).getChat,
	"getChatMember":          (*Server).getChatMember,
	"deleteMessage":          (*Server).deleteMessage,
	"getFile":                (*Server).getFile,
}

// encode writes a result; results are plain maps and structs, which always encode.
func encode(v any) json.RawMessage {
	raw, _ := json.Marshal(v)
	return raw
}

var yes = json.RawMessage("true")

func (s *Server) getMe(*Call) (json.RawMessage, *apiError) {
	return encode(map[string]any{
		"id": s.id, "is_bot": true, "first_name": "Pantau", "username": s.opts.Username,
		"can_join_groups": true, "can_read_all_group_messages": s.opts.ReadsGroups, "supports_inline_queries": s.opts.Inline,
	}), nil
}

// Ack is how the bot acknowledged a press.
type Ack struct {
	Text  string
	Alert bool
	At    time.Time
}

func (s *Server) answer(c *Call) (json.RawMessage, *apiError) {
	if utf8.RuneCountInString(c.Params["text"]) > 200 {
		return nil, wrong("MESSAGE_TOO_LONG")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ack, ok := s.presses[c.Params["callback_query_id"]]
	if !ok || ack != nil {
		return nil, wrong("query is too old and response timeout expired or query ID is invalid")
	}
	s.presses[c.Params["callback_query_id"]] = &Ack{
		Text: c.Params["text"], Alert: c.Params["show_alert"] == "true", At: c.at,
	}
	close(s.answered)
	s.answered = make(chan struct{})
	return yes, nil
}

// Command is one line of a menu as the bot set it.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

func (s *Server) setMyCommands(c *Call) (json.RawMessage, *apiError) {
	var list []Command
	if err := json.Unmarshal([]byte(c.Params["commands"]), &list); err != nil {
		return nil, wrong("can't parse BotCommand")
	}
	for _, cmd := range list {
		n := utf8.RuneCountInString(cmd.Description)
		if !commandName.MatchString(cmd.Command) || n < 1 || n > 256 {
			return nil, wrong("BOT_COMMAND_INVALID")
		}
	}
	if len(list) > 100 {
		return nil, wrong("BOT_COMMANDS_TOO_MUCH")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menus[scope(c)+c.Params["language_code"]] = list
	return yes, nil
}

// scope is the type of the scope of a call.
func scope(c *Call) string {
	var sc struct{ Type string }
	if json.Unmarshal([]byte(c.Params["scope"]), &sc) != nil {
		return "default"
	}
	return sc.Type
}

func (s *Server) getMyCommands(c *Call) (json.RawMessage, *apiError) {
	return encode(s.Menu(scope(c))), nil
}

// Menu is what the bot set for a scope, such as all_private_chats or default.
func (s *Server) Menu(scope string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.menus[scope])
}

func (s *Server) getChatAdministrators(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(c)
	if e != nil {
		return nil, e
	}
	if r.kind == "private" {
		return nil, wrong("there are no administrators in the private chat")
	}
	members := []any{}
	for id, is := range r.admins {
		if is {
			members = append(members, memberOf(id, "administrator"))
		}
	}
	return encode(members), nil
}

func (s *Server) getChat(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(c)
	if e != nil {
		return nil, e
	}
	return encode(r.json()), nil
}

func (s *Server) getChatMember(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(c)
	if e != nil {
		return nil, e
	}
	if c.number("user_id") == s.id {
		return encode(s.as(r.role)), nil
	}
	status := "member"
	if r.admins[c.number("user_id")] {
		status = "administrator"
	}
	return encode(memberOf(c.number("user_id"), status)), nil
}

func memberOf(id int64, status string) any {
	return map[string]any{"status": status, "user": map[string]any{"id": id, "is_bot": false, "first_name": "Warga"}}
}

func (s *Server) deleteMessage(c *Call) (json.RawMessage, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(c)
	if e != nil {
		return nil, e
	}
	if r.messages[int(c.number("message_id"))] == nil {
		return nil, bad("message to delete not found")
	}
	delete(r.messages, int(c.number("message_id")))
	return yes, nil
}

// keyboard checks reply_markup and reads its buttons.
func keyboard(c *Call) (rows [][]chat.Button, force bool, e *apiError) {
	return readKeys(c.Params["reply_markup"])
}

// readKeys is keyboard for markup that stands elsewhere.
func readKeys(raw string) (rows [][]chat.Button, force bool, e *apiError) {
	if raw == "" {
		return nil, false, nil
	}
	var k struct {
		Rows  [][]map[string]json.RawMessage `json:"inline_keyboard"`
		Force bool                           `json:"force_reply"`
	}
	if json.Unmarshal([]byte(raw), &k) != nil {
		return nil, false, wrong("can't parse reply keyboard markup JSON object")
	}
	total := 0
	for _, row := range k.Rows {
		bs := make([]chat.Button, len(row))
		for i, raw := range row {
			if bs[i], e = readButton(raw); e != nil {
				return nil, false, e
			}
		}
		if total += len(row); len(row) == 0 || len(row) > 8 || total > 100 {
			return nil, false, wrong("REPLY_MARKUP_TOO_LONG")
		}
		rows = append(rows, bs)
	}
	return rows, k.Force, nil
}

// actions are the members of which a button has exactly one.
var actions = []string{
	"url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
	"switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
}

func readButton(raw map[string]json.RawMessage) (b chat.Button, e *apiError) {
	n := 0
	for _, a := range actions {
		if _, ok := raw[a]; ok {
			n++
		}
	}
	var copied struct{ Text string }
	_ = json.Unmarshal(raw["text"], &b.Label)
	_ = json.Unmarshal(raw["callback_data"], &b.Data)
	_ = json.Unmarshal(raw["url"], &b.URL)
	_ = json.Unmarshal(raw["copy_text"], &copied)
	b.Copy = copied.Text
	_, data := raw["callback_data"]
	_, clip := raw["copy_text"]
	_, link := raw["url"]
	switch {
	case strings.TrimSpace(b.Label) == "":
		return b, wrong("BUTTON_TEXT_INVALID")
	case n != 1:
		return b, wrong("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case data && (len(b.Data) < 1 || len(b.Data) > 64):
		return b, wrong("BUTTON_DATA_INVALID")
	case clip && (b.Copy == "" || utf8.RuneCountInString(b.Copy) > 256):
		return b, wrong("BUTTON_COPY_TEXT_INVALID")
	case link && !strings.HasPrefix(b.URL, "http") && !strings.HasPrefix(b.URL, "tg://"):
		return b, wrong("BUTTON_URL_INVALID")
	}
	return b, nil
}

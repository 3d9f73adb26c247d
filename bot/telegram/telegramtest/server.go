package telegramtest

import (
	_ "embed"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"pantau/bot/chat"
)

//go:embed telegram-api.json
var table []byte

// Options of a server. The zero Options are a server on loopback without limits.
type Options struct {
	Memory      bool              // listens nowhere; reached through Transport
	Limits      bool              // 30 a second, 1 a second to a person (5 at once), 20 a minute to a group
	Private     []int64           // persons who have pressed start already
	Username    string            // of the bot; empty means pantau_test_bot
	ReadsGroups bool              // can_read_all_group_messages
	Inline      bool              // supports_inline_queries
	Webhook     http.RoundTripper // reaches the webhook; nil is the network
	OnMessage   func(Shown)       // hears of each message and edit before the bot has its reply; nil: see Next
	Forget      bool              // keeps no messages of the bot, so that it takes any number: Next has none, no edit is refused
	Marker      string            // Delivered counts the messages that show it; empty is all
}

// Shown is a message that the bot has sent or changed, as people see it.
type Shown struct {
	Method     string // of the API
	Ref        chat.Ref
	Topic      int
	Markup     string // text or caption as the bot sent it
	Text       string // the same as shown
	Buttons    [][]chat.Button
	File       *chat.File // a document or picture, with its ID and Bytes
	Photo      []byte     // of a picture sent by upload
	Edit       bool
	ReplyTo    int
	ForceReply bool
	At         time.Time // when the request came in
}

// Server is a Bot API server with one bot. It is safe for use by many goroutines.
type Server struct {
	token string
	id    int64 // of the bot
	opts  Options
	api   *schema
	http  *httptest.Server // nil in memory
	stop  chan struct{}    // closed when the server closes

	mu         sync.Mutex
	chats      map[int64]*room
	updates    queue
	presses    map[string]*Ack // nil until answered
	queries    map[string]*query
	answered   chan struct{} // closed and made anew with each answered press or query
	menus      map[string][]Command
	shown      []Shown
	news       chan struct{} // gets a token with each message shown
	limits     limits
	tooMany    int // refused by the limits
	fault      func(Call) Fault
	calls      map[string]int
	violations []string
	refusals   []string
	nextPress  int
	files      []*file // that persons and the bot have sent
	nextFile   int
	uploads    int // of the bot
	hook       *hook
}

// New starts a server for one bot. A token of the form 123:abc makes 123 the
// bot's number.
func New(token string, o Options) *Server {
	s := &Server{
		token:    token,
		opts:     o,
		api:      parseSchema(table),
		stop:     make(chan struct{}),
		chats:    map[int64]*room{},
		updates:  newQueue(),
		presses:  map[string]*Ack{},
		queries:  map[string]*query{},
		answered: make(chan struct{}),
		menus:    map[string][]Command{},
		news:     make(chan struct{}, 1),
		limits:   newLimits(),
		calls:    map[string]int{},
	}
	number, _, _ := strings.Cut(token, ":")
	s.id, _ = strconv.ParseInt(number, 10, 64)
	if s.id == 0 {
		s.id = 4242
	}
	if s.opts.Username == "" {
		s.opts.Username = "pantau_test_bot"
	}
	s.AddPrivate(o.Private...)
	if !o.Memory {
		s.http = httptest.NewServer(http.HandlerFunc(s.serve))
	}
	return s
}

// URL is the address for TELEGRAM_API_URL; in memory it is a name that only
// Transport knows.
func (s *Server) URL() string {
	if s.http == nil {
		return "http://memory"
	}
	return s.http.URL
}

// Token is the bot's token.
func (s *Server) Token() string { return s.token }

// BotID is the bot's number.
func (s *Server) BotID() int64 { return s.id }

// Close cuts all connections and ends the deliveries.
func (s *Server) Close() {
	s.mu.Lock()
	select {
	case <-s.stop:
	default:
		close(s.stop)
	}
	s.unhook()
	s.mu.Unlock()
	if s.http != nil {
		s.http.CloseClientConnections()
		s.http.Close()
	}
}

// Violations are the things that no bot should do, in order: requests that do not
// fit the table, markup that Telegram cannot read, texts, buttons and topics that it
// never takes, presses acknowledged twice.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}

// Refusals are all requests answered with an error, violations included.
func (s *Server) Refusals() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.refusals)
}

// Calls is how often a method was called.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

// Uploads is how many files the bot has brought; those that it sent by their id do not
// count.
func (s *Server) Uploads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.uploads
}

// TooMany is how many messages and edits the limits have refused with 429; those of
// a Fault do not count.
func (s *Server) TooMany() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tooMany
}

// mostNotes bounds the lists of violations and refusals.
const mostNotes = 1000

// note remembers a refused request.
func (s *Server) note(method string, e *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := method + ": " + strconv.Itoa(e.Code) + " " + e.Text
	if len(s.refusals) < mostNotes {
		s.refusals = append(s.refusals, line)
	}
	if e.Violation && len(s.violations) < mostNotes {
		s.violations = append(s.violations, line)
	}
}

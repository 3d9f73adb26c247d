package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Address of the Bot API that everybody uses, and what one request may take.
const (
	officialAPI   = "https://api.telegram.org"
	callTimeout   = 15 * time.Second
	uploadTimeout = 30 * time.Second
)

// Config is what a client needs.
type Config struct {
	Token  string            // as BotFather gave it
	APIURL string            // of the Bot API server, without /bot…; empty means https://api.telegram.org
	Log    *slog.Logger      // nil logs nothing
	HTTP   http.RoundTripper // nil means a transport of its own
	// Pictures knows which pictures need not go up again. Nil is nobody.
	Pictures Pictures
}

// Client speaks to the Bot API. It is safe for use by many goroutines.
type Client struct {
	api   *tgbotapi.BotAPI
	token string
	files string // where files are fetched, with stand for the token
	http  http.RoundTripper
	log   *slog.Logger
	self  atomic.Int64 // the bot's own id; 0 when unknown
	known Pictures     // nil when nobody knows any

	mu     sync.Mutex
	admins map[int64]adminList
}

// New makes a client. It does not touch the network.
func New(cfg Config) *Client {
	c := &Client{
		api:    &tgbotapi.BotAPI{Token: stand},
		token:  cfg.Token,
		http:   cfg.HTTP,
		log:    cfg.Log,
		known:  cfg.Pictures,
		admins: map[int64]adminList{},
	}
	base := cfg.APIURL
	if base == "" {
		base = officialAPI
	}
	base = strings.TrimRight(base, "/")
	c.api.SetAPIEndpoint(strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s")
	c.files = base + "/file/bot" + stand + "/"
	if c.http == nil {
		c.http = newTransport()
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	// A token begins with the bot's own number, so it is known before getMe.
	id, _, _ := strings.Cut(cfg.Token, ":")
	if n, err := strconv.ParseInt(id, 10, 64); err == nil {
		c.self.Store(n)
	}
	return c
}

// newTransport keeps enough connections open for a burst of answers. It stays
// with HTTP/1: a dead HTTP/2 connection would take every request with it.
func newTransport() *http.Transport {
	var p http.Protocols
	p.SetHTTP1(true)
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout: 5 * time.Second,
		MaxIdleConnsPerHost: 128,
		IdleConnTimeout:     90 * time.Second,
		DisableCompression:  true,
		Protocols:           &p,
	}
}

// Me is what the API says about the bot itself.
type Me struct {
	ID          int64
	Username    string // without @
	ReadsGroups bool   // sees all messages of groups, not only commands and replies
	Inline      bool   // inline queries are switched on
}

// Me asks who the bot is, once, without retrying. The error is ErrToken when the
// token is wrong; any other error may pass by itself.
func (c *Client) Me(ctx context.Context) (Me, error) {
	raw, err := c.call(ctx, callTimeout, "getMe", nil)
	if err != nil {
		return Me{}, fmt.Errorf("asking who the bot is: %w", err)
	}
	var u struct {
		ID       int64  `json:"id"`
		Username string `json:"username"`
		Reads    bool   `json:"can_read_all_group_messages"`
		Inline   bool   `json:"supports_inline_queries"`
	}
	if err := json.Unmarshal(raw, &u); err != nil {
		return Me{}, fmt.Errorf("asking who the bot is: %w", err)
	}
	c.self.Store(u.ID)
	return Me{ID: u.ID, Username: u.Username, ReadsGroups: u.Reads, Inline: u.Inline}, nil
}

// call makes one request and returns its result. The errors are those of sorted.
func (c *Client) call(ctx context.Context, within time.Duration, method string, params tgbotapi.Params) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	resp, err := c.bound(ctx).MakeRequest(method, params)
	return sorted(method, resp, err)
}

// upload is call with a file that goes up.
func (c *Client) upload(ctx context.Context, method string, params tgbotapi.Params, e *enclosed) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	resp, err := c.bound(ctx).UploadFiles(method, params, []tgbotapi.RequestFile{{
		Name: e.kind,
		Data: tgbotapi.FileBytes{Name: e.name, Bytes: e.content},
	}})
	return sorted(method, resp, err)
}

// bound is the library's client with a context tied to it.
func (c *Client) bound(ctx context.Context) *tgbotapi.BotAPI {
	api := *c.api
	api.Client = c.wire(ctx)
	return &api
}

// wire is the way to the network for one request.
func (c *Client) wire(ctx context.Context) wire {
	return wire{ctx: ctx, token: c.token, http: c.http}
}

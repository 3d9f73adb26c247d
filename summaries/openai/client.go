package openai

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

// Config is what a Drafter or an Asker needs.
type Config struct {
	Key     string            // "" for a server that asks for none
	BaseURL string            // "" is https://api.openai.com/v1; of a compatible server with its /v1
	Model   string            // by the server's name for it
	HTTP    http.RoundTripper // nil is a transport of its own
	Log     *slog.Logger      // nil logs nothing
	Timeout time.Duration     // of one call; 15 seconds when 0
}

// usual is the timeout of one call, less than summaries.Maker waits.
const usual = 15 * time.Second

// client asks one model. It may be used by many goroutines.
type client struct {
	api     *openai.Client
	model   string
	key     string // to keep it out of errors
	own     bool   // the server is OpenAI's own
	timeout time.Duration
	log     *slog.Logger
	breaker *gobreaker.CircuitBreaker[string]
	until   atomic.Int64 // Unix milliseconds before which the server wants no call
}

func newClient(c Config) *client {
	if c.Timeout == 0 {
		c.Timeout = usual
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.HTTP == nil {
		c.HTTP = newTransport()
	}
	d := &client{model: c.Model, key: c.Key, timeout: c.Timeout, log: c.Log, breaker: newBreaker(c.Log)}
	api := openai.DefaultConfig(c.Key)
	if c.BaseURL != "" {
		api.BaseURL = strings.TrimRight(c.BaseURL, "/")
	}
	d.own = strings.HasPrefix(api.BaseURL, "https://api.openai.com/")
	api.HTTPClient = &http.Client{Transport: capped{c.HTTP}, CheckRedirect: stay}
	d.api = openai.NewClientWithConfig(api)
	return d
}

// stay follows no redirect, which could take the key and the text elsewhere.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// complete is one call for a task, no other try: the JSON that the model has sent.
func (d *client) complete(ctx context.Context, t task) (string, error) {
	if time.Now().UnixMilli() < d.until.Load() {
		return "", errWaits
	}
	content, err := d.breaker.Execute(func() (string, error) { return d.ask(ctx, t) })
	return content, broken(err)
}

// ask asks the model and reads its answer.
func (d *client) ask(ctx context.Context, t task) (string, error) {
	within, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	start := time.Now()
	response, err := d.api.CreateChatCompletion(within, d.request(t))
	if err != nil {
		d.obey(response.Header().Get("Retry-After"), err)
		return "", d.fault(ctx, err)
	}
	d.log.Debug("the model has answered", "ms", time.Since(start).Milliseconds(),
		"asked", response.Usage.PromptTokens, "answered", response.Usage.CompletionTokens)
	return read(response)
}

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

	"pantau/summaries"
)

// Config is what a Drafter needs.
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

// Drafter drafts with a model. It may be used by many goroutines.
type Drafter struct {
	api     *openai.Client
	model   string
	key     string // to keep it out of errors
	own     bool   // the server is OpenAI's own
	timeout time.Duration
	log     *slog.Logger
	breaker *gobreaker.CircuitBreaker[string]
	until   atomic.Int64 // Unix milliseconds before which the server wants no call
}

var _ summaries.Drafter = (*Drafter)(nil)

// New makes a Drafter. It uses no network.
func New(c Config) *Drafter {
	if c.Timeout == 0 {
		c.Timeout = usual
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.HTTP == nil {
		c.HTTP = newTransport()
	}
	d := &Drafter{model: c.Model, key: c.Key, timeout: c.Timeout, log: c.Log, breaker: newBreaker(c.Log)}
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

// Name implements summaries.Drafter.
func (d *Drafter) Name() string { return d.model + " ringkas-" + promptVersion }

// String names the Drafter, so that nothing else of it is printed.
func (d *Drafter) String() string { return d.Name() }

// Draft implements summaries.Drafter: one call, no other try.
func (d *Drafter) Draft(ctx context.Context, p summaries.Plan) (string, error) {
	if time.Now().UnixMilli() < d.until.Load() {
		return "", errWaits
	}
	text, err := d.breaker.Execute(func() (string, error) { return d.ask(ctx, p) })
	return text, broken(err)
}

// ask asks the model and reads its answer.
func (d *Drafter) ask(ctx context.Context, p summaries.Plan) (string, error) {
	request := d.request(p)
	within, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	start := time.Now()
	response, err := d.api.CreateChatCompletion(within, request)
	if err != nil {
		d.obey(response.Header().Get("Retry-After"), err)
		return "", d.fault(ctx, err)
	}
	d.log.Debug("the model has answered", "ms", time.Since(start).Milliseconds(),
		"asked", response.Usage.PromptTokens, "answered", response.Usage.CompletionTokens)
	return read(response)
}

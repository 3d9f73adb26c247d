package bps

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// DefaultURL is the address of the API; without its "/api/" there is nothing.
const DefaultURL = "https://webapi.bps.go.id/v1/api/"

// Config is what a Client needs to know. Only the Key must be set.
type Config struct {
	Key       string            // of a registered user; personal, never shown
	URL       string            // of the API; DefaultURL when empty
	UserAgent string            // must look like a browser's; from Contact when empty
	Contact   string            // address or e-mail of the operator, told to BPS in the default User-Agent
	HTTP      http.RoundTripper // Go's own when nil, which knows HTTPS_PROXY and checks certificates
	Log       *slog.Logger      // nothing is logged when nil
	Pause     time.Duration     // between the end of a request and the next; 1 s when 0
	Budget    int               // requests a day (WIB); 1,000 when 0
}

// Client asks the API, one request at a time however many goroutines use it.
type Client struct {
	cleaner
	url, agent string
	http       http.Client
	log        *slog.Logger
	pace
}

// timeout bounds one request with its body: large tables take up to ten seconds.
const timeout = 30 * time.Second

// mostBody bounds an answer. The largest tables known are below a megabyte.
const mostBody = 16 << 20

// New makes a client. It is ErrKey when there is no key, and ErrRequest when the
// address or the User-Agent cannot be used.
func New(cfg Config) (*Client, error) {
	key := strings.TrimSpace(cfg.Key)
	if key == "" {
		return nil, fmt.Errorf("%w: there is none", ErrKey)
	}
	base, err := address(cfg.URL)
	if err != nil {
		return nil, err
	}
	agent := userAgent(cfg)
	if strings.ContainsFunc(agent, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, fmt.Errorf("%w: the User-Agent has control characters", ErrRequest)
	}
	log := cfg.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Client{
		cleaner: cleaner{key},
		url:     base,
		agent:   agent,
		http:    http.Client{Transport: cfg.HTTP, CheckRedirect: sameHost},
		log:     log,
		pace:    newPace(cfg.Pause, cfg.Budget),
	}, nil
}

// address is the API's with a slash at its end. What url.Parse says is left out
// of the error: it may quote a password.
func address(text string) (string, error) {
	if text == "" {
		text = DefaultURL
	}
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" {
		return "", fmt.Errorf("%w: its address must be like %s", ErrRequest, DefaultURL)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// userAgent begins like a browser's, since the firewall refuses the names of
// libraries, and yet says who asks.
func userAgent(cfg Config) string {
	contact := strings.TrimSpace(cfg.Contact)
	switch {
	case cfg.UserAgent != "":
		return cfg.UserAgent
	case contact != "":
		return "Mozilla/5.0 (compatible; Pantau; +" + contact + ")"
	}
	return "Mozilla/5.0 (compatible; Pantau)"
}

// errElsewhere is a server that sends the request, and with it the key, on to
// another host.
var errElsewhere = fmt.Errorf("%w: the request is sent on to another address", ErrAway)

// sameHost follows redirects only where the key is already known.
func sameHost(to *http.Request, from []*http.Request) error {
	if to.URL.Host != from[0].URL.Host || to.URL.Scheme != from[0].URL.Scheme || len(from) > 2 {
		return errElsewhere
	}
	return nil
}

// reply is what came back to one request.
type reply struct {
	status int
	kind   string // content type
	after  string // Retry-After
	body   []byte
}

// fetch sends one request. Its errors are clean and of a kind.
func (c *Client) fetch(ctx context.Context, path string, q url.Values) (reply, error) {
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	q.Set("key", c.key)
	defer q.Del("key")
	req, err := http.NewRequestWithContext(limited, http.MethodGet, c.url+path+"?"+q.Encode(), nil)
	if err != nil {
		return reply{}, fmt.Errorf("%w: %s", ErrRequest, c.clean(err.Error()))
	}
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return reply{}, c.broken(ctx, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, mostBody+1))
	if err != nil {
		return reply{}, c.broken(ctx, err)
	}
	if len(body) > mostBody {
		return reply{}, fmt.Errorf("%w: it is longer than %d bytes", ErrUnknown, mostBody)
	}
	return reply{res.StatusCode, res.Header.Get("Content-Type"), res.Header.Get("Retry-After"), body}, nil
}

// broken is the kind of a failure before there was an answer. The error that
// net/http wraps it in prints the whole address and is not passed on.
func (c *Client) broken(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errElsewhere) {
		return errElsewhere
	}
	if inner := new(url.Error); errors.As(err, &inner) {
		err = inner.Err
	}
	if isCertificate(err) {
		return fmt.Errorf("%w: %s", ErrCertificate, c.clean(err.Error()))
	}
	return &transient{error: fmt.Errorf("%w: %s", ErrAway, c.clean(err.Error()))}
}

func isCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verification) || errors.As(err, &authority) ||
		errors.As(err, &host) || errors.As(err, &invalid)
}

package openai

import (
	"io"
	"net"
	"net/http"
	"time"

	"pantau/summaries"
)

// mostAnswer is how long an answer may be, in bytes, headers apart.
const mostAnswer = 64 << 10

// newTransport is for a few calls a day to one server.
func newTransport() http.RoundTripper {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:    5 * time.Second,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: mostAnswer,
		ForceAttemptHTTP2:      true,
	}
}

// capped ends answers that are too long with summaries.ErrTooLarge.
type capped struct{ base http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (c capped) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := c.base.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	response.Body = &body{response.Body, mostAnswer}
	return response, nil
}

// body reads so many bytes more.
type body struct {
	io.ReadCloser
	left int
}

func (b *body) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, summaries.ErrTooLarge
	}
	n, err := b.ReadCloser.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

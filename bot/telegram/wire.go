package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
)

// stand is what the library knows in place of the token.
const stand = "TOKEN"

// maxReply is the longest reply read, in bytes; a hundred updates with long texts
// stay far below it.
const maxReply = 16 << 20

// wire is the last step before the network: it ties a request to a context, puts
// the real token into its address, and reads the reply to its end so that the
// connection can be used again. It follows no redirect, because the token would
// travel along.
type wire struct {
	ctx   context.Context
	token string
	http  http.RoundTripper
}

// Do sends a request that the library made for this call alone.
func (w wire) Do(r *http.Request) (*http.Response, error) {
	resp, err := w.send(r)
	if err != nil {
		return nil, err
	}
	body, err := readAll(resp)
	if err != nil {
		return nil, &noReply{Status: resp.StatusCode, Begun: true, cause: w.scrub(err)}
	}
	if resp.StatusCode/100 == 3 || !fromAPI(body) {
		return nil, &noReply{Status: resp.StatusCode}
	}
	if w.token != "" && bytes.Contains(body, []byte(w.token)) {
		body = bytes.ReplaceAll(body, []byte(w.token), []byte(stand))
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// send makes a request with the real token, and leaves the reply to be read.
func (w wire) send(r *http.Request) (*http.Response, error) {
	var met reached
	r = r.WithContext(httptrace.WithClientTrace(w.ctx, met.trace()))
	at := *r.URL
	at.Path = strings.Replace(at.Path, "/bot"+stand+"/", "/bot"+w.token+"/", 1)
	at.RawPath = ""
	r.URL = &at
	resp, err := w.http.RoundTrip(r)
	if err != nil && met.nobody() {
		return nil, fmt.Errorf("%w: %w", errUnsent, w.scrub(err))
	}
	if err != nil {
		return nil, w.scrub(err)
	}
	return resp, nil
}

// reached is how far a request got. A handshake that never ends looks like a reply
// that never comes, but nothing went out.
type reached struct{ asked, got atomic.Bool }

func (m *reached) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { m.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { m.got.Store(true) },
	}
}

// nobody tells whether there surely was no connection; a transport that does not
// say what it does leaves that open.
func (m *reached) nobody() bool { return m.asked.Load() && !m.got.Load() }

func readAll(resp *http.Response) ([]byte, error) {
	defer resp.Body.Close()
	if n := resp.ContentLength; n > 0 && n <= maxReply {
		body := make([]byte, n)
		_, err := io.ReadFull(resp.Body, body)
		return body, err
	}
	return io.ReadAll(io.LimitReader(resp.Body, maxReply))
}

// fromAPI tells the API's own replies from the pages, and the JSON, that proxies
// put in their place.
func fromAPI(body []byte) bool {
	body = bytes.TrimLeft(body, " \t\r\n")
	return len(body) > 0 && body[0] == '{' && bytes.Contains(body, []byte(`"ok"`))
}

// scrub hides an error that names the token; what the token stood in is lost
// with it, except that a request broken off or timed out still is one.
func (w wire) scrub(err error) error {
	if w.token == "" || !strings.Contains(err.Error(), w.token) {
		return err
	}
	said := errors.New(strings.ReplaceAll(err.Error(), w.token, stand))
	var slow net.Error
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%w (%w)", said, context.Canceled)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &slow) && slow.Timeout():
		return fmt.Errorf("%w (%w)", said, context.DeadlineExceeded)
	}
	return said
}

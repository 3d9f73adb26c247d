package telegramtest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"syscall"
)

// Transport reaches the server without a network. Everything then happens in the
// goroutines of the client, so that time in a testing/synctest bubble runs.
func (s *Server) Transport() http.RoundTripper { return memory{s} }

// cut is what follows a reply that breaks off.
type cut struct{}

func (cut) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

type memory struct{ s *Server }

// RoundTrip serves a request at once.
func (m memory) RoundTrip(r *http.Request) (*http.Response, error) {
	w := &written{header: http.Header{}, status: http.StatusOK}
	m.s.serve(w, r)
	if r.Body != nil {
		_ = r.Body.Close()
	}
	if err := r.Context().Err(); err != nil {
		return nil, fmt.Errorf("in memory: %w", err)
	}
	if w.broken {
		return nil, fmt.Errorf("in memory: %w", syscall.ECONNRESET)
	}
	return w.response(r), nil
}

// written is a reply in memory.
type written struct {
	header http.Header
	status int
	body   bytes.Buffer
	broken bool
}

func (w *written) Header() http.Header         { return w.header }
func (w *written) WriteHeader(status int)      { w.status = status }
func (w *written) Write(p []byte) (int, error) { return w.body.Write(p) }
func (w *written) breakOff()                   { w.broken = true }

func (w *written) response(r *http.Request) *http.Response {
	length := int64(w.body.Len())
	var body io.Reader = &w.body
	if w.header.Get("Content-Length") == "400" && length < 400 {
		length, body = 400, io.MultiReader(&w.body, cut{}) // a reply that was cut
	}
	return &http.Response{
		Status: http.StatusText(w.status), StatusCode: w.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.header, Body: io.NopCloser(body), ContentLength: length, Request: r,
	}
}

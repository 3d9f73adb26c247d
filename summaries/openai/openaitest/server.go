// Package openaitest is a model server for tests that speaks OpenAI's chat completions on
// loopback, or within the process, and does what a test wants: arranges the tokens of
// the prompt into sentences as a good model does, or any of the things that bad ones do.
package openaitest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// Model and Key are what tests may use as names.
const (
	Model = "uji"
	Key   = "sk-test-0123456789abcdef"
)

// Server is a running model server.
type Server struct {
	URL string // base of the API, with /v1

	mu       sync.Mutex
	modes    []Mode
	requests []Request
}

// Request is a call that came in.
type Request struct {
	Authorization string
	Path          string
	Raw           string // the whole body
	Body          Body
}

// Body is what a call asks for, as far as tests look at it.
type Body struct {
	Model    string `json:"model"`
	Messages []struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	} `json:"messages"`
	ResponseFormat struct {
		Type   string `json:"type"`
		Schema struct {
			Name   string          `json:"name"`
			Strict bool            `json:"strict"`
			Schema json.RawMessage `json:"schema"`
		} `json:"json_schema"`
	} `json:"response_format"`
	Temperature         *float64          `json:"temperature"`
	MaxTokens           int               `json:"max_tokens"`
	MaxCompletionTokens int               `json:"max_completion_tokens"`
	Tools               []json.RawMessage `json:"tools"`
}

// Start starts a server on loopback that ends with the test. It does the modes in turn
// and stays with the last; without any it is Good.
func Start(t testing.TB, modes ...Mode) *Server {
	s := New(modes...)
	listening := httptest.NewServer(s)
	t.Cleanup(func() {
		listening.CloseClientConnections()
		listening.Close()
	})
	s.URL = listening.URL + "/v1"
	return s
}

// New is a server that is reached by RoundTrip alone, as within a bubble of synctest.
func New(modes ...Mode) *Server {
	s := &Server{URL: "http://model.invalid/v1"}
	s.Do(modes...)
	return s
}

// Do says what the next calls get.
func (s *Server) Do(modes ...Mode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.modes = modes; len(modes) == 0 {
		s.modes = []Mode{Good}
	}
}

// Requests are the calls so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// take notes a call and tells what it gets.
func (s *Server) take(r *http.Request) (Mode, Request) {
	raw, _ := io.ReadAll(r.Body) // what a test sees of a broken call is that it is broken
	call := Request{Authorization: r.Header.Get("Authorization"), Path: r.URL.Path, Raw: string(raw)}
	_ = json.Unmarshal(raw, &call.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, call)
	mode := s.modes[0]
	if len(s.modes) > 1 {
		s.modes = s.modes[1:]
	}
	return mode, call
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !strings.HasSuffix(r.URL.Path, "/chat/completions") || r.Method != http.MethodPost {
		http.NotFound(w, r)
		return
	}
	a := answerOf(s.take(r))
	if a.stalls {
		<-r.Context().Done()
		return
	}
	for name, value := range a.header {
		w.Header().Set(name, value)
	}
	w.WriteHeader(a.status)
	_, _ = io.Copy(flushing{w}, a.reader(r.Context().Done()))
}

// flushing sends what it is given at once.
type flushing struct{ http.ResponseWriter }

func (f flushing) Write(p []byte) (int, error) {
	n, err := f.ResponseWriter.Write(p)
	if to, ok := f.ResponseWriter.(http.Flusher); ok {
		to.Flush()
	}
	return n, err
}

// RoundTrip implements http.RoundTripper: a call within the process, without a network.
func (s *Server) RoundTrip(r *http.Request) (*http.Response, error) {
	a := answerOf(s.take(r))
	if a.stalls {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	response := &http.Response{
		StatusCode: a.status, Status: http.StatusText(a.status), Header: http.Header{}, Request: r,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, ContentLength: -1,
	}
	for name, value := range a.header {
		response.Header.Set(name, value)
	}
	done := r.Context().Done()
	response.Body = io.NopCloser(ended{a.reader(done), func() error { return r.Context().Err() }})
	return response, nil
}

// ended is a body that fails once its call is over.
type ended struct {
	io.Reader
	over func() error
}

func (e ended) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if fault := e.over(); fault != nil {
		return 0, fault
	}
	return n, err
}

package telegramtest

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
)

// Fault is what goes wrong with a call. The zero Fault is nothing.
type Fault struct {
	Status int    // of HTTP; 429 with After is the API's own, others bring Body
	Body   string // empty is a page as proxies show it
	After  int    // seconds of a 429
	Hang   bool   // no reply until the client goes away
	Reset  bool   // the connection breaks
	Cut    bool   // the reply breaks off half way
	Late   bool   // the call is done first, and only its reply suffers
}

func (f Fault) strikes() bool { return f.Status != 0 || f.Hang || f.Reset || f.Cut }

// SetFault decides about each call from now on; nil ends it. The function must not
// call the server.
func (s *Server) SetFault(decide func(Call) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = decide
}

// RandomFaults strikes each call of the methods, of all when none is named, with one
// of the faults at a rate from 0 to 1. The same seed strikes the same calls, as far
// as they come in the same order.
func RandomFaults(seed uint64, rate float64, faults []Fault, methods ...string) func(Call) Fault {
	var mu sync.Mutex
	dice := rand.New(rand.NewPCG(seed, 0))
	return func(c Call) Fault {
		if len(methods) > 0 && !slices.Contains(methods, c.Method) {
			return Fault{}
		}
		mu.Lock()
		defer mu.Unlock()
		if len(faults) == 0 || dice.Float64() >= rate {
			return Fault{}
		}
		return faults[dice.IntN(len(faults))]
	}
}

// breaker is a connection that can be broken; the one in memory is.
type breaker interface{ breakOff() }

// strike answers with a fault.
func (s *Server) strike(w http.ResponseWriter, r *http.Request, f Fault) {
	switch {
	case f.Hang:
		select {
		case <-r.Context().Done():
		case <-s.stop:
		}
	case f.Reset:
		reset(w)
	case f.Cut:
		w.Header().Set("Content-Length", "400")
		w.WriteHeader(http.StatusOK)
		_, _ = w.Write([]byte(`{"ok":true,"result":{"message_id":`))
	case f.Status == http.StatusTooManyRequests && f.After > 0:
		reply(w, nil, &apiError{Code: f.Status, Text: fmt.Sprintf("Too Many Requests: retry after %d", f.After), After: f.After})
	default:
		body := f.Body
		if body == "" {
			body = "<html><body><h1>" + strconv.Itoa(f.Status) + " " + http.StatusText(f.Status) + "</h1></body></html>"
		}
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.Status)
		_, _ = w.Write([]byte(body))
	}
}

// reset breaks the connection so that the client notices.
func reset(w http.ResponseWriter) {
	if b, ok := w.(breaker); ok {
		b.breakOff()
		return
	}
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

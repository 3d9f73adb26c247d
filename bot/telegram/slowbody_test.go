package telegram_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// piped is a listener of one connection in memory, so that time in a bubble runs.
type piped struct{ conns chan net.Conn }

func (p piped) Accept() (net.Conn, error) {
	c, ok := <-p.conns
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}
func (p piped) Close() error   { return nil }
func (p piped) Addr() net.Addr { return &net.TCPAddr{} }

// TestWebhookSlowBody has somebody bring a body that never ends: it is given up
// after ten seconds. An answer that takes longer than that is waited for.
func TestWebhookSlowBody(t *testing.T) {
	good := words(5, 7, "hai")
	for name, tt := range map[string]struct {
		body   string
		status string
		took   time.Duration
	}{
		"never ends":  {good[:20], "HTTP/1.1 408", 10 * time.Second},
		"slow answer": {good, "HTTP/1.1 200", 25 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newHooked(t, 0)
				b.AddPrivate(7)
				b.door.Answer = slowly(25 * time.Second)
				near, far := net.Pipe()
				conns := make(chan net.Conn, 1)
				conns <- far
				server := &http.Server{Handler: b.door.Webhook(password)}
				go server.Serve(piped{conns})
				from := time.Now()
				fmt.Fprintf(near, "POST / HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n%s", password, len(good), tt.body)
				line := make([]byte, 12)
				if _, err := io.ReadFull(near, line); err != nil || string(line) != tt.status || time.Since(from) != tt.took {
					t.Errorf("%q after %v, %v", line, time.Since(from), err)
				}
				near.Close()
				close(conns)
				server.Close()
			})
		})
	}
}

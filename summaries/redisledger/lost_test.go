package redisledger_test

import (
	"bufio"
	"io"
	"net"
	"sync/atomic"
	"testing"

	"github.com/redis/go-redis/v9"

	"pantau/summaries"
	"pantau/summaries/redisledger"
)

// losing is a way to a Redis on which the answer to the next command that is armed is
// lost: the command is carried out, and the connection ends.
type losing struct {
	to   string
	lose atomic.Int32 // so many commands from now on, the last one's answer; 0 never
}

func (l *losing) serve(t *testing.T) string {
	door, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	t.Cleanup(func() { _ = door.Close() })
	go func() {
		for {
			c, err := door.Accept()
			if err != nil {
				return
			}
			go l.carry(c)
		}
	}()
	return door.Addr().String()
}

func (l *losing) carry(c net.Conn) {
	defer c.Close()
	redis, err := net.Dial("tcp", l.to)
	if err != nil {
		return
	}
	defer redis.Close()
	go func() { _, _ = io.Copy(redis, c) }()
	answers := bufio.NewReader(redis)
	for buf := make([]byte, 64<<10); ; {
		n, err := answers.Read(buf)
		if err != nil || l.lose.Load() > 0 && l.lose.Add(-1) == 0 {
			return
		}
		if _, err := c.Write(buf[:n]); err != nil {
			return
		}
	}
}

// A call whose answer was lost is sent again, and knows its own work: an item that it
// has added is new, and a change that it has made is made once.
func TestLostAnswers(t *testing.T) {
	s, _ := inProcess(t)
	line := &losing{to: s.Addr()}
	c := redis.NewClient(&redis.Options{Addr: line.serve(t), DisableIdentity: true, PoolSize: 1, Protocol: 2})
	defer c.Close()
	l := redisledger.Open(c, redisledger.Options{})
	_, _, err := l.Add(t.Context(), item(1, summaries.Found)) // the scripts are known from here on
	check(t, err)
	_, err = l.Change(t.Context(), 1, func(*summaries.Item) error { return nil })
	check(t, err)

	line.lose.Store(1)
	kept, isNew, err := l.Add(t.Context(), item(2, summaries.Found))
	if err != nil || !isNew || kept.Number != 2 || line.lose.Load() != 0 {
		t.Errorf("added %d, new %v, %v", kept.Number, isNew, err)
	}
	line.lose.Store(2) // the first answers the reading
	called := 0
	kept, err = l.Change(t.Context(), 2, func(i *summaries.Item) error { called++; i.Tries++; return nil })
	if err != nil || called != 1 || kept.Tries != 1 || kept.Version != 2 || line.lose.Load() != 0 {
		t.Errorf("changed to %+v in %d calls, %v", kept, called, err)
	}
	if i, _, err := l.Find(t.Context(), 2); err != nil || i.Version != 2 || i.Tries != 1 {
		t.Errorf("the item is %+v, %v", i, err)
	}
}

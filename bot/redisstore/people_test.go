package redisstore_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/people/peopletest"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

func TestPeople(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		peopletest.TestStore(t, func(t *testing.T) (people.Store, peopletest.Pass) {
			prefix := redistest.Prefix(t, c)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}), redistest.Pass(c, prefix)
		})
	})
}

// What one replica has moved the others find, and questions with it; a card does
// not move, since messages are numbered anew.
func TestMoveIsSeenByReplicas(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		const old, now = -100, -1000000000100
		one, two := redisstore.OpenClient(c, o), redisstore.OpenClient(c, o)
		check(t, one.SetRegion(t.Context(), old, "6311"))
		if c, err := two.Chat(t.Context(), now); err != nil || c.Region != "" {
			t.Errorf("chat %v, %v before it moved; want none", c, err)
		}
		check(t, one.Ask(t.Context(), chat.ID{Chat: old, Topic: 5}, 7, dialogue.Question{Name: "banjar"}, time.Minute))
		check(t, one.Keep(t.Context(), chat.Ref{Chat: old, Message: 9}, dialogue.Card{Owner: 7}, time.Minute))
		check(t, one.Move(t.Context(), old, now))
		for range 2 { // the second time it is known
			if c, err := two.Chat(t.Context(), now); err != nil || c.Region != "6311" {
				t.Errorf("chat %v, %v; want region 6311", c, err)
			}
		}
		q, ok, err := two.Pending(t.Context(), chat.ID{Chat: now, Topic: 5}, 7)
		if err != nil || !ok || q.Name != "banjar" {
			t.Errorf("question %v, %v, %v; want that about banjar", q, ok, err)
		}
		if _, ok, err := two.Card(t.Context(), chat.Ref{Chat: now, Message: 9}); ok || err != nil {
			t.Errorf("the card of an old message is %v, %v under the new number; want none", ok, err)
		}
		check(t, two.Close(t.Context(), chat.ID{Chat: now, Topic: 5}, 7))
		if _, ok, err := one.Pending(t.Context(), chat.ID{Chat: old, Topic: 5}, 7); ok || err != nil {
			t.Errorf("a question that was ended is pending: %v, %v", ok, err)
		}
	})
}

// Numbers that lead to each other end a call, and do not hold it.
func TestNumbersInACircle(t *testing.T) {
	c := inProcess(t).Client()
	s := redisstore.OpenClient(c, redisstore.Options{})
	check(t, c.Set(t.Context(), "pantau:{-1000000000001}:alias", -1000000000002, 0).Err())
	check(t, c.Set(t.Context(), "pantau:{-1000000000002}:alias", -1000000000001, 0).Err())
	if _, err := s.Chat(t.Context(), -1000000000001); err == nil {
		t.Error("no error from numbers that lead to each other")
	}
}

// The keys of people are those of the table in doc.go, and only invitations end.
func TestPeopleKeys(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s := redisstore.OpenClient(c, o)
		check(t, s.SetRegion(t.Context(), -100, "6311"))
		_, err := s.Change(t.Context(), -100, func(p *people.Settings) error {
			p.Set(people.NewFigures, true)
			return nil
		})
		check(t, err)
		check(t, s.Move(t.Context(), -100, -1000000000100))
		check(t, s.Write(t.Context(), "6311", people.Seats, "1", "", "x"))
		check(t, s.AddRegion(t.Context(), 7, "6311"))
		check(t, s.Invite(t.Context(), "6311", "a", people.Invite{}, time.Hour))
		check(t, s.Invite(t.Context(), "6311", "b", people.Invite{}, time.Hour))
		_, _, err = s.Redeem(t.Context(), "6311", "b", 7)
		check(t, err)
		for key, want := range map[string]struct {
			kind  string
			lives bool
		}{
			"{-100}:region": {"string", false}, "{-100}:settings": {"string", false}, "list:angka:6311": {"zset", false},
			"{-1000000000100}:alias": {"string", false}, "{r:6311}:team": {"hash", false}, "person:7": {"set", false},
			"{r:6311}:invite:a": {"string", true}, "{r:6311}:invite:b": {"string", true},
		} {
			if kind := c.Type(t.Context(), o.Prefix+key).Val(); kind != want.kind {
				t.Errorf("%s is a %s; want a %s", key, kind, want.kind)
			}
			if ttl, err := c.TTL(t.Context(), o.Prefix+key).Result(); err != nil || (ttl > 0) != want.lives {
				t.Errorf("%s has %v to live, %v; want one: %v", key, ttl, err, want.lives)
			}
		}
		check(t, s.Forget(t.Context(), -100))
		if n := c.Exists(t.Context(), o.Prefix+"{-100}:region").Val() + c.Exists(t.Context(), o.Prefix+"{-100}:settings").Val() +
			c.Exists(t.Context(), o.Prefix+"list:angka:6311").Val(); n != 0 {
			t.Errorf("%d keys of a chat that is forgotten", n)
		}
	})
}

// A value of another kind is an error that quotes nothing of it.
func TestForeignPeople(t *testing.T) {
	c := inProcess(t).Client()
	s := redisstore.OpenClient(c, redisstore.Options{})
	for _, key := range []string{"{1}:settings", "{-1000000000001}:alias", "{r:6311}:invite:x"} {
		check(t, c.Set(t.Context(), "pantau:"+key, "- not json", 0).Err())
	}
	check(t, c.HSet(t.Context(), "pantau:{r:6311}:team", "1", "not json").Err())
	check(t, c.ZAdd(t.Context(), "pantau:list:angka:6311", redis.Z{Member: "not json"}).Err())
	for name, call := range map[string]func() error{
		"Settings": func() error { _, err := s.Settings(t.Context(), 1); return err },
		"Change": func() error {
			_, err := s.Change(t.Context(), 1, func(*people.Settings) error { return nil })
			return err
		},
		"Chat":   func() error { _, err := s.Chat(t.Context(), -1000000000001); return err },
		"Redeem": func() error { _, _, err := s.Redeem(t.Context(), "6311", "x", 1); return err },
		"List":   func() error { _, err := people.List[people.Seat](t.Context(), s, "6311"); return err },
		"Subscribers": func() error {
			_, _, err := s.Subscribers(t.Context(), people.Index(people.NewFigures, "6311"), "", 9)
			return err
		},
	} {
		if err := call(); err == nil || errors.Is(err, redisstore.ErrAway) || strings.Contains(err.Error(), "not json") {
			t.Errorf("%s: %v; want an error that is not ErrAway and quotes no value", name, err)
		}
	}
}

// What must outlive a kill is kept once Sync has said so, and not before.
func TestPeopleSync(t *testing.T) {
	full := errors.New("disk full")
	failing := false
	s := redisstore.OpenClient(inProcess(t).Client(), redisstore.Options{Sync: func(context.Context) error {
		if failing {
			return full
		}
		return nil
	}})
	check(t, s.Invite(t.Context(), "6311", "t", people.Invite{}, time.Hour))
	failing = true
	for name, call := range map[string]func() error{
		"Change": func() error {
			_, err := s.Change(t.Context(), 1, func(*people.Settings) error { return nil })
			return err
		},
		"Move":   func() error { return s.Move(t.Context(), -1, -1000000000001) },
		"Forget": func() error { return s.Forget(t.Context(), 1) },
		"Write":  func() error { return s.Write(t.Context(), "6311", people.Seats, "1", "", "x") },
		"Add":    func() error { return s.AddRegion(t.Context(), 1, "6311") },
		"Drop":   func() error { return s.DropRegion(t.Context(), 1, "6311") },
		"Invite": func() error { return s.Invite(t.Context(), "6311", "u", people.Invite{}, time.Hour) },
		"Redeem": func() error { _, _, err := s.Redeem(t.Context(), "6311", "t", 1); return err },
	} {
		if err := call(); !errors.Is(err, full) {
			t.Errorf("%s = %v; want what Sync said", name, err)
		}
	}
}

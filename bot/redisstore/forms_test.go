package redisstore_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/dialogue/dialoguetest"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

func TestForms(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		dialoguetest.TestForms(t, func(t *testing.T) (dialogue.Forms, dialoguetest.Pass) {
			prefix := redistest.Prefix(t, c)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}), redistest.Pass(c, prefix)
		})
	})
}

// Who fills in a form while the group gets another number goes on with it, on every
// replica. Its key ends by itself.
func TestFormsMove(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		one, two := redisstore.OpenClient(c, o), redisstore.OpenClient(c, o)
		old, now := chat.ID{Chat: -100, Topic: 5}, chat.ID{Chat: -1000000000100, Topic: 5}
		f, err := one.PutForm(t.Context(), old, 7, dialogue.Form{Command: "lapor", Step: "catatan"}, time.Hour)
		check(t, err)
		check(t, one.Move(t.Context(), old.Chat, now.Chat))
		got, ok, err := two.Form(t.Context(), now, 7)
		if err != nil || !ok || got.Version != f.Version {
			t.Errorf("the form is %+v, %v, %v under the new number; want version %d", got, ok, err, f.Version)
		}
		_, err = two.PutForm(t.Context(), now, 7, got, time.Hour)
		check(t, err)
		if _, err := one.PutForm(t.Context(), old, 7, f, time.Hour); !errors.Is(err, dialogue.ErrChanged) {
			t.Errorf("PutForm under the old number = %v; want ErrChanged", err)
		}
		if ttl := c.PTTL(t.Context(), o.Prefix+"{-100}:form:5:7").Val(); ttl <= 0 || ttl > time.Hour {
			t.Errorf("the form has %v to live; want an hour", ttl)
		}
		check(t, two.DropForm(t.Context(), now, 7))
		if _, ok, err := one.Form(t.Context(), old, 7); ok || err != nil {
			t.Errorf("a form that has ended is there: %v, %v", ok, err)
		}
	})
}

// A value of another kind is an error that quotes nothing of it.
func TestForeignForms(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s := redisstore.OpenClient(c, o)
		for _, kept := range []string{"not a form", "12", "12 x", "12 x not a form"} {
			check(t, c.Set(t.Context(), o.Prefix+"{1}:form:0:1", kept, 0).Err())
			if _, _, err := s.Form(t.Context(), chat.ID{Chat: 1}, 1); err == nil || errors.Is(err, redisstore.ErrAway) || strings.Contains(err.Error(), "not a form") {
				t.Errorf("reading %q: %v; want an error that is not ErrAway and quotes no value", kept, err)
			}
			if _, err := s.PutForm(t.Context(), chat.ID{Chat: 1}, 1, dialogue.Form{Version: 13}, time.Hour); !errors.Is(err, dialogue.ErrChanged) {
				t.Errorf("going on where %q stands: %v; want ErrChanged", kept, err)
			}
			_, err := s.PutForm(t.Context(), chat.ID{Chat: 1}, 1, dialogue.Form{Command: "lapor"}, time.Hour)
			check(t, err)
		}
	})
}

package redisstore_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/dialogue"
	"pantau/bot/dialogue/dialoguetest"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

func TestRefs(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		dialoguetest.TestRefs(t, func(t *testing.T) (dialogue.Refs, dialoguetest.Pass) {
			prefix := redistest.Prefix(t, c)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}), redistest.Pass(c, prefix)
		})
	})
}

// A chat that goes on being told new things keeps no more than those of 400 days and some.
func TestRefsAreBounded(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		prefix := redistest.Prefix(t, c)
		s := redisstore.OpenClient(c, redisstore.Options{Prefix: prefix})
		begin := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
		told := func(year, n int) {
			var names []string
			for i := range n {
				names = append(names, fmt.Sprintf("rilis/%d/%d", year, i))
			}
			check(t, s.Mark(t.Context(), dialogue.Told{Chat: -7, Message: 100 + year, At: begin.AddDate(year, 0, 0)}, names...))
		}
		for year := range 10 {
			told(year, 150)
		}
		if n, err := c.HLen(t.Context(), prefix+"{-7}:refs").Result(); err != nil || n > 500 {
			t.Errorf("%d are kept, %v", n, err)
		}
		for name, want := range map[string]bool{"rilis/9/149": true, "rilis/8/0": true, "rilis/1/0": false} {
			if _, ok, err := s.Marked(t.Context(), -7, name); ok != want || err != nil {
				t.Errorf("%s: %v, %v", name, ok, err)
			}
		}
	})
}

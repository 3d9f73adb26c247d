package redisstore_test

import (
	"testing"

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

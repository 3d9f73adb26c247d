package redisstore_test

import (
	"testing"
	"time"

	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// A letter that cannot be read holds up none that were taken out with it, and lies among
// the dead from then on.
func TestLetterThatCannotBeRead(t *testing.T) {
	c := redistest.Client(t)
	prefix := redistest.Prefix(t, c)
	o := redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}).Outbox(outbox.Pace{})
	_, err := o.Put(t.Context(), letter("a", 1), letter("b", 2), letter("c", 3))
	check(t, err)
	check(t, c.HSet(t.Context(), prefix+"{outbox}:b", "a", "no JSON").Err())
	got, err := o.Claim(t.Context(), 3, time.Minute)
	check(t, err)
	if len(got.Leases) != 2 || got.Leases[0].Key != "b" || got.Leases[1].Key != "c" {
		t.Errorf("%d letters came", len(got.Leases))
	}
	dead, err := o.Dead(t.Context(), 9)
	check(t, err)
	if len(dead) != 1 || dead[0].Key != "a" || dead[0].Reason != outbox.Unmade {
		t.Errorf("dead are %+v", dead)
	}
}

package redisstore

import (
	"time"

	"pantau/bot/outbox"
)

// DeadLetters is how many dead letters are kept.
const DeadLetters = deadLetters

// Skew has the clock of an outbox run ahead of that of Redis, so that no test waits.
func (o *Outbox) Skew(by func() time.Duration) { o.skew = by }

// Decode reads a letter as it lies in Redis.
func Decode(key, state, body string) (outbox.Lease, error) { return decode(key, state, body) }

// Encode is a letter as it lies in Redis.
func Encode(l outbox.Letter) (state, body string, err error) {
	body, err = encodeBody(l)
	return encodeState(l, ""), body, err
}

package redisstore

import "pantau/bot/outbox"

// DeadLetters is how many dead letters are kept.
const DeadLetters = deadLetters

// Decode reads a letter as it lies in Redis.
func Decode(key, state, body string) (outbox.Lease, error) { return decode(key, state, body) }

// Encode is a letter as it lies in Redis.
func Encode(l outbox.Letter) (state, body string, err error) {
	body, err = encodeBody(l)
	return encodeState(l, ""), body, err
}

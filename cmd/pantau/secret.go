package main

import (
	"fmt"
	"log/slog"
)

// secret is a setting that is never printed: every verb of fmt, and the log, show
// the same word in its place. string(s) is the only way to its value.
type secret string

const redacted = "[redacted]"

// Format implements fmt.Formatter for every verb, %#v and %x among them.
func (s secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, s.String()) }

// String implements fmt.Stringer.
func (s secret) String() string {
	if s == "" {
		return ""
	}
	return redacted
}

// LogValue implements slog.LogValuer.
func (s secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText keeps the value out of JSON too.
func (s secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

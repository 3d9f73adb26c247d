package people

import (
	"errors"
	"strings"
)

// MaxStart is how many characters a deep link can carry.
const MaxStart = 64

// ErrStart answers a deep link that is none of ours.
var ErrStart = errors.New("no deep link of ours")

// Start is what a deep link carries behind ?start= or ?startgroup=: a region to
// choose, or an invitation of that region.
type Start struct {
	Region string // BPS code
	Token  string // of an invitation; empty for none
}

// ParseStart reads what String has written. It answers ErrStart.
func ParseStart(payload string) (Start, error) {
	if len(payload) > MaxStart || len(payload) < 5 || !isRegion(payload[1:5]) {
		return Start{}, ErrStart
	}
	s := Start{Region: payload[1:5]}
	switch rest := payload[5:]; {
	case payload[0] == 'w' && rest == "":
		return s, nil
	case payload[0] == 'i' && len(rest) > 1 && rest[0] == '-' && isToken(rest[1:]):
		s.Token = rest[1:]
		return s, nil
	}
	return Start{}, ErrStart
}

// String is the payload: w6311, or i6311-TOKEN.
func (s Start) String() string {
	if s.Token == "" {
		return "w" + s.Region
	}
	return "i" + s.Region + "-" + s.Token
}

// isToken tells whether a link can carry the token: up to 58 letters, digits,
// dashes and underscores.
func isToken(token string) bool {
	return token != "" && len(token) <= MaxStart-len("i6311-") && !strings.ContainsFunc(token, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_')
	})
}

package outbox

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrPace means that a pace cannot be read.
var ErrPace = errors.New(`a pace is "30/s,1/s,20/m" (over all, a person, a group) or "off"`)

// Rate is so many messages in so long. The zero Rate is no limit.
type Rate struct {
	N   int
	Per time.Duration
}

// Pace is how fast messages may go out. The zero Pace is no limit at all.
type Pace struct {
	All     Rate // over all chats
	Private Rate // to one person
	Group   Rate // to one group
}

// Off tells whether nothing is limited.
func (p Pace) Off() bool { return p == Pace{} }

// ParsePace reads a pace: three rates as in "30/s,1/s,20/m", over all chats, to
// one person and to one group, a second or a minute each; or "off" for none. The
// error is ErrPace.
func ParsePace(s string) (Pace, error) {
	if strings.TrimSpace(s) == "off" {
		return Pace{}, nil
	}
	fields := strings.Split(s, ",")
	if len(fields) != 3 {
		return Pace{}, fmt.Errorf("reading %q: %w", s, ErrPace)
	}
	var p Pace
	for i, to := range []*Rate{&p.All, &p.Private, &p.Group} {
		r, ok := parseRate(strings.TrimSpace(fields[i]))
		if !ok {
			return Pace{}, fmt.Errorf("reading %q: %w", s, ErrPace)
		}
		*to = r
	}
	return p, nil
}

// mostRate is far above what any Bot API server allows.
const mostRate = 100_000

func parseRate(s string) (Rate, bool) {
	count, unit, ok := strings.Cut(s, "/")
	n, err := strconv.Atoi(count)
	if !ok || err != nil || n < 1 || n > mostRate {
		return Rate{}, false
	}
	switch unit {
	case "s":
		return Rate{n, time.Second}, true
	case "m":
		return Rate{n, time.Minute}, true
	}
	return Rate{}, false
}

// String is the pace as ParsePace reads it.
func (p Pace) String() string {
	if p.Off() {
		return "off"
	}
	return p.All.String() + "," + p.Private.String() + "," + p.Group.String()
}

// String is the rate as in a pace.
func (r Rate) String() string {
	unit := "s"
	if r.Per == time.Minute {
		unit = "m"
	}
	return strconv.Itoa(r.N) + "/" + unit
}

package people

import (
	"strconv"
	"strings"
)

// Event is what a new figure of P0 brings, as far as watches ask.
type Event struct {
	P0          int  // hundredths of a per cent; 532 is 5.32
	P0Rose      bool // on the year before
	RankChanged bool // within the province
}

// ParseWatch reads a condition in the form of Watch, also with a decimal comma or
// a per cent sign, and answers it in the one form that is kept. Percentages have at
// most two decimals and lie from 0 to 100. It answers ErrWatch.
func ParseWatch(words string) (Watch, error) {
	w := Watch(strings.ToLower(strings.TrimSpace(words)))
	if w == IfP0Rises || w == IfRankChanges {
		return w, nil
	}
	limit, is := strings.CutPrefix(string(w), string(IfAbove)+"-")
	if !is {
		return "", ErrWatch
	}
	limit = strings.TrimSpace(strings.TrimSuffix(limit, "%"))
	n, ok := hundredths(strings.Replace(limit, ",", ".", 1))
	if !ok {
		return "", ErrWatch
	}
	return Above(n), nil
}

// Above is the watch for a P0 above a limit in hundredths of a per cent.
func Above(hundredths int) Watch {
	limit := strconv.Itoa(hundredths / 100)
	if rest := hundredths % 100; rest != 0 {
		limit += "." + strings.TrimRight(strconv.Itoa(100 + rest)[1:], "0")
	}
	return IfAbove + "-" + Watch(limit)
}

// Limit is the limit of a watch made by Above, in hundredths of a per cent; ok is
// false for the other watches.
func (w Watch) Limit() (hundred int, ok bool) {
	limit, is := strings.CutPrefix(string(w), string(IfAbove)+"-")
	if !is {
		return 0, false
	}
	return hundredths(limit)
}

// hundredths reads a percentage from 0 to 100 with a point and up to two decimals.
func hundredths(s string) (int, bool) {
	whole, rest, point := strings.Cut(s, ".")
	if len(whole) == 0 || len(whole) > 3 || point && rest == "" || len(rest) > 2 || !digits(whole) || !digits(rest) {
		return 0, false
	}
	n, err := strconv.Atoi(whole + (rest + "00")[:2])
	return n, err == nil && n <= 100_00
}

// AddWatch has the chat told under one more condition. A second limit takes the
// place of the first. ErrWatch, ErrFull.
func (s *Settings) AddWatch(words string) error {
	w, err := ParseWatch(words)
	if err != nil {
		return err
	}
	watches := s.without(w)
	if len(watches) >= MaxWatches {
		return ErrFull
	}
	s.Watches = append(watches, w)
	return nil
}

// DropWatch takes a condition away, a limit whatever it is. It does nothing to one
// that is not there.
func (s *Settings) DropWatch(words string) error {
	w, err := ParseWatch(words)
	if err != nil {
		return err
	}
	s.Watches = s.without(w)
	return nil
}

// without are the watches but those that w takes the place of.
func (s *Settings) without(w Watch) []Watch {
	_, limited := w.Limit()
	var rest []Watch
	for _, x := range s.Watches {
		if _, has := x.Limit(); x != w && !(limited && has) {
			rest = append(rest, x)
		}
	}
	return rest
}

// Notable tells whether a chat with these settings is told of it: always
// when it has no watches, else when one of them holds.
func (s Settings) Notable(e Event) bool {
	for _, w := range s.Watches {
		limit, limited := w.Limit()
		switch {
		case w == IfP0Rises && e.P0Rose, w == IfRankChanges && e.RankChanged, limited && e.P0 > limit:
			return true
		}
	}
	return len(s.Watches) == 0
}

// digits tells whether s is nothing but ASCII digits, or empty.
func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

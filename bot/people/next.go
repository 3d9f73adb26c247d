package people

import "time"

// Hours in which nobody is told anything unasked, in minutes after midnight.
const (
	quietFrom  = 20 * 60
	quietTo    = 6 * 60
	fridayFrom = 11 * 60
	fridayTo   = 14 * 60
)

// farthest is how far away the hours of a chat may put something off, and longest
// days off in a row; a digest waits for its day before.
const (
	farthest = 15 * 24 * time.Hour
	week     = 7 * 24 * time.Hour
)

// A rule is the earliest moment from t on that one consideration allows.
type rule func(t time.Time) time.Time

// Next is the earliest moment from now on at which something of a kind may be told
// to the chat; now itself when it may be told at once, so it can be asked again when
// the moment has come. c is the calendar of the chat's own region.
//
// Nothing comes before a pause is over, in quiet hours, or on Friday from 11.00 to
// 14.00. Groups rest at weekends and on days off. Reminders of commitments keep to
// working days, from the hour at which they go out; a digest to the day of the week
// that the chat has chosen, from its hour on, or the next day that is allowed.
//
// That is within 15 days of now or the end of the pause, and 22 for a digest. To a
// chat whose quiet hours leave no such moment, things come outside quiet hours.
func (s Settings) Next(k Kind, c Calendar, now time.Time) time.Time {
	from := now
	if s.Paused.After(now) {
		from = s.Paused
	}
	quiet := s.quiet(c)
	if t, ok := settle(from, append(s.rules(k, c), quiet), farthest+week); ok {
		return t
	}
	t, _ := settle(from, []rule{quiet}, farthest)
	return t
}

// rules are all but the quiet hours.
func (s Settings) rules(k Kind, c Calendar) []rule {
	closed := func(t time.Time) bool { return !c.IsWorkday(t) }
	rules := []rule{friday(c)}
	if s.Talks == group {
		rules = append(rules, rests(c, closed))
	}
	switch k {
	case Commitments:
		rules = append(rules, rests(c, closed), reminds(c))
	case Digest:
		rules = append(rules, s.weekly(c, append(rules, s.quiet(c))))
	}
	return rules
}

// settle is the first moment from t on that all rules allow, if it is not too far.
func settle(t time.Time, rules []rule, far time.Duration) (time.Time, bool) {
	limit := t.Add(far)
	for moved := true; moved; {
		moved = false
		for _, r := range rules {
			if next := r(t); next.After(t) {
				t, moved = next, true
			}
		}
		if t.After(limit) {
			return t, false
		}
	}
	return t, true
}

// quiet keeps out of the chat's quiet hours, which may reach over midnight.
func (s Settings) quiet(c Calendar) rule {
	q := Quiet{quietFrom, quietTo}
	if s.Quiet != nil {
		q = *s.Quiet
	}
	return func(t time.Time) time.Time {
		switch m := minute(c, t); {
		case q.From < q.To && q.From <= m && m < q.To:
			return c.at(t, q.To)
		case q.From > q.To && m >= q.From:
			return c.at(t, day+q.To)
		case q.From > q.To && m < q.To:
			return c.at(t, q.To)
		}
		return t
	}
}

// friday keeps out of the hours of the Friday prayer.
func friday(c Calendar) rule {
	return func(t time.Time) time.Time {
		m := minute(c, t)
		if t.In(c.Zone()).Weekday() == time.Friday && fridayFrom <= m && m < fridayTo {
			return c.at(t, fridayTo)
		}
		return t
	}
}

// rests keeps out of whole days.
func rests(c Calendar, free func(time.Time) bool) rule {
	return func(t time.Time) time.Time {
		if free(t) {
			return c.at(t, day)
		}
		return t
	}
}

// reminds waits for the hour at which reminders go out.
func reminds(c Calendar) rule {
	return func(t time.Time) time.Time {
		if at := c.RemindsAt(t); minute(c, t) < at {
			return c.at(t, at)
		}
		return t
	}
}

// weekly waits for the digest's hour on its day, or on the first day after it that
// the other rules allow, and stays until the end of that day.
func (s Settings) weekly(c Calendar, others []rule) rule {
	w := s.Weekly
	if w == (Weekly{}) {
		w = Weekly{Day: time.Monday, Hour: 9}
	}
	return func(t time.Time) time.Time {
		since := (int(t.In(c.Zone()).Weekday()) - int(w.Day) + 7) % 7
		for n := -2; ; n++ { // what was due two weeks ago may still be carried over
			begin := c.at(c.Midnight(t).AddDate(0, 0, 7*n-since), w.Hour*60)
			opens, ok := opening(c, begin, others)
			switch {
			case !ok:
				return begin.Add(farthest + 3*week) // too far, as there is no such day
			case opens.After(t):
				return opens
			case c.Midnight(opens).Equal(c.Midnight(t)):
				return t
			}
		}
	}
}

// opening is the first moment from begin on that the rules allow: on a later day at
// the same hour, if that day allows it.
func opening(c Calendar, begin time.Time, rules []rule) (time.Time, bool) {
	opens, ok := settle(begin, rules, farthest)
	if !ok || c.Midnight(opens).Equal(c.Midnight(begin)) {
		return opens, ok
	}
	same, ok := settle(c.at(opens, minute(c, begin)), rules, farthest)
	if ok && same.After(opens) && c.Midnight(same).Equal(c.Midnight(opens)) {
		return same, true
	}
	return opens, true
}

// day is its length in minutes.
const day = 24 * 60

// minute is the minute of the day in the calendar's zone.
func minute(c Calendar, t time.Time) int {
	t = t.In(c.Zone())
	return t.Hour()*60 + t.Minute()
}

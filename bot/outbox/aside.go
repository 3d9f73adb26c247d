package outbox

import "time"

// aside is the broadcasts that have failed, by ID. It needs no clock, so that
// whoever waits with it waits in a test's time too.
type aside map[string]*failure

// failure is how a broadcast that has failed is set aside.
type failure struct {
	wait time.Duration    // the last one
	over <-chan time.Time // its end; nil when somebody has seen it
}

// add sets a broadcast aside, for twice as long as the last time. It tells whether
// there was no last time.
func (a aside) add(id string) (first bool) {
	f, known := a[id]
	if !known {
		f = &failure{}
		a[id] = f
	}
	f.wait = min(max(2*f.wait, time.Second), longestAway)
	f.over = time.After(f.wait)
	return !known
}

// ids are the broadcasts whose time aside is not over.
func (a aside) ids() (ids []string) {
	for id, f := range a {
		select {
		case <-f.over:
			f.over = nil
		default:
			if f.over != nil {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

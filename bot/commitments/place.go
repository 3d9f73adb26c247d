package commitments

import "fmt"

// Place is where the thing stands on its list: a text that sorts as the list does.
func (c Change) Place() string {
	return fmt.Sprintf("%07d:%09d", min(max(c.Order, 0), 9_999_999), c.Number)
}

// CheckWrite tells whether a store can make the changes and keep the entries. The
// error is ErrChange.
func CheckWrite(changes []Change, entries []Entry) error {
	if len(changes) > MaxChanges || len(entries) > MaxChanges {
		return ErrChange
	}
	for _, c := range changes {
		shelved := c.Shelf == Pledges || c.Shelf == Meetings
		listed := c.List == Current || c.List == Past
		if !shelved || !listed || c.Number < 1 || c.Number > 999_999_999 || c.Is == "" {
			return ErrChange
		}
	}
	for _, e := range entries {
		if e.About == "" || e.Day.IsZero() {
			return ErrChange
		}
	}
	return nil
}

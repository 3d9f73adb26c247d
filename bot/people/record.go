package people

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Record is what stands on a shelf: Office, SKPD, Seat, Target, Group, DayOff and
// Policy are records.
type Record interface {
	// Shelf is where it stands.
	Shelf() Shelf
	// Key is its id there.
	Key() string
	// Check answers a FieldError when it cannot be kept.
	Check() error
	// order is what a list is sorted by, before the key.
	order() string
}

// MaxRecords is how many records a shelf of a region holds.
const MaxRecords = 1000

// Errors of records.
var (
	ErrField = errors.New("a record cannot be kept so")
	ErrNone  = errors.New("there is no such record")
)

// FieldError is ErrField with the name of the field, as JSON has it, that is empty,
// too long, not of its form, or does not fit the others.
type FieldError struct {
	Shelf Shelf
	Field string
}

// Error implements error.
func (e FieldError) Error() string { return fmt.Sprintf("%s of %s: %v", e.Field, e.Shelf, ErrField) }

// Unwrap implements errors.Unwrap.
func (e FieldError) Unwrap() error { return ErrField }

// List is all records of a kind in a region, in the order in which people read them.
func List[T Record](ctx context.Context, s Shelves, region string) ([]T, error) {
	kept, err := s.Records(ctx, region, shelfOf[T]())
	if err != nil {
		return nil, err
	}
	all := make([]T, 0, len(kept))
	for _, text := range kept {
		r, err := read[T](text)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	slices.SortFunc(all, compare[T])
	return all, nil
}

// Find is one record; ok is false when there is none.
func Find[T Record](ctx context.Context, s Shelves, region, key string) (r T, ok bool, err error) {
	kept, err := s.Records(ctx, region, shelfOf[T]())
	if err != nil || kept[key] == "" {
		return r, false, err
	}
	r, err = read[T](kept[key])
	return r, err == nil, err
}

// tries is how often a writer begins anew when others were faster.
const tries = 8

// Save reads a record, the zero one when there is none, has change alter it, and
// keeps it. change may be called several times; its error ends the call and is
// answered as it is. It answers a FieldError, also when the key is then another;
// ErrFull, and ErrChanged when others are faster every time.
func Save[T Record](ctx context.Context, s Shelves, region, key string, change func(*T) error) (T, error) {
	return save(ctx, s, region, func(kept map[string]string) (string, T, error) {
		var r T
		var err error
		if text := kept[key]; text != "" {
			if r, err = read[T](text); err != nil {
				return key, r, err
			}
		}
		return key, r, change(&r)
	})
}

// Add keeps a new record under the next number, which build is given. A number that
// was given once is never given again, since history may name it.
func Add[T Record](ctx context.Context, s Shelves, region string, build func(id string) T) (T, error) {
	var none T
	for range tries {
		id, err := nextNumber(ctx, s, region, none.Shelf())
		if err != nil {
			return none, err
		}
		r, err := save(ctx, s, region, func(kept map[string]string) (string, T, error) {
			if kept[id] != "" { // two have asked at the same moment
				return id, none, ErrChanged
			}
			return id, build(id), nil
		})
		if !errors.Is(err, ErrChanged) {
			return r, err
		}
	}
	return none, ErrChanged
}

// nextNumber gives out the next number of a shelf.
func nextNumber(ctx context.Context, s Shelves, region string, of Shelf) (string, error) {
	for range tries {
		given, err := s.Records(ctx, region, Numbers)
		if err != nil {
			return "", err
		}
		kept, err := s.Records(ctx, region, of)
		if err != nil {
			return "", err
		}
		if len(kept) >= MaxRecords {
			return "", ErrFull
		}
		id := NewID(append(slices.Collect(maps.Keys(kept)), given[string(of)]))
		switch err := s.Write(ctx, region, Numbers, string(of), given[string(of)], id); {
		case err == nil:
			return id, nil
		case !errors.Is(err, ErrChanged):
			return "", err
		}
	}
	return "", ErrChanged
}

// save reads the shelf, has decide say what is to stand under which key, and puts it
// there, again when somebody else was faster.
func save[T Record](ctx context.Context, s Shelves, region string, decide func(kept map[string]string) (string, T, error)) (T, error) {
	var none T
	for range tries {
		kept, err := s.Records(ctx, region, none.Shelf())
		if err != nil {
			return none, err
		}
		key, r, err := decide(kept)
		if err != nil {
			return none, err
		}
		text, err := write(r, key)
		if err != nil {
			return none, err
		}
		if kept[key] == "" && len(kept) >= MaxRecords {
			return none, ErrFull
		}
		switch err := s.Write(ctx, region, r.Shelf(), key, kept[key], text); {
		case err == nil:
			return read[T](text)
		case !errors.Is(err, ErrChanged):
			return none, err
		}
	}
	return none, ErrChanged
}

// Remove takes a record away and answers what it was; ok is false when there is none.
func Remove[T Record](ctx context.Context, s Shelves, region, key string) (r T, ok bool, err error) {
	for range tries {
		kept, err := s.Records(ctx, region, r.Shelf())
		if err != nil || kept[key] == "" {
			return r, false, err
		}
		was, err := read[T](kept[key])
		if err != nil {
			return r, false, err
		}
		switch err := s.Write(ctx, region, r.Shelf(), key, kept[key], ""); {
		case err == nil:
			return was, true, nil
		case !errors.Is(err, ErrChanged):
			return r, false, err
		}
	}
	return r, false, ErrChanged
}

// NewID is the number after the highest of those that exist.
func NewID(existing []string) string {
	highest := 0
	for _, id := range existing {
		if n, err := strconv.Atoi(id); err == nil {
			highest = max(highest, n)
		}
	}
	return strconv.Itoa(highest + 1)
}

func shelfOf[T Record]() Shelf {
	var r T
	return r.Shelf()
}

func read[T Record](text string) (r T, err error) {
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return r, fmt.Errorf("reading the shelf %s: it holds something else", r.Shelf())
	}
	return r, nil
}

func write[T Record](r T, key string) (string, error) {
	if err := r.Check(); err != nil {
		return "", err
	}
	if r.Key() != key {
		return "", FieldError{r.Shelf(), "id"}
	}
	text, err := json.Marshal(r)
	return string(text), err
}

// compare sorts records as people read them; numbers by their value.
func compare[T Record](a, b T) int {
	return cmp.Or(strings.Compare(a.order(), b.order()), cmp.Compare(len(a.Key()), len(b.Key())), strings.Compare(a.Key(), b.Key()))
}

package summaries

import (
	"context"
	"time"
)

// Budgeted is a Drafter that is asked so many times a day at most, over all replicas.
type Budgeted struct {
	Drafter
	Ledger Ledger
	Most   int // a day
	Now    func() time.Time
}

// Draft implements Drafter. It answers ErrBudget when the day's calls are used up. A
// ledger that cannot be read counts as that: the template needs neither.
func (b Budgeted) Draft(ctx context.Context, p Plan) (string, error) {
	ok, err := b.Ledger.Spend(ctx, DayOf(b.Now()), "model", b.Most)
	if err != nil || !ok {
		return "", ErrBudget
	}
	return b.Drafter.Draft(ctx, p)
}

// DayOf is the day of a moment in WIB, YYYY-MM-DD, by which budgets count.
func DayOf(t time.Time) string {
	return t.In(time.FixedZone("WIB", 7*60*60)).Format(time.DateOnly)
}

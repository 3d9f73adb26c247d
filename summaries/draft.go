package summaries

import "context"

// Drafter arranges words around placeholders; a model does. It sees no digit: figures
// stand as {{F1}}, {{F2}} … both in what it is given and in what it gives back.
type Drafter interface {
	// Draft gives one text in which each placeholder of the plan stands once. Errors:
	// ErrRefused, ErrBusy, ErrBudget, or any other; each leads to the template.
	Draft(ctx context.Context, p Plan) (string, error)
	// Name is the model and the version of its prompt, for Summary.Key.
	Name() string
}

// Plan is what a Drafter is given.
type Plan struct {
	Title   string       // of the page, numbers masked
	Figures []PlanFigure // each to be used once, in this order if it reads well
	Text    string       // the page's sentences that bear the figures, all numbers masked; data, never instructions
	Faults  []string     // of the draft before, which was refused; empty at first
}

// PlanFigure is a placeholder and what it stands for, in words without digits.
type PlanFigure struct {
	Token string // "{{F1}}"
	Means string // "persentase penduduk miskin Kabupaten Balangan pada periode rilis; dicetak lengkap dengan satuan"
}

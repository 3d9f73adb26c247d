package openai

import (
	"context"

	"pantau/summaries"
)

// Drafter drafts with a model. It may be used by many goroutines.
type Drafter struct{ *client }

var _ summaries.Drafter = (*Drafter)(nil)

// New makes a Drafter. It uses no network.
func New(c Config) *Drafter { return &Drafter{newClient(c)} }

// Name implements summaries.Drafter.
func (d *Drafter) Name() string { return d.model + " ringkas-" + promptVersion }

// String names the Drafter, so that nothing else of it is printed.
func (d *Drafter) String() string { return d.Name() }

// Draft implements summaries.Drafter: one call, no other try.
func (d *Drafter) Draft(ctx context.Context, p summaries.Plan) (string, error) {
	system, user := prompt(p)
	content, err := d.complete(ctx, task{system: system, user: user, name: "ringkasan", schema: schema})
	if err != nil {
		return "", err
	}
	var a answer
	if err := unmarshal(schema, content, &a); err != nil {
		return "", err
	}
	return a.Text, nil
}

package bps

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// perCall is how many years are asked for at once: the cap of districts and
// provinces, below that of the nation.
const perCall = 2

// Data reads the figures of some years of a table, which is given as a variable
// of a domain (0000, 6300 …), since the same number is another table elsewhere.
// Years about which BPS does not say whether there are figures are in
// Table.Unknown; where these are all there is, the error is ErrUnknown. ErrEmpty
// says that there are no figures, ErrTable that another table came.
func (c *Client) Data(ctx context.Context, domain string, variable int, years []Year) (Table, error) {
	t := Table{Domain: domain, Variable: variable}
	if err := c.split(ctx, &t, years, perCall, true); err != nil {
		return t, err
	}
	switch {
	case len(t.Cells) > 0:
		return t, nil
	case len(t.Unknown) > 0:
		return t, fmt.Errorf("asking BPS for %s: %w", t.Name(), errNull)
	}
	return t, fmt.Errorf("asking BPS for %s: %w", t.Name(), ErrEmpty)
}

// split reads the years in several calls.
func (c *Client) split(ctx context.Context, t *Table, years []Year, size int, twice bool) error {
	for part := range slices.Chunk(years, size) {
		if err := c.some(ctx, t, part, twice); err != nil {
			return err
		}
	}
	return nil
}

// some reads a few years into the table, in fewer at a time where BPS wants that
// or answers null; a year that is answered so alone is unknown. twice says that
// a null may be asked about again.
func (c *Client) some(ctx context.Context, t *Table, years []Year, twice bool) error {
	answer, err := c.ask(ctx, t, years)
	var many *tooManyYears
	switch {
	case err == nil:
		return t.add(answer)
	case errors.Is(err, ErrEmpty):
		return nil
	case errors.As(err, &many) && many.most > 0 && many.most < len(years):
		return c.split(ctx, t, years, many.most, twice)
	case !errors.Is(err, errNull):
		return err
	case twice:
		return c.some(ctx, t, years, false)
	case len(years) > 1:
		return c.split(ctx, t, years, 1, false)
	}
	t.Unknown = append(t.Unknown, years[0].Year)
	return nil
}

// ask sends one request for figures.
func (c *Client) ask(ctx context.Context, t *Table, years []Year) (Table, error) {
	ids := make([]string, len(years))
	for i, y := range years {
		ids[i] = strconv.Itoa(y.ID)
	}
	q := url.Values{"model": {"data"}, "domain": {t.Domain}, "var": {strconv.Itoa(t.Variable)}, "th": {strings.Join(ids, ";")}}
	e, err := c.call(ctx, t.Name(), "list", q)
	if err != nil {
		return Table{}, err
	}
	answer, err := decode(e.body, t.Domain, t.Variable)
	if err != nil {
		return Table{}, fmt.Errorf("asking BPS for %s: %w", t.Name(), err)
	}
	answer.keep(years)
	return answer, nil
}

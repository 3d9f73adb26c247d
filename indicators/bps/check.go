package bps

import (
	"context"
	"fmt"
	"net/url"
	"slices"
)

// poverty is the subject "Kemiskinan dan Ketimpangan" of the national domain.
const poverty = 23

// leastSure is the table whose number fewest sources name: the poverty line.
const leastSure = 624

// Check tells whether figures can be read: first whether BPS takes key and
// User-Agent at all, then whether the table that is known least surely, that of
// the poverty line (0000/624), is still listed under the title that it should
// have. It takes two to some ten requests, a second apart.
func (c *Client) Check(ctx context.Context) error {
	q := url.Values{"model": {"subcat"}, "domain": {national}}
	if _, err := c.call(ctx, "the list of subjects", "list", q); err != nil {
		return err
	}
	line := readings[slices.IndexFunc(readings, func(r reading) bool { return r.variable == leastSure })]
	found := ""
	err := c.titles(ctx, national, poverty, func(variable int, title string) bool {
		if variable == line.variable {
			found = title
		}
		return found == ""
	})
	if err != nil {
		return err
	}
	if found == "" {
		return fmt.Errorf("%w: %s is not listed under subject %d", ErrTable, line.name(), poverty)
	}
	return line.fits(found)
}

package bps

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"strconv"
)

// List reads one page, from 1, of a list of a domain, its rows as BPS sends them, and
// tells how many pages there are by its word. The model is "pressrelease", "news",
// "publication" or another; with holds what else it takes ("year", "month", "keyword").
// The model "domain" is the list of domains, which is of no domain: with says which
// ("type"). A page without rows is ErrEmpty.
func (c *Client) List(ctx context.Context, model, domain string, page int, with url.Values) (rows []json.RawMessage, pages int, err error) {
	what := fmt.Sprintf("page %d of the list %s/%s", page, domain, model)
	path, q := "list", url.Values{}
	maps.Copy(q, with)
	if q.Set("page", strconv.Itoa(page)); model == "domain" {
		path, what = "domain", fmt.Sprintf("page %d of the list of domains", page)
		q.Del("model")
	} else {
		q.Set("model", model)
		q.Set("domain", domain)
	}
	e, err := c.call(ctx, what, path, q)
	if err != nil {
		return nil, 0, err
	}
	if rows, pages, err = rowsOf[json.RawMessage](e.Data); err == nil && len(rows) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		return nil, 0, fmt.Errorf("asking BPS for %s: %w", what, err)
	}
	return rows, pages, nil
}

// View reads one item of a model of a domain, as BPS sends it. One that is not there is
// ErrEmpty.
func (c *Client) View(ctx context.Context, model, domain, id string) (json.RawMessage, error) {
	what := fmt.Sprintf("%s/%s/%s", model, domain, c.clean(id))
	e, err := c.call(ctx, what, "view", url.Values{"model": {model}, "domain": {domain}, "id": {id}})
	if err != nil {
		return nil, err
	}
	if err := isItem(e.Data); err != nil {
		return nil, fmt.Errorf("asking BPS for %s: %w", what, err)
	}
	return e.Data, nil
}

// isItem tells by the first letter whether a view's data is an item. Text, null and PHP's
// empty list stand for none.
func isItem(data json.RawMessage) error {
	switch {
	case len(data) > 0 && data[0] == '{':
		return nil
	case len(data) == 0, data[0] == '"', string(data) == "null", string(data) == "[]":
		return ErrEmpty
	}
	return fmt.Errorf("%w: it is no single item", ErrUnknown)
}

package bps

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
)

// Year is a year and the ID that BPS gives it (by habit the year less 1900, but
// the pair is BPS's to make).
type Year struct{ ID, Year int }

// mostPages bounds a list: the longest that is read here has some dozens.
const mostPages = 50

// Years are those that a table of a domain has by BPS's list, the newest first.
// The list may name years in which the table has no figure. ErrEmpty when there
// is none.
func (c *Client) Years(ctx context.Context, domain string, variable int) ([]Year, error) {
	q := url.Values{"model": {"th"}, "domain": {domain}, "var": {strconv.Itoa(variable)}}
	var years []Year
	err := pages(ctx, c, fmt.Sprintf("the years of table %s/%d", domain, variable), q, func(row struct {
		ID   scalar `json:"th_id"`
		Year scalar `json:"th"`
	}) bool {
		y := Year{row.ID.number(), row.Year.number()}
		if y.ID > 0 && isYear(y.Year) && !slices.Contains(years, y) {
			years = append(years, y)
		}
		return true
	})
	slices.SortFunc(years, func(a, b Year) int { return cmp.Compare(b.Year, a.Year) })
	return years, err
}

func isYear(n int) bool { return n >= 1945 && n < 2200 }

// titles gives the numbers and titles of a subject's tables as they come, some of them
// more than once, until told to stop.
func (c *Client) titles(ctx context.Context, domain string, subject int, give func(variable int, title string) bool) error {
	q := url.Values{"model": {"var"}, "domain": {domain}, "subject": {strconv.Itoa(subject)}}
	return pages(ctx, c, fmt.Sprintf("the tables of subject %s/%d", domain, subject), q, func(row struct {
		ID    scalar `json:"var_id"`
		Title scalar `json:"title"`
	}) bool {
		return give(row.ID.number(), plain(row.Title))
	})
}

// pages gives the rows of all pages of a list, from 1 to the last, until told to
// stop. A page without rows ends the list before its time.
func pages[Row any](ctx context.Context, c *Client, what string, q url.Values, give func(Row) bool) error {
	for page, last := 1, 1; page <= min(last, mostPages); page++ {
		q.Set("page", strconv.Itoa(page))
		e, err := c.call(ctx, what, "list", q)
		if page > 1 && errors.Is(err, ErrEmpty) {
			return nil
		}
		if err != nil {
			return err
		}
		rows, pages, err := rowsOf[Row](e.Data)
		if err != nil {
			return fmt.Errorf("asking BPS for %s: %w", what, err)
		}
		for _, row := range rows {
			if !give(row) {
				return nil
			}
		}
		if len(rows) == 0 {
			return nil
		}
		last = pages
	}
	return nil
}

// rowsOf reads a list's data: the pair of what is said about the page and its
// rows. Text in its place is an empty list.
func rowsOf[Row any](data json.RawMessage) (rows []Row, pages int, err error) {
	if len(data) == 0 || data[0] == '"' || string(data) == "null" {
		return nil, 0, nil
	}
	var pair []json.RawMessage
	var about struct {
		Pages scalar `json:"pages"`
	}
	if json.Unmarshal(data, &pair) != nil || len(pair) != 2 ||
		json.Unmarshal(pair[0], &about) != nil || json.Unmarshal(pair[1], &rows) != nil {
		return nil, 0, fmt.Errorf("%w: it is no page of a list", ErrUnknown)
	}
	return rows, about.Pages.number(), nil
}

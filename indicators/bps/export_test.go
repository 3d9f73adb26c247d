package bps

import (
	"errors"
	"fmt"
)

// Err is what went wrong with the tables, nil when nothing did.
func (r Report) Err() error {
	all := make([]error, len(r.Tables))
	for i, t := range r.Tables {
		if t.Err != nil {
			all[i] = fmt.Errorf("reading table %s: %w", t.Table, t.Err)
		}
	}
	return errors.Join(all...)
}

// Spent is the number of requests sent today (WIB), tries included.
func (p *pace) Spent() int { return int(p.spent.Load()) }

package bps

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// tries is how often a request goes out before it counts as failed.
const tries = 3

// call sends a request until there is an answer that can be judged. what names
// the request in errors and in the log.
func (c *Client) call(ctx context.Context, what, path string, q url.Values) (envelope, error) {
	if err := c.take(ctx); err != nil {
		return envelope{}, fmt.Errorf("asking BPS for %s: %w", what, err)
	}
	defer c.leave()
	q.Set("lang", "ind") // labels in English differ
	for try := 1; ; try++ {
		e, err := c.once(ctx, path, q)
		again := new(transient)
		switch {
		case err == nil:
			return e, nil
		case errors.As(err, &again):
			c.hold(max(again.after, backoff(try), c.pause), again.error)
		case errors.Is(err, ErrBlocked):
			c.hold(afterBlock, ErrBlocked)
		}
		if again.error == nil || try == tries {
			return envelope{}, fmt.Errorf("asking BPS for %s: %w", what, err)
		}
		c.log.Warn("a request to BPS failed", "what", what, "try", try, "err", err)
	}
}

// once sends a request when its time has come.
func (c *Client) once(ctx context.Context, path string, q url.Values) (envelope, error) {
	if err := c.ready(ctx); err != nil {
		return envelope{}, err
	}
	r, err := c.fetch(ctx, path, q)
	c.hold(c.pause, nil)
	if err != nil {
		return envelope{}, err
	}
	return judge(r, c.clean)
}

// waitFor reads a Retry-After: seconds or a date. 0 when there is none.
func waitFor(text string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseInt(text, 10, 32); err == nil {
		return min(max(time.Duration(seconds)*time.Second, 0), longest)
	}
	if at, err := http.ParseTime(text); err == nil {
		return min(max(at.Sub(now), 0), longest)
	}
	return 0
}

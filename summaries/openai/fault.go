package openai

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"

	"pantau/summaries"
)

// When a server is left alone, and for how long.
const (
	failures    = 5
	pause       = time.Minute
	longestWait = 10 * time.Minute
)

var (
	// errFails is a server that cannot be used: no connection, no answer in time, 5xx.
	errFails = errors.New("the model's server fails")
	errWaits = fmt.Errorf("%w: its server wants no call yet", summaries.ErrBusy)
)

// fault puts an error of the library into one of ours, in which nothing stands that the
// server has said. ctx is the caller's.
func (d *client) fault(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	var call *url.Error
	switch code := status(err); {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", errFails, context.DeadlineExceeded)
	case errors.Is(err, summaries.ErrTooLarge):
		return fmt.Errorf("%w: it is %w", errUseless, summaries.ErrTooLarge)
	case isFilter(err):
		return summaries.ErrRefused
	case code == http.StatusTooManyRequests:
		return fmt.Errorf("%w: status %d", summaries.ErrBusy, code)
	case code == http.StatusRequestTimeout || code >= http.StatusInternalServerError:
		return fmt.Errorf("%w: status %d", errFails, code)
	case code != 0:
		return fmt.Errorf("the model's server says no: status %d", code)
	case errors.As(err, &call):
		return fmt.Errorf("%w: %s", errFails, d.hidden(call.Err))
	}
	return fmt.Errorf("%w: it cannot be read", errUseless)
}

// status is the HTTP status of an answer that was an error, or 0. The library's
// RequestError comes first: it may hold an empty APIError.
func status(err error) int {
	var plain *openai.RequestError
	if errors.As(err, &plain) {
		return plain.HTTPStatusCode
	}
	var told *openai.APIError
	if errors.As(err, &told) {
		return told.HTTPStatusCode
	}
	return 0
}

// isFilter tells whether a filter before the model has refused the request.
func isFilter(err error) bool {
	var told *openai.APIError
	return errors.As(err, &told) && (told.Code == "content_filter" || told.Code == "content_policy_violation")
}

// hidden is the text of an error, unless the key stands in it.
func (d *client) hidden(err error) string {
	if text := err.Error(); d.key == "" || !strings.Contains(text, d.key) {
		return text
	}
	return "no connection"
}

// obey notes until when a server wants no call, by its Retry-After: seconds or a date.
func (d *client) obey(after string, err error) {
	if code := status(err); after == "" || code != http.StatusTooManyRequests && code != http.StatusServiceUnavailable {
		return
	}
	now := time.Now()
	until, err := http.ParseTime(after)
	if seconds, fault := strconv.ParseUint(after, 10, 31); fault == nil {
		until, err = now.Add(time.Duration(seconds)*time.Second), nil
	}
	if err == nil && until.After(now) {
		d.until.Store(min(until.UnixMilli(), now.Add(longestWait).UnixMilli()))
	}
}

// newBreaker leaves a server alone that fails. What the caller gave up says nothing of it.
func newBreaker(log *slog.Logger) *gobreaker.CircuitBreaker[string] {
	return gobreaker.NewCircuitBreaker[string](gobreaker.Settings{
		Timeout:      pause,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= failures },
		IsSuccessful: func(err error) bool { return !errors.Is(err, errFails) && !errors.Is(err, summaries.ErrBusy) },
		IsExcluded:   func(err error) bool { return errors.Is(err, context.Canceled) },
		OnStateChange: func(_ string, _, to gobreaker.State) {
			switch to {
			case gobreaker.StateOpen:
				log.Warn("the model's server fails; it is left alone for a minute, our own words serve")
			case gobreaker.StateClosed:
				log.Info("the model's server is back")
			}
		},
	})
}

// broken is what a breaker says as an error of summaries.
func broken(err error) error {
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return fmt.Errorf("%w: its server is left alone", summaries.ErrBusy)
	}
	return err
}

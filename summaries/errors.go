package summaries

import "errors"

// Errors of drafting and of pages.
var (
	// ErrRefused is a model that will not answer.
	ErrRefused = errors.New("the model refuses")
	// ErrBusy is a model that asks to wait, or is left alone after failures.
	ErrBusy = errors.New("the model is busy")
	// ErrBudget is a day's or a chat's calls used up.
	ErrBudget = errors.New("the budget for the model is used up")

	// ErrAddress is an address that may not be fetched: not http or https, or not public.
	ErrAddress = errors.New("the address may not be fetched")
	// ErrTooLarge is a page or file over the limit.
	ErrTooLarge = errors.New("too large")
	// ErrGone is a page that cannot be had: refused, not found, or too slow.
	ErrGone = errors.New("the page cannot be had")
	// ErrUnreadable is a page or file without text that can be read.
	ErrUnreadable = errors.New("no text can be read")
)

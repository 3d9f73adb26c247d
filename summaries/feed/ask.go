package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"pantau/summaries"
)

// Bounds of an answer.
const (
	mostBytes = 5 << 20
	longest   = 20 * time.Second
)

// answer is what came back from a feed's server.
type answer struct {
	unchanged bool
	body      []byte
	kind      string   // content type
	from      *url.URL // where it was found in the end
	marks     Validators
}

// ask gets the feed, unless it is as it was. Errors do not show its address.
func (s *Source) ask(ctx context.Context) (answer, error) {
	limited, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	a, err := s.get(limited)
	switch {
	case err == nil:
		return a, nil
	case ctx.Err() != nil:
		return answer{}, ctx.Err()
	case limited.Err() != nil:
		return answer{}, fmt.Errorf("%w: no answer in %s", summaries.ErrGone, longest)
	}
	return answer{}, err
}

func (s *Source) get(ctx context.Context) (answer, error) {
	if err := ctx.Err(); err != nil {
		return answer{}, err
	}
	res, err := s.cfg.Get(ctx, s.base.String(), s.header())
	if err != nil {
		return answer{}, broken(err)
	}
	defer res.Body.Close()
	a := answer{
		unchanged: res.StatusCode == http.StatusNotModified, kind: res.Header.Get("Content-Type"), from: s.base,
		marks: Validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")},
	}
	if res.Request != nil && res.Request.URL != nil {
		a.from = res.Request.URL
	}
	if a.unchanged {
		return a, nil
	}
	a.body, err = body(res)
	return a, err
}

// header asks for a feed that is newer than the one that was read.
func (s *Source) header() http.Header {
	marks := s.Validators()
	h := http.Header{"Accept": {"application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"}}
	if marks.ETag != "" {
		h.Set("If-None-Match", marks.ETag)
	}
	if marks.LastModified != "" {
		h.Set("If-Modified-Since", marks.LastModified)
	}
	return h
}

// body reads an answer that is fit to be read.
func body(res *http.Response) ([]byte, error) {
	switch {
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%w: the server answers %d", summaries.ErrGone, res.StatusCode)
	case res.Header.Get("Content-Encoding") != "":
		return nil, fmt.Errorf("%w: it is packed in a way that was not asked for", summaries.ErrUnreadable)
	case res.ContentLength > mostBytes:
		return nil, errTooLarge
	}
	content, err := io.ReadAll(io.LimitReader(res.Body, mostBytes+1))
	if err != nil {
		return nil, broken(err)
	}
	if len(content) > mostBytes {
		return nil, errTooLarge
	}
	return content, nil
}

var errTooLarge = fmt.Errorf("%w: over %d bytes", summaries.ErrTooLarge, mostBytes)

// broken is the kind of a failure before there was an answer. What net/http wraps it in
// prints the whole address and is not passed on.
func broken(err error) error {
	if inner := new(url.Error); errors.As(err, &inner) {
		err = inner.Err
	}
	for _, kind := range []error{summaries.ErrAddress, summaries.ErrTooLarge, summaries.ErrGone, summaries.ErrUnreadable} {
		if errors.Is(err, kind) {
			return err
		}
	}
	return fmt.Errorf("%w: %w", summaries.ErrGone, err)
}

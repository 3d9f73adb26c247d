package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"pantau/summaries"
)

// Config is what a Source needs to know. Address and Get must be set.
type Config struct {
	Address string // of the feed, http or https
	Origin  string // its publisher as readers know it; the address's host when empty
	Region  string // BPS code of the region that it serves; "" unknown

	// Get asks for an address with a header, and follows redirects. A body that it unpacks
	// has no Content-Encoding any more.
	Get func(ctx context.Context, address string, header http.Header) (*http.Response, error)
	// Page reads the page of an item; without it what the feed says is all that is read.
	Page func(ctx context.Context, address string) (summaries.Page, error)
	// Validators are those of an earlier run; see Source.Validators.
	Validators Validators
}

// Validators are the marks of a feed's last answer, by which a server tells that nothing
// has changed.
type Validators struct{ ETag, LastModified string }

// Source is the items of one feed. It may be used by many goroutines.
type Source struct {
	cfg  Config
	base *url.URL
	name string

	mu    sync.Mutex
	marks Validators
	last  []summaries.Release // that the last answer with a body gave
}

var _ summaries.Source = (*Source)(nil)

// New makes a source. An address that is not http or https is summaries.ErrAddress.
func New(cfg Config) (*Source, error) {
	base, err := url.Parse(strings.TrimSpace(cfg.Address))
	if err != nil || !isWeb(base) {
		return nil, fmt.Errorf("%w: a feed's must be like https://contoh.example/feed", summaries.ErrAddress)
	}
	if cfg.Origin == "" {
		cfg.Origin = strings.TrimPrefix(base.Hostname(), "www.")
	}
	return &Source{cfg: cfg, base: base, name: nameOf(base), marks: cfg.Validators}, nil
}

// nameOf is a feed's name: its address, with a mark in place of user and query, which may
// hold keys and yet tell feeds apart.
func nameOf(u *url.URL) string {
	bare := url.URL{Scheme: strings.ToLower(u.Scheme), Host: strings.ToLower(u.Host), Path: u.Path}
	name := "feed/" + bare.String()
	secret := u.RawQuery
	if u.User != nil {
		secret = u.User.String() + "?" + secret
	}
	if secret != "" {
		name += "#" + short(secret, 4)
	}
	return name
}

// short is so many bytes of a text's hash, in hexadecimal digits.
func short(text string, bytes int) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:bytes])
}

// Name is "feed/" and the address, without what may be secret in it.
func (s *Source) Name() string { return s.name }

// Validators are the marks of the last answer that was read. To be kept over a restart they
// must be asked for after its releases are in the ledger: a server that is shown them says
// nothing more about these.
func (s *Source) Validators() Validators {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.marks
}

// Releases implements summaries.Source. When the server says that nothing has changed,
// they are those of the last answer; none when that came to an earlier run.
//
// Errors, wrapped: summaries.ErrGone, ErrTooLarge, ErrUnreadable, or what ended ctx.
func (s *Source) Releases(ctx context.Context) ([]summaries.Release, error) {
	a, err := s.ask(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", s.name, err)
	case a.unchanged:
		s.mu.Lock()
		defer s.mu.Unlock()
		return append([]summaries.Release(nil), s.last...), nil
	}
	f, err := parse(a.body, a.kind)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", s.name, err)
	}
	list, faults := s.releases(f, a.from)
	s.keep(a.marks, list)
	if len(faults) > 0 {
		return list, fmt.Errorf("reading %s: %w", s.name, errors.Join(faults...))
	}
	return list, nil
}

// keep remembers an answer that was read to its end.
func (s *Source) keep(marks Validators, list []summaries.Release) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.marks, s.last = marks, append([]summaries.Release(nil), list...)
}

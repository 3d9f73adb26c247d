package page

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"pantau/summaries"
)

// Config is what a Fetcher needs to know. The zero value fetches from the public web and
// reads no PDF.
type Config struct {
	Allow     []string     // hosts ("intranet.example"), hosts with a port and networks that are opened besides the public web
	UserAgent string       // told to servers; a browser-like one of Pantau's when empty
	Log       *slog.Logger // host, outcome and time of each fetch; nothing is logged when nil
	PDF       *Extractor   // reads PDF; nil: none is read

	// Lookup resolves a host, Dial calls a checked address; Go's own when nil.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial   func(ctx context.Context, network, address string) (net.Conn, error)
}

// Fetcher gets pages and files from the web. It may be used by many goroutines.
type Fetcher struct {
	reader Reader
	http   http.Client
	agent  string
	log    *slog.Logger
}

// longestFetch bounds a fetch with its redirects and its body, however slowly that drips.
const longestFetch = 20 * time.Second

// mostRedirects is how many redirects are followed.
const mostRedirects = 5

// New makes a fetcher. An entry of Allow that is neither host nor network is an error.
func New(cfg Config) (*Fetcher, error) {
	open, err := readAllowed(cfg.Allow)
	if err != nil {
		return nil, err
	}
	f := &Fetcher{reader: Reader{PDF: cfg.PDF}, agent: cfg.UserAgent, log: cfg.Log}
	if f.agent == "" {
		f.agent = "Mozilla/5.0 (compatible; Pantau)"
	}
	if f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	f.http = http.Client{Transport: newGuard(cfg, open), CheckRedirect: func(_ *http.Request, from []*http.Request) error {
		if len(from) > mostRedirects {
			return errTooManyHops
		}
		return nil
	}}
	return f, nil
}

// errTooManyHops is a page that is always elsewhere.
var errTooManyHops = errors.New("too many redirects")

// pages are the types of what Fetch reads.
const pages = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.1"

// Fetch gets a page and reads it. Address is where it was found in the end. Errors, wrapped:
// summaries.ErrAddress, ErrTooLarge, ErrGone, ErrUnreadable, or what ended the context.
func (f *Fetcher) Fetch(ctx context.Context, address string) (summaries.Page, error) {
	content, kind, final, err := f.Get(ctx, address, pages, MostContent)
	if err != nil {
		return summaries.Page{}, err
	}
	var d document
	if Sniff(content, kind) == PDF {
		d.title, d.text, err = f.reader.Text(ctx, content, kind)
	} else {
		d, err = read(content, kind)
	}
	if err != nil {
		return summaries.Page{}, fmt.Errorf("reading %s: %w", hostOf(final), err)
	}
	return summaries.Page{Title: d.title, Text: d.text, Date: d.date, Address: final}, nil
}

// Get gets the bytes of a page, feed or file of at most so many, their MIME type as the
// server names it, and the address where they were found. accept is the header of that
// name. Only HTML, plain text, XML and PDF come through. Errors are those of Fetch.
func (f *Fetcher) Get(ctx context.Context, address, accept string, most int64) (content []byte, kind, final string, err error) {
	limited, cancel := context.WithTimeout(ctx, longestFetch)
	defer cancel()
	start := time.Now()
	content, kind, final, err = f.get(limited, address, accept, most)
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	f.log.Info("fetched", "host", hostOf(address), "bytes", len(content), "took", time.Since(start), "err", err)
	if err != nil {
		return nil, "", "", fmt.Errorf("fetching from %s: %w", hostOf(address), err)
	}
	return content, kind, final, nil
}

func (f *Fetcher) get(ctx context.Context, address, accept string, most int64) (content []byte, kind, final string, err error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil { // which may quote the address
		return nil, "", "", fmt.Errorf("%w: it cannot be read", summaries.ErrAddress)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", "", fmt.Errorf("%w: it cannot be read", summaries.ErrAddress)
	}
	req.Header.Set("User-Agent", f.agent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Language", "id, en;q=0.5")
	res, err := f.http.Do(req)
	if err != nil {
		return nil, "", "", broken(err)
	}
	defer res.Body.Close()
	kind = res.Header.Get("Content-Type")
	content, err = body(res, most)
	return content, kind, withoutFragment(res.Request.URL), err
}

// body reads an answer that is fit to be read.
func body(res *http.Response, most int64) ([]byte, error) {
	kind := res.Header.Get("Content-Type")
	switch {
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%w: the server answers %d", summaries.ErrGone, res.StatusCode)
	case res.Header.Get("Content-Encoding") != "":
		return nil, fmt.Errorf("%w: it is packed in a way that was not asked for", summaries.ErrUnreadable)
	case !fetchable(kind):
		return nil, fmt.Errorf("%w: neither page nor PDF", summaries.ErrUnreadable)
	case res.ContentLength > most:
		return nil, fmt.Errorf("%w: over %d bytes", summaries.ErrTooLarge, most)
	}
	content, err := io.ReadAll(io.LimitReader(res.Body, most+1)) // of what was unpacked
	if err != nil {
		return nil, broken(err)
	}
	if int64(len(content)) > most {
		return nil, fmt.Errorf("%w: over %d bytes", summaries.ErrTooLarge, most)
	}
	if Sniff(content, kind) == Other && len(content) > 0 {
		return nil, fmt.Errorf("%w: neither page nor PDF", summaries.ErrUnreadable)
	}
	return content, nil
}

// fetchable tells whether a body is worth reading by its type. One that says nothing is
// looked at.
func fetchable(kind string) bool {
	name, _, _ := strings.Cut(strings.ToLower(kind), ";")
	switch strings.TrimSpace(name) {
	case "", "application/octet-stream", "binary/octet-stream", "application/download", "application/force-download", "application/x-download":
		return true
	}
	return byName(kind) != Other
}

// withoutFragment is an address without its place in the page.
func withoutFragment(u *url.URL) string {
	clean := *u
	clean.Fragment, clean.RawFragment = "", ""
	return clean.String()
}

// hostOf is what may be shown of an address: paths and queries can hold keys.
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Hostname() == "" {
		return "an address"
	}
	return u.Hostname()
}

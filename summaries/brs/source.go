package brs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	"pantau/summaries"
)

// API is what is asked of the Web API of BPS.
type API interface {
	// List is one page, from 1, of a list of a domain, and how many pages there are.
	List(ctx context.Context, model, domain string, page int, with url.Values) (rows []json.RawMessage, pages int, err error)
	// View is one item.
	View(ctx context.Context, model, domain, id string) (json.RawMessage, error)
}

// Config is what a Source needs to know. API, Domain and Kind must be set.
type Config struct {
	API    API
	Empty  error          // the API's for a list or an item that is not there
	Domain string         // BPS code, "0000" the nation
	Kind   summaries.Kind // BRS, News or Publication

	// Site is the address of a domain's site; that of a Sites of its own when nil.
	Site func(ctx context.Context, domain string) (string, error)
	// Region is a region's official name ("Kabupaten Balangan"), "" for an unknown one;
	// without it every publisher is called "BPS".
	Region func(code string) string
	// FetchPDF gets a PDF and reads its text; without it abstracts are all that is read.
	FetchPDF func(ctx context.Context, address string) (text string, err error)
}

// Source is the releases of a kind of one domain. It may be used by many goroutines.
type Source struct {
	Config
	model model
	memory
}

// model is what the API calls a kind of release.
type model struct{ name, path string }

var models = map[summaries.Kind]model{
	summaries.BRS:         {"pressrelease", "pressrelease"},
	summaries.News:        {"news", "news"},
	summaries.Publication: {"publication", "publication"},
}

var _ summaries.Source = (*Source)(nil)

// ErrKind is a kind of release that BPS has not.
var ErrKind = errors.New("BPS publishes nothing of the kind")

// New makes a source.
func New(cfg Config) (*Source, error) {
	m, known := models[cfg.Kind]
	if !known {
		return nil, fmt.Errorf("%w: %q", ErrKind, cfg.Kind)
	}
	if cfg.Site == nil {
		cfg.Site = NewSites(cfg.API).Of
	}
	if cfg.Region == nil {
		cfg.Region = func(string) string { return "" }
	}
	return &Source{Config: cfg, model: m}, nil
}

// Name is kind and domain: "brs/0000", "berita/6311", "publikasi/6300".
func (s *Source) Name() string { return string(s.Kind) + "/" + s.Domain }

// Releases implements summaries.Source: the releases of the list's first two pages. One
// dated ahead is among them.
func (s *Source) Releases(ctx context.Context) ([]summaries.Release, error) {
	rows, err := s.rows(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	site, err := s.Site(ctx, s.Domain)
	if err != nil {
		return nil, fmt.Errorf("looking for the site of %s: %w", s.Domain, err)
	}
	var list []summaries.Release
	var faults []error
	seen := map[string]bool{}
	for _, raw := range rows {
		r, err := s.release(raw, site)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("reading a row of %s: %w", s.Name(), err))
		case !seen[r.ID]:
			seen[r.ID] = true
			list = append(list, r)
		}
	}
	return list, errors.Join(faults...)
}

func (s *Source) isEmpty(err error) bool { return err != nil && errors.Is(err, s.Empty) }

// origin is the publisher as readers know it: "BPS Provinsi Kalimantan Selatan".
func (s *Source) origin() string {
	name := s.Region(s.Domain)
	if s.Domain == nation || name == "" {
		return "BPS"
	}
	return "BPS " + name
}

// nation is the domain of BPS itself.
const nation = "0000"

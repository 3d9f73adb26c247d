package brs

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// headSite is the site of BPS itself, and of a domain that has none.
const headSite = "https://www.bps.go.id"

// pageFor is the address at which people read a release. Its last part can be anything
// and is for their eyes. Without a site it is that of BPS, where IDs mean other releases,
// so only its front page is left.
func pageFor(site, path string, day time.Time, id, title string) string {
	if site == "" {
		return headSite + "/"
	}
	return fmt.Sprintf("%s/id/%s/%s/%s/%s.html", site, path, day.Format("2006/01/02"), id, slug(title))
}

// longestSlug bounds what a title adds to an address.
const longestSlug = 80

// slug is a title as a part of an address.
func slug(title string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 0x300 && r < 0x370: // accents, parted from their letters
			return -1
		}
		return ' '
	}, strings.ToLower(norm.NFKD.String(title)))
	joined := strings.Join(strings.Fields(plain), "-")
	if len(joined) > longestSlug {
		joined = joined[:longestSlug]
		joined = joined[:max(strings.LastIndexByte(joined, '-'), 1)]
	}
	if joined == "" {
		return "rilis"
	}
	return joined
}

// Sites are the sites of all domains, asked for once. It may be used by many goroutines
// and sources.
type Sites struct {
	api  API
	turn chan struct{}
	all  map[string]string // nil before they are known; whoever has the turn may use it
}

// NewSites makes a list that is empty until it is asked.
func NewSites(api API) *Sites { return &Sites{api: api, turn: make(chan struct{}, 1)} }

// mostPages bounds the list of domains, of which there are some 550, ten a page at least.
const mostPages = 60

// Of is the address of a domain's site, without a slash at its end; "" when BPS lists
// none. What could not be asked is asked again the next time.
func (s *Sites) Of(ctx context.Context, domain string) (string, error) {
	if domain == nation {
		return headSite, nil
	}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if s.all == nil {
		all, err := s.read(ctx)
		if err != nil {
			return "", fmt.Errorf("reading the list of sites: %w", err)
		}
		s.all = all
	}
	return s.all[domain], nil
}

func (s *Sites) read(ctx context.Context) (map[string]string, error) {
	all := map[string]string{}
	for page, last := 1, 1; page <= min(last, mostPages); page++ {
		rows, pages, err := s.api.List(ctx, "domain", "", page, url.Values{"type": {"all"}})
		if err != nil {
			return nil, err
		}
		for _, raw := range rows {
			var row struct {
				ID  text `json:"domain_id"`
				URL text `json:"domain_url"`
			}
			if json.Unmarshal(raw, &row) == nil {
				all[string(row.ID)] = siteOf(string(row.URL))
			}
		}
		last = pages
	}
	return all, nil
}

// siteOf is the site that an address names, over https.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return "https://" + u.Host
}

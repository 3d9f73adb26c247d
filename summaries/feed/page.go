package feed

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"pantau/summaries"
)

// Page implements summaries.Source: the item's page, under the title that the feed gives
// it, which is without the site's name.
//
// Errors: summaries.ErrGone for an item of another source, summaries.ErrAddress,
// summaries.ErrUnreadable for one without text, and what Config.Page says.
func (s *Source) Page(ctx context.Context, r summaries.Release) (summaries.Page, error) {
	if err := ctx.Err(); err != nil {
		return summaries.Page{}, err
	}
	if id, ours := strings.CutPrefix(r.ID, s.name+"/"); !ours || id == "" {
		return summaries.Page{}, fmt.Errorf("%w: it is not of %s", summaries.ErrGone, s.name)
	}
	u, err := url.Parse(r.Address)
	if err != nil || !isWeb(u) {
		return summaries.Page{}, fmt.Errorf("reading a page of %s: %w", s.name, summaries.ErrAddress)
	}
	p, err := s.read(ctx, r)
	if err == nil && strings.TrimSpace(p.Text) == "" {
		err = summaries.ErrUnreadable
	}
	if err != nil {
		return summaries.Page{}, fmt.Errorf("reading a page of %s: %w", s.name, err)
	}
	return p, nil
}

// read reads the page and completes it by what the feed says.
func (s *Source) read(ctx context.Context, r summaries.Release) (p summaries.Page, err error) {
	p = summaries.Page{Text: r.Text}
	if s.cfg.Page != nil {
		if p, err = s.cfg.Page(ctx, r.Address); err != nil {
			return summaries.Page{}, err
		}
	}
	p.Title, p.Date, p.Region = or(r.Title, p.Title), or(r.Date, p.Date), or(p.Region, r.Region)
	if u, err := url.Parse(p.Address); err == nil && isWeb(u) {
		p.Address = withoutTracking(u)
	} else {
		p.Address = r.Address
	}
	return p, nil
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

package feed

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"pantau/summaries"
)

// Bounds of what is taken.
const (
	mostItems = 200    // of a feed, from its beginning
	mostTitle = 400    // bytes
	mostText  = 60_000 // bytes
)

// What an item may lack.
var (
	errNoTitle = fmt.Errorf("%w: it has no title", summaries.ErrUnreadable)
	errNoLink  = fmt.Errorf("%w: it has no address at which it could be read", summaries.ErrUnreadable)
)

// releases are the items of a feed that can be read, each once, and what is wrong with
// the others.
func (s *Source) releases(f *gofeed.Feed, from *url.URL) (list []summaries.Release, faults []error) {
	base := from
	if home := resolve(from, f.Link); home != nil {
		base = home
	}
	seen := map[string]bool{}
	for n, i := range f.Items[:min(len(f.Items), mostItems)] {
		r, err := s.release(i, base)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("item %d: %w", n+1, err))
		case !seen[r.ID]:
			seen[r.ID] = true
			list = append(list, r)
		}
	}
	return list, faults
}

// release makes one of an item.
func (s *Source) release(i *gofeed.Item, base *url.URL) (summaries.Release, error) {
	title := summaries.PlainLine(i.Title)
	if title == "" {
		return summaries.Release{}, errNoTitle
	}
	link := resolve(base, i.Link)
	if link == nil {
		link = resolve(nil, i.GUID)
	}
	if link == nil {
		return summaries.Release{}, errNoLink
	}
	text := summaries.PlainText(i.Description)
	if text == "" {
		text = summaries.PlainText(i.Content)
	}
	address := withoutTracking(link)
	return summaries.Release{
		ID: s.name + "/" + identity(i.GUID, address), Kind: summaries.Feed, Source: s.name,
		Origin: s.cfg.Origin, Region: s.cfg.Region,
		Title: cut(title, mostTitle), Address: address, Date: date(i), Text: withoutHalf(cut(text, mostText)),
	}, nil
}

// longestIdentity bounds what of a guid goes into an ID as it is.
const longestIdentity = 200

// identity is an item's guid, or without one its address.
func identity(guid, address string) string {
	id := strings.Join(strings.Fields(guid), " ")
	if id == "" {
		id = address
	}
	if u, err := url.Parse(id); err == nil && isWeb(u) {
		id = withoutTracking(u)
	}
	if len(id) > longestIdentity || strings.ContainsFunc(id, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "sha256:" + short(id, 16)
	}
	return id
}

// date is an item's day in Jakarta, YYYY-MM-DD; "" when it has none that can be read.
func date(i *gofeed.Item) string {
	for _, of := range []struct {
		text string
		at   *time.Time
	}{{i.Published, i.PublishedParsed}, {i.Updated, i.UpdatedParsed}} {
		if day := day(of.text); day != "" {
			return day
		}
		if of.at != nil {
			if day := of.at.In(wib); isYear(day.Year()) {
				return day.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// half is a number at the end of a teaser that was cut within it: another number.
var half = regexp.MustCompile(`\s*\S*\d\S*?(?:\.{3,}|…)$`)

func withoutHalf(text string) string {
	if half.MatchString(text) {
		return strings.TrimSpace(half.ReplaceAllString(text, "")) + " …"
	}
	return text
}

// cut is a text of so many bytes at most, cut between two words.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	text = strings.ToValidUTF8(text[:most], "")
	return strings.TrimSpace(text[:strings.LastIndexAny(text, " \n")+1]) + " …"
}

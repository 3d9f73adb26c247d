package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// titleOf is the title of a page without the name of its site. The heading is believed
// when the page's own data repeat it, or when it is the only one.
func titleOf(doc *goquery.Document) string {
	named := squeeze(firstOf(meta(doc, "og:title"), meta(doc, "twitter:title"), doc.Find("head title").First().Text(), doc.Find("title").First().Text()))
	site := squeeze(meta(doc, "og:site_name"))
	headings := doc.Find("h1").Map(func(_ int, s *goquery.Selection) string { return textOf(s.Get(0), mostTitle) })
	for _, h := range headings {
		if len(h) > 5 && strings.HasPrefix(strings.ToLower(named), strings.ToLower(h)) {
			return h
		}
	}
	if len(headings) == 1 && len(strings.Fields(headings[0])) > 2 && !strings.EqualFold(headings[0], site) {
		return headings[0]
	}
	return clip(withoutSite(named, site), mostTitle)
}

// mostTitle is how many bytes a title may have.
const mostTitle = 400

// meta is what a page says of itself under a name.
func meta(doc *goquery.Document, name string) string {
	return doc.Find(`meta[property="`+name+`"], meta[name="`+name+`"], meta[itemprop="`+name+`"]`).First().AttrOr("content", "")
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}

// withoutSite cuts the name of a site off a title: the one it gives itself, or a last
// part of a few words without digits, which "… - Maret 2031" is not.
func withoutSite(title, site string) string {
	for _, separator := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		at := strings.LastIndex(title, separator)
		if at < 0 {
			continue
		}
		head, tail := title[:at], title[at+len(separator):]
		if strings.EqualFold(tail, site) || len(strings.Fields(head)) > 3 && len(strings.Fields(tail)) <= 5 && !strings.ContainsAny(tail, "0123456789") {
			return withoutSite(head, site)
		}
		if strings.EqualFold(head, site) {
			return tail
		}
	}
	return title
}

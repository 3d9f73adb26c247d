package page

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// stated is the date of release that a page states in its data, YYYY-MM-DD in WIB; ""
// when it states none.
func stated(doc *goquery.Document, data []string) string {
	for _, name := range []string{"article:published_time", "og:published_time", "datePublished", "pubdate", "publishdate", "dc.date.issued", "DC.date.issued", "date"} {
		if d := day(meta(doc, name)); d != "" {
			return d
		}
	}
	for _, text := range data {
		var value any
		if json.Unmarshal([]byte(text), &value) != nil {
			continue
		}
		if d := published(value, 0); d != "" {
			return d
		}
	}
	return ""
}

// published looks for datePublished in JSON-LD, which may be an object, a list, or an
// object with a graph.
func published(value any, depth int) string {
	if depth > 5 {
		return ""
	}
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			if d := published(each, depth+1); d != "" {
				return d
			}
		}
	case map[string]any:
		text, _ := v["datePublished"].(string)
		if d := day(text); d != "" {
			return d
		}
		return firstOf(published(v["@graph"], depth+1), published(v["mainEntity"], depth+1))
	}
	return ""
}

// shown is the date that the first <time> of a page's article has.
func shown(doc *goquery.Document) string {
	for _, where := range []string{"article time[datetime]", "main time[datetime]", "time[datetime]"} {
		if d := day(doc.Find(where).First().AttrOr("datetime", "")); d != "" {
			return d
		}
	}
	return ""
}

// day reads a moment as its day in WIB, by which embargoes count. One without a zone is
// local already.
func day(text string) string {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.In(time.FixedZone("WIB", 7*60*60)).Format(time.DateOnly)
		}
	}
	if len(text) > len(time.DateOnly) && text[len(time.DateOnly)] >= '0' && text[len(time.DateOnly)] <= '9' {
		return ""
	}
	t, err := time.Parse(time.DateOnly, text[:min(len(text), len(time.DateOnly))])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

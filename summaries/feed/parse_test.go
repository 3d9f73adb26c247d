package feed_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"pantau/summaries"
	"pantau/summaries/feed"
	"pantau/summaries/summariestest"
)

// saying is a source of a feed with a content type and a body.
func saying(t testing.TB, kind, body string) *feed.Source {
	t.Helper()
	return source(t, "https://a.example/rss", func(c *feed.Config) {
		c.Get = func(context.Context, string, http.Header) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {kind}}, Body: io.NopCloser(strings.NewReader(body)), ContentLength: -1}, nil
		}
	})
}

// rss is a feed of one item.
func rss(item string) string {
	return `<rss version="2.0" xmlns:a="urn:a"><channel><link>https://a.example</link><item><link>/1</link>` + item + `</item></channel></rss>`
}

func TestCharacters(t *testing.T) {
	const plain = "Prasejahtera é – 4,64 persen"
	windows := strings.NewReplacer("é", "\xe9", "–", "\x96").Replace(plain)
	tests := []struct{ name, kind, declaration, title, want string }{
		{"UTF-8", "text/xml", `<?xml version="1.0" encoding="UTF-8"?>`, plain, plain},
		{"with a mark", "text/xml", "\ufeff" + `<?xml version="1.0"?>`, plain, plain},
		{"UTF-8 that says otherwise", "text/xml; charset=iso-8859-1", `<?xml version="1.0" encoding="ISO-8859-1"?>`, plain, plain},
		{"Windows by the document", "text/xml", `<?xml version="1.0" encoding="windows-1252"?>`, windows, plain},
		{"Windows by the server", "text/xml; charset=windows-1252", "", windows, plain},
		{"Windows that says UTF-8", "text/xml; charset=utf-8", `<?xml version="1.0" encoding="UTF-8"?>`, "é " + windows, "é " + plain},
		{"nothing said", "", "", windows, plain},
		{"what XML does not allow", "", "\n  " + `<?xml version="1.0"?>`, "Prasejahtera\x08 é – 4,64\x00 persen", plain},
		{"entities of HTML", "", "", "Prasejahtera &eacute; &ndash; 4,64&nbsp;persen", plain},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := saying(t, tt.kind, tt.declaration+rss("<title>"+tt.title+"</title>")).Releases(t.Context())
			if err != nil || len(got) != 1 || got[0].Title != tt.want {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	utf16 := "\xff\xfe"
	for _, r := range rss("<title>Angka</title>") {
		utf16 += string(rune(r)) + "\x00"
	}
	if got, err := saying(t, "", utf16).Releases(t.Context()); err != nil || len(got) != 1 || got[0].Title != "Angka" {
		t.Errorf("UTF-16: %+v, %v", got, err)
	}
	if _, err := saying(t, "text/xml; charset=x-unheard", rss("<title>\xe9</title>")).Releases(t.Context()); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("unheard characters: %v", err)
	}
}

// TestBombs: each is refused before it is parsed, or read without growing.
func TestBombs(t *testing.T) {
	entities := `<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`
	tests := []struct {
		name, body string
		read       bool
	}{
		{"entities", `<?xml version="1.0"?>` + entities + rss("<title>x &c; &f;</title>"), true},
		{"deep", rss("<title>x</title>" + strings.Repeat("<a:b>", 40_000)), false},
		{"deep and closed", rss("<title>x</title>" + strings.Repeat("<a:b>", 60_000) + strings.Repeat("</a:b>", 60_000)), false},
		{"many items", rss("<title>x</title>" + strings.Repeat("</item><item>", 60_000)), false},
		{"many elements", rss("<title>x</title>" + strings.Repeat("<b/>", 100_000)), false},
		{"many attributes", rss("<title>x</title><b " + strings.Repeat("a='' ", 100_000) + "/>"), true},
		{"long title", rss("<title>x" + strings.Repeat(" y", 100_000) + "</title>"), true},
		{"tags in CDATA", rss("<title>x</title><description><![CDATA[" + strings.Repeat("<p>", 60_000) + "]]></description>"), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := saying(t, "", tt.body).Releases(t.Context())
			if tt.read && (err != nil || len(got) != 1 || len(got[0].Title) > 500) || !tt.read && !errors.Is(err, summaries.ErrUnreadable) {
				t.Errorf("%d, %.200v", len(got), err)
			}
			if tt.name == "entities" && len(got) == 1 && strings.Contains(got[0].Title, "lol") {
				t.Errorf("an entity was expanded: %q", got[0].Title)
			}
		})
	}
}

// FuzzFeed: whatever comes, there is no panic, an error is of a kind, and what is read
// keeps to the contract.
func FuzzFeed(f *testing.F) {
	for _, name := range []string{"portal.xml", "wordpress.xml", "kanal.atom"} {
		f.Add("text/xml; charset=iso-8859-1", recorded(f, name))
	}
	f.Add("", []byte(rss("<title>&lt;b&gt;x</title><guid>\x01</guid><pubDate>Sel, 03 Nov 2026</pubDate>")))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		got, err := saying(t, kind, string(body)).Releases(t.Context())
		if err != nil && len(got) == 0 && !summariestest.Typed(err) {
			t.Errorf("%v", err)
		}
		seen := map[string]bool{}
		for _, r := range got {
			if seen[r.ID] || r.Title == "" || !strings.HasPrefix(r.Address, "http") || r.Date != "" && len(r.Date) != 10 || !utf8.ValidString(r.ID+r.Title+r.Text) {
				t.Errorf("%+v", r)
			}
			seen[r.ID] = true
		}
	})
}

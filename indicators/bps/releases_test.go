package bps_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

// publishing is a server with more press releases than a page holds, and one of each other kind.
func publishing(t *testing.T) *bpstest.Server {
	t.Helper()
	s := bpstest.New(key)
	for i := range 12 {
		if !s.Publish(bpstest.Release{Model: "pressrelease", Domain: "6300", ID: fmt.Sprint(2000 - 7*i), Title: "Contoh " + fmt.Sprint(i),
			Text: "<p>Isi&nbsp;contoh</p>", Date: fmt.Sprintf("2026-09-%02d", i+1)}) {
			t.Fatal("the server does not know a model")
		}
	}
	s.Publish(
		bpstest.Release{Model: "news", Domain: "6311", ID: "418", Title: "Berita", Text: strings.Repeat("Isi berita. ", 30), Date: "2026-11-21"},
		bpstest.Release{Model: "publication", Domain: "6311", ID: "d16eaeb2fff0805a540b5047", Title: "Balangan Dalam Angka", Text: "Abstrak.", Date: "2026-09-28"},
	)
	return s
}

// field is a member of an object, as Go reads it.
func field(t *testing.T, raw json.RawMessage, name string) any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatal(err)
	}
	return o[name]
}

func TestListInPages(t *testing.T) {
	s := publishing(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		first, pages, err := c.List(t.Context(), "pressrelease", "6300", 1, nil)
		if err != nil || pages != 2 || len(first) != 10 || field(t, first[0], "brs_id") != 1923.0 {
			t.Errorf("%d of %d pages, %v: %s", len(first), pages, err, first)
		}
		second, _, err := c.List(t.Context(), "pressrelease", "6300", 2, nil)
		if err != nil || len(second) != 2 {
			t.Errorf("%d rows, %v", len(second), err)
		}
		if _, _, err := c.List(t.Context(), "pressrelease", "6300", 3, nil); !isOnly(err, bps.ErrEmpty) {
			t.Errorf("%v, want ErrEmpty", err)
		}
		if c.Spent() != 3 {
			t.Errorf("%d requests", c.Spent())
		}
	})
	want := []string{
		"list?domain=6300&lang=ind&model=pressrelease&page=1", "list?domain=6300&lang=ind&model=pressrelease&page=2",
		"list?domain=6300&lang=ind&model=pressrelease&page=3",
	}
	if diff := cmp.Diff(want, s.Requests()); diff != "" {
		t.Error(diff)
	}
}

// TestListWith narrows a list, and leaves what it was given alone.
func TestListWith(t *testing.T) {
	s := publishing(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		with := url.Values{"year": {"2026"}, "month": {"9"}, "model": {"news"}, "key": {"another"}}
		rows, _, err := c.List(t.Context(), "publication", "6311", 1, with)
		if err != nil || len(rows) != 1 || field(t, rows[0], "pub_id") != "d16eaeb2fff0805a540b5047" {
			t.Errorf("%s, %v", rows, err)
		}
		if len(with) != 4 || with.Get("model") != "news" || with.Get("key") != "another" {
			t.Errorf("what was asked for has become %v", with)
		}
		if _, _, err := c.List(t.Context(), "publication", "6311", 1, url.Values{"month": {"10"}}); !isOnly(err, bps.ErrEmpty) {
			t.Errorf("%v, want ErrEmpty", err)
		}
	})
}

func TestListOfDomains(t *testing.T) {
	s := publishing(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		rows, pages, err := c.List(t.Context(), "domain", "", 1, url.Values{"type": {"kabbyprov"}, "prov": {"6300"}})
		if err != nil || pages != 1 || len(rows) != 2 || field(t, rows[1], "domain_url") != "https://balangankab.bps.go.id" {
			t.Errorf("%s, %v", rows, err)
		}
	})
	if got := s.Requests(); !cmp.Equal(got, []string{"domain?lang=ind&page=1&prov=6300&type=kabbyprov"}) {
		t.Errorf("asked %v", got)
	}
}

// TestViewHasWhatTheListCuts, and signs files anew.
func TestViewHasWhatTheListCuts(t *testing.T) {
	s := publishing(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		rows, _, err := c.List(t.Context(), "news", "6311", 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := c.View(t.Context(), "news", "6311", "418")
		if err != nil || len(field(t, whole, "news").(string)) != 30*12 || len(field(t, rows[0], "news").(string)) >= 30*12 {
			t.Errorf("%s and %s, %v", rows[0], whole, err)
		}
		one, err := c.View(t.Context(), "pressrelease", "6300", "2000")
		two, again := c.View(t.Context(), "pressrelease", "6300", "2000")
		if err != nil || again != nil || field(t, one, "pdf") == field(t, two, "pdf") {
			t.Errorf("%s and %s, %v %v", one, two, err, again)
		}
		if got := field(t, one, "abstract"); got != "&lt;p&gt;Isi&amp;nbsp;contoh&lt;/p&gt;" {
			t.Errorf("the abstract is %q", got)
		}
	})
}

func TestViewsOfOtherShapes(t *testing.T) {
	tests := []struct {
		data string
		kind error
	}{
		{`{"brs_id":1}`, nil},
		{`""`, bps.ErrEmpty},
		{`null`, bps.ErrEmpty},
		{`[]`, bps.ErrEmpty},
		{`[{"page":1},[]]`, bps.ErrUnknown},
		{`7`, bps.ErrUnknown},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", `{"status":"OK","data-availability":"available","data":`+tt.data+`}`))
			got, err := c.View(t.Context(), "pressrelease", "6300", "1")
			if tt.kind == nil && (err != nil || string(got) != tt.data) || tt.kind != nil && !isOnly(err, tt.kind) {
				t.Errorf("%s: %s %v, want %v", tt.data, got, err, tt.kind)
			}
		})
	}
	s := publishing(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		if _, err := c.View(t.Context(), "pressrelease", "6300", "1"); !isOnly(err, bps.ErrEmpty) {
			t.Errorf("%v, want ErrEmpty", err)
		}
	})
}

// TestReleasesArePolite: lists and views wait, are counted, keep the key and have their
// kinds of errors like all other requests.
func TestReleasesArePolite(t *testing.T) {
	asks := map[string]func(context.Context, *bps.Client) error{
		"list": func(ctx context.Context, c *bps.Client) error {
			_, _, err := c.List(ctx, "pressrelease", "6300", 1, nil)
			return err
		},
		"view": func(ctx context.Context, c *bps.Client) error {
			_, err := c.View(ctx, "pressrelease", "6300", "2000")
			return err
		},
	}
	for name, ask := range asks {
		synctest.Test(t, func(t *testing.T) {
			s := publishing(t)
			c, err := bps.New(bps.Config{Key: key, HTTP: s, Budget: 4})
			if err != nil {
				t.Fatal(err)
			}
			s.Fail(bpstest.Overloaded)
			if took := took(func() { err = ask(t.Context(), c) }); err != nil || took < 2e9 || len(s.Requests()) != 2 {
				t.Errorf("%s: %v after %s and %d requests", name, err, took, len(s.Requests()))
			}
			ended, cancel := context.WithCancel(t.Context())
			cancel()
			if err := ask(ended, c); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v after the context's end", name, err)
			}
			for range 2 {
				if err := ask(t.Context(), c); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if err := ask(t.Context(), c); !isOnly(err, bps.ErrBudget) {
				t.Errorf("%s: %v, want ErrBudget", name, err)
			}
		})
		synctest.Test(t, func(t *testing.T) {
			c, log := client(t, transport(func(r *http.Request) (*http.Response, error) {
				return body(200, "application/json", fmt.Sprintf(`{"status":"Error","message":"what is %s"}`, r.URL)), nil
			}))
			if err := ask(t.Context(), c); !isOnly(err, bps.ErrRequest) || strings.Contains(err.Error()+log.String(), key) {
				t.Errorf("%s: %v\n%s", name, err, log)
			}
		})
	}
}

package feed_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pantau/summaries"
	"pantau/summaries/feed"
)

// site is a server of one feed. Its fields may be changed between requests.
type site struct {
	mu           sync.Mutex
	status       int
	kind         string
	body         []byte
	etag, since  string
	header       http.Header // more of the answer
	asked        []http.Header
	unconditonal bool // it does not look at marks
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r.Header.Clone())
	for name, values := range s.header {
		w.Header()[name] = values
	}
	for name, value := range map[string]string{"ETag": s.etag, "Last-Modified": s.since, "Content-Type": s.kind} {
		if value != "" {
			w.Header().Set(name, value)
		}
	}
	if !s.unconditonal && s.status == 200 && (s.etag != "" && r.Header.Get("If-None-Match") == s.etag ||
		s.etag == "" && s.since != "" && r.Header.Get("If-Modified-Since") == s.since) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(s.status)
	w.Write(s.body)
}

// serving is a site with a recorded feed.
func serving(t testing.TB, name string) (*site, string) {
	t.Helper()
	s := &site{status: 200, kind: "application/rss+xml; charset=UTF-8", body: recorded(t, name)}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL + "/rss/terkini.xml"
}

func recorded(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// get asks as the program does.
func get(ctx context.Context, address string, header http.Header) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header = header
	return http.DefaultClient.Do(req)
}

// page reads any page.
func page(ctx context.Context, address string) (summaries.Page, error) {
	return summaries.Page{Title: "Judul | Situs", Text: "Isi halaman.", Address: address + "?utm_source=x"}, ctx.Err()
}

func source(t testing.TB, address string, change ...func(*feed.Config)) *feed.Source {
	t.Helper()
	cfg := feed.Config{Address: address, Origin: "kabar.contoh.example", Region: "6300", Get: get, Page: page}
	for _, c := range change {
		c(&cfg)
	}
	s, err := feed.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

package feed_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/summaries"
	"pantau/summaries/feed"
	"pantau/summaries/summariestest"
)

func TestContract(t *testing.T) {
	for _, name := range []string{"portal.xml", "kanal.atom"} {
		t.Run(name, func(t *testing.T) {
			_, address := serving(t, name)
			summariestest.TestSource(t, func(t *testing.T) summaries.Source { return source(t, address) })
		})
	}
	t.Run("without pages", func(t *testing.T) {
		_, address := serving(t, "kanal.atom")
		summariestest.TestSource(t, func(t *testing.T) summaries.Source {
			return source(t, address, func(c *feed.Config) { c.Page = nil })
		})
	})
}

// read gives the releases of a recorded feed without what they all have.
func read(t *testing.T, name string) (list []summaries.Release, err error) {
	t.Helper()
	_, address := serving(t, name)
	s := source(t, address)
	list, err = s.Releases(t.Context())
	for i := range list {
		r := &list[i]
		if r.Kind != summaries.Feed || r.Source != s.Name() || r.Origin != "kabar.contoh.example" || r.Region != "6300" || s.Name() != "feed/"+address {
			t.Errorf("%+v", r)
		}
		*r = summaries.Release{ID: strings.TrimPrefix(r.ID, s.Name()+"/"), Title: r.Title, Address: r.Address, Date: r.Date, Text: r.Text}
	}
	return list, err
}

func TestPortal(t *testing.T) {
	got, err := read(t, "portal.xml")
	want := []summaries.Release{
		{ID: "https://kabar.contoh.example/berita/201/angka-kemiskinan?hal=2", Title: "Angka kemiskinan Kabupaten Contoh turun jadi 4,64 persen",
			Address: "https://kabar.contoh.example/berita/201/angka-kemiskinan?hal=2", Date: "2026-11-03",
			Text: "Paringin (KABAR) - Persentase penduduk miskin Maret 2026 sebesar 4,64 persen, kata BPS & Bapperida."},
		{ID: "https://kabar.contoh.example/berita/202/bupati", Title: `Bupati "Contoh" serahkan bansos`,
			Address: "https://kabar.contoh.example/berita/202/bupati", Date: "2026-11-03",
			Text: "Sebanyak 214 keluarga menerima bantuan, naik dari …"},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// TestWordpress: what cannot be read is told of beside.
func TestWordpress(t *testing.T) {
	got, err := read(t, "wordpress.xml")
	want := []summaries.Release{{ID: "https://mc.contoh.example/?p=18231", Title: "TKPKD Contoh Rapatkan Barisan – Target 4 Persen",
		Address: "https://mc.contoh.example/2026/11/20/tkpkd-contoh/", Date: "2026-11-20",
		Text: "CONTOH – Tim koordinasi menggelar rapat. […]\nThe post TKPKD appeared first on MC."}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, part := range []string{"item 2: no text can be read: it has no title", "item 3: no text can be read: it has no address", "item 4: no text can be read: it has no address"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%v; want %q in it", err, part)
		}
	}
}

func TestAtom(t *testing.T) {
	got, err := read(t, "kanal.atom")
	want := []summaries.Release{
		{ID: "tag:atom.contoh.example,2026:7", Title: "Garis kemiskinan Rp545.120", Address: "https://atom.contoh.example/rilis/7?b=2&a=1",
			Date: "2026-11-21", Text: "• Naik 3,21 persen\n• Per kapita per bulan"},
		{ID: "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", Title: "Tanpa tanggal", Address: "https://atom.contoh.example/rilis/8", Text: "Satu.\nDua."},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestAsksForWhatIsNew(t *testing.T) {
	server, address := serving(t, "portal.xml")
	for _, marks := range []feed.Validators{{ETag: `"a1"`}, {LastModified: "Tue, 03 Nov 2026 10:00:00 GMT"}, {`W/"x"`, "Tue, 03 Nov 2026 10:00:00 GMT"}} {
		server.etag, server.since, server.asked = marks.ETag, marks.LastModified, nil
		s := source(t, address)
		first, err := s.Releases(t.Context())
		second, again := s.Releases(t.Context())
		if diff := cmp.Diff(first, second); err != nil || again != nil || len(first) != 2 || diff != "" {
			t.Errorf("%+v: %v, %v\n%s", marks, err, again, diff)
		}
		if s.Validators() != marks || server.asked[0].Get("If-None-Match")+server.asked[0].Get("If-Modified-Since") != "" {
			t.Errorf("%+v: kept %+v, asked %v", marks, s.Validators(), server.asked)
		}
		second[0].Title = "ours"
		if third, err := s.Releases(t.Context()); err != nil || third[0].Title == "ours" {
			t.Errorf("%+v: the list that was kept is not the source's own: %v", marks, err)
		}
		later := source(t, address, func(c *feed.Config) { c.Validators = marks })
		if got, err := later.Releases(t.Context()); err != nil || len(got) != 0 {
			t.Errorf("%+v after a restart: %+v, %v", marks, got, err)
		}
	}
}

// TestMarksOfWhatWasNotRead are not shown to the server: it would never send it again.
func TestMarksOfWhatWasNotRead(t *testing.T) {
	server, address := serving(t, "portal.xml")
	whole := server.body
	server.etag, server.body = `"a1"`, whole[:len(whole)/2]
	s := source(t, address)
	if _, err := s.Releases(t.Context()); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("half a feed: %v", err)
	}
	server.body = whole
	if got, err := s.Releases(t.Context()); err != nil || len(got) != 2 {
		t.Errorf("the whole feed: %d, %v", len(got), err)
	}
}

func TestAnswersThatAreNoFeed(t *testing.T) {
	tests := []struct {
		name   string
		change func(*site)
		want   error
	}{
		{"not found", func(s *site) { s.status = 404 }, summaries.ErrGone},
		{"overloaded", func(s *site) { s.status = 503 }, summaries.ErrGone},
		{"a challenge", func(s *site) { s.status, s.body = 403, []byte("<html>Just a moment...</html>") }, summaries.ErrGone},
		{"a page", func(s *site) {
			s.kind, s.body = "text/html", []byte("<!doctype html><html><body>Beranda</body></html>")
		}, summaries.ErrUnreadable},
		{"nothing", func(s *site) { s.body = nil }, summaries.ErrUnreadable},
		{"JSON", func(s *site) { s.body = []byte(`{"version":"https://jsonfeed.org/version/1","title":"x","items":[]}`) }, summaries.ErrUnreadable},
		{"too large", func(s *site) { s.body = make([]byte, 5<<20+1) }, summaries.ErrTooLarge},
		{"packed", func(s *site) { s.header = http.Header{"Content-Encoding": {"br"}} }, summaries.ErrUnreadable},
		{"cut off", func(s *site) { s.body = s.body[:len(s.body)-30] }, summaries.ErrUnreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server, address := serving(t, "portal.xml")
			tt.change(server)
			got, err := source(t, address).Releases(t.Context())
			if !errors.Is(err, tt.want) || got != nil {
				t.Errorf("%v, %v; want %v", got, err, tt.want)
			}
		})
	}
}

// TestNeverEndingAnswers: a server that sends without end, and one that sends nothing.
func TestNeverEndingAnswers(t *testing.T) {
	answering := func(body io.Reader) func(*feed.Config) {
		return func(c *feed.Config) {
			c.Get = func(ctx context.Context, _ string, _ http.Header) (*http.Response, error) {
				return &http.Response{StatusCode: 200, Body: until{ctx, body}, ContentLength: -1}, nil
			}
		}
	}
	if _, err := source(t, "https://a.example/", answering(endless{})).Releases(t.Context()); !errors.Is(err, summaries.ErrTooLarge) {
		t.Errorf("endless: %v", err)
	}
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := source(t, "https://a.example/", answering(nil)).Releases(t.Context())
		if !errors.Is(err, summaries.ErrGone) || time.Since(start) != 20*time.Second {
			t.Errorf("silent: %v after %s", err, time.Since(start))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := source(t, "https://a.example/", answering(nil)).Releases(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the caller's time is over: %v", err)
		}
	})
}

// until is a body that ends with its context; without a reader nothing comes before.
type until struct {
	ctx context.Context
	io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if u.Reader != nil {
		return u.Reader.Read(p)
	}
	<-u.ctx.Done()
	return 0, u.ctx.Err()
}

func (until) Close() error { return nil }

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestSecretsOfTheAddress stand neither in its name nor in errors, and tell feeds apart.
func TestSecretsOfTheAddress(t *testing.T) {
	const address = "https://orang:sandi@a.example/rss?kunci=rahasia"
	s := source(t, address, func(c *feed.Config) {
		c.Get = func(_ context.Context, asked string, _ http.Header) (*http.Response, error) {
			if asked != address {
				t.Errorf("asked for %s", asked)
			}
			return nil, &url.Error{Op: "Get", URL: asked, Err: errors.New("connection refused")}
		}
	})
	_, err := s.Releases(t.Context())
	if !errors.Is(err, summaries.ErrGone) || !strings.Contains(err.Error(), "connection refused") {
		t.Errorf("%v", err)
	}
	for _, secret := range []string{"orang", "sandi", "rahasia", "kunci"} {
		if strings.Contains(s.Name()+err.Error(), secret) {
			t.Errorf("%s in %s and %v", secret, s.Name(), err)
		}
	}
	if other := source(t, "https://a.example/rss?kunci=lain"); other.Name() == s.Name() || !strings.HasPrefix(other.Name(), "feed/https://a.example/rss#") {
		t.Errorf("%s and %s", other.Name(), s.Name())
	}
}

func TestAddressesOfFeeds(t *testing.T) {
	for _, address := range []string{"", "a.example/rss", "file:///etc/passwd", "https://", "ftp://a.example", "://", "https://a.example/%zz"} {
		if _, err := feed.New(feed.Config{Address: address, Get: get}); !errors.Is(err, summaries.ErrAddress) {
			t.Errorf("%q: %v", address, err)
		}
	}
	_, address := serving(t, "kanal.atom")
	s := source(t, address, func(c *feed.Config) { c.Origin = "" })
	if got, err := s.Releases(t.Context()); err != nil || got[0].Origin != "127.0.0.1" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestPages(t *testing.T) {
	r := summaries.Release{ID: "feed/https://a.example/rss/7", Region: "6300", Title: "Judul", Address: "https://a.example/7", Date: "2026-11-03", Text: "Isi kanal."}
	s := source(t, "https://a.example/rss")
	p, err := s.Page(t.Context(), r)
	want := summaries.Page{Title: "Judul", Text: "Isi halaman.", Region: "6300", Date: "2026-11-03", Address: "https://a.example/7"}
	if diff := cmp.Diff(want, p); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	gone := source(t, "https://a.example/rss", func(c *feed.Config) {
		c.Page = func(context.Context, string) (summaries.Page, error) { return summaries.Page{Text: " \n"}, nil }
	})
	if _, err := gone.Page(t.Context(), r); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("an empty page: %v", err)
	}
	r.Address = "file:///etc/passwd"
	if _, err := s.Page(t.Context(), r); !errors.Is(err, summaries.ErrAddress) {
		t.Errorf("no page: %v", err)
	}
}

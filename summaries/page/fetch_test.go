package page

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/summaries"
)

// serve is a server on loopback and a fetcher that may go there.
func serve(t testing.TB, handler http.HandlerFunc) (*Fetcher, string) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f, err := New(Config{Allow: []string{"127.0.0.1"}, PDF: newExtractor(t)})
	if err != nil {
		t.Fatal(err)
	}
	return f, server.URL
}

func TestFetch(t *testing.T) {
	f, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/pindah":
			http.Redirect(w, r, "/berita.html?id=7", http.StatusMovedPermanently)
		case "/unduh": // a PDF that is named nothing
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Write(release(t))
		default:
			http.ServeFile(w, r, "testdata"+r.URL.Path)
		}
	})
	got, err := f.Fetch(t.Context(), url+"/pindah#komentar")
	if err != nil {
		t.Fatal(err)
	}
	want := summaries.Page{
		Title: "Penduduk Miskin Kabupaten Umpama Turun Menjadi 5,32 Persen", Date: "2031-07-16",
		Address: url + "/berita.html?id=7", Text: strings.TrimSpace(string(load(t, "testdata/berita.txt"))),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	got, err = f.Fetch(t.Context(), url+"/unduh")
	if err != nil || got.Title != "Profil Kemiskinan Provinsi Misal Maret 2031" || !strings.Contains(got.Text, "Perkotaan | 5,10 | 5,02") {
		t.Errorf("a PDF: %+v, %v", got, err)
	}
}

// TestFailures maps what servers do wrong to the errors of the room. No error tells the
// query of the address.
func TestFailures(t *testing.T) {
	f, url := serve(t, answerBadly)
	for path, want := range map[string]error{
		"/404": summaries.ErrGone, "/410": summaries.ErrGone, "/403": summaries.ErrGone, "/500": summaries.ErrGone, "/204": summaries.ErrGone, "/304": summaries.ErrGone,
		"/hangup": summaries.ErrGone, "/short": summaries.ErrGone, "/loop": summaries.ErrGone, "/headers": summaries.ErrGone, "/badgzip": summaries.ErrGone,
		"/image": summaries.ErrUnreadable, "/json": summaries.ErrUnreadable, "/liar": summaries.ErrUnreadable, "/empty": summaries.ErrUnreadable,
		"/feed": summaries.ErrUnreadable, "/brotli": summaries.ErrUnreadable, "/menu": summaries.ErrUnreadable,
		"/large": summaries.ErrTooLarge, "/endless": summaries.ErrTooLarge, "/bomb": summaries.ErrTooLarge, "/tags": summaries.ErrTooLarge,
	} {
		p, err := f.Fetch(t.Context(), url+path+"?kunci=rahasia")
		if !errors.Is(err, want) || p != (summaries.Page{}) {
			t.Errorf("%s: %v", path, err)
		}
		if err != nil && strings.Contains(err.Error(), "rahasia") {
			t.Errorf("%s: the error tells the query: %v", path, err)
		}
	}
}

func answerBadly(w http.ResponseWriter, r *http.Request) {
	kind := func(k string) { w.Header().Set("Content-Type", k) }
	switch r.URL.Path {
	case "/404", "/410", "/403", "/500", "/204", "/304":
		var code int
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.WriteHeader(code)
	case "/hangup":
		panic(http.ErrAbortHandler)
	case "/short":
		w.Header().Set("Content-Length", "1000")
		w.Write([]byte("putus"))
	case "/loop":
		http.Redirect(w, r, r.URL.String(), http.StatusFound)
	case "/headers":
		w.Header().Set("X-Panjang", strings.Repeat("a", 1<<20))
	case "/badgzip":
		w.Header().Set("Content-Encoding", "gzip")
		w.Write([]byte("bukan gzip sama sekali"))
	case "/brotli":
		w.Header().Set("Content-Encoding", "br")
		w.Write([]byte("padat"))
	case "/image":
		kind("image/png")
		w.Write([]byte("\x89PNG\r\n\x1a\n"))
	case "/json":
		kind("application/json")
		w.Write([]byte(`{"persen":5.32}`))
	case "/liar":
		kind("text/html")
		w.Write([]byte("\x89PNG\r\n\x1a\n\x00\x01\x02"))
	case "/feed":
		kind("application/rss+xml")
		w.Write([]byte(`<?xml version="1.0"?><rss><channel><title>Kanal</title></channel></rss>`))
	case "/menu":
		kind("text/html")
		w.Write([]byte(`<html><body><nav><a href="/">Beranda 5,32</a></nav><script>1</script></body></html>`))
	case "/large":
		w.Header().Set("Content-Length", "99999999")
		kind("text/html")
	case "/endless":
		kind("text/html")
		for block := bytes.Repeat([]byte("a"), 64<<10); ; {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	case "/bomb": // a gigabyte in a megabyte
		kind("text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for i, block := 0, make([]byte, 1<<20); i < 1024; i++ {
			if _, err := z.Write(block); err != nil {
				return
			}
		}
		z.Close()
	case "/tags":
		kind("text/html")
		w.Write(bytes.Repeat([]byte("<b>"), mostTags+1))
	}
}

// TestGet is how feeds and files of BPS are fetched.
func TestGet(t *testing.T) {
	const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Kanal</title></channel></rss>`
	f, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept") != "application/rss+xml" || r.Header.Get("User-Agent") == "" || r.Header.Get("Cookie") != "" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		w.Write([]byte(feed))
	})
	content, kind, final, err := f.Get(t.Context(), url+"/feed?a=1", "application/rss+xml", int64(len(feed)))
	if string(content) != feed || kind != "application/rss+xml; charset=utf-8" || final != url+"/feed?a=1" || err != nil {
		t.Errorf("%q %q %q %v", content, kind, final, err)
	}
	_, _, _, err = f.Get(t.Context(), url+"/feed", "application/rss+xml", int64(len(feed)-1))
	if !errors.Is(err, summaries.ErrTooLarge) {
		t.Errorf("a byte too long: %v", err)
	}
}

// TestSlow fetches from servers that never come to an end. The fetch does, after twenty
// seconds and not before, or with its context.
func TestSlow(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	for name, answer := range map[string]func(net.Conn, <-chan struct{}){
		"silent":        func(net.Conn, <-chan struct{}) {},
		"half a header": func(c net.Conn, _ <-chan struct{}) { io.WriteString(c, head[:20]) },
		"drip": func(c net.Conn, end <-chan struct{}) {
			io.WriteString(c, head)
			tick := time.NewTicker(time.Second)
			defer tick.Stop()
			for {
				select {
				case <-tick.C:
					io.WriteString(c, "a")
				case <-end:
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				end := make(chan struct{})
				defer close(end)
				start := time.Now()
				_, err := slowFetcher(t, answer, end).Fetch(t.Context(), "http://93.184.216.34/")
				if !errors.Is(err, summaries.ErrGone) || !strings.Contains(err.Error(), "too long") || time.Since(start) != longestFetch {
					t.Errorf("%v after %v", err, time.Since(start))
				}
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
				defer cancel()
				_, err = slowFetcher(t, answer, end).Fetch(ctx, "http://93.184.216.34/")
				if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, summaries.ErrGone) {
					t.Errorf("with its context: %v", err)
				}
			})
		})
	}
}

// slowFetcher talks to one server over a pipe, so that the clock of a bubble is its clock.
func slowFetcher(t *testing.T, answer func(net.Conn, <-chan struct{}), end <-chan struct{}) *Fetcher {
	f, err := New(Config{Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go func() {
			io.ReadAtLeast(theirs, make([]byte, 4096), 1)
			answer(theirs, end)
			io.Copy(io.Discard, theirs)
			theirs.Close()
		}()
		return ours, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestLog shows that the log holds no address beyond the host.
func TestLog(t *testing.T) {
	var out bytes.Buffer
	f, err := New(Config{Log: slog.New(slog.NewTextHandler(&out, nil))})
	if err != nil {
		t.Fatal(err)
	}
	f.Fetch(t.Context(), "http://127.0.0.1/jalan/rahasia?kunci=rahasia")
	f.Fetch(t.Context(), "http://a:rahasia@127.0.0.1/")
	if line := out.String(); !strings.Contains(line, "host=127.0.0.1") || strings.Contains(line, "rahasia") {
		t.Error(line)
	}
}

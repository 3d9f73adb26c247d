package web

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestOnlyLoopbackNames(t *testing.T) {
	d := newTestDemo(t, echo)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST": 200, "127.0.0.1:8080": 200, "127.9.9.9": 200, "[::1]:8080": 200, "[::1]": 200,
		"": 421, "evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example:8080": 421, "192.168.1.7:8080": 421, "0.0.0.0": 421, "[::]:80": 421, "a:b:c": 421,
	} {
		r := httptest.NewRequest("GET", "http://localhost/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d", host, w.Code)
		}
	}
}

func TestOnlyOwnOrigin(t *testing.T) {
	d := newTestDemo(t, echo)
	const words = `{"chat":1001,"person":1001,"text":"a"}`
	for _, test := range []struct {
		name    string
		headers []string
		want    int
	}{
		{"own page", nil, 202},
		{"own page, new browser", []string{"Sec-Fetch-Site", "same-origin"}, 202},
		{"other site", []string{"Origin", "https://evil.example"}, 403},
		{"other port", []string{"Origin", "http://localhost:3000"}, 403},
		{"nowhere", []string{"Origin", "null"}, 403},
		{"other site, new browser", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"other port, new browser", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"plain form", []string{"Content-Type", "text/plain"}, 415},
		{"no type", []string{"Content-Type", ""}, 415},
	} {
		if w := request(d, "POST", "/api/say", words, test.headers...); w.Code != test.want {
			t.Errorf("%s: %d %s", test.name, w.Code, w.Body)
		}
	}
	quiet(d)
	if got := len(standing(d, Secretariat)); got != 4 {
		t.Errorf("%d messages stand, want those of the own page and their answers", got)
	}
}

// What the page itself would never send is refused.
func TestBadRequests(t *testing.T) {
	d := newTestDemo(t, echo)
	long := strings.Repeat("x", maxText)
	for _, test := range []struct {
		name, method, path, body string
		want                     int
	}{
		{"longest", "POST", "/api/say", `{"chat":1001,"person":1001,"text":"` + long + `"}`, 202},
		{"too long", "POST", "/api/say", `{"chat":1001,"person":1001,"text":"` + long + `x"}`, 400},
		{"too long in emoji", "POST", "/api/say", `{"chat":1001,"person":1001,"text":"` + strings.Repeat("😀", maxText/2+1) + `"}`, 400},
		{"huge", "POST", "/api/say", `{"chat":1001,"person":1001,"text":"` + strings.Repeat("x", maxBody) + `"}`, 400},
		{"blank", "POST", "/api/say", `{"chat":1001,"person":1001,"text":" \n "}`, 400},
		{"stranger", "POST", "/api/say", `{"chat":1001,"person":2001,"text":"a"}`, 400},
		{"no chat", "POST", "/api/say", `{"chat":5,"person":1001,"text":"a"}`, 400},
		{"no JSON", "POST", "/api/say", `text=a`, 400},
		{"other fields", "POST", "/api/press", `{"chat":1001,"as":1}`, 400},
		{"reading words", "GET", "/api/say", "", 405},
		{"no page", "GET", "/x", "", 404},
		{"no asset", "GET", "/assets/x.js", "", 404},
		{"up and away", "GET", "/assets/..%2fdoc.go", "", 404},
	} {
		if w := request(d, test.method, test.path, test.body); w.Code != test.want {
			t.Errorf("%s: %d", test.name, w.Code)
		}
	}
}

// All that the page is made of comes with its kind and under its policy.
func TestAssets(t *testing.T) {
	d := newTestDemo(t, echo)
	for path, want := range map[string]string{"/": "text/html", "/assets/app.js": "text/javascript", "/assets/style.css": "text/css", "/assets/icon.svg": "image/svg+xml"} {
		w := request(d, "GET", path, "")
		if got := w.Header().Get("Content-Type"); w.Code != 200 || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %d %s", path, w.Code, got)
		}
		if w.Header().Get("Content-Security-Policy") != policy || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s comes without protection: %v", path, w.Header())
		}
	}
}

// The answer about health is short and in time, and tells nobody why it is bad.
func TestHealth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, test := range []struct {
			name, method, path string
			check              func(context.Context) error
			code               int
			body               string
		}{
			{"no check", "GET", "/healthz", nil, 200, "ok\n"},
			{"well", "GET", "/healthz", func(context.Context) error { return nil }, 200, "ok\n"},
			{"ill", "GET", "/healthz", func(context.Context) error { return errors.New("redis at 10.0.0.1") }, 503, "unavailable\n"},
			{"silent", "GET", "/healthz", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, 503, "unavailable\n"},
			{"post", "POST", "/healthz", nil, 405, "Method Not Allowed\n"},
			{"elsewhere", "GET", "/", nil, 404, "404 page not found\n"},
		} {
			start := time.Now()
			w := httptest.NewRecorder()
			Health(test.check).ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
			if w.Code != test.code || w.Body.String() != test.body {
				t.Errorf("%s: %d %q", test.name, w.Code, w.Body)
			}
			if took := time.Since(start); took > healthTime {
				t.Errorf("%s took %v", test.name, took)
			}
		}
	})
}

package bps_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

var kinds = []error{bps.ErrKey, bps.ErrRequest, bps.ErrBlocked, bps.ErrEmpty, bps.ErrUnknown, bps.ErrAway, bps.ErrCertificate, bps.ErrTable, bps.ErrBudget}

// isOnly tells whether an error is of one kind and of no other.
func isOnly(err, want error) bool {
	for _, k := range kinds {
		if errors.Is(err, k) != (k == want) {
			return false
		}
	}
	return err != nil
}

// TestEveryErrorHasItsKind goes through the recorded errors and empty answers,
// most of which come with status 200.
func TestEveryErrorHasItsKind(t *testing.T) {
	want := map[string]struct {
		kind     error
		requests int
	}{
		"bad-key":                  {bps.ErrKey, 1},
		"missing-th":               {bps.ErrRequest, 1},
		"too-many-th-regional":     {bps.ErrRequest, 1}, // one year was asked for: the answer makes no sense
		"too-many-th-national":     {bps.ErrRequest, 1},
		"list-not-available":       {bps.ErrEmpty, 1},
		"not-available":            {bps.ErrEmpty, 1},
		"json-null":                {bps.ErrUnknown, 2},
		"waf-403-html":             {bps.ErrBlocked, 1},
		"html-200-instead-of-file": {bps.ErrBlocked, 1},
		"wrong-path-404":           {bps.ErrRequest, 1},
		"cloudflare-challenge-403": {bps.ErrBlocked, 1},
		"server-error":             {bps.ErrAway, 3},
		"truncated-json":           {bps.ErrAway, 3},
		"datacontent-empty-array":  {bps.ErrEmpty, 1},
	}
	var cases []struct {
		Name   string
		Status int    `json:"http_status"`
		Kind   string `json:"content_type"`
		Body   string
	}
	if err := json.Unmarshal(recorded(t, "http-cases.json"), &cases); err != nil || len(cases) != len(want) {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for _, tt := range cases {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(tt.Status, tt.Kind, strings.ReplaceAll(tt.Body, "KEY-IS-ECHOED-HERE", key)))
			_, err := c.Data(t.Context(), "0000", 621, years(2025))
			if !isOnly(err, want[tt.Name].kind) || c.Spent() != want[tt.Name].requests {
				t.Errorf("%s: %v after %d requests; want %v after %d", tt.Name, err, c.Spent(), want[tt.Name].kind, want[tt.Name].requests)
			}
		})
	}
}

func TestAnswersOfOtherShapes(t *testing.T) {
	tests := []struct {
		body string
		kind error
	}{
		{`[]`, bps.ErrUnknown},
		{`"available"`, bps.ErrUnknown},
		{`{"status":"OK","data-availability":"unavailable"}`, bps.ErrEmpty},
		{`{"status":"OK","data-availability":"soon"}`, bps.ErrUnknown},
		{`{"status":"OK"}`, bps.ErrUnknown},
		{`{"status":"OK","data-availability":"available"}`, bps.ErrTable},
		{`{"status":"OK","data-availability":"available","var":7}`, bps.ErrUnknown},
		{`{"status":"OK","data-availability":"available","var":"","vervar":{"a":1}}`, bps.ErrUnknown},
		{`{"status":"OK","data-availability":"available","datacontent":[1]}`, bps.ErrUnknown},
		{`{"status":"Error","message":7}`, bps.ErrRequest},
		{` null `, bps.ErrUnknown},
		{``, bps.ErrAway},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", tt.body))
			if _, err := c.Data(t.Context(), "0000", 621, years(2025)); !isOnly(err, tt.kind) {
				t.Errorf("%s: %v, want %v", tt.body, err, tt.kind)
			}
		})
	}
}

// TestTooLongListsAreNotMultiplied: a few thousand rows of each kind would be
// looked up in 10^13 ways.
func TestTooLongListsAreNotMultiplied(t *testing.T) {
	var rows []string
	for i := range 2000 {
		rows = append(rows, fmt.Sprintf(`{"val":%d,"label":"x"}`, i))
	}
	long := "[" + strings.Join(rows, ",") + "]"
	answer := `{"status":"OK","data-availability":"available","var":[{"val":621,"label":"x"}],"vervar":` + long + `,"turvar":` + long +
		`,"tahun":` + long + `,"turtahun":` + long + `,"datacontent":{}}`
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "application/json", answer))
		if _, err := c.Data(t.Context(), "0000", 621, years(2025)); !isOnly(err, bps.ErrUnknown) {
			t.Errorf("%v, want ErrUnknown", err)
		}
	})
}

func TestEndlessAnswerIsCut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, transport(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: io.NopCloser(endless{})}, nil
		}))
		if _, err := c.Data(t.Context(), "0000", 621, years(2025)); !isOnly(err, bps.ErrUnknown) {
			t.Errorf("%v, want ErrUnknown", err)
		}
	})
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestLibraryNamesAreBlocked: Go's own User-Agent meets the firewall, ours does
// not, and the refusal is not taken for a wrong key.
func TestLibraryNamesAreBlocked(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		c, err := bps.New(bps.Config{Key: key, HTTP: s, UserAgent: "Go-http-client/1.1"})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Check(t.Context()); !isOnly(err, bps.ErrBlocked) {
			t.Errorf("%v, want ErrBlocked", err)
		}
		// The firewall is let alone: nothing goes out for a quarter of an hour.
		if err := c.Check(t.Context()); !isOnly(err, bps.ErrBlocked) || len(s.Requests()) != 1 {
			t.Errorf("%v after %d requests", err, len(s.Requests()))
		}
		time.Sleep(15 * time.Minute)
		if err := c.Check(t.Context()); !isOnly(err, bps.ErrBlocked) || len(s.Requests()) != 2 {
			t.Errorf("%v after %d requests", err, len(s.Requests()))
		}
	})
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		if err := c.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// TestKeyStaysHere lets the key come back in every way that is known and some
// more, and looks for it in errors and in the log.
func TestKeyStaysHere(t *testing.T) {
	const odd = "kunci rahasia/+&<7>"
	echo := func(status int, kind, form string) transport {
		return func(r *http.Request) (*http.Response, error) {
			return body(status, kind, fmt.Sprintf(form, r.URL)), nil
		}
	}
	bare := func(r *http.Request) (*http.Response, error) {
		return body(200, "application/json", fmt.Sprintf(`{"status":"Error","message":"no such user: %s"}`, strings.ReplaceAll(odd, `"`, ""))), nil
	}
	doors := map[string]transport{
		"the firewall's page": echo(403, "text/html", "<title>Perimeter WAF Block</title>%s"),
		"a page":              echo(200, "text/html", "<p>%s"),
		"not found":           echo(404, "text/html", "no %s"),
		"overload":            echo(503, "text/plain", "%s"),
		"a complaint":         echo(200, "application/json", `{"status":"Error","message":"wrong: %s"}`),
		"path form":           echo(200, "application/json", `{"status":"Error","message":"/key/`+url.PathEscape(odd)+`/ %s"}`),
		"availability":        echo(200, "application/json", `{"status":"OK","data-availability":"%s"}`),
		"the key alone":       bare,
		"a broken connection": func(r *http.Request) (*http.Response, error) { return nil, fmt.Errorf("dial %s: refused", r.URL) },
		"a broken body": func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: io.NopCloser(failing{fmt.Errorf("reset while reading %s", r.URL)})}, nil
		},
		"a redirect": func(r *http.Request) (*http.Response, error) {
			res := body(302, "text/html", "")
			res.Header.Set("Location", "https://elsewhere.example/?"+r.URL.RawQuery)
			return res, nil
		},
	}
	for name, door := range doors {
		synctest.Test(t, func(t *testing.T) {
			var lines strings.Builder
			c, err := bps.New(bps.Config{Key: odd, HTTP: door, Log: slog.New(slog.NewJSONHandler(&lines, nil))})
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.Data(t.Context(), "0000", 621, years(2025))
			if err == nil {
				t.Fatalf("%s: no error", name)
			}
			for _, secret := range []string{odd, "rahasia", url.QueryEscape(odd)} {
				if strings.Contains(err.Error(), secret) || strings.Contains(lines.String(), secret) {
					t.Errorf("%s: the key is in %q or in %q", name, err, lines.String())
				}
			}
		})
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestShortKeyIsTakenOutByItsPlace: three letters are looked for only where a key
// stands, since they stand in many words.
func TestShortKeyIsTakenOutByItsPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, err := bps.New(bps.Config{Key: "B9S", HTTP: transport(func(r *http.Request) (*http.Response, error) {
			return body(200, "application/json", fmt.Sprintf(`{"status":"Error","message":"%s /key/B9S/ &amp;KEY%%3DB9S&"}`, r.URL)), nil
		})})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = c.Years(t.Context(), "0000", 621); !isOnly(err, bps.ErrRequest) || strings.Contains(err.Error(), "B9S") {
			t.Error(err)
		}
	})
}

// TestPageIsNoAnswer: what calls itself a page is none, whatever stands in it.
func TestPageIsNoAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "text/html; charset=utf-8", `{"status":"OK","data-availability":"list-not-available","data":""}`))
		if _, err := c.Years(t.Context(), "0000", 621); !isOnly(err, bps.ErrAway) {
			t.Errorf("%v, want ErrAway", err)
		}
	})
}

// TestNoRedirectToOtherHosts: whoever is sent on takes the key along.
func TestNoRedirectToOtherHosts(t *testing.T) {
	tests := []struct {
		to       string
		followed bool
	}{
		{"https://webapi.bps.go.id/v2/api/list", true},
		{"http://webapi.bps.go.id/v1/api/list", false},
		{"https://webapi.bps.go.id.example/v1/api/list", false},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			requests := 0
			c, _ := client(t, transport(func(*http.Request) (*http.Response, error) {
				if requests++; requests > 1 {
					return body(200, "application/json", `{"status":"OK","data-availability":"list-not-available","data":""}`), nil
				}
				res := body(302, "text/html", "")
				res.Header.Set("Location", tt.to)
				return res, nil
			}))
			_, err := c.Data(t.Context(), "0000", 621, years(2025))
			if tt.followed != isOnly(err, bps.ErrEmpty) || tt.followed == isOnly(err, bps.ErrAway) || tt.followed != (requests == 2) {
				t.Errorf("%s: %v after %d requests", tt.to, err, requests)
			}
		})
	}
}

// TestCertificateIsItsOwnKind asks a server that proves nothing, over Go's own
// transport: checking is never off, and trying again is no use.
func TestCertificateIsItsOwnKind(t *testing.T) {
	srv := httptest.NewUnstartedServer(bpstest.New(key))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	defer srv.Close()
	c, err := bps.New(bps.Config{Key: key, URL: srv.URL + "/v1/api"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(t.Context()); !isOnly(err, bps.ErrCertificate) || c.Spent() != 1 {
		t.Errorf("%v after %d requests, want ErrCertificate after one", err, c.Spent())
	}
}

func TestOverSockets(t *testing.T) {
	srv := httptest.NewServer(bpstest.New(key))
	defer srv.Close()
	c, err := bps.New(bps.Config{Key: key, URL: srv.URL + "/v1/api/", Pause: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestNewRefuses(t *testing.T) {
	tests := []struct {
		cfg  bps.Config
		kind error
	}{
		{bps.Config{Key: " \n"}, bps.ErrKey},
		{bps.Config{Key: key, URL: "webapi.bps.go.id"}, bps.ErrRequest},
		{bps.Config{Key: key, URL: "ftp://user:" + key + "@x"}, bps.ErrRequest},
		{bps.Config{Key: key, URL: "https://x\x7f" + key}, bps.ErrRequest},
		{bps.Config{Key: key, URL: "https://x/?key=" + key}, bps.ErrRequest},
		{bps.Config{Key: key, UserAgent: "Mozilla/5.0\r\nX: y"}, bps.ErrRequest},
	}
	for _, tt := range tests {
		if _, err := bps.New(tt.cfg); !isOnly(err, tt.kind) || strings.Contains(err.Error(), key) {
			t.Errorf("%+v: %v, want %v", tt.cfg, err, tt.kind)
		}
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(*bpstest.Server)
		key     string
		kind    error
	}{
		{"all is well", func(*bpstest.Server) {}, key, nil},
		{"a wrong key", func(*bpstest.Server) {}, "an0ther-key", bps.ErrKey},
		{"another table under the number", func(s *bpstest.Server) { s.Retitle("0000/624", "Garis Kemiskinan Makanan Menurut Kabupaten/Kota") }, key, bps.ErrTable},
		{"out of reach", func(s *bpstest.Server) { s.Fail(bpstest.Overloaded, bpstest.CutOff, bpstest.Overloaded) }, key, bps.ErrAway},
	}
	for _, tt := range tests {
		s, _ := server(t)
		tt.prepare(s)
		synctest.Test(t, func(t *testing.T) {
			c, err := bps.New(bps.Config{Key: tt.key, HTTP: s})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Check(t.Context()); tt.kind == nil && err != nil || tt.kind != nil && !isOnly(err, tt.kind) {
				t.Errorf("%s: %v, want %v", tt.name, err, tt.kind)
			}
		})
	}
}

func TestEndOfContextIsNoFailureOfBPS(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		c, log := client(t, transport(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		}))
		if _, err := c.Years(ctx, "0000", 621); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, bps.ErrAway) || log.Len() > 0 {
			t.Errorf("%v, want the deadline; logged %q", err, log)
		}
	})
}

package brs_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pantau/indicators/bps/bpstest"
	"pantau/summaries"
	"pantau/summaries/brs"
)

// errEmpty is what the API of the tests says of what is not there.
var errEmpty = errors.New("nothing there")

// api asks a server as BPS is asked, without patience.
type api struct{ http.RoundTripper }

func (a api) List(ctx context.Context, model, domain string, page int, with url.Values) (rows []json.RawMessage, pages int, err error) {
	q := url.Values{"model": {model}, "domain": {domain}, "page": {strconv.Itoa(page)}}
	path := "list"
	if model == "domain" {
		path, q = "domain", with
	}
	data, err := a.ask(ctx, path, q)
	if err != nil {
		return nil, 0, err
	}
	var about struct{ Pages int }
	err = json.Unmarshal(data, &[]any{&about, &rows})
	return rows, about.Pages, err
}

func (a api) View(ctx context.Context, model, domain, id string) (json.RawMessage, error) {
	return a.ask(ctx, "view", url.Values{"model": {model}, "domain": {domain}, "id": {id}})
}

func (a api) ask(ctx context.Context, path string, q url.Values) (json.RawMessage, error) {
	q.Set("key", "k")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://webapi.bps.go.id/v1/api/"+path+"?"+q.Encode(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "Mozilla/5.0")
	res, err := a.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var answer struct {
		Availability string `json:"data-availability"`
		Data         json.RawMessage
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return nil, err
	}
	if answer.Availability != "available" {
		return nil, errEmpty
	}
	return answer.Data, nil
}

// recorded answers every request by a file: lists by page 1, views.
type recorded struct{ list, view string }

func (r recorded) List(_ context.Context, _, _ string, page int, _ url.Values) (rows []json.RawMessage, pages int, err error) {
	if page > 1 {
		return nil, 0, errEmpty
	}
	data, err := r.read(r.list)
	if err != nil {
		return nil, 0, err
	}
	var about struct{ Pages int }
	err = json.Unmarshal(data, &[]any{&about, &rows})
	return rows, about.Pages, err
}

func (r recorded) View(context.Context, string, string, string) (json.RawMessage, error) {
	return r.read(r.view)
}

func (r recorded) read(name string) (json.RawMessage, error) {
	content, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		return nil, err
	}
	var answer struct{ Data json.RawMessage }
	return answer.Data, errors.Join(json.Unmarshal(content, &answer), nilIf(len(answer.Data) > 0))
}

func nilIf(ok bool) error {
	if ok {
		return nil
	}
	return errors.New("the recording has no data")
}

// source makes a source of an API.
func source(t *testing.T, a brs.API, domain string, kind summaries.Kind, change ...func(*brs.Config)) *brs.Source {
	t.Helper()
	cfg := brs.Config{API: a, Empty: errEmpty, Domain: domain, Kind: kind, Region: func(code string) string {
		return map[string]string{"6311": "Kabupaten Balangan", "6300": "Provinsi Kalimantan Selatan", "0000": "Republik Indonesia"}[code]
	}}
	for _, c := range change {
		c(&cfg)
	}
	s, err := brs.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// at is a site for recordings, which have no list of sites.
func at(site string) func(*brs.Config) {
	return func(c *brs.Config) { c.Site = func(context.Context, string) (string, error) { return site, nil } }
}

// server has 25 press releases of the province, in no order, and some of other kinds.
func server(t *testing.T) *bpstest.Server {
	t.Helper()
	s := bpstest.New("k")
	ok := true
	for i := range 25 {
		ok = ok && s.Publish(bpstest.Release{Model: "pressrelease", Domain: "6300", ID: fmt.Sprint(1500 + 37*i%100), Date: fmt.Sprintf("2026-10-%02d", 1+i),
			Title: fmt.Sprintf("Penduduk Miskin &amp; Ketimpangan, Contoh %d", i), Text: "<p>Turun menjadi&nbsp;3,73 persen.</p><ul><li>Ø 165,40 ribu orang</li></ul>"})
	}
	ok = ok && s.Publish(
		bpstest.Release{Model: "pressrelease", Domain: "6300", ID: "7", Date: "2027-02-01", Title: "Yang akan datang", Text: "Belum.", NoFile: true},
		bpstest.Release{Model: "news", Domain: "6311", ID: "418", Date: "2026-11-21", Title: "Rapat", Text: "<p>" + repeat("Isi berita 4,64 persen. ", 20) + "</p>"},
		bpstest.Release{Model: "publication", Domain: "6311", ID: "d16eaeb2fff0805a540b5047", Date: "2026-09-28", Title: "Balangan Dalam Angka 2026", Text: "Abstrak polos."},
	)
	if !ok {
		t.Fatal("the server does not know a model")
	}
	return s
}

func repeat(text string, n int) string { return string(slices.Repeat([]byte(text), n)) }

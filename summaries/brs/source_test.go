package brs_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/bps/bpstest"
	"pantau/summaries"
	"pantau/summaries/brs"
	"pantau/summaries/summariestest"
)

func TestContract(t *testing.T) {
	s := server(t)
	for _, of := range []struct {
		domain string
		kind   summaries.Kind
	}{{"6300", summaries.BRS}, {"6311", summaries.News}, {"6311", summaries.Publication}} {
		t.Run(string(of.kind), func(t *testing.T) {
			summariestest.TestSource(t, func(t *testing.T) summaries.Source { return source(t, api{s}, of.domain, of.kind) })
		})
	}
	t.Run("recorded", func(t *testing.T) {
		summariestest.TestSource(t, func(t *testing.T) summaries.Source {
			return source(t, ending{recorded{"publication-list-1273", "publication-view-1273"}}, "1273", summaries.Publication, at("https://siantarkota.bps.go.id"))
		})
	})
}

// ending makes recordings end with their context.
type ending struct{ brs.API }

func (e ending) List(ctx context.Context, model, domain string, page int, with url.Values) ([]json.RawMessage, int, error) {
	if ctx.Err() != nil {
		return nil, 0, ctx.Err()
	}
	return e.API.List(ctx, model, domain, page, with)
}

func (e ending) View(ctx context.Context, model, domain, id string) (json.RawMessage, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return e.API.View(ctx, model, domain, id)
}

const token = "https://web-api.bps.go.id/download.php?f=TOKEN-CHANGES-EVERY-CALL"

func TestRecordedPressReleases(t *testing.T) {
	got, err := source(t, recorded{list: "pressrelease-list-0000"}, "0000", summaries.BRS).Releases(t.Context())
	want := []summaries.Release{
		{ID: "brs/0000/2611", Title: "Inflasi year-on-year (y-on-y) pada Agustus 2026 sebesar 3,19 persen.", Date: "2026-09-01", Text: "• Contoh abstrak.",
			Address: "https://www.bps.go.id/id/pressrelease/2026/09/01/2611/inflasi-year-on-year-y-on-y-pada-agustus-2026-sebesar-3-19-persen.html"},
		{ID: "brs/0000/2606", Title: "Tingkat Pengangguran Terbuka (TPT) sebesar 4,65 persen. Rata-rata upah buruh sebesar 3,39 juta rupiah.", Date: "2026-08-05", Text: "Contoh abstrak tanpa tag.",
			Address: "https://www.bps.go.id/id/pressrelease/2026/08/05/2606/tingkat-pengangguran-terbuka-tpt-sebesar-4-65-persen-rata-rata-upah-buruh.html"},
		{ID: "brs/0000/2518", Title: "Persentase Penduduk Miskin Maret 2025 turun menjadi 8,47 persen.", Date: "2025-07-25",
			Text:    "• Persentase penduduk miskin Maret 2025 sebesar 8,47 persen.\n• Jumlahnya 23,85 juta orang.",
			Address: "https://www.bps.go.id/id/pressrelease/2025/07/25/2518/persentase-penduduk-miskin-maret-2025-turun-menjadi-8-47-persen.html"},
	}
	for i := range want {
		want[i].Kind, want[i].Source, want[i].Origin, want[i].Region, want[i].PDF = summaries.BRS, "brs/0000", "BPS", "0000", token
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestRecordedNews(t *testing.T) {
	s := source(t, recorded{list: "news-list-3305", view: "news-view-3305-418"}, "3305", summaries.News, at("https://kebumenkab.bps.go.id"))
	got, err := s.Releases(t.Context())
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	first := summaries.Release{
		ID: "berita/3305/418", Kind: summaries.News, Source: "berita/3305", Origin: "BPS", Region: "3305",
		Title: "BPS Kabupaten Kebumen Goes to School", Date: "2025-11-21",
		Text:    "Kebumen -- Jumat (21/11), contoh isi berita yang terpotong.\nKalimat …",
		Address: "https://kebumenkab.bps.go.id/id/news/2025/11/21/418/bps-kabupaten-kebumen-goes-to-school.html",
	}
	if diff := cmp.Diff(first, got[0]); diff != "" {
		t.Error(diff)
	}
	p, err := s.Page(t.Context(), got[0])
	want := summaries.Page{Title: first.Title, Text: "Contoh isi lengkap 'satu'.\nAlinea dua.", Region: "3305", Date: first.Date, Address: first.Address}
	if diff := cmp.Diff(want, p); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if _, err := s.Page(t.Context(), got[1]); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("another item for it: %v", err)
	}
}

func TestTwoPagesAndTheSite(t *testing.T) {
	server := server(t)
	s := source(t, api{server}, "6300", summaries.BRS)
	first, err := s.Releases(t.Context())
	if err != nil || len(first) != 20 {
		t.Fatalf("%d releases, %v", len(first), err)
	}
	ahead := first[0]
	if ahead.Date != "2027-02-01" || ahead.Origin != "BPS Provinsi Kalimantan Selatan" || ahead.PDF != "" ||
		ahead.Address != "https://kalsel.bps.go.id/id/pressrelease/2027/02/01/7/yang-akan-datang.html" {
		t.Errorf("%+v", ahead)
	}
	if first[1].Title != "Penduduk Miskin & Ketimpangan, Contoh 24" || first[1].Text != "Turun menjadi 3,73 persen.\n• 165,40 ribu orang" {
		t.Errorf("%+v", first[1])
	}
	second, err := s.Releases(t.Context())
	if err != nil || first[1].PDF == "" || second[1].PDF == first[1].PDF || second[1].ID != first[1].ID {
		t.Errorf("%+v and %+v, %v", first[1], second[1], err)
	}
	if asked := strings.Join(server.Requests(), "\n"); strings.Count(asked, "domain?") != 1 || strings.Count(asked, "list?") != 3 {
		t.Errorf("asked:\n%s", asked)
	}
}

// TestSecondPageIsAskedForSeldom: when the first has changed, and every ninth time.
func TestSecondPageIsAskedForSeldom(t *testing.T) {
	server := server(t)
	s := source(t, api{server}, "6300", summaries.BRS)
	var lengths []int
	for round := range 11 {
		if round == 1 {
			server.Publish(bpstest.Release{Model: "pressrelease", Domain: "6300", ID: "9", Date: "2026-11-01", Title: "Baru"})
		}
		got, err := s.Releases(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		lengths = append(lengths, len(got))
	}
	second := 0
	for _, asked := range server.Requests() {
		if strings.Contains(asked, "page=2") {
			second++
		}
	}
	if second != 3 || slices.Min(lengths) != 20 || slices.Max(lengths) != 20 {
		t.Errorf("asked %d times, gave %v", second, lengths)
	}
}

// rows are an API whose list is given row by row, all in one page.
type rows []string

func (r rows) List(context.Context, string, string, int, url.Values) (all []json.RawMessage, pages int, err error) {
	for _, row := range r {
		all = append(all, json.RawMessage(row))
	}
	return all, 1, nil
}

func (r rows) View(context.Context, string, string, string) (json.RawMessage, error) {
	return json.RawMessage(r[0]), nil
}

func TestUnreadableRowsHoldNoOther(t *testing.T) {
	s := source(t, rows{
		`{"brs_id":1,"title":"Satu","abstract":null,"rl_date":"2026-09-01","pdf":null}`,
		`{"brs_id":null,"title":"Tanpa nomor","rl_date":"2026-09-01"}`,
		`{"brs_id":"../2","title":"Nomor aneh","rl_date":"2026-09-01"}`,
		`{"brs_id":3,"title":"&lt;p&gt;&amp;nbsp;&lt;/p&gt;","rl_date":"2026-09-01"}`,
		`{"brs_id":4,"title":"Tanpa tanggal","rl_date":"","updt_date":"2026-09-01"}`,
		`{"brs_id":5,"title":"Tanggal nol","rl_date":"0000-00-00"}`,
		`{"brs_id":6,"title":"Tanggal mustahil","rl_date":"2026-02-30"}`,
		`7`, `null`, `[]`,
		`{"brs_id":1,"title":"Satu lagi","rl_date":"2026-09-01"}`,
		`{"brs_id":"8","title":8,"abstract":{"a":1},"rl_date":null,"sch_date":"2026-09-08","pdf":"javascript:alert(1)"}`,
	}, "0000", summaries.BRS)
	got, err := s.Releases(t.Context())
	if len(got) != 2 || got[0].ID != "brs/0000/1" || got[0].Title != "Satu" || got[1].ID != "brs/0000/8" || got[1].Title != "8" ||
		got[1].Date != "2026-09-08" || got[1].PDF != "" || got[1].Text != "" {
		t.Errorf("%+v", got)
	}
	if err == nil || strings.Count(err.Error(), "reading a row of brs/0000: ") != 9 {
		t.Errorf("%v", err)
	}
}

// failing fails on a page, or on the list of sites.
type failing struct {
	brs.API
	page  int
	sites bool
}

var errAway = errors.New("away")

func (f failing) List(ctx context.Context, model, domain string, page int, with url.Values) ([]json.RawMessage, int, error) {
	if page == f.page && model != "domain" || f.sites && model == "domain" {
		return nil, 0, errAway
	}
	return f.API.List(ctx, model, domain, page, with)
}

// TestHalfAListIsNone, since the rest would be told as new later.
func TestHalfAListIsNone(t *testing.T) {
	s := server(t)
	for _, f := range []failing{{page: 1}, {page: 2}, {sites: true}} {
		f.API = api{s}
		got, err := source(t, f, "6300", summaries.BRS).Releases(t.Context())
		if !errors.Is(err, errAway) || len(got) > 0 {
			t.Errorf("%+v: %d releases, %v", f, len(got), err)
		}
	}
	if got, err := source(t, api{s}, "6302", summaries.BRS).Releases(t.Context()); err != nil || got != nil {
		t.Errorf("an empty list: %v, %v", got, err)
	}
}

// TestDomainWithoutASite: IDs mean other releases on the site of BPS itself.
func TestDomainWithoutASite(t *testing.T) {
	s := bpstest.New("k")
	s.Publish(bpstest.Release{Model: "pressrelease", Domain: "9711", ID: "3", Title: "Contoh", Date: "2026-09-01"})
	got, err := source(t, api{s}, "9711", summaries.BRS).Releases(t.Context())
	if err != nil || len(got) != 1 || got[0].Address != "https://www.bps.go.id/" || got[0].Origin != "BPS" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestKindsOfBPS(t *testing.T) {
	for _, kind := range []summaries.Kind{summaries.Feed, summaries.ByHand, ""} {
		if _, err := brs.New(brs.Config{API: rows{}, Domain: "0000", Kind: kind}); !errors.Is(err, brs.ErrKind) {
			t.Errorf("%q: %v", kind, err)
		}
	}
}

// FuzzRow: whatever a row is, what is made of it keeps to the contract.
func FuzzRow(f *testing.F) {
	f.Add(`{"brs_id":1,"news_id":1,"pub_id":"1a","title":"&lt;b&gt;Satu","abstract":"x","news":"4,6.....","rl_date":"2026-09-01","pdf":"https://a/b"}`)
	f.Add(`{"news_id":"1","title":1e999,"news":"<span .....","rl_date":20260901}`)
	f.Fuzz(func(t *testing.T, row string) {
		for _, kind := range []summaries.Kind{summaries.BRS, summaries.News, summaries.Publication} {
			s, err := brs.New(brs.Config{API: rows{row}, Domain: "0000", Kind: kind})
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Releases(t.Context())
			if len(got)+strings.Count(errText(err), "reading a row") != 1 {
				t.Errorf("%s: %+v, %v", row, got, err)
			}
			for _, r := range got {
				if r.Title == "" || len(r.Date) != len("2026-09-01") || strings.ContainsAny(r.Address, " \n<>\"") {
					t.Errorf("%s: %+v", row, r)
				}
				if p, err := s.Page(t.Context(), r); err == nil && p.Text == "" {
					t.Errorf("%s: an empty page", row)
				}
			}
		}
	})
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

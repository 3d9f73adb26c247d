package brs_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pantau/indicators/bps/bpstest"
	"pantau/summaries"
	"pantau/summaries/brs"
	"pantau/summaries/summariestest"
)

// TestNewsIsReadWhole: lists cut it, and no half number is left at the end of a teaser.
func TestNewsIsReadWhole(t *testing.T) {
	server := bpstest.New("k")
	whole := "<p>" + repeat("Angka 441.488 ", 30) + "</p>"
	server.Publish(bpstest.Release{Model: "news", Domain: "6311", ID: "1", Date: "2026-11-21", Title: "Berita", Text: whole})
	s := source(t, api{server}, "6311", summaries.News)
	got, err := s.Releases(t.Context())
	if err != nil || len(got) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, word := range strings.Fields(got[0].Text) {
		if word != "Angka" && word != "441.488" && word != "…" {
			t.Errorf("the teaser has %q: %s", word, got[0].Text)
		}
	}
	p, err := s.Page(t.Context(), got[0])
	if err != nil || strings.Count(p.Text, "441.488") != 30 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTeasersEndWithAWord(t *testing.T) {
	for from, want := range map[string]string{
		`Naik 4,6.....`:                     "Naik …",
		`Naik 4,64 persen ...`:              "Naik 4,64 …",
		`Naik <span style="font-size .....`: "Naik …",
		`Naik&nb .....`:                     "",
		`.....`:                             "",
		`Naik.`:                             "Naik.",
		`Naik dari 4 ... ke 5.`:             "Naik dari 4 ... ke 5.",
		`<p>Naik 4</p>…`:                    "Naik …",
	} {
		s := source(t, rows{fmt.Sprintf(`{"news_id":1,"title":"x","rl_date":"2026-09-01","news":%q}`, from)}, "0000", summaries.News)
		if got, err := s.Releases(t.Context()); err != nil || len(got) != 1 || got[0].Text != want {
			t.Errorf("%q gave %+v, %v", from, got, err)
		}
	}
}

// files is a reader of PDF that counts.
type files struct {
	text    string
	err     error
	fetched []string
}

func (f *files) fetch(_ context.Context, address string) (string, error) {
	f.fetched = append(f.fetched, address)
	return f.text, f.err
}

func (f *files) into(c *brs.Config) { c.FetchPDF = f.fetch }

func TestPDF(t *testing.T) {
	const poor, rich = "<p>Unduh berkas untuk angka Maret 2025.</p>", "<p>Sebesar 4,64 persen atau 6,42 ribu orang.</p>"
	away := errors.New("away")
	tests := []struct {
		name, abstract string
		noFile         bool
		file           files
		fetched        int
		text           string
		err            error
	}{
		{"hardly any figures", poor, false, files{text: "Angka 4,64 persen.\n"}, 1, "Unduh berkas untuk angka Maret 2025.\nAngka 4,64 persen.", nil},
		{"figures enough", rich, false, files{text: "x"}, 0, "Sebesar 4,64 persen atau 6,42 ribu orang.", nil},
		{"no file", poor, true, files{text: "x"}, 0, "Unduh berkas untuk angka Maret 2025.", nil},
		{"no abstract", "", false, files{text: "Angka."}, 1, "Angka.", nil},
		{"a picture of a page", poor, false, files{err: fmt.Errorf("pdf: %w", summaries.ErrUnreadable)}, 1, "Unduh berkas untuk angka Maret 2025.", nil},
		{"too large", poor, false, files{err: summaries.ErrTooLarge}, 1, "Unduh berkas untuk angka Maret 2025.", nil},
		{"not now", poor, false, files{err: away}, 1, "Unduh berkas untuk angka Maret 2025.", away},
		{"nothing at all", "", true, files{}, 0, "", summaries.ErrUnreadable},
		{"nothing but a picture", "", false, files{err: summaries.ErrUnreadable}, 1, "", summaries.ErrUnreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server := bpstest.New("k")
			server.Publish(bpstest.Release{Model: "pressrelease", Domain: "6311", ID: "5", Date: "2026-09-30", Title: "Contoh", Text: tt.abstract, NoFile: tt.noFile})
			s := source(t, api{server}, "6311", summaries.BRS, tt.file.into)
			list, err := s.Releases(t.Context())
			if err != nil || len(list) != 1 {
				t.Fatalf("%+v, %v", list, err)
			}
			p, err := s.Page(t.Context(), list[0])
			if p.Text != tt.text || !errors.Is(err, tt.err) || (err == nil) != (tt.err == nil) || len(tt.file.fetched) != tt.fetched {
				t.Errorf("%q, %v, fetched %v", p.Text, err, tt.file.fetched)
			}
			if tt.fetched > 0 && tt.file.fetched[0] == list[0].PDF {
				t.Error("the file was fetched at an address that was signed before")
			}
			if err != nil && strings.Contains(err.Error(), "TOKEN") {
				t.Errorf("the error shows a signed address: %v", err)
			}
		})
	}
}

func TestWithdrawn(t *testing.T) {
	server := server(t)
	s := source(t, api{server}, "6311", summaries.News)
	list, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	server.Unpublish("news", "6311", "418")
	if _, err := s.Page(t.Context(), list[0]); !errors.Is(err, summaries.ErrGone) || !summariestest.Typed(err) {
		t.Errorf("%v, want ErrGone", err)
	}
	list[0].ID = "berita/6300/418"
	if _, err := s.Page(t.Context(), list[0]); !errors.Is(err, summaries.ErrGone) {
		t.Errorf("of another source: %v, want ErrGone", err)
	}
}

package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/examtest"
	"pantau/indicators"
	"pantau/indicators/data"
)

func TestParseTanya(t *testing.T) {
	for args, want := range map[string]options{
		"tanya":                 {what: "tanya", dir: questionSet},
		"tanya --json":          {what: "tanya", dir: questionSet, asJSON: true},
		"tanya soal --verbose":  {what: "tanya", dir: "soal", verbose: true},
		"tanya --verbose soal":  {what: "tanya", dir: "soal", verbose: true},
		"tanya a b":             {},
		"tanya --embedded":      {},
		"tanya --runs 3":        {},
		"ringkasan a --verbose": {},
	} {
		got, err := parse(strings.Fields(args), io.Discard)
		if (err == nil) != (want.what != "") {
			t.Errorf("%q: %v", args, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(options{})); err == nil && diff != "" {
			t.Errorf("%q: %s", args, diff)
		}
	}
}

// TestExamined asks four questions, two of them with wants that no answer meets: shares are of those that they speak of,
// and with verbose every failure is told with what the bot said.
func TestExamined(t *testing.T) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	talks, err := examtest.Read("testdata/soal", cat)
	if err != nil {
		t.Fatal(err)
	}
	e := newExamined(t.Context(), cat, talks)
	if e.Questions != 4 || e.Answerable != 3 || e.Recall != rounded(100.0/3) || e.Wrong != 1 || e.WrongShare != 25 || e.Refused != 100 {
		t.Errorf("%+v", e)
	}
	var quiet, full bytes.Buffer
	if err := e.print(&quiet, false); err != nil {
		t.Fatal(err)
	}
	if err := e.print(&full, true); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"salah: berapa persen", "silently wrong: it tells 4.64", "Kabupaten Balangan"} {
		if strings.Contains(quiet.String(), words) || !strings.Contains(full.String(), words) {
			t.Errorf("%q: in the table, or not among the failures:\n%s", words, full.String())
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const draft = "Persentase penduduk miskin Kabupaten Balangan pada Maret 2025 sebesar 4,64 persen, turun 0,32 persen poin dari Maret 2024. " +
	"Persentase penduduk miskin Kabupaten Balangan pada Maret 2009 sebesar 7,10 persen."

// piped runs the program with words piped in.
func piped(t *testing.T, words string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	code := program{in: strings.NewReader(words), out: &out, errs: &errs, now: time.Now}.run(t.Context(), args)
	return outcome{code, out.String(), errs.String()}
}

// Numbers are told with every digit of the text; where there is no data there is no number
// of the table, and not zero.
func TestCekJSON(t *testing.T) {
	got := piped(t, draft, "cek", "-", "--json")
	var list []map[string]any
	d := json.NewDecoder(strings.NewReader(got.out))
	d.UseNumber()
	if err := d.Decode(&list); err != nil || got.code != exitFine {
		t.Fatalf("code %d, %v, %s", got.code, err, got.errs)
	}
	found := map[string][]any{}
	for _, c := range list {
		found[c["text"].(string)] = []any{c["value"], c["table"], c["verdict"]}
	}
	n := func(s string) any { return json.Number(s) }
	want := map[string][]any{
		"4,64 persen":      {n("4.64"), n("4.64"), "cocok"},
		"0,32 persen poin": {n("0.32"), n("0.23"), "beda"},
		"7,10 persen":      {n("7.10"), nil, "tanpa_data"},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
}

// Numbers that are none of the five indicators are no claims; words alone name them.
func TestCekNamesOthers(t *testing.T) {
	const draft = "Inflasi Kabupaten Balangan 2,10 persen. Kemiskinan Balangan Maret 2025 4,64 persen, peringkat ke-6 dari 13 kabupaten."
	if got := piped(t, draft, "cek", "-", "--json"); strings.Count(got.out, `"text"`) != 1 || !strings.Contains(got.out, `"value":4.64`) {
		t.Errorf("%s", got.out)
	}
	for _, one := range []string{"2,10 persen", "peringkat ke-6 dari 13"} {
		if got := piped(t, draft, "cek", "-"); !strings.Contains(got.out, one) {
			t.Errorf("no %s in %s", one, got.out)
		}
	}
}

func TestCekInWords(t *testing.T) {
	got := piped(t, draft, "cek", "-")
	for _, words := range []string{"1 cocok", "1 berbeda", "1 tanpa data", "Tabel BPS: turun 0,23 persen poin", "7,10 persen"} {
		if !strings.Contains(got.out, words) {
			t.Errorf("cek does not say %q:\n%s", words, got.out)
		}
	}
	if strings.ContainsAny(got.out, "<>") || got.code != exitFine || got.errs != "" {
		t.Errorf("code %d, %q\n%s", got.code, got.errs, got.out)
	}
}

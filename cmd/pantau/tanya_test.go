package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outcome is what one run of the program left.
type outcome struct {
	code      int
	out, errs string
}

// pantau runs the program to its end with an environment of its own.
func pantau(t *testing.T, environ []string, args ...string) outcome {
	t.Helper()
	return pantauUntil(t.Context(), environ, args...)
}

func pantauUntil(ctx context.Context, environ []string, args ...string) outcome {
	var out, errs bytes.Buffer
	code := run(ctx, args, environ, &out, &errs)
	return outcome{code, out.String(), errs.String()}
}

func TestTanyaPrintsTheFiveFigures(t *testing.T) {
	for _, words := range [][]string{{"/indikator balangan 2020"}, {"/indikator", "balangan", "2020"}, {"indikator balangan 2020"}} {
		got := pantau(t, nil, append([]string{"tanya"}, words...)...)
		if got.code != exitFine || got.errs != "" {
			t.Fatalf("tanya %q: code %d, %s", words, got.code, got.errs)
		}
		for _, figure := range []string{"5,32", "7,06", "441.488", "0,88", "0,24", "Kabupaten Balangan", "Maret 2020"} {
			if !strings.Contains(got.out, figure) {
				t.Errorf("tanya %q does not say %s:\n%s", words, figure, got.out)
			}
		}
		if strings.ContainsAny(got.out, "<>") {
			t.Errorf("tanya %q prints markup:\n%s", words, got.out)
		}
	}
}

func TestTanyaJSON(t *testing.T) {
	got := pantau(t, nil, "tanya", "/indikator balangan 2020", "--json")
	if got.code != exitFine {
		t.Fatalf("code %d, %s", got.code, got.errs)
	}
	d := json.NewDecoder(strings.NewReader(got.out))
	d.DisallowUnknownFields()
	var a answer
	if err := d.Decode(&a); err != nil || d.More() {
		t.Fatalf("not one object: %v\n%s", err, got.out)
	}
	of := func(indicator, value, unit, flag string) figure {
		return figure{"6311", "Kabupaten Balangan", indicator, "2020-03", json.Number(value), unit, flag}
	}
	want := []figure{
		of("p0", "5.32", "persen", ""), of("poor", "7.06", "ribu_orang", ""), of("line", "441488", "rupiah", "disagreement"),
		of("p1", "0.88", "indeks", ""), of("p2", "0.24", "indeks", ""),
	}
	if len(a.Figures) < len(want) {
		t.Fatalf("%d figures", len(a.Figures))
	}
	if diff := cmp.Diff(want, a.Figures[:len(want)]); diff != "" {
		t.Error(diff)
	}
	if a.Question || len(a.Buttons) == 0 || !strings.Contains(a.HTML, "<b>") || strings.Contains(a.Text, "<b>") {
		t.Errorf("question %v, buttons %v\n%s\n%s", a.Question, a.Buttons, a.Text, a.HTML)
	}
}

func TestTanyaAsksBack(t *testing.T) {
	got := pantau(t, nil, "tanya", "--json", "/indikator banjar")
	var a answer
	if err := json.Unmarshal([]byte(got.out), &a); err != nil || got.code != exitFine {
		t.Fatalf("code %d, %v, %s", got.code, err, got.errs)
	}
	if !a.Question || len(a.Buttons) < 2 {
		t.Errorf("question %v, buttons %v", a.Question, a.Buttons)
	}
	if !strings.Contains(got.out, `"figures":[]`) {
		t.Errorf("no figures is not an empty list: %s", got.out)
	}
	plain := pantau(t, nil, "tanya", "/indikator banjar")
	if plain.code != exitFine || !strings.Contains(plain.out, "[ "+a.Buttons[0][0]) {
		t.Errorf("the choices are not shown:\n%s", plain.out)
	}
}

func TestTanyaUnknownRegion(t *testing.T) {
	for _, args := range [][]string{{"tanya", "/indikator atlantis raya"}, {"tanya", "--json", "/indikator atlantis raya"}} {
		got := pantau(t, nil, args...)
		if got.code != exitFailed || got.out != "" || strings.TrimSpace(got.errs) == "" {
			t.Errorf("%q: code %d, out %q, errs %q", args, got.code, got.out, got.errs)
		}
	}
}

// TestTanyaNeedsNothing runs it without a token, on broken settings of the
// service, in a folder that must stay as it was.
func TestTanyaNeedsNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	got := pantau(t, []string{"LISTEN_ADDR=nonsense", "REDIS_URL=nonsense"}, "tanya", "/sumber")
	if got.code != exitFine || got.out == "" {
		t.Errorf("code %d, %s", got.code, got.errs)
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

// What is asked for goes to the output, and what is wrong to the errors, with the code that
// says which.
func TestUsage(t *testing.T) {
	tests := []struct {
		args []string
		code int
		says string
	}{
		{nil, exitUsage, "pantau demo"},
		{[]string{"bantuan"}, exitFine, "TELEGRAM_TOKEN"},
		{[]string{"--help"}, exitFine, "pantau tanya"},
		{[]string{"tanya", "-h"}, exitFine, "pantau tanya"},
		{[]string{"impor", "-h"}, exitFine, "pantau impor"},
		{[]string{"antrean", "--help"}, exitFine, "pantau antrean"},
		{[]string{"version"}, exitFine, "pantau "},
		{[]string{"apa"}, exitUsage, "apa"},
		{[]string{"tanya"}, exitUsage, "/indikator"},
		{[]string{"tanya", "--xml", "x"}, exitUsage, "tanya"},
		{[]string{"periksa", "x"}, exitUsage, "periksa"},
		{[]string{"run", "x"}, exitUsage, "run"},
		{[]string{"demo", "x"}, exitUsage, "demo"},
		{[]string{"demo", "--addr", "0.0.0.0:0"}, exitUsage, "127.0.0.1"},
		{[]string{"run"}, exitFailed, "TELEGRAM_TOKEN"},
	}
	for _, tt := range tests {
		got := pantau(t, nil, tt.args...)
		if got.code != tt.code || !strings.Contains(got.out+got.errs, tt.says) {
			t.Errorf("%q: code %d, want %d\n%s%s", tt.args, got.code, tt.code, got.out, got.errs)
		}
		if inOut := got.out != ""; inOut != (tt.code == exitFine) {
			t.Errorf("%q: code %d, but out is %q", tt.args, got.code, got.out)
		}
	}
}

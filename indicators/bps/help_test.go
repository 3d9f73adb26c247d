package bps_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pantau/indicators"
	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

// key is one that would be noticed anywhere.
const key = "s3cr3t-k3y-0f-0urs"

// transport is a function that answers requests.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// body is an answer with a status, a content type and a body.
func body(status int, kind, text string) *http.Response {
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {kind}},
		Body: io.NopCloser(strings.NewReader(text)),
	}
}

// always answers every request with one body.
func always(status int, kind, text string) transport {
	return func(*http.Request) (*http.Response, error) { return body(status, kind, text), nil }
}

// file answers with a recorded body.
func file(t *testing.T, name string) transport {
	t.Helper()
	return always(200, "application/json", string(recorded(t, name)))
}

func recorded(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// client asks through a transport and logs into a buffer.
func client(t *testing.T, h http.RoundTripper) (*bps.Client, *bytes.Buffer) {
	t.Helper()
	log := new(bytes.Buffer)
	c, err := bps.New(bps.Config{Key: key, Contact: "pantau@example.id", HTTP: h, Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return c, log
}

// years are years with their usual IDs.
func years(all ...int) (pairs []bps.Year) {
	for _, y := range all {
		pairs = append(pairs, bps.Year{ID: y - 1900, Year: y})
	}
	return pairs
}

// cell is a figure of a table, "0000/621" and the like.
func cell(t testing.TB, table, region, label, period, value string) indicators.TableCell {
	t.Helper()
	of := map[string]indicators.Indicator{
		"0000/621": indicators.P0, "0000/619": indicators.Poor, "0000/624": indicators.Line, "0000/622": indicators.P1, "0000/623": indicators.P2,
		"0000/192": indicators.P0, "0000/185": indicators.Poor, "0000/195": indicators.Line, "0000/503": indicators.P1,
	}
	p, ok := indicators.ParsePeriod(period)
	d, err := indicators.ParseDecimal(value)
	if !ok || err != nil {
		t.Fatalf("%s %s: %v", period, value, err)
	}
	return indicators.TableCell{Region: region, Label: label, Indicator: of[table], Period: p, Value: d, Table: table, Stamp: "2026-01-05 11:00:00"}
}

// server has one figure in each table, and in some more.
func server(t testing.TB) (*bpstest.Server, []indicators.TableCell) {
	t.Helper()
	cells := []indicators.TableCell{
		cell(t, "0000/621", "6311", "Balangan", "2025-03", "5.20"),
		cell(t, "0000/621", "6371", "Kota Banjarmasin", "2025-03", "4.00"),
		cell(t, "0000/621", "6311", "Balangan", "2024-03", "4.87"),
		cell(t, "0000/619", "6311", "Balangan", "2025-03", "7.10"),
		cell(t, "0000/624", "6311", "Balangan", "2025-03", "545120"),
		cell(t, "0000/622", "6311", "Balangan", "2025-03", "0.80"),
		cell(t, "0000/623", "6311", "Balangan", "2025-03", "0.19"),
		cell(t, "0000/623", "6300", "KALIMANTAN SELATAN", "2025-03", "0.13"),
		cell(t, "0000/192", "6300", "KALIMANTAN SELATAN", "2025-09", "3.73"),
		cell(t, "0000/192", "6300", "KALIMANTAN SELATAN", "2025-03", "3.84"),
		cell(t, "0000/192", "0000", "INDONESIA", "2026-03", "8.07"),
		cell(t, "0000/185", "0000", "INDONESIA", "2025-03", "23850.00"),
		cell(t, "0000/195", "0000", "INDONESIA", "2025-03", "609160"),
		cell(t, "0000/503", "0000", "INDONESIA", "2025-03", "1.36"),
	}
	s := bpstest.New(key)
	if !s.Put(cells...) {
		t.Fatal("the server does not know a table")
	}
	return s, cells
}

// took is how long f takes.
func took(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

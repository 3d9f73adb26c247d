package summaries_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pantau/summaries"
	"pantau/summaries/ledgertest"
)

var writeRecord = flag.Bool("write-record", false, "write testdata/ledger/item.json anew")

// TestRecordStays reads an item as it was written once: all of it is found again, and
// would be written again. What a later program adds to items may stand beside it. Who
// changes the file, or the order of the indicators, makes the ledgers of those who run
// Pantau unreadable.
func TestRecordStays(t *testing.T) {
	const file = "testdata/ledger/item.json"
	if *writeRecord {
		now, err := summaries.EncodeItem(ledgertest.Whole())
		noError(t, err)
		noError(t, os.WriteFile(file, now, 0o600))
	}
	then, err := os.ReadFile(file)
	noError(t, err)
	i, err := summaries.DecodeItem(then)
	noError(t, err)
	for _, i := range []summaries.Item{i, ledgertest.Whole()} {
		now, err := summaries.EncodeItem(i)
		noError(t, err)
		if lost := missingIn("", recordTree(t, then), recordTree(t, now)); lost != "" {
			t.Errorf("the record has no longer the same %s", lost)
		}
	}
	if !strings.Contains(string(then), `"Indicator":4`) || !strings.Contains(string(then), `"Value":-0.20`) {
		t.Error("the record of P2 is another one")
	}
}

// recordTree is JSON with numbers as they are written.
func recordTree(t *testing.T, text []byte) (v any) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	noError(t, d.Decode(&v))
	return v
}

// missingIn is the first place where b has not what a has.
func missingIn(at string, a, b any) string {
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for k, v := range a {
			if m := missingIn(at+"."+k, v, other[k]); m != "" {
				return m
			}
		}
		return ""
	case []any:
		other, _ := b.([]any)
		for n, v := range a {
			if n >= len(other) {
				return at
			}
			if m := missingIn(fmt.Sprint(at, ".", n), v, other[n]); m != "" {
				return m
			}
		}
		return ""
	}
	if a != b {
		return at
	}
	return ""
}

// TestWhole makes sure that the contract's item has something in every field, so that
// one that does not come back is noticed.
func TestWhole(t *testing.T) {
	i := ledgertest.Whole()
	i.Number, i.Version = 1, 1 // the ledger's to give
	former := &i.Changes[0].Former.Draft
	for _, d := range []*summaries.Summary{i.Draft, former} {
		d.Claims, d.Cross = d.Claims[:1], d.Cross[:1]
		d.Derived[0].From[1] = d.Derived[0].From[0]
	}
	if name := emptyField("Item", reflect.ValueOf(i)); name != "" {
		t.Errorf("%s is empty in ledgertest.Whole: give it a value", name)
	}
}

// emptyField is the name of a field that is empty.
func emptyField(name string, v reflect.Value) string {
	if v.IsZero() {
		return name
	}
	switch v.Kind() {
	case reflect.Pointer:
		return emptyField(name, v.Elem())
	case reflect.Slice, reflect.Array:
		for n := range v.Len() {
			if e := emptyField(name, v.Index(n)); e != "" {
				return e
			}
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return ""
		}
		for n := range v.NumField() {
			if e := emptyField(name+"."+v.Type().Field(n).Name, v.Field(n)); e != "" {
				return e
			}
		}
	}
	return ""
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A page with as many figures as are read of one, all of which the tables have, can be
// kept, whatever was left out of its summary.
func TestManyFiguresCanBeKept(t *testing.T) {
	const most = 600
	whole := ledgertest.Whole()
	x, d := whole.Draft.Cross[0], whole.Draft.Dropped[0]
	d.Reason = strings.Repeat("tidak cocok ", 20)
	whole.Draft.Cross, whole.Draft.Dropped = slices.Repeat([]summaries.Cross{x}, most), slices.Repeat([]summaries.Dropped{d}, most)
	text, err := summaries.EncodeItem(whole)
	noError(t, err)
	i, err := summaries.DecodeItem(text)
	noError(t, err)
	if len(i.Draft.Cross) != most || len(i.Draft.Dropped) == most || len(whole.Draft.Dropped) != most {
		t.Errorf("kept are %d figures of the tables and %d left out", len(i.Draft.Cross), len(i.Draft.Dropped))
	}
}

func TestDecodeItemRefuses(t *testing.T) {
	const fine = `{"Schema":1,"Item":{"Release":{"ID":"a"}}}`
	if i, err := summaries.DecodeItem([]byte(fine)); err != nil || i.Release.ID != "a" {
		t.Errorf("%v, %v", i, err)
	}
	for text, want := range map[string]error{
		`{"Schema":2,"Item":{"Release":{"ID":"a"}}}`:                                         summaries.ErrNewer,
		`{"Schema":2,"Item":{"Release":{"ID":"a"},"Mood":1}}`:                                summaries.ErrNewer,
		`{"Schema":2,"Item":"another shape"}`:                                                summaries.ErrNewer,
		`{"Item":"another shape","Schema":2}`:                                                summaries.ErrNewer,
		`{"Schema":1,"Item":{"Release":{"ID":"a"},"Mood":1}}`:                                summaries.ErrNewer,
		`{"Schema":1,"Item":{"Release":{"ID":"a"},"Draft":{"Claims":[{"Mood":{"a":[1]}}]}}}`: summaries.ErrNewer,
		`{"Schema":1,"Item":{"Release":{"ID":""}}}`:                                          summaries.ErrRecord,
		`{"Schema":0,"Item":{"Release":{"ID":"a"}}}`:                                         summaries.ErrRecord,
		`{"Schema":1,"Item":{"Release":{"ID":"a"},"Tries":"x"}}`:                             summaries.ErrRecord,
		`{"Schema":1,"Item":{"Release":{"ID":"a"},"Draft":{"Claims":[{"Value":"x"}]}}}`:      summaries.ErrRecord,
		fine + `1`:         summaries.ErrRecord,
		fine[:len(fine)-1]: summaries.ErrRecord,
		`1 abc ` + fine:    summaries.ErrRecord,
		"":                 summaries.ErrRecord,
		"null":             summaries.ErrRecord,
		`{"Schema":1}`:     summaries.ErrRecord,
		"\x00\xff":         summaries.ErrRecord,
	} {
		if i, err := summaries.DecodeItem([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v, %v; want %v", text, i.Release, err, want)
		}
	}
}

// FuzzDecodeItem reads any record: it is an item that is written and read back the same,
// or one of two errors.
func FuzzDecodeItem(f *testing.F) {
	whole, err := summaries.EncodeItem(ledgertest.Whole())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"Schema":1,"Item":{"Release":{"ID":"a"},"FoundAt":"2026-12-01T04:00:00+07:00"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		i, err := summaries.DecodeItem(text)
		if err != nil {
			if !errors.Is(err, summaries.ErrRecord) && !errors.Is(err, summaries.ErrNewer) {
				t.Errorf("error is %v", err)
			}
			return
		}
		again, err := summaries.EncodeItem(i)
		if errors.Is(err, summaries.ErrItem) {
			return // too large, or a year beyond 9999
		}
		first, err1 := summaries.DecodeItem(again)
		second, err2 := summaries.EncodeItem(first)
		if err != nil || err1 != nil || err2 != nil || string(second) != string(again) {
			t.Errorf("%s became %s: %v, %v, %v", again, second, err, err1, err2)
		}
	})
}

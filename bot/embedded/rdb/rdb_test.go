package rdb_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/embedded/rdb"
)

// sample is one key of each kind, with lengths on both sides of the forms that a
// length has.
var sample = []rdb.Entry{
	{Key: "region", Value: rdb.String("6311")},
	{Key: "", Value: rdb.String("")},
	{Key: "bytes\x00\xff", Value: rdb.String("\x00\xfe\xff"), Expires: time.UnixMilli(1_900_000_000_123)},
	{Key: "63", Value: rdb.String(strings.Repeat("a", 63))},
	{Key: "64", Value: rdb.String(strings.Repeat("a", 64))},
	{Key: "16383", Value: rdb.String(strings.Repeat("a", 16383))},
	{Key: "16384", Value: rdb.String(strings.Repeat("a", 16384))},
	{Key: "list", Value: rdb.List{"b", "a", "b", ""}},
	{Key: "set", Value: rdb.Set{"a", "b"}, Expires: time.UnixMilli(1)},
	{Key: "hash", Value: rdb.Hash{"field": "text", "": ""}},
	{Key: "sorted", Value: rdb.Sorted{"a": 1.5, "b": math.Inf(1), "c": math.Inf(-1), "d": math.SmallestNonzeroFloat64}},
}

func write(t interface{ Fatal(...any) }, entries []rdb.Entry) []byte {
	w := rdb.NewWriter()
	for _, e := range entries {
		if err := w.Put(e); err != nil {
			t.Fatal(err)
		}
	}
	return w.Bytes()
}

func read(file []byte) ([]rdb.Entry, error) {
	var entries []rdb.Entry
	err := rdb.Read(file, func(e rdb.Entry) error {
		entries = append(entries, e)
		return nil
	})
	return entries, err
}

func TestRoundTrip(t *testing.T) {
	for name, entries := range map[string][]rdb.Entry{"sample": sample, "nothing": nil} {
		got, err := read(write(t, entries))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(entries, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRoundTripOfAnything(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(rapid.Byte(), 0, 80).Draw(t, "text"))
	})
	score := rapid.Float64().Filter(func(f float64) bool { return !math.IsNaN(f) })
	value := rapid.OneOf(
		rapid.Map(text, func(s string) rdb.Value { return rdb.String(s) }),
		rapid.Map(rapid.SliceOfN(text, 1, 70), func(s []string) rdb.Value { return rdb.List(s) }),
		rapid.Map(rapid.SliceOfNDistinct(text, 1, 70, rapid.ID), func(s []string) rdb.Value { return rdb.Set(s) }),
		rapid.Map(rapid.MapOfN(text, text, 1, 70), func(m map[string]string) rdb.Value { return rdb.Hash(m) }),
		rapid.Map(rapid.MapOfN(text, score, 1, 70), func(m map[string]float64) rdb.Value { return rdb.Sorted(m) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		var entries []rdb.Entry
		for _, key := range rapid.SliceOfNDistinct(text, 0, 10, rapid.ID).Draw(t, "keys") {
			e := rdb.Entry{Key: key, Value: value.Draw(t, "value")}
			if rapid.Bool().Draw(t, "expires") {
				e.Expires = time.UnixMilli(rapid.Int64Range(0, 1<<45).Draw(t, "at"))
			}
			entries = append(entries, e)
		}
		got, err := read(write(t, entries))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(entries, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// A file with any one bit turned, or any part of its end missing, is damaged, and
// nothing of it is handed out.
func TestDamage(t *testing.T) {
	file := write(t, append(sample[:3:3], sample[7:]...))
	refused := func(what string, n int, broken []byte) {
		entries, err := read(broken)
		if !errors.Is(err, rdb.ErrDamaged) || len(entries) > 0 {
			t.Errorf("%s %d: %d keys and %v; want none and ErrDamaged", what, n, len(entries), err)
		}
	}
	for bit := range len(file) * 8 {
		broken := []byte(string(file))
		broken[bit/8] ^= 1 << (bit % 8)
		refused("bit", bit, broken)
	}
	for n := range file {
		refused("length", n, file[:n])
	}
	refused("longer by", 1, append([]byte(string(file)), 0))
}

func TestPutRefuses(t *testing.T) {
	w := rdb.NewWriter()
	for _, v := range []rdb.Value{
		nil, rdb.List{}, rdb.Set(nil), rdb.Hash{}, rdb.Sorted{}, rdb.Sorted{"a": math.NaN()},
	} {
		if err := w.Put(rdb.Entry{Key: "k", Value: v, Expires: time.UnixMilli(1)}); err == nil {
			t.Errorf("no error for %#v", v)
		}
	}
	if entries, err := read(w.Bytes()); err != nil || len(entries) != 0 {
		t.Errorf("after refusals: %v, %v; want an empty snapshot", entries, err)
	}
}

func TestErrorOfCallerEndsReading(t *testing.T) {
	full, calls := errors.New("full"), 0
	err := rdb.Read(write(t, sample), func(rdb.Entry) error { calls++; return full })
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%v after %d calls; want the caller's error after one", err, calls)
	}
}

// Package booktest is the contract of the book of figures: what every book does,
// wherever it keeps its entries.
package booktest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/indicators"
)

// Book is a book with the list of its news.
type Book interface {
	indicators.Book
	indicators.News
}

// Test runs the contract on books that open makes; each must be empty and a
// different one.
func Test(t *testing.T, open func(t *testing.T) Book) {
	for name, test := range map[string]func(*testing.T, Book){
		"empty":          testEmpty,
		"entries":        testEntries,
		"replaces":       testReplaces,
		"held":           testHeld,
		"news":           testNews,
		"told once":      testToldOnce,
		"told meanwhile": testToldMeanwhile,
		"refuses":        testRefuses,
		"many":           testMany,
		"version":        testVersion,
		"side by side":   testSideBySide,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

// start is the time of the contract's first entries.
var start = time.Date(2026, 12, 1, 4, 0, 0, 123e6, time.UTC)

// at is an entry for the persentase of Balangan in March 2026, so many minutes
// after the contract's beginning.
func at(minutes int, value string) indicators.Entry {
	return indicators.Entry{Region: "6311", Indicator: indicators.P0, Period: indicators.Period{Year: 2026, Month: indicators.March},
		Value: decimal(value), Origin: indicators.FromAPI, Source: "BPS Web API, tabel 0000/621",
		Stamp: "2026-12-01 11:00:00", At: start.Add(time.Duration(minutes) * time.Minute)}
}

// decimal reads a number of the contract's own.
func decimal(s string) indicators.Decimal {
	d, _ := indicators.ParseDecimal(s) // a wrong one would be 0, which no test expects
	return d
}

func was(e indicators.Entry, value string) indicators.Entry {
	v := decimal(value)
	e.Was = &v
	return e
}

func waiting(e indicators.Entry) indicators.Entry {
	e.Held = indicators.HeldJump
	return e
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds tells what a book has.
func holds(t *testing.T, b Book, want ...indicators.Entry) {
	t.Helper()
	got, _, err := b.Entries(t.Context())
	check(t, err)
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("entries (-want +got):\n%s", d)
	}
}

// owes tells what a book has to tell.
func owes(t *testing.T, b Book, want ...indicators.Entry) {
	t.Helper()
	got, err := b.Untold(t.Context())
	check(t, err)
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("untold (-want +got):\n%s", d)
	}
}

func testEmpty(t *testing.T, b Book) {
	holds(t, b)
	owes(t, b)
	check(t, b.Write(t.Context(), true))
	check(t, b.Drop(t.Context()))
	check(t, b.Told(t.Context()))
	check(t, b.Drop(t.Context(), waiting(at(0, "4.50"))))
	check(t, b.Told(t.Context(), at(0, "4.50")))
	holds(t, b)
	owes(t, b)
}

func testEntries(t *testing.T, b Book) {
	e := was(at(0, "4.50"), "4.640")
	e.Origin, e.Reason, e.By = indicators.FromCorrection, "salah ketik: \"4,64\"\n", "BPS Kabupaten Balangan"
	line := at(1, "0")
	line.Indicator, line.Value, line.Period = indicators.Line, decimal("544169"), indicators.Period{Year: 2012}
	earlier := at(1, "0.50")
	earlier.Region, earlier.Indicator = "0000", indicators.P1
	check(t, b.Write(t.Context(), false, e, line, earlier))
	holds(t, b, earlier, e, line)
	owes(t, b)
}

func testReplaces(t *testing.T, b Book) {
	check(t, b.Write(t.Context(), false, at(0, "4.50")))
	check(t, b.Write(t.Context(), false, at(1, "4.55")))
	holds(t, b, was(at(1, "4.55"), "4.50"))
	again := at(2, "4.55")
	again.Stamp = "2026-12-24 09:00:00"
	check(t, b.Write(t.Context(), false, again))
	holds(t, b, was(again, "4.50"))

	corrected := at(3, "4.60")
	corrected.Origin, corrected.Reason, corrected.By = indicators.FromCorrection, "salah ketik", "BPS"
	check(t, b.Write(t.Context(), false, corrected, at(4, "4.55"))) // the table still has the mistake
	holds(t, b, was(corrected, "4.55"))
	check(t, b.Write(t.Context(), false, at(4, "4.60")))
	confirmed := was(at(4, "4.60"), "4.55")
	confirmed.Reason, confirmed.By = "salah ketik", "BPS"
	holds(t, b, confirmed)
}

func testHeld(t *testing.T, b Book) {
	told, odd := at(0, "4.50"), waiting(was(at(1, "45.00"), "4.50"))
	check(t, b.Write(t.Context(), true, told, odd))
	holds(t, b, told, odd)
	owes(t, b, told)
	check(t, b.Drop(t.Context(), waiting(at(1, "46.00")))) // another value than is held
	holds(t, b, told, odd)
	check(t, b.Drop(t.Context(), odd))
	holds(t, b, told)
	check(t, b.Write(t.Context(), true, waiting(at(2, "45.00")))) // turned down: nobody is asked again
	holds(t, b, told)
	check(t, b.Write(t.Context(), true, waiting(at(3, "44.00"))))
	holds(t, b, told, waiting(at(3, "44.00")))
	passed := at(4, "44.00")
	check(t, b.Write(t.Context(), false, passed))
	check(t, b.Drop(t.Context(), waiting(at(3, "44.00"))))
	holds(t, b, was(passed, "4.50"))
}

func testNews(t *testing.T, b Book) {
	later := at(5, "0.40")
	later.Indicator = indicators.P1
	check(t, b.Write(t.Context(), true, later, at(0, "4.50")))
	owes(t, b, at(0, "4.50"), later)
	check(t, b.Write(t.Context(), true, at(6, "4.55"))) // before anybody was told of 4.50
	owes(t, b, later, at(6, "4.55"))
	check(t, b.Told(t.Context(), at(6, "4.55"), later))
	owes(t, b)
	check(t, b.Write(t.Context(), true, at(7, "4.60")))
	owes(t, b, was(at(7, "4.60"), "4.55"))
	check(t, b.Write(t.Context(), true, at(8, "4.55"))) // back to what is known
	owes(t, b)
	holds(t, b, was(at(8, "4.55"), "4.60"), later)
	check(t, b.Told(t.Context(), was(at(7, "4.60"), "4.55"))) // somebody was telling it meanwhile
	owes(t, b, was(at(8, "4.55"), "4.60"))
}

func testToldOnce(t *testing.T, b Book) {
	check(t, b.Write(t.Context(), true, at(0, "4.50")))
	check(t, b.Told(t.Context(), at(0, "4.50")))
	check(t, b.Write(t.Context(), true, at(1, "4.50"))) // another replica read the same table
	owes(t, b)
	check(t, b.Write(t.Context(), false, at(2, "4.55"))) // not for telling
	owes(t, b)
}

func testToldMeanwhile(t *testing.T, b Book) {
	check(t, b.Write(t.Context(), true, at(0, "4.50")))
	check(t, b.Write(t.Context(), false, at(1, "4.55"))) // nobody hears 4.50 any more
	owes(t, b, at(1, "4.55"))
	check(t, b.Told(t.Context(), at(0, "4.50")))
	owes(t, b, was(at(1, "4.55"), "4.50"))
}

func testRefuses(t *testing.T, b Book) {
	strange := at(0, "4.50")
	strange.Region = "63110"
	month := at(0, "4.50")
	month.Period.Month = 4
	fine := waiting(at(0, "4.50"))
	fine.Value.Places = 5
	before := was(at(0, "4.50"), "4.64")
	before.Was.Places = 5
	for name, e := range map[string]indicators.Entry{"region": strange, "month": month, "percent": at(0, "100.01"),
		"places": fine, "places before": before} {
		if err := b.Write(t.Context(), true, at(0, "4.50"), e); !errors.Is(err, indicators.ErrData) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	holds(t, b)
}

func testMany(t *testing.T, b Book) {
	var many []indicators.Entry
	for code := 1101; code < 1101+150; code++ {
		for _, i := range indicators.All {
			e := at(0, "1.25")
			e.Region, e.Indicator = string([]byte{'1', byte('0' + code/100%10), byte('0' + code/10%10), byte('0' + code%10)}), i
			many = append(many, e)
		}
	}
	check(t, b.Write(t.Context(), true, many...))
	holds(t, b, many...)
	owed, err := b.Untold(t.Context())
	check(t, err)
	if len(owed) != len(many) {
		t.Errorf("%d are untold of %d", len(owed), len(many))
	}
	check(t, b.Told(t.Context(), owed...))
	owes(t, b)
}

func testVersion(t *testing.T, b Book) {
	last, err := b.Version(t.Context())
	check(t, err)
	for _, write := range []func() error{
		func() error { return b.Write(t.Context(), false, at(0, "4.50")) },
		func() error { return b.Write(t.Context(), false, at(0, "4.50")) },
		func() error { return b.Write(t.Context(), false, waiting(at(1, "45.00"))) },
		func() error { return b.Drop(t.Context(), waiting(at(1, "45.00"))) },
	} {
		check(t, write())
		v, err := b.Version(t.Context())
		check(t, err)
		if v <= last {
			t.Errorf("version is %d after %d", v, last)
		}
		last = v
	}
	if _, v, err := b.Entries(t.Context()); err != nil || v != last {
		t.Errorf("entries are of version %d, %v; want %d", v, err, last)
	}
}

// testSideBySide has several write at once: nothing is lost, and what was told
// before is always what stood there.
func testSideBySide(t *testing.T, b Book) {
	const writers = 6
	done := make(chan error)
	for n := range writers {
		go func() {
			own := at(n, "0.50")
			own.Indicator, own.Period.Year = indicators.P1, 2016+n
			done <- b.Write(t.Context(), true, at(n, "4.5"+string(rune('0'+n))), own)
		}()
	}
	for range writers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	all, _, err := b.Entries(t.Context())
	check(t, err)
	if len(all) != writers+1 || all[0].Was == nil || all[0].Was.Cmp(all[0].Value) == 0 {
		t.Errorf("%d entries, the first %v", len(all), all[0])
	}
	owed, err := b.Untold(t.Context())
	check(t, err)
	if len(owed) != writers+1 {
		t.Errorf("%d are untold", len(owed))
	}
}

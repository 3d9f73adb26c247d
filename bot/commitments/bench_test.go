package commitments_test

import (
	"fmt"
	"runtime"
	"testing"

	"pantau/bot/commitments"
)

func BenchmarkStageAt(b *testing.B) {
	for _, days := range []int{60, 8, -5, -250} {
		terms := commitments.Terms{Deadline: date("2026-12-31"), Begun: date("2026-01-05"), Status: commitments.Waiting}
		now := terms.Deadline.AddDays(-days).At(8*60+30, wita)
		for name, cal := range map[string]commitments.Calendar{"calendar": lebaran(), "almanac": commitments.NewAlmanac(lebaran())} {
			b.Run(fmt.Sprintf("%s/%d", name, days), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					commitments.StageAt(terms, now, cal)
				}
			})
		}
	}
}

// many keeps n open commitments of three SKPD, with deadlines over a year, a quarter of
// them over.
func many(b *testing.B, n int) commitments.Store {
	s := commitments.NewMemory()
	like := commitments.Entry{At: at("2026-01-05"), Day: date("2026-01-05"), What: commitments.WasImported}
	for done := 0; done < n; done += 1000 {
		list := make([]commitments.Commitment, 0, 1000)
		for i := range 1000 {
			c := shared()
			c.Deadline, c.Begun = date("2026-09-01").AddDays((done+i)%365), date("2026-01-05")
			c.Details = "Pelatihan bagi peserta dari keluarga miskin di seluruh kecamatan, dengan pendampingan sampai mereka bekerja."
			list = append(list, c)
		}
		_, err := commitments.Add(b.Context(), s, "6311", like, list...)
		check(b, err)
	}
	return s
}

// A day's pass over all that is open in a region: read page by page, decoded, and the
// stage and mark of every part.
func BenchmarkPass(b *testing.B) {
	const n = 10_000
	s, now := many(b, n), at("2026-12-28")
	var before, most runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b.ReportAllocs()
	for b.Loop() {
		cal, parts := commitments.NewAlmanac(lebaran()), 0
		for c, err := range commitments.Each(b.Context(), s, "6311", commitments.Current) {
			check(b, err)
			for _, p := range c.Parties {
				if d := c.DueOf(p, now, cal); len(commitments.Mark("6311", c, p, d, -1001)) > 0 {
					parts++
				}
			}
		}
		if parts != 3*n {
			b.Fatalf("%d parts", parts)
		}
		runtime.ReadMemStats(&most)
	}
	b.ReportMetric(float64(int64(most.HeapInuse)-int64(before.HeapInuse))/(1<<20), "heap-MB")
}

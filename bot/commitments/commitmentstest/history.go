package commitmentstest

import (
	"fmt"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func history(d desk) {
	day := entry("", "").Day
	var entries []commitments.Entry
	for i := range 4 {
		entries = append(entries, entry("komitmen 1", fmt.Sprint(i)), entry("komitmen 12", fmt.Sprint("x", i)))
	}
	d.write(nil, entries[:3]...)
	d.write(nil, entries[3:]...)
	tomorrow := entry("komitmen 1", "tomorrow")
	tomorrow.Day = day.AddDays(1)
	d.write(nil, tomorrow)
	d.tells("komitmen 1", 99, "0", "1", "2", "3", "tomorrow")
	d.tells("komitmen 1", 2, "3", "tomorrow")
	d.tells("komitmen 1", 0)
	d.tells("komitmen 1", -1)
	d.tells("komitmen 12", 99, "x0", "x1", "x2", "x3")
	d.tells("komitmen 2", 99)
	d.day(day, 99, "0", "x0", "1", "x1", "2", "x2", "3", "x3")
	d.day(day, 3, "x2", "3", "x3")
	d.day(day, 0)
	d.day(tomorrow.Day, 99, "tomorrow")
	d.day(day.AddDays(-1), 99)

	whole := commitments.Entry{
		At: time.Date(2026, 12, 31, 23, 59, 59, 123, time.FixedZone("WITA", 8*3600)), Day: commitments.NewDate(2026, 12, 31),
		By: "Kepala \"Dinsos\" {x}", What: commitments.WasMoved, About: "libur {y}: ä", SKPD: "dinsos", From: "2026-12-31\n\x01", To: "😀", Reason: "gagal lelang\\",
	}
	d.write(nil, whole)
	got, err := d.History(d.Context(), region, whole.About, 1)
	d.check(err)
	if diff := cmp.Diff([]commitments.Entry{whole}, got); diff != "" {
		d.Errorf("an entry that was kept (-want +got):\n%s", diff)
	}
}

// Days end; what is kept of a thing does not.
func daysEnd(d desk) {
	first := entry("komitmen 1", "first")
	write := func(days int, to string) {
		e := entry("komitmen 1", to)
		e.Day = first.Day.AddDays(days)
		d.write(nil, e)
	}
	d.write(nil, first)
	d.pass(d.T, (commitments.KeepsDays-1)*24*time.Hour)
	write(commitments.KeepsDays-1, "later")
	d.day(first.Day, 9, "first")
	d.pass(d.T, 2*24*time.Hour)
	write(commitments.KeepsDays+1, "last")
	d.day(first.Day, 9)
	d.day(first.Day.AddDays(commitments.KeepsDays-1), 9, "later")
	d.day(first.Day.AddDays(commitments.KeepsDays+1), 9, "last")
	d.tells("komitmen 1", 9, "first", "later", "last")
}

// Of a day on which very much happened the last entries are kept.
func longDay(d desk) {
	day := entry("", "").Day
	for round := range commitments.MaxDay/commitments.MaxChanges + 1 {
		var entries []commitments.Entry
		for i := range commitments.MaxChanges {
			entries = append(entries, entry(fmt.Sprint("impor ", round), fmt.Sprint(round, " ", i)))
		}
		d.write(nil, entries...)
	}
	all, err := d.Day(d.Context(), region, day, 2*commitments.MaxDay)
	d.check(err)
	if len(all) != commitments.MaxDay || all[0].To != "1 0" {
		d.Errorf("%d entries are kept, from %q on; want %d, from the second round on", len(all), all[0].To, commitments.MaxDay)
	}
	d.tells("impor 0", 1, fmt.Sprint("0 ", commitments.MaxChanges-1))
}

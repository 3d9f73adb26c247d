package text_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/people"
	"pantau/bot/text"
)

func TestParseDay(t *testing.T) {
	for words, want := range map[string]string{
		"26 desember 2026":               "2026-12-26 full",
		"26 Desember 2026 daerah X":      "2026-12-26 full +daerah X",
		"26/12/2026":                     "2026-12-26 full",
		"2-1-2027 cuti":                  "2027-01-02 full +cuti",
		"2026-12-26":                     "2026-12-26 full",
		"29 februari 2028":               "2028-02-29 full",
		"29 februari 2027":               "",
		"31 april 2027":                  "",
		"10 januari":                     "2027-01-10",
		"23 november":                    "2026-11-23",
		"22 nov":                         "2027-11-22",
		"10 januari daerah":              "2027-01-10 +daerah",
		"januari 2027":                   "",
		"32 januari 2027":                "",
		"1 januari 1999":                 "",
		"besok":                          "",
		"":                               "",
		"8 februari 2027 - 9 maret 2027": "2027-02-08 full +- 9 maret 2027",
	} {
		day, full, rest, ok := text.ParseDay(words, noon)
		got := ""
		if ok {
			got = day.Format(time.DateOnly)
			if full {
				got += " full"
			}
			if rest != "" {
				got += " +" + rest
			}
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", words, got, want)
		}
	}
}

func TestParsePause(t *testing.T) {
	for words, want := range map[string]string{
		"2 minggu": "2026-12-07 12:00", "3 hari": "2026-11-26 12:00", "1 bulan": "2026-12-23 12:00", "seminggu": "2026-11-30 12:00", "sebulan": "2026-12-23 12:00",
		"setahun": "2027-11-23 12:00", "1 tahun": "2027-11-23 12:00", "12 bulan": "2027-11-23 12:00", "365 hari": "2027-11-23 12:00", "52 minggu": "2027-11-22 12:00",
		"selama 2 minggu": "2026-12-07 12:00", "sampai 10 januari": "2027-01-10 00:00", "sampai dengan 10/01/2027": "2027-01-10 00:00", "hingga 24 november": "2026-11-24 00:00",
		"2 tahun": "", "13 bulan": "", "400 hari": "", "53 minggu": "", "0 hari": "", "-1 hari": "", "sampai 23 november": "", "sampai 10 januari 2020": "", "sampai 10 januari 2029": "",
		"selamanya": "", "minggu": "", "2": "", "": "", "2 minggu lagi ya": "", "se": "",
	} {
		until, ok := text.ParsePause(words, noon)
		got := ""
		if ok {
			got = until.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q ends %q, want %q", words, got, want)
		}
	}
}

func TestParseQuiet(t *testing.T) {
	for words, want := range map[string]string{
		"20-06": "20.00-06.00", "20.00-06.00": "20.00-06.00", "20:30 – 5:15": "20.30-05.15", "pukul 21 sampai pukul 5": "21.00-05.00", "jam 22.00 s.d. 24.00": "22.00-00.00",
		"mati": "none", "biasa": "usual", "20-20": "", "20": "", "25-06": "", "20.60-06": "", "20.5-06": "", "20-06 besok": "", "": "",
	} {
		q, ok := text.ParseQuiet(words)
		got := ""
		switch {
		case ok && q == nil:
			got = "usual"
		case ok && *q == people.Quiet{}:
			got = "none"
		case ok:
			got = text.Clock(q.From) + "-" + text.Clock(q.To)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", words, got, want)
		}
	}
}

// Whatever is read lies within the bounds, and what is written is read back.
func FuzzDates(f *testing.F) {
	for _, words := range []string{"26 desember 2026", "2 minggu", "sampai 10 januari", "20-06", "8:30", "2026-12-26 x", "seminggu", "31/02/2027"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if day, _, rest, ok := text.ParseDay(words, noon); ok {
			_, long, _ := strings.Cut(text.LongDay(day), ", ")
			again, full, _, okAgain := text.ParseDay(long, noon)
			if !okAgain || !full || !again.Equal(day) || len(rest) > len(words) {
				t.Errorf("%q is %v, and that is read as %v", words, day, again)
			}
		}
		if until, ok := text.ParsePause(words, noon); ok && (!until.After(noon) || until.After(noon.AddDate(1, 0, 1))) {
			t.Errorf("%q pauses until %v", words, until)
		}
		if minutes, _, ok := text.ParseClock(words); ok && (minutes < 0 || minutes >= 24*60) {
			t.Errorf("%q is minute %d", words, minutes)
		}
		if q, ok := text.ParseQuiet(words); ok && q != nil && *q != (people.Quiet{}) {
			again, okAgain := text.ParseQuiet(text.Clock(q.From) + "-" + text.Clock(q.To))
			if !okAgain || again == nil || *again != *q {
				t.Errorf("%q is %v, and that is read as %v", words, q, again)
			}
		}
	})
}

package commitments_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"pantau/bot/commitments"
)

// told is a reading in one line: a date, or what is asked, or why it is refused.
func told(r commitments.Reading) string {
	if r.Problem != "" {
		return "! " + string(r.Problem)
	}
	if !r.Asks() {
		return r.Date.String()
	}
	var days []string
	for _, c := range r.Choices {
		days = append(days, strings.TrimSpace(c.Date.String()+" "+string(c.Kind)))
	}
	return "? " + strings.Join(days, ", ")
}

// On Wednesday, 25 November 2026.
var datesRead = []struct{ words, want string }{
	{"31 Desember 2026", "2026-12-31"},
	{"31 DESEMBER", "2026-12-31"},
	{"31 des", "2026-12-31"},
	{"31 des 26", "2026-12-31"},
	{"31/12/2026", "2026-12-31"},
	{"31-12-26", "2026-12-31"},
	{"31.12.2026", "2026-12-31"},
	{"2026-12-31", "2026-12-31"},
	{"31-des-2026", "2026-12-31"},
	{"31/12", "2026-12-31"},
	{"pada tanggal 31 bulan Desember tahun 2026", "2026-12-31"},
	{"paling lambat 31 Desember 2026.", "2026-12-31"},
	{"Kamis, 31 Desember 2026", "2026-12-31"},
	{"Jumat, 31 Desember 2026", "! another weekday"},
	{"24 november", "2027-11-24"},
	{"25 november", "2026-11-25"},
	{"29 februari", "2028-02-29"},
	{"29 februari 2027", "! no such day"},
	{"31 april", "! no such day"},
	{"32/01/2027", "! no such day"},
	{"12/31/2026", "! no such day"},
	{"24 November 2026", "! past"},
	{"31 Desember 2021", "! past"},
	{"kemarin", "! past"},
	{"31 Desember 2036", "! too far"},
	{"31 Desembr 2026", "2026-12-31"},
	{"17 agutus", "2027-08-17"},
	{"31 desmber", "2026-12-31"},
	{"hari ini", "2026-11-25"},
	{"besok", "2026-11-26"},
	{"bsk", "2026-11-26"},
	{"lusa", "2026-11-27"},
	{"besok lusa", "? 2026-11-26, 2026-11-27"},
	{"tgl 5", "2026-12-05"},
	{"tanggal 30", "2026-11-30"},
	{"tgl 5 bulan depan", "2026-12-05"},
	{"tgl 31 bulan ini", "! no such day"},
	{"tgl 35", "! no such day"},
	{"Jumat", "2026-11-27"},
	{"hari Jumat", "2026-11-27"},
	{"hari Jum'at", "2026-11-27"},
	{"jumat ini", "2026-11-27"},
	{"Jumat depan", "? 2026-11-27 this week, 2026-12-04 next week"},
	{"Senin depan", "2026-11-30"},
	{"Jumat minggu depan", "2026-12-04"},
	{"jumat pekan ini", "2026-11-27"},
	{"senin minggu ini", "! past"},
	{"rabu", "? 2026-11-25 this week, 2026-12-02 next week"},
	{"rabu depan", "2026-12-02"},
	{"hari minggu", "2026-11-29"},
	{"minggu", "2026-11-29"},
	{"hari minggu depan", "? 2026-11-29 this week, 2026-12-06 next week"},
	{"minggu depan", "? 2026-11-30, 2026-12-01, 2026-12-02, 2026-12-03, 2026-12-04"},
	{"minggu ini", "? 2026-11-25, 2026-11-26, 2026-11-27"},
	{"akhir pekan", "? 2026-11-27, 2026-11-28"},
	{"akhir minggu depan", "? 2026-12-04, 2026-12-05"},
	{"akhir bulan", "2026-11-30"},
	{"akhir bulan ini", "2026-11-30"},
	{"akhir bulan depan", "2026-12-31"},
	{"akhir Februari", "2027-02-28"},
	{"akhir bulan Maret 2028", "2028-03-31"},
	{"akhir tahun", "2026-12-31"},
	{"akhir tahun depan", "2027-12-31"},
	{"akhir tahun 2028", "2028-12-31"},
	{"akhir 2027", "2027-12-31"},
	{"akhir triwulan", "2026-12-31"},
	{"akhir triwulan I 2027", "2027-03-31"},
	{"akhir semester", "2026-12-31"},
	{"3 hari lagi", "2026-11-28"},
	{"tiga hari lagi", "2026-11-28"},
	{"dua puluh lima hari lagi", "2026-12-20"},
	{"2 minggu lagi", "2026-12-09"},
	{"seminggu lagi", "2026-12-02"},
	{"dalam 3 bulan", "2027-02-25"},
	{"sebulan lagi", "2026-12-25"},
	{"2 hari ke depan", "2026-11-27"},
	{"setahun lagi", "2027-11-25"},
	{"3 hari kerja lagi", "? 2026-11-30 working days"},
	{"3 hari", "! no date"},
	{"awal Maret", "? 2027-03-01, 2027-03-05, 2027-03-10"},
	{"awal bulan depan", "? 2026-12-01, 2026-12-05, 2026-12-10"},
	{"pertengahan Maret 2027", "? 2027-03-15, 2027-03-20"},
	{"awal tahun 2027", "? 2027-01-10, 2027-01-31 end of the month"},
	{"awal tahun depan", "? 2027-01-10, 2027-01-31 end of the month"},
	{"triwulan I 2027", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
	{"TW I", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
	{"tw 1", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
	{"tw1", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
	{"TW-IV 2026", "? 2026-12-31 end of the quarter, 2027-01-10 limit of reports"},
	{"triwulan keempat", "? 2026-12-31 end of the quarter, 2027-01-10 limit of reports"},
	{"triwulan ke 2 tahun 2027", "? 2027-06-30 end of the quarter, 2027-07-10 limit of reports"},
	{"triwulan ini", "? 2026-12-31 end of the quarter, 2027-01-10 limit of reports"},
	{"triwulan depan", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
	{"triwulan V", "! no date"},
	{"TW I 2026", "! past"},
	{"smt I", "? 2027-06-30 end of the semester, 2027-07-10 limit of reports"},
	{"semester 2", "? 2026-12-31 end of the semester, 2027-01-10 limit of reports"},
	{"minggu II Maret", "? 2027-03-08, 2027-03-09, 2027-03-10, 2027-03-11, 2027-03-12"},
	{"minggu ke-2 Maret 2027", "? 2027-03-08, 2027-03-09, 2027-03-10, 2027-03-11, 2027-03-12"},
	{"minggu kedua bulan depan", "? 2026-12-08, 2026-12-09, 2026-12-10, 2026-12-11, 2026-12-14"},
	{"minggu terakhir Desember", "? 2026-12-25, 2026-12-28, 2026-12-29, 2026-12-30, 2026-12-31"},
	{"minggu V Februari 2027", "! no such day"},
	{"bulan depan", "? 2026-12-15, 2026-12-31 end of the month"},
	{"Maret 2027", "? 2027-03-15, 2027-03-31 end of the month"},
	{"maret", "? 2027-03-15, 2027-03-31 end of the month"},
	{"tahun depan", "? 2027-12-31 end of the year"},
	{"2027", "? 2027-12-31 end of the year"},
	{"sebelum Lebaran", "? "},
	{"sebelum idul fitri 2027", "? "},
	{"lebaran", "? "},
	{"secepatnya", "! no date"},
	{"", "! no date"},
	{"5", "! no date"},
	{"dinas sosial", "! no date"},
	{"2026", "? 2026-12-31 end of the year"},
	{"00/00/2026", "! no such day"},
	{"-", "! no date"},
	{"31 31 2026", "! no date"},
}

func TestDatesAreRead(t *testing.T) {
	counts := map[byte]int{}
	for _, x := range datesRead {
		got := told(commitments.ReadDate(x.words, date("2026-11-25")))
		if got != x.want {
			t.Errorf("%q is read %q; want %q", x.words, got, x.want)
		}
		kind := got[0]
		if kind != '!' && kind != '?' {
			kind = '='
		}
		counts[kind]++
	}
	t.Logf("%d forms: %d certain, %d asked about, %d refused", len(datesRead), counts['='], counts['?'], counts['!'])
}

func TestDatesAtTheEdgesOfYears(t *testing.T) {
	for _, x := range []struct{ today, words, want string }{
		{"2026-12-30", "akhir bulan depan", "2027-01-31"},
		{"2026-12-30", "lusa", "2027-01-01"},
		{"2026-12-30", "1 januari", "2027-01-01"},
		{"2027-01-31", "sebulan lagi", "2027-02-28"},
		{"2028-02-29", "setahun lagi", "2029-02-28"},
		{"2026-12-31", "tw iv", "? 2026-12-31 end of the quarter, 2027-01-10 limit of reports"},
		{"2027-01-05", "tw iv 2026", "? 2027-01-10 limit of reports"},
		{"2027-01-05", "tw iv", "? 2027-12-31 end of the quarter, 2028-01-10 limit of reports"},
		{"2026-11-27", "jumat", "? 2026-11-27 this week, 2026-12-04 next week"},
		{"2026-11-27", "jumat depan", "2026-12-04"},
		{"2026-11-29", "senin", "2026-11-30"},
		{"2026-11-29", "senin depan", "2026-11-30"},
		{"2027-01-31", "tgl 30", "2027-03-30"},
	} {
		if got := told(commitments.ReadDate(x.words, date(x.today))); got != x.want {
			t.Errorf("on %s %q is read %q; want %q", x.today, x.words, got, x.want)
		}
	}
}

// Whatever day is meant, written in one of the usual ways it is read as that day.
func TestDatesWrittenAreRead(t *testing.T) {
	months := []string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	days := []string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}
	rapid.Check(t, func(t *rapid.T) {
		today := date("2024-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "today"))
		d := today.AddDays(rapid.IntRange(0, 5*365).Draw(t, "ahead"))
		month := months[d.Month-1]
		for _, words := range []string{
			fmt.Sprintf("%d %s %d", d.Day, month, d.Year), fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year), d.String(),
			fmt.Sprintf("%d-%d-%02d", d.Day, d.Month, d.Year%100), fmt.Sprintf("%d %s %d", d.Day, strings.ToLower(month[:3]), d.Year),
			fmt.Sprintf("%s, %d %s %d", days[d.Weekday()], d.Day, month, d.Year), fmt.Sprintf("%d hari lagi", min(999, d.Sub(today))),
		} {
			want := d
			if strings.HasSuffix(words, "lagi") {
				want = today.AddDays(min(999, d.Sub(today)))
			}
			if got := commitments.ReadDate(words, today); got.Date != want || got.Problem != "" {
				t.Fatalf("on %s %q is read %s", today, words, told(got))
			}
		}
	})
}

func TestDateAtTheEndOfWords(t *testing.T) {
	for _, x := range []struct{ words, rest, want string }{
		{"dinsos,disnaker 31 Desember 2026", "dinsos,disnaker", "2026-12-31"},
		{"dinsos dan disnaker paling lambat tgl 5", "dinsos dan disnaker", "2026-12-05"},
		{"dinsos triwulan I 2027", "dinsos", "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
		{"dinsos", "dinsos", "! no date"},
		{"31 Desember 2026", "", "2026-12-31"},
		{"dinsos 31 Februari 2027", "dinsos", "! no such day"},
	} {
		r := commitments.FindDate(x.words, date("2026-11-25"))
		if told(r) != x.want || r.Rest != x.rest {
			t.Errorf("%q: %q and %q; want %q and %q", x.words, r.Rest, told(r), x.rest, x.want)
		}
	}
}

func TestTimesAreRead(t *testing.T) {
	for _, x := range []struct {
		words, rest string
		minutes     int
	}{
		{"09.00", "", 540}, {"9:30", "", 570}, {"pukul 9", "", 540}, {"pukul 09.00 WITA s.d. selesai", "s.d. selesai", 540},
		{"jam 2 siang", "", 840}, {"14.30 wita Aula", "Aula", 870}, {"jam 7 malam", "", 1140}, {"jam 12 siang", "", 720}, {"9 pagi", "", 540},
		{"jam 3 sore di aula", "di aula", 900}, {"9", "9", -1}, {"25.00", "25.00", -1}, {"9.60", "9.60", -1}, {"jam", "jam", -1}, {"aula", "aula", -1}, {"", "", -1},
	} {
		minutes, rest, ok := commitments.ReadTime(x.words)
		if ok != (x.minutes >= 0) || ok && (minutes != x.minutes || rest != x.rest) || !ok && rest != x.words {
			t.Errorf("%q: %d, %q, %v; want %d, %q", x.words, minutes, rest, ok, x.minutes, x.rest)
		}
	}
}

func FuzzReadDate(f *testing.F) {
	for _, x := range append(datesRead, phrasesRead...) {
		f.Add(x.words, 0)
	}
	f.Fuzz(func(t *testing.T, words string, ahead int) {
		today := date("2026-11-25").AddDays(ahead % 4000)
		r := commitments.ReadDate(words, today)
		days := []commitments.Choice{{Date: r.Date}}
		if r.Date.IsZero() {
			days = r.Choices
		}
		for _, c := range days {
			if c.Date.Before(today) || c.Date.Sub(today) > 366*commitments.MaxYears || c.Date != commitments.NewDate(c.Date.Year, c.Date.Month, c.Date.Day) {
				t.Fatalf("%q on %s is read %s", words, today, told(r))
			}
		}
		if r.Problem != "" && (!r.Date.IsZero() || len(r.Choices) > 0) {
			t.Fatalf("%q is refused and read: %+v", words, r)
		}
		found := commitments.FindDate(words, today)
		if rest := strings.Fields(found.Rest); !strings.HasPrefix(strings.Join(strings.Fields(words), " "), strings.Join(rest, " ")) {
			t.Fatalf("%q: the rest is %q", words, found.Rest)
		}
	})
}

func FuzzReadTime(f *testing.F) {
	for _, words := range []string{"09.00 WITA", "jam 2 siang", "pukul 9 aula", "24.00", "9 malam"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if minutes, rest, ok := commitments.ReadTime(words); ok && (minutes < 0 || minutes >= 24*60) || !ok && rest != words {
			t.Fatalf("%q: %d, %q, %v", words, minutes, rest, ok)
		}
	})
}

func BenchmarkReadDate(b *testing.B) {
	for b.Loop() {
		commitments.ReadDate("Kamis, 31 Desember 2026", date("2026-11-25"))
	}
}

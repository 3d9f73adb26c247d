package bot

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func TestReadSpoken(t *testing.T) {
	for words, want := range map[string]spoken{
		"#12":                                   {number: 12},
		"# 12":                                  {number: 12},
		" #12 .":                                {number: 12},
		"#12 sdh selesai bukti menyusul":        {number: 12, verb: reportDone, rest: "bukti menyusul"},
		"#12 selesai":                           {number: 12, verb: reportDone},
		"No. 12 sudah selesai, bukti menyusul.": {number: 12, verb: reportDone, rest: "bukti menyusul."},
		"izin pak, komitmen nomor 7 sdh tuntas 100%":         {number: 7, verb: reportDone, rest: "100%"},
		"lapor no.7 alhamdulillah sudah beres":               {number: 7, verb: reportDone},
		"komitmen 12":                                        {number: 12},
		"izin no 7 mohon diundur krn gagal lelang":           {number: 7, verb: reportDeadline, rest: "gagal lelang"},
		"#7 mohon diundur sampai 15 januari krn hujan":       {number: 7, verb: reportDeadline, rest: "hujan", until: "15 januari"},
		"#7 minta tambahan waktu karena: anggaran terlambat": {number: 7, verb: reportDeadline, rest: "anggaran terlambat"},
		"no 9 perpanjangan ke akhir bulan":                   {number: 9, verb: reportDeadline, until: "akhir bulan"},
		"#3 bukan kewenangan kami karena urusan PUPR":        {number: 3, verb: reportNotOurs, rest: "urusan PUPR"},
		"#12 60%":                                  {number: 12, verb: reportProgress, rest: "60%"},
		"no 12 baru 40 persen":                     {number: 12, verb: reportProgress, rest: "baru 40 persen"},
		"#12 progres sudah lelang":                 {number: 12, verb: reportProgress, rest: "progres sudah lelang"},
		"#12 blm selesai, menunggu SK":             {number: 12, verb: reportProgress, rest: "blm selesai, menunggu SK"},
		"#12 60":                                   {number: 12, verb: reportProgress, rest: "60"},
		"#12 50 kk":                                {number: 12, verb: reportProgress, rest: "50 kk"},
		"#12 selesai 80%":                          {number: 12, verb: reportProgress, rest: "selesai 80%"},
		"#12 selesai sebagian":                     {number: 12, verb: reportProgress, rest: "selesai sebagian"},
		"no 12 udh beres bu":                       {number: 12, verb: reportDone},
		"#12 dah slesai semua":                     {number: 12, verb: reportDone, rest: "semua"},
		"lapor 12 selesai":                         {number: 12, verb: reportDone},
		"selesai no 12":                            {number: 12, verb: reportDone},
		"kami sdh selesai no 12, bukti menyusul":   {number: 12, verb: reportDone, rest: "bukti menyusul"},
		"minta perpanjangan no 1 krn gagal lelang": {number: 1, verb: reportDeadline, rest: "gagal lelang"},
		"mohon perpanjangan waktu komitmen 1 sampai 15 Januari krn hujan": {number: 1, verb: reportDeadline, rest: "hujan", until: "15 Januari"},
		"izin pak, kami minta tenggat baru utk #3":                        {number: 3, verb: reportDeadline},
		"bisa diundur no. 4 ke akhir bulan?":                              {number: 4, verb: reportDeadline, until: "akhir bulan"},
		"tenggat no 1 kapan":                                              {number: 1},
		"kapan deadline #3?":                                              {number: 3},
		"tenggat komitmen nomor 12 tgl brp":                               {number: 12},
		"no 5 tenggatnya kapan ya":                                        {number: 5},
		"lapor selesai #12 terima kasih":                                  {number: 12, verb: reportDone},
	} {
		if got, ok := readSpoken(words); !ok || got != want {
			t.Errorf("%q is %+v (%v), want %+v", words, got, ok, want)
		}
	}
	for _, words := range []string{"", "12", "no 7", "p0 balangan 2023", "gk balangan no 2", "#0", "#12345678", "#12 kapan selesai?", "#12 apakah sudah selesai", "naik apa turun",
		"nomor berapa balangan", "#12 itu apa", "komitmen baru", "turun 12 persen", "no", "#", "5,32 itu thn brp?", "#12 sudah 60% belum?",
		"#12 selesai blm", "#12 selesai minggu depan", "#12 selesai besok", "selesai no 12 blm", "apakah selesai no 12", "lapor 60", "selesai 3 desa", "belum selesai no 12",
		"minta perpanjangan", "perpanjangan kontrak no 1", "minta data no 1", "perpanjangan 1 bulan", "tenggat kapan", "tenggat no 1 berubah", "kapan rilis no 1", "siapa minta perpanjangan no 1"} {
		if got, ok := readSpoken(words); ok {
			t.Errorf("%q is read as %+v", words, got)
		}
	}
}

func FuzzReadSpoken(f *testing.F) {
	for _, words := range []string{"#12 sdh selesai bukti menyusul", "izin no 7 mohon diundur sampai 15 januari krn gagal lelang", "no 12 baru 40 persen", "#12", "komitmen#7", "komitmen#7 İ 60 %"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		s, ok := readSpoken(words)
		if !ok {
			if s != (spoken{}) {
				t.Fatalf("%q is not spoken but %+v", words, s)
			}
			return
		}
		if s.number < 1 || s.number > mostNumber || !strings.Contains(words, s.rest) || !strings.Contains(words, s.until) {
			t.Fatalf("%q is %+v", words, s)
		}
		if s.verb != "" && reportVerbs[s.verb] == "" {
			t.Fatalf("%q asks for %q", words, s.verb)
		}
	})
}

func TestReadProgress(t *testing.T) {
	people := commitments.Measure{Target: "200", Unit: "orang"}
	percent := func(n int) *int { return &n }
	for _, c := range []struct {
		words   string
		measure commitments.Measure
		want    progressSaid
	}{
		{"60", people, progressSaid{Progress: commitments.Progress{Percent: percent(60)}}},
		{"60%", commitments.Measure{}, progressSaid{Progress: commitments.Progress{Percent: percent(60)}}},
		{"60 persen", people, progressSaid{Progress: commitments.Progress{Percent: percent(60)}}},
		{"baru 62,5 % tinggal pelaporan", people, progressSaid{Progress: commitments.Progress{Percent: percent(62), Note: "tinggal pelaporan"}}},
		{"150 orang", people, progressSaid{Progress: commitments.Progress{Percent: percent(75), Actual: "150"}}},
		{"sudah 150 orang, sisanya Januari", people, progressSaid{Progress: commitments.Progress{Percent: percent(75), Actual: "150", Note: "sisanya Januari"}}},
		{"150", people, progressSaid{Progress: commitments.Progress{Percent: percent(75), Actual: "150"}}},
		{"250 orang", people, progressSaid{Progress: commitments.Progress{Percent: percent(100), Actual: "250"}}},
		{"1.500 orang", commitments.Measure{Unit: "orang"}, progressSaid{Progress: commitments.Progress{Actual: "1500"}}},
		{"150 paket", people, progressSaid{Progress: commitments.Progress{Note: "150 paket"}}},
		{"150", commitments.Measure{}, progressSaid{beyond: true}},
		{"120%", people, progressSaid{beyond: true}},
		{"-5", commitments.Measure{}, progressSaid{beyond: true}},
		{"Sudah lelang\ntahap 2", people, progressSaid{Progress: commitments.Progress{Note: "Sudah lelang tahap 2"}}},
	} {
		if diff := cmp.Diff(c.want, readProgress(c.words, c.measure), cmp.AllowUnexported(progressSaid{})); diff != "" {
			t.Errorf("%q: %s", c.words, diff)
		}
	}
}

func FuzzReadProgress(f *testing.F) {
	for _, words := range []string{"60", "60%", "baru 62,5 % tinggal", "150 orang", "1.500 orang lagi", "99999999999999999999%"} {
		f.Add(words, "200", "orang")
	}
	f.Fuzz(func(t *testing.T, words, target, unit string) {
		p := readProgress(words, commitments.Measure{Target: target, Unit: unit})
		if p.Percent != nil && (*p.Percent < 0 || *p.Percent > 100) {
			t.Fatalf("%q is %d%%", words, *p.Percent)
		}
		if utf8.ValidString(words) && !utf8.ValidString(p.Note) {
			t.Fatalf("%q leaves %q", words, p.Note)
		}
	})
}

func TestReadReport(t *testing.T) {
	known := func(word string) bool { return word == "dinsos" || word == "disnaker" }
	for words, want := range map[string]reportSaid{
		"":                              {},
		"selesai 12 dinsos":             {verb: reportDone, number: "12", skpd: "dinsos"},
		"12 selesai":                    {verb: reportDone, number: "12"},
		"#12 dinsos selesai":            {verb: reportDone, number: "#12", skpd: "dinsos"},
		"12 60":                         {number: "12", rest: "60"},
		"12 dinsos 60% tinggal laporan": {number: "12", skpd: "dinsos", rest: "60% tinggal laporan"},
		"progres 12 ~2 150 orang":       {verb: reportProgress, number: "12", skpd: "~2", rest: "150 orang"},
		"besok 12":                      {verb: reportTomorrow, number: "12"},
		"12 tenggat 15 januari 2027":    {verb: reportDeadline, number: "12", rest: "15 januari 2027"},
		"12 \"selesai minggu depan\"":   {number: "12", rest: "selesai minggu depan"},
	} {
		if got := readReport(arguments(words), reportVerbs, known); got != want {
			t.Errorf("%q is %+v, want %+v", words, got, want)
		}
	}
}

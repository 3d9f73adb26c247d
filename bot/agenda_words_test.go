package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func TestReadAgendaWords(t *testing.T) {
	tests := []struct {
		words string
		want  agendaWords
		ok    bool
	}{
		{"hadir", agendaWords{comes: commitments.Attends}, true},
		{"Siap hadir, Pak", agendaWords{comes: commitments.Attends}, true},
		{"insya Allah kami hadir", agendaWords{comes: commitments.Attends}, true},
		{"sy diwakili kabid", agendaWords{comes: commitments.StandIn, note: "kabid"}, true},
		{"izin, diwakili oleh sekretaris dinas", agendaWords{comes: commitments.StandIn, note: "sekretaris dinas"}, true},
		{"diwakili", agendaWords{comes: commitments.StandIn}, true},
		{"mohon izin berhalangan krn dinas luar", agendaWords{comes: commitments.NotComing, note: "dinas luar"}, true},
		{"berhalangan hadir", agendaWords{comes: commitments.NotComing}, true},
		{"kami tidak bisa hadir karena musrenbang", agendaWords{comes: commitments.NotComing, note: "musrenbang"}, true},
		{"tdk hadir", agendaWords{comes: commitments.NotComing}, true},
		{"rakor bsk jam brp", agendaWords{days: 1}, true},
		{"rapat kapan?", agendaWords{days: -1}, true},
		{"agenda hari ini", agendaWords{days: 0}, true},
		{"agenda minggu ini", agendaWords{days: -1, span: "minggu ini"}, true},
		{"rapat pekan depan apa saja", agendaWords{days: -1, span: "pekan depan"}, true},
		{"undangan bulan ini", agendaWords{days: -1, span: "bulan ini"}, true},
		{"hasil rapat minggu ini bagus", agendaWords{}, false},
		{"rakor lusa", agendaWords{days: 2}, true},
		{"rapat tkpkd di mana", agendaWords{days: -1}, true},
		{"", agendaWords{}, false},
		{"hadir berapa persen penduduk miskin", agendaWords{}, false},
		{"brp angka kemiskinan balangan skrg", agendaWords{}, false},
		{"hasil rapat kemarin bagus", agendaWords{}, false},
		{"tidak ada", agendaWords{}, false},
		{"siapa yg blm lapor tw 3", agendaWords{}, false},
		{"#12 sdh selesai bukti menyusul", agendaWords{}, false},
		{"jam berapa rilis bps", agendaWords{}, false},
		{"belum", agendaWords{}, false},
	}
	for _, tt := range tests {
		got, ok := readAgendaWords(tt.words)
		if ok != tt.ok || ok && !cmp.Equal(got, tt.want, cmp.AllowUnexported(agendaWords{})) {
			t.Errorf("%q is read as %+v, %v; want %+v, %v", tt.words, got, ok, tt.want, tt.ok)
		}
	}
}

func TestReadMeetingTime(t *testing.T) {
	today := commitments.NewDate(2026, 11, 24) // a Tuesday
	day := commitments.NewDate(2027, 1, 12)
	tests := []struct {
		words      string
		date       commitments.Date
		start, end int
		place      string
	}{
		{"12 Januari 2027 09.00 Aula Bapperida", day, 540, 0, "Aula Bapperida"},
		{"Selasa, 12 Januari 2027, pukul 09.00 WITA s.d. selesai, Aula Setda", day, 540, 0, "Aula Setda"},
		{"12/1/2027 09.00-12.00 Ruang 3", day, 540, 720, "Ruang 3"},
		{"12 Januari 2027 09.00 s.d. 12.00 WITA Aula", day, 540, 720, "Aula"},
		{"12 Januari 2027", day, -1, 0, ""},
		{"besok 14.00 https://zoom.us/j/1", commitments.NewDate(2026, 11, 25), 840, 0, "https://zoom.us/j/1"},
		{"besok pukul 2 siang", commitments.NewDate(2026, 11, 25), 840, 0, ""},
		{"10.00", commitments.Date{}, 600, 0, ""},
		{"Aula Setda", commitments.Date{}, -1, 0, "Aula Setda"},
		{"12 Januari 2027 Gedung 7", day, -1, 0, "Gedung 7"},
	}
	for _, tt := range tests {
		got := readMeetingTime(tt.words, today)
		if got.date != tt.date || got.start != tt.start || got.end != tt.end || got.place != tt.place || got.problem != "" {
			t.Errorf("%q is read as %+v; want %+v", tt.words, got, tt)
		}
	}
	if got := readMeetingTime("24 Oktober 2026 09.00", today); got.problem != commitments.PastDay {
		t.Errorf("a day that is over is read as %+v", got)
	}
	if got := readMeetingTime("Jumat depan 09.00 Aula", today); !got.asks || len(got.choices) != 2 || got.start != 540 || got.place != "Aula" {
		t.Errorf("a day that can be two is read as %+v", got)
	}
}

// Whatever is said, nothing is read that the words do not hold.
func FuzzReadAgendaWords(f *testing.F) {
	for _, words := range []string{"sy diwakili kabid", "rakor bsk jam brp", "tidak bisa hadir karena", "12 Januari 2027 09.00-12.00 Aula", "s.d. selesai", "pukul -"} {
		f.Add(words)
	}
	today := commitments.NewDate(2026, 11, 24)
	f.Fuzz(func(t *testing.T, words string) {
		if a, ok := readAgendaWords(words); ok && a.note != "" {
			for word := range strings.FieldsSeq(a.note) {
				if !strings.Contains(strings.ToLower(words), word) {
					t.Errorf("%q: the note %q is not in the words", words, a.note)
				}
			}
		}
		m := readMeetingTime(words, today)
		if m.start < -1 || m.start >= 24*60 || m.end != 0 && m.end <= m.start || m.end > 24*60 {
			t.Errorf("%q: hours %d to %d", words, m.start, m.end)
		}
		if !m.date.IsZero() && m.date.Before(today) {
			t.Errorf("%q: a day that is over, %s", words, m.date)
		}
	})
}

func TestCSVWords(t *testing.T) {
	for words, want := range map[string]string{"=1+1": "'=1+1", "+62": "'+62", "-5": "'-5", "@x": "'@x", "5-6": "5-6", "": "", "é=": "é="} {
		if got := csvWords(words); got != want {
			t.Errorf("%q becomes %q; want %q", words, got, want)
		}
	}
}

// A letter about a meeting names it in its note; the note of no other letter is read as one.
func TestMeetingNote(t *testing.T) {
	n := meetingNote{"6311", 3, commitments.HourBefore, 2, "dpmd"}
	if got, ok := readMeetingNote(n.String()); !ok || got != n {
		t.Errorf("%q is read as %+v, %v", n, got, ok)
	}
	for _, note := range []string{"", "a6311 0 12:dpmd:H-7:0:2026-12-31", "rapat|6311|0|0||H-7", "rapat|6311|x|0||H-7", "rapat|6311"} {
		if got, ok := readMeetingNote(note); ok {
			t.Errorf("%q is read as %+v", note, got)
		}
	}
}

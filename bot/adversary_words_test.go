package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
	"unicode"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
)

// TestMarkupOfOthersIsWords enters markup wherever people can enter something, and
// reads it back as words wherever it is shown.
func TestMarkupOfOthersIsWords(t *testing.T) {
	const bad = `<u>&Zx</u>`
	s := newScene(t)
	entered := []string{"/skpd tambah <u>&Zx Dinas " + bad, "/skpd tambah ABC Dinas " + bad, `/peran tambah kepala abc "` + bad + `"`, `/peran tambah pembaca "Pembaca ` + bad + `"`,
		`/peran ubah 1 "` + bad + `"`, `/tim tambah tkpkd ` + bad + ` "` + bad + `" abc`, `/target p0 2025 4,10 "` + bad + `" hlm ` + bad, `/target p0 2025 4,20 "Lain ` + bad + `" hlm 1`,
		`/kelompok baru "` + bad + `" hss hst hsu`, "/libur 27 desember 2026 daerah " + bad, "/privasi pengelola " + bad}
	shown := []string{"/peran", "/skpd", "/skpd abc", "/skpd dinas", "/skpd hapus abc", "/skpd ubah abc " + bad, "/skpd " + bad, "/tim", "/tim hapus 2", "/target", "/target hapus p0 2025", "/kelompok",
		"/kelompok hapus " + bad, "/peringkat " + bad, "/bandingkan " + bad, "/libur", "/libur hapus 27 desember 2026", "/privasi", "/peran undang 6", "/peran cabut 1", "/peran hapus 6", "/serahterima 1",
		"/indikator tabalong 2025", "/koreksi 6309 gk maret 2025 580.000 alasan " + bad + " sumber " + bad, "ya", "/koreksi", "/koreksi tahanan " + bad, "/start " + bad, "/" + bad, bad,
		"/peran tambah " + bad, "/peran undang " + bad, "/tim hapus " + bad, `/tim tambah tkpkd a "b" sejak ` + bad, `/tim tambah tkpkd a "b" ` + bad, `/kelompok baru "hss" ` + bad, "/jeda " + bad,
		"/langganan tambah " + bad, "/pengaturan tenang " + bad, "/serahterima " + bad, `/target p0 2027 ` + bad + ` 99-98 "x" hlm 1`, "/peran ikat " + bad, "/wilayah " + bad, "/ulang " + bad, "/topik " + bad}
	for _, place := range []string{"pribadi", "grup 1"} {
		s.in(place, operator)
		for _, words := range entered {
			s.has(words, s.says(words), "&lt;u&gt;")
		}
		for _, words := range shown {
			for _, got := range []string{s.says(words), s.reads(s.said(words, fmt.Sprint(stranger)))} {
				for _, m := range strings.Split(got, "[") { // labels of buttons bear no markup, and follow a bracket
					if text, _, label := strings.Cut(m, "|"); !label && strings.Contains(text, "<u>") || strings.Contains(text, "&amp;amp;") || strings.Contains(text, "&amp;lt;") {
						t.Errorf("%s in %s: %q", words, place, got)
					}
				}
			}
		}
	}
}

// TestHiddenCharactersAreDropped keeps titles that read as they look: nothing in them
// is unseen or turns the line around.
func TestHiddenCharactersAreDropped(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", operator)
	for _, words := range []string{"/skpd tambah A\u200bBC\u202e Dinas\u00a0\u2066Baru\ufeff", "\u200b/peran tambah pembaca “Tamu\u202eagung\u2069”", "/libur 27 desember 2026 daerah Hari\u00ad \u202eJadi",
		"/tim tambah tkpkd ketua \"\u200fWakil\u200e\u2060 Bupati\"", "/target p0 2027 4,10 \"RPJMD\u2028\u200b2025\" hlm \u202e87", "/privasi pengelola \u202eDiskominfo\u200d"} {
		s.has(words, s.says(words), "Tersimpan")
	}
	for shelf, records := range s.kept("6309") {
		for id, record := range records {
			if strings.ContainsFunc(record, func(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == '\u2028' }) {
				t.Errorf("%s %q keeps %q", shelf, id, record)
			}
		}
	}
	for _, words := range []string{"/peran tambah pembaca \"\u200b\u200b\"", "/skpd tambah \u200b\u200b Dinas", "/skpd tambah \u2800 Dinas", "/privasi pengelola \u200b"} {
		if got := s.says(words); strings.Contains(got, "Tersimpan: <b></b>") || strings.Contains(got, "<b>\u2800") {
			t.Errorf("%q: %q", words, got)
		}
	}
	for _, bad := range []string{"Kepala\u202e", "\u200b", "a\u2069b"} {
		if err := (people.Office{ID: "1", Role: people.Reader, Title: bad}).Check(); err == nil {
			t.Errorf("%q can be kept", bad)
		}
	}
	s.has("digits of other scripts", s.says("/indikator balangan ２٠𝟐۰"), "5,32 persen")
}

// residents are NIK and KK as people write, paste and hide them.
var residents = []string{"6311014507850001", "1 6311014507850001", "2027 6311014507850001", "6311014507850001 6311014507850002", "6311 0145 0785 0001", "2027 6311 0145 0785 0001 5",
	"631101 450785 0001 12", "7 631101-450785-0001", "63.11.01.450785.0001", "6311  0145  0785  0001", "6311 - 0145 - 0785 - 0001", "6311–0145–0785–0001", "6311/0145/0785/0001",
	"6311\u00a00145\u00a00785\u00a00001", "6311\n0145\n0785\n0001", "6311\t01450785\t0001", "63110145\u200b07850001", "6311\u20600145\u20600785\u20600001", "６３１１０１４５０７８５０００１",
	"٦٣١١٠١٤٥٠٧٨٥٠٠٠١", "“6311014507850001”", "\"6311 0145 0785 0001\"", "NIK:6311014507850001.", "KK_6311014507850001.pdf", "no.6311014507850001,"}

// TestResidentsAreNeverKept says them in every argument and title: none is kept,
// logged, or said back.
func TestResidentsAreNeverKept(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", operator)
	before := fmt.Sprint(s.kept("6309"), s.kept("6311"))
	for _, nik := range residents {
		for _, words := range []string{"%s", "/skpd tambah XYZ Dinas %s", "/skpd tambah %s Dinas", `/peran tambah pembaca "Ibu %s"`, `/peran ubah 1 "%s"`, `/tim tambah tkpkd ketua "%s"`,
			`/target p0 2027 4,10 "RPJMD %s" hlm 8`, `/target p0 2027 4,10 "RPJMD" hlm %s`, `/kelompok baru "%s" hss hst hsu`, "/libur 27 desember 2026 daerah %s", "/privasi pengelola %s",
			"/koreksi 6309 gk maret 2025 580.000 alasan %s sumber x", "/start %s", "/langganan tambah %s"} {
			said := fmt.Sprintf(words, nik)
			for _, got := range []string{s.says(said), s.presses(strings.TrimPrefix(said, "/"))} {
				if !strings.Contains(got, "tampaknya memuat NIK/KK") {
					t.Errorf("%q: %q", said, got)
				}
			}
		}
	}
	if now := fmt.Sprint(s.kept("6309"), s.kept("6311")); now != before {
		t.Errorf("kept is %s", now)
	}
}

// TestFiguresAreNoResidents takes what officials say about figures for what it is.
func TestFiguresAreNoResidents(t *testing.T) {
	s := newStage(t)
	for _, words := range []string{"balangan 2019 2020 2021 2022 2023 2024 2025", "gk balangan 2021 2022 2023: 441.488 488.123 508.157 544.169", "Rp441.448 Rp508.157 Rp544.169 Rp545.120 2025",
		"cek: 4,64 4,87 5,32 6,07 persen; 6.42 6.68 6.91 7.02 ribu", "081234567890 081234567891", "31-12-2026 01-01-2027 08.30", "15/03/2025 16/03/2025 17/03/2025", "545120 544169 508157 2025",
		"nomor 050/123/Bappeda/2026 tanggal 12-03-2026", "1908 1912 1926 1945 2025", "12345678901234567", "rekening 00112233445566778899", "tabel 0000/624 2026-03 545120"} {
		if got := s.says(words); strings.Contains(got, "NIK/KK") {
			t.Errorf("%q is taken for a resident's number", words)
		}
	}
}

// TestOddWordsNeverFail says what nobody should, in every command that enters or reads
// something, privately and in a group.
func TestOddWordsNeverFail(t *testing.T) {
	s := newScene(t)
	odd := []string{strings.Repeat("a", 4000), strings.Repeat("a b ", 1000), strings.Repeat("\"", 4000), strings.Repeat("<&>", 1300), strings.Repeat("🙂", 2000), "🙂", "\u202e\u200b", "1e9", "NaN", "-5", "-1e309", "∞",
		"31 februari 2027 daerah x", "31 februari 2027", "0 0", "%s %d", "\x00", "\xff\xfe", strings.Repeat("あ", 20) + " nama", strings.Repeat("あ", 20), "Ⱥ@PantauBot", strings.Repeat("Ⱥ", 300) + "@PantauBot", strings.Repeat("K", 30) + "@pantaubot x",
		"\"" + strings.Repeat("Ж", 20) + "\" hss hst", "p0 2027 1e9 \"x\" hlm 1", "p0 2027 NaN \"x\" hlm 1", "p0 2027 -4 \"x\" hlm 1", "p0 2027 4-3-2 \"x\" hlm 1", "p0 2027 99999999999999999999 \"x\" hlm 1",
		"p0 99999 4 \"x\" hlm 1", "tkpkd a \"b\" sejak 31 februari 2027", "tkpkd a \"b\" sejak 0", "ya ya ya", "1 ya 6309 ya", "#", "##1", "pembaca \"" + strings.Repeat("Ж", 81) + "\""}
	for _, command := range []string{"", "peran ", "peran tambah ", "peran ubah 1 ", "peran undang ", "peran cabut ", "peran hapus ", "peran ikat ", "serahterima ", "skpd ", "skpd tambah ", "skpd ubah dpmd ",
		"skpd hapus ", "skpd grup ", "tim ", "tim tambah ", "tim hapus ", "target ", "target hapus ", "kelompok ", "kelompok baru ", "kelompok hapus ", "libur ", "libur hapus ", "libur ramadan ", "libur jam ",
		"koreksi ", "koreksi terima ", "koreksi simpan ", "koreksi tahanan ", "privasi pengelola ", "hapusdata ", "langganan ", "langganan untuk ", "jeda ", "start ", "start i6309-", "ulang ", "pilih "} {
		for _, place := range []string{"pribadi", "grup 1"} {
			for _, words := range odd {
				s.in(place, operator)
				s.says("/" + command + words)
				s.says(words)
				s.presses(command + words)
				if got := s.says("@PantauBot " + words); strings.TrimSpace(got) == "" {
					t.Errorf("%.40q in %s is not answered", words, place)
				}
			}
		}
	}
}

// TestReasonsStayOnOneLine lets no reason or source of a correction look like lines of
// the bot's own.
func TestReasonsStayOnOneLine(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", bpsHere)
	s.says("/koreksi 6309 gk maret 2025 580.000 alasan \"salah\nSumber: palsu\" sumber \"tabel\r\n\nBPS\"")
	s.says("ya")
	entries, _, err := s.book.Entries(t.Context())
	if err != nil || len(entries) != 1 || entries[0].Reason != "salah Sumber: palsu" || entries[0].Source != "tabel BPS" {
		t.Errorf("the book has %+v, %v", entries, err)
	}
}

// TestLateCommandsByNameAreDone does what was said to the bot by its name while it was
// away, as groups say it.
func TestLateCommandsByNameAreDone(t *testing.T) {
	s := newScene(t)
	s.delay = time.Hour
	s.has("in a group", s.in("grup 1", 1).says("/langganan@PantauBot angka tidak"), "Tersimpan")
	s.has("in private", s.in("pribadi", secretary).says("/langganan  angka ya"), "Tersimpan")
	s.has("by a stranger", s.in("grup 1", stranger).says("/langganan@PantauBot angka ya"), "hanya dapat diubah")
}

// TestShelvesEnd keeps no more than a shelf holds, says so, and still shows it in
// messages that Telegram takes.
func TestShelvesEnd(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", secretary)
	for shelf, record := range map[people.Shelf]string{
		people.Offices: `{"id":"%d","role":"pembaca","title":"Pembaca %[1]d","since":"2026-01-01T00:00:00Z"}`, people.SKPDs: `{"id":"s%d","abbr":"S%[1]d","name":"Dinas %[1]d"}`,
		people.Seats:  `{"id":"%d","unit":"tkpkd","position":"Anggota","title":"Kepala %[1]d","since":"2026-01-01T00:00:00Z"}`,
		people.Groups: `{"id":"kelompok-%d","name":"Kelompok %[1]d","members":["6306","6307"]}`,
	} {
		for n := len(s.kept("6309")[shelf]) + 1; n <= people.MaxRecords; n++ {
			text := fmt.Sprintf(record, n)
			_, rest, _ := strings.Cut(text, `"id":"`)
			id, _, _ := strings.Cut(rest, `"`)
			if err := s.bot.People.Write(t.Context(), "6309", shelf, id, "", text); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, words := range []string{`/peran tambah pembaca "Satu Lagi"`, "/skpd tambah SATU Dinas Satu", `/tim tambah tkpkd anggota "Satu"`, `/kelompok baru "Satu Lagi" hss hst hsu`, "/skpd isi ya 6309"} {
		if got := s.says(words) + s.presses("skpd isi ya 6309"); !strings.Contains(got, "sudah penuh") {
			t.Errorf("%s: %.200q", words, got)
		}
	}
	for _, words := range []string{"/peran", "/skpd", "/skpd dinas", "/skpd dpmd", "/tim", "/kelompok", "/serahterima"} {
		s.says(words)
	}
}

// withoutTime leaves out the time of a line, whose digits may be anybody's.
func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

// TestLogsTellNothingOfPeople has everything said and go wrong, and reads the log.
func TestLogsTellNothingOfPeople(t *testing.T) {
	const person, group, topic = 7700112233, -1007700112233, 4455667
	for _, broken := range []bool{false, true} {
		log := new(bytes.Buffer)
		b := withoutStore(t, new(bytes.Buffer))
		b.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime}))
		mail := newPost(b.Now)
		b.Mail, b.Admins, b.Book = mail, []int64{person}, newStage(t).book
		b.IsAdmin = func(context.Context, int64, int64) (bool, error) { return false, errGone }
		b.Token = func() string { return "RAHASIATOKEN" }
		if !broken {
			b.People, b.Talk = people.NewMemory(), dialogue.NewMemory(b.Now)
		}
		for _, command := range append(append([]string{"peran ikat", "start i6311-RAHASIATOKEN", "peran undang 1", `peran tambah pembaca "Zamrud"`, "koreksi 6311 gk maret 2025 580.000 alasan Zamrud sumber Zamrud", "wilayah zamrud",
			"indikator banjar", "hapusdata ya", "Zamrud", "langganan untuk -1007700112233 angka"}, reading...), changing...) {
			for _, at := range []chat.Update{{Chat: chat.ID{Chat: person}, Kind: chat.Private, From: person}, {Chat: chat.ID{Chat: group, Topic: topic}, Kind: chat.Group, From: person + 1, About: person}, {Chat: chat.ID{Chat: group}, Kind: chat.Group, AsChat: true}} {
				at.ID, at.Message, at.Text = 5, 1, "/"+strings.ReplaceAll(command, "Lain", "Zamrud")
				b.Answer(t.Context(), at)
				at.Text, at.Press = strings.TrimPrefix(at.Text, "/"), "p"
				b.Answer(t.Context(), at)
			}
		}
		for _, e := range []chat.Event{chat.Joined, chat.Left, chat.Moved} {
			b.Answer(t.Context(), chat.Update{ID: 5, Chat: chat.ID{Chat: group}, Kind: chat.Group, From: person, Event: e, MovedTo: group - 1})
		}
		if log.Len() == 0 {
			t.Error("nothing is logged, so nothing was tried")
		}
		for _, word := range []string{"amrud", "RAHASIATOKEN", "7700112233", "7700112234", "4455667", "banjar", "Sekretariat", "580"} {
			if _, rest, found := strings.Cut(log.String(), word); found {
				t.Errorf("the log tells %q: …%s…%.80s", word, word, rest)
			}
		}
	}
}

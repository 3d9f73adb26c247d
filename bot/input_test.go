package bot_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pantau/bot/telegram/telegramtest"
)

// TestBadInputIsHelped says what nobody should say: each gets a helpful sentence
// that Telegram takes, never an apology.
func TestBadInputIsHelped(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	inputs := map[string]string{
		"nonsense": "asdf qwer zxcv", "5,000 letters": strings.Repeat("a", 5000), "5,000 words": strings.Repeat("balangan ", 5000), "100,000 letters": strings.Repeat("a", 100_000),
		"emoji": "🙂🙂🙂", "html": "<b>balangan</b>", "open html": "<script>alert(1)", "entities": "&lt;balangan&gt; &amp;",
		"year 1800": "balangan 1800", "year 3000": "balangan 3000", "year 0": "balangan 0", "indicator": "balangan p9",
		"control": "bal\x00angan\x07", "broken utf-8": "balangan \xff\xfe", "right to left": "\u202ebalangan", "percent": "%s %d %n 100%",
		"only a slash": "/", "quotes": `"balangan"`, "minus": "balangan -5", "long number": "balangan 99999999999999999999", "newlines": "balangan\n\n\n2020",
	}
	for name, words := range inputs {
		for _, command := range []string{"", "/indikator ", "/bandingkan ", "/peringkat ", "/wilayah@PantauBot ", "/bahan ", "/grafik ", "/peta ", "/lembar ", "/definisi ", "/bantuan ", "/cek ", "/ringkas ", "/rilis ", "/jadwalrilis "} {
			r := b.Answer(t.Context(), private(command+words))
			if strings.HasPrefix(command, "/wilayah") && r.Fault {
				continue // there is no store here, and a region that is understood is to be kept
			}
			if r.Fault || len(r.Messages) != 1 {
				t.Errorf("%s%s is answered with %q", command, name, said(r))
				continue
			}
			if err := telegramtest.CheckMessage(r.Messages[0]); err != nil {
				t.Errorf("%s%s: %v in %q", command, name, err, r.Messages[0].Text)
			}
		}
	}
}

// TestResidentNumbers finds NIK and KK however they are written, and takes years and
// figures for what they are.
func TestResidentNumbers(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for words, is := range map[string]bool{
		"3201234567890001": true, "NIK 6311012345678901 atas nama": true, "63110123 45678901": true, "6311.0123.4567.8901": true,
		"balangan 2019 2020 2021 2022": false, "12345678901234567": false, "441.488 dan 528.104": false, "081234567890": false,
	} {
		if got := strings.Contains(said(b.Answer(t.Context(), private(words))), "NIK/KK"); got != is {
			t.Errorf("%q is taken for a resident's number: %v, want %v", words, got, is)
		}
	}
}

// FuzzAnswer says anything at all, as words and as a command's arguments. The bot
// never has to apologise, and never says what Telegram refuses.
func FuzzAnswer(f *testing.F) {
	for _, words := range []string{"/indikator balangan 2020", "/bandingkan hsu hst 2015-2020 p1", "/peringkat kalsel gk", "banjar brp", "5,32 itu thn brp",
		"/bahan <b>", "/definisi &", "nasional nmr brp", "/grafik hsu hst 5 tahun terakhir", "gambar peringkat 6311 6300 p0 2025", "gambar peta 6311 kabkota p1", "/lembar balangan internal", "/tahun 6311", "/pilih 6303", "@PantauBot kab tetangga gmn"} {
		f.Add(words)
	}
	b := withoutStore(f, new(bytes.Buffer))
	f.Fuzz(func(t *testing.T, words string) {
		press := private(words)
		press.Press = "p"
		if r := b.Answer(t.Context(), press); r.Fault && !needsStore(words) {
			t.Fatalf("pressing %q is answered with an apology: %q", words, said(r))
		}
		r := b.Answer(t.Context(), private(words))
		if r.Fault && !needsStore(words) {
			t.Fatalf("%q is answered with an apology: %q", words, said(r))
		}
		for _, m := range r.Messages {
			if err := telegramtest.CheckMessage(m); err != nil {
				t.Fatalf("%q: %v in %q", words, err, m.Text)
			}
		}
	})
}

// keeping begin the commands that keep or read what people settle.
var keeping = []string{"wilayah", "pilih", "isi", "langgan", "berlangganan", "berhenti", "stop", "jeda", "pause", "lanjut", "resume", "pengaturan", "setelan", "atur", "topik", "libur",
	"privasi", "hapusdata", "start", "mulai", "peran", "role", "serahterima", "skpd", "opd", "tim", "tkpk", "target", "kelompok", "koreksi", "cek", "periksa", "ringkas", "rangkum", "baca", "lembar", "infografis"}

// needsStore tells whether words call a command that keeps or reads what a chat
// settled, which apologises without a store.
func needsStore(words string) bool {
	words = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1 // nobody sees it, and the bot reads as if it were not there
		}
		return r
	}, words)
	name := strings.TrimPrefix(strings.ToLower(strings.TrimLeftFunc(words, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })), "/")
	if again, is := strings.CutPrefix(name, "ulang"); is {
		name = strings.TrimSpace(again)
	}
	return slices.ContainsFunc(keeping, func(command string) bool { return strings.HasPrefix(name, command) })
}

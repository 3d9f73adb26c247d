package bot_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// typed is an inline query of a person.
func typed(from int64, words string) chat.Update {
	return chat.Update{ID: 5, From: from, Text: words, Inline: "q"}
}

// offers are the cards for words, sound ones.
func offers(t *testing.T, b *bot.Bot, from int64, words string) []chat.Card {
	t.Helper()
	r := b.Answer(t.Context(), typed(from, words))
	if r.Fault || len(r.Messages) > 0 || r.Notice != "" || r.Inline == nil || r.Inline.Keeps != 5*time.Minute || len(r.Inline.Cards) == 0 {
		t.Fatalf("%q is answered with %+v", words, r)
	}
	ids := map[string]bool{}
	for _, c := range r.Inline.Cards {
		if ids[c.ID] || len(c.ID) == 0 || len(c.ID) > 64 || c.Title == "" || strings.Contains(c.Title+c.Summary, "<") {
			t.Errorf("%q: no sound card: %+v", words, c)
		}
		ids[c.ID] = true
		if err := telegramtest.CheckMessage(c.Message); err != nil {
			t.Errorf("%q: %v in %q", words, err, c.Message.Text)
		}
		if c.Message.Photo != nil {
			checkCaption(t, c.Message)
		}
		for _, row := range c.Message.Buttons {
			for _, button := range row {
				if button.URL == "" {
					t.Errorf("%q: a button that nobody hears: %+v", words, button)
				}
			}
		}
	}
	return r.Inline.Cards
}

// TestInlineTellsEveryRegion types the name of every region: the first cards are its
// figures, its trend and its rank, as the file has them.
func TestInlineTellsEveryRegion(t *testing.T) {
	log := new(bytes.Buffer)
	cells, b, seen := published(t), withoutStore(t, log), map[string]chat.Message{}
	for _, r := range catalogue(t).Regions() {
		cards := offers(t, b, 1, r.Full)
		if len(cards) != 3 || cards[0].Message.Figures[0].Region != r.Code || cards[1].Message.Photo == nil || cards[1].Message.Figures[0].Region != r.Code || cards[2].Message.Photo != nil {
			t.Errorf("%s: %d cards, the first %q", r.Full, len(cards), cards[0].Title)
		}
		for _, c := range cards {
			checkPublished(t, cells, c.Message)
			if was, ok := seen[c.ID]; ok && was.Text != c.Message.Text {
				t.Errorf("%s: the card %s says two things", r.Full, c.ID)
			}
			seen[c.ID] = c.Message
		}
	}
	if log.Len() > 0 {
		t.Errorf("a store was asked:\n%s", log)
	}
}

// TestInlineKeepsSecrets types the same words as somebody with an office and as a
// stranger: both are offered the same, and nothing that the region's people have made.
func TestInlineKeepsSecrets(t *testing.T) {
	s := newScene(t)
	s.in("pribadi", stranger).says("/wilayah tabalong")
	for _, words := range []string{"", "tabalong", "tabalong p0 2025", "target tabalong", "rawa zamrud", "kita", "peringkat rawa zamrud", "komitmen", "banjar", "ulang banjar"} {
		own, other := offers(t, s.bot, secretary, words), offers(t, s.bot, stranger, words)
		if diff := cmp.Diff(own, other, cmpopts.IgnoreFields(chat.Photo{}, "Draw")); diff != "" {
			t.Errorf("%q: cards depend on who types (-with an office +stranger):\n%s", words, diff)
		}
		for _, c := range own {
			all := c.Title + c.Summary + c.Message.Text
			if strings.Contains(strings.ReplaceAll(all, words, ""), "Zamrud") || strings.Contains(all, "4,10") {
				t.Errorf("%q: a secret on the card %q:\n%s", words, c.Title, c.Message.Text)
			}
		}
	}
}

// TestInlineOffersWhatMayBeMeant types words that are not finished, or that mean several
// regions: each has its cards, and none is preferred silently.
func TestInlineOffersWhatMayBeMeant(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for words, want := range map[string][]string{
		"":                          {"Kemiskinan Kabupaten Balangan"},
		"bal":                       {"Kemiskinan Kabupaten Balangan", "Kemiskinan Provinsi Bali", "Kemiskinan Kota Balikpapan"},
		"banjar":                    {"Kemiskinan Kabupaten Banjar", "Kemiskinan Kota Banjar", "Kemiskinan Kota Banjarmasin", "Kemiskinan Kota Banjarbaru"},
		"banjar kalsel":             {"Kemiskinan Kabupaten Banjar"},
		"hulu sun":                  {"Kemiskinan Kabupaten Hulu Sungai Utara", "Kemiskinan Kabupaten Hulu Sungai Tengah", "Kemiskinan Kabupaten Hulu Sungai Selatan"},
		"balngan":                   {"Kemiskinan Kabupaten Balangan"},
		"tabalong dan hsu":          {"Perbandingan kemiskinan", "Kemiskinan Kabupaten Tabalong", "Kemiskinan Kabupaten Hulu Sungai Utara"},
		"balangan 5 tahun terakhir": {"Kabupaten Balangan, 2021–2025"},
		"nasional":                  {"Kemiskinan Republik Indonesia"},
		"zzzz":                      {"Wilayah tidak ditemukan"},
		"NIK 6311012345678901":      {"Mohon tidak menulis NIK atau KK"},
		"gk":                        {"Kemiskinan Kabupaten Balangan"},
	} {
		cards := offers(t, b, 1, words)
		for _, title := range want {
			if !slices.ContainsFunc(cards, func(c chat.Card) bool { return c.Title == title }) {
				t.Errorf("%q: no card %q among %d: %q …", words, title, len(cards), cards[0].Title)
			}
		}
		if len(cards) > 17 {
			t.Errorf("%q: %d cards", words, len(cards))
		}
	}
	if got := offers(t, b, 1, "gk balangan 2020")[0].Message.Text; !strings.Contains(got, "Rp441.488") || !strings.Contains(got, "Maret 2020") || strings.Contains(got, "5,32") {
		t.Errorf("indicator and year are not heeded: %s", got)
	}
}

// TestInlineFaultIsSilent has something of ours fail: there is no place to say sorry.
func TestInlineFaultIsSilent(t *testing.T) {
	log := new(bytes.Buffer)
	b := withoutStore(t, log)
	b.Use(nil)
	if r := b.Answer(t.Context(), typed(1, "balangan")); !r.Fault || len(r.Messages) > 0 || !strings.Contains(log.String(), "answer failed") {
		t.Errorf("a fault is answered with %+v, logged %q", r, log)
	}
}

// FuzzInline types anything at all: cards are always offered, and sound.
func FuzzInline(f *testing.F) {
	for _, words := range []string{"", "bal", "balangan 2020", "peringkat kalsel", "5,32 itu tahun berapa", "<b>&", "tabalong hsu hst p1 sejak 2019", "bahan balangan", "apa itu p1", "kabupaten termiskin", "sejak kapan balangan di bawah 5 persen"} {
		f.Add(words)
	}
	b := withoutStore(f, new(bytes.Buffer))
	f.Fuzz(func(t *testing.T, words string) { offers(t, b, 1, words) })
}

// BenchmarkInline measures finding cards, whose pictures are not drawn.
func BenchmarkInline(b *testing.B) {
	pantau := withoutStore(b, new(bytes.Buffer))
	for name, words := range map[string]string{"one": "balangan", "five": "ban", "compare": "tabalong hsu"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r := pantau.Answer(b.Context(), typed(1, words)); r.Inline == nil {
					b.Fatal("no cards")
				}
			}
		})
	}
}

package bot_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// A revision names the old value and the new, and replies to the message that told
// the old one.
func TestRevisionRepliesToWhatToldTheOldValue(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311"))
	c.tell("6311:p0:2026-03 4.41")
	first := c.one()
	c.subscribe(2, in("6311")) // was never told
	c.now = c.now.Add(24 * time.Hour)
	c.tell("6311:p0:2026-03 4.43")
	for _, d := range c.taken() {
		text, told := chat.Plain(d.message.Text), d.To.Chat == 1
		if !strings.Contains(text, "Semula 4,41, menjadi 4,43 persen.") || !strings.Contains(text, "Angka diperbarui BPS") {
			t.Errorf("%d is told %q", d.To.Chat, text)
		}
		if got := strings.Contains(text, "Menggantikan angka pada pesan kami tanggal 23 November 2026."); got != told || (d.message.ReplyTo == first.ref.Message) != told {
			t.Errorf("%d replies to %d: %q", d.To.Chat, d.message.ReplyTo, text)
		}
	}
	c.now = c.now.Add(24 * time.Hour)
	c.tell("6311:p0:2026-03 4.44", "6311:poor:2025-03 6.40") // of two surveys: two messages
	c.taken()
	c.tell("6311:p1:2026-03 0.50")
	c.taken()
	c.now = c.now.Add(24 * time.Hour)
	c.tell("6311:p0:2026-03 4.45", "6311:p1:2026-03 0.51")
	for _, d := range c.taken() {
		if text := chat.Plain(d.message.Text); !strings.Contains(text, "Sebagian angka semula ada pada pesan kami tanggal 25 November 2026.") {
			t.Errorf("values that were told apart: %q", text)
		}
	}
}

// What a long list leaves out was not told, and so is not replied to.
func TestRevisionOfWhatAListLeftOut(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in(people.Whole("6300")))
	c.tell(append(others(t), "6311:p0:2026-03 4.41", "6311:line:2026-03 566000")...)
	told := c.one()
	c.tell("6311:line:2026-03 567000")
	if d := c.one(); d.message.ReplyTo != 0 {
		t.Errorf("%v replies to a message that did not have it", d)
	}
	c.tell("6311:p0:2026-03 4.43")
	if d := c.one(); d.message.ReplyTo != told.ref.Message {
		t.Errorf("%v replies to %d, want %d", d, d.message.ReplyTo, told.ref.Message)
	}
}

// Each origin is told as what it is: BPS's own news, what an operator entered, and
// what an office corrected.
func TestOriginOfNews(t *testing.T) {
	const by = "Berita Resmi Statistik <2026>"
	for origin, test := range map[indicators.Origin]struct{ fresh, revised []string }{
		indicators.FromAPI: {[]string{"Angka baru BPS", "Sumber: BPS, Susenas Maret 2026;"}, []string{"Angka diperbarui BPS: ", "Sumber: BPS, Susenas Maret 2026."}},
		indicators.FromFile: {[]string{"Angka baru", "Sumber: " + by, "Dimasukkan pengelola Pantau, belum dicocokkan langsung dengan BPS."},
			[]string{"Angka diperbarui: ", "Sumber: " + by, "Dimasukkan pengelola Pantau"}},
		indicators.FromCorrection: {[]string{"Angka baru", "Sumber: " + by}, []string{"Ralat Pantau: ", "Alasan: salah ketik. Sumber: " + by}},
	} {
		c := newCourier(t)
		c.subscribe(1, in("6311"))
		for i, value := range []string{"4.41", "4.43"} {
			e := c.figure("6311:p0:2026-03 " + value)
			if e.Origin = origin; origin != indicators.FromAPI {
				e.Source, e.Reason = by, "salah ketik"
			}
			c.comes(e)
			c.wait(settles)
			text, wants := chat.Plain(c.one().message.Text), test.fresh
			if i == 1 {
				wants = test.revised
			}
			for _, want := range wants {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q does not say %q", origin, text, want)
				}
			}
			if origin != indicators.FromAPI && (strings.Contains(text, "Sumber: BPS") || strings.Contains(text, "diperbarui BPS")) {
				t.Errorf("%s is called BPS's own: %q", origin, text)
			}
		}
	}
}

// Each number in the news is a figure of the catalogue or the distance of two of the
// same cell, whether it is of one region or of all.
func TestNumbersOfNewsAreThePublishedOnes(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311"))
	c.subscribe(2, in("6311", "6309"))
	c.subscribe(3, in(people.Whole("6300"), "6300", "0000"))
	var whole []string
	for _, r := range catalogue(t).Regions() {
		if r.Kind == indicators.Province {
			whole = append(whole, people.Whole(r.Code))
		}
	}
	c.subscribe(4, in(whole...))
	for _, revised := range []bool{false, true} {
		n, before := 0, c.inUse()
		c.tell(survey(t, revised)...)
		for _, d := range c.taken() {
			checkNews(t, c.inUse(), before, d.message)
			n += len(d.message.Figures)
		}
		t.Logf("revised %v: %d figures told", revised, n)
		if n < 540 {
			t.Errorf("revised %v: only %d figures told", revised, n)
		}
	}
}

// survey is a survey of all regions in 2026: the values of 2025 a little higher, and
// revised a little more.
func survey(t testing.TB, revised bool) (words []string) {
	for _, r := range catalogue(t).Regions() {
		for _, i := range indicators.All {
			f, ok := catalogue(t).Figure(r.Code, i, indicators.Period{Year: 2025, Month: indicators.March})
			if f.Value.Units += 7; i == indicators.Line {
				f.Value.Units += 7000
			}
			if revised {
				f.Value.Units += 2
			}
			if ok {
				words = append(words, r.Code+":"+i.ID()+":2026-03 "+f.Value.String())
			}
		}
	}
	return words
}

// checkNews holds every number in a message against the figures in use, and those
// that were in use before.
func checkNews(t *testing.T, c, before *indicators.Catalogue, m chat.Message) {
	t.Helper()
	allowed := map[string]bool{}
	for _, told := range m.Figures {
		i, _ := indicators.ParseIndicator(told.Indicator)
		period, _ := indicators.ParsePeriod(told.Period)
		f, ok := c.Figure(told.Region, i, period)
		if !ok || f.Value.String() != told.Value {
			t.Errorf("%s %s %s is told as %s, in use is %s", told.Region, told.Indicator, told.Period, told.Value, f.Value)
		}
		allowed[shown(told.Indicator, f.Value)] = true
		if was, ok := before.Figure(told.Region, i, period); ok {
			allowed[shown(told.Indicator, was.Value)] = true
		}
		if d := c.ChangeTo(f); d.Reason == indicators.Computed {
			allowed[shown(told.Indicator, d.Diff.Abs())] = true
			if d.HasRelative {
				allowed[d.Relative.Abs().Indonesian(2)] = true
			}
		}
	}
	for _, number := range printed.FindAllString(chat.Plain(m.Text), -1) {
		if number = strings.TrimRight(number, "."); !allowed[number] {
			t.Errorf("%s is no figure told and no distance of two:\n%.300s", number, chat.Plain(m.Text))
			return
		}
	}
}

// Buttons below the news answer with a message of its own, so that the news stays; in
// a channel they open a private chat.
func TestButtonsOfNews(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311", "6309"))
	c.subscribe(-2, in(people.Whole("6300")))
	if err := c.people.SetRegion(t.Context(), -2, "6311"); err != nil {
		t.Fatal(err)
	}
	c.subscribe(-1000, func(s *people.Settings) { s.Regions, s.Talks = []string{"6311"}, string(chat.Channel) })
	c.tell(append(others(t), "6311:p0:2026-03 4.41")...)
	want := map[int64]string{1: "Angka Tabalong, Angka Balangan", -2: "Angka Balangan, Peringkat", -1000: "Angka Balangan"}
	for _, d := range c.taken() {
		checkData(t, d.message)
		var labels []string
		for _, row := range d.message.Buttons {
			for _, k := range row {
				labels = append(labels, k.Label)
				if d.To.Chat == -1000 {
					if k.URL != "https://t.me/PantauBot?start=w6311" {
						t.Errorf("in a channel %q opens %q", k.Label, k.URL)
					}
					continue
				}
				press := chat.Update{ID: 1, Chat: d.To, Kind: d.Kind, From: 1, Message: d.ref.Message, Text: k.Data, Press: "p"}
				r := c.bot.Answer(t.Context(), press)
				if r.Mistake || r.Fault || len(r.Messages) != 1 || r.Messages[0].Edit != nil || !strings.Contains(said(r), "Maret 2026") {
					t.Errorf("%q leads to %+v", k.Data, r)
				}
			}
		}
		if got := strings.Join(labels, ", "); got != want[d.To.Chat] {
			t.Errorf("%d has the buttons %q, want %q", d.To.Chat, got, want[d.To.Chat])
		}
	}
}

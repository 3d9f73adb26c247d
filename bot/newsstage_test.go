package bot_test

import (
	"cmp"
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/indicators"
)

// news does what brings news out: "angka 6311 p0 2026-03 4.41" and "impor …" with a
// source behind bring a figure into the book, and "kirim" has what is due go out.
func (s *stage) news(words string) (out string, done bool) {
	what, rest, _ := strings.Cut(words, " ")
	switch what {
	case "kirim":
		return s.goesOut(), true
	case "angka", "impor":
		s.comes(what, rest)
		return "", true
	}
	return "", false
}

// comes writes a figure into the book, to be told.
func (s *stage) comes(how, words string) {
	parts := strings.SplitN(words, " ", 5)
	if len(parts) < 4 {
		s.t.Fatalf("no figure is %q", words)
	}
	key, ok := indicators.ParseKey(strings.Join(parts[:3], ":"))
	value, err := indicators.ParseDecimal(parts[3])
	if !ok || err != nil {
		s.t.Fatalf("no figure is %q", words)
	}
	e := indicators.Entry{Region: key.Region, Indicator: key.Indicator, Period: key.Period, Value: value, Origin: indicators.FromAPI,
		Source: "BPS Web API, tabel 0000/621", At: s.now}
	if how == "impor" {
		e.Origin, e.Source = indicators.FromFile, parts[4]
	}
	s.program("buku")
	entries, _, _ := s.book.Entries(s.t.Context())
	c, err := catalogue(s.t).With(entries)
	if err != nil {
		s.t.Fatal(err)
	}
	if f, known := c.Figure(e.Region, e.Indicator, e.Period); known {
		e.Was = &f.Value
	}
	if err := s.book.Write(s.t.Context(), true, e); err != nil {
		s.t.Fatal(err)
	}
}

// goesOut announces what has settled and delivers what is due.
func (s *stage) goesOut() string {
	s.program("buku")
	if _, err := s.bot.Announce(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.bot.PostReleases(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	spread(s.t, s.bot, s.people, s.mail.box)
	var out strings.Builder
	carry(s.t, s.bot, s.mail.box, func(l outbox.Letter, m chat.Message) chat.Ref {
		checkData(s.t, m)
		s.number++
		ref := chat.Ref{Chat: l.To.Chat, Message: s.number}
		s.cards[ref], s.last[l.To.Chat] = m, ref
		place := s.place(l.To.Chat)
		if l.To.Topic != 0 {
			place += fmt.Sprint(", topik ", l.To.Topic)
		}
		if m.ReplyTo != 0 {
			place += ", membalas pesan yang memuat angka semula"
			if strings.HasPrefix(l.Broadcast, "rilis/") {
				place = strings.TrimSuffix(place, " yang memuat angka semula") + " semula"
			}
			if _, ours := s.cards[chat.Ref{Chat: l.To.Chat, Message: m.ReplyTo}]; !ours {
				s.t.Errorf("%s replies to a message that is not there", place)
			}
		}
		out.WriteString("<< " + place + ":\n" + written(m))
		return ref
	})
	return cmp.Or(out.String()+s.letters(), "<< ( )\n")
}

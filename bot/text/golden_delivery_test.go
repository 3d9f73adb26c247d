package text_test

import (
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// delivery is what goes out by itself, and what operators read of it.
func delivery(c *indicators.Catalogue) []sentence {
	return append(news(c), operators(c)...)
}

// march is the newest survey of districts in the catalogue.
var march = indicators.Period{Year: 2025, Month: indicators.March}

func news(c *indicators.Catalogue) []sentence {
	few := text.NewsView{Period: march}
	for _, i := range indicators.All {
		f, _ := c.Figure("6311", i, march)
		few.Figures = append(few.Figures, text.NewsFigure{Figure: f})
	}
	many := text.NewsView{Period: march}
	for _, code := range c.Children("6300") {
		f, _ := c.Figure(code, indicators.P0, march)
		many.Figures = append(many.Figures, text.NewsFigure{Figure: f})
	}
	line, _ := c.Figure("6311", indicators.Line, march)
	was := indicators.Decimal{Units: 543210}
	revised := text.NewsView{Period: march, Revised: true, Before: time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC),
		Figures: []text.NewsFigure{{Figure: line, Was: &was}}}
	ours := text.NewsView{Period: march, Revised: true,
		Figures: []text.NewsFigure{{Figure: line, Was: &was, Correction: true, Source: "Kabupaten Balangan Dalam Angka 2026, hlm. 112", Reason: "salah ketik saat impor"}}}
	words := func(v text.NewsView) string { s, _ := text.News(c, v); return s }
	return []sentence{
		{"Angka baru", words(few)}, {"Angka baru banyak wilayah", words(many)},
		{"Angka diperbarui BPS", words(revised)}, {"Ralat Pantau", words(ours)},
		{"Topik hilang", text.TopicGone([]people.Kind{people.NewFigures, people.Releases})},
		{"Data Redis hilang", text.Wiped()},
	}
}

func operators(c *indicators.Catalogue) []sentence {
	stats := outbox.Stats{
		Waiting: map[outbox.Priority]int{outbox.Reminder: 3, outbox.Release: 940}, Oldest: 3 * time.Minute, LastMinute: 1779,
		Parked: 12, Resting: 4, Dead: 2, Broadcasts: []outbox.Broadcast{{ID: "angka/2026-03/7f2a", Made: 12250}},
		Counts: map[string]int64{"sent": 12400, "dropped": 12, "dead": 2, "uncertain": 1, "too_many": 7},
	}
	last := func(n int) time.Duration { return time.Duration(n) * time.Second / 30 }
	var dead []outbox.DeadLetter
	at := time.Date(2026, 12, 3, 1, 30, 0, 0, time.UTC)
	for _, r := range []outbox.Reason{outbox.Late, outbox.Away, outbox.Uncertain, outbox.TooMany, outbox.Gone, outbox.Refused, outbox.Unmade} {
		dead = append(dead, outbox.DeadLetter{Letter: outbox.Letter{Key: "angka/2026-03/7f2a/1001", To: chat.ID{Chat: 1001}, Reason: r}, At: at})
	}
	value, was := indicators.Decimal{Units: 545120}, indicators.Decimal{Units: 544169}
	entry := indicators.Entry{Region: "6311", Indicator: indicators.Line, Period: march, Value: value}
	revised := entry
	revised.Was = &was
	view := text.SyncView{New: []indicators.Entry{entry}, Revised: []indicators.Entry{revised}, Same: 5130, Strange: 2, Quiet: true, Failed: []string{"0000/622: halaman diblokir"}}
	var held []string
	for _, kind := range []string{"jump", "order", "label", "unit", "range", "ambiguous", "corrected", "lain"} {
		e := entry
		e.Held = kind
		view.Held = append(view.Held, e)
		held = append(held, text.HeldBecause(kind))
	}
	var lines, troubles []string
	for _, kind := range []indicators.LineKind{
		indicators.BadHeader, indicators.BadColumns, indicators.BadRegion, indicators.TwoRegions, indicators.BadIndicator,
		indicators.BadPeriod, indicators.BadValue, indicators.BadSource, indicators.Repeated, indicators.BadEncoding, indicators.TooLarge, "lain",
	} {
		lines = append(lines, text.ImportLine(indicators.LineError{Line: 3, Kind: kind, Text: "balngan"}))
	}
	for t := text.TroubleAway; t <= text.TroubleUnknown; t++ {
		troubles = append(troubles, text.BPSTrouble(t))
	}
	return []sentence{
		{"Antrean", text.Queue(stats, last)}, {"Kiriman gagal", text.DeadLetters(dead, people.Zone("6311"))},
		{"Tidak ada kiriman gagal", text.DeadLetters(nil, time.UTC)},
		{"Kirim ulang", strings.Join([]string{text.Requeued(0), text.Requeued(2), text.QueueAway()}, "\n")},
		{"Lama", strings.Join([]string{text.Lasting(0), text.Lasting(95 * time.Second), text.Lasting(26 * time.Hour)}, "\n")},
		{"Sinkron", text.Sync(c, view)}, {"Ditahan", strings.Join(held, "\n")},
		{"Sinkron gagal", strings.Join([]string{text.SyncAway("kunci ditolak"), text.SyncNoKey(), text.Exported("./katalog", 3)}, "\n")},
		{"Impor", strings.Join([]string{text.ImportWhat(), text.ImportUnread("angka.csv"), text.ImportBad(lines)}, "\n")},
		{"Gangguan Web API BPS", strings.Join(troubles, "\n")},
	}
}

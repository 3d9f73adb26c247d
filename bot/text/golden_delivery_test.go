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

func operators(c *indicators.Catalogue) []sentence {
	stats := outbox.Stats{
		Waiting: map[outbox.Priority]int{outbox.Reminder: 3, outbox.Release: 940}, Oldest: 3 * time.Minute, LastMinute: 1779, Held: 420,
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

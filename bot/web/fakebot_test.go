package web

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"pantau/bot/chat"
)

// fakeBot answers with every shape that a reply has, in words like the bot's.
func fakeBot(t *testing.T) func(context.Context, chat.Update) chat.Reply {
	t.Helper()
	picture := drawing(t)
	return func(_ context.Context, u chat.Update) chat.Reply {
		word, _, _ := strings.Cut(strings.TrimPrefix(u.Text, "/"), " ")
		switch {
		case u.Inline != "":
			return chat.Reply{Inline: &chat.Inline{Cards: fakeCards(picture, u.Text)}}
		case u.IsPress() && strings.HasPrefix(u.Text, "grafik"):
			m, ref := trend(t, strings.TrimPrefix(u.Text, "grafik ")), u.Ref()
			m.Edit = &ref
			return chat.Reply{Messages: []chat.Message{m}}
		case u.IsPress():
			return fakePress(u, word)
		case word == "indikator":
			return chat.Reply{Messages: []chat.Message{figures(u, nil, "Maret 2025")}}
		case word == "grafik":
			return chat.Reply{Messages: []chat.Message{{
				Text:  "<b>Persentase penduduk miskin</b>\nKabupaten Balangan, Maret 2015–Maret 2025",
				Photo: &chat.Photo{PNG: picture, Alt: "Grafik garis turun dari 5,70 ke 4,64 persen"},
			}}}
		case word == "lembar":
			return chat.Reply{Messages: []chat.Message{{Text: "Lembar satu halaman Kabupaten Balangan.",
				File: &chat.File{Name: "lembar-kabupaten-balangan-2025.pdf", Bytes: []byte("%PDF-1.4" + strings.Repeat("\nlembar", 20000))}}}}
		case word == "tren":
			return chat.Reply{Messages: []chat.Message{trend(t, "p0")}}
		case word == "bantuan":
			return chat.Reply{Messages: []chat.Message{{Text: "Silakan mulai dari /indikator atau /peringkat.\n" +
				"Definisi: <code>/definisi p0</code>, kab/kota, <a href=\"https://www.bps.go.id\">BPS</a>\n" +
				"<blockquote expandable>" + strings.Repeat("Satu baris penjelasan yang cukup panjang.\n", 8) + "</blockquote>\nSelesai."}}}
		case u.Kind == chat.Group && !u.ToBot:
			return chat.Reply{}
		}
		return chat.Reply{Messages: []chat.Message{{Text: "Anda menulis: " + chat.Escape(u.Text), ReplyTo: u.Message}}}
	}
}

// trend is a picture whose buttons change it; "rusak" is one that cannot be drawn.
func trend(t *testing.T, indicator string) chat.Message {
	titles := map[string]string{"p0": "Persentase penduduk miskin", "line": "Garis kemiskinan", "rusak": "Jumlah penduduk miskin"}
	return chat.Message{
		Text: "<b>" + titles[indicator] + "</b>\nKabupaten Balangan turun empat tahun berturut-turut, 6,07 → 4,64 persen.\nSumber: BPS, Susenas Maret 2025.",
		Photo: &chat.Photo{Key: indicator, Alt: titles[indicator] + " Kabupaten Balangan", Draw: func(context.Context) ([]byte, error) {
			if indicator == "rusak" {
				return nil, errors.New("no ink")
			}
			return chart(t, 1280, 720, indicator == "p0"), nil
		}},
		Buttons: [][]chat.Button{{{Label: "P0", Data: "grafik p0"}, {Label: "Garis", Data: "grafik line"}, {Label: "Jumlah", Data: "grafik rusak"}}},
	}
}

// fakeCards are three cards for Balangan, and none for other words.
func fakeCards(picture []byte, words string) []chat.Card {
	if words != "balangan" {
		return nil
	}
	return []chat.Card{
		{ID: "a", Title: "Kabupaten Balangan: 4,64 persen miskin", Summary: "Maret 2025, turun 0,23 persen poin dari Maret 2024; 6,42 ribu orang, garis kemiskinan Rp544.169", Message: chat.Message{Text: "<b>Kemiskinan Kabupaten Balangan</b>\n4,64 persen penduduk miskin (P0), Maret 2025.\nSumber: BPS, Susenas Maret 2025."}},
		{ID: "b", Title: "Grafik persentase penduduk miskin", Summary: "Kabupaten Balangan, 2015–2025", Message: chat.Message{Text: "<b>Persentase penduduk miskin</b>\nKabupaten Balangan, 2015–2025", Photo: &chat.Photo{PNG: picture, Alt: "Grafik garis"}}},
		{ID: "c", Title: "Peringkat se-Kalimantan Selatan", Summary: "Ke-10 terendah dari 13 kabupaten/kota, Maret 2025", Message: chat.Message{Text: "Peringkat", Buttons: [][]chat.Button{{{Label: "Tabel BPS", URL: "https://www.bps.go.id"}}}}},
	}
}

func fakePress(u chat.Update, word string) chat.Reply {
	ref := u.Ref()
	switch word {
	case "tahun":
		return chat.Reply{Messages: []chat.Message{figures(u, &ref, "Maret 2024")}}
	case "catat":
		return chat.Reply{Notice: "Wilayah tersimpan"}
	}
	return chat.Reply{Notice: "Hanya penanya yang dapat mengubah kartu ini.", Alert: true}
}

func figures(u chat.Update, edit *chat.Ref, period string) chat.Message {
	m := chat.Message{
		Text: "<b>Kemiskinan Kabupaten Balangan</b>\n<i>" + period + "</i>\n\n<b>4,64 persen</b> penduduk miskin (P0)\n▼ turun 0,23 persen poin dari Maret 2024\n" +
			"<b>6,42 ribu orang</b> penduduk miskin\n▼ turun 0,26 ribu orang\n<b>Rp544.169</b> garis kemiskinan per kapita per bulan\nnaik 3,04 persen\n\n" +
			"<blockquote>Peringkat P0: ke-10 terendah (ke-4 tertinggi) dari 13 kabupaten/kota se-Kalimantan Selatan</blockquote>\nSumber: BPS, Susenas " + period + "; selisih dan peringkat diolah Pantau.",
		Buttons: [][]chat.Button{
			{{Label: "Tahun lain", Data: "tahun 6311 2024"}, {Label: "Simpan", Data: "catat"}, {Label: "Peringkat", Data: "peringkat"}},
			{{Label: "Salin bahan", Copy: "Berdasarkan data BPS"}, {Label: "Tabel BPS", URL: "https://www.bps.go.id"}},
		},
		Edit: edit,
	}
	if u.Kind == chat.Group && edit == nil {
		m.ReplyTo = u.Message
	}
	return m
}

// dot is the smallest picture.
func dot(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawing is a small chart.
func drawing(t *testing.T) []byte { return chart(t, 640, 360, true) }

// chart is a picture of a line that falls or rises.
func chart(t *testing.T, width, height int, falls bool) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		line := height/6 + x/3
		if !falls {
			line = height - line
		}
		for y := range height {
			img.Set(x, y, color.White)
			if y > line && y < line+6 {
				img.Set(x, y, color.RGBA{11, 107, 87, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var testMenus = []chat.Menu{
	{Scope: chat.ForPrivate, Items: []chat.MenuItem{
		{Command: "indikator", Summary: "Lima indikator satu wilayah"},
		{Command: "bandingkan", Summary: "Dua atau tiga wilayah berdampingan"},
		{Command: "peringkat", Summary: "Urutan kabupaten/kota satu provinsi"},
		{Command: "bantuan", Summary: "Semua yang dapat ditanyakan"},
	}},
	{Scope: chat.ForGroups, Items: []chat.MenuItem{{Command: "indikator", Summary: "Lima indikator satu wilayah"}}},
	{Scope: chat.ForAdmins, Items: []chat.MenuItem{{Command: "wilayah", Summary: "Wilayah grup ini"}}},
}

// slow is a bot that answers these words only when it is let.
func slow(bot func(context.Context, chat.Update) chat.Reply, words string, let <-chan struct{}) func(context.Context, chat.Update) chat.Reply {
	return func(ctx context.Context, u chat.Update) chat.Reply {
		if u.Text == words {
			<-let
		}
		return bot(ctx, u)
	}
}

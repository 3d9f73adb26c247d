package web

import (
	"bytes"
	"context"
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
		case u.IsPress():
			return fakePress(u, word)
		case word == "indikator":
			return chat.Reply{Messages: []chat.Message{figures(u, nil, "Maret 2025")}}
		case word == "grafik":
			return chat.Reply{Messages: []chat.Message{{
				Text:  "<b>Persentase penduduk miskin</b>\nKabupaten Balangan, Maret 2015–Maret 2025",
				Photo: &chat.Photo{PNG: picture, Alt: "Grafik garis turun dari 5,70 ke 4,64 persen"},
			}}}
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

// drawing is a small chart.
func drawing(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 640, 360))
	for x := range 640 {
		for y := range 360 {
			img.Set(x, y, color.White)
			if line := 60 + x/3; y > line && y < line+6 {
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

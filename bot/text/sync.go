package text

import (
	"fmt"
	"strconv"
	"strings"

	"pantau/indicators"
)

// This file holds what operators read of figures that came in, in a terminal.

// SyncView is what one round over the BPS Web API, or one import, has brought.
type SyncView struct {
	New, Revised, Held []indicators.Entry
	Same               int      // figures that were known with the same value
	Strange            int      // rows that are no regions of the catalogue
	Quiet              bool     // the first round: subscribers are not told
	Failed             []string // tables that could not be read, each with its reason
}

// listed is how many figures of a kind are named one by one.
const listed = 40

// Sync tells what a round or an import has brought.
func Sync(c *indicators.Catalogue, v SyncView) string {
	var lines []string
	add := func(head string, entries []indicators.Entry) {
		if len(entries) == 0 {
			return
		}
		lines = append(lines, head+": "+whole(len(entries)))
		for _, e := range entries[:min(len(entries), listed)] {
			lines = append(lines, "  "+entryLine(c, e))
		}
		if more := len(entries) - listed; more > 0 {
			lines = append(lines, "  dan "+whole(more)+" lagi")
		}
	}
	add("Angka baru", v.New)
	add("Angka yang berubah", v.Revised)
	add("Ditahan karena janggal, belum dipakai (periksa dengan /koreksi tahanan)", v.Held)
	lines = append(lines, "Sama dengan yang sudah ada: "+whole(v.Same))
	if v.Strange > 0 {
		lines = append(lines, "Baris yang bukan wilayah yang dikenal: "+whole(v.Strange))
	}
	for _, f := range v.Failed {
		lines = append(lines, "Tidak terbaca: "+f)
	}
	if v.Quiet && len(v.New)+len(v.Revised) > 0 {
		lines = append(lines, "Ini pembacaan pertama: pelanggan tidak dikabari.")
	}
	return strings.Join(lines, "\n")
}

// entryLine names a figure with its old value where there was one, and why it is
// held.
func entryLine(c *indicators.Catalogue, e indicators.Entry) string {
	r, _ := c.Region(e.Region)
	words := r.Full + ", " + Indicator(e.Indicator) + ", " + Period(e.Period) + ": "
	if e.Was != nil {
		words += "semula " + e.Indicator.Number(*e.Was) + ", menjadi "
	}
	words += e.Indicator.Number(e.Value) + unit(e.Indicator)
	if e.Held != "" {
		words += " (" + HeldBecause(e.Held) + ")"
	}
	return words
}

// HeldBecause says in words why a figure is held back.
func HeldBecause(kind string) string {
	words, ok := map[string]string{
		"jump":      "melonjak jauh dari angka sebelumnya",
		"order":     "urutan P2 ≤ P1 ≤ P0 tidak terpenuhi",
		"label":     "nama wilayah pada tabel tidak cocok dengan kodenya",
		"unit":      "satuannya tampak berbeda",
		"range":     "di luar rentang yang mungkin",
		"ambiguous": "dua sumber BPS berbeda",
		"corrected": "bertentangan dengan koreksi yang sudah dicatat",
	}[kind]
	if !ok {
		return "perlu diperiksa"
	}
	return words
}

// SyncAway says that the BPS Web API cannot be read at all.
func SyncAway(why string) string {
	return "Web API BPS tidak terbaca: " + why + "\nAngka yang sudah ada tetap dipakai."
}

// SyncNoKey says that there is no key for the BPS Web API.
func SyncNoKey() string {
	return "BPS_API_KEY belum diisi. Kunci didapat gratis di webapi.bps.go.id."
}

// Exported says where the catalogue's files were written.
func Exported(dir string, files int) string {
	return fmt.Sprintf("%d berkas katalog ditulis ke %s. Periksa bedanya dengan git diff sebelum dipakai.", files, dir)
}

// ImportWhat says that an import needs a file.
func ImportWhat() string {
	return "Berkas belum disebut. Contoh: pantau impor angka.csv\n" +
		"Kolom: region,indicator,period,value,source (misalnya 6311,p0,2026-03,4.52,Berita Resmi Statistik 2026)."
}

// ImportUnread says that the file cannot be opened.
func ImportUnread(path string) string { return "Berkas " + path + " tidak dapat dibuka." }

// ImportBad lists what is wrong with the lines of a file; nothing was taken from it.
func ImportBad(lines []string) string {
	return "Tidak ada yang dimasukkan, karena " + strconv.Itoa(len(lines)) + " baris belum benar:\n" + strings.Join(lines, "\n")
}

// ImportLine says what is wrong with a line of an import.
func ImportLine(e indicators.LineError) string {
	words, ok := map[indicators.LineKind]string{
		indicators.BadHeader:    "judul kolom harus region,indicator,period,value,source",
		indicators.BadColumns:   "jumlah kolom bukan lima, atau tanda kutip tidak ditutup",
		indicators.BadRegion:    "wilayah tidak dikenal",
		indicators.TwoRegions:   "nama itu milik lebih dari satu wilayah; pakai kode BPS",
		indicators.BadIndicator: "indikator harus p0, poor, line, p1, atau p2",
		indicators.BadPeriod:    "periode harus seperti 2026-03, 2026-09, atau 2026",
		indicators.BadValue:     "nilainya bukan angka, atau dapat dibaca dengan dua cara",
		indicators.BadSource:    "sumber belum diisi atau terlalu panjang",
		indicators.Repeated:     "angka yang sama sudah ada di baris lain",
		indicators.BadEncoding:  "berkas harus UTF-8",
		indicators.TooLarge:     "berkas terlalu besar atau tidak terbaca",
	}[e.Kind]
	if !ok {
		words = "tidak terbaca"
	}
	line := "baris " + strconv.Itoa(e.Line) + ": " + words
	if e.Text != "" {
		line += " (" + strconv.Quote(e.Text) + ")"
	}
	return line
}

// Trouble is what went wrong with the BPS Web API.
type Trouble int

// The troubles.
const (
	TroubleAway Trouble = iota
	TroubleKey
	TroubleBlocked
	TroubleCertificate
	TroubleTable
	TroubleBudget
	TroubleEmpty
	TroubleRequest
	TroubleUnknown
)

// BPSTrouble says what went wrong with the BPS Web API, and what to do about it.
func BPSTrouble(t Trouble) string {
	return [...]string{
		TroubleAway:        "server tidak terjangkau atau terlalu lambat; dicoba lagi nanti",
		TroubleKey:         "kunci ditolak; periksa BPS_API_KEY",
		TroubleBlocked:     "diblokir pelindung situs BPS (bukan karena kuncinya); coba isi BPS_CONTACT atau tunggu beberapa jam",
		TroubleCertificate: "sertifikat server tidak dapat dipercaya; periksa jam dan sertifikat komputer ini",
		TroubleTable:       "judul atau bentuk tabel tidak seperti yang diharapkan, jadi tidak dipakai",
		TroubleBudget:      "jatah permintaan hari ini habis",
		TroubleEmpty:       "tidak ada isinya",
		TroubleRequest:     "permintaan ditolak",
		TroubleUnknown:     "jawabannya tidak dapat dipahami",
	}[t]
}

package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// quote repeats what a user wrote, short and safe.
func quote(words string) string {
	runes := []rune(strings.Join(strings.Fields(words), " "))
	if len(runes) > 40 {
		runes = append(runes[:40], '…')
	}
	return "“" + chat.Escape(string(runes)) + "”"
}

// Choice labels a button that chooses a region: its full name, and the province
// of a district.
func Choice(c *indicators.Catalogue, r indicators.Region) string {
	if above, ok := c.Region(r.Parent); ok && r.Kind.IsDistrict() {
		return r.Full + " · " + above.Name
	}
	return r.Full
}

// WhichRegion asks which region is meant; sole asks to confirm the only one.
func WhichRegion(sole bool, words string, r indicators.Region) string {
	if sole {
		return "Apakah yang dimaksud dengan " + quote(words) + " adalah " + r.Full + "?"
	}
	return "Nama " + quote(words) + " dapat berarti beberapa wilayah. Mohon pilih wilayah yang dimaksud:"
}

// UnknownRegion says that no region bears the name.
func UnknownRegion(words string, offers bool) string {
	s := "Wilayah " + quote(words) + " tidak ditemukan."
	if offers {
		return s + " Apakah yang dimaksud salah satu berikut?"
	}
	return s + " Mohon tulis nama kabupaten, kota, atau provinsi, misalnya <code>/indikator balangan</code>."
}

// ReadAsBefore tells that an ambiguous name was read as the chat chose before.
func ReadAsBefore(words string, r indicators.Region) string {
	return quote(words) + " dibaca " + r.Full + ", seperti pilihan sebelumnya."
}

// ReadTypo tells how a misspelt name was read.
func ReadTypo(words string, r indicators.Region) string {
	return quote(words) + " dibaca " + r.Full + "."
}

// HomeUsed tells which region is meant where none was named.
func HomeUsed(r indicators.Region) string {
	return "Wilayah tidak disebut; dipakai " + r.Full + ". Atur dengan /wilayah."
}

// FirstOnly tells that not all regions named are told.
func FirstOnly(told, named int) string {
	return "Disebut " + strconv.Itoa(named) + " wilayah; ini " + strconv.Itoa(told) + " yang pertama."
}

// OneRegion tells that an answer is for one of the regions named.
func OneRegion(r indicators.Region) string {
	return "Jawaban ini untuk " + r.Full + "; wilayah lain mohon ditanyakan tersendiri."
}

// Unread names words that nothing could be made of.
func Unread(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	return []string{"Tidak terbaca: " + quote(strings.Join(words, " ")) + "."}
}

// OwnRegion tells the chat's region and how to change it.
func OwnRegion(r indicators.Region, own bool) string {
	if own {
		return "Wilayah percakapan ini: <b>" + r.Full + "</b>. /indikator tanpa nama wilayah menjawab untuk wilayah ini.\n\nUntuk mengganti, tulis misalnya <code>/wilayah tabalong</code>."
	}
	return "Wilayah percakapan ini belum diatur. Untuk sementara dipakai <b>" + r.Full + "</b>.\n\nTulis misalnya <code>/wilayah tabalong</code>."
}

// RegionKept confirms the chat's region.
func RegionKept(r indicators.Region, group bool) string {
	whose := "percakapan ini"
	if group {
		whose = "grup ini"
	}
	return "Tersimpan. Wilayah " + whose + ": <b>" + r.Full + "</b>. Mulai sekarang /indikator saja menjawab untuk wilayah ini."
}

// AdminsOnly refuses a change of settings in a group.
func AdminsOnly() string {
	return "Mohon maaf, pengaturan grup hanya dapat diubah oleh admin grup."
}

// AdminUnchecked refuses a change because it cannot be seen who may make it; command
// is what an administrator may type instead.
func AdminUnchecked(command string) string {
	return "Admin grup belum dapat diperiksa. Mohon admin grup mengetik sendiri " + quote(command) + " beberapa saat lagi."
}

// QuestionGone tells that a choice came after its question.
func QuestionGone() string {
	return "Pertanyaan ini sudah lewat. Mohon kirim ulang perintahnya."
}

// WhichYearToShow stands above the buttons of years.
func WhichYearToShow(r indicators.Region) string {
	return "<b>" + r.Full + "</b>\nMohon pilih tahun. Angka kabupaten/kota berasal dari Susenas Maret."
}

// SinceWhen tells that the first year was not named.
func SinceWhen() string {
	return "Tahun awalnya tidak disebut; ini dari setiap tahun yang mungkin. Tulis misalnya “sejak 2021”."
}

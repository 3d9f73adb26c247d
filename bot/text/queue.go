package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"pantau/bot/outbox"
	"pantau/indicators"
)

// This file holds what operators read of the outbox in a terminal.

// manyLetters is how many letters a broadcast makes before its last arrival is worth
// foretelling.
const manyLetters = 5000

// Queue tells the state of the outbox. last foretells how long so many letters take.
func Queue(s outbox.Stats, last func(letters int) time.Duration) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Antrean kiriman Pantau")
	line("Menunggu: %s", waiting(s))
	if s.Held > 0 {
		line("Di antaranya %s ditahan sampai waktunya, misalnya sampai jam tenang selesai.", whole(s.Held))
	}
	if s.Oldest > 0 {
		line("Kiriman terlama sudah menunggu %s.", Lasting(s.Oldest))
	}
	line("Terkirim pada menit terakhir: %s.", whole(s.LastMinute))
	line("Percakapan yang sedang tidak menerima kiriman: %s, dengan %s kiriman tertahan.", whole(s.Resting), whole(s.Parked))
	line("Kiriman gagal: %s. Lihat dengan: pantau antrean gagal", whole(s.Dead))
	for _, br := range s.Broadcasts {
		line("Siaran %s: %s kiriman dibuat, belum selesai%s.", br.ID, whole(br.Made), foretold(br.Made, last))
	}
	line("Sejak awal: %s terkirim, %s dibatalkan, %s gagal, %s tidak pasti (mungkin ganda), %s diminta menunggu oleh Telegram.",
		whole(int(s.Counts["sent"])), whole(int(s.Counts["dropped"])), whole(int(s.Counts["dead"])), whole(int(s.Counts["uncertain"])), whole(int(s.Counts["too_many"])))
	return strings.TrimSpace(b.String())
}

func waiting(s outbox.Stats) string {
	names := map[outbox.Priority]string{outbox.Answer: "jawaban", outbox.Reminder: "pengingat dan perbaikan", outbox.Release: "angka baru dan rilis"}
	var parts []string
	for _, p := range outbox.Priorities {
		parts = append(parts, whole(s.Waiting[p])+" "+names[p])
	}
	return strings.Join(parts, ", ") + "."
}

func foretold(made int, last func(int) time.Duration) string {
	if made < manyLetters {
		return ""
	}
	return "; sejauh ini sampai ke yang terakhir dalam kira-kira " + Lasting(last(made))
}

// DeadLetters lists letters that were not delivered: key, reason and time, never the
// words.
func DeadLetters(letters []outbox.DeadLetter, zone *time.Location) string {
	if len(letters) == 0 {
		return "Tidak ada kiriman gagal."
	}
	lines := []string{fmt.Sprintf("%s kiriman gagal, yang terbaru di atas:", whole(len(letters)))}
	for _, l := range letters {
		lines = append(lines, fmt.Sprintf("%s  %s  %s", l.At.In(zone).Format("2006-01-02 15.04"), l.Key, why(l.Reason)))
	}
	return strings.Join(append(lines, "Kirim ulang dengan: pantau antrean ulang [kunci …]"), "\n")
}

// why says in words why a letter was not delivered.
func why(r outbox.Reason) string {
	words, ok := map[outbox.Reason]string{
		outbox.Late: "waktunya lewat", outbox.Away: "Telegram tidak terjangkau", outbox.Uncertain: "tidak pasti sampai",
		outbox.TooMany: "diminta menunggu terlalu lama", outbox.Gone: "percakapan tidak menerima pesan",
		outbox.Refused: "ditolak Telegram", outbox.Unmade: "isi tidak dapat disusun",
	}[r]
	if !ok {
		return string(r)
	}
	return words
}

// Requeued says how many dead letters were put back.
func Requeued(n int) string {
	if n == 0 {
		return "Tidak ada kiriman gagal yang cocok; tidak ada yang dikirim ulang."
	}
	return whole(n) + " kiriman dimasukkan kembali ke antrean dan berlaku tujuh hari."
}

// QueueAway says that the outbox cannot be reached.
func QueueAway() string {
	return "Penyimpanan tidak dapat dihubungi. Periksa REDIS_URL atau DATA_DIR dengan: pantau periksa"
}

// Lasting writes a length of time in its two largest units: "2 jam 5 menit".
func Lasting(d time.Duration) string {
	units := []struct {
		of   time.Duration
		name string
	}{{24 * time.Hour, "hari"}, {time.Hour, "jam"}, {time.Minute, "menit"}, {time.Second, "detik"}}
	var parts []string
	for _, u := range units {
		if n := d / u.of; n > 0 && len(parts) < 2 {
			parts = append(parts, strconv.Itoa(int(n))+" "+u.name)
			d -= n * u.of
		} else if len(parts) > 0 {
			break
		}
	}
	if len(parts) == 0 {
		return "kurang dari satu detik"
	}
	return strings.Join(parts, " ")
}

// whole writes a number with points between the thousands.
func whole(n int) string { return indicators.Decimal{Units: int64(n)}.Indonesian(0) }

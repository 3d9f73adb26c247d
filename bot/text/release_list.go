package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/summaries"
)

// ListedRelease is a release in a list.
type ListedRelease struct {
	Number int
	View   ReleaseView
}

// ReleasesView is a page of releases.
type ReleasesView struct {
	Region indicators.Region
	Words  string // what was searched for; "" lists the latest
	List   []ListedRelease
	Page   int
	Pages  int
	Cut    bool // older releases were not searched

	Waiting []int // numbers of those that whoever asks is to decide about
}

// Releases lists releases with their summaries, the latest first.
func Releases(v ReleasesView) string {
	if len(v.List) == 0 {
		return noReleases(v) + waitingLine(v)
	}
	head := "<b>Rilis terbaru</b> · " + chat.Escape(v.Region.Full) + ", provinsi, dan nasional"
	if v.Words != "" {
		head = "<b>Rilis dengan kata “" + chat.Escape(v.Words) + "”</b>"
	}
	parts := []string{head}
	for _, r := range v.List {
		view := r.View
		view.Summary.Title = "#" + strconv.Itoa(r.Number) + " " + view.Summary.Title
		if n := differing(view.Summary.Cross); n > 1 {
			view.Summary.Cross, view.Changed = nil, strings.TrimSpace(upper(count(n))+" angka berbeda dengan tabel BPS. "+view.Changed)
		}
		parts = append(parts, Release(view))
	}
	if v.Pages > 1 {
		parts = append(parts, fmt.Sprintf("Halaman %d dari %d. Satu rilis: /rilis %d", v.Page, v.Pages, v.List[0].Number))
	}
	if v.Cut {
		parts = append(parts, "Yang dicari hanya rilis-rilis terbaru; rilis yang lebih lama tidak ikut dicari.")
	}
	return strings.Join(parts, "\n\n") + waitingLine(v)
}

func differing(cross []summaries.Cross) (n int) {
	for _, c := range cross {
		if !c.Agrees {
			n++
		}
	}
	return n
}

func waitingLine(v ReleasesView) string {
	if len(v.Waiting) == 0 {
		return ""
	}
	var numbers []string
	for _, n := range v.Waiting {
		numbers = append(numbers, ButtonRelease(n))
	}
	return "\n\nMenunggu persetujuan: " + strings.Join(numbers, ", ")
}

func noReleases(v ReleasesView) string {
	if v.Words != "" {
		return "Tidak ada rilis yang memuat “" + chat.Escape(v.Words) + "”. Coba kata lain, atau lihat yang terbaru: /rilis"
	}
	return "Belum ada rilis yang diringkas untuk " + chat.Escape(v.Region.Full) + ", provinsinya, dan Indonesia. Perkiraan waktu rilis: /jadwalrilis. Naskah sendiri dapat diringkas dengan /ringkas."
}

// NoSuchRelease says that there is no release with a number, or none that was published.
func NoSuchRelease(word string) string {
	return "Rilis #" + chat.Escape(word) + " tidak ditemukan atau belum diterbitkan. Daftar rilis: /rilis"
}

// ReleaseTakenBackHere stands where a release was taken back.
func ReleaseTakenBackHere(number int) string {
	return fmt.Sprintf("Ringkasan rilis #%d sudah ditarik; mohon angkanya tidak dipakai. Daftar rilis: /rilis", number)
}

// ReleasesUnserved says that there are no releases here.
func ReleasesUnserved() string {
	return "Mohon maaf, rilis belum tersedia di layanan ini."
}

// ReleaseUnchecked stands with a release whose correction is on its way.
func ReleaseUnchecked(number int) string {
	return fmt.Sprintf("Ringkasan rilis #%d sedang diperbaiki. Silakan lihat lagi beberapa saat lagi.", number)
}

// ButtonRelease opens one release.
func ButtonRelease(number int) string { return "#" + strconv.Itoa(number) }

// ButtonDecide opens a release that waits for approval.
func ButtonDecide(number int) string { return "Tinjau #" + strconv.Itoa(number) }

// ButtonNextPage and ButtonPageBefore move a list.
func ButtonNextPage() string { return "›" }

// ButtonPageBefore moves a list back.
func ButtonPageBefore() string { return "‹" }

// TraceOnly says who may see how a summary came about.
func TraceOnly() string {
	return "Jejak ringkasan hanya untuk penyetuju rilis, di percakapan pribadi."
}

// Trace tells how a summary came about: what was asked and answered, and what was refused
// and dropped, and why. It is plain text.
func Trace(i summaries.Item, zone *time.Location) string {
	lines := []string{fmt.Sprintf("Jejak rilis #%d: %s", i.Number, i.Release.Title), "Keadaan: " + string(i.State)}
	if i.By != "" {
		lines = append(lines, "Oleh: "+i.By)
	}
	for _, t := range i.Traces {
		lines = append(lines, "", moment(t.At, zone)+" "+t.What+":", strings.TrimSpace(t.Text))
	}
	for _, e := range i.Changes {
		lines = append(lines, "", moment(e.At, zone)+" perubahan: "+e.What, "Sebelumnya: "+e.Before)
	}
	if d := i.Draft; d != nil {
		lines = append(lines, "", fmt.Sprintf("Naskah (%s, %d kata): %s", methodWords(d.Method), d.Words, d.Text))
		lines = append(lines, summaryLines(*d)...)
	}
	return strings.Join(lines, "\n")
}

func moment(at time.Time, zone *time.Location) string {
	local := at.In(zone)
	return local.Format("2006-01-02") + " " + Clock(local.Hour()*60+local.Minute())
}

// TraceCard is a trace as a message.
func TraceCard(trace string) string {
	head, rest, _ := strings.Cut(trace, "\n")
	return "<b>" + chat.Escape(head) + "</b>\n<blockquote expandable>" + chat.Escape(strings.TrimSpace(rest)) + "</blockquote>"
}

// TraceCaption stands below a trace that is too long for a message.
func TraceCaption(number int) string {
	return fmt.Sprintf("Jejak rilis #%d. Mohon tidak diteruskan: memuat naskah yang ditolak.", number)
}

// ScheduledRelease is a release that is dated ahead.
type ScheduledRelease struct {
	Title, Origin, Date string
}

// ExpectedRelease is a survey whose figures are not there yet.
type ExpectedRelease struct {
	Whom     string // "Indonesia", "kabupaten/kota"
	Period   indicators.Period
	From, To time.Time // months in which they are expected
	Middle   bool      // From means the middle of its month
	Past     bool      // the expected time is over
}

// ReleaseDates lists releases that are dated ahead, and when the next figures are expected.
// An expectation is never told as certain.
func ReleaseDates(known []ScheduledRelease, expected []ExpectedRelease, checked string) string {
	lines := []string{"<b>Jadwal rilis kemiskinan</b>"}
	if len(known) > 0 {
		lines = append(lines, "", "<b>Dijadwalkan</b>")
		for _, k := range known {
			line := "• " + date(k.Date) + ": " + chat.Escape(k.Title)
			if k.Origin != "" {
				line += " (" + chat.Escape(k.Origin) + ")"
			}
			lines = append(lines, line)
		}
		lines = append(lines, "Rilis BPS diumumkan pukul 11.00 WIB; tanggalnya dapat bergeser.")
	}
	lines = append(lines, "", "<b>Diperkirakan</b>")
	for _, e := range expected {
		lines = append(lines, "• "+expectedLine(e))
	}
	lines = append(lines, "", "Perkiraan menurut kebiasaan tahun-tahun sebelumnya, bukan jadwal resmi BPS.")
	if checked != "" {
		lines = append(lines, "Terakhir diperiksa "+date(checked)+".")
	}
	return strings.Join(lines, "\n")
}

// ReleaseMoved tells that a release which is to come has another date.
func ReleaseMoved(k ScheduledRelease, was string) string {
	line := chat.Escape(k.Title)
	if k.Origin != "" {
		line += " (" + chat.Escape(k.Origin) + ")"
	}
	return "<b>Jadwal rilis berubah</b>\n" + line + "\nSemula " + longDate(was) + ", menjadi " + longDate(k.Date) + ".\nJadwal lainnya: /jadwalrilis"
}

func expectedLine(e ExpectedRelease) string {
	line := "Angka " + shortPeriod(e.Period) + " " + chat.Escape(e.Whom) + ": diperkirakan " + window(e) + "; belum ada di data Pantau"
	if e.Past {
		line += ", perkiraan waktunya sudah lewat"
	}
	return line
}

// window is "Agustus 2026 sampai Januari 2027", or "pertengahan Juli 2026".
func window(e ExpectedRelease) string {
	month := func(t time.Time) string { return strings.TrimPrefix(date(t.Format("2006-01")+"-1"), "1 ") }
	from, to := month(e.From), month(e.To)
	if e.Middle {
		from = "pertengahan " + from
	}
	if e.From.Year() == e.To.Year() && e.From.Month() == e.To.Month() {
		return from
	}
	if e.From.Year() == e.To.Year() {
		from = strings.TrimSuffix(from, " "+strconv.Itoa(e.From.Year()))
	}
	return from + " sampai " + to
}

// ScheduleUnclear says that a region's name could not be read.
func ScheduleUnclear() string {
	return "Wilayahnya belum dapat saya pahami. Contoh: <code>/jadwalrilis balangan</code>"
}

// HasWords tells whether texts have all the words, whatever their case.
func HasWords(words string, texts ...string) bool {
	said := strings.ToLower(strings.Join(texts, "\n"))
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return !strings.Contains(said, w) })
}

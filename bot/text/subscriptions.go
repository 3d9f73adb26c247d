package text

import (
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// kinds are the names of what can be subscribed to, and what each brings.
var kinds = map[people.Kind]struct{ name, brings string }{
	people.NewFigures:  {"angka baru", "Dikirim saat angka BPS untuk wilayah di bawah ini terbit atau diperbarui."},
	people.Releases:    {"rilis", "Ringkasan rilis dan berita."},
	people.Commitments: {"komitmen", "Pengingat komitmen dan rapat, pada jam kerja."},
	people.Digest:      {"rekap", "Rekap komitmen, seminggu sekali."},
}

// SubscriptionsView is what a chat has subscribed to.
type SubscriptionsView struct {
	Settings people.Settings
	Offered  []people.Kind // kinds that can be subscribed to
	Held     bool          // the chat is of somebody who holds an office
	Own      string        // code of the chat's own region; empty when not set
	Home     string        // code of the region that answers are about when none is named
	Now      time.Time     // in the zone of the chat's region
	Kind     chat.Kind     // of the chat whose subscriptions they are
	Done     string        // what has just been done; empty is nothing
}

// ByOffice tells whether a kind comes with an office of the one whose chat it is.
func (v SubscriptionsView) ByOffice(k people.Kind) bool { return v.Held && k == people.Commitments }

// Whose names the chat of a card: "percakapan ini", "grup ini", "kanal itu".
func Whose(k chat.Kind) string {
	switch k {
	case chat.Group:
		return "grup ini"
	case chat.Channel:
		return "kanal itu"
	}
	return "percakapan ini"
}

// Subscriptions is the card of /langganan.
func Subscriptions(c *indicators.Catalogue, v SubscriptionsView) string {
	var b strings.Builder
	b.WriteString(done(v.Done) + "<b>Langganan " + Whose(v.Kind) + "</b>\n")
	for _, k := range v.Offered {
		b.WriteString("\n" + upper(kinds[k].name) + ": <b>" + active(v.Settings.Takes(k, v.ByOffice(k))) + "</b>\n" + kinds[k].brings + "\n")
	}
	b.WriteString("\nWilayah: " + subscribed(c, v.Settings, v.Own, v.Home))
	b.WriteString("\nSyarat: " + strings.Join(watches(v.Settings.Watches), "; ") + "\n")
	if v.Now.Before(v.Settings.Paused) {
		b.WriteString("\n" + pausedUntil(v.Settings.Paused.In(v.Now.Location())) + "\n")
	}
	b.WriteString("\n" + held(v.Settings.Quiet))
	return b.String()
}

// held tells what quiet hours do.
func held(q *people.Quiet) string {
	if q != nil && q.From == q.To {
		return "Tanpa jam tenang."
	}
	return "Pada jam tenang (" + quiet(q) + ") kiriman ditahan."
}

// done is a line on what has just happened, above a card.
func done(words string) string {
	if words == "" {
		return ""
	}
	return words + "\n\n"
}

func active(on bool) string {
	if on {
		return "aktif"
	}
	return "tidak aktif"
}

// subscribed names the regions of a chat's subscriptions; home is told where the chat
// has chosen none.
func subscribed(c *indicators.Catalogue, s people.Settings, own, home string) string {
	var names []string
	for _, r := range s.Where(own) {
		names = append(names, covered(c, r))
	}
	if len(names) == 0 {
		return region(c, home).Full + " (wilayah awal)"
	}
	if len(names) > 8 {
		names = append(names[:7], "dan "+strconv.Itoa(len(names)-7)+" wilayah lain")
	}
	return strings.Join(names, ", ")
}

// covered names an entry of a chat's regions: one, or all within a province.
func covered(c *indicators.Catalogue, entry string) string {
	code, whole := strings.CutSuffix(entry, "*")
	r, _ := c.Region(code)
	if whole {
		return "semua kabupaten/kota " + r.Name
	}
	return r.Full
}

// watches are conditions in words; without any, that there is none.
func watches(list []people.Watch) []string {
	var words []string
	for _, w := range list {
		words = append(words, watch(w))
	}
	if len(words) == 0 {
		return []string{"tidak ada, setiap angka baru dikirim"}
	}
	return words
}

func watch(w people.Watch) string {
	limit, limited := w.Limit()
	switch {
	case limited:
		return "P0 di atas " + percent(limit) + " persen"
	case w == people.IfRankChanges:
		return "peringkat P0 dalam provinsi berubah"
	}
	return "P0 naik dari tahun sebelumnya"
}

// percent writes hundredths as they were entered: "5", "5,5", "5,32".
func percent(hundredths int) string {
	whole := strconv.Itoa(hundredths / 100)
	if rest := hundredths % 100; rest != 0 {
		return whole + "," + strings.TrimRight(strconv.Itoa(100 + rest)[1:], "0")
	}
	return whole
}

// SubscribedRegions is the card of the regions that subscriptions are about.
func SubscribedRegions(c *indicators.Catalogue, v SubscriptionsView) string {
	var b strings.Builder
	b.WriteString(done(v.Done) + "<b>Wilayah langganan " + Whose(v.Kind) + "</b>\n")
	list := v.Settings.Where(v.Own)
	for _, r := range list {
		b.WriteString("• " + covered(c, r) + "\n")
	}
	if len(list) == 0 {
		b.WriteString("Belum dipilih.\n")
	}
	if v.Kind == chat.Channel {
		return b.String() + "\nTambah atau hapus dengan tombol."
	}
	b.WriteString("\nTambah atau hapus dengan tombol, atau tulis misalnya:\n" +
		"<code>/langganan tambah tabalong</code>\n<code>/langganan semua kalsel</code>\n<code>/langganan hapus tabalong</code>")
	return b.String()
}

// SubscribedWatches is the card of the conditions on new figures.
func SubscribedWatches(v SubscriptionsView) string {
	var b strings.Builder
	b.WriteString(done(v.Done) + "<b>Syarat kiriman angka baru, " + Whose(v.Kind) + "</b>\n")
	if len(v.Settings.Watches) == 0 {
		b.WriteString("Tidak ada syarat: setiap angka baru dikirim.\n")
	} else {
		b.WriteString("Angka baru dikirim hanya bila salah satu terpenuhi:\n• " + strings.Join(watches(v.Settings.Watches), "\n• ") + "\n")
	}
	if v.Kind != chat.Channel {
		b.WriteString("\nBatas dapat ditulis sendiri, misalnya <code>/langganan di atas 5</code>")
	}
	return strings.TrimSpace(b.String())
}

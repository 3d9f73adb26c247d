package text

import (
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// SettingsView is all that a chat has settled.
type SettingsView struct {
	Settings people.Settings
	Offered  []people.Kind // kinds that can be subscribed to
	Held     bool          // see SubscriptionsView
	Own      string        // code of the chat's own region; empty when not set
	Region   string        // code of the region that answers are about when none is named
	SKPD     string        // name of the SKPD whose chat this is; empty is none
	Kind     chat.Kind
	Topic    int       // the forum's topic in which the card stands; 0 is none
	Now      time.Time // in the zone of the chat's region
	Done     string    // what has just been done; empty is nothing
}

// Settings is the card of /pengaturan.
func Settings(c *indicators.Catalogue, v SettingsView) string {
	s, r := v.Settings, region(c, v.Region)
	var b strings.Builder
	b.WriteString(done(v.Done) + "<b>Pengaturan " + Whose(v.Kind) + "</b>\n\n")
	if v.Own == "" {
		b.WriteString("Wilayah: belum diatur; dipakai " + r.Full + "\n")
	} else {
		b.WriteString("Wilayah: <b>" + r.Full + "</b>\n")
	}
	var wants []string
	for _, k := range v.Offered {
		if s.Takes(k, v.Held && k == people.Commitments) {
			wants = append(wants, kinds[k].name)
		}
	}
	if len(wants) == 0 {
		b.WriteString("Langganan: tidak ada\n")
	} else {
		b.WriteString("Langganan: <b>" + strings.Join(wants, ", ") + "</b> untuk " + subscribed(c, s, v.Own, v.Region) + "\n")
	}
	b.WriteString("Jam tenang: " + quietAt(s.Quiet, v.Now) + "\n")
	b.WriteString("Jeda: " + pauseState(s.Paused, v.Now) + "\n")
	if v.Kind == chat.Group {
		b.WriteString(groupSettings(c, v))
	}
	return strings.TrimRight(b.String(), "\n")
}

// groupSettings are the lines of the card that only groups have.
func groupSettings(c *indicators.Catalogue, v SettingsView) string {
	s := v.Settings
	lines := "Data wilayah: grup ini belum diikat ke suatu wilayah\n"
	if s.Bound != "" {
		lines = "Data wilayah: terikat ke <b>" + region(c, s.Bound).Full + "</b>\n"
	}
	if v.SKPD != "" {
		lines += "SKPD: " + chat.Escape(v.SKPD) + "\n"
	}
	if v.Topic != 0 || len(s.Topics) > 0 {
		lines += "Tempat kiriman: " + topics(v.Offered, s.Topics, v.Topic) + "\n"
	}
	return lines + "\nPengaturan hanya diubah oleh admin grup atau pemegang peran di wilayahnya.\n"
}

// topics tells where each kind goes in a forum, seen from one of its topics.
func topics(offered []people.Kind, at map[people.Kind]int, here int) string {
	var words []string
	for _, k := range offered {
		switch topic := at[k]; {
		case topic == 0:
			words = append(words, kinds[k].name+" di topik umum")
		case topic == here:
			words = append(words, kinds[k].name+" di topik ini")
		default:
			words = append(words, kinds[k].name+" di topik tersendiri")
		}
	}
	return strings.Join(words, "; ")
}

func region(c *indicators.Catalogue, code string) indicators.Region {
	r, _ := c.Region(code)
	return r
}

// quiet writes quiet hours; nil is the usual ones.
func quiet(q *people.Quiet) string {
	switch {
	case q == nil:
		return "20.00–06.00"
	case q.From == q.To:
		return "tidak ada"
	}
	return Clock(q.From) + "–" + Clock(q.To)
}

// quietAt writes quiet hours with the zone in which they hold.
func quietAt(q *people.Quiet, now time.Time) string {
	if q != nil && q.From == q.To {
		return quiet(q)
	}
	return quiet(q) + " " + now.Location().String()
}

func pauseState(until, now time.Time) string {
	if now.Before(until) {
		return "sampai " + LongDay(until.In(now.Location()))
	}
	return "tidak"
}

// QuietHours is the card that offers quiet hours.
func QuietHours(q *people.Quiet, now time.Time) string {
	return "<b>Jam tenang</b>\nBerlaku: " + quietAt(q, now) +
		".\nKiriman yang tiba pada jam tenang ditahan sampai jam itu selesai. Mohon pilih, atau tulis misalnya <code>/pengaturan tenang 21.00-05.30</code>."
}

// QuietKept tells which quiet hours hold from now on.
func QuietKept(q *people.Quiet) string { return "Tersimpan. Jam tenang: " + quiet(q) + "." }

// QuietUnread tells how quiet hours are written.
func QuietUnread() string {
	return "Jam tenang tidak terbaca. Contoh: <code>/pengaturan tenang 20-06</code>, <code>/pengaturan tenang 21.00-05.30</code>, atau <code>/pengaturan tenang mati</code>."
}

// SettingsUnread tells what can be written behind /pengaturan.
func SettingsUnread() string {
	return "Perintah ini belum terbaca. Yang dapat diatur: <code>/wilayah balangan</code>, /langganan, <code>/jeda 2 minggu</code>, <code>/pengaturan tenang 20-06</code>."
}

// TopicOutside tells that topics are chosen inside a forum's topic.
func TopicOutside(k chat.Kind) string {
	if k == chat.Private {
		return "Topik hanya ada di grup bertopik. Mohon kirim <code>/topik angka</code> di dalam topik grup yang dimaksud."
	}
	return "Mohon kirim <code>/topik angka</code> di dalam topik yang dimaksud, agar Pantau tahu tempatnya. Di luar topik, kiriman masuk ke topik umum."
}

// Topic tells which kinds come to a topic, and how to choose.
func Topic(offered []people.Kind, at map[people.Kind]int, here int) string {
	s := "Tempat kiriman di grup ini: " + topics(offered, at, here) + ".\n\n"
	if here == 0 {
		return s + TopicOutside(chat.Group)
	}
	return s + "Agar kiriman masuk ke topik ini, tulis misalnya <code>/topik angka</code>. Untuk mengembalikan ke topik umum: <code>/topik angka umum</code>."
}

// TopicKept tells where a kind goes from now on.
func TopicKept(k people.Kind, here bool) string {
	if here {
		return "Tersimpan. Kiriman " + kinds[k].name + " masuk ke topik ini."
	}
	return "Tersimpan. Kiriman " + kinds[k].name + " masuk ke topik umum."
}

// ButtonSettings leads to the card of settings.
func ButtonSettings() string { return "Pengaturan" }

// ButtonSettingsBack leads back to the card of settings.
func ButtonSettingsBack() string { return "‹ Pengaturan" }

// ButtonQuiet leads to the quiet hours.
func ButtonQuiet() string { return "Jam tenang" }

// ButtonQuietHours chooses quiet hours: nil is the usual ones.
func ButtonQuietHours(q *people.Quiet) string {
	if q != nil && q.From == q.To {
		return "Tanpa jam tenang"
	}
	return quiet(q)
}

// ButtonTopicHere has a kind come to the topic in which the card stands.
func ButtonTopicHere(k people.Kind, here bool) string {
	if here {
		return upper(kinds[k].name) + " ke topik ini"
	}
	return upper(kinds[k].name) + " ke topik umum"
}

// NotReadHere tells why what a region's people make is not shown in this chat, and
// what helps.
func NotReadHere(r indicators.Region, k chat.Kind) string {
	if k == chat.Private {
		return "Data ini milik perangkat daerah dan hanya dapat dibaca oleh pemegang peran di wilayahnya. Anda belum memegang peran di " + r.Full +
			". Mohon minta tautan undangan kepada sekretariat TKPKD. Angka BPS tetap terbuka: /indikator"
	}
	return "Mohon maaf, Bapak/Ibu, data ini hanya ditampilkan di grup yang sudah diikat ke wilayahnya. Sekretariat TKPKD dapat mengikat grup ini dengan <code>/peran ikat</code>. Angka BPS tetap terbuka: /indikator"
}

// WhichOffice asks somebody with offices in several regions which one is meant.
func WhichOffice() string {
	return "Anda memegang peran di beberapa wilayah. Mohon pilih wilayah percakapan ini, lalu kirim ulang perintahnya:"
}

// SecretariatOnly refuses a change of what a region's people make. An anonymous
// administrator is told why the office is not seen.
func SecretariatOnly(r indicators.Region, anonymous bool) string {
	s := "Mohon maaf, data " + r.Full + " hanya dapat diubah oleh sekretariat TKPKD."
	if anonymous {
		s += " Admin anonim tidak terlihat perannya; mohon kirim dari akun sendiri."
	}
	return s
}

package text_test

import (
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// noon is a moment in Balangan.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, people.Zone("6311"))

// subscriptions are the sentences on what a chat settles for itself.
func subscriptions(c *indicators.Catalogue) []sentence {
	all := append(subscribing(c), settling(c)...)
	all = append(all, greeting(c)...)
	return append(append(all, privacy(c)...), dates(c)...)
}

func subscribing(c *indicators.Catalogue) []sentence {
	kalsel, _ := c.Region("6300")
	balangan, _ := c.Region("6311")
	var kinds []string
	for _, k := range people.Kinds {
		kinds = append(kinds, text.ButtonKind(k, true), text.ButtonKind(k, false))
	}
	full := text.SubscriptionsView{Offered: people.Kinds[:], Own: "6311", Now: noon, Kind: chat.Group, Done: text.KindKept(people.NewFigures, true), Settings: people.Settings{
		Wants: people.Kinds[:1], Regions: []string{"6311", "6309", people.Whole("6300")},
		Watches: []people.Watch{people.IfP0Rises, people.IfRankChanges, people.Above(550)}, Paused: noon.AddDate(0, 0, 14)}}
	empty := text.SubscriptionsView{Offered: people.Kinds[:1], Home: "6311", Now: noon, Kind: chat.Private}
	channel := full
	channel.Kind, channel.Done = chat.Channel, ""
	until := noon.AddDate(0, 0, 14)
	labels := []string{text.ButtonSubscriptions(true), text.ButtonSubscriptions(false), text.ButtonRegions(), text.ButtonWatches(), text.ButtonAddRegion(), text.ButtonWhole(kalsel),
		text.ButtonDrop(c, "6311"), text.ButtonDrop(c, people.Whole("6300")), text.ButtonWatch(people.IfP0Rises, true), text.ButtonWatch(people.IfRankChanges, false),
		text.ButtonWatch(people.Above(532), false), text.ButtonLimit(), text.ButtonNoWatch(), text.ButtonPause(""), text.ButtonPause("2 minggu"), text.ButtonResume()}
	return []sentence{
		{"Langganan", text.Subscriptions(c, full)}, {"Langganan belum dipilih", text.Subscriptions(c, empty)},
		{"Wilayah langganan", text.SubscribedRegions(c, full)}, {"Wilayah langganan kanal", text.SubscribedRegions(c, channel)}, {"Wilayah langganan belum dipilih", text.SubscribedRegions(c, empty)},
		{"Syarat langganan", text.SubscribedWatches(full)}, {"Tanpa syarat langganan", text.SubscribedWatches(empty)},
		{"Langganan dimatikan", text.KindKept(people.NewFigures, false)},
		{"Wilayah ditambahkan", text.RegionsAdded(c, full.Settings.Regions)}, {"Wilayah dihapus", text.RegionsDropped(c, []string{"6309"})},
		{"Wilayah bukan langganan", text.NotAmongRegions(c, people.Whole("6300"))}, {"Wilayah terakhir", text.LastRegion()}, {"Bukan provinsi", text.ProvinceOnly(balangan)},
		{"Langganan penuh", text.RegionsFull()}, {"Syarat ditambahkan", text.WatchKept(people.Above(500), true)}, {"Syarat dihapus", text.WatchKept(people.IfP0Rises, false)},
		{"Syarat dihapus semua", text.WatchesGone()}, {"Batas tidak terbaca", text.LimitUnread()}, {"Wilayah ditanyakan", text.AskWhichRegion()}, {"Batas ditanyakan", text.AskLimit()},
		{"Kiriman belum tersedia", text.NotServed(people.Digest)}, {"Langganan tidak terbaca", text.SubscriptionsUnread()},
		{"Berhenti", text.Stopped(true, text.Whose(chat.Group))}, {"Berhenti tanpa langganan", text.Stopped(false, text.Whose(chat.Private))},
		{"Jeda", text.Paused(until)}, {"Jeda ditanyakan", text.AskPause(time.Time{})}, {"Jeda berjalan", text.AskPause(until)}, {"Jeda tidak terbaca", text.PauseUnread()},
		{"Pilihan jeda", strings.Join(text.Pauses(), "\n")}, {"Lanjut", text.Resumed(true, true)}, {"Lanjut tanpa jeda", text.Resumed(false, false)},
		{"Tombol langganan", strings.Join(append(labels, kinds...), "\n")},
	}
}

func settling(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	group := text.SettingsView{Offered: people.Kinds[:1], Own: "6311", Region: "6311", SKPD: "Dinas Sosial", Kind: chat.Group, Topic: 7, Now: noon,
		Done: text.QuietKept(&people.Quiet{From: 21 * 60, To: 5*60 + 30}),
		Settings: people.Settings{Bound: "6311", Wants: people.Kinds[:1], Paused: noon.AddDate(0, 0, 3), Quiet: &people.Quiet{From: 21 * 60, To: 5*60 + 30},
			Topics: map[people.Kind]int{people.NewFigures: 7}}}
	none := &people.Quiet{}
	labels := []string{text.ButtonSettings(), text.ButtonSettingsBack(), text.ButtonQuiet(), text.ButtonQuietHours(nil), text.ButtonQuietHours(none),
		text.ButtonTopicHere(people.NewFigures, true), text.ButtonTopicHere(people.NewFigures, false)}
	return []sentence{
		{"Pengaturan grup", text.Settings(c, group)},
		{"Pengaturan", text.Settings(c, text.SettingsView{Offered: people.Kinds[:1], Region: "6311", Kind: chat.Private, Now: noon, Settings: people.Settings{Quiet: none}})},
		{"Jam tenang", text.QuietHours(nil, noon)}, {"Jam tenang ditiadakan", text.QuietKept(none)}, {"Jam tenang tidak terbaca", text.QuietUnread()},
		{"Pengaturan tidak terbaca", text.SettingsUnread()}, {"Topik di luar grup", text.TopicOutside(chat.Private)}, {"Topik di luar topik", text.TopicOutside(chat.Group)},
		{"Topik", text.Topic(people.Kinds[:2], map[people.Kind]int{people.NewFigures: 9}, 7)}, {"Topik ini", text.TopicKept(people.NewFigures, true)}, {"Topik umum", text.TopicKept(people.NewFigures, false)},
		{"Tidak dibaca di sini", text.NotReadHere(balangan, chat.Private)}, {"Tidak dibaca di grup ini", text.NotReadHere(balangan, chat.Group)},
		{"Peran di beberapa wilayah", text.WhichOffice()}, {"Hanya sekretariat", text.SecretariatOnly(balangan, false)}, {"Hanya sekretariat, admin anonim", text.SecretariatOnly(balangan, true)},
		{"Tombol pengaturan", strings.Join(labels, "\n")},
	}
}

func greeting(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	all := []string{"indikator", "bandingkan", "peringkat", "bahan", "definisi", "sumber", "wilayah", "langganan", "jeda", "lanjut", "berhenti", "pengaturan", "topik",
		"target", "tim", "skpd", "peran", "serahterima", "kelompok", "koreksi", "libur", "privasi", "hapusdata"}
	return []sentence{
		{"Bantuan lengkap", text.Help(all, balangan, false)}, {"Kembali", text.WelcomeBack(balangan, true)}, {"Kembali tanpa langganan", text.WelcomeBack(balangan, false)},
		{"Perkenalan di grup", text.Introduction(balangan, false)}, {"Perkenalan di grup yang sudah diatur", text.Introduction(balangan, true)},
		{"Wilayah sendiri ditanyakan", text.AskOwnRegion()}, {"Undangan diterima", text.InvitationTaken(people.Office{Role: people.Head, SKPD: "dpmd", Title: "Kepala DPMD", Since: noon}, balangan)},
		{"Undangan diterima di grup", text.InvitationTakenHere()}, {"Undangan sudah dipakai", text.InvitationGone()}, {"Undangan batal", text.InvitationVoid()},
		{"Undangan untuk grup", text.InvitationForGroup()}, {"Undangan dan admin anonim", text.InvitationAnonymous()}, {"Tautan tidak terbaca", text.LinkUnread()},
		{"Grup siapa", text.WhoseGroup()}, {"Kanal", text.ChannelJoined(balangan)}, {"Kanal hanya oleh adminnya", text.ChannelAdminsOnly()},
		{"Tombol perkenalan", text.ButtonAnotherRegion() + "\n" + text.ButtonChannel()},
	}
}

func privacy(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	return []sentence{
		{"Privasi", text.Privacy(text.PrivacyView{Controller: "Diskominfo Balangan", Settings: true, Offices: []string{"Kepala DPMD (Kabupaten Balangan)"}})},
		{"Privasi di grup", text.Privacy(text.PrivacyView{Group: true})}, {"Hapus data", text.ConfirmErasure(false)}, {"Hapus data di grup", text.ConfirmErasure(true)},
		{"Data dihapus", text.Erased(false)}, {"Data dihapus di grup", text.Erased(true)}, {"Data tidak dihapus", text.NotErased()}, {"Hapus data dan admin anonim", text.ErasureAnonymous()},
		{"Pengendali data", text.ControllerKept("Diskominfo Balangan", balangan)}, {"Pengendali data tidak terbaca", text.ControllerUnread()},
		{"Tombol hapus data", text.ButtonErase(false) + "\n" + text.ButtonErase(true)},
	}
}

func dates(c *indicators.Catalogue) []sentence {
	balangan, _ := c.Region("6311")
	off := people.DayOff{Date: "2026-12-26", Kind: people.Local, Name: "Hari Jadi"}
	span := people.Span{From: "2027-02-08", To: "2027-03-09"}
	v := text.CalendarView{Region: balangan, Zone: "WITA", Today: "2026-11-23", Days: append(people.Yearly(2027), off), Policy: people.Policy{Ramadan: []people.Span{span}}}
	var read []string
	for _, words := range []string{"26 desember 2026", "26 des", "26/12/2026"} {
		day, _, _, _ := text.ParseDay(words, noon)
		read = append(read, words+" = "+text.LongDay(day))
	}
	for _, words := range []string{"2 minggu", "sampai 10 januari"} {
		until, _ := text.ParsePause(words, noon)
		read = append(read, words+" = "+text.LongDay(until))
	}
	at, _, _ := text.ParseClock("8:30")
	quiet, _ := text.ParseQuiet("20-06")
	read = append(read, "8:30 = "+text.Clock(at), "20-06 = "+text.ButtonQuietHours(quiet))
	return []sentence{
		{"Kalender", text.Calendar(v)}, {"Hari libur tersimpan", text.DayKept(off)}, {"Hari libur dihapus", text.DayDropped(off)}, {"Hari libur tidak ada", text.NoSuchDay(noon)},
		{"Hari libur tidak terbaca", text.DayUnread()}, {"Jenis hari libur", text.DayKindUnread(noon)}, {"Ramadan", text.RamadanKept(span)}, {"Ramadan dihapus", text.RamadanDropped()},
		{"Ramadan tidak terbaca", text.RamadanUnread()}, {"Jam pengingat", text.HourKept()}, {"Jam pengingat tidak terbaca", text.HourUnread()}, {"Kalender penuh", text.CalendarFull()},
		{"Tanggal dan jam yang dipahami", strings.Join(read, "\n")},
	}
}

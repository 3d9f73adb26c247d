package text

import (
	"strconv"
	"strings"

	"pantau/bot/people"
	"pantau/indicators"
)

// What /langganan says besides its cards.

// KindKept tells that a subscription was switched on or off.
func KindKept(k people.Kind, on bool) string {
	if on {
		return "Tersimpan. Langganan " + kinds[k].name + " aktif."
	}
	return "Tersimpan. Langganan " + kinds[k].name + " tidak aktif."
}

// RegionsAdded and RegionsDropped tell what was done with a list of regions.
func RegionsAdded(c *indicators.Catalogue, entries []string) string {
	return "Tersimpan. Ditambahkan: " + coveredAll(c, entries) + "."
}

// RegionsDropped is the counterpart of RegionsAdded.
func RegionsDropped(c *indicators.Catalogue, entries []string) string {
	return "Tersimpan. Dihapus: " + coveredAll(c, entries) + "."
}

func coveredAll(c *indicators.Catalogue, entries []string) string {
	var names []string
	for _, e := range entries {
		names = append(names, covered(c, e))
	}
	return strings.Join(names, ", ")
}

// NotAmongRegions tells that what is to be taken away is not there.
func NotAmongRegions(c *indicators.Catalogue, entry string) string {
	return upper(covered(c, entry)) + " tidak ada dalam langganan ini."
}

// LastRegion refuses to take away the only region.
func LastRegion() string {
	return "Itu satu-satunya wilayah langganan. Tambahkan dahulu wilayah lain, atau matikan langganannya."
}

// ProvinceOnly refuses "semua" of what is no province.
func ProvinceOnly(r indicators.Region) string {
	return r.Full + " bukan provinsi. Mohon tulis nama provinsi, misalnya <code>/langganan semua kalsel</code>."
}

// RegionsFull refuses more regions or conditions than a chat may have.
func RegionsFull() string {
	return "Mohon maaf, paling banyak " + strconv.Itoa(people.MaxRegions) + " wilayah dan " + strconv.Itoa(people.MaxWatches) + " syarat dalam satu percakapan. Untuk seluruh provinsi, tulis misalnya <code>/langganan semua kalsel</code>."
}

// WatchKept tells that a condition was added or taken away.
func WatchKept(w people.Watch, on bool) string {
	if on {
		return "Tersimpan. Angka baru dikirim bila " + watch(w) + "."
	}
	return "Tersimpan. Syarat dihapus: " + watch(w) + "."
}

// WatchesGone tells that no condition is left.
func WatchesGone() string { return "Tersimpan. Setiap angka baru dikirim, tanpa syarat." }

// LimitUnread tells how a limit is written.
func LimitUnread() string {
	return "Batas tidak terbaca. Mohon tulis persentase 0–100 dengan paling banyak dua desimal, misalnya <code>/langganan di atas 5,5</code>."
}

// AskWhichRegion and AskLimit ask for what a button cannot say.
func AskWhichRegion() string {
	return "Mohon tulis nama kabupaten, kota, atau provinsi, misalnya “tabalong”."
}

// AskLimit asks for the percentage of a condition.
func AskLimit() string {
	return "Kirim kabar bila P0 di atas berapa persen? Mohon tulis angkanya, misalnya “5” atau “5,5”."
}

// NotServed tells of a kind that cannot be subscribed to yet, or not in this chat.
func NotServed(k people.Kind) string {
	if k == people.Commitments || k == people.Digest {
		return "Kiriman " + kinds[k].name + " hanya untuk pemegang jabatan dan grup yang terikat ke wilayahnya. Lihat /peran."
	}
	return "Kiriman " + kinds[k].name + " belum tersedia di layanan ini. Yang tersedia: /langganan"
}

// SubscriptionsUnread tells what can be written behind /langganan.
func SubscriptionsUnread() string {
	return "Perintah ini belum terbaca. Contoh:\n<code>/langganan angka</code>\n<code>/langganan tambah tabalong</code>\n<code>/langganan semua kalsel</code>\n" +
		"<code>/langganan hapus tabalong</code>\n<code>/langganan di atas 5</code>\n<code>/langganan naik</code>\n<code>/langganan peringkat</code>"
}

// Labels of the buttons of subscriptions.

// ButtonKind switches a subscription on or off.
func ButtonKind(k people.Kind, on bool) string {
	if on {
		return "Aktifkan " + kinds[k].name
	}
	return "Matikan " + kinds[k].name
}

// ButtonSubscriptions leads to the card of subscriptions; back tells that it leads
// back.
func ButtonSubscriptions(back bool) string {
	if back {
		return "‹ Langganan"
	}
	return "Langganan"
}

// ButtonRegions leads to the regions of subscriptions.
func ButtonRegions() string { return "Wilayah" }

// ButtonWatches leads to the conditions.
func ButtonWatches() string { return "Syarat" }

// ButtonAddRegion asks for a region to add.
func ButtonAddRegion() string { return "Tambah wilayah" }

// ButtonWhole adds all of a province.
func ButtonWhole(province indicators.Region) string { return "Semua kab/kota " + province.Name }

// ButtonDrop takes a region away.
func ButtonDrop(c *indicators.Catalogue, entry string) string {
	code, whole := strings.CutSuffix(entry, "*")
	if whole {
		r, _ := c.Region(code)
		return "Hapus semua kab/kota " + r.Name
	}
	return "Hapus " + c.ShortName(code)
}

// ButtonWatch adds or takes away a condition.
func ButtonWatch(w people.Watch, on bool) string {
	label := map[people.Watch]string{people.IfP0Rises: "bila P0 naik", people.IfRankChanges: "bila peringkat berubah"}[w]
	if limit, limited := w.Limit(); limited {
		label = "bila di atas " + percent(limit) + " persen"
	}
	if on {
		return upper(label)
	}
	return "Hapus: " + label
}

// ButtonLimit asks for a limit.
func ButtonLimit() string { return "Bila P0 di atas …" }

// ButtonNoWatch takes all conditions away.
func ButtonNoWatch() string { return "Tanpa syarat" }

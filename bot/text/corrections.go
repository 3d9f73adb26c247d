package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// Correction is a figure put in another's place, as /koreksi tells it.
type Correction struct {
	Region indicators.Region
	Entry  indicators.Entry // At in the region's own zone
}

// CorrectionAsk shows a correction before it is made.
func CorrectionAsk(k Correction) string {
	return "<b>Koreksi angka, mohon diperiksa</b>\n" + cellName(k) + "\n" + wasAndIs(k.Entry) +
		"\nAlasan: " + chat.Escape(k.Entry.Reason) + "\nSumber: " + chat.Escape(k.Entry.Source) +
		"\n\nSetelah disimpan, angka ini dipakai di semua jawaban dan dikabarkan kepada pelanggan. Angka lama, alasan, dan sumbernya tetap tercatat."
}

// cellName names the cell that a correction is of.
func cellName(k Correction) string {
	return upper(Indicator(k.Entry.Indicator)) + " " + k.Region.Full + ", " + Period(k.Entry.Period)
}

// wasAndIs tells the value told before and the one told from now on.
func wasAndIs(e indicators.Entry) string {
	is := "<b>" + e.Indicator.Number(e.Value) + unit(e.Indicator) + "</b>"
	if e.Was == nil {
		return "Semula belum ada, menjadi " + is
	}
	return "Semula " + e.Indicator.Number(*e.Was) + unit(e.Indicator) + ", menjadi " + is
}

// CorrectionSaved confirms a correction.
func CorrectionSaved(k Correction) string {
	return "Tersimpan, berlaku dalam beberapa detik. " + cellName(k) + ": " + lower(wasAndIs(k.Entry)) + "."
}

// lower makes the first letter small.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// CorrectionHow says how a figure is corrected.
func CorrectionHow() string {
	return "Contoh koreksi: <code>/koreksi balangan gk maret 2025 545.120 alasan salah salin sumber tabel BPS Balangan 2025</code>"
}

// The parts of a correction, as CorrectionNeeds names them.
const (
	PartRegion = "wilayah"
	PartPeriod = "bulan dan tahun"
	PartReason = "alasan"
	PartSource = "sumber"
)

// CorrectionNeeds names what a correction still lacks.
func CorrectionNeeds(missing []string) string {
	return "Belum terbaca: " + strings.Join(missing, ", ") + ".\n" + CorrectionHow()
}

// CorrectionReason asks why a figure is corrected.
func CorrectionReason(k Correction) string {
	return cellName(k) + "\n" + wasAndIs(k.Entry) + "\n\nMohon tuliskan alasan koreksinya."
}

// CorrectionSource asks where the corrected figure is from.
func CorrectionSource(k Correction) string {
	return cellName(k) + "\n" + wasAndIs(k.Entry) + "\n\nMohon tuliskan sumber angka barunya, misalnya judul tabel atau publikasi dan tahunnya."
}

// CorrectionUnasked says that only BPS corrects figures of its region.
func CorrectionUnasked(r indicators.Region) string {
	return "Mohon maaf, angka " + r.Full + " hanya dapat dikoreksi oleh pemegang peran BPS di wilayah itu. Menemukan angka yang keliru? Mohon sampaikan kepada BPS setempat. Koreksi terakhir: /koreksi"
}

// CorrectionSame says that the figure stands like that already.
func CorrectionSame(k Correction) string {
	return cellName(k) + " sudah tercatat " + k.Entry.Indicator.Number(k.Entry.Value) + unit(k.Entry.Indicator) + "."
}

// CorrectionMarch says that district figures are of March.
func CorrectionMarch() string { return marchOnly }

// CorrectionRefused says why a value is not plausible; why is the kind of an entry
// held.
func CorrectionRefused(k Correction, why string) string {
	words := "Nilai " + k.Entry.Indicator.Number(k.Entry.Value) + unit(k.Entry.Indicator) + " untuk " + lower(cellName(k)) + " belum dapat diterima: " + HeldWhy(why) + "."
	if k.Entry.Was != nil {
		words += " Yang tercatat: " + k.Entry.Indicator.Number(*k.Entry.Was) + unit(k.Entry.Indicator) + "."
	}
	return words + " " + plausible(k.Entry.Indicator)
}

// HeldWhy says why a figure waits for a person.
func HeldWhy(why string) string {
	switch why {
	case indicators.HeldJump:
		return "terlalu jauh dari angka terdekat wilayah ini"
	case indicators.HeldOrder:
		return "urutan P2, P1, dan P0 tidak mungkin"
	case indicators.HeldLabel:
		return "nama wilayah pada tabel tidak cocok dengan kodenya"
	case indicators.HeldUnit:
		return "satuannya tampak berbeda"
	case indicators.HeldRange:
		return "di luar batas yang mungkin"
	case indicators.HeldAmbiguous:
		return "tabel memuat lebih dari satu nilai"
	case indicators.HeldCorrected:
		return "berbeda dari koreksi yang sudah dicatat"
	}
	return "perlu diperiksa"
}

// Corrections lists the newest corrections, for everybody.
func Corrections(list []Correction, may bool) string {
	lines := []string{"<b>Koreksi angka terakhir</b>"}
	if len(list) == 0 {
		lines = append(lines, "", "Belum ada koreksi.")
	}
	for _, k := range list {
		lines = append(lines, "", cellName(k), wasAndIs(k.Entry), "Alasan: "+chat.Escape(k.Entry.Reason), "Sumber: "+chat.Escape(k.Entry.Source),
			"<i>"+chat.Escape(k.Entry.By)+", "+dayOf(k.Entry.At)+"</i>")
	}
	if may {
		lines = append(lines, "", CorrectionHow(), "Angka yang ditahan: <code>/koreksi tahanan</code>")
	}
	return strings.Join(lines, "\n")
}

// Held shows one figure that waits for a person, the nth of so many.
func Held(k Correction, nth, of int) string {
	e := k.Entry
	lines := []string{"<b>Angka ditahan, " + strconv.Itoa(nth) + " dari " + strconv.Itoa(of) + "</b>", cellName(k), "Terbaca <b>" + e.Indicator.Number(e.Value) + unit(e.Indicator) + "</b>"}
	if e.Was != nil {
		lines = append(lines, "Tercatat "+e.Indicator.Number(*e.Was)+unit(e.Indicator))
	}
	return strings.Join(append(lines, "Sumber: "+chat.Escape(e.Source), "Ditahan karena "+HeldWhy(e.Held)+"."), "\n")
}

// NothingHeld says that no figure waits.
func NothingHeld() string { return "Tidak ada angka yang ditahan." }

// HeldAccepted confirms that a held figure is told from now on.
func HeldAccepted(k Correction) string {
	return "Diterima, berlaku dalam beberapa detik. " + cellName(k) + ": " + lower(wasAndIs(k.Entry)) + "."
}

// HeldRejected confirms that a held figure is not told.
func HeldRejected(k Correction) string {
	return "Ditolak. " + cellName(k) + " tidak diubah."
}

// HeldGone says that somebody has decided on the figure already.
func HeldGone() string { return "Angka ini sudah diputuskan. Yang masih ditahan: /koreksi tahanan" }

// ButtonAccept lets a held figure pass.
func ButtonAccept() string { return "Terima" }

// ButtonReject turns a held figure down.
func ButtonReject() string { return "Tolak" }

// ButtonNext shows the next one.
func ButtonNext() string { return "Berikutnya ›" }

// ButtonHeld lists the figures that are held.
func ButtonHeld() string { return "Angka ditahan" }

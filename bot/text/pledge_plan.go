package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/indicators"
)

// planAsk asks what a commitment serves, and when and how often it comes back.
func planAsk(c commitments.Commitment, field string) string {
	switch field {
	case "indikator":
		return "Indikator mana yang didukung komitmen ini?"
	case "pengingat":
		now := "Sekarang " + leadWords(c.Leads) + "."
		if len(c.Leads) == 0 {
			now = "Sekarang bawaan: " + leadWords(commitments.UsualLeads[:]) + "."
		}
		return now + " Berapa hari sebelum tenggat SKPD diingatkan? Contoh: <code>14, 7, 1</code>"
	}
	return PledgeRepeatAsk()
}

// leadWords say when those who owe are reminded.
func leadWords(leads []int) string { return LeadDays(leads) + " sebelum tenggat" }

// LeadDays are leads as people write them: "14, 7, 1 hari".
func LeadDays(leads []int) string {
	return commitments.LeadWords(leads) + " hari"
}

// LeadsOver says which leads of those that were set come no more, behind what was done;
// empty when all are to come.
func LeadsOver(over []int) string {
	if len(over) == 0 {
		return ""
	}
	return " Yang sudah lewat tidak dikirim lagi: " + LeadDays(over) + "."
}

// Buttons of answers about a plan.
func ButtonNoIndicator() string { return "Tidak ada" }

// ButtonUsualLeads sets the usual leads.
func ButtonUsualLeads() string { return "Bawaan: " + LeadDays(commitments.UsualLeads[:]) }

// ButtonOnce says that it does not come again.
func ButtonOnce() string { return "Tidak berulang" }

// PledgeIndicatorBad refuses what is no indicator.
func PledgeIndicatorBad() string {
	var words []string
	for _, i := range indicators.All {
		words = append(words, "<code>"+IndicatorWord(i)+"</code>")
	}
	return "Indikator belum terbaca. Mohon pilih " + strings.Join(words, ", ") + ", atau <code>tidak ada</code>"
}

// PledgeLeadsBad refuses what are no leads.
func PledgeLeadsBad() string {
	return "Pengingat belum terbaca. Mohon tulis 1 sampai 10 angka, masing-masing 1 sampai 365 hari sebelum tenggat, misalnya <code>14, 7, 1</code>, atau <code>bawaan</code>. " +
		"Pada hari tenggat SKPD selalu diingatkan."
}

// PledgeRepeatBad refuses what does not say how often.
func PledgeRepeatBad() string {
	return "Mohon pilih <code>bulanan</code>, <code>triwulanan</code>, <code>semesteran</code>, <code>tahunan</code>, atau <code>tidak</code>"
}

// PledgeChangePast refuses a deadline that is over: the new one, or of the next term.
func PledgeChangePast(term bool) string {
	if term {
		return "Tenggat periode berikutnya pun sudah lewat. Mohon ubah dahulu tenggat komitmen ini, lalu jadikan berulang."
	}
	return PledgeDayPast()
}

// PledgeRenewedAlready says that the term that follows goes its own way.
func PledgeRenewedAlready(c commitments.Commitment) string {
	return fmt.Sprintf("Periode berikutnya sudah dibuat sebagai #%d. Mohon ubah di sana: <code>/komitmen ubah %d berulang</code>", c.Next, c.Next)
}

// entryPlan tells a change of what a commitment serves, or of when and how often it comes
// back; ok is false for all other fields.
func entryPlan(to string) (words string, ok bool) {
	field, value, _ := strings.Cut(to, ": ")
	switch commitments.Field(field) {
	case commitments.FieldIndicator:
		if i, known := indicators.ParseIndicator(value); known {
			return "indikator: " + chat.Plain(Indicator(i)), true
		}
		return "indikator: tidak ada", true
	case commitments.FieldLeads:
		if leads, known := commitments.ReadLeads(value); known {
			return "pengingat: " + leadWords(leads), true
		}
		return "pengingat: bawaan", true
	case commitments.FieldRepeat:
		if value == "" {
			return "berulang: tidak", true
		}
	}
	return "", false
}

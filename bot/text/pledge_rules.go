package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// PledgeRules shows how a region deals with its commitments.
func PledgeRules(r indicators.Region, p people.Policy, done string) string {
	var b strings.Builder
	if done != "" {
		b.WriteString(done + "\n\n")
	}
	b.WriteString("<b>Aturan komitmen " + chat.Escape(r.Full) + "</b>\n")
	if p.Trust {
		b.WriteString("Laporan selesai langsung berlaku tanpa verifikasi.\n")
	} else {
		b.WriteString("Laporan selesai diverifikasi sekretariat.\n")
	}
	if p.OpenNames {
		b.WriteString("Daftar SKPD yang belum melapor boleh tampil di grup.\n")
	} else {
		b.WriteString("Di grup hanya tampil jumlah; nama SKPD yang belum melapor hanya tampil di percakapan pribadi sekretariat dan pimpinan.\n")
	}
	fmt.Fprintf(&b, "Sesudah lewat tenggat %d hari kerja, komitmen diteruskan kepada kepala SKPD dan sekretariat.\n", p.EscalatesAfter())
	b.WriteString("Program: " + chat.Escape(strings.Join(p.ProgrammesOf(), ", ")) + ".\n")
	return strings.TrimRight(b.String(), "\n")
}

// PledgeRulesHow tells those who may change the rules how.
func PledgeRulesHow() string {
	return "Mengubah: <code>/komitmen eskalasi 5</code> · <code>/komitmen program tambah padat karya</code> · <code>/komitmen program hapus padat karya</code>"
}

// NoSuchProgramme answers a programme that is not on the list.
func NoSuchProgramme(name string) string {
	return "Program " + quote(name) + " tidak ada di daftar. Tidak ada yang berubah."
}

// Buttons of the rules. on is the state that the press brings.
func ButtonTrust(on bool) string {
	if on {
		return "Tanpa verifikasi"
	}
	return "Dengan verifikasi"
}

// ButtonOpenNames opens or closes the names of those who are late in groups.
func ButtonOpenNames(on bool) string {
	if on {
		return "Buka nama di grup"
	}
	return "Tutup nama di grup"
}

// RulesKept confirms a change of the rules.
func RulesKept() string { return "Tersimpan." }

// RulesHow says how the rules are changed in words.
func RulesHow() string {
	return "Contoh: <code>/komitmen eskalasi 5</code> (1 sampai 60 hari kerja), <code>/komitmen program tambah padat karya</code>, <code>/komitmen verifikasi tidak</code>, <code>/komitmen nama tutup</code>"
}

// Words of the history of rules.
func LogTrust(on bool) string {
	if on {
		return "tanpa verifikasi"
	}
	return "dengan verifikasi"
}

// LogOpenNames says whether names may be seen in groups.
func LogOpenNames(on bool) string {
	if on {
		return "nama boleh tampil di grup"
	}
	return "nama tidak tampil di grup"
}

// LogEscalate says after how long it goes up.
func LogEscalate(days int) string { return fmt.Sprintf("eskalasi setelah %d hari kerja", days) }

// LogProgrammes names the programmes.
func LogProgrammes(names []string) string { return "program " + strings.Join(names, ", ") }

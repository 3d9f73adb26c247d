package text

// The examples of the demo are invented, and each says so wherever it is shown.

// DemoKept says where the demo keeps what was tried, and how to begin anew.
func DemoKept(dir string) string {
	return "Jabatan, komitmen, dan agenda di halaman itu contoh rekaan, tersimpan di " + dir + ". Untuk mulai dari awal, hapus folder itu saat demo tidak berjalan."
}

// DemoSecretariat is the title of the office that records and verifies.
func DemoSecretariat() string { return "Sekretariat TKPKD" }

// DemoHead is the title of the head of the department that leads.
func DemoHead() string { return "Kepala Dinas Sosial" }

// DemoPlanner is the title of the contact of a department that supports.
func DemoPlanner() string { return "Narahubung Bapperida" }

// DemoContact is the title of the contact of one whose part is done.
func DemoContact() string { return "Narahubung Disnaker" }

// DemoDocument is what the commitments come from.
func DemoDocument() string { return "Komitmen bersama (contoh)" }

// DemoPlace is where the meetings are.
func DemoPlace() string { return "Aula Bapperida (contoh)" }

// DemoMeetings are the titles of the meeting that is over and of the one to come.
func DemoMeetings() [2]string {
	return [2]string{"FGD komitmen bersama (contoh)", "Rakor TKPKD (contoh)"}
}

// DemoPledge is a commitment in words.
type DemoPledge struct{ Title, Programme string }

// DemoPledges are one that is due in a week, one later, one that is late, and one that
// repeats.
func DemoPledges() [4]DemoPledge {
	return [4]DemoPledge{
		{"Bantuan modal usaha 120 orang (contoh)", "bantuan sosial"},
		{"Pelatihan kerja 200 orang (contoh)", "pelatihan kerja"},
		{"Pemutakhiran daftar lembaga sosial (contoh)", "data dan koordinasi"},
		{"Laporan triwulanan penanggulangan kemiskinan (contoh)", "data dan koordinasi"},
	}
}

// DemoNotes are what was reported: of a part that is done, of one on the way, and of one
// that awaits the secretariat.
func DemoNotes() [3]string {
	return [3]string{"Instruktur dan tempat tersedia", "Angkatan kedua sedang berjalan", "Laporan dikirim lewat surat"}
}

package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// tapped presses the newest button with the label.
func tapped(label string) step {
	return chromedp.Steps(
		onPage(fmt.Sprintf(`[...document.querySelectorAll("#log button.key")].some(b => b.textContent === %q)`, label)),
		chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`[...document.querySelectorAll("#log button.key")].findLast(b => b.textContent === %q).click()`, label)))
}

// inChat goes to a chat of the page.
func inChat(number string) step {
	return chromedp.Click(chromedp.CSS(fmt.Sprintf(`.chat[data-chat="%s"]`, number)))
}

// attached chooses a file, as a person does with the paper clip.
func attached(name, kind, content string) step {
	return chromedp.Steps(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{
		const some = new DataTransfer();
		some.items.add(new File([%q], %q, { type: %q }));
		document.getElementById("file").files = some.files;
		document.getElementById("file").dispatchEvent(new Event("change"));
	}`, content, name, kind)), onPage(fmt.Sprintf(`document.getElementById("attached-name").textContent === %q`, name)))
}

// TestDemoLivesACommitment lives through what a department and the secretariat do with a
// commitment, whatever the hour is: time is made to pass.
func TestDemoLivesACommitment(t *testing.T) {
	tab := openTab(t)
	address, stop := startDemo(t, []string{"DATA_DIR=" + t.TempDir()}, "--addr", "127.0.0.1:0")
	defer stop()
	drive(t, tab, chromedp.EmulateViewport(390, 844), chromedp.Navigate(address), onPage(`document.querySelector("#skip-time")?.checkVisibility()`))
	shoot(t, tab, "life-01-first")
	drive(t, tab, chromedp.Click(chromedp.CSS("#skip-time")), onPage(`document.querySelector(".toast")?.textContent.includes("WITA")`))
	shoot(t, tab, "life-02-skipped")
	for _, chat := range []string{"-2001", "2001"} { // what is reported before its turn comes is not told any more
		drive(t, tab, inChat(chat), said("Bantuan modal usaha 120 orang (contoh)"))
	}
	shoot(t, tab, "life-03-reminder")
	reportsInDemo(t, tab)
	reviewsInDemo(t, tab)
	recordsInDemo(t, tab)
}

// reportsInDemo reports as the head of the department.
func reportsInDemo(t *testing.T, tab context.Context) {
	drive(t, tab, typed("/komitmen 1"), said("Menunggu laporan"))
	shoot(t, tab, "life-04-card")
	drive(t, tab, attached("foto-kegiatan.pdf", "application/pdf", "%PDF-1.4 contoh"))
	shoot(t, tab, "life-05-attached")
	drive(t, tab, typed("#1 sdh selesai"), said("Laporan selesai tersimpan"),
		onPage(`document.querySelector("#log article.mine a[download]")?.download === "foto-kegiatan.pdf"`))
	shoot(t, tab, "life-06-reported")
}

// reviewsInDemo reviews as the secretariat.
func reviewsInDemo(t *testing.T, tab context.Context) {
	drive(t, tab, inChat("1001"), said("Bantuan modal usaha 120 orang (contoh)"))
	shoot(t, tab, "life-07-asked")
	drive(t, tab, typed("/tinjau"), said("Laporan triwulanan"))
	shoot(t, tab, "life-08-reviews")
	drive(t, tab, tapped("Lihat bukti"), onPage(`document.querySelector("#log article:not(.mine) a[download]")?.download === "foto-kegiatan.pdf"`))
	shoot(t, tab, "life-08b-evidence")
	drive(t, tab, typed("/tinjau 1"), tapped("Terima"), onPage(`document.body.innerText.includes("terverifikasi") || document.body.innerText.includes("diterima")`))
	shoot(t, tab, "life-09-verified")
	drive(t, tab, inChat("-2001"), said("Selesai (terverifikasi)"))
	shoot(t, tab, "life-09b-group")
	drive(t, tab, inChat("1001"))
}

// recordsInDemo records, lists and exports as the secretariat.
func recordsInDemo(t *testing.T, tab context.Context) {
	drive(t, tab, typed("/komitmen baru"), onPage(`document.querySelectorAll("#log article.mine").length >= 3`))
	shoot(t, tab, "life-10-new")
	drive(t, tab, tapped("Batal"), typed("/komitmen"), said("Pelatihan kerja 200 orang (contoh)"))
	shoot(t, tab, "life-11-list")
	drive(t, tab, typed("/agenda"), said("Rakor TKPKD (contoh)"))
	shoot(t, tab, "life-12-agenda")
	drive(t, tab, typed("/rekap"), said("Rekap komitmen"))
	shoot(t, tab, "life-13-recap")
	drive(t, tab, typed("/ekspor csv"), onPage(`document.querySelector("#log article:not(.mine) a.file[download$='.csv']")`),
		onPage(`(window.got ??= (fetch(document.querySelector("#log article:not(.mine) a.file[download$='.csv']").href).then(r => r.text()).then(s => window.csv = s), 1)) && window.csv?.includes("Pelatihan kerja 200 orang (contoh)")`))
	shoot(t, tab, "life-14-export")
	drive(t, tab, attached("komitmen.csv", "text/csv", "judul;skpd;tenggat\nPasar murah (contoh);dinsos;31/12/2027\n"),
		typed("/komitmen impor"), said("Pasar murah"))
	shoot(t, tab, "life-15-import")
}

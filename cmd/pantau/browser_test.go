package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestDemoInBrowser drives the demo page with the real bot behind it. The page is
// the one at the address in PANTAU_DEMO (a built binary's), or the program's own;
// pictures go to the folder in PANTAU_SHOTS. Without Chromium it is skipped, unless
// PANTAU_BROWSER is "must"; with "no" it always is.
func TestDemoInBrowser(t *testing.T) {
	tab := openTab(t)
	address := os.Getenv("PANTAU_DEMO")
	if address == "" {
		var stop func() outcome
		address, stop = startDemo(t, []string{"DATA_DIR=" + t.TempDir()}, "--addr", "127.0.0.1:0")
		defer stop()
	}
	// The picture of the README: a whole answer.
	drive(t, tab, chromedp.EmulateViewport(390, 1150), chromedp.Navigate(address),
		onPage(`document.querySelector("#input")?.checkVisibility()`), typed("/indikator balangan"), said("4,64"))
	shoot(t, tab, "demo-phone-whole")
	drive(t, tab, chromedp.EmulateViewport(390, 844), typed("/indikator balangan 2020"),
		said("5,32"), said("7,06"), said("441.488"), said("0,88"), said("0,24"))
	shoot(t, tab, "demo-phone-answer")
	drive(t, tab, typed("/indikator banjar"), said("Mohon pilih"))
	shoot(t, tab, "demo-phone-question")
	drive(t, tab, chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#log article")].findLast(e => e.textContent.includes("Mohon pilih")).querySelector("button.key").click()`), said("Kemiskinan Kabupaten Banjar"))
	drive(t, tab, typed("/cek Kemiskinan Balangan turun dari 4,87 persen pada 2024 menjadi 4,46 persen pada 2025"), said("1 cocok, 1 berbeda"))
	shoot(t, tab, "demo-phone-check")
	drive(t, tab, typed("/ringkas Persentase penduduk miskin Kabupaten Balangan pada Maret 2025 sebesar 4,64 persen, turun 0,23 persen poin dari Maret 2024."), said("cocok dengan tabel BPS"))
	shoot(t, tab, "demo-phone-summary")
	drive(t, tab, typed("/jadwalrilis"), said("iperkirakan"))
	shoot(t, tab, "demo-phone-calendar")
	drive(t, tab, chromedp.EmulateViewport(1200, 800), typed("/peringkat kalsel"), said("Tabalong"))
	shoot(t, tab, "demo-desk-rank")
}

// openTab starts Chromium with nothing but the page in mind.
func openTab(t *testing.T) context.Context {
	t.Helper()
	if os.Getenv("PANTAU_BROWSER") == "no" {
		t.Skip("no browser is wanted")
	}
	path, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("PANTAU_BROWSER") == "must" {
		t.Fatal(err)
	} else if err != nil {
		t.Skip("there is no Chromium here")
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(),
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Headless,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// step is one thing done in a browser.
type step = chromedp.Action[chromedp.Void]

func drive(t *testing.T, tab context.Context, steps ...step) {
	t.Helper()
	if err := chromedp.Do(tab, steps...); err != nil {
		t.Fatal(err)
	}
}

// typed writes words and sends them.
func typed(words string) step { return chromedp.SendKeys(chromedp.CSS("#input"), words+kb.Enter) }

// said waits until a message of the bot holds the words: the newest mostly, but a reminder
// may come behind it.
func said(words string) step {
	return onPage(fmt.Sprintf(`[...document.querySelectorAll("#log article:not(.mine) .text")].some(e => e.textContent.includes(%q))`, words))
}

// onPage waits until a condition holds, thirty seconds at most.
func onPage(condition string) step {
	return chromedp.Steps(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`new Promise((done, fail) => {
		const end = Date.now() + 30000;
		const look = () => (%[1]s) ? done() : Date.now() > end ? fail(new Error("never: " + %[1]q)) : setTimeout(look, 10);
		look();
	})`, condition), chromedp.EvalAwaitPromise))
}

// shoot keeps a picture for people to look at.
func shoot(t *testing.T, tab context.Context, name string) {
	t.Helper()
	dir := os.Getenv("PANTAU_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestDemoTellsNews subscribes on the page, brings a figure in beside it, and sees the
// message that nobody asked for.
func TestDemoTellsNews(t *testing.T) {
	tab, dir := openTab(t), t.TempDir()
	address, stop := startDemo(t, []string{"DATA_DIR=" + dir, "NEWS_QUIET=0s"}, "--addr", "127.0.0.1:0")
	defer stop()
	drive(t, tab, chromedp.EmulateViewport(390, 844), chromedp.Navigate(address),
		onPage(`document.querySelector("#input")?.checkVisibility()`), typed("/pengaturan tenang mati"), said("Tersimpan"),
		typed("/langganan angka"), said("angka baru aktif"))
	shoot(t, tab, "demo-phone-subscriptions")
	beside(t, []string{"DATA_DIR=" + filepath.Join(dir, "demo")}, "impor",
		figuresFile(t, "6311,p0,2026-03,4.41,Berita Resmi Statistik 2026\n6311,poor,2026-03,6.11,Berita Resmi Statistik 2026\n6311,line,2026-03,560123,Berita Resmi Statistik 2026"))
	drive(t, tab, said("4,41 persen"), said("Rp560.123"))
	shoot(t, tab, "demo-phone-news")
	drive(t, tab, typed("/bantuan"), said("Perangkat daerah"))
	shoot(t, tab, "demo-phone-help")
	drive(t, tab, typed("/pengaturan"), said("Jam tenang"))
	shoot(t, tab, "demo-phone-settings")
}

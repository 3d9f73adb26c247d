package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shownPicture tells whether the newest picture is there, and another than the one noted
// last; it notes it.
const shownPicture = `(e => e?.naturalWidth === 1280 && e.complete && e.src !== window.last && (window.last = e.src))([...document.querySelectorAll("#log article .picture img")].at(-1))`

// shown waits until a new picture can be painted.
func shown() step {
	return chromedp.Steps(onPage(shownPicture), chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#log article .picture img")].at(-1).decode()`, chromedp.EvalAwaitPromise))
}

// inScheme sets what the reader prefers: light or dark.
func inScheme(name string) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
		})
		return err
	})
}

// messages waits until so many messages stand in the chat.
func messages(n int) step {
	return onPage(fmt.Sprintf(`document.querySelectorAll("#log article").length === %d`, n))
}

// TestDemoDraws asks the real bot for its pictures and its brief, and has a picture changed
// in its place.
func TestDemoDraws(t *testing.T) {
	tab := openTab(t)
	for _, screen := range []struct {
		name, scheme  string
		width, height int64
	}{{"phone", "light", 390, 844}, {"desk", "dark", 1200, 800}} {
		address, stop := startDemo(t, []string{"DATA_DIR=" + t.TempDir()}, "--addr", "127.0.0.1:0")
		drive(t, tab, chromedp.EmulateViewport(screen.width, screen.height), inScheme(screen.scheme), chromedp.Navigate(address),
			onPage(`document.querySelector("#input")?.checkVisibility()`), typed("/grafik balangan"), shown())
		shoot(t, tab, "pictures-"+screen.name+"-1-trend")
		before, err := chromedp.Run(tab, chromedp.Evaluate[int](`document.querySelectorAll("#log article").length`))
		if err != nil {
			t.Fatal(err)
		}
		drive(t, tab, chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#log article:last-child button.key")].find(b => !b.textContent.startsWith("✓")).click()`), shown(), messages(before))
		shoot(t, tab, "pictures-"+screen.name+"-2-changed")
		drive(t, tab, typed("/peta"), shown())
		shoot(t, tab, "pictures-"+screen.name+"-3-map")
		drive(t, tab, chromedp.Click(chromedp.CSS("#log article:last-child .picture")), onPage(`document.querySelector("#viewer").open && document.querySelector("#viewer-image").naturalWidth === 1280`))
		shoot(t, tab, "pictures-"+screen.name+"-4-large")
		drive(t, tab, chromedp.KeyEvent(kb.Escape), onPage(`!document.querySelector("#viewer").open`),
			typed("/lembar balangan"), onPage(`document.querySelector("#log article:last-child .files .file")?.target === "_blank"`),
			chromedp.Evaluate[chromedp.Void](`fetch(document.querySelector("#log article:last-child .files .file").href).then(r => { window.kind = r.headers.get("Content-Type"); })`), onPage(`window.kind === "application/pdf"`))
		shoot(t, tab, "pictures-"+screen.name+"-5-brief")
		drive(t, tab, inChat("-2001"), chromedp.SendKeys(chromedp.CSS("#input"), "@"+demoName+" balangan"), onPage(cardsShown))
		shoot(t, tab, "pictures-"+screen.name+"-6-cards")
		drive(t, tab, chromedp.KeyEvent(kb.Enter), onPage(`(e => e?.querySelector(".via") && e.textContent.includes("Balangan"))(document.querySelector("#log article.mine:last-child"))`))
		drive(t, tab, chromedp.SendKeys(chromedp.CSS("#input"), "@"+demoName+" balangan"), onPage(cardsShown),
			chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("#cards .card")].find(e => e.querySelector("img")).click()`), shown())
		shoot(t, tab, "pictures-"+screen.name+"-7-chosen")
		stop()
	}
}

// cardsShown tells whether cards are offered, and the pictures of those in sight are there.
const cardsShown = `(all => all.length > 1 && all.some(e => e.querySelector("img")) && all.every(e => !e.querySelector("img") || e.querySelector("img").naturalWidth))([...document.querySelectorAll("#cards .card")])`

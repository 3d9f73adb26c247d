package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"pantau/bot/chat"
)

// Pictures, documents and inline mode in a real browser.

var screens = []struct {
	name          string
	width, height int64
	scheme        string
}{
	{"phone-dark", 390, 844, "dark"},
	{"small-light", 360, 640, "light"},
	{"desk-light", 1200, 800, "light"},
}

const (
	newestPicture = `document.querySelector("#log article:last-child .picture img")`
	scrolledUp    = `(e => e.scrollHeight - e.scrollTop - e.clientHeight)(document.getElementById("scroll"))`
)

// decoded waits until a picture can be painted.
func decoded(picture string) action {
	return chromedp.Steps(chromedp.Evaluate[chromedp.Void](picture+`.decode()`, chromedp.EvalAwaitPromise))
}

func TestBrowserPictures(t *testing.T) {
	browser := startBrowser(t)
	for _, screen := range screens {
		t.Run(screen.name, func(t *testing.T) {
			p := openPage(t, browser, startServer(t, fakeBot(t)), "picture-"+screen.name)
			p.do(chromedp.EmulateViewport(screen.width, screen.height), scheme(screen.scheme),
				chromedp.Navigate(p.address), visible("#empty"))
			p.changesPicture(t)
			p.opensPicture(t)
			p.opensDocument(t)
			p.fits(t)
		})
	}
}

// changesPicture presses buttons below a picture: it changes in its place, or gives way
// to words, and the focus stays.
func (p *page) changesPicture(t *testing.T) {
	p.do(typing("/tren"+kb.Enter), until(newestPicture+`?.naturalWidth === 1280`), decoded(newestPicture))
	p.is(t, `[...document.querySelectorAll("#log .picture img")].map(e => e.getAttribute("width") + " " + e.getAttribute("height") + " " + e.alt).join()`, "1280 720 Persentase penduduk miskin Kabupaten Balangan")
	p.is(t, `(e => String(Math.abs(e.offsetWidth - e.closest(".bubble").offsetWidth) < 3))(`+newestPicture+`)`, "true")
	p.is(t, `String(`+scrolledUp+` < 2)`, "true")
	p.shot("1")
	number := p.eval(t, `window.before = `+newestPicture+`.src, document.querySelector("#log article:last-child").dataset.message`)
	p.do(press("Garis"), shows("#log article:last-child .text", "Garis kemiskinan"), until(newestPicture+`.complete && `+newestPicture+`.src !== window.before`))
	p.is(t, `document.querySelector("#log article:last-child").dataset.message`, number)
	p.is(t, `document.activeElement.textContent`, "Garis")
	p.is(t, newestPicture+`.style.backgroundImage`, "")
	p.do(press("Jumlah"), visible(".no-picture"), shows("#log article:last-child .text", "Jumlah penduduk miskin"))
	p.is(t, `document.querySelector(".no-picture").innerText.split("\n")[0]`, "Maaf, gambarnya belum dapat dibuat. Mohon coba lagi.")
	p.shot("2-failed")
	p.do(press("P0"), until(newestPicture+`?.src === window.before`), decoded(newestPicture))
	p.is(t, `String(document.querySelectorAll("#log article").length)`, "2")
}

// opensPicture looks at a picture at its largest, with keys and with the way back.
func (p *page) opensPicture(t *testing.T) {
	p.do(focus("#log article:last-child .picture"), chromedp.KeyEvent(kb.Enter), visible("#viewer"), until(`document.getElementById("viewer-image").naturalWidth === 1280`), decoded(`document.getElementById("viewer-image")`))
	p.is(t, `document.activeElement.id`, "viewer-frame")
	p.is(t, `document.getElementById("viewer-image").alt`, "Persentase penduduk miskin Kabupaten Balangan")
	p.is(t, `(r => String(r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight))(document.getElementById("viewer-image").getBoundingClientRect())`, "true")
	p.shot("3-large")
	p.do(click("#viewer-zoom"), until(`document.getElementById("viewer-image").offsetWidth > innerWidth * 1.5`))
	p.is(t, `document.getElementById("viewer-zoom").getAttribute("aria-pressed")`, "true")
	p.shot("4-larger")
	p.do(chromedp.KeyEvent(kb.Escape), gone("#viewer"))
	p.is(t, `document.activeElement.className`, "picture")
	p.do(until(`history.state === null`), click("#log article:last-child .picture"), visible("#viewer"),
		chromedp.Evaluate[chromedp.Void](`history.back()`), gone("#viewer"))
	p.is(t, `String(document.querySelectorAll("#log article").length)`, "2")
}

func (p *page) opensDocument(t *testing.T) {
	p.do(typing("/lembar"+kb.Enter), visible(".files"))
	p.is(t, `(e => [e.target, e.innerText.split("\n")[0], e.querySelector(".file-about").textContent].join())(document.querySelector(".files .file"))`, "_blank,lembar-kabupaten-balangan-2025.pdf,140 kB")
	p.is(t, `document.querySelector(".files .icon").download`, "lembar-kabupaten-balangan-2025.pdf")
	p.do(chromedp.Evaluate[chromedp.Void](`fetch(document.querySelector(".files .file").href).then(r => { window.kind = r.headers.get("Content-Type"); })`), until(`window.kind === "application/pdf"`))
	p.shot("5-document")
}

func TestBrowserInline(t *testing.T) {
	browser := startBrowser(t)
	for _, screen := range screens {
		t.Run(screen.name, func(t *testing.T) {
			p := openPage(t, browser, startServer(t, fakeBot(t)), "inline-"+screen.name)
			p.do(chromedp.EmulateViewport(screen.width, screen.height), scheme(screen.scheme),
				chromedp.Navigate(p.address), visible("#empty"))
			p.choosesWithKeys(t)
			p.choosesInGroup(t)
			p.fits(t)
		})
	}
}

const options = `[...document.querySelectorAll("#cards [role=option]")]`

func (p *page) choosesWithKeys(t *testing.T) {
	p.do(typing("@pan"), shows("#cards", "@PantauBot"))
	p.shot("1-name")
	p.do(typing(kb.Enter), until(`document.getElementById("input").value === "@PantauBot "`), typing("balang"), until(`!document.getElementById("cards-note").hidden`))
	p.shot("2-none")
	p.do(typing("an"), until(options+`.length === 3`), until(options+`[1].querySelector("img")?.naturalWidth === 640`))
	p.is(t, options+`.map(e => e.getAttribute("aria-selected")).join()`, "true,false,false")
	p.is(t, `document.getElementById("cards-count").textContent`, "3 kartu; pilih dengan panah, lalu Enter")
	p.do(typing(kb.ArrowUp))
	p.is(t, options+`.map(e => e.getAttribute("aria-selected")).join()`, "false,false,true")
	p.is(t, `document.getElementById("input").getAttribute("aria-activedescendant")`, "card-2")
	p.do(typing(kb.ArrowDown + kb.ArrowDown))
	p.shot("3-cards")
	p.is(t, `(r => String(r.left >= 0 && r.top >= 0 && r.right <= innerWidth))(document.getElementById("cards").getBoundingClientRect())`, "true")
	p.do(typing(kb.Escape), gone("#cards"))
	p.is(t, `document.getElementById("input").value`, "@PantauBot balangan")
	p.do(typing(" "), until(options+`.length === 3`), typing(kb.ArrowDown+kb.Enter), shows("#log article.mine .via", "lewat @PantauBot"),
		until(`document.querySelector("#log article.mine .picture img")?.naturalWidth === 640`))
	p.is(t, `document.getElementById("input").value + document.getElementById("cards").hidden`, "true")
	p.is(t, `String(document.querySelectorAll("#log article").length)`, "1")
	p.do(typing(kb.ArrowUp))
	p.is(t, `document.getElementById("input").value`, "")
}

// choosesInGroup begins with an example and taps; whoever types fast gets the card too.
func (p *page) choosesInGroup(t *testing.T) {
	p.do(click(`.chat[data-chat="-2001"]`), visible("#empty"), click(`[data-ask]`), until(options+`.length === 3`))
	p.is(t, `document.activeElement.id + document.getElementById("input").value`, "input@PantauBot balangan")
	p.shot("4-group")
	p.do(click("#card-0"), shows("#log article.mine .text", "4,64 persen penduduk miskin"), gone("#cards"))
	p.is(t, `document.querySelector("#log article.mine .sender").textContent`, "Kepala Dinas Sosial")
	p.do(typing("@PantauBot balangan"+kb.Enter), until(options+`.length === 3`), typing(kb.ArrowUp+kb.Enter), shows("#log article.mine a.key", "Tabel BPS"))
	p.is(t, `String(document.querySelectorAll("#log article").length)`, "2")
	p.shot("5-chosen")
	p.do(typing("@PantauBot x"+kb.Enter), until(`!document.getElementById("cards-note").hidden`), typing(kb.Enter), shows("#log article.mine .text", "@PantauBot x"))
}

// Of the words typed one after another only the last count, however late the bot answers
// the first.
func TestBrowserInlineLatestWins(t *testing.T) {
	released, bot := make(chan struct{}), fakeBot(t)
	server := startServer(t, slow(bot, "tab", released))
	p := openPage(t, startBrowser(t), server, "latest")
	p.do(chromedp.Navigate(server.URL), visible("#empty"), typing("@PantauBot tab"), until(`document.getElementById("cards").ariaBusy === "true"`),
		chromedp.Evaluate[chromedp.Void](`{ const e = document.getElementById("input"); e.value = "@PantauBot balangan"; e.dispatchEvent(new Event("input")); }`),
		until(options+`.length === 3`))
	close(released)
	p.do(typing(kb.ArrowDown))
	p.is(t, options+`.map(e => e.getAttribute("aria-selected")).join()`, "false,true,false")
}

// In a long conversation only what is in sight is loaded, nothing jumps, and a picture
// that is gone says so.
func TestBrowserManyPictures(t *testing.T) {
	server := startServer(t, fakeBot(t))
	d := server.Config.Handler.(*Demo)
	for range maxEntries - 2 {
		d.put(t.Context(), Secretariat, trend(t, "p0"))
	}
	say(t, d, Secretariat, Secretariat, "terima kasih", 0)
	quiet(d)
	lost := &easel{png: chart(t, 1280, 720, true)}
	photo := lost.photo("lost")
	d.put(t.Context(), Secretariat, chat.Message{Text: "hilang", Photo: &photo})
	d.album.mu.Lock()
	for at := d.album.used.Front(); at != nil; at = at.Next() {
		if one := at.Value.(*print); one.photo.Key == "lost" {
			one.content, one.photo.Draw = nil, nil
		}
	}
	d.album.mu.Unlock()
	p := openPage(t, startBrowser(t), server, "many")
	p.do(chromedp.EmulateViewport(390, 844), chromedp.Navigate(server.URL), shows("#log article:last-child .text", "hilang"), shows("#log article:last-child .no-picture", "tidak dapat dimuat"))
	p.shot("end")
	p.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("scroll").scrollTop = 5000`), until(`document.getElementById("scroll").scrollTop === 5000`))
	p.is(t, `String([...document.querySelectorAll("#log .picture img")].filter(e => e.complete).length < 60)`, "true")
}

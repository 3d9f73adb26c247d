package web

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"pantau/bot/chat"
)

// The page in a real browser: a phone and a desk, light and dark. Pictures of
// it go to the directory in PANTAU_SHOTS, when there is one.

func TestBrowser(t *testing.T) {
	browser := startBrowser(t)
	for _, screen := range []struct {
		name          string
		width, height int64
		scheme        string
	}{
		{"phone-light", 390, 844, "light"},
		{"phone-dark", 390, 844, "dark"},
		{"small-light", 360, 640, "light"},
		{"desk-light", 1200, 800, "light"},
		{"desk-dark", 1200, 800, "dark"},
	} {
		t.Run(screen.name, func(t *testing.T) {
			p := openPage(t, browser, startServer(t, fakeBot(t)), screen.name)
			p.do(chromedp.EmulateViewport(screen.width, screen.height), scheme(screen.scheme),
				chromedp.Navigate(p.address), visible("#empty"))
			p.shot("1-empty")
			p.Secretariat(t)
			p.GroupChat(t)
			p.fits(t)
		})
	}
}

// Secretariat writes, reads, presses, and comes back after a reload.
func (p *page) Secretariat(t *testing.T) {
	p.do(typing("/indikator balangan"+kb.Enter), shows("#log article:not(.mine) .text", "Maret 2025"))
	p.is(t, `document.getElementById("log").getAttribute("aria-live")`, "polite")
	p.is(t, `document.getElementById("log").getAttribute("role")`, "log")
	p.shot("2-answer")
	p.do(press("Tahun lain"), shows("#log article .text", "Maret 2024"), visible(".edited"))
	p.is(t, `document.activeElement.textContent`, "Tahun lain")
	p.do(press("Simpan"), shows("#toasts", "Wilayah tersimpan"))
	p.shot("3-edited")
	p.do(press("Salin bahan"), shows("#toasts", "disalin"))
	p.do(press("Peringkat"), visible("#alert"), shows("#alert", "Hanya penanya"))
	p.shot("4-alert")
	p.do(chromedp.KeyEvent(kb.Enter), gone("#alert"))
	p.do(typing(kb.ArrowUp))
	p.is(t, `document.getElementById("input").value`, "/indikator balangan")
	p.do(typing(kb.ArrowDown+"/bantuan"+kb.Enter), shows("#log article:last-child .text", "Silakan mulai"))
	p.is(t, `[...document.querySelectorAll("#log article:last-child .command")].map(b => b.textContent).join()`, "/indikator,/peringkat")
	p.do(typing("/grafik"+kb.Enter), until(`document.querySelector(".picture img")?.naturalWidth === 640`))
	p.is(t, `document.querySelector(".picture img").alt`, "Grafik garis turun dari 5,70 ke 4,64 persen")
	p.shot("5-picture")
	p.do(typing("<img src=x onerror=alert(1)>"+kb.Enter), shows("#log article:last-child .text", "Anda menulis: <img src=x"))
	p.is(t, `String(document.querySelectorAll("#log .text img").length)`, "0")
	p.menu(t)
	before := p.eval(t, `document.getElementById("log").innerText`)
	p.do(chromedp.Reload(), shows("#log article:last-child .text", "Anda menulis"))
	p.is(t, `document.getElementById("log").innerText`, before)
}

// menu is walked with the keyboard alone.
func (p *page) menu(t *testing.T) {
	p.do(focus("#menu-button"), chromedp.KeyEvent(kb.Enter), visible("#menu"), chromedp.KeyEvent(kb.ArrowDown))
	p.is(t, `document.activeElement.firstChild.textContent`, "/bandingkan")
	p.shot("6-menu")
	p.do(chromedp.KeyEvent(kb.Escape), gone("#menu"))
	p.is(t, `document.activeElement.id`, "menu-button")
}

// GroupChat speaks as one office, is overheard in silence, and replies.
func (p *page) GroupChat(t *testing.T) {
	p.do(click(`.chat[data-chat="-2001"]`), visible("#empty"), visible("#persona"))
	p.shot("7-group-empty")
	p.do(typing("Selamat pagi, mohon izin bertanya."+kb.Enter), shows("#log article.mine .text", "Selamat pagi"))
	p.do(pick("1001"))
	p.is(t, `document.querySelector("#log article").classList.contains("mine") ? "mine" : "other"`, "other")
	p.do(typing("/indikator balangan"+kb.Enter), shows("#log article:last-child .text", "Maret 2025"))
	p.do(click("#log article:last-child .reply"), visible("#replying"), typing("Terima kasih"+kb.Enter),
		shows("#log article:last-child .text", "Anda menulis: Terima kasih"))
	p.shot("8-group")
	p.do(click("#menu-button"), visible("#menu"))
	p.is(t, `document.getElementById("menu").firstChild.firstChild.textContent`, "/wilayah")
	p.do(chromedp.KeyEvent(kb.Escape))
}

// Two tabs show one chat, show that an answer is awaited, and come back after
// the connection was lost.
func TestBrowserTabs(t *testing.T) {
	browser := startBrowser(t)
	answered := make(chan struct{})
	server := startServer(t, func(_ context.Context, u chat.Update) chat.Reply {
		if u.Text == "lama" {
			<-answered
		}
		return chat.Reply{Messages: []chat.Message{{Text: "jawaban atas " + chat.Escape(u.Text)}}}
	})
	first, second := openPage(t, browser, server, "first"), openPage(t, browser, server, "second")
	first.do(chromedp.Navigate(server.URL), visible("#empty"))
	second.do(chromedp.Navigate(server.URL), visible("#empty"))
	first.do(typing("lama"+kb.Enter), visible("#typing"))
	close(answered)
	for _, p := range []*page{first, second} {
		p.do(shows("#log", "jawaban atas lama"), gone("#typing"))
	}
	server.CloseClientConnections()
	first.do(typing("lagi"+kb.Enter), gone("#offline"))
	for _, p := range []*page{first, second} {
		p.do(shows("#log", "jawaban atas lagi"))
		p.is(t, `String(document.querySelectorAll("#log article").length)`, "4")
	}
}

// Who reads further up is not pulled away, but told that there is more; a long
// answer is shown from its beginning.
func TestBrowserReadingUp(t *testing.T) {
	server := startServer(t, fakeBot(t))
	p := openPage(t, startBrowser(t), server, "up")
	say := func(text string) {
		request(server.Config.Handler, "POST", "/api/say", `{"chat":1001,"person":1001,"text":"`+text+`"}`)
	}
	p.do(chromedp.EmulateViewport(390, 844), chromedp.Navigate(server.URL), visible("#empty"))
	for range 4 {
		say("/indikator balangan")
	}
	atEnd := `(e => e.scrollHeight - e.scrollTop - e.clientHeight < 2)(document.getElementById("scroll"))`
	p.do(until(`document.querySelectorAll("#log article").length === 8`), until(atEnd))
	p.do(chromedp.Evaluate[chromedp.Void](`new Promise(done => {
		const e = document.getElementById("scroll");
		e.addEventListener("scrollend", done, { once: true });
		e.scrollTop = 40;
	})`, chromedp.EvalAwaitPromise))
	server.Config.Handler.(*Demo).put(t.Context(), Secretariat, chat.Message{Text: "baru"})
	p.do(shows("#log", "baru"), visible("#down"))
	p.is(t, `String(document.getElementById("scroll").scrollTop)`, "40")
	p.shot("down")
	p.do(click("#down"), gone("#down"), until(atEnd))
	say("/bantuan")
	p.do(until(`document.querySelectorAll("#log article").length === 11`), until(atEnd))
	say(strings.Repeat("Satu baris. ", 300))
	p.do(until(`document.querySelectorAll("#log article").length === 13`), visible("#down"))
	p.is(t, `String(Math.round(document.querySelector("#log article:last-child").getBoundingClientRect().top - document.getElementById("scroll").getBoundingClientRect().top))`, "8")
}

// fits demands that nothing scrolls sideways, that nothing is too small to
// read or tap on a phone, and that the policy stopped nothing of ours.
func (p *page) fits(t *testing.T) {
	p.is(t, `String(document.documentElement.scrollWidth <= innerWidth && document.getElementById("scroll").scrollWidth <= document.getElementById("scroll").clientWidth)`, "true")
	p.is(t, `innerWidth > 760 ? "" : [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && e.innerText?.trim() && parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.className || e.tagName).join()`, "")
	p.is(t, `[...document.querySelectorAll("button, select, textarea, .key")].filter(e => e.checkVisibility() && !e.matches(".command") && (e.offsetHeight < 30 || e.offsetWidth < 30)).map(e => e.className || e.id).join()`, "")
	p.is(t, `[...document.querySelectorAll("button, select, textarea, a")].filter(e => e.checkVisibility() && !e.innerText?.trim() && !e.ariaLabel && !e.labels?.length && !e.querySelector("img[alt]")).map(e => e.className || e.id).join()`, "")
	if faults := p.complaints(); len(faults) > 0 {
		t.Errorf("the browser complains: %q", faults)
	}
}

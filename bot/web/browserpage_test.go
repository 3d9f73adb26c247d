package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"pantau/bot/chat"
)

// page is one tab of a real browser, on a page with a server of its own.
type page struct {
	t       *testing.T
	ctx     context.Context
	address string
	name    string

	mu     sync.Mutex
	faults []string
}

type action = chromedp.Action[chromedp.Void]

// startBrowser starts Chromium. Where none is to be had the test is skipped,
// unless PANTAU_BROWSER is "must"; "no" starts none.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if os.Getenv("PANTAU_BROWSER") == "no" {
		t.Skip("no browser is wanted")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		without(t, "no Chromium on this machine")
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Headless,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		without(t, fmt.Sprintf("starting %s: %v", path, err))
	}
	return ctx
}

func without(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("PANTAU_BROWSER") == "must" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// startServer serves a page with this bot.
func startServer(t *testing.T, answer func(context.Context, chat.Update) chat.Reply) *httptest.Server {
	t.Helper()
	d := NewDemo(Config{Answer: answer, Menus: testMenus, Username: botName})
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	t.Cleanup(func() { d.Shutdown(context.Background()) })
	return server
}

// openPage opens the server's page in a tab of its own.
func openPage(t *testing.T, browser context.Context, server *httptest.Server, name string) *page {
	t.Helper()
	tab, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &page{t: t, ctx: tab, address: server.URL, name: name}
	p.listen()
	p.ctx, cancel = context.WithTimeout(tab, 90*time.Second)
	t.Cleanup(cancel)
	return p
}

// listen collects what the browser itself finds wrong: exceptions of scripts,
// files that cannot be had, things the policy forbids.
func (p *page) listen() {
	add := func(fault string) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.faults = append(p.faults, fault)
	}
	err := chromedp.Listen(p.ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			add(e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				add(e.Entry.Text)
			}
		}
	})
	if err != nil {
		p.t.Fatalf("listening to the browser: %v", err)
	}
	if _, err := chromedp.Call(p.ctx, log.Enable, cdp.Empty{}); err != nil {
		p.t.Fatalf("asking for the browser's log: %v", err)
	}
}

func (p *page) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.faults)
}

func (p *page) do(actions ...action) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatalf("%s: %v", p.name, err)
	}
}

func (p *page) eval(t *testing.T, expression string) string {
	t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		t.Fatalf("%s: %s: %v", p.name, expression, err)
	}
	return got
}

func (p *page) is(t *testing.T, expression, want string) {
	t.Helper()
	if got := p.eval(t, expression); got != want {
		t.Errorf("%s\n got %q\nwant %q", expression, got, want)
	}
}

// shot keeps a picture of the page for people to look at.
func (p *page) shot(name string) {
	dir := os.Getenv("PANTAU_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, p.name+"-"+name+".png"), png, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// scheme sets what the reader prefers: light or dark, and little motion.
func scheme(name string) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: name},
				{Name: "prefers-reduced-motion", Value: "reduce"},
			}})
		return err
	})
}

// until waits for a condition on the page, thirty seconds at most.
func until(condition string) action {
	return chromedp.Steps(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`new Promise((done, fail) => {
		const end = Date.now() + 30000;
		const look = () => (%[1]s) ? done() : Date.now() > end ? fail(new Error("never: " + %[1]q)) : setTimeout(look, 10);
		look();
	})`, condition), chromedp.EvalAwaitPromise))
}

// shows waits until an element's text holds the words.
func shows(selector, words string) action {
	return until(fmt.Sprintf(`[...document.querySelectorAll(%q)].some(e => e.textContent.includes(%q))`, selector, words))
}

func visible(selector string) action {
	return until(fmt.Sprintf(`document.querySelector(%q)?.checkVisibility()`, selector))
}

func gone(selector string) action {
	return until(fmt.Sprintf(`!document.querySelector(%q)?.checkVisibility()`, selector))
}

func click(selector string) action { return chromedp.Click(chromedp.CSS(selector)) }

func focus(selector string) action { return chromedp.Focus(chromedp.CSS(selector)) }

func typing(keys string) action { return chromedp.SendKeys(chromedp.CSS("#input"), keys) }

// pick chooses who speaks, as a person does in the list.
func pick(person string) action {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{
		const list = document.getElementById("persona");
		list.value = %q;
		list.dispatchEvent(new Event("change"));
	}`, person))
}

// press focuses the newest button of this label and presses Enter.
func press(label string) action {
	return chromedp.Steps(
		chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`[...document.querySelectorAll("button.key")].findLast(b => b.textContent === %q).focus()`, label)),
		chromedp.KeyEvent(kb.Enter))
}

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
	"pantau/indicators/bps/bpstest"
	"pantau/summaries/openai/openaitest"
)

// paper is a news site with a feed, on loopback.
type paper struct {
	*httptest.Server
	mu    sync.Mutex
	items []item
	asked int
}

// item is a piece of news: a title, what its page says, and the day.
type item struct {
	title, text string
	day         time.Time
}

func newPaper(t *testing.T) *paper {
	t.Helper()
	p := &paper{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /feed", p.feed)
	mux.HandleFunc("GET /berita/{n}", p.page)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *paper) print(i item) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.items = append(p.items, i)
}

// marked waits until what the feed lists by now is old: a look was done, or two where the
// first one failed.
func (p *paper) marked(t *testing.T, r *running) {
	t.Helper()
	p.mu.Lock()
	was := p.asked
	p.mu.Unlock()
	await(t, r, "the feed was read", func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.asked > was+2
	})
}

func (p *paper) feed(w http.ResponseWriter, _ *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked++
	w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Media Center</title>`)
	for n, i := range p.items {
		fmt.Fprintf(w, "<item><title>%s</title><link>%s/berita/%d</link><guid>berita-%d</guid><pubDate>%s</pubDate><description>%s</description></item>",
			i.title, p.URL, n, n, i.day.Format(time.RFC1123Z), i.title)
	}
	fmt.Fprint(w, `</channel></rss>`)
}

func (p *paper) page(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var n int
	if _, err := fmt.Sscan(r.PathValue("n"), &n); err != nil || n >= len(p.items) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<!doctype html><html lang="id"><head><title>%[1]s - Media Center</title></head><body><nav><a href="/">Beranda</a></nav>
<article><h1>%[1]s</h1><p>%[2]s</p><p>Baca juga: 7 tempat wisata</p></article><footer>Hak cipta</footer></body></html>`, p.items[n].title, strings.ReplaceAll(p.items[n].text, "\n", "</p><p>"))
}

// follow has chats want the releases about Balangan, at any hour, or in the quiet hours
// given.
func follow(t *testing.T, environ []string, q people.Quiet, chats ...int64) {
	t.Helper()
	settle(t, environ, chats, func(s *people.Settings) {
		s.Wants, s.Regions, s.Quiet = []people.Kind{people.Releases}, []string{"6311"}, &q
	})
}

// news are figures that the tables bear out.
const news = `Persentase penduduk miskin Kabupaten Balangan pada Maret 2025 sebesar 4,64 persen, turun 0,23 persen poin dari Maret 2024 yang 4,87 persen.
Jumlah penduduk miskin Kabupaten Balangan pada Maret 2025 sebanyak 6,42 ribu orang. Garis kemiskinan Kabupaten Balangan tercatat Rp544.169 per kapita per bulan.`

// A feed's item reaches each subscriber once, in the topic of the group, with a restart
// in between; what the feed listed before is not told, and a chat in its quiet hours
// hears nothing yet.
func TestReleaseFromAFeed(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		now := workingMorning()
		site, chats := newPaper(t), crowd(3)
		site.print(item{"Kemiskinan Balangan tahun lalu", "Kemiskinan Balangan dibahas.", now().AddDate(0, -1, 0)})
		x := newExchange(t, telegramtest.Options{Private: append(chats, officer)})
		x.AddForum(newGroup, 9)
		x.SetAdmin(newGroup, admin, true)
		environ = append(environ, brisk, "RELEASE_EVERY=1s", "RELEASE_FEEDS="+site.URL+"/feed", "FETCH_ALLOW=127.0.0.1")
		r := serveAt(t, x, now, environ...)
		follow(t, environ, people.Quiet{}, append(chats, newGroup)...)
		follow(t, environ, people.Quiet{From: 0, To: 23*60 + 59}, officer)
		x.SayWith(telegramtest.Words{Chat: newGroup, Person: admin, Topic: 9, Text: "/topik rilis"})
		await(t, r, "the topic is kept", func() bool { return len(x.to(newGroup, "topik ini")) > 0 })
		site.marked(t, r)

		appeared := time.Now()
		site.print(item{"Kemiskinan Balangan 2025 turun", news, now().AddDate(0, 0, -2)})
		const told = "4,64 persen"
		x.mustReach(t, r, append(chats, newGroup), told)
		t.Logf("the last of %d heard %v after the item appeared; the feed is read every second", len(chats)+1, time.Since(appeared).Round(10*time.Millisecond))
		r.end()
		r = serveAt(t, x, now, environ...)
		until(t, r, "the store is ready")
		mustSay(t, x.ask(t, r, chats[0], "/rilis"), told)
		r.end()

		if m := x.to(newGroup, told); len(m) != 1 || m[0].Topic != 9 {
			t.Errorf("the group has %d messages: %+v; want one in topic 9", len(m), m)
		}
		for _, id := range chats[1:] {
			if n := len(x.to(id, told)); n != 1 {
				t.Errorf("%d heard it %d times", id, n)
			}
		}
		if n := len(x.to(officer, told)); n != 0 {
			t.Errorf("%d messages in quiet hours", n)
		}
		for _, id := range append(chats, newGroup) {
			for _, noise := range []string{"tahun lalu", "Baca juga", "tempat wisata"} {
				if strings.Contains(x.words(id), noise) {
					t.Errorf("%d is told %q", id, noise)
				}
			}
		}
	})
}

// A press release of BPS reaches subscribers over the Web API.
func TestReleaseOfBPS(t *testing.T) {
	t.Parallel()
	now := workingMorning()
	bps := bpstest.New("kunci")
	server := httptest.NewServer(bps)
	t.Cleanup(server.Close)
	x := newExchange(t, telegramtest.Options{Private: []int64{person}})
	environ := append(inProcess(t), "RELEASE_EVERY=1s", "BPS_API_KEY=kunci", "BPS_API_URL="+server.URL+"/v1/api/", "BPS_PAUSE=1ms", "BPS_EVERY=0s", "BPS_DOMAINS=6311")
	bps.Publish(bpstest.Release{Model: "pressrelease", Domain: "6311", ID: "11", Title: "Kemiskinan Balangan Maret 2023", Text: "<p>Dulu.</p>", Date: "2023-10-02"})
	r := serveAt(t, x, now, environ...)
	follow(t, environ, people.Quiet{}, person)
	until(t, r, "releases were read")
	r.end()

	day := now().AddDate(0, 0, -2).Format(time.DateOnly)
	bps.Publish(bpstest.Release{Model: "pressrelease", Domain: "6311", ID: "9", Title: "Profil Kemiskinan Kabupaten Balangan Maret 2025",
		Text: "<ul><li>" + strings.ReplaceAll(news, "\n", "</li><li>") + "</li></ul>", Date: day})
	r = serveAt(t, x, now, environ...) // lists of BPS are read seldom, but after a start
	x.mustReach(t, r, []int64{person}, "4,64 persen")
	m := x.to(person, "4,64 persen")[0]
	mustSay(t, m.Text, "Sumber: BPS Kabupaten Balangan", "cocok dengan tabel BPS")
	r.end()
}

// Whatever the model does, the release goes out, and with the figures of the page alone.
func TestReleaseWithAnyModel(t *testing.T) {
	t.Parallel()
	for _, mode := range []openaitest.Mode{
		openaitest.Good, openaitest.AltersDigit, openaitest.SwapsScale, openaitest.FlipsDirection, openaitest.Obeys, openaitest.Refuses, openaitest.Fails, openaitest.Endless,
	} {
		t.Run(string(mode), func(t *testing.T) {
			t.Parallel()
			now := workingMorning()
			model, site := openaitest.Start(t, mode), newPaper(t)
			x := newExchange(t, telegramtest.Options{Private: []int64{person}})
			environ := append(inProcess(t), "RELEASE_EVERY=1s", "RELEASE_FEEDS="+site.URL+"/feed", "FETCH_ALLOW=127.0.0.1", "OPENAI_BASE_URL="+model.URL, "OPENAI_MODEL="+openaitest.Model)
			site.print(item{"Kemiskinan dibahas", "Kemiskinan dibahas.", now().AddDate(0, -1, 0)})
			r := serveAt(t, x, now, environ...)
			follow(t, environ, people.Quiet{}, person)
			site.marked(t, r)
			site.print(item{"Kemiskinan Balangan 2025 turun", news, now().AddDate(0, 0, -2)})
			x.mustReach(t, r, []int64{person}, "4,64 persen")
			if len(model.Requests()) == 0 {
				t.Error("the model was not asked")
			}
			told, _, _ := strings.Cut(x.to(person, "4,64 persen")[0].Text, "\nSumber:")
			for _, figure := range regexp.MustCompile(`\d+(?:[.,]\d+)*`).FindAllString(told, -1) {
				if !strings.Contains(news, figure) {
					t.Errorf("%s is no figure of the page:\n%s", figure, told)
				}
			}
			r.end()
		})
	}
}

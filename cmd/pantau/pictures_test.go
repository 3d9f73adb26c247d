package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// album is the operator's channel for pictures of inline cards.
const album = -1001234

// sees says words in the private chat and gives the picture that comes.
func sees(t *testing.T, api *telegramtest.Server, words string) telegramtest.Shown {
	t.Helper()
	api.Say(person, person, words)
	return picture(t, api)
}

// picture is the next message, which must be a picture with words.
func picture(t *testing.T, api *telegramtest.Server) telegramtest.Shown {
	t.Helper()
	m := next(t, api)
	if m.File == nil || !m.File.Photo || m.Text == "" || !strings.HasPrefix(string(m.File.Bytes), "\x89PNG") {
		t.Fatalf("no picture: %s %q", m.Method, m.Text)
	}
	return m
}

// uploads holds how many files went up so far.
func uploads(t *testing.T, api *telegramtest.Server, want int) {
	t.Helper()
	if n := api.Uploads(); n != want {
		t.Errorf("%d files went up, want %d", n, want)
	}
}

// A picture goes up once: not again for the next who asks, nor after a restart. When
// Telegram keeps it no more it does.
func TestPicturesGoUpOnce(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, environ []string) {
		api := newAPI(t)
		r := startService(t, api, environ...)
		first := sees(t, api, "/grafik balangan p0 2021-2025")
		mustSay(t, first.Text, "Balangan", "4,64")
		again := sees(t, api, "/grafik balangan p0 2021-2025")
		if again.File.ID != first.File.ID || again.Text != first.Text {
			t.Errorf("the second time it shows %q with %q", again.File.ID, again.Text)
		}
		uploads(t, api, 1)
		r.end()

		startService(t, api, environ...)
		if again = sees(t, api, "/grafik balangan p0 2021-2025"); again.File.ID != first.File.ID {
			t.Errorf("after a restart it shows %q", again.File.ID)
		}
		uploads(t, api, 1)
		api.Lose(first.File.ID)
		if again = sees(t, api, "/grafik balangan p0 2021-2025"); string(again.Photo) != string(first.Photo) {
			t.Error("what Telegram has lost comes as another picture")
		}
		uploads(t, api, 2)
		sees(t, api, "/grafik balangan p0 2021-2025")
		uploads(t, api, 2)
	})
}

// Buttons change a picture where it stands, and bring back what was shown before
// without an upload.
func TestPicturesChangeInPlace(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	startService(t, api, "DATA_DIR="+t.TempDir())
	first := sees(t, api, "/grafik balangan p0")
	other := turns(t, api, first, "Jumlah")
	if other.Method != "editMessageMedia" || other.Ref != first.Ref || other.File.ID == first.File.ID || other.Text == first.Text {
		t.Errorf("the button brings %s at %v: %q", other.Method, other.Ref, other.Text)
	}
	uploads(t, api, 2)
	back := turns(t, api, other, "P0")
	if back.Method != "editMessageMedia" || back.Ref != first.Ref || back.File.ID != first.File.ID || back.Text != first.Text {
		t.Errorf("the button back brings %s at %v: %q", back.Method, back.Ref, back.Text)
	}
	uploads(t, api, 2)
}

// turns presses the button whose label holds the words, and gives the picture after it.
func turns(t *testing.T, api *telegramtest.Server, m telegramtest.Shown, words string) telegramtest.Shown {
	t.Helper()
	var labels []string
	for _, row := range m.Buttons {
		for _, b := range row {
			if labels = append(labels, b.Label); strings.Contains(b.Label, words) {
				if _, err := api.Press(m.Ref, b.Data); err != nil {
					t.Fatal(err)
				}
				return picture(t, api)
			}
		}
	}
	t.Fatalf("no button %q among %q", words, labels)
	return m
}

// With Redis away pictures come all the same.
func TestPicturesWithoutRedis(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	api := newAPI(t)
	startService(t, api, "DATA_DIR="+t.TempDir(), "REDIS_URL="+server.URL())
	sees(t, api, "/grafik balangan p0")
	server.Stop()
	for range 2 {
		sees(t, api, "/grafik balangan p0")
	}
	uploads(t, api, 3)
}

// cards types words behind the bot's name and gives what is offered; once more, as people
// do, where the answer has come too late for Telegram.
func cards(t *testing.T, api *telegramtest.Server, words string) telegramtest.Offers {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	for {
		shortly, end := context.WithTimeout(ctx, 12*time.Second)
		o, err := api.Offered(shortly, api.Query(person, words))
		end()
		if err == nil {
			return o
		}
		if ctx.Err() != nil {
			t.Fatal(err)
		}
	}
}

// pictured counts the cards with pictures and those of words.
func pictured(o telegramtest.Offers) (pictures, words int) {
	for _, c := range o.Cards {
		if c.Photo != nil {
			pictures++
		} else {
			words++
		}
	}
	return pictures, words
}

// Cards come in any chat, by polling and by webhook, their pictures through the
// operator's channel: each goes up once, also for chats and after a restart.
func TestInlineCards(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"polled", "by webhook"} {
		t.Run(way, func(t *testing.T) {
			eachStore(t, func(t *testing.T, environ []string) {
				settings := append([]string{"MEDIA_CHAT=-1001234"}, environ...)
				if way == "by webhook" {
					address := freeAddress(t)
					settings = append(settings, "LISTEN_ADDR="+address, "TELEGRAM_WEBHOOK_URL=http://"+address+"/telegram", "TELEGRAM_WEBHOOK_SECRET=s3cret-_")
				}
				offersCards(t, settings)
			})
		})
	}
}

func offersCards(t *testing.T, settings []string) {
	api := newAPI(t)
	api.AddChannel(album)
	r := startService(t, api, settings...)
	until(t, r, "known to the Bot API")
	o := cards(t, api, "balangan p0")
	pictures, words := pictured(o)
	for began := time.Now(); pictures == 0 && time.Since(began) < enough; { // drawn too late for the first answer
		o = cards(t, api, "balangan p0")
		pictures, words = pictured(o)
	}
	if pictures == 0 || words == 0 || o.Personal {
		t.Fatalf("%d pictures and %d texts are offered: %+v", pictures, words, o.Cards)
	}
	mustSay(t, o.Cards[0].Text, "Kabupaten Balangan", "4,64")
	for range pictures {
		if m := next(t, api); m.Ref.Chat != album || m.File == nil {
			t.Errorf("the channel has %+v", m)
		}
	}
	uploads(t, api, pictures)
	again := cards(t, api, "balangan p0")
	if n, _ := pictured(again); n != pictures || again.Keeps < 60 {
		t.Errorf("then %d pictures, kept for %d s", n, again.Keeps)
	}
	r.end()
	startService(t, api, settings...)
	if n, _ := pictured(cards(t, api, "balangan p0")); n != pictures {
		t.Errorf("after a restart %d pictures", n)
	}
	uploads(t, api, pictures)
}

// Without a channel cards show the pictures that were sent in some chat.
func TestInlineCardsWithoutAChannel(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	startService(t, api, "DATA_DIR="+t.TempDir())
	if pictures, words := pictured(cards(t, api, "balangan p0")); pictures != 0 || words == 0 {
		t.Errorf("%d pictures and %d texts are offered", pictures, words)
	}
	uploads(t, api, 0)
}

// A channel that takes nothing costs the pictures, and no card of words.
func TestInlineCardsWithAChannelThatIsShut(t *testing.T) {
	t.Parallel()
	api := newAPI(t)
	api.AddChannel(album)
	api.Shut(album)
	r := startService(t, api, "DATA_DIR="+t.TempDir(), "MEDIA_CHAT=-1001234")
	for range 2 {
		if pictures, words := pictured(cards(t, api, "balangan p0")); pictures != 0 || words == 0 {
			t.Errorf("%d pictures and %d texts are offered", pictures, words)
		}
	}
	until(t, r, "takes none")
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
}

// The doctor looks at inline mode and at the channel.
func TestDoctorOnInlineMode(t *testing.T) {
	t.Parallel()
	doctor := func(on bool, prepare func(*telegramtest.Server)) *telegramtest.Server {
		api := telegramtest.New(testToken, telegramtest.Options{Inline: on, ReadsGroups: true})
		t.Cleanup(api.Close)
		if prepare != nil {
			prepare(api)
		}
		return api
	}
	channel := func(api *telegramtest.Server) { api.AddChannel(album) }
	tests := []struct {
		name    string
		api     *telegramtest.Server
		media   string
		code    int
		says    string
		without string
	}{
		{"off", doctor(false, nil), "", exitFine, "/setinline", "MEDIA_CHAT"},
		{"on", doctor(true, nil), "", exitFine, "MEDIA_CHAT", "/setinline"},
		{"channel", doctor(true, channel), "-1001234", exitFine, "gambar dapat disimpan", "/setinline"},
		{"another", doctor(true, channel), "-1005678", exitFailed, "tidak ditemukan", ""},
		{"shut", doctor(true, func(api *telegramtest.Server) { channel(api); api.Shut(album) }), "-1001234", exitFailed, "tidak ditemukan", ""},
		{"no right", doctor(true, func(api *telegramtest.Server) { channel(api); api.Restrict(album, person) }), "-1001234", exitFailed, "tidak boleh mengirim", ""},
		{"a person", doctor(true, nil), "7", exitFailed, "MEDIA_CHAT: nilainya tidak dapat dipakai", ""},
		{"away", doctor(true, func(api *telegramtest.Server) {
			api.SetFault(func(c telegramtest.Call) telegramtest.Fault {
				return telegramtest.Fault{Status: map[string]int{"getChat": 502}[c.Method]}
			})
		}), "-1001234", exitFine, "tidak dapat diperiksa", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := pantau(t, forDoctor(tt.api, "MEDIA_CHAT="+tt.media), "periksa")
			if got.code != tt.code {
				t.Errorf("code %d, want %d", got.code, tt.code)
			}
			mustSay(t, got.out, tt.says)
			if tt.without != "" && strings.Contains(got.out, tt.without) {
				t.Errorf("it says %q:\n%s", tt.without, got.out)
			}
			if v := tt.api.Violations(); len(v) > 0 || strings.Contains(got.out, tokenKey) {
				t.Errorf("violations %q:\n%s", v, got.out)
			}
		})
	}
}

// Before the Bot API has said who the bot is, ids of pictures are nobody's.
func TestPictureIDsOfNobody(t *testing.T) {
	var s service
	ids := pictureIDs{me: &s.me}
	if id, ok, err := ids.PictureID(t.Context(), "a"); id != "" || ok || err != nil {
		t.Errorf("%q, %v, %v", id, ok, err)
	}
	if err := ids.KeepPictureID(t.Context(), "a", "x"); err != nil {
		t.Error(err)
	}
}

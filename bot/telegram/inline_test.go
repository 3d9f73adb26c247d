package telegram_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// channel is the operator's, for pictures of cards.
const channel = -900

// offering is a bench whose bot offers cards for what is typed, with an album.
func offering(t *testing.T, cards func(words string) []chat.Card) (*bench, *shelf) {
	b, s := illustrated(t, telegramtest.Options{Private: []int64{7}})
	b.AddChannel(channel)
	b.door.Album = channel
	b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
		if u.Inline == "" {
			return echo(ctx, u)
		}
		found := cards(u.Text)
		if ctx.Err() != nil {
			t.Error("finding cards was broken off, which a bot would take for a fault")
		}
		return chat.Reply{Inline: &chat.Inline{Cards: found, Keeps: 5 * time.Minute}}
	}
	return b, s
}

// card is one of words.
func card(id, words string) chat.Card {
	return chat.Card{ID: id, Title: "Judul " + id, Summary: "Isi", Message: chat.Message{Text: words}}
}

// drawing is one of a picture.
func drawing(id, words string, photo *chat.Photo) chat.Card {
	c := card(id, words)
	c.Message.Photo = photo
	return c
}

// offered waits for the cards of a query.
func (b *bench) offered(id string) telegramtest.Offers {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	o, err := b.Offered(ctx, id)
	if err != nil {
		b.t.Fatal(err)
	}
	return o
}

// ids are those of cards, in their order.
func ids(o telegramtest.Offers) string {
	all := make([]string, len(o.Cards))
	for i, c := range o.Cards {
		all[i] = c.ID
	}
	return strings.Join(all, " ")
}

// polling runs a test in a bubble, with the bench polling.
func polling(t *testing.T, cards func(words string) []chat.Card, test func(t *testing.T, b *bench, s *shelf)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b, s := offering(t, cards)
		stop := b.start()
		defer func() { // also when the test gives up, since the bubble waits
			if err := stop(); err != nil {
				t.Error(err)
			}
			b.clean()
		}()
		test(t, b, s)
	})
}

// Cards come as they are, with their pictures and the buttons that work everywhere.
func TestCards(t *testing.T) {
	keys := [][]chat.Button{{{Label: "Lagi", Data: "lagi"}, {Label: "BPS", URL: "https://bps.go.id"}}, {{Label: "Salin", Copy: "a"}}}
	words := card("kartu", "<b>4,64 persen</b> &lt; 5")
	words.Message.Buttons = keys
	picture := drawing("grafik", "<i>Turun</i>", new(easel).photo("g"))
	picture.Message.Buttons = keys[1:]
	cards := func(string) []chat.Card {
		return []chat.Card{words, picture, drawing("peta", "", new(easel).photo("p"))}
	}
	check := func(t *testing.T, b *bench) {
		o := b.offered(b.Query(5, "balangan"))
		want := []telegramtest.Offered{
			{ID: "kartu", Type: "article", Title: "Judul kartu", Summary: "Isi", Markup: "<b>4,64 persen</b> &lt; 5", Text: "4,64 persen < 5", Buttons: [][]chat.Button{{keys[0][1]}}},
			{ID: "grafik", Type: "photo", Title: "Judul grafik", Summary: "Isi", Markup: "<i>Turun</i>", Text: "Turun"},
			{ID: "peta", Type: "photo", Title: "Judul peta", Summary: "Isi"},
		}
		for i, c := range o.Cards {
			if c.Photo != nil && !strings.HasPrefix(string(c.Photo.Bytes), "png ") {
				t.Errorf("%s shows %q", c.ID, c.Photo.Bytes)
			}
			o.Cards[i].Photo = nil
		}
		if d := cmp.Diff(want, o.Cards); d != "" {
			t.Error(d)
		}
		if o.Keeps != 300 || o.Personal {
			t.Errorf("kept for %d seconds, personal %v", o.Keeps, o.Personal)
		}
	}
	t.Run("polled", func(t *testing.T) {
		polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
			check(t, b)
			synctest.Wait()
			if b.Pending() != 0 {
				t.Error("the query is not confirmed")
			}
		})
	})
	t.Run("by webhook", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			d := &direct{}
			b := newBench(t, telegramtest.Options{Memory: true, Webhook: d})
			inner, _ := offering(t, cards)
			b.AddChannel(channel)
			b.door.Album, b.door.Answer = channel, inner.door.Answer
			d.Handler = b.door.Webhook(password)
			b.DeliverTo("http://hook/", password)
			defer b.Close()
			check(t, b)
			b.clean()
		})
	})
}

// A picture goes up once, and without a sound.
func TestPicturesOfCardsGoUpOnce(t *testing.T) {
	var e easel
	cards := func(string) []chat.Card {
		return []chat.Card{card("a", "a"), drawing("b", "b", e.photo("k")), drawing("c", "c", e.photo("k"))}
	}
	polling(t, cards, func(t *testing.T, b *bench, s *shelf) {
		var silent atomic.Int64
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Params["disable_notification"] == "true" {
				silent.Add(1)
			}
			return telegramtest.Fault{}
		})
		for range 3 {
			if o := b.offered(b.Query(5, "balangan")); ids(o) != "a b c" {
				t.Errorf("offered %s", ids(o))
			}
		}
		if m := b.next(); m.Ref.Chat != channel || string(m.Photo) != "png k" || m.Text != "" {
			t.Errorf("shown %+v", m)
		}
		if e.count() != 1 || b.Uploads() != 1 || silent.Load() != 1 || b.Waiting() != 0 || s.id("k") == "" {
			t.Errorf("%d drawn, %d brought, %d without a sound, %d more messages", e.count(), b.Uploads(), silent.Load(), b.Waiting())
		}
		say(t, b.door.Client.Send, chat.Message{Text: "a", Photo: e.photo("k")})
		if b.Uploads() != 1 {
			t.Error("in a chat it goes up again")
		}
	})
}

// Without an album cards show the pictures that were sent before, and only those.
func TestCardsWithoutAnAlbum(t *testing.T) {
	var e easel
	cards := func(string) []chat.Card {
		return []chat.Card{card("a", "a"), drawing("b", "b", e.photo("k")), drawing("c", "c", &chat.Photo{PNG: []byte("x")})}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.door.Album = 0
		if o := b.offered(b.Query(5, "a")); ids(o) != "a" || o.Keeps != 300 || e.count() != 0 {
			t.Errorf("offered %s for %d s, %d drawn", ids(o), o.Keeps, e.count())
		}
		say(t, b.door.Client.Send, chat.Message{Text: "a", Photo: e.photo("k")})
		if o := b.offered(b.Query(5, "a")); ids(o) != "a b" {
			t.Errorf("offered %s", ids(o))
		}
	})
}

// A picture that does not come in time is left out, the cards are not kept for long,
// and the picture is there the next time.
func TestSlowPictures(t *testing.T) {
	cards := func(string) []chat.Card { return []chat.Card{card("a", "a"), drawing("b", "b", new(easel).photo("k"))} }
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.door.Wait = func(ctx context.Context, to int64, kind chat.Kind) error {
			if to != channel || kind != chat.Group {
				t.Errorf("the pace of %d, %s is asked", to, kind)
			}
			pass(10 * time.Second)
			return nil
		}
		began := time.Now()
		o := b.offered(b.Query(5, "a"))
		if took := time.Since(began); ids(o) != "a" || took > 5*time.Second || o.Keeps > 5 {
			t.Errorf("after %v %s is offered, for %d s", took, ids(o), o.Keeps)
		}
		pass(10 * time.Second)
		if o := b.offered(b.Query(5, "a")); ids(o) != "a b" || o.Keeps != 300 || b.Uploads() != 1 {
			t.Errorf("then %s is offered, for %d s; %d brought", ids(o), o.Keeps, b.Uploads())
		}
	})
}

// An album that takes nothing costs the pictures, not the cards, and is left alone for a
// while.
func TestAlbumThatTakesNothing(t *testing.T) {
	cards := func(words string) []chat.Card {
		return []chat.Card{card("a", "a"), drawing("b", "b", new(easel).photo(words)), drawing("c", "c", new(easel).photo("2"+words))}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.Restrict(channel, 5)
		for i := range 5 {
			if o := b.offered(b.Query(5, fmt.Sprint(i))); ids(o) != "a" {
				t.Errorf("offered %s", ids(o))
			}
		}
		if n := b.Calls("sendPhoto"); n != 1 {
			t.Errorf("tried %d times", n)
		}
		b.Add(channel, 5)
		pass(2 * time.Minute)
		if o := b.offered(b.Query(5, "x")); ids(o) != "a b c" {
			t.Errorf("offered %s", ids(o))
		}
		if n := strings.Count(b.logs.String(), "takes none"); n != 1 {
			t.Errorf("logged %d times: %s", n, b.logs)
		}
	})
}

// A picture that cannot be drawn is left out alone.
func TestCardsThatCannotBeDrawn(t *testing.T) {
	cards := func(string) []chat.Card {
		bad := &chat.Photo{Key: "bad", Draw: func(context.Context) ([]byte, error) { panic("no ink") }}
		return []chat.Card{drawing("a", "a", bad), drawing("b", "b", new(easel).photo("k"))}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		for range 2 {
			if o := b.offered(b.Query(5, "a")); ids(o) != "b" {
				t.Errorf("offered %s", ids(o))
			}
		}
		if m := b.next(); string(m.Photo) != "png k" || b.Waiting() != 0 {
			t.Errorf("the album has %+v and %d more", m, b.Waiting())
		}
	})
}

// Cards that Telegram would refuse are left out, and cost no other.
func TestBadCards(t *testing.T) {
	long := strings.Repeat("a", 65)
	var many []chat.Card
	for i := range 60 {
		many = append(many, card(fmt.Sprint(i), "a"))
	}
	bare := card("c", "a")
	bare.Title = " "
	for words, test := range map[string]struct {
		cards []chat.Card
		want  int
	}{
		"none": {nil, 0}, "too many": {many, 50}, "equal": {[]chat.Card{card("a", "a"), card("a", "b"), card("b", "c")}, 2},
		"long id": {[]chat.Card{card(long, "a"), card(long[:64], "a")}, 1}, "no id": {[]chat.Card{card("", "a")}, 0},
		"no words": {[]chat.Card{card("a", "<b> </b>"), card("b", "b")}, 1}, "no title": {[]chat.Card{bare}, 0},
		"long words":   {[]chat.Card{card("a", strings.Repeat("a", 4097)), card("b", "<b>"+strings.Repeat("a", 4096)+"</b>")}, 1},
		"long caption": {[]chat.Card{drawing("a", strings.Repeat("a", 1025), new(easel).photo("k")), card("b", "b")}, 1},
		"bad markup":   {[]chat.Card{card("a", "<b>lima"), card("b", "dua")}, 2},
	} {
		t.Run(words, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b, _ := offering(t, func(string) []chat.Card { return test.cards })
				stop := b.start()
				defer func() {
					if err := stop(); err != nil || words != "bad markup" && len(b.Violations()) > 0 {
						t.Errorf("%v, violations %q", err, b.Violations())
					}
				}()
				if o := b.offered(b.Query(5, words)); len(o.Cards) != test.want {
					t.Errorf("%d cards, want %d: %+v", len(o.Cards), test.want, o)
				}
			})
		})
	}
}

// A picture that Telegram keeps no more is forgotten: the other cards come at once, and
// the picture goes up for the next time.
func TestCardsOfLostPictures(t *testing.T) {
	var e easel
	cards := func(string) []chat.Card { return []chat.Card{card("a", "a"), drawing("b", "b", e.photo("k"))} }
	polling(t, cards, func(t *testing.T, b *bench, s *shelf) {
		s.ids["k"] = "of-another-bot"
		if o := b.offered(b.Query(5, "a")); ids(o) != "a" || o.Keeps > 5 {
			t.Errorf("offered %s for %d s", ids(o), o.Keeps)
		}
		if o := b.offered(b.Query(5, "a")); ids(o) != "a b" || e.count() != 1 {
			t.Errorf("offered %s, %d drawn", ids(o), e.count())
		}
	})
}

// A bot that has nothing to say to a query, or failed, says so: nothing is kept.
func TestNoCards(t *testing.T) {
	polling(t, nil, func(t *testing.T, b *bench, _ *shelf) {
		b.door.Answer = func(context.Context, chat.Update) chat.Reply { return chat.Reply{Fault: true} }
		if o := b.offered(b.Query(5, "a")); len(o.Cards) != 0 || o.Keeps != 0 {
			t.Errorf("offered %+v", o)
		}
	})
}

// Of the pictures of one query the first goes up first.
func TestPicturesGoUpInTheirOrder(t *testing.T) {
	cards := func(string) []chat.Card {
		return []chat.Card{drawing("a", "a", new(easel).photo("1")), drawing("b", "b", new(easel).photo("2")), drawing("c", "c", new(easel).photo("3"))}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.offered(b.Query(5, "a"))
		for _, want := range []string{"png 1", "png 2", "png 3"} {
			if m := b.next(); string(m.Photo) != want {
				t.Errorf("%s goes up, want %s", m.Photo, want)
			}
		}
	})
}

// More pictures are wanted than go up: those wanted last come first, and the oldest
// make room.
func TestManyPicturesWanted(t *testing.T) {
	cards := func(words string) []chat.Card { return []chat.Card{drawing("a", "a", new(easel).photo(words))} }
	polling(t, cards, func(t *testing.T, b *bench, s *shelf) {
		b.door.Wait = func(context.Context, int64, chat.Kind) error { pass(10 * time.Second); return nil }
		for i := range 30 {
			b.Query(int64(100+i), fmt.Sprintf("k%02d", i))
			pass(10 * time.Millisecond)
		}
		pass(time.Hour)
		var order []string
		for b.Waiting() > 0 {
			order = append(order, strings.TrimPrefix(string(b.next().Photo), "png "))
		}
		if len(order) != 21 || order[0] != "k00" || order[1] != "k29" || order[20] != "k10" {
			t.Errorf("went up: %q", order)
		}
	})
}

// A webhook brings a query twice, or after a newer one of the person: it is answered
// once, or not at all.
func TestQueriesByWebhook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 4)
		var heard []string
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			heard = append(heard, u.Text)
			pass(time.Second)
			return chat.Reply{Inline: &chat.Inline{}}
		}
		h := b.door.Webhook(password)
		bring := func(update int, words string) {
			body := fmt.Sprintf(`{"update_id":%d,"inline_query":{"id":"%d","from":{"id":5},"query":%q,"offset":""}}`, update, update, words)
			if status := deliver(t.Context(), h, body); status != 200 {
				t.Errorf("%s: status %d", words, status)
			}
			synctest.Wait()
		}
		bring(3, "bal")
		bring(2, "ba")
		bring(3, "bal")
		pass(10 * time.Second)
		bring(3, "bal")
		pass(10 * time.Second)
		if d := cmp.Diff([]string{"bal"}, heard); d != "" {
			t.Error(d)
		}
	})
}

package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

const botName = "PantauBot"

// offering is a page whose bot offers these cards for "balangan" and none else.
func offering(t *testing.T, cards ...chat.Card) (d *Demo, heard *[]chat.Update) {
	t.Helper()
	heard = new([]chat.Update)
	d = NewDemo(Config{Username: botName, Now: func() time.Time { return morning }, Answer: func(_ context.Context, u chat.Update) chat.Reply {
		*heard = append(*heard, u)
		if u.Text != "balangan" {
			return chat.Reply{}
		}
		return chat.Reply{Inline: &chat.Inline{Cards: cards}}
	}})
	t.Cleanup(func() { d.Shutdown(context.Background()) })
	return d, heard
}

func twoCards(e *easel) []chat.Card {
	photo := e.photo("p0/6311")
	return []chat.Card{
		{ID: "angka/6311", Title: "Kabupaten Balangan", Summary: "4,64 persen, Maret 2025", Message: chat.Message{
			Text: "<b>4,64 persen</b>", Asks: true,
			Buttons: [][]chat.Button{{{Label: "Tahun lain", Data: "/tahun 6311"}}, {{Label: "Sumber", URL: "https://www.bps.go.id"}, {Label: "Salin", Copy: "4,64"}}, {{Label: "Buka bot", URL: "https://t.me/" + botName}}},
		}},
		{ID: "grafik/6311", Title: "Grafik", Summary: "2015–2025", Message: chat.Message{Text: "Grafik", Photo: &photo}},
	}
}

func ask(d *Demo, path string, q asked, headers ...string) (code int, body string) {
	wire, _ := json.Marshal(q)
	w := request(d, "POST", path, string(wire), headers...)
	return w.Code, w.Body.String()
}

// Words typed behind the name bring cards, whose pictures are drawn when somebody sees them;
// nothing is said in a chat.
func TestCards(t *testing.T) {
	e := &easel{png: drawing(t)}
	d, heard := offering(t, twoCards(e)...)
	code, body := ask(d, "/api/cards", asked{Chat: GroupChat, Person: Planner, Text: " balangan "})
	var got struct{ Cards []offered }
	if err := json.Unmarshal([]byte(body), &got); err != nil || code != http.StatusOK {
		t.Fatalf("%d %s", code, body)
	}
	if e.drawn != 0 {
		t.Error("a picture is drawn before anybody sees it")
	}
	if w := request(d, "GET", got.Cards[1].Picture, ""); w.Code != 200 || e.drawn != 1 {
		t.Errorf("its picture: %d", w.Code)
	}
	got.Cards[1].Picture = "some"
	want := []offered{{ID: "angka/6311", Title: "Kabupaten Balangan", Summary: "4,64 persen, Maret 2025"}, {ID: "grafik/6311", Title: "Grafik", Summary: "2015–2025", Picture: "some"}}
	if diff := cmp.Diff(want, got.Cards); diff != "" {
		t.Error(diff)
	}
	id := morning.UnixMilli() + 1
	if diff := cmp.Diff([]chat.Update{{ID: id, From: Planner, Time: morning, Text: "balangan", Inline: fmt.Sprint(id)}}, *heard); diff != "" {
		t.Error(diff)
	}
	if code, body := ask(d, "/api/cards", asked{Chat: Secretariat, Person: Secretariat}); code != http.StatusOK || strings.TrimSpace(body) != `{"cards":[]}` {
		t.Errorf("no cards: %d %s", code, body)
	}
	if len(standing(d, GroupChat))+len(standing(d, Secretariat)) > 0 {
		t.Error("asking has said something")
	}
}

// A card stands as the person's own message, and only its buttons that need no bot.
func TestChoose(t *testing.T) {
	e := &easel{png: drawing(t)}
	d, heard := offering(t, twoCards(e)...)
	first := say(t, d, GroupChat, HeadOfOffice, "berapa?", 0)
	quiet(d)
	*heard = nil
	for _, id := range []string{"angka/6311", "grafik/6311"} {
		if code, body := ask(d, "/api/choose", asked{Chat: GroupChat, Person: Planner, Text: "balangan", Card: id, ReplyTo: first}); code != http.StatusAccepted || !strings.Contains(body, "message") {
			t.Fatalf("%s: %d %s", id, code, body)
		}
	}
	quiet(d)
	for _, u := range *heard {
		if u.Inline == "" {
			t.Errorf("the bot hears of the card: %+v", u)
		}
	}
	all := standing(d, GroupChat)
	if len(all) != 3 {
		t.Fatalf("%d messages stand", len(all))
	}
	for _, e := range all[1:] {
		if e.Person != Planner || !e.Via || e.Asks || e.Quote == nil || e.Quote.ID != first {
			t.Errorf("%+v", e)
		}
	}
	if diff := cmp.Diff([][]button{{{Label: "Sumber", URL: "https://www.bps.go.id"}, {Label: "Salin", Copy: "4,64"}}}, all[1].Buttons); diff != "" {
		t.Error(diff)
	}
	if all[1].Body[0].Kind != "b" || all[2].Picture.Width != 640 {
		t.Errorf("%+v, %+v", all[1].Body, all[2].Picture)
	}
}

func TestCardsAreRefused(t *testing.T) {
	d, _ := offering(t, twoCards(&easel{})...)
	fine := asked{Chat: GroupChat, Person: Planner, Text: "balangan", Card: "angka/6311"}
	for _, test := range []struct {
		name string
		path string
		q    asked
		want int
	}{
		{"longest", "/api/cards", asked{Chat: GroupChat, Person: Planner, Text: strings.Repeat("x", maxQuery)}, 200},
		{"too long", "/api/cards", asked{Chat: GroupChat, Person: Planner, Text: strings.Repeat("x", maxQuery+1)}, 400},
		{"stranger", "/api/cards", asked{Chat: Secretariat, Person: Planner, Text: "balangan"}, 400},
		{"no chat", "/api/choose", asked{Chat: 7, Person: Planner, Text: "balangan"}, 400},
		{"no such card", "/api/choose", asked{Chat: GroupChat, Person: Planner, Text: "balangan", Card: "x"}, 410},
		{"other words", "/api/choose", asked{Chat: GroupChat, Person: Planner, Text: "tabalong", Card: "angka/6311"}, 410},
	} {
		if code, body := ask(d, test.path, test.q); code != test.want {
			t.Errorf("%s: %d %s", test.name, code, body)
		}
	}
	if code, _ := ask(d, "/api/choose", fine, "Origin", "http://evil.example"); code != http.StatusForbidden {
		t.Errorf("another site: %d", code)
	}
	for range maxAsking {
		d.asking <- struct{}{}
	}
	for _, path := range []string{"/api/cards", "/api/choose"} {
		if code, _ := ask(d, path, fine); code != http.StatusServiceUnavailable {
			t.Errorf("too many ask: %d", code)
		}
	}
	if len(standing(d, GroupChat)) > 0 {
		t.Error("what was refused stands all the same")
	}
	if code, _ := ask(newTestDemo(t, echo), "/api/cards", fine); code != http.StatusNotFound {
		t.Errorf("a bot without a name: %d", code)
	}
}

// Of very many cards as many are offered as Telegram takes.
func TestCardsAreBounded(t *testing.T) {
	d, _ := offering(t, make([]chat.Card, maxCards+1)...)
	_, body := ask(d, "/api/cards", asked{Chat: GroupChat, Person: Planner, Text: "balangan"})
	if got := strings.Count(body, `"id"`); got != maxCards {
		t.Errorf("%d cards", got)
	}
}

package bot_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
)

var errGone = errors.New("connection refused")

// noPeople and noTalk are stores that cannot be reached.
type noPeople struct{ people.Store }

func (noPeople) Chat(context.Context, int64) (people.Chat, error)      { return people.Chat{}, errGone }
func (noPeople) SetRegion(context.Context, int64, string) error        { return errGone }
func (noPeople) Remember(context.Context, int64, string, string) error { return errGone }
func (noPeople) Settings(context.Context, int64) (people.Settings, error) {
	return people.Settings{}, errGone
}
func (noPeople) Change(context.Context, int64, func(*people.Settings) error) (people.Settings, error) {
	return people.Settings{}, errGone
}
func (noPeople) Move(context.Context, int64, int64) error { return errGone }
func (noPeople) Forget(context.Context, int64) error      { return errGone }
func (noPeople) Records(context.Context, string, people.Shelf) (map[string]string, error) {
	return nil, errGone
}
func (noPeople) Write(context.Context, string, people.Shelf, string, string, string) error {
	return errGone
}
func (noPeople) Regions(context.Context, int64) ([]string, error) { return nil, errGone }
func (noPeople) AddRegion(context.Context, int64, string) error   { return errGone }
func (noPeople) DropRegion(context.Context, int64, string) error  { return errGone }
func (noPeople) Invite(context.Context, string, string, people.Invite, time.Duration) error {
	return errGone
}
func (noPeople) Redeem(context.Context, string, string, int64) (people.Invite, bool, error) {
	return people.Invite{}, false, errGone
}

type noTalk struct{ dialogue.Store }

func (noTalk) Ask(context.Context, chat.ID, int64, dialogue.Question, time.Duration) error {
	return errGone
}
func (noTalk) Pending(context.Context, chat.ID, int64) (dialogue.Question, bool, error) {
	return dialogue.Question{}, false, errGone
}
func (noTalk) Close(context.Context, chat.ID, int64) error { return errGone }
func (noTalk) Card(context.Context, chat.Ref) (dialogue.Card, bool, error) {
	return dialogue.Card{}, false, errGone
}
func (noTalk) Keep(context.Context, chat.Ref, dialogue.Card, time.Duration) error { return errGone }
func (noTalk) PutSubject(context.Context, chat.ID, int64, string, time.Duration) error {
	return errGone
}
func (noTalk) Subject(context.Context, chat.ID, int64) (string, bool, error) {
	return "", false, errGone
}
func (noTalk) DropSubject(context.Context, chat.ID, int64) error         { return errGone }
func (noTalk) Once(context.Context, string, time.Duration) (bool, error) { return false, errGone }

type noForms struct{}

func (noForms) Form(context.Context, chat.ID, int64) (dialogue.Form, bool, error) {
	return dialogue.Form{}, false, errGone
}
func (noForms) PutForm(context.Context, chat.ID, int64, dialogue.Form, time.Duration) (dialogue.Form, error) {
	return dialogue.Form{}, errGone
}
func (noForms) DropForm(context.Context, chat.ID, int64) error { return errGone }

func withoutStore(t testing.TB, log *bytes.Buffer) *bot.Bot {
	return bot.New(bot.Options{Catalogue: catalogue(t), Home: "6311", Username: "PantauBot", People: noPeople{}, Talk: noTalk{}, Pledges: commitments.NewMemory(), Forms: noForms{},
		IsAdmin: firstIsAdmin, Now: time.Now, Log: slog.New(slog.NewTextHandler(log, nil))})
}

func private(words string) chat.Update {
	return chat.Update{ID: 5, Chat: chat.ID{Chat: 1}, Kind: chat.Private, From: 1, Message: 1, Text: words}
}

func said(r chat.Reply) string {
	var all []string
	for _, m := range r.Messages {
		all = append(all, chat.Plain(m.Text))
	}
	return strings.Join(append(all, r.Notice), "\n")
}

func TestWithoutStoreFiguresAreStillAnswered(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for words, want := range map[string]string{
		"/indikator balangan 2020":      "5,32 persen",
		"/indikator":                    "Kabupaten Balangan",
		"/bandingkan balangan tabalong": "4,67",
		"gk balangan 2023 brp":          "Rp508.157",
		"/indikator banjar":             "pilih wilayah",
		"/peringkat kalsel":             "dari 13",
	} {
		if got := said(b.Answer(t.Context(), private(words))); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not hold %q", words, got, want)
		}
	}
}

func TestWithoutStoreSettingsApologiseOnceInTheLog(t *testing.T) {
	for _, words := range []string{"/wilayah tabalong", "/wilayah"} {
		log := new(bytes.Buffer)
		got := said(withoutStore(t, log).Answer(t.Context(), private(words)))
		_, rest, ok := strings.Cut(got, "(kode ")
		ref, _, _ := strings.Cut(rest, ")")
		if !ok || len(ref) != 5 || !strings.HasPrefix(got, "Mohon maaf") {
			t.Fatalf("%s: no apology with a reference: %q", words, got)
		}
		if n := strings.Count(log.String(), "ref="+ref); n != 1 {
			t.Errorf("%s: logged %d times under %s:\n%s", words, n, ref, log)
		}
		if strings.Contains(log.String(), "tabalong") {
			t.Errorf("the log holds what was said:\n%s", log)
		}
	}
}

// panicking is a store with a fault of ours in it.
type panicking struct{ noPeople }

func (panicking) Chat(context.Context, int64) (people.Chat, error) { panic("index out of range") }

func TestPanicBecomesApology(t *testing.T) {
	log := new(bytes.Buffer)
	b := withoutStore(t, log)
	b.People = panicking{}
	if got := said(b.Answer(t.Context(), private("/wilayah"))); !strings.Contains(got, "gangguan pada sistem kami (kode ") {
		t.Errorf("a panic is answered with %q", got)
	}
	press := private("wilayah")
	press.Press = "p"
	if r := b.Answer(t.Context(), press); !r.Alert || !strings.Contains(r.Notice, "kode") {
		t.Errorf("a panic on a press is answered with %+v", r)
	}
}

// An answer that waits for what never comes is an apology after fifteen seconds.
func TestAnswerGivesUpInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, began := withoutStore(t, new(bytes.Buffer)), time.Now()
		b.People = stuck{}
		r := b.Answer(t.Context(), private("/wilayah tabalong"))
		if took := time.Since(began); !r.Fault || took != 15*time.Second {
			t.Errorf("after %v: %q, fault %v", took, said(r), r.Fault)
		}
	})
}

// stuck keeps nothing and answers only when the caller gives up.
type stuck struct{ noPeople }

func (stuck) SetRegion(ctx context.Context, _ int64, _ string) error {
	<-ctx.Done()
	return ctx.Err()
}

// What is not meant for the bot has no answer at all.
func TestSilence(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	group := func(words string) chat.Update {
		u := private(words)
		u.Kind, u.Chat.Chat = chat.Group, -5
		return u
	}
	channel := private("/indikator balangan")
	channel.Kind = chat.Channel
	for name, u := range map[string]chat.Update{
		"chatter in a group":         group("berapa kemiskinan balangan?"),
		"another bot's command":      group("/indikator@LainBot balangan"),
		"unknown command in a group": group("/ping"),
		"longer name mentioned":      group("@PantauBotku indikator balangan"),
		"a channel's post":           channel,
		"no words":                   private("  "),
	} {
		if r := b.Answer(t.Context(), u); len(r.Messages) > 0 || r.Notice != "" {
			t.Errorf("%s is answered: %+v", name, r)
		}
	}
}

// A press on an old message tells neither topic nor owner: both are remembered. A
// card asked for in the group's own name has no owner, and anybody may move it.
func TestPressOnOldCard(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	b.People, b.Talk = people.NewMemory(), dialogue.NewMemory(time.Now)
	asked := chat.Update{ID: 1, Chat: chat.ID{Chat: -5, Topic: 7}, Kind: chat.Group, AsChat: true, Message: 1, Text: "/indikator banjar"}
	ref := chat.Ref{Chat: -5, Message: 2}
	b.Sent(t.Context(), asked, b.Answer(t.Context(), asked).Messages[0], ref)
	press := chat.Update{ID: 2, Chat: chat.ID{Chat: -5}, Kind: chat.Group, From: 99, Message: 2, Text: "indikator 6303", Press: "p"}
	r := b.Answer(t.Context(), press)
	if !strings.Contains(said(r), "Kabupaten Banjar") || r.Topic != 7 {
		t.Errorf("in topic %d: %q", r.Topic, said(r))
	}
	asked.AsChat, asked.From, asked.ID = false, 3, 3
	b.Sent(t.Context(), asked, b.Answer(t.Context(), asked).Messages[0], ref)
	if r := b.Answer(t.Context(), press); len(r.Messages) > 0 || r.Notice == "" {
		t.Errorf("another person moves the card: %q", said(r))
	}
}

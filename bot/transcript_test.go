package bot_test

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/indicators"
)

var update = flag.Bool("update", false, "write what the bot says into the transcripts")

// TestTranscripts plays every conversation in testdata and compares what the bot
// says. A transcript reads:
//
//	@ 2026-11-23 09:00   the time, in UTC
//	= grup               where: pribadi or grup
//	= orang 2            who speaks; 1 unless said
//	= tertunda 20m       how long words wait before the bot hears them
//	> /indikator         what is said
//	>> ya                what is said in reply to the bot
//	* Peringkat          the label of a button that is pressed, on the last card
//	< Kemiskinan …       what the bot answers; ~ before the text changes the card,
//	                     ! is a notice, ( ) is silence, [ ] are buttons
//
// With -update the answers are written anew; then they are to be read.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { play(t, file) })
	}
}

func play(t *testing.T, file string) {
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	played := s.play(string(script))
	if *update {
		if err := os.WriteFile(file, []byte(played), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(script), played); diff != "" {
		t.Errorf("%s is told otherwise (-want +got):\n%s", file, diff)
	}
}

// stage is a bot with two chats, private and group, and a clock that the
// transcript sets.
type stage struct {
	t      *testing.T
	bot    *bot.Bot
	now    time.Time
	group  bool
	delay  time.Duration // how long what is said waits before the bot hears it
	person int64
	number int // of the last message
	update int64
	cards  map[chat.Ref]chat.Message
	last   map[int64]chat.Ref // the last card of each chat
}

func newStage(t *testing.T) *stage {
	s := &stage{t: t, person: 1, now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC),
		cards: map[chat.Ref]chat.Message{}, last: map[int64]chat.Ref{}}
	clock := func() time.Time { return s.now }
	s.bot = bot.New(bot.Options{Catalogue: catalogue(t), Home: "6311", Username: "PantauBot", Operator: "Diskominfo Balangan",
		Chats: people.NewMemory(), Talk: dialogue.NewMemory(clock), IsAdmin: firstIsAdmin, Now: clock, Log: slog.New(slog.DiscardHandler)})
	return s
}

// catalogue is loaded once for all tests.
func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// play says what the script says and answers the script with the bot's lines.
func (s *stage) play(script string) string {
	var out strings.Builder
	for line := range strings.Lines(script) {
		line = strings.TrimRight(line, "\n")
		if line == "<" || strings.HasPrefix(line, "< ") {
			continue
		}
		out.WriteString(line + "\n")
		out.WriteString(s.do(line))
	}
	return out.String()
}

// do plays one line and answers what the bot says to it.
func (s *stage) do(line string) string {
	sign, words, _ := strings.Cut(line, " ")
	switch sign {
	case "@":
		at, err := time.Parse("2006-01-02 15:04", words)
		if err != nil {
			s.t.Fatal(err)
		}
		s.now = at
	case "=":
		s.turn(words)
	case ">", ">>":
		return s.hear(s.said(words, sign == ">>"))
	case "*":
		return s.hear(s.pressed(words))
	}
	return ""
}

func (s *stage) turn(words string) {
	if number, person := strings.CutPrefix(words, "orang "); person {
		n, err := strconv.Atoi(number)
		if err != nil {
			s.t.Fatal(err)
		}
		s.person = int64(n)
		return
	}
	if delay, late := strings.CutPrefix(words, "tertunda "); late {
		d, err := time.ParseDuration(delay)
		if err != nil {
			s.t.Fatal(err)
		}
		s.delay = d
		return
	}
	s.group = words == "grup"
}

func (s *stage) where() (chat.ID, chat.Kind) {
	if s.group {
		return chat.ID{Chat: -100, Topic: 7}, chat.Group
	}
	return chat.ID{Chat: s.person}, chat.Private
}

func (s *stage) said(words string, reply bool) chat.Update {
	s.number++
	s.update++
	id, kind := s.where()
	return chat.Update{ID: s.update, Chat: id, Kind: kind, From: s.person, Message: s.number, Time: s.now.Add(-s.delay), Text: words, ToBot: reply}
}

func (s *stage) pressed(label string) chat.Update {
	id, kind := s.where()
	ref := s.last[id.Chat]
	for _, row := range s.cards[ref].Buttons {
		for _, b := range row {
			if b.Label == label && b.Data != "" {
				s.update++
				return chat.Update{ID: s.update, Chat: id, Kind: kind, From: s.person, Message: ref.Message, Text: b.Data, Press: "press"}
			}
		}
	}
	s.t.Fatalf("the last card has no button %q", label)
	return chat.Update{}
}

// hear lets the bot answer and writes down what it says.
func (s *stage) hear(u chat.Update) string {
	r := s.bot.Answer(s.t.Context(), u)
	var out strings.Builder
	for _, m := range r.Messages {
		s.sent(u, m)
		out.WriteString(written(m))
	}
	if r.Notice != "" {
		out.WriteString("< ! " + r.Notice + "\n")
	}
	if out.Len() == 0 {
		out.WriteString("< ( )\n")
	}
	return out.String()
}

func (s *stage) sent(u chat.Update, m chat.Message) {
	ref := chat.Ref{Chat: u.Chat.Chat, Message: s.number + 1}
	if m.Edit != nil {
		ref = *m.Edit
	} else {
		s.number++
	}
	s.cards[ref], s.last[u.Chat.Chat] = m, ref
	s.bot.Sent(s.t.Context(), u, m, ref)
}

// written is a message as transcripts show it.
func written(m chat.Message) string {
	var out strings.Builder
	mark := "< "
	if m.Edit != nil {
		mark = "< ~ "
	}
	for line := range strings.Lines(chat.Plain(m.Text)) {
		out.WriteString(strings.TrimRight(mark+strings.TrimRight(line, "\n"), " ") + "\n")
		mark = "< "
	}
	for _, row := range m.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "[ "+b.Label+" ]")
		}
		out.WriteString("< " + strings.Join(labels, " ") + "\n")
	}
	return out.String()
}

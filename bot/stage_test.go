package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// operator is the person who looks after the service in tests.
const operator = 9

// stage is a bot with a private chat for everybody, groups, a channel, and a clock
// that the transcript sets.
type stage struct {
	t       *testing.T
	bot     *bot.Bot
	mail    *post
	people  *people.Memory
	book    *indicators.MemoryBook
	pledges *commitments.Memory
	files   map[string][]byte // that can be downloaded, by id
	paper   paperwork
	now     time.Time
	kind    chat.Kind
	group   int64 // of groups: which one, from 1
	topic   int
	delay   time.Duration // how long what is said waits before the bot hears it
	person  int64         // 0 speaks in the group's own name
	number  int           // of the last message
	update  int64
	tokens  int
	before  chat.Update // the last one heard
	cards   map[chat.Ref]chat.Message
	last    map[int64]chat.Ref // the last card of each chat
	moved   map[int64]int64
	waiting []outbox.Letter // that are not due yet
	inlined []chat.Card     // what was offered for words typed behind the bot's name
}

func newStage(t *testing.T) *stage {
	s := &stage{t: t, book: indicators.NewMemoryBook(), pledges: commitments.NewMemory(), files: map[string][]byte{}, person: 1, kind: chat.Private, group: 1, topic: 7, now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC),
		cards: map[chat.Ref]chat.Message{}, last: map[int64]chat.Ref{}, moved: map[int64]int64{}}
	clock := func() time.Time { return s.now }
	s.mail, s.people, s.paper = newPost(clock), people.NewMemoryAt(clock), newPaperwork()
	talk := dialogue.NewMemory(clock)
	o := bot.Options{Catalogue: catalogue(t), Home: "6311", Username: "PantauBot", Operator: "Diskominfo Balangan", Admins: []int64{operator},
		People: s.people, Talk: talk, Refs: talk, Mail: s.mail, Book: s.book, Pledges: s.pledges, Forms: talk, Download: s.download, Quiet: settles,
		IsAdmin: firstIsAdmin, Token: s.token, Now: clock, Log: slog.New(slog.DiscardHandler)}
	s.paper.serve(&o)
	s.bot = bot.New(o)
	s.works()
	return s
}

// works has the bot read what it has promised, until the test ends.
func (s *stage) works() {
	ctx, cancel := context.WithCancel(s.t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := s.bot.Work(ctx); err != nil {
			s.t.Error(err)
		}
	}()
	s.t.Cleanup(func() { cancel(); <-ended })
}

// token makes invitations that a transcript can name.
func (s *stage) token() string {
	s.tokens++
	return fmt.Sprintf("UNDANGAN%d", s.tokens)
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
		if sign, _, _ := strings.Cut(line, " "); sign == "<" || sign == "<<" {
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
	case "*":
		return s.hear(s.pressed(words))
	case "+":
		return s.hear(s.happened(words))
	case "&":
		return s.hear(s.before)
	case "?":
		return s.types(words)
	case "#":
		return s.chooses(words)
	case "!":
		return s.program(words)
	}
	if about, said := strings.CutPrefix(sign, ">"); said {
		return s.hear(s.said(words, about))
	}
	return ""
}

func (s *stage) turn(words string) {
	what, rest, _ := strings.Cut(words, " ")
	switch what {
	case "orang":
		s.person = int64(s.count(rest))
	case "anonim":
		s.person = 0
	case "terusan":
		s.paper.passed = true
	case "kutip":
		s.paper.quoted = rest
	case "topik":
		s.topic = s.count(rest)
	case "tertunda":
		d, err := time.ParseDuration(rest)
		if err != nil {
			s.t.Fatal(err)
		}
		s.delay = d
	case "pribadi":
		s.kind = chat.Private
	case "kanal":
		s.kind = chat.Channel
	case "grup":
		s.kind, s.group = chat.Group, 1
		if rest != "" {
			s.group = int64(s.count(rest))
		}
	default:
		s.t.Fatalf("nothing is known of %q", words)
	}
}

func (s *stage) count(words string) int {
	n, err := strconv.Atoi(words)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// channel is the number of the one channel; groups have -100, -200 and so on, until
// they move.
const channel = -1000

func (s *stage) where() chat.ID {
	switch s.kind {
	case chat.Channel:
		return chat.ID{Chat: channel}
	case chat.Private:
		return chat.ID{Chat: s.person}
	}
	id := -100 * s.group
	if to, moved := s.moved[id]; moved {
		id = to
	}
	return chat.ID{Chat: id, Topic: s.topic}
}

// place names a chat as transcripts do.
func (s *stage) place(id int64) string {
	for from, to := range s.moved {
		if to == id {
			id = from
		}
	}
	switch {
	case id > 0:
		return fmt.Sprint("pribadi ", id)
	case id == channel:
		return "kanal"
	case id == -100:
		return "grup"
	}
	return fmt.Sprint("grup ", -id/100)
}

func (s *stage) heard() chat.Update {
	s.update++
	return chat.Update{ID: s.update, Chat: s.where(), Kind: s.kind, From: s.person, AsChat: s.person == 0, Time: s.now.Add(-s.delay)}
}

// said is an update of words, in reply to nobody, to the bot (">"), or to a person.
func (s *stage) said(words, about string) chat.Update {
	s.number++
	u := s.heard()
	u.Message, u.Text, u.ToBot = s.number, words, about == ">"
	u.File, u.Text = attached(words)
	u.QuotedFile, u.Quoted = attached(s.paper.quoted)
	u.Forwarded, s.paper.quoted, s.paper.passed = s.paper.passed, "", false
	if about != "" && about != ">" {
		u.About = int64(s.count(about))
	}
	return u
}

// attached reads "[foto F1] words" and "[dokumen F2 notula.pdf] words".
func attached(words string) (*chat.File, string) {
	inside, rest, ok := strings.Cut(strings.TrimPrefix(words, "["), "]")
	parts := strings.Fields(inside)
	if !ok || !strings.HasPrefix(words, "[") || len(parts) < 2 || parts[0] != "foto" && parts[0] != "dokumen" {
		return nil, words
	}
	return &chat.File{ID: parts[1], Photo: parts[0] == "foto", Name: strings.Join(parts[2:], " "), Size: 1000}, strings.TrimSpace(rest)
}

// download is what the messenger keeps under the id of a file.
func (s *stage) download(_ context.Context, id string, most int64) ([]byte, error) {
	content, ok := s.files[id]
	if !ok || int64(len(content)) > most {
		return nil, fmt.Errorf("no such file")
	}
	return content, nil
}

func (s *stage) happened(words string) chat.Update {
	u := s.heard()
	switch words {
	case "masuk":
		u.Event = chat.Joined
	case "keluar":
		u.Event = chat.Left
	case "pindah":
		u.Event, u.MovedTo = chat.Moved, people.Supergroup+u.Chat.Chat
		s.moved[u.Chat.Chat] = u.MovedTo
	default:
		s.t.Fatalf("nothing is known of %q", words)
	}
	u.Chat.Topic = 0
	return u
}

func (s *stage) pressed(label string) chat.Update {
	ref := s.last[s.where().Chat]
	for _, row := range s.cards[ref].Buttons {
		for _, b := range row {
			if b.Label == label && b.Data != "" {
				u := s.heard()
				u.Message, u.Text, u.Press, u.Time = ref.Message, b.Data, "press", time.Time{}
				return u
			}
		}
	}
	s.t.Fatalf("the last card has no button %q", label)
	return chat.Update{}
}

// program does what the program does beside the bot, and answers what goes out: "buku"
// has the bot use what stands in the book, "tahan 6311 line 2026-03 5.451.200 jump"
// holds a figure. For the rest see news.
func (s *stage) program(words string) string {
	if words == "buku" {
		entries, _, _ := s.book.Entries(s.t.Context())
		c, err := catalogue(s.t).With(entries)
		if err != nil {
			s.t.Fatal(err)
		}
		s.bot.Use(c)
		return ""
	}
	if out, done := s.news(words); done {
		return out
	}
	if out, done := s.passes(words); done {
		return out
	}
	if out, done := s.papers(words); done {
		return out
	}
	if s.newsroom(words) {
		return ""
	}
	parts := strings.Fields(words)
	if len(parts) != 6 || parts[0] != "tahan" {
		s.t.Fatalf("nothing is known of %q", words)
	}
	key, ok := indicators.ParseKey(strings.Join(parts[1:4], ":"))
	value, err := indicators.ReadNumber(parts[4])
	if !ok || err != nil {
		s.t.Fatalf("no figure is %q", words)
	}
	e := indicators.Entry{Region: key.Region, Indicator: key.Indicator, Period: key.Period, Value: value, Origin: indicators.FromAPI,
		Source: "BPS Web API, tabel 0000/624", At: s.now, Held: parts[5]}
	if err := s.book.Write(s.t.Context(), false, e); err != nil {
		s.t.Fatal(err)
	}
	return ""
}

// hear lets the bot answer and writes down what it says, and what it posts.
func (s *stage) hear(u chat.Update) string {
	s.before = u
	r := s.bot.Answer(s.t.Context(), u)
	s.bot.Settle()
	var out strings.Builder
	for _, m := range r.Messages {
		checkData(s.t, m)
		s.sent(u, m)
		out.WriteString(written(m))
	}
	if r.Notice != "" {
		out.WriteString("< ! " + r.Notice + "\n")
	}
	if out.Len() == 0 {
		out.WriteString("< ( )\n")
	}
	return out.String() + s.letters()
}

// letters delivers what was put into the outbox and is due.
func (s *stage) letters() string {
	var out strings.Builder
	for _, l := range s.mail.taken() {
		if l.Broadcast == "" {
			words, err := s.bot.Words(s.t.Context(), l)
			if err != nil {
				s.t.Fatal(err)
			}
			if words.Drop {
				continue
			}
			if words.Hold > 0 || l.Due.After(s.now) {
				s.waiting = append(s.waiting, l)
				continue
			}
			l.Message = words.Message
		}
		if edit := l.Message.Edit; edit != nil {
			s.cards[*edit] = l.Message
			out.WriteString("<< " + s.place(l.To.Chat) + ":\n" + written(l.Message))
			continue
		}
		s.number++
		ref := chat.Ref{Chat: l.To.Chat, Message: s.number}
		s.cards[ref], s.last[l.To.Chat] = l.Message, ref
		s.bot.Delivered(s.t.Context(), l, ref)
		out.WriteString("<< " + s.place(l.To.Chat) + ":\n" + written(l.Message))
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
	if m.Photo != nil {
		shows, _, _ := strings.Cut(m.Photo.Alt, ". ")
		out.WriteString(mark + "[gambar: " + shows + "]\n")
		mark = "< "
	}
	for line := range strings.Lines(chat.Plain(m.Text)) {
		out.WriteString(strings.TrimRight(mark+strings.TrimRight(line, "\n"), " ") + "\n")
		mark = "< "
	}
	if m.File != nil {
		out.WriteString("< ( berkas " + m.File.Name + m.File.ID + " )\n")
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

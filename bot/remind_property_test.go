package bot_test

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// world is a small region at random: a few commitments of two SKPD, their chats, days
// off, and a program that stops and begins anew whenever it likes.
type world struct {
	t        *rapid.T
	ctx      context.Context
	now      time.Time
	people   *people.Memory
	pledges  *commitments.Memory
	box      *faulty
	replicas [2]*bot.Bot
	told     map[string]int // chat and mark
}

// faulty is an outbox that may fail before it keeps a letter or after, as when the
// program is killed meanwhile.
type faulty struct {
	*outbox.Memory
	t     *rapid.T
	calm  bool
	marks map[string][]string // by the key of a letter
}

var errKilled = errors.New("killed")

func (f *faulty) Put(ctx context.Context, letters ...outbox.Letter) (int, error) {
	fate := 9
	if !f.calm {
		fate = rapid.IntRange(0, 9).Draw(f.t, "fate of a put")
	}
	if fate == 0 {
		return 0, errKilled
	}
	added, err := f.Memory.Put(ctx, letters...)
	if added == 1 {
		f.marks[letters[0].Key] = letters[0].Marks
	}
	if fate == 1 && err == nil {
		err = errKilled
	}
	return added, err
}

// parties are the SKPD of the world, and the chats of each.
var parties = map[string][]int64{"dinsos": {2, -200}, "dpmd": {3, 4}}

func newWorld(t *rapid.T, cat *indicators.Catalogue) *world {
	w := &world{t: t, ctx: context.Background(), told: map[string]int{}, pledges: commitments.NewMemory()}
	w.now = time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), 0, 0, 0, 0, wita())
	clock := func() time.Time { return w.now }
	w.people = people.NewMemoryAt(clock)
	w.box = &faulty{Memory: outbox.NewMemory(outbox.Pace{}, clock), t: t, marks: map[string][]string{}}
	talk := dialogue.NewMemory(clock)
	for i := range w.replicas {
		w.replicas[i] = bot.New(bot.Options{Catalogue: cat, Home: "6311", People: w.people, Talk: talk, Refs: talk, Mail: w.box,
			Book: indicators.NewMemoryBook(), Pledges: w.pledges, Forms: talk, Now: clock, Log: slog.New(slog.DiscardHandler)})
	}
	w.furnish()
	return w
}

func (w *world) must(err error) {
	if err != nil {
		w.t.Fatal(err)
	}
}

// furnish has offices held, groups bound and days off known.
func (w *world) furnish() {
	for i, o := range []people.Office{{Role: people.Contact, SKPD: "dinsos", Holder: 2}, {Role: people.Contact, SKPD: "dpmd", Holder: 3}, {Role: people.Contact, SKPD: "dpmd", Holder: 4}} {
		o.ID, o.Title, o.Since = strconv.Itoa(i+1), "Narahubung", w.now
		_, err := people.Save(w.ctx, w.people, "6311", o.ID, func(kept *people.Office) error { *kept = o; return nil })
		w.must(err)
	}
	for range rapid.IntRange(0, 2).Draw(w.t, "holidays") {
		begin := rapid.IntRange(0, 40).Draw(w.t, "begin")
		for n := range rapid.IntRange(1, 7).Draw(w.t, "days") {
			date := w.now.AddDate(0, 0, begin+n).Format(time.DateOnly)
			_, err := people.Save(w.ctx, w.people, "6311", date, func(d *people.DayOff) error {
				*d = people.DayOff{Date: date, Kind: people.Local, Name: "Libur"}
				return nil
			})
			w.must(err)
		}
	}
	for _, id := range []int64{2, 3, 4, -200} {
		w.settles(id)
	}
}

// settles has a chat choose its hours.
func (w *world) settles(id int64) {
	_, err := w.people.Change(w.ctx, id, func(s *people.Settings) error {
		s.Talks = string(chat.Private)
		if id < 0 {
			s.Talks = string(chat.Group)
			s.BindTo("6311", "dinsos")
		}
		if rapid.Bool().Draw(w.t, "own quiet hours") {
			s.Quiet = &people.Quiet{From: rapid.IntRange(16, 23).Draw(w.t, "from") * 60, To: rapid.IntRange(4, 8).Draw(w.t, "to") * 60}
		}
		if rapid.IntRange(0, 4).Draw(w.t, "pause") == 0 {
			s.Paused = w.now.Add(time.Duration(rapid.IntRange(1, 200).Draw(w.t, "hours")) * time.Hour)
		}
		return nil
	})
	w.must(err)
}

// noMore commitments than a message names.
const noMore = 10

// acts does something to the commitments.
func (w *world) acts() {
	today := commitments.DateOf(w.now)
	act := commitments.Act{By: "Narahubung", At: w.now}
	if len(w.all()) < noMore && rapid.IntRange(0, 3).Draw(w.t, "act") == 0 {
		c := commitments.Commitment{State: commitments.Open, Title: "Janji", Deadline: today.AddDays(rapid.IntRange(0, 45).Draw(w.t, "deadline")), Begun: today, CreatedAt: w.now}
		for _, id := range []string{"dinsos", "dpmd"} {
			c.Parties = append(c.Parties, commitments.Party{SKPD: id, Status: commitments.Waiting})
		}
		_, err := commitments.Add(w.ctx, w.pledges, "6311", commitments.Entry{At: w.now, Day: today, What: commitments.WasRecorded}, c)
		w.must(err)
	}
	for _, c := range w.all() {
		skpd := rapid.SampledFrom([]string{"dinsos", "dpmd"}).Draw(w.t, "skpd")
		what := rapid.IntRange(0, 12).Draw(w.t, "what")
		_, err := commitments.Save(w.ctx, w.pledges, "6311", c.Number, func(c *commitments.Commitment) ([]commitments.Entry, error) {
			switch what {
			case 0:
				return c.ReportDone(skpd, act, "")
			case 1:
				return c.Return(skpd, act, "kurang")
			case 2:
				return c.Verify(skpd, act)
			case 3:
				return c.Move(act, c.Deadline.AddDays(rapid.IntRange(-5, 20).Draw(w.t, "moved")), "alasan")
			case 4:
				return c.Snooze(skpd, map[string]string{"dinsos": "1", "dpmd": "2"}[skpd], today.AddDays(rapid.IntRange(1, 4).Draw(w.t, "snooze")), act)
			}
			return nil, commitments.ErrSame
		})
		if errors.Is(err, commitments.ErrChanged) {
			w.t.Fatal(err)
		}
	}
}

func (w *world) all() (all []commitments.Commitment) {
	for _, l := range []commitments.List{commitments.Current, commitments.Past} {
		for c, err := range commitments.Each(w.ctx, w.pledges, "6311", l) {
			w.must(err)
			all = append(all, c)
		}
	}
	return all
}

// looks has a replica look around; it may be stopped at any letter.
func (w *world) looks(replica int) {
	if _, err := w.replicas[replica].Remind(w.ctx); err != nil && !errors.Is(err, errKilled) {
		w.t.Fatal(err)
	}
}

var numbered = regexp.MustCompile(`#(\d+)`)

// carry delivers what is due.
func (w *world) carry() {
	for {
		claimed, err := w.box.Claim(w.ctx, 4, time.Minute)
		w.must(err)
		if len(claimed.Leases) == 0 {
			return
		}
		for _, l := range claimed.Leases {
			words, err := w.replicas[0].Words(w.ctx, l.Letter)
			w.must(err)
			switch {
			case words.Hold > 0:
				w.must(w.box.Delay(w.ctx, l, words.Hold, ""))
			case words.Drop:
				w.must(w.box.Finish(w.ctx, l, outbox.Dropped, ""))
			default:
				w.arrived(l.Letter, words.Message)
				w.must(w.box.Finish(w.ctx, l, outbox.Sent, ""))
			}
		}
	}
}

// arrived holds a message against what was promised.
func (w *world) arrived(l outbox.Letter, m chat.Message) {
	s, err := w.people.Settings(w.ctx, l.To.Chat)
	w.must(err)
	cal, err := people.CalendarOf(w.ctx, w.people, "6311")
	w.must(err)
	minute := w.now.Hour()*60 + w.now.Minute()
	switch {
	case !cal.IsWorkday(w.now), minute < 8*60+30, w.now.Weekday() == time.Friday && minute >= 11*60 && minute < 14*60, w.now.Before(s.Paused):
		w.t.Fatalf("%d is told at %v", l.To.Chat, w.now)
	case s.Next(people.Commitments, cal, w.now).After(w.now):
		w.t.Fatalf("%d is told at %v, in quiet hours", l.To.Chat, w.now)
	}
	for _, found := range numbered.FindAllStringSubmatch(m.Text, -1) {
		number, _ := strconv.Atoi(found[1])
		w.names(l, number)
	}
}

// names holds what a message names of a commitment against what stands by now.
func (w *world) names(l outbox.Letter, number int) {
	c, ok, err := commitments.Find(w.ctx, w.pledges, "6311", number)
	w.must(err)
	p, office := c.Party(w.skpdOf(l.To.Chat)), officeOf[l.To.Chat]
	switch {
	case !ok, c.State != commitments.Open, !p.Status.Owes():
		w.t.Fatalf("%d is reminded of #%d, which it owes no more", l.To.Chat, number)
	case commitments.SnoozedFor(*p, office, commitments.DateOf(w.now)):
		w.t.Fatalf("%d is reminded of #%d, though it asked to be reminded later", l.To.Chat, number)
	}
	mark := commitments.MarkFor("6311", c, *p, office, c.DueOf(*p, w.now, w.calendar()), l.To.Chat)
	if !slices.Contains(w.box.marks[l.Key], mark) {
		w.t.Fatalf("%d is told a stage that is over, not %s", l.To.Chat, mark)
	}
	if w.told[mark]++; w.told[mark] > 1 {
		w.t.Fatalf("%s is told twice", mark)
	}
}

// officeOf is the office that brings a chat its reminders.
var officeOf = map[int64]string{2: "1", 3: "2", 4: "3"}

func (w *world) skpdOf(id int64) string {
	for skpd, chats := range parties {
		if slices.Contains(chats, id) {
			return skpd
		}
	}
	w.t.Fatalf("chat %d is told and is nobody's", id)
	return ""
}

// nothingLost looks, in a calm time, whether all that is owed was told at its present
// stage to all chats that take it.
func (w *world) nothingLost() {
	w.box.calm = true
	begin := w.now // what came after the letters of a day waits for the next one's
	for w.now.Sub(begin) < 24*time.Hour || w.now.Hour() != 15 || w.resting() {
		w.now = w.now.Truncate(time.Hour).Add(time.Hour)
		w.looks(0)
		w.carry()
	}
	for _, c := range w.all() {
		for _, p := range c.Parties {
			due := c.DueOf(p, w.now, w.calendar())
			if !p.Status.Owes() || due.Stage == commitments.Settled {
				continue
			}
			for _, id := range parties[p.SKPD] {
				office := officeOf[id]
				mark := commitments.MarkFor("6311", c, p, office, due, id)
				if !commitments.SnoozedFor(p, office, commitments.DateOf(w.now)) && w.told[mark] != 1 && !w.droppedBefore(mark) {
					w.t.Fatalf("%s was not told by %v", mark, w.now)
				}
			}
		}
	}
}

// droppedBefore tells whether a letter with the mark has fallen out since what it told
// was not owed at that time; it is owed again since, at the same stage.
func (w *world) droppedBefore(mark string) bool {
	known, err := w.box.Marked(w.ctx, mark)
	w.must(err)
	return known[0] && w.told[mark] == 0
}

func (w *world) calendar() people.Calendar {
	cal, err := people.CalendarOf(w.ctx, w.people, "6311")
	w.must(err)
	return cal
}

// resting tells whether some chat cannot be told now.
func (w *world) resting() bool {
	for _, id := range []int64{2, 3, 4, -200} {
		s, err := w.people.Settings(w.ctx, id)
		w.must(err)
		if s.Next(people.Commitments, w.calendar(), w.now).After(w.now) {
			return true
		}
	}
	return false
}

// Each stage is told a chat at most once, none to those who owe nothing, none in hours
// or on days in which the chat rests, and none is lost, however the program stops.
func TestRemindersInARandomWorld(t *testing.T) {
	cat := catalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, cat)
		for range rapid.IntRange(5, 60).Draw(t, "steps") {
			w.now = w.now.Add(time.Duration(rapid.IntRange(1, 20).Draw(t, "hours")) * time.Hour).Add(time.Duration(rapid.IntRange(0, 59).Draw(t, "minutes")) * time.Minute)
			if rapid.IntRange(0, 2).Draw(t, "acts") == 0 {
				w.acts()
			}
			for range rapid.IntRange(0, 2).Draw(t, "looks") {
				w.looks(rapid.IntRange(0, 1).Draw(t, "replica"))
			}
			if rapid.IntRange(0, 3).Draw(t, "delivers") > 0 {
				w.carry()
			}
		}
		w.nothingLost()
	})
}

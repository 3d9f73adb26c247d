package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
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
	"pantau/summaries"
)

// newsworld is a few releases and readers at random, and a program that is killed at any
// call of a store, before or after that has done its part.
type newsworld struct {
	t        *rapid.T
	ctx      context.Context
	now      time.Time
	calm     bool
	people   *people.Memory
	box      *outbox.Memory
	ledger   *summaries.MemoryLedger
	replicas [2]*bot.Bot
	update   int64
	message  int
	shown    map[chat.Ref]string
	told     map[string]int  // chat, release and edition
	asked    map[string]int  // release, edition and draft of which approval was asked
	noticed  map[string]int  // chat and release that was taken back
	lost     map[string]bool // chat and release of which a mark was lost
	unsaid   map[string]bool // chat and release of which words were made, and not said then
	fickle   map[int64]bool  // chats that have changed their minds
	values   int
}

// kill draws whether the program is killed here.
func (w *newsworld) kill(where string) bool {
	return !w.calm && rapid.IntRange(0, 14).Draw(w.t, where) == 0
}

// around does a step of a store, and may be killed before or after.
func (w *newsworld) around(where string, do func() error) error {
	if w.kill("before " + where) {
		return errKilled
	}
	if err := do(); err != nil {
		return err
	}
	if w.kill("after " + where) {
		return errKilled
	}
	return nil
}

type randomMail struct {
	*outbox.Memory
	w *newsworld
}

func (m randomMail) Put(ctx context.Context, letters ...outbox.Letter) (n int, err error) {
	err = m.w.around("putting", func() (err error) { n, err = m.Memory.Put(ctx, letters...); return err })
	return n, err
}

func (m randomMail) Announce(ctx context.Context, b outbox.Broadcast) (isNew bool, err error) {
	err = m.w.around("announcing", func() (err error) { isNew, err = m.Memory.Announce(ctx, b); return err })
	return isNew, err
}

type randomLedger struct {
	*summaries.MemoryLedger
	w *newsworld
}

func (l randomLedger) Change(ctx context.Context, number int, change func(*summaries.Item) error) (i summaries.Item, err error) {
	err = l.w.around("changing", func() (err error) { i, err = l.MemoryLedger.Change(ctx, number, change); return err })
	return i, err
}

type randomRefs struct {
	*dialogue.Memory
	w *newsworld
}

func (r randomRefs) Mark(ctx context.Context, m dialogue.Told, names ...string) error {
	return r.w.around("marking", func() error { return r.Memory.Mark(ctx, m, names...) })
}

func newNewsworld(t *rapid.T, cat *indicators.Catalogue) *newsworld {
	w := &newsworld{t: t, ctx: context.Background(), ledger: summaries.NewMemoryLedger(), shown: map[chat.Ref]string{}, told: map[string]int{}, asked: map[string]int{},
		noticed: map[string]int{}, lost: map[string]bool{}, unsaid: map[string]bool{}, fickle: map[int64]bool{}}
	w.now = time.Date(2026, 11, rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 0, 0, 0, time.UTC)
	clock := func() time.Time { return w.now }
	w.people, w.box = people.NewMemoryAt(clock), outbox.NewMemory(outbox.Pace{}, clock)
	talk := dialogue.NewMemory(clock)
	for i := range w.replicas {
		w.replicas[i] = bot.New(bot.Options{Catalogue: cat, Home: "6311", Admins: []int64{operator}, People: w.people, Talk: talk, Refs: randomRefs{talk, w}, Mail: randomMail{w.box, w},
			Book: indicators.NewMemoryBook(), Pledges: commitments.NewMemory(), Forms: talk, Releases: randomLedger{w.ledger, w}, Now: clock, Log: slog.New(slog.DiscardHandler)})
	}
	for _, id := range readersOfNews {
		w.settles(id, func(s *people.Settings) { s.Regions = []string{"6311"}; s.Set(people.Releases, true) })
	}
	return w
}

// readersOfNews are two persons and a group.
var readersOfNews = []int64{1, 2, -3}

func (w *newsworld) must(err error) {
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *newsworld) settles(id int64, change func(*people.Settings)) {
	_, err := w.people.Change(w.ctx, id, func(s *people.Settings) error {
		if s.Talks = string(chat.Private); id < 0 {
			s.Talks = string(chat.Group)
		}
		change(s)
		return nil
	})
	w.must(err)
}

// value is one that no edition told before.
func (w *newsworld) value() string {
	w.values++
	return fmt.Sprintf("%d,%02d", 10+w.values/100, w.values%100)
}

// mostNews is how many releases a world has.
const mostNews = 3

// acts has something happen.
func (w *newsworld) acts() {
	items := w.items()
	what := rapid.SampledFrom([]string{"publish", "revise", "approve", "reject", "withdraw", "redraft", "settle", "wait", "post", "post", "spread", "spread", "carry", "carry", "carry"}).Draw(w.t, "what")
	switch {
	case what == "wait":
		w.now = w.now.Add(time.Duration(rapid.IntRange(1, 12*60).Draw(w.t, "minutes")) * time.Minute)
	case what == "publish" && len(items) < mostNews:
		i := summaries.Item{Release: summaries.Release{ID: fmt.Sprint("brs/", len(items)), Kind: summaries.BRS, Region: "6311", Date: "2026-10-01"}, State: summaries.Drafted,
			FoundAt: w.now, Draft: summaryOf("6311", w.value()), DraftAt: w.now}
		if rapid.Bool().Draw(w.t, "doubtful") {
			i.Draft.Doubts = []string{"ragu"}
		}
		_, _, err := w.ledger.Add(w.ctx, i)
		w.must(err)
	case what == "settle":
		id := rapid.SampledFrom(readersOfNews).Draw(w.t, "chat")
		wants := rapid.IntRange(0, 2).Draw(w.t, "wants")
		w.fickle[id] = w.fickle[id] || wants == 0
		w.settles(id, func(s *people.Settings) {
			if s.Set(people.Releases, wants > 0); wants == 2 {
				s.Paused = w.now.Add(30 * time.Hour)
			}
		})
	case what == "post":
		_, _ = w.replica().PostReleases(w.ctx) // a kill is noticed by nobody
	case what == "spread":
		w.spreads()
	case what == "carry":
		w.carries(rapid.IntRange(1, 4).Draw(w.t, "letters"))
	case len(items) > 0:
		w.decides(what, rapid.SampledFrom(items).Draw(w.t, "release"))
	}
}

func (w *newsworld) replica() *bot.Bot {
	return w.replicas[rapid.IntRange(0, 1).Draw(w.t, "replica")]
}

// items are all releases.
func (w *newsworld) items() (all []summaries.Item) {
	for n := 1; ; n++ {
		i, ok, err := w.ledger.Find(w.ctx, n)
		w.must(err)
		if !ok {
			return all
		}
		all = append(all, i)
	}
}

// decides has the source or an approver do something with a release.
func (w *newsworld) decides(what string, i summaries.Item) {
	changes := func(change func(i *summaries.Item)) {
		_, err := w.ledger.Change(w.ctx, i.Number, func(i *summaries.Item) error { change(i); return nil })
		w.must(err)
	}
	switch what {
	case "revise":
		if i.State == summaries.Announced {
			w.now = w.now.Add(time.Second)
			changes(func(i *summaries.Item) {
				i.Correct(*summaryOf("6311", w.value()), summaries.Edit{At: w.now, ByBPS: true})
				if rapid.IntRange(0, 3).Draw(w.t, "doubtful") == 0 {
					i.Draft.Doubts = []string{"ragu"}
				}
			})
		}
	case "redraft":
		if i.State == summaries.Waiting {
			w.now = w.now.Add(time.Second)
			changes(func(i *summaries.Item) {
				i.State, i.Draft, i.DraftAt = summaries.Drafted, summaryOf("6311", w.value()), w.now
			})
		}
	case "approve":
		w.says(fmt.Sprint("/rilis terbit ", i.Number))
	case "reject":
		if rapid.IntRange(0, 3).Draw(w.t, "really") == 0 {
			w.says(fmt.Sprintf("/rilis tolak %d keliru", i.Number))
		}
	case "withdraw":
		if rapid.IntRange(0, 3).Draw(w.t, "really") == 0 {
			w.says(fmt.Sprintf("/rilis tarik %d keliru", i.Number))
		}
	}
}

func (w *newsworld) says(words string) {
	w.update++
	w.message++
	w.replica().Answer(w.ctx, chat.Update{ID: w.update, Chat: chat.ID{Chat: operator}, Kind: chat.Private, From: operator, Message: w.message, Text: words, Time: w.now})
}

// spreads moves one cursor by one page.
func (w *newsworld) spreads() (more bool) {
	br, ok, err := w.box.Spread(w.ctx)
	w.must(err)
	if !ok {
		return false
	}
	ids, next, err := w.replica().Readers(w.ctx, br.Indexes[br.At], br.After, 2)
	w.must(err)
	step := outbox.Step{At: br.At, After: next}
	if next == "" {
		step.At++
	}
	if step.Letters, err = w.replica().Address(w.ctx, br, ids); err != nil {
		return true // killed: the cursor stays
	}
	_, err = w.box.Advance(w.ctx, br, step)
	w.must(err)
	return true
}

// carries delivers some letters. Killed before one is said it goes back; killed after, its
// mark is lost.
func (w *newsworld) carries(most int) (more bool) {
	claimed, err := w.box.Claim(w.ctx, most, 25*time.Second)
	w.must(err)
	for _, l := range claimed.Leases {
		b := w.replica()
		words, err := b.Words(w.ctx, l.Letter)
		switch {
		case err != nil, words.Hold <= 0 && !words.Drop && w.kill("before saying"):
			w.unsaid[w.of(l.Letter)] = true
			w.must(w.box.Delay(w.ctx, l, time.Second, outbox.Unmade))
		case words.Drop:
			w.must(w.box.Finish(w.ctx, l, outbox.Dropped, ""))
		case words.Hold > 0:
			w.must(w.box.Delay(w.ctx, l, words.Hold, ""))
		default:
			ref := w.say(l.Letter, words.Message)
			w.must(w.box.Finish(w.ctx, l, outbox.Sent, ""))
			before := w.calm
			if w.kill("before remembering") {
				w.lost[w.of(l.Letter)] = true
				continue
			}
			w.calm = true // a mark that fails is a mark lost, as above
			b.Delivered(w.ctx, l.Letter, ref)
			w.calm = before
		}
	}
	return len(claimed.Leases) > 0
}

// of names chat and release of a letter.
func (w *newsworld) of(l outbox.Letter) string {
	number := regexp.MustCompile(`rilis[/-](\d+)`).FindStringSubmatch(l.Key + l.Broadcast)
	if number == nil {
		return ""
	}
	return fmt.Sprint(l.To.Chat, " ", number[1])
}

var toldValue = regexp.MustCompile(`P0 (\d+,\d+) persen\.`)

// say has a message stand, and holds it against what its chat knows already.
func (w *newsworld) say(l outbox.Letter, m chat.Message) chat.Ref {
	plain := chat.Plain(m.Text)
	if m.Edit != nil {
		w.shown[*m.Edit] = plain
		return *m.Edit
	}
	w.message++
	ref := chat.Ref{Chat: l.To.Chat, Message: w.message}
	w.shown[ref] = plain
	switch value := toldValue.FindStringSubmatch(plain); {
	case l.To.Chat == operator:
		if key := strings.TrimSuffix(l.Key, fmt.Sprint("/", operator)); strings.HasPrefix(key, "setuju/") {
			w.asked[key]++
		}
	case strings.Contains(plain, "ringkasan ditarik"):
		if w.noticed[w.of(l)]++; w.noticed[w.of(l)] > 1 {
			w.t.Fatalf("%s hears twice that it was taken back", w.of(l))
		}
	case value == nil:
		w.t.Fatalf("%d is told %q", l.To.Chat, plain)
	default:
		s, err := w.people.Settings(w.ctx, l.To.Chat)
		w.must(err)
		key := fmt.Sprint(l.To.Chat, " ", value[1])
		if w.told[key]++; w.told[key] > 1 || !s.Has(people.Releases) || s.Paused.After(w.now) {
			w.t.Fatalf("%s is told for the %d. time, with %+v", key, w.told[key], s)
		}
	}
	return ref
}

// settlesDown lets everything go out that waits.
func (w *newsworld) settlesDown() {
	w.calm = true
	for range 40 {
		_, err := w.replica().PostReleases(w.ctx)
		w.must(err)
		for w.spreads() {
		}
		for w.carries(16) {
		}
		w.now = w.now.Add(3 * time.Hour)
	}
}

// Whatever is killed and whenever, whoever wants releases has the newest edition of each,
// once, and no message with older words; whoever was told what was taken back knows that.
func TestReleasesAtRandom(t *testing.T) {
	cat := catalogue(t)
	count := map[summaries.State]int{}
	rapid.Check(t, func(t *rapid.T) {
		w := newNewsworld(t, cat)
		for range rapid.IntRange(5, 60).Draw(t, "acts") {
			w.acts()
		}
		w.settlesDown()
		for _, i := range w.items() {
			count[i.State]++
			w.checkItem(i)
		}
	})
	t.Logf("releases ended as %v", count)
}

// checkItem holds what readers have against a release that has settled.
func (w *newsworld) checkItem(i summaries.Item) {
	value := toldValue.FindStringSubmatch(i.Draft.Text)[1]
	for _, id := range readersOfNews {
		if w.fickle[id] {
			if i.State == summaries.Announced { // even where it is wanted no more
				w.checkNoOlder(id, i)
			}
			continue
		}
		told, of := w.told[fmt.Sprint(id, " ", value)], fmt.Sprint(id, " ", i.Number)
		switch i.State {
		case summaries.Announced:
			if told != 1 {
				w.t.Fatalf("%d has edition %d of release %d %d times", id, i.Edition, i.Number, told)
			}
			w.checkNoOlder(id, i)
		case summaries.Withdrawn:
			// Of words that were made and perhaps not said it is better to tell.
			if known := w.hasAny(id, i); known != (w.noticed[of] == 1) && !w.unsaid[of] || known && w.noticed[of] != 1 {
				w.t.Fatalf("%d was told of %d: %v, and that it was taken back %d times", id, i.Number, known, w.noticed[of])
			}
		case summaries.Waiting:
			if key := fmt.Sprintf("setuju/%d/%d-", i.Number, i.Edition); !w.askedOnce(key) {
				w.t.Fatalf("approval of release %d was asked so: %v", i.Number, w.asked)
			}
		case summaries.Rejected:
			if i.Edition == 0 && w.hasAny(id, i) {
				w.t.Fatalf("%d was told of release %d, which is rejected", id, i.Number)
			}
		default:
			w.t.Fatalf("release %d stays %s", i.Number, i.State)
		}
	}
}

// askedOnce tells whether each draft of an edition was asked about once at most, and one
// of them was.
func (w *newsworld) askedOnce(begin string) (once bool) {
	for key, n := range w.asked {
		if strings.HasPrefix(key, begin) {
			if n > 1 {
				return false
			}
			once = true
		}
	}
	return once
}

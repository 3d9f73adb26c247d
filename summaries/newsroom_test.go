package summaries_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"pantau/indicators"
	"pantau/summaries"
)

// shelf is a source whose list a test writes.
type shelf struct {
	name  string
	list  []summaries.Release
	pages map[string]string // text by ID; one that is not there cannot be had
	away  error
}

func (s *shelf) Name() string { return s.name }

func (s *shelf) Releases(context.Context) ([]summaries.Release, error) {
	return slices.Clone(s.list), s.away
}

func (s *shelf) Page(_ context.Context, r summaries.Release) (summaries.Page, error) {
	text, ok := s.pages[r.ID]
	if !ok {
		return summaries.Page{}, summaries.ErrGone
	}
	return summaries.Page{Title: r.Title, Text: text, Region: r.Region, Date: r.Date, Address: r.Address}, nil
}

// put has the source list a release, in place of one with the same ID.
func (s *shelf) put(id, title, date, text string) {
	r := summaries.Release{ID: id, Kind: summaries.BRS, Source: s.name, Origin: "BPS", Region: "6311", Title: title, Text: text, Date: date}
	s.list = slices.DeleteFunc(s.list, func(o summaries.Release) bool { return o.ID == id })
	s.list = append(s.list, r)
	s.pages[id] = text
}

// desk is a newsroom on a ledger in memory, with the clock in the test's hand.
type desk struct {
	t      *testing.T
	room   *summaries.Newsroom
	ledger *summaries.MemoryLedger
	now    time.Time
	made   int
}

// before is the moment at which tests begin: 10.00 WIB on 25 July 2031.
var before = time.Date(2031, 7, 25, 3, 0, 0, 0, time.UTC)

func newDesk(t *testing.T, sources ...summaries.Source) *desk {
	d := &desk{t: t, ledger: summaries.NewMemoryLedger(), now: before}
	d.room = &summaries.Newsroom{Ledger: d.ledger, Sources: sources, Words: summaries.PovertyWords(), Log: slog.New(slog.DiscardHandler),
		Make: func(_ context.Context, p summaries.Page, trace func(what, text string)) (summaries.Summary, error) {
			d.made++
			trace("hasil", p.Text)
			v, err := indicators.ReadNumber(p.Text)
			if err != nil {
				t.Fatal(err)
			}
			claim := summaries.Claim{Topic: "p0", Place: summaries.Place{Code: "6311"}, Period: "2031-03", Role: summaries.Level, Value: v, Text: p.Text}
			return summaries.Summary{Title: p.Title, Text: p.Text, Claims: []summaries.Claim{claim}}, nil
		}}
	return d
}

func (d *desk) look() summaries.Round {
	d.t.Helper()
	r, err := d.room.Look(d.t.Context(), d.now)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) item(id string) summaries.Item {
	d.t.Helper()
	i, ok, err := d.ledger.ByID(d.t.Context(), id)
	if err != nil || !ok {
		d.t.Fatalf("%s: %v, %v", id, ok, err)
	}
	return i
}

func (d *desk) is(id string, want summaries.State) summaries.Item {
	d.t.Helper()
	i := d.item(id)
	if i.State != want {
		d.t.Errorf("%s is %s; want %s", id, i.State, want)
	}
	return i
}

// announced is what the bot does with a draft that is to go out.
func (d *desk) announced(id string) {
	d.t.Helper()
	if _, err := d.ledger.Change(d.t.Context(), d.is(id, summaries.Drafted).Number, func(i *summaries.Item) error {
		i.State, i.ToldAt = summaries.Announced, d.now
		return nil
	}); err != nil {
		d.t.Fatal(err)
	}
}

func newShelf(name string) *shelf { return &shelf{name: name, pages: map[string]string{}} }

// What a source lists when it is read for the first time is marked and never told; what
// comes later is.
func TestFirstListIsNotTold(t *testing.T) {
	s := newShelf("brs/6311")
	s.put("brs/6311/1", "Kemiskinan Maret 2030", "2030-10-01", "5,10")
	d := newDesk(t, s)
	if r := d.look(); r.Old != 1 || r.Drafted != 0 {
		t.Errorf("the first look: %+v", r)
	}
	s.put("brs/6311/2", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	if r := d.look(); r.New != 1 || r.Drafted != 1 {
		t.Errorf("the second look: %+v", r)
	}
	d.is("brs/6311/1", summaries.Old)
	d.is("brs/6311/2", summaries.Drafted)
	if r := d.look(); r.Drafted != 0 || d.made != 1 {
		t.Errorf("it was drafted again: %+v, %d times", r, d.made)
	}
}

// A release waits for its day, and on that day for 11.00 WIB.
func TestEmbargo(t *testing.T) {
	s := newShelf("brs/0000")
	d := newDesk(t, s)
	d.look()
	s.put("brs/0000/7", "Kemiskinan Maret 2031", "2031-07-25", "4,64")
	d.look()
	d.is("brs/0000/7", summaries.Found)
	d.now = d.now.Add(59*time.Minute + 59*time.Second)
	d.look()
	d.is("brs/0000/7", summaries.Found)
	d.now = d.now.Add(time.Second)
	d.look()
	d.is("brs/0000/7", summaries.Drafted)
}

// What is dated ahead when a source is read for the first time is still to come.
func TestDatedAheadIsNotOld(t *testing.T) {
	s := newShelf("publikasi/6300")
	s.put("publikasi/6300/a", "Profil Kemiskinan 2031", "2031-08-01", "4,64")
	d := newDesk(t, s)
	d.look()
	d.is("publikasi/6300/a", summaries.Found)
	d.now = d.now.AddDate(0, 0, 8)
	d.look()
	d.is("publikasi/6300/a", summaries.Drafted)
}

// An old release that comes into view only now, since another was taken off the list, is
// not told.
func TestOldComesIntoView(t *testing.T) {
	s := newShelf("brs/6311")
	d := newDesk(t, s)
	d.look()
	s.put("brs/6311/8", "Kemiskinan Maret 2029", "2031-06-24", "5,40")
	s.put("brs/6311/9", "Kemiskinan Maret 2031", "2031-06-25", "4,64")
	d.look()
	d.is("brs/6311/8", summaries.Old)
	d.is("brs/6311/9", summaries.Drafted)
}

// Only what is about poverty is told, and an event once, whichever source is first.
func TestBeside(t *testing.T) {
	one, other := newShelf("feed/a"), newShelf("feed/b")
	d := newDesk(t, one, other)
	d.look()
	one.put("feed/a/1", "Jembatan baru diresmikan", "2031-07-24", "1")
	one.put("feed/a/2", "Kemiskinan Balangan turun menjadi 4,64 persen", "2031-07-24", "4,64")
	other.put("feed/b/9", "Kemiskinan Balangan Turun Menjadi 4,64 Persen", "2031-07-24", "4,64")
	d.look()
	d.is("feed/a/1", summaries.Beside)
	first := d.is("feed/a/2", summaries.Drafted)
	if same := d.is("feed/b/9", summaries.Beside); same.Same != first.Number {
		t.Errorf("it is beside %d; want %d", same.Same, first.Number)
	}
}

// A page that cannot be had is tried again after longer and longer waits, and in the end
// the release is told by what is known without it.
func TestPageAway(t *testing.T) {
	s := newShelf("brs/6311")
	d := newDesk(t, s)
	d.look()
	s.put("brs/6311/3", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	delete(s.pages, "brs/6311/3")
	for want := 1; want < 6; want++ {
		d.look()
		if i := d.is("brs/6311/3", summaries.Found); i.Tries != want {
			t.Fatalf("%d tries; want %d", i.Tries, want)
		}
		d.look() // too early
		d.now = d.item("brs/6311/3").TryAt
	}
	d.look()
	if i := d.is("brs/6311/3", summaries.Drafted); i.Draft.Text != "4,64" {
		t.Errorf("the draft is %q", i.Draft.Text)
	}
}

// A source that cannot be read holds up no other, and what it lists all the same counts.
func TestSourceAway(t *testing.T) {
	broken, fine := newShelf("brs/6300"), newShelf("brs/6311")
	broken.away = errors.New("away")
	d := newDesk(t, broken, fine)
	if r := d.look(); !slices.Equal(r.Away, []string{"brs/6300"}) {
		t.Errorf("%+v", r)
	}
	fine.put("brs/6311/4", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	broken.put("brs/6300/4", "Kemiskinan September 2030", "2031-02-01", "3,73")
	if r := d.look(); len(r.Away) > 0 || r.Drafted != 1 {
		t.Errorf("%+v", r)
	}
	d.is("brs/6311/4", summaries.Drafted)
	d.is("brs/6300/4", summaries.Old) // its first list came only now
}

// What its source changes before it is told is drafted anew; after that it is corrected
// once if a figure differs, and left alone if only words do.
func TestRevised(t *testing.T) {
	s := newShelf("brs/6311")
	d := newDesk(t, s)
	d.look()
	s.put("brs/6311/5", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	d.look()
	s.put("brs/6311/5", "Kemiskinan Maret 2031", "2031-07-24", "4,65")
	d.look()
	if i := d.is("brs/6311/5", summaries.Drafted); i.Draft.Text != "4,65" || i.Edition != 0 {
		t.Errorf("%q, edition %d", i.Draft.Text, i.Edition)
	}
	d.announced("brs/6311/5")
	s.put("brs/6311/5", "Profil Kemiskinan Maret 2031", "2031-07-24", "4,65")
	d.look()
	d.is("brs/6311/5", summaries.Announced)
	s.put("brs/6311/5", "Profil Kemiskinan Maret 2031", "2031-07-24", "4,66")
	d.look()
	i := d.is("brs/6311/5", summaries.Drafted)
	if i.Edition != 1 || len(i.Changes) != 1 || !i.Changes[0].ByBPS || i.Changes[0].Before != "4,65" || i.Changes[0].What != "Semula 4,65, menjadi 4,66." {
		t.Errorf("edition %d, %+v", i.Edition, i.Changes)
	}
	d.look()
	if i := d.item("brs/6311/5"); i.Edition != 1 {
		t.Errorf("it was corrected again: edition %d", i.Edition)
	}
}

// Two replicas that look at once draft one release once.
func TestTwoNewsrooms(t *testing.T) {
	s := newShelf("brs/6311")
	d := newDesk(t, s)
	d.look()
	s.put("brs/6311/6", "Kemiskinan Maret 2031", "2031-07-24", "4,64")
	inner := d.room.Make
	second := *d.room
	d.room.Make = func(ctx context.Context, p summaries.Page, trace func(what, text string)) (summaries.Summary, error) {
		if _, err := second.Look(ctx, d.now); err != nil { // drafts it meanwhile
			t.Error(err)
		}
		p.Text = "9,99"
		return inner(ctx, p, trace)
	}
	d.look()
	if i := d.is("brs/6311/6", summaries.Drafted); i.Draft.Text != "4,64" {
		t.Errorf("the second draft stands: %q", i.Draft.Text)
	}
}

// The budget of a day is spent once, whoever spends it, and the next day has its own.
func TestBudgeted(t *testing.T) {
	ledger, now := summaries.NewMemoryLedger(), before
	asked := 0
	model := summaries.Budgeted{Drafter: drafts(func() { asked++ }), Ledger: ledger, Most: 2, Now: func() time.Time { return now }}
	for n := range 3 {
		_, err := model.Draft(t.Context(), summaries.Plan{})
		if over := errors.Is(err, summaries.ErrBudget); over != (n == 2) {
			t.Errorf("call %d: %v", n, err)
		}
	}
	now = now.AddDate(0, 0, 1)
	if _, err := model.Draft(t.Context(), summaries.Plan{}); err != nil || asked != 3 {
		t.Errorf("the next day: %v, asked %d times", err, asked)
	}
}

// drafts is a Drafter that counts.
type drafts func()

func (d drafts) Draft(context.Context, summaries.Plan) (string, error) { d(); return "", nil }
func (d drafts) Name() string                                          { return "model" }

package main

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot"
	"pantau/bot/commitments"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
	"pantau/indicators/data"
)

// regional is a region with one commitment, in a bubble: what the sweeper makes of it,
// and when by the region's own clock.
type regional struct {
	*outbox.Memory
	t      *testing.T
	region string
	rooms  rooms
	bot    *bot.Bot

	mu   sync.Mutex
	gap  time.Duration // by which the clock on the wall is ahead of the bubble's
	told []string
	stop func()
}

// newRegional begins on a day, at midnight there. Person 2 is the contact of Dinsos.
func newRegional(t *testing.T, region, day string) *regional {
	t.Helper()
	r := &regional{t: t, region: region}
	r.Memory = outbox.NewMemory(outbox.Pace{}, r.wall)
	r.rooms = newMemory()
	r.rooms.people = people.NewMemoryAt(r.wall)
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	begin, err := time.ParseInLocation(time.DateOnly, day, people.Zone(region))
	if err != nil {
		t.Fatal(err)
	}
	r.ahead(begin.Sub(r.wall()))
	r.bot = bot.New(bot.Options{Catalogue: cat, Home: region, People: r.rooms.people, Talk: r.rooms.talk, Refs: r.rooms.refs, Mail: r,
		Book: r.rooms.book, Pledges: r.rooms.pledges, Forms: r.rooms.forms, Now: r.wall, Log: slog.New(slog.DiscardHandler)})
	_, err = people.Save(t.Context(), r.rooms.people, region, "1", func(o *people.Office) error {
		*o = people.Office{ID: "1", Role: people.Contact, SKPD: "dinsos", Title: "Narahubung Dinsos", Holder: 2, Since: begin}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wall is the clock on the wall. It goes on while the machine sleeps, unlike timers.
func (r *regional) wall() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return time.Now().Add(r.gap)
}

// ahead sets the clock on the wall.
func (r *regional) ahead(by time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gap += by
}

// Put notes what is told, and when.
func (r *regional) Put(ctx context.Context, letters ...outbox.Letter) (int, error) {
	added, err := r.Memory.Put(ctx, letters...)
	if added == len(letters) {
		for _, l := range letters {
			at := r.wall().In(people.Zone(r.region)).Format("2006-01-02 15.04")
			_, stages, _ := strings.Cut(l.Note, ":dinsos:")
			stage, _, _ := strings.Cut(stages, ":")
			r.mu.Lock()
			r.told = append(r.told, at+" "+stage)
			r.mu.Unlock()
		}
	}
	return added, err
}

// promise records a commitment of Dinsos.
func (r *regional) promise(deadline string) {
	r.t.Helper()
	due, err := commitments.ParseISO(deadline)
	if err != nil {
		r.t.Fatal(err)
	}
	now := r.wall().In(people.Zone(r.region))
	today := commitments.DateOf(now)
	c := commitments.Commitment{State: commitments.Open, Title: "Pelatihan kerja 200 orang", Deadline: due, Begun: today, CreatedAt: now,
		Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}}}
	if _, err := commitments.Add(r.t.Context(), r.rooms.pledges, r.region, commitments.Entry{At: now, Day: today, What: commitments.WasRecorded}, c); err != nil {
		r.t.Fatal(err)
	}
}

// start begins to look around.
func (r *regional) start() {
	ctx, cancel := context.WithCancel(r.t.Context())
	s := &sweeper{remind: r.bot.RemindRegion, pledges: r.rooms.pledges, now: r.wall, made: func() {}, log: slog.New(slog.DiscardHandler)}
	ended := make(chan error, 1)
	go func() { ended <- s.run(ctx) }()
	r.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			r.t.Error(err)
		}
	}
}

// lets so many hours pass by.
func lets(hours int) { time.Sleep(time.Duration(hours) * time.Hour) }

func (r *regional) want(what string, want ...string) {
	r.t.Helper()
	synctest.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Equal(r.told, want) {
		r.t.Errorf("%s: told\n%s\nwant\n%s", what, strings.Join(r.told, "\n"), strings.Join(want, "\n"))
	}
}

// Each region is reminded at its own half past eight.
func TestRemindersKeepTheRegionsOwnTime(t *testing.T) {
	for _, region := range []string{"3204", "6311", "8171"} { // WIB, WITA, WIT
		synctest.Test(t, func(t *testing.T) {
			r := newRegional(t, region, "2026-11-23")
			r.promise("2026-11-26")
			r.start()
			lets(4 * 24)
			r.stop()
			r.want(region, "2026-11-23 08.30 H-3", "2026-11-25 08.30 H-1", "2026-11-26 08.30 H-0")
		})
	}
}

// A deadline behind a long holiday is told before it, and nothing while it lasts.
func TestRemindersBeforeALongHoliday(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegional(t, "6311", "2026-03-10")
		for _, date := range []string{"2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24"} {
			_, err := people.Save(t.Context(), r.rooms.people, "6311", date, func(d *people.DayOff) error {
				*d = people.DayOff{Date: date, Kind: people.Collective, Name: "Cuti bersama"}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		r.promise("2026-03-25")
		r.start()
		lets(17 * 24)
		r.stop()
		r.want("Lebaran", "2026-03-10 08.30 jauh", "2026-03-11 08.30 H-14", "2026-03-17 08.30 H-1", "2026-03-25 08.30 H-0", "2026-03-26 08.30 lewat")
	})
}

// A machine that was asleep tells the present stage alone, soon after it wakes up.
func TestRemindersAfterSleep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegional(t, "6311", "2026-11-23")
		r.promise("2026-12-07")
		r.start()
		lets(3) // asleep from three at night on Monday to ten o'clock on Friday of the next week
		r.ahead(11*24*time.Hour + 7*time.Hour)
		lets(6)
		r.stop()
		r.want("sleep", "2026-12-04 10.00 H-1")
	})
}

// A process that ends at any time is gone on with by the next one: nothing twice,
// nothing lost.
func TestRemindersOverRestarts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegional(t, "6311", "2026-11-23")
		r.promise("2026-11-26")
		for range 4 * 24 / 2 {
			r.start()
			synctest.Wait()
			lets(2)
			r.stop()
		}
		r.want("restarts", "2026-11-23 08.30 H-3", "2026-11-25 08.30 H-1", "2026-11-26 08.30 H-0")
	})
}

// What is recorded while offices are open is told within the same minute; a clock that
// was set back holds up nothing.
func TestRemindersOfWhatIsNew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegional(t, "6311", "2026-11-23")
		r.promise("2027-11-26")
		r.start()
		lets(9)
		r.promise("2027-11-26") // the morning's letter is out
		lets(5)
		r.ahead(-time.Hour)
		r.promise("2027-11-26")
		lets(24)
		r.stop()
		r.want("new", "2026-11-23 08.30 jauh", "2026-11-23 13.00 jauh", "2026-11-24 08.30 jauh")
	})
}

// trouble is a store of which one region cannot be read for a while.
type trouble struct {
	away  map[string]bool
	looks map[string]int
}

func (s *trouble) Regions(context.Context) ([]string, error) { return []string{"6309", "6311"}, nil }

func (s *trouble) Version(context.Context, string) (int64, error) { return 1, nil }

func (s *trouble) remind(_ context.Context, region string) (bot.Round, error) {
	s.looks[region]++
	if s.away[region] {
		return bot.Round{}, errors.New("away")
	}
	return bot.Round{Next: time.Now().Add(time.Hour)}, nil
}

// A region that cannot be read holds up no other, and is tried again at each look;
// one where nothing has changed is gone through every five minutes.
func TestSweeperGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &trouble{away: map[string]bool{"6309": true}, looks: map[string]int{}}
		s := &sweeper{remind: w.remind, pledges: w, now: time.Now, log: slog.New(slog.DiscardHandler)}
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour-time.Second)
		defer cancel()
		if err := s.run(ctx); err != nil {
			t.Error(err)
		}
		if w.looks["6309"] != 180 || w.looks["6311"] != 12 {
			t.Errorf("looked %v times", w.looks)
		}
	})
}

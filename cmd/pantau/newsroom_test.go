package main

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pantau/summaries"
)

// What the ledger does not take while Redis is away is read again a minute later, long
// before its source would be due; and no source is asked while nothing can be kept.
func TestReleasesAreReadAgainSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ledger := &tiredLedger{MemoryLedger: summaries.NewMemoryLedger()}
		source := &listing{day: time.Now().Format(time.DateOnly)}
		n := watching(ledger, source)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- n.run(ctx, func() {}) }()

		synctest.Wait()
		if source.asked.Load() != 1 {
			t.Fatalf("the source was asked %d times", source.asked.Load())
		}
		ledger.away.Store(true)
		time.Sleep(30*time.Minute + 90*time.Second) // due after half an hour
		synctest.Wait()
		if source.asked.Load() != 1 {
			t.Errorf("the source was asked %d times with nowhere to keep what it says", source.asked.Load())
		}
		ledger.away.Store(false)
		ledger.full.Store(true)
		time.Sleep(time.Minute)
		synctest.Wait()
		if _, known, _ := ledger.ByID(ctx, "rilis 1"); known || source.asked.Load() != 2 {
			t.Errorf("asked %d times; known is %v", source.asked.Load(), known)
		}
		ledger.full.Store(false)
		time.Sleep(time.Minute)
		synctest.Wait()
		if _, known, _ := ledger.ByID(ctx, "rilis 1"); !known || source.asked.Load() != 3 {
			t.Errorf("asked %d times; known is %v", source.asked.Load(), known)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// One item that cannot be read is logged at each look, and has no source read more often.
func TestUnreadableItemHurriesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ledger := &tiredLedger{MemoryLedger: summaries.NewMemoryLedger()}
		ledger.spoilt.Store(true)
		source := &listing{day: time.Now().Format(time.DateOnly)}
		n := watching(ledger, source)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- n.run(ctx, func() {}) }()
		time.Sleep(59 * time.Minute)
		synctest.Wait()
		if source.asked.Load() != 2 {
			t.Errorf("within an hour the source was asked %d times; want 2", source.asked.Load())
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// What comes seldom is not left alone for hours because BPS was away for a moment: it is
// asked again after half an hour. One odd row among others changes nothing.
func TestSourceThatWasAwayIsAskedAgain(t *testing.T) {
	for _, tt := range []struct {
		name string
		list []summaries.Release
		want int32 // times asked in the first hour
	}{
		{"nothing came", nil, 2},
		{"a row could not be read", []summaries.Release{{ID: "berita 1", Kind: summaries.News, Source: "berita/6311", Title: "Kegiatan kantor"}}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				source := &moody{list: tt.list}
				n := watching(summaries.NewMemoryLedger(), source)
				ctx, cancel := context.WithTimeout(t.Context(), 59*time.Minute)
				defer cancel()
				if err := n.run(ctx, func() {}); err != nil || source.asked != tt.want {
					t.Errorf("asked %d times, want %d; %v", source.asked, tt.want, err)
				}
			})
		})
	}
}

// watching is a newsroom that looks at one source every quarter of an hour.
func watching(ledger summaries.Ledger, source summaries.Source) *newsroom {
	return &newsroom{cfg: config{ReleaseEvery: interval(15 * time.Minute)}, ledger: ledger, now: time.Now, log: slog.New(slog.DiscardHandler),
		made: map[string]summaries.Source{}, feeds: []summaries.Source{source}}
}

// moody is the news of a domain, read wholly only at the second time.
type moody struct {
	listing
	list  []summaries.Release
	asked int32
}

func (f *moody) Name() string { return "berita/6311" }

func (f *moody) Releases(context.Context) ([]summaries.Release, error) {
	if f.asked++; f.asked == 1 {
		return f.list, errTired
	}
	return f.list, nil
}

// listing is a list of BPS, which is read every half an hour at most: nothing at first,
// then one release.
type listing struct {
	asked atomic.Int32
	day   string
}

func (l *listing) Name() string { return "brs/6311" }

func (l *listing) Releases(context.Context) ([]summaries.Release, error) {
	if l.asked.Add(1) == 1 {
		return nil, nil
	}
	return []summaries.Release{{ID: "rilis 1", Kind: summaries.BRS, Source: l.Name(), Title: "Kegiatan kantor", Date: l.day}}, nil
}

func (l *listing) Page(context.Context, summaries.Release) (summaries.Page, error) {
	return summaries.Page{}, summaries.ErrGone
}

// tiredLedger cannot be reached, takes nothing in, or has an item that cannot be read.
type tiredLedger struct {
	*summaries.MemoryLedger
	away, full, spoilt atomic.Bool
}

var errTired = errors.New("away")

func (l *tiredLedger) Opened(ctx context.Context, source string) (bool, error) {
	if l.away.Load() {
		return false, errTired
	}
	return l.MemoryLedger.Opened(ctx, source)
}

func (l *tiredLedger) Add(ctx context.Context, i summaries.Item) (summaries.Item, bool, error) {
	if l.full.Load() {
		return i, false, errTired
	}
	return l.MemoryLedger.Add(ctx, i)
}

func (l *tiredLedger) Open(ctx context.Context) ([]summaries.Item, error) {
	all, err := l.MemoryLedger.Open(ctx)
	if l.spoilt.Load() {
		err = errors.Join(err, summaries.ErrRecord)
	}
	return all, err
}

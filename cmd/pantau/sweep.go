package main

import (
	"context"
	"log/slog"
	"time"

	"pantau/bot"
)

// How often the regions are looked at. A look is cheap: it asks what was changed. All
// that a region has is gone through when something was, when the last time said that
// more may be due by now, and every lookAgain, as who holds an office or what a chat has
// settled may be another by then.
const (
	lookEvery = 20 * time.Second
	lookAgain = 5 * time.Minute
)

// sweeper has everybody reminded in time. It keeps nothing that matters: after a
// restart it goes through all regions once, and what was told stays told.
type sweeper struct {
	remind  func(ctx context.Context, region string) (bot.Round, error)
	pledges versions
	now     func() time.Time
	made    func() // hears that letters were made
	log     *slog.Logger

	seen map[string]sweep
	away bool
}

// versions tells which regions have commitments, and when they were changed.
type versions interface {
	Regions(ctx context.Context) ([]string, error)
	Version(ctx context.Context, region string) (int64, error)
}

// sweep is when a region was gone through, by the clock on the wall: the time that a
// machine has slept counts.
type sweep struct {
	version  int64
	at, next time.Time
}

// run looks around until ctx ends.
func (s *sweeper) run(ctx context.Context) error {
	s.seen = map[string]sweep{}
	for ok := true; ok; ok = pause(ctx, lookEvery) {
		err := s.look(ctx)
		if (err != nil) != s.away && ctx.Err() == nil {
			s.away = err != nil
			s.log.Warn("reminding", "away", s.away, "error", err)
		}
	}
	return nil
}

// look goes through the regions that need it. One that cannot be read holds up no
// other; it is tried again at the next look.
func (s *sweeper) look(ctx context.Context) (trouble error) {
	regions, err := s.pledges.Regions(ctx)
	if err != nil {
		return err
	}
	for _, region := range regions {
		if ctx.Err() != nil {
			return nil
		}
		version, err := s.pledges.Version(ctx, region)
		if err == nil && s.needs(region, version) {
			err = s.sweep(ctx, region, version)
		}
		if err != nil {
			trouble = err
		}
	}
	return trouble
}

// needs tells whether there may be something to tell in a region.
func (s *sweeper) needs(region string, version int64) bool {
	last, known := s.seen[region]
	now := s.wall()
	return !known || last.version != version || !now.Before(last.next) ||
		now.Before(last.at) || now.Sub(last.at) >= lookAgain
}

// sweep goes through a region. The version was read before, so that what is changed
// meanwhile is seen by the next look.
func (s *sweeper) sweep(ctx context.Context, region string, version int64) error {
	at := s.wall()
	round, err := s.remind(ctx, region)
	if round.Made > 0 {
		s.made()
		s.log.Info("reminders go out", "region", region, "letters", round.Made)
	}
	if err != nil {
		delete(s.seen, region)
		return err
	}
	s.seen[region] = sweep{version: version, at: at, next: round.Next}
	return nil
}

// wall is the time without the clock that stands still while a machine sleeps.
func (s *sweeper) wall() time.Time { return s.now().Round(0) }

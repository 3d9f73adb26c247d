package people

import (
	"context"
	"errors"
	"time"
)

// ErrHolder refuses to take an office from one who does not hold it.
var ErrHolder = errors.New("somebody else holds the office")

// Appoint has a person hold an office from now on; whoever held it holds it no more.
// Done again it changes nothing. It answers ErrNone when there is no such office.
//
// The region is kept for the person before the office, and dropped for the old
// holder after, so that a call that breaks off hides no office from its holder.
func Appoint(ctx context.Context, s Store, region, office string, person int64, now time.Time) (Office, error) {
	return assign(ctx, s, region, office, person, now, func(Office) error { return nil })
}

// HandOver is Appoint by the one who holds the office. It answers ErrHolder when
// that is neither from nor, because the hand-over was asked for twice, already to.
func HandOver(ctx context.Context, s Store, region, office string, from, to int64, now time.Time) (Office, error) {
	return assign(ctx, s, region, office, to, now, func(o Office) error {
		if o.Holder != from && o.Holder != to {
			return ErrHolder
		}
		return nil
	})
}

// Vacate leaves an office without a holder, from now on. It answers ErrNone.
func Vacate(ctx context.Context, s Store, region, office string, now time.Time) (Office, error) {
	return assign(ctx, s, region, office, 0, now, func(Office) error { return nil })
}

// assign gives an office to a person, 0 for nobody, if may allows it.
func assign(ctx context.Context, s Store, region, office string, person int64, now time.Time, may func(Office) error) (Office, error) {
	if person != 0 {
		if err := s.AddRegion(ctx, person, region); err != nil {
			return Office{}, err
		}
	}
	var was int64
	o, err := Save(ctx, s, region, office, func(o *Office) error {
		if o.ID == "" {
			return ErrNone
		}
		if err := may(*o); err != nil {
			return err
		}
		if was = o.Holder; was != person {
			o.Holder, o.Since = person, now
		}
		return nil
	})
	if err != nil {
		return Office{}, errors.Join(err, clean(ctx, s, region, person))
	}
	if person != 0 { // once more, since a clean may have come between
		err = s.AddRegion(ctx, person, region)
	}
	if was != person {
		err = errors.Join(err, clean(ctx, s, region, was))
	}
	return o, err
}

// clean drops a region for a person who holds no office there. An office may be
// given meanwhile, so it looks again afterwards.
func clean(ctx context.Context, s Store, region string, person int64) error {
	if person == 0 {
		return nil
	}
	if held, err := heldBy(ctx, s, region, person); err != nil || len(held) > 0 {
		return err
	}
	if err := s.DropRegion(ctx, person, region); err != nil {
		return err
	}
	held, err := heldBy(ctx, s, region, person)
	if err != nil || len(held) == 0 {
		return err
	}
	return s.AddRegion(ctx, person, region)
}

// ForgetPerson drops what is kept about a person: who held an office, in all
// regions, and all of the private chat. Offices and their history stay. It can be
// done again after a fault.
func ForgetPerson(ctx context.Context, s Store, person int64, now time.Time) error {
	held, err := OfficesOf(ctx, s, person)
	if err != nil {
		return err
	}
	for _, h := range held {
		_, err := HandOver(ctx, s, h.Region, h.Office.ID, person, 0, now)
		if err != nil && !errors.Is(err, ErrHolder) && !errors.Is(err, ErrNone) {
			return err
		}
	}
	regions, err := s.Regions(ctx, person)
	if err != nil {
		return err
	}
	for _, region := range regions {
		if err := clean(ctx, s, region, person); err != nil {
			return err
		}
	}
	return s.Forget(ctx, person)
}

// TakeUp appoints a person to the office of an invitation, and answers who held it
// before. It answers ErrHolder when the office has changed hands since it was
// offered, so that nobody comes back by an old link, and ErrNone when it is gone.
// Done again by the same person it changes nothing.
func TakeUp(ctx context.Context, s Store, region string, i Invite, person int64, now time.Time) (o Office, was int64, err error) {
	o, err = assign(ctx, s, region, i.Office, person, now, func(o Office) error {
		if was = o.Holder; was != person && !o.Since.Equal(i.Since) {
			return ErrHolder
		}
		return nil
	})
	return o, was, err
}

package summaries

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Newsroom brings what sources publish into the ledger, and drafts it. It decides
// nothing about readers: that is done with what it leaves in state Drafted.
type Newsroom struct {
	Ledger  Ledger
	Sources []Source
	Make    func(ctx context.Context, p Page, trace func(what, text string)) (Summary, error)
	Words   []string            // that make a release worth reading; see Relevant, PovertyWords
	Rests   func(s Source) bool // a source that is not to be read in this round; nil is none
	Log     *slog.Logger
}

// Round is what one look at all sources came to.
type Round struct {
	New     int // to be drafted
	Old     int // there when their source was first read
	Beside  int // not about poverty, or told already from another source
	Revised int // changed by their source
	Drafted int
	Away    []string // sources of which nothing could be read
}

// Look reads every source once, and then drafts all that may be told by now. Called
// again, or by several replicas, it drafts nothing twice. A source that cannot be read
// holds up no other; an error is the ledger's, or the end of ctx.
func (n *Newsroom) Look(ctx context.Context, now time.Time) (r Round, err error) {
	for _, s := range n.Sources {
		if n.Rests != nil && n.Rests(s) {
			continue
		}
		if err := n.collect(ctx, s, now, &r); err != nil {
			return r, err
		}
	}
	return r, n.draft(ctx, now, &r)
}

// collect takes over what one source lists. Its first list is marked, not told.
func (n *Newsroom) collect(ctx context.Context, s Source, now time.Time, r *Round) error {
	was, err := n.Ledger.Opened(ctx, s.Name()) // before the source is asked: what it says must be kept
	if err != nil {
		return fmt.Errorf("reading the ledger: %w", err)
	}
	list, trouble := s.Releases(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	away := trouble != nil && len(list) == 0
	if away {
		r.Away = append(r.Away, s.Name())
	}
	if trouble != nil {
		n.Log.Warn("a source of releases cannot be read", "source", s.Name(), "releases", len(list), "error", trouble)
	}
	for _, release := range list {
		err := n.take(ctx, s, release, was, now, r)
		if AboutItems(err) {
			n.Log.Error("a release cannot be looked at", "release", release.ID, "error", err)
			continue
		}
		if err != nil {
			return err
		}
	}
	if was || away {
		return nil
	}
	return n.Ledger.SetOpened(ctx, s.Name())
}

// take takes over one release.
func (n *Newsroom) take(ctx context.Context, s Source, release Release, opened bool, now time.Time, r *Round) error {
	item, known, err := n.Ledger.ByID(ctx, release.ID)
	if err != nil {
		return fmt.Errorf("reading the ledger: %w", err)
	}
	if known {
		return n.revise(ctx, s, item, release, now, r)
	}
	item = Item{Release: release, FoundAt: now, Digest: Digest(release)}
	item.Release.PDF = "" // signed for a while only
	if item.State, item.Same, err = n.place(ctx, release, opened, now); err != nil {
		return err
	}
	_, isNew, err := n.Ledger.Add(ctx, item)
	if err != nil || !isNew {
		return err
	}
	switch item.State {
	case Old:
		r.Old++
	case Beside:
		r.Beside++
	default:
		r.New++
	}
	return nil
}

// fresh is how long ago a release may be dated that is told. An older one comes into view
// when others are taken off a list.
const fresh = 30 * 24 * time.Hour

// place is the state in which a release begins. Of a source that is read for the first
// time everything is old, but what is dated ahead, which is still to come.
func (n *Newsroom) place(ctx context.Context, release Release, opened bool, now time.Time) (State, int, error) {
	switch {
	case !opened && May(release.Date, now), release.Date != "" && release.Date < DayOf(now.Add(-fresh)):
		return Old, 0, nil
	case !Relevant(release.Title, release.Text, n.Words):
		return Beside, 0, nil
	}
	same, err := n.same(ctx, release)
	if same != 0 || err != nil {
		return Beside, same, err
	}
	return Found, 0, nil
}

// recent is how many of the releases told last are looked at for the same event.
const recent = 50

// same is the number of an item that tells the same event; 0 is none.
func (n *Newsroom) same(ctx context.Context, release Release) (int, error) {
	told, _, err := n.Ledger.Told(ctx, nil, 0, recent)
	if err != nil && !AboutItems(err) {
		return 0, fmt.Errorf("reading the ledger: %w", err)
	}
	open, err := n.Ledger.Open(ctx)
	if err != nil && !AboutItems(err) {
		return 0, fmt.Errorf("reading the ledger: %w", err)
	}
	for _, i := range append(told, open...) {
		if i.Release.Source != release.Source && SameEvent(i.Release, release) {
			return i.Number, nil
		}
	}
	return 0, nil
}

// draft drafts what was found and may be told. One that cannot be kept holds up no other.
func (n *Newsroom) draft(ctx context.Context, now time.Time, r *Round) error {
	open, err := n.Ledger.Open(ctx)
	if err != nil && !AboutItems(err) {
		return fmt.Errorf("reading the ledger: %w", err)
	}
	for _, i := range open {
		if i.State != Found || !May(i.Release.Date, now) || now.Before(i.TryAt) {
			continue
		}
		one := n.draftOne(ctx, i, now, r)
		if one != nil && !AboutItems(one) {
			return one
		}
		err = errors.Join(err, one)
	}
	return err
}

// Failed readings of a page are tried again after longer and longer waits; after mostTries
// the release is told by what is known without its page.
const (
	mostTries = 6
	firstWait = 5 * time.Minute
)

func (n *Newsroom) draftOne(ctx context.Context, i Item, now time.Time, r *Round) error {
	page, err := n.page(ctx, i.Release)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && i.Tries+1 < mostTries {
		n.Log.Warn("a release cannot be read yet", "number", i.Number, "tries", i.Tries+1, "error", err)
		_, err := n.Ledger.Change(ctx, i.Number, func(i *Item) error {
			i.Tries, i.TryAt = i.Tries+1, now.Add(firstWait<<i.Tries)
			return nil
		})
		return err
	}
	if err != nil {
		n.Log.Error("a release is told without its page", "number", i.Number, "error", err)
		page = pageOf(i.Release)
	}
	if err := n.keep(ctx, i, page, now); err != nil {
		return err
	}
	r.Drafted++
	return nil
}

// keep makes a draft of a page and keeps it: from then on its words stand.
func (n *Newsroom) keep(ctx context.Context, i Item, page Page, now time.Time) error {
	var traces []Trace
	draft, err := n.Make(ctx, page, func(what, text string) { traces = append(traces, Trace{now, what, text}) })
	if err != nil {
		return err
	}
	_, err = n.Ledger.Change(ctx, i.Number, func(i *Item) error {
		if i.State != Found {
			return errTaken
		}
		i.State, i.Page, i.DraftAt = Drafted, cutPage(page), now
		i.Redraft(draft)
		i.Release.Region = cmp.Or(draft.Subject(), i.Release.Region)
		i.Traces = append(i.Traces, traces...)
		return nil
	})
	if errors.Is(err, errTaken) {
		return nil
	}
	return err
}

// errTaken means that another replica was faster.
var errTaken = errors.New("the release is drafted already")

// page reads a release's page from where it came from.
func (n *Newsroom) page(ctx context.Context, r Release) (Page, error) {
	for _, s := range n.Sources {
		if s.Name() == r.Source {
			return s.Page(ctx, r)
		}
	}
	return Page{}, fmt.Errorf("%w: its source is read no more", ErrGone)
}

// pageOf is what is known of a release without its page.
func pageOf(r Release) Page {
	return Page{Title: r.Title, Text: r.Text, Region: r.Region, Date: r.Date, Address: r.Address}
}

// mostKept is how much of a page's text is kept for review, in bytes.
const mostKept = 16_000

func cutPage(p Page) Page {
	p.Text = cutText(p.Text, mostKept)
	return p
}

// cutText cuts a text behind its last whole character within so many bytes.
func cutText(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most]
}

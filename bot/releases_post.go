package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

// A summary that stands in the ledger comes to its readers in three steps: PostReleases
// decides that it may be told, asks those who have to approve it, and makes it a
// broadcast; Address decides who gets a letter; Words finds the words when the letter's
// turn has come. Whatever step a kill falls between, the next call goes on from there.

// releasesBegin begins the IDs of broadcasts of releases: "rilis/17/0", number and edition.
const releasesBegin = "rilis/"

// releaseLasts is how long a release waits for chats that cannot be told yet.
const releaseLasts = newsLasts

// releaseNews is the body of a broadcast of a release. Its words are in the ledger.
type releaseNews struct {
	Number  int    `json:"number"`
	Edition int    `json:"edition"`
	Region  string `json:"region"`
}

func (n releaseNews) id() string { return releaseID(n.Number, n.Edition) }

func releaseID(number, edition int) string {
	return fmt.Sprintf("%s%d/%d", releasesBegin, number, edition)
}

// readReleaseID reads number and edition from the ID of a broadcast.
func readReleaseID(id string) (n releaseNews, ok bool) {
	rest, ok := strings.CutPrefix(id, releasesBegin)
	number, edition, both := strings.Cut(rest, "/")
	var err1, err2 error
	n.Number, err1 = strconv.Atoi(number)
	n.Edition, err2 = strconv.Atoi(edition)
	return n, ok && both && err1 == nil && err2 == nil
}

// readReleaseNews is the body of a broadcast of a release.
func readReleaseNews(br outbox.Broadcast) (n releaseNews, err error) {
	if err := json.Unmarshal([]byte(br.Body), &n); err != nil {
		return n, fmt.Errorf("reading the news of a release: %w", err)
	}
	return n, nil
}

// PostReleases goes through the releases that are not told yet: those whose draft may be
// told go out, or to whoever has to approve them. It tells how many broadcasts it made.
// Called again, or by several replicas at once, it tells and asks nothing twice. A
// release that fails, or cannot be read, holds up no other.
func (b *Bot) PostReleases(ctx context.Context) (made int, err error) {
	if b.Releases == nil {
		return 0, nil
	}
	open, err := b.Releases.Open(ctx)
	failed := []error{stored("reading the ledger", err)}
	for _, i := range open {
		isNew, err := b.postRelease(ctx, i, 0)
		if i.Known != "" {
			isNew, err = b.tellDate(ctx, i)
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("release %d: %w", i.Number, err))
		}
		if isNew {
			made++
		}
	}
	return made, errors.Join(failed...)
}

// postRelease takes a release as far as it may go by itself. Of the cards of approvers
// those change that ask about it, but for that of a person who sees it already; 0 is none.
func (b *Bot) postRelease(ctx context.Context, i summaries.Item, seen int64) (isNew bool, err error) {
	switch {
	case i.Draft == nil || i.State != summaries.Drafted && i.State != summaries.Waiting:
		return false, nil
	case withdrawing(i):
		return b.tellRelease(ctx, i, summaries.Withdrawn, seen)
	case !summaries.May(i.Release.Date, b.Now()):
		return false, nil
	case i.State == summaries.Waiting:
		return false, b.asksApproval(ctx, i)
	}
	asks, err := b.needsApproval(ctx, i)
	if err != nil {
		return false, err
	}
	begun, err := b.begun(ctx, i)
	if err != nil {
		return false, err
	}
	if !asks || begun {
		return b.tellRelease(ctx, i, summaries.Announced, seen)
	}
	kept, err := b.moves(ctx, i, func(i *summaries.Item) { i.State = summaries.Waiting })
	if err != nil || kept.State != summaries.Waiting {
		return false, err
	}
	b.Log.Info("a release waits for approval", "release", i.Number, "edition", i.Edition, "doubts", len(i.Draft.Doubts))
	return false, b.asksApproval(ctx, kept)
}

// begun tells whether a release that is not written down as told is on its way already:
// the program was killed in between.
func (b *Bot) begun(ctx context.Context, i summaries.Item) (bool, error) {
	_, ok, err := b.Mail.Broadcast(ctx, releaseID(i.Number, i.Edition))
	return ok, stored("reading a broadcast", err)
}

// errMoved means that an item is no longer what was read: another replica or a person
// was quicker.
var errMoved = errors.New("the release has moved on")

// moves changes an item that is still as it was read; else it answers it as it is.
func (b *Bot) moves(ctx context.Context, was summaries.Item, change func(*summaries.Item)) (summaries.Item, error) {
	kept, err := b.Releases.Change(ctx, was.Number, func(i *summaries.Item) error {
		if i.State != was.State || i.Edition != was.Edition || draftTag(*i) != draftTag(was) {
			return errMoved
		}
		change(i)
		return nil
	})
	if !errors.Is(err, errMoved) {
		return kept, stored("writing into the ledger", err)
	}
	kept, _, err = b.Releases.Find(ctx, was.Number)
	return kept, stored("reading the ledger", err)
}

// tellRelease makes the broadcast of a release, and then moves it to what it is once it
// is told.
func (b *Bot) tellRelease(ctx context.Context, i summaries.Item, to summaries.State, seen int64) (isNew bool, err error) {
	if err := b.notesDifference(ctx, i); err != nil {
		return false, err
	}
	br, err := b.releaseBroadcast(ctx, i)
	if err != nil {
		return false, err
	}
	if isNew, err = b.Mail.Announce(ctx, br); err != nil {
		return false, stored("announcing a release", err)
	}
	if !isNew {
		again, err := b.toldOtherwise(ctx, i, br.ID)
		if err != nil || again {
			return false, err
		}
	}
	kept, err := b.moves(ctx, i, func(i *summaries.Item) {
		if i.State = to; i.ToldAt.IsZero() {
			i.ToldAt = b.Now()
		}
	})
	if err != nil {
		return isNew, err
	}
	if isNew {
		b.Log.Info("a release goes out", "broadcast", br.ID, "state", string(to), "lists", len(br.Indexes))
	}
	return isNew, b.editsApprovals(ctx, kept, seen)
}

// releaseBroadcast is a release as the outbox keeps it. Corrections go before new
// releases, to the lists of what they correct as well, and last to whoever was told that
// and stands on none of them any more.
func (b *Bot) releaseBroadcast(ctx context.Context, i summaries.Item) (outbox.Broadcast, error) {
	n := releaseNews{i.Number, i.Edition, b.releaseRegion(i)}
	body, err := json.Marshal(struct {
		releaseNews
		Draft string `json:"draft"` // see toldOtherwise
	}{n, draftTag(i)})
	if err != nil {
		return outbox.Broadcast{}, fmt.Errorf("writing the news of a release: %w", err)
	}
	now := b.Now()
	br := outbox.Broadcast{ID: n.id(), Priority: outbox.Release, Start: now, Expires: now.Add(releaseLasts), Indexes: b.releaseLists(n.Region), Body: string(body)}
	if i.Edition > 0 {
		br.Priority = outbox.Reminder
		before, ok, err := b.Mail.Broadcast(ctx, releaseID(i.Number, i.Edition-1))
		if err != nil {
			return outbox.Broadcast{}, stored("reading a broadcast", err)
		}
		if ok {
			br.Indexes = append(append(br.Indexes, before.Indexes...), toldBegin+before.ID)
		}
	}
	slices.SortFunc(br.Indexes, func(a, b string) int {
		toldLast := cmp.Compare(strings.Count(a, toldBegin), strings.Count(b, toldBegin))
		return cmp.Or(toldLast, cmp.Compare(a, b)) // a reader's own number counts before that of then
	})
	br.Indexes = slices.Compact(br.Indexes)
	return br, nil
}

// toldOtherwise looks at a broadcast that was there already: a release that was drafted
// anew after a kill between announcing it and writing that down may have been told in
// other words. Then the present ones are a correction.
func (b *Bot) toldOtherwise(ctx context.Context, i summaries.Item, id string) (again bool, err error) {
	br, ok, err := b.Mail.Broadcast(ctx, id)
	if err != nil || !ok {
		return false, stored("reading a broadcast", err)
	}
	var body struct{ Draft string }
	if err := json.Unmarshal([]byte(br.Body), &body); err != nil {
		return false, fmt.Errorf("reading the news of a release: %w", err)
	}
	if body.Draft == draftTag(i) {
		return false, nil
	}
	_, err = b.moves(ctx, i, func(i *summaries.Item) {
		if i.ToldAt.IsZero() {
			i.ToldAt = b.Now()
		}
		i.Edition++
		i.Changes = append(i.Changes, summaries.Edit{At: b.Now(), ByBPS: true, What: text.ReleaseWordsChanged()})
	})
	return true, err
}

// releaseRegion is the region that a release is about: that of the figure it tells
// first, if its source serves that region, else its source's own; the nation where
// neither is known.
func (b *Bot) releaseRegion(i summaries.Item) string {
	c := b.catalogue.Load()
	own := i.Release.Region
	if _, known := c.Region(own); !known {
		own = nation
	}
	if i.Draft == nil || len(i.Draft.Claims) == 0 {
		return own
	}
	first := i.Draft.Claims[0].Place.Code
	_, known := c.Region(first)
	serves := own == nation || own == first || own == people.ProvinceOf(first)
	if known && serves {
		return first
	}
	return own
}

// nation is its BPS code.
const nation = "0000"

// releaseLists are the lists of those who want releases about a region: of a province
// all within it do, and of the nation everybody.
func (b *Bot) releaseLists(region string) (lists []string) {
	c := b.catalogue.Load()
	regions := []string{region}
	switch {
	case region == nation:
		regions = nil
		for _, r := range c.Regions() {
			regions = append(regions, r.Code)
		}
	case people.ProvinceOf(region) == region:
		regions = append(regions, c.Children(region)...)
	}
	for _, code := range regions {
		lists = append(lists, people.Lists(people.Releases, code)...)
		if r, _ := c.Region(code); r.Kind == indicators.Province {
			lists = append(lists, people.Index(people.Releases, people.Whole(code)))
		}
	}
	return lists
}

// wantsRelease tells whether the reader wants a release about a region by now.
func (r reader) wantsRelease(region string) bool {
	return r.settings.Has(people.Releases) && slices.ContainsFunc(r.settings.Where(r.own), func(entry string) bool {
		code := strings.TrimSuffix(entry, "*")
		switch {
		case region == nation:
			return true
		case people.ProvinceOf(region) == region:
			return people.ProvinceOf(code) == region
		}
		return r.settings.Follows(people.Releases, region, r.own)
	})
}

// addressRelease makes the letters of a release for a page of its readers. Whether
// somebody was told what a correction corrects is known only when its turn has come.
func (b *Bot) addressRelease(ctx context.Context, br outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
	n, err := readReleaseNews(br)
	if err != nil {
		return nil, err
	}
	now := b.Now()
	return b.lettersTo(ctx, ids, func(a audience, r reader) (l outbox.Letter, wanted bool, err error) {
		l, start := releaseLetter(br, r), br.Start
		if n.Edition > 0 {
			wanted, err = r.settings.Has(people.Releases), b.editsTold(ctx, n, r.id, l)
		} else {
			wanted = r.wantsRelease(n.Region)
			start, err = a.start(ctx, br, r)
		}
		l.Due = r.nextOf(people.Releases, later(now, start))
		return l, wanted && !l.Due.After(br.Expires), err
	})
}

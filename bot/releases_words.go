package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/summaries"
)

// waitsForDraft is how soon a letter is looked at again whose release is being drafted
// anew, or waits for approval.
const waitsForDraft = time.Minute

// releaseLetter is a letter of a broadcast of a release. Its key bears the reader's first
// number, under which what was told to it is known though the chat may move.
func releaseLetter(br outbox.Broadcast, r reader) outbox.Letter {
	return outbox.Letter{
		Key: fmt.Sprintf("%s/%d", br.ID, r.id), Priority: br.Priority, Broadcast: br.ID, Kind: r.kind(),
		To: chat.ID{Chat: r.id, Topic: r.settings.Topics[people.Releases]}, Expires: br.Expires,
	}
}

// releaseTurn is a letter of a release whose turn has come.
type releaseTurn struct {
	reader
	item summaries.Item
	news releaseNews
	told releaseTold
	to   int64 // the chat's present number
}

// releaseTold is what a reader was told of a release before.
type releaseTold struct {
	first  int64 // the reader's first number
	before int   // newest of the older editions that was told, or was about to be; -1 is none
	begun  bool  // the present edition was about to be told by this letter
	other  bool  // …by another letter, which answers for it
	stands bool  // the present edition stands in the chat
}

// releaseWords finds the words of a letter of a release: those of its newest edition.
// Whoever was told an older one gets them as a correction. What nobody wants any more, or
// was told already, is dropped.
func (b *Bot) releaseWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	t, ok, err := b.releaseTurn(ctx, l)
	if err != nil || !ok {
		return outbox.Words{Drop: err == nil}, err
	}
	now := b.Now()
	switch {
	case !t.ready():
		return outbox.Words{Hold: waitsForDraft}, nil
	case !t.due():
		return outbox.Words{Drop: true}, nil
	}
	if t.news.Edition > 0 {
		if err := b.editsTold(ctx, t.news, t.told.first, l); err != nil {
			return outbox.Words{}, err
		}
	}
	if !t.wanted(b.releaseRegion(t.item)) {
		return outbox.Words{Drop: true}, nil
	}
	if due := t.nextOf(people.Releases, now); due.After(now) {
		return outbox.Words{Hold: due.Sub(now)}, nil
	}
	m, err := b.releaseMessage(ctx, t)
	if err != nil {
		return outbox.Words{}, err
	}
	// That it is about to stand there is kept first: should the program be killed once it
	// does, a correction still reaches it.
	intent := dialogue.Told{Chat: t.told.first, At: now}
	if err := b.Refs.Mark(ctx, intent, aboutTo(t.item, t.item.Edition, t.news.Edition)); err != nil {
		return outbox.Words{}, stored("keeping what is about to be told", err)
	}
	return outbox.Words{Message: m}, nil
}

// Names under which a chat's messages are known: the last one that told a release, and
// the one that told an edition of it. The latter, and which broadcast's letter was about
// to tell it, are kept under the chat's first number.
func releaseName(number int) string { return releasesBegin + strconv.Itoa(number) }

func toldName(number, edition int) string { return releaseID(number, edition) }

func aboutTo(i summaries.Item, edition, broadcast int) string {
	return fmt.Sprintf("%s/akan/%d", toldName(i.Number, edition), broadcast)
}

// releaseTurn reads what decides about a letter; ok is false when its release is gone.
func (b *Bot) releaseTurn(ctx context.Context, l outbox.Letter) (t releaseTurn, ok bool, err error) {
	if t.news, ok = readReleaseID(l.Broadcast); !ok {
		return t, false, nil
	}
	if t.item, ok, err = b.Releases.Find(ctx, t.news.Number); err != nil || !ok || t.item.Draft == nil {
		return t, false, stored("reading the ledger", err)
	}
	if t.reader, err = b.audience().reader(ctx, l.To.Chat); err != nil {
		return t, false, err
	}
	t.to = l.To.Chat
	t.told, err = b.releaseTold(ctx, t.item, t.news.Edition, firstNumber(l))
	return t, err == nil, err
}

// firstNumber is the reader's number that the key of a letter bears.
func firstNumber(l outbox.Letter) int64 {
	id, err := strconv.ParseInt(l.Key[strings.LastIndexByte(l.Key, '/')+1:], 10, 64)
	if err != nil {
		return l.To.Chat
	}
	return id
}

// releaseTold reads what a reader was told of a release, for a letter of one of its
// broadcasts. An edition is told by its own broadcast or, where that waited, by the first.
func (b *Bot) releaseTold(ctx context.Context, i summaries.Item, broadcast int, first int64) (told releaseTold, err error) {
	told = releaseTold{first: first, before: -1}
	marked := func(name string) bool {
		_, ok, why := b.Refs.Marked(ctx, first, name)
		err = cmp.Or(err, stored("reading what was told", why))
		return ok
	}
	told.stands = marked(toldName(i.Number, i.Edition))
	for _, by := range slices.Compact([]int{0, i.Edition}) {
		begun := marked(aboutTo(i, i.Edition, by))
		told.begun = told.begun || begun && by == broadcast
		told.other = told.other || begun && by != broadcast
	}
	for e := i.Edition - 1; e >= 0 && told.before < 0; e-- {
		if marked(toldName(i.Number, e)) || marked(aboutTo(i, e, 0)) || marked(aboutTo(i, e, e)) {
			told.before = e
		}
	}
	return told, err
}

// ready tells whether the words of a release stand for now: it is not being drafted anew,
// nor does it wait for approval.
func (t releaseTurn) ready() bool {
	switch t.item.State {
	case summaries.Found, summaries.Waiting:
		return false
	case summaries.Drafted:
		return t.item.Edition == t.news.Edition // it is being announced
	}
	return true
}

// due tells whether a letter still has something to say: the first news of a release to
// one who does not have its newest edition, and its newest correction to one who was told
// what came before.
func (t releaseTurn) due() bool {
	switch t.item.State {
	case summaries.Drafted, summaries.Announced, summaries.Withdrawn:
	default:
		return false // it was turned down
	}
	switch {
	case t.told.stands, t.told.other:
		return false
	case t.news.Edition == 0:
		return !withdrawing(t.item)
	}
	return t.news.Edition == t.item.Edition && t.told.before >= 0 // an older correction has become untrue
}

// wanted tells whether the reader takes a release about a region by now. Whoever was told
// it wants to know of its corrections, whatever region they find it to be about.
func (t releaseTurn) wanted(region string) bool {
	return t.wantsRelease(region) || t.told.before >= 0 && t.settings.Has(people.Releases)
}

// releaseMessage is the message of a release to one reader.
func (b *Bot) releaseMessage(ctx context.Context, t releaseTurn) (m chat.Message, err error) {
	k := &talk{Bot: b, Catalogue: b.catalogue.Load()}
	m.Buttons = k.releaseButtons(t.reader, t.item)
	view := releaseView(t.item)
	if t.told.before < 0 {
		m.Text = text.Release(view)
		return m, nil
	}
	before, ok, err := b.Refs.Marked(ctx, t.to, releaseName(t.item.Number))
	if err != nil {
		return m, stored("reading where a release stands", err)
	}
	c := text.ReleaseCorrection{Release: view, Changes: t.changes(), BPS: isOfBPS(t.item)}
	if ok {
		m.ReplyTo, c.Before = before.Message, before.At.In(t.calendar.Zone())
	}
	if withdrawing(t.item) {
		m.Text = text.ReleaseWithdrawn(c)
	} else {
		m.Text = text.ReleaseCorrected(c)
	}
	return m, nil
}

// changes are the corrections since what the reader was told.
func (t releaseTurn) changes() []summaries.Edit {
	return t.item.Changes[min(t.told.before, len(t.item.Changes)):]
}

// releaseView is a release as readers see it.
func releaseView(i summaries.Item) text.ReleaseView {
	return text.ReleaseView{Summary: *i.Draft, Origin: i.Release.Origin, Date: i.Release.Date}
}

// isOfBPS tells whether BPS itself has published a release.
func isOfBPS(i summaries.Item) bool {
	switch i.Release.Kind {
	case summaries.BRS, summaries.News, summaries.Publication:
		return true
	}
	return false
}

// releaseButtons open the release where it was published, and the card of its region. As
// those below news of figures they leave the message as it is.
func (t *talk) releaseButtons(r reader, i summaries.Item) [][]chat.Button {
	var row []chat.Button
	if strings.HasPrefix(i.Release.Address, "https://") || strings.HasPrefix(i.Release.Address, "http://") {
		row = append(row, chat.Button{Label: text.ButtonRead(), URL: i.Release.Address})
	}
	full := t.cardOf(r, t.releaseRegion(i), "")
	full.Label = text.ButtonFullFigures()
	return [][]chat.Button{append(row, full)}
}

// releaseDelivered remembers which message told which edition of a release: the newest
// one that was about to be told.
func (b *Bot) releaseDelivered(ctx context.Context, l outbox.Letter, at chat.Ref) error {
	t, ok, err := b.releaseTurn(ctx, l)
	if err != nil || !ok {
		return err
	}
	edition := t.told.before
	if t.told.begun {
		edition = t.item.Edition
	}
	if edition < 0 {
		return nil
	}
	told := dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}
	if err := b.Refs.Mark(ctx, told, releaseName(t.item.Number)); err != nil {
		return err
	}
	told.Chat = t.told.first
	return b.Refs.Mark(ctx, told, toldName(t.item.Number, edition))
}

package bot

import (
	"context"
	"fmt"
	"hash/fnv"
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

// This file writes to those who approve releases: the secretariat of a district, and the
// operators for the nation, the provinces, and districts without a secretariat.

// Beginnings of the keys of letters to approvers.
const (
	approvalsBegin   = "setuju/"              // "setuju/17/0-k2p9/-1", number, edition, draft and chat
	editsApproval    = editsBegin + "setuju-" // "ubah/setuju-17-4/5", number, version of the item and chat
	differencesBegin = "beda-rilis/"          // the tables contradict a release that goes out
	approvalsLast    = releaseLasts           // how long it may still be of use to ask
	traceApproved    = "persetujuan"          // of summaries.Trace: the draft of then was approved
	traceRejected    = "penolakan"            // …turned down
	traceEdited      = "suntingan"            // …given other words
)

// isReleaseLetter tells whether a letter that states its own words is one of these, or
// changes a message of a release.
func isReleaseLetter(l outbox.Letter) bool {
	return l.Broadcast == "" && (strings.HasPrefix(l.Key, approvalsBegin) || strings.HasPrefix(l.Key, editsApproval) || strings.HasPrefix(l.Key, editsRelease))
}

// releaseLetterWords finds the words of such a letter when its turn has come.
func (b *Bot) releaseLetterWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	switch {
	case strings.HasPrefix(l.Key, editsRelease):
		return b.editedWords(ctx, l)
	case strings.HasPrefix(l.Key, editsApproval):
		return b.approvalEditWords(ctx, l)
	}
	return b.approvalWords(ctx, l)
}

// needsApproval tells whether a draft waits for a person: as its region has settled, by
// default when something about it is doubtful.
func (b *Bot) needsApproval(ctx context.Context, i summaries.Item) (bool, error) {
	if approved(i) {
		return false, nil
	}
	p, err := b.releasePolicy(ctx, b.releaseRegion(i))
	if err != nil {
		return false, err
	}
	switch p.Approves() {
	case people.ApproveAll:
		return true, nil
	case people.ApproveNone:
		return false, nil
	}
	return len(i.Draft.Doubts) > 0, nil
}

// approved tells whether a person has let the present draft pass, or has written it.
func approved(i summaries.Item) bool {
	if n := len(i.Changes); n > 0 && !i.Changes[n-1].ByBPS && i.Changes[n-1].At.Equal(i.DraftAt) {
		return true
	}
	return i.By != "" && slices.ContainsFunc(i.Traces, func(t summaries.Trace) bool {
		return t.What == traceApproved && !t.At.Before(i.DraftAt)
	})
}

// policyRegion is the region whose rules hold for releases about a region: a district's
// own; the operators have one for the nation and all provinces.
func policyRegion(region string) string {
	if people.ProvinceOf(region) == region {
		return nation
	}
	return region
}

func (b *Bot) releasePolicy(ctx context.Context, region string) (people.Policy, error) {
	p, _, err := people.Find[people.Policy](ctx, b.People, policyRegion(region), people.Policy{}.Key())
	return p, stored("reading the rules of a region", err)
}

// approvers are the persons who decide about releases of a region.
func (b *Bot) approvers(ctx context.Context, region string) (persons []int64, err error) {
	if policyRegion(region) != nation {
		offices, err := people.List[people.Office](ctx, b.People, region)
		if err != nil {
			return nil, stored("reading who approves", err)
		}
		for _, o := range offices {
			if o.Role == people.Secretariat && o.Holder != 0 {
				persons = append(persons, o.Holder)
			}
		}
	}
	if len(persons) == 0 {
		persons = slices.Clone(b.Admins)
	}
	slices.Sort(persons)
	return slices.Compact(persons), nil
}

// asksApproval puts in one letter to each approver, at the hour that suits them.
func (b *Bot) asksApproval(ctx context.Context, i summaries.Item) error {
	return b.toApprovers(ctx, i, func(r reader) outbox.Letter {
		return outbox.Letter{Key: approvalKey(i, r.id), Message: chat.Message{Text: text.ApprovalPlain()}}
	})
}

// notesDifference tells approvers that the tables contradict a release that goes out.
// Those who were asked to approve it have seen that.
func (b *Bot) notesDifference(ctx context.Context, i summaries.Item) error {
	differ := slices.ContainsFunc(i.Draft.Cross, func(c summaries.Cross) bool { return !c.Agrees })
	if !differ || approved(i) || withdrawing(i) {
		return nil
	}
	c := b.catalogue.Load()
	words := text.ReleaseDiffers(b.approvalView(i))
	k := &talk{Bot: b, Catalogue: c}
	return b.toApprovers(ctx, i, func(r reader) outbox.Letter {
		return outbox.Letter{Key: fmt.Sprintf("%s%d/%d-%s/%d", differencesBegin, i.Number, i.Edition, draftStamp(i), r.id),
			Message: chat.Message{Text: words, Buttons: k.releaseButtons(r, i)}}
	})
}

// toApprovers puts in a letter to each approver.
func (b *Bot) toApprovers(ctx context.Context, i summaries.Item, write func(r reader) outbox.Letter) error {
	persons, err := b.approvers(ctx, b.releaseRegion(i))
	if err != nil {
		return err
	}
	if len(persons) == 0 {
		b.Log.Error("nobody can be told of a release: there is neither a secretariat nor an administrator", "release", i.Number)
		return nil
	}
	now := b.Now()
	letters, err := b.lettersTo(ctx, persons, func(_ audience, r reader) (outbox.Letter, bool, error) {
		l := write(r)
		l.Priority, l.To, l.Kind = outbox.Reminder, chat.ID{Chat: r.id}, chat.Private
		l.Due = r.nextOf(people.Releases, now)
		l.Expires = l.Due.Add(approvalsLast)
		return l, true, nil
	})
	if err != nil {
		return err
	}
	_, err = b.Mail.Put(ctx, letters...)
	return stored("keeping letters to approvers", err)
}

func approvalKey(i summaries.Item, to int64) string {
	return fmt.Sprintf("%s%d/%d-%s/%d", approvalsBegin, i.Number, i.Edition, draftStamp(i), to)
}

// draftStamp tells one draft of a release from the next.
func draftStamp(i summaries.Item) string { return strconv.FormatInt(i.DraftAt.UnixMicro(), 36) }

// draftTag tells the words of a draft from others, so that nobody publishes what they have
// not seen. It fits into a button.
func draftTag(i summaries.Item) string {
	if i.Draft == nil {
		return ""
	}
	h := fnv.New32a()
	h.Write([]byte(i.Draft.Title + "\x00" + i.Draft.Text))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// releaseNumber is the number behind the beginning of a letter's key.
func releaseNumber(key, begin string) int {
	rest := strings.TrimPrefix(key, begin)
	n, _ := strconv.Atoi(rest[:max(strings.IndexAny(rest, "/-"), 0)])
	return n
}

// approvalWords are the words of a letter that asks for approval. It is dropped when that
// is decided, when there is another draft, or for one who decides no more.
func (b *Bot) approvalWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	i, ok, err := b.Releases.Find(ctx, releaseNumber(l.Key, approvalsBegin))
	if err != nil || !ok {
		return outbox.Words{Drop: err == nil}, stored("reading the ledger", err)
	}
	persons, err := b.approvers(ctx, b.releaseRegion(i))
	if err != nil {
		return outbox.Words{}, err
	}
	if i.State != summaries.Waiting || l.Key != approvalKey(i, l.To.Chat) || !slices.Contains(persons, l.To.Chat) {
		return outbox.Words{Drop: true}, nil
	}
	r, err := b.audience().reader(ctx, l.To.Chat)
	if err != nil {
		return outbox.Words{}, err
	}
	if due := r.nextOf(people.Releases, b.Now()); due.After(b.Now()) {
		return outbox.Words{Hold: due.Sub(b.Now())}, nil
	}
	words, rows := b.approvalCard(i, "")
	return outbox.Words{Message: chat.Message{Text: words, Buttons: rows}}, nil
}

// approvalDelivered remembers which message asks for approval.
func (b *Bot) approvalDelivered(ctx context.Context, l outbox.Letter, at chat.Ref) error {
	if !strings.HasPrefix(l.Key, approvalsBegin) {
		return nil
	}
	told := dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}
	return b.Refs.Mark(ctx, told, approvalName(releaseNumber(l.Key, approvalsBegin)))
}

// approvalName is what a message is known by that asks for approval.
func approvalName(number int) string { return approvalsBegin + strconv.Itoa(number) }

// editsApprovals has the cards that approvers have change to what is true by now, but for
// that of a person who sees it already.
func (b *Bot) editsApprovals(ctx context.Context, i summaries.Item, except int64) error {
	persons, err := b.approvers(ctx, b.releaseRegion(i))
	if err != nil {
		return err
	}
	var letters []outbox.Letter
	for _, person := range persons {
		told, ok, err := b.Refs.Marked(ctx, person, approvalName(i.Number))
		if err != nil {
			return stored("reading where approval is asked for", err)
		}
		if !ok || person == except {
			continue
		}
		letters = append(letters, outbox.Letter{
			Key: fmt.Sprintf("%s%d-%d/%d", editsApproval, i.Number, i.Version, person), Priority: outbox.Reminder,
			To: chat.ID{Chat: person}, Kind: chat.Private, Expires: b.Now().Add(editsLast),
			Message: chat.Message{Text: text.ApprovalPlain(), Edit: &chat.Ref{Chat: told.Chat, Message: told.Message}},
		})
	}
	if len(letters) == 0 {
		return nil
	}
	_, err = b.Mail.Put(ctx, letters...)
	return stored("keeping what becomes of cards of approval", err)
}

// approvalEditWords are the card as it is by now.
func (b *Bot) approvalEditWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	i, ok, err := b.Releases.Find(ctx, releaseNumber(l.Key, editsApproval))
	if err != nil || !ok || i.Draft == nil {
		return outbox.Words{Drop: err == nil}, stored("reading the ledger", err)
	}
	words, rows := b.approvalCard(i, "")
	return outbox.Words{Message: chat.Message{Text: words, Buttons: rows, Edit: l.Message.Edit}}, nil
}

// approvalView is a release as approvers see it.
func (b *Bot) approvalView(i summaries.Item) text.ApprovalView {
	region := b.releaseRegion(i)
	r, _ := b.catalogue.Load().Region(region)
	v := text.ApprovalView{Number: i.Number, Edition: i.Edition, Release: releaseView(i), Region: r, State: i.State, By: i.By,
		Approved: approved(i), Withdrawn: withdrawing(i), Zone: people.Zone(region), ToldAt: i.ToldAt}
	if n := len(i.Changes); n > 0 {
		v.Change = &i.Changes[n-1]
	}
	return v
}

// approvalCard is a draft with all that an approver needs to decide, or how it was
// decided; done is what was just done.
func (b *Bot) approvalCard(i summaries.Item, done string) (words string, rows [][]chat.Button) {
	say := func(label, verb string, more ...string) chat.Button {
		return button(label, "rilis", append([]string{verb, strconv.Itoa(i.Number)}, more...)...)
	}
	edit, trace := say(text.ButtonEditRelease(), "ubah"), say(text.ButtonTrace(), "jejak")
	switch {
	case undecidedYet(i):
		rows = [][]chat.Button{{say(text.ButtonPublish(), "terbit", draftTag(i)), edit}, {say(text.ButtonReject(), "tolak"), trace}}
	case i.State == summaries.Announced:
		rows = [][]chat.Button{{edit, say(text.ButtonWithdraw(), "tarik")}, {trace}}
	}
	if address := i.Release.Address; strings.HasPrefix(address, "http") && len(rows) > 0 {
		last := len(rows) - 1
		rows[last] = append(rows[last], chat.Button{Label: text.ButtonRead(), URL: address})
	}
	return text.Approval(b.approvalView(i), done), rows
}

// untilEmbargo is the moment from which on an approved release may go out; zero is now.
func untilEmbargo(i summaries.Item, now time.Time) time.Time {
	if summaries.May(i.Release.Date, now) {
		return time.Time{}
	}
	day, err := time.ParseInLocation(time.DateOnly, i.Release.Date, people.Zone(""))
	if err != nil {
		return time.Time{}
	}
	return day.Add(summaries.EmbargoHour * time.Hour)
}

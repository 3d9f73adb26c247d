package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/summaries"
)

// What approvers say of a release, as "/rilis terbit 17".
const (
	releasePublish  = "terbit"
	releaseReject   = "tolak"
	releaseEdit     = "ubah"
	releaseWithdraw = "tarik"
	releaseRules    = "aturan"
)

// decided is a release about which whoever speaks may decide.
type decided struct {
	summaries.Item
	region string
	by     string // title under which they decide
}

// releaseVerb does what an approver says of a release; rest is what stands behind its
// number, as it was written. known is false for a verb that is none of theirs.
func (t *talk) releaseVerb(ctx context.Context, verb string, number int, rest string) (r chat.Reply, known bool, err error) {
	verbs := map[string]func(context.Context, decided, string) (chat.Reply, error){
		releasePublish: t.publishes, releaseReject: t.rejects, releaseEdit: t.edits, releaseWithdraw: t.withdraws,
	}
	do, known := verbs[verb]
	switch {
	case verb == releaseRules:
		r, err = t.releaseRules(ctx, rest)
		return r, true, err
	case !known:
		return chat.Reply{}, false, nil
	case t.Releases == nil:
		return t.refuse(text.NoReleaseToDecide(number)), true, nil
	}
	d, refusal, err := t.decidesOn(ctx, number)
	if err != nil || refusal != nil {
		return or(refusal), true, err
	}
	r, err = do(ctx, d, strings.TrimSpace(rest))
	return r, true, err
}

// decidesOn is a release by its number, for those who may decide about it. Drafts are
// shown in private only: what is doubtful is not for a room.
func (t *talk) decidesOn(ctx context.Context, number int) (d decided, refusal *chat.Reply, err error) {
	refuse := func(words string) (decided, *chat.Reply, error) {
		r := t.refuse(words)
		return decided{}, &r, nil
	}
	if t.Kind != chat.Private {
		return refuse(text.ReleasePrivately())
	}
	i, ok, err := t.Releases.Find(ctx, number)
	if err != nil {
		return d, nil, stored("reading the ledger", err)
	}
	if !ok {
		return refuse(text.NoReleaseToDecide(number))
	}
	d = decided{Item: i, region: t.releaseRegion(i)}
	rights, may, err := t.approvesFor(ctx, d.region)
	switch {
	case err != nil:
		return d, nil, err
	case !may:
		return refuse(text.ApproversOnly(t.region(d.region)))
	case i.Draft == nil:
		return refuse(text.ReleaseUndrafted(number))
	}
	d.by = actor(rights, people.Secretariat)
	return d, nil, t.settlesBegun(ctx, &d)
}

// settlesBegun writes down that a release is told that is on its way already, so that
// nobody turns down what readers have.
func (t *talk) settlesBegun(ctx context.Context, d *decided) error {
	if d.State != summaries.Drafted {
		return nil
	}
	begun, err := t.begun(ctx, d.Item)
	if err != nil || !begun {
		return err
	}
	if _, err := t.postRelease(ctx, d.Item, 0); err != nil {
		return err
	}
	d.Item, _, err = t.Releases.Find(ctx, d.Number)
	return stored("reading the ledger", err)
}

// approvesFor tells whether whoever speaks decides about releases of a region.
func (t *talk) approvesFor(ctx context.Context, region string) (rights people.Rights, may bool, err error) {
	if policyRegion(region) == nation {
		return people.Rights{Operator: t.isOperator()}, t.isOperator(), nil
	}
	rights, err = t.rightsIn(ctx, region)
	return rights, rights.Manages(), stored("reading what a person may do", err)
}

// errDecided and errOther end a decision: about what is decided already, and about a
// draft that is another by now.
var (
	errDecided = errors.New("the release is decided")
	errOther   = errors.New("the draft is another")
)

// decidesRelease changes a release if its state allows that, and its draft is the one that was
// seen; tag may be empty.
func (t *talk) decidesRelease(ctx context.Context, d *decided, tag string, allowed func(summaries.Item) bool, change func(*summaries.Item)) error {
	kept, err := t.Releases.Change(ctx, d.Number, func(i *summaries.Item) error {
		switch {
		case i.Draft == nil || !allowed(*i):
			return errDecided
		case tag != "" && tag != draftTag(*i):
			return errOther
		}
		change(i)
		return nil
	})
	if errors.Is(err, errDecided) || errors.Is(err, errOther) {
		i, ok, ledger := t.Releases.Find(ctx, d.Number)
		if ledger != nil || !ok || i.Draft == nil {
			return errors.Join(err, stored("reading the ledger", ledger))
		}
		d.Item = i
		return err
	}
	if err != nil {
		return stored("writing into the ledger", err)
	}
	d.Item = kept
	return nil
}

// undecidedYet tells whether a release awaits a decision.
func undecidedYet(i summaries.Item) bool {
	return (i.State == summaries.Waiting || i.State == summaries.Drafted && !approved(i)) && !withdrawing(i)
}

// publishes lets a draft pass, and has it go out. tag names the draft that was seen.
func (t *talk) publishes(ctx context.Context, d decided, tag string) (chat.Reply, error) {
	now := t.Now()
	err := t.decidesRelease(ctx, &d, tag, undecidedYet, func(i *summaries.Item) {
		i.State, i.By = summaries.Drafted, d.by
		i.Traces = append(i.Traces, summaries.Trace{At: now, What: traceApproved, Text: d.by})
	})
	if err != nil && !errors.Is(err, errDecided) {
		return t.notDecided(ctx, d, err)
	}
	if err == nil {
		t.record(ctx, d.region, d.by, "rilis", "", text.LogRelease(d.Number, text.LogPublished))
		t.Log.Info("a release is approved", "update", t.ID, "release", d.Number)
	}
	if _, posted := t.postRelease(ctx, d.Item, t.standsAt(ctx, d.Item)); posted != nil { // the next round posts it
		t.Log.Error("an approved release is not out yet", "release", d.Number, "error", posted)
	}
	if err != nil {
		return t.notDecided(ctx, d, err)
	}
	return t.shows(ctx, d, text.ReleaseApproved(t.region(d.region), untilEmbargo(d.Item, now)))
}

// shows is the card of a release as it is after a decision; the others' follow.
func (t *talk) shows(ctx context.Context, d decided, done string) (chat.Reply, error) {
	i, ok, err := t.Releases.Find(ctx, d.Number)
	if err != nil || !ok {
		return chat.Reply{}, stored("reading the ledger", err)
	}
	if err := t.editsApprovals(ctx, i, t.standsAt(ctx, i)); err != nil {
		t.Log.Error("the cards of other approvers do not follow", "release", i.Number, "error", err)
	}
	words, rows := t.approvalCard(i, done)
	r := chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
	if t.IsPress() {
		r.Notice = chat.Plain(done)
	}
	return r, nil
}

// standsAt is the person who speaks, if the card that they have pressed is the one known
// for the release; 0 otherwise.
func (t *talk) standsAt(ctx context.Context, i summaries.Item) int64 {
	told, ok, err := t.Refs.Marked(ctx, t.From, approvalName(i.Number))
	if err == nil && ok && t.pressedOn() == (chat.Ref{Chat: told.Chat, Message: told.Message}) {
		return t.From
	}
	return 0
}

// notDecided says how a release stands that is decided already, or was drafted anew.
func (t *talk) notDecided(ctx context.Context, d decided, err error) (chat.Reply, error) {
	if !errors.Is(err, errDecided) && !errors.Is(err, errOther) {
		return chat.Reply{}, err
	}
	i, ok, ledger := t.Releases.Find(ctx, d.Number)
	if ledger != nil || !ok || i.Draft == nil {
		return t.refuse(text.ReleaseUndrafted(d.Number)), stored("reading the ledger", ledger)
	}
	done := text.ReleaseOtherDraft()
	if errors.Is(err, errDecided) {
		done = text.ReleaseStands(t.approvalView(i))
	}
	words, rows := t.approvalCard(i, "")
	if errors.Is(err, errOther) {
		words, rows = t.approvalCard(i, done)
	}
	r := chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
	if t.IsPress() {
		r.Notice, r.Alert = chat.Plain(done), true
	}
	return r, nil
}

// rejects turns a draft down. It needs a reason, which stays with the release. When the
// draft is a correction, what was told before goes on standing.
func (t *talk) rejects(ctx context.Context, d decided, reason string) (chat.Reply, error) {
	if !undecidedYet(d.Item) {
		return t.notDecided(ctx, d, errDecided)
	}
	if reason = oneLine(reason); !fitsReason(reason) {
		return t.asksOfRelease(ctx, releaseReject, d)
	}
	now, told := t.Now(), d.Edition > 0
	err := t.decidesRelease(ctx, &d, "", undecidedYet, func(i *summaries.Item) {
		if !i.Keep() {
			i.State, i.By = summaries.Rejected, d.by
		}
		i.Traces = append(i.Traces, summaries.Trace{At: now, What: traceRejected, Text: reason})
	})
	if err != nil {
		return t.notDecided(ctx, d, err)
	}
	t.record(ctx, d.region, d.by, "rilis", "", text.LogRelease(d.Number, text.LogRejected)+": "+reason)
	return t.shows(ctx, d, text.ReleaseRejected(told))
}

// withdraws takes back what was told, for a reason that stays with the release.
func (t *talk) withdraws(ctx context.Context, d decided, reason string) (chat.Reply, error) {
	if undecidedYet(d.Item) && d.Edition == 0 {
		return t.refuse(text.ReleaseNotTold(d.Number)), nil
	}
	if !withdrawable(d.Item) {
		return t.notDecided(ctx, d, errDecided)
	}
	if reason = oneLine(reason); !fitsReason(reason) {
		return t.asksOfRelease(ctx, releaseWithdraw, d)
	}
	now := t.Now()
	err := t.decidesRelease(ctx, &d, "", withdrawable, func(i *summaries.Item) { withdraw(i, d.by, now) })
	if err != nil {
		return t.notDecided(ctx, d, err)
	}
	t.record(ctx, d.region, d.by, "rilis", "", text.LogRelease(d.Number, text.LogWithdrawn)+": "+reason)
	if _, err := t.postRelease(ctx, d.Item, t.standsAt(ctx, d.Item)); err != nil {
		t.Log.Error("a release that was taken back is not told yet", "release", d.Number, "error", err)
	}
	return t.shows(ctx, d, text.ReleaseTakenBack())
}

// withdrawable tells whether readers have a release that can be taken back.
func withdrawable(i summaries.Item) bool {
	return !withdrawing(i) && (i.State == summaries.Announced || i.Edition > 0 && (i.State == summaries.Waiting || i.State == summaries.Rejected))
}

// edits gives a release other words, if every figure in them is one of its page. What was
// told already is corrected.
func (t *talk) edits(ctx context.Context, d decided, words string) (chat.Reply, error) {
	if !editable(d.Item) {
		return t.notDecided(ctx, d, errDecided)
	}
	if words = oneLine(words); words == "" {
		return t.asksOfRelease(ctx, releaseEdit, d)
	}
	draft, faults := t.rewritten(d.Item, words)
	if len(faults) > 0 {
		return t.mistake(text.ReleaseFaults(faults)), nil
	}
	if words == d.Draft.Text {
		return t.shows(ctx, d, text.ReleaseSame())
	}
	if d.State == summaries.Drafted && approved(d.Item) { // on its way: what may have been told is corrected
		if _, err := t.postRelease(ctx, d.Item, t.standsAt(ctx, d.Item)); err != nil {
			return chat.Reply{}, err
		}
	}
	return t.rewrites(ctx, d, draft)
}

// editable tells whether a release can be given other words.
func editable(i summaries.Item) bool {
	return !withdrawing(i) && (i.State == summaries.Waiting || i.State == summaries.Drafted || i.State == summaries.Announced)
}

// rewrites puts other words in the place of a draft: as a correction where readers have it
// already, which goes out at once.
func (t *talk) rewrites(ctx context.Context, d decided, draft summaries.Summary) (chat.Reply, error) {
	now, told := t.Now(), d.Edition
	err := t.decidesRelease(ctx, &d, draftTag(d.Item), editable, func(i *summaries.Item) {
		if i.State == summaries.Announced {
			i.Correct(draft, summaries.Edit{At: now, By: d.by})
			return
		}
		i.Redraft(draft)
		i.Traces = append(i.Traces, summaries.Trace{At: now, What: traceEdited, Text: draft.Text})
	})
	if err != nil {
		return t.notDecided(ctx, d, err)
	}
	t.record(ctx, d.region, d.by, "rilis", "", text.LogRelease(d.Number, text.LogEdited))
	if d.Edition <= told {
		return t.shows(ctx, d, text.ReleaseEdited())
	}
	if _, err := t.postRelease(ctx, d.Item, t.standsAt(ctx, d.Item)); err != nil {
		t.Log.Error("a correction is not out yet", "release", d.Number, "error", err)
	}
	return t.shows(ctx, d, text.ReleaseCorrectedByUs())
}

// mostSummaryBytes is how long a summary may be besides its words.
const mostSummaryBytes = 900

// rewritten is a draft with other words, and what is wrong with them.
func (t *talk) rewritten(i summaries.Item, words string) (draft summaries.Summary, faults []string) {
	v := summaries.Read(t.Catalogue, i.Page).Verify(words)
	draft, faults = *i.Draft, v.Faults
	draft.Text, draft.Words = words, len(strings.Fields(words))
	draft.Claims, draft.Derived = v.Claims, v.Derived
	if draft.Words > summaries.MostWords || len(words) > mostSummaryBytes {
		faults = append(faults, text.ReleaseTooLong(summaries.MostWords))
	}
	return draft, faults
}

// asksOfRelease asks for what a verb needs.
func (t *talk) asksOfRelease(ctx context.Context, verb string, d decided) (chat.Reply, error) {
	t.below()
	return t.begin(ctx, formRelease, map[string]string{"untuk": verb, "nomor": strconv.Itoa(d.Number)})
}

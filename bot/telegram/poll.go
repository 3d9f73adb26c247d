package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

const (
	pollHeld    = 50 * time.Second // how long the API holds a poll that brings nothing
	pollTimeout = pollHeld + 10*time.Second
	pollLimit   = 100                    // updates a poll brings at most
	grace       = 5 * time.Millisecond   // for new updates to finish before the next poll
	stale       = 50 * time.Millisecond  // between polls that bring nothing new
	confirmIn   = 2 * time.Second        // for the last poll
	firstWait   = 200 * time.Millisecond // after a poll that failed
	longestWait = 15 * time.Second
)

// Poll fetches updates and has them answered until ctx ends. It then cuts the
// poll, gives answers in hand up to ten seconds, confirms what is finished, and
// returns nil. The only error is ErrToken; everything else is waited out. It
// removes a webhook first, because the API does not serve both.
//
// When it has returned, Poll may be called again, here or by another process that
// takes the lead: what was answered does not come again, what was not does. Two at
// the same time would answer the same updates, so the lead is handed over only
// after it has returned.
func (d *Door) Poll(ctx context.Context) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	p := &poller{
		Door:  d,
		work:  work,
		hand:  newHand(),
		lanes: newLanes(d.workers(), 0),
	}
	err := p.run(ctx)
	defer p.queries.idle(time.Second)
	if !p.drain(farewell) {
		p.log().Warn("telegram: answers were cut short by the stop; they come again", "updates", p.hand.open())
		cancel()
		p.lanes.idle(time.Second)
	}
	if err == nil {
		p.confirm(work)
	}
	return err
}

// poller is one run of Poll.
type poller struct {
	*Door
	work     context.Context // of answers; outlives the poll
	hand     *hand
	lanes    *lanes
	asked    int64     // offset of the last poll that surely reached the API
	failures int       // polls failed in a row
	since    time.Time // the first of them
	hooked   bool      // a webhook may be set
}

// run polls until ctx ends or the token turns out to be wrong.
func (p *poller) run(ctx context.Context) error {
	p.hooked = true
	for ctx.Err() == nil {
		err := p.round(ctx)
		switch {
		case ctx.Err() != nil:
		case errors.Is(err, ErrToken):
			return fmt.Errorf("polling: %w", ErrToken)
		case err != nil:
			p.failed(ctx, err)
		default:
			p.recovered()
		}
	}
	return nil
}

// round makes one poll and waits as long as the next one should wait.
func (p *poller) round(ctx context.Context) error {
	if p.hooked {
		if err := p.unhook(ctx); err != nil {
			return err
		}
		p.hooked = false
	}
	held, quiet := pollHeld, p.hand.open() == 0
	if !quiet {
		held = 0
	}
	raws, err := p.fetch(ctx, p.hand.offset(), held)
	if err != nil {
		return err
	}
	fresh, err := p.hold(raws)
	if err != nil {
		return err
	}
	if fresh == 0 && len(raws) >= pollLimit {
		p.shed()
	}
	if quiet && fresh == 0 && len(raws) > 0 {
		rest(ctx, stale) // the server sends what is confirmed
	}
	p.settle(ctx, fresh)
	return nil
}

// unhook removes a webhook. A server that does not know how has none.
func (p *poller) unhook(ctx context.Context) error {
	_, err := p.Client.call(ctx, callTimeout, "deleteWebhook", tgbotapi.Params{"drop_pending_updates": "false"})
	var no *refusal
	if errors.As(err, &no) && no.Code == http.StatusNotFound {
		p.log().Warn("telegram: this server knows no webhooks", "error", err)
		return nil
	}
	return err
}

// fetch asks for updates from an offset on.
func (p *poller) fetch(ctx context.Context, offset int64, held time.Duration) ([]json.RawMessage, error) {
	params := tgbotapi.Params{
		"limit":           strconv.Itoa(pollLimit),
		"timeout":         strconv.Itoa(int(held.Seconds())),
		"allowed_updates": handled,
	}
	params.AddNonZero64("offset", offset)
	from := time.Now()
	raw, err := p.Client.call(ctx, pollTimeout, "getUpdates", params)
	if ctx.Err() != nil && time.Since(from) > confirmIn {
		p.asked = offset // held for so long, the poll that is cut had reached the API
	}
	if err != nil {
		return nil, err
	}
	p.asked = offset
	raws, err := batch(raw)
	slices.SortStableFunc(raws, func(a, b json.RawMessage) int { return cmp.Compare(idOf(a), idOf(b)) })
	return raws, err
}

// hold hands new updates over and tells how many there were. Updates that cannot
// be read are finished at once. A batch in which nothing has so much as an id is
// an error, as it would come again at once and for ever.
func (p *poller) hold(raws []json.RawMessage) (fresh int, err error) {
	named := 0
	for _, raw := range raws {
		id := idOf(raw)
		if id == 0 {
			p.log().Warn("telegram: an update without an id was skipped")
			continue
		}
		named++
		switch {
		case !p.hand.take(id):
		case p.knows(id):
			p.hand.finish(id)
		default:
			fresh++
			p.begin(id, raw)
		}
	}
	if named == 0 && len(raws) > 0 {
		return 0, errUpdate
	}
	return fresh, nil
}

// begin has one update answered.
func (p *poller) begin(id int64, raw []byte) {
	u, ok, err := decode(raw, p.Client.self.Load())
	if err != nil {
		p.log().Warn("telegram: an update was skipped", "update", id, "error", err)
	}
	if !ok {
		p.hand.finish(id)
		return
	}
	if u.Inline != "" {
		p.done(id)
		p.typed(p.work, u)
		return
	}
	p.lanes.add(task{update: u, do: func() { p.do(id, u) }, drop: func() { p.done(id) }})
}

// do answers an update and finishes it. What the stop of the program kept from
// being answered is not finished: it comes again to the next process.
func (p *poller) do(id int64, u chat.Update) {
	if p.work.Err() == nil {
		p.answer(p.work, u)
	}
	if p.work.Err() == nil {
		p.done(id)
	}
}

// done finishes an update for this Poll and those to come.
func (p *poller) done(id int64) {
	p.finished(id)
	p.hand.finish(id)
}

// shed frees the window of updates when one chat has filled it: what that chat has
// waiting is given up with a sentence, so that others are heard.
func (p *poller) shed() {
	dropped := p.lanes.shed()
	if len(dropped) == 0 {
		return
	}
	for _, t := range dropped {
		t.drop()
	}
	last := dropped[len(dropped)-1].update
	last.TooMany = true
	p.log().Warn("telegram: one chat filled the window", "given_up", len(dropped), "last_update", last.ID)
	p.lanes.add(task{update: last, do: func() { p.answer(p.work, last) }, drop: func() {}})
}

// settle waits until the next poll is worth making: at once when everything is
// finished, after a short grace when new updates came (others may have come
// since), and later while a slow answer holds the offset and nothing new comes.
func (p *poller) settle(ctx context.Context, fresh int) {
	pause := grace
	if fresh == 0 {
		pause = stale
	}
	var t *time.Timer
	for p.hand.open() > 0 {
		if t == nil {
			t = time.NewTimer(pause)
			defer t.Stop()
		}
		select {
		case <-p.hand.empty:
		case <-t.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// failed waits after a poll that failed, longer each time.
func (p *poller) failed(ctx context.Context, err error) {
	if p.failures == 0 {
		p.since = time.Now()
		p.log().Warn("telegram: polling failed, trying again", "error", err)
	}
	wait := backoff(p.failures, firstWait, longestWait)
	p.failures++
	var no *refusal
	if errors.As(err, &no) {
		wait = max(wait, no.After)
		p.hooked = p.hooked || no.Code == http.StatusConflict && no.says([]string{"webhook"})
	}
	rest(ctx, wait)
}

func (p *poller) recovered() {
	if p.failures > 0 {
		p.log().Info("telegram: polling again", "failures", p.failures, "after", time.Since(p.since).Round(time.Second))
		p.failures = 0
	}
}

// drain waits for the answers in hand, and tells whether all are finished.
func (p *poller) drain(most time.Duration) bool {
	t := time.NewTimer(most)
	defer t.Stop()
	for p.hand.open() > 0 {
		select {
		case <-p.hand.empty:
		case <-t.C:
			return p.hand.open() == 0
		}
	}
	return true
}

// confirm tells the API what is finished, so that nothing comes twice to the
// next process. What else that last poll brings is left to it.
func (p *poller) confirm(ctx context.Context) {
	offset := p.hand.offset()
	if offset == 0 || offset == p.asked {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), confirmIn)
	defer cancel()
	params := tgbotapi.Params{"limit": "1", "timeout": "0", "allowed_updates": handled}
	params.AddNonZero64("offset", offset)
	if _, err := p.Client.call(ctx, confirmIn, "getUpdates", params); err != nil {
		p.log().Warn("telegram: the last answers were not confirmed and will come again", "error", err)
	}
}

package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/text"
)

// Late results. A page from the web or a file may take longer than an answer should. Then
// the answer is that it is being read, and Work reads it beside the conversation; what
// comes of it goes out as a letter under the number of the update.
//
// A promise outlives a kill: before it is given, a letter goes into the outbox that says
// after a while that nothing came of it. It falls out when the result has gone in.

const (
	workers     = 2
	mostJobs    = 16 // waiting or in hand
	jobLasts    = 60 * time.Second
	promised    = 2 * time.Minute  // after it was asked for, the result is there or given up
	beforeGiven = 10 * time.Second // before that its reading ends, so that not both are told
	answersIn   = 3 * time.Second  // an answer waits so long for what may be quick
	lastWord    = 5 * time.Second  // for a result to go in, even if the program ends
	givenUpEnds = "/gagal"         // ends the key of the letter that gives up
	resultsKey  = "answer/"        // begins the keys of results, and their marks
)

// job is something to be read.
type job struct {
	update int64
	letter outbox.Letter // the result, without its words
	until  time.Time     // later it is not read
	do     func(ctx context.Context) (chat.Message, error)
	waits  chan chat.Message // hears the result while left is open; nil is nobody
	left   chan struct{}     // closed when nobody waits any more
}

// workshop holds the jobs that wait, and room for those and the ones in hand.
type workshop struct {
	jobs chan *job
	room chan struct{}
}

func newWorkshop() workshop {
	return workshop{make(chan *job, mostJobs), make(chan struct{}, mostJobs)}
}

// Work reads what answers have promised until ctx ends, and returns nil then. Of what is in
// hand or waits at that moment those who asked are told that nothing came of it.
func (b *Bot) Work(ctx context.Context) error {
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case j := <-b.work.jobs:
					b.does(ctx, j)
					<-b.work.room
				}
			}
		})
	}
	all.Wait()
	return nil
}

// does one job, and has its result go where it is waited for.
func (b *Bot) does(ctx context.Context, j *job) {
	left := j.until.Sub(b.Now())
	if left <= 0 {
		return // it is given up
	}
	work, cancel := context.WithTimeout(ctx, min(jobLasts, left))
	defer cancel()
	m, err := safely(work, j.do)
	switch {
	case err != nil && ctx.Err() != nil:
		return
	case errors.Is(err, context.DeadlineExceeded):
		m = chat.Message{Text: text.ReadingSlow()}
	case err != nil:
		ref := reference(j.update, b.Now())
		b.Log.Error("a text is not read", "ref", ref, "update", j.update, "error", err)
		m = chat.Message{Text: text.ReadingFailed(ref)}
	}
	if j.waits != nil {
		select {
		case j.waits <- m:
			return
		case <-j.left:
		}
	}
	b.delivers(ctx, j, m)
}

func safely(ctx context.Context, do func(context.Context) (chat.Message, error)) (m chat.Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return do(ctx)
}

// delivers puts the result in. What cannot be put in is given up in time.
func (b *Bot) delivers(ctx context.Context, j *job, m chat.Message) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWord)
	defer cancel()
	l := j.letter
	m.ReplyTo, l.Message = l.Message.ReplyTo, m
	if _, err := b.Mail.Put(ctx, l); err != nil {
		b.Log.Error("a result is lost", "letter", l.Key, "error", err)
	}
}

// job is one for whoever asks, with the result for this chat.
func (t *talk) job(do func(ctx context.Context, t *talk) (chat.Message, error)) *job {
	key, u := resultsKey+strconv.FormatInt(t.ID, 10), t.Update
	j := &job{update: t.ID, until: t.Now().Add(promised - beforeGiven)}
	j.letter = outbox.Letter{Key: key, Marks: []string{key}, Priority: outbox.Answer, To: t.Chat, Kind: t.Kind, Expires: t.Now().Add(letterLasts)}
	j.letter.Message.ReplyTo = t.said(u, "").ReplyTo
	j.do = func(ctx context.Context) (chat.Message, error) {
		return do(ctx, &talk{Bot: t.Bot, Update: u, Catalogue: t.Bot.catalogue.Load()})
	}
	return j
}

// toPrivate has the result go to the private chat of whoever asks.
func (j *job) toPrivate(person int64) {
	j.letter.To, j.letter.Kind, j.letter.Message.ReplyTo = chat.ID{Chat: person}, chat.Private, 0
}

// hasRoom takes room for one more job, if there is any.
func (b *Bot) hasRoom() bool {
	select {
	case b.work.room <- struct{}{}:
		return true
	default:
		return false
	}
}

// later promises a result, with room taken for it, and says so. One that is promised
// already, to the same update, is promised once.
func (t *talk) later(ctx context.Context, j *job) (chat.Reply, error) {
	done, err := t.promises(ctx, j)
	if err != nil || done {
		<-t.work.room
		return chat.Reply{}, err
	}
	t.work.jobs <- j
	return t.promised(j), nil
}

// promised says that the result comes later, and where.
func (t *talk) promised(j *job) chat.Reply {
	if j.letter.To.Chat == t.Chat.Chat {
		return t.reply(text.ReadingNow(false))
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.ReadingNow(true), t.privateButton())}}
}

// soon answers with the result if it is there in a moment, and else promises it.
func (t *talk) soon(ctx context.Context, j *job) (chat.Reply, error) {
	j.waits, j.left = make(chan chat.Message), make(chan struct{})
	defer close(j.left)
	t.work.jobs <- j
	enough := time.NewTimer(answersIn)
	defer enough.Stop()
	select {
	case m := <-j.waits:
		card := t.card(m.Text, m.Buttons)
		card.Figures = m.Figures
		return chat.Reply{Messages: []chat.Message{card}}, nil
	case <-ctx.Done():
		return chat.Reply{}, ctx.Err()
	case <-enough.C:
	}
	done, err := t.promises(ctx, j)
	if err != nil || done {
		return chat.Reply{}, err
	}
	return t.promised(j), nil
}

// promises puts in the letter that gives up. done tells that the result is there already,
// as the update has come again.
func (t *talk) promises(ctx context.Context, j *job) (done bool, err error) {
	l := j.letter
	l.Key, l.Marks, l.Due = l.Key+givenUpEnds, nil, t.Now().Add(promised)
	l.Message = chat.Message{Text: text.ReadingLost(), ReplyTo: l.Message.ReplyTo}
	added, err := t.Mail.Put(ctx, l)
	if err != nil {
		return false, stored("promising a result", err)
	}
	if added == 0 {
		return t.resultIn(ctx, j.letter.Key)
	}
	return false, nil
}

// resultIn tells whether the result of a key has gone in.
func (b *Bot) resultIn(ctx context.Context, key string) (bool, error) {
	known, err := b.Mail.Marked(ctx, key)
	if err != nil {
		return false, stored("reading whether a result is in", err)
	}
	return len(known) == 1 && known[0], nil
}

// givesUp tells whether a letter gives up a promised result.
func givesUp(l outbox.Letter) bool {
	return strings.HasPrefix(l.Key, resultsKey) && strings.HasSuffix(l.Key, givenUpEnds)
}

// givesUpWords are the words of such a letter; it is dropped when the result has gone in.
func (b *Bot) givesUpWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	in, err := b.resultIn(ctx, strings.TrimSuffix(l.Key, givenUpEnds))
	return outbox.Words{Message: l.Message, Drop: in}, err
}

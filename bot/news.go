package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/text"
	"pantau/indicators"
)

// catchesUp is how soon a letter is looked at again that came before the figures it
// tells: the bot takes up what the book has within a few seconds.
const catchesUp = 2 * time.Second

// Words finds the words of a letter when its turn has come. A letter that nobody
// wants any more, or whose figures were all replaced since, is dropped; one that
// came at the wrong time waits.
func (b *Bot) Words(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	d, ofDate := readNewDate(l.Broadcast)
	switch {
	case isReleaseLetter(l):
		return b.releaseLetterWords(ctx, l)
	case ofDate:
		return b.dateWords(ctx, l, d)
	case l.Broadcast == "":
		return b.letterWords(ctx, l)
	case strings.HasPrefix(l.Broadcast, releasesBegin):
		return b.releaseWords(ctx, l)
	}
	n, r, err := b.turn(ctx, l)
	if err != nil || len(n.Cells) == 0 {
		return outbox.Words{Drop: err == nil}, err
	}
	now := b.Now()
	cells, behind, err := b.current(ctx, n, n.Cells)
	switch {
	case err != nil:
		return outbox.Words{}, err
	case behind:
		return outbox.Words{Hold: catchesUp}, nil
	case !b.notable(r, n, cells):
		return outbox.Words{Drop: true}, nil
	}
	if due := r.next(now); due.After(now) {
		return outbox.Words{Hold: due.Sub(now)}, nil
	}
	n.Cells = cells
	return outbox.Words{Message: b.tell(ctx, r, n)}, nil
}

// turn is the news of a letter, with those cells alone that its reader wants by now.
func (b *Bot) turn(ctx context.Context, l outbox.Letter) (n news, r reader, err error) {
	if n, err = b.newsOf(ctx, l.Broadcast); err != nil || len(n.Cells) == 0 {
		return news{}, reader{}, err
	}
	if r, err = b.audience().reader(ctx, l.To.Chat); err != nil {
		return news{}, reader{}, err
	}
	n.Cells = r.cells(n)
	return n, r, nil
}

// bulletin is what a broadcast tells, which never changes.
type bulletin struct {
	id string
	news
}

// newsOf is what a broadcast tells; nothing when it is gone. The last one is kept: a
// thousand letters tell the same, and that of the whole country is long.
func (b *Bot) newsOf(ctx context.Context, id string) (news, error) {
	if last := b.told.Load(); last != nil && last.id == id {
		return last.news, nil
	}
	br, ok, err := b.Mail.Broadcast(ctx, id)
	if err != nil {
		return news{}, stored("reading a broadcast", err)
	}
	if !ok {
		b.Log.Error("a letter has outlived its broadcast and is dropped", "broadcast", id)
		return news{}, nil
	}
	n, err := readNews(br)
	if err == nil {
		b.told.Store(&bulletin{id, n})
	}
	return n, err
}

// tell is the message of the news to one reader. A revision replies to the message
// that told the old value, where there is one.
func (b *Bot) tell(ctx context.Context, r reader, n news) chat.Message {
	t := &talk{Bot: b, Catalogue: b.catalogue.Load()}
	view := n.view(t.Catalogue)
	var m chat.Message
	if n.Revised {
		before, all := b.before(ctx, r, n)
		if m.ReplyTo = before.Message; before.Message != 0 {
			view.Before, view.Partly = before.At.In(r.calendar.Zone()), !all
		}
	}
	words, figures := text.News(t.Catalogue, view)
	m.Text, m.Figures, m.Buttons = words, t.facts(figures), t.newsButtons(r, n)
	return m
}

// view is the news as it is put into words, with the figures that the bot answers with.
func (n news) view(c *indicators.Catalogue) text.NewsView {
	view := text.NewsView{Revised: n.Revised}
	view.Period, _ = indicators.ParsePeriod(n.Period)
	for _, cell := range n.Cells {
		k, _ := n.key(cell)
		f, ok := c.Figure(k.Region, k.Indicator, k.Period)
		if !ok {
			continue // it is current, and so there
		}
		one := text.NewsFigure{Figure: f, Origin: cell.Origin, Source: cell.Source, Reason: cell.Reason}
		if was, err := indicators.ParseDecimal(cell.Was); err == nil {
			one.Was = &was
		}
		view.Figures = append(view.Figures, one)
	}
	return view
}

// before is the latest message that told the reader one of the cells, and whether it
// told all of them.
func (b *Bot) before(ctx context.Context, r reader, n news) (latest dialogue.Told, all bool) {
	count := 0
	for _, cell := range n.Cells {
		at, ok, err := b.Refs.Marked(ctx, r.id, cell.name(n.Period))
		switch {
		case err != nil:
			b.Log.Warn("the message that told a figure is not found", "error", err)
		case ok && at.Message > latest.Message:
			latest, count = at, 1
		case ok && at.Message == latest.Message:
			count++
		}
	}
	return latest, count == len(n.Cells)
}

// name is what a message is known by that told the cell.
func (c told) name(period string) string { return c.Region + " " + c.Indicator + " " + period }

// Delivered hears of a letter that stands in its chat, and remembers which message
// told which figure or release, or reminded of what.
func (b *Bot) Delivered(ctx context.Context, l outbox.Letter, at chat.Ref) {
	keep := b.mark
	switch {
	case isReleaseLetter(l):
		keep = b.approvalDelivered
	case l.Broadcast == "":
		b.letterDelivered(ctx, l, at)
		return
	case strings.HasPrefix(l.Broadcast, releasesBegin):
		keep = b.releaseDelivered
	case strings.HasPrefix(l.Broadcast, datesBegin):
		return
	}
	if err := keep(ctx, l, at); err != nil {
		b.Log.Warn("which message told something is not kept", "error", err)
	}
}

// mark names a message by the figures that it states, which may be fewer than the
// news has.
func (b *Bot) mark(ctx context.Context, l outbox.Letter, at chat.Ref) error {
	n, _, err := b.turn(ctx, l)
	if err != nil {
		return err
	}
	if n.Cells, _, err = b.current(ctx, n, n.Cells); err != nil {
		return err
	}
	c := b.catalogue.Load()
	_, figures := text.News(c, n.view(c))
	var names []string
	for _, cell := range n.Cells {
		k, _ := n.key(cell)
		if slices.ContainsFunc(figures, func(f indicators.Figure) bool {
			return f.Region == k.Region && f.Indicator == k.Indicator && f.Period == k.Period
		}) {
			names = append(names, cell.name(n.Period))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return b.Refs.Mark(ctx, dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}, names...)
}

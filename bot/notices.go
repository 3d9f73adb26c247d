package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// This file tells subscribers of new and revised figures, in three steps: Announce
// decides that there is something to tell and makes it a broadcast; Address decides
// who of its readers gets a letter, when and where; Words finds the words when the
// letter's turn has come, since by then the chat may have changed its mind.

// newsLasts is how long news of figures waits for chats that cannot be told yet.
const newsLasts = 14 * 24 * time.Hour

// news is the body of a broadcast of figures.
type news struct {
	Period  string `json:"period"`
	Revised bool   `json:"revised,omitempty"` // values that were told before are others now
	Cells   []told `json:"cells"`
}

// told is one figure of the news.
type told struct {
	Region    string            `json:"region"`
	Indicator string            `json:"indicator"`
	Value     string            `json:"value"`
	Was       string            `json:"was,omitempty"`
	Origin    indicators.Origin `json:"origin"`
	Source    string            `json:"source,omitempty"`
	Reason    string            `json:"reason,omitempty"`
}

// Announce makes a broadcast of the figures that wait to be told, once no more have
// come in for the time Options.Quiet, and tells how many broadcasts it made. Called
// again, or by several replicas at once, it announces nothing twice.
func (b *Bot) Announce(ctx context.Context) (made int, err error) {
	untold, err := b.Book.Untold(ctx)
	if err != nil || !indicators.Ready(untold, b.Now(), b.Quiet) {
		return 0, stored("reading the news", err)
	}
	for _, bulletin := range indicators.GroupNews(untold, b.Quiet) {
		br, err := b.broadcast(bulletin)
		if err != nil {
			return made, err
		}
		isNew, err := b.Mail.Announce(ctx, br)
		if err != nil {
			return made, stored("announcing the news", err)
		}
		if err := b.Book.Told(ctx, bulletin.Entries...); err != nil {
			return made, stored("taking the news off the list", err)
		}
		if isNew {
			made++
			b.Log.Info("news of figures goes out", "broadcast", br.ID, "figures", len(bulletin.Entries), "revised", bulletin.Revised)
		}
	}
	return made, nil
}

// broadcast is a bulletin as the outbox keeps it. Revisions go before new figures.
func (b *Bot) broadcast(bulletin indicators.Bulletin) (outbox.Broadcast, error) {
	body := news{Period: bulletin.Period.ID(), Revised: bulletin.Revised}
	var regions []string
	for _, e := range bulletin.Entries {
		cell := told{Region: e.Region, Indicator: e.Indicator.ID(), Value: e.Value.String(), Origin: e.Origin, Source: e.Source, Reason: e.Reason}
		if e.Was != nil {
			cell.Was = e.Was.String()
		}
		body.Cells = append(body.Cells, cell)
		regions = append(regions, e.Region)
	}
	text, err := json.Marshal(body)
	if err != nil {
		return outbox.Broadcast{}, fmt.Errorf("writing the news: %w", err)
	}
	priority := outbox.Release
	if bulletin.Revised {
		priority = outbox.Reminder
	}
	now := b.Now()
	return outbox.Broadcast{ID: "angka/" + bulletin.ID, Priority: priority, Start: now, Expires: now.Add(newsLasts),
		Indexes: b.readers(people.NewFigures, regions), Body: string(text)}, nil
}

// errStale means that this replica does not answer from the figures of a broadcast
// yet, and so cannot tell who wants to hear of them.
var errStale = errors.New("the figures of the broadcast are not in use here yet")

// readers are the lists of those who want a kind for one of the regions, or for
// everything in its province.
func (b *Bot) readers(k people.Kind, regions []string) (lists []string) {
	c := b.catalogue.Load()
	for _, code := range regions {
		lists = append(lists, people.Index(k, code))
		if r, _ := c.Region(code); r.Kind.IsDistrict() {
			lists = append(lists, people.Index(k, people.Whole(r.Parent)))
		}
	}
	slices.Sort(lists)
	return slices.Compact(lists)
}

// readNews is the body of a broadcast of figures.
func readNews(br outbox.Broadcast) (news, error) {
	var n news
	if err := json.Unmarshal([]byte(br.Body), &n); err != nil {
		return news{}, fmt.Errorf("reading the news: %w", err)
	}
	return n, nil
}

// reader is a chat to which something may be told.
type reader struct {
	id       int64
	settings people.Settings
	own      string // its region, when it has named none
	calendar people.Calendar
}

// reader reads what a chat has settled. calendars keeps those read already.
func (b *Bot) reader(ctx context.Context, id int64, calendars map[string]people.Calendar) (reader, error) {
	s, err := b.People.Settings(ctx, id)
	if err != nil {
		return reader{}, stored("reading a reader's settings", err)
	}
	c, err := b.People.Chat(ctx, id)
	if err != nil {
		return reader{}, stored("reading a reader's region", err)
	}
	r := reader{id: id, settings: s, own: c.Region}
	at := firstOf(s.Bound, c.Region, firstOf(s.Regions...), b.Home)
	cal, known := calendars[at]
	if !known {
		if cal, err = people.CalendarOf(ctx, b.People, at); err != nil {
			return reader{}, stored("reading a calendar", err)
		}
		calendars[at] = cal
	}
	r.calendar = cal
	return r, nil
}

// firstOf is the first that is not empty.
func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// kind is the kind of the reader's chat.
func (r reader) kind() chat.Kind {
	if r.settings.Talks != "" {
		return chat.Kind(r.settings.Talks)
	}
	if r.id > 0 {
		return chat.Private
	}
	return chat.Group
}

// cells are those of the news that the reader wants.
func (r reader) cells(n news) (wanted []told) {
	for _, cell := range n.Cells {
		if r.settings.Follows(people.NewFigures, cell.Region, r.own) {
			wanted = append(wanted, cell)
		}
	}
	return wanted
}

// Address makes the letters of a broadcast for a page of its readers: for those who
// still want it, at the time that suits them, in the topic that they chose.
func (b *Bot) Address(ctx context.Context, br outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
	n, err := readNews(br)
	if err != nil {
		return nil, err
	}
	now, calendars := b.Now(), map[string]people.Calendar{}
	if _, stale := b.valid(n, n.Cells); stale && now.Sub(br.Start) < catchesUp {
		return nil, errStale
	}
	var letters []outbox.Letter
	for _, id := range ids {
		r, err := b.reader(ctx, id, calendars)
		if err != nil {
			return nil, err
		}
		due := r.settings.Next(people.NewFigures, r.calendar, now)
		if cells := r.cells(n); due.After(br.Expires) || !b.notable(r, n, cells) {
			continue
		}
		lead, err := b.headStart(ctx, r)
		if err != nil {
			return nil, err
		}
		if start := br.Start.Add(lead); due.Before(start) {
			due = start
		}
		letters = append(letters, outbox.Letter{
			Key: fmt.Sprintf("%s/%d", br.ID, id), Priority: br.Priority, Broadcast: br.ID, Kind: r.kind(),
			To: chat.ID{Chat: id, Topic: r.settings.Topics[people.NewFigures]}, Due: due, Expires: br.Expires,
		})
	}
	return letters, nil
}

// headStart is how much later than its leaders a chat is told, where its region
// has settled that.
func (b *Bot) headStart(ctx context.Context, r reader) (time.Duration, error) {
	minutes := r.calendar.Policy().HeadStart
	if minutes == 0 {
		return 0, nil
	}
	if r.id > 0 {
		rights, err := people.RightsOf(ctx, b.People, firstOf(r.settings.Bound, r.own, b.Home), r.id, b.Admins)
		if err != nil {
			return 0, stored("reading who leads", err)
		}
		if rights.Is(people.Leader) {
			return 0, nil
		}
	}
	return time.Duration(minutes) * time.Minute, nil
}

// notable tells whether the reader wants to hear of the cells: of all, unless it
// has named conditions. A revision is always told.
func (b *Bot) notable(r reader, n news, cells []told) bool {
	if len(cells) == 0 {
		return false
	}
	if n.Revised || len(r.settings.Watches) == 0 {
		return true
	}
	c := b.catalogue.Load()
	period, _ := indicators.ParsePeriod(n.Period)
	return slices.ContainsFunc(cells, func(cell told) bool {
		f, ok := c.Figure(cell.Region, indicators.P0, period)
		return ok && cell.Indicator == indicators.P0.ID() && r.settings.Notable(event(c, f))
	})
}

// event is what happened to a region's P0.
func event(c *indicators.Catalogue, f indicators.Figure) people.Event {
	e := people.Event{P0: hundredths(f.Value)}
	d := c.ChangeTo(f)
	if d.Reason != indicators.Computed {
		return e
	}
	e.P0Rose = d.Diff.Sign() > 0
	r, _ := c.Region(f.Region)
	if g, ok := c.Group(r.Parent); ok && r.Parent != "" {
		now, ok1 := c.Rank(g, indicators.P0, f.Period).Place(f.Region)
		before, ok2 := c.Rank(g, indicators.P0, d.From.Period).Place(f.Region)
		e.RankChanged = ok1 && ok2 && (now.Lowest != before.Lowest || now.Of != before.Of)
	}
	return e
}

// hundredths is a percentage in hundredths, cut beyond them.
func hundredths(v indicators.Decimal) int {
	n := v.Units
	for places := v.Places; places > 2; places-- {
		n /= 10
	}
	for places := v.Places; places < 2; places++ {
		n *= 10
	}
	return int(n)
}

// Words finds the words of a letter when its turn has come.
func (b *Bot) Words(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	if l.Broadcast == "" {
		return outbox.Words{Message: l.Message}, nil
	}
	br, ok, err := b.Mail.Broadcast(ctx, l.Broadcast)
	if err != nil {
		return outbox.Words{}, stored("reading a broadcast", err)
	}
	if !ok {
		return outbox.Words{}, errors.New("the broadcast of a letter is gone")
	}
	n, err := readNews(br)
	if err != nil {
		return outbox.Words{}, err
	}
	r, err := b.reader(ctx, l.To.Chat, map[string]people.Calendar{})
	if err != nil {
		return outbox.Words{}, err
	}
	now := b.Now()
	cells, stale := b.valid(n, r.cells(n))
	if stale && now.Sub(br.Start) < catchesUp {
		return outbox.Words{Hold: time.Second}, nil
	}
	if !b.notable(r, n, cells) {
		return outbox.Words{Drop: true}, nil
	}
	if due := r.settings.Next(people.NewFigures, r.calendar, now); due.After(now) {
		return outbox.Words{Hold: due.Sub(now)}, nil
	}
	m, err := b.tell(ctx, r, n, cells)
	return outbox.Words{Message: m}, err
}

// catchesUp is the time in which every replica surely answers from the figures of a
// broadcast. A value that is another after that has been replaced since, and the
// broadcast of that tells it.
const catchesUp = 30 * time.Second

// valid are the cells whose value is the one that the bot answers with, and whether
// there are others.
func (b *Bot) valid(n news, cells []told) (same []told, others bool) {
	c := b.catalogue.Load()
	period, _ := indicators.ParsePeriod(n.Period)
	for _, cell := range cells {
		i, _ := indicators.ParseIndicator(cell.Indicator)
		f, ok := c.Figure(cell.Region, i, period)
		if v, err := indicators.ParseDecimal(cell.Value); ok && err == nil && f.Value.Cmp(v) == 0 {
			same = append(same, cell)
		}
	}
	return same, len(same) < len(cells)
}

// tell is the message of the news to one reader. A revision replies to the message
// that told the old value, where there is one.
func (b *Bot) tell(ctx context.Context, r reader, n news, cells []told) (chat.Message, error) {
	c := b.catalogue.Load()
	t := &talk{Bot: b, Catalogue: c}
	view := text.NewsView{Revised: n.Revised}
	view.Period, _ = indicators.ParsePeriod(n.Period)
	var regions []string
	var before dialogue.Told
	for _, cell := range cells {
		i, _ := indicators.ParseIndicator(cell.Indicator)
		f, ok := c.Figure(cell.Region, i, view.Period)
		if !ok {
			return chat.Message{}, fmt.Errorf("the figure %s %s %s of the news is unknown", cell.Region, cell.Indicator, n.Period)
		}
		one := text.NewsFigure{Figure: f, Correction: cell.Origin == indicators.FromCorrection, Source: cell.Source, Reason: cell.Reason}
		if was, err := indicators.ParseDecimal(cell.Was); err == nil {
			one.Was = &was
		}
		view.Figures = append(view.Figures, one)
		regions = append(regions, cell.Region)
		if n.Revised {
			before = b.latest(ctx, before, r.id, cell, n)
		}
	}
	view.Before = before.At.In(r.calendar.Zone())
	if before.Message == 0 {
		view.Before = time.Time{}
	}
	words, figures := text.News(c, view)
	m := chat.Message{Text: words, Figures: t.facts(figures), ReplyTo: before.Message}
	m.Buttons = newsButtons(c, slices.Compact(regions))
	return m, nil
}

// latest is the later of two messages: the one known, and the one that told the
// cell before.
func (b *Bot) latest(ctx context.Context, known dialogue.Told, id int64, cell told, n news) dialogue.Told {
	at, ok, err := b.Refs.Marked(ctx, id, cell.name(n.Period))
	if err != nil {
		b.Log.Warn("the message that told a figure is not found", "error", err)
	}
	if ok && at.Message > known.Message {
		return at
	}
	return known
}

// name is what a message is known by that told the cell.
func (c told) name(period string) string { return c.Region + " " + c.Indicator + " " + period }

// newsButtons lead from the news to the cards of its first regions.
func newsButtons(c *indicators.Catalogue, codes []string) (rows [][]chat.Button) {
	const most = 3
	for _, code := range codes[:min(len(codes), most)] {
		rows = append(rows, []chat.Button{button(text.ButtonCard(text.Short(c, code)), "indikator", code)})
	}
	return rows
}

// Delivered hears of a letter that stands in its chat, and remembers which message
// told which figure.
func (b *Bot) Delivered(ctx context.Context, l outbox.Letter, at chat.Ref) {
	if l.Broadcast == "" {
		return
	}
	if err := b.mark(ctx, l, at); err != nil {
		b.Log.Warn("which message told a figure is not kept", "error", err)
	}
}

func (b *Bot) mark(ctx context.Context, l outbox.Letter, at chat.Ref) error {
	br, ok, err := b.Mail.Broadcast(ctx, l.Broadcast)
	if err != nil || !ok {
		return err
	}
	n, err := readNews(br)
	if err != nil {
		return err
	}
	r, err := b.reader(ctx, l.To.Chat, map[string]people.Calendar{})
	if err != nil {
		return err
	}
	var names []string
	for _, cell := range r.cells(n) {
		names = append(names, cell.name(n.Period))
	}
	return b.Refs.Mark(ctx, dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}, names...)
}

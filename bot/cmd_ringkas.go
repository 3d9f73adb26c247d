package bot

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/summaries"
)

var cmdRingkas = command{name: toSummarise, answer: ringkas}

// ringkas makes a summary of a page, a text or a file, all figures of which are right.
func ringkas(ctx context.Context, t *talk) (chat.Reply, error) {
	m := t.brought()
	if m.isNothing() {
		return t.begin(ctx, toSummarise, nil)
	}
	return t.reads(ctx, toSummarise, m)
}

var cmdBaca = command{name: asideCommand, answer: baca}

// baca is said by buttons: what to do with something that lies aside.
func baca(ctx context.Context, t *talk) (chat.Reply, error) {
	what, word, _ := strings.Cut(t.words, " ")
	a, ok, err := t.fromAside(ctx, t.Chat, word)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case !ok:
		return t.refuse(text.ReadingGone()), nil
	case what == toPublish && a.item != nil:
		return t.publishesReading(ctx, *a.item)
	case what == toCheck && a.item != nil:
		return t.checks(ctx, a.item.Page)
	case (what == toCheck || what == toSummarise) && a.item == nil:
		first, err := t.Talk.Once(ctx, fmt.Sprintf("baca/%s/%s/%d/%d", what, word, t.Chat.Chat, t.Message), pressedTwice)
		if err == nil && !first {
			return chat.Reply{Notice: text.ReadingNowShort()}, nil
		}
		return t.reads(ctx, what, a.material)
	}
	return t.refuse(text.ReadingGone()), nil
}

// pressedTwice is the time within which a second press means the first.
const pressedTwice = 30 * time.Second

// dailyReadings is how many texts a chat may have read in a day.
const dailyReadings = 20

// reads does with material what is asked for. What may take long comes as a letter.
func (t *talk) reads(ctx context.Context, what string, m material) (chat.Reply, error) {
	t.command = what
	if why := m.refuses(); why != "" {
		return t.mistake(why), nil
	}
	region := t.about(ctx)
	switch private := t.Kind != chat.Private && what == toCheck; {
	case what == toCheck && m.words != "":
		return t.checks(ctx, summaries.Page{Text: m.words, Region: region})
	case private && (t.From == 0 || t.AsChat):
		return t.refuse(text.CheckAnonymous()), nil
	case !t.canRead(m):
		return t.refuse(text.ReadingUnserved()), nil
	case t.Releases == nil || what == toSummarise && t.Summarise == nil:
		return t.refuse(text.SummariesUnserved()), nil
	}
	j := t.job(func(ctx context.Context, t *talk) (chat.Message, error) { return t.result(ctx, what, m, region) })
	if t.Kind != chat.Private && what == toCheck {
		j.toPrivate(t.From)
	}
	if !t.hasRoom() {
		return t.refuse(text.ReadingBusy()), nil
	}
	if refusal, err := t.spends(ctx); err != nil || refusal != nil {
		<-t.work.room
		return or(refusal), err
	}
	if m.words != "" {
		return t.soon(ctx, j)
	}
	return t.later(ctx, j)
}

// spends counts a reading against what the chat may have in a day.
func (t *talk) spends(ctx context.Context) (refusal *chat.Reply, err error) {
	ok, err := t.Releases.Spend(ctx, summaries.DayOf(t.Now()), "chat/"+number(t.Chat.Chat), dailyReadings)
	if err != nil {
		return nil, stored("counting what is read", err)
	}
	if !ok {
		r := t.refuse(text.ReadingSpent(dailyReadings))
		return &r, nil
	}
	return nil, nil
}

// result is what comes of reading material, as a new message.
func (t *talk) result(ctx context.Context, what string, m material, region string) (chat.Message, error) {
	p, refused, err := t.page(ctx, m, region)
	switch {
	case err != nil:
		return chat.Message{}, err
	case refused != "":
		return chat.Message{Text: refused}, nil
	case strings.TrimSpace(p.Text) == "":
		return chat.Message{Text: text.PageUnreadable()}, nil
	case what == toCheck:
		c := t.checked(p)
		c.Edit = nil
		return c, nil
	}
	return t.summary(ctx, m, p)
}

// summary summarises a page. What came of it lies aside, to be checked or published.
func (t *talk) summary(ctx context.Context, m material, p summaries.Page) (chat.Message, error) {
	now := t.Now()
	i := summaries.Item{State: summaries.Waiting, Page: p, DraftAt: now}
	i.Page.Text = strings.ToValidUTF8(p.Text[:min(len(p.Text), mostWords)], "")
	draft, err := t.Summarise(ctx, p, func(what, words string) {
		i.Traces = append(i.Traces, summaries.Trace{At: now, What: what, Text: words})
	})
	if err != nil {
		return chat.Message{}, fmt.Errorf("summarising: %w", err)
	}
	i.Draft, i.Release = &draft, byHand(m, p, draft)
	message := chat.Message{Text: text.Summarised(releaseView(i))}
	message.Buttons, err = t.summaryButtons(ctx, i)
	return message, err
}

// summaryButtons open what was summarised, check it, and publish the summary. One that is
// too large to lie aside is neither checked nor published.
func (t *talk) summaryButtons(ctx context.Context, i summaries.Item) (rows [][]chat.Button, err error) {
	var row []chat.Button
	if strings.HasPrefix(i.Release.Address, "http://") || strings.HasPrefix(i.Release.Address, "https://") {
		row = append(row, chat.Button{Label: text.ButtonRead(), URL: i.Release.Address})
	}
	may, err := t.mayPublish(ctx, i)
	if err != nil {
		return nil, err
	}
	word, err := t.laysAside(ctx, t.Chat, aside{item: &i})
	switch {
	case errors.Is(err, summaries.ErrItem) && row == nil:
		return nil, nil
	case errors.Is(err, summaries.ErrItem):
		return [][]chat.Button{row}, nil
	case err != nil:
		return nil, err
	}
	rows = [][]chat.Button{append(row, button(text.ButtonCheck(), "/"+asideCommand, toCheck, word))}
	if may {
		rows = append(rows, []chat.Button{button(text.ButtonPublishReading(), "/"+asideCommand, toPublish, word)})
	}
	return rows, nil
}

// byHand is material as a release.
func byHand(m material, p summaries.Page, draft summaries.Summary) summaries.Release {
	r := summaries.Release{Kind: summaries.ByHand, Source: "kiriman", Region: p.Region, Title: p.Title, Address: p.Address, Date: p.Date}
	if r.Title == "" {
		r.Title = draft.Title
	}
	if m.address != "" {
		r.Address = m.address
	}
	if u, err := url.Parse(r.Address); err == nil {
		r.Origin = strings.TrimPrefix(u.Hostname(), "www.")
	}
	of := map[string]string{"judul": p.Title, "teks": p.Text, "alamat": r.Address}
	r.ID = "kiriman/" + fmt.Sprintf("%016x", numberOf(of))
	return r
}

// mayPublish tells whether whoever asked may have a summary go out to subscribers: in
// private, and not one without a text.
func (t *talk) mayPublish(ctx context.Context, i summaries.Item) (bool, error) {
	if t.Kind != chat.Private || i.Draft.Text == "" {
		return false, nil
	}
	_, may, err := t.approvesFor(ctx, t.releaseRegion(i))
	return may, err
}

// publishesReading brings a summary into the ledger, and has it go out. What is there
// already is not there twice.
func (t *talk) publishesReading(ctx context.Context, i summaries.Item) (chat.Reply, error) {
	region := t.releaseRegion(i)
	rights, may, err := t.approvesFor(ctx, region)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case t.Kind != chat.Private:
		return t.refuse(text.ReleasePrivately()), nil
	case !may:
		return t.refuse(text.ApproversOnly(t.region(region))), nil
	}
	if i.Release.Origin == "" {
		i.Release.Origin = text.OriginByHand(actor(rights, people.Secretariat))
	}
	i.FoundAt, i.Digest = t.Now(), summaries.Digest(i.Release)
	kept, _, err := t.Releases.Add(ctx, i)
	if err != nil {
		return chat.Reply{}, stored("writing into the ledger", err)
	}
	r, _, err := t.releaseVerb(ctx, releasePublish, kept.Number, draftTag(i))
	return r, err
}

package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// Subscribers are told of new and revised figures in three steps: Announce decides
// that there is something to tell and makes it a broadcast; Address decides who of
// its readers gets a letter, when and where; Words finds the words when the letter's
// turn has come, since by then the chat may have changed its mind.

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
	for _, e := range bulletin.Entries {
		cell := told{Region: e.Region, Indicator: e.Indicator.ID(), Value: e.Value.String(), Origin: e.Origin}
		if e.Origin != indicators.FromAPI { // readers are told its source, not its table
			cell.Source, cell.Reason = e.Source, e.Reason
		}
		if e.Was != nil {
			cell.Was = e.Was.String()
		}
		body.Cells = append(body.Cells, cell)
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
		Indexes: readers(bulletin.Regions()), Body: string(text)}, nil
}

// readers are the lists of those who want figures of one of the regions, or of
// everything in its province.
func readers(regions []string) (lists []string) {
	for _, code := range regions {
		lists = append(lists, people.Lists(people.NewFigures, code)...)
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

// key is the cell of the tables that a figure of the news stands in; ok is false for
// one that this program does not know.
func (n news) key(c told) (indicators.Key, bool) {
	return indicators.ParseKey(c.Region + ":" + c.Indicator + ":" + n.Period)
}

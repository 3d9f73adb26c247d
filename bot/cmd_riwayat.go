package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdRiwayat = command{name: "riwayat", answer: riwayat}

// riwayat tells who has changed what: of a commitment or a meeting to all who may read
// it, of a day or of a shelf to the secretariat, in private.
func riwayat(ctx context.Context, t *talk) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	args := arguments(t.words)
	if refusal := t.otherRegion(args, region); refusal != nil {
		return *refusal, nil
	}
	if n := len(args); n > 0 && t.IsPress() && args[n-1].text == region {
		args = args[:n-1]
	}
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	h := history{affairs: a, rights: rights, page: 1}
	args, h.page = historyPageOf(args)
	return t.historyOf(ctx, h, args)
}

// history is what somebody wants to know of the past.
type history struct {
	affairs
	rights people.Rights
	page   int
	of     string   // what is asked for, as a button says it
	untold []string // SKPD of a commitment of which it is not said here how they stand; nil where seesEntry alone decides
}

// historyPageOf takes the page that a button asks for off its words.
func historyPageOf(args []argument) ([]argument, int) {
	if n := len(args); n > 1 && args[n-2].text == "hal" {
		if page, err := strconv.Atoi(args[n-1].text); err == nil && page > 0 && page < 10_000 {
			return args[:n-2], page
		}
	}
	return args, 1
}

// historyOf reads of what the history is wanted.
func (t *talk) historyOf(ctx context.Context, h history, args []argument) (chat.Reply, error) {
	word, rest := first(args)
	h.of = strings.ToLower(joined(args))
	number := strings.TrimPrefix(word, "#")
	switch {
	case strings.EqualFold(word, "komitmen") && len(rest) > 0:
		return t.historyOf(ctx, h, rest)
	case strings.EqualFold(word, "agenda") && len(rest) > 0, strings.EqualFold(word, "rapat") && len(rest) > 0:
		return t.meetingHistory(ctx, h, rest[0].text)
	case len(args) == 1 && strings.Trim(number, "0123456789") == "" && number != "":
		return t.pledgeHistory(ctx, h, word)
	case h.of == "" && (t.Kind != chat.Private || !h.rights.Manages()):
		return t.mistake(text.HistoryHow()), nil
	}
	return t.regionHistory(ctx, h)
}

// pledgeHistory is that of a commitment.
func (t *talk) pledgeHistory(ctx context.Context, h history, word string) (chat.Reply, error) {
	c, refusal, err := t.commitmentNamed(ctx, h.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	g := gathering{affairs: h.affairs, rights: h.rights}
	if g.hides(c) {
		return t.mistake(text.NoSuchCommitment(word)), nil
	}
	if t.Kind == chat.Private && slices.ContainsFunc(h.rights.SKPDs(), func(id string) bool { return c.Party(id) != nil }) {
		h.untold = append([]string{}, t.untold(g, c)...)
	}
	return t.historyPage(ctx, h, commitments.AboutCommitment(c.Number), text.HistoryOfCommitment(c))
}

// meetingHistory is that of a meeting.
func (t *talk) meetingHistory(ctx context.Context, h history, word string) (chat.Reply, error) {
	m, refusal, err := t.meetingNamed(ctx, h.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	return t.historyPage(ctx, h, commitments.AboutMeeting(m.Number), text.HistoryOfMeeting(m))
}

// historyLines is how many entries a page has.
const historyLines = 12

// historyPage is a page of the history of one thing, the last entries first.
func (t *talk) historyPage(ctx context.Context, h history, about, title string) (chat.Reply, error) {
	entries, err := t.Pledges.History(ctx, h.Region, about, h.page*historyLines+1)
	if err != nil {
		return chat.Reply{}, stored("reading a history", err)
	}
	return t.showHistory(ctx, h, entries, text.HistoryView{Title: title})
}

// showHistory shows the page of entries that were read from the last one back.
func (t *talk) showHistory(ctx context.Context, h history, entries []commitments.Entry, v text.HistoryView) (chat.Reply, error) {
	slices.Reverse(entries)
	more := len(entries) > h.page*historyLines
	from := min((h.page-1)*historyLines, len(entries))
	shown := entries[from:min(from+historyLines, len(entries))]
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	v.Entries = slices.DeleteFunc(slices.Clone(shown), func(e commitments.Entry) bool { return !t.seesEntry(h, kept, e) })
	v.Part, v.Private = len(v.Entries) < len(shown), t.Kind == chat.Private
	v.SKPDs, v.Zone = h.SKPDs, h.Calendar.Zone()
	var row []chat.Button
	if more {
		row = append(row, button(text.ButtonOlder(), "riwayat", h.of, "hal", strconv.Itoa(h.page+1), h.Region))
	}
	if h.page > 1 {
		row = append(row, button(text.ButtonNewer(), "riwayat", h.of, "hal", strconv.Itoa(h.page-1), h.Region))
	}
	var rows [][]chat.Button
	if row != nil {
		rows = append(rows, row)
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.History(v), rows)}}, nil
}

// seesEntry tells whether an entry may be shown here: those that are of no single SKPD, or
// of the reader's own, of others with a part in the reader's commitments as their card has
// them, and all where it may be said how every SKPD stands.
func (t *talk) seesEntry(h history, kept people.Settings, e commitments.Entry) bool {
	g := gathering{affairs: h.affairs, rights: h.rights, own: kept.SKPDIn(h.Region)}
	told := h.untold != nil && !slices.Contains(h.untold, e.SKPD)
	return e.SKPD == "" || t.readsAll(g) || told || slices.Contains(t.ownHere(g), e.SKPD)
}

// shelves are the commands whose changes stand in the history under their names.
var shelves = [...]string{"komitmen", "libur", "peran", "skpd", "tim", "target", "kelompok", "koreksi", "rilis", "privasi"}

// regionHistory is that of a day, or of what a command changes, for those who
// administer the region.
func (t *talk) regionHistory(ctx context.Context, h history) (chat.Reply, error) {
	if !h.rights.Manages() {
		return t.refuse(text.HistoryManaged()), nil
	}
	if t.Kind != chat.Private {
		return t.refuse(text.HistoryPrivately()), nil
	}
	if slices.Contains(shelves[:], h.of) {
		return t.historyPage(ctx, h, h.of, text.HistoryOf(h.of))
	}
	day, ok := h.dayAsked()
	switch {
	case !ok:
		return t.mistake(text.HistoryHow()), nil
	case day.After(h.Today()) || h.Today().Sub(day) > commitments.KeepsDays:
		return t.mistake(text.HistoryGone(commitments.KeepsDays)), nil
	}
	h.of = day.String()
	entries, err := t.Pledges.Day(ctx, h.Region, day, h.page*historyLines+1)
	if err != nil {
		return chat.Reply{}, stored("reading the history of a day", err)
	}
	return t.showHistory(ctx, h, entries, text.HistoryView{Title: text.HistoryOfDay(day), Mixed: true})
}

// dayAsked reads the day that is asked for. One without a year lies in the past.
func (h history) dayAsked() (commitments.Date, bool) {
	switch h.of {
	case "", "hari ini", "hr ini":
		return h.Today(), true
	case "kemarin", "kmrn":
		return h.Today().AddDays(-1), true
	}
	if d, err := commitments.ParseISO(h.of); err == nil {
		return d, true
	}
	day, full, rest, ok := text.ParseDay(h.of, h.Now)
	d := commitments.DateOf(day)
	if ok && !full && d.After(h.Today()) {
		d = commitments.NewDate(d.Year-1, d.Month, d.Day)
	}
	return d, ok && rest == ""
}

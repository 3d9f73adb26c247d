package bot

import (
	"context"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/summaries"
)

var cmdRilis = command{name: "rilis", changes: true, answer: rilis}

// rilis lists releases with their summaries, finds some by words, shows one, and does what
// approvers say of it.
func rilis(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.Releases == nil {
		return t.refuse(text.ReleasesUnserved()), nil
	}
	q := readRilis(t.words)
	switch {
	case q.verb == releaseTrace:
		return t.releaseTrace(ctx, q.number)
	case q.verb != "":
		r, _, err := t.releaseVerb(ctx, q.verb, q.number, q.rest)
		return r, err
	case q.number > 0:
		return t.release(ctx, q.number)
	}
	return t.releases(ctx, q)
}

// releaseTrace asks how a summary came about.
const releaseTrace = "jejak"

// rilisAsked is what is said behind /rilis.
type rilisAsked struct {
	verb   string // of approvers; empty is none
	number int    // of a release; 0 is none
	rest   string // behind a verb and number, as it was written
	words  string // searched for
	page   int    // of the list, from 1
}

// readRilis reads what is said behind /rilis: "", "hal 2", "17", "17 jejak", "terbit 17",
// "17 tolak alasan", "aturan selalu", or words to search for.
func readRilis(said string) (q rilisAsked) {
	first, rest := cutWordOff(said)
	second, behind := cutWordOff(rest)
	verb := strings.ToLower(first)
	switch n, numbered := releaseNumbered(first); {
	case numbered && isReleaseVerb(strings.ToLower(second)):
		return rilisAsked{verb: strings.ToLower(second), number: n, rest: behind}
	case numbered && rest == "":
		return rilisAsked{number: n}
	case verb == releaseRules:
		return rilisAsked{verb: verb, rest: rest}
	case isReleaseVerb(verb):
		if n, ok := releaseNumbered(second); ok {
			return rilisAsked{verb: verb, number: n, rest: behind}
		}
	}
	fields := strings.Fields(said)
	q.page = 1
	if n := len(fields); n >= 2 && strings.EqualFold(fields[n-2], "hal") {
		if page, err := strconv.Atoi(fields[n-1]); err == nil && page > 0 && page < 10_000 {
			q.page, fields = page, fields[:n-2]
		}
	}
	q.words = strings.Join(fields, " ")
	return q
}

// cutWordOff is the first word of a text, and what stands behind it as it was written.
func cutWordOff(s string) (word, rest string) {
	s = strings.TrimSpace(s)
	if end := strings.IndexAny(s, " \n\t"); end >= 0 {
		return s[:end], strings.TrimSpace(s[end:])
	}
	return s, ""
}

// releaseNumbered reads the number of a release, with or without "#".
func releaseNumbered(word string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	return n, err == nil && n > 0 && n < 1_000_000
}

func isReleaseVerb(word string) bool {
	switch word {
	case releasePublish, releaseReject, releaseEdit, releaseWithdraw, releaseTrace:
		return true
	}
	return false
}

// Bounds of lists of releases.
const (
	releasesPage  = 3   // on a card
	searched      = 300 // of the latest, when words are looked for
	searchStep    = 50
	mostSearched  = 100 // letters of the words
	mostUndecided = 5
)

// releases is a page of the latest releases of the chat's region, its province and the
// nation, or of those that have some words.
func (t *talk) releases(ctx context.Context, q rilisAsked) (chat.Reply, error) {
	q.words = string([]rune(q.words)[:min(len([]rune(q.words)), mostSearched)])
	code := t.about(ctx)
	v := text.ReleasesView{Region: t.region(code), Words: q.words, Page: q.page}
	items, all, err := t.releasesOf(ctx, code, &v)
	if err != nil {
		return chat.Reply{}, err
	}
	v.Pages = max(1, (all+releasesPage-1)/releasesPage)
	if len(items) == 0 && q.page > 1 && all > 0 {
		q.page = v.Pages // there are fewer by now
		return t.releases(ctx, q)
	}
	for _, i := range items {
		if i.Draft != nil && !withdrawing(i) {
			v.List = append(v.List, text.ListedRelease{Number: i.Number, View: readersView(i)})
		}
	}
	if q.words == "" && q.page == 1 {
		if v.Waiting, err = t.releasesWaiting(ctx); err != nil {
			return chat.Reply{}, err
		}
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Releases(v), t.releasesButtons(v))}, Mistake: q.words != "" && all == 0}, nil
}

// releasesWaiting are the numbers of the releases that whoever asks in private is to decide about.
func (t *talk) releasesWaiting(ctx context.Context) (numbers []int, err error) {
	if t.Kind != chat.Private {
		return nil, nil
	}
	open, err := t.Releases.Open(ctx)
	if err = t.ledgerRead(err); err != nil {
		return nil, err
	}
	decides := map[string]bool{}
	for _, i := range open {
		if i.State != summaries.Waiting || i.Draft == nil || len(numbers) >= mostUndecided {
			continue
		}
		region := t.releaseRegion(i)
		may, known := decides[region]
		if !known {
			if _, may, err = t.approvesFor(ctx, region); err != nil {
				return nil, err
			}
			decides[region] = may
		}
		if may {
			numbers = append(numbers, i.Number)
		}
	}
	return numbers, nil
}

// ledgerRead is the error of reading the ledger, unless it concerns single items alone:
// then the others are shown without them.
func (t *talk) ledgerRead(err error) error {
	if summaries.AboutItems(err) {
		t.Log.Error("a release cannot be read", "update", t.ID, "error", err)
		return nil
	}
	return stored("reading the ledger", err)
}

// releasesOf are the releases of a page, and how many there are on all pages.
func (t *talk) releasesOf(ctx context.Context, code string, v *text.ReleasesView) (items []summaries.Item, all int, err error) {
	regions := []string{nation}
	if _, known := t.Catalogue.Region(code); known && code != nation {
		regions = append(regions, code, people.ProvinceOf(code))
	}
	skip := (v.Page - 1) * releasesPage
	if v.Words == "" {
		items, all, err = t.Releases.Told(ctx, regions, skip, releasesPage)
		return items, all, t.ledgerRead(err)
	}
	for at := 0; at < searched; at += searchStep {
		some, told, err := t.Releases.Told(ctx, regions, at, searchStep)
		if err = t.ledgerRead(err); err != nil {
			return nil, 0, err
		}
		for _, i := range some {
			if i.Draft == nil || !text.HasWords(v.Words, i.Draft.Title, i.Draft.Text, i.Release.Title, i.Release.Origin) {
				continue
			}
			if all++; all > skip && all <= skip+releasesPage {
				items = append(items, i)
			}
		}
		if v.Cut = told > searched; at+len(some) >= told || len(some) == 0 {
			break
		}
	}
	return items, all, nil
}

// releasesButtons open the releases of a page, and lead to the others.
func (t *talk) releasesButtons(v text.ReleasesView) (rows [][]chat.Button) {
	var row []chat.Button
	turn := func(label string, page int) {
		if b := button(label, "rilis", v.Words, "hal", strconv.Itoa(page)); len(b.Data) <= maxData {
			row = append(row, b)
		}
	}
	if v.Page > 1 {
		turn(text.ButtonPageBefore(), v.Page-1)
	}
	for _, r := range v.List {
		row = append(row, button(text.ButtonRelease(r.Number), "/rilis", strconv.Itoa(r.Number)))
	}
	if v.Page < v.Pages {
		turn(text.ButtonNextPage(), v.Page+1)
	}
	if row != nil {
		rows = append(rows, row)
	}
	var more []chat.Button
	for _, n := range v.Waiting {
		more = append(more, button(text.ButtonDecide(n), "/rilis", strconv.Itoa(n)))
	}
	return append(rows, grid(more, 2)...)
}

// readersView is a release as it stands for readers by now.
func readersView(i summaries.Item) text.ReleaseView {
	v := releaseView(i)
	if n := len(i.Changes); n > 0 {
		v.Changed = text.ReleaseChangedHere(i.Changes[n-1], isOfBPS(i))
	}
	return v
}

// firstYear is the number from which on one that no release has is looked for as a year.
const firstYear = 1990

// release is one release. What was not announced is shown to those who decide about it,
// in private.
func (t *talk) release(ctx context.Context, number int) (chat.Reply, error) {
	i, ok, err := t.Releases.Find(ctx, number)
	if err != nil {
		return chat.Reply{}, stored("reading the ledger", err)
	}
	decides := false
	if ok && i.Draft != nil && t.Kind == chat.Private {
		if _, decides, err = t.approvesFor(ctx, t.releaseRegion(i)); err != nil {
			return chat.Reply{}, err
		}
	}
	switch {
	case !ok && number >= firstYear:
		return t.releases(ctx, rilisAsked{words: strconv.Itoa(number), page: 1})
	case !ok || i.Draft == nil:
		return t.mistake(text.NoSuchRelease(strconv.Itoa(number))), nil
	case i.State != summaries.Announced && decides:
		words, rows := t.approvalCard(i, "")
		return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}, nil
	case i.State == summaries.Withdrawn || withdrawing(i):
		return t.reply(text.ReleaseTakenBackHere(number)), nil
	case i.State != summaries.Announced && i.Edition > 0:
		return t.reply(text.ReleaseUnchecked(number)), nil
	case i.State != summaries.Announced:
		return t.mistake(text.NoSuchRelease(strconv.Itoa(number))), nil
	}
	rows := t.readersButtons(i)
	if decides {
		_, more := t.approvalCard(i, "")
		rows = append(rows, withoutLinks(more)...)
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Release(readersView(i)), rows)}}, nil
}

// readersButtons open a release where it was published, and the figures of its region.
func (t *talk) readersButtons(i summaries.Item) [][]chat.Button {
	var row []chat.Button
	if a := i.Release.Address; strings.HasPrefix(a, "https://") || strings.HasPrefix(a, "http://") {
		row = append(row, chat.Button{Label: text.ButtonRead(), URL: a})
	}
	return [][]chat.Button{append(row, button(text.ButtonFullFigures(), "/indikator", t.releaseRegion(i)))}
}

// withoutLinks are rows of buttons without those that open addresses.
func withoutLinks(rows [][]chat.Button) (kept [][]chat.Button) {
	for _, row := range rows {
		var some []chat.Button
		for _, b := range row {
			if b.URL == "" {
				some = append(some, b)
			}
		}
		if len(some) > 0 {
			kept = append(kept, some)
		}
	}
	return kept
}

// mostTraceShown is how many letters of a trace stand in a message; a longer one is a file.
const mostTraceShown = 3000

// releaseTrace tells approvers how a summary came about.
func (t *talk) releaseTrace(ctx context.Context, number int) (chat.Reply, error) {
	if t.Kind != chat.Private {
		return t.refuse(text.TraceOnly()), nil
	}
	i, ok, err := t.Releases.Find(ctx, number)
	if err != nil {
		return chat.Reply{}, stored("reading the ledger", err)
	}
	if !ok {
		return t.mistake(text.NoSuchRelease(strconv.Itoa(number))), nil
	}
	region := t.releaseRegion(i)
	_, may, err := t.approvesFor(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	if !may {
		return t.refuse(text.TraceOnly()), nil
	}
	trace := text.Trace(i, people.Zone(region))
	if len([]rune(trace)) <= mostTraceShown {
		return t.said1(text.TraceCard(trace)), nil
	}
	m := t.said(t.Update, text.TraceCaption(number))
	content := []byte(trace)
	m.File = &chat.File{Name: "jejak-rilis-" + strconv.Itoa(number) + ".txt", Size: int64(len(content)), Bytes: content}
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

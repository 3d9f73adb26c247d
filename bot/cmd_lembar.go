package bot

import (
	"context"
	"errors"
	"fmt"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/brief"
	"pantau/indicators/chart"
)

var cmdLembar = command{name: "lembar", spoken: true, plain: true, answer: lembar}

// lembar gives a region's figures on one printed page. The page for the region's own
// people also holds what they have planned and promised.
func lembar(ctx context.Context, t *talk) (chat.Reply, error) {
	internal := t.takeWord(text.BriefInternalWord())
	q := t.Catalogue.Read(t.words)
	if t.command = "lembar"; internal {
		t.command += " " + text.BriefInternalWord()
	}
	if internal && len(q.Places) == 0 && len(q.Unclear) == 0 {
		return t.internalBrief(ctx, "", nil)
	}
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	notes := append(s.notes, text.Unread(q.Unclear)...)
	if internal {
		return t.internalBrief(ctx, s.codes[0], notes)
	}
	return t.printed(ctx, brief.Page{Region: s.codes[0]}, notes, false)
}

// internalBrief is the page for the eyes of the region's own people, where what they
// make may be read. An empty code is the region meant here.
func (t *talk) internalBrief(ctx context.Context, code string, notes []string) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if code != "" && code != region {
		return t.refuse(text.BriefOtherRegion(t.region(code), t.region(region))), nil
	}
	p := brief.Page{Region: region}
	if p.Targets, err = t.briefTargets(ctx, region); err != nil {
		return chat.Reply{}, err
	}
	if p.Pledges, err = t.briefPledges(ctx, region, rights); err != nil {
		return chat.Reply{}, err
	}
	return t.printed(ctx, p, notes, true)
}

// printed is a page as a file, in a new message.
func (t *talk) printed(ctx context.Context, p brief.Page, notes []string, internal bool) (chat.Reply, error) {
	p.Made, p.Borders = t.Now().In(people.Zone(p.Region)), t.Borders
	r := t.region(p.Region)
	content, err := p.PDF(t.Catalogue)
	switch {
	case errors.Is(err, chart.ErrNothing):
		return t.reply(text.BriefNothing(t.Catalogue, r)), nil
	case err != nil:
		return chat.Reply{}, fmt.Errorf("writing the page of %s: %w", p.Region, err)
	}
	newest, _ := t.Catalogue.Newest(p.Region, indicators.P0, indicators.Unknown)
	m := t.said(t.Update, text.WithNotes(text.BriefCaption(r, newest.Period, internal), notes))
	m.File = &chat.File{Name: t.briefName(p.Region, newest.Period, internal), Size: int64(len(content)), Bytes: content}
	m.Buttons = t.againBelow(t.briefButtons(ctx, p.Region, internal))
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// briefName is "lembar-balangan-maret-2025.pdf".
func (t *talk) briefName(code string, p indicators.Period, internal bool) string {
	name := text.BriefFile(internal) + " " + t.Catalogue.ShortName(code) + " " + text.SurveyWord(p.Month) + " " + yearOf(p.Year)
	return people.FoldID(name) + ".pdf"
}

// briefButtons lead on from a page, each to a new message: a file never turns into one.
func (t *talk) briefButtons(ctx context.Context, code string, internal bool) [][]chat.Button {
	row := []chat.Button{button(text.ButtonTrend(), "/"+inTrend, code), button(text.ButtonMap(), "/"+inMap, code)}
	if region, may := t.readable(ctx); may && region == code && !internal {
		row = append(row, button(text.ButtonBriefInternal(), "/lembar", code, text.BriefInternalWord()))
	}
	return [][]chat.Button{row}
}

package bot

import (
	"context"
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdEkspor = command{name: "ekspor", answer: ekspor}

// ekspor gives the commitments as a file.
func ekspor(ctx context.Context, t *talk) (chat.Reply, error) {
	args := arguments(t.words)
	region, rights, args, refusal, err := t.exportedFrom(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	e, refusal, err := t.exportFor(ctx, region, rights, args)
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case e.form == "":
		return t.askExport(e, joined(args)), nil
	case e.form == "ics":
		return t.exportCalendar(ctx, e)
	}
	return t.exportTables(ctx, e)
}

// exportedFrom is the region whose commitments may be read here. A button names it.
func (t *talk) exportedFrom(ctx context.Context, args []argument) (region string, rights people.Rights, rest []argument, refusal *chat.Reply, err error) {
	region, rights, refusal, err = t.mayRead(ctx)
	if err != nil || refusal != nil {
		return region, rights, args, refusal, err
	}
	if refusal = t.otherRegion(args, region); refusal != nil {
		return region, rights, args, refusal, nil
	}
	if n := len(args); n > 0 && args[n-1].text == region {
		args = args[:n-1]
	}
	return region, rights, args, nil, nil
}

// askExport asks for the form of the file. The file comes as a new message: the
// question stays, for the next one.
func (t *talk) askExport(e export, named string) chat.Reply {
	var row []chat.Button
	for _, form := range exports {
		b := button(text.ButtonExport(form), "ekspor", form, named, e.Region)
		if len(b.Data) > maxData {
			b = button(text.ButtonExport(form), "ekspor", form, e.Region)
		}
		row = append(row, b)
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.ExportWhich(t.region(e.Region)), [][]chat.Button{row})}}
}

// exportTables gives the commitments, past ones too, as a workbook or as plain text.
func (t *talk) exportTables(ctx context.Context, e export) (chat.Reply, error) {
	tables, pledges, err := t.exportRows(ctx, e)
	if err != nil {
		return chat.Reply{}, err
	}
	rows := len(tables[0].Rows)
	if rows == 0 && e.form == "csv" || rows == 0 && len(tables[len(tables)-1].Rows) == 0 {
		return t.said1(text.ExportEmpty()), nil
	}
	var content []byte
	if e.form == "csv" {
		content, err = csvOf(tables[0])
	} else {
		content, err = workbook(tables)
	}
	if err != nil {
		return chat.Reply{}, fmt.Errorf("writing an export: %w", err)
	}
	whose := strings.Join(e.abbrs(e.whose), ", ")
	return t.gives(e, text.ExportCaption(t.region(e.Region), whose, e.Today(), pledges, rows), content), nil
}

// said1 is one new message, also in answer to a press.
func (t *talk) said1(words string) chat.Reply {
	return chat.Reply{Messages: []chat.Message{t.said(t.Update, words)}}
}

// gives is a file with its caption, as a new message.
func (t *talk) gives(e export, caption string, content []byte) chat.Reply {
	m := t.said(t.Update, caption)
	m.File = &chat.File{Name: t.exportName(e), Size: int64(len(content)), Bytes: content}
	return chat.Reply{Messages: []chat.Message{m}}
}

// exportName is "komitmen-balangan-2026-11-24.xlsx", with the SKPD behind the region
// where the file is of one alone.
func (t *talk) exportName(e export) string {
	parts := []string{"komitmen", people.FoldID(t.region(e.Region).Name)}
	if len(e.whose) == 1 {
		parts = append(parts, e.whose[0])
	}
	return strings.Join(append(parts, e.Today().String()), "-") + "." + e.form
}

// exportRows reads all commitments and meetings, page by page, into tables: those of
// commitments, of counts by SKPD, and of meetings.
func (t *talk) exportRows(ctx context.Context, e export) (tables []text.Sheet, count int, err error) {
	meetings, titles, err := t.exportMeetings(ctx, e)
	if err != nil {
		return nil, 0, err
	}
	v := text.ExportView{SKPDs: e.SKPDs, Zone: e.Calendar.Zone(), Today: e.Today(), Meetings: titles}
	pledges, tally := text.ExportPledges(), text.NewExportTally(v)
	for _, l := range []commitments.List{commitments.Current, commitments.Past} {
		for c, err := range commitments.Each(ctx, t.Pledges, e.Region, l) {
			if err != nil {
				return nil, 0, stored("reading the commitments", err)
			}
			before := len(pledges.Rows)
			for _, p := range c.Parties {
				if e.wants(c, p.SKPD) {
					pledges.Rows = append(pledges.Rows, text.ExportPledgeRow(v, c, p))
					tally.Add(c, p)
				}
			}
			if len(pledges.Rows) > before {
				count++
			}
		}
	}
	return []text.Sheet{pledges, tally.Sheet(), meetings}, count, nil
}

// exportMeetings is the table of meetings, and the titles of all by number.
func (t *talk) exportMeetings(ctx context.Context, e export) (text.Sheet, map[int]string, error) {
	s, titles := text.ExportMeetings(), map[int]string{}
	seats, err := people.List[people.Seat](ctx, t.People, e.Region)
	if err != nil {
		return s, nil, stored("reading the team", err)
	}
	for _, l := range []commitments.List{commitments.Current, commitments.Past} {
		for m, err := range commitments.EachMeeting(ctx, t.Pledges, e.Region, l) {
			if err != nil {
				return s, nil, stored("reading the agenda", err)
			}
			titles[m.Number] = m.Title
			if invited := invitedTo(m, seats); e.invites(invited) {
				s.Rows = append(s.Rows, text.ExportMeetingRow(m, invited))
			}
		}
	}
	return s, titles, nil
}

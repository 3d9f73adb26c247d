package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

// check holds the figures of a text against the tables, without a store and without
// Telegram.
func (p program) check(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("cek", flag.ContinueOnError)
	asJSON, region := flags.Bool("json", false, ""), flags.String("region", "", "")
	names, err := parse(flags, args)
	if err != nil {
		return p.badFlags("cek", err)
	}
	if len(names) != 1 {
		return p.refuse(text.CheckWhat())
	}
	cat, page, code := p.pageAt(ctx, names[0], *region)
	if code != exitFine {
		return code
	}
	list, others := summaries.CheckAll(cat, page)
	if !*asJSON {
		fmt.Fprintln(p.out, chat.Plain(text.Checked(cat, list, others, 0)))
		return exitFine
	}
	all := make([]checkedJSON, len(list))
	for i, c := range list {
		all[i] = newChecked(c)
	}
	return p.encode(all)
}

// pageAt reads what is named, as a page about a region.
func (p program) pageAt(ctx context.Context, name, region string) (*indicators.Catalogue, summaries.Page, int) {
	cat, cfg, ok := p.setUp(pageSettings...)
	if !ok {
		return nil, summaries.Page{}, exitFailed
	}
	code, ok := regionNamed(cat, region)
	if !ok {
		return nil, summaries.Page{}, p.refuse(text.RegionUnclear(region))
	}
	by, err := newPress(cfg, nil, p.now, p.logger(cfg))
	if err != nil {
		return nil, summaries.Page{}, p.fail(text.ProgramFault(), err.Error())
	}
	page, err := p.readText(ctx, by, name)
	if err != nil {
		return nil, summaries.Page{}, p.fail(unread(err))
	}
	page.Region = code
	return cat, page, exitFine
}

// encode writes JSON, one line.
func (p program) encode(v any) int {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return p.fail(fmt.Sprintf("writing JSON: %v", err))
	}
	return exitFine
}

// checkedJSON is one figure of a text and what the table has for it. Value and Table are
// in Unit, Table is null where there is no data. Numbers that are none of the five
// indicators are told in words alone: they are no claims.
type checkedJSON struct {
	Text      string              `json:"text"`
	Indicator string              `json:"indicator"`
	Region    string              `json:"region"`
	Name      string              `json:"name"`
	Period    string              `json:"period"`
	Value     indicators.Decimal  `json:"value"`
	Unit      string              `json:"unit"`
	Direction string              `json:"direction,omitempty"`
	Vs        string              `json:"vs,omitempty"`
	Table     *indicators.Decimal `json:"table"`
	Verdict   string              `json:"verdict"`
	Reason    string              `json:"reason,omitempty"`
}

func newChecked(c summaries.Checked) checkedJSON {
	j := checkedJSON{Text: c.Claim.Text, Indicator: string(c.Claim.Topic), Region: c.Claim.Place.Code, Name: c.Claim.Place.Name,
		Period: c.Claim.Period, Value: c.Claim.Value, Unit: string(c.Claim.Unit),
		Direction: string(c.Claim.Direction), Vs: c.Claim.Vs, Verdict: string(c.Verdict), Reason: c.Reason}
	if c.Figure != nil {
		j.Period, j.Table = c.Figure.Period.ID(), &c.Value
	}
	if c.From != nil {
		j.Vs = c.From.Period.ID()
	}
	return j
}

package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

// summarise makes a summary of a text on the terminal: the whole way that a release goes,
// without a store and without Telegram.
func (p program) summarise(ctx context.Context, args []string) int {
	flags := flag.NewFlagSet("ringkas", flag.ContinueOnError)
	asJSON, region := flags.Bool("json", false, ""), flags.String("region", "", "")
	title, address := flags.String("title", "", ""), flags.String("address", "", "")
	names, err := parse(flags, args)
	if err != nil {
		return p.badFlags("ringkas", err)
	}
	if len(names) != 1 {
		return p.refuse(text.SummariseWhat())
	}
	cat, page, code := p.pageAt(ctx, names[0], *region)
	if code != exitFine {
		return code
	}
	page.Title, page.Address = cmp.Or(*title, page.Title), cmp.Or(*address, page.Address)
	s, err := p.summaryOf(ctx, cat, page)
	if err != nil {
		return p.fail(text.SourceGone())
	}
	if *asJSON {
		return p.encode(newSummaryJSON(s))
	}
	fmt.Fprintln(p.out, text.SummaryReport(text.ReleaseView{Summary: s, Date: page.Date}))
	return exitFine
}

func (p program) summaryOf(ctx context.Context, cat *indicators.Catalogue, page summaries.Page) (summaries.Summary, error) {
	_, cfg, _ := p.setUp(pageSettings...) // they were read before
	by, err := newPress(cfg, nil, p.now, p.logger(cfg))
	if err != nil {
		return summaries.Summary{}, err
	}
	return by.maker(cat, nil).Make(ctx, page)
}

// summaryJSON is a summary with all that led to it.
type summaryJSON struct {
	Title      string        `json:"title"`
	Summary    string        `json:"summary"` // plain text
	Words      int           `json:"words"`
	Method     string        `json:"method"`
	Claims     []claimJSON   `json:"claims"`
	Derived    []derivedJSON `json:"derived"`
	Dropped    []droppedJSON `json:"dropped"`
	Refused    []refusedJSON `json:"refused"`
	Crosscheck []crossJSON   `json:"crosscheck"`
	Doubts     []string      `json:"doubts"`
}

// claimJSON is a claim. Value is in Unit, numbers of people in persons.
type claimJSON struct {
	Text      string             `json:"text"`
	Indicator string             `json:"indicator"`
	Region    string             `json:"region"`
	Name      string             `json:"name"`
	Area      string             `json:"area"`
	Period    string             `json:"period"`
	Kind      string             `json:"kind"`
	Value     indicators.Decimal `json:"value"`
	Unit      string             `json:"unit"`
	Direction string             `json:"direction,omitempty"`
	Vs        string             `json:"vs,omitempty"`
	Trust     string             `json:"trust"`
	Sentence  int                `json:"sentence"`
}

type derivedJSON struct {
	claimJSON
	How  string       `json:"how"`
	From [2]claimJSON `json:"from"`
}

type droppedJSON struct {
	claimJSON
	Reason string `json:"reason"`
}

type refusedJSON struct {
	Method string   `json:"method"`
	Text   string   `json:"text"`
	Reason string   `json:"reason"`
	Faults []string `json:"faults"`
}

// crossJSON is a claim beside what the table gives for it, both in the claim's unit.
type crossJSON struct {
	Indicator string             `json:"indicator"`
	Region    string             `json:"region"`
	Period    string             `json:"period"`
	Kind      string             `json:"kind"`
	Source    indicators.Decimal `json:"source"`
	Table     indicators.Decimal `json:"table"`
	Unit      string             `json:"unit"`
	Agrees    bool               `json:"agrees"`
}

func newSummaryJSON(s summaries.Summary) summaryJSON {
	j := summaryJSON{Title: s.Title, Summary: s.Text, Words: s.Words, Method: string(s.Method), Claims: []claimJSON{}, Derived: []derivedJSON{},
		Dropped: []droppedJSON{}, Refused: []refusedJSON{}, Crosscheck: []crossJSON{}, Doubts: append([]string{}, s.Doubts...)}
	for _, c := range s.Claims {
		j.Claims = append(j.Claims, newClaim(c))
	}
	for _, d := range s.Derived {
		j.Derived = append(j.Derived, derivedJSON{newClaim(d.Claim), d.How, [2]claimJSON{newClaim(d.From[0]), newClaim(d.From[1])}})
	}
	for _, d := range s.Dropped {
		j.Dropped = append(j.Dropped, droppedJSON{newClaim(d.Claim), d.Reason})
	}
	for _, r := range s.Refused {
		j.Refused = append(j.Refused, refusedJSON{string(r.Method), r.Text, strings.Join(r.Faults, "; "), r.Faults})
	}
	for _, c := range s.Cross {
		j.Crosscheck = append(j.Crosscheck, newCross(c))
	}
	return j
}

func newClaim(c summaries.Claim) claimJSON {
	return claimJSON{Text: c.Text, Indicator: string(c.Topic), Region: c.Place.Code, Name: c.Place.Name, Area: string(c.Area), Period: c.Period,
		Kind: string(c.Role), Value: c.Value, Unit: string(c.Unit), Direction: string(c.Direction), Vs: c.Vs,
		Trust: string(c.Trust), Sentence: c.Sentence}
}

func newCross(c summaries.Cross) crossJSON {
	return crossJSON{Indicator: c.Figure.Indicator.ID(), Region: c.Figure.Region, Period: c.Figure.Period.ID(), Kind: string(c.Claim.Role),
		Source: c.Claim.Value, Table: c.Value, Unit: string(c.Claim.Unit), Agrees: c.Agrees}
}

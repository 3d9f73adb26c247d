package main

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"pantau/bot/people"
	"pantau/indicators"
	"pantau/indicators/bps"
	"pantau/summaries"
	"pantau/summaries/brs"
	"pantau/summaries/feed"
)

// newsroom watches the sources of releases: feeds at every look, BPS as seldom as it
// deserves.
type newsroom struct {
	cfg    config
	cat    *indicators.Catalogue
	people people.Store
	ledger summaries.Ledger
	press  press
	inUse  func() *indicators.Catalogue
	now    func() time.Time
	log    *slog.Logger

	due   map[string]time.Time // when a source is to be read next
	feeds []summaries.Source
	made  map[string]summaries.Source // of BPS, by name
	api   brs.API
	sites *brs.Sites
}

// How often the lists of BPS are read at most: press releases, and what comes seldom.
// With many regions it is less often, so that a day's looks stay within bpsCalls.
const (
	brsEvery    = 30 * time.Minute
	seldomEvery = 6 * time.Hour
	bpsCalls    = 500 // requests a day for lists
	brsPages    = 2   // requests that one look at a list takes
)

// run looks around until ctx ends. looked hears of each look.
func (n *newsroom) run(ctx context.Context, looked func()) error {
	every := time.Duration(n.cfg.ReleaseEvery)
	if every == 0 {
		<-ctx.Done()
		return nil
	}
	n.due = map[string]time.Time{}
	for ok := true; ok; {
		wait := every
		if err := n.look(ctx); err != nil && ctx.Err() == nil {
			n.log.Warn("the sources of releases were not read, or not wholly", "error", err)
			if !summaries.AboutItems(err) {
				clear(n.due) // what the ledger may not have is read again
				wait = min(every, soon)
			}
		}
		looked()
		ok = pause(ctx, wait)
	}
	return nil
}

// soon is how long after a look that failed for the ledger's sake the next one begins.
const soon = time.Minute

// look reads the sources that are due, and drafts what was found.
func (n *newsroom) look(ctx context.Context) error {
	sources, err := n.sources(ctx)
	if err != nil {
		return err
	}
	room := summaries.Newsroom{Ledger: n.ledger, Sources: sources, Make: n.make, Words: n.words(), Rests: n.rests(sources), Log: n.log}
	round, err := room.Look(ctx, n.now())
	n.again(round.Away)
	if round.New+round.Old+round.Revised+round.Drafted > 0 {
		n.log.Info("releases were read", "new", round.New, "old", round.Old, "beside", round.Beside, "revised", round.Revised, "drafted", round.Drafted)
	}
	return err
}

// words make a release worth reading.
func (n *newsroom) words() []string {
	if len(n.cfg.ReleaseWords) > 0 {
		return n.cfg.ReleaseWords
	}
	return summaries.PovertyWords()
}

func (n *newsroom) make(ctx context.Context, p summaries.Page, trace func(what, text string)) (summaries.Summary, error) {
	return n.press.maker(n.inUse(), trace).Make(ctx, p)
}

// rests tells which sources are not due. What is due counts as read.
func (n *newsroom) rests(sources []summaries.Source) func(summaries.Source) bool {
	lists := 0
	for _, s := range sources {
		if kindOf(s) == summaries.BRS {
			lists++
		}
	}
	now := n.now()
	return func(s summaries.Source) bool {
		if now.Before(n.due[s.Name()]) {
			return true
		}
		n.due[s.Name()] = now.Add(everyOf(s, lists))
		return false
	}
}

// again has sources that could not be read wait no longer than a list of press releases.
func (n *newsroom) again(sources []string) {
	soonest := n.now().Add(brsEvery)
	for _, name := range sources {
		if soonest.Before(n.due[name]) {
			n.due[name] = soonest
		}
	}
}

// everyOf is how often a source is read at most, of so many domains of BPS.
func everyOf(s summaries.Source, domains int) time.Duration {
	share := 24 * time.Hour * time.Duration(domains*brsPages) / bpsCalls
	switch kindOf(s) {
	case summaries.BRS:
		return max(brsEvery, share)
	case summaries.News, summaries.Publication:
		return max(seldomEvery, 4*share)
	}
	return 0
}

// kindOf is the kind of what a source of BPS brings; a feed's name begins otherwise.
func kindOf(s summaries.Source) summaries.Kind {
	kind, _, _ := strings.Cut(s.Name(), "/")
	return summaries.Kind(kind)
}

// sources are the feeds of the settings and, with a key, what BPS publishes. Each is made
// once: it remembers what it has read.
func (n *newsroom) sources(ctx context.Context) ([]summaries.Source, error) {
	if n.made == nil {
		n.made = map[string]summaries.Source{}
		if err := n.addFeeds(); err != nil {
			return nil, err
		}
	}
	all := slices.Clone(n.feeds)
	if n.cfg.BPSKey == "" {
		return all, nil
	}
	if n.api == nil {
		client, err := newBPS(n.cfg, n.log)
		if err != nil {
			return all, err
		}
		n.api, n.sites = client, brs.NewSites(client)
	}
	domains, err := n.domains(ctx)
	for _, domain := range domains {
		for _, kind := range []summaries.Kind{summaries.BRS, summaries.News, summaries.Publication} {
			s, err := n.ofBPS(domain, kind)
			if err != nil {
				return all, err
			}
			all = append(all, s)
		}
	}
	return all, err
}

// addFeeds makes the sources of the settings' feeds, whose addresses are trusted; those
// of their items are not.
func (n *newsroom) addFeeds() error {
	for _, address := range n.cfg.Feeds {
		s, err := feed.New(feed.Config{Address: address, Get: getFeed, Page: n.press.fetcher.Fetch})
		if err != nil {
			return err
		}
		n.feeds = append(n.feeds, s)
	}
	return nil
}

// feedTime bounds the reading of one feed.
const feedTime = 20 * time.Second

// getFeed asks for a feed.
func getFeed(ctx context.Context, address string, header http.Header) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header = header
	client := http.Client{Timeout: feedTime}
	return client.Do(r)
}

// ofBPS is what BPS publishes of a kind for a domain.
func (n *newsroom) ofBPS(domain string, kind summaries.Kind) (summaries.Source, error) {
	name := string(kind) + "/" + domain
	if n.made[name] == nil {
		s, err := brs.New(brs.Config{API: n.api, Empty: bps.ErrEmpty, Domain: domain, Kind: kind, Site: n.sites.Of, Region: n.regionName, FetchPDF: n.pdf})
		if err != nil {
			return nil, err
		}
		n.made[name] = s
	}
	return n.made[name], nil
}

func (n *newsroom) regionName(code string) string {
	r, _ := n.cat.Region(code)
	return r.Full
}

// pdf gets the text of a PDF of BPS's.
func (n *newsroom) pdf(ctx context.Context, address string) (string, error) {
	p, err := n.press.fetcher.Fetch(ctx, address)
	return p.Text, err
}

// domains are those of the settings, that of the own region, and those that somebody
// wants releases of; with the provinces in which they lie.
func (n *newsroom) domains(ctx context.Context) ([]string, error) {
	all := slices.Clone([]string(n.cfg.BPSDomains))
	add := func(code string) {
		for _, c := range []string{code, people.ProvinceOf(code)} {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	add(n.cfg.Region)
	for _, r := range n.cat.Regions() {
		ids, _, err := n.people.Subscribers(ctx, people.Index(people.Releases, r.Code), "", 1)
		if err != nil {
			return all, err
		}
		if len(ids) > 0 {
			add(r.Code)
		}
	}
	return all, nil
}

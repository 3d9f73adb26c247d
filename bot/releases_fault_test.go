package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pantau/summaries"
)

// spoiltLedger has one item more than it can read, open and told.
type spoiltLedger struct{ summaries.Ledger }

func (l spoiltLedger) Open(ctx context.Context) ([]summaries.Item, error) {
	items, err := l.Ledger.Open(ctx)
	return items, errors.Join(err, summaries.ErrRecord)
}

func (l spoiltLedger) Told(ctx context.Context, regions []string, skip, most int) ([]summaries.Item, int, error) {
	items, all, err := l.Ledger.Told(ctx, regions, skip, most)
	return items, all + 1, errors.Join(err, summaries.ErrNewer)
}

// A release that cannot be read holds up no other.
func TestReleaseThatCannotBeRead(t *testing.T) {
	p := newPressroom(t)
	p.bot.Releases = spoiltLedger{p.ledger}
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.drafts("brs/2", "6311", func(i *summaries.Item) { i.State, i.Draft, i.Release.Date = summaries.Found, nil, "2026-12-01" })
	if made, err := p.bot.PostReleases(t.Context()); made != 1 || !errors.Is(err, summaries.ErrRecord) {
		t.Errorf("%d go out, %v", made, err)
	}
	p.delivers()
	if d := p.one(); d.To.Chat != 1 {
		t.Errorf("told %v", d)
	}
	for said, want := range map[string]string{"/rilis": "P0 4,64", "/rilis kemiskinan": "P0 4,64", "/jadwalrilis": "1 Desember 2026"} {
		if got := p.says(operator, said); !strings.Contains(got, want) {
			t.Errorf("%s: %s", said, got)
		}
	}
}

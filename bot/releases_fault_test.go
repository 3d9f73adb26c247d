package bot_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"pantau/bot/people"
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

// spoiltPeople cannot read what one chat has settled.
type spoiltPeople struct {
	people.Store
	id int64
}

func (p spoiltPeople) Settings(ctx context.Context, id int64) (people.Settings, error) {
	if id == p.id {
		return people.Settings{}, people.ErrSettings
	}
	return p.Store.Settings(ctx, id)
}

// A chat whose settings cannot be read holds up no other: neither releases, nor reminders.
func TestChatThatCannotBeRead(t *testing.T) {
	p := newPressroom(t)
	p.bot.People = spoiltPeople{p.people, 1}
	p.reads(1, nil, "6311")
	p.reads(2, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	if d := p.one(); d.To.Chat != 2 {
		t.Errorf("told %v", d)
	}
	s := newStage(t)
	s.play("@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n! jabatan 3 narahubung dinsos\n! ikat 1 dinsos\n! ikat 2 dinsos\n! catat 2026-12-31 dinsos Pelatihan kerja")
	for _, id := range []int64{2, -100} {
		s.bot.People = spoiltPeople{s.bot.People, id}
	}
	if got := places(s.play("! hari 2026-11-23")); !slices.Equal(got, []string{"grup 2", "pribadi 3"}) {
		t.Errorf("reminded are %q", got)
	}
}

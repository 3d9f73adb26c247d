package bot_test

import (
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/summaries"
)

// comes has a release be dated ahead.
func (p *pressroom) comes(region, date string) {
	p.t.Helper()
	p.drafts("brs/"+region, region, func(i *summaries.Item) { i.State, i.Draft, i.Release.Date = summaries.Found, nil, date })
}

func (p *pressroom) putsOff(number int, date string) {
	p.t.Helper()
	p.changes(number, func(i *summaries.Item) { i.Reschedule(date, p.now) })
}

// A new date is told once to those who want releases of the region, whatever is killed.
func TestNewDate(t *testing.T) {
	for at := range 3 {
		p := newPressroom(t)
		p.reads(1, nil, "6311")
		p.reads(2, nil, "7101")
		p.reads(3, func(s *people.Settings) { s.Wants = []people.Kind{people.NewFigures} }, "6311")
		p.comes("6300", "2027-01-15")
		p.posts()
		p.putsOff(1, "2027-01-19")
		if at > 0 {
			killed := p.replica()
			killed.Releases = fatedLedger{p.ledger, &fate{at: 1, after: at > 1}}
			if _, err := killed.PostReleases(t.Context()); err == nil {
				t.Fatal("the kill is not noticed")
			}
		}
		p.posts()
		p.posts()
		d := p.one()
		if got := chat.Plain(d.message.Text); d.To.Chat != 1 || !strings.Contains(got, "Semula Jumat, 15 Januari 2027, menjadi Selasa, 19 Januari 2027.") {
			t.Errorf("killed at %d: %d is told %q", at, d.To.Chat, got)
		}
		if i := p.item(1); i.Known != "" || i.Shifts != 1 {
			t.Errorf("killed at %d: %+v", at, i)
		}
	}
}

// A new date that nobody could be told before it came is told no more; one that was put
// off further meanwhile is told as it is by then.
func TestNewDateWhileAReaderPauses(t *testing.T) {
	for name, test := range map[string]struct {
		later string
		want  string
	}{
		"it has come":        {"", ""},
		"it is put off":      {"2027-02-02", "menjadi Selasa, 2 Februari 2027"},
		"the former one":     {"2027-01-15", ""},
		"its day, not known": {"2026-11-25", ""},
	} {
		p := newPressroom(t)
		p.reads(1, func(s *people.Settings) { s.Paused = p.now.Add(72 * time.Hour) }, "6311")
		p.comes("6300", "2027-01-15")
		if name == "it has come" {
			p.comes("6311", "2026-11-26")
			p.putsOff(2, "2026-11-25")
		} else {
			p.putsOff(1, "2027-01-19")
		}
		p.posts()
		if test.later != "" {
			p.putsOff(1, test.later)
			p.posts()
		}
		p.passes(73 * time.Hour)
		p.passes(time.Hour)
		said := p.taken()
		if test.want == "" && len(said) == 0 {
			continue
		}
		if len(said) != 1 || test.want == "" || !strings.Contains(said[0].message.Text, test.want) {
			t.Errorf("%s: told %v", name, said)
		}
	}
}

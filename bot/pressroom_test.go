package bot_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
	"pantau/summaries"
)

// pressroom is a courier with a ledger of releases.
type pressroom struct {
	*courier
	ledger *summaries.MemoryLedger
	t      *testing.T
	edited []delivered // messages that were changed
	shown  map[chat.Ref]string
}

func newPressroom(t *testing.T) *pressroom {
	p := &pressroom{courier: newCourier(t), t: t, ledger: summaries.NewMemoryLedger(), shown: map[chat.Ref]string{}}
	p.bot.Releases, p.bot.Admins = p.ledger, []int64{operator}
	return p
}

// summaryOf is a draft that tells the P0 of a region.
func summaryOf(region, value string) *summaries.Summary {
	v, err := indicators.ReadNumber(value)
	if err != nil {
		panic(err)
	}
	return &summaries.Summary{Title: "Kemiskinan " + region, Text: "P0 " + value + " persen.", Words: 3, Method: summaries.ByTemplate,
		Claims: []summaries.Claim{{Topic: "p0", Place: summaries.Place{Code: region, Name: "Wilayah " + region}, Area: summaries.Total, Period: "2026-03",
			Role: summaries.Level, Value: v, Unit: summaries.Percent, Text: value + " persen"}}}
}

// drafts puts a release into the ledger that was drafted just now.
func (p *pressroom) drafts(id, region string, change func(*summaries.Item)) summaries.Item {
	p.t.Helper()
	i := summaries.Item{Release: summaries.Release{ID: id, Kind: summaries.BRS, Source: "brs/" + region, Origin: "BPS", Region: region, Title: "Kemiskinan",
		Address: "https://www.bps.go.id/" + id, Date: "2026-11-20"}, State: summaries.Drafted, FoundAt: p.now, Draft: summaryOf(region, "4,64"), DraftAt: p.now}
	if change != nil {
		change(&i)
	}
	kept, _, err := p.ledger.Add(p.t.Context(), i)
	if err != nil {
		p.t.Fatal(err)
	}
	return kept
}

// revises has the source say something else about what was told.
func (p *pressroom) revises(number int, value string) {
	p.t.Helper()
	p.changes(number, func(i *summaries.Item) {
		i.Correct(*summaryOf(i.Draft.Claims[0].Place.Code, value), summaries.Edit{At: p.now, ByBPS: true})
	})
}

func (p *pressroom) changes(number int, change func(*summaries.Item)) summaries.Item {
	p.t.Helper()
	i, err := p.ledger.Change(p.t.Context(), number, func(i *summaries.Item) error { change(i); return nil })
	if err != nil {
		p.t.Fatal(err)
	}
	return i
}

func (p *pressroom) item(number int) summaries.Item {
	p.t.Helper()
	i, ok, err := p.ledger.Find(p.t.Context(), number)
	if err != nil || !ok {
		p.t.Fatalf("release %d: %v", number, err)
	}
	return i
}

// reads subscribes a chat to releases of regions.
func (p *pressroom) reads(id int64, change func(*people.Settings), regions ...string) {
	p.t.Helper()
	p.subscribe(id, func(s *people.Settings) {
		s.Wants, s.Regions = []people.Kind{people.Releases}, regions
		if change != nil {
			change(s)
		}
	})
}

// posts does a round: what may go out is announced, addressed and delivered.
func (p *pressroom) posts() {
	p.t.Helper()
	if _, err := p.bot.PostReleases(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	p.delivers()
}

// passes lets time go by, and does a round.
func (p *pressroom) passes(d time.Duration) {
	p.t.Helper()
	p.now = p.now.Add(d)
	p.posts()
}

func (p *pressroom) delivers() {
	p.t.Helper()
	spread(p.t, p.bot, p.people, p.box)
	carry(p.t, p.bot, p.box, p.say)
}

// say has a message stand in a chat.
func (p *pressroom) say(l outbox.Letter, m chat.Message) chat.Ref {
	checkData(p.t, m)
	if err := telegramtest.CheckMessage(m); err != nil {
		p.t.Errorf("%v in %q", err, m.Text)
	}
	if m.Edit != nil {
		if _, stands := p.shown[*m.Edit]; !stands {
			p.t.Errorf("what does not stand is edited: %q", m.Text)
		}
		p.shown[*m.Edit] = chat.Plain(m.Text)
		p.edited = append(p.edited, delivered{l, m, *m.Edit, p.now})
		return *m.Edit
	}
	p.number++
	ref := chat.Ref{Chat: l.To.Chat, Message: p.number}
	p.shown[ref] = chat.Plain(m.Text)
	p.said = append(p.said, delivered{l, m, ref, p.now})
	return ref
}

// holds has a person hold an office of a region.
func (p *pressroom) holds(region, id string, role people.Role, person int64) {
	p.t.Helper()
	_, err := people.Save(p.t.Context(), p.people, region, id, func(o *people.Office) error {
		*o = people.Office{ID: id, Role: role, Title: "Sekretaris " + id}
		return nil
	})
	if err == nil {
		_, err = people.Appoint(p.t.Context(), p.people, region, id, person, p.now)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// rules sets when a region's releases wait for approval.
func (p *pressroom) rules(region string, rule people.Approval) {
	p.t.Helper()
	_, err := people.Save(p.t.Context(), p.people, region, people.Policy{}.Key(), func(k *people.Policy) error { k.Approval = rule; return nil })
	if err != nil {
		p.t.Fatal(err)
	}
}

// says is what the bot answers to an approver in private.
func (p *pressroom) says(person int64, words string) string {
	p.t.Helper()
	p.number++
	u := chat.Update{ID: int64(p.number), Chat: chat.ID{Chat: person}, Kind: chat.Private, From: person, Message: p.number, Text: words, Time: p.now}
	r := p.bot.Answer(p.t.Context(), u)
	if r.Fault {
		p.t.Errorf("%q fails: %q", words, said(r))
	}
	return said(r)
}

// fate kills the program at a step: before the store has done it, or after.
type fate struct {
	steps, at int
	after     bool
}

func (f *fate) step(do func() error) error {
	f.steps++
	if f.steps == f.at && !f.after {
		return errKilled
	}
	if err := do(); err != nil {
		return err
	}
	if f.steps == f.at {
		return errKilled
	}
	return nil
}

// fatedMail and fatedLedger are stores of a program that is killed.
type fatedMail struct {
	*outbox.Memory
	*fate
}

func (m fatedMail) Put(ctx context.Context, letters ...outbox.Letter) (added int, err error) {
	err = m.step(func() (err error) { added, err = m.Memory.Put(ctx, letters...); return err })
	return added, err
}

func (m fatedMail) Announce(ctx context.Context, b outbox.Broadcast) (isNew bool, err error) {
	err = m.step(func() (err error) { isNew, err = m.Memory.Announce(ctx, b); return err })
	return isNew, err
}

type fatedLedger struct {
	*summaries.MemoryLedger
	*fate
}

func (l fatedLedger) Change(ctx context.Context, number int, change func(*summaries.Item) error) (i summaries.Item, err error) {
	err = l.step(func() (err error) { i, err = l.MemoryLedger.Change(ctx, number, change); return err })
	return i, err
}

// texts are what each chat was told, by the first words of each message.
func (p *pressroom) texts() (all []string) {
	for _, d := range p.taken() {
		all = append(all, fmt.Sprintf("%d: %s", d.To.Chat, chat.Plain(d.message.Text)))
	}
	slices.Sort(all)
	return all
}

func march2020() indicators.Period { return indicators.Period{Year: 2020, Month: indicators.March} }

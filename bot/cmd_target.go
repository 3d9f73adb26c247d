package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdTarget = command{name: "target", changes: true, answer: target}

// target shows what a region has planned beside what came of it, and enters it. No
// planned value is ever computed.
func target(ctx context.Context, t *talk) (chat.Reply, error) {
	args := arguments(t.words)
	word, rest := first(args)
	if strings.EqualFold(word, "hapus") {
		return t.removeTarget(ctx, rest)
	}
	d := readTarget(t.Catalogue, args)
	if d.year == 0 && d.low == "" && d.document == "" {
		return t.targets(ctx, d.indicators)
	}
	return t.saveTarget(ctx, d)
}

// plans answers a question about the plan's targets with them, where there are any
// that may be read here.
func (t *talk) plans(ctx context.Context, q indicators.Query) (chat.Reply, bool, error) {
	if q.Outside != indicators.Target {
		return chat.Reply{}, false, nil
	}
	region, may := t.readable(ctx)
	if !may {
		return chat.Reply{}, false, nil
	}
	for _, m := range q.Places {
		if code, certain := m.Match.Certain(); certain && code != region {
			return chat.Reply{}, false, nil
		}
	}
	list, err := people.List[people.Target](ctx, t.People, region)
	if err != nil || len(list) == 0 {
		return chat.Reply{}, false, nil
	}
	t.command = "target"
	r, err := t.targets(ctx, q.Indicators)
	return r, true, err
}

// targets tells the planned values of some indicators, or of all.
func (t *talk) targets(ctx context.Context, only []indicators.Indicator) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	lines, err := t.targetLines(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(only) > 0 {
		lines = slices.DeleteFunc(lines, func(l text.TargetLine) bool { return !slices.Contains(only, l.Indicator) })
	}
	words, told := text.Targets(t.Catalogue, text.TargetsView{Region: t.region(region), Lines: lines, Only: only, Manages: rights.Manages()})
	return t.reply(words, told...), nil
}

// targetLines are a region's planned values with what came of them, by indicator,
// year and document.
func (t *talk) targetLines(ctx context.Context, region string) ([]text.TargetLine, error) {
	list, err := people.List[people.Target](ctx, t.People, region)
	if err != nil {
		return nil, stored("reading the targets", err)
	}
	lines := make([]text.TargetLine, 0, len(list))
	for _, x := range list {
		if l, ok := t.targetLine(region, x); ok {
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b text.TargetLine) int {
		if a.Indicator != b.Indicator {
			return int(a.Indicator) - int(b.Indicator)
		}
		return a.Target.Year - b.Target.Year
	})
	return lines, nil
}

// targetLine reads a record and finds the figure of its year.
func (t *talk) targetLine(region string, x people.Target) (text.TargetLine, bool) {
	i, known := indicators.ParseIndicator(x.Indicator)
	low, err := indicators.ParseDecimal(x.Low)
	if !known || err != nil {
		return text.TargetLine{}, false
	}
	l := text.TargetLine{Target: x, Indicator: i, Low: low, High: low}
	if x.High != "" {
		if l.High, err = indicators.ParseDecimal(x.High); err != nil {
			return text.TargetLine{}, false
		}
	}
	if f, ok := t.Catalogue.InYear(region, i, x.Year, indicators.Unknown); ok {
		l.Actual = &f
	}
	return l, true
}

// cardTargets are the planned values to be told on a region's card: of the survey
// shown, where the chat may read what that region's people make. Without the store
// the card goes without.
func (t *talk) cardTargets(ctx context.Context, p indicators.Profile, only []indicators.Indicator) []text.TargetLine {
	region, may := t.readable(ctx)
	if !may || region != p.Region.Code {
		return nil
	}
	lines, err := t.targetLines(ctx, region)
	if err != nil {
		t.Log.Warn("the targets are out of reach", "update", t.ID, "error", err)
		return nil
	}
	var shown []text.TargetLine
	for _, l := range lines {
		r := p.Readings[l.Indicator]
		asked := len(only) == 0 || slices.Contains(only, l.Indicator)
		if asked && r.Absence == indicators.Present && r.Period.Year == l.Target.Year {
			l.Actual = &r.Figure
			shown = append(shown, l)
		}
	}
	return shown
}

// saveTarget enters a planned value.
func (t *talk) saveTarget(ctx context.Context, d targetDraft) (chat.Reply, error) {
	region, rights, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	x, refusal := t.draftTarget(region, d)
	if refusal != nil {
		return *refusal, nil
	}
	x.By, x.At = actor(rights, people.Secretariat), t.Now()
	var was people.Target
	x, err = people.Save(ctx, t.People, region, x.ID, func(kept *people.Target) error {
		was, *kept = *kept, x
		return nil
	})
	if err != nil {
		return t.changed("keeping a target", err)
	}
	is, _ := t.targetLine(region, x)
	before, stood := t.targetLine(region, was)
	if stood && (was.Low != x.Low || was.High != x.High || was.Page != x.Page) {
		t.logs(ctx, region, "target", text.LogTarget(before), text.LogTarget(is))
		return t.reply(text.TargetChanged(t.region(region), before, is)), nil
	}
	if !stood {
		t.logs(ctx, region, "target", "", text.LogTarget(is))
	}
	return t.reply(text.TargetSaved(t.region(region), is)), nil
}

// draftTarget holds what was read to what a target must have.
func (t *talk) draftTarget(region string, d targetDraft) (people.Target, *chat.Reply) {
	if missing := d.missing(); len(missing) > 0 {
		r := t.mistake(text.TargetHow(missing))
		return people.Target{}, &r
	}
	if refusal := t.badTitle(d.document); refusal != nil {
		return people.Target{}, refusal
	}
	i := d.indicators[0]
	low, high, ok := d.bounds()
	if !ok && d.high != "" {
		r := t.mistake(text.TargetReversed(d.low + "–" + d.high))
		return people.Target{}, &r
	}
	if !ok || !mayStand(t.region(region).Kind, i, low) || !mayStand(t.region(region).Kind, i, high) {
		r := t.mistake(text.BadTarget(i, strings.TrimSuffix(d.low+"–"+d.high, "–")))
		return people.Target{}, &r
	}
	x := people.Target{Indicator: i.ID(), Year: d.year, Low: low.String(), Document: d.document, Page: d.page}
	if low.Cmp(high) != 0 {
		x.High = high.String()
	}
	x.ID = people.TargetID(x.Indicator, x.Year, x.Document)
	return x, nil
}

// removeTarget takes a planned value away, after a question. Where several documents
// plan the same year, it asks which.
func (t *talk) removeTarget(ctx context.Context, args []argument) (chat.Reply, error) {
	region, args, yes, refusal, err := t.removes(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	lines, err := t.targetLines(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	if yes {
		return t.dropTarget(ctx, region, lines, joined(args))
	}
	d := readTarget(t.Catalogue, args)
	lines = slices.DeleteFunc(lines, func(l text.TargetLine) bool {
		return !slices.Contains(d.indicators, l.Indicator) || l.Target.Year != d.year
	})
	return t.askWhichTarget(lines, region), nil
}

// dropTarget takes the target of a mark away.
func (t *talk) dropTarget(ctx context.Context, region string, lines []text.TargetLine, said string) (chat.Reply, error) {
	for _, l := range lines {
		if mark(l.Target) != said {
			continue
		}
		_, stood, err := people.Remove[people.Target](ctx, t.People, region, l.Target.ID)
		if err != nil {
			return t.changed("removing a target", err)
		}
		if stood {
			t.logs(ctx, region, "target", text.LogTarget(l), "")
		}
	}
	return t.reply(text.TargetRemoved()), nil
}

// mark names a target in a button, for which its id may be too long.
func mark(x people.Target) string {
	sum := sha256.Sum256([]byte(x.ID))
	return hex.EncodeToString(sum[:8])
}

// askWhichTarget asks before a target is removed.
func (t *talk) askWhichTarget(lines []text.TargetLine, region string) chat.Reply {
	switch len(lines) {
	case 0:
		return t.mistake(text.NoSuchTarget())
	case 1:
		return t.confirm(text.RemoveTargetAsk(lines), text.DoRemove, region, t.command, "hapus", mark(lines[0].Target))
	}
	var rows [][]chat.Button
	for _, l := range lines {
		rows = append(rows, []chat.Button{button(text.ButtonRemoveTarget(l.Target), t.command, "hapus", mark(l.Target), confirmed, region)})
	}
	rows = append(rows, []chat.Button{button(text.ButtonCancel(), t.command)})
	m := t.card(text.RemoveTargetAsk(lines), rows)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}
}

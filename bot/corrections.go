package bot

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// cmdKoreksiWords begin the questions that wait for a reason or a source: any words
// answer them.
const cmdKoreksiWords = "koreksi "

// correctionDraft is a correction as it was typed.
type correctionDraft struct {
	query          indicators.Query // region, indicator, survey
	value          *indicators.Decimal
	reason, source string
}

// maxReason is how many characters a reason or a source may have.
const maxReason = 200

func tooLong(words string) bool { return utf8.RuneCountInString(words) > maxReason }

// readCorrection reads "balangan gk maret 2025 545.120 alasan … sumber …"; reason
// and source stand last, in either order. The value is the last number that is no
// year.
func readCorrection(c *indicators.Catalogue, args []argument) correctionDraft {
	var d correctionDraft
	head, reason := cutWord(args, text.PartReason)
	if inner, source := cutWord(head, text.PartSource); len(source) > 0 {
		head, d.source, d.reason = inner, joined(source), joined(reason)
	} else {
		reason, source := cutWord(reason, text.PartSource)
		d.reason, d.source = joined(reason), joined(source)
	}
	var words []string
	for k := len(head) - 1; k >= 0; k-- {
		word := head[k].text
		v, err := indicators.ReadNumber(word)
		_, year := indicators.ParsePeriod(word)
		switch {
		case d.value == nil && err == nil && (!year || len(word) != 4):
			d.value = &v
		case !strings.EqualFold(strings.Trim(word, "."), "rp"):
			words = append(words, word)
		}
	}
	slices.Reverse(words)
	d.reason, d.source = oneLine(d.reason), oneLine(d.source)
	d.query = c.Read(strings.Join(words, " "))
	return d
}

// missing names what a correction still lacks besides reason and source. A
// district's figures are of March.
func (d correctionDraft) missing(district bool) (parts []string) {
	if len(d.query.Indicators) != 1 {
		parts = append(parts, text.PartIndicator)
	}
	if d.year() == 0 || d.query.Month == indicators.Unknown && !district {
		parts = append(parts, text.PartPeriod)
	}
	if d.value == nil {
		parts = append(parts, text.PartValue)
	}
	return parts
}

func (d correctionDraft) year() int {
	if q := d.query; q.To != 0 && q.To != q.From || q.Since {
		return 0
	}
	return d.query.From
}

// entry is the correction of a complete draft.
func (d correctionDraft) entry(region string, kind indicators.Kind) indicators.Entry {
	p := indicators.Period{Year: d.year(), Month: d.query.Month}
	if kind.IsDistrict() {
		p.Month = indicators.March
	}
	return indicators.Entry{Region: region, Indicator: d.query.Indicators[0], Period: p, Value: *d.value,
		Origin: indicators.FromCorrection, Reason: d.reason, Source: d.source}
}

// spelt writes a complete draft as the words that are read to mean the same.
func (d correctionDraft) spelt(region string) string {
	words := []string{region, text.IndicatorWord(d.query.Indicators[0]), cmp.Or(text.MonthWord(d.query.Month), "maret"), yearOf(d.year()), d.value.Indonesian(0)}
	for _, part := range [][2]string{{text.PartReason, d.reason}, {text.PartSource, d.source}} {
		if part[1] != "" {
			words = append(words, part[0], `"`+strings.ReplaceAll(part[1], "%s", "% s")+`"`)
		}
	}
	return strings.Join(words, " ")
}

// askCorrection shows a correction before it is made. The button is too short for
// all of it, so what is confirmed waits as a question.
func (t *talk) askCorrection(ctx context.Context, spelt string, k text.Correction) (chat.Reply, error) {
	q := dialogue.Question{Command: "koreksi %s " + spelt, Choices: []string{saved}}
	if err := t.Talk.Ask(ctx, t.Chat, t.From, q, waits); err != nil {
		return chat.Reply{}, stored("keeping a question", err)
	}
	rows := [][]chat.Button{{button(text.ButtonYes(text.DoSave), "pilih", saved), button(text.ButtonCancel(), "koreksi")}}
	m := t.card(text.CorrectionAsk(k), rows)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// heldEntries are the figures held of the regions of whoever speaks, the oldest
// first; refusal for those who have none.
func (t *talk) heldEntries(ctx context.Context) ([]indicators.Entry, *chat.Reply, error) {
	regions, all, err := t.correctable(ctx)
	if err != nil {
		return nil, nil, err
	}
	if !all && len(regions) == 0 {
		code, _ := t.home(ctx)
		r := t.refuse(text.CorrectionUnasked(t.region(code)))
		return nil, &r, nil
	}
	entries, _, err := t.Book.Entries(ctx)
	if err != nil {
		return nil, nil, stored("reading the book of figures", err)
	}
	entries = slices.DeleteFunc(entries, func(e indicators.Entry) bool {
		return e.Held == "" || !all && !slices.Contains(regions, e.Region)
	})
	slices.SortStableFunc(entries, func(a, b indicators.Entry) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Key().ID(), b.Key().ID()))
	})
	return entries, nil, nil
}

// held shows the figures that wait for a person, one at a time.
func (t *talk) held(ctx context.Context, args []argument) (chat.Reply, error) {
	entries, refusal, err := t.heldEntries(ctx)
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case len(entries) == 0:
		return t.reply(text.NothingHeld()), nil
	}
	word, _ := first(args)
	nth, _ := strconv.Atoi(word)
	nth = min(max(nth, 1), len(entries))
	e := entries[nth-1]
	cell := []string{e.Region, e.Indicator.ID(), e.Period.ID(), e.Value.String()}
	rows := [][]chat.Button{{
		button(text.ButtonAccept(), "koreksi", append([]string{"terima"}, cell...)...),
		button(text.ButtonReject(), "koreksi", append([]string{"tolak"}, cell...)...),
	}}
	if len(entries) > 1 {
		rows = append(rows, []chat.Button{button(text.ButtonNext(), "koreksi", "tahanan", strconv.Itoa(nth%len(entries)+1))})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Held(t.correction(e), nth, len(entries)), rows)}}, nil
}

// decide lets a held figure pass, or turns it down.
func (t *talk) decide(ctx context.Context, accept bool, args []argument) (chat.Reply, error) {
	entries, refusal, err := t.heldEntries(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	said := joined(args)
	at := slices.IndexFunc(entries, func(e indicators.Entry) bool {
		return strings.Join([]string{e.Region, e.Indicator.ID(), e.Period.ID(), e.Value.String()}, " ") == said
	})
	if at < 0 {
		return t.refuse(text.HeldGone()), nil
	}
	e := entries[at]
	words := text.HeldRejected(t.correction(e))
	if accept {
		if words, err = t.accept(ctx, e); err != nil {
			return chat.Reply{}, err
		}
	}
	if err := t.Book.Drop(ctx, e); err != nil {
		return chat.Reply{}, stored("writing into the book of figures", err)
	}
	t.logs(ctx, e.Region, "koreksi", "", text.LogHeld(t.correction(e), accept))
	rows := [][]chat.Button{{button(text.ButtonHeld(), "koreksi", "tahanan")}}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}, nil
}

// accept puts a held figure into the book, to be told. Who may see it may let it
// pass.
func (t *talk) accept(ctx context.Context, e indicators.Entry) (words string, err error) {
	rights, err := t.rightsIn(ctx, e.Region)
	if err != nil {
		return "", stored("reading what a person may do", err)
	}
	e.Held, e.By, e.At = "", actor(rights, people.BPS), t.Now()
	if err := t.Book.Write(ctx, true, e); err != nil {
		return "", stored("writing into the book of figures", err)
	}
	t.Log.Info("a held figure is accepted", "update", t.ID, "cell", e.Key().ID())
	return text.HeldAccepted(t.correction(e)), nil
}

package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdKoreksi = command{name: "koreksi", changes: true, answer: koreksi}

// koreksi lists corrections of figures for everybody, and makes them for BPS.
func koreksi(ctx context.Context, t *talk) (chat.Reply, error) {
	args := arguments(t.words)
	word, rest := first(args)
	switch word = strings.ToLower(word); word {
	case "":
		return t.corrections(ctx)
	case "tahanan":
		return t.held(ctx, rest)
	case "terima", "tolak":
		return t.decide(ctx, word == "terima", rest)
	case saved:
		typed := strings.HasPrefix(strings.TrimSpace(t.Text), "/") // only an answer to the question confirms
		return t.correct(ctx, readCorrection(t.Catalogue, rest), !typed)
	}
	return t.correct(ctx, readCorrection(t.Catalogue, args), false)
}

// saved is the word that a confirmed correction begins with.
const saved = "simpan"

// fewCorrections is how many of them are listed.
const fewCorrections = 8

// corrections lists the newest ones, with both values, reason and source.
func (t *talk) corrections(ctx context.Context) (chat.Reply, error) {
	entries, _, err := t.Book.Entries(ctx)
	if err != nil {
		return chat.Reply{}, stored("reading the book of figures", err)
	}
	entries = slices.DeleteFunc(entries, func(e indicators.Entry) bool { return e.Origin != indicators.FromCorrection || e.Held != "" })
	slices.SortStableFunc(entries, func(a, b indicators.Entry) int { return b.At.Compare(a.At) })
	list := make([]text.Correction, 0, fewCorrections)
	for _, e := range entries[:min(len(entries), fewCorrections)] {
		list = append(list, t.correction(e))
	}
	regions, all, err := t.correctable(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	may := all || len(regions) > 0
	var rows [][]chat.Button
	if may {
		rows = [][]chat.Button{{button(text.ButtonHeld(), "koreksi", "tahanan")}}
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Corrections(list, may), rows)}}, nil
}

// correction is an entry as it is told, in its region's zone.
func (t *talk) correction(e indicators.Entry) text.Correction {
	e.At = e.At.In(people.Zone(e.Region))
	return text.Correction{Region: t.region(e.Region), Entry: e}
}

// correctable are the regions whose figures whoever speaks may correct; all of them
// for operators.
func (t *talk) correctable(ctx context.Context) (regions []string, all bool, err error) {
	if t.From == 0 || t.AsChat || t.isOperator() {
		return nil, t.isOperator(), nil
	}
	held, err := people.OfficesOf(ctx, t.People, t.From)
	if err != nil {
		return nil, false, stored("reading a person's offices", err)
	}
	for _, h := range held {
		if h.Office.Role == people.BPS && !slices.Contains(regions, h.Region) {
			regions = append(regions, h.Region)
		}
	}
	return regions, false, nil
}

// corrector is the title under which whoever speaks may correct a region's figures;
// else the refusal.
func (t *talk) corrector(ctx context.Context, region string) (by string, refusal *chat.Reply, err error) {
	rights, err := t.rightsIn(ctx, region)
	if err != nil {
		return "", nil, stored("reading what a person may do", err)
	}
	if !rights.Operator && !rights.Is(people.BPS) {
		r := t.refuse(text.CorrectionUnasked(t.region(region)))
		return "", &r, nil
	}
	return actor(rights, people.BPS), nil, nil
}

// correct makes a correction once all of it is known, plausible and confirmed, and
// asks for what it lacks.
func (t *talk) correct(ctx context.Context, d correctionDraft, confirmed bool) (chat.Reply, error) {
	region, refusal, err := t.correctedRegion(ctx, d)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	by, refusal, err := t.corrector(ctx, region)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if refusal := t.incomplete(region, d); refusal != nil {
		return *refusal, nil
	}
	e, refusal := t.audited(d.entry(region, t.region(region).Kind))
	if refusal != nil {
		return *refusal, nil
	}
	e.By, e.At = by, t.Now()
	switch k := t.correction(e); {
	case e.Reason == "":
		return t.askWords(ctx, "koreksi "+d.spelt(region)+` alasan "%s"`, text.CorrectionReason(k))
	case e.Source == "":
		return t.askWords(ctx, "koreksi "+d.spelt(region)+` sumber "%s"`, text.CorrectionSource(k))
	case !confirmed:
		return t.askCorrection(ctx, d.spelt(region), k)
	}
	return t.corrects(ctx, e)
}

// corrects writes a correction into the book of figures, from which readers are told.
func (t *talk) corrects(ctx context.Context, e indicators.Entry) (chat.Reply, error) {
	if err := t.Book.Write(ctx, true, e); err != nil {
		return chat.Reply{}, stored("writing into the book of figures", err)
	}
	t.Log.Info("a figure is corrected", "update", t.ID, "cell", e.Key().ID())
	k, was := t.correction(e), ""
	if e.Was != nil {
		was = text.LogFigure(k, *e.Was)
	}
	t.record(ctx, e.Region, e.By, "koreksi", was, text.LogFigure(k, e.Value))
	return t.reply(text.CorrectionSaved(k)), nil
}

// correctedRegion is the region named, or else the one of the chat.
func (t *talk) correctedRegion(ctx context.Context, d correctionDraft) (string, *chat.Reply, error) {
	switch len(d.query.Places) {
	case 0:
		region, _, _, err := t.tenant(ctx)
		return region, nil, err
	case 1:
		if code, certain := d.query.Places[0].Match.Certain(); certain {
			return code, nil, nil
		}
		m := d.query.Places[0]
		r := t.mistake(text.WhichMember(t.Catalogue, m.Words, m.Match.Regions))
		return "", &r, nil
	}
	r := t.mistake(text.CorrectionNeeds([]string{text.PartRegion}))
	return "", &r, nil
}

// incomplete names what of the cell and its value could not be read.
func (t *talk) incomplete(region string, d correctionDraft) *chat.Reply {
	var r chat.Reply
	district := t.region(region).Kind.IsDistrict()
	switch missing := d.missing(district); {
	case len(d.query.Unclear) > 0:
		r = t.mistake(strings.Join(append(text.Unread(d.query.Unclear), text.CorrectionHow()), "\n"))
	case len(missing) > 0:
		r = t.mistake(text.CorrectionNeeds(missing))
	case district && d.query.Month == indicators.September:
		r = t.mistake(text.CorrectionMarch())
	case tooLong(d.reason), tooLong(d.source):
		r = t.mistake(text.TooLong(maxReason))
	default:
		return nil
	}
	return &r
}

// audited holds a correction against what is known: it fills in the value told
// before, and refuses what cannot be.
func (t *talk) audited(e indicators.Entry) (indicators.Entry, *chat.Reply) {
	cell := indicators.TableCell{Region: e.Region, Indicator: e.Indicator, Period: e.Period, Value: e.Value, Table: "correction"}
	found := indicators.Audit(t.Catalogue, []indicators.TableCell{cell}, t.Now())
	var r chat.Reply
	switch {
	case len(found.New) == 1:
		e.Value = found.New[0].Value
		return e, nil
	case len(found.Revised) == 1:
		e.Value, e.Was = found.Revised[0].Value, found.Revised[0].Was
		return e, nil
	case len(found.Held) == 1:
		e.Was = found.Held[0].Was
		r = t.mistake(text.CorrectionRefused(t.correction(e), found.Held[0].Held))
	default:
		r = t.reply(text.CorrectionSame(t.correction(e)))
	}
	return e, &r
}

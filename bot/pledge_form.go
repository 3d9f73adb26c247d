package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// maxPledgeTitle is how many characters a commitment's title may have.
const maxPledgeTitle = commitments.MaxTitle

// formKomitmen records a commitment, or proposes one. Its fields are wilayah, judul,
// utama, pendukung (ids parted by blanks), tenggat (a date), program, target, dokumen,
// berulang, meeting (a number), asal (see commitments.Origin) and nomor.
func formKomitmen() form {
	return form{command: "komitmen", finish: confirmPledge, save: savePledge, steps: []step{
		{name: "judul", ask: askPledgeTitle, take: takePledgeTitle},
		{name: "utama", ask: askPledgeLead, take: takePledgeLead},
		{name: "pendukung", open: true, gathers: "dipilih", ask: askPledgeSupport, take: takePledgeSupport},
		{name: "tenggat", ask: askPledgeDay, take: takePledgeDay},
		{name: "program", open: true, ask: askPledgeProgramme, take: takePledgeProgramme},
		{name: "target", open: true, ask: askPledgeMeasure, take: takePledgeMeasure},
		{name: "dokumen", open: true, ask: askPledgeDocument, take: takeLine(maxTitle)},
		{name: "berulang", open: true, ask: askPledgeRepeat, take: takePledgeRepeat},
	}}
}

// newPledge begins to record a commitment: step by step, or with all of it in one line.
func (t *talk) newPledge(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	origin, may := origins(g)
	switch {
	case !may:
		return t.refuse(text.PledgeMayNot()), nil
	case len(g.SKPDs) == 0:
		return t.mistake(text.PledgeNoSKPD(g.rights.Manages())), nil
	}
	fields, again := map[string]string{"wilayah": g.Region, "asal": string(origin)}, ""
	if len(args) > 0 {
		line, ok := commitments.ParseLine(behindWord(t.words), g.Today())
		if w := line.When; !ok && len(line.SKPDs) == 0 && w.Problem == "" && w.Date.IsZero() && !w.Other {
			return t.mistake(text.PledgeLineBad()), nil
		}
		again = fillPledge(g, fields, line)
	}
	r, err := t.begin(ctx, "komitmen", fields)
	return opened(again, r), err
}

// opened is a question with what was wrong before above it; empty is nothing.
func opened(again string, r chat.Reply) chat.Reply {
	if again != "" && len(r.Messages) > 0 {
		r.Messages[0].Text, r.Mistake = again+"\n\n"+r.Messages[0].Text, true
	}
	return r
}

// origins is how what somebody brings in is recorded; may is false for those who may
// bring in nothing.
func origins(g gathering) (o commitments.Origin, may bool) {
	switch {
	case g.rights.Manages():
		return "", true
	case g.rights.Is(people.Leader):
		return commitments.Instruction, true
	case g.rights.Is(people.Head, people.Contact):
		return commitments.Proposal, true
	}
	return "", false
}

func askPledgeTitle(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.PledgeTitleAsk(), nil, nil
}

func takePledgeTitle(_ context.Context, _ *talk, f dialogue.Form, said string) (string, error) {
	said = oneLine(said)
	again := badPledgeTitle(said)
	if again == "" {
		f.Fields["judul"] = said
	}
	return again, nil
}

func badPledgeTitle(title string) string {
	if n := utf8.RuneCountInString(title); n == 0 || n > maxPledgeTitle {
		return text.PledgeTitleBad(maxPledgeTitle)
	}
	return ""
}

// skpdsOf are the SKPD of the form's region.
func (t *talk) skpdsOf(ctx context.Context, f dialogue.Form) ([]people.SKPD, error) {
	list, err := people.List[people.SKPD](ctx, t.People, f.Fields["wilayah"])
	return list, stored("reading the SKPD", err)
}

// fewSKPD is how many SKPD are offered at a time.
const fewSKPD = 8

// skpdChoices offers SKPD, a few at a time; what is chosen already is marked.
func skpdChoices(list []people.SKPD, page string, chosen []string) (choices []choice) {
	at, _ := strconv.Atoi(page)
	at = min(max(at, 0), max(0, len(list)-1))
	for _, s := range list[at:min(at+fewSKPD, len(list))] {
		label := s.Abbr
		if slices.Contains(chosen, s.ID) {
			label = text.ButtonChosen(label)
		}
		choices = append(choices, choice{label: label, value: s.ID})
	}
	switch {
	case at+fewSKPD < len(list):
		choices = append(choices, choice{label: text.ButtonMore(), value: pagePrefix + strconv.Itoa(at+fewSKPD), wide: true})
	case at > 0:
		choices = append(choices, choice{label: text.ButtonMore(), value: pagePrefix + "0", wide: true})
	}
	return choices
}

// pagePrefix begins the answer that shows other SKPD.
const pagePrefix = "hal:"

// paged keeps which SKPD are shown, no more the nearest to an answer before; is is false
// for any other answer.
func paged(f dialogue.Form, said string) (is bool) {
	delete(f.Fields, "mirip")
	at, is := strings.CutPrefix(said, pagePrefix)
	if is {
		f.Fields["hal"] = at
	}
	return is
}

func askPledgeLead(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	list, err := t.skpdsOf(ctx, f)
	return text.PledgeLeadAsk(f.Fields["judul"]), offeredSKPD(list, f, nil), err
}

func takePledgeLead(ctx context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	if paged(f, said) {
		return stays, nil
	}
	list, err := t.skpdsOf(ctx, f)
	if err != nil {
		return "", err
	}
	id, again := oneSKPD(list, f, said)
	if again == "" {
		f.Fields["utama"] = id
		delete(f.Fields, "hal")
		for _, name := range []string{"dipilih", "pendukung"} {
			if others, named := f.Fields[name]; named { // the lead is none of them
				f.Fields[name] = strings.Join(slices.DeleteFunc(strings.Fields(others), func(other string) bool { return other == id }), " ")
			}
		}
	}
	return again, nil
}

// oneSKPD is the SKPD that words mean. When they mean none or several, the nearest are
// offered below what is said again.
func oneSKPD(list []people.SKPD, f dialogue.Form, said string) (id, again string) {
	found := people.MatchSKPD(list, said)
	if len(found) == 1 {
		return found[0].ID, ""
	}
	f.Fields["mirip"] = said
	delete(f.Fields, "hal")
	if len(found) == 0 {
		return "", text.PledgeSKPDUnknown(said)
	}
	return "", text.PledgeSKPDNearest(said)
}

// offeredSKPD are the SKPD to choose from: a page of them, or those that are nearest to
// what was said before, unless none is near or too many are.
func offeredSKPD(list []people.SKPD, f dialogue.Form, chosen []string) []choice {
	said := f.Fields["mirip"]
	found := people.NearSKPD(list, withoutKind(said))
	if said == "" || len(found) == 0 || len(found) > fewSKPD || len(found) == len(list) {
		return skpdChoices(list, f.Fields["hal"], chosen)
	}
	return append(skpdChoices(found, "", chosen), choice{label: text.ButtonMore(), value: pagePrefix + "0", wide: true})
}

// withoutKind is the name of an SKPD without the word for what it is, which half of them
// have: "pertanahan" of "dinas pertanahan".
func withoutKind(words string) string {
	kind, name, more := strings.Cut(oneLine(words), " ")
	if more && slices.Contains([]string{"dinas", "badan", "kantor", "bagian"}, strings.ToLower(kind)) {
		return name
	}
	return words
}

// chosenSKPD are the supporting SKPD named so far.
func chosenSKPD(f dialogue.Form) []string { return strings.Fields(f.Fields["dipilih"]) }

func askPledgeSupport(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	list, err := t.skpdsOf(ctx, f)
	list = slices.DeleteFunc(list, func(s people.SKPD) bool { return s.ID == f.Fields["utama"] })
	chosen := chosenSKPD(f)
	choices := offeredSKPD(list, f, chosen)
	if len(chosen) > 0 {
		choices = append(choices, choice{label: text.ButtonChosenAll(), value: choseAll, wide: true})
	}
	return text.PledgeSupportAsk(chosen, list), choices, err
}

// choseAll ends the choosing of supporting SKPD.
const choseAll = "selesai"

// takePledgeSupport takes one SKPD in or out by a button, or several by words.
func takePledgeSupport(ctx context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	switch {
	case paged(f, said):
		return stays, nil
	case strings.EqualFold(strings.TrimSpace(said), choseAll):
		f.Fields["pendukung"] = f.Fields["dipilih"]
		return "", nil
	}
	list, err := t.skpdsOf(ctx, f)
	if err != nil {
		return "", err
	}
	chosen, again := chosenSKPD(f), ""
	for part := range strings.SplitSeq(said, ",") {
		for _, words := range commitments.SplitAnd(part) {
			id, unclear := oneSKPD(list, f, words)
			if unclear != "" {
				again = unclear // the others are known all the same
				continue
			}
			chosen = toggled(chosen, id, t.IsPress())
		}
	}
	chosen = slices.DeleteFunc(chosen, func(id string) bool { return id == f.Fields["utama"] })
	f.Fields["dipilih"] = strings.Join(chosen, " ")
	switch {
	case again != "":
		return again, nil
	case t.IsPress():
		return stays, nil
	}
	f.Fields["pendukung"] = f.Fields["dipilih"]
	return "", nil
}

// toggled adds an id; one that is there is taken out where a button says it.
func toggled(ids []string, id string, press bool) []string {
	at := slices.Index(ids, id)
	switch {
	case at < 0:
		return append(ids, id)
	case press:
		return slices.Delete(ids, at, at+1)
	}
	return ids
}

// formToday is the civil date of the form's region.
func (t *talk) formToday(f dialogue.Form) commitments.Date {
	return commitments.DateOf(t.zonedAt(f.Fields["wilayah"]))
}

// askPledgeDay offers usual deadlines, or the days that words before can mean.
func askPledgeDay(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	today := t.formToday(f)
	if said := f.Fields["pilihan"]; said != "" {
		calendar, err := people.CalendarOf(ctx, t.People, f.Fields["wilayah"])
		var choices []choice
		for _, c := range commitments.ReadDate(said, today).Choices {
			if c.Kind == commitments.Workdays {
				c.Date = workdaysAhead(today, c.Date, calendar)
			}
			choices = append(choices, choice{label: text.ButtonDay(c), value: c.Date.String(), wide: true})
		}
		return text.PledgeDayAsk(), append(choices, choice{label: text.ButtonOtherDay(), value: otherDay, wide: true}), stored("reading the calendar", err)
	}
	var choices []choice
	for _, words := range []string{"akhir bulan", "akhir triwulan", "akhir tahun"} {
		d := commitments.ReadDate(words, today).Date
		if !slices.ContainsFunc(choices, func(c choice) bool { return c.value == d.String() }) {
			choices = append(choices, choice{label: text.CivilDate(d), value: d.String(), wide: true})
		}
	}
	return text.PledgeDayAsk(), choices, nil
}

// workdaysAhead is a day that was counted from today by Mondays to Fridays, with the days
// off of the region left out as well.
func workdaysAhead(today, by commitments.Date, c people.Calendar) commitments.Date {
	n := 0
	for d := today.AddDays(1); !d.After(by); d = d.AddDays(1) {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	for almanac, last := commitments.NewAlmanac(c), by.AddDays(366); by.Before(last) && commitments.WorkdaysBetween(today, by, almanac) < n; {
		by = by.AddDays(1)
	}
	return by
}

// otherDay is none of the days offered.
const otherDay = "tanggal lain"

func takePledgeDay(_ context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	d, again := t.dayTaken(f, said)
	if again == "" {
		f.Fields["tenggat"] = d.String()
	}
	return again, nil
}

// dayTaken reads a deadline. What can mean several days is offered as buttons.
func (t *talk) dayTaken(f dialogue.Form, said string) (d commitments.Date, again string) {
	delete(f.Fields, "pilihan")
	if strings.EqualFold(said, otherDay) {
		return d, text.PledgeDayOther()
	}
	r := commitments.ReadDate(said, t.formToday(f))
	switch {
	case r.Problem != "":
		return d, text.PledgeDayRefused(r.Problem)
	case r.Asks() && len(r.Choices) == 0:
		return d, text.PledgeDayUnsaid(said)
	case r.Asks():
		f.Fields["pilihan"] = said
		return d, dayUnclear(said, r)
	}
	return r.Date, ""
}

// dayUnclear says above the days that words can mean why one is to be chosen.
func dayUnclear(said string, r commitments.Reading) string {
	if len(r.Choices) == 1 {
		return text.DayUncertain()
	}
	return text.DayUnclear(said)
}

func askPledgeProgramme(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	p, _, err := people.Find[people.Policy](ctx, t.People, f.Fields["wilayah"], people.Policy{}.Key())
	var choices []choice
	for _, name := range p.ProgrammesOf() {
		choices = append(choices, choice{label: capital(name), value: name})
	}
	return text.PledgeProgrammeAsk(), choices, stored("reading the programmes", err)
}

func takePledgeProgramme(ctx context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	p, _, err := people.Find[people.Policy](ctx, t.People, f.Fields["wilayah"], people.Policy{}.Key())
	if err != nil {
		return "", stored("reading the programmes", err)
	}
	name, ok := programmeNamed(p.ProgrammesOf(), said)
	if !ok {
		return text.FormNoWords(), nil
	}
	f.Fields["program"] = name
	return "", nil
}

func askPledgeMeasure(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
	var choices []choice
	if m, ok := commitments.ParseMeasure(f.Fields["judul"]); ok {
		choices = append(choices, choice{label: chat.Plain(text.MeasureWords(m)), value: m.Target + " " + m.Unit, wide: true})
	}
	return text.PledgeMeasureAsk(), choices, nil
}

func takePledgeMeasure(_ context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	if t.IsPress() { // as the button has it: a decimal with a point
		f.Fields["target"] = said
		return "", nil
	}
	m, ok := commitments.ParseMeasure(said)
	if !ok {
		return text.PledgeMeasureBad(), nil
	}
	f.Fields["target"] = m.Target + " " + m.Unit
	return "", nil
}

func askPledgeDocument(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.PledgeDocumentAsk(), nil, nil
}

func askPledgeRepeat(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.PledgeRepeatAsk(), repeatChoices(), nil
}

// repeatChoices are how often a report can come again.
func repeatChoices() (choices []choice) {
	for _, r := range []commitments.Repeat{commitments.Monthly, commitments.Quarterly, commitments.HalfYear, commitments.Yearly} {
		choices = append(choices, choice{label: capital(string(r)), value: string(r)})
	}
	return choices
}

func takePledgeRepeat(_ context.Context, _ *talk, f dialogue.Form, said string) (string, error) {
	r, ok := commitments.ReadRepeat(said)
	if !ok {
		return text.PledgeRepeatBad(), nil
	}
	f.Fields["berulang"] = string(r)
	return "", nil
}

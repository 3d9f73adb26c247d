package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// What the fields of a meeting may have at most, in characters.
const (
	maxMeetingTitle  = 200
	maxMeetingPlace  = 200
	maxMeetingLetter = 60
)

// newMeeting begins to record a meeting: step by step, or with all of it in one line,
// "“Rakor TKPKD” 12 Januari 2027 09.00 Aula Bapperida".
func (t *talk) newMeeting(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	if !g.rights.Manages() {
		return t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat)), nil
	}
	fields := map[string]string{"wilayah": g.Region}
	if len(args) > 0 && args[0].quoted {
		if refusal := t.fillMeeting(g, fields, args); refusal != nil {
			return *refusal, nil
		}
	} else if len(args) > 0 {
		return t.mistake(text.AgendaHow()), nil
	}
	return t.begin(ctx, "agenda", fields)
}

// fillMeeting fills in what one line says. What it leaves out is asked for.
func (t *talk) fillMeeting(g gathering, fields map[string]string, args []argument) *chat.Reply {
	title := oneLine(args[0].text)
	if again := badLine(title, maxMeetingTitle); again != "" {
		r := t.mistake(again)
		return &r
	}
	fields["judul"] = title
	m := readMeetingTime(joined(args[1:]), g.Today())
	switch {
	case m.problem != "":
		r := t.mistake(text.DayRefused(m.problem))
		return &r
	case m.asks:
		fields["pilihan"] = m.said
	case !m.date.IsZero() && m.start >= 0 && !m.date.At(m.start, g.Calendar.Zone()).After(g.Now):
		r := t.mistake(text.MeetingPast())
		return &r
	}
	if !m.date.IsZero() {
		fields["tanggal"] = m.date.String()
	}
	if m.start >= 0 {
		fields["jam"] = hoursField(m.start, m.end)
	}
	if strings.ContainsFunc(m.place, unicode.IsLetter) && badLine(m.place, maxMeetingPlace) == "" {
		fields["tempat"] = oneLine(m.place)
	}
	return nil
}

// hoursField keeps the hours of a meeting in a form: "540" or "540-720".
func hoursField(start, end int) string {
	if end == 0 {
		return strconv.Itoa(start)
	}
	return strconv.Itoa(start) + "-" + strconv.Itoa(end)
}

func hoursOf(field string) (start, end int) {
	from, to, _ := strings.Cut(field, "-")
	start, _ = strconv.Atoi(from)
	end, _ = strconv.Atoi(to)
	return start, end
}

// badLine refuses what is empty or too long; empty for what fits.
func badLine(s string, most int) string {
	if n := utf8.RuneCountInString(s); n == 0 || n > most {
		return text.LineLength(most)
	}
	return ""
}

// formAgenda records a meeting.
func formAgenda() form {
	return form{command: "agenda", finish: confirmMeeting, save: saveMeeting, steps: []step{
		{name: "judul", ask: askMeetingTitle, take: takeLine(maxMeetingTitle)},
		{name: "tanggal", ask: askMeetingDay, take: takeMeetingDay},
		{name: "jam", ask: askMeetingHours, take: takeMeetingHours},
		{name: "tempat", ask: askMeetingPlace, take: takeLine(maxMeetingPlace), open: true},
		{name: "diundang", ask: askInvited, take: takeInvited},
		{name: "surat", ask: askMeetingLetter, take: takeLine(maxMeetingLetter), open: true},
	}}
}

// takeLine takes words as they are, in one line of at most so many characters.
func takeLine(most int) func(context.Context, *talk, dialogue.Form, string) (string, error) {
	return func(_ context.Context, _ *talk, f dialogue.Form, said string) (string, error) {
		said = oneLine(said)
		if again := badLine(said, most); again != "" {
			return again, nil
		}
		f.Fields[f.Step] = said
		return "", nil
	}
}

func askMeetingTitle(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	var choices []choice
	for _, title := range text.MeetingTitles() {
		choices = append(choices, choice{label: title, value: title})
	}
	return text.MeetingTitleAsk(), choices, nil
}

// askMeetingDay asks for the date; after words that may mean several, for one of them.
func askMeetingDay(_ context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	today := commitments.DateOf(t.zonedAt(f.Fields["wilayah"]))
	if said := f.Fields["pilihan"]; said != "" {
		return text.DayUnclear(said), dayChoices(commitments.ReadDate(said, today).Choices), nil
	}
	return text.MeetingDayAsk(), nil, nil
}

// takeMeetingDay reads a date. Where several may be meant the buttons offer each.
func takeMeetingDay(_ context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	today := commitments.DateOf(t.zonedAt(f.Fields["wilayah"]))
	r := commitments.ReadDate(said, today)
	switch {
	case r.Problem != "":
		return text.DayRefused(r.Problem), nil
	case r.Asks():
		f.Fields["pilihan"] = said // the buttons below offer what it may mean
		return text.DayUncertain(), nil
	}
	delete(f.Fields, "pilihan")
	f.Fields["tanggal"] = r.Date.String()
	return "", nil
}

func askMeetingHours(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
	d, err := commitments.ParseISO(f.Fields["tanggal"])
	choices := []choice{{label: "08.30", value: "08.30"}, {label: "09.00", value: "09.00"}, {label: "13.30", value: "13.30"}, {label: "14.00", value: "14.00"}}
	return text.MeetingHoursAsk(d), choices, err
}

// takeMeetingHours reads when the meeting begins, and when it ends if that is said.
func takeMeetingHours(_ context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	now := t.zonedAt(f.Fields["wilayah"])
	d, err := commitments.ParseISO(f.Fields["tanggal"])
	start, end, rest := readHours(said)
	if start < 0 {
		start, end, rest = readHours("pukul " + spacedHours(said))
	}
	switch {
	case err != nil:
		return "", err
	case start < 0 || rest != "":
		return text.HoursUnread(), nil
	case !d.At(start, now.Location()).After(now):
		return text.MeetingPast(), nil
	}
	f.Fields["jam"] = hoursField(start, end)
	return "", nil
}

func askMeetingPlace(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.MeetingPlaceAsk(), nil, nil
}

func askMeetingLetter(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.MeetingLetterAsk(), nil, nil
}

// The words for all SKPD in the field of those invited, beside ids and units.
const (
	everySKPD  = "*"
	unitPrefix = "tim:"
)

func askInvited(context.Context, *talk, dialogue.Form) (string, []choice, error) {
	return text.InvitedAsk(), []choice{
		{label: text.ButtonEverySKPD(), value: everySKPD, wide: true},
		{label: text.ButtonUnit(people.Coordination), value: unitPrefix + string(people.Coordination)},
		{label: text.ButtonUnit(people.Implementation), value: unitPrefix + string(people.Implementation)},
	}, nil
}

// takeInvited reads who is invited: "semua", "tkpkd, dinsos dan disnaker".
func takeInvited(ctx context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	region := f.Fields["wilayah"]
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return "", stored("reading the SKPD", err)
	}
	seats, err := people.List[people.Seat](ctx, t.People, region)
	if err != nil {
		return "", stored("reading the team", err)
	}
	ids, again := readInvited(list, said)
	if again != "" {
		return again, nil
	}
	m := commitments.Meeting{}
	m.Invited, m.Units = invitedField(strings.Join(ids, " "), list)
	if len(invitedTo(m, seats)) == 0 {
		return text.NobodyInvited(), nil
	}
	f.Fields["diundang"] = strings.Join(ids, " ")
	return "", nil
}

// readInvited reads names of SKPD and of parts of the team, parted by commas and "dan".
func readInvited(list []people.SKPD, said string) (ids []string, again string) {
	said = strings.NewReplacer(";", ",", " dan ", ",", " & ", ",", "\n", ",").Replace(said)
	for name := range strings.SplitSeq(said, ",") {
		name = strings.ToLower(oneLine(name))
		id := name
		unit, isUnit := text.UnitOf(strings.TrimPrefix(strings.TrimPrefix(name, unitPrefix), "tim "))
		switch {
		case name == "":
			continue
		case name == everySKPD || name == "semua" || name == "semua skpd":
			id = everySKPD
		case isUnit:
			id = unitPrefix + string(unit)
		default:
			found := people.MatchSKPD(list, name)
			if len(found) == 0 {
				return nil, text.UnknownSKPD(name)
			} else if len(found) > 1 {
				return nil, text.WhichSKPD(name, found[:min(len(found), 8)])
			}
			id = found[0].ID
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, text.NobodyInvited()
	}
	return ids, ""
}

// invitedField is who is invited, as a form keeps it.
func invitedField(field string, list []people.SKPD) (skpds, units []string) {
	for id := range strings.FieldsSeq(field) {
		if unit, is := strings.CutPrefix(id, unitPrefix); is {
			units = append(units, unit)
		} else if id == everySKPD {
			skpds = nil
			for _, s := range list {
				skpds = append(skpds, s.ID)
			}
			return skpds, units
		} else {
			skpds = append(skpds, id)
		}
	}
	return skpds, units
}

// meetingOf is the meeting that a form comes to.
func meetingOf(f dialogue.Form, list []people.SKPD) (m commitments.Meeting, err error) {
	m = commitments.Meeting{Title: f.Fields["judul"], Place: f.Fields["tempat"], Letter: f.Fields["surat"]}
	m.Date, err = commitments.ParseISO(f.Fields["tanggal"])
	m.Start, m.End = hoursOf(f.Fields["jam"])
	m.Invited, m.Units = invitedField(f.Fields["diundang"], list)
	m.Number, _ = strconv.Atoi(f.Fields["nomor"])
	return m, err
}

// confirmMeeting shows a meeting before it is kept.
func confirmMeeting(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	region := f.Fields["wilayah"]
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	m, err := meetingOf(f, a.SKPDs)
	if err != nil {
		return chat.Reply{}, err
	}
	warning := ""
	for same, err := range commitments.EachMeeting(ctx, t.Pledges, region, commitments.Current) {
		if err != nil {
			return chat.Reply{}, stored("reading the agenda", err)
		}
		if same.Date == m.Date && same.Cancelled == "" && same.Number != m.Number {
			warning = text.MeetingSameDay(same)
		}
	}
	rows := [][]chat.Button{{t.answers(f, text.ButtonSave(), wordSave)},
		{t.answers(f, text.ButtonFormBack(), wordBack), t.answers(f, text.ButtonGiveUp(), wordGiveUp)}}
	card := t.card(text.MeetingConfirm(text.AgendaView{AgendaItem: text.AgendaItem{Meeting: m}, SKPDs: a.SKPDs, Zone: a.Calendar.Zone().String()}, warning), rows)
	card.Asks = true
	return chat.Reply{Messages: []chat.Message{card}}, nil
}

// saveMeeting keeps a meeting, once, under a number that the form has before: pressed
// again, or after a kill, it is the same meeting.
func saveMeeting(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	region := f.Fields["wilayah"]
	rights, err := t.rightsIn(ctx, region)
	if err != nil {
		return chat.Reply{}, stored("reading what a person may do", err)
	}
	if !rights.Manages() {
		return t.refuse(text.SecretariatOnly(t.region(region), t.AsChat)), nil
	}
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	if f, err = t.numberMeeting(ctx, region, f); err != nil {
		return chat.Reply{}, err
	}
	m, err := meetingOf(f, a.SKPDs)
	if err != nil {
		return chat.Reply{}, err
	}
	act := a.act(rights, "")
	if !m.Begins(a.Calendar.Zone()).After(a.Now) {
		return t.mistake(text.MeetingPast()), nil
	}
	m.CreatedBy, m.CreatedAt = act.By, a.Now
	m, err = commitments.AddMeetingAs(ctx, t.Pledges, region, a.entry(act.By, commitments.WasRecorded, ""), m)
	if err != nil {
		return chat.Reply{}, stored("keeping a meeting", err)
	}
	return t.showMeeting(ctx, gathering{affairs: a, rights: rights}, m, text.MeetingSaved())
}

// numberMeeting gives the form's meeting its number before it is written.
func (t *talk) numberMeeting(ctx context.Context, region string, f dialogue.Form) (dialogue.Form, error) {
	if f.Fields["nomor"] != "" {
		return f, nil
	}
	n, err := t.Pledges.Reserve(ctx, region, commitments.Meetings, 1)
	if err != nil {
		return f, stored("numbering a meeting", err)
	}
	f.Fields["nomor"] = strconv.Itoa(n)
	f, err = t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts)
	return f, stored("keeping a form", err)
}

package bot

import (
	"context"
	"errors"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// formTenggat asks for another deadline, and why.
func formTenggat() form {
	return form{command: "tenggat", finish: finishTenggat, steps: []step{
		{name: "tanggal", ask: askTanggal, take: takeTanggal},
		{name: "alasan", ask: askWhyLater, take: takeAlasan},
	}}
}

// asksLater begins to ask for another deadline. What was said is filled in: a date, and
// the reason behind "karena".
func (t *talk) asksLater(ctx context.Context, m matter, rest string) (chat.Reply, error) {
	if m.pledge.State != commitments.Open || !m.party().Status.Owes() {
		return t.standsNow(ctx, m, text.NothingOwed())
	}
	until, why := whenAndWhy(rest, sayings(rest))
	if until == "" {
		until, _ = beforeWhy(rest, sayings(rest))
	}
	f := m.fields()
	if why = oneLine(why); fitsReason(why) {
		f["alasan"] = why
	}
	day := readDeadline(until, m.Today())
	switch {
	case until == "" || day.again != "":
	case len(day.choices) > 0:
		f["pilihan"] = until
	case day.date.After(m.pledge.DeadlineOf(m.party())):
		f["tanggal"] = day.date.String()
	}
	t.below()
	return t.begin(ctx, "tenggat", f)
}

func askTanggal(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil || reply != nil {
		return text.ReportNobody(), nil, err
	}
	if said := f.Fields["pilihan"]; said != "" {
		return text.DeadlineUnclear(), readDeadline(said, m.Today()).choices, nil
	}
	var choices []choice
	from := m.pledge.DeadlineOf(m.party())
	if from.Before(m.Today()) {
		from = m.Today()
	}
	for _, days := range []int{7, 14, 30} {
		day := from.AddDays(days)
		for !m.Calendar.IsWorkday(day.At(noonMinute, m.Calendar.Zone())) {
			day = day.AddDays(1)
		}
		choices = append(choices, choice{label: text.CivilDate(day), value: day.String(), wide: true})
	}
	return text.AskDeadline(m.pledge, m.party(), m.SKPDs), choices, nil
}

// takeTanggal takes a date that is later than the present deadline. Words that can mean
// several days are asked about.
func takeTanggal(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil || reply != nil {
		return text.ReportNobody(), err
	}
	delete(f.Fields, "pilihan")
	day, now := readDeadline(said, m.Today()), m.pledge.DeadlineOf(m.party())
	switch {
	case day.again != "":
		return day.again, nil
	case len(day.choices) > 0:
		f.Fields["pilihan"] = said
		return stays, nil
	case !day.date.After(m.Today()):
		return text.DeadlineUnread(commitments.PastDay), nil
	case !day.date.After(now):
		return text.DeadlineNotLater(now), nil
	}
	f.Fields["tanggal"] = day.date.String()
	return "", nil
}

func askWhyLater(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil || reply != nil {
		return text.ReportNobody(), nil, err
	}
	to, err := commitments.ParseISO(f.Fields["tanggal"])
	var choices []choice
	for _, r := range text.LaterReasons() {
		choices = append(choices, choice{label: r, value: r})
	}
	return text.AskWhyLater(m.pledge, to), choices, err
}

// finishTenggat asks the secretariat for the other deadline.
func finishTenggat(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil {
		return chat.Reply{}, err
	}
	t.closeForm(ctx)
	if reply != nil {
		return *reply, nil
	}
	to, err := commitments.ParseISO(f.Fields["tanggal"])
	if err != nil {
		return chat.Reply{}, err
	}
	act := m.act()
	err = t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.AskExtension(m.skpd, act, to, f.Fields["alasan"])
	})
	switch {
	case errors.Is(err, commitments.ErrPast):
		return t.mistake(text.DeadlineNotLater(m.pledge.DeadlineOf(m.party()))), nil
	case err != nil:
		return t.cannot(ctx, m, err)
	}
	t.tells(ctx, m, noticeRequest)
	return t.kept(ctx, m, text.DeadlineAsked())
}

// disclaims says that a part is not the SKPD's business. Without a reason it is asked for.
func (t *talk) disclaims(ctx context.Context, m matter, reason string) (chat.Reply, error) {
	if reason = oneLine(reason); !fitsReason(reason) {
		if m.pledge.State != commitments.Open || !m.party().Status.Owes() {
			return t.standsNow(ctx, m, text.NothingOwed())
		}
		t.below()
		return t.begin(ctx, "alasan", m.fields("untuk", reportNotOurs))
	}
	act := m.act()
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.Disclaim(m.skpd, act, reason)
	})
	if err != nil {
		return t.cannot(ctx, m, err)
	}
	t.tells(ctx, m, noticeRequest)
	return t.kept(ctx, m, text.Disclaimed())
}

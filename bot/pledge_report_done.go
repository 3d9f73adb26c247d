package bot

import (
	"context"
	"errors"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// reportsDone claims that a part is done.
func (t *talk) reportsDone(ctx context.Context, m matter, note string) (chat.Reply, error) {
	if utf8.RuneCountInString(note) > mostNoteLetters {
		return t.mistake(text.NoteTooLong(mostNoteLetters)), nil
	}
	act := m.act()
	m.again = m.party().Status == commitments.Returned
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.ReportDone(m.skpd, act, oneLine(note))
	})
	if err != nil {
		return t.cannot(ctx, m, err)
	}
	t.tells(ctx, m, noticeReport)
	done := text.ReportKept(act.Trust)
	if m.pledge.State == commitments.Closed {
		done += " " + text.AllDone(m.pledge.Number)
	}
	return t.kept(ctx, m, done)
}

// kept shows what was just done.
func (t *talk) kept(ctx context.Context, m matter, done string) (chat.Reply, error) {
	r, err := t.showReport(ctx, m, done)
	if t.IsPress() {
		r.Notice = text.ReportNotice()
	}
	return r, err
}

// undoesReport takes a claim to be done back. What is on the way already stays so.
func (t *talk) undoesReport(ctx context.Context, m matter) (chat.Reply, error) {
	act := m.act()
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		if p := c.Party(m.skpd); p != nil && p.Status.Owes() {
			return nil, commitments.ErrSame
		}
		return c.ReportProgress(m.skpd, act, commitments.Progress{})
	})
	if err != nil {
		return t.cannot(ctx, m, err)
	}
	t.tells(ctx, m, "")
	return t.kept(ctx, m, text.ReportUndone())
}

// reportsProgress keeps what words report on the way.
func (t *talk) reportsProgress(ctx context.Context, m matter, words string) (chat.Reply, error) {
	p := readProgress(words, m.pledge.Measure)
	switch {
	case p.beyond:
		return t.mistake(text.NotPercent(m.pledge.Measure)), nil
	case utf8.RuneCountInString(p.Note) > mostNoteLetters:
		return t.mistake(text.NoteTooLong(mostNoteLetters)), nil
	}
	if m.party().Status == commitments.Reported && p.Percent == nil && p.Actual == "" && !hasAny(sayings(words), withdrawWords) {
		return t.reportsDone(ctx, m, p.Note) // a note more, and the claim stands
	}
	act := m.act()
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.ReportProgress(m.skpd, act, p.Progress)
	})
	if err != nil {
		return t.cannot(ctx, m, err)
	}
	t.tells(ctx, m, "")
	if m.party().Progress == 100 {
		return t.kept(ctx, m, text.ProgressFull())
	}
	return t.kept(ctx, m, text.ProgressKept())
}

// withdrawWords say that what was reported done is not.
var withdrawWords = []string{"blm", "belum", "batal", "urung", "ternyata", "tidak", "tdk", "keliru", "salah"}

// snoozes has whoever speaks be reminded again on the next working day. It is for those
// of the SKPD, and for themselves alone.
func (t *talk) snoozes(ctx context.Context, m matter) (chat.Reply, error) {
	var own []people.Office
	for _, o := range m.rights.Offices {
		if o.SKPD == m.skpd {
			own = append(own, o)
		}
	}
	if len(own) == 0 {
		return t.refuse(text.SnoozeOwn(m.abbr())), nil
	}
	until, act := m.nextWorkday(), m.act()
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) (entries []commitments.Entry, err error) {
		for _, o := range own {
			act.By = o.Title
			e, err := c.Snooze(m.skpd, o.ID, until, act)
			if err != nil && !errors.Is(err, commitments.ErrSame) {
				return nil, err
			}
			entries = append(entries, e...)
		}
		if len(entries) == 0 {
			return nil, commitments.ErrSame
		}
		return entries, nil
	})
	if err != nil && !errors.Is(err, commitments.ErrSame) {
		return t.cannot(ctx, m, err)
	}
	group := t.Kind == chat.Group
	if t.IsPress() {
		return chat.Reply{Notice: text.Snoozed(until, group), Alert: group}, nil
	}
	return t.reply(text.Snoozed(until, group)), nil
}

// nextWorkday is the next day on which offices are open.
func (a affairs) nextWorkday() commitments.Date {
	day := a.Today().AddDays(1)
	for !a.Calendar.IsWorkday(day.At(noonMinute, a.Calendar.Zone())) {
		day = day.AddDays(1)
	}
	return day
}

// noonMinute is a minute that every day has.
const noonMinute = 12 * 60

package bot

import (
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// pledgesAsked reads which commitments words mean: a state ("terlambat"), an SKPD or a
// programme, or one of these in a state ("dinsos terlambat", "selesai pelatihan kerja").
// refusal says that they mean none.
func (t *talk) pledgesAsked(g gathering, words string) (f pledgeFilter, refusal *chat.Reply) {
	f = pledgeFilter{code: strings.ToLower(words), list: commitments.Current, skpds: t.ownList(g)}
	if stateAsked(g, &f, words) {
		return f, nil
	}
	f.keeps = isOpen
	named, refusal := t.pledgesNamed(g, f, words)
	if refusal == nil || !refusal.Mistake {
		return named, refusal
	}
	fields := slices.DeleteFunc(strings.Fields(words), func(w string) bool { return slices.Contains([]string{"yg", "yang"}, strings.ToLower(w)) })
	for at := 1; at < len(fields); at++ {
		before, behind := strings.Join(fields[:at], " "), strings.Join(fields[at:], " ")
		for _, pair := range [][2]string{{before, behind}, {behind, before}} {
			if both, said, ok := t.pledgesIn(g, f, pair[0], pair[1]); ok {
				return both, said
			}
		}
	}
	return f, refusal
}

// pledgesIn reads a state, and the SKPD or programme whose commitments are in it; ok is
// false when either is none.
func (t *talk) pledgesIn(g gathering, f pledgeFilter, state, name string) (both pledgeFilter, refusal *chat.Reply, ok bool) {
	f.code = strings.ToLower(state)
	if !stateAsked(g, &f, state) || f.code == "" {
		return f, nil, false
	}
	both, refusal = t.pledgesNamed(g, f, name)
	return both, refusal, refusal == nil || !refusal.Mistake
}

func isOpen(c commitments.Commitment) bool { return c.State == commitments.Open }

// stateAsked reads the state, or the time of the deadline, of those that are asked for.
func stateAsked(g gathering, f *pledgeFilter, words string) bool {
	f.keeps = isOpen
	switch f.code {
	case "", "semua", "terbuka", "belum selesai", "blm selesai":
		f.code = ""
	case "terlambat", "telat", "lewat", "lewat tenggat", "belum lapor", "blm lapor":
		f.code, f.words = text.FilterLate(), text.FilterLate()
		f.keeps = func(c commitments.Commitment) bool { return isOpen(c) && g.firstDue(c).Late > 0 }
	case "minggu ini", "pekan ini":
		last := g.Today().AddDays((7 - int(g.Today().Weekday())) % 7)
		f.words = text.FilterThisWeek()
		f.keeps = func(c commitments.Commitment) bool {
			day, owed := c.Owed()
			return owed && !day.Before(g.Today()) && !day.After(last)
		}
	case "selesai", "sudah selesai", "sdh selesai":
		f.words, f.list = text.FilterDone(), commitments.Past
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Closed }
	case "dibatalkan", "batal":
		f.words, f.list = text.FilterCancelled(), commitments.Past
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Cancelled && !g.hides(c) }
	case "usulan", "arahan":
		f.words, f.skpds = text.FilterDrafts(), nil
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Draft && g.seesDraft(c) }
	default:
		return spanAsked(g, f, words)
	}
	return true
}

// spanAsked reads the days in which a report is due.
func spanAsked(g gathering, f *pledgeFilter, words string) bool {
	span, ok := commitments.ReadSpan(words, g.Today())
	if !ok {
		return false
	}
	f.words = text.FilterSpan(span)
	f.keeps = func(c commitments.Commitment) bool {
		return isOpen(c) && slices.ContainsFunc(c.Parties, func(p commitments.Party) bool { return p.Status.Owes() && span.Has(c.DeadlineOf(p)) })
	}
	return true
}

// ownList is whose list is shown when nobody's is asked for: of the SKPD whose group it
// is, or in private those of whoever asks.
func (t *talk) ownList(g gathering) []string {
	if t.Kind == chat.Private && t.seesAll(g) {
		return nil
	}
	return t.ownHere(g)
}

// pledgesNamed reads the name of a programme, or of an SKPD, whose commitments are in the
// state that f asks for.
func (t *talk) pledgesNamed(g gathering, f pledgeFilter, words string) (pledgeFilter, *chat.Reply) {
	state := f.code
	if f.words == "" {
		state = ""
	}
	if name, ok := programmeNamed(g.Calendar.Policy().ProgrammesOf(), words); ok {
		keeps := f.keeps
		f.words = text.FilterBoth(text.FilterProgramme(name), f.words)
		f.code = strings.TrimSpace(state + " " + briefProgramme(g.Calendar.Policy().ProgrammesOf(), name))
		f.keeps = func(c commitments.Commitment) bool { return c.Programme == name && keeps(c) }
		return f, nil
	}
	found := people.MatchSKPD(g.SKPDs, words)
	if len(found) == 0 {
		r := t.mistake(text.PledgeFilterUnread(words))
		return f, &r
	}
	if len(found) > 1 {
		m := t.card(text.PledgeSKPDNearest(words), skpdRows(found, func(s people.SKPD) chat.Button {
			return button(s.Abbr, "komitmen", state, s.ID, g.Region)
		}))
		return f, &chat.Reply{Messages: []chat.Message{m}}
	}
	id := found[0].ID
	if !t.readsAll(g) && !slices.Contains(t.ownHere(g), id) {
		r := t.refuse(text.PledgesOwnOnly())
		return f, &r
	}
	f.skpds, f.code = []string{id}, strings.TrimSpace(state+" "+id)
	return f, nil
}

// briefProgramme names a programme in few letters, to fit into a button with more words.
func briefProgramme(list []string, name string) string {
	const few = 20
	for at := range name {
		if brief := strings.TrimSpace(name[:at]); at >= few && !strings.HasSuffix(name[:at], " ") {
			if is, ok := programmeNamed(list, brief); ok && is == name {
				return brief
			}
		}
	}
	return name
}

// programmeNamed is the programme that begins with the words.
func programmeNamed(list []string, words string) (string, bool) {
	words = strings.ToLower(strings.TrimPrefix(strings.ToLower(oneLine(words)), "program "))
	for _, name := range list {
		if len(words) >= 3 && strings.HasPrefix(strings.ToLower(name), words) {
			return name, true
		}
	}
	return "", false
}

// skpdRows are buttons for some SKPD.
func skpdRows(list []people.SKPD, say func(people.SKPD) chat.Button) [][]chat.Button {
	var buttons []chat.Button
	for _, s := range list[:min(len(list), maxOptions)] {
		buttons = append(buttons, say(s))
	}
	return grid(buttons, 2)
}

package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdAgenda = command{name: "agenda", menus: inGroups, changes: true, answer: agenda}

// agenda shows the meetings of a region, hears who comes, and records them.
func agenda(ctx context.Context, t *talk) (chat.Reply, error) {
	g, args, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	args, page := historyPageOf(args)
	word, rest := first(args)
	switch word = strings.ToLower(word); word {
	case "", "lalu":
		return t.agendaList(ctx, g, word == "lalu", page)
	case "baru", "tambah":
		return t.newMeeting(ctx, g, rest)
	case "ubah":
		return t.changeMeeting(ctx, g, rest)
	case "batal", "batalkan":
		return t.cancelMeeting(ctx, g, rest)
	case "lampirkan", "lampiran":
		return t.attachToMeeting(ctx, g, rest)
	case "berkas":
		return t.meetingFile(ctx, g, rest)
	case "catat":
		return t.pledgeOfMeeting(ctx, g, rest)
	case string(commitments.Attends), string(commitments.StandIn), string(commitments.NotComing):
		return t.answerMeeting(ctx, g, commitments.Comes(word), rest)
	}
	if days, ok := commitments.ReadSpan(joined(args), g.Today()); ok {
		items, err := t.coming(ctx, g)
		if err != nil {
			return chat.Reply{}, err
		}
		return t.askedAgenda(ctx, g, items, days, true)
	}
	return t.meetingCard(ctx, g, word)
}

// gathering is whose agenda is meant, and by whom.
type gathering struct {
	affairs
	rights people.Rights
	own    string // id of the SKPD whose group this is
}

// agendaAt is the agenda that is meant here, and what was said besides. A button names
// its region: the one meant here, or in private another one in which whoever presses
// holds an office.
func (t *talk) agendaAt(ctx context.Context) (g gathering, args []argument, refusal *chat.Reply, err error) {
	args = arguments(t.words)
	region, rights, refusal, err := t.mayRead(ctx)
	if n := len(args); err == nil && t.IsPress() && n > 0 && isRegionCode(args[n-1].text) {
		named := args[n-1].text
		args = args[:n-1]
		if named != region || refusal != nil {
			region, refusal = named, nil
			if rights, err = t.rightsIn(ctx, named); err == nil && (t.Kind != chat.Private || !rights.Any()) {
				r := t.refuse(text.QuestionGone())
				refusal = &r
			}
		}
	}
	if err != nil || refusal != nil {
		return g, args, refusal, err
	}
	g, err = t.gatheringBy(ctx, region, rights)
	return g, args, nil, err
}

// gatheringAt is that of a region, with the rights that whoever speaks has there by now.
func (t *talk) gatheringAt(ctx context.Context, region string) (gathering, error) {
	rights, err := t.rightsIn(ctx, region)
	if err != nil {
		return gathering{}, stored("reading what a person may do", err)
	}
	return t.gatheringBy(ctx, region, rights)
}

// gatheringBy is that of a region, for those rights in it.
func (t *talk) gatheringBy(ctx context.Context, region string, rights people.Rights) (g gathering, err error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return g, err
	}
	g.rights, g.own = rights, kept.SKPDIn(region)
	g.affairs, err = t.affairs(ctx, region)
	return g, err
}

// isRegionCode tells whether a word is the code of a region.
func isRegionCode(word string) bool { return len(word) == 4 && strings.Trim(word, "0123456789") == "" }

// mine are the SKPD for which whoever speaks can answer here: in an SKPD's group that
// one, else those of their offices.
func (g gathering) mine() []string {
	ids := g.rights.SKPDs()
	for _, id := range ids {
		if id == g.own {
			return []string{id}
		}
	}
	return ids
}

// agendaNames tells whether those who have not answered may be named here.
func (t *talk) agendaNames(g gathering) bool {
	return g.Calendar.Policy().OpenNames || t.Kind == chat.Private && (g.rights.Manages() || g.rights.Is(people.Leader))
}

// meetingManaged is the meeting that somebody names who may change it, and what was
// said behind its number.
func (t *talk) meetingManaged(ctx context.Context, g gathering, args []argument, how string) (m commitments.Meeting, rest []argument, refusal *chat.Reply, err error) {
	word, rest := first(args)
	switch {
	case !g.rights.Manages():
		r := t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat))
		return m, rest, &r, nil
	case word == "":
		r := t.mistake(how)
		return m, rest, &r, nil
	}
	m, refusal, err = t.meetingNamed(ctx, g.Region, word)
	return m, rest, refusal, err
}

package bot

import (
	"context"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// spokenPledge answers free words about a commitment of the region whose things may be
// read here, see readSpoken; done is false for all other words.
func (t *talk) spokenPledge(ctx context.Context) (r chat.Reply, done bool, err error) {
	s, ok := readSpoken(t.words)
	if !ok {
		return t.unreadPledge(ctx)
	}
	g, said, ok, err := t.spokenOf(ctx, s)
	_, when := deadlineAsked(t.words)
	switch {
	case err != nil:
		return chat.Reply{}, false, nil // figures are answered without the store
	case !ok && g.Region != "" && (when || strings.HasPrefix(strings.TrimSpace(t.words), "#")):
		return t.mistake(text.NoSuchCommitment(said.number)), true, nil
	case !ok:
		return chat.Reply{}, false, nil
	}
	if s.verb == "" {
		t.command, t.words = "komitmen", said.number
		r, err = komitmen(ctx, t)
		return r, true, err
	}
	t.command = "lapor"
	m, reply, err := t.matterSaid(ctx, g, said)
	if err != nil || reply != nil {
		return or(reply), true, err
	}
	r, err = t.reports(ctx, m, said)
	return r, true, err
}

// unreadPledge answers words that name a commitment and say what is not read: with its
// card, and to those who may report on it with what they can say.
func (t *talk) unreadPledge(ctx context.Context) (r chat.Reply, done bool, err error) {
	number, _, sure, ok := cutNumber(t.words)
	if !ok || !sure {
		return chat.Reply{}, false, nil
	}
	g, said, ok, err := t.spokenOf(ctx, spoken{number: number})
	if err != nil || !ok {
		return chat.Reply{}, false, nil // figures are answered without the store
	}
	t.command = "komitmen"
	c, reply, err := t.commitmentNamed(ctx, g.Region, said.number)
	if err != nil || reply != nil {
		return or(reply), true, err
	}
	m := matter{gathering: g, pledge: c}
	if ids := m.mayMean(); len(ids) == 1 && c.State != commitments.Draft && !g.rights.Manages() && !asksBack(t.words) {
		m.skpd, t.command = ids[0], "lapor"
		r, err = t.showReport(ctx, m, text.ReportUnread(number))
		return r, true, err
	}
	r, err = t.pledgeCard(ctx, g, said.number, "")
	return r, true, err
}

// asksBack tells whether words about a commitment are a question.
func asksBack(words string) bool {
	return strings.Contains(words, "?") || hasAny(sayings(words), []string{"kapan", "kpn", "gmn", "gimana", "bagaimana", "bgmn", "apa", "apakah", "brp", "berapa", "siapa", "mana"})
}

// spokenOf is what was said as /lapor would hear it; ok is false where commitments may not
// be read, and there g has no region, or when there is none with the number.
func (t *talk) spokenOf(ctx context.Context, s spoken) (g gathering, said reportSaid, ok bool, err error) {
	y, err := t.tenancy(ctx)
	if err != nil || !y.may {
		return g, said, false, err
	}
	g, _, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return gathering{}, said, false, err
	}
	said = reportSaid{verb: s.verb, number: strconv.Itoa(s.number), rest: s.words()}
	_, ok, err = commitments.Find(ctx, t.Pledges, g.Region, s.number)
	return g, said, ok, err
}

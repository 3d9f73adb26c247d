package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdKomitmen = command{name: "komitmen", menus: everywhere, changes: true, answer: komitmen}

// komitmen shows the commitments of a region or SKPD, and records them.
func komitmen(ctx context.Context, t *talk) (chat.Reply, error) {
	g, args, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, rest := first(args)
	word = strings.ToLower(word)
	if slices.Contains(numberWords, strings.TrimSuffix(word, ".")) && len(rest) == 1 && isNumber(rest[0].text) {
		word, rest = rest[0].text, nil
	}
	for _, verb := range pledgeVerbs {
		if word == verb.word {
			return verb.do(t, ctx, g, rest)
		}
	}
	if verb, name := first(rest); word == "program" && (verb == "tambah" || verb == "hapus") {
		return t.ruleProgrammes(ctx, g, verb, joined(name))
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(word, "#")); err == nil && n > 0 && len(rest) == 0 {
		return t.pledgeCard(ctx, g, word, "")
	}
	return t.pledgeList(ctx, g, args)
}

// pledgeVerbs are the words behind /komitmen that do something.
var pledgeVerbs = []struct {
	word string
	do   func(t *talk, ctx context.Context, g gathering, rest []argument) (chat.Reply, error)
}{
	{"baru", (*talk).newPledge},
	{"tambah", (*talk).newPledge},
	{"usulkan", (*talk).newPledge},
	{"ubah", (*talk).changePledge},
	{"impor", func(t *talk, ctx context.Context, g gathering, _ []argument) (chat.Reply, error) {
		return t.importCommitments(ctx, g.Region, g.rights)
	}},
	{"aturan", (*talk).pledgeRules},
	{"verifikasi", (*talk).ruleTrust},
	{"nama", (*talk).ruleNames},
	{"eskalasi", (*talk).ruleEscalation},
}

// seesAll tells whether somebody reads of every SKPD, and not of their own alone.
func (t *talk) seesAll(g gathering) bool {
	return g.rights.Manages() || g.rights.Is(people.Leader) || len(g.rights.SKPDs()) == 0
}

// readsAll tells whether it may be said here how every SKPD stands: in private to the
// secretariat and to leaders, and anywhere when the region has opened the names.
func (t *talk) readsAll(g gathering) bool {
	return g.Calendar.Policy().OpenNames || t.Kind == chat.Private && t.seesAll(g)
}

// ownHere are the SKPD whose own parts are told here in full: the one whose group it is,
// or in private those of whoever asks.
func (t *talk) ownHere(g gathering) []string {
	switch {
	case t.Kind == chat.Private:
		return g.rights.SKPDs()
	case g.own != "":
		return []string{g.own}
	}
	return nil
}

// untold are the SKPD of which it is not said here how they stand: of others those that
// are late, and all where none of the commitment is the reader's own.
func (t *talk) untold(g gathering, c commitments.Commitment) (ids []string) {
	if t.readsAll(g) {
		return nil
	}
	own := t.ownHere(g)
	concerned := slices.ContainsFunc(own, func(id string) bool { return c.Party(id) != nil })
	for _, p := range c.Parties {
		if !concerned || g.isLate(c, p) && !slices.Contains(own, p.SKPD) {
			ids = append(ids, p.SKPD)
		}
	}
	return ids
}

// isLate tells whether a part is owed though its deadline is over.
func (a affairs) isLate(c commitments.Commitment, p commitments.Party) bool {
	return c.State == commitments.Open && p.Status.Owes() && c.DeadlineOf(p).Before(a.Today())
}

// seesDraft tells whether a draft may be seen: by the secretariat, and by the office of
// whoever brought it in.
func (g gathering) seesDraft(c commitments.Commitment) bool {
	for _, o := range g.rights.Offices {
		if o.Title == c.CreatedBy {
			return true
		}
	}
	return g.rights.Manages()
}

// hides tells whether a commitment is none for whoever asks: a draft, or one that was
// turned down, of somebody else.
func (g gathering) hides(c commitments.Commitment) bool {
	return (c.State == commitments.Draft || c.Rejected()) && !g.seesDraft(c)
}

// pledgeCard shows one commitment in full. done is what was just done to it.
func (t *talk) pledgeCard(ctx context.Context, g gathering, word, done string) (chat.Reply, error) {
	c, refusal, err := t.commitmentNamed(ctx, g.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if g.hides(c) {
		return t.mistake(text.NoSuchCommitment(word)), nil
	}
	v := text.PledgeView{Commitment: c, SKPDs: g.SKPDs, Dues: g.dues(c), Untold: t.untold(g, c), Zone: g.Calendar.Zone(), Done: done}
	v.Names = len(v.Untold) < len(c.Parties)
	for _, p := range c.Parties {
		if slices.Contains(v.Untold, p.SKPD) && g.isLate(c, p) {
			v.Late++
			delete(v.Dues, p.SKPD) // the deadline is told, and not that it is over
		}
	}
	if v.Names {
		if v.History, err = t.Pledges.History(ctx, g.Region, commitments.AboutCommitment(c.Number), fewEntries); err != nil {
			return chat.Reply{}, stored("reading the history", err)
		}
		v.History = slices.DeleteFunc(v.History, func(e commitments.Entry) bool { return slices.Contains(v.Untold, e.SKPD) })
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Pledge(v), t.pledgeButtons(g, c))}}, nil
}

// fewEntries is how many lines of the history a card shows.
const fewEntries = 5

// dues are the stages of all parties, by SKPD.
func (a affairs) dues(c commitments.Commitment) map[string]commitments.Due {
	dues := make(map[string]commitments.Due, len(c.Parties))
	for _, p := range c.Parties {
		dues[p.SKPD] = c.DueOf(p, a.Now, a.Calendar)
	}
	return dues
}

// pledgeButtons are what whoever asks may do with a commitment.
func (t *talk) pledgeButtons(g gathering, c commitments.Commitment) (rows [][]chat.Button) {
	n := strconv.Itoa(c.Number)
	if c.State == commitments.Draft {
		if g.rights.Manages() {
			rows = append(rows, []chat.Button{button(text.ButtonAcceptDraft(), "tinjau", "usul-ya", n, "-", g.Region),
				button(text.ButtonRejectDraft(), "tinjau", "usul-tidak", n, "-", g.Region)})
		}
		if g.rights.Manages() && t.Kind == chat.Private {
			rows = append(rows, []chat.Button{button(text.ButtonChangePledge(), "komitmen", "ubah", n, g.Region)})
		}
		return rows
	}
	if skpd := g.reportsFor(c); skpd != "" {
		say := func(label, verb string) chat.Button { return partyButton(label, "lapor "+verb, g.Region, c, skpd) }
		rows = append(rows, []chat.Button{say(text.ButtonReportDone(), "selesai"), say(text.ButtonReportProgress(), "progres")},
			[]chat.Button{say(text.ButtonExtension(), "tenggat"), say(text.ButtonNotOurs(), "bukan")})
	}
	if g.rights.Manages() && t.Kind == chat.Private && c.State == commitments.Open {
		row := []chat.Button{button(text.ButtonChangePledge(), "komitmen", "ubah", n, g.Region)}
		for _, p := range c.Parties {
			if p.Status == commitments.Reported || p.Request != nil {
				row = append(row, partyButton(text.ButtonReviewOf(text.SKPDAbbr(g.SKPDs, p.SKPD)), "tinjau", g.Region, c, p.SKPD))
			}
		}
		rows = append(rows, grid(row, 2)...)
	}
	return rows
}

// reportsFor is the SKPD for which whoever asks still has to report; empty when none.
func (g gathering) reportsFor(c commitments.Commitment) string {
	if c.State != commitments.Open {
		return ""
	}
	for _, id := range g.mine() {
		if p := c.Party(id); p != nil && p.Status.Owes() {
			return id
		}
	}
	return ""
}

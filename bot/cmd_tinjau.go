package bot

import (
	"context"
	"slices"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdTinjau = command{name: "tinjau", changes: true, answer: tinjau}

// What the secretariat decides.
const (
	reviewVerify  = "terima"
	reviewReturn  = "kembalikan"
	reviewWaive   = "kecualikan"
	reviewGrant   = "setuju"
	reviewRefuse  = "tolak"
	reviewReplace = "ganti"
	reviewAccept  = "usul-ya"
	reviewReject  = "usul-tidak"
	reviewAgain   = "lagi"
	reviewForward = "teruskan"
	reviewHold    = "tahan"
	reviewFiles   = "bukti"
)

// reviewVerbs are the words that call for it.
var reviewVerbs = map[string]string{
	"terima": reviewVerify, "verifikasi": reviewVerify, "kembalikan": reviewReturn, "kecualikan": reviewWaive,
	"setuju": reviewGrant, "setujui": reviewGrant, "tolak": reviewRefuse, "ganti": reviewReplace,
	"usul-ya": reviewAccept, "catat": reviewAccept, "usul-tidak": reviewReject,
	"lagi": reviewAgain, "ingatkan": reviewAgain, "teruskan": reviewForward, "tahan": reviewHold, "bukti": reviewFiles,
}

// tinjau is what the secretariat decides about reports, requests, drafts and parts that
// are late: "terima 12 dinsos 6311". Alone it lists what awaits the secretariat.
func tinjau(ctx context.Context, t *talk) (chat.Reply, error) {
	g, args, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	said := readReport(args, reviewVerbs, g.isSKPD)
	if said.verb != reviewFiles && !g.rights.Manages() {
		return t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat)), nil
	}
	switch {
	case said.number == "" && said.verb == "" && said.rest == "":
		return t.awaits(ctx, g)
	case said.number == "":
		return t.mistake(text.ReviewHow()), nil
	}
	m, reply, err := t.reviewSaid(ctx, g, said)
	if err != nil || reply != nil {
		return or(reply), err
	}
	if !t.reviewsHere(m, said.verb) {
		return t.refuse(text.ReviewPrivately()), nil
	}
	switch said.verb {
	case "":
		return t.showReview(ctx, m, "")
	case reviewFiles:
		return t.showsEvidence(m)
	case reviewReplace:
		return t.replaces(ctx, m, said.rest)
	}
	return t.decides(ctx, m, said)
}

// reviewsHere tells whether a decision may be made and shown where it was said: in a group
// only what an SKPD has asked for, since all else says who is late.
func (t *talk) reviewsHere(m matter, verb string) bool {
	if t.Kind == chat.Private || verb == reviewFiles || m.Calendar.Policy().OpenNames {
		return true
	}
	p := m.party()
	switch verb {
	case reviewVerify:
		return p.Status == commitments.Reported
	case reviewGrant:
		return p.Request != nil
	}
	return verb == reviewAccept
}

// reviewSaid is the part or draft that is meant. Where no SKPD is named it is the first
// whose part awaits the secretariat, else the lead.
func (t *talk) reviewSaid(ctx context.Context, g gathering, said reportSaid) (m matter, reply *chat.Reply, err error) {
	c, reply, err := t.commitmentNamed(ctx, g.Region, said.number)
	if err != nil || reply != nil {
		return m, reply, err
	}
	if g.hides(c) {
		r := t.mistake(text.NoSuchCommitment(said.number))
		return m, &r, nil
	}
	m = matter{gathering: g, pledge: c}
	switch {
	case said.skpd == noSKPD, said.skpd == "" && c.State == commitments.Draft:
		return m, nil, nil
	case said.skpd == "":
		m.skpd = c.Lead()
		if at := slices.IndexFunc(c.Parties, awaitsReview); at >= 0 {
			m.skpd = c.Parties[at].SKPD
		}
		return m, nil, nil
	}
	m.skpd, reply = t.skpdMeant(m, said)
	return m, reply, nil
}

// awaitsReview tells whether a part awaits the secretariat.
func awaitsReview(p commitments.Party) bool {
	return p.Status == commitments.Reported || p.Status.Owes() && p.Request != nil
}

// mostAwaited is how many things one list of the secretariat names.
const mostAwaited = 10

// awaits lists what awaits the secretariat, the oldest first. In a group it is shown to
// nobody.
func (t *talk) awaits(ctx context.Context, g gathering) (chat.Reply, error) {
	if t.Kind != chat.Private {
		return t.refuse(text.ReviewPrivately()), nil
	}
	list, err := t.awaited(ctx, g.Region)
	if err != nil {
		return chat.Reply{}, err
	}
	v := text.AwaitsView{List: list, SKPDs: g.SKPDs, Zone: g.Calendar.Zone()}
	if len(list) > mostAwaited {
		v.List, v.More = list[:mostAwaited], len(list)-mostAwaited
	}
	var some []chat.Button
	for _, a := range v.List {
		whose, abbr := noSKPD, ""
		if a.Party.SKPD != "" {
			whose, abbr = a.Party.SKPD, text.AbbrOf(g.SKPDs, a.Party.SKPD)
		}
		some = append(some, partyButton(text.ButtonAwaited(a.Commitment.Number, abbr), "tinjau", g.Region, a.Commitment, whose))
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Awaits(v), grid(some, 3))}}, nil
}

// awaited are the drafts and parts in a region that the secretariat decides about, those
// that have waited longest first.
func (t *talk) awaited(ctx context.Context, region string) (list []text.Awaited, err error) {
	for c, err := range commitments.Each(ctx, t.Pledges, region, commitments.Current) {
		if err != nil {
			return nil, stored("reading the commitments", err)
		}
		if c.State == commitments.Draft {
			list = append(list, text.Awaited{Commitment: c})
			continue
		}
		for _, p := range c.Parties {
			if awaitsReview(p) {
				list = append(list, text.Awaited{Commitment: c, Party: p})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b text.Awaited) int { return awaitedSince(a).Compare(awaitedSince(b)) })
	return list, nil
}

// awaitedSince is since when the secretariat is awaited.
func awaitedSince(a text.Awaited) time.Time {
	switch {
	case a.Party.SKPD == "":
		return a.Commitment.CreatedAt
	case a.Party.Status == commitments.Reported:
		return a.Party.Reported
	}
	return a.Party.Request.At
}

// showsEvidence sends the files of a part, in private, to those who may see them.
func (t *talk) showsEvidence(m matter) (chat.Reply, error) {
	p := m.party()
	switch {
	case m.skpd == "":
		return t.refuse(text.NoEvidence()), nil
	case !mayReport(m.rights, m.skpd) && !m.rights.Is(people.Leader):
		return t.refuse(text.EvidenceNotYours(m.abbr())), nil
	case t.Kind != chat.Private:
		return t.refuse(text.EvidencePrivately()), nil
	case len(p.Evidence) == 0:
		return t.refuse(text.NoEvidence()), nil
	}
	var r chat.Reply
	for n, e := range p.Evidence {
		msg := t.said(t.Update, text.EvidenceCaption(m.pledge, p, n, m.SKPDs))
		msg.File = &chat.File{ID: e.File, Photo: e.Photo, Name: e.Name, Lost: text.FileLost(msg.Text)}
		r.Messages = append(r.Messages, msg)
	}
	return r, nil
}

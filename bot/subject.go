package bot

import (
	"context"
	"strings"
	"time"

	"pantau/bot/text"
	"pantau/indicators"
)

// remembers is how long what a person's talk is about is kept for what is asked next.
const remembers = 30 * time.Minute

// concerns tells what the answer is about: the query, with the regions that it came to. A
// group of the region's own making has no name that is read again.
func (t *talk) concerns(q indicators.Query, codes ...string) {
	if t.group != nil {
		return
	}
	q.Here, q.Follows, q.Unclear, q.Newest = false, false, nil, false
	q.Thence, q.Crossed, q.Kin = false, false, indicators.NoGroup
	if q.Island != "" {
		t.concern = &q // its provinces are named by the island
		return
	}
	q.Places = nil
	for _, code := range codes {
		q.Places = append(q.Places, indicators.Place{Words: code, Match: indicators.Match{Regions: []string{code}}})
	}
	t.concern = &q
}

// keepsSubject keeps what the answer is about, for the person and the place, and in a second
// line what it followed on. Without a store the next question stands alone.
func (t *talk) keepsSubject(ctx context.Context) {
	if t.concern == nil {
		return
	}
	words := spelt(*t.concern)
	if t.earlier != nil {
		words += "\n" + spelt(*t.earlier)
	}
	if err := t.Talk.PutSubject(ctx, t.Chat, t.From, words, remembers); err != nil {
		t.Log.Warn("what the talk is about is not kept", "update", t.ID, "error", err)
	}
}

// lastSubject is what was asked before, if that is still kept.
func (t *talk) lastSubject(ctx context.Context) (indicators.Query, bool) {
	words, ok, err := t.Talk.Subject(ctx, t.Chat, t.From)
	if err != nil {
		t.Log.Warn("what the talk is about is out of reach", "update", t.ID, "error", err)
	}
	if err != nil || !ok {
		return indicators.Query{}, false
	}
	words, earlier, followed := strings.Cut(words, "\n")
	if followed {
		q := t.Catalogue.Read(earlier)
		t.formerly = &q
	}
	return t.Catalogue.Read(words), true
}

// spelt writes a query whose regions are certain as words that are read to mean the same.
func spelt(q indicators.Query) string {
	var words []string
	for _, m := range q.Places {
		if code, certain := m.Match.Certain(); certain && (q.Island == "" || fold(m.Words) != q.Island) {
			words = append(words, code)
		}
	}
	return strings.Join(append(words, text.Spell(q)...), " ")
}

// commanded writes a query as the command that asks it.
func commanded(q indicators.Query) string {
	name := "indikator"
	switch q.Op {
	case indicators.Compare:
		name = "bandingkan"
	case indicators.Rank, indicators.Movers, indicators.Highest, indicators.Lowest, indicators.ListWhere:
		name = "peringkat"
	}
	if q.When && name == "peringkat" {
		name = "indikator"
	}
	return name + " " + spelt(q)
}

// takenOver gives the note on what was taken over from the question before, once.
func (t *talk) takenOver() []string {
	if t.carried == "" {
		return nil
	}
	note := t.carried
	t.carried = ""
	return []string{note}
}

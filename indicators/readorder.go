package indicators

import (
	"slices"
	"strings"
)

// orders tells whether an operation puts the regions of a group in order.
func (o Op) orders() bool {
	return o == Rank || o == Highest || o == Lowest || o == Movers || o == ListWhere
}

// asksWho tells whether a rise or fall is asked of all districts or provinces: "siapa
// saja yang naik di kalsel". One that is named is asked about itself.
func (r *reader) asksWho() bool {
	return r.has(mProvinces) && !r.has(mPlace, mHere) || r.headed() != mUnknown && !r.has(mHere) || r.has(mDistricts, mOnlyKota, mOnlyKabupaten) && !r.has(mHere) &&
		!slices.ContainsFunc(r.terms, func(t term) bool { return t.mean == mPlace && !r.isProvince(t) })
}

// settleOrder draws the last conclusions about orders: which kind is meant, and
// that a province which asks for its own number stands among the provinces.
func (r *reader) settleOrder(q *Query) {
	if !q.Op.orders() && (q.Op != Show || q.Group != Districts) {
		return
	}
	if r.has(mMost) && r.has(mLeast) {
		q.Top = 0 // the whole order shows both ends
	}
	kota := r.has(mOnlyKota) || r.bareKota() && !r.has(mKabupaten, mDistricts)
	kabupaten := r.has(mOnlyKabupaten)
	q.OnlyKota, q.OnlyKabupaten = kota && !kabupaten, kabupaten && !kota
	among := q.Op == Rank && r.asksNumber() || q.Op != Rank && r.says("apakah", "termasuk") && !r.has(mWithin)
	if among && q.Op != Movers && q.Group == NoGroup && !q.Here && len(q.Places) == 1 && provinceLast(q.Places[0]) == 1 {
		q.National = true
	}
}

// asksSince tells whether a time from which on is asked: "sejak kapan", not "kapan".
func (r *reader) asksSince() bool {
	return r.says("sejak", "semenjak", "sjk", "mulai", "lama")
}

// bareKota tells whether "kota" stands for all of them, not before a district's name.
func (r *reader) bareKota() bool {
	for i, t := range r.terms {
		if t.mean == mKota && (!r.follows(i, mPlace) || r.isProvince(r.terms[i+1])) {
			return true
		}
	}
	return false
}

// asksNumber tells whether "berapa" is said: "kalsel peringkat berapa" asks for one
// number, "peringkat kalsel" for a list.
func (r *reader) asksNumber() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return slices.Contains(howMany[:], t.word) })
}

// howMany are the ways of writing "berapa", alone or inside a phrase.
var howMany = [...]string{"berapa", "brp", "barapa", "brapa", "brpa", "keberapa", "berapakah"}

// settleLooked draws the last conclusions of what is looked for within bounds: which
// group, and which of the times.
func (r *reader) settleLooked(q *Query) {
	switch q.Op {
	case ListWhere:
		q.When = q.When && !r.has(mLast)
		if q.Group == NoGroup {
			q.Group = choose(r.bareKind() == mProvinsi, Provinces, Districts)
		}
	case Change:
		q.Streak = r.streak || q.When && q.Way != Both && !r.times && !q.Steepest && !r.has(mEver) && r.asksSince()
	case SinceWhen:
		q.Since, q.Way = q.Since && q.From != 0, Both
		switch {
		case r.has(mFirst):
			q.Turn = FirstTime
		case r.has(mLast) && q.Last == 0:
			q.Turn = LastTime
		case r.has(mEver) && !q.When:
			q.Turn = AnyTime
		}
	}
}

// leans tells whether the words lean on what was said before: by a word such as "kalau",
// or where no region is named by "itu" and "-nya".
func (r *reader) leans(q *Query) bool {
	if r.leaned || q.Step != 0 && q.From == 0 || r.onlyWithin() {
		return true
	}
	named := len(q.Places) > 0 || q.Here || q.National
	return !named && (r.pointed || slices.ContainsFunc(r.tokens, func(t token) bool {
		return t.word == "nya" || t.word == "kemiskinannya" || t.to+3 <= len(r.text) && strings.EqualFold(r.text[t.to:t.to+3], "nya")
	}))
}

// onlyWithin tells whether nothing is said but where: "di kalteng", "di nasional".
func (r *reader) onlyWithin() bool {
	for i, t := range r.terms {
		placed := t.mean == mPlace || t.mean == mNational
		within := t.mean == mWithin && (r.follows(i, mPlace) || r.follows(i, mNational))
		if !within && t.mean != mSkip && (!placed || i == 0 || r.terms[i-1].mean != mWithin) {
			return false
		}
	}
	return r.has(mPlace, mNational)
}

// asksOwnPlace tells whether the place of one region in a province is asked, which is not
// named itself: "di kalsel urutan berapa".
func (r *reader) asksOwnPlace(q *Query) bool {
	return q.Op == Rank && q.Group == Districts && len(q.Places) == 1 && r.districts() == 0 && r.asksNumber() && r.has(mWithin)
}

package indicators

import "slices"

// orders tells whether an operation puts regions in order.
func (o Op) orders() bool { return o == Rank || o == Highest || o == Lowest || o == Movers }

// asksWho tells whether a rise or fall is asked of all districts or provinces: "siapa
// saja yang naik di kalsel". One that is named is asked about itself.
func (r *reader) asksWho() bool {
	return r.has(mProvinces) && !r.has(mPlace, mHere) || r.has(mDistricts, mOnlyKota, mOnlyKabupaten) && !r.has(mHere) &&
		!slices.ContainsFunc(r.terms, func(t term) bool { return t.mean == mPlace && !r.isProvince(t) })
}

// settleOrder draws the last conclusions about orders: which kind is meant, and
// that a province which asks for its own number stands among the provinces.
func (r *reader) settleOrder(q *Query) {
	if !q.Op.orders() {
		return
	}
	kota := r.has(mOnlyKota) || r.bareKota() && !r.has(mKabupaten, mDistricts)
	kabupaten := r.has(mOnlyKabupaten)
	q.OnlyKota, q.OnlyKabupaten = kota && !kabupaten, kabupaten && !kota
	if q.Op == Rank && q.Group == NoGroup && !q.Here && len(q.Places) == 1 && provinceLast(q.Places[0]) == 1 && r.asksNumber() {
		q.National = true
	}
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

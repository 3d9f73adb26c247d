package indicators

import (
	"slices"
	"strings"
)

// settle draws the last conclusions: two places are compared, a district is not
// compared with its own province that merely stands behind it, and the province
// in which an order is asked for, or to which a distance, comes last.
func (r *reader) settle(q *Query) {
	if q.Op == Show && len(q.Places) == 2 && r.apposed(q) {
		q.Places = q.Places[:1]
	}
	if q.Op == Show && (len(q.Places) > 1 || len(q.Places) == 1 && q.Here) {
		q.Op = Compare
	}
	if q.Op == Compare && q.Group == Districts && r.districts() == 1 && r.saysOthers() {
		q.Op = Rank // "dibanding kabupaten lain di kalsel"
	}
	named := q.Op == Compare || q.Op == Gap && r.districts() == 0 && !r.saysKind()
	if named && q.Group == Districts && (len(q.Places) > 1 || q.Here && r.districts() > 1) {
		q.Group = NoGroup // "siapa" is one of those named
	}
	if q.Op == Change && q.Group == Districts && r.districts() > 1 {
		q.Op, q.Group = Movers, NoGroup // "hst dan hsu siapa yang turun"
	}
	if (q.Op == Movers || q.Op == Change) && q.Group == Districts && len(q.Places) == 2 && r.districts() == 1 && !r.saysKind() && r.paired() {
		q.Op, q.Group = Change, NoGroup // "balangan dan kalsel siapa yang turun lebih banyak"
	}
	if q.Op == Change && q.Group != NoGroup {
		q.Op = Movers // of each of them
	}
	if q.Op.orders() && q.Group == Districts && len(q.Places) > 1 && r.districts() == 0 && !r.saysKind() {
		q.Group = NoGroup // "mana yang" is one of those named
	}
	if (q.Group == Districts || q.Op == Gap) && len(q.Places) > 1 {
		slices.SortStableFunc(q.Places, func(a, b Place) int { return provinceLast(a) - provinceLast(b) })
	}
	if q.Op == Show && q.Group == Districts && len(q.Places) == 1 && r.districts() == 1 && r.says("bukan", "bkn") {
		q.Group = NoGroup // "kabupaten bogor, bukan kota"
	}
	q.National = q.National && q.Group != Provinces
	if r.has(mTrend) && q.Last == 0 && q.From == 0 && !q.Since {
		q.Last = usualTrend
	}
}

// paired tells whether two places are joined by "dan" or a comparison.
func (r *reader) paired() bool {
	for i, t := range r.terms {
		if t.mean == mPlace && (r.follows(i, mAnd) || r.follows(i, mCompare)) && r.follows(i+1, mPlace) {
			return true
		}
	}
	return false
}

// saysOthers tells whether all others of a group are spoken of: "kabupaten lain".
func (r *reader) saysOthers() bool {
	return r.says("lain", "lainnya", "semua", "seluruh")
}

// saysKind tells whether kabupaten, kota or "daerah" are spoken of, in a phrase or alone.
func (r *reader) saysKind() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool {
		return strings.HasPrefix(t.word, "kab") || t.word == "kota" || slices.Contains(fieldWords[:], t.word)
	})
}

// saysWhichOnly tells whether the districts are asked for by "mana yang" alone, which asks for
// whatever kind is named.
func (r *reader) saysWhichOnly() bool {
	which := false
	for _, t := range r.terms {
		if t.mean != mDistricts {
			continue
		}
		if which = r.tokens[t.from].word == "mana"; !which {
			return false
		}
	}
	return which
}

// usualTrend is the number of years in a trend when none is said.
const usualTrend = 5

func provinceLast(p Place) int {
	if code, ok := p.Match.Certain(); ok && strings.HasSuffix(code, "00") {
		return 1
	}
	return 0
}

// apposed tells whether the second of two places is the first one's province and
// stands right behind it.
func (r *reader) apposed(q *Query) bool {
	first, ok := q.Places[0].Match.Certain()
	second, also := q.Places[1].Match.Certain()
	at, known := slices.BinarySearchFunc(r.f.regions, first, withCode)
	if !ok || !also || !known || r.f.regions[at].Parent != second {
		return false
	}
	i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mPlace })
	return i+1 < len(r.terms) && (r.terms[i+1].mean == mPlace || r.terms[i+1].mean == mWithin)
}

func withCode(r Region, code string) int { return strings.Compare(r.Code, code) }

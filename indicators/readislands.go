package indicators

import (
	"slices"
	"strings"
)

// islands are the great islands, with what the codes of their provinces begin with. Papua
// and Maluku are provinces too, so they are islands only where provinces are asked for.
var islands = map[string]string{
	"sumatera": "12", "sumatra": "12", "jawa": "3", "kalimantan": "6", "sulawesi": "7", "maluku": "8", "papua": "9",
}

// takeIslands puts the provinces of an island in place of its name, where its provinces or
// the districts in them are set in an order: "provinsi termiskin di jawa", "kabupaten
// termiskin se kalimantan". Elsewhere the name is that of several provinces, or of one, and
// is asked back as such.
func (r *reader) takeIslands() {
	if r.has(mWhen, mEver, mFirst) {
		return
	}
	for i := len(r.terms) - 1; i >= 0; i-- {
		codes := r.onIsland(i)
		provinces := r.provincesBefore(i)
		if codes != nil && provinces < 0 && r.rankOfProvince(i) {
			provinces = i - 1
		}
		if codes == nil || provinces < 0 && (r.isProvince(r.terms[i]) || !r.orderedDistricts()) {
			continue
		}
		if provinces >= 0 {
			r.terms[provinces].mean = mProvinces
			r.skipCount(provinces, len(codes))
		}
		r.island = r.tokens[r.terms[i].from].word
		r.spread(i, codes)
	}
}

// onIsland lists the provinces of the island that a term names; nil for none.
func (r *reader) onIsland(i int) (codes []string) {
	t := r.terms[i]
	begins, ok := islands[r.tokens[t.from].word]
	if t.mean != mPlace || !ok || t.to-t.from != 1 {
		return nil
	}
	for _, at := range r.f.regions {
		if at.Kind == Province && strings.ContainsRune(begins, rune(at.Code[0])) {
			codes = append(codes, at.Code)
		}
	}
	return codes
}

// provincesBefore is the word for provinces within which an island is named: "provinsi di
// papua", "provinsi termiskin pulau jawa"; -1 for none.
func (r *reader) provincesBefore(i int) int {
	within := i
	for within > 0 && (r.terms[within-1].mean == mIslands || r.terms[within-1].mean == mWithin) {
		within--
	}
	if within == i {
		return -1
	}
	for k := within - 1; k >= 0; k-- {
		switch r.terms[k].mean {
		case mProvinces:
			return k
		case mProvinsi:
			return k
		case mPlace, mKabupaten, mKota, mDistricts, mOnlyKota, mOnlyKabupaten:
			return -1
		}
	}
	return -1
}

// orderedDistricts tells whether kabupaten or kota are set in an order.
func (r *reader) orderedDistricts() bool {
	kind := r.has(mDistricts, mOnlyKota, mOnlyKabupaten) || r.bareKind() == mKabupaten || r.bareKind() == mKota
	return kind && r.saysKind() && r.has(mMost, mLeast, mRank, mOver, mUnder, mMiddle, mFall, mRise)
}

// rankOfProvince tells whether the rank of a province on its island is asked: "jateng
// peringkat berapa di jawa".
func (r *reader) rankOfProvince(i int) bool {
	return i > 0 && r.terms[i-1].mean == mWithin && r.has(mRank) && !r.isProvince(r.terms[i]) && r.districts() == 1 && // the island
		slices.ContainsFunc(r.terms, func(t term) bool { return r.isProvince(t) })
}

// skipCount takes the number of an island's provinces for what it is: "6 provinsi di papua".
func (r *reader) skipCount(i, count int) {
	if i > 0 && r.terms[i-1].mean == mNumber && r.terms[i-1].number == count {
		r.terms[i-1].mean = mSkip
	}
}

// spread makes several places of one.
func (r *reader) spread(i int, codes []string) {
	var places []term
	for _, code := range codes {
		place := r.terms[i]
		place.match = Match{Regions: []string{code}}
		places = append(places, place)
	}
	r.terms = slices.Replace(r.terms, i, i+1, places...)
}

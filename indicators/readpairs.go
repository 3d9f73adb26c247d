package indicators

import (
	"slices"
	"strings"
)

// takePairs takes a kind that shares a name with another kind for a region of its own:
// "kota dan kabupaten bogor", "kabupaten tegal dan kotanya", "kabupaten dan kota serang",
// "malang kota dan kabupaten".
func (r *reader) takePairs() {
	for i := range r.terms {
		switch r.terms[i].mean {
		case mDistricts:
			r.splitPair(i)
		case mKabupaten, mKota:
			r.pairBehind(i)
			r.pairBefore(i)
		}
	}
}

// splitPair takes both kinds in one for the two regions of the name behind them.
func (r *reader) splitPair(i int) {
	if !r.follows(i, mPlace) {
		return
	}
	if t := &r.terms[i+1]; r.areTwins(t.match.Regions) {
		r.become(i, t.match.Regions[:1])
		t.match.Regions = t.match.Regions[1:]
	}
}

// pairBehind pairs a kind with the name, and its other kind, behind it.
func (r *reader) pairBehind(i int) {
	if j := r.pastJoint(i, 1); j < len(r.terms) && r.terms[j].mean == mPlace {
		r.pairUp(i, r.terms[j])
	}
}

// pairBefore pairs a kind with the name before it, if nothing else is said of the kind:
// not "kabupaten bogor dan kota lain".
func (r *reader) pairBefore(i int) {
	j := r.pastJoint(i, -1)
	if j < 0 || !r.ends(i+1) {
		return
	}
	if kind := r.terms[j].mean; (kind == mKabupaten || kind == mKota) && kind != r.terms[i].mean && j > 0 && r.areTwins(r.terms[j-1].match.Regions) {
		r.keep(&r.terms[j-1], func(at Region) bool { k, _ := kindOf(kind); return at.Kind == k })
		r.terms[j].mean = mSkip
		j--
	}
	if r.terms[j].mean == mPlace {
		r.pairUp(i, r.terms[j])
	}
}

// pairUp makes a kind the region of its own that has the name of a place of the other
// kind. Where there is none the kind is not understood.
func (r *reader) pairUp(i int, place term) {
	code, certain := place.match.Certain()
	kind, _ := kindOf(r.terms[i].mean)
	at, known := slices.BinarySearchFunc(r.f.regions, code, withCode)
	if !certain || !known || !r.f.regions[at].Kind.IsDistrict() || r.f.regions[at].Kind == kind {
		return
	}
	if twin := r.twin(code, kind); twin != "" {
		r.become(i, []string{twin})
		return
	}
	r.terms[i].mean = mUnknown
}

// become makes a term a place.
func (r *reader) become(i int, codes []string) {
	r.terms[i].mean, r.terms[i].match = mPlace, Match{Regions: slices.Clone(codes)}
}

// pastJoint is the first term in a direction behind words that join names; without such
// words it is none.
func (r *reader) pastJoint(i, step int) int {
	j := i + step
	for j >= 0 && j < len(r.terms) && r.isJoint(r.terms[j]) {
		j += step
	}
	if j == i+step && !r.parted(min(i, j), max(i, j)) {
		return -1 + max(0, step)*(len(r.terms)+1)
	}
	return j
}

// parted tells whether a sign for "and" stands between two terms: "kota & kab magelang".
func (r *reader) parted(i, j int) bool {
	return i >= 0 && j < len(r.terms) && strings.ContainsAny(r.gap(i, j), "&+/,")
}

// isJoint tells whether a term stands between two names.
func (r *reader) isJoint(t term) bool {
	return t.mean == mAnd || t.mean == mCompare || t.mean == mSkip && slices.Contains(jointWords[:], r.tokens[t.from].word)
}

// jointWords join two names as "dan" does.
var jointWords = [...]string{"serta", "sama", "sm", "dgn", "dengan", "juga"}

// ends tells whether nothing is said from a term on but indicators and times.
func (r *reader) ends(i int) bool {
	if i >= len(r.terms) {
		return true
	}
	switch mean := r.terms[i].mean; mean {
	case mNumber, mYear, mThisYear, mLast, mMarch, mSeptember, mPoverty:
		return true
	default:
		_, measured := indicatorOf(mean)
		return measured
	}
}

// areTwins tells whether two regions are a kabupaten and a kota of one name.
func (r *reader) areTwins(codes []string) bool {
	if len(codes) != 2 {
		return false
	}
	at, known := slices.BinarySearchFunc(r.f.regions, codes[1], withCode)
	return known && r.twin(codes[0], r.f.regions[at].Kind) == codes[1]
}

// twin is the region of another kind that has the name of a district, in its province or,
// where that has none, in the only other one that has; "" is none.
func (r *reader) twin(code string, kind Kind) string {
	at, known := slices.BinarySearchFunc(r.f.regions, code, withCode)
	if !known || !r.f.regions[at].Kind.IsDistrict() || r.f.regions[at].Kind == kind {
		return ""
	}
	var found []string
	for _, other := range r.f.regions {
		if other.Name != r.f.regions[at].Name || other.Kind != kind {
			continue
		}
		if other.Parent == r.f.regions[at].Parent {
			return other.Code
		}
		found = append(found, other.Code)
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

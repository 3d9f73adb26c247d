package indicators

import "slices"

// asksShare finds the words that ask which part of a larger region's poor are a smaller
// one's: a percentage, and "dari", "terhadap" or "persennya" before the larger region, or
// the larger one and "di" before the smaller.
func (r *reader) asksShare(q *Query) (string, bool) {
	percent := slices.IndexFunc(r.terms, r.partly)
	if q.Op != Compare && q.Op != Show && q.Op != Gap || percent < 0 || r.asksTwice() || r.has(mOver, mUnder, mApart, mCompare) {
		return "", false
	}
	for i := range r.terms {
		if last := r.regionBefore(i); last >= 0 && r.parts(last, i) {
			return r.typed(r.terms[percent]), true
		}
	}
	return "", false
}

// asksTwice tells whether "berapa" stands twice: the figure of each region is asked.
func (r *reader) asksTwice() bool {
	n := 0
	for i := range r.terms {
		if r.howMuch(i) {
			n++
		}
	}
	return n > 1
}

// partly tells whether a term speaks of a part in a hundred.
func (r *reader) partly(t term) bool {
	word := r.tokens[t.from].word
	return t.mean == mPercent || t.mean == mP0 && slices.Contains(inHundred[:], word)
}

var inHundred = [...]string{"persentase", "prosentase", "presentase", "proporsi"}

// regionBefore is the region named before a term that names one, or -1.
func (r *reader) regionBefore(i int) int {
	if r.breadth(i) == 0 {
		return -1
	}
	for last := i - 1; last >= 0; last-- {
		if r.breadth(last) != 0 {
			return last
		}
	}
	return -1
}

// breadth is 1 of a district, 2 of a province, 3 of the nation, and 0 of other terms.
func (r *reader) breadth(i int) int {
	switch t := r.terms[i]; {
	case t.mean == mNational, t.mean == mPlace && r.isNation(t):
		return 3
	case t.mean == mProvinsi && !r.follows(i, mPlace), t.mean == mPlace && r.isProvince(t):
		return 2
	case t.mean == mPlace, t.mean == mHere:
		return 1
	}
	return 0
}

// parts tells whether two regions, one broader, are joined as a part and its whole.
func (r *reader) parts(a, b int) bool {
	between := r.terms[a+1 : b]
	if r.breadth(a) == r.breadth(b) || slices.ContainsFunc(between, func(t term) bool { return t.mean == mAnd }) {
		return false
	}
	link := b - 1
	for link > a && r.fills(r.terms[link]) {
		link--
	}
	if link == a || r.comma(link-1, link) {
		return false
	}
	word := r.tokens[r.terms[link].to-1].word
	percent := r.terms[link].mean == mPercent && r.terms[link-1].mean != mNumber && !r.comma(link, link+1)
	return slices.Contains(ofWhole[:], word) || percent || r.breadth(a) > r.breadth(b) && word == "di"
}

var ofWhole = [...]string{"dari", "dr", "dri", "terhadap", "thd", "trhdp", "persennya"}

// fills tells whether a term says of a whole only what it counts: "seluruh orang miskin".
func (r *reader) fills(t term) bool {
	switch t.mean {
	case mPoor, mPoverty, mPopulation, mSum, mProvinsi, mKabupaten, mKota, mPeople:
		return true
	}
	return slices.Contains(wholly[:], r.tokens[t.from].word)
}

var wholly = [...]string{"seluruh", "semua", "keseluruhan", "jumlah", "jml", "angka", "nya", "yang", "yg", "warga", "provinsi", "prov"}

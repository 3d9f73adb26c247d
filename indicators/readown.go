package indicators

import "slices"

// owns tells whether the figure of "kita" itself is asked beside another's: "p0 kita berapa,
// tabalong berapa", "kita beda berapa sama kalsel".
func (r *reader) owns(i int) bool {
	if i > 0 && r.terms[i-1].mean == mPlace && !r.comma(i-1, i) {
		return false
	}
	if r.asksLast(i) {
		return true
	}
	next := i + 1
	if i > 0 && figured(r.terms[i-1].mean) && next < len(r.terms) && r.terms[next].mean != mPlace {
		return true
	}
	for next < len(r.terms) && !r.howMuch(next) && slices.Contains(movings[:], r.terms[next].mean) {
		next++
	}
	return next < len(r.terms) && r.howMuch(next) &&
		(next+1 == len(r.terms) || r.terms[next+1].mean == mPercent || !figured(r.terms[next+1].mean))
}

// asksLast tells whether a question closes with "kalau kita" or "lalu kita".
func (r *reader) asksLast(i int) bool {
	turns := i > 0 && slices.Contains(turning[:], r.tokens[r.terms[i].from-1].word)
	return turns && !slices.ContainsFunc(r.terms[i+1:], func(t term) bool { return t.mean != mSkip })
}

var turning = [...]string{"kalau", "kalo", "klo", "klu", "kl", "lalu", "kemudian", "terus", "trus", "sedangkan", "sementara"}

// movings stand between "kita" and "berapa".
var movings = [...]meaning{mSkip, mNow, mYear, mNumber, mFall, mRise, mChange, mDiffer, mLess}

func (r *reader) howMuch(i int) bool {
	return slices.Contains(howMany[:], r.tokens[r.terms[i].from].word)
}

func figured(mean meaning) bool {
	switch mean {
	case mP0, mPoor, mLine, mP1, mP2, mPoverty, mPercent:
		return true
	}
	return false
}

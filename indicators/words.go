package indicators

import (
	"io/fs"
	"strconv"
	"strings"
)

// meaning is what a word or phrase does in a question. The words themselves stand
// in data/words.csv, where an official can proofread them.
type meaning uint8

const (
	mUnknown  meaning = iota // in no table
	mPlace                   // names a region
	mNumber                  // digits, or a number's word
	mSkip                    // carries nothing ("yang", "berapa", "mohon")
	mAnd                     // stands between names ("dan", "dengan", "atau")
	mOrdinary                // an everyday word that is not understood and never a misspelt region
	mCareful                 // an everyday word that is also a region's name ("puncak")
	mP0
	mPoor
	mLine
	mP1
	mP2
	mPoverty // "kemiskinan" alone: P0 and number
	mPercent // P0, or the unit of a value or a change
	mPeople  // number of poor, or the unit of a value or a change
	mMarch
	mSeptember
	mCompare
	mRank
	mFall
	mRise
	mChange
	mMost
	mLeast
	mOver    // above a value or a region
	mUnder   // below one
	mApart   // apart from a larger region ("selisih", "terpaut")
	mAverage // "rata-rata": of the province, where one is compared with it
	mMiddle  // "antara": within a region, or between two values
	mWhen
	mDefine
	mBrief
	mTrend
	mYear
	mThisYear
	mSince
	mFrom
	mLast
	mAgo
	mThousand
	mMillion
	mAround
	mBanuaEnam
	mDistricts
	mProvinces
	mOnlyKota      // "kota mana": of the districts, kota alone
	mOnlyKabupaten // "kabupaten saja"
	mWithin        // "di", "se": within what follows
	mHere
	mNational
	mKabupaten
	mKota
	mProvinsi
	mIslands
	mVillages
	mRegistry
	mExtreme
	mOtherStats
	mForecast
	mWage
	mCauses
	mPerHead
	mResidents
	mTarget
	mNow        // "sekarang": until now behind a year and a dash
	mUntilNow   // "sampai sekarang" behind a year
	mEveryYear  // "tiap tahun"
	mAsked      // "naik gk": a word and "gk", "nggak" at the end of a question
	mPopulation // "jumlah penduduk", of the poor only beside a word for them
	mCount      // "jumlah kabupaten", unless a name goes on from there
	mRelease    // "keluar", "rilis": of the figures, whose time is not a figure's year
	mWho        // "siapa": which district, unless an office is named
	mOffice     // "bupati": who holds it is not a figure
	mTop        // "top": highest unless an order is said
	mBig        // "besar": behind a number, the highest so many
	mFirst      // "pertama kali"
	mEver       // "pernah"
	mNot        // "tidak": turns a limit round where it stands before one
	mBefore     // "tahun sebelumnya"
	mAfter      // "tahun berikutnya"
	mLeans      // leans on what was said before ("kalau")
	mThat       // points to it where no region is named ("itu")
	mBeyond     // changes what is asked and is not answered ("kecuali")
	mSum        // "total": of several regions not answered
	mEachYear   // "per tahun": every year, or of a change not answered
	mEachProv   // "per provinsi": the provinces, unless the extreme of each is asked
	mOtherMonth // a month without a survey
	mSubgroups
	mOpinion
	mAside
	mOrdinal   // "ketiga": in an order
	mDiffer    // "apa bedanya": of terms, where no region is named
	mVerdict   // "gagal": an opinion where an office is named
	mDeeper    // "lebih dalam": above, of P1
	mDeepest   // "terdalam": highest, of P1
	mMore      // "lebih": above, before a value or behind one
	mLess      // "kurang": below, before a value
	mAtLeast   // "minimal": at or above a value
	mAtMost    // "maksimal"
	mUpward    // "ke atas": at or above the value before it
	mDownward  // "ke bawah"
	mTwoDigits // "dua digit": ten percent or more
	mOneDigit
	mHowCome // "napa": why, or what where a term is to be explained
	mShare   // "persen dari": a part of something, or a change since a year
	mLives   // "ada di": a part of one region's in another
	mSlip    // "eh": what is said before is taken back
	mEndOf   // "akhir": of a year, its September
	mStartOf // "awal": of a year, its March
	mWill    // "akan": a forecast, but for a release
	mZero    // "nol persen": a forecast where its time is asked
	mUsed    // taken for a limit
	mStreak  // "berturut-turut"
	mFallsOn // "turun terus"
	mRisesOn // "naik terus"
	mAllFive // "lima indikator"
	mThence  // "dari situ": from the year that was spoken of
	mFaster  // "lebih cepat": of two regions that moved, else not answered
	mTimes   // "berapa kali": of rises, falls and limits, the years in which they were
	mSource  // "sumbernya": of all figures, where none is asked for
	mAbroad  // another country
	mEnding  // written together with the word before it ("-nya")
)

// meanings names in words.csv what a row's words mean. "region" rows hold more
// names of regions, "number" and "ordinal" rows the words of small numbers.
var meanings = map[string]meaning{
	"skip": mSkip, "and": mAnd, "ordinary": mOrdinary, "careful": mCareful, "number": mNumber, "region": mPlace,
	"p0": mP0, "poor": mPoor, "line": mLine, "p1": mP1, "p2": mP2,
	"poverty": mPoverty, "percent": mPercent, "people": mPeople, "march": mMarch, "september": mSeptember,
	"compare": mCompare, "rank": mRank, "fall": mFall, "rise": mRise, "change": mChange,
	"most": mMost, "least": mLeast, "over": mOver, "under": mUnder, "apart": mApart, "average": mAverage, "middle": mMiddle, "when": mWhen, "define": mDefine, "brief": mBrief, "trend": mTrend,
	"year": mYear, "this year": mThisYear, "since": mSince, "from": mFrom, "last": mLast, "ago": mAgo,
	"thousand": mThousand, "million": mMillion,
	"around": mAround, "banua6": mBanuaEnam, "districts": mDistricts, "provinces": mProvinces, "only kota": mOnlyKota, "only kabupaten": mOnlyKabupaten, "within": mWithin,
	"here": mHere, "national": mNational, "kabupaten": mKabupaten, "kota": mKota, "provinsi": mProvinsi, "islands": mIslands,
	"villages": mVillages, "registry": mRegistry, "extreme": mExtreme, "other": mOtherStats, "forecast": mForecast,
	"wage": mWage, "causes": mCauses, "perhead": mPerHead, "residents": mResidents, "target": mTarget, "ending": mEnding,
	"until now": mUntilNow, "every year": mEveryYear, "asked": mAsked,
	"population": mPopulation, "count": mCount, "release": mRelease, "top": mTop,
	"now": mNow, "who": mWho, "office": mOffice,
	"big": mBig, "first": mFirst, "ever": mEver, "not": mNot, "year before": mBefore, "year after": mAfter, "leans": mLeans, "that": mThat,
	"beyond": mBeyond, "sum": mSum, "each year": mEachYear, "each province": mEachProv, "other month": mOtherMonth,
	"deeper": mDeeper, "deepest": mDeepest, "more": mMore, "less": mLess, "at least": mAtLeast, "at most": mAtMost,
	"upward": mUpward, "downward": mDownward, "two digits": mTwoDigits, "one digit": mOneDigit, "how come": mHowCome,
	"share": mShare, "lives": mLives, "slip": mSlip, "end of": mEndOf, "start of": mStartOf, "will": mWill, "zero": mZero, "streak": mStreak,
	"falls on": mFallsOn, "rises on": mRisesOn, "all five": mAllFive, "thence": mThence, "times": mTimes, "faster": mFaster, "source": mSource, "abroad": mAbroad,
	"subgroups": mSubgroups, "opinion": mOpinion, "aside": mAside, "verdict": mVerdict, "ordinal": mOrdinal, "differ": mDiffer,
}

// lexeme is a meaning, with the number of a number's word.
type lexeme struct {
	mean   meaning
	number int
}

// lexicon holds the words and phrases of words.csv.
type lexicon struct {
	phrases map[string]lexeme // words in lower case, a blank between
	longest int               // words in the longest phrase
	names   []extraName       // more names of regions
	endings []string
	words   *keyset // single words long enough to be known when misspelt
}

// extraName is a name beside the official ones: of one region, or of several and
// so a question.
type extraName struct {
	name  string
	codes []string
}

// shortestRepair is the shortest word of the lexicon that is known when misspelt.
const shortestRepair = 6

// readLexicon reads words.csv. A word may mean one thing only.
func readLexicon(files fs.FS) (*lexicon, error) {
	l := &lexicon{phrases: map[string]lexeme{}}
	err := eachLine(files, "words.csv", "words,meaning", func(row []string) error {
		name, rest, _ := strings.Cut(row[1], ":")
		mean, ok := meanings[name]
		if !ok || (rest != "") != (mean == mPlace || mean == mNumber || mean == mOrdinal) {
			return unfit("meaning %q", row[1])
		}
		for _, phrase := range list(row[0]) {
			if err := l.add(phrase, mean, strings.Fields(rest)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.words = newKeyset(l.repairable())
	return l, nil
}

func (l *lexicon) add(phrase string, mean meaning, rest []string) error {
	if mean == mPlace {
		l.names = append(l.names, extraName{strings.Clone(phrase), strings.Fields(strings.Join(rest, " "))})
		return nil
	}
	if mean == mEnding {
		l.endings = append(l.endings, strings.Clone(phrase))
		return nil
	}
	words := split(phrase)
	key := join(words)
	if _, taken := l.phrases[key]; taken || key == "" {
		return unfit("%q comes twice or is empty", phrase)
	}
	meant := lexeme{mean: mean}
	if mean == mNumber || mean == mOrdinal {
		n, err := strconv.Atoi(rest[0])
		if err != nil {
			return unfit("number %q", rest[0])
		}
		meant.number = n
	}
	l.phrases[key] = meant
	l.longest = max(l.longest, len(words))
	return nil
}

// repairable lists the single words that are long enough to be known when misspelt.
func (l *lexicon) repairable() (words []string) {
	for phrase := range l.phrases {
		if len(phrase) >= shortestRepair && len(phrase) <= longestKey && !strings.Contains(phrase, " ") {
			words = append(words, phrase)
		}
	}
	return words
}

func join(words []token) string {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = w.word
	}
	return strings.Join(folded, " ")
}

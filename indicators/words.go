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
	mAbove // above, below, apart from
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
	mEnding     // written together with the word before it ("-nya")
)

// meanings names in words.csv what a row's words mean. "region" rows hold more
// names of regions, "number" rows the words of small numbers.
var meanings = map[string]meaning{
	"skip": mSkip, "and": mAnd, "ordinary": mOrdinary, "careful": mCareful, "number": mNumber, "region": mPlace,
	"p0": mP0, "poor": mPoor, "line": mLine, "p1": mP1, "p2": mP2,
	"poverty": mPoverty, "percent": mPercent, "people": mPeople, "march": mMarch, "september": mSeptember,
	"compare": mCompare, "rank": mRank, "fall": mFall, "rise": mRise, "change": mChange,
	"most": mMost, "least": mLeast, "above": mAbove, "when": mWhen, "define": mDefine, "brief": mBrief, "trend": mTrend,
	"year": mYear, "this year": mThisYear, "since": mSince, "from": mFrom, "last": mLast, "ago": mAgo,
	"thousand": mThousand, "million": mMillion,
	"around": mAround, "banua6": mBanuaEnam, "districts": mDistricts, "provinces": mProvinces, "only kota": mOnlyKota, "only kabupaten": mOnlyKabupaten, "within": mWithin,
	"here": mHere, "national": mNational, "kabupaten": mKabupaten, "kota": mKota, "provinsi": mProvinsi, "islands": mIslands,
	"villages": mVillages, "registry": mRegistry, "extreme": mExtreme, "other": mOtherStats, "forecast": mForecast,
	"wage": mWage, "causes": mCauses, "perhead": mPerHead, "residents": mResidents, "target": mTarget, "ending": mEnding,
	"until now": mUntilNow, "every year": mEveryYear, "asked": mAsked,
	"population": mPopulation, "count": mCount, "release": mRelease, "top": mTop,
	"now": mNow, "who": mWho, "office": mOffice,
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
		if !ok || (rest != "") != (mean == mPlace || mean == mNumber) {
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
	if mean == mNumber {
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

package summaries

import (
	"slices"
	"strings"
	"time"
)

// sameWithin is how many days apart sources tell the same event.
const sameWithin = 3

// SameEvent tells whether two releases of different sources tell the same event: dated at
// most three days apart, and either with the same title, or with the main figure of each
// in the other and titles that share words. Releases that name different survey months,
// or different figures in their titles, never do.
//
// It may err in one direction only: an event told twice is a nuisance, one that is taken
// for another's is never told. So two offices of BPS tell the same event only with the
// same words, as when a district's site carries its province's release; and titles that
// differ in a single word count as different, since that word may be the region's name.
func SameEvent(a, b Release) bool {
	switch {
	case a.ID == b.ID:
		return true
	case !daysNear(a.Date, b.Date), a.Source == b.Source && a.Kind != Feed:
		return false
	}
	x, y := eventOf(a), eventOf(b)
	switch {
	case contradicts(x.surveys, y.surveys), contradicts(x.titleFigures, y.titleFigures):
		return false
	case a.Region != b.Region && a.isOffice() && b.isOffice():
		return x.text != "" && x.text == y.text && slices.Equal(x.title, y.title)
	}
	return x.titled(y) && (a.Region == b.Region || len(x.titleFigures) > 0) || x.figured(y)
}

// isOffice tells whether a release is of an office of BPS.
func (r Release) isOffice() bool { return r.Kind == BRS || r.Kind == News || r.Kind == Publication }

// daysNear tells whether two dates are at most three days apart; unknown ones are not.
func daysNear(a, b string) bool {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	return errX == nil && errY == nil && x.Sub(y).Abs() <= sameWithin*24*time.Hour
}

// event is what a release tells, as far as it can be compared.
type event struct {
	title        []string // words that carry meaning, in order, each once
	text         string   // folded
	titleFigures []string
	figures      []string // of title and text; the first is the main one
	surveys      []string // survey months: "maret 2025"
}

func eventOf(r Release) event {
	text := foldedWords(r.Text)
	words := append(foldedWords(r.Title), text...)
	return event{
		title: meaningful(foldedWords(r.Title)), text: strings.Join(text, " "),
		titleFigures: figuresIn(foldedWords(r.Title)), figures: figuresIn(words), surveys: surveysIn(words),
	}
}

// leastTitle is how many words a title must have to be told from others.
const leastTitle = 4

// titled tells whether the titles say the same.
func (e event) titled(o event) bool {
	return len(e.title) >= leastTitle && slices.Equal(e.title, o.title)
}

// figured tells whether each tells the other's main figure, and they are about the same
// thing: more figures in common, or half the words of the shorter title.
func (e event) figured(o event) bool {
	if len(e.figures) == 0 || len(o.figures) == 0 ||
		!slices.Contains(o.figures, e.figures[0]) || !slices.Contains(e.figures, o.figures[0]) {
		return false
	}
	words := common(e.title, o.title)
	return words >= 1 && common(e.figures, o.figures) >= 2 ||
		words >= 2 && 2*words >= min(len(e.title), len(o.title))
}

// common is how many words two lists share.
func common(a, b []string) (n int) {
	for _, word := range a {
		if slices.Contains(b, word) {
			n++
		}
	}
	return n
}

// contradicts tells whether both name something and nothing is in both.
func contradicts(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && common(a, b) == 0
}

// emptyWords are those that a title has or has not without saying anything else.
var emptyWords = setOf("ada adalah akan atas bagi bps dalam dan dari dengan di hingga ini itu jadi ke lalu menjadi oleh pada " +
	"para per rilis saat sebesar sebuah secara serta sudah telah tentang tercatat terhadap untuk yakni yaitu yang")

// meaningful are the words without empty ones, each once.
func meaningful(words []string) (kept []string) {
	for _, word := range words {
		if !emptyWords[word] && !slices.Contains(kept, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

var (
	isGrouped = lazily(`^\d{1,3}(?:\.\d{3})+(?:,\d+)?$`)
	isDecimal = lazily(`^\d+[.,]\d{1,2}$`)
)

// figuresIn are the numbers that tell releases apart, each once and written alike: those
// with decimals or in groups of three, not years, days and small counts.
func figuresIn(words []string) (figures []string) {
	for _, word := range words {
		word = strings.TrimPrefix(word, "rp")
		switch {
		case isGrouped().MatchString(word):
			word = strings.ReplaceAll(word, ".", "")
			word = strings.TrimSuffix(word, ",00")
		case isDecimal().MatchString(word):
			word = strings.Replace(word, ",", ".", 1)
		default:
			continue
		}
		if !slices.Contains(figures, word) {
			figures = append(figures, word)
		}
	}
	return figures
}

// surveysIn are the survey months that are named: March or September with a year.
func surveysIn(words []string) (surveys []string) {
	for i, word := range words[:max(len(words)-1, 0)] {
		year := words[i+1]
		if (word == "maret" || word == "september") && len(year) == 4 && (i == 0 || !isDay(words[i-1])) {
			surveys = append(surveys, word+" "+year)
		}
	}
	return surveys
}

// isDay tells whether a word is a day of the month, so that a month behind it is part of
// a date.
func isDay(word string) bool {
	return len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

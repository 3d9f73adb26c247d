package examtest

import "slices"

// Sum is what the results of some questions come to.
type Sum struct {
	Theme      string          `json:"theme"` // empty for all
	Questions  int             `json:"questions"`
	Answerable int             `json:"answerable"`
	Answered   int             `json:"answered"` // right, of the answerable ones
	Refused    int             `json:"refused"`  // right, of the others: declined, denied or asked back
	Of         map[Outcome]int `json:"of"`
}

// Total sums all results.
func Total(results []Result) Sum {
	s := Sum{Of: map[Outcome]int{}}
	for _, r := range results {
		s.Questions++
		s.Of[r.Outcome]++
		right := 0
		if r.Outcome == Right {
			right = 1
		}
		if r.Answerable() {
			s.Answerable, s.Answered = s.Answerable+1, s.Answered+right
		} else {
			s.Refused += right
		}
	}
	return s
}

// ByTheme sums the results of each theme, in their order.
func ByTheme(results []Result) (sums []Sum) {
	var themes []string
	of := map[string][]Result{}
	for _, r := range results {
		if !slices.Contains(themes, r.Theme) {
			themes = append(themes, r.Theme)
		}
		of[r.Theme] = append(of[r.Theme], r)
	}
	for _, theme := range themes {
		s := Total(of[theme])
		s.Theme = theme
		sums = append(sums, s)
	}
	return sums
}

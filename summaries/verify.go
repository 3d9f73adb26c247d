package summaries

import (
	"fmt"
	"slices"
	"strings"
)

// mostLetters bounds a summary in bytes: a caption holds 1,024.
const mostLetters = 900

// Verify reads a text that is to be told with the stages that read the page, and requires
// a claim of the page for every quantity: of equal value, unit, topic, place, area, period
// and direction, or two from which it follows. Dates, places, names and identifiers must
// stand in the page. What is ambiguous is a fault.
func (r Reading) Verify(text string) Verification {
	v := newVerifier(r, text)
	if strings.TrimSpace(text) == "" {
		return Verification{Faults: []string{faultEmpty}}
	}
	v.form()
	v.read()
	for i := range v.said.raws {
		v.figure(&v.said.raws[i])
	}
	for _, m := range v.said.moves {
		v.move(m)
	}
	v.references()
	v.words()
	return v.out
}

// verifier holds a text against a reading.
type verifier struct {
	r       Reading
	text    string
	page    *document
	said    *document // the text, read like a page
	source  string    // what the page says, for finding words in it
	known   map[string]bool
	periods map[string]bool
	places  map[Place]bool
	months  map[string]bool // periods that are no survey's but stand in the page like one
	out     Verification
}

func newVerifier(r Reading, text string) *verifier {
	v := &verifier{r: r, text: text, page: r.doc, known: map[string]bool{}, periods: map[string]bool{}, places: map[Place]bool{}, months: map[string]bool{}}
	if v.page == nil {
		v.page = readDocument(r.catalogue, r.Page)
	}
	v.learn()
	return v
}

// learn notes the words, periods and places of the page.
func (v *verifier) learn() {
	var all []string
	for _, s := range v.page.sentences {
		all = append(all, s.text)
		for _, w := range s.pieces {
			v.known[w.low] = true
		}
		for _, m := range s.marks {
			switch m.kind {
			case periodMark:
				v.learnPeriod(m.period)
			case placeMark:
				v.places[m.place.place] = true
			}
		}
	}
	v.places[v.r.Subject] = true
	if date := v.page.page.Date; len(date) == 10 {
		all = append(all, dateWords(date))
		v.periods[date[:7]], v.periods[date[:4]] = true, true
	}
	for _, c := range v.r.Claims {
		v.periods[c.Period], v.periods[c.Vs] = true, true
		if len(c.Period) > 4 {
			v.periods[c.Period[:4]] = true
		}
		if len(c.Vs) > 4 {
			v.periods[c.Vs[:4]] = true
		}
	}
	v.source = " " + plain(strings.Join(all, " . ")) + " "
}

func (v *verifier) learnPeriod(p periodRef) {
	v.months[p.id] = v.months[p.id] || p.later
	for _, id := range []string{p.id, p.start} {
		if len(id) >= 4 {
			v.periods[id], v.periods[id[:4]] = true, true
		}
	}
}

// read takes the text apart; nothing of it is left out as noise.
func (v *verifier) read() {
	d := &document{page: v.r.Page, catalogue: v.r.catalogue, places: v.page.places, subject: v.r.Subject}
	sc := &scanner{d.places}
	for n, l := range strings.Split(v.text, "\n") {
		for _, text := range splitSentences(l) {
			s := sc.sentence(text)
			s.line = n
			d.sentences = append(d.sentences, s)
		}
	}
	settle(d.places, append(slices.Clone(v.page.sentences), d.sentences...), v.r.Page.Region)
	b := &binder{subject: d.subject, parent: d.places.parentOf(d.subject), docPeriod: v.r.Period, places: d.places, headcount: true}
	b.read(d.sentences)
	d.raws, d.moves = b.out, b.moves
	v.said = d
}

func (v *verifier) fault(format string, args ...any) {
	f := fmt.Sprintf(format, args...)
	if !slices.Contains(v.out.Faults, f) {
		v.out.Faults = append(v.out.Faults, f)
	}
}

// dateWords writes a date as people do: "20 Oktober 2031".
func dateWords(date string) string {
	var y, m, d int
	if _, err := fmt.Sscanf(date, "%d-%d-%d", &y, &m, &d); err != nil || m < 1 || m > 12 {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d, monthWords[m-1], y)
}

var monthWords = [...]string{"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}

// plain is a text's pieces with one blank between, in lower case, so that words and
// numbers can be found whole.
func plain(text string) string {
	t := pieces(text)
	words := make([]string, len(t))
	for i, w := range t {
		words[i] = w.low
	}
	return strings.Join(words, " ")
}

// stands tells whether words stand in the page one after the other.
func (v *verifier) stands(words string) bool { return strings.Contains(v.source, " "+words+" ") }

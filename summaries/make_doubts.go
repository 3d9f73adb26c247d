package summaries

import (
	"fmt"
	"strings"

	"pantau/indicators"
)

// jump is the change of a rate, in percentage points against the catalogue's newest
// figure, from which on a person should look.
var jump = indicators.Decimal{Units: 5}

// doubts say why a person should look before the summary goes out.
func (w *work) doubts() (doubts []string) {
	r := w.reading
	if r.Bait {
		doubts = append(doubts, "Halaman memuat kalimat yang ditujukan kepada peringkas otomatis.")
	}
	for _, x := range r.Cross {
		if !x.Agrees {
			doubts = append(doubts, contradiction(x))
		}
	}
	if d := w.leap(); d != "" {
		doubts = append(doubts, d)
	}
	if digits().MatchString(r.Page.Title) && len(r.Verify(r.Page.Title).Faults) > 0 {
		doubts = append(doubts, "Angka dalam judul sumber tidak cocok dengan isinya.")
	}
	if w.choice.Abstain && r.contradicts() {
		doubts = append(doubts, "Angka utama dalam sumber saling bertentangan.")
	}
	switch w.Method {
	case ByOne:
		doubts = append(doubts, "Hanya satu angka yang dapat dipastikan.")
	case ByTitle:
		doubts = append(doubts, "Tidak ada isi yang dapat dipastikan.")
	}
	return doubts
}

// contradicts tells whether the page speaks against its own rate: a rate that was left out
// because something is unclear does not.
func (r Reading) contradicts() bool {
	dropped := false
	for _, d := range r.Dropped {
		if c := d.Claim; c.Topic == "p0" && c.Role == Level && area(c) == Total && samePlace(c.Place, r.Subject) {
			dropped = true
			switch d.Reason {
			case whyContradicted, whyHeadlineRate, whyDirection, whyDifference, whyPopulation, whyAreaSum, whyBodyWins:
				return true
			}
		}
	}
	return !dropped
}

// contradiction tells both figures of a claim that the catalogue does not bear out.
func contradiction(x Cross) string {
	if x.Claim.Role == Change {
		return fmt.Sprintf("Perubahan %s: sumber %s, berbeda dengan tabel BPS.", topicWords[x.Claim.Topic], changeWords(x.Claim))
	}
	return upperFirst(fmt.Sprintf("%s: sumber %s, tabel BPS %s.", topicWords[x.Claim.Topic], amount(x.Claim), tableAmount(x.Figure)))
}

// leap tells of a rate far from the catalogue's newest of the region.
func (w *work) leap() string {
	rate := w.choice.Rate.Level
	last, ok := w.Catalogue.Newest(rate.Place.Code, indicators.P0, indicators.March)
	if !rate.isSet() || !ok || rate.Value.Sub(last.Value).Abs().Cmp(jump) <= 0 {
		return ""
	}
	return fmt.Sprintf("Persentase penduduk miskin %s jauh dari angka terakhir di tabel (%s).", amount(rate), last.Value.Indonesian(2))
}

// titlePeriod is a period as titles have it: "2031" without "tahun".
func titlePeriod(period string) string { return strings.TrimPrefix(periodWords(period), "tahun ") }

// oneLine is a text with single blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package indicators

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"
)

// Bulletin is what readers are told at once: figures of one survey that are all
// new, all revised, or all corrected by an office. One message a chat is made of
// those of its regions.
type Bulletin struct {
	// ID names the bulletin by its figures: the same entries, the same ID. Once a
	// bulletin is ready nothing joins it any more, so what is announced under its
	// ID is announced once, even if the program is killed before Told.
	ID         string
	Period     Period
	Revised    bool // the figures were known with another value
	Correction bool // by an office, not by BPS's tables
	Entries    []Entry
}

// Ready tells whether there is news, and it has been quiet for so long since the
// newest of it came, so that tables that BPS puts up one after the other make one
// message.
func Ready(untold []Entry, now time.Time, quiet time.Duration) bool {
	return len(untold) > 0 && !slices.ContainsFunc(untold, func(e Entry) bool { return now.Sub(e.At) < quiet })
}

// Regions are the codes of the regions whose figures are in it, each once, in order.
func (b Bulletin) Regions() []string {
	var codes []string
	for _, e := range b.Entries {
		codes = append(codes, e.Region)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// GroupNews makes bulletins of entries that wait, the oldest survey first, new
// figures before revised ones. Entries of which one came when it had been quiet
// for so long since the other are not in one bulletin. Within it they are ordered by
// cell.
func GroupNews(entries []Entry, quiet time.Duration) []Bulletin {
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, func(a, b Entry) int {
		return cmp.Or(a.bulletin().compare(b.bulletin()), a.At.Compare(b.At), compareKeys(a.Key(), b.Key()))
	})
	var all []Bulletin
	for i, e := range sorted {
		if i == 0 || e.bulletin() != sorted[i-1].bulletin() || isApart(sorted[i-1].At, e.At, quiet) {
			all = append(all, Bulletin{Period: e.Period, Revised: e.Was != nil, Correction: e.Origin == FromCorrection})
		}
		last := &all[len(all)-1]
		last.Entries = append(last.Entries, e)
	}
	for i := range all {
		SortByCell(all[i].Entries)
		all[i].ID = idOf(all[i].Entries)
	}
	return all
}

// isApart tells whether it was quiet between two times. What came at the same time is
// never apart.
func isApart(a, b time.Time, quiet time.Duration) bool {
	gap := b.Sub(a)
	return gap > 0 && gap >= quiet
}

// kindOfNews is what the entries of a bulletin have in common.
type kindOfNews struct {
	period              Period
	revised, correction int
}

func (e Entry) bulletin() kindOfNews {
	s := kindOfNews{period: e.Period}
	if e.Was != nil {
		s.revised = 1
	}
	if e.Origin == FromCorrection {
		s.correction = 1
	}
	return s
}

func (k kindOfNews) compare(l kindOfNews) int {
	return cmp.Or(k.period.compare(l.period), cmp.Compare(k.correction, l.correction), cmp.Compare(k.revised, l.revised))
}

// idOf names entries by what they say and when they went into the book.
func idOf(entries []Entry) string {
	h := sha256.New()
	for _, e := range entries {
		was := ""
		if e.Was != nil {
			was = e.Was.String()
		}
		fmt.Fprintln(h, e.Key().ID(), e.Value, was, e.At.UnixMilli())
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

package bot_test

import (
	"strconv"
	"strings"

	"pantau/summaries"
)

// Signs of transcripts for releases on their way to readers; ! kirim has them go out:
//
//	! rilis 6311 2026-11-20 Judul | laman | ringkasan | keraguan   a release is found, read and drafted
//	! revisi 1 | laman | ringkasan                                 its source has changed what was told
//	! geser 1 2027-01-19                                           it is to come on another day

// newsroom does what is said of releases before they go out.
func (s *stage) newsroom(words string) (done bool) {
	what, rest, _ := strings.Cut(words, " ")
	parts := strings.Split(rest, " | ")
	switch {
	case what == "rilis" && len(parts) > 2:
		s.drafts(parts)
	case what == "revisi" && len(parts) == 3:
		_, err := s.paper.ledger.Change(s.t.Context(), s.count(parts[0]), func(i *summaries.Item) error {
			i.Page.Text = parts[1]
			i.Correct(*s.draftOf(i.Page, parts[2]), summaries.Edit{At: s.now, ByBPS: true})
			return nil
		})
		s.must(err)
	case what == "geser" && len(strings.Fields(rest)) == 2:
		_, err := s.paper.ledger.Change(s.t.Context(), s.count(strings.Fields(rest)[0]), func(i *summaries.Item) error {
			i.Reschedule(strings.Fields(rest)[1], s.now)
			return nil
		})
		s.must(err)
	default:
		return false
	}
	return true
}

// drafts puts a release into the ledger that was read and drafted just now.
func (s *stage) drafts(parts []string) {
	head := strings.SplitN(parts[0], " ", 3)
	if len(head) != 3 {
		s.t.Fatalf("no release is %q", parts[0])
	}
	origin := map[string]string{"0000": "BPS", "6300": "BPS Provinsi Kalimantan Selatan", "6311": "BPS Kabupaten Balangan"}[head[0]]
	r := summaries.Release{ID: "brs/" + head[0] + "/" + strconv.Itoa(s.number), Kind: summaries.BRS, Source: "brs/" + head[0], Origin: origin,
		Region: head[0], Title: head[2], Date: head[1], Address: "https://www.bps.go.id/pressrelease/" + strconv.Itoa(s.number)}
	page := summaries.Page{Title: head[2], Text: parts[1], Region: head[0], Date: head[1], Address: r.Address}
	i := summaries.Item{Release: r, State: summaries.Drafted, FoundAt: s.now, Page: page, Draft: s.draftOf(page, parts[2]), DraftAt: s.now}
	i.Draft.Doubts = parts[3:]
	_, _, err := s.paper.ledger.Add(s.t.Context(), i)
	s.must(err)
	s.number++
}

// draftOf is a draft with words whose figures the page has.
func (s *stage) draftOf(page summaries.Page, words string) *summaries.Summary {
	r := summaries.Read(catalogue(s.t), page)
	v := r.Verify(words)
	if len(v.Faults) > 0 {
		s.t.Fatalf("%q is not of the page: %q", words, v.Faults)
	}
	return &summaries.Summary{Title: page.Title, Text: words, Words: len(strings.Fields(words)), Method: summaries.ByTemplate, Claims: v.Claims, Cross: r.Cross}
}

package bot_test

import (
	"bytes"
	"strings"
	"testing"

	"pantau/bot/commitments"
)

// TestBriefIsPublic gives everybody the same page of any region, with a name that tells
// what it is.
func TestBriefIsPublic(t *testing.T) {
	s := exported(t)
	for words, name := range map[string]string{"/lembar": "lembar-balangan-maret-2025.pdf", "/lembar balangan": "lembar-balangan-maret-2025.pdf", "lembar kota banjarmasin": "lembar-kota-banjarmasin-maret-2025.pdf",
		"/infografis kab banjar": "lembar-kab-banjar-maret-2025.pdf", "/lembar kalsel": "lembar-kalimantan-selatan-september-2025.pdf", "/lembar indonesia": "lembar-indonesia-maret-2026.pdf"} {
		var pages [][]byte
		for _, person := range []int64{2, 77} {
			f := s.in("pribadi", person).file(words)
			if f.Name != name || !bytes.HasPrefix(f.Bytes, []byte("%PDF-")) || f.Size != int64(len(f.Bytes)) {
				t.Errorf("%s: %q, %d bytes", words, f.Name, len(f.Bytes))
			}
			pages = append(pages, f.Bytes)
		}
		if !bytes.Equal(pages[0], pages[1]) {
			t.Errorf("%s: the secretariat gets another page than a stranger", words)
		}
	}
}

// TestInternalBriefIsForItsPeople gives the internal page where the region's things may
// be read, and there only.
func TestInternalBriefIsForItsPeople(t *testing.T) {
	s := exported(t)
	must := func(place string, person int64, words string, want bool) {
		t.Helper()
		r := s.bot.Answer(t.Context(), s.in(place, person).said(words, ""))
		got := len(r.Messages) == 1 && r.Messages[0].File != nil
		if got != want || got && !strings.HasPrefix(r.Messages[0].File.Name, "lembar-internal-balangan") || r.Fault {
			t.Errorf("%s, person %d: %s: %+v", place, person, words, r.Messages)
		}
	}
	for _, words := range []string{"/lembar internal", "/lembar balangan internal", "/lembar internal 6311", "lembar balangan internal"} {
		must("pribadi", 2, words, true)
		must("pribadi", 4, words, true)
		must("pribadi", 77, words, false)
		must("grup 4", 2, words, false) // bound to nothing: its members are not known
	}
	must("pribadi", 2, "/lembar tabalong internal", false)
	must("pribadi", 2, "/lembar internal tabalong", false)
	s.in("grup 1", 2).says("/peran ikat balangan")
	must("grup 1", 77, "/lembar internal", true)
	must("grup 1", 77, "/lembar internal tabalong", false)
}

// TestInternalBriefShamesNobody tells of other SKPD only to the secretariat and leaders
// in private.
func TestInternalBriefShamesNobody(t *testing.T) {
	s := exported(t)
	late := commitments.Commitment{State: commitments.Open, Title: "Terlambat", Deadline: s.date("2026-11-10"), Begun: s.date("2026-10-01"), Parties: []commitments.Party{
		{SKPD: "dinsos", Status: commitments.Waiting}, {SKPD: "dpmd", Status: commitments.Verified, Reported: s.now, Verified: s.now}}}
	_, err := commitments.Add(t.Context(), s.pledges, "6311", commitments.Entry{At: s.now, Day: commitments.DateOf(s.now), What: commitments.WasRecorded}, late)
	s.must(err)
	s.binds(1, "")
	s.binds(2, "dpmd")
	for _, x := range []struct {
		place  string
		person int64
		want   []string // "title lead state"
	}{
		{"pribadi", 2, []string{"Terlambat Dinsos", "=HYPERLINK"}},
		{"pribadi", 3, []string{"Terlambat Dinsos", "=HYPERLINK"}},
		{"pribadi", 4, []string{"=HYPERLINK", "Terlambat  Selesai"}},
		{"pribadi", 5, nil},
		{"grup 1", 2, nil},
		{"grup 1", 3, nil},
		{"grup 2", 4, []string{"=HYPERLINK", "Terlambat  Selesai"}},
	} {
		p, err := s.bot.BriefPledges(t.Context(), s.in(x.place, x.person).said("/lembar internal", ""))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range p.Next {
			got = append(got, n.Title+" "+n.Lead+" "+n.State)
		}
		all := strings.Join(got, "\n")
		if len(got) != len(x.want) {
			t.Errorf("%s, person %d: %d commitments", x.place, x.person, len(got))
			continue
		}
		for k, want := range x.want {
			if !strings.Contains(all, want) {
				t.Errorf("%s, person %d: no %q", x.place, x.person, x.want[k])
			}
		}
		if own := x.person == 4 || x.place == "grup 2"; own && (strings.Contains(all, "Terlambat Dinsos") || strings.Contains(strings.ToLower(all), "lewat")) {
			t.Errorf("%s, person %d: another SKPD is late:\n%s", x.place, x.person, all)
		}
	}
}

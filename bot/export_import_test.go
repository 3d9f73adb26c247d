package bot_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
	"pantau/bot/people"
)

// imports reads a file that /ekspor csv gives as the import does.
func (s *stage) imports(content string) ([]commitments.Commitment, []commitments.LineError) {
	list, err := people.List[people.SKPD](s.t.Context(), s.people, "6311")
	s.must(err)
	return commitments.ParseCSV(content, commitments.DateOf(s.now.In(wita())), func(name string) (string, bool) {
		found := people.MatchSKPD(list, name)
		return strings.Join(skpdIDs(found), " "), len(found) == 1
	})
}

func skpdIDs(list []people.SKPD) (ids []string) {
	for _, s := range list {
		ids = append(ids, s.ID)
	}
	return ids
}

// What /ekspor csv writes of open commitments of one SKPD is read as the same commitments.
func TestExportedFileCanBeImported(t *testing.T) {
	s := newStage(t)
	s.hasSKPD("dinsos", "disnaker", "dpmd")
	s.holds(2, people.Secretariat, "")
	s.person = 2
	var want []commitments.Commitment
	for _, c := range []commitments.Commitment{
		{Title: "Pelatihan \"las\"; tahap 2", Deadline: s.date("2026-12-31"), Measure: commitments.Measure{Target: "1500.5", Unit: "orang"}, Programme: "pelatihan kerja", Indicator: "p0", Document: "Komitmen bersama 2021"},
		{Title: "Bantuan, tahap 3", Deadline: s.date("2027-02-28"), Indicator: "poor"},
		{Title: "Data terpadu", Deadline: s.date("2027-03-05"), Indicator: "line"},
		{Title: "Bedah rumah", Deadline: s.date("2027-03-05"), Indicator: "p1", Measure: commitments.Measure{Target: "12", Unit: "unit"}},
		{Title: "Sumur bor", Deadline: s.date("2027-03-05"), Indicator: "p2", Programme: "infrastruktur dasar"},
	} {
		c.State, c.Begun = commitments.Open, commitments.DateOf(s.now.In(wita()))
		c.Parties = []commitments.Party{{SKPD: []string{"dinsos", "disnaker", "dpmd"}[len(want)%3], Status: commitments.Waiting}}
		_, err := commitments.Add(t.Context(), s.pledges, "6311", commitments.Entry{At: s.now, Day: c.Begun, What: commitments.WasRecorded}, c)
		s.must(err)
		want = append(want, c)
	}
	got, wrong := s.imports(string(s.file("/ekspor csv").Bytes))
	if diff := cmp.Diff(want, got); diff != "" || wrong != nil {
		t.Errorf("%v (-exported +imported):\n%s", wrong, diff)
	}
}

// A file in which a commitment has a row for each of its SKPD is refused: it is not read
// as several commitments.
func TestExportedPartsAreNotDoubled(t *testing.T) {
	s := newStage(t)
	s.hasSKPD("dinsos", "disnaker", "dpmd")
	s.holds(2, people.Secretariat, "")
	s.person = 2
	s.records("2026-12-31", []string{"dinsos", "disnaker", "dpmd"}, "Pelatihan kerja")
	_, wrong := s.imports(string(s.file("/ekspor csv").Bytes))
	if len(wrong) != 2 || wrong[0].Line != 3 || wrong[1].Line != 4 || !errors.Is(wrong[0], commitments.ErrTwice) || !errors.Is(wrong[1], commitments.ErrTwice) {
		t.Errorf("the rows of two supporting SKPD are %v", wrong)
	}
}

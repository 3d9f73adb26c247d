package bot_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// exported is a stage with commitments and meetings of every kind, and somebody of the
// secretariat who speaks.
func exported(t *testing.T) *stage {
	s := newStage(t)
	s.hasSKPD("dinsos", "disnaker", "dpmd")
	s.holds(2, people.Secretariat, "")
	s.holds(3, people.Leader, "")
	s.holds(4, people.Contact, "dpmd")
	o, err := people.Add(t.Context(), s.people, "6311", func(id string) people.Office {
		return people.Office{ID: id, Role: people.Reader, Title: "Pembaca"}
	})
	s.must(err)
	_, err = people.Appoint(t.Context(), s.people, "6311", o.ID, 5, s.now)
	s.must(err)
	s.person = 2
	day := func(words string) commitments.Date { return s.date(words) }
	at := time.Date(2026, 11, 20, 2, 30, 0, 0, time.UTC)
	add := func(c commitments.Commitment) {
		t.Helper()
		e := commitments.Entry{At: at, Day: commitments.DateOf(at), What: commitments.WasRecorded}
		c.CreatedAt = at
		_, err := commitments.Add(t.Context(), s.pledges, "6311", e, c)
		s.must(err)
	}
	add(commitments.Commitment{State: commitments.Open, Title: "=HYPERLINK(\"x\"); latih 200 orang", Indicator: "p0", Measure: commitments.Measure{Target: "200.5", Unit: "orang"},
		Programme: "pelatihan kerja", Document: "Komitmen bersama 2021", Meeting: 1, Deadline: day("2026-12-31"), Begun: day("2026-11-20"), Parties: []commitments.Party{
			{SKPD: "dinsos", Status: commitments.Running, Progress: 60, Actual: "150.25", Note: "dua kelas\nsudah jalan; \"baik\"", Evidence: []commitments.Evidence{{File: "F1"}}},
			{SKPD: "dpmd", Status: commitments.Waiting, Until: day("2027-01-15"), Begun: day("2026-11-21")},
			{SKPD: "disnaker", Status: commitments.Reported, Reported: at},
		}})
	add(commitments.Commitment{State: commitments.Closed, Title: "Data terpadu", Deadline: day("2026-10-01"), ClosedAt: at, Parties: []commitments.Party{
		{SKPD: "dpmd", Status: commitments.Verified, Reported: at, Verified: at}}})
	add(commitments.Commitment{State: commitments.Draft, Title: "Usulan", Deadline: day("2027-03-01"), Parties: []commitments.Party{{SKPD: "dpmd", Status: commitments.Waiting}}})
	add(commitments.Commitment{State: commitments.Cancelled, Title: "Batal", Reason: "ganda", Deadline: day("2026-09-01"), ClosedAt: at, Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}}})
	_, err = s.pledges.Reserve(t.Context(), "6311", commitments.Meetings, 1)
	s.must(err)
	_, err = commitments.AddMeetingAs(t.Context(), s.pledges, "6311", commitments.Entry{At: at, Day: commitments.DateOf(at), What: commitments.WasRecorded}, commitments.Meeting{
		Number: 1, Title: "Rakor TKPKD, awal tahun", Date: day("2027-01-12"), Start: 9 * 60, Place: "Aula Bapperida; lantai 2", Letter: "005/12", Invited: []string{"dinsos", "dpmd"},
		Answers: map[string]commitments.Answer{"dpmd": {Comes: commitments.Attends}}, CreatedAt: at})
	s.must(err)
	return s
}

// file is the file that the bot gives to words.
func (s *stage) file(words string) *chat.File {
	s.t.Helper()
	r := s.bot.Answer(s.t.Context(), s.said(words, ""))
	if len(r.Messages) != 1 || r.Messages[0].File == nil {
		s.t.Fatalf("%s gives no file: %+v", words, r)
	}
	return r.Messages[0].File
}

// parts are all parts of commitments in the store, as "number skpd".
func (s *stage) parts() (list []string) {
	for _, l := range []commitments.List{commitments.Current, commitments.Past} {
		for c, err := range commitments.Each(s.t.Context(), s.pledges, "6311", l) {
			s.must(err)
			for _, p := range c.Parties {
				list = append(list, fmt.Sprint(c.Number, " ", strings.ToLower(p.SKPD)))
			}
		}
	}
	return list
}

// The workbook has what the store has, as numbers and dates that can be reckoned with, and
// nothing that a spreadsheet would carry out.
func TestExportWorkbook(t *testing.T) {
	s := exported(t)
	file := s.file("/ekspor xlsx")
	if file.Name != "komitmen-balangan-2026-11-23.xlsx" || file.Size != int64(len(file.Bytes)) {
		t.Errorf("the file is %s with %d bytes", file.Name, file.Size)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file.Bytes))
	s.must(err)
	defer f.Close()
	if diff := cmp.Diff([]string{"Komitmen", "Rekap per SKPD", "Agenda"}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	rows, err := f.GetRows("Komitmen", excelize.Options{RawCellValue: true})
	s.must(err)
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[0]+" "+strings.ToLower(row[5]))
	}
	if diff := cmp.Diff(s.parts(), got); diff != "" {
		t.Errorf("the rows are not what the store has (-store +file):\n%s", diff)
	}
	first := rows[1]
	day := func(d string) string { return strconv.Itoa(s.date(d).Sub(s.date("1899-12-30"))) }
	want := []string{"1", `=HYPERLINK("x"); latih 200 orang`, "Pelatihan kerja", "Persentase penduduk miskin (P0)", "Dinsos", "Dinsos", "Penanggung jawab utama", "200.5", "orang", "150.25", "-50.25",
		"60", "Berjalan", day("2026-12-31"), "", "", "Komitmen bersama 2021", "#1 Rakor TKPKD, awal tahun", `dua kelas sudah jalan; "baik"; 1 berkas bukti di Pantau`}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if claimed := rows[3]; claimed[11] != "" || claimed[12] != "Dilaporkan selesai" {
		t.Errorf("what is claimed done without a number is %q", claimed)
	}
	for _, cell := range []struct {
		at   string
		kind excelize.CellType
	}{{"B2", excelize.CellTypeInlineString}, {"H2", excelize.CellTypeUnset}, {"N2", excelize.CellTypeUnset}} {
		if kind, err := f.GetCellType("Komitmen", cell.at); err != nil || kind != cell.kind {
			t.Errorf("%s is of type %v, %v; want %v", cell.at, kind, err, cell.kind)
		}
	}
	if formula, err := f.GetCellFormula("Komitmen", "B2"); err != nil || formula != "" {
		t.Errorf("the title is the formula %q, %v", formula, err)
	}
	if shown, err := f.GetCellValue("Komitmen", "N3"); err != nil || shown != "15/01/2027" {
		t.Errorf("a deadline is shown as %q, %v", shown, err)
	}
	panes, err := f.GetPanes("Komitmen")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if width, err := f.GetColWidth("Komitmen", "B"); err != nil || width != 44 {
		t.Errorf("the title is %v wide, %v", width, err)
	}
	if sheet := unzipped(t, file.Bytes, "xl/worksheets/sheet1.xml"); !strings.Contains(sheet, `<autoFilter ref="A1:S7"/>`) {
		t.Error("no filter over all rows")
	}
	tally, err := f.GetRows("Rekap per SKPD", excelize.Options{RawCellValue: true})
	s.must(err)
	if diff := cmp.Diff([]string{"DPMD", "Dinas Pemberdayaan Masyarakat dan Desa", "2", "1", "0", "0", "1", "0", "0", "0", "50"}, tally[3]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	agenda, err := f.GetRows("Agenda", excelize.Options{RawCellValue: true})
	s.must(err)
	if diff := cmp.Diff([]string{"1", "Rakor TKPKD, awal tahun", day("2027-01-12"), "09.00", "", "Aula Bapperida; lantai 2", "005/12", "2", "1", "0", "0", "1"}, agenda[1]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// unzipped is one file of an archive; every file in it must be XML from end to end.
func unzipped(t *testing.T, archive []byte, name string) (found string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
		}
		if part.Name == name {
			found = string(content)
		}
	}
	return found
}

// What people write does not break the file: it reads back, but for what XML cannot hold.
func TestExportWords(t *testing.T) {
	s := newStage(t)
	s.hasSKPD("dinsos")
	s.holds(2, people.Secretariat, "")
	s.person = 2
	titles := []string{`<b> & "x" 'y' ]]>`, "😀 é “kutip”", " dua  blank ", "=1+1", "nol\x01"}
	for _, title := range titles {
		s.records("2026-12-31", []string{"dinsos"}, title)
	}
	file := s.file("/ekspor xlsx")
	unzipped(t, file.Bytes, "")
	f, err := excelize.OpenReader(bytes.NewReader(file.Bytes))
	s.must(err)
	defer f.Close()
	for i, title := range titles {
		want := strings.ReplaceAll(strings.Join(strings.Fields(title), " "), "\x01", "\ufffd")
		if got, err := f.GetCellValue("Komitmen", fmt.Sprint("B", i+2)); err != nil || got != want {
			t.Errorf("%q is read back as %q, %v", want, got, err)
		}
	}
}

func TestExportCSV(t *testing.T) {
	s := exported(t)
	content := string(s.file("/ekspor csv").Bytes)
	body, marked := strings.CutPrefix(content, "\ufeff")
	if !marked || strings.Count(body, "\n") != strings.Count(body, "\r\n") {
		t.Error("no byte order mark, or lines that do not end as Windows has them")
	}
	r := csv.NewReader(strings.NewReader(body))
	r.Comma = ';'
	rows, err := r.ReadAll()
	s.must(err)
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[0]+" "+strings.ToLower(row[5]))
	}
	if diff := cmp.Diff(s.parts(), got); diff != "" {
		t.Errorf("the rows are not what the store has (-store +file):\n%s", diff)
	}
	want := []string{"1", `'=HYPERLINK("x"); latih 200 orang`, "Pelatihan kerja", "Persentase penduduk miskin (P0)", "Dinsos", "Dinsos", "Penanggung jawab utama", "200,5", "orang", "150,25", "-50,25",
		"60", "Berjalan", "31/12/2026", "", "", "Komitmen bersama 2021", "#1 Rakor TKPKD, awal tahun", `dua kelas sudah jalan; "baik"; 1 berkas bukti di Pantau`}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if row := rows[len(rows)-2]; row[12] != "Selesai (terverifikasi)" && row[12] != "Dibatalkan" {
		t.Errorf("past ones are not there: %v", row)
	}
}

// The calendar has deadlines and meetings in the zone of the region, as calendars read
// them.
func TestExportCalendar(t *testing.T) {
	s := exported(t)
	content := string(s.file("/ekspor ics").Bytes)
	if strings.Count(content, "\n") != strings.Count(content, "\r\n") {
		t.Error("lines do not end as calendars want them")
	}
	for line := range strings.SplitSeq(content, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(strings.NewReader(content))
	s.must(err)
	got := map[string]string{}
	for _, v := range c.Events() {
		start := v.GetProperty(ics.ComponentPropertyDtStart)
		got[v.Id()] = start.Value + " " + strings.Join(start.ICalParameters["TZID"], "") + " " + v.GetProperty(ics.ComponentPropertySummary).Value
	}
	want := map[string]string{
		"komitmen-6311-1@pantau":      `20261231  Tenggat #1 =HYPERLINK("x"); latih 200 orang`,
		"komitmen-6311-1-dpmd@pantau": `20270115  Tenggat #1 =HYPERLINK("x"); latih 200 orang`,
		"agenda-6311-1@pantau":        "20270112T090000 Asia/Makassar Rakor TKPKD, awal tahun",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if again := s.file("/ekspor ics"); string(again.Bytes) != content {
		t.Error("the same calendar is another the second time")
	}
	if len(c.Timezones()) != 1 || strings.Contains(content, "VALARM") {
		t.Error("no zone, or an alarm of its own")
	}
}

// Who may take what away: the parts in the file, or no file.
func TestExportAccess(t *testing.T) {
	tests := []struct {
		person int64
		words  string
		want   string // SKPD in the file; empty is none
	}{
		{2, "/ekspor csv", "dinsos dpmd disnaker dpmd dpmd dinsos"},
		{2, "/ekspor csv dpmd", "dpmd dpmd dpmd"},
		{3, "/ekspor csv", "dinsos dpmd disnaker dpmd dinsos"}, // no drafts
		{3, "/ekspor csv dinas sosial", "dinsos dinsos"},
		{4, "/ekspor csv", "dpmd dpmd"},
		{4, "/ekspor csv dpmd", "dpmd dpmd"},
		{4, "/ekspor csv dinsos", ""},
		{4, "/ekspor csv semua", ""},
		{5, "/ekspor csv", ""},
		{8, "/ekspor csv", ""},
	}
	for _, tt := range tests {
		s := exported(t)
		s.person = tt.person
		r := s.bot.Answer(t.Context(), s.said(tt.words, ""))
		var got []string
		if len(r.Messages) == 1 && r.Messages[0].File != nil {
			c := csv.NewReader(bytes.NewReader(r.Messages[0].File.Bytes))
			c.Comma = ';'
			rows, err := c.ReadAll()
			s.must(err)
			for _, row := range rows[1:] {
				got = append(got, strings.ToLower(row[5]))
			}
		}
		if strings.Join(got, " ") != tt.want && !sameWords(strings.Join(got, " "), tt.want) {
			t.Errorf("person %d, %s: %v; want %s", tt.person, tt.words, got, tt.want)
		}
	}
}

// sameWords tells whether two texts have the same words in any order.
func sameWords(a, b string) bool {
	count := map[string]int{}
	for w := range strings.FieldsSeq(a) {
		count[w]++
	}
	for w := range strings.FieldsSeq(b) {
		count[w]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

package text

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// Sheet is a table as a spreadsheet shows it. A cell is a string, an int, an
// indicators.Decimal, a commitments.Date, or nil for nothing.
type Sheet struct {
	Name    string
	Columns []Column
	Rows    [][]any
}

// Column is a heading with the width that its cells need, in characters.
type Column struct {
	Title string
	Width int
}

// ExportView is what the rows of an export need to know of a region.
type ExportView struct {
	SKPDs    []people.SKPD
	Zone     *time.Location
	Today    commitments.Date
	Meetings map[int]string // titles by number
}

// ExportPledges is the empty table of commitments: one row for each SKPD's part, with
// the columns that the yearly report (LP2KD) asks for.
func ExportPledges() Sheet {
	return Sheet{Name: "Komitmen", Columns: []Column{
		{"No", 6}, {"Komitmen", 44}, {"Program", 20}, {"Indikator", 30}, {"Penanggung jawab utama", 24}, {"SKPD", 16},
		{"Peran", 24}, {"Target", 12}, {"Satuan", 12}, {"Realisasi", 12}, {"Deviasi", 12}, {"Progres (%)", 12}, {"Status", 24},
		{"Tenggat", 14}, {"Dilaporkan", 14}, {"Diverifikasi", 14}, {"Dokumen", 30}, {"Rapat", 26}, {"Keterangan", 44},
	}}
}

// ExportPledgeRow is one SKPD's part in a commitment.
func ExportPledgeRow(v ExportView, c commitments.Commitment, p commitments.Party) []any {
	target, actual := decimalCell(c.Measure.Target), decimalCell(p.Actual)
	row := []any{c.Number, exportLine(c.Title), programmeCell(c.Programme), indicatorCell(c.Indicator),
		AbbrOf(v.SKPDs, c.Lead()), AbbrOf(v.SKPDs, p.SKPD), partCell(c, p), target, c.Measure.Unit, actual, deviation(target, actual),
		progressCell(p), exportStatus(c, p), dateCell(c.DeadlineOf(p)), momentCell(p.Reported, v.Zone), momentCell(p.Verified, v.Zone),
		exportLine(c.Document), meetingCell(v, c.Meeting), exportRemarks(c, p)}
	for i, cell := range row {
		if cell == "" {
			row[i] = nil
		}
	}
	return row
}

// decimalCell is a number that people entered, or the words that it is.
func decimalCell(s string) any {
	if d, err := indicators.ParseDecimal(s); err == nil {
		return d
	}
	return exportLine(s)
}

// deviation is what was reached less what was to be; nothing where one is no number.
func deviation(target, actual any) any {
	t, ok1 := target.(indicators.Decimal)
	a, ok2 := actual.(indicators.Decimal)
	if !ok1 || !ok2 {
		return nil
	}
	return a.Sub(t)
}

func programmeCell(programme string) string { return upper(exportLine(programme)) }

// indicatorCell names an indicator of the five.
func indicatorCell(id string) string {
	if i, known := indicators.ParseIndicator(id); known {
		return upper(Indicator(i))
	}
	return exportLine(id)
}

func partCell(c commitments.Commitment, p commitments.Party) string {
	if c.Lead() == p.SKPD {
		return "Penanggung jawab utama"
	}
	return "Pendukung"
}

// progressCell is a percentage: what was verified is done whole. What is claimed done
// without a number has none.
func progressCell(p commitments.Party) any {
	switch {
	case p.Status == commitments.Waived, p.Status == commitments.Reported && p.Progress == 0:
		return nil
	case p.Status == commitments.Verified:
		return 100
	}
	return p.Progress
}

// exportStatus is the state of a part; of a commitment that is none, or none any more,
// that of the whole.
func exportStatus(c commitments.Commitment, p commitments.Party) string {
	if c.State == commitments.Draft || c.State == commitments.Cancelled {
		return upper(string(c.State))
	}
	return upper(string(p.Status))
}

func dateCell(d commitments.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

func momentCell(t time.Time, zone *time.Location) any {
	if t.IsZero() {
		return nil
	}
	return commitments.DateOf(t.In(zone))
}

func meetingCell(v ExportView, number int) string {
	if number == 0 {
		return ""
	}
	return strings.TrimSpace("#" + strconv.Itoa(number) + " " + exportLine(v.Meetings[number]))
}

// exportRemarks are what was said about a part, and what is kept with it.
func exportRemarks(c commitments.Commitment, p commitments.Party) string {
	var parts []string
	add := func(words string) {
		if words = exportLine(words); words != "" {
			parts = append(parts, words)
		}
	}
	add(p.Note)
	add(cmp.Or(p.Reason, c.Reason))
	if r := p.Request; r != nil && r.Kind == commitments.Extension {
		add("Mengajukan tenggat " + ShortDate(r.Date) + ": " + r.Reason)
	} else if r != nil {
		add("Menyatakan bukan kewenangannya: " + r.Reason)
	}
	if n := len(p.Evidence); n > 0 {
		add(fmt.Sprintf("%d berkas bukti di Pantau", n))
	}
	if c.Repeat != "" {
		add(fmt.Sprintf("Laporan %s, periode ke-%d", c.Repeat, max(c.Term, 1)))
	}
	return strings.Join(parts, "; ")
}

// ExportTally counts by SKPD the parts in commitments that are open or done.
type ExportTally struct {
	view   ExportView
	counts map[string]*exportCount
}

// NewExportTally is a tally that has counted nothing yet.
func NewExportTally(v ExportView) *ExportTally {
	return &ExportTally{view: v, counts: map[string]*exportCount{}}
}

// Add counts an SKPD's part.
func (t *ExportTally) Add(c commitments.Commitment, p commitments.Party) {
	if c.State != commitments.Open && c.State != commitments.Closed {
		return
	}
	if t.counts[p.SKPD] == nil {
		t.counts[p.SKPD] = &exportCount{status: map[commitments.Status]int{}}
	}
	t.counts[p.SKPD].add(c, p, t.view.Today)
}

// Sheet is the table of what was counted.
func (t *ExportTally) Sheet() Sheet {
	s := Sheet{Name: "Rekap per SKPD", Columns: []Column{{"SKPD", 16}, {"Nama", 44}, {"Seluruhnya", 12}, {"Menunggu laporan", 18}, {"Berjalan", 12},
		{"Dilaporkan selesai", 18}, {"Selesai (terverifikasi)", 22}, {"Dikembalikan", 14}, {"Dikecualikan", 14}, {"Lewat tenggat", 14}, {"Terverifikasi (%)", 16}}}
	for _, id := range slices.Sorted(maps.Keys(t.counts)) {
		s.Rows = append(s.Rows, t.counts[id].row(t.view, id))
	}
	return s
}

// exportCount counts the parts of one SKPD.
type exportCount struct {
	all, late int
	status    map[commitments.Status]int
}

func (n *exportCount) add(c commitments.Commitment, p commitments.Party, today commitments.Date) {
	n.all++
	n.status[p.Status]++
	if c.State == commitments.Open && p.Status.Owes() && c.DeadlineOf(p).Before(today) {
		n.late++
	}
}

func (n *exportCount) row(v ExportView, id string) []any {
	row := []any{AbbrOf(v.SKPDs, id), nil, n.all}
	for _, s := range v.SKPDs {
		if s.ID == id {
			row[1] = s.Name
		}
	}
	for _, s := range []commitments.Status{commitments.Waiting, commitments.Running, commitments.Reported, commitments.Verified, commitments.Returned, commitments.Waived} {
		row = append(row, n.status[s])
	}
	share := any(nil)
	if counted := n.all - n.status[commitments.Waived]; counted > 0 {
		share = (200*n.status[commitments.Verified] + counted) / (2 * counted) // rounded
	}
	return append(row, n.late, share)
}

// ExportMeetings is the empty table of meetings.
func ExportMeetings() Sheet {
	return Sheet{Name: "Agenda", Columns: []Column{{"No", 6}, {"Agenda", 40}, {"Tanggal", 14}, {"Mulai", 10}, {"Selesai", 10}, {"Tempat", 36}, {"Nomor undangan", 24},
		{"Diundang", 12}, {"Hadir", 10}, {"Diwakili", 10}, {"Berhalangan", 12}, {"Belum menjawab", 16}, {"Dokumen", 30}, {"Keterangan", 36}}}
}

// ExportMeetingRow is one meeting; invited are the SKPD that may answer.
func ExportMeetingRow(m commitments.Meeting, invited []string) []any {
	n := AgendaCount(m, invited)
	var end, cancelled any
	if m.End > 0 {
		end = Clock(m.End)
	}
	if m.Cancelled != "" {
		cancelled = "Dibatalkan: " + exportLine(m.Cancelled)
	}
	files := make([]string, 0, len(m.Files))
	for _, f := range m.Files {
		if !slices.Contains(files, f.Kind) {
			files = append(files, f.Kind)
		}
	}
	row := []any{m.Number, exportLine(m.Title), m.Date, Clock(m.Start), end, exportLine(m.Place), exportLine(m.Letter), len(invited),
		n.Attends, n.StandIn, n.NotComing, n.NoAnswer, strings.Join(files, ", "), cancelled}
	for i, cell := range row {
		if cell == "" {
			row[i] = nil
		}
	}
	return row
}

// exportLine is a text in one line, as cells have it.
func exportLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package bot

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// reportsFile keeps a file that came with a report.
func (t *talk) reportsFile(ctx context.Context, m matter, file chat.File, words string) (chat.Reply, error) {
	why, err := t.addsEvidence(ctx, &m, file, words)
	switch {
	case err != nil:
		return t.cannot(ctx, m, err)
	case why != "":
		return t.mistake(text.FileNotKept(why)), nil
	}
	return t.kept(ctx, m, text.EvidenceKept(len(m.party().Evidence), false))
}

// addsEvidence keeps a file, and brings what was told of the part up to date.
func (t *talk) addsEvidence(ctx context.Context, m *matter, file chat.File, words string) (why text.FileRefused, err error) {
	before := len(m.party().Evidence)
	why, err = t.keepsEvidence(ctx, m, file, words)
	if why == "" && err == nil && len(m.party().Evidence) > before {
		t.tells(ctx, *m, "")
	}
	return why, err
}

// keepsEvidence keeps a file with a part, and what its caption reports while a report is
// owed. why is why it is not kept. The same file once more changes nothing.
func (t *talk) keepsEvidence(ctx context.Context, m *matter, file chat.File, words string) (why text.FileRefused, err error) {
	if why, err = t.checkFile(ctx, file); why != "" || err != nil {
		return why, err
	}
	e := commitments.Evidence{File: file.ID, Photo: file.Photo, Name: cutName(oneLine(file.Name))}
	said := readProgress(words, m.pledge.Measure)
	if said.beyond || utf8.RuneCountInString(said.Note) > mostNoteLetters {
		said.Progress = commitments.Progress{}
	}
	act := m.act()
	err = t.keeps(ctx, m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		entries, err := c.AddEvidence(m.skpd, act, e)
		if err != nil || said.Progress == (commitments.Progress{}) || !c.Party(m.skpd).Status.Owes() {
			return entries, err
		}
		more, err := c.ReportProgress(m.skpd, act, said.Progress)
		return append(entries, more...), err
	})
	switch {
	case errors.Is(err, commitments.ErrSame):
		return "", nil
	case errors.Is(err, commitments.ErrFull):
		return text.FileEnough, nil
	}
	return "", err
}

// cutName keeps the name of a file short, with its ending.
func cutName(name string) string {
	const most = 80
	r := []rune(name)
	if len(r) <= most {
		return name
	}
	ext := []rune(path.Ext(name))
	if len(ext) > 10 {
		ext = nil
	}
	return string(r[:most-len(ext)-1]) + "…" + string(ext)
}

// mostTable is how many bytes a table may have to be looked at.
const mostTable = 1 << 20

// checkFile tells why a file may not be kept. Pictures and documents are kept as the
// messenger has them, unseen; tables are looked at first, for a column of names or
// numbers makes them a list of residents.
func (t *talk) checkFile(ctx context.Context, file chat.File) (text.FileRefused, error) {
	if hasResidentNumber(file.Name) {
		return text.FileOfResidents, nil
	}
	kind := strings.ToLower(path.Ext(file.Name))
	switch {
	case file.Photo:
		return "", nil
	case slices.Contains([]string{".xls", ".xlsb", ".ods", ".numbers", ".mdb", ".accdb", ".dbf", ".sav", ".dta", ".parquet", ".sqlite", ".db", ".zip", ".rar", ".7z", ".gz"}, kind):
		return text.FileOldTable, nil
	case !slices.Contains([]string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm"}, kind):
		return "", nil
	case file.Size > mostTable:
		return text.FileTooLarge, nil
	case t.Download == nil:
		return text.FileUnreadable, nil
	}
	content, err := t.Download(ctx, file.ID, mostTable)
	if err != nil {
		t.Log.Warn("a table is out of reach", "update", t.ID, "error", err)
		return text.FileUnreadable, nil
	}
	return checkTable(kind, content), nil
}

// checkTable tells why a table may not be kept.
func checkTable(kind string, content []byte) text.FileRefused {
	see := residents{}
	var err error
	if kind == ".xlsx" || kind == ".xlsm" {
		err = see.workbook(content)
	} else {
		err = see.lines(content)
	}
	switch {
	case see.found:
		return text.FileOfResidents
	case errors.Is(err, errTableLarge):
		return text.FileTooLarge
	case err != nil:
		return text.FileUnreadable
	}
	return ""
}

// errTableLarge means that a table has more cells than are looked at.
var errTableLarge = errors.New("the table has too many cells")

// Bounds of a table that is looked at: cells of all sheets, and bytes of a workbook when
// unpacked. Headings stand in one of the first rows.
const (
	mostCells      = 300_000
	mostUnpacked   = 24 << 20
	mostSheet      = 16 << 20
	headingsWithin = 15
)

// residents looks at a table row by row for what makes it a list of residents.
type residents struct {
	found bool
	cells int
}

// row looks at the next row of a sheet; nth counts from 0. more is false once nothing more
// has to be looked at.
func (s *residents) row(nth int, cells []string) (more bool, err error) {
	if s.cells += len(cells); s.cells > mostCells {
		return false, errTableLarge
	}
	for _, cell := range cells {
		if nth < headingsWithin && namesResident(cell) || hasResidentNumber(cell) || isResidentFloat(cell) {
			s.found = true
			return false, nil
		}
	}
	return true, nil
}

// lines looks at text with commas, semicolons or tabs between cells.
func (s *residents) lines(content []byte) error {
	words := strings.TrimPrefix(string(content), "\ufeff")
	if !utf8.ValidString(words) {
		words = strings.ToValidUTF8(words, "?")
	}
	if strings.ContainsRune(words, 0) {
		return errors.New("this is no text")
	}
	if hasResidentNumber(words) {
		s.found = true
		return nil
	}
	head, _, _ := strings.Cut(words, "\n")
	r := csv.NewReader(strings.NewReader(visible(words)))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	for _, comma := range []rune{';', '\t'} {
		if strings.Count(head, string(comma)) > strings.Count(head, string(r.Comma)) {
			r.Comma = comma
		}
	}
	for nth := 0; ; nth++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if more, err := s.row(nth, cells); !more {
			return err
		}
	}
}

// workbook looks at every sheet.
func (s *residents) workbook(content []byte) error {
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostSheet})
	if err != nil {
		return err
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if more, err := s.sheet(f, sheet); !more || err != nil {
			return err
		}
	}
	return nil
}

func (s *residents) sheet(f *excelize.File, name string) (more bool, err error) {
	rows, err := f.Rows(name)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for nth := 0; rows.Next(); nth++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return false, err
		}
		for i := range cells {
			cells[i] = visible(cells[i])
		}
		if more, err := s.row(nth, cells); !more {
			return false, err
		}
	}
	return true, rows.Error()
}

// isResidentFloat tells whether a cell is a number of sixteen digits as spreadsheets
// keep it: "6.311012345678E+15".
func isResidentFloat(cell string) bool {
	cell = strings.TrimSpace(cell)
	if len(cell) < 5 || !strings.ContainsAny(cell, "eE") || strings.Trim(cell, "0123456789.,eE+") != "" {
		return false
	}
	v, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	return err == nil && v >= 1e15 && v < 1e16 && v == math.Trunc(v)
}

// residentWords are words that alone make a heading one of residents, residentNames those
// that do so behind "nama".
var (
	residentWords = []string{"nik", "noktp", "ktp", "nokk", "nkk", "kk", "alamat", "dusun", "rt/rw"}
	residentNames = []string{"", "lengkap", "warga", "penduduk", "penerima", "kepala", "krt", "kk", "art", "anggota", "peserta", "ibu", "bapak", "ayah", "anak", "suami", "istri", "pasangan", "siswa", "pasien", "balita", "lansia", "orang", "kpm", "pengurus", "pemohon"}
)

// namesResident tells whether a heading stands above what is known of residents: "NIK",
// "No. KK", "Nama", "Nama kepala keluarga", "Alamat". "Nama kegiatan" does not.
func namesResident(heading string) bool {
	if utf8.RuneCountInString(heading) > 40 {
		return false // a sentence, and no heading
	}
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' })
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	if joined := strings.Join(words, ""); joined == "kartukeluarga" || joined == "nokartukeluarga" || joined == "nomorkartukeluarga" {
		return true
	}
	if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(residentWords, w) }) {
		return !strings.HasPrefix(strings.Join(words, " "), "jumlah")
	}
	behind := ""
	if len(words) > 1 {
		behind = words[1]
	}
	return words[0] == "nama" && slices.Contains(residentNames, behind)
}

package commitments

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What an import may hold.
const (
	MaxTitle  = 200  // characters of a title
	MaxCell   = 500  // characters of any other cell that is kept
	MaxImport = 1000 // commitments
)

// LineError is what is wrong with one line of an import.
type LineError struct {
	Line int    // from 1, as a spreadsheet counts rows
	Word string // the part of it that is wrong, of titles, names and dates alone; may be empty
	Err  error
}

// Error implements error; it quotes nothing.
func (e LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap implements errors.Unwrap.
func (e LineError) Unwrap() error { return e.Err }

// Errors of imports. The first group is about the whole file.
var (
	ErrColumns  = errors.New("the columns of title, lead and deadline are missing")
	ErrResident = errors.New("the file seems to hold data of residents")
	ErrTooMany  = errors.New("the file holds too many lines")
	ErrTable    = errors.New("the line is no line of a table")

	ErrTitle    = errors.New("the title is empty or too long")
	ErrLead     = errors.New("the lead is missing")
	ErrUnknown  = errors.New("there is no such SKPD")
	ErrDay      = errors.New("the deadline cannot be read, or can mean several days")
	ErrOver     = errors.New("the deadline is over")
	ErrMeasure  = errors.New("the measure is no number")
	ErrRepeated = errors.New("no such repeat")
	ErrServes   = errors.New("there is no such indicator")
	ErrLong     = errors.New("a cell is too long")
	ErrTwice    = errors.New("another line has the same title and deadline")
)

// columns are the headings of an import by their meaning, as people write them.
var columns = map[string][]string{
	"title":     {"judul", "komitmen", "uraian"},
	"lead":      {"utama", "penanggung jawab utama", "penanggung jawab", "skpd", "opd", "perangkat daerah"},
	"others":    {"pendukung", "skpd pendukung"},
	"deadline":  {"tenggat", "batas waktu"},
	"programme": {"program"},
	"document":  {"dokumen"},
	"indicator": {"indikator"},
	"target":    {"target", "sasaran"},
	"unit":      {"satuan"},
	"details":   {"keterangan", "catatan"},
	"repeat":    {"berulang"},
}

// residents are headings that only data of residents have.
var residents = []string{"kk", "no kk", "nomor kk", "nomor induk kependudukan", "no kartu keluarga", "nomor kartu keluarga", "no ktp", "nomor ktp", "ktp", "nama", "nama lengkap", "nama kepala keluarga", "alamat", "tempat lahir", "tanggal lahir", "nama ibu kandung"}

// isResidentHeading tells whether a column so named holds data of residents.
func isResidentHeading(heading string) bool {
	plain := plainHeading(heading)
	return slices.Contains(residents, plain) || slices.Contains(strings.Fields(plain), "nik")
}

// plainHeading is a heading in lower case, with single blanks for all that is no letter.
func plainHeading(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// ParseCSV reads commitments from a table with headings, in any order, with semicolons,
// commas or tabs between them. skpd finds the id of an SKPD by name. When anything is
// wrong the list is not to be used: all of it is named, line by line. Data of residents
// refuse the whole file.
func ParseCSV(content string, today Date, skpd func(name string) (id string, ok bool)) ([]Commitment, []LineError) {
	rows, err := table(content)
	if err != nil {
		return nil, []LineError{*err}
	}
	if len(rows) == 0 {
		return nil, []LineError{{Line: 1, Err: ErrColumns}}
	}
	at, problem := headings(rows[0].fields)
	switch {
	case problem != nil:
		return nil, []LineError{{Line: rows[0].line, Err: problem}}
	case len(rows) > MaxImport+1:
		return nil, []LineError{{Line: rows[MaxImport+1].line, Err: ErrTooMany}}
	}
	r := importing{today: today, skpd: skpd, at: at, seen: map[string]bool{}}
	for _, row := range rows[1:] {
		r.read(row)
	}
	return r.list, r.wrong
}

// row is one line of a table.
type row struct {
	line   int
	fields []string
}

// table reads the rows that are not empty.
func table(content string) (rows []row, wrong *LineError) {
	content = strings.TrimPrefix(content, "\ufeff")
	r := csv.NewReader(strings.NewReader(content))
	r.FieldsPerRecord, r.Comma = -1, separator(content)
	r.TrimLeadingSpace = r.Comma != '\t' // else empty cells are taken for blanks
	r.LazyQuotes = !opensQuote(content, r.Comma)
	for inside := 0; ; { // line breaks within cells so far
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return nil, &LineError{Line: bad.StartLine - inside, Err: ErrTable}
		}
		all := strings.Join(fields, "")
		line, _ := r.FieldPos(0)
		line, inside = line-inside, inside+strings.Count(all, "\n")
		switch {
		case err != nil || !utf8.ValidString(all):
			return nil, &LineError{Line: line, Err: ErrTable}
		case strings.TrimSpace(all) == "":
			continue
		case hasResident(fields):
			return nil, &LineError{Line: line, Err: ErrResident}
		}
		rows = append(rows, row{line, fields})
	}
}

// separator is what stands between the cells: semicolons, tabs or else commas, as in the
// first line.
func separator(content string) rune {
	head, _, _ := strings.Cut(content, "\n")
	for _, comma := range ";\t" {
		if strings.ContainsRune(head, comma) {
			return comma
		}
	}
	return ','
}

// opensQuote tells whether a cell begins with a quote. Where one does, quotes must be in
// order: one that is never closed would swallow the lines behind it. Where none does, they
// are marks in a title.
func opensQuote(content string, comma rune) bool {
	begins := true
	for _, r := range content {
		switch {
		case r == '"' && begins:
			return true
		case r == '\n' || r == comma:
			begins = true
		case r != ' ' && r != '\t' && r != '\r':
			begins = false
		}
	}
	return false
}

// hasResident tells whether a cell holds the sixteen digits of a resident's number.
func hasResident(fields []string) bool {
	return slices.ContainsFunc(fields, func(s string) bool {
		run := 0
		for _, r := range s {
			switch {
			case r >= '0' && r <= '9':
				run++
			case r == ' ' || r == '.' || r == '-' || r == '\'':
				continue
			default:
				if run == 16 {
					return true
				}
				run = 0
			}
		}
		return run == 16
	})
}

// headings finds the columns by their names.
func headings(fields []string) (at map[string]int, problem error) {
	at = map[string]int{}
	for i, f := range fields {
		if isResidentHeading(f) {
			return nil, ErrResident
		}
		plain := plainHeading(f)
		for meaning, names := range columns {
			if _, known := at[meaning]; !known && slices.Contains(names, plain) {
				at[meaning] = i
			}
		}
	}
	for _, needed := range [...]string{"title", "lead", "deadline"} {
		if _, ok := at[needed]; !ok {
			return nil, ErrColumns
		}
	}
	return at, nil
}

// importing reads row by row.
type importing struct {
	today Date
	skpd  func(name string) (string, bool)
	at    map[string]int
	seen  map[string]bool
	list  []Commitment
	wrong []LineError
}

// cell is what stands in a column of a row, in one line; empty when there is none.
func (r *importing) cell(row row, meaning string) string {
	i, ok := r.at[meaning]
	if !ok || i >= len(row.fields) {
		return ""
	}
	return strings.Join(strings.Fields(row.fields[i]), " ")
}

// read takes one row in, or says what is wrong with it.
func (r *importing) read(row row) {
	var wrong []LineError
	fail := func(err error, word string) { wrong = append(wrong, LineError{row.line, word, err}) }
	c := Commitment{State: Open, Begun: r.today, Title: r.cell(row, "title"), Programme: strings.ToLower(r.cell(row, "programme")),
		Document: r.cell(row, "document"), Details: r.cell(row, "details")}
	r.texts(&c, r.cell(row, "indicator"), fail)
	leads := r.names(r.cell(row, "lead"))
	if len(leads) == 0 {
		fail(ErrLead, "")
	}
	for _, name := range append(leads, r.names(r.cell(row, "others"))...) {
		id, ok := r.skpd(name)
		if !ok {
			fail(ErrUnknown, name)
		} else if c.Party(id) == nil {
			c.Parties = append(c.Parties, Party{SKPD: id, Status: Waiting})
		}
	}
	if len(c.Parties) > MaxParties {
		fail(ErrFull, "")
	}
	r.deadline(&c, r.cell(row, "deadline"), fail)
	r.measure(&c, r.cell(row, "target"), r.cell(row, "unit"), fail)
	r.repeat(&c, r.cell(row, "repeat"), fail)
	key := strings.ToLower(c.Title) + "\x00" + c.Deadline.String()
	if len(wrong) == 0 && r.seen[key] {
		fail(ErrTwice, c.Title)
	}
	r.seen[key] = true
	r.list, r.wrong = append(r.list, c), append(r.wrong, wrong...)
}

// texts holds the words of a commitment to their bounds, and reads the indicator.
func (r *importing) texts(c *Commitment, indicator string, fail func(error, string)) {
	if n := utf8.RuneCountInString(c.Title); n == 0 || n > MaxTitle {
		fail(ErrTitle, "")
	}
	for _, words := range [...]string{c.Programme, c.Document, c.Details} {
		if utf8.RuneCountInString(words) > MaxCell {
			fail(ErrLong, "")
		}
	}
	if c.Indicator = IndicatorNamed(indicator); c.Indicator == "" && indicator != "" && indicator != "-" {
		fail(ErrServes, indicator)
	}
}

// names are those of the SKPD in a cell. Some have commas and "dan" of their own.
func (r *importing) names(cell string) (names []string) {
	if _, one := r.skpd(cell); one {
		return []string{cell}
	}
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if _, one := r.skpd(part); one {
			names = append(names, part)
		} else {
			names = append(names, SplitAnd(part)...)
		}
	}
	return names
}

func (r *importing) deadline(c *Commitment, words string, fail func(error, string)) {
	switch when := ReadDate(words, r.today); {
	case when.Problem == PastDay:
		fail(ErrOver, words)
	case when.Date.IsZero():
		fail(ErrDay, words)
	default:
		c.Deadline = when.Date
	}
}

func (r *importing) measure(c *Commitment, target, unit string, fail func(error, string)) {
	if target == "" {
		return
	}
	if number, behind, ok := strings.Cut(target, " "); ok && unit == "" {
		target, unit = number, behind
	}
	value, ok := quantity(strings.TrimSuffix(target, "%"))
	if strings.HasSuffix(target, "%") && unit == "" {
		unit = "persen"
	}
	if !ok {
		fail(ErrMeasure, target)
		return
	}
	c.Measure = Measure{Target: value, Unit: strings.ToLower(unit)}
}

func (r *importing) repeat(c *Commitment, word string, fail func(error, string)) {
	c.Repeat = Repeat(strings.ToLower(word))
	switch {
	case word == "" || word == "-" || strings.EqualFold(word, "tidak") || strings.EqualFold(word, "sekali"):
		c.Repeat = ""
	case c.Repeat.Months() == 0:
		fail(ErrRepeated, word)
	default:
		c.Begins()
	}
}

// Begins makes a commitment that repeats the first of its series: its Anchor is the day
// of its deadline, or the last of every month.
func (c *Commitment) Begins() {
	c.Term, c.Anchor = 1, c.Deadline.Day
	if c.Deadline == c.Deadline.LastOfMonth() {
		c.Anchor = 31
	}
}

// IndicatorNamed is the id of an indicator that words or a cell name, "P1" or "Indeks kedalaman
// kemiskinan (P1)"; empty when it names none.
func IndicatorNamed(words string) string {
	words, _, _ = strings.Cut(strings.ToLower(words), " (")
	switch words {
	case "p0", "persentase", "persen", "tingkat kemiskinan", "angka kemiskinan", "persentase penduduk miskin":
		return "p0"
	case "jumlah", "jml", "penduduk miskin", "jumlah penduduk miskin", "poor":
		return "poor"
	case "garis", "garis kemiskinan", "gk", "line":
		return "line"
	case "p1", "kedalaman", "indeks kedalaman", "kedalaman kemiskinan", "indeks kedalaman kemiskinan":
		return "p1"
	case "p2", "keparahan", "indeks keparahan", "keparahan kemiskinan", "indeks keparahan kemiskinan":
		return "p2"
	}
	return ""
}

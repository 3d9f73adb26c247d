package indicators

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LineError is a line of an import that cannot be used.
type LineError struct {
	Line int // from 1, the header
	Kind LineKind
	Text string // the field that is at fault, as written, or the beginning of it
}

// Error names the line, what is wrong in it, and the field.
func (e LineError) Error() string { return fmt.Sprintf("line %d: %s: %q", e.Line, e.Kind, e.Text) }

// LineKind says what is wrong with a line.
type LineKind string

// The kinds of faults.
const (
	BadHeader    LineKind = "header"    // not region,indicator,period,value,source
	BadColumns   LineKind = "columns"   // not five fields, or a quote that does not end
	BadRegion    LineKind = "region"    // neither a code nor a name of a region
	TwoRegions   LineKind = "ambiguous" // a name that two regions bear: "Bogor"
	BadIndicator LineKind = "indicator" // none of the five
	BadPeriod    LineKind = "period"    // not YYYY-03, YYYY-09 or YYYY
	BadValue     LineKind = "value"     // no number, or one that may be read in two ways
	BadSource    LineKind = "source"    // none, too long, or named like a table of the API
	Repeated     LineKind = "repeated"  // a cell for the second time
	BadEncoding  LineKind = "encoding"  // not UTF-8
	TooLarge     LineKind = "size"      // beyond what an import may hold, or a file that cannot be read
)

// The bounds of an import: a table of all regions, indicators and years of a
// decade has 30,000 lines.
const (
	mostImport   = 8 << 20 // bytes
	longestTitle = 200     // characters of a source
	longestQuote = 40      // bytes of a LineError's text
)

var importColumns = []string{"region", "indicator", "period", "value", "source"}

// ParseImport reads figures that an operator enters by hand: CSV with the header
// region,indicator,period,value,source, with commas or semicolons, in UTF-8 with
// or without a byte order mark. A region is a code or a name that only one region
// bears; an indicator p0, poor, line, p1, p2, or n and gk; a period YYYY-03,
// YYYY-09, or YYYY for a month not known; a value has a decimal comma or point; a
// source is a title for readers. Every line that cannot be used is among the
// errors, and then there are no cells: nothing is imported by halves. The cells
// are not yet held against anything; that is Audit's.
func ParseImport(r io.Reader, c *Catalogue) ([]TableCell, []LineError) {
	data, err := io.ReadAll(io.LimitReader(r, mostImport+1))
	if err != nil || len(data) > mostImport {
		return nil, []LineError{{Line: 1, Kind: TooLarge}}
	}
	p := &importer{c: c, labels: newLabels(c.regions), seen: map[Key]bool{}, comma: ','}
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	lines.Buffer(nil, mostImport+1)
	for lines.Scan() {
		p.line++
		p.read(lines.Text())
		if p.line == 1 && len(p.errs) > 0 {
			break
		}
	}
	if p.line == 0 {
		p.fail(BadHeader, "")
	}
	if len(p.errs) > 0 {
		return nil, p.errs
	}
	return p.cells, nil
}

// importer reads an import line by line, so that a fault spoils only its own.
type importer struct {
	c      *Catalogue
	labels *labels
	comma  rune
	line   int
	seen   map[Key]bool
	cells  []TableCell
	errs   []LineError
}

func (p *importer) fail(kind LineKind, text string) {
	if len(text) > longestQuote {
		text = strings.ToValidUTF8(text[:longestQuote], "")
	}
	p.errs = append(p.errs, LineError{max(p.line, 1), kind, text})
}

func (p *importer) read(line string) {
	if p.line == 1 && strings.Contains(line, ";") {
		p.comma = ';'
	}
	fields, err := p.fields(line)
	switch {
	case p.line == 1 && (err != nil || !slices.Equal(fields, importColumns)):
		p.fail(BadHeader, line)
	case p.line == 1 || err == nil && strings.Trim(line, " \t\r,;") == "":
	case !utf8.ValidString(line):
		p.fail(BadEncoding, strings.ToValidUTF8(line, "?"))
	case err != nil || len(fields) != len(importColumns):
		p.fail(BadColumns, line)
	default:
		if t, kind, text := p.cell(fields); kind != "" {
			p.fail(kind, text)
		} else {
			p.seen[t.Key()] = true
			p.cells = append(p.cells, t)
		}
	}
}

// fields are those of a line, without the blanks around them; none for an empty one.
func (p *importer) fields(line string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = p.comma, -1, true
	fields, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
		if p.line == 1 {
			fields[i] = strings.ToLower(fields[i])
		}
	}
	return fields, err
}

// cell reads the fields of a line; with a fault, its kind and the field.
func (p *importer) cell(f []string) (t TableCell, kind LineKind, text string) {
	region, kind := p.region(f[0])
	if kind != "" {
		return t, kind, f[0]
	}
	i, ok := importIndicator(f[1])
	if !ok {
		return t, BadIndicator, f[1]
	}
	period, ok := ParsePeriod(f[2])
	if !ok || !fitsYear(period.Year) {
		return t, BadPeriod, f[2]
	}
	v, ok := importValue(i, f[3])
	if !ok {
		return t, BadValue, f[3]
	}
	t = TableCell{Region: region.Code, Label: region.Full, Indicator: i, Period: period, Value: v, Table: f[4]}
	if !isTitle(f[4]) || t.isAPI() {
		return t, BadSource, f[4]
	}
	if p.seen[t.Key()] {
		return t, Repeated, t.Key().ID()
	}
	return t, "", ""
}

func (p *importer) region(name string) (Region, LineKind) {
	codes := p.labels.of(name)
	if isCode(name) {
		codes = []string{name}
	}
	if len(codes) > 1 {
		return Region{}, TwoRegions
	}
	if len(codes) == 1 {
		if r, ok := p.c.Region(codes[0]); ok {
			return r, ""
		}
	}
	return Region{}, BadRegion
}

// importIndicator reads an indicator by its ID, by its column in the catalogue's
// files, or as BPS abbreviates it.
func importIndicator(s string) (Indicator, bool) {
	switch s = strings.ToLower(s); s {
	case "n":
		return Poor, true
	case "gk":
		return Line, true
	}
	if i, ok := parseColumn(s); ok {
		return i, true
	}
	return ParseIndicator(s)
}

// importValue reads a value. A point before three digits groups thousands in a
// poverty line and is a decimal point in a rate or an index; in thousands of
// people it may be either, so it is refused.
func importValue(i Indicator, s string) (Decimal, bool) {
	point := strings.LastIndexByte(s, '.')
	lone := point >= 0 && point == strings.IndexByte(s, '.') && !strings.Contains(s, ",")
	read := ReadNumber
	if lone && len(s)-point == 4 && i != Line {
		if i == Poor {
			return Decimal{}, false
		}
		read = ParseDecimal
	}
	v, err := read(s)
	return v, err == nil && !strings.HasPrefix(s, "-") && fits(i, v)
}

// isTitle tells whether a text can stand in a list of sources.
func isTitle(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= longestTitle && !strings.ContainsFunc(s, unicode.IsControl)
}

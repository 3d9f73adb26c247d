package bot

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"pantau/bot/commitments"
	"pantau/bot/text"
	"pantau/indicators"
)

// A workbook (Office Open XML, ECMA-376) is a few small XML files in a zip archive. They
// are written here by hand: the usual library for it finds its functions by their names
// at run time, so that the linker can leave nothing out, and the program would grow by
// half.

// workbook is tables as XLSX, one a sheet: headings that stay in sight, a filter on
// every column, numbers as numbers and dates as dates.
func workbook(tables []text.Sheet) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, write func(*xlsxWriter)) error {
		part, err := z.Create(name)
		if err != nil {
			return err
		}
		w := &xlsxWriter{w: bufio.NewWriter(part)}
		w.put(xml.Header)
		write(w)
		return w.w.Flush()
	}
	parts := []struct {
		name  string
		write func(*xlsxWriter)
	}{
		{"[Content_Types].xml", func(w *xlsxWriter) { w.contentTypes(len(tables)) }},
		{"_rels/.rels", func(w *xlsxWriter) { w.put(xlsxRoot) }},
		{"xl/workbook.xml", func(w *xlsxWriter) { w.workbook(tables) }},
		{"xl/_rels/workbook.xml.rels", func(w *xlsxWriter) { w.relations(len(tables)) }},
		{"xl/styles.xml", func(w *xlsxWriter) { w.put(xlsxStyles) }},
	}
	for _, p := range parts {
		if err := add(p.name, p.write); err != nil {
			return nil, err
		}
	}
	for i, s := range tables {
		if err := add(sheetFile("xl/", i), func(w *xlsxWriter) { w.sheet(s) }); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// sheetFile is the name of a sheet's file.
func sheetFile(folder string, i int) string {
	return fmt.Sprintf("%sworksheets/sheet%d.xml", folder, i+1)
}

const (
	xlsxMain  = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	xlsxRels  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	xlsxPack  = `http://schemas.openxmlformats.org/package/2006/`
	xlsxTypes = `application/vnd.openxmlformats-officedocument.spreadsheetml.`

	xlsxRoot = `<Relationships xmlns="` + xlsxPack + `relationships"><Relationship Id="rId1" Type="` + xlsxRels + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
)

// The styles of cells, by their place in xlsxStyles.
const (
	xlsxHeading = 1
	xlsxWords   = 2
	xlsxNumber  = 3
	xlsxDay     = 4
)

// xlsxStyles are the looks of cells: headings bold on grey, words broken into lines,
// dates with the day first.
const xlsxStyles = `<styleSheet xmlns="` + xlsxMain + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
	`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// xlsxWriter writes one file of a workbook. Its errors come out when it is flushed.
type xlsxWriter struct{ w *bufio.Writer }

func (w *xlsxWriter) put(parts ...string) {
	for _, p := range parts {
		w.w.WriteString(p)
	}
}

// escaped writes words; characters that XML cannot hold become a mark.
func (w *xlsxWriter) escaped(s string) { escapeXML(w.w, s) }

func escapeXML(w io.Writer, s string) {
	_ = xml.EscapeText(w, []byte(s)) // an error of the buffer comes out when it is flushed
}

func (w *xlsxWriter) contentTypes(sheets int) {
	w.put(`<Types xmlns="`, xlsxPack, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="`, xlsxTypes, `sheet.main+xml"/>`,
		`<Override PartName="/xl/styles.xml" ContentType="`, xlsxTypes, `styles+xml"/>`)
	for i := range sheets {
		w.put(`<Override PartName="`, sheetFile("/xl/", i), `" ContentType="`, xlsxTypes, `worksheet+xml"/>`)
	}
	w.put(`</Types>`)
}

// relations name the files of a workbook: rId1 and so on are sheets, the last one the
// styles.
func (w *xlsxWriter) relations(sheets int) {
	w.put(`<Relationships xmlns="`, xlsxPack, `relationships">`)
	for i := range sheets {
		w.put(`<Relationship Id="rId`, strconv.Itoa(i+1), `" Type="`, xlsxRels, `/worksheet" Target="`, sheetFile("", i), `"/>`)
	}
	w.put(`<Relationship Id="rId`, strconv.Itoa(sheets+1), `" Type="`, xlsxRels, `/styles" Target="styles.xml"/></Relationships>`)
}

func (w *xlsxWriter) workbook(tables []text.Sheet) {
	w.put(`<workbook xmlns="`, xlsxMain, `" xmlns:r="`, xlsxRels, `"><sheets>`)
	for i, s := range tables {
		n := strconv.Itoa(i + 1)
		w.put(`<sheet name="`)
		w.escaped(s.Name)
		w.put(`" sheetId="`, n, `" r:id="rId`, n, `"/>`)
	}
	w.put(`</sheets></workbook>`)
}

// sheet writes a table.
func (w *xlsxWriter) sheet(s text.Sheet) {
	w.put(`<worksheet xmlns="`, xlsxMain, `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`,
		`</sheetView></sheetViews><cols>`)
	for i, c := range s.Columns {
		n := strconv.Itoa(i + 1)
		w.put(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(c.Width), `" customWidth="1"/>`)
	}
	w.put(`</cols><sheetData><row r="1">`)
	for i, c := range s.Columns {
		w.words(cellName(i, 1), c.Title, xlsxHeading)
	}
	w.put(`</row>`)
	for n, row := range s.Rows {
		w.put(`<row r="`, strconv.Itoa(n+2), `">`)
		for i, cell := range row {
			w.cell(cellName(i, n+2), cell)
		}
		w.put(`</row>`)
	}
	w.put(`</sheetData><autoFilter ref="A1:`, cellName(len(s.Columns)-1, len(s.Rows)+1), `"/></worksheet>`)
}

// cellName is "A1" for column 0 and row 1.
func cellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// cell writes a cell in its own kind. Words stay words, whatever they begin with.
func (w *xlsxWriter) cell(at string, cell any) {
	switch x := cell.(type) {
	case string:
		w.words(at, x, xlsxWords)
	case int:
		w.number(at, strconv.Itoa(x), xlsxNumber)
	case indicators.Decimal:
		w.number(at, x.String(), xlsxNumber)
	case commitments.Date:
		w.number(at, strconv.Itoa(x.Sub(xlsxDayZero)), xlsxDay)
	}
}

// xlsxDayZero is the day from which spreadsheets count.
var xlsxDayZero = commitments.Date{Year: 1899, Month: 12, Day: 30}

func (w *xlsxWriter) number(at, value string, style int) {
	w.put(`<c r="`, at, `" s="`, strconv.Itoa(style), `"><v>`, value, `</v></c>`)
}

// mostInCell is how many characters a cell holds, with room for those that count twice.
const mostInCell = 16_000

func (w *xlsxWriter) words(at, s string, style int) {
	if utf8.RuneCountInString(s) > mostInCell {
		s = string([]rune(s)[:mostInCell])
	}
	w.put(`<c r="`, at, `" s="`, strconv.Itoa(style), `" t="inlineStr"><is><t xml:space="preserve">`)
	w.escaped(s)
	w.put(`</t></is></c>`)
}

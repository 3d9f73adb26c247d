package bot

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/text"
	"pantau/indicators"
)

// csvOf is a table as a spreadsheet set to Indonesian opens it: a byte order mark, so
// that it is read as UTF-8; semicolons, as the comma is the decimal sign; dates with
// the day first.
func csvOf(s text.Sheet) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	line := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		line[i] = csvWords(c.Title)
	}
	if err := w.Write(line); err != nil {
		return nil, err
	}
	for _, row := range s.Rows {
		for i, cell := range row {
			line[i] = csvCell(cell)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// csvCell writes a cell as plain text.
func csvCell(cell any) string {
	switch x := cell.(type) {
	case string:
		return csvWords(x)
	case int:
		return strconv.Itoa(x)
	case indicators.Decimal:
		return strings.Replace(x.String(), ".", ",", 1)
	case commitments.Date:
		return fmt.Sprintf("%02d/%02d/%04d", x.Day, int(x.Month), x.Year)
	}
	return ""
}

// csvWords are words that no spreadsheet takes for a formula.
func csvWords(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

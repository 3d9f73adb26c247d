package summaries

import (
	"slices"
	"strings"
	"unicode"

	"pantau/indicators"
)

// table is the table at hand: what its columns are, and what its caption and section say
// for all rows.
type table struct {
	caption *sentence // the sentence before it
	header  []column
	section column
	data    bool // a row with numbers was read
}

// column is what a header, a row's label, a section or a caption says of its numbers.
type column struct {
	topic  Topic
	period string
	area   Area
	place  Place
	scale  int
	units  bool // it holds the units of the rows
	money  bool // its numbers are rupiah
	other  bool // words name it that have no meaning here
	skip   bool // a change, a rank or a number of its own kind
}

// row reads a row of a table: a header, a section's name, or numbers.
func (b *binder) row(s *sentence, n int) {
	cells := cellsOf(s)
	t := &b.tables
	switch {
	case !hasNumbers(cells) && filled(cells) <= 1 && t.header != nil:
		t.section = b.column(s, cells[0])
	case !hasNumbers(cells):
		b.header(s, cells)
	default:
		t.data = true
		b.numbers(s, n, cells)
	}
}

// section takes a line between two rows that only says what the rows behind it are of:
// "Perkotaan", "Total", "Kabupaten Contoh". False where it is prose.
func (b *binder) section(s *sentence) bool {
	t := &b.tables
	if t.header == nil || s.title || s.has(quantityMark) || len(s.pieces) > longestSection {
		return false
	}
	c := b.column(s, s.marks)
	if c.area == "" && c.period == "" && c.place.Name == "" && !wholes[strings.ToLower(s.text)] {
		return false
	}
	t.section = c
	return true
}

const longestSection = 6 // words and marks

// wholes are how tables call town and village together.
var wholes = wordSet("total jumlah gabungan")

// cellsOf deals a row's marks out to its cells.
func cellsOf(s *sentence) [][]mark {
	cells, framed := [][]mark{nil}, s.isFramed()
	for _, m := range s.marks {
		if m.kind == commaMark && s.pieces[m.from].text == "|" {
			if !framed || m.from > 0 && m.to < len(s.pieces) {
				cells = append(cells, nil)
			}
			continue
		}
		cells[len(cells)-1] = append(cells[len(cells)-1], m)
	}
	return cells
}

// isFramed tells whether bars stand round a row too, and not only between its cells.
func (s *sentence) isFramed() bool {
	text := strings.TrimSpace(s.text)
	return len(text) > 1 && text[0] == '|' && text[len(text)-1] == '|'
}

func hasNumbers(cells [][]mark) bool {
	return slices.ContainsFunc(cells[min(1, len(cells)-1):], func(c []mark) bool {
		return slices.ContainsFunc(c, func(m mark) bool { return m.kind == quantityMark })
	})
}

func filled(cells [][]mark) (n int) {
	for _, c := range cells {
		if len(c) > 0 {
			n++
		}
	}
	return n
}

// header takes what the columns are; a second header row adds to the first where it has
// as many cells.
func (b *binder) header(s *sentence, cells [][]mark) {
	t := &b.tables
	columns := make([]column, len(cells))
	texts := cellTexts(s)
	for i, c := range cells {
		columns[i] = b.column(s, c)
		if i < len(texts) {
			columns[i].readText(texts[i])
		}
	}
	b.totals(columns, texts)
	if t.header != nil && !t.data && len(t.header) == len(columns) {
		for i := range columns {
			columns[i] = columns[i].over(t.header[i])
		}
	}
	t.header, t.data, t.section = columns, false, column{}
}

// totals makes "Jumlah" beside town and village the whole.
func (b *binder) totals(columns []column, texts []string) {
	if !slices.ContainsFunc(columns, func(c column) bool { return c.area == Urban || c.area == Rural }) {
		return
	}
	for i := range columns {
		if i < len(texts) {
			if wholes[texts[i]] {
				columns[i].topic, columns[i].area = "", Total
			}
		}
	}
}

// column reads what a cell of words says.
func (b *binder) column(s *sentence, cell []mark) (c column) {
	for _, m := range cell {
		switch m.kind {
		case topicMark:
			c.topic = m.topic
		case sameMark:
			if c.topic == "" && b.headcount {
				c.topic = m.topic
			}
		case periodMark:
			c.period = m.period.id
		case areaMark:
			c.area = m.area
		case placeMark:
			c.place, _ = b.placeFor(m.place)
		case moveMark:
			c.skip = true
		}
	}
	return c
}

// readText reads the scale and kind of a header's numbers.
func (c *column) readText(low string) {
	switch {
	case strings.Contains(low, "ribu") || strings.Contains(low, "000"):
		c.scale = 3
	case strings.Contains(low, "juta"):
		c.scale = 6
	}
	if c.topic == "" && strings.HasPrefix(low, "garis (") {
		c.topic = topicOf(indicators.Line)
	}
	c.units = c.units || low == "satuan" || low == "unit"
	known := c.topic != "" || c.period != "" || c.area != "" || c.place.Name != ""
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return !isWordOrDigit(r) }) {
		c.skip = c.skip || otherColumns[w]
		c.money = c.money || w == "rp" || w == "rupiah"
		c.other = c.other || !known && !plainLabels[w] && strings.ContainsFunc(w, unicode.IsLetter)
	}
	if c.topic == "" && (strings.Contains(low, "persen") || strings.Contains(low, "%")) {
		c.topic = "p0?"
	}
}

// otherColumns name columns that hold no levels.
var otherColumns = wordSet("perubahan selisih peringkat rank ranking pertumbuhan nomor no rse target")

// plainLabels are words of a table that leave it to others what a number is of.
var plainLabels = wordSet("jumlah total nilai angka capaian realisasi persen persentase presentase besaran rp rupiah kapita bulan per orang jiwa ribu juta 000 tahun maret september kondisi indikator uraian poin indeks p0 p1 p2")

// over lays what a column says over what is said for more than it.
func (c column) over(d column) column {
	if c.topic == "" || c.topic == "p0?" && d.topic != "" {
		c.topic = d.topic
	}
	if c.period == "" {
		c.period = d.period
	}
	if c.area == "" {
		c.area = d.area
	}
	if c.place.Name == "" {
		c.place = d.place
	}
	if c.scale == 0 {
		c.scale = d.scale
	}
	c.skip, c.money = c.skip || d.skip, c.money || d.money
	return c
}

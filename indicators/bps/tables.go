package bps

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"pantau/indicators"
)

// national is the domain whose tables hold all regions. Every variable below is
// one of this domain: elsewhere its number means another table.
const national = "0000"

// reading is how a table of BPS is read: what it holds, and for whom.
type reading struct {
	variable  int
	indicator indicators.Indicator
	rows      rows
}

// rows are the regions of which a table is believed.
type rows uint8

const (
	districts rows = iota // kabupaten and kota, once a year
	provinces             // provinces and the nation, twice a year, by area
	everyone              // a table of districts in which provinces stand too
)

// readings are the tables that hold the five indicators. Provinces have no table
// of P2 that is known for certain; the table of districts has rows for them.
var readings = []reading{
	{621, indicators.P0, districts},
	{619, indicators.Poor, districts},
	{624, indicators.Line, districts},
	{622, indicators.P1, districts},
	{623, indicators.P2, everyone},
	{192, indicators.P0, provinces},
	{185, indicators.Poor, provinces},
	{195, indicators.Line, provinces},
	{503, indicators.P1, provinces},
}

// decisive are the words of which a table's title has its indicator's and none
// of the others'. Besides, no title has a word of foreign.
var decisive = map[indicators.Indicator]string{
	indicators.P0:   "persentase",
	indicators.Poor: "jumlah",
	indicators.Line: "garis",
	indicators.P1:   "kedalaman",
	indicators.P2:   "keparahan",
}

// foreign are words of tables with like titles and other figures: the line's
// parts, other kinds of poverty, other people.
var foreign = []string{"makanan", "nonmakanan", "ekstrem", "rentan", "multidimensi", "anak", "perempuan", "lansia"}

func (r reading) name() string { return fmt.Sprintf("%s/%d", national, r.variable) }

// fits tells whether a title is that of the table that is to be read.
func (r reading) fits(title string) error {
	words := wordsOf(title)
	has := func(w string) bool { return slices.Contains(words, w) }
	right := has("miskin") || has("kemiskinan")
	for i, word := range decisive {
		right = right && has(word) == (i == r.indicator)
	}
	if r.rows == provinces {
		right = right && has("provinsi") && !has("kabupaten")
	} else {
		right = right && has("kabupaten") && has("kota")
	}
	if !right || slices.ContainsFunc(foreign, has) {
		return fmt.Errorf("%w: the title of %s is %q", ErrTable, r.name(), title)
	}
	return nil
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// total is the part of a breakdown that is everybody. IDs say nothing: it is
// found by its label, and there must be one only.
func (t *Table) total() (Item, error) {
	if len(t.Parts) == 1 && (t.Parts[0].ID == "0" || isTotal(t.Parts[0].Label)) {
		return t.Parts[0], nil
	}
	all := slices.DeleteFunc(slices.Clone(t.Parts), func(p Item) bool { return !isTotal(p.Label) })
	if len(all) != 1 {
		return Item{}, fmt.Errorf("%w: %s has %d parts that are the whole", ErrTable, t.Name(), len(all))
	}
	return all[0], nil
}

func isTotal(label string) bool {
	switch strings.Join(wordsOf(label), " ") {
	case "jumlah", "total",
		"perkotaan perdesaan", "perkotaan dan perdesaan", "kota desa", "kota dan desa",
		"perdesaan perkotaan", "perdesaan dan perkotaan", "perkotaanperdesaan", "perdesaanperkotaan":
		return true
	}
	return false
}

// firstMarch is the first year in which the tables of districts are March's: of
// the years before, some are September's and do not say so.
const firstMarch = 2015

// period is when a cell's survey was, false when the season is none that is told
// (a year's mean, a label not known).
func (r reading) period(c Cell) (indicators.Period, bool) {
	words := wordsOf(c.Season.Label)
	march, september := slices.Contains(words, "maret"), slices.Contains(words, "september")
	switch {
	case march && !september:
		return indicators.Period{Year: c.Year, Month: indicators.March}, true
	case september && !march:
		return indicators.Period{Year: c.Year, Month: indicators.September}, true
	case r.rows == provinces || c.Season.ID != "0" && !slices.Equal(words, []string{"tahun"}):
		return indicators.Period{}, false
	case c.Year < firstMarch:
		return indicators.Period{Year: c.Year, Month: indicators.Unknown}, true
	}
	return indicators.Period{Year: c.Year, Month: indicators.March}, true
}

// region is the code that a row's stands for, false when the row is none of those
// that the table is read for. INDONESIA is 9999 in BPS's tables.
func (r reading) region(row Item) (string, bool) {
	code := row.ID
	if code == "9999" {
		code = national
	}
	if len(code) != 4 || strings.Trim(code, "0123456789") != "" {
		return "", false
	}
	isDistrict := !strings.HasSuffix(code, "00")
	return code, r.rows == everyone || isDistrict == (r.rows == districts)
}

// value is a cell's with the decimals that readers know: none for rupiah, else as
// many as BPS says it publishes (told), for rates and where it says nothing two at
// least. Zeros beyond them are taken off; no other digit is.
func (r reading) value(c Cell, told int) indicators.Decimal {
	places := told
	switch {
	case r.indicator == indicators.Line:
		places = 0
	case r.indicator != indicators.Poor || told < 0:
		places = max(told, 2)
	}
	d := pad(c.Value, places)
	for int(d.Places) > places && d.Units%10 == 0 {
		d = indicators.Decimal{Units: d.Units / 10, Places: d.Places - 1}
	}
	return d
}

package bpstest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// kind is what BPS says about a table.
type kind struct {
	title, unit string
	decimals    int
	provincial  bool // by province and area, twice a year
}

var kinds = map[int]kind{
	619: {"Jumlah Penduduk Miskin (Ribu Jiwa) Menurut Kabupaten/Kota", "Tidak Ada Satuan", 2, false},
	621: {"Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota", "Persen", 2, false},
	622: {"Indeks Kedalaman Kemiskinan (P1) Menurut Kabupaten/Kota", "Tidak Ada Satuan", 2, false},
	623: {"Indeks Keparahan Kemiskinan (P2) Menurut Kabupaten/Kota", "Tidak Ada Satuan", 2, false},
	624: {"Garis Kemiskinan (Rupiah/Kapita/Bulan) Menurut Kabupaten/Kota", "Rupiah/kapita/bulan", 0, false},
	185: {"Jumlah Penduduk Miskin (Ribu Jiwa) Menurut Provinsi dan Daerah", "Ribu Jiwa", 2, true},
	192: {"Persentase Penduduk Miskin (P0) Menurut Provinsi dan Daerah", "Persen", 2, true},
	195: {"Garis Kemiskinan (Rupiah/Kapita/Bulan) Menurut Provinsi dan Daerah", "Rupiah/kapita/bulan", 0, true},
	503: {"Indeks Kedalaman Kemiskinan (P1) Menurut Provinsi dan Daerah", "Tidak Ada Satuan", 2, true},
}

func nameOf(variable int) string { return fmt.Sprintf("0000/%d", variable) }

// table is a table with its cells. A cell's region, period and value are kept as
// given, and put into BPS's form when asked for.
type table struct {
	kind
	variable     int
	title, stamp string
	cells        []indicators.TableCell
	announced    []int // years listed without figures
	large        bool
	most         int // years that are not too large
}

func (t *table) put(c indicators.TableCell) {
	t.cells = slices.DeleteFunc(t.cells, func(d indicators.TableCell) bool {
		return d.Region == c.Region && d.Period == c.Period
	})
	t.cells = append(t.cells, c)
	if c.Stamp != "" {
		t.stamp = c.Stamp
	}
}

// years are those of the list, the newest first.
func (t *table) years() []int {
	years := slices.Clone(t.announced)
	for _, c := range t.cells {
		years = append(years, c.Period.Year)
	}
	slices.SortFunc(years, func(a, b int) int { return cmp.Compare(b, a) })
	return slices.Compact(years)
}

// object is a JSON object.
type object = map[string]any

// answer is what BPS sends for some years, nil when none of them has a figure.
func (t *table) answer(years []int) object {
	cells := slices.DeleteFunc(slices.Clone(t.cells), func(c indicators.TableCell) bool {
		return !slices.Contains(years, c.Period.Year)
	})
	if len(cells) == 0 {
		return nil
	}
	f := t.frame()
	rows, tahun, content := []object{}, []object{}, object{}
	for _, c := range cells {
		code, id := rowOf(c.Region), c.Period.Year-1900
		rows = once(rows, object{"val": code, "label": c.Label + " "})
		tahun = once(tahun, object{"val": id, "label": strconv.Itoa(c.Period.Year)})
		for _, p := range f.parts {
			key := fmt.Sprintf("%d%d%d%d%d", code, t.variable, p, id, f.season(c.Period.Month))
			content[key] = number(c.Value, p != f.total)
		}
	}
	return object{
		"status": "OK", "data-availability": "available", "last_update": orNull(t.stamp),
		"subject": []object{{"val": 523, "label": "Konsumsi dan Pendapatan"}},
		"var": []object{{"val": t.variable, "label": t.title, "unit": t.unit, "subj": "Kemiskinan dan Ketimpangan",
			"def": "", "decimal": t.decimals, "note": "&lt;p&gt;Sumber: BPS, Susenas&lt;/p&gt;"}},
		"labelvervar": f.rows, "vervar": rows, "turvar": f.turvar, "tahun": tahun, "turtahun": f.turtahun,
		"datacontent": content, "related": []object{},
	}
}

// once adds an object to a list unless its val is there.
func once(list []object, o object) []object {
	if slices.ContainsFunc(list, func(p object) bool { return p["val"] == o["val"] }) {
		return list
	}
	return append(list, o)
}

// rowOf is the number of a region's row: Indonesia is 9999.
func rowOf(region string) int {
	if region == "0000" {
		return 9999
	}
	n, _ := strconv.Atoi(region) // a code that is no number is row 0, which no reader believes
	return n
}

// number is a value as BPS sends it, without zeros at its end. A decoy, which
// stands for the cities' or the villages' figure, is another number.
func number(d indicators.Decimal, decoy bool) json.Number {
	if decoy {
		d.Units++
	}
	text := d.String()
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return json.Number(text)
}

func orNull(stamp string) any {
	if stamp == "" {
		return nil
	}
	return stamp
}

// frame is a table's breakdown and seasons, with IDs of the server's own making.
type frame struct {
	rows             string
	parts            []int // IDs in turvar
	total            int
	turvar, turtahun []object
	season           func(indicators.Month) int
}

func (t *table) frame() frame {
	if !t.provincial {
		return frame{
			rows: "Kabupaten/Kota", parts: []int{0},
			turvar:   []object{{"val": "0", "label": "Tidak ada"}},
			turtahun: []object{{"val": 0, "label": "Tahun"}},
			season:   func(indicators.Month) int { return 0 },
		}
	}
	return frame{
		rows: "38 Provinsi", parts: []int{801, 802, 803}, total: 803,
		turvar: []object{{"val": 801, "label": "Perkotaan"}, {"val": 802, "label": "Perdesaan"}, {"val": 803, "label": "Jumlah"}},
		turtahun: []object{{"val": 61, "label": "Semester 1 (Maret)"}, {"val": 62, "label": "Semester 2 (September)"},
			{"val": 63, "label": "Tahunan"}},
		season: func(m indicators.Month) int {
			switch m {
			case indicators.March:
				return 61
			case indicators.September:
				return 62
			}
			return 63
		},
	}
}

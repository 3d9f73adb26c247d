package bps

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"pantau/indicators"
)

// wire is an answer with figures, as it comes.
type wire struct {
	Stamp scalar `json:"last_update"`
	Var   list[struct {
		ID      scalar `json:"val"`
		Title   scalar `json:"label"`
		Unit    scalar `json:"unit"`
		Decimal scalar `json:"decimal"`
		Note    scalar `json:"note"`
	}] `json:"var"`
	Rows     scalar     `json:"labelvervar"`
	Vervar   list[item] `json:"vervar"`
	Turvar   list[item] `json:"turvar"`
	Tahun    list[item] `json:"tahun"`
	Turtahun list[item] `json:"turtahun"`
	Content  dictionary `json:"datacontent"`
}

type item struct {
	ID    scalar `json:"val"`
	Label scalar `json:"label"`
}

// list is a list that may come as empty text, null or an empty object.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(raw []byte) error {
	if s := string(raw); s == `""` || s == "null" || s == "{}" {
		*l = nil
		return nil
	}
	return json.Unmarshal(raw, (*[]T)(l))
}

// dictionary is the figures by key; an empty one comes as an empty list.
type dictionary map[string]scalar

func (d *dictionary) UnmarshalJSON(raw []byte) error {
	if s := string(raw); s == `""` || s == "null" || s == "[]" {
		*d = nil
		return nil
	}
	return json.Unmarshal(raw, (*map[string]scalar)(d))
}

// mostKeys bounds the combinations that are looked up: the largest table read
// here has some ten thousand.
const mostKeys = 1 << 20

// decode reads an answer with figures. It tells of what does not fit and reads
// the rest; an answer about another variable is ErrTable.
func decode(body []byte, domain string, variable int) (Table, error) {
	var w wire
	if err := json.Unmarshal(body, &w); err != nil {
		return Table{}, fmt.Errorf("%w: its shape is not that of a table", ErrUnknown)
	}
	if len(w.Var) != 1 || w.Var[0].ID != scalar(strconv.Itoa(variable)) {
		return Table{}, fmt.Errorf("%w: it is another variable", ErrTable)
	}
	v := w.Var[0]
	t := Table{
		Domain: domain, Variable: variable,
		Title: plain(v.Title), Unit: plain(v.Unit), Decimals: decimals(v.Decimal), Note: plain(v.Note),
		Rows: plain(w.Rows), Parts: items(w.Turvar), Seasons: items(w.Turtahun), Stamp: string(w.Stamp),
	}
	rows, years := items(w.Vervar), t.years(items(w.Tahun))
	keys := 1
	for _, n := range []int{len(rows), len(t.Parts), len(years), len(t.Seasons)} {
		if keys *= n; keys > mostKeys {
			return Table{}, fmt.Errorf("%w: its lists are too long", ErrUnknown)
		}
	}
	t.fill(w.Content, string(v.ID), rows, years)
	return t, nil
}

// decimals is how many are published, -1 where that is not said or not sensible.
func decimals(s scalar) int {
	if n, err := strconv.Atoi(string(s)); err == nil && n >= 0 && n <= 4 {
		return n
	}
	return -1
}

// items makes a list plain and takes repeated rows out. A row that has the same
// ID and another label stays: its cells are then ambiguous.
func items(rows []item) []Item {
	all := make([]Item, 0, len(rows))
	seen := make(map[Item]bool, len(rows))
	for _, r := range rows {
		it := Item{string(r.ID), plain(r.Label)}
		if it.ID != "" && !seen[it] {
			seen[it] = true
			all = append(all, it)
		}
	}
	return all
}

// fill looks every combination of the answer's own lists up. A key is never cut
// into its parts: their widths differ within one answer.
func (t *Table) fill(content dictionary, variable string, rows []Item, years []year) {
	claims := make(map[string]int, len(content))
	var cells []Cell
	var keys []string
	for _, row := range rows {
		for _, part := range t.Parts {
			for _, y := range years {
				for _, season := range t.Seasons {
					key := row.ID + variable + part.ID + y.id + season.ID
					if _, there := content[key]; !there {
						continue // not published
					}
					claims[key]++
					cells = append(cells, Cell{Row: row, Part: part, Year: y.year, Season: season})
					keys = append(keys, key)
				}
			}
		}
	}
	for i, cell := range cells {
		if claims[keys[i]] == 1 && cell.Year > 0 {
			t.take(cell, keys[i], content[keys[i]])
		}
	}
	t.leftOver(content, claims)
}

// take keeps a cell if its value is a number. Marks for "nothing" are no value.
func (t *Table) take(cell Cell, key string, text scalar) {
	switch text {
	case "", "-", "–", "...", "…", "NA", "n.a":
		return
	}
	d, err := indicators.ParseDecimal(string(text))
	if err != nil {
		t.Unreadable = append(t.Unreadable, key)
		return
	}
	cell.Value = pad(d, t.Decimals)
	t.Cells = append(t.Cells, cell)
}

// leftOver tells of keys with no cell and of keys with several.
func (t *Table) leftOver(content dictionary, claims map[string]int) {
	for _, key := range slices.Sorted(maps.Keys(content)) {
		switch {
		case claims[key] == 0:
			t.Strays = append(t.Strays, key)
		case claims[key] > 1:
			t.Ambiguous = append(t.Ambiguous, key)
		}
	}
}

// year is a year as a label names it, 0 where that is no year, and its ID.
type year struct {
	id   string
	year int
}

// years pairs IDs with the years of their labels; that an ID is usually the year
// less 1900 is a check only. Where two IDs claim one year, neither has it.
func (t *Table) years(list []Item) []year {
	all := make([]year, 0, len(list))
	claims := map[int]int{}
	for _, it := range list {
		n := scalar(it.Label).number()
		if !isYear(n) {
			n = 0
		}
		claims[n]++
		all = append(all, year{it.ID, n})
	}
	for i, y := range all {
		if claims[y.year] > 1 {
			all[i].year = 0
		}
		if y.id != strconv.Itoa(all[i].year-1900) {
			t.Odd = append(t.Odd, y.id)
		}
	}
	return all
}

package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"pantau/summaries"
)

// labelled is a release with its gold; summaries/testdata/rilis has some.
type labelled struct {
	ID     string `json:"id"`
	Source struct {
		Address, Title string
		Date           *string
	} `json:"source"`
	Text      string      `json:"text"`
	Region    goldRegion  `json:"region"`
	Others    goldRegions `json:"other_regions"`
	Facts     []fact      `json:"facts"`
	Must      []wanted    `json:"must_appear"`
	MustNot   []barred    `json:"must_not_appear"`
	Reference string      `json:"reference_summary"`
	Good      []string    `json:"good_paraphrases"`
	Bad       []badText   `json:"bad_summaries"`
}

type goldRegion struct {
	Name    string
	Level   string // kabupaten, kota, provinsi, negara
	Aliases []string
}

// named finds a region called by its kind.
var named = regexp.MustCompile(`\b(Kabupaten|Kota|Provinsi)((?: \p{Lu}\p{L}+)+)`)

// misnamed is the first region with its kind that a text names and the release does not
// know: a wrong kind, a piece of a name, another place.
func (l labelled) misnamed(text string) string {
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		known := func(r goldRegion) bool {
			return strings.EqualFold(m[1], r.Level) && strings.HasPrefix(m[2]+" ", " "+r.Name+" ")
		}
		if !slices.ContainsFunc(append(goldRegions{l.Region}, l.Others...), known) {
			return m[0]
		}
	}
	return ""
}

type goldRegions []goldRegion

// fact is one thing that the page says with a number: a level or a change.
type fact struct {
	ID        string   `json:"id"`
	Indicator string   `json:"indicator"`
	Region    string   `json:"region"`
	Area      string   `json:"area"`
	Period    string   `json:"period"`
	Value     *big.Rat `json:"-"`
	Change    *big.Rat `json:"-"`
	Unit      string   `json:"unit"`
	Direction string   `json:"direction"`
	Vs        string   `json:"vs"`
}

// UnmarshalJSON reads a fact with its numbers exact.
func (f *fact) UnmarshalJSON(b []byte) error {
	type plain fact
	var numbers struct{ Value, Change json.Number }
	if err := json.Unmarshal(b, (*plain)(f)); err != nil {
		return err
	}
	if err := json.Unmarshal(b, &numbers); err != nil {
		return err
	}
	f.Value, f.Change = exact(numbers.Value), exact(numbers.Change)
	if (f.Value == nil) == (f.Change == nil) {
		return fmt.Errorf("fact %s is neither a level nor a change", f.ID)
	}
	return nil
}

// exact is a number of JSON; nil for none.
func exact(n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return r
}

// wanted are the facts of which a good summary tells one.
type wanted []string

// UnmarshalJSON reads "f1" and {"any_of": ["f1", "f2"]}.
func (w *wanted) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*w = wanted{one}
		return nil
	}
	var some struct {
		AnyOf []string `json:"any_of"`
	}
	err := json.Unmarshal(b, &some)
	*w = some.AnyOf
	return err
}

// barred is what a summary may not say: a text, a pattern, or a value in a unit.
type barred struct {
	Text, Regex, Unit, Why string
	Value                  json.Number
}

// badText is a summary that is to be refused.
type badText struct{ Text, Why string }

// readLabelled reads the labelled releases of a folder, by name.
func readLabelled(dir string) (all []labelled, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s has no labelled releases", dir)
	}
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var l labelled
		if err := json.Unmarshal(content, &l); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		if err := l.check(); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		all = append(all, l)
	}
	return all, nil
}

// check makes sure that the gold speaks of facts that there are, in patterns that can be
// tried.
func (l labelled) check() error {
	for _, w := range l.Must {
		for _, id := range w {
			if _, ok := l.fact(id); !ok {
				return fmt.Errorf("there is no fact %s", id)
			}
		}
	}
	for _, b := range l.MustNot {
		if _, err := regexp.Compile(b.Regex); err != nil {
			return err
		}
	}
	return nil
}

func (l labelled) fact(id string) (fact, bool) {
	for _, f := range l.Facts {
		if f.ID == id {
			return f, true
		}
	}
	return fact{}, false
}

// page is the release as the summariser meets it: nothing but the page says what it is about.
func (l labelled) page() summaries.Page {
	p := summaries.Page{Title: l.Source.Title, Text: l.Text, Address: l.Source.Address}
	if l.Source.Date != nil {
		p.Date = *l.Source.Date
	}
	return p
}

// regionOf is the region named last in a text; the release's own when none is.
func (l labelled) regionOf(text string) string {
	name, at := l.Region.Name, -1
	for _, r := range append(goldRegions{l.Region}, l.Others...) {
		for _, alias := range append([]string{r.Name}, r.Aliases...) {
			if i := strings.LastIndex(text, alias); i > at {
				name, at = r.Name, i
			}
		}
	}
	return name
}

package chart

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pantau/indicators"
)

// ranked is a group's order in a period.
func ranked(t testing.TB, c *indicators.Catalogue, group string, i indicators.Indicator, period string) indicators.Ranking {
	t.Helper()
	g, ok := c.Group(group)
	p, ok2 := indicators.ParsePeriod(period)
	if !ok || !ok2 {
		t.Fatalf("no group %s or period %s", group, period)
	}
	return c.Rank(g, i, p)
}

// rankings are the orders of all groups in a few surveys, each with nobody set off and
// with those in it that stand first, in the middle, and last.
func rankings(t testing.TB, c *indicators.Catalogue) []Bars {
	ids := []string{"0000", "districts", "banua6", "around:6311", "around:7108"}
	ids = append(ids, c.Children("0000")...)
	var list []Bars
	for _, id := range ids {
		for _, i := range indicators.All {
			for _, p := range []string{"2025-03", "2015-03", "2012"} {
				r := ranked(t, c, id, i, p)
				list = append(list, Bars{Ranking: r})
				if n := len(r.Rows); n > 0 {
					list = append(list, Bars{r, []string{r.Rows[n/2].Region, r.Rows[n-1].Region, r.Rows[0].Region}})
				}
				if id == "districts" {
					break
				}
			}
		}
	}
	return list
}

// TestBars holds what is said and drawn of all groups against the catalogue, and looks at
// every word in the pictures.
func TestBars(t *testing.T) {
	c := catalogue(t)
	drawn := 0
	for k, b := range rankings(t, c) {
		v, err := b.View(c)
		if len(b.Ranking.Rows) == 0 {
			if !errors.Is(err, ErrNothing) {
				t.Errorf("%s: %v", b.Ranking.Group.Name, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		fits(t, c, v)
		if k%3 > 0 && b.Ranking.Indicator != indicators.Line {
			continue
		}
		drawn++
		ctx := blind()
		v.draw(ctx)
		readable(t, v.Title, ctx)
		for _, code := range b.Own {
			own, _ := c.Figure(code, b.Ranking.Indicator, b.Ranking.Period)
			if !slices.ContainsFunc(ctx.words, func(w written) bool { return w.words == c.ShortName(code) && w.style.font == bold() }) ||
				!slices.ContainsFunc(ctx.words, func(w written) bool {
					return w.words == own.Indicator.Number(own.Value) && w.style.font == bold()
				}) {
				t.Errorf("%s: %s is not set off", v.Title, code)
			}
		}
	}
	if drawn < 100 {
		t.Errorf("%d pictures", drawn)
	}
}

// TestBarRows checks which rows a long order shows and what is said of the rest.
func TestBarRows(t *testing.T) {
	c := catalogue(t)
	all := ranked(t, c, "districts", indicators.P0, "2025-03")
	at := func(places ...int) []string {
		var codes []string
		for _, p := range places {
			codes = append(codes, all.Rows[p-1].Region)
		}
		return codes
	}
	for _, tt := range []struct {
		name string
		own  []string
		want string
	}{
		{"nobody", nil, "1 2 3 4 5 (504) 510 511 512 513 514"},
		{"far from the ends", at(100), "1 2 3 4 5 (93) 99 100 101 (408) 510 511 512 513 514"},
		{"the first", at(1), "1 2 3 4 5 (504) 510 511 512 513 514"},
		{"the fifth", at(5), "1 2 3 4 5 6 (503) 510 511 512 513 514"},
		{"one left out alone", at(8), "1 2 3 4 5 6 7 8 9 (500) 510 511 512 513 514"},
		{"two apart", at(100, 200), "1 2 3 4 5 (94) 100 (99) 200 (309) 510 511 512 513 514"},
	} {
		var got []string
		for _, r := range (Bars{all, tt.own}).rows(c) {
			if r.Skipped > 0 {
				got = append(got, "("+strconv.Itoa(r.Skipped)+")")
				continue
			}
			k := slices.IndexFunc(all.Rows, func(f indicators.Figure) bool { return f.Region == r.figure.Region })
			got = append(got, strconv.Itoa(k+1))
		}
		if words := strings.Join(got, " "); words != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, words, tt.want)
		}
	}
}

// TestBarTies checks that equal values share a place, in the picture and in the title.
func TestBarTies(t *testing.T) {
	c := catalogue(t)
	b := Bars{ranked(t, c, "7100", indicators.P2, "2025-03"), []string{"7111"}}
	v, err := b.View(c)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(v.Alt, "1. Kepulauan Siau Tagulandang Biaro 0,11; 1. Bolaang Mongondow Timur 0,11; 3. Bolaang Mongondow 0,12") {
		t.Error(v.Alt)
	}
	if want := "P2 Bolaang Mongondow Timur terendah (bersama 1 wilayah lain) dari 15 kabupaten/kota se-Sulawesi Utara"; v.Title != want {
		t.Errorf("%q, want %q", v.Title, want)
	}
}

// TestBarsEqual is of a group in which there is but one: nobody is lowest.
func TestBarsEqual(t *testing.T) {
	c := catalogue(t)
	r := ranked(t, c, "6300", indicators.P0, "2025-03")
	r.Rows = r.Rows[:1]
	v, err := Bars{r, []string{r.Rows[0].Region}}.View(c)
	if err != nil || strings.Contains(v.Title, "terendah") || strings.Contains(v.Title, "tertinggi") {
		t.Errorf("%q, %v", v.Title, err)
	}
}

func TestBarsNothing(t *testing.T) {
	if _, err := (Bars{}).View(catalogue(t)); !errors.Is(err, ErrNothing) {
		t.Error(err)
	}
}

func BenchmarkBars(b *testing.B) {
	c := catalogue(b)
	benchmark(b, c, Bars{ranked(b, c, "6300", indicators.P0, "2025-03"), []string{"6311"}})
}

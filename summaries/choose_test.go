package summaries

import (
	"strings"
	"testing"
)

var contoh = Place{Name: "Kabupaten Contoh"}

// level and change make claims about Kabupaten Contoh, single unless said otherwise.
func level(t Topic, u Unit, value, step, period string) Claim {
	return Claim{Topic: t, Place: contoh, Area: Total, Period: period, Role: Level, Value: number(value), Step: number(step), Unit: u, Trust: Single}
}

func change(t Topic, u Unit, d Direction, value, period, vs string) Claim {
	c := level(t, u, value, "0.01", period)
	c.Role, c.Direction, c.Vs = Change, d, vs
	return c
}

func (c Claim) with(set func(*Claim)) Claim { set(&c); return c }

// written is what the templates make of claims, in the variant of one address.
func written(r Reading) string { return joined(within(newWriter("x").lines(choose(r)), MostWords)) }

func TestWhatIsTold(t *testing.T) {
	rate := level("p0", Percent, "7.46", "0.01", "2031-03")
	before := level("p0", Percent, "7.84", "0.01", "2030-03")
	fell := change("p0", PercentPoints, Fell, "0.38", "2031-03", "2030-03")
	poor := level("poor", Persons, "18920", "10", "2031-03")
	line := level("line", Rupiah, "512340", "1", "2031-03")
	other := rate.with(func(c *Claim) { c.Place, c.Value = Place{Name: "Kabupaten Lain"}, number("9.99") })
	target := level("p0", Percent, "5", "1", "2031-03").with(func(c *Claim) { c.Role = Target })
	halfYear := change("p0", PercentPoints, Fell, "0.05", "2031-03", "2030-09")
	inYear := change("p0", PercentPoints, Rose, "0.12", "2031-03", "2030-03")
	urban := rate.with(func(c *Claim) { c.Area, c.Value = Urban, number("8.40") })
	rural := rate.with(func(c *Claim) { c.Area, c.Value = Rural, number("14.51") })
	tests := []struct {
		name    string
		claims  []Claim
		dropped []Dropped
		has     string // parted by |
		lacks   string
	}{
		{"rate and printed change", []Claim{rate, fell, before}, nil, "7,46 persen|turun 0,38 persen poin dari Maret 2030|Kabupaten Contoh|Maret 2031", "7,84"},
		{"change from two levels", []Claim{rate, before}, nil, "7,46 persen|turun 0,38 persen poin dari Maret 2030", "7,84"},
		{"a printed change that was dropped", []Claim{rate, before}, []Dropped{{Claim: change("p0", PercentPoints, Fell, "0.58", "2031-03", "2030-03")}}, "turun dari 7,84 persen pada Maret 2030", "0,38|0,58"},
		{"month and year are not compared", []Claim{rate, level("p0", Percent, "7.84", "0.01", "2030")}, nil, "7,46 persen", "0,38|7,84"},
		{"the number and its change", []Claim{rate, fell, poor, change("poor", Persons, Fell, "870", "2031-03", "2030-03").with(func(c *Claim) { c.Step = number("10") })}, nil, "18,92 ribu orang, berkurang 0,87 ribu orang.", ""},
		{"levels of other steps are not subtracted", []Claim{poor, level("poor", Persons, "19655", "1", "2030-03")}, nil, "turun dari 19.655 orang pada Maret 2030", "berkurang"},
		{"rounded levels are not subtracted", []Claim{rate, level("poor", Persons, "3340000", "10000", "2031-03"), level("poor", Persons, "3370000", "10000", "2030-03")}, nil, "3,34 juta orang, turun dari 3,37 juta orang pada Maret 2030", "0,03"},
		{"a rounded line", []Claim{rate, level("line", Rupiah, "1250000", "10000", "2031-03")}, nil, "Rp1,25 juta per kapita", ""},
		{"an index of before", []Claim{rate, level("p1", Index, "0.93", "0.01", "2030-03")}, nil, "7,46", "0,93"},
		{"the line", []Claim{rate, line, change("line", Percent, Rose, "4.15", "2031-03", "2030-03")}, nil, "Rp512.340 per kapita per bulan, naik 4,15 persen", ""},
		{"another region", []Claim{other, rate}, nil, "7,46 persen", "9,99|Lain"},
		{"a target", []Claim{rate, target}, nil, "7,46", "5 persen"},
		{"a doubtful line", []Claim{rate, line.with(func(c *Claim) { c.Trust = Doubtful })}, nil, "7,46", "512.340"},
		{"half-year down, year up", []Claim{rate, inYear, halfYear}, nil, "turun 0,05 persen poin dari September 2030|naik 0,12 persen poin", ""},
		{"year and half-year alike", []Claim{rate, halfYear, change("p0", PercentPoints, Fell, "0.12", "2031-03", "2030-03")}, nil, "0,05", "0,12"},
		{"town and village part", []Claim{rate, urban, rural, urban.with(func(c *Claim) { c.Period, c.Value = "2030-03", number("8.31") }), rural.with(func(c *Claim) { c.Period, c.Value = "2030-03", number("14.66") })}, nil, "naik menjadi 8,40 persen|turun menjadi 14,51 persen", "8,31"},
		{"town alone", []Claim{rate, urban}, nil, "7,46", "8,40"},
		{"number of another year", []Claim{rate, level("poor", Persons, "19790", "10", "2030-03")}, nil, "7,46|Maret 2030|19,79 ribu orang", ""},
		{"P1 and P2", []Claim{rate, level("p1", Index, "0.93", "0.01", "2031-03"), level("p2", Index, "0.19", "0.01", "2031-03")}, nil, "0,93|0,19", ""},
		{"steady", []Claim{rate, before.with(func(c *Claim) { c.Value = number("7.46") })}, nil, "tidak berubah dari Maret 2030", "turun|naik"},
		{"nothing of the subject", []Claim{other}, nil, "", "9,99"},
	}
	for _, tt := range tests {
		got := written(Reading{Subject: contoh, Period: "2031-03", Claims: tt.claims, Dropped: tt.dropped})
		for _, part := range strings.Split(tt.has, "|") {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q lacks %q", tt.name, got, part)
			}
		}
		for _, part := range strings.Split(tt.lacks, "|") {
			if part != "" && strings.Contains(got, part) {
				t.Errorf("%s: %q has %q", tt.name, got, part)
			}
		}
	}
}

func TestContradictedByTheCatalogue(t *testing.T) {
	line := level("line", Rupiah, "441448", "1", "2020")
	rate := level("p0", Percent, "5.32", "0.01", "2020")
	got := written(Reading{Subject: contoh, Period: "2020", Claims: []Claim{rate, line}, Cross: []Cross{{Claim: line}, {Claim: rate, Agrees: true}}})
	if strings.Contains(got, "441.448") || !strings.Contains(got, "5,32 persen") {
		t.Error(got)
	}
}

func TestAbstains(t *testing.T) {
	rate := level("p0", Percent, "7.81", "0.01", "2032-03")
	c := choose(Reading{Subject: contoh, Period: "2032-03", Dropped: []Dropped{{Claim: rate}}})
	if !c.Abstain {
		t.Error("a dropped rate does not abstain")
	}
	if c := choose(Reading{Subject: contoh, Period: "2032-03", Claims: []Claim{rate}, Dropped: []Dropped{{Claim: rate}}}); c.Abstain {
		t.Error("a rate that is there abstains")
	}
}

func TestWithin(t *testing.T) {
	lines := []line{{text: "satu dua tiga"}, {text: "empat lima enam tujuh"}, {text: "delapan"}}
	if got := joined(within(lines, 4)); got != "satu dua tiga delapan" {
		t.Errorf("%q", got)
	}
}

package indicators

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumberOfAnIndicator(t *testing.T) {
	for _, tt := range []struct {
		of          Indicator
		value, want string
	}{
		{P0, "4.6", "4,60"}, {Poor, "24193.15", "24.193,15"}, {Line, "544169", "Rp544.169"}, {P1, "0.851", "0,851"}, {P2, "0", "0,00"},
	} {
		d, err := ParseDecimal(tt.value)
		if got := tt.of.Number(d); err != nil || got != tt.want {
			t.Errorf("%s of %s is %q, %v; want %q", tt.value, tt.of.ID(), got, err, tt.want)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	tests := map[string]Decimal{
		"5.32": {532, 2}, "-0.2": {-2, 1}, "441488": {441488, 0}, "0.00": {0, 2}, "1.352": {1352, 3}, "31020": {31020, 0}, "-0.00": {0, 2},
		"9999999999999": {9999999999999, 0},
	}
	for s, want := range tests {
		if got, err := ParseDecimal(s); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", ".", "-", "5.", ".5", "-.5", "5,32", "+5", "--5", "5-", "1e3", "0x10", "1_000", " 5", "٥", "1.23456", "99999999999999", "NaN"} {
		if got, err := ParseDecimal(s); !errors.Is(err, ErrNumber) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
}

func TestReadNumber(t *testing.T) {
	tests := map[string]string{
		"5,32": "5.32", "5.32": "5.32", "5.3": "5.3", "441.448": "441448", "Rp441.448": "441448", "rp441.448": "441448", "RP 441.448": "441448",
		"Rp. 441.448": "441448", "Rp.441.448,-": "441448", "Rp441.448,50": "441448.50", "−0,2": "-0.2", "-0,2": "-0.2", "7064": "7064", "7.064": "7064",
		"1.234.567": "1234567", "0.851": "0.851", "-0.851": "-0.851", "0,851": "0.851", "1.25": "1.25", "12": "12", "0": "0",
	}
	for s, want := range tests {
		if got, err := ReadNumber(s); err != nil || got.String() != want {
			t.Errorf("%q is %v, %v; want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "Rp", "Rp ", ",", ".", ",5", "5,", "1.2345", "1234.567", "1.23.456", "01.234", "1.234.56", "5,3,2", "5.3,2", "5,-5", "5 ribu", "p0", "2021–2025", "−−5", ".123", ",-"} {
		if got, err := ReadNumber(s); !errors.Is(err, ErrNumber) {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
}

func TestIndonesian(t *testing.T) {
	tests := []struct {
		d      Decimal
		places int
		want   string
	}{
		{Decimal{532, 2}, 2, "5,32"},
		{Decimal{441488, 0}, 0, "441.488"},
		{Decimal{-2, 1}, 2, "−0,20"},
		{Decimal{87, 1}, 2, "8,70"},
		{Decimal{31020, 0}, 2, "31.020,00"},
		{Decimal{1352, 3}, 2, "1,352"},
		{Decimal{0, 2}, 2, "0,00"},
		{Decimal{5, 3}, 0, "0,005"},
		{Decimal{123456789, 0}, 0, "123.456.789"},
		{Decimal{-1000, 0}, 0, "−1.000"},
		{Decimal{999, 0}, 0, "999"},
	}
	for _, tt := range tests {
		if got := tt.d.Indonesian(tt.places); got != tt.want {
			t.Errorf("%v is %q, want %q", tt.d, got, tt.want)
		}
	}
}

func TestPercentOf(t *testing.T) {
	tests := []struct{ d, base, want string }{
		{"-0.26", "6.68", "-3.89"},
		{"16065", "528104", "3.04"},
		{"1", "8", "12.50"},
		{"1", "16000", "0.01"},
		{"-1", "16000", "-0.01"},
		{"1", "-3", "-33.33"},
		{"0", "5", "0.00"},
		{"0.005", "100", "0.01"}, // half away from zero
	}
	for _, tt := range tests {
		got, ok := mustDecimal(t, tt.d).PercentOf(mustDecimal(t, tt.base))
		if !ok || got.String() != tt.want {
			t.Errorf("%s of %s is %v, %v; want %s", tt.d, tt.base, got, ok, tt.want)
		}
	}
	for _, pair := range [][2]string{{"1", "0"}, {"0", "0.00"}, {"9999999999999", "0.0001"}} {
		if got, ok := mustDecimal(t, pair[0]).PercentOf(mustDecimal(t, pair[1])); ok {
			t.Errorf("%s of %s is %v", pair[0], pair[1], got)
		}
	}
}

func TestMarshalDecimal(t *testing.T) {
	b, err := Decimal{-20, 2}.MarshalJSON()
	if err != nil || string(b) != "-0.20" {
		t.Errorf("%s, %v", b, err)
	}
}

func TestUnmarshalDecimal(t *testing.T) {
	for s, want := range map[string]Decimal{
		"0.50": {50, 2}, "5": {5, 0}, "-0.05": {-5, 2}, "-0.00": {0, 2}, "12300000000000": {12300000000000, 0}, "0.00001": {1, 5},
		"9223372036854775807": {math.MaxInt64, 0}, "null": {7, 1},
	} {
		got := struct{ Value Decimal }{Decimal{7, 1}}
		if err := json.Unmarshal([]byte(`{"Value":`+s+`}`), &got); err != nil || got.Value != want {
			t.Errorf("%s is %v, %v; want %v", s, got.Value, err, want)
		}
	}
	for _, s := range []string{`"0.50"`, "1e3", "0.5e1", "9223372036854775808", "0.0000000000000000001", "true", "{}", "[]"} {
		if err := json.Unmarshal([]byte(s), new(Decimal)); !errors.Is(err, ErrNumber) {
			t.Errorf("%s: error is %v", s, err)
		}
	}
	for _, s := range []string{"", "-", ".", ".5", "5.", "-.5", "+5", "--5"} { // called by itself
		if err := new(Decimal).UnmarshalJSON([]byte(s)); !errors.Is(err, ErrNumber) {
			t.Errorf("%q: error is %v", s, err)
		}
	}
}

func TestDecimalsSurviveJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Decimal{rapid.Int64Range(-math.MaxInt64, math.MaxInt64).Draw(t, "units"), rapid.Uint8Range(0, heldPlaces).Draw(t, "places")}
		b, err := json.Marshal(want)
		var got Decimal
		if err2 := json.Unmarshal(b, &got); err != nil || err2 != nil || got != want {
			t.Fatalf("%v is %s, then %v, %v %v", want, b, got, err, err2)
		}
	})
}

func anyDecimal(t *rapid.T) Decimal {
	return Decimal{
		Units:  rapid.Int64Range(-9_999_999_999_999, 9_999_999_999_999).Draw(t, "units"),
		Places: rapid.Uint8Range(0, maxPlaces).Draw(t, "places"),
	}
}

func rat(d Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String())
	return r
}

func TestArithmeticIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := anyDecimal(t), anyDecimal(t)
		if got, want := rat(d.Sub(e)), new(big.Rat).Sub(rat(d), rat(e)); got.Cmp(want) != 0 {
			t.Fatalf("%v − %v is %v", d, e, got)
		}
		if got := d.Cmp(e); got != rat(d).Cmp(rat(e)) || got != -e.Cmp(d) {
			t.Fatalf("%v against %v is %d", d, e, got)
		}
		if d.Abs().Sign() < 0 || d.Sign() != rat(d).Sign() {
			t.Fatalf("sign of %v", d)
		}
		if got, ok := d.PercentOf(e); ok {
			exact := new(big.Rat).Quo(new(big.Rat).Mul(rat(d), big.NewRat(100, 1)), rat(e))
			if off := exact.Sub(exact, rat(got)); off.Abs(off).Cmp(big.NewRat(5, 1000)) > 0 {
				t.Fatalf("%v of %v is %v", d, e, got)
			}
		}
	})
}

func TestPrintedNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDecimal(t)
		if len(strings.Trim(d.String(), "-"))-1 > maxDigits {
			t.Skip("beyond what is read")
		}
		got, err := ParseDecimal(d.String())
		if err != nil || got != d {
			t.Fatalf("%v is parsed as %v, %v", d, got, err)
		}
		printed := d.Indonesian(0)
		for _, s := range []string{printed, "Rp" + printed} {
			if got, err := ReadNumber(s); err != nil || got != d {
				t.Fatalf("%q is read as %v, %v", s, got, err)
			}
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"5.32", "-0.2", "441488", "1e5", "..", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		want, ok := new(big.Rat).SetString(s)
		if again, err := ParseDecimal(d.String()); !ok || err != nil || again != d || rat(d).Cmp(want) != 0 {
			t.Errorf("%q is %v", s, d)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	for _, s := range []string{"5,32", "441.448", "Rp441.448,-", "−0,2", "0.851", "1.2.3", "Rp. 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ReadNumber(s)
		if err != nil {
			return
		}
		if again, err := ReadNumber(d.Indonesian(0)); err != nil || again != d {
			t.Errorf("%q is %v, printed %q, read back %v, %v", s, d, d.Indonesian(0), again, err)
		}
	})
}

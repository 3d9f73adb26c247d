package indicators

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number: Units / 10^Places. No figure is ever held
// in a float.
type Decimal struct {
	Units  int64
	Places uint8
}

// ErrNumber is returned for text that is no number of the form asked for.
var ErrNumber = errors.New("not a number")

// maxPlaces and maxDigits keep every sum and comparison inside an int64.
const maxPlaces, maxDigits = 4, 13

// ParseDecimal reads a number with a decimal point, as in the catalogue's files
// and in JSON: "5.32", "-0.2", "441488".
func ParseDecimal(s string) (Decimal, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-")
	if digits == "" || strings.HasSuffix(s, ".") || len(fraction) > maxPlaces || len(digits)+len(fraction) > maxDigits {
		return Decimal{}, fmt.Errorf("%q: %w", s, ErrNumber)
	}
	units, err := strconv.ParseUint(digits+fraction, 10, 63)
	if err != nil {
		return Decimal{}, fmt.Errorf("%q: %w", s, ErrNumber)
	}
	d := Decimal{Units: int64(units), Places: uint8(len(fraction))}
	if whole != digits {
		d.Units = -d.Units
	}
	return d, nil
}

// ReadNumber reads a number as Indonesians write it: "5,32", "441.448",
// "Rp441.448", "Rp. 441.448,-", "−0,2". A point before one or two last digits is
// a decimal point too ("5.32"), and so is any after a lone zero ("0.851"); before
// three digits it groups thousands.
func ReadNumber(s string) (Decimal, error) {
	whole, fraction, comma := strings.Cut(strings.Replace(withoutRupiah(s), "−", "-", 1), ",")
	if !comma {
		i := strings.IndexByte(whole, '.')
		if i >= 0 && (len(whole)-i <= 3 || strings.TrimPrefix(whole[:i], "-") == "0") {
			whole, fraction, comma = whole[:i], whole[i+1:], true
		}
	}
	if !grouped(strings.TrimPrefix(whole, "-")) || comma && fraction == "" {
		return Decimal{}, fmt.Errorf("%q: %w", s, ErrNumber)
	}
	digits := strings.ReplaceAll(whole, ".", "")
	if comma {
		digits += "." + fraction
	}
	return ParseDecimal(digits)
}

// withoutRupiah takes the currency's marks off: "Rp", "Rp.", and ",-" at the end.
func withoutRupiah(s string) string {
	if len(s) < 2 || !strings.EqualFold(s[:2], "rp") {
		return s
	}
	return strings.TrimSuffix(strings.TrimLeft(strings.TrimPrefix(s[2:], "."), " \u00a0"), ",-")
}

// grouped tells whether points, if any, stand before groups of three digits.
func grouped(whole string) bool {
	groups := strings.Split(whole, ".")
	if len(groups) > 1 && (groups[0] == "" || groups[0][0] == '0' || len(groups[0]) > 3) {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// String writes the number with a decimal point: "5.32".
func (d Decimal) String() string { return d.write('.', "", 0) }

// Indonesian writes the number as Indonesians do, with decimals as held and at
// least so many of them: "5,32", "441.488", "−0,20". The minus is U+2212.
func (d Decimal) Indonesian(places int) string {
	return strings.Replace(d.write(',', ".", places), "-", "−", 1)
}

func (d Decimal) write(point byte, group string, places int) string {
	for int(d.Places) < places {
		d = Decimal{d.Units * 10, d.Places + 1}
	}
	digits := strconv.FormatInt(d.Abs().Units, 10)
	if short := int(d.Places) + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	whole, fraction := digits[:len(digits)-int(d.Places)], digits[len(digits)-int(d.Places):]
	var b strings.Builder
	if d.Units < 0 {
		b.WriteByte('-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteByte(whole[i])
	}
	if fraction != "" {
		b.WriteByte(point)
		b.WriteString(fraction)
	}
	return b.String()
}

// MarshalJSON writes the number as published, unquoted.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes, with every digit: 0.50 has two places.
// Numbers may be longer than ParseDecimal takes; an exponent is no number here.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	s := string(b)
	if s == "null" {
		return nil
	}
	whole, fraction, point := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-") + fraction
	units, err := strconv.ParseUint(digits, 10, 63)
	if err != nil || digits == fraction || point == (fraction == "") || len(fraction) > heldPlaces {
		return fmt.Errorf("%q: %w", s, ErrNumber)
	}
	*d = Decimal{Units: int64(units), Places: uint8(len(fraction))}
	if whole[0] == '-' {
		d.Units = -d.Units
	}
	return nil
}

// heldPlaces is how many an int64 can hold behind a zero.
const heldPlaces = 18

// Abs is the number without its sign.
func (d Decimal) Abs() Decimal {
	if d.Units < 0 {
		d.Units = -d.Units
	}
	return d
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.Units < 0:
		return -1
	case d.Units > 0:
		return 1
	}
	return 0
}

// Sub is d − e, exact.
func (d Decimal) Sub(e Decimal) Decimal {
	d, e = d.align(e)
	return Decimal{d.Units - e.Units, d.Places}
}

// Cmp is the sign of d − e.
func (d Decimal) Cmp(e Decimal) int { return d.Sub(e).Sign() }

func (d Decimal) align(e Decimal) (Decimal, Decimal) {
	for d.Places < e.Places {
		d = Decimal{d.Units * 10, d.Places + 1}
	}
	for e.Places < d.Places {
		e = Decimal{e.Units * 10, e.Places + 1}
	}
	return d, e
}

// PercentOf is 100 × d / base to two decimals, halves away from zero; false when
// the base is zero or the numbers are too large for it.
func (d Decimal) PercentOf(base Decimal) (Decimal, bool) {
	d, base = d.align(base)
	const most = 1 << 47
	if base.Units == 0 || d.Abs().Units > most {
		return Decimal{}, false
	}
	n, by := d.Units*10000, base.Units
	q, r := n/by, n%by
	if left := (Decimal{Units: r}).Abs(); 2*left.Units >= (Decimal{Units: by}).Abs().Units {
		q += int64(Decimal{Units: n}.Sign() * Decimal{Units: by}.Sign())
	}
	return Decimal{q, 2}, true
}

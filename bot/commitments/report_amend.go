package commitments

import "strings"

// Field is a part of a commitment that can be amended. A field's value is its word.
type Field string

// The fields. A measure's value is number and unit, "200 orang", with a decimal point.
const (
	FieldTitle     Field = "judul"
	FieldProgramme Field = "program"
	FieldMeasure   Field = "target"
	FieldDocument  Field = "dokumen"
	FieldDetails   Field = "keterangan"
	FieldIndicator Field = "indikator"      // p0, poor, line, p1 or p2; empty is none
	FieldSupport   Field = "SKPD pendukung" // in entries alone, see Support
)

// Amend gives a field another value. ErrState (it has ended, or there is no such field),
// ErrSame.
func (c *Commitment) Amend(a Act, f Field, value string) ([]Entry, error) {
	value = strings.TrimSpace(value)
	was, known := c.field(f)
	switch {
	case c.State != Open && c.State != Draft, !known, f == FieldTitle && value == "":
		return nil, ErrState
	case was == value:
		return nil, ErrSame
	}
	c.set(f, value)
	e := c.entry(a, WasAmended, nil, "", "")
	e.From, e.To = was, string(f)+": "+value
	return []Entry{e}, nil
}

// field is the value of a field; ok is false when there is no such one.
func (c *Commitment) field(f Field) (value string, ok bool) {
	switch f {
	case FieldTitle:
		return c.Title, true
	case FieldProgramme:
		return c.Programme, true
	case FieldDocument:
		return c.Document, true
	case FieldDetails:
		return c.Details, true
	case FieldIndicator:
		return c.Indicator, true
	case FieldMeasure:
		return strings.TrimSpace(c.Measure.Target + " " + c.Measure.Unit), true
	}
	return "", false
}

func (c *Commitment) set(f Field, value string) {
	switch f {
	case FieldTitle:
		c.Title = value
	case FieldProgramme:
		c.Programme = value
	case FieldDocument:
		c.Document = value
	case FieldDetails:
		c.Details = value
	case FieldIndicator:
		c.Indicator = value
	case FieldMeasure:
		c.Measure.Target, c.Measure.Unit, _ = strings.Cut(value, " ")
	}
}

// MaxParties is how many SKPD can have a part in a commitment.
const MaxParties = 60

// Support gives one more SKPD a part. ErrState (it has ended), ErrSame (it has a part
// already, and was not waived), ErrFull. One that was waived owes a report again.
func (c *Commitment) Support(skpd string, a Act) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case c.State != Open && c.State != Draft, skpd == "":
		return nil, ErrState
	case p != nil && p.Status != Waived:
		return nil, ErrSame
	case p == nil && len(c.Parties) >= MaxParties:
		return nil, ErrFull
	}
	if p == nil {
		c.Parties = append(c.Parties, Party{SKPD: skpd})
		p = &c.Parties[len(c.Parties)-1]
	}
	*p = Party{SKPD: skpd, Status: Waiting}
	e := c.entry(a, WasAmended, p, "", "")
	e.From, e.To = "", string(FieldSupport)+": +"
	return []Entry{e}, nil
}

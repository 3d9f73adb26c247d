package redisbook

import (
	"encoding/json"
	"fmt"
	"time"

	"pantau/indicators"
)

// record is an entry in Redis; its cell is the field's name. The names are short,
// since there are thousands.
type record struct {
	Value  string `json:"v"`
	Was    string `json:"w,omitempty"`
	Origin string `json:"o"`
	Source string `json:"s,omitempty"`
	Stamp  string `json:"t,omitempty"`
	Reason string `json:"r,omitempty"`
	By     string `json:"b,omitempty"`
	At     int64  `json:"a"` // milliseconds of Unix time
	Held   string `json:"h,omitempty"`
}

// encode is an entry as a field's value; "" for none.
func encode(e *indicators.Entry) (string, error) {
	if e == nil {
		return "", nil
	}
	r := record{Value: e.Value.String(), Origin: string(e.Origin), Source: e.Source, Stamp: e.Stamp,
		Reason: e.Reason, By: e.By, At: e.At.UnixMilli(), Held: e.Held}
	if e.Was != nil {
		r.Was = e.Was.String()
	}
	b, err := json.Marshal(r)
	return string(b), err
}

// decode reads a field. Errors wrap indicators.ErrBook.
func decode(field, value string) (indicators.Entry, error) {
	k, ok := indicators.ParseKey(field)
	if !ok {
		return indicators.Entry{}, fmt.Errorf("cell %q: %w", field, indicators.ErrBook)
	}
	var r record
	if err := json.Unmarshal([]byte(value), &r); err != nil {
		return indicators.Entry{}, fmt.Errorf("cell %s: %w", field, indicators.ErrBook)
	}
	e := indicators.Entry{Region: k.Region, Indicator: k.Indicator, Period: k.Period, Origin: indicators.Origin(r.Origin),
		Source: r.Source, Stamp: r.Stamp, Reason: r.Reason, By: r.By, At: time.UnixMilli(r.At).UTC(), Held: r.Held}
	var err error
	if e.Value, err = indicators.ParseDecimal(r.Value); err != nil {
		return e, fmt.Errorf("value of %s: %w: %w", field, indicators.ErrBook, err)
	}
	if r.Was == "" {
		return e, nil
	}
	was, err := indicators.ParseDecimal(r.Was)
	if err != nil {
		return e, fmt.Errorf("earlier value of %s: %w: %w", field, indicators.ErrBook, err)
	}
	e.Was = &was
	return e, nil
}

package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// row is one line of a table of what was measured: a figure of a T.
type row[T any] struct {
	name, unit string
	aim        float64
	reach      reach
	of         func(values []float64) float64 // what several runs come to
	at         func(*T) *float64
}

// reach is what it means to reach an aim.
type reach int

const (
	atMost reach = iota
	atLeast
	noAim
)

func (r row[T]) verdict(value float64) string {
	switch {
	case r.reach == noAim:
		return ""
	case r.reach == atLeast && value < r.aim, r.reach == atMost && value > r.aim:
		return "missed"
	}
	return "reached"
}

// summary is what several runs come to, one figure at a time.
func summary[T any](rows []row[T], runs []T) (s T) {
	for _, r := range rows {
		values := make([]float64, len(runs))
		for i := range runs {
			values[i] = *r.at(&runs[i])
		}
		*r.at(&s) = rounded(r.of(values))
	}
	return s
}

// printTable writes the figures beside their aims.
func printTable[T any](w io.Writer, rows []row[T], of T) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\tmeasured\taim\t\t\n")
	for _, r := range rows {
		aim := ""
		if r.reach != noAim {
			aim = fmt.Sprintf("%.2f %s", r.aim, r.unit)
		}
		value := *r.at(&of)
		fmt.Fprintf(t, "%s\t%.2f %s\t%s\t%s\t\n", r.name, value, r.unit, aim, r.verdict(value))
	}
	return t.Flush()
}

// middle is the median.
func middle(values []float64) float64 {
	slices.Sort(values)
	at := len(values) / 2
	if len(values)%2 == 0 {
		return (values[at-1] + values[at]) / 2
	}
	return values[at]
}

// worst is the largest of what should not be.
func worst(values []float64) float64 { return slices.Max(values) }

// percentile is the value that p percent of the durations do not exceed.
func percentile(durations []time.Duration, p int) float64 {
	sorted := slices.Clone(durations)
	slices.Sort(sorted)
	at := (len(sorted)*p + 99) / 100
	return milliseconds(sorted[max(at-1, 0)])
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func rounded(v float64) float64 { return float64(int64(v*1000+0.5)) / 1000 }

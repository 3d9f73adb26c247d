package commitments

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// ErrRenewed means that the next term was made already, and goes its own way.
var ErrRenewed = errors.New("the next term was made already")

// The fields that say how a commitment comes back.
const (
	FieldLeads  Field = "pengingat" // days, "14, 3"; empty is UsualLeads
	FieldRepeat Field = "berulang"  // a Repeat; empty is once
)

// PastLeads are leads that held before others took their place.
type PastLeads struct {
	Leads []int `json:"leads,omitempty"` // empty is UsualLeads
	Until Date  `json:"until"`           // when the next ones were set
}

// SetLeads sets the days before the deadline on which those who owe are reminded; none
// is UsualLeads. What has come by the leads before stays as it was told, and of the new
// ones none comes that lies before today. ErrState, ErrSame.
func (c *Commitment) SetLeads(a Act, leads []int) ([]Entry, error) {
	if slices.Equal(leads, UsualLeads[:]) {
		leads = nil
	}
	switch {
	case c.State != Open && c.State != Draft:
		return nil, ErrState
	case slices.Equal(leads, c.Leads):
		return nil, ErrSame
	}
	e := c.entry(a, WasAmended, nil, "", "")
	e.From, e.To = LeadWords(c.Leads), string(FieldLeads)+": "+LeadWords(leads)
	if n := len(c.PastLeads); c.State == Open && (n == 0 || c.PastLeads[n-1].Until.Before(a.today())) {
		c.PastLeads = append(slices.Clone(c.PastLeads), PastLeads{c.Leads, a.today()})
	}
	c.Leads = slices.Clone(leads)
	return []Entry{e}, nil
}

// SetRepeat sets how often a report comes again; empty is once. One that comes again
// after it was stopped goes on with its series. ErrState, ErrSame, ErrRenewed, ErrPast
// (the next deadline would be over by now: Move this one first).
func (c *Commitment) SetRepeat(a Act, r Repeat) ([]Entry, error) {
	switch {
	case c.State != Open && c.State != Draft, r != "" && r.Months() == 0:
		return nil, ErrState
	case r == c.Repeat:
		return nil, ErrSame
	case c.Next != 0:
		return nil, ErrRenewed
	}
	next := *c
	if next.Repeat = r; r != "" && next.Anchor == 0 {
		next.Begins()
		next.Term = max(c.Term, 1)
	}
	if r != "" && !next.following(next.planned()).After(a.today()) {
		return nil, ErrPast
	}
	e := c.entry(a, WasAmended, nil, "", "")
	e.From, e.To = string(c.Repeat), string(FieldRepeat)+": "+string(r)
	*c = next
	return []Entry{e}, nil
}

// What leads can be: at most mostLeads days, none more than a year before.
const (
	mostLeads = 10
	maxLead   = 365
)

// ReadLeads reads "30, 14, 7", "H-14 dan H-3" or "7, 1 hari sebelum tenggat", the most
// days first; "bawaan" is none. The day itself always comes and may be named beside
// others. ok is false for all else.
func ReadLeads(words string) (leads []int, ok bool) {
	fields := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return strings.ContainsRune(" \t\n,;/&+", r) })
	if len(fields) == 1 && slices.Contains([]string{"bawaan", "default", "biasa", "standar"}, fields[0]) {
		return nil, true
	}
	for _, w := range fields {
		if slices.Contains([]string{"dan", "hari", "hr", "sebelum", "sebelumnya", "tenggat"}, w) {
			continue
		}
		n, err := strconv.Atoi(strings.TrimPrefix(w, "h-"))
		if err != nil || n < 0 || n > maxLead {
			return nil, false
		}
		if n > 0 && !slices.Contains(leads, n) {
			leads = append(leads, n)
		}
	}
	slices.Sort(leads)
	slices.Reverse(leads)
	return leads, len(leads) > 0 && len(leads) <= mostLeads
}

// LeadWords writes leads as ReadLeads reads them; empty for none.
func LeadWords(leads []int) string {
	var words []string
	for _, k := range leads {
		words = append(words, strconv.Itoa(k))
	}
	return strings.Join(words, ", ")
}

// ReadRepeat reads how often: "triwulanan", "tiap triwulan", "per bulan"; "tidak" and
// "sekali" are once. ok is false for all else.
func ReadRepeat(words string) (r Repeat, ok bool) {
	fields := strings.Fields(strings.ToLower(words))
	if len(fields) == 2 && slices.Contains([]string{"tiap", "setiap", "per", "laporan", "berulang"}, fields[0]) {
		fields = fields[1:]
	}
	switch strings.Join(fields, " ") {
	case "tidak", "sekali", "tidak berulang", "sekali saja":
		return "", true
	case "bulanan", "bulan":
		return Monthly, true
	case "triwulanan", "triwulan", "tw":
		return Quarterly, true
	case "semesteran", "semester":
		return HalfYear, true
	case "tahunan", "tahun":
		return Yearly, true
	}
	return "", false
}

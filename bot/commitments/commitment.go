package commitments

import "time"

// Commitment is one thing that departments have promised to do by a date.
type Commitment struct {
	Number    int         `json:"number"`
	Version   int         `json:"version"` // rises with every change
	State     State       `json:"state"`
	Origin    Origin      `json:"origin,omitempty"` // of a draft: who has brought it in
	Title     string      `json:"title"`
	Details   string      `json:"details,omitempty"`
	Indicator string      `json:"indicator,omitempty"` // it serves: p0, poor, line, p1 or p2
	Measure   Measure     `json:"measure,omitzero"`
	Programme string      `json:"programme,omitempty"` // such as "pelatihan kerja"
	Document  string      `json:"document,omitempty"`  // it comes from: "Komitmen bersama 2021"
	Meeting   int         `json:"meeting,omitempty"`   // number of the meeting in which it was made
	Deadline  Date        `json:"deadline"`
	Planned   Date        `json:"planned,omitzero"`     // deadline of a term by its series, when Deadline was moved
	Begun     Date        `json:"begun"`                // when the present deadline was set: leads before it are none
	Leads     []int       `json:"leads,omitempty"`      // days before the deadline; empty is UsualLeads
	PastLeads []PastLeads `json:"past_leads,omitempty"` // those before them, the first ones first
	Parties   []Party     `json:"parties"`              // the lead SKPD first
	Repeat    Repeat      `json:"repeat,omitempty"`
	Anchor    int         `json:"anchor,omitempty"` // day of the month that a repeated deadline keeps to; 31 is the last day
	Series    int         `json:"series,omitempty"` // number of the first term, of later terms
	Term      int         `json:"term,omitempty"`   // from 1, of what repeats
	Next      int         `json:"next,omitempty"`   // number of the next term, once it was made
	CreatedBy string      `json:"created_by"`       // title of the office
	CreatedAt time.Time   `json:"created_at"`
	ClosedAt  time.Time   `json:"closed_at,omitzero"`
	Reason    string      `json:"reason,omitempty"` // why it was rejected or cancelled
}

// State is how far a commitment is as a whole. A state's value is its word.
type State string

// The states.
const (
	Draft     State = "usulan"  // awaits the secretariat
	Open      State = "terbuka" // some SKPD owes a report
	Closed    State = "selesai"
	Cancelled State = "dibatalkan" // also a draft that was turned down
)

// Origin is who has brought a draft in.
type Origin string

// The origins. Empty is the secretariat itself.
const (
	Proposal    Origin = "usulan" // of an SKPD
	Instruction Origin = "arahan" // of a leader
)

// Measure is what is to be reached: 200 "orang". The zero Measure is none.
type Measure struct {
	Target string `json:"target,omitempty"` // decimal with a point
	Unit   string `json:"unit,omitempty"`
}

// Repeat is how often a report comes again.
type Repeat string

// The repeats. Empty is once.
const (
	Monthly   Repeat = "bulanan"
	Quarterly Repeat = "triwulanan"
	HalfYear  Repeat = "semesteran"
	Yearly    Repeat = "tahunan"
)

// Party is one SKPD's part in a commitment.
type Party struct {
	SKPD       string          `json:"skpd"` // id
	Status     Status          `json:"status"`
	Progress   int             `json:"progress,omitempty"` // percent, 0 to 100
	Actual     string          `json:"actual,omitempty"`   // reached, in the unit of Measure; decimal with a point
	Note       string          `json:"note,omitempty"`     // of the last report
	Evidence   []Evidence      `json:"evidence,omitempty"`
	Until      Date            `json:"until,omitzero"`        // its own deadline, when that was moved
	Begun      Date            `json:"begun,omitzero"`        // when that was
	Reported   time.Time       `json:"reported,omitzero"`     // claimed done
	ReportedBy string          `json:"reported_by,omitempty"` // title of the office
	Verified   time.Time       `json:"verified,omitzero"`
	Reason     string          `json:"reason,omitempty"`  // why it was returned or waived
	Request    *Request        `json:"request,omitempty"` // awaits the secretariat
	Snoozes    map[string]Date `json:"snoozes,omitempty"` // id of an office → when it is to be reminded again
	Escalation *Escalation     `json:"escalation,omitempty"`
}

// Status is how far one SKPD is. A status's value is its word in files.
type Status string

// The statuses. Returned owes a report again.
const (
	Waiting  Status = "menunggu laporan"
	Running  Status = "berjalan"
	Reported Status = "dilaporkan selesai"
	Verified Status = "selesai (terverifikasi)"
	Returned Status = "dikembalikan"
	Waived   Status = "dikecualikan"
	Gone     Status = "dialihkan" // of an SKPD whose part is another's by now; never kept
)

// Owes tells whether the SKPD still has to report.
func (s Status) Owes() bool { return s == Waiting || s == Running || s == Returned }

// Settled tells whether nothing more is awaited of the SKPD.
func (s Status) Settled() bool { return s == Verified || s == Waived || s == Gone }

// Evidence is a picture or document that the messenger keeps.
type Evidence struct {
	File  string    `json:"file"` // the messenger's id
	Photo bool      `json:"photo,omitempty"`
	Name  string    `json:"name,omitempty"`
	By    string    `json:"by"` // title of the office
	At    time.Time `json:"at"`
}

// Request is what an SKPD has asked the secretariat for.
type Request struct {
	Kind   RequestKind `json:"kind"`
	Date   Date        `json:"date,omitzero"` // wanted, of an extension
	Reason string      `json:"reason"`
	By     string      `json:"by"` // title of the office
	At     time.Time   `json:"at"`
}

// RequestKind is what is asked for.
type RequestKind string

// The kinds of requests.
const (
	Extension RequestKind = "tenggat"    // another deadline
	NotOurs   RequestKind = "kewenangan" // it is not this SKPD's business
)

// Escalation is what the secretariat has decided about a party that is late.
type Escalation struct {
	Decision Decision  `json:"decision"`
	Deadline Date      `json:"deadline"` // for which it holds
	Reason   string    `json:"reason,omitempty"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
}

// Decision is what is done about a party that is late.
type Decision string

// The decisions.
const (
	RemindAgain Decision = "ingatkan"
	Forward     Decision = "teruskan" // to the leaders
	Hold        Decision = "tahan"    // with a reason; goes no further up for this deadline
)

// Lead is the SKPD that is responsible; empty when there is none.
func (c Commitment) Lead() string {
	if len(c.Parties) == 0 {
		return ""
	}
	return c.Parties[0].SKPD
}

// Party is an SKPD's part; nil when it has none.
func (c *Commitment) Party(skpd string) *Party {
	for i := range c.Parties {
		if c.Parties[i].SKPD == skpd {
			return &c.Parties[i]
		}
	}
	return nil
}

// PartOf is an SKPD's part as others read it: Gone when it has none any more.
func (c *Commitment) PartOf(skpd string) Party {
	if p := c.Party(skpd); p != nil {
		return *p
	}
	return Party{SKPD: skpd, Status: Gone}
}

// DeadlineOf is when a party has to report.
func (c Commitment) DeadlineOf(p Party) Date {
	if !p.Until.IsZero() {
		return p.Until
	}
	return c.Deadline
}

// TermsOf is what the stages of a party follow from.
func (c Commitment) TermsOf(p Party) Terms {
	t := Terms{Deadline: c.Deadline, Begun: c.Begun, Leads: c.Leads, PastLeads: c.PastLeads, Status: p.Status, Reported: p.Reported}
	if !p.Until.IsZero() {
		t.Deadline, t.Begun = p.Until, p.Begun
	}
	if p.Request != nil {
		t.Asked = p.Request.At
	}
	return t
}

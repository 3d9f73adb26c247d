package people

import (
	"cmp"
	"time"
)

// Role is what an office may do in its region.
type Role string

// The roles. A role's value is its word in commands.
const (
	Secretariat Role = "sekretariat" // of the TKPKD: records, verifies, invites
	Leader      Role = "pimpinan"    // bupati, wakil bupati, sekda
	Contact     Role = "narahubung"  // of one SKPD
	Head        Role = "kepala"      // of one SKPD
	BPS         Role = "bps"         // corrects figures
	Reader      Role = "pembaca"     // reads what the region's people make
)

// Roles are all of them, in the order of menus.
var Roles = [...]Role{Secretariat, Leader, Head, Contact, BPS, Reader}

// Office is a post in a region that somebody holds: the history stays with it when
// its holder changes.
type Office struct {
	ID     string    `json:"id"`
	Role   Role      `json:"role"`
	SKPD   string    `json:"skpd,omitempty"`   // id, of Contact and Head
	Title  string    `json:"title"`            // such as "Kepala DPMD" or "Plt. Kepala DPMD"
	Holder int64     `json:"holder,omitempty"` // the person; 0 when vacant
	Since  time.Time `json:"since"`            // of the holder
}

// SKPD is one department of a region.
type SKPD struct {
	ID      string   `json:"id"` // the abbreviation, folded: "dpmd"
	Abbr    string   `json:"abbr"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"` // other abbreviations, folded
}

// Seat is a place in the region's team.
type Seat struct {
	ID       string    `json:"id"`
	Unit     Unit      `json:"unit"`
	Position string    `json:"position"`       // "Ketua", "Sekretaris", "Anggota"
	Title    string    `json:"title"`          // the office that sits there, "Wakil Bupati"
	SKPD     string    `json:"skpd,omitempty"` // id
	Since    time.Time `json:"since"`
}

// Unit is a part of the team.
type Unit string

// The parts.
const (
	Coordination   Unit = "tkpkd"     // co-ordination team
	Implementation Unit = "pelaksana" // implementing unit below it
)

// Target is a planned value of an indicator in a year, from a planning document.
type Target struct {
	ID        string    `json:"id"`        // indicator, year and document
	Indicator string    `json:"indicator"` // p0, poor, line, p1 or p2
	Year      int       `json:"year"`
	Low       string    `json:"low"`            // decimal with a point, in the indicator's unit
	High      string    `json:"high,omitempty"` // of a range; empty for one value
	Document  string    `json:"document"`       // "RPJMD 2025–2029"
	Page      string    `json:"page"`
	By        string    `json:"by"` // title of the office that entered it
	At        time.Time `json:"at"`
}

// Group is a set of regions of a region's own making, for comparison and rank.
type Group struct {
	ID      string   `json:"id"` // the name, folded
	Name    string   `json:"name"`
	Members []string `json:"members"` // BPS codes
}

// DayOff is a day on which nobody is reminded.
type DayOff struct {
	Date string     `json:"date"` // YYYY-MM-DD
	Kind DayOffKind `json:"kind"`
	Name string     `json:"name"`
}

// DayOffKind says who has set a day off.
type DayOffKind string

// The kinds of days off. A kind's value is its word in commands.
const (
	National   DayOffKind = "nasional"
	Collective DayOffKind = "cuti"
	Local      DayOffKind = "daerah"
)

// Policy is what a region has settled for itself. The zero Policy is the usual one.
type Policy struct {
	Operator  string `json:"operator,omitempty"`   // controller of the data named by /privasi
	Planning  string `json:"planning,omitempty"`   // the planning agency's name, "Bapperida"
	Remind    int    `json:"remind,omitempty"`     // minutes after midnight for reminders; 0 is 08.30
	RemindR   int    `json:"remind_r,omitempty"`   // the same in Ramadan; 0 is 09.00
	Ramadan   []Span `json:"ramadan,omitempty"`    // entered by hand
	HeadStart int    `json:"head_start,omitempty"` // minutes that leaders have before groups, 0 to 60

	Trust      bool     `json:"trust,omitempty"`      // reports on commitments need no verification
	OpenNames  bool     `json:"open_names,omitempty"` // groups may see who is late
	Escalate   int      `json:"escalate,omitempty"`   // working days overdue before it goes up, 1 to 60; 0 is 7
	Programmes []string `json:"programmes,omitempty"` // of commitments; see ProgrammesOf

	Approval Approval `json:"approval,omitempty"` // of summaries of releases; see Approves
}

// Approval says which summaries of releases wait for a person before they go out.
type Approval string

// The rules of approval.
const (
	ApproveDoubtful Approval = "doubtful" // those about which something is doubtful; the usual rule
	ApproveAll      Approval = "on"
	ApproveNone     Approval = "off"
)

// Approves is the rule that holds.
func (p Policy) Approves() Approval { return cmp.Or(p.Approval, ApproveDoubtful) }

// Span is a stretch of days, both ends included, YYYY-MM-DD.
type Span struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Invite is what an invitation gives to the one who follows it.
type Invite struct {
	Office string    `json:"office,omitempty"` // id of an office to hold
	Since  time.Time `json:"since,omitzero"`   // of that office when it was offered: an office that changed hands since is not given
	Host   string    `json:"host,omitempty"`   // id of the office that invites; empty for an operator
	Hosted time.Time `json:"hosted,omitzero"`  // Since of that office: what it offered ends with its holder's time
	Until  time.Time `json:"until,omitzero"`   // when the invitation runs out
	Bind   bool      `json:"bind,omitempty"`   // binds the chat in which it is used to the region
	SKPD   string    `json:"skpd,omitempty"`   // with Bind: whose chat it is
	By     string    `json:"by"`               // title of the office that invites
}

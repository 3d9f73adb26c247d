package commitments

import "time"

// Meeting is one of the agenda: a co-ordination meeting or focus group.
type Meeting struct {
	Number    int               `json:"number"`
	Version   int               `json:"version"` // rises with every change
	Title     string            `json:"title"`
	Date      Date              `json:"date"`
	Start     int               `json:"start"`            // minutes after midnight in the region's zone
	End       int               `json:"end,omitempty"`    // the same; 0 is "s.d. selesai"
	Place     string            `json:"place,omitempty"`  // a place, a link, or both
	Letter    string            `json:"letter,omitempty"` // number of the official invitation
	Invited   []string          `json:"invited"`          // ids of SKPD
	Units     []string          `json:"units,omitempty"`  // parts of the team: tkpkd, pelaksana
	Answers   map[string]Answer `json:"answers,omitempty"`
	Files     []Attachment      `json:"files,omitempty"`
	Cancelled string            `json:"cancelled,omitempty"` // why
	Over      bool              `json:"over,omitempty"`      // it stands among the past ones
	CreatedBy string            `json:"created_by"`
	CreatedAt time.Time         `json:"created_at"`
	Set       Date              `json:"set,omitzero"`   // when its time was set anew
	Sets      int               `json:"sets,omitempty"` // how often its time or place was
	Was       Date              `json:"was,omitzero"`   // on which it was to be before that
	WasAt     int               `json:"was_at,omitempty"`
}

// Answer is what an SKPD says to an invitation.
type Answer struct {
	Comes Comes     `json:"comes"`
	Note  string    `json:"note,omitempty"` // who stands in, or why nobody comes
	By    string    `json:"by"`             // title of the office
	At    time.Time `json:"at"`
}

// Comes is whether an SKPD comes. Its value is its word in commands.
type Comes string

// The answers to an invitation.
const (
	Attends   Comes = "hadir"
	StandIn   Comes = "diwakili"
	NotComing Comes = "berhalangan"
	NoAnswer  Comes = ""
)

// Attachment is a document of a meeting that the messenger keeps.
type Attachment struct {
	Kind  string    `json:"kind"` // undangan, notula, daftar hadir, lampiran
	File  string    `json:"file"`
	Photo bool      `json:"photo,omitempty"`
	Name  string    `json:"name,omitempty"`
	By    string    `json:"by"`
	At    time.Time `json:"at"`
}

// Awaited is the moment at which those may come who have not heard yet that it was set
// anew; the zero Time when it was not.
func (m Meeting) Awaited(zone *time.Location) time.Time {
	if m.Was.IsZero() {
		return time.Time{}
	}
	return m.Was.At(m.WasAt, zone)
}

// Begins is the moment at which it begins.
func (m Meeting) Begins(zone *time.Location) time.Time { return m.Date.At(m.Start, zone) }

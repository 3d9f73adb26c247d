package commitments

import (
	"fmt"
	"time"
)

// Entry is one line of the history: who has done what, when.
type Entry struct {
	At     time.Time `json:"at"`
	Day    Date      `json:"day"` // of At, in the region's zone
	By     string    `json:"by"`  // title of the office; empty for the program itself
	What   What      `json:"what"`
	About  string    `json:"about"`          // AboutCommitment, AboutMeeting, or the command that changes a shelf: "libur"
	SKPD   string    `json:"skpd,omitempty"` // id
	From   string    `json:"from,omitempty"` // by What; of a part its Status
	To     string    `json:"to,omitempty"`
	Reason string    `json:"reason,omitempty"`
}

// What is what was done. bot/text has words for each.
type What string

// What can be done.
const (
	WasProposed   What = "proposed"
	WasRecorded   What = "recorded" // also a draft that was accepted; To is the title
	WasRejected   What = "rejected"
	WasCancelled  What = "cancelled"
	WasAmended    What = "amended" // To is "field: value"
	WasReported   What = "reported"
	WasProgress   What = "progress" // Reason is the note
	WasEvidence   What = "evidence" // Reason is the file's name
	WasVerified   What = "verified"
	WasReturned   What = "returned"
	WasWaived     What = "waived"
	WasMoved      What = "moved" // the deadline, or a meeting's "2027-01-12 09.00"; From and To are dates
	WasAsked      What = "asked" // for an extension; From and To are dates
	WasDisclaimed What = "disclaimed"
	WasGranted    What = "granted"   // a request; From and To are dates, or the Status and Waived
	WasRefused    What = "refused"   // a request; From is the date wanted, To the RequestKind
	WasReplaced   What = "replaced"  // one SKPD by another; From and To are ids
	WasSnoozed    What = "snoozed"   // From and To are dates
	WasEscalated  What = "escalated" // From and To are a Decision
	WasClosed     What = "closed"    // also a meeting whose day is over
	WasRenewed    What = "renewed"   // the next term was made; To is its number
	WasImported   What = "imported"
	WasAnswered   What = "answered" // an invitation; To is Comes
	WasAttached   What = "attached" // To is the Kind, Reason the file's name
	WasChanged    What = "changed"  // a shelf of the region; From and To in words
)

// AboutCommitment is the About of a commitment's entries.
func AboutCommitment(number int) string { return fmt.Sprintf("komitmen %d", number) }

// AboutMeeting is the About of a meeting's entries.
func AboutMeeting(number int) string { return fmt.Sprintf("agenda %d", number) }

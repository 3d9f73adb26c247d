// Package commitments knows who promised what by when: joint commitments of the
// departments (SKPD) of a region, the meetings in which they are made, which stage of
// a deadline is due, and what a date in Indonesian words means.
//
// It promises:
//   - A report is a claim until the secretariat verifies it. Each SKPD has its own
//     status; what one reports changes nothing of another's. A commitment closes when
//     the report of its lead SKPD is verified and every other is verified or waived.
//   - StageAt is pure. Told of a day that was slept over it answers the stage of the
//     present day, never those missed. A stage that falls on a day off comes on the
//     last working day before, with the true number of days left.
//   - Each stage has a Mark, so that a chat is told of it once. A moved deadline and a
//     snooze that came due give new marks: what was told of the old ones counts no more.
//     A snooze is one office's and silences nobody else.
//   - What repeats makes its next term in one write, so that there is never a second
//     one. An extension is of one term; the next keeps to the plan.
//   - Deadlines are civil dates in the region's own zone.
//   - Every change is written together with an Entry that says which office made it,
//     all or none. Two who change the same thing at once both succeed, one after the
//     other, or one hears ErrChanged.
//   - No names of persons: who acts is the title of an office.
//
// The room is pure: a store is an adapter's business, held to the promises by the
// contract in commitmentstest. Memory is the store of programs that keep nothing.
package commitments

package bot

import (
	"context"
	"slices"
	"strconv"

	"pantau/bot/commitments"
	"pantau/bot/text"
)

// candidate is something that a chat is told unless it was told before.
type candidate struct {
	lot  *lot
	item remindedItem
	mark string // known once it was told
}

// asksAtOnce is how many marks are asked about at a time.
const asksAtOnce = 500

// What is told besides reminders; see lotKey.
const (
	lotReminder = ""       // what the chat's SKPD owes
	lotHead     = "kepala" // what the head of an SKPD hears, when it is late for long
	lotReview   = "tinjau" // what awaits the secretariat
	lotLate     = "naik"   // what the secretariat decides about
)

// reminders makes letters of all that is due.
func (s *sweep) reminders(ctx context.Context) error {
	for c, err := range commitments.Each(ctx, s.Pledges, s.Region, commitments.Current) {
		if s.passes(err) {
			continue
		}
		if err != nil {
			return stored("reading the commitments", err)
		}
		if c.State == commitments.Open {
			s.commitment(c)
		}
		if len(s.asked) >= asksAtOnce {
			if err := s.sift(ctx); err != nil {
				return err
			}
		}
	}
	if err := s.sift(ctx); err != nil {
		return err
	}
	return s.post(ctx)
}

// commitment looks at the parts of all SKPD.
func (s *sweep) commitment(c commitments.Commitment) {
	if _, over := c.Renewed(s.today, s.program()); over {
		s.repeats = append(s.repeats, c.Number)
	}
	for _, p := range c.Parties {
		if d := c.DueOf(p, s.Now, s.days); p.Status.Owes() && d.Stage != commitments.Settled {
			s.owed(c, p, d)
		}
		if d := commitments.ReviewAt(c.TermsOf(p), s.Now, s.days); d.Stage == commitments.Review {
			s.toSecretariat(lotReview, c, p, d, "")
		}
		if c.GoesUp(p, s.Now, s.days, s.Calendar.Policy().EscalatesAfter()) {
			s.goesUp(c, p)
		}
	}
}

// owed reminds an SKPD. Where nobody can be reached for it the secretariat hears so,
// once before the deadline and once after it.
func (s *sweep) owed(c commitments.Commitment, p commitments.Party, d commitments.Due) {
	readers := s.of(p.SKPD)
	if len(readers) == 0 {
		mute := commitments.Due{Stage: "tanpa"}
		if d.Stage == commitments.Overdue {
			mute.Number = 1
		}
		s.toSecretariat(lotReview, c, p, mute, "")
	}
	for _, r := range readers {
		if s.open(r) && !commitments.SnoozedFor(p, r.office.ID, s.today) {
			s.ask(lotReminder, r, c, p, d, commitments.MarkFor(s.Region, c, p, r.office.ID, d, r.chat))
		}
	}
}

// goesUp tells of what is late for long: the head of the SKPD once for each deadline
// and decision, and the secretariat, week after week until it has decided.
func (s *sweep) goesUp(c commitments.Commitment, p commitments.Party) {
	d := c.DueOf(p, s.Now, s.days)
	for _, r := range s.desk.heads(p.SKPD) {
		if s.open(r) {
			any := commitments.Due{} // told as long as a report is owed
			s.ask(lotHead, r, c, p, any, commitments.MarkUp(s.Region, c, p, r.chat)+"/"+lotHead)
		}
	}
	week := c.WeeksUp(p, s.Now, s.days, s.Calendar.Policy().EscalatesAfter())
	s.toSecretariat(lotLate, c, p, d, "/"+strconv.Itoa(week))
}

// toSecretariat tells the secretariat of a part. What goes up has a mark of its own,
// with an end for each time that it is told.
func (s *sweep) toSecretariat(kind string, c commitments.Commitment, p commitments.Party, d commitments.Due, nth string) {
	for _, r := range s.secretariat {
		if !s.open(r) {
			continue
		}
		mark := commitments.Mark(s.Region, c, p, d, r.chat)
		if nth != "" {
			mark = commitments.MarkUp(s.Region, c, p, r.chat) + nth
		}
		s.ask(kind, r, c, p, d, mark)
	}
}

// ask notes a candidate.
func (s *sweep) ask(kind string, r recipient, c commitments.Commitment, p commitments.Party, d commitments.Due, mark string) {
	l := s.lot(kind, r)
	if len(l.marks) < mostTold {
		item := remindedItem{Number: c.Number, SKPD: p.SKPD, Stage: d.Stage}
		s.asked = append(s.asked, candidate{l, item, mark})
	}
}

// sift puts those candidates into their lots that were not told yet.
func (s *sweep) sift(ctx context.Context) error {
	for part := range slices.Chunk(s.asked, asksAtOnce) {
		marks := make([]string, len(part))
		for i, c := range part {
			marks[i] = c.mark
		}
		known, err := s.Mail.Marked(ctx, marks...)
		if err != nil {
			return stored("reading what was told", err)
		}
		for i, c := range part {
			if !known[i] {
				c.item.Seal = seal(c.mark)
				c.lot.take(c)
			}
		}
	}
	s.asked = s.asked[:0]
	return nil
}

// newTerms are the marks of a notice that tells a chat its SKPD's new deadline, so that
// it is not told once more as if it were new. Who speaks for several SKPD is told of all
// that have it by one notice.
func (m matter) newTerms(r recipient, d desk, results []text.Result) (marks []string) {
	if len(results) == 0 || results[0].What != commitments.WasGranted && results[0].What != commitments.WasMoved {
		return nil
	}
	own := m.pledge.TermsOf(m.party())
	for _, p := range m.pledge.Parties {
		terms, due := m.pledge.TermsOf(p), m.pledge.DueOf(p, m.Now, m.Calendar)
		same := p.SKPD == m.skpd || results[0].What == commitments.WasMoved && terms.Deadline == own.Deadline && terms.Begun == own.Begun
		if !same || due.Stage != commitments.Far {
			continue
		}
		for _, reads := range d.of(p.SKPD) {
			if reads.chat == r.chat {
				marks = append(marks, commitments.MarkFor(m.Region, m.pledge, p, reads.office.ID, due, r.chat))
			}
		}
	}
	return marks
}

package bot

import (
	"context"
	"slices"
	"strconv"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// notice is what somebody is told about a part in a commitment, or a draft. Empty tells
// nobody.
type notice string

// The notices. Those that await the secretariat are dropped when nothing does any more;
// that of a result says what was decided.
const (
	noticeReport  notice = "lapor"  // to the secretariat: a part was reported done
	noticeRequest notice = "minta"  // to the secretariat: another deadline, or it is not theirs
	noticeDraft   notice = "usul"   // to the secretariat: a draft
	noticeResult  notice = "hasil"  // to the SKPD, or to who has brought in a draft
	noticeForward notice = "pimpin" // to the leaders: a part that is late
)

// noticesLast is how long a notice may still be of use.
const noticesLast = 7 * 24 * time.Hour

// pledgeLetters puts the letters of a notice into the outbox: one a chat, at the hour
// that suits it. Who acts is not told, and who was told of the part the same day sees the
// message change instead.
func (t *talk) pledgeLetters(ctx context.Context, m matter, d desk, what notice, results ...text.Result) error {
	var letters []outbox.Letter
	for _, r := range m.readers(d, what) {
		if r.chat == t.From || r.chat == t.Chat.Chat && what == noticeResult {
			continue
		}
		if told, err := t.toldToday(ctx, m, r, what); err != nil || told {
			if err != nil {
				return err
			}
			continue
		}
		msg := chat.Message{Text: text.ReviewPlain()}
		if len(results) > 0 {
			msg = chat.Message{Text: text.Decision(results[0]), Buttons: resultButtons(m, results[0])}
		}
		marks, err := t.untoldMarks(ctx, m.newTerms(r, d, results))
		if err != nil {
			return err
		}
		if what == noticeResult && !t.tellsOnce(r.chat, msg.Text) && len(marks) == 0 {
			continue
		}
		due := r.settings.Next(people.Commitments, m.Calendar, m.Now)
		letters = append(letters, outbox.Letter{Key: noticeKey(m, what, r.chat), Priority: outbox.Reminder, To: r.id(), Kind: r.kind,
			Due: due, Expires: due.Add(noticesLast), Message: msg, Marks: marks})
	}
	if len(letters) == 0 {
		return nil
	}
	_, err := t.Mail.Put(ctx, letters...)
	return stored("keeping a notice", err)
}

// toldToday tells whether the secretariat has a message of today about the report of a
// part: that one changes.
func (t *talk) toldToday(ctx context.Context, m matter, r recipient, what notice) (bool, error) {
	if what != noticeReport || m.again {
		return false, nil
	}
	told, ok, err := t.Refs.Marked(ctx, r.chat, noticeName(m))
	return ok && commitments.DateOf(told.At.In(m.Calendar.Zone())) == m.Today(), stored("reading who was told", err)
}

// tellsOnce tells whether a chat has not been told these words by this update: who speaks
// for two SKPD hears once that the whole commitment is cancelled or moved.
func (t *talk) tellsOnce(to int64, words string) bool {
	key := strconv.FormatInt(to, 10) + " " + words
	if t.noticed == nil {
		t.noticed = map[string]bool{}
	}
	known := t.noticed[key]
	t.noticed[key] = true
	return !known
}

// untoldMarks are the marks with which no letter has gone in yet: a notice goes in
// whatever a reminder was quicker to tell.
func (t *talk) untoldMarks(ctx context.Context, marks []string) (untold []string, err error) {
	if len(marks) == 0 {
		return nil, nil
	}
	known, err := t.Mail.Marked(ctx, marks...)
	if err != nil {
		return nil, stored("reading what was told", err)
	}
	for i, mark := range marks {
		if !known[i] {
			untold = append(untold, mark)
		}
	}
	return untold, nil
}

// readers are those who are told. A report that nobody verifies is told to nobody.
func (m matter) readers(d desk, what notice) []recipient {
	switch what {
	case noticeReport, noticeRequest, noticeDraft:
		if what == noticeReport && m.party().Status != commitments.Reported {
			return nil
		}
		return d.secretariat()
	case noticeForward:
		return d.leaders()
	case noticeResult:
		if m.skpd != "" {
			return d.of(m.skpd)
		}
		return taking(slices.DeleteFunc(slices.Clone(d.held), func(r recipient) bool {
			return r.office.Title != m.pledge.CreatedBy
		}))
	}
	return nil
}

// resultButtons let an SKPD go on with what was sent back to it.
func resultButtons(m matter, r text.Result) [][]chat.Button {
	open := []chat.Button{openButton(m.Region, m.pledge.Number)}
	if r.What != commitments.WasReturned {
		return [][]chat.Button{open}
	}
	return [][]chat.Button{
		{m.say(text.ButtonReportDone(), "lapor selesai"), m.say(text.ButtonReportProgress(), "lapor progres")},
		append([]chat.Button{m.say(text.ButtonAddEvidence(), "lapor bukti")}, open...),
	}
}

// noticeWords find the words of a notice when its turn has come. What awaits nobody any
// more, and what its reader may not know any more, is dropped.
func (b *Bot) noticeWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	region, number, skpd, what, since, ok := keyNotice(l.Key)
	n, err := strconv.Atoi(number)
	if !ok || err != nil {
		return outbox.Words{Drop: true}, nil
	}
	h, err := b.hearing(ctx, region, l.To.Chat)
	if err != nil {
		return outbox.Words{}, err
	}
	if due := h.settings.Next(people.Commitments, h.Calendar, h.Now); due.After(h.Now) {
		return outbox.Words{Hold: due.Sub(h.Now)}, nil
	}
	c, ok, err := commitments.Find(ctx, b.Pledges, region, n)
	if err != nil || !ok {
		return outbox.Words{Drop: err == nil}, stored("reading a commitment", err)
	}
	m := matter{gathering{affairs: h.affairs}, c, skpd, false}
	if what != noticeResult && noticeSince(m, what) != since {
		return outbox.Words{Drop: true}, nil // it was taken back; another letter tells of the next
	}
	words, ok := m.noticed(h, what, l.Message)
	return outbox.Words{Message: words, Drop: !ok}, nil
}

// noticed are the words of a notice for a chat; ok is false when it is to hear nothing.
func (m matter) noticed(h hearing, what notice, decided chat.Message) (msg chat.Message, ok bool) {
	p := m.party()
	switch what {
	case noticeReport:
		ok = m.pledge.State == commitments.Open && p.Status == commitments.Reported
	case noticeRequest:
		ok = m.pledge.State == commitments.Open && p.Request != nil
	case noticeDraft:
		ok = m.pledge.State == commitments.Draft
	case noticeForward:
		msg = chat.Message{Text: text.Forwarded(m.view("")), Buttons: [][]chat.Button{{openButton(m.Region, m.pledge.Number)}}}
		return msg, m.pledge.State == commitments.Open && p.Status.Owes() && h.may("", people.Leader)
	case noticeResult:
		return decided, m.skpd == "" || h.may(m.skpd)
	}
	v := m.review(text.AwaitsYou())
	return chat.Message{Text: text.Review(v), Buttons: reviewButtons(m)}, ok && h.may("", people.Secretariat)
}

// noticeDelivered remembers which message told the secretariat of something to decide.
func (b *Bot) noticeDelivered(ctx context.Context, l outbox.Letter, at chat.Ref) {
	region, number, skpd, what, _, ok := keyNotice(l.Key)
	n, err := strconv.Atoi(number)
	if !ok || err != nil || what != noticeReport && what != noticeRequest && what != noticeDraft {
		return
	}
	m := matter{gathering{affairs: affairs{Region: region}}, commitments.Commitment{Number: n}, skpd, false}
	if err := b.Refs.Mark(ctx, dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}, noticeName(m)); err != nil {
		b.Log.Warn("which message told the secretariat is not kept", "error", err)
	}
}

// noticeName is what a message is known by that told the secretariat of a part.
func noticeName(m matter) string {
	return "tinjau " + m.Region + " " + strconv.Itoa(m.pledge.Number) + " " + m.skpd
}

// noticeEdits change what the secretariat was told of a part to what is true by now.
func (b *Bot) noticeEdits(ctx context.Context, m matter, d desk, except chat.Ref) (letters []outbox.Letter, err error) {
	for _, r := range d.secretariat() {
		told, ok, err := b.Refs.Marked(ctx, r.chat, noticeName(m))
		if err != nil {
			return nil, stored("reading where a notice stands", err)
		}
		ref := chat.Ref{Chat: told.Chat, Message: told.Message}
		if !ok || ref == except {
			continue
		}
		letters = append(letters, outbox.Letter{Key: editKey(m.Region, ref, m.pledge), Priority: outbox.Reminder, To: chat.ID{Chat: ref.Chat, Topic: r.topic}, Kind: r.kind,
			Expires: m.Now.Add(editsLast), Message: chat.Message{Text: text.Review(m.review("")), Buttons: reviewButtons(m), Edit: &ref}})
	}
	return letters, nil
}

// tellsDraft tells the secretariat of a draft that whoever speaks has just brought in.
func (t *talk) tellsDraft(ctx context.Context, a affairs, c commitments.Commitment) {
	t.tells(ctx, matter{gathering{affairs: a}, c, "", false}, noticeDraft)
}

package indicators

import "cmp"

// Page is what a book holds of one cell. Books differ in where they keep their
// pages, not in what becomes of them: that is decided here, so all agree. The
// zero Page is of a cell that the book has nothing of. What its fields point at
// is never changed.
type Page struct {
	Told    *Entry   // the entry that stands over the catalogue
	Held    *Entry   // the one that waits for a person
	News    *Entry   // what readers are to be told, see Waiting; Was is what they know
	Refused *Decimal // the held value that was dropped last
}

// Check tells whether an entry can stand in a book: its cell and values have the
// forms that a catalogue can hold. Errors wrap ErrData.
func (e Entry) Check() error {
	switch {
	case !e.Key().sound():
		return unfit("no cell %q, indicator %d, period %d-%d", e.Region, e.Indicator, e.Period.Year, e.Period.Month)
	case e.Held == "" && !fits(e.Indicator, e.Value):
		return unfit("%s cannot be %s", e.Key().ID(), e.Value)
	case e.Value.Places > maxPlaces, e.Was != nil && e.Was.Places > maxPlaces:
		return unfit("%s has too many decimals", e.Key().ID())
	}
	return nil
}

// Write puts an entry on the page. A held value that somebody has turned down is
// not held again, so a table that keeps saying it asks nobody twice. A
// table that says what an office has corrected changes nothing. What was told
// before goes into Was, and an entry of the same value keeps the reason of the
// correction that it confirms. News is only a value that the book has not told:
// two replicas that read the same table tell it once.
func (p Page) Write(e Entry, news bool) Page {
	if e.Held != "" {
		if p.Refused == nil || p.Refused.Cmp(e.Value) != 0 {
			p.Held = &e
		}
		return p
	}
	if p.standsAgainst(e) {
		return p
	}
	same := p.Told != nil && p.Told.Value.Cmp(e.Value) == 0
	if same {
		e.inherit(*p.Told)
	} else if p.Told != nil {
		e.Was = &p.Told.Value
	}
	p.Told = &e
	if same {
		return p
	}
	if waits := p.Waiting(); !news && waits == nil {
		p.News = nil
	} else {
		p.announce(e)
	}
	return p
}

// standsAgainst tells whether the page has a correction of what a table still
// says: the table was read before somebody made it.
func (p Page) standsAgainst(e Entry) bool {
	return e.Origin == FromAPI && p.Told != nil && p.Told.Origin == FromCorrection &&
		p.Told.Was != nil && p.Told.Was.Cmp(e.Value) == 0
}

// Waiting is what readers are still to be told, or nil. News of a value that came
// back before they heard of it is none.
func (p Page) Waiting() *Entry {
	if p.News == nil || p.News.Was != nil && p.News.Was.Cmp(p.News.Value) == 0 {
		return nil
	}
	return p.News
}

// inherit keeps what is known of an earlier entry of the same value: what was
// before it, and why an office changed it.
func (e *Entry) inherit(from Entry) {
	if e.Was == nil {
		e.Was = from.Was
	}
	if e.Reason == "" {
		e.Reason, e.By = from.Reason, cmp.Or(e.By, from.By)
	}
}

// announce has readers told of an entry instead of one that waits, from what they
// know. A value that has come back to that stays on the page, since somebody may
// just be telling the other.
func (p *Page) announce(e Entry) {
	if p.News != nil {
		e.Was = p.News.Was
	}
	p.News = &e
}

// Drop takes the held entry out, unless it has become another value meanwhile.
func (p Page) Drop(held Entry) Page {
	if p.Held != nil && p.Held.Value.Cmp(held.Value) == 0 {
		p.Held, p.Refused = nil, &held.Value
	}
	return p
}

// Tell notes what readers have been told. A value that has come meanwhile still
// waits, now as a change from that one.
func (p Page) Tell(told Entry) Page {
	if p.News == nil {
		return p
	}
	later := *p.News
	later.Was = &told.Value
	p.News = nil
	if later.Value.Cmp(told.Value) != 0 {
		p.News = &later
	}
	return p
}

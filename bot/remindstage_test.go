package bot_test

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/outbox"
	"pantau/bot/people"
)

// Signs of transcripts for what comes by itself, in region 6311:
//
//	! skpd dinsos disnaker              the region has these SKPD
//	! jabatan 2 narahubung dinsos       person 2 holds an office
//	! alih 2 6                          person 6 holds all offices of person 2
//	! ikat 2 dinsos                     group 2 is bound to the region, as the SKPD's; "-" is nobody's
//	! libur 2026-12-24 cuti Cuti bersama   a day off
//	! catat 2026-12-31 dinsos,dpmd Pelatihan kerja 200 orang   a commitment
//	! berkas F3 NIK;Nama|1;A            what the messenger keeps as F3; | ends a line
//	! hari 2026-12-24                   the day passes by, from its beginning or from now
//	! sampai 2026-12-31                 so do all days to that one

// dayStep is how often the program looks around while a day passes by.
const dayStep = 10 * time.Minute

// passes does what has to do with days, and answers what goes out.
func (s *stage) passes(words string) (out string, done bool) {
	what, rest, _ := strings.Cut(words, " ")
	parts := strings.Fields(rest)
	switch {
	case what == "skpd":
		s.hasSKPD(parts...)
	case what == "jabatan" && len(parts) > 1:
		s.holds(int64(s.count(parts[0])), people.Role(parts[1]), strings.Join(parts[2:], ""))
	case what == "alih" && len(parts) == 2:
		s.handsOver(int64(s.count(parts[0])), int64(s.count(parts[1])))
	case what == "ikat" && len(parts) == 2:
		s.binds(int64(s.count(parts[0])), strings.Trim(parts[1], "-"))
	case what == "libur" && len(parts) > 2:
		s.off(people.DayOff{Date: parts[0], Kind: people.DayOffKind(parts[1]), Name: strings.Join(parts[2:], " ")})
	case what == "catat" && len(parts) > 2:
		s.records(parts[0], strings.Split(parts[1], ","), strings.Join(parts[2:], " "))
	case what == "berkas" && len(parts) > 1:
		s.files[parts[0]] = []byte(strings.ReplaceAll(strings.Join(parts[1:], " "), "|", "\n"))
	case what == "hari" && len(parts) == 1:
		return s.day(s.date(parts[0])), true
	case what == "sampai" && len(parts) == 1:
		return s.until(s.date(parts[0])), true
	default:
		return "", false
	}
	return "", true
}

// wita is the time of region 6311.
func wita() *time.Location { return people.Zone("6311") }

func (s *stage) date(words string) commitments.Date {
	d, err := commitments.ParseISO(words)
	s.must(err)
	return d
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) hasSKPD(ids ...string) {
	for _, one := range people.CommonSKPDs() {
		if slices.Contains(ids, one.ID) {
			_, err := people.Save(s.t.Context(), s.people, "6311", one.ID, func(kept *people.SKPD) error { *kept = one; return nil })
			s.must(err)
		}
	}
}

func (s *stage) holds(person int64, role people.Role, skpd string) {
	title := map[people.Role]string{people.Contact: "Narahubung", people.Head: "Kepala", people.Secretariat: "Sekretaris TKPKD", people.Leader: "Sekda"}[role]
	abbr := ""
	for _, one := range people.CommonSKPDs() {
		if one.ID == skpd {
			abbr = one.Abbr
		}
	}
	o, err := people.Add(s.t.Context(), s.people, "6311", func(id string) people.Office {
		return people.Office{ID: id, Role: role, SKPD: skpd, Title: strings.TrimSpace(title + " " + abbr)}
	})
	s.must(err)
	_, err = people.Appoint(s.t.Context(), s.people, "6311", o.ID, person, s.now)
	s.must(err)
}

func (s *stage) handsOver(from, to int64) {
	held, err := people.OfficesOf(s.t.Context(), s.people, from)
	s.must(err)
	for _, h := range held {
		_, err := people.HandOver(s.t.Context(), s.people, h.Region, h.Office.ID, from, to, s.now)
		s.must(err)
	}
}

func (s *stage) binds(group int64, skpd string) {
	_, err := s.people.Change(s.t.Context(), -100*group, func(c *people.Settings) error {
		c.Talks, c.Greeted = string(chat.Group), true
		c.BindTo("6311", skpd)
		return nil
	})
	s.must(err)
	s.must(s.people.SetRegion(s.t.Context(), -100*group, "6311"))
}

func (s *stage) off(d people.DayOff) {
	_, err := people.Save(s.t.Context(), s.people, "6311", d.Date, func(kept *people.DayOff) error { *kept = d; return nil })
	s.must(err)
}

func (s *stage) records(deadline string, skpds []string, title string) {
	now := s.now.In(wita())
	c := commitments.Commitment{State: commitments.Open, Title: title, Deadline: s.date(deadline), Begun: commitments.DateOf(now), CreatedBy: "Sekretaris TKPKD", CreatedAt: now}
	for _, id := range skpds {
		c.Parties = append(c.Parties, commitments.Party{SKPD: id, Status: commitments.Waiting})
	}
	e := commitments.Entry{At: now, Day: commitments.DateOf(now), By: "Sekretaris TKPKD", What: commitments.WasRecorded}
	_, err := commitments.Add(s.t.Context(), s.pledges, "6311", e, c)
	s.must(err)
}

// day lets a day pass by.
func (s *stage) day(d commitments.Date) string {
	begin, end := d.In(wita()).UTC(), d.AddDays(1).In(wita()).UTC()
	if s.now.Before(begin) {
		s.now = begin
	}
	return cmp.Or(s.pass(end), "<< ( )\n")
}

// until lets all days pass by up to and including one.
func (s *stage) until(d commitments.Date) string {
	return cmp.Or(s.pass(d.AddDays(1).In(wita()).UTC()), "<< ( )\n")
}

// pass lets time pass by as the program does: it looks at the region when something
// was changed, or when a look said that there may be more.
func (s *stage) pass(end time.Time) string {
	var out strings.Builder
	round, version := bot.Round{}, int64(-1)
	for ; s.now.Before(end); s.now = s.now.Truncate(dayStep).Add(dayStep) {
		v, err := s.pledges.Version(s.t.Context(), "6311")
		s.must(err)
		if v != version || !s.now.Before(round.Next) {
			version = v
			round, err = s.bot.RemindRegion(s.t.Context(), "6311")
			s.must(err)
		}
		out.WriteString(s.arrives())
	}
	return out.String()
}

// arrives delivers what is due.
func (s *stage) arrives() string {
	var out strings.Builder
	waiting := append(s.waiting, s.mail.taken()...)
	s.waiting = nil
	for _, l := range waiting {
		at, m, due := s.comesUp(l)
		if !due {
			continue
		}
		out.WriteString("<< " + at + " " + s.place(l.To.Chat) + ":\n" + written(m))
	}
	return out.String()
}

// comesUp delivers a letter whose turn has come; others wait or are gone.
func (s *stage) comesUp(l outbox.Letter) (at string, m chat.Message, due bool) {
	if l.Due.After(s.now) {
		s.waiting = append(s.waiting, l)
		return "", m, false
	}
	words, err := s.bot.Words(s.t.Context(), l)
	s.must(err)
	switch {
	case words.Drop, l.Expires.Before(s.now):
		return "", m, false
	case words.Hold > 0:
		l.Due = s.now.Add(words.Hold)
		s.waiting = append(s.waiting, l)
		return "", m, false
	}
	m = words.Message
	checkData(s.t, m)
	s.stands(l, m)
	return s.now.In(wita()).Format("2006-01-02 15.04"), m, true
}

// stands keeps a message that has arrived.
func (s *stage) stands(l outbox.Letter, m chat.Message) {
	if m.Edit != nil {
		s.cards[*m.Edit] = m
		return
	}
	s.number++
	ref := chat.Ref{Chat: l.To.Chat, Message: s.number}
	s.cards[ref], s.last[l.To.Chat] = m, ref
	l.Message = m
	s.bot.Delivered(s.t.Context(), l, ref)
}

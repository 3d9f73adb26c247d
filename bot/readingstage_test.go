package bot_test

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"pantau/bot"
	"pantau/bot/outbox"
	"pantau/summaries"
)

// Signs of transcripts for releases and for what is brought to be read:
//
//	! laman https://contoh.go.id/1 Judul | Isi      a page of the web; any other is refused or gone
//	! ringkasan Judul | Isi | keraguan               what the next summary is; else it is made of the text
//	! terbit 6311 2026-11-20 Judul | Isi             a release that was told, of that day
//	! menunggu 6311 2026-11-20 Judul | Isi           one that waits for approval
//	! jadwal 6300 2027-01-15 Judul                   one that is dated ahead
//	! habis 1                                        the chat of person 1 has had read all that it may today
//	! sela 2m                                        so much time goes by, and what is due goes out

// paperwork is what the program around the bot does with releases and pages.
type paperwork struct {
	ledger summaries.Ledger
	pages  map[string]summaries.Page
	draft  *summaries.Summary // of the next summary
	quoted string             // what the next words reply to
	passed bool               // the next words are forwarded
}

func newPaperwork() paperwork {
	return paperwork{ledger: summaries.NewMemoryLedger(), pages: map[string]summaries.Page{}}
}

// serve has a bot do with it.
func (p *paperwork) serve(o *bot.Options) {
	o.Releases, o.Fetch, o.Summarise, o.ReadFile = p.ledger, p.fetch, p.summarise, readsFile
}

func (p *paperwork) fetch(_ context.Context, address string) (summaries.Page, error) {
	page, ok := p.pages[address]
	switch {
	case ok:
		return page, nil
	case !strings.HasPrefix(address, "http") || strings.Contains(address, "//10."):
		return page, fmt.Errorf("fetching: %w", summaries.ErrAddress)
	case strings.Contains(address, "besar"):
		return page, summaries.ErrTooLarge
	}
	return page, fmt.Errorf("fetching: %w", summaries.ErrGone)
}

// readsFile takes a file for its own text, unless it is broken.
func readsFile(_ context.Context, content []byte, _ string) (title, words string, err error) {
	if strings.HasPrefix(string(content), "%PDF-rusak") {
		return "", "", summaries.ErrUnreadable
	}
	return "", string(content), nil
}

// summarise says what the transcript has ordered, or the beginning of the text.
func (p *paperwork) summarise(_ context.Context, page summaries.Page, trace func(what, text string)) (summaries.Summary, error) {
	s := summaries.Summary{Title: cmp.Or(page.Title, "Naskah"), Text: cut(page.Text, 8), Method: summaries.ByTemplate}
	if p.draft != nil {
		s, p.draft = *p.draft, nil
	}
	s.Words = len(strings.Fields(s.Text))
	trace("hasil", s.Text)
	return s, nil
}

func cut(text string, words int) string {
	fields := strings.Fields(text)
	return strings.Join(fields[:min(len(fields), words)], " ")
}

// papers does what is said of releases and pages.
func (s *stage) papers(words string) (out string, done bool) {
	what, rest, _ := strings.Cut(words, " ")
	parts := strings.Split(rest, " | ")
	switch {
	case what == "laman" && len(parts) == 2:
		address, title, _ := strings.Cut(parts[0], " ")
		s.paper.pages[address] = summaries.Page{Title: title, Text: parts[1], Address: address, Date: "2026-11-20"}
	case what == "ringkasan" && len(parts) > 1:
		s.paper.draft = &summaries.Summary{Title: parts[0], Text: parts[1], Method: summaries.ByTemplate, Doubts: parts[2:]}
	case what == "terbit":
		s.releases(summaries.Announced, rest)
	case what == "menunggu":
		s.releases(summaries.Waiting, rest)
	case what == "jadwal":
		s.releases(summaries.Found, rest+" | -")
	case what == "habis":
		for range 20 {
			_, err := s.paper.ledger.Spend(s.t.Context(), summaries.DayOf(s.now), "chat/"+rest, 20)
			s.must(err)
		}
	case what == "sela":
		d, err := time.ParseDuration(rest)
		s.must(err)
		s.now = s.now.Add(d)
		return s.comesDue(), true
	default:
		return "", false
	}
	return "", true
}

// comesDue has those letters go out that have waited for their time.
func (s *stage) comesDue() string {
	var later []outbox.Letter
	var out strings.Builder
	for _, l := range s.waiting {
		if l.Due.After(s.now) {
			later = append(later, l)
			continue
		}
		words, err := s.bot.Words(s.t.Context(), l)
		s.must(err)
		if !words.Drop {
			out.WriteString("<< " + s.place(l.To.Chat) + ":\n" + written(words.Message))
		}
	}
	s.waiting = later
	return cmp.Or(out.String(), "<< ( )\n")
}

// releases puts a release into the ledger: "6311 2026-11-20 Judul | Isi".
func (s *stage) releases(state summaries.State, words string) {
	head, body, _ := strings.Cut(words, " | ")
	parts := strings.SplitN(head, " ", 3)
	if len(parts) != 3 {
		s.t.Fatalf("no release is %q", words)
	}
	r := summaries.Release{ID: "brs/" + parts[0] + "/" + parts[2], Kind: summaries.BRS, Source: "brs/" + parts[0], Origin: "BPS",
		Region: parts[0], Title: parts[2], Date: parts[1], Address: "https://www.bps.go.id/1"}
	i := summaries.Item{Release: r, State: state, FoundAt: s.now}
	if state != summaries.Found {
		i.Draft = &summaries.Summary{Title: parts[2], Text: body, Words: len(strings.Fields(body)), Method: summaries.ByTemplate}
		i.DraftAt = s.now
		i.Traces = []summaries.Trace{{At: s.now, What: "hasil", Text: body}}
	}
	if state == summaries.Announced {
		i.ToldAt = s.now
		s.now = s.now.Add(time.Second)
	}
	_, _, err := s.paper.ledger.Add(s.t.Context(), i)
	s.must(err)
}

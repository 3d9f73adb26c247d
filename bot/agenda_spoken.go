package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// agendaWords is what somebody says of meetings without a command.
type agendaWords struct {
	comes commitments.Comes // an answer to an invitation; empty is a question
	note  string            // who stands in, or why nobody comes
	days  int               // of a question: so many days from today; -1 is any day
	span  string            // of a question: other words for its days, "minggu ini"
}

// readAgendaWords reads "sy diwakili kabid", "hadir", "rakor bsk jam brp". It takes
// nothing else, since all other words are about figures or commitments.
func readAgendaWords(words string) (a agendaWords, ok bool) {
	fields := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' && r != '/'
	})
	for i := range fields {
		fields[i] = strings.TrimRight(fields[i], ".")
	}
	if len(fields) == 0 || len(fields) > 14 {
		return a, false
	}
	if a, ok = askedWords(fields); ok {
		return a, true
	}
	for len(fields) > 0 && slices.Contains(polite[:], fields[0]) {
		fields = fields[1:]
	}
	return answeredWords(fields)
}

// polite are words that stand before an answer and change nothing of it.
var polite = [...]string{"sy", "saya", "kami", "izin", "mohon", "insya", "allah", "insyaallah", "siap", "baik", "akan", "ulun", "dari", "ya", "inggih", "bisa", "dapat"}

// answeredWords reads an answer to an invitation.
func answeredWords(fields []string) (agendaWords, bool) {
	if len(fields) == 0 {
		return agendaWords{}, false
	}
	rest := fields[1:]
	switch fields[0] {
	case "hadir":
		ends := len(rest) == 0 || len(rest) <= 3 && slices.Contains([]string{"pak", "bu", "di", "rakor", "rapat", "bapak", "ibu"}, rest[0])
		return agendaWords{comes: commitments.Attends}, ends
	case "diwakili", "diwakilkan", "mewakilkan":
		note := cutAny(rest, "oleh", "kepada", "kpd", "ke")
		return agendaWords{comes: commitments.StandIn, note: strings.Join(note, " ")}, true
	case "berhalangan":
		note := cutAny(rest, "hadir", "karena", "krn", "sebab")
		return agendaWords{comes: commitments.NotComing, note: strings.Join(cutAny(note, "karena", "krn", "sebab"), " ")}, true
	case "tidak", "tdk", "tak", "ga", "gak", "belum", "blm":
		rest = cutAny(rest, "bisa", "dapat", "dpt")
		if len(rest) == 0 || rest[0] != "hadir" {
			return agendaWords{}, false
		}
		return agendaWords{comes: commitments.NotComing, note: strings.Join(cutAny(rest[1:], "karena", "krn", "sebab"), " ")}, true
	}
	return agendaWords{}, false
}

// cutAny takes one of the words off the beginning.
func cutAny(fields []string, words ...string) []string {
	if len(fields) > 0 && slices.Contains(words, fields[0]) {
		return fields[1:]
	}
	return fields
}

// askedWords reads a question about meetings: it names one, and asks when or where, or
// names a day that is near.
func askedWords(fields []string) (agendaWords, bool) {
	a, meeting, asks := agendaWords{days: -1}, false, false
	for i, w := range fields {
		switch w {
		case "rakor", "rapat", "agenda", "musrenbang", "fgd", "undangan":
			meeting = true
		case "jam", "pukul", "kapan", "kpn", "dimana", "mana", "brp", "berapa", "apa":
			asks = true
		case "besok", "bsk", "isuk":
			a.days, asks = 1, asks || i == len(fields)-1
		case "lusa":
			a.days, asks = 2, asks || i == len(fields)-1
		case "ini":
			if i > 0 && (fields[i-1] == "hari" || fields[i-1] == "hr") {
				a.days, asks = 0, asks || i == len(fields)-1
			}
		case "minggu", "pekan", "mgg", "bulan":
			if span := spanWords(fields[i:]); span != "" && (i == 0 || fields[i-1] != "hari") {
				a.span, asks = span, asks || i == len(fields)-2
			}
		}
	}
	return a, meeting && asks && len(fields) <= 7
}

// spanWords are words for a week or a month that begin what was said; empty for others.
func spanWords(fields []string) string {
	if len(fields) < 2 || fields[1] != "ini" && fields[1] != "depan" {
		return ""
	}
	if fields[0] == "mgg" {
		return "minggu " + fields[1]
	}
	return fields[0] + " " + fields[1]
}

// daysAsked are the days that a question is about; ok is false for any day.
func (a agendaWords) daysAsked(today commitments.Date) (days commitments.Span, ok bool) {
	if a.days >= 0 {
		return commitments.Span{From: today.AddDays(a.days), To: today.AddDays(a.days)}, true
	}
	return commitments.ReadSpan(a.span, today)
}

// spokenAgenda answers words about meetings, where the agenda may be read: what is
// asked from the agenda, and an answer to an invitation if there is one to answer.
func (t *talk) spokenAgenda(ctx context.Context) (chat.Reply, bool, error) {
	said, ok := readAgendaWords(t.words)
	if !ok {
		return chat.Reply{}, false, nil
	}
	region, may := t.readable(ctx)
	if !may {
		return chat.Reply{}, false, nil
	}
	t.command = "agenda"
	g, err := t.gatheringAt(ctx, region)
	if err != nil {
		return chat.Reply{}, false, err
	}
	items, err := t.coming(ctx, g)
	switch {
	case err != nil:
		return chat.Reply{}, false, err
	case said.comes == commitments.NoAnswer:
		days, ok := said.daysAsked(g.Today())
		r, err := t.askedAgenda(ctx, g, items, days, ok)
		return r, true, err
	}
	return t.saidAnswer(ctx, g, items, said)
}

// askedAgenda tells of the coming meetings of some days, or of the next one.
func (t *talk) askedAgenda(ctx context.Context, g gathering, items []text.AgendaItem, days commitments.Span, of bool) (chat.Reply, error) {
	words := ""
	if of {
		words = text.AgendaDays(days)
		items = slices.DeleteFunc(items, func(x text.AgendaItem) bool { return !days.Has(x.Meeting.Date) })
	}
	switch n := len(items); {
	case n == 0:
		return t.reply(text.AgendaNone(words)), nil
	case n == 1:
		return t.showMeeting(ctx, g, items[0].Meeting, "")
	case !of || n > agendaPage:
		return t.agendaList(ctx, g, false, 1)
	}
	var open []chat.Button
	for _, x := range items {
		n := strconv.Itoa(x.Meeting.Number)
		open = append(open, button("#"+n, "agenda", n, g.Region))
	}
	v := text.AgendaListView{Region: t.region(g.Region), Items: items, Days: words, Zone: g.Calendar.Zone().String()}
	return chat.Reply{Messages: []chat.Message{t.card(text.AgendaList(v), [][]chat.Button{open, {button(text.ButtonAgenda(), "agenda", g.Region)}})}}, nil
}

// saidAnswer takes words as the answer to the one invitation that whoever speaks can
// answer, and asks which where there are several. Where there is none they are other
// people's talk.
func (t *talk) saidAnswer(ctx context.Context, g gathering, items []text.AgendaItem, said agendaWords) (chat.Reply, bool, error) {
	own := g.mine()
	items = slices.DeleteFunc(items, func(x text.AgendaItem) bool {
		return !slices.ContainsFunc(own, func(id string) bool { return slices.Contains(x.Invited, id) })
	})
	if len(items) == 0 {
		return chat.Reply{}, false, nil
	}
	if len(items) > 1 {
		return t.askWhichMeeting(g, items, said), true, nil
	}
	args := []argument{{text: strconv.Itoa(items[0].Meeting.Number)}}
	for word := range strings.FieldsSeq(said.note) {
		args = append(args, argument{text: word})
	}
	r, err := t.answerMeeting(ctx, g, said.comes, args)
	return r, true, err
}

// askWhichMeeting asks which of several meetings an answer is for.
func (t *talk) askWhichMeeting(g gathering, items []text.AgendaItem, said agendaWords) chat.Reply {
	var rows [][]chat.Button
	for _, x := range items[:min(len(items), agendaPage)] {
		n := strconv.Itoa(x.Meeting.Number)
		b := button(text.AgendaChoice(x.Meeting), "agenda", string(said.comes), n, said.note, g.Region)
		if len(b.Data) > maxData {
			b = button(b.Label, "agenda", string(said.comes), n, g.Region)
		}
		rows = append(rows, []chat.Button{b})
	}
	m := t.card(text.AgendaWhich(), rows)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}
}

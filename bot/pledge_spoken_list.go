package bot

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// spokenList answers a question about commitments in free words, where those of the
// region may be read: "siapa yg blm lapor tw 3", "komitmen dinsos". done is false for all
// other words.
func (t *talk) spokenList(ctx context.Context) (r chat.Reply, done bool, err error) {
	of, ok := readWhoOwes(t.words)
	_, span := commitments.ReadSpan(of, commitments.DateOf(t.Now()))
	listed, asked := readListAsked(t.words)
	if ok && of != "" && !span && !asked {
		return chat.Reply{}, false, nil // it is not about commitments
	}
	if ok && (of == "" || span) {
		of = cmp.Or(of, text.FilterLate())
	} else if of = listed; !asked {
		return chat.Reply{}, false, nil
	}
	y, err := t.tenancy(ctx)
	if err != nil || !y.may {
		return chat.Reply{}, false, nil // figures are answered without the store
	}
	g, _, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return chat.Reply{}, false, err
	}
	if _, refusal := t.pledgesAsked(g, of); refusal != nil && refusal.Mistake {
		return chat.Reply{}, false, nil
	}
	t.command, t.words = "komitmen", of
	r, err = t.pledgeList(ctx, g, arguments(of))
	return r, true, err
}

// Words of questions about who has not reported.
var (
	whoWords    = []string{"siapa", "siapakah", "sapa", "mana", "daftar"}
	lateWords   = []string{"terlambat", "telat", "nunggak", "menunggak"}
	reportWords = []string{"lapor", "melapor", "laporan", "laporannya", "melaporkan", "dilaporkan", "ngelapor"}
	askedAside  = []string{"yg", "yang", "aja", "saja", "sj", "ya", "pak", "bu", "min", "utk", "untuk", "apa", "mohon", "info", "tolong", "dong", "ada", "kirim", "mengirim",
		"menyampaikan", "masih", "msh", "kah", "komitmen", "sampai", "skrg", "sekarang", "lihat", "cek", "tampilkan"}
)

// readWhoOwes reads a question about who has not reported, and the rest of it: the time
// for which reports are asked about.
func readWhoOwes(words string) (rest string, ok bool) {
	var left []string
	who, body, late, not, report := false, false, false, false, false
	for _, s := range sayings(words) {
		switch w := s.word; {
		case slices.Contains(whoWords, w):
			who = true
		case slices.Contains(lateWords, w):
			late = true
		case slices.Contains(notYetWords[:2], w):
			not = true
		case not && slices.Contains(reportWords, w):
			report = true
		case w == "skpd" || w == "opd" || w == "dinas":
			body = true
		case w == "apa" && body:
			who = true
		case !slices.Contains(askedAside, w):
			left = append(left, w)
		}
	}
	return strings.Join(left, " "), who && (late || not && report)
}

// readListAsked reads "komitmen dinsos", "daftar komitmen kami": which commitments are
// asked for, in the words of /komitmen.
func readListAsked(words string) (of string, ok bool) {
	var left []string
	for _, s := range sayings(words) {
		switch w := s.word; {
		case w == "komitmen" && !ok && len(left) == 0:
			ok = true
		case ok && slices.Contains([]string{"kami", "kita", "saya", "sy", "skpd"}, w):
		case !slices.Contains(askedAside, w) && w != "daftar":
			left = append(left, w)
		}
	}
	return strings.Join(left, " "), ok
}

package text

import (
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// RecapView is how the commitments of a region, or of some of its SKPD, stand.
type RecapView struct {
	Of     []string         // ids of the SKPD whose recap it is; empty is the whole region
	From   commitments.Date // first day of the week that it tells of; zero is no week
	Today  commitments.Date // in the region's zone
	Open   int              // commitments
	Late   int              // of them
	Done   int              // closed in the week, or in the year so far
	Next   commitments.Date // the next deadline; zero is none
	Number int              // of the commitment with that deadline
	Rows   []commitments.Share
	SKPDs  []people.SKPD
	Group  bool
}

// Recap is the message of /rekap, and the weekly one.
func Recap(v RecapView) string {
	var b strings.Builder
	b.WriteString(recapHead(v) + "\n")
	fmt.Fprintf(&b, "%d berjalan · %d selesai%s · %d lewat tenggat\n", v.Open, v.Done, recapSpan(v), v.Late)
	if !v.Next.IsZero() {
		b.WriteString(fmt.Sprintf("Tenggat berikutnya: #%d, %s", v.Number, CivilDate(v.Next)) + "\n")
	}
	switch {
	case len(v.Rows) > 0:
		b.WriteString(recapRows(v))
	case v.Group && len(v.Of) == 0:
		b.WriteString("Rincian dikirim kepada SKPD masing-masing.")
	}
	return strings.TrimRight(b.String(), "\n")
}

// recapHead names what the recap is of: "Rekap komitmen 21–27 Desember 2026".
func recapHead(v RecapView) string {
	head := "<b>Rekap komitmen "
	if len(v.Of) > 0 {
		var names []string
		for _, id := range v.Of {
			names = append(names, SKPDAbbr(v.SKPDs, id))
		}
		head += strings.Join(names, ", ") + " "
	}
	if v.From.IsZero() {
		return head + "per " + ShortDate(v.Today) + "</b>"
	}
	return head + DateSpan(v.From, v.From.AddDays(6)) + "</b>"
}

// DateSpan writes days from one to another: "21–27 Desember 2026".
func DateSpan(from, to commitments.Date) string {
	switch {
	case from.Year != to.Year:
		return ShortDate(from) + "–" + ShortDate(to)
	case from.Month != to.Month:
		return strings.TrimSuffix(ShortDate(from), fmt.Sprintf(" %d", from.Year)) + "–" + ShortDate(to)
	}
	return fmt.Sprintf("%d–%s", from.Day, ShortDate(to))
}

// recapSpan is the time in which what is done was closed, where the head does not say it.
func recapSpan(v RecapView) string {
	if v.From.IsZero() {
		return fmt.Sprintf(" sejak Januari %d", v.Today.Year)
	}
	return ""
}

// recapRows are the SKPD one after the other, for a narrow screen. Long lists fold.
func recapRows(v RecapView) string {
	const unfolded = 10
	var rows []string
	if len(v.Of) == 1 {
		return "\n" + upper(recapRow(v.Rows[0]))
	}
	for _, r := range v.Rows {
		rows = append(rows, "<b>"+SKPDAbbr(v.SKPDs, r.SKPD)+"</b>: "+recapRow(r))
	}
	head := "\n"
	if len(rows) > 1 {
		head = "\nMenurut SKPD, sejak Januari " + strconv.Itoa(v.Today.Year) + ":\n"
	}
	if len(rows) <= unfolded {
		return head + strings.Join(rows, "\n")
	}
	return head + "<blockquote expandable>" + strings.Join(rows, "\n") + "</blockquote>"
}

// recapRow tells of one SKPD's parts: how its reports came, what is open, and how much
// the secretariat has verified.
func recapRow(r commitments.Share) string {
	var words []string
	for _, part := range []struct {
		n    int
		what string
	}{{r.OnTime, "tepat waktu"}, {r.Late, "terlambat"}, {r.Open, "terbuka"}} {
		if part.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return strings.Join(words, ", ") + fmt.Sprintf(" · %d%% terverifikasi", r.Percent())
}

// RecapEmpty answers where nothing has been recorded yet.
func RecapEmpty(r indicators.Region) string {
	return "Belum ada komitmen yang dicatat untuk " + r.Full + "."
}

// RecapOwn tells somebody in a group, for their eyes only, how their own SKPD stands.
// It is plain text of at most 200 characters.
func RecapOwn(rows []commitments.Share, skpds []people.SKPD) string {
	var words []string
	for _, r := range rows {
		line := fmt.Sprintf("%s: %d menunggu laporan", chat.Plain(SKPDAbbr(skpds, r.SKPD)), r.Owing)
		if r.Owing == 0 {
			line = chat.Plain(SKPDAbbr(skpds, r.SKPD)) + ": tidak ada yang menunggu laporan"
		}
		if over := r.Owing - r.Open; over > 0 {
			line += fmt.Sprintf(", %d di antaranya lewat tenggat", over)
		}
		words = append(words, line)
	}
	if len(words) > 2 {
		words = words[:2]
	}
	return cutWords(strings.Join(words, ". ")+". Rinciannya: /komitmen di percakapan pribadi.", 200)
}

// RecapNoSKPD tells somebody who stands for no SKPD of the region.
func RecapNoSKPD() string {
	return "Anda belum terdaftar untuk suatu SKPD di wilayah ini. Mohon minta undangan kepada sekretariat (/peran)."
}

// ButtonAllOpen shows the commitments that are open.
func ButtonAllOpen() string { return "Komitmen terbuka" }

// ButtonOwn shows the commitments of one's own SKPD.
func ButtonOwn() string { return "Komitmen SKPD saya" }

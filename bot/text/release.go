package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/summaries"
)

// ReleaseView is a summary as readers see it.
type ReleaseView struct {
	Summary summaries.Summary
	Origin  string // publisher; "" is unknown
	Date    string // of release, YYYY-MM-DD; "" unknown
	Changed string // of a corrected one: what is beside its head; "" is as first told
}

// Release is a summary with its title, its cross-check and its source.
func Release(v ReleaseView) string {
	var parts []string
	if v.Summary.Title != "" {
		parts = append(parts, "<b>"+chat.Escape(v.Summary.Title)+"</b>")
	}
	if v.Summary.Text != "" {
		parts = append(parts, chat.Escape(v.Summary.Text))
	}
	if v.Summary.Method == summaries.ByTitle && v.Summary.Text == "" {
		parts = append(parts, "Ringkasan otomatis tidak tersedia; baca rilis asli.")
	}
	if line := CrossLine(v.Summary.Cross); line != "" {
		parts = append(parts, line)
	}
	if v.Changed != "" {
		parts = append(parts, "<i>"+chat.Escape(v.Changed)+"</i>")
	}
	if line := releaseSource(v); line != "" {
		parts = append(parts, line)
	}
	return strings.Join(parts, "\n")
}

// releaseSource names publisher and day.
func releaseSource(v ReleaseView) string {
	var of []string
	if v.Origin != "" {
		of = append(of, v.Origin)
	}
	if v.Date != "" {
		of = append(of, date(v.Date))
	}
	if len(of) == 0 {
		return ""
	}
	return "Sumber: " + chat.Escape(strings.Join(of, ", ")) + "; diringkas Pantau."
}

// CrossLine tells how the figures of a page stand against the tables: how many agree,
// and both values of each that does not. "" when the tables have none of them.
func CrossLine(cross []summaries.Cross) string {
	var differ []string
	agree := 0
	for _, c := range cross {
		if c.Agrees {
			agree++
		} else {
			differ = append(differ, crossWords(c))
		}
	}
	switch {
	case len(cross) == 0:
		return ""
	case len(differ) == 0 && agree == 1:
		return "Angkanya cocok dengan tabel BPS."
	case len(differ) == 0:
		return allOf(agree) + " angka cocok dengan tabel BPS."
	}
	more := len(differ) - mostDiffering
	line := strings.Join(differ[:min(len(differ), mostDiffering)], " ")
	if more > 0 {
		line += " " + upper(count(more)) + " angka lain juga berbeda."
	}
	if agree > 0 {
		line = upper(count(agree)) + " dari " + count(len(cross)) + " angka cocok dengan tabel BPS. " + line
	}
	return line
}

// mostDiffering is how many figures are told with both values.
const mostDiffering = 5

// allOf is a number of things that are all there are, at the beginning of a sentence.
func allOf(n int) string {
	words := map[int]string{2: "Kedua", 3: "Ketiga", 4: "Keempat", 5: "Kelima"}
	if word, few := words[n]; few {
		return word
	}
	return "Semua (" + count(n) + ")"
}

// crossWords tells both values.
func crossWords(c summaries.Cross) string {
	one := summaries.Checked{Claim: c.Claim, Verdict: summaries.Differs, Figure: &c.Figure, From: c.From, Value: c.Value}
	return upper(chat.Escape(claimMeans(one))) + ": tertulis " + chat.Escape(claimWords(c.Claim)) + ", tabel BPS " + chat.Escape(tableWords(one)) + "."
}

// The buttons of summaries.
func ButtonRead() string        { return "Baca" }
func ButtonFullFigures() string { return "Angka lengkap" }

// SummaryReport is a summary in a terminal, with all that led to it.
func SummaryReport(v ReleaseView) string {
	s := v.Summary
	lines := []string{chat.Plain(Release(v)), "", fmt.Sprintf("Cara: %s · %d kata", methodWords(s.Method), s.Words)}
	return strings.Join(append(lines, summaryLines(s)...), "\n")
}

// summaryLines are the figures of a summary, and what was left out and why.
func summaryLines(s summaries.Summary) []string {
	lines := section("Angka yang dipakai", claimLines(s.Claims))
	var derived []string
	for _, d := range s.Derived {
		derived = append(derived, fmt.Sprintf("%s: %s dari %s dan %s", d.Claim.Text, d.How, d.From[0].Text, d.From[1].Text))
	}
	lines = append(lines, section("Angka hitungan", derived)...)
	var dropped []string
	for _, d := range s.Dropped {
		dropped = append(dropped, claimWords(d.Claim)+": "+d.Reason)
	}
	lines = append(lines, section("Angka yang tidak dipakai", dropped)...)
	var refused []string
	for _, r := range s.Refused {
		refused = append(refused, methodWords(r.Method)+": "+strings.Join(r.Faults, "; "))
	}
	lines = append(lines, section("Naskah yang ditolak", refused)...)
	return append(lines, section("Mohon diperhatikan", s.Doubts)...)
}

func section(head string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	all := []string{"", head + ":"}
	for _, l := range lines {
		all = append(all, "  "+l)
	}
	return all
}

func claimLines(claims []summaries.Claim) (lines []string) {
	for _, c := range claims {
		lines = append(lines, claimWords(c)+": "+claimMeans(summaries.Checked{Claim: c})+" ("+string(c.Trust)+")")
	}
	return lines
}

func methodWords(m summaries.Method) string {
	return map[summaries.Method]string{summaries.ByModel: "model, angka dari sumber", summaries.ByTemplate: "templat",
		summaries.ByOne: "satu angka", summaries.ByTitle: "judul saja"}[m]
}

// indicatorOf is the indicator of a topic in words, or the topic itself.
func indicatorOf(t summaries.Topic) string {
	if i, ok := t.Indicator(); ok {
		return Indicator(i)
	}
	return string(t)
}

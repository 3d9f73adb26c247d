package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// TargetLine is a planned value beside what came of it.
type TargetLine struct {
	Target    people.Target
	Indicator indicators.Indicator
	Low, High indicators.Decimal // equal for a single value
	Actual    *indicators.Figure // of the target's year; nil when there is none
}

// TargetsView is what /target tells.
type TargetsView struct {
	Region  indicators.Region
	Lines   []TargetLine // by indicator, year and document
	Only    []indicators.Indicator
	Manages bool
}

// Targets tells a region's planned values beside the realised ones. What came of a
// plan is said in words; a figure with a caution is not judged, and neither is the
// poverty line.
func Targets(c *indicators.Catalogue, v TargetsView) (string, []indicators.Figure) {
	p := &page{c: c}
	p.line("<b>Target dan realisasi ", v.Region.Full, "</b>")
	if len(v.Lines) == 0 {
		p.gap()
		p.line("Belum ada target yang dicatat", ofIndicators(v.Only), ".")
	}
	last := indicators.Indicator(len(indicators.All))
	for _, l := range v.Lines {
		if l.Indicator != last {
			p.gap()
			p.line("<b>", upper(Indicator(l.Indicator)), "</b>")
			last = l.Indicator
		}
		p.targetLine(l)
	}
	if len(v.Lines) > 0 {
		p.gap()
		p.line("Target: dokumen perencanaan, dicatat oleh sekretariat TKPKD. Realisasi: BPS, Susenas. ", p.unconfirmed())
	}
	if v.Manages {
		p.gap()
		p.line("Mencatat: ", targetExample)
		p.line("Menghapus: <code>/target hapus p0 2027</code>")
	}
	return p.done()
}

const targetExample = "<code>/target p0 2027 4,10-4,35 “RPJMD 2025–2029” hlm 87</code>"

func ofIndicators(only []indicators.Indicator) string {
	if len(only) != 1 {
		return ""
	}
	return " untuk " + Indicator(only[0])
}

// targetLine tells one planned value and what came of it.
func (p *page) targetLine(l TargetLine) {
	p.line(strconv.Itoa(l.Target.Year), ": target <b>", planned(l), "</b>, ", document(l.Target))
	if l.Actual == nil {
		p.line("Realisasi ", strconv.Itoa(l.Target.Year), " belum ada di data Pantau.")
		return
	}
	p.line("Realisasi ", p.figure(*l.Actual), " (", shortPeriod(l.Actual.Period), "): <b>", outcome(l), "</b>")
}

// cardTargets tells below a card what was planned for the first of its indicators that
// has a target, by every document that plans it; /target lists all.
func (p *page) cardTargets(lines []TargetLine) {
	for i, l := range lines {
		if l.Indicator != lines[0].Indicator {
			p.line("Target lain: /target")
			return
		}
		if i == 0 {
			p.gap()
		}
		words := "Target " + shortName(l.Indicator) + " " + strconv.Itoa(l.Target.Year) + ": " + planned(l) + " (" + document(l.Target) + ")"
		if l.Actual != nil {
			words += ", " + outcome(l)
		}
		p.line(words)
	}
}

// planned writes a target's value or range with its unit.
func planned(l TargetLine) string {
	if l.Low.Cmp(l.High) == 0 {
		return l.Indicator.Number(l.Low) + unit(l.Indicator)
	}
	return l.Indicator.Number(l.Low) + "–" + l.Indicator.Number(l.High) + unit(l.Indicator)
}

func document(t people.Target) string {
	if t.Page == "" {
		return chat.Escape(t.Document)
	}
	return chat.Escape(t.Document) + " hlm. " + chat.Escape(t.Page)
}

// outcome says how the realised figure stands to the plan, whose ends belong to it.
// Less is better, but for the line, which is neither good nor bad.
func outcome(l TargetLine) string {
	f := *l.Actual
	if f.Flag != nil {
		return "tidak dinilai, " + caution(f)
	}
	above, below := f.Value.Sub(l.High), l.Low.Sub(f.Value)
	single := l.Low.Cmp(l.High) == 0
	var stands string
	switch {
	case above.Sign() > 0:
		stands = amount(l.Indicator, above) + " di atas target"
	case below.Sign() > 0:
		stands = amount(l.Indicator, below) + " di bawah target"
	case single:
		stands = "tepat sebesar target"
	default:
		stands = "di dalam rentang target"
	}
	switch {
	case l.Indicator == indicators.Line:
		return stands
	case above.Sign() > 0:
		return "belum tercapai, " + stands
	}
	return "tercapai, " + stands
}

// TargetHow says how a target is entered, and what is missing.
func TargetHow(missing []string) string {
	s := "Mohon sebutkan indikator, tahun, nilai atau rentang, dokumen dalam tanda kutip, dan halamannya: " + targetExample
	if len(missing) > 0 {
		s = "Belum ada: " + strings.Join(missing, ", ") + ".\n" + s
	}
	return s
}

// The parts of a target, as TargetHow names them.
const (
	PartIndicator = "satu indikator"
	PartYear      = "tahun"
	PartValue     = "nilai"
	PartDocument  = "dokumen"
	PartPage      = "halaman"
)

// BadTarget says that a planned value cannot be one of the indicator.
func BadTarget(i indicators.Indicator, words string) string {
	return "Nilai " + quote(words) + " tidak mungkin untuk " + Indicator(i) + ". " + plausible(i)
}

// TargetReversed says that a range begins with its lower end.
func TargetReversed(words string) string {
	return "Rentang " + quote(words) + " terbalik. Mohon tulis dari nilai yang lebih kecil, misalnya <code>4,10-4,35</code>."
}

// plausible says how a value of an indicator is written.
func plausible(i indicators.Indicator) string {
	return [...]string{
		indicators.P0:   "Satuannya persen, misalnya 4,35.",
		indicators.Poor: "Satuannya ribu orang, misalnya 6,42 untuk 6.420 orang.",
		indicators.Line: "Satuannya rupiah per kapita per bulan, misalnya 545.120.",
		indicators.P1:   "Nilainya indeks, misalnya 0,51.",
		indicators.P2:   "Nilainya indeks, misalnya 0,09.",
	}[i]
}

// TargetSaved confirms a target.
func TargetSaved(r indicators.Region, l TargetLine) string {
	return "Tersimpan. Target " + Indicator(l.Indicator) + " " + r.Full + " tahun " + strconv.Itoa(l.Target.Year) + ": <b>" + planned(l) + "</b> (" + document(l.Target) + ")."
}

// TargetChanged confirms a target that stood otherwise before.
func TargetChanged(r indicators.Region, was, is TargetLine) string {
	return TargetSaved(r, is) + " Semula " + planned(was) + " (" + document(was.Target) + ")."
}

// NoSuchTarget says that there is nothing planned for that year.
func NoSuchTarget() string {
	return "Target itu tidak ada. Mohon sebutkan indikator dan tahunnya, misalnya <code>/target hapus p0 2027</code>. Daftar: /target"
}

// RemoveTargetAsk asks before one of the targets is removed.
func RemoveTargetAsk(lines []TargetLine) string {
	words := "Target mana yang dihapus?"
	if len(lines) == 1 {
		words = "Hapus target ini?"
	}
	for _, l := range lines {
		words += "\n" + upper(shortName(l.Indicator)) + " " + strconv.Itoa(l.Target.Year) + ": " + planned(l) + " (" + document(l.Target) + ")"
	}
	return words
}

// ButtonRemoveTarget removes one of several targets.
func ButtonRemoveTarget(t people.Target) string { return "Hapus: " + t.Document }

// TargetRemoved confirms that there is no such target any more.
func TargetRemoved() string { return "Target itu sudah dihapus. Daftar: /target" }

package bot

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/bot/commitments"
	"pantau/indicators"
)

// What buttons and words ask of /lapor.
const (
	reportDone     = "selesai"
	reportProgress = "progres"
	reportEvidence = "bukti"
	reportTomorrow = "besok"
	reportDeadline = "tenggat"
	reportNotOurs  = "bukan"
	reportUndo     = "urung"
)

// reportVerbs are the words that call them.
var reportVerbs = map[string]string{
	"selesai": reportDone, "rampung": reportDone, "beres": reportDone, "tuntas": reportDone,
	"progres": reportProgress, "progress": reportProgress, "kemajuan": reportProgress,
	"bukti": reportEvidence, "berkas": reportEvidence, "lampiran": reportEvidence,
	"besok": reportTomorrow, "bsk": reportTomorrow, "tunda": reportTomorrow,
	"tenggat": reportDeadline, "perpanjang": reportDeadline, "perpanjangan": reportDeadline,
	"bukan": reportNotOurs, "urung": reportUndo, "urungkan": reportUndo,
}

// reportSaid is what was said to /lapor: "selesai 12", "12 dinsos 60% tinggal pelaporan".
type reportSaid struct {
	verb   string // what a verb means; empty when none was said
	number string // as said; empty when none was
	skpd   string // a word for the SKPD; empty when none was said
	rest   string
}

// readReport reads what was said to /lapor or /tinjau, whose verbs are given. skpd tells
// whether a word names an SKPD.
func readReport(args []argument, verbs map[string]string, skpd func(word string) bool) (s reportSaid) {
	for len(args) > 0 && !args[0].quoted {
		word := strings.ToLower(args[0].text)
		verb, isVerb := verbs[word]
		switch {
		case s.verb == "" && isVerb:
			s.verb = verb
		case s.number == "" && isNumber(strings.TrimPrefix(word, "#")):
			s.number = word
		case s.number == "" && slices.Contains(numberWords, strings.TrimSuffix(word, ".")) && len(args) > 1:
		case s.number != "" && s.skpd == "" && (word == noSKPD || strings.HasPrefix(word, "~") || skpd(word)):
			s.skpd = word
		default:
			s.rest = joined(args)
			return s
		}
		args = args[1:]
	}
	s.rest = joined(args)
	return s
}

// spokenOut is what was said with the verb that its free words have: "12 sdh selesai" is
// no progress, but reported done.
func (s reportSaid) spokenOut() reportSaid {
	var free spoken
	said := sayings(s.rest)
	if s.verb != "" || s.number == "" || len(said) == 0 || !free.postpones(s.rest, said) && !free.disclaims(s.rest, said) && !free.reportsDone(s.rest, said) {
		return s
	}
	s.verb, s.rest = free.verb, free.words()
	return s
}

// noSKPD stands in buttons in place of an SKPD, where the whole commitment is meant.
const noSKPD = "-"

// mostNoteLetters is how many characters a note or a reason may have.
const mostNoteLetters = 500

// fitsReason tells whether a reason was said, and no longer than one may be.
func fitsReason(reason string) bool {
	n := utf8.RuneCountInString(reason)
	return n > 0 && n <= mostNoteLetters
}

// progressSaid is what words report on the way.
type progressSaid struct {
	commitments.Progress
	beyond bool // a number that is no percentage, and no part of the measure
}

// readProgress reads what somebody reports on the way: a percentage ("60", "60%", "baru
// 60 persen, tinggal pelaporan"), how much of the measure is reached ("150 orang"), or a
// sentence, which is a note.
func readProgress(words string, m commitments.Measure) (p progressSaid) {
	words = oneLine(words)
	said := sayings(words)
	if p.reached(words, said, m) {
		return p
	}
	for at, one := range said {
		number, sign := strings.CutSuffix(one.word, "%")
		to, word := one.to, at+1 < len(said) && slices.Contains(percentWords, said[at+1].word)
		if word {
			to = said[at+1].to
		}
		if alone := len(said) == 1; isDecimal(number) && (sign || word || alone) {
			if strings.ContainsAny(words[one.from:one.from+1], "-+") || !p.percent(number) {
				p.beyond = true
				return p
			}
			p.Note = noteAround(words, one.from, to)
			return p
		}
	}
	p.Note = words
	return p
}

// percent takes a percentage; false when it is none.
func (p *progressSaid) percent(number string) bool {
	d, err := indicators.ReadNumber(number)
	share, readable := strconv.ParseFloat(d.String(), 64)
	if err != nil || readable != nil || share < 0 || share > 100 {
		p.beyond = true
		return false
	}
	n := int(math.Floor(share)) // never more than was said
	p.Percent = &n
	return true
}

// reached reads how much of a measure is reached: a number and its unit, or a number
// alone that cannot be a percentage. The share follows from the target.
func (p *progressSaid) reached(words string, said []saying, m commitments.Measure) bool {
	unit := sayings(m.Unit)
	if m.Unit == "" || len(unit) == 0 {
		return false
	}
	for at, one := range said {
		if !isDecimal(one.word) {
			continue
		}
		d, err := indicators.ReadNumber(one.word)
		if err != nil {
			continue
		}
		named := at+len(unit) < len(said) && slices.EqualFunc(unit, said[at+1:at+1+len(unit)], func(a, b saying) bool { return a.word == b.word })
		value, _ := strconv.ParseFloat(d.String(), 64)
		if !named && (len(said) > 1 || value <= 100) {
			continue
		}
		to := one.to
		if named {
			to = said[at+len(unit)].to
		}
		p.Actual, p.Note = d.String(), noteAround(words, one.from, to)
		p.Percent = shareOf(value, m.Target)
		return true
	}
	return false
}

// shareOf is how many percent of a target a value is, at most 100; nil when that cannot
// be told.
func shareOf(value float64, target string) *int {
	whole, err := strconv.ParseFloat(target, 64)
	if err != nil || whole <= 0 || value < 0 {
		return nil
	}
	n := int(min(math.Floor(100*value/whole), 100))
	return &n
}

// leadIns stand before a number and say no more than it does.
var leadIns = []string{"baru", "sdh", "sudah", "udah", "telah", "progres", "progress", "capai", "mencapai", "tercapai", "sekitar", "kurang", "lebih", "kira-kira", "sampai", "realisasi", "terealisasi", "kami", "saat", "ini", "masih", "selesai"}

// noteAround is what stands around a number, without words that only lead to it.
func noteAround(words string, from, to int) string {
	before := strings.TrimSpace(words[:from])
	if !slices.ContainsFunc(sayings(before), func(s saying) bool { return !slices.Contains(leadIns, s.word) }) {
		before = ""
	}
	behind := strings.TrimLeft(words[to:], " ,.;:-–)")
	return strings.TrimSpace(strings.TrimRight(before, " ,;:-–(") + " " + behind)
}

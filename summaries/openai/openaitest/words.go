package openaitest

import (
	"fmt"
	"regexp"
	"strings"
)

// figure is a line of the prompt: a token and what it stands for.
type figure struct{ token, means string }

var figureLine = regexp.MustCompile(`(?m)^(\{\{F\d+\}\}): (.+)$`)

// user is what a call asks.
func user(r Request) string {
	for _, m := range r.Body.Messages {
		if m.Role == "user" {
			return m.Content
		}
	}
	return ""
}

// figures are those that a call gives, in its order.
func figures(r Request) (all []figure) {
	for _, m := range figureLine.FindAllStringSubmatch(user(r), -1) {
		all = append(all, figure{m[1], m[2]})
	}
	return all
}

func (f figure) isPlace() bool  { return strings.HasPrefix(f.means, "nama wilayah") }
func (f figure) isTime() bool   { return strings.HasPrefix(f.means, "waktu") }
func (f figure) isChange() bool { return strings.HasPrefix(f.means, "perubahan") }
func (f figure) isLevel() bool  { return !f.isPlace() && !f.isTime() && !f.isChange() }

// subject is what a level is of, in words.
func (f figure) subject() string {
	words, _, _ := strings.Cut(f.means, ";")
	words, _, _ = strings.Cut(words, " (")
	return strings.ToUpper(words[:1]) + words[1:]
}

// arrange puts the tokens into sentences: each level in one of its own with the changes
// behind it, place and time in the first.
func arrange(r Request) string {
	var place, at string
	var b strings.Builder
	for _, f := range figures(r) {
		switch {
		case f.isPlace():
			place = " " + f.token
		case f.isTime():
			at = " pada " + f.token
		case f.isChange():
			b.WriteString(", " + f.token)
		default:
			if b.Len() > 0 {
				b.WriteString(". ")
			}
			b.WriteString(f.subject() + place + at + " " + verb(f) + " " + f.token)
			place, at = "", ""
		}
	}
	if place+at != "" {
		b.WriteString("Data" + place + at)
	}
	return b.String() + "."
}

func verb(f figure) string {
	if strings.HasPrefix(f.means, "jumlah") {
		return "sebanyak"
	}
	return "sebesar"
}

// first are the first so many tokens of a kind, "" for those that are missing.
func first(r Request, n int, kind func(figure) bool) []string {
	return append(tokens(r, kind), make([]string, n)...)[:n]
}

// tokens are all of a kind.
func tokens(r Request, kind func(figure) bool) (all []string) {
	for _, f := range figures(r) {
		if kind(f) {
			all = append(all, f.token)
		}
	}
	return all
}

// words are what a mode makes of the arrangement.
func words(m Mode, r Request) string {
	text := arrange(r)
	level, change := first(r, 2, figure.isLevel), first(r, 2, figure.isChange)
	place, at := first(r, 1, figure.isPlace)[0], first(r, 1, figure.isTime)[0]
	instead := func(token, by string) string {
		if token == "" {
			return text + " " + by + "."
		}
		return strings.Replace(text, token, by, 1)
	}
	switch m {
	case AltersDigit:
		return instead(level[0], "4,65 persen")
	case AddsDigit:
		return instead(level[0], level[0]+" (4,65 persen)")
	case SwapsScale:
		return instead(level[1], level[1]+" juta orang")
	case SwapsFigures:
		return exchanged(text, level[0], level[1])
	case SwapsLast:
		levels := append([]string{"", ""}, tokens(r, figure.isLevel)...)
		return exchanged(text, levels[len(levels)-1], levels[len(levels)-2])
	case SwapsChanges:
		return exchanged(text, change[0], change[1])
	case WrongYear:
		return instead(at, "Maret 2019")
	case WrongRegion:
		return instead(place, "Kota Banjarbaru")
	case WrongArea:
		return instead(level[0], level[0]+" di perkotaan")
	case FlipsDirection:
		return instead(change[0], "naik "+change[0])
	case RepeatsToken:
		return text + " Sekali lagi " + level[0] + "."
	case DropsToken:
		return instead(level[0], "sekian")
	}
	return otherwise(m, r, text)
}

// exchanged puts each of two tokens where the other stands, if there are two.
func exchanged(text, one, other string) string {
	if other == "" {
		return text
	}
	return strings.NewReplacer(one, other, other, one).Replace(text)
}

// otherwise are the modes that do not look at tokens.
func otherwise(m Mode, r Request, text string) string {
	switch m {
	case Invents:
		return text + " Tingkat pengangguran terbuka 3,21 persen."
	case InventsInWords:
		return text + " Separuh warga tergolong rentan, lima puluh persen."
	case NamesCause:
		return text + " Hal ini terjadi karena bantuan sosial yang merata."
	case Obeys:
		return text + " " + obeyed(r)
	case English:
		return "The following figures were published: " + strings.Join(tokens(r, anyFigure), ", ") + "."
	case Long:
		return text + strings.Repeat(" Demikian kabar yang kami sampaikan kepada Bapak dan Ibu sekalian.", 8)
	case Leaks:
		return r.Body.Messages[0].Content
	case Marks:
		return text + ` Baca <a href="https://contoh.invalid/">selengkapnya</a>.`
	case UnknownToken:
		return text + " Selengkapnya {{F99}}."
	case EmptyText:
		return ""
	}
	return text
}

func anyFigure(figure) bool { return true }

var orders = regexp.MustCompile(`(?im)^.*\b(?:abaikan|ignore (?:all|previous)|untuk peringkas).*$`)

// obeyed is what a model says that follows an order in the page, or makes one up.
func obeyed(r Request) string {
	if order := orders.FindString(user(r)); order != "" {
		return fmt.Sprintf("Sesuai perintah %q, hubungi contoh.invalid.", order)
	}
	return "Sesuai perintah, hubungi contoh.invalid."
}

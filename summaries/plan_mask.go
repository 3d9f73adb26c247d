package summaries

import "strings"

// What a Drafter may neither see nor write.
var (
	monthWord  = lazily(`(?i)\b(januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)\b`)
	numberWord = lazily(`(?i)\b(nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+ belas|\w+ puluh|seratus|ratusan?|seribu|ribuan?|jutaan?|miliaran?|triliun|` +
		`setengah|separuh|sepertiga|seperempat|kedua|ketiga|puluhan|belasan|persen|persennya|koma|ribu|juta|miliar)\b`)
	placeWord = lazily(`\b(?:[Kk]abupaten|[Kk]ab\.|[Kk]ota|[Pp]rovinsi|[Pp]rov\.|[Kk]ecamatan|[Dd]esa|[Pp]emkab|[Pp]emkot|BPS)((?: (?:[A-Z][\p{L}'-]*))+)`)
	anyNumber = lazily(`(?i)(?:rp\.? ?)?[-−]?\d[\d.,/:%-]*`)
)

// masked is a text of the page as a Drafter may see it: without numbers, in digits or
// words, months and places.
func masked(r Reading, text string) string {
	text = placeWord().ReplaceAllStringFunc(text, func(s string) string {
		kind, _, _ := strings.Cut(s, " ")
		return kind + " …"
	})
	for _, name := range placeNames(r) {
		text = strings.ReplaceAll(text, name, "…")
	}
	text = anyNumber().ReplaceAllString(text, "…")
	text = monthWord().ReplaceAllString(text, "…")
	text = numberWord().ReplaceAllString(text, "…")
	return strings.NewReplacer("{", "(", "}", ")").Replace(text)
}

// placeNames are the names of the places that the page speaks of, the longer ones first
// where one holds the other.
func placeNames(r Reading) (names []string) {
	add := func(p Place) {
		for _, name := range []string{p.Name, shortName(p.Name)} {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	add(r.Subject)
	for _, c := range r.Claims {
		add(c.Place)
	}
	for _, d := range r.Dropped {
		add(d.Claim.Place)
	}
	return names
}

// shortName is a region's name without its kind: "Balangan".
func shortName(full string) string {
	for _, kind := range []string{"Kabupaten ", "Kota ", "Provinsi "} {
		if short, ok := strings.CutPrefix(full, kind); ok {
			return short
		}
	}
	return full
}

package bot

import (
	"slices"
	"strings"

	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// behindWord is what stands behind the first word.
func behindWord(words string) string {
	at := strings.IndexAny(words, " \n")
	if at < 0 {
		return ""
	}
	return words[at:]
}

// fillPledge fills in what one line says, and answers what of it is unclear. That and the
// rest is asked for; where more than a title was said, only what is needed.
func fillPledge(g gathering, fields map[string]string, line commitments.Line) (again string) {
	var unclear []string
	if bad := badPledgeTitle(line.Title); bad != "" {
		unclear = append(unclear, bad)
	} else {
		fields["judul"] = line.Title
	}
	unclear = append(unclear, fillSKPD(g, fields, line.SKPDs)...)
	if bad := fillDay(fields, line.When, line.Day); bad != "" {
		unclear = append(unclear, bad)
	}
	m, measured := commitments.ParseMeasure(line.Title)
	brief := len(line.SKPDs) > 0 || line.When.Problem != commitments.NoDate
	if measured || brief {
		fields["target"] = strings.TrimSpace(m.Target + " " + m.Unit)
	}
	for _, name := range []string{"program", "dokumen", "berulang"} {
		if brief {
			fields[name] = ""
		}
	}
	if line.Repeat != "" {
		fields["berulang"] = string(line.Repeat)
	}
	return strings.Join(unclear, "\n")
}

// fillSKPD fills in the SKPD of one line, the first one as the lead.
func fillSKPD(g gathering, fields map[string]string, names []string) (unclear []string) {
	form := dialogue.Form{Fields: fields}
	var others []string
	clear := true // of the others
	for i, words := range names {
		id, again := oneSKPD(g.SKPDs, form, words)
		switch {
		case again != "":
			unclear, clear = append(unclear, again), clear && i == 0
		case i == 0:
			fields["utama"] = id
		case id != fields["utama"] && !slices.Contains(others, id):
			others = append(others, id)
		}
	}
	fields["dipilih"] = strings.Join(others, " ")
	if len(names) > 0 && clear {
		fields["pendukung"] = fields["dipilih"]
	}
	return unclear
}

// fillDay fills in the deadline of one line. Days that the words said for it can mean
// are offered when it is asked for.
func fillDay(fields map[string]string, when commitments.Reading, said string) (unclear string) {
	switch {
	case when.Problem == commitments.NoDate:
		return ""
	case when.Problem != "":
		return text.PledgeDayRefused(when.Problem)
	case !when.Date.IsZero():
		fields["tenggat"] = when.Date.String()
		return ""
	case len(when.Choices) == 0:
		return text.PledgeDayUnsaid(said)
	}
	fields["pilihan"] = said
	if _, next := fields["pendukung"]; !next || fields["utama"] == "" {
		return "" // of the SKPD is asked before
	}
	return dayUnclear(said, when)
}

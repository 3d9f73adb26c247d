package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// AskedAs is a proposal as a question in our own words, which are read like anybody's.
// Of the person's question it holds the names of regions and numbers alone.
func AskedAs(p indicators.Proposal) string {
	of, places := measures(p), strings.Join(p.Places, " dan ")
	when := proposedYears(p)
	within := proposedGroup(p, places)
	switch p.Op {
	case indicators.ProposeTrend:
		return joined("tren", of, places, orFiveYears(when))
	case indicators.ProposeChange:
		return joined("perubahan", of, places, when)
	case indicators.ProposeCompare:
		return joined("bandingkan", of, within, when)
	case indicators.ProposeRank:
		return joined("peringkat", of, within, when)
	case indicators.ProposeHighest:
		return joined(of, "tertinggi", within, when)
	case indicators.ProposeLowest:
		return joined(of, "terendah", within, when)
	case indicators.ProposeFallers:
		return joined("siapa yang turun paling banyak", of, within, when)
	case indicators.ProposeRisers:
		return joined("siapa yang naik paling banyak", of, within, when)
	case indicators.ProposeGap:
		return joined("selisih", of, places, "dengan provinsi", when)
	case indicators.ProposeYear:
		return joined(p.Value, "itu", of, "tahun berapa", places)
	case indicators.ProposeDefine:
		return joined("apa itu", of)
	case indicators.ProposeBelow:
		return joined("mana saja", orRegions(p, within), "yang", of, "di bawah", p.Value, when)
	case indicators.ProposeAbove:
		return joined("mana saja", orRegions(p, within), "yang", of, "di atas", p.Value, when)
	case indicators.ProposeSince:
		return joined("sejak kapan", of, places, "di bawah", p.Value)
	case indicators.ProposeUntil:
		return joined("sejak kapan", of, places, "di atas", p.Value)
	}
	return joined(of, places, when)
}

func joined(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// measures names the indicators of a proposal; P0 where none is.
func measures(p indicators.Proposal) string {
	if len(p.Indicators) == 0 {
		return IndicatorWord(indicators.P0)
	}
	words := make([]string, len(p.Indicators))
	for i, ind := range p.Indicators {
		words[i] = IndicatorWord(ind)
	}
	return strings.Join(words, " dan ")
}

// proposedYears writes the time of a proposal.
func proposedYears(p indicators.Proposal) string {
	var words []string
	switch {
	case p.Last > 0:
		words = append(words, strconv.Itoa(p.Last), "tahun terakhir")
	case p.From != 0 && p.To > p.From:
		words = append(words, strconv.Itoa(p.From)+"-"+strconv.Itoa(p.To))
	case p.From != 0:
		words = append(words, strconv.Itoa(p.From))
	}
	switch p.Month {
	case indicators.March:
		words = append(words, "maret")
	case indicators.September:
		words = append(words, "september")
	}
	return strings.Join(words, " ")
}

func orFiveYears(when string) string {
	if when == "" {
		return FiveYears()
	}
	return when
}

// proposedGroup writes the set of regions that is meant.
func proposedGroup(p indicators.Proposal, places string) string {
	switch {
	case p.Group == indicators.BanuaEnam:
		return "banua enam"
	case p.Group == indicators.Around:
		return "kabupaten sekitar " + places
	case p.Group == indicators.Provinces:
		return "provinsi se indonesia"
	case p.National && places == "":
		return "kabupaten kota se indonesia"
	case p.Group == indicators.Districts && places != "":
		return "kabupaten di " + places
	}
	return places
}

// orRegions is a group by its name, or the regions of a place.
func orRegions(p indicators.Proposal, within string) string {
	if p.Group == indicators.NoGroup && !p.National {
		return "kabupaten di " + within
	}
	return within
}

// ReadByModel says how a model has read a question, above the answer.
func ReadByModel(asked string) string {
	return "Pertanyaan ini saya pahami sebagai: <i>" + chat.Escape(asked) + "</i>. Bila bukan itu yang dimaksud, mohon tulis dengan kata lain."
}

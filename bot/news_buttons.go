package bot

import (
	"slices"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// newsButtons lead from the news to the cards of its regions or, where they are many,
// to the reader's own and to the rank within their province. They say commands with a
// slash: the answer is a message of its own, and the news stays.
func (t *talk) newsButtons(r reader, n news) (rows [][]chat.Button) {
	const most = 3
	var codes []string
	for _, cell := range n.Cells {
		codes = append(codes, cell.Region)
	}
	codes = slices.Compact(codes)
	year := ""
	if p, ok := indicators.ParsePeriod(n.Period); ok {
		year = yearWord(p)
	}
	for _, code := range codes {
		if len(codes) <= most || code == r.own {
			rows = append(rows, []chat.Button{t.cardOf(r, code, year)})
		}
	}
	districts := slices.DeleteFunc(codes, func(code string) bool { return people.ProvinceOf(code) == code })
	if len(codes) > most && r.kind() != chat.Channel && len(districts) > 0 {
		if province := people.ProvinceOf(districts[0]); province == people.ProvinceOf(districts[len(districts)-1]) {
			rows = append(rows, []chat.Button{button(text.ButtonRank(), "/peringkat", province, year)})
		}
	}
	return rows
}

// cardOf leads to a region's card. Nobody talks in a channel: there it leads to a
// private chat with the bot that is about the region.
func (t *talk) cardOf(r reader, code, year string) chat.Button {
	label := text.ButtonCard(t.Catalogue.ShortName(code))
	if r.kind() == chat.Channel {
		return chat.Button{Label: label, URL: "https://t.me/" + t.Username + "?start=" + people.Start{Region: code}.String()}
	}
	return button(label, "/indikator", code, year)
}
